"""Money on its way into an integer column."""

from decimal import Decimal

from docflow.errors import BadInput
from docflow.schema.money import plain, to_minor

BIGGEST = 2**63 - 1


def minor_units(amount: Decimal, currency: str) -> int:
    """12.50 EUR -> 1250. Raises BadInput where the currency has no such amount, or the database no room for it."""
    try:
        units = to_minor(amount, currency)
    except ValueError as error:
        raise BadInput(str(error)) from error
    if abs(units) > BIGGEST:
        raise BadInput(f"{plain(amount)} {currency} is more than can be kept.")
    return units


def minor_units_if_any(amount: Decimal | None, currency: str | None) -> int | None:
    """The same for what is printed somewhere: None where it is no amount of the currency."""
    if amount is None:
        return None
    try:
        return minor_units(amount, currency or "")
    except BadInput:
        return None
