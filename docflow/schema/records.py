"""What a document says: the records of DOMAIN.md, with the place and confidence of each value.

Signs: amounts of credits are negative in `gross_amount` and `paid_amount`;
discounts and deductions are positive when they reduce what is paid.
"""

import datetime as dt
from enum import StrEnum
from typing import Literal

from docflow.schema.base import Frozen
from docflow.schema.money import ZERO, Amount, Currency
from docflow.schema.place import Box, Method
from docflow.schema.reasons import Reason


class Kind(StrEnum):
    """What a document is."""

    REMITTANCE = "remittance"
    INVOICE = "invoice"
    DISPUTE = "dispute"
    BANK_STATEMENT = "bank_statement"
    OTHER = "other"


class Party(Frozen):
    """A payer, payee, seller, buyer or customer, as printed."""

    name: str | None = None
    address: str | None = None
    tax_id: str | None = None
    iban: str | None = None
    bank_account: str | None = None
    email: str | None = None
    customer_number: str | None = None
    """The number by which the supplier knows this payer, where the payer printed it."""


DocumentType = Literal["invoice", "credit_memo", "debit_memo", "purchase_order", "adjustment"]
"""What a remittance line refers to; an adjustment stands free of any invoice."""


class RemittanceLine(Frozen):
    """One paid document: gross - discount - deduction = paid."""

    document_number: str | None = None
    document_type: DocumentType = "invoice"
    document_date: dt.date | None = None
    purchase_order: str | None = None
    gross_amount: Amount | None = None
    discount_amount: Amount = ZERO
    deduction_amount: Amount = ZERO
    deduction_reason: Reason | None = None
    deduction_text: str | None = None
    paid_amount: Amount | None = None


class Remittance(Frozen):
    """What a payer says a payment covers: sum of lines.paid_amount = amount."""

    payer: Party = Party()
    payee: Party = Party()
    advice_number: str | None = None
    payment_reference: str | None = None
    payment_method: Literal["ach", "wire", "cheque", "card", "sepa", "direct_debit", "other"] | None = None
    payment_date: dt.date | None = None
    currency: Currency | None = None
    amount: Amount | None = None
    lines: tuple[RemittanceLine, ...] = ()


class InvoiceLine(Frozen):
    """One billed position of an invoice."""

    description: str | None = None
    item_number: str | None = None
    quantity: Amount | None = None
    unit_price: Amount | None = None
    net_amount: Amount | None = None
    tax_rate: Amount | None = None


class Invoice(Frozen):
    """An invoice or credit note as printed: net + tax = total."""

    seller: Party = Party()
    buyer: Party = Party()
    invoice_number: str | None = None
    invoice_date: dt.date | None = None
    due_date: dt.date | None = None
    purchase_order: str | None = None
    currency: Currency | None = None
    net_amount: Amount | None = None
    tax_amount: Amount | None = None
    total_amount: Amount | None = None
    amount_due: Amount | None = None
    lines: tuple[InvoiceLine, ...] = ()


class Dispute(Frozen):
    """A debit memo, claim, chargeback or disputed invoice."""

    customer: Party = Party()
    claim_number: str | None = None
    date: dt.date | None = None
    currency: Currency | None = None
    amount: Amount | None = None
    reason: Reason | None = None
    invoices: tuple[str, ...] = ()
    description: str | None = None


class BankEntry(Frozen):
    """One booking on a bank statement."""

    booking_date: dt.date | None = None
    value_date: dt.date | None = None
    amount: Amount
    currency: Currency
    reference: str | None = None
    counterparty: Party = Party()
    text: str | None = None


class BankStatement(Frozen):
    """One statement of one account."""

    account: str | None = None
    statement_id: str | None = None
    currency: Currency | None = None
    opening_balance: Amount | None = None
    closing_balance: Amount | None = None
    entries: tuple[BankEntry, ...] = ()


class Other(Frozen):
    """Mail or paper that is none of these; `subtype` says what it seems to be."""

    subtype: Literal[
        "auto_reply", "newsletter", "bank_detail_change", "phishing", "cover_note", "statement", "unreadable", "unknown"
    ] = "unknown"
    summary: str | None = None


Record = Remittance | Invoice | Dispute | BankStatement | Other
RECORD_OF_KIND: dict[Kind, type[Record]] = {
    Kind.REMITTANCE: Remittance,
    Kind.INVOICE: Invoice,
    Kind.DISPUTE: Dispute,
    Kind.BANK_STATEMENT: BankStatement,
    Kind.OTHER: Other,
}


class Candidate(Frozen):
    """Another reading of a printed value, for a person to choose."""

    value: str
    """As it would stand in the record's JSON."""
    probability: float
    why: str = ""
    """What speaks for it: "the equation of line 3 and the sum of "Gross""."""


class Evidence(Frozen):
    """Why we believe one value: what is printed, where, how it was read and how sure we are."""

    value: str
    """The value as in the record's JSON."""
    confidence: float
    """A probability, 0..1: calibrated on papers with known truth."""
    page: int | None = None
    """From 1; None where the value stands on no page (derived, or typed and not found)."""
    box: Box | None = None
    text: str = ""
    """The words as printed."""
    method: Method = "text"
    ref: str | None = None
    """Cell, segment or path, for carriers that have no pages."""
    candidates: tuple[Candidate, ...] = ()
    """What else the print may say, likeliest first; after a repair what was read before it."""
    support: float | None = None
    """How surely a label, a column head or its position says what it is, 0..1; None where that was not weighed."""
    raw: float | None = None
    """The reader's own figure, from which (among others) the confidence was made; None where it is that figure."""


class Equation(Frozen):
    """One check of the arithmetic, readable by a clerk: "sum(lines.paid_amount) = amount"."""

    equation: str
    holds: bool
    detail: str = ""
    """The figures: "980.00 + 500.00 = 1480.00"."""


class Extraction(Frozen):
    """One record found in one document: the unit that is matched, reviewed and posted."""

    kind: Kind
    confidence: float
    """Probability that the whole record is right."""
    review: tuple[str, ...] = ()
    """Why a person must look, as sentences; empty means it may pass."""
    record: Record
    fields: dict[str, Evidence] = {}
    """Key: dotted path into the record, lines by index from 0: "amount", "payer.name", "lines.0.paid_amount"."""
    proof: tuple[Equation, ...] = ()
    raw: float | None = None
    """The reader's own figure for the whole record, before calibration."""
    memory: tuple[str, ...] = ()
    """Ids of the remembered rules about this payer's papers that the reading followed."""

    @classmethod
    def parse(cls, body: object) -> "Extraction":
        """Rebuild from JSON; the kind decides which record type is expected (an empty record fits several)."""
        if not isinstance(body, dict):
            raise ValueError("an extraction is a JSON object")
        record = RECORD_OF_KIND[Kind(body["kind"])].model_validate(body["record"])
        return cls.model_validate({**body, "record": record})
