"""The canonical posting (DOMAIN.md): what a ledger is asked to book."""

import datetime as dt
from decimal import Decimal
from typing import Literal, Self

from pydantic import model_validator

from docflow.schema.base import Frozen
from docflow.schema.money import ZERO, Amount, Currency
from docflow.schema.reasons import Reason

POSTING_ID = "dfp_"
"""How the id of every posting begins."""

PostingRole = Literal[
    "bank", "receivable", "residual", "discount", "deduction", "tax_withheld", "write_off", "promotion", "charges",
    "fx", "refund", "on_account",
]  # fmt: skip
"""What a line is about. `residual`: a new item of the customer's for the rest of one that clears; `charges`: what banks
took on the way; `fx`: what conversion made of it; `refund`: paid too much, to be paid back."""


class PostingLine(Frozen):
    """One side of the entry; exactly one of debit and credit is set and positive."""

    n: int
    role: PostingRole
    account: str | None = None
    """The ledger's account; None for receivables, whose account the ledger knows from the open item or customer."""
    debit: Amount | None = None
    credit: Amount | None = None
    reason: Reason | None = None
    open_item: str | None = None
    close: bool | None = None


class PostingCustomer(Frozen):
    """Whose account is credited."""

    ref: str


class PostingPayment(Frozen):
    """The money."""

    method: str | None = None
    reference: str
    amount: Amount
    booked: Amount | None = None
    """What the bank booked, where its account is in another currency than the payment."""
    booked_currency: Currency | None = None


class PostingEvidence(Frozen):
    """The paper and the decision behind the posting."""

    document_id: str
    sha256: str
    approved_by: str
    dispute_id: str | None = None
    """The case whose end is booked; None for payments."""
    receipts: tuple[str, ...] = ()
    """Ids of the bank's receipts that are the money."""
    reason: str = ""
    """Why it is taken back; of reversals only."""


class Posting(Frozen):
    """One balanced entry with an immutable id made from (tenant, payment, revision)."""

    posting_id: str
    version: Literal[1] = 1
    kind: Literal["receipt", "adjustment", "reversal"] = "receipt"
    """An adjustment moves no money: it books how a dispute ends. Its payment is zero and only gives the reference."""
    company: str
    currency: Currency
    document_date: dt.date
    posting_date: dt.date
    customer: PostingCustomer
    payment: PostingPayment
    lines: tuple[PostingLine, ...]
    evidence: PostingEvidence
    reverses: str | None = None

    @model_validator(mode="after")
    def _balanced(self) -> Self:
        debits = sum((line.debit or ZERO for line in self.lines), Decimal())
        credited = sum((line.credit or ZERO for line in self.lines), Decimal())
        if debits != credited:
            raise ValueError(f"posting {self.posting_id} is not balanced: debits {debits}, credits {credited}")
        return self


class LedgerAnswer(Frozen):
    """What a ledger said about a posting after reading it back."""

    external_ref: str
    """The ledger's own key of the entry."""
    posted_date: dt.date | None = None
    residuals: dict[str, Amount] = {}
    """Open item ref -> what remains open, where the ledger says."""
    notes: tuple[str, ...] = ()
