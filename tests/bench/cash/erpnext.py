"""ERPNext's published rules, as a peer: party by account, then by name; number and amount.

From `erpnext/accounts/doctype/bank_transaction/auto_match_party.py` and
`erpnext/accounts/doctype/bank_reconciliation_tool/bank_reconciliation_tool.py` of frappe/erpnext: the party is the
first whose bank account or IBAN equals the transaction's; else the customer whose name is most like the party's name by
rapidfuzz's token_set_ratio, above 80 and ahead of the second. Vouchers are ranked by reference, amount and party.
Reconciled by itself is what has the reference *and* the amount (frappe/erpnext#46725 and what led to it); others are
only shown.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from rapidfuzz import fuzz, process

from docflow.rules.keys import exact, folded
from docflow.schema.receivables import Customer, OpenItem
from docflow.schema.records import BankEntry
from samples.world.truth import Day, Receipt, Settled, Truth
from tests.bench.cash.decision import Decision
from tests.bench.cash.ledger import Ledger
from tests.bench.cash.told import Told

_CUTOFF = 80
_WORDS = re.compile(r"[^\s,;/+]+")


class ErpNext:
    """One voucher for one transaction."""

    def __init__(self, ledger: Ledger, told: Told) -> None:
        self.name = f"ERPNext's rules{told.suffix}"
        self._ledger, self._told = ledger, told
        self._accounts = _first_owner(ledger.customers)
        self._names = {customer.ref: customer.name for customer in ledger.customers}
        self._found: dict[str, str | None] = {}

    def day(self, day: Day) -> Iterator[Decision]:
        self._told.day(day)
        for receipt in day.receipts:
            yield self._decide(receipt)

    def learn(self, truth: Truth) -> None:
        """It learns nothing."""

    def rest(self, today: dt.date) -> Iterator[Decision]:
        return iter(())

    def _decide(self, receipt: Receipt) -> Decision:
        entry = receipt.entry
        if entry.amount < 0:
            return Decision((receipt.id,), None, review=("a withdrawal",))
        party = self._party(entry)
        ranked = sorted(self._vouchers(receipt, party), key=lambda found: -found[0])
        if not ranked:
            return Decision((receipt.id,), party, on_account=entry.amount, review=("no voucher",))
        rank, item = ranked[0]
        certain = rank == _SURE and [other for other, _ in ranked].count(rank) == 1
        paid = min(item.remaining, entry.amount)
        return Decision(
            (receipt.id,), party or item.customer, {item.ref: Settled(item.ref, paid)}, entry.amount - paid,
            untouched=certain, review=() if certain else ("only number or amount",),
        )  # fmt: skip

    def _party(self, entry: BankEntry) -> str | None:
        side = entry.counterparty
        account = side.iban or side.bank_account
        if account and account in self._accounts:
            return self._accounts[account]
        name = side.name or ""
        if name not in self._found:
            self._found[name] = self._by_name(name)
        return self._found[name]

    def _by_name(self, name: str) -> str | None:
        best = process.extract(name, self._names, scorer=fuzz.token_set_ratio, limit=2)
        if not best or best[0][1] <= _CUTOFF or (len(best) > 1 and best[0][1] == best[1][1]):
            return None
        return best[0][2]

    def _vouchers(self, receipt: Receipt, party: str | None) -> Iterator[tuple[int, OpenItem]]:
        """Rank and voucher: reference and amount count for two each, so that both together beat all else."""
        entry = receipt.entry
        words = {exact(word) for word in _WORDS.findall(self._told.text(receipt))}
        items = {item.ref: item for item in self._ledger.books.numbered({folded(word) for word in words})}
        for ref in sorted(self._ledger.by_amount.get((entry.currency, entry.amount), ())):
            items[ref] = self._ledger.items[ref]
        for item in items.values():
            if item.remaining > 0 and item.currency == entry.currency:
                signs = (exact(item.number) in words, item.remaining == entry.amount)
                yield sum(signs) * 2 + (item.customer == party), item


_SURE = 5
"""Reference, amount and party."""


def _first_owner(customers: Iterable[Customer]) -> dict[str, str]:
    found: dict[str, str] = {}
    for customer in customers:
        for account in customer.ibans:
            found.setdefault(account, customer.ref)
    return found
