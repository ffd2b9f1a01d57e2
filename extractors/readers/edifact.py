"""UN/EDIFACT (ISO 9735): one word per component, one row per segment, one page per message.

The syntax is read here and not by a library, because a broken segment must not end the reading and every value needs
the number of its segment.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from docflow.errors import Quarantine
from docflow.schema.place import Page, Pages, Word
from docflow.schema.states import QuarantineCode
from extractors.contract import ReadOptions
from extractors.readers import _grid
from extractors.readers._decode import decoded
from extractors.readers._edifact_envelope import Segment, trouble

NAME = "edifact"
RANK = 1
_MAX_BYTES = 20_000_000
_MAX_SEGMENTS = 200_000
_BLANKS = " \t\r\n"
_TAG = re.compile(r"[A-Z]{3}")
_OPENING = re.compile(
    rb"UNA.{6}\s*UN[BGH]|UNB[^\w\s]UNO|UNG[^\w\s]|UNH[^\w\s].{1,20}?[^\w\s][A-Z]{6}[^\w]", re.IGNORECASE
)
_COLUMN = 12
"""Characters between two components on the grid."""
_CODECS = {
    "UNOC": "latin-1", "UNOD": "iso8859-2", "UNOE": "iso8859-5", "UNOF": "iso8859-7", "UNOG": "iso8859-3",
    "UNOH": "iso8859-4", "UNOI": "iso8859-6", "UNOJ": "iso8859-8", "UNOK": "iso8859-9", "UNOL": "iso8859-15",
    "UNOW": "utf-8", "UNOX": "utf-8", "UNOY": "utf-8",
}  # fmt: skip
"""Repertoires of ISO 9735 that are more than ASCII."""


class _Marks(NamedTuple):
    component: str = ":"
    element: str = "+"
    release: str = "?"
    segment: str = "'"


def claims(data: bytes, name: str) -> bool:
    """A service string advice, an interchange, or a bare message."""
    return _OPENING.match(data[:400].lstrip(b"\xef\xbb\xbf \t\r\n")) is not None


def read(data: bytes, options: ReadOptions) -> Pages:
    """Every component with a ref such as "MOA01.2, segment 12"; the envelope stands with the message it opens."""
    if len(data) > _MAX_BYTES:
        sentence = f"The interchange has {len(data):,} bytes; at most {_MAX_BYTES:,} are read. Split it."
        raise Quarantine(QuarantineCode.LIMITS, sentence)
    text, notes = _text(data)
    segments = _segments(text)
    messages = _messages(segments)
    kept = messages[: options.max_pages]
    notes = (*notes, *trouble(segments))
    if len(messages) > len(kept):
        notes = (*notes, f"Only the first {len(kept)} of {len(messages)} messages were read.")
    return Pages(reader=NAME, pages=tuple(_page(n, group) for n, group in enumerate(kept, 1)), notes=notes)


def _text(data: bytes) -> tuple[str, tuple[str, ...]]:
    """UTF-8 where it is, whatever UNB names: no other text looks like it. Else by the repertoire that UNB names."""
    told = re.search(rb"UNB.(UNO[A-Z])", data[:200], re.IGNORECASE | re.DOTALL)
    codec = _CODECS.get(told[1].decode("ascii").upper(), "utf-8") if told else "utf-8"
    for each in ("utf-8-sig", codec):
        try:
            return data.decode(each), ()
        except UnicodeDecodeError:
            continue
    text, notes = decoded(data)
    if told:
        notes = (*notes, "The letters are not of the character set that UNB01 names; they may be wrong.")
    return text, notes


def _marks(text: str) -> tuple[_Marks, str]:
    """The separators and the text behind UNA; without one those that UNB uses, whatever they are."""
    if text[:3].upper() == "UNA":
        release = "" if text[6] == " " else text[6]
        return _Marks(text[3], text[4], release, text[8]), text[9:]
    element = text[3]
    opening = re.match(rf"UNB{re.escape(element)}\w{{4}}(\W)", text, re.IGNORECASE)
    component = opening[1] if opening else ":"
    ends = re.search(rf"([^\w\s{re.escape(element + component)}])\s*(?:UN[GHT]|BGM){re.escape(element)}", text)
    return _Marks(component, element, "?", ends[1] if ends else "'"), text


def _segments(text: str) -> list[Segment]:
    marks, body = _marks(text.lstrip("\ufeff" + _BLANKS))
    segments: list[Segment] = []
    if body.count(marks.segment) > _MAX_SEGMENTS:
        raise Quarantine(QuarantineCode.LIMITS, f"The interchange has more than {_MAX_SEGMENTS:,} segments. Split it.")
    for number, elements in enumerate(_tokens(body, marks), 1):
        elements[0][0] = elements[0][0].strip(_BLANKS).upper()
        if _TAG.fullmatch(elements[0][0]):
            segments.append(Segment(number, elements))
    if not any(segment.tag == "UNH" for segment in segments):
        sentence = "The EDIFACT interchange holds no message. Ask the sender for the file again."
        raise Quarantine(QuarantineCode.UNREADABLE, sentence)
    return segments


def _tokens(text: str, marks: _Marks) -> Iterator[list[list[str]]]:
    """Elements of components of each segment; a released character is a plain one."""
    special = re.escape("".join(marks))
    released = rf"{re.escape(marks.release)}(?P<released>.)|" if marks.release else ""
    pattern = re.compile(rf"{released}(?P<mark>[{special}])|(?P<plain>[^{special}]+)", re.DOTALL)
    elements: list[list[str]] = [[""]]
    for match in pattern.finditer(text):
        mark = match["mark"]
        if mark == marks.segment:
            yield elements
            elements = [[""]]
        elif mark == marks.element:
            elements.append([""])
        elif mark == marks.component:
            elements[-1].append("")
        else:
            elements[-1][-1] += match["plain"] or (match["released"] if marks.release else "") or ""
    if elements[0][0].strip(_BLANKS):
        yield elements


def _messages(segments: list[Segment]) -> list[list[Segment]]:
    """Each message with the envelope segments before it; what follows the last stays with the last."""
    groups: list[list[Segment]] = [[]]
    closed = False
    for segment in segments:
        if segment.tag == "UNH" and any(one.tag == "UNH" for one in groups[-1]):
            closed = True
        if closed and segment.tag in ("UNB", "UNG", "UNH"):
            groups.append([])
            closed = False
        groups[-1].append(segment)
        closed = closed or segment.tag == "UNT"
    return [group for group in groups if any(segment.tag == "UNH" for segment in group)]


def _page(number: int, segments: list[Segment]) -> Page:
    words = [word for row, segment in enumerate(segments) for word in _words(segment, row)]
    return _grid.page(number, words, "edi")


def _words(segment: Segment, row: int) -> Iterator[Word]:
    yield _grid.word(segment.tag, 0, row, bold=True, ref=f"{segment.tag}, segment {segment.number}")
    values = [
        (f"{segment.tag}{index:02d}{f'.{part}' if part > 1 else ''}", value)
        for index, components in enumerate(segment.elements[1:], 1)
        for part, value in enumerate(components, 1)
    ]
    yield from _grid.spread(values, _COLUMN, row, f", segment {segment.number}")
