"""Postings for the tests of ledgers."""

import datetime as dt
from decimal import Decimal

from docflow.schema.postings import Posting, PostingCustomer, PostingEvidence, PostingLine, PostingPayment

DAY = dt.date(2026, 5, 3)


def line(n: int, role: str, amount: str, **more: object) -> PostingLine:
    """A line; a positive amount is a debit, a negative one a credit."""
    value = Decimal(amount)
    side = {"debit": value} if value > 0 else {"credit": -value}
    return PostingLine.model_validate({"n": n, "role": role, **side, **more})


def posting(posting_id: str, *lines: PostingLine, **more: object) -> Posting:
    """A receipt of these lines, from customer C-1001 in USD unless told otherwise."""
    cash = sum(
        ((one.debit or Decimal(0)) - (one.credit or Decimal(0)) for one in lines if one.role == "bank"), Decimal(0)
    )
    values: dict[str, object] = {
        "posting_id": posting_id,
        "company": "main",
        "currency": "USD",
        "document_date": DAY,
        "posting_date": DAY,
        "customer": PostingCustomer(ref="C-1001"),
        "payment": PostingPayment(method="ach", reference="ACH99812", amount=abs(cash)),
        "evidence": PostingEvidence(document_id="doc_1", sha256="ab" * 32, approved_by="docflow"),
        "lines": lines,
    }
    return Posting.model_validate(values | more)


def full_payment(posting_id: str, item: str, amount: str, **more: object) -> Posting:
    """One invoice paid in full."""
    return posting(
        posting_id,
        line(1, "bank", amount, account="1.1.1"),
        line(2, "receivable", f"-{amount}", open_item=item, close=True),
        **more,
    )


def short_payment(posting_id: str, first: str, second: str, **more: object) -> Posting:
    """DOMAIN's example: 1000.00 less a deduction of 20.00, and 500.00."""
    return posting(
        posting_id,
        line(1, "bank", "1480.00", account="1.1.1"),
        line(2, "deduction", "20.00", account="6.9.2", reason="pricing", open_item=first),
        line(3, "receivable", "-1000.00", open_item=first, close=True),
        line(4, "receivable", "-500.00", open_item=second, close=True),
        **more,
    )


def mirrored(original: Posting, posting_id: str) -> Posting:
    """The reversal of a receipt."""
    lines = tuple(one.model_copy(update={"debit": one.credit, "credit": one.debit}) for one in original.lines)
    update = {"posting_id": posting_id, "kind": "reversal", "reverses": original.posting_id, "lines": lines}
    return original.model_copy(update=update)
