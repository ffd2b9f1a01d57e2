"""Down the column of amounts below the positions: each amount is added, or is the sum of all above it.

The arithmetic alone tells the total and what it is made of, whatever their labels are called.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from extractors.fields.lexicon import totals
from extractors.invoice._amounts import Labelled, meanings
from extractors.invoice._goods import Goods
from extractors.papers.paper import Paper
from extractors.tables import Row

_BEYOND = frozenset(("prepaid_total", "prior_total", "amount_due"))
"""What stands below an invoice's own total."""
_CALLED, _FEWEST = 0.6, 0.8
_MOST = 12
"""Amounts below the positions that may make a total."""


@dataclass(slots=True)
class Sum:
    """A sum in the column, with what was added to the positions on the way to it."""

    total: Labelled
    added: tuple[Labelled, ...]


def sums_below(paper: Paper, goods: Goods) -> Iterator[Sum]:
    """Every sum that the column comes to and calls so; none where the positions have no amounts."""
    if not goods.total:
        return
    running, added = goods.total, list[Labelled]()
    for row in _amount_rows(paper, goods):
        reading = paper.amount(row.atoms[-1])
        if reading is None:
            return
        if abs(reading.value - running) <= Decimal("0.011"):
            if _calls_itself_sum(row):
                yield Sum(_labelled(row, reading.value, "invoice_total"), tuple(added))
            continue
        running += reading.value
        added.append(_labelled(row, reading.value, "charge_total"))


def _amount_rows(paper: Paper, goods: Goods) -> list[Row]:
    """Lines that end in an amount, below the positions and above what was paid or owed before."""
    page = max(goods.regions, default=0)
    bottom = goods.regions.get(page, (0.0, 0.0))[1]
    found = []
    for row in (row for row in paper.rows[page] if row.y0 >= bottom):
        if any(hit.target in _BEYOND and hit.weight >= _FEWEST for hit in meanings(row.atoms[0].text)):
            break
        if row.atoms[-1].kind == "money" and row.atoms[0].kind in ("text", "code"):
            found.append(row)
    return found[:_MOST]


def _calls_itself_sum(row: Row) -> bool:
    return any(atom.kind == "text" and totals().prefix(atom.text) for atom in row.atoms)


def _labelled(row: Row, value: Decimal, field: str) -> Labelled:
    return Labelled(field, value, _CALLED, (row.atoms[-1],), row.page, row.atoms[0].text, row.y0)
