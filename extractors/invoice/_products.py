"""Quantity times price beside the amount of a line: what does not multiply was misread, or is printed wrong."""

from decimal import Decimal

from docflow.schema.money import plain
from extractors.invoice._factors import multiply
from extractors.invoice._goods import Goods
from extractors.papers.draft import Draft

_PRICED_PER = (10, 100, 1000)
"""Pieces that a price may be for."""


def ask_of_products(draft: Draft, goods: Goods) -> None:
    """A question about the first line whose figures do not belong together."""
    for position in goods.positions:
        line = position.line
        if line.quantity is None or line.unit_price is None or line.net_amount is None:
            continue
        holds = position.proven or _per_many(line.quantity, line.unit_price, line.net_amount)
        if not holds or line.quantity * line.unit_price < 0 < line.net_amount:
            told = f"{plain(line.quantity)} times {plain(line.unit_price)} is not {plain(line.net_amount)}"
            draft.ask(f'The line "{line.description}" does not multiply: {told}.')
            return


def _per_many(quantity: Decimal, price: Decimal, net: Decimal) -> bool:
    """The price is that of ten, a hundred or a thousand."""
    return any(multiply(quantity, price, many * net) for many in _PRICED_PER)
