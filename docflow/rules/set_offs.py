"""A customer's open items set off against one another: what may be proposed, and the voucher that a person writes.

No entry without a voucher: of what no paper of the customer tells the house writes one itself (decision 0047).
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from docflow.rules.corrections import CUSTOMER, OPEN_ITEM
from docflow.rules.proof import prove
from docflow.schema.money import ZERO, in_units, plain
from docflow.schema.receivables import Customer, OpenItem
from docflow.schema.records import Evidence, Extraction, Kind, Party, Remittance, RemittanceLine


class SetOff(NamedTuple):
    """What a person lets each item give or take; the amounts sum to zero."""

    customer: Customer
    parts: Sequence[tuple[OpenItem, Decimal]]
    reason: str

    @property
    def currency(self) -> str:
        """Of all of them."""
        return self.parts[0][0].currency


def proposed(items: Iterable[OpenItem]) -> dict[str, Decimal]:
    """Ref -> amount: credits against what is owed, both as they fall due, as far as the smaller side goes."""
    in_order = sorted(items, key=lambda item: (item.due, item.ref))
    sides = [[one for one in in_order if one.expected * sign > 0] for sign in (1, -1)]
    goes = min(sum((abs(one.expected) for one in side), ZERO) for side in sides)
    return {ref: amount for side in sides for ref, amount in _as_far_as(side, goes)}


def _as_far_as(items: Iterable[OpenItem], amount: Decimal) -> Iterable[tuple[str, Decimal]]:
    for item in items:
        taken = min(abs(item.expected), amount)
        amount -= taken
        if taken:
            yield item.ref, taken if item.expected > 0 else -taken


def voucher(chosen: SetOff, actor: str, now: dt.datetime) -> str:
    """The paper itself, as plain text."""
    lines = [f"{item.number:<24} {plain(in_units(amount, item.currency)):>16}" for item, amount in chosen.parts]
    head = f"Set-off for {chosen.customer.name} ({chosen.customer.ref}), {chosen.currency}"
    return "\n".join([head, "", *lines, "", f"Reason: {chosen.reason}", f"{actor}, {now:%Y-%m-%d %H:%M:%S} UTC", ""])


def record_of(chosen: SetOff, number: str, today: dt.date) -> Extraction:
    """What the voucher says: a payment of nothing; customer and items are a person's choice and are not looked for."""
    record = Remittance(
        payer=Party(name=chosen.customer.name, customer_number=chosen.customer.ref),
        advice_number=number,
        payment_reference=number,
        payment_date=today,
        currency=chosen.currency,
        amount=ZERO,
        lines=tuple(_line(item, amount) for item, amount in chosen.parts),
    )
    said = {CUSTOMER: chosen.customer.ref}
    said |= {f"lines.{n}.{OPEN_ITEM}": item.ref for n, (item, _) in enumerate(chosen.parts)}
    fields = {path: Evidence(value=value, confidence=1.0, method="person") for path, value in said.items()}
    return Extraction(kind=Kind.REMITTANCE, confidence=1.0, record=record, fields=fields, proof=prove(record))


def _line(item: OpenItem, amount: Decimal) -> RemittanceLine:
    return RemittanceLine(
        document_number=item.number,
        document_type="credit_memo" if amount < 0 else "invoice",
        document_date=item.issued,
        paid_amount=in_units(amount, item.currency),
    )
