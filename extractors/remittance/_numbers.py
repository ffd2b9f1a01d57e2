"""Document numbers of recognised pages: told by the open items, or by the series that the other numbers belong to.

A number that differs from an open item's only in look-alike characters is that item's where the amount agrees as well:
two proofs. The series alone ("SI70810" among "SI..."s, read "$170810") is one, and a person is asked.
"""

from collections import Counter
from collections.abc import Sequence

from docflow.schema.receivables import KnownItem
from docflow.schema.records import Candidate
from extractors.fields.references import folded
from extractors.papers.draft import Draft
from extractors.remittance._paid import PaidLine, to_units

_LETTER_FOR = {"0": "O", "1": "I", "5": "S", "$": "S", "8": "B", "2": "Z", "6": "G", "|": "I", "l": "I"}
_DIGIT_FOR = {
    "O": "0",
    "o": "0",
    "Q": "0",
    "D": "0",
    "I": "1",
    "l": "1",
    "|": "1",
    "S": "5",
    "$": "5",
    "B": "8",
    "Z": "2",
    "G": "6",
}


def settle_numbers(draft: Draft, lines: Sequence[PaidLine], items: Sequence[KnownItem], scale: int) -> None:
    """Numbers read by what else is known of them."""
    read = [line for line in lines if line.number and _recognised(draft, line)]
    if not read:
        return
    _by_series(read)
    by_key: dict[str, list[KnownItem]] = {}
    for item in items:
        by_key.setdefault(folded(item.number), []).append(item)
    for line in read if items else ():
        _by_item(line, by_key.get(folded(line.number), ()), scale)


def _recognised(draft: Draft, line: PaidLine) -> bool:
    cell = line.cells.get("document_number")
    return cell is not None and bool(cell.atoms) and draft.paper.page(cell.page).method == "ocr"


def _by_item(line: PaidLine, items: Sequence[KnownItem], scale: int) -> None:
    """The only open item with this number, where its amount is the line's."""
    numbers = {item.number for item in items}
    agreeing = {
        item.number for item in items if abs(to_units(item.remaining, scale)) in (abs(line.gross), abs(line.paid))
    }
    if len(numbers) == 1 and agreeing:
        line.proven_by = "the open item's number and amount"
        line.doubts = [doubt for doubt in line.doubts if doubt != "series"]
        _take(line, agreeing.pop())
    elif len(numbers) == 1 and line.number not in numbers:
        line.candidates.append(Candidate(value=numbers.pop(), probability=0.5, why="an open item"))


def _by_series(lines: Sequence[PaidLine]) -> None:
    """Numbers of the shape and beginning that most others have, once look-alikes are read as the shape asks for."""
    usual = Counter(_frame(line.number) for line in lines).most_common(1)[0]
    if usual[1] < 3 or usual[1] * 2 <= len(lines):
        return
    for line in lines:
        other = _as(line.number, usual[0])
        if other is not None and other != line.number:
            seen = {text for atom in line.cells["document_number"].atoms for w in atom.words for text, _ in w.others}
            line.proven_by = "the series and a second reading of the print" if other in seen else ""
            if not line.proven_by:
                line.doubts.append("series")
            _take(line, other)


def _take(line: PaidLine, number: str) -> None:
    if number != line.number:
        line.candidates.append(Candidate(value=line.number, probability=0.02, why="as recognised"))
        line.number = number


def _frame(number: str) -> str:
    """Its letters, and a 9 for each digit: "SI70810" -> "SI99999"."""
    return "".join("9" if char.isdigit() else char for char in number)


def _as(number: str, frame: str) -> str | None:
    """The number read in this frame; None where more than look-alikes keeps it out of it."""
    if len(number) != len(frame):
        return None
    read = []
    for char, wanted in zip(number, frame, strict=True):
        other = _DIGIT_FOR.get(char, char) if wanted == "9" else _LETTER_FOR.get(char, char)
        if not (other.isdigit() if wanted == "9" else char == wanted or other == wanted.upper()):
            return None
        read.append(other if wanted == "9" else wanted)
    return "".join(read)
