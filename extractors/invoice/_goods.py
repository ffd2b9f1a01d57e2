"""Positions: the rows under a head that speaks of goods (quantity, price, description, amount)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from extractors.fields.lexicon import carried, totals
from extractors.fields.lexicon import columns as headers
from extractors.invoice._amounts import labelled_amounts, meanings
from extractors.invoice._factors import factors_of, is_counted_out
from extractors.invoice._positions import Position, counted_out, positions_of
from extractors.papers.paper import Paper, once
from extractors.tables import Row
from extractors.tables.columns import assign, columns_of
from extractors.tables.header import labelled, may_be_header

_HEADS = frozenset(("quantity", "unit_price", "description", "item_number", "line_amount", "line_number", "tax_rate"))
_TOTALS = frozenset(("net_total", "tax_total", "invoice_total", "amount_due", "claim_amount", "prepaid_total"))
_PROVING = frozenset(("net_total", "invoice_total"))
_CHARGES = frozenset(("charge_total", "discount_total"))
"""What stands between the positions and their sum, and may stand among them."""


@dataclass(slots=True)
class Goods:
    """All positions, and the amounts of every column of money, summed."""

    positions: list[Position] = field(default_factory=list)
    sums: list[Decimal] = field(default_factory=list)
    """Sum of each column of amounts."""
    regions: dict[int, tuple[float, float]] = field(default_factory=dict)
    """Page index -> top of the head and bottom of the last row that belongs to the table there."""

    @property
    def total(self) -> Decimal | None:
        """Sum of the positions' amounts."""
        amounts = [p.line.net_amount for p in self.positions if p.line.net_amount is not None]
        return sum(amounts, Decimal(0)) if amounts else None

    def covers(self, row: Row) -> bool:
        """Whether this printed line lies among the positions."""
        top, bottom = self.regions.get(row.page, (1.0, 0.0))
        return top <= (row.y0 + row.y1) / 2 <= bottom


@once
def goods_of(paper: Paper) -> Goods:
    """The positions of all pages; empty where there is no table of them."""
    head: list[Row] = []
    data: list[Row] = []
    printed: dict[int, list[Row]] = {}
    closed = False
    for page, rows in enumerate(paper.rows):
        band, body = _parted(rows)
        if not band and (closed or not head):
            continue
        head = head or band
        found, closed = _rows_of(paper, body if band else rows, bool(data))
        data.extend(found)
        printed[page] = [*band, *found]
    if not head or not data:
        return _counted_out(paper)
    found_goods = _read(paper, head, data)
    used = {id(row) for position in found_goods.positions for row in (*position.rows, *head)}
    for page, rows in printed.items() if found_goods.positions else ():
        while rows and id(rows[-1]) not in used and rows[-1].has_money:
            rows.pop()  # a sum that nothing called so, and what stands below it
        if rows:
            found_goods.regions[page] = (rows[0].y0, rows[-1].y1)
    return found_goods


def _counted_out(paper: Paper) -> Goods:
    """Positions that are told in lines under no head: "- Hinge, 12 pcs x 18.50: 222.00"."""
    every = [row for rows in paper.rows for row in rows]
    rows = [row for row in every if is_counted_out(paper, row)] or _proven_rows(paper, every)
    found = Goods(positions=[position for row in rows if (position := counted_out(paper, row)) is not None])
    for row in rows:
        top, bottom = found.regions.get(row.page, (row.y0, row.y1))
        found.regions[row.page] = (min(top, row.y0), max(bottom, row.y1))
    if found.total is not None:
        found.sums.append(found.total)
    return found


def _proven_rows(paper: Paper, rows: Sequence[Row]) -> list[Row]:
    """Lines of words, a quantity, a price and what they make, under no head, that add up to the net or the total."""
    found = [row for row in rows if row.atoms[0].kind in ("text", "code") and _is_counted(paper, row)]
    readings = [paper.amount(row.atoms[-1]) for row in found]
    total = sum((reading.value for reading in readings if reading is not None), Decimal(0))
    printed = {abs(amount.value) for amount in labelled_amounts(paper, _PROVING)}
    return found if total in printed else []


