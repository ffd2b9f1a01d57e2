"""The canonical posting of an application (DOMAIN: canonical posting): debits equal credits."""

import datetime as dt
import hashlib
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from docflow.errors import Refused
from docflow.rules.policy import Accounts, Policy
from docflow.schema.documents import Document
from docflow.schema.money import ZERO, in_units, plain
from docflow.schema.postings import (
    POSTING_ID,
    Posting,
    PostingCustomer,
    PostingEvidence,
    PostingLine,
    PostingPayment,
)
from docflow.schema.reasons import Reason
from docflow.schema.receipts import Received
from docflow.schema.receivables import Application, LineMatch
from docflow.schema.records import Remittance

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_ID_LENGTH = 26


def posting_id(tenant: str, document_id: str, revision: int) -> str:
    """The immutable key of one revision of a payment: the same on every machine and at every try."""
    digest = int.from_bytes(hashlib.sha256(f"{tenant}\n{document_id}\n{revision}".encode()).digest(), "big")
    letters = []
    for _ in range(_ID_LENGTH):
        digest, index = divmod(digest, 32)
        letters.append(_ALPHABET[index])
    return POSTING_ID + "".join(letters)


def reversal_id(posting: str) -> str:
    """The key of the reversal of a posting: one posting has but one."""
    return f"{posting}-R"


def make_posting(
    document: Document,
    application: Application,
    policy: Policy,
    *,
    revision: int,
    approved_by: str,
    today: dt.date,
    received: Received | None = None,
    rests: Mapping[str, Decimal] | None = None,
    refund: bool = False,
) -> Posting:
    """The balanced entry of an application; unapplied money becomes a credit on account.

    document: the advice, or the statement of money that came without any. received: the money as the bank booked it,
    where it did. rests: what would stay open of items paid in part that are to clear all the same (residual items).
    refund: what is left is not the customer's credit but to be paid back.
    Raises Refused where there is nothing to post or something is missing.
    """
    if application.currency is None or application.payer.customer is None:
        raise Refused("Payer and currency must be known before anything can be posted.")
    if application.amount < 0 or application.unapplied < 0:
        raise Refused("The lines take more than was paid; correct the total or a line.")
    if received is not None and received.covered != application.amount:
        raise Refused(
            f"{plain(received.covered)} came, not {plain(application.amount)}; pair it with its receipts again."
        )
    said = [
        *_money_side(application, policy.accounts, received),
        *_application_side(application, policy.accounts, rests or {}),
        *_what_is_left(application, policy.accounts, refund),
    ]
    if not said:
        raise Refused("The payment is zero and settles nothing; there is nothing to post.")
    currency = application.currency
    return Posting(
        posting_id=posting_id(document.tenant, document.id, revision),
        company=policy.company,
        currency=currency,
        document_date=_day(document, received) or today,
        posting_date=today,
        customer=PostingCustomer(ref=application.payer.customer),
        payment=_payment(document, application, received),
        lines=tuple(
            PostingLine(n=n, **{key: _money(value, currency) for key, value in line.items()})
            for n, line in enumerate(said, 1)
        ),
        evidence=PostingEvidence(
            document_id=document.id,
            sha256=document.sha256,
            approved_by=approved_by,
            receipts=tuple(one.receipt_id for one in received.inflows) if received else (),
        ),
    )


def mirrored(original: Posting, *, approved_by: str, today: dt.date, reason: str) -> Posting:
    """The reversal of a posting: each line on the other side."""
    evidence = original.evidence.model_copy(update={"approved_by": approved_by, "reason": reason})
    return original.model_copy(
        update={
            "posting_id": reversal_id(original.posting_id),
            "kind": "reversal",
            "reverses": original.posting_id,
            "posting_date": today,
            "evidence": evidence,
            "lines": tuple(
                line.model_copy(update={"debit": line.credit, "credit": line.debit}) for line in original.lines
            ),
        }
    )


def _day(document: Document, received: Received | None) -> dt.date | None:
    if received and received.booked_on:
        return received.booked_on
    record = document.extraction.record if document.extraction else None
    return record.payment_date if isinstance(record, Remittance) else None


def _payment(document: Document, application: Application, received: Received | None) -> PostingPayment:
    """How and by what reference it was paid, as the payer says, else as the bank does."""
    record = document.extraction.record if document.extraction else None
    said = record if isinstance(record, Remittance) else Remittance()
    assert application.currency is not None
    foreign = [one for one in received.inflows if one.currency != application.currency] if received else []
    booked = sum((one.amount for one in foreign), ZERO)
    return PostingPayment(
        method=said.payment_method,
        reference=said.payment_reference or said.advice_number or (received and received.reference) or document.id,
        amount=in_units(application.amount, application.currency),
        booked=in_units(booked, foreign[0].currency) if foreign else None,
        booked_currency=foreign[0].currency if foreign else None,
    )


def _money_side(application: Application, accounts: Accounts, received: Received | None) -> Iterator[dict[str, Any]]:
    """What the bank has of it, and what was lost on the way."""
    if received is None:
        if application.amount:
            yield {"role": "bank", "account": accounts.bank, "debit": application.amount}
        return
    for one in received.inflows:
        yield {"role": "bank", "account": accounts.of_bank(one.account), "debit": one.value}
    if received.charges:
        yield {"role": "charges", "account": accounts.charges, **_side(received.charges)}
    if received.difference:
        yield {"role": "fx", "account": accounts.fx, **_side(received.difference)}


def _application_side(
    application: Application, accounts: Accounts, rests: Mapping[str, Decimal]
) -> Iterator[dict[str, Any]]:
    """Each line's differences and what it takes off the customer's account."""
    left = dict(rests)
    for match in application.lines:
        yield from _differences(match, accounts)
        if not (taken := match.applied + match.write_off):
            continue
        if match.open_item is None:
            yield {"role": "receivable", **_side(-taken)}
            continue
        rest = left.pop(match.open_item, ZERO)
        close = match.close or bool(rest)
        yield {"role": "receivable", **_side(-taken - rest), "open_item": match.open_item, "close": close}
        if rest:
            yield {"role": "residual", **_side(rest), "open_item": match.open_item}


def _what_is_left(application: Application, accounts: Accounts, refund: bool) -> Iterator[dict[str, Any]]:
    if application.unapplied and refund:
        yield {"role": "refund", "account": accounts.refund, "credit": application.unapplied}
    elif application.unapplied:
        yield {"role": "receivable", "credit": application.unapplied}


def _differences(match: LineMatch, accounts: Accounts) -> Iterator[dict[str, Any]]:
    item = {"open_item": match.open_item}
    if match.discount:
        yield {"role": "discount", "account": accounts.discount, **_side(match.discount), **item}
    if match.deduction:
        account = accounts.for_deduction(match.deduction_reason)
        reason = {"reason": match.deduction_reason}
        role = "tax_withheld" if match.deduction_reason is Reason.TAX else "deduction"
        yield {"role": role, "account": account, **_side(match.deduction), **reason, **item}
    if match.write_off:
        yield {"role": "write_off", "account": accounts.write_off, **_side(match.write_off), **item}


def _side(amount: Decimal) -> dict[str, Decimal]:
    """A positive amount is a debit."""
    return {"debit": amount} if amount > 0 else {"credit": -amount}


def _money(value: Any, currency: str) -> Any:
    return in_units(value, currency) if isinstance(value, Decimal) else value
