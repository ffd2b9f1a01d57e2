"""The buyer's order behind an invoice."""

import re
from collections.abc import Iterator, Sequence

from extractors.fields.references import folded, looks_like_document_number
from extractors.invoice._goods import goods_of
from extractors.papers.draft import Draft
from extractors.papers.header import Choice, choices, read_reference
from extractors.papers.pairs import Pair
from extractors.papers.paper import Paper

_ORDER = re.compile(r"(?i:p\.?o\.?)[ -]?\d")
_ORDERED, _YOURS, _DIGITS = 0.65, 0.27, 4
"""How surely a label is that of an order; what "Your reference" is worth, and the digits of an order behind it."""


def order_of(draft: Draft, pairs: Sequence[Pair], number: str | None) -> str | None:
    """The buyer's order, where it is printed."""
    every = choices(draft.paper, pairs, "purchase_order", read_reference)
    clear = [c for c in every if c.weight >= _ORDERED or _ORDER.match(c.value)]
    yours = [c for c in every if _YOURS <= c.weight < _ORDERED and sum(map(str.isdigit, c.value)) >= _DIGITS]
    found = [*clear, *_named_orders(draft.paper), *yours]
    free = [c for c in found if number is None or folded(c.value) != folded(number)]
    return draft.keep("purchase_order", free[0], 0.95 if free[0] not in yours else 0.9) if free else None


def _named_orders(paper: Paper) -> Iterator[Choice]:
    """A number in the head that calls itself an order, wherever its label stands: "PO-3333"."""
    goods = goods_of(paper)
    for row in (row for rows in paper.rows[:1] for row in rows if not goods.covers(row)):
        for atom in row.atoms:
            if atom.kind == "code" and _ORDER.match(atom.text) and looks_like_document_number(atom.text):
                yield Choice(atom.text, 0.6, (atom,), row.page, y=row.y0)
