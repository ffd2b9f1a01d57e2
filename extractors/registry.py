"""Finds every reader and extractor by looking into their folders: a new file is its own registration."""

import heapq
import importlib
import itertools
import pkgutil
from collections.abc import Iterator
from functools import cache
from types import ModuleType
from typing import cast

from PIL import Image

import extractors
from docflow.errors import Quarantine
from docflow.schema.place import Pages
from docflow.schema.records import Extraction, Kind, Other
from docflow.schema.states import QuarantineCode
from extractors.calibration.model import calibrated
from extractors.contract import LEAST_CLAIM, Extractor, Hints, Reader, ReadOptions
from extractors.fields.bank_change import bank_change, review_of
from extractors.messages.segments import is_message
from extractors.papers.because import because
from extractors.papers.paper import Paper
from extractors.papers.recalled import recalled

_ROOMS = ("remittance", "invoice", "dispute", "statement", "other")

_NOT_OPENED = {
    b"7z\xbc\xaf\x27\x1c": "a 7z archive",
    b"Rar!\x1a\x07": "a RAR archive",
    b"\x1f\x8b\x08": "a gzip archive",
}
"""Formats that are told by name, since their senders can easily send another."""


@cache
def readers() -> tuple[Reader, ...]:
    """All readers, those that know most about their carrier first (RANK, 0 unless the module says otherwise)."""
    found = [module for module in _modules("readers") if hasattr(module, "claims") and hasattr(module, "read")]
    return tuple(cast(Reader, module) for module in sorted(found, key=lambda module: -getattr(module, "RANK", 0)))


@cache
def extractors_found() -> tuple[Extractor, ...]:
    """All extractors of all rooms."""
    modules = (module for room in _ROOMS for module in _modules(room))
    return tuple(
        cast(Extractor, module) for module in modules if hasattr(module, "claim") and hasattr(module, "extract")
    )


def reader_of(data: bytes, name: str) -> Reader:
    """The reader for these bytes; raises Quarantine for an empty file and for a carrier that nobody reads."""
    if not data:
        raise Quarantine(QuarantineCode.UNREADABLE, "The file is empty (0 bytes). Ask the sender for it again.")
    if foreign := next((what for start, what in _NOT_OPENED.items() if data.startswith(start)), ""):
        sentence = f"It is {foreign}, which docflow does not open. Ask the sender for a PDF, a sheet or a zip archive."
        raise Quarantine(QuarantineCode.TYPE, sentence)
    for reader in readers():
        if reader.claims(data, name):
            return reader
    sentence = (
        "This kind of file cannot be read. Known are "
        f"{', '.join(sorted(reader.NAME for reader in readers()))}; ask the sender for a PDF or a sheet."
    )
    raise Quarantine(QuarantineCode.TYPE, sentence)


def read(data: bytes, name: str, options: ReadOptions | None = None) -> Pages:
    """Bytes to words; raises Quarantine with a sentence for a person."""
    return with_unread_noted(reader_of(data, name).read(data, options or ReadOptions()))


def pictures(
    data: bytes, name: str, pages: Pages, options: ReadOptions, dpi: float | None = None
) -> Iterator[tuple[int, Image.Image]]:
    """Page number and picture as displayed, of carriers that have pages to draw; about 110 dpi if nothing is said."""
    draw = getattr(reader_of(data, name), "pictures", None)
    if draw is not None:
        yield from draw(data, pages, options, *(() if dpi is None else (dpi,)))


def with_unread_noted(pages: Pages) -> Pages:
    """Says which pages are pictures that were not recognised, if any."""
    unread = [page.number for page in pages.pages if page.unread]
    if not unread:
        return pages
    which = (
        f"Page {unread[0]} is a picture" if len(unread) == 1 else f"{len(unread)} pages ({_spans(unread)}) are pictures"
    )
    return pages.model_copy(update={"notes": (*pages.notes, f"{which} whose text was not recognised.")})


def _spans(numbers: list[int]) -> str:
    """1, 2, 3, 7 -> "1-3, 7"."""
    parts: list[list[int]] = []
    for number in numbers:
        if parts and parts[-1][-1] == number - 1:
            parts[-1] = [parts[-1][0], number]
        else:
            parts.append([number])
    return ", ".join("-".join(str(number) for number in part) for part in parts)


