"""A ledger's chart of accounts, and what docflow's own account names are called there."""

from docflow.schema.base import Frozen


class LedgerAccount(Frozen):
    """An account that can be posted to."""

    code: str
    name: str
    kind: str = ""
    """The ledger's own word for what it is: "Cash", "Expense"."""
    journal: bool = False
    """The ledger books bank statements on it."""


class Mapped(Frozen):
    """One of docflow's accounts and its place in the chart."""

    role: str
    """What it is for: "bank", "deduction: pricing"."""
    account: str
    """As postings name it."""
    code: str
    """As the ledger is asked for it; empty where nobody has said yet."""
    there: bool
    """It is in the chart, and open."""
    proposed: LedgerAccount | None = None
    """By its name, the likeliest of the chart; None where none stands out."""
