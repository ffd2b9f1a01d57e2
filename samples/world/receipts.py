"""Payments as the bank tells of them: one entry, or two, and the return of one."""

import datetime as dt
import random
from decimal import Decimal
from typing import NamedTuple

from docflow.schema.records import BankEntry, Charge, Exchange, Party, RemittanceLine
from samples.world import telling
from samples.world.intent import Payment
from samples.world.traders import Purse
from samples.world.truth import Receipt


class Sent(NamedTuple):
    """How the payer calls the payment, and whether his bank passes that on."""

    reference: str
    passed_on: bool


class Bank:
    """Numbers entries and writes them down."""

    def __init__(self, dice: random.Random) -> None:
        self._dice = dice
        self._made = 0

    def receipt(self, payment: Payment, purse: Purse, amount: Decimal, sent: Sent, day: dt.date, text: str) -> Receipt:
        """The entry of (a part of) a payment."""
        self._made += 1
        cheque = payment.trader.cheques
        number = f"{self._dice.randrange(10**5, 10**7)}"
        entry = BankEntry.made(
            amount=amount, currency=payment.trader.house.currency, booking_date=day, value_date=day, entry=1,
            bank_reference=f"BK{self._made:010d}",
            end_to_end_id=sent.reference if sent.passed_on and not cheque else None,
            counterparty=self._party(purse), text=None if cheque else text or None,
            charges=self._charges(payment), exchange=_exchange(payment),
            cheque_number=(sent.reference if sent.passed_on else number) if cheque else None,
            lockbox="771" if cheque else None, batch="1" if cheque else None,
            item=str(self._made % 1000) if cheque else None, documents=self._keyed(payment) if cheque else (),
        )  # fmt: skip
        return Receipt(f"rc{self._made}", payment.trader.house.account, entry)

    def returned(self, receipt: Receipt, day: dt.date) -> Receipt:
        """The bank takes it back."""
        self._made += 1
        entry = receipt.entry
        back = entry.but(
            amount=-entry.amount, booking_date=day, value_date=day, bank_reference=f"BK{self._made:010d}",
            return_of=entry.bank_reference, return_reason=self._dice.choice(("NSF", "AC04", "MS03")), text="RETURN",
            charges=(), documents=(),
        )  # fmt: skip
        return Receipt(f"rc{self._made}", receipt.account, back)

    def _party(self, purse: Purse) -> Party:
        account = self._dice.choice(purse.accounts)
        shown = self._dice.random() < 0.94
        iban = account if shown and account[0].isalpha() else None
        return Party.made(name=purse.bank_name, iban=iban, bank_account=account if shown and not iban else None)

    def _charges(self, payment: Payment) -> tuple[Charge, ...]:
        if not payment.charges or self._dice.random() < 0.4:
            return ()
        return (Charge(amount=payment.charges, currency=payment.trader.house.currency),)

    def _keyed(self, payment: Payment) -> tuple[RemittanceLine, ...]:
        """What the bank's clerks key from the cheque's stub."""
        if not payment.names_items or self._dice.random() < 0.3:
            return ()
        return tuple(
            RemittanceLine.made(document_number=part.number, purchase_order=part.order, paid_amount=part.settled.paid)
            for part in payment.told
            if part.number or part.order
        )


def _exchange(payment: Payment) -> Exchange | None:
    if payment.foreign is None:
        return None
    currency, amount = payment.foreign
    return Exchange(amount=amount, currency=currency)


def text_of(dice: random.Random, payment: Payment, reference: str, alone: bool) -> str:
    """The bank's text, with what some payers always put before it."""
    return telling.bank_text(dice, payment, reference, alone).strip()
