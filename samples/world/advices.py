"""Advices as their payers write them, before anybody reads them."""

import datetime as dt
import random
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from docflow.schema.money import ZERO
from docflow.schema.records import Party, Remittance, RemittanceLine
from samples.world.intent import Part, Payment
from samples.world.traders import Purse

_METHODS = {"EUR": "sepa", "GBP": "wire", "USD": "ach"}


def advices(
    dice: random.Random, payment: Payment, purse: Purse, reference: str, sheets: int, paid_on: dt.date
) -> Iterator[Remittance]:
    """One advice, or several that share the payment's reference."""
    payer = _payer(payment, purse)
    parts = payment.told
    step = -(-len(parts) // max(sheets, 1))
    for sheet in range(sheets):
        mine = parts[sheet * step : (sheet + 1) * step]
        lines = _lines(payment, mine)
        total = sum((part.settled.paid for part in mine), ZERO)
        if sheet == 0:
            total += payment.charges + (ZERO if payment.repeated else payment.on_account)
        if mine or sheet == 0:
            yield Remittance.made(
                payer=payer, payee=Party.made(name=f"{payment.trader.house.code} Company"), payment_reference=reference,
                payment_method="cheque" if payment.trader.cheques else _METHODS[payment.trader.house.currency],
                payment_date=paid_on, currency=payment.trader.house.currency, amount=total, lines=lines,
            )  # fmt: skip


def _payer(payment: Payment, purse: Purse) -> Party:
    trader = payment.trader
    told: dict[str, Any] = {"name": purse.name if trader.stranger else trader.own_name}
    if trader.stranger is None:
        offered = {
            "customer_number": trader.ref, "tax_id": next(iter(trader.customer.tax_ids), None),
            "email": f"ap@{trader.customer.email_domains[0]}" if trader.customer.email_domains else None,
            "iban": purse.accounts[0] if purse.accounts[0][0].isalpha() else None,
        }  # fmt: skip
        told |= {what: value for what, value in offered.items() if what in trader.prints}
    return Party.made(**told)


def _lines(payment: Payment, parts: Sequence[Part]) -> tuple[RemittanceLine, ...]:
    if not payment.names_items:
        return ()
    return tuple(_line(part, payment) for part in parts)


def _line(part: Part, payment: Payment) -> RemittanceLine:
    settled = part.settled
    paid = settled.paid + (payment.charges if settled.write_off == payment.charges else ZERO)
    if payment.habit == "over_payment" and part is payment.parts[0]:
        paid += payment.on_account
    gross = paid + settled.discount + settled.deduction
    late = settled.reason is not None and not part.text
    kind = (
        "credit_memo" if part.item.original < 0 else "purchase_order" if part.order and not part.number else "invoice"
    )
    return RemittanceLine.made(
        document_number=part.number, document_type=kind, document_date=part.item.issued, purchase_order=part.order,
        gross_amount=gross, paid_amount=paid, discount_amount=settled.discount + (settled.deduction if late else ZERO),
        deduction_amount=ZERO if late else settled.deduction, deduction_text=part.text or None,
        deduction_reason=None if late else settled.reason,
    )  # fmt: skip


def total_of(lines: Sequence[RemittanceLine]) -> Decimal:
    """What the lines add up to."""
    return sum((line.paid_amount or ZERO for line in lines), ZERO)
