"""What tells a receipt, and an advice, from others of its kind: amounts, days, references, who paid."""

import re
from collections.abc import Collection, Iterable
from decimal import Decimal
from itertools import pairwise

from docflow.rules.keys import folded, name_keys
from docflow.rules.pairing import Claim, Money
from docflow.schema.documents import Document
from docflow.schema.money import ZERO
from docflow.schema.receipts import Pairing, Receipt
from docflow.schema.receivables import OpenItem
from docflow.schema.records import BankEntry, Remittance

LONGEST = 200
"""Characters of a reference by which it is found."""
_SHORTEST = 3
_NO_REFERENCE = frozenset(map(folded, ("NOTPROVIDED", "NOT PROVIDED", "NONREF", "UNKNOWN", "NONE", "N/A")))
"""What stands where a reference is demanded and there is none (ISO 20022 customer credit transfers, MT940 :61:)."""
_WORD = re.compile(r"[^\s,;:|]+")
_TOLD = re.compile(r"(?:\D*\d){4}")
_MOST_WORDS = 60
_WHOLE = frozenset({"ach", "sepa", "cheque", "card", "direct_debit"})
"""Methods by which the whole amount arrives: nobody on the way may keep any of it."""


def names_of(references: Iterable[str | None]) -> frozenset[str]:
    """References by which two sides know one another; short ones and those that say that there is none name nothing."""
    keys = (folded(one)[:LONGEST] for one in references if one)
    return frozenset(key for key in keys if len(key) >= _SHORTEST and key not in _NO_REFERENCE)


def told_by_bank(entry: BankEntry) -> frozenset[str]:
    """Every name by which the booking may be spoken of later."""
    own = (entry.bank_reference, entry.booking_reference, entry.return_of)
    return names_of(own) | told_by_payer(entry)


def told_by_payer(entry: BankEntry) -> frozenset[str]:
    """The names that the payer gave the payment."""
    return names_of((entry.end_to_end_id, entry.reference, entry.cheque_number))


def told_in_text(entry: BankEntry) -> frozenset[str]:
    """What else in the booking may be an advice's reference: structured references, and words with enough digits."""
    return names_of((*entry.references, *filter(_TOLD.match, _words(entry))))


def mistakable(claim: Claim, owed: Iterable[OpenItem]) -> bool:
    """Whether the payer owes something else, in full or less its discount, of just the amount of the advice."""
    others = (item for item in owed if folded(item.number) not in claim.documents and item.currency == claim.currency)
    return any(claim.amount in (item.remaining, item.remaining - item.discount) for item in others)


def _documents(entry: BankEntry) -> frozenset[str]:
    """What the booking says that it pays: documents that the bank names, and every word that may be a number."""
    words = [word for word in _words(entry) if _TOLD.match(word)]
    return names_of([*words, *entry.references, *(line.document_number for line in entry.documents)])


def _words(entry: BankEntry) -> list[str]:
    """The words of the bank's text, and every two of them as one: what is broken by a blank is still found."""
    words = _WORD.findall(entry.text or "")[:_MOST_WORDS]
    return [*words, *(f"{one}{other}" for one, other in pairwise(words))]


def money_of(receipt: Receipt, used: Decimal = ZERO, *, fresh: bool = False) -> Money:
    """The receipt as pairing sees it; `used`: what others have of it already; `fresh`: it has not waited long yet."""
    entry = receipt.entry
    return Money(
        id=receipt.id,
        amount=receipt.amount - used,
        currency=receipt.currency,
        day=entry.booking_date or entry.value_date,
        references=told_by_bank(entry) | told_in_text(entry),
        given=told_by_payer(entry),
        customer=receipt.customer,
        names=_names(entry.counterparty.name, entry.on_behalf_of),
        charges=charges_kept(entry, receipt.currency),
        exchange=entry.exchange,
        documents=_documents(entry),
        fresh=fresh,
    )


def reference_of(entry: BankEntry) -> str:
    """By what one would ask the bank, or the payer, for it."""
    told = (entry.end_to_end_id, entry.cheque_number, entry.reference, entry.bank_reference, entry.booking_reference)
    return next((one for one in told if one and names_of([one])), "")


def charges_kept(entry: BankEntry, currency: str) -> Decimal:
    """What the bank says was taken before it booked the rest."""
    kept = (one.amount for one in entry.charges if one.included and one.currency == currency)
    return sum(kept, ZERO)


def claim_of(document: Document, pairings: Collection[Pairing] = ()) -> Claim | None:
    """The advice as pairing sees it; None where it does not say how much was paid, or all has come."""
    record = document.extraction.record if document.extraction else None
    if not isinstance(record, Remittance) or record.amount is None or record.currency is None or record.amount <= ZERO:
        return None
    uncovered = record.amount - sum((one.covered for one in pairings), ZERO)
    if uncovered <= ZERO:
        return None
    return Claim(
        id=document.id,
        amount=uncovered,
        currency=record.currency,
        day=record.payment_date,
        references=names_of((record.payment_reference, record.advice_number)),
        customer=document.customer,
        names=_names(record.payer.name),
        by_wire=record.payment_method not in _WHOLE,
        documents=names_of(line.document_number for line in record.lines),
    )


def _names(*names: str | None) -> frozenset[str]:
    return frozenset(key for name in names if name for key in name_keys(name))
