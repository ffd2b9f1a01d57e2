"""Misread amounts of a table: its equations over the readings of its cells, and what the solver says to them.

A repair that is proven twice is taken; any other is proposed to a person, and the record keeps what was read.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import accumulate

from docflow.schema.receivables import KnownItem
from extractors.fields.amounts import AmountReading
from extractors.papers.header import Choice
from extractors.papers.pairs import Pair
from extractors.papers.paper import Paper
from extractors.remittance._amounts import amount_atom, is_grand_total
from extractors.remittance._lines import read_table
from extractors.remittance._paid import Mended, TableReading, to_units
from extractors.remittance._readings import readings_of
from extractors.remittance._row_totals import paid_column
from extractors.remittance._solution import REDUCING
from extractors.remittance._totals import row_choices, stated_totals, total_choices
from extractors.remittance.repair import Cell, Change, Check, Reading, Repair, repairs
from extractors.tables import Atom, Table, TableRow

_UNREAD = 10**16
"""Stands for an amount that could not be read: no equation holds with it."""
_PROPOSED = 3
_STATED = 0.35
_MAIN = ("gross_amount", *REDUCING, "paid_amount")
Term = tuple[Cell, int]


def read_mended(
    paper: Paper, table: Table, pairs: Sequence[Pair], scale: int, items: Sequence[KnownItem] = ()
) -> TableReading | None:
    """The table read; where its equations fail, read again with the amounts they prove to be misread."""
    stated = stated_totals(paper, pairs, scale)
    reading = read_table(paper, table, stated, scale)
    if reading is None or not _doubtful(paper, table):
        return reading
    labelled = [choice for choice in total_choices(paper, pairs) if choice.weight >= _STATED]
    found = mended(paper, reading, [*row_choices([reading]), *labelled], items)
    if any(one.sure for one in found):
        reading = read_table(paper, table, stated_totals(paper, pairs, scale), scale) or reading
    for one in found:
        (reading.lines[one.line].mended if one.line >= 0 else reading.mended).append(one)
    return reading


def _doubtful(paper: Paper, table: Table) -> bool:
    """Whether its words can have been misread at all."""
    recognised = any(paper.page(page).method == "ocr" for page in table.regions)
    return recognised or any(word.others for row in table.rows for atom in row.row.atoms for word in atom.words)


def mended(
    paper: Paper, reading: TableReading, totals: Sequence[Choice], items: Sequence[KnownItem] = ()
) -> list[Mended]:
    """What was misread, as far as the equations tell; sure repairs are taken by the paper, to be read again."""
    grid = _Grid(paper, reading, {item.number: to_units(item.remaining, reading.scale) for item in items})
    checks = [*grid.line_checks(), *grid.sum_checks(), *grid.part_checks()]
    checks += grid.payment_check(totals, any(check.name == grid.paid_sum for check in checks))
    found = repairs(grid.readings, checks)
    told = found[:1] if found and found[0].sure else found[:_PROPOSED]
    for repair in told:
        for change in repair.changes if repair.sure else ():
            _take(paper, grid.atoms[change.cell], change, reading.scale)
    return [grid.mended(change, repair) for repair in told for change in repair.changes]


def _as_guess(reading: Reading) -> Reading:
    return reading._replace(source="look_alike") if reading.source == "printed" else reading


def _take(paper: Paper, atom: Atom, change: Change, scale: int) -> None:
    printed = paper.amount(atom) or AmountReading(Decimal(), decimals=scale)
    value = Decimal(change.reading.units).scaleb(-scale)
    paper.take(atom, printed._replace(value=value, other=None, doubtful=False))


@dataclass
class _Grid:
    """The cells of a table as the equations see them."""

    paper: Paper
    reading: TableReading
    owed: Mapping[str, int] = field(default_factory=dict)
    """Number of an open item -> what is open of it."""
    readings: dict[Cell, list[Reading]] = field(default_factory=dict)
    atoms: dict[Cell, Atom] = field(default_factory=dict)
    lines: dict[Cell, tuple[int, int]] = field(default_factory=dict)
    """Line and column of the cells that are no sums."""

    def __post_init__(self) -> None:
        self.roles = {n: role for n, role in self.reading.solution.roles.items() if role in _MAIN}
        self.by_role = {role: n for n, role in self.roles.items() if role not in REDUCING}
        self.paid_sum = f"sum {paid_column(self.reading.solution)}"
        for i, row in enumerate(self.reading.table.lines):
            for n in self.roles:
                if self._add((i, n), row.cells.get(n, ()), row):
                    self.lines[i, n] = (i, n)
                    if self.roles[n] == "gross_amount" or "gross_amount" not in self.by_role:
                        self._confirm((i, n), self.owed.get(self.reading.lines[i].number))

    def _add(self, cell: Cell, atoms: Sequence[Atom], row: TableRow) -> bool:
        """A printed amount as a cell with its readings; False where there is none."""
        atom = amount_atom(self.paper, atoms) or next((a for a in atoms if a.kind in ("money", "code")), None)
        if atom is None:
            return False
        recognised = self.paper.page(row.row.page).method == "ocr"
        found = readings_of(self.paper, atom, self.reading.scale, recognised)
        printed = self.paper.amount(atom)
        if printed is None or printed.doubtful:
            found = [Reading(_UNREAD + len(self.readings), 0.01), *map(_as_guess, found)]
        self.readings[cell], self.atoms[cell] = found, atom
        return True

    def _confirm(self, cell: Cell, owed: int | None) -> None:
        """Another reading that is what the open item says is likely."""
        first, *others = self.readings[cell]
        if owed is not None:
            others = [r._replace(probability=0.5, source="open_item") if r.units == owed else r for r in others]
            self.readings[cell] = [first, *others]

    def line_checks(self) -> Iterator[Check]:
        """gross - what reduces it = paid, where both are printed; lines that their sub-lines explain aside."""
        solution, gross, paid = self.reading.solution, self.by_role.get("gross_amount"), self.by_role.get("paid_amount")
        if gross is None or paid is None or solution.parts is not None:
            return
        for i, line in enumerate(self.reading.lines):
            if (i, gross) in self.readings and (i, paid) in self.readings:
                check = Check(f"line {i}", "line", (*self._net(i, gross), ((i, paid), -1)))
                if not line.details:
                    yield check
                elif line.holds:
                    yield check._replace(constant=-self._lacks(check))

    def _net(self, i: int, gross: int) -> Iterator[Term]:
        yield (i, gross), 1
        for n, role in self.roles.items():
            if role in REDUCING and (i, n) in self.readings:
                yield (i, n), -self.reading.solution.signs.get(n, 1)

    def sum_checks(self) -> Iterator[Check]:
        """Each column and its printed total; of several totals the one that holds, else the last."""
        rows = [row for row in self.reading.table.rows if is_grand_total(row)]
        for n in self.roles:
            terms = tuple(((i, n), 1) for i in range(len(self.reading.lines)) if (i, n) in self.readings)
            checks = []
            for k, row in enumerate(rows):
                if row.cells.get(n) and self._add(("total", k, n), row.cells[n], row):
                    checks.append(Check(f"sum {n}", "sum", (*terms, (("total", k, n), -1))))
            holding = [check for check in checks if self._lacks(check) == 0]
            yield from (holding or checks)[-1:]

    def _lacks(self, check: Check) -> int:
        return check.constant + sum(factor * self.readings[cell][0].units for cell, factor in check.terms)

    def _paid_terms(self, start: int, stop: int) -> list[Term]:
        """What is paid for these lines: the paid column, else gross less what reduces it."""
        paid, gross = self.by_role.get("paid_amount"), self.by_role.get("gross_amount")
        turned = self.reading.solution.turned
        terms: list[Term] = []
        for i in range(start, stop):
            sign = -1 if turned is not None and turned[i] else 1
            if paid is not None and (i, paid) in self.readings:
                terms.append(((i, paid), sign))
            elif gross is not None and (i, gross) in self.readings:
                terms += [(cell, factor * sign) for cell, factor in self._net(i, gross)]
        return terms

    def part_checks(self) -> Iterator[Check]:
        """Amounts carried forward over the pages: of all lines above, or of those since the last such amount."""
        carried = self.reading.carried
        sums = [0, *accumulate(line.paid for line in self.reading.lines)]
        starts = [0, *(above for above, _, _ in carried)]
        fresh = sum(sums[above] - sums[starts[n]] == units for n, (above, units, _) in enumerate(carried))
        all_above = sum(sums[above] == units for above, units, _ in carried)
        for n, (above, units, cell) in enumerate(carried):
            start = starts[n] if fresh > all_above else 0
            key = ("carried", n)
            self.readings[key], self.atoms[key] = [Reading(units, 0.99)], cell.atoms[0]
            yield Check(f"lines {start + 1} to {above}", "part", (*self._paid_terms(start, above), (key, -1)))

    def payment_check(self, totals: Sequence[Choice], summed: bool) -> list[Check]:
        """The sum of what is paid and the payment as printed, where its column has no total of its own."""
        if summed or len(self.reading.lines) == 0:
            return []
        terms = self._paid_terms(0, len(self.reading.lines))
        checks = []
        for k, choice in enumerate(totals):
            cell = ("payment", k)
            recognised = self.paper.page(choice.page).method == "ocr"
            found = readings_of(self.paper, choice.atoms[0], self.reading.scale, recognised)
            if found:
                self.readings[cell], self.atoms[cell] = found, choice.atoms[0]
                checks.append(Check("payment", "payment", (*terms, (cell, -1))))
        holding = [check for check in checks if self._lacks(check) == 0]
        return (holding or checks)[:1]

    def mended(self, change: Change, repair: Repair) -> Mended:
        """The change as the record tells it."""
        at, column = self.lines.get(change.cell, (-1, -1))
        proofs = tuple(self._told(proof) for proof in change.proofs)
        units, probability = change.reading.units, change.reading.probability
        role = self.roles.get(column, "amount")
        return Mended(at, role, self.atoms[change.cell], units, probability, proofs, repair.sure)

    def _told(self, proof: str) -> str:
        """The name of a check, for a person."""
        kind, _, which = proof.partition(" ")
        if kind == "sum" and which.isdigit():
            return f'the sum of "{self.reading.table.columns[int(which)].header}"'
        if kind == "line":
            return f"the equation of line {int(which) + 1}"
        return {"lines": f"the sum of {proof}", "payment": "the printed total"}.get(kind, proof)
