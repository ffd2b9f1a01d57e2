"""Columns of a table marked by a person: a first guess where they stand, and the lines that are read under them."""

import itertools
import re
from collections.abc import Collection, Iterator, Sequence

from docflow.rules.confidence import record_confidence
from docflow.rules.keys import folded
from docflow.rules.proof import faults, prove
from docflow.schema.memory import ROLES, MarkedTable
from docflow.schema.place import Box, Page, Word
from docflow.schema.records import Extraction, Remittance

_GAP = 5.0
"""Points of white over all rows that part two columns."""
_NEAR = 4.0
"""Heights of a word from one row of a table to the next."""
_AMOUNT = re.compile(r"[^\w\s]*\d[\d.,'’]*[.,]\d\d\D{0,3}")
_MARGIN = 2.0
_NUMBER = "document_number"


def proposed(page: Page, extraction: Extraction | None, owed: Collection[str] = ()) -> MarkedTable:
    """Where a table and its columns seem to stand: around the lines that were read, else around the rows that end in
    amounts; columns are parted by white that reaches over all its rows, and mean what was read there. Our document
    numbers stand where most numbers are `owed`: those of the payer's open items, which the reader did not know."""
    boxes = _read_on(page.number, extraction)
    top, bottom = (min(box[1] for box in boxes), max(box[3] for box in boxes)) if boxes else _amounts(page)
    words = [word for word in page.words if top <= (word.y0 + word.y1) / 2 <= bottom]
    edges = tuple(_edges(words)) if words else (0.0, page.width)
    columns = list(itertools.pairwise(edges))
    read = [_role(left, right, page.number, extraction) for left, right in columns]
    ours = _of_ours(columns, words, {folded(number) for number in owed})
    if ours is not None:
        read = [_NUMBER if n == ours else role.replace(_NUMBER, "") for n, role in enumerate(read)]
    return MarkedTable(page=page.number, top=top - _MARGIN, bottom=bottom + _MARGIN, edges=edges, roles=tuple(read))


def _of_ours(columns: Sequence[tuple[float, float]], words: Sequence[Word], owed: Collection[str]) -> int | None:
    """The column in which most numbers of open items stand; None where none does, or two as many."""
    known = [word for word in words if folded(word.text) in owed]
    counts = [sum(left <= (word.x0 + word.x1) / 2 < right for word in known) for left, right in columns]
    most = max(counts, default=0)
    return counts.index(most) if most and counts.count(most) == 1 else None


def _read_on(page: int, extraction: Extraction | None) -> list[Box]:
    fields = extraction.fields.items() if extraction else ()
    return [one.box for path, one in fields if path.startswith("lines.") and one.page == page and one.box]


def _amounts(page: Page) -> tuple[float, float]:
    """Top and bottom of the most rows with amounts that follow each other closely; of the page if there are none."""
    amounts = sorted((word for word in page.words if _AMOUNT.fullmatch(word.text)), key=lambda word: word.y0)
    runs: list[list[Word]] = []
    for word in amounts:
        if runs and word.y0 - runs[-1][-1].y0 < _NEAR * (word.y1 - word.y0):
            runs[-1].append(word)
        else:
            runs.append([word])
    best = max(runs, key=len, default=[])
    return (best[0].y0, max(word.y1 for word in best)) if best else (0.0, page.height)


def _edges(words: Sequence[Word]) -> Iterator[float]:
    """From the left of the first column to the right of the last, through the middles of the white between."""
    spans = sorted((word.x0, word.x1) for word in words)
    yield spans[0][0] - _MARGIN
    reach = spans[0][1]
    for left, right in spans:
        if left - reach > _GAP:
            yield (reach + left) / 2
        reach = max(reach, right)
    yield reach + _MARGIN


def _role(left: float, right: float, page: int, extraction: Extraction | None) -> str:
    """What the values that were read between two edges are; the commonest."""
    fields = extraction.fields.items() if extraction else ()
    found = [
        path.rpartition(".")[2]
        for path, evidence in fields
        if path.startswith("lines.") and evidence.page == page and evidence.box
        if left <= (evidence.box[0] + evidence.box[2]) / 2 < right
    ]
    known = [role for role in found if role in ROLES]
    return max(sorted(set(known)), key=known.count) if known else ""


def with_lines(extraction: Extraction, reading: Extraction) -> Extraction:
    """The record with the lines of another reading of its paper; what else was read or typed stays.

    What that reading asked is asked, except for what the arithmetic of its own head asked.
    """
    record, other = extraction.record, reading.record
    assert isinstance(record, Remittance)
    assert isinstance(other, Remittance)
    whole = record.model_copy(update={"lines": other.lines})
    fields = {path: one for path, one in extraction.fields.items() if not path.startswith("lines.")}
    fields |= {path: one for path, one in reading.fields.items() if path.startswith("lines.")}
    proof = prove(whole)
    said = faults(other, reading.proof)
    asked = [sentence for sentence in reading.review if sentence not in said]
    return extraction.model_copy(
        update={
            "record": whole,
            "fields": fields,
            "proof": proof,
            "confidence": record_confidence(fields, proof),
            "review": tuple(dict.fromkeys((*asked, *faults(whole, proof)))),
        }
    )