def _rows_of(paper: Paper, rows: Sequence[Row], begun: bool) -> tuple[list[Row], bool]:
    """Rows that may be positions, and whether a sum closed the table on this page; `begun`: it began on another."""
    data: list[Row] = []
    for row in rows:
        if is_carried(row):
            continue
        if is_sum(row):
            if (data or begun) and _closes(row):
                return data, True
            continue
        if (data or begun) and _is_charge(row) and not _is_counted(paper, row):
            continue
        if row.has_money or any(atom.kind == "integer" for atom in row.atoms[1:]):
            data.append(row)
    return data, False


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


def is_carried(row: Row) -> bool:
    """A sum on its way to or from another page: "Carried forward 62,752.92"."""
    texts = [atom.text for atom in row.atoms if atom.kind in ("text", "code")]
    counted = any(atom.kind == "integer" for atom in row.atoms) or sum(a.kind == "money" for a in row.atoms) > 1
    return 0 < len(texts) <= 2 and not counted and any(carried().prefix(text) for text in texts)


def is_sum(row: Row) -> bool:
    """Whether a label of the row is that of a sum: net, tax, total, what is due."""
    texts = [atom.text for atom in row.atoms if atom.kind in ("text", "code")]
    return bool(texts) and any(
        totals().prefix(text) or any(hit.target in _TOTALS and hit.weight >= 0.7 for hit in meanings(text))
        for text in texts
    )


def _is_charge(row: Row) -> bool:
    """Freight or a discount with nothing but its amount beside it."""
    return (
        row.has_money
        and all(atom.kind in ("money", "currency", "percent", "mark") for atom in row.atoms[1:])
        and any(hit.target in _CHARGES and hit.weight >= 0.9 for atom in row.atoms[:1] for hit in meanings(atom.text))
    )


def _is_counted(paper: Paper, row: Row) -> bool:
    """ "Freight 1.00 41.22 41.22", "Film 15 rolls 4.73 70.95": so many at a price, as any position."""
    last = paper.amount(row.atoms[-1]) if row.atoms[-1].kind == "money" else None
    return last is not None and bool(last.value) and factors_of(paper, row.atoms[1:-1], last.value) is not None


def _closes(row: Row) -> bool:
    """A sum with its amount beside it ends the table, and so do several side by side over their amounts; a carried
    subtotal does too, on its page."""
    if not row.has_money:
        return sum(any(hit.target in _TOTALS for hit in meanings(atom.text)) for atom in row.atoms) > 1
    return sum(atom.kind == "money" for atom in row.atoms) <= 2 and len(row.atoms) <= 4


def _read(paper: Paper, head: Sequence[Row], data: Sequence[Row]) -> Goods:
    columns = labelled(columns_of(data), head)
    cells = [assign(row, columns) for row in data]
    money = [n for n, column in enumerate(columns) if column.kind == "money"]
    if not money:
        return Goods()
    found = Goods(positions=list(_without_sums(positions_of(paper, list(zip(data, cells, strict=True)), columns))))
    rows = {id(row) for position in found.positions for row in position.rows}
    for n in money:
        values = [
            reading.value
            for row, cell in zip(data, cells, strict=True)
            if id(row) in rows and len(cell.get(n, ())) == 1 and (reading := paper.amount(cell[n][0])) is not None
        ]
        found.sums.append(sum(values, Decimal(0)))
    return found


def _without_sums(positions: Iterable[Position]) -> Iterator[Position]:
    """Without rows that say no more than what all before them add up to, and what stands loose behind such a row."""
    so_far, count, summed = Decimal(0), 0, False
    for position in positions:
        line = position.line
        bare = line.quantity is None and line.unit_price is None
        if bare and count and (summed or line.net_amount == so_far):
            summed = True
            continue
        summed = False
        so_far += line.net_amount or Decimal(0)
        count += 1
        yield position
