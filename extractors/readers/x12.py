"""ANSI X12: one word per element, one row per segment, one page per transaction set."""

import re
from typing import NamedTuple

from docflow.errors import Quarantine
from docflow.schema.place import Page, Pages, Word
from docflow.schema.states import QuarantineCode
from extractors.contract import ReadOptions
from extractors.readers import _grid
from extractors.readers._x12_envelope import Segment, trouble

NAME = "x12"
RANK = 1
_ISA_LENGTH = 106
_MAX_SEGMENTS = 200_000
_SEGMENT_ID = re.compile(r"[A-Z][A-Z0-9]{1,2}", re.IGNORECASE)
_OPENING = re.compile(rb"ISA[^\w\s]|GS([^\w\s])[A-Z]{2}\1|ST([^\w\s])\d{3}\2", re.IGNORECASE)
_ELEMENT_WIDTH = 16
"""Characters between two elements on the grid."""


class _Marks(NamedTuple):
    element: str
    segment: str


def claims(data: bytes, name: str) -> bool:
    """An ISA or GS envelope, or a bare transaction set."""
    return _OPENING.match(data.lstrip(b"\xef\xbb\xbf \t\r\n")) is not None


def read(data: bytes, options: ReadOptions) -> Pages:
    """Every element with a ref such as "RMR04, segment 12"; the envelope stands on the page of the set it opens."""
    text = _decoded(data.lstrip(b"\xef\xbb\xbf \t\r\n"))
    pages, notes = pages_of(text)
    if len(pages) > options.max_pages:
        notes = (*notes, f"Only the first {options.max_pages} of {len(pages)} transaction sets were read.")
    return Pages(reader=NAME, pages=tuple(pages[: options.max_pages]), notes=notes)


def pages_of(text: str, first: int = 1) -> tuple[list[Page], tuple[str, ...]]:
    """A page for each set, numbered from `first`, and notes on the envelopes; raises Quarantine where there is none."""
    segments = _segments(text, _marks(text))
    return [_page(n, group) for n, group in enumerate(_sets(segments), first)], tuple(trouble(segments))


def _decoded(data: bytes) -> str:
    """UTF-8 where it is; else each byte is a character, a separator such as 0xA6 too."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _marks(text: str) -> _Marks:
    """The separators: fixed places of ISA say them, whatever they are (also a byte such as 0xA6)."""
    if text[:3].upper() == "ISA":
        element = text[3]
        at = _ISA_LENGTH - 1 if _is_fixed(text, element) else _loose_end(text, element)
        if at is None or at >= len(text):
            sentence = "The X12 interchange ends inside its ISA segment. Ask the sender for the file again."
            raise Quarantine(QuarantineCode.UNREADABLE, sentence)
        return _Marks(element, text[at])
    element = text[2]
    ends = re.search(rf"[~'\r\n](?=\s*[A-Z][A-Z0-9]{{1,2}}{re.escape(element)})", text, re.IGNORECASE)
    return _Marks(element, ends.group() if ends else "~")


def _is_fixed(text: str, element: str) -> bool:
    return len(text) >= _ISA_LENGTH and text[: _ISA_LENGTH - 1].count(element) == 16 and text[103] == element


def _loose_end(text: str, element: str) -> int | None:
    """Where ISA ends if somebody trimmed its padded elements: right after the one character of ISA16."""
    at = -1
    for _ in range(16):
        at = text.find(element, at + 1)
        if at < 0:
            return None
    return at + 2


def _segments(text: str, marks: _Marks) -> list[Segment]:
    segments: list[Segment] = []
    if text.count(marks.segment) > _MAX_SEGMENTS:
        raise Quarantine(QuarantineCode.LIMITS, f"The interchange has more than {_MAX_SEGMENTS:,} segments. Split it.")
    for part in text.split(marks.segment):
        elements = part.strip("\r\n \t").split(marks.element)
        if _SEGMENT_ID.fullmatch(elements[0]):
            elements[0] = elements[0].upper()
            segments.append(Segment(len(segments) + 1, elements))
    if not any(segment.elements[0] == "ST" for segment in segments):
        sentence = "The X12 interchange holds no transaction set. Ask the sender for the file again."
        raise Quarantine(QuarantineCode.UNREADABLE, sentence)
    return segments


def _sets(segments: list[Segment]) -> list[list[Segment]]:
    """Each transaction set with the envelope segments before it; what follows the last stays with the last."""
    sets: list[list[Segment]] = [[]]
    closed = False
    for segment in segments:
        if closed and segment.elements[0] in ("ISA", "GS", "ST"):
            sets.append([])
            closed = False
        sets[-1].append(segment)
        closed = closed or segment.elements[0] == "SE"
    return [group for group in sets if any(segment.elements[0] == "ST" for segment in group)]


def _page(number: int, segments: list[Segment]) -> Page:
    words = [word for row, segment in enumerate(segments) for word in _words(segment, row)]
    return _grid.page(number, words, "edi")


def _words(segment: Segment, row: int) -> list[Word]:
    name = segment.elements[0]
    words = [_grid.word(name, 0, row, bold=True, ref=f"{name}, segment {segment.number}")]
    values = [(f"{name}{index:02d}", value) for index, value in enumerate(segment.elements[1:], 1)]
    return words + list(_grid.spread(values, _ELEMENT_WIDTH, row, f", segment {segment.number}"))
