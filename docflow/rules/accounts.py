"""Which accounts postings name, and where each would be in a ledger's chart. Pure."""

import re
from collections.abc import Iterator, Mapping, Sequence

from docflow.rules.policy import Policy
from docflow.schema.chart import LedgerAccount, Mapped

_WORDS: dict[str, tuple[str, ...]] = {
    "bank": ("bank", "checking", "cash", "giro"),
    "discount": ("discount", "skonto", "escompte", "descuento"),
    "deduction": ("deduction", "chargeback", "allowance", "returns"),
    "write_off": ("write-off", "writeoff", "write off", "bad debt", "ausbuchung"),
    "charges": ("bank charge", "bank fee", "bankgebuhr", "nebenkosten des geldverkehrs"),
    "fx": ("currency transaction", "currency gain", "exchange gain", "exchange loss", "exchange", "kursdifferenz"),
    "refund": ("refund", "credit balance", "erstattung"),
    "tax_withheld": ("withholding", "withheld", "quellensteuer"),
    "unearned_discount": ("unearned", "discount"),
    "promotions": ("promotion", "rebate", "bonus"),
}
"""Words by which charts call what a role is for; the first that fits one account only decides."""


def needed(policy: Policy) -> Iterator[tuple[str, str]]:
    """(role, account) of everything that a posting of this company may name; each account once."""
    accounts = policy.accounts
    roles: dict[str, str] = {
        name: str(getattr(accounts, name))
        for name in ("bank", "discount", "deduction", "write_off", "charges", "fx", "refund", "tax_withheld")
    }
    roles |= {f"bank: {bank}": account for bank, account in accounts.banks.items()}
    roles |= {f"deduction: {reason}": account for reason, account in accounts.deductions.items()}
    roles |= {"unearned_discount": accounts.unearned_discount, "promotions": policy.disputes.promotions}
    seen: set[str] = set()
    for role, account in roles.items():
        if account and account not in seen:
            seen.add(account)
            yield role, account


def mapped(policy: Policy, given: Mapping[str, str], chart: Sequence[LedgerAccount]) -> list[Mapped]:
    """Where each account is, by the map that was given; for those that are nowhere a proposal."""
    codes = {account.code for account in chart}
    found = []
    for role, account in needed(policy):
        code = given.get(account, account)
        there = code in codes
        likely = None if there else proposed(role, chart)
        found.append(Mapped(role=role, account=account, code=code, there=there, proposed=likely))
    return found


def proposed(role: str, chart: Sequence[LedgerAccount]) -> LedgerAccount | None:
    """For a bank the only account that statements are booked on; else the only one whose name tells the role, or for a
    reason the reason. A tie is no proposal."""
    kind, _, special = role.partition(": ")
    journals = [one for one in chart if one.journal]
    if kind == "bank" and len(journals) == 1:
        return journals[0]
    words = (special.replace("_", " "),) if special and kind == "deduction" else _WORDS.get(kind, ())
    for word in words:
        those = [one for one in chart if re.search(rf"\b{re.escape(word)}", one.name.casefold())]
        if len(those) == 1:
            return those[0]
    return None
