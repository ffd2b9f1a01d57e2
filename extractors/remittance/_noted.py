"""What the paper says of one line elsewhere: "Adjusted: INV-4471 short delivered", "CP-2026-03: our debit note"."""

from collections.abc import Sequence

from extractors.fields.reasons import classify_reason
from extractors.papers.paper import Paper
from extractors.remittance._paid import Cell, PaidLine
from extractors.tables import Row

_LEADING = " :=()*,;–-"
_FEWEST = 4
"""Letters of words that say anything."""


def take_notes(paper: Paper, lines: Sequence[PaidLine]) -> None:
    """Gives lines that are paid short, or take money off, without a word why the one note that names them and no other
    line. What is paid short needs a reason; what takes money off may be told by its name."""
    bare = [line for line in lines if line.number and not line.reason_text and not line.below]
    off = [line for line in bare if line.deduction > 0 or (line.gross or line.paid) < 0]
    notes = [(row, f" {row.text.translate(_BREAKS)} ") for row in paper.outside()] if off else []
    for line in off:
        note = _note_of(line, lines, notes)
        said = _said(note, line.number) if note else ""
        if note and said and (line.deduction <= 0 or classify_reason(said) is not None):
            line.reason_text, line.cells["deduction_text"] = said, Cell(note.page, tuple(note.atoms))


def _note_of(line: PaidLine, lines: Sequence[PaidLine], notes: Sequence[tuple[Row, str]]) -> Row | None:
    """The only row beside the tables that names the line's document, if it names no other's."""
    naming = [(row, text) for row, text in notes if f" {line.number} " in text]
    if len(naming) != 1:
        return None
    note, text = naming[0]
    others = (other.number for other in lines if other is not line and len(other.number) >= len(line.number))
    return None if any(number and f" {number} " in text for number in others) else note


_BREAKS = str.maketrans(dict.fromkeys(":;,()*", " "))


def _said(note: Row, number: str) -> str:
    """What stands behind the number, or before it where nothing does."""
    before, _, behind = note.text.partition(number)
    for part in (behind, before):
        if sum(map(str.isalpha, part)) >= _FEWEST:
            return part.strip(_LEADING)
    return ""
