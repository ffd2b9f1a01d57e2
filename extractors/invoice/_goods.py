"""Positions: the rows under a head that speaks of goods (quantity, price, description, amount)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from docflow.schema.records import InvoiceLine
from extractors.fields.amounts import find_amounts, parse_amount, parse_percent
from extractors.fields.lexicon import columns as headers
from extractors.fields.lexicon import totals
from extractors.invoice._amounts import meanings
from extractors.papers.paper import Paper, once
from extractors.tables import Atom, Column, Row
from extractors.tables.columns import assign, columns_of
from extractors.tables.header import labelled, may_be_header

_HEADS = frozenset(("quantity", "unit_price", "description", "item_number", "line_amount", "line_number", "tax_rate"))
_CENT = Decimal("0.011")
_TOTALS = frozenset(
    ("net_total", "tax_total", "invoice_total", "amount_due", "claim_amount", "charge_total", "prepaid_total")
)


@dataclass(slots=True)
class Position:
    """One position with the atoms it was read from."""

    line: InvoiceLine
    cells: dict[str, tuple[Atom, ...]]
    page: int
    proven: bool
    """Quantity times price is the amount."""


@dataclass(slots=True)
class Goods:
    """All positions, and the amounts of every column of money, summed."""

    positions: list[Position] = field(default_factory=list)
    sums: list[Decimal] = field(default_factory=list)
    """Sum of each column of amounts."""

    @property
    def total(self) -> Decimal | None:
        """Sum of the positions' amounts."""
        amounts = [p.line.net_amount for p in self.positions if p.line.net_amount is not None]
        return sum(amounts, Decimal(0)) if amounts else None


@once
def goods_of(paper: Paper) -> Goods:
    """The positions of all pages; empty where there is no table of them."""
    head: list[Row] = []
    data: list[Row] = []
    for rows in paper.rows:
        band, body = _parted(rows)
        if band:
            head = head or band
        elif not head:
            continue
        for row in body if band else rows:
            if _is_sum(row):
                if data and _closes(row):
                    break
                continue
            if row.has_money:
                data.append(row)
    return _read(paper, head, data) if head and data else Goods()


