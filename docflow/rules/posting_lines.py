"""The canonical posting of an application (DOMAIN: canonical posting): debits equal credits."""

import datetime as dt
import hashlib
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from docflow.errors import Refused
from docflow.rules.policy import Accounts, Policy
from docflow.schema.documents import Document
from docflow.schema.money import in_units
from docflow.schema.postings import (
    Posting,
    PostingCustomer,
    PostingEvidence,
    PostingLine,
    PostingPayment,
)
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
    return "dfp_" + "".join(letters)


def make_posting(
    document: Document, application: Application, policy: Policy, *, revision: int, approved_by: str, today: dt.date
) -> Posting:
    """The balanced entry of an application; unapplied money becomes a credit on account.

    Raises Refused where there is nothing to post or something is missing.
    """
    record = document.extraction.record if document.extraction else None
    if not isinstance(record, Remittance) or application.currency is None or application.payer.customer is None:
        raise Refused("Payer and currency must be known before anything can be posted.")
    if application.amount < 0 or application.unapplied < 0:
        raise Refused("The lines take more than was paid; correct the total or a line.")
    lines = tuple(
        PostingLine(n=n, **{k: _money(v, application.currency) for k, v in line.items()})
        for n, line in enumerate(_lines(application, policy.accounts), 1)
    )
    if not lines:
        raise Refused("The payment is zero and settles nothing; there is nothing to post.")
    return Posting(
        posting_id=posting_id(document.tenant, document.id, revision),
        company=policy.company,
        currency=application.currency,
        document_date=record.payment_date or today,
        posting_date=today,
        customer=PostingCustomer(ref=application.payer.customer),
        payment=PostingPayment(
            method=record.payment_method,
            reference=record.payment_reference or record.advice_number or document.id,
            amount=in_units(application.amount, application.currency),
        ),
        lines=lines,
        evidence=PostingEvidence(document_id=document.id, sha256=document.sha256, approved_by=approved_by),
    )


def _lines(application: Application, accounts: Accounts) -> Iterator[dict[str, Any]]:
    """Bank, then each line's differences and receivable, then what stays on account."""
    if application.amount:
        yield {"role": "bank", "account": accounts.bank, "debit": application.amount}
    for match in application.lines:
        yield from _differences(match, accounts)
        if taken := match.applied + match.write_off:
            item = {"open_item": match.open_item, "close": match.close} if match.open_item else {}
            yield {"role": "receivable", **_side(-taken), **item}
    if application.unapplied:
        yield {"role": "receivable", "credit": application.unapplied}


def _differences(match: LineMatch, accounts: Accounts) -> Iterator[dict[str, Any]]:
    item = {"open_item": match.open_item}
    if match.discount:
        yield {"role": "discount", "account": accounts.discount, **_side(match.discount), **item}
    if match.deduction:
        account = accounts.for_deduction(match.deduction_reason)
        reason = {"reason": match.deduction_reason}
        yield {"role": "deduction", "account": account, **_side(match.deduction), **reason, **item}
    if match.write_off:
        yield {"role": "write_off", "account": accounts.write_off, **_side(match.write_off), **item}


def _side(amount: Decimal) -> dict[str, Decimal]:
    """A positive amount is a debit."""
    return {"debit": amount} if amount > 0 else {"credit": -amount}


def _money(value: Any, currency: str) -> Any:
    return in_units(value, currency) if isinstance(value, Decimal) else value
