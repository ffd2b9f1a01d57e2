"""One position of an invoice from its printed rows: quantity, price, amount, description."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from docflow.schema.records import InvoiceLine
from extractors.fields.amounts import find_amounts, parse_amount, parse_percent
from extractors.papers.pairs import part_of
from extractors.papers.paper import Paper
from extractors.tables import Atom, Column, Row

Cells = dict[int, list[Atom]]
_CENT = Decimal("0.011")
_FAR = 2.5
"""Ems beyond which an amount is no longer read with the row above it."""
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
        quantity, price = self._matched(rows[0], cells, net, known, taken)
        text = self._text(cells, taken)
        if text is None and not multiply(quantity, price, net):
            return None
        rate = next((parse_percent(a.text) for atoms in cells.values() for a in atoms if a.kind == "percent"), None)
        line = InvoiceLine(
            description=text, item_number=self._first(cells, "item_number"), quantity=quantity, unit_price=price,
            net_amount=net, tax_rate=rate,
        )  # fmt: skip
        return Position(line, taken, rows[0].page, multiply(quantity, price, net), rows)

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
    ) -> tuple[Decimal | None, Decimal | None]:
        """Where the heads do not give two factors of the amount, two numbers of the row that multiply to it: one of
        them may open the text ("12 pcs Hinge")."""
        off = [rate for atom in row.atoms if "%" in atom.text and (rate := parse_percent(atom.text)) is not None]
        if multiply(*known, net, off):
            return known
        own = [atom for atom in row.atoms if atom not in cells.get(self.amount, ())]
        plain = [atom for atom in own if atom.kind in ("money", "integer")]
        opening = [part_of(atom, 0, 1) for atom in own if atom.kind == "text" and len(atom.words) > 1]
        numbers = [
            (atom, value) for atom in (*plain, *opening) if (value := self._number([atom])) is not None and value
        ]
        for first, left in numbers:
            for second, right in numbers:
                if first.x0 < second.x0 and second.kind == "money" and multiply(left, right, net, off):
                    taken["quantity"], taken["unit_price"] = (first,), (second,)
                    return left, right
        return known

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
        atoms = [_behind(atom, taken) for atom in atoms if not any(atom in other for other in taken.values())]
        if not atoms:
            return None
        taken["description"] = tuple(atoms)
        return " ".join(atom.text for atom in atoms)

    def _first(self, cells: Cells, role: str) -> str | None:
        return next((cells[n][0].text for n in cells if self.columns[n].weight(role) >= 0.9), None)


def _behind(atom: Atom, taken: dict[str, tuple[Atom, ...]]) -> Atom:
    """The text behind the quantity that opens it, and behind that one's unit."""
    quantity = taken.get("quantity", ())
    if len(quantity) != 1 or len(atom.words) < 2 or quantity[0].words[0] is not atom.words[0]:
        return atom
    unit = len(atom.words) > 2 and atom.words[1].text.isalpha() and atom.words[1].text.islower()
    return part_of(atom, 2 if unit and len(atom.words[1].text) <= _UNIT else 1, len(atom.words))


def multiply(quantity: Decimal | None, price: Decimal | None, net: Decimal, off: Sequence[Decimal] = ()) -> bool:
    """Whether quantity times price, less one of these percentages or none, is the amount, to the cent, whatever their
    signs."""
    if quantity is None or price is None:
        return False
    whole = abs(quantity * price)
    return any(abs(whole * (1 - rate / 100) - abs(net)) <= _CENT for rate in (Decimal(0), *off))
