"""When two papers speak of the same payment."""

import datetime as dt
from decimal import Decimal

from docflow.rules import keys
from docflow.schema.money import plain


def payment_key(payer: str, reference: str | None, amount: Decimal, currency: str, paid_on: dt.date | None) -> str:
    """Equal for the same payment, however often it is resent, scanned or renamed (PROMISES: A48).

    payer: the customer's ref, or the printed name where the customer is unknown.
    """
    money = plain(amount.normalize() if amount else Decimal(0))
    return "|".join((payer, keys.folded(reference or ""), money, currency, paid_on.isoformat() if paid_on else ""))
