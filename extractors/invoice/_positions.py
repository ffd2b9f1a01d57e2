"""One position of an invoice from its printed rows: quantity, price, amount, description."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from docflow.schema.records import InvoiceLine
from extractors.fields.amounts import find_amounts, parse_amount, parse_percent
from extractors.invoice._factors import factors_of, multiply
from extractors.papers.pairs import part_of
from extractors.papers.paper import Paper
from extractors.tables import Atom, Column, Row

Cells = dict[int, list[Atom]]
_FAR = 2.5
"""Ems beyond which an amount is no longer read with the row above it."""
_FACTORS = ("quantity", "unit_price")
_TIMES = frozenset(("x", "×", "*", "@", "at", "à", "a"))
"""What stands between the goods and the price of one."""
_UNIT = 5
"""Letters that the unit of a quantity may have: "pcs", "Stk"."""


@dataclass(slots=True)
class Position:
    """One position with the atoms it was read from."""

    line: InvoiceLine
    cells: dict[str, tuple[Atom, ...]]
    page: int
    proven: bool
    """Quantity times price is the amount."""
    rows: tuple[Row, ...] = ()


def positions_of(paper: Paper, rows: Sequence[tuple[Row, Cells]], columns: Sequence[Column]) -> list[Position]:
    """The positions under the column of amounts that most products prove; the named or last one where none does."""
    money = [n for n, column in enumerate(columns) if column.kind == "money"]
    usual = _amount_column(columns, money)
    readings = [list(_under(paper, rows, columns, n)) for n in (usual, *(n for n in money if n != usual))]
    return max(readings, key=lambda found: sum(position.proven for position in found))


def _under(
    paper: Paper, rows: Sequence[tuple[Row, Cells]], columns: Sequence[Column], amount: int
) -> Iterator[Position]:
    """Rows with an amount in this column; one whose amount is printed a line lower is read together with that line."""
    reader = _Reader(paper, columns, amount)
    waiting: tuple[Row, Cells] | None = None
    for row, cells in rows:
        net = reader.value(cells.get(amount, ()))
        if net is None:
            if reader.counts(cells):
                waiting = (row, cells)
            continue
        used: tuple[Row, ...] = (row,)
        if waiting is not None and not reader.counts(cells) and row.y0 - waiting[0].y1 < _FAR * row.em:
            used, cells = (waiting[0], row), _over(waiting[1], cells)
        waiting = None
        position = reader.position(used, cells, net)
        if position is not None:
            yield position


def _over(first: Cells, second: Cells) -> Cells:
    """What the first row says, and of the second what the first leaves open."""
    return {**second, **first}


def _amount_column(columns: Sequence[Column], money: Sequence[int]) -> int:
    """The position's amount: named so and right of the price; else the last column of amounts."""
    named = [n for n in money if columns[n].weight("line_amount") >= 0.9 and columns[n].weight("unit_price") < 0.9]
    return (named or list(money))[-1]


