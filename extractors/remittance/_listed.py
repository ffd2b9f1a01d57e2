"""Lists of documents, one to a line or one behind the other: "- Invoice CT 7699/26 dated 06/11/26, 2,399.94 less
48.00 = 2,351.94".

What is said of each leads from its first amount to its last, and the sum of all must be printed; else others read the
text.
"""

from collections.abc import Iterator, Sequence
from itertools import product

from docflow.schema.records import DocumentType
from extractors.fields.references import document_type_of
from extractors.papers.loose import in_mail_head
from extractors.papers.pairs import part_of
from extractors.papers.paper import Paper
from extractors.remittance._opened import Opened, opened
from extractors.remittance._paid import Cell, PaidLine, TableReading, to_units
from extractors.remittance._prose import reading_of
from extractors.remittance._retold import Led, Said, led_to, named
from extractors.remittance._totals import echoed
from extractors.tables import Atom, Row
from extractors.tables.kinds import label_of

_PAIR = 2
_NAMES = {"gross": "gross_amount", "discount": "discount_amount", "paid": "paid_amount"}
_DASHES = ("-", "–", "—")


def listed_reading(paper: Paper, scale: int) -> TableReading | None:
    """The lines of such a list, or None where there is none whose sum is printed."""
    for entries in _choices(opened(paper)):
        for undashed, off in product((True, False), repeat=2):
            lines = [_line(paper, entry, scale, undashed=undashed, off=off) for entry in entries]
            whole = [line for line in lines if line is not None]
            if len(whole) < len(lines):
                continue
            if not echoed(paper, [reading_of(whole, scale)]):
                whole += _closing(paper, entries[-1].row, sum(line.paid for line in whole), scale)
            reading = reading_of(whole, scale)
            if echoed(paper, [reading]):
                return reading
    return None


def _choices(entries: Sequence[Opened]) -> Iterator[list[Opened]]:
    """All of them; those that begin where most begin: a label with a number and the sum may look like one of a list."""
    if len({entry.number.text for entry in entries}) == len(entries) > 0:
        yield list(entries)
    starts = [round(entry.row.atoms[0].x0) for entry in entries]
    for x0 in sorted(set(starts), key=lambda x0: -starts.count(x0)):
        some = [entry for entry, start in zip(entries, starts, strict=True) if start == x0]
        if len(some) < len(entries) and len({entry.number.text for entry in some}) == len(some):
            yield some


def _closing(paper: Paper, last: Row, paid: int, scale: int) -> list[PaidLine]:
    """What is taken off or added between the list and its total: "less 2 % discount -121.10"; empty where it does not
    lead there."""
    rows = [row for rows in paper.rows for row in rows if not in_mail_head(paper, row)]
    below = next((n + 1 for n, row in enumerate(rows) if row is last), len(rows))
    found: list[PaidLine] = []
    for row in rows[below:]:
        value = paper.amount(row.atoms[-1]) if row.atoms[-1].kind == "money" and len(row.atoms) > 1 else None
        if value is None or any(atom.kind == "date" for atom in row.atoms):
            return []
        units = to_units(value.value, scale)
        if found and label_of(row) and units == paid + sum(line.paid for line in found):
            return found
        cells = {
            "paid_amount": Cell(row.page, tuple(row.atoms[-1:])),
            "deduction_text": Cell(row.page, tuple(row.atoms[:-1])),
        }
        found.append(PaidLine("", cells, kind="adjustment", gross=units, paid=units))
        found[-1].reason_text = " ".join(atom.text for atom in row.atoms[:-1])
    return []


def _line(paper: Paper, entry: Opened, scale: int, *, undashed: bool, off: bool) -> PaidLine | None:
    """What is paid of a document. `undashed`: dashes apart from their amount are no signs; `off`: of two amounts the
    second is taken off the first, else it is what is paid."""
    said = [one._replace(atom=_undashed(one.atom)) for one in entry.said] if undashed else entry.said
    readings = [paper.amount(one.atom) for one in said]
    if any(reading is None or reading.ambiguous or reading.doubtful for reading in readings):
        return None
    values = [to_units(reading.value, scale) for reading in readings if reading is not None]
    led = _led(paper, entry.before, said, values, off=off)
    if led is None:
        return None
    kind = _kind(entry, values[0])
    sign = -1 if values[0] < 0 or kind == "credit_memo" else 1
    line = PaidLine(entry.number.text, {"document_number": Cell(entry.row.page, (entry.number,))}, kind=kind)
    _date(paper, line, entry)
    units = {one.atom: abs(value) * sign for one, value in zip(said, values, strict=True)}
    _pay(line, led, units, entry.row.page)
    return line


def _led(paper: Paper, before: Sequence[Atom], said: Sequence[Said], values: Sequence[int], *, off: bool) -> Led | None:
    """What the amounts are: one that is paid, two of which the second is paid or taken off, or an equation."""
    if len(said) == 1:
        return Led({"gross": said[0].atom, "paid": said[0].atom}, (), tuple(before))
    if len(said) > _PAIR:
        return led_to(paper, said)
    first, second = map(abs, values)
    if second > first or (off and second * 2 > first):
        return None
    if off:
        return named([*said, Said(said[0].atom)], [second])._replace(told=said[0].words)
    return Led({"gross": said[0].atom, "paid": said[1].atom}, (), said[0].words)


def _pay(line: PaidLine, led: Led, units: dict[Atom, int], page: int) -> None:
    line.gross = units[led.amounts["gross"]]
    line.discount = units.get(led.amounts.get("discount", led.amounts["gross"]), 0) if "discount" in led.amounts else 0
    line.deduction = sum(units[atom] for atom in led.deductions)
    last = led.amounts["paid"]
    line.paid = units[last]
    if last is led.amounts["gross"]:
        line.paid = line.gross - line.discount - line.deduction
    elif not led.deductions and "discount" not in led.amounts:
        line.deduction = line.gross - line.paid
    else:
        line.holds = line.gross - line.discount - line.deduction == line.paid
    for name, atom in led.amounts.items():
        if name != "paid" or atom is not led.amounts["gross"] or line.paid == line.gross:
            line.cells[_NAMES[name]] = Cell(page, (atom,))
    if len(led.deductions) == 1:
        line.cells["deduction_amount"] = Cell(page, led.deductions)
    worded = any(word.text.strip(" .,;:-–—") for word in led.told)
    if worded and (line.deduction or line.gross < 0):
        line.reason_text = " ".join(word.text for word in led.told)
        line.cells["deduction_text"] = Cell(page, led.told)


def _date(paper: Paper, line: PaidLine, entry: Opened) -> None:
    for atom in entry.dates[:1]:
        if day := paper.day(atom):
            line.date, line.cells["document_date"] = day.value.isoformat(), Cell(entry.row.page, (atom,))
            if day.ambiguous:
                line.doubts.append("date")


def _kind(entry: Opened, units: int) -> DocumentType:
    """By its word; what is taken off is a credit, whatever the list calls all of its lines."""
    kind = document_type_of(entry.kind) if entry.kind else None
    return "credit_memo" if units < 0 and kind in (None, "invoice") else kind or "invoice"


def _undashed(atom: Atom) -> Atom:
    """Without a dash that stands apart before it and is no sign: the printed sum decides."""
    dashed = atom.words[0].text in _DASHES and len(atom.words) > 1
    return part_of(atom, 1, len(atom.words))._replace(kind="money") if dashed else atom
