"""Docflow's accounts in the charts of ledgers."""

from collections.abc import Mapping, Sequence

from docflow.ledgers.contract import HasChart
from docflow.ledgers.registry import open_ledger
from docflow.rules.accounts import mapped
from docflow.rules.policy import Policy
from docflow.schema.chart import LedgerAccount, Mapped
from docflow.schema.documents import Check

Values = Mapping[str, object]


def account_checks(policy: Policy, name: str, values: Values) -> list[Check]:
    """Whether every account that a posting may name is in the chart; nothing where the ledger does not tell it."""
    return account_check(name, accounts_of(policy, name, values))


def account_check(name: str, found: Sequence[Mapped] | None) -> list[Check]:
    """The same of what `accounts_of` found."""
    if found is None:
        return []
    missing = [one for one in found if not one.there]
    said = ", ".join(f"{one.account} ({one.role})" for one in missing)
    return [
        Check(
            name=f"ledger {name}: accounts of postings",
            ok=not missing,
            message=f"Not in the chart, or closed: {said}." if missing else f"All {len(found)} are in the chart.",
            remedy=f"Map them by `accounts`; docflow ledger accounts {name} proposes where they are."
            if missing
            else "",
        )
    ]


def accounts_of(policy: Policy, name: str, values: Values) -> list[Mapped] | None:
    """Where each account is; None where the ledger does not tell its chart. Raises LedgerError."""
    chart = chart_of(name, values)
    return None if chart is None else mapped(policy, given_map(values), chart)


def given_map(values: Values) -> dict[str, str]:
    """Docflow's accounts and the ledger's own, as the settings say."""
    given = values.get("accounts")
    return given if isinstance(given, dict) else {}


def chart_of(name: str, values: Values) -> list[LedgerAccount] | None:
    """Every account that can be posted to; None where the ledger does not tell. Raises LedgerError."""
    ledger = open_ledger(name, values)
    return ledger.chart() if isinstance(ledger, HasChart) else None