def extract(pages: Pages, hints: Hints | None = None) -> list[Extraction]:
    """The records of the kind that claims the document most surely; at least one, `other` if nobody does.

    EDI messages of one file are documents of their own.
    """
    known = hints or Hints()
    return [record for part in _documents(pages) for record in _extracted(Paper(part, known.memory), known)]


def _documents(pages: Pages) -> Iterator[Pages]:
    """Each EDI message, whatever carried it, and what stands between them."""
    for message, group in itertools.groupby(pages.pages, is_message):
        if not message:
            yield pages.model_copy(update={"pages": tuple(group)})
            continue
        for page in group:
            yield pages.model_copy(update={"reader": "message", "pages": (page,)})
    if not pages.pages:
        yield pages


def _extracted(paper: Paper, known: Hints) -> list[Extraction]:
    ranked = _surest_first(paper, known)
    for extractor in ranked:
        if found := extractor.extract(paper, known):
            if any(isinstance(one.record, Other) and one.record.subtype == "statement" for one in found):
                found = _with_rival_noted(found, next(ranked, None))
            return calibrated(with_bank_change_noted(recalled(paper, _reasoned(found, paper)), paper))
    return with_bank_change_noted([_unknown(paper.pages)], paper)


def _with_rival_noted(found: list[Extraction], rival: Extractor | None) -> list[Extraction]:
    """A list of invoices that is set aside as somebody's account, though it may pay them, is shown to a person."""
    room = str(getattr(rival, "__name__", "other")).split(".")[-2 if rival is not None else 0]
    if room == "other":
        return found
    asked = f"It was taken for a statement of account; it may be a {room}."
    return [each.model_copy(update={"review": (*each.review, asked)}) for each in found]


def _reasoned(found: list[Extraction], paper: Paper) -> list[Extraction]:
    """With the reasons why the paper is taken for this; an extractor may have said them itself."""
    return [one if one.because else one.model_copy(update={"because": because(one.kind, paper)}) for one in found]


def _reads(extractor: Extractor, reader: str) -> bool:
    """Whether it takes what this reader read; a syntax with extractors of its own is none of the others' business."""
    own: tuple[str, ...] = getattr(extractor, "READERS", ())
    return reader in own or not (own or reader in _own_readers())


@cache
def _own_readers() -> frozenset[str]:
    """Readers that some extractors name as the only ones they take."""
    return frozenset(name for extractor in extractors_found() for name in getattr(extractor, "READERS", ()))


def _surest_first(paper: Paper, hints: Hints) -> Iterator[Extractor]:
    """Extractors by their claims. One that cannot claim more than another did is asked only when its turn comes."""
    found = [extractor for extractor in extractors_found() if _reads(extractor, paper.pages.reader)]
    waiting = [(-getattr(extractor, "MOST", 1.0), n, False) for n, extractor in enumerate(found)]
    heapq.heapify(waiting)
    while waiting:
        worth, n, asked = heapq.heappop(waiting)
        if -worth < LEAST_CLAIM:
            return
        if asked:
            yield found[n]
        else:
            heapq.heappush(waiting, (-found[n].claim(paper, hints), n, True))


def with_bank_change_noted(found: list[Extraction], paper: Paper) -> list[Extraction]:
    """News of other bank details is told to a person whatever else the document is."""
    pages = range(min(20, len(paper.pages.pages)))
    told = bank_change(line.text for page in pages for line in paper.lines(page))
    if told is None:
        return found
    return [_alarmed(each, told) for each in found]


def _alarmed(found: Extraction, told: str) -> Extraction:
    said = any("new bank details" in sentence for sentence in found.review)
    review = found.review if said else (*found.review, review_of(told))
    return found.model_copy(update={"bank_change": told, "review": review})


def _unknown(pages: Pages) -> Extraction:
    empty = not any(page.words for page in pages.pages)
    sentence = (
        "No text was found on any page."
        if empty
        else "The document is neither a remittance, an invoice, a dispute nor a statement that docflow knows."
    )
    notes = (*pages.notes, *(note for page in pages.pages for note in page.notes))
    return Extraction(kind=Kind.OTHER, confidence=0.5, review=(sentence, *notes), record=Other())


def _modules(room: str) -> Iterator[ModuleType]:
    package = importlib.import_module(f"{extractors.__name__}.{room}")
    for module in pkgutil.iter_modules(package.__path__):
        if not module.name.startswith("_"):
            yield importlib.import_module(f"{package.__name__}.{module.name}")
