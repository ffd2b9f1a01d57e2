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
    """One paid document: gross - discount - deduction = paid.

    In a part payment `gross_amount` is the part of the document that this payment settles, not all that was billed:
    of 1,000.00 of which 200.00 stay open, 800.00. What stays open was never taken off, so it is no deduction.
    """

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


class Charge(Frozen):
    """What a bank took for a booking; positive where it costs us."""

    amount: Amount
    currency: Currency
    included: bool = True
    """The entry's amount is what is left after it; otherwise it is booked apart."""


class Exchange(Frozen):
    """What was paid before it was converted into the account's currency."""

    amount: Amount
    currency: Currency
    rate: Amount | None = None
    """As printed; banks quote either way round."""


class BankEntry(Frozen):
    """One booking on a bank statement, or one transaction of a batch that was booked as a sum (a bank receipt).

    {"amount": "1480.00", "currency": "EUR", "status": "booked", "reversal": false, "booking_date": "2026-05-04",
     "value_date": "2026-05-04", "entry": 3, "reference": "NONREF", "bank_reference": "B4E07XM00J000023",
     "end_to_end_id": "E2E-1", "code": "PMNT/RCDT/ESCT", "counterparty": {"name": "Nordlicht AG", "iban": "DE..."},
     "text": "Invoices 4711, 4712", "references": ["RF18539007547034"], "documents": [...], "charges": [...],
     "exchange": null, "cheque_number": null, "lockbox": null, "batch": null, "item": null}
    """

    amount: Amount
    """Money that came in is positive, money that went out negative, whatever the entry is called."""
    currency: Currency
    status: Literal["booked", "pending", "information"] = "booked"
    """Only what is booked counts in the balance (ISO 20022 entry status BOOK, PDNG, INFO)."""
    reversal: bool = False
    """It takes an earlier booking back; `amount` has the sign of what is booked now."""
    booking_date: dt.date | None = None
    value_date: dt.date | None = None
    entry: int | None = None
    """The booking's number within the statement, from 1; the transactions of one batch share it."""
    entry_reference: str | None = None
    """The bank's number of the entry within its statement (NtryRef)."""
    reference: str | None = None
    """What the account's owner calls it (MT940 :61: subfield 7, BAI2 customer reference)."""
    bank_reference: str | None = None
    """What the bank calls it (AcctSvcrRef, :61: after //, BAI2 bank reference, NACHA trace)."""
    booking_reference: str | None = None
    """What the bank calls the whole booking, where `bank_reference` is that of one transaction of it."""
    end_to_end_id: str | None = None
    mandate_id: str | None = None
    code: str | None = None
    """The bank's transaction code as printed: domain/family/sub-family, SWIFT type, BAI type, NACHA code."""
    counterparty: Party = Party()
    """Who paid, where the amount is positive; else who was paid."""
    on_behalf_of: str | None = None
    """For whom the other side paid, or was paid (ultimate debtor or creditor)."""
    text: str | None = None
    """Unstructured remittance information."""
    references: tuple[str, ...] = ()
    """Structured creditor references (ISO 11649, QR, KID, OCR ...)."""
    documents: tuple[RemittanceLine, ...] = ()
    """Documents that it names in a structured way (RfrdDocInf, lockbox overflow)."""
    charges: tuple[Charge, ...] = ()
    exchange: Exchange | None = None
    cheque_number: str | None = None
    lockbox: str | None = None
    batch: str | None = None
    item: str | None = None
    return_of: str | None = None
    """The reference of the booking that it takes back, where it is told."""
    return_reason: str | None = None
    """Why: "R01", "AC04", or the bank's words."""

    @property
    def takes_back(self) -> bool:
        """Whether it is a return or reversal of something booked before."""
        return self.reversal or self.return_of is not None or self.return_reason is not None


StatementKind = Literal["statement", "intraday", "notification", "lockbox", "ach"]


class BankStatement(Frozen):
    """One statement of one account: opening_balance + what is booked in the account's currency = closing_balance.

    {"report": "statement", "account": "NL26VAYB8060476890", "bank": "VAYBNL2A", "statement_id": "253",
     "sequence": "12", "date": "2026-05-04", "currency": "EUR", "opening_balance": "18.15", "closing_balance": "27.00",
     "entries": [{"amount": "8.85", "currency": "EUR", ...}]}
    """

    report: StatementKind = "statement"
    """What the bank tells: what it has booked, what it will book (intraday: MT942, camt.052), details of bookings
    (notification: camt.054), the cheques of a lockbox, the entries of an ACH file."""
    account: str | None = None
    """IBAN or number as printed; of a lockbox its number."""
    account_name: str | None = None
    bank: str | None = None
    """BIC or routing number of who keeps the account."""
    statement_id: str | None = None
    sequence: str | None = None
    """Its number in the series of statements of this account, with the page where pages are told ("27/1")."""
    date: dt.date | None = None
    """The last day that it covers."""
    currency: Currency | None = None
    opening_balance: Amount | None = None
    closing_balance: Amount | None = None
    entries: tuple[BankEntry, ...] = ()


class Other(Frozen):
    """Mail or paper that is none of these; `subtype` says what it seems to be."""

    subtype: Literal[
        "auto_reply",
        "newsletter",
        "bank_detail_change",
        "phishing",
        "dunning_reply",
        "cover_note",
        "statement",
        "unreadable",
        "unknown",
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
    confirmed: bool = False
    """A person looked at the value and left it as it was read; without it a value of method `person` was typed."""


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
    paper: str = ""
    """Of a file that holds several papers the one it stands on, with the way to it: "offer.zip > advice.pdf"."""
    because: tuple[str, ...] = ()
    """Why it is taken for what it is, as sentences."""
    bank_change: str | None = None
    """The line that tells of new bank details; what comes with it is held back until somebody has called."""
    memory: tuple[str, ...] = ()
    """Ids of the remembered rules about this payer's papers that the reading followed."""

    @classmethod
    def parse(cls, body: object) -> "Extraction":
        """Rebuild from JSON; the kind decides which record type is expected (an empty record fits several)."""
        if not isinstance(body, dict):
            raise ValueError("an extraction is a JSON object")
        record = RECORD_OF_KIND[Kind(body["kind"])].model_validate(body["record"])
        return cls.model_validate({**body, "record": record})
