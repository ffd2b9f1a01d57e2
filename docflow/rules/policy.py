"""What a company decides about its receivables: accounts, limits, tolerances."""

from decimal import Decimal
from typing import Literal

from pydantic import Field, field_validator

from docflow.rules.cases.policy import DisputePolicy
from docflow.rules.keys import identifier
from docflow.rules.pairing import Limits
from docflow.rules.risk import Bar, bar
from docflow.rules.tolerance import Tolerance
from docflow.schema.base import Frozen
from docflow.schema.money import Amount, Currency
from docflow.schema.reasons import Reason
from docflow.schema.receivables import Customer
from docflow.schema.records import Kind
from docflow.schema.risk import ONE_WRONG_IN, RiskTable

PULL = "pull"
"""The ledger name of the pull feed."""


class Accounts(Frozen):
    """The ledger accounts that postings name."""

    bank: str = "Assets:Bank"
    banks: dict[str, str] = {}
    """Where a bank account (IBAN or number, as its statements name it) has a ledger account of its own."""
    discount: str = "Expenses:Discount"
    deduction: str = "Expenses:Deductions:Other"
    deductions: dict[Reason, str] = {}
    """Where a reason has an account of its own."""
    unearned_discount: str = ""
    """A discount taken outside its terms; empty: like any deduction."""
    tax_withheld: str = ""
    """Tax that customers withhold and pay for us; empty: like any deduction."""
    write_off: str = "Expenses:WriteOff"
    charges: str = "Expenses:BankCharges"
    """What banks keep of a payment on its way."""
    fx: str = "Expenses:ExchangeDifferences"
    """What is lost (or won) where a payment was converted."""
    refund: str = "Liabilities:Refunds"
    """Paid too much, to be paid back."""

    def of_bank(self, account: str) -> str:
        """The ledger account of one of our bank accounts."""
        key = identifier(account)
        return next((there for bank, there in self.banks.items() if identifier(bank) == key), self.bank)

    def for_deduction(self, reason: Reason | None) -> str:
        """The account of a deduction claimed for a reason."""
        own = {Reason.TAX: self.tax_withheld, Reason.DISCOUNT: self.unearned_discount} | self.deductions
        return (own.get(reason) if reason else None) or self.deduction


class Policy(Frozen):
    """The rules of one company; passed in wherever something is decided."""

    company: str = "main"
    currency: Currency | None = None
    """The company's own, in which limits are meant; None: limits are meant in the currency of each payment."""
    rates: dict[Currency, Amount] = {}
    """Rough value of one unit of a foreign currency in the company's own; used for limits only, never to post."""
    accounts: Accounts = Accounts()
    tolerance: Tolerance = Tolerance()
    """The company's own."""
    tolerances: dict[str, Tolerance] = {}
    """Of single customers, by ref: what may be ignored must lie within all that speak of a customer."""
    group_tolerances: dict[str, Tolerance] = {}
    """Of groups of customers, by the ledger's name of the group."""
    ledgers: tuple[str, ...] = (PULL,)
    """Names of the ledgers that get every posting; without any it goes to the feed that others read."""
    one_wrong_in: int = Field(default=ONE_WRONG_IN, ge=1)
    """The target: of so many records that pass without a person at most one may be wrong. The confidence from which
    they pass follows from it and from `risk`."""
    post_on: Literal["receipt", "advice"] = "receipt"
    """What a payment is booked on: the bank's word that the money came, or the advice alone (for a house whose bank
    statements go elsewhere; the ledger's bank account is then what must be reconciled)."""
    pairing: Limits = Limits()
    advice_days: int = Field(default=3, ge=0)
    """Money waits so long for its advice; then it is matched by what it says itself, or a person looks."""
    receipt_days: int = Field(default=30, ge=0)
    """An advice waits so long for its money; then a person looks."""
    short_pay: Literal["partial", "residual"] = "partial"
    """What becomes of an invoice that is paid in part: it stays open with the rest, or it clears and a new item opens
    for the rest."""
    risk: dict[Kind, RiskTable] = {}
    """How often readings of a given confidence were wrong, of the model in use, by what the paper is."""
    automatic_limit: Amount | None = Field(default=None, ge=0)
    """Payments above it are never approved by the machine; None: no limit."""
    deduction_limit: Amount = Field(default=Decimal(500), ge=0)
    """A deduction with a stated reason above it goes to a person."""
    deduction_percent: Amount = Field(default=Decimal(25), ge=0)
    """... and so does one above this part of the invoice; both limits must hold."""
    on_account_limit: Amount = Field(default=Decimal(0), ge=0)
    """What a customer pays beyond what is open of the items named stays on account without a look up to this (nothing
    unless the house says so) ..."""
    on_account_percent: Amount = Field(default=Decimal(25), ge=0)
    """... and up to this part of the payment; both limits must hold."""
    second_approval_above: Amount = Field(default=Decimal(10000), ge=0)
    """Payments above it that a person approves need a second person; nobody is exempt."""
    disputes: DisputePolicy = DisputePolicy()
    """How long disputes may take, what they require, and who may settle how much."""
    sample_percent: Amount = Field(default=Decimal(2), ge=0, le=100)
    """Of what is posted untouched so much goes to a person as a check: what is found corrects figures and posting."""
    own_domains: tuple[str, ...] = ()
    """Mail domains of the company itself: a clerk who forwards a customer's mail is no stranger."""
    authentication_server: str = ""
    """The authserv-id that our own mail server writes into Authentication-Results. Empty: that header is not believed,
    since anybody can write one."""
    review_hours: int = Field(default=24, ge=1)
    """A document that waits for a person longer than this is over time."""
    oldest_payment_days: int = Field(default=400, ge=1)
    """A payment dated further back goes to a person."""

    def bar(self, kind: Kind) -> Bar:
        """The threshold for papers of this kind that follows from the target."""
        return bar(self.risk.get(kind, RiskTable()), self.one_wrong_in)

    def tolerance_of(self, customer: Customer | None) -> Tolerance:
        """What may be ignored with this customer: what company, group and the customer's own limits allow alike."""
        if customer is None:
            return self.tolerance
        of_group = self.tolerance.narrowed(self.group_tolerances.get(customer.customer_group))
        return of_group.narrowed(self.tolerances.get(customer.ref))

    @field_validator("ledgers")
    @classmethod
    def _somewhere(cls, names: tuple[str, ...]) -> tuple[str, ...]:
        """An approved posting always goes somewhere."""
        return names or (PULL,)

    def above(self, limit: Decimal | None, amount: Decimal, currency: str) -> bool:
        """Whether an amount exceeds a limit. A foreign currency without a rate counts as above: nobody can tell."""
        if limit is None:
            return False
        if self.currency is None or currency == self.currency:
            return abs(amount) > limit
        rate = self.rates.get(currency)
        return rate is None or abs(amount) * rate > limit