class _Reader:
    """Reads positions under one set of columns."""

    def __init__(self, paper: Paper, columns: Sequence[Column], amount: int) -> None:
        self.paper, self.columns, self.amount = paper, columns, amount

    def value(self, atoms: Sequence[Atom]) -> Decimal | None:
        """The only number of a cell."""
        readings = [self.paper.amount(atom) for atom in atoms if atom.kind in ("money", "integer")]
        return readings[0].value if len(readings) == 1 and readings[0] is not None else None

    def counts(self, cells: Cells) -> bool:
        """Whether a quantity or a price stands in the row."""
        return any(
            n != self.amount and max(self.columns[n].weight(role) for role in ("quantity", "unit_price")) >= 0.5
            for n in cells
        )

    def position(self, rows: tuple[Row, ...], cells: Cells, net: Decimal) -> Position | None:
        """The position, unless the row holds nothing but an amount."""
        taken: dict[str, tuple[Atom, ...]] = {"net_amount": tuple(cells[self.amount])}
        known = self._by_heads(cells, taken)
        quantity, price, proven = self._matched(rows[0], cells, net, known, taken)
        text = self._text(cells, taken)
        if text is None and not proven:
            return None
        rate = next((parse_percent(a.text) for atoms in cells.values() for a in atoms if a.kind == "percent"), None)
        line = InvoiceLine(
            description=text, item_number=self._first(cells, "item_number"), quantity=quantity, unit_price=price,
            net_amount=net, tax_rate=rate,
        )  # fmt: skip
        return Position(line, taken, rows[0].page, proven, rows)

    def _by_heads(self, cells: Cells, taken: dict[str, tuple[Atom, ...]]) -> tuple[Decimal | None, Decimal | None]:
        """Quantity and price by the heads of their columns."""
        found: dict[str, Decimal] = {}
        for role in ("quantity", "unit_price"):
            ranked = sorted((n for n in cells if n != self.amount), key=lambda n: -self.columns[n].weight(role))
            for n in ranked[:1]:
                value = self._number(cells[n]) if self.columns[n].weight(role) >= 0.5 else None
                if value is not None:
                    found[role] = value
                    taken[role] = tuple(cells[n])
        return found.get("quantity"), found.get("unit_price")

    def _matched(
        self,
        row: Row,
        cells: Cells,
        net: Decimal,
        known: tuple[Decimal | None, Decimal | None],
        taken: dict[str, tuple[Atom, ...]],
    ) -> tuple[Decimal | None, Decimal | None, bool]:
        """And whether they prove the amount; where the heads do not give two factors of it, two numbers of the row that
        do, wherever they stand ("12 pcs Hinge")."""
        if multiply(*known, net):
            return *known, True
        own = [atom for atom in row.atoms if atom not in cells.get(self.amount, ())]
        found = factors_of(self.paper, own, net, known[1])
        if found is None:
            return *known, False
        taken["quantity"], taken["unit_price"] = (found.atoms[0],), (found.atoms[1],)
        return found.quantity, found.price, True

    def _number(self, atoms: Sequence[Atom]) -> Decimal | None:
        """A count or price: "4 Stk", "12.48", "120"."""
        value = self.value(atoms)
        if value is not None:
            return value
        text = " ".join(atom.text for atom in atoms)
        for word in text.split():
            reading = parse_amount(word, self.paper.convention)
            if reading is not None:
                return reading.value
        found = find_amounts(text, self.paper.convention)
        return found[0].reading.value if found else None

    def _text(self, cells: Cells, taken: dict[str, tuple[Atom, ...]]) -> str | None:
        """What was sold: the column headed so, else the longest text of the row; without a quantity that opens it."""
        columns = self.columns
        best = max(cells, key=lambda n: (columns[n].weight("description"), columns[n].kind == "text"), default=None)
        if best is not None and columns[best].weight("description") >= 0.5:
            atoms = [atom for atom in cells[best] if atom.kind in ("text", "code", "integer")]
        else:
            texts = [atom for row in cells.values() for atom in row if atom.kind in ("text", "code")]
            atoms = [max(texts, key=lambda atom: len(atom.text))] if texts else []
        atoms = [
            _without_mark(_around(atom, taken)) for atom in atoms if not any(atom in other for other in taken.values())
        ]
        if not atoms:
            return None
        taken["description"] = tuple(atoms)
        return " ".join(atom.text for atom in atoms)

    def _first(self, cells: Cells, role: str) -> str | None:
        return next((cells[n][0].text for n in cells if self.columns[n].weight(role) >= 0.9), None)


def counted_out(paper: Paper, row: Row) -> Position | None:
    """The position of a line that says what its amount is made of, under no head."""
    cells = {n: [atom] for n, atom in enumerate(row.atoms)}
    columns = [Column(a.x0, a.x1, a.left, (a.left + a.right) / 2, a.right, a.kind) for a in row.atoms]
    reader = _Reader(paper, columns, len(row.atoms) - 1)
    net = reader.value(row.atoms[-1:])
    return reader.position((row,), cells, net) if net is not None else None


def _around(atom: Atom, taken: dict[str, tuple[Atom, ...]]) -> Atom:
    """The text without the quantity and its unit, before it or behind it, and without the price at its end."""
    own = [id(word) for word in atom.words]
    found = [own.index(id(a.words[0])) for role in _FACTORS for a in taken.get(role, ()) if id(a.words[0]) in own]
    if not found or len(own) < 2:
        return atom
    first, last = min(found), max(found)
    if first:
        return _without_mark(part_of(atom, 0, first))
    unit = len(own) > 2 and atom.words[1].text.isalpha() and atom.words[1].text.islower()
    start = 2 if unit and len(atom.words[1].text) <= _UNIT else 1
    end = last if last > start else len(own)
    timed = end - 1 > start and atom.words[end - 1].text in _TIMES
    return part_of(atom, start, end - timed)


def _without_mark(atom: Atom) -> Atom:
    """ "Hinge," -> "Hinge"."""
    return atom._replace(text=atom.text.rstrip(" ,:;-"))