def _parted(rows: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """The head of the page's table of positions with the rows below it."""
    for n, row in enumerate(rows):
        if may_be_header(row) and _head_roles(row) >= 2:
            end = n + 1
            while end < len(rows) and end < n + 3 and may_be_header(rows[end]) and _near(rows[end - 1], rows[end]):
                end += 1
            return list(rows[n:end]), list(rows[end:])
    return [], []


def _near(above: Row, below: Row) -> bool:
    return below.y0 - above.y1 < 0.6 * max(above.em, below.em)


def _head_roles(row: Row) -> int:
    """How many different words of such a head stand in the row; quantity or price must be one of them."""
    roles: set[str] = set()
    for atom in row.atoms:
        hits = headers().exact(atom.text) or tuple(headers().scan(atom.text) if len(atom.words) <= 6 else ())
        roles |= {hit.target for hit in hits if hit.weight >= 0.5} & _HEADS
    return len(roles) if roles & {"quantity", "unit_price"} or {"description", "line_amount"} <= roles else 0


def _is_sum(row: Row) -> bool:
    texts = [atom.text for atom in row.atoms if atom.kind in ("text", "code")]
    return bool(texts) and any(
        totals().prefix(text) or any(hit.target in _TOTALS and hit.weight >= 0.7 for hit in meanings(text))
        for text in texts
    )


def _closes(row: Row) -> bool:
    """A sum with its amount beside it ends the table; a carried subtotal does too, on its page."""
    return row.has_money and sum(atom.kind == "money" for atom in row.atoms) <= 2 and len(row.atoms) <= 4


def _read(paper: Paper, head: Sequence[Row], data: Sequence[Row]) -> Goods:
    columns = labelled(columns_of(data), head)
    cells = [assign(row, columns) for row in data]
    money = [n for n, column in enumerate(columns) if column.kind == "money"]
    if not money:
        return Goods()
    amount = _amount_column(columns, money)
    found = Goods()
    for row, cell in zip(data, cells, strict=True):
        position = _position(paper, row, cell, columns, amount)
        if position is not None:
            found.positions.append(position)
    for n in money:
        values = [_value(paper, cell.get(n, ())) for cell in cells]
        found.sums.append(sum((value for value in values if value is not None), Decimal(0)))
    return found


def _amount_column(columns: Sequence[Column], money: Sequence[int]) -> int:
    """The position's amount: named so and right of the price; else the last column of amounts."""
    named = [n for n in money if columns[n].weight("line_amount") >= 0.9 and columns[n].weight("unit_price") < 0.9]
    return (named or list(money))[-1]


def _position(
    paper: Paper, row: Row, cells: dict[int, list[Atom]], columns: Sequence[Column], amount: int
) -> Position | None:
    net = _value(paper, cells.get(amount, ()))
    if net is None:
        return None
    taken: dict[str, tuple[Atom, ...]] = {"net_amount": tuple(cells[amount])}
    numbers = _numbers(paper, cells, columns, amount, taken)
    quantity, price = numbers.get("quantity"), numbers.get("unit_price")
    quantity, price = _matched(paper, row, cells, columns, amount, net, (quantity, price), taken)
    text = _text(cells, columns, taken)
    proven = quantity is not None and price is not None and abs(quantity * price - net) <= _CENT
    if text is None and quantity is None and price is None:
        return None
    item = _first(cells, columns, "item_number")
    rate = next((parse_percent(a.text) for atoms in cells.values() for a in atoms if a.kind == "percent"), None)
    line = InvoiceLine(
        description=text, item_number=item, quantity=quantity, unit_price=price, net_amount=net, tax_rate=rate
    )
    return Position(line, taken, row.page, proven)


def _numbers(
    paper: Paper,
    cells: dict[int, list[Atom]],
    columns: Sequence[Column],
    amount: int,
    taken: dict[str, tuple[Atom, ...]],
) -> dict[str, Decimal]:
    """Quantity and price by the heads of their columns."""
    found: dict[str, Decimal] = {}
    for role in ("quantity", "unit_price"):
        ranked = sorted((n for n in cells if n != amount), key=lambda n: -columns[n].weight(role))
        for n in ranked[:1]:
            value = _number(paper, cells[n]) if columns[n].weight(role) >= 0.5 else None
            if value is not None:
                found[role] = value
                taken[role] = tuple(cells[n])
    return found


def _matched(
    paper: Paper,
    row: Row,
    cells: dict[int, list[Atom]],
    columns: Sequence[Column],
    amount: int,
    net: Decimal,
    known: tuple[Decimal | None, Decimal | None],
    taken: dict[str, tuple[Atom, ...]],
) -> tuple[Decimal | None, Decimal | None]:
    """Where the heads do not give two factors of the amount, the two numbers of the row that multiply to it."""
    quantity, price = known
    if quantity is not None and price is not None and abs(quantity * price - net) <= _CENT:
        return known
    numbers = [
        (atom, value)
        for atom in row.atoms
        if atom.kind in ("money", "integer") and atom not in cells.get(amount, ())
        if (value := _number(paper, [atom])) is not None
    ]
    for first, left in numbers:
        for second, right in numbers:
            if first.x0 < second.x0 and second.kind == "money" and abs(left * right - net) <= _CENT:
                taken["quantity"], taken["unit_price"] = (first,), (second,)
                return left, right
    return known


def _number(paper: Paper, atoms: Sequence[Atom]) -> Decimal | None:
    """A count or price: "4 Stk", "12.48", "120"."""
    value = _value(paper, atoms)
    if value is not None:
        return value
    text = " ".join(atom.text for atom in atoms)
    for word in text.split():
        reading = parse_amount(word, paper.convention)
        if reading is not None:
            return reading.value
    found = find_amounts(text, paper.convention)
    return found[0].reading.value if found else None


def _value(paper: Paper, atoms: Sequence[Atom]) -> Decimal | None:
    readings = [paper.amount(atom) for atom in atoms if atom.kind in ("money", "integer")]
    return readings[0].value if len(readings) == 1 and readings[0] is not None else None


def _text(cells: dict[int, list[Atom]], columns: Sequence[Column], taken: dict[str, tuple[Atom, ...]]) -> str | None:
    """What was sold: the column headed so, else the longest text of the row."""
    best = max(cells, key=lambda n: (columns[n].weight("description"), columns[n].kind == "text"), default=None)
    if best is not None and columns[best].weight("description") >= 0.5:
        atoms = [atom for atom in cells[best] if atom.kind in ("text", "code", "integer")]
    else:
        texts = [atom for atoms in cells.values() for atom in atoms if atom.kind in ("text", "code")]
        atoms = [max(texts, key=lambda atom: len(atom.text))] if texts else []
    atoms = [atom for atom in atoms if not any(atom in other for other in taken.values())]
    if not atoms:
        return None
    taken["description"] = tuple(atoms)
    return " ".join(atom.text for atom in atoms)


def _first(cells: dict[int, list[Atom]], columns: Sequence[Column], role: str) -> str | None:
    return next((cells[n][0].text for n in cells if columns[n].weight(role) >= 0.9), None)
