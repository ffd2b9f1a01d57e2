"""Customers, open items, and what an advice settles of them."""

import datetime as dt
from decimal import Decimal
from enum import StrEnum
from typing import Literal

from docflow.schema.base import Frozen
from docflow.schema.money import ZERO, Amount, Currency
from docflow.schema.reasons import Reason


class Customer(Frozen):
    """A customer of ours, as the ledger knows it."""

    ref: str
    """The ledger's own key: "C-1001"."""
    name: str
    aliases: tuple[str, ...] = ()
    """Other names under which this customer pays."""
    tax_ids: tuple[str, ...] = ()
    ibans: tuple[str, ...] = ()
    """IBANs or account numbers."""
    email_domains: tuple[str, ...] = ()
    parent: str | None = None
    """Ref of the customer that it belongs to, and that may pay for it."""
    customer_group: str = ""
    """The ledger's group of customers that it is in, where limits are set for all of one."""


OpenItemKind = Literal["invoice", "debit_memo", "credit_memo", "chargeback", "on_account"]


class OpenItem(Frozen):
    """An invoice, debit memo or credit memo that is not fully settled; amounts of credits are negative.

    Numbers may repeat, and the instalments of one invoice share one.
    """

    ref: str
    """The ledger's own key: "inv:1"."""
    customer: str
    number: str
    kind: OpenItemKind = "invoice"
    purchase_order: str | None = None
    issued: dt.date
    due: dt.date
    currency: Currency
    original: Amount
    remaining: Amount
    discount_until: dt.date | None = None
    discount: Amount = ZERO
    """The discount granted in full when paid by `discount_until`."""
    instalment: int | None = None
    """Which part of the invoice, from 1, where it is paid in parts."""
    bill_to: str | None = None
    """Ref of the customer who is billed, where another one than `customer` ordered."""
    company: str = ""
    """Which of our companies it is owed to; empty where there is but one."""
    terms: str = ""
    """Terms of payment in the ledger's words."""
    delivery_note: str | None = None
    disputed: Amount = ZERO
    """Of what remains, the part that is disputed: it is shown, but nobody expects it to be paid."""
    adjustment: Amount = ZERO
    """What a change that is under way will take off what remains (a credit that is not booked yet)."""
    paid_on: dt.date | None = None
    """The day of the last payment of ours that took something off it; None where none did."""

    @property
    def payer(self) -> str:
        """Ref of the customer who is expected to pay it."""
        return self.bill_to or self.customer

    @property
    def expected(self) -> Decimal:
        """What is expected to be paid: what remains without what is disputed or about to be taken off."""
        return self.remaining - self.disputed - self.adjustment


class KnownItem(Frozen):
    """What extraction may know of an open item, to check what it reads."""

    number: str
    remaining: Amount
    """Negative for credits."""
    currency: Currency | None = None


class Certainty(StrEnum):
    """How sure we are of a payer."""

    CERTAIN = "certain"
    LIKELY = "likely"
    UNKNOWN = "unknown"


PayerSign = Literal[
    "account", "tax_id", "customer_number", "name", "stem", "alias", "similar", "agent", "domain", "documents", "person"
]
"""What gave the payer away; `stem` is the name without its legal form, `alias` what decisions taught, `agent` somebody
who pays for others too, `person` somebody's choice."""


class PayerMatch(Frozen):
    """Which customer pays, and why we think so."""

    customer: str | None = None
    certainty: Certainty = Certainty.UNKNOWN
    sign: PayerSign | None = None
    contradicted: bool = False
    """Whether something else on the paper speaks against this customer."""
    rivalled: bool = False
    """Whether it says something that stands for another customer as well; the documents it names tell which."""
    named_otherwise: bool = False
    """Whether the bank account is this customer's, but whoever paid has a name that is nothing like it."""
    key: str = ""
    """What it was recognised by: "account:DE02120300000000202051"."""
    family: tuple[str, ...] = ()
    """Refs of the customers for whom this one may pay too."""
    reasons: tuple[str, ...] = ()

    def pays(self, item: OpenItem) -> bool:
        """Whether the item is one of those this payer may pay; an unknown payer might pay any."""
        return self.customer in (None, item.payer) or item.payer in self.family


NumberSignal = Literal["exact", "normalised", "fuzzy", "none"]
AmountSignal = Literal[
    "exact", "discount", "unearned", "deduction", "unexplained", "tolerance", "partial", "overpaid", "combination",
    "several", "none",
]  # fmt: skip
"""How the money relates to what is open: pays it exactly; less the discount that its terms grant; less one that they do
not; less a deduction with a reason that we know; less one without; within tolerance; a part of it; more than is open;
as one of the items of the only set that sums to it; as one of several ways to explain it; or not explained."""


class LineMatch(Frozen):
    """What one remittance line settles. `line` is its index from 0.

    Beyond the printed lines the indexes go on: for further items of a printed line that names several (`part_of`), and
    for what the books explain of a payment that lists nothing.
    """

    line: int
    part_of: int | None = None
    """Index of the printed line of which this is a further item."""
    open_item: str | None = None
    candidate: str | None = None
    """The open item that the signals speak of, proposed or not."""
    number_signal: NumberSignal = "none"
    amount_signal: AmountSignal = "none"
    state: Literal["applied", "short_paid", "suggested", "partial", "unmatched", "on_account"] = "unmatched"
    certain: bool = False
    """Whether the machine may apply it without a person."""
    rule: int | None = None
    """The row of the rule table that decided, from 1; 0 where none speaks of it, None where none was asked."""
    applied: Amount = ZERO
    """Taken off the open item: paid + discount + deduction (negative for credits)."""
    paid: Amount = ZERO
    discount: Amount = ZERO
    deduction: Amount = ZERO
    deduction_reason: Reason | None = None
    write_off: Amount = ZERO
    close: bool = False
    """Whether nothing of the open item remains."""
    reasons: tuple[str, ...] = ()


class Application(Frozen):
    """How one payment is applied: paid of all lines + unapplied = amount, always."""

    payer: PayerMatch
    currency: Currency | None = None
    amount: Amount = ZERO
    lines: tuple[LineMatch, ...] = ()
    unapplied: Amount = ZERO
    approve: bool = False
    """Whether the machine may approve it."""
    review: tuple[str, ...] = ()
    """Why a person must look, as sentences."""

    @property
    def paid(self) -> Decimal:
        """What the lines take of the payment."""
        return sum((line.paid for line in self.lines), ZERO)
