"""Business Central's published payment application rules, as a peer.

From the documentation (learn.microsoft.com, "Set up rules for automatic application of payments"), the default rows of
table 1252 "Bank Pmt. Appl. Rule" (`InsertDefaultMatchingRules`) and codeunit 1255 "Match Bank Payments". Each open
entry is judged by related party (bank account: fully; name: fully if it is the only such name), by document number
within the text, and by amount over all open entries; entries of one customer whose numbers all stand in the text count
together ("Yes - Multiple"). High confidence is accepted as it is; medium and low need a review.
"""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from rapidfuzz import fuzz, process

from docflow.rules.keys import exact, folded
from docflow.schema.money import ZERO
from docflow.schema.receivables import OpenItem
from docflow.schema.records import BankEntry
from samples.world.truth import Day, Receipt, Settled, Truth
from tests.bench.cash.decision import Decision
from tests.bench.cash.ledger import Ledger
from tests.bench.cash.told import Told

Party = Literal["fully", "partially", "no"]
Number = Literal["multiple", "yes", "no"]
Amount = Literal["one", "multiple", "no"]
_EXACT = 95
_SHORTEST = 4
_GRACE = dt.timedelta(days=4)
"""Its "payment discount grace period", as docflow has it in this bench."""
_WORDS = re.compile(r"[^\s,;/+]+")
_ANY: Sequence[Amount] = ("one", "multiple", "no")
_RULES: Sequence[tuple[str, Party, Number, Sequence[Amount]]] = (
    ("high", "fully", "multiple", ("one",)), ("high", "fully", "multiple", ("multiple",)),
    ("high", "fully", "yes", ("one",)), ("high", "fully", "yes", ("multiple",)),
    ("high", "partially", "multiple", ("one",)), ("high", "partially", "multiple", ("multiple",)),
    ("high", "partially", "yes", ("one",)), ("high", "fully", "no", ("one",)),
    ("high", "no", "multiple", ("one",)), ("high", "no", "multiple", ("multiple",)),
    ("medium", "fully", "multiple", _ANY), ("medium", "fully", "yes", _ANY),
    ("medium", "fully", "no", ("multiple",)), ("medium", "partially", "multiple", _ANY),
    ("medium", "partially", "yes", _ANY), ("medium", "no", "yes", ("one",)), ("medium", "no", "multiple", _ANY),
    ("medium", "partially", "no", ("one",)), ("medium", "no", "yes", _ANY),
    ("low", "fully", "no", ("no",)), ("low", "partially", "no", ("multiple",)), ("low", "partially", "no", ("no",)),
    ("low", "no", "no", ("one",)), ("low", "no", "no", ("multiple",)),
)  # fmt: skip


class Match(NamedTuple):
    """Entries that a payment may pay, and the row of the table that says so."""

    row: int
    items: tuple[OpenItem, ...]


class BusinessCentral:
    """The rule table over every open entry."""

    def __init__(self, ledger: Ledger, told: Told) -> None:
        self.name = f"Business Central's rules{told.suffix}"
        self._ledger, self._told = ledger, told
        self._accounts: dict[str, set[str]] = defaultdict(set)
        self._names: dict[str, str] = {}
        for customer in ledger.customers:
            self._names[customer.ref] = customer.name.upper()
            for account in customer.ibans:
                self._accounts[account].add(customer.ref)
        self._found: dict[str, list[str]] = {}

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
        found = min(self._matches(receipt), key=lambda match: match.row, default=None)
        if found is None:
            return Decision((receipt.id,), None, on_account=entry.amount, review=("no entry matches",))
        confidence = _RULES[found.row][0]
        settled = self._applied(entry, found.items)
        left = entry.amount - sum((one.paid for one in settled.values()), ZERO)
        high = confidence == "high"
        return Decision(
            (receipt.id,), found.items[0].customer, settled, left, untouched=high,
            review=() if high else (f"{confidence} confidence",),
        )  # fmt: skip

    def _matches(self, receipt: Receipt) -> Iterator[Match]:
        entry, text = receipt.entry, exact(self._told.text(receipt))
        parties = self._parties(entry)
        named = [item for item in self._named(text) if item.currency == entry.currency and item.remaining]
        items = {item.ref: item for item in named}
        for ref in sorted(self._ledger.by_amount.get((entry.currency, entry.amount), ())):
            items[ref] = self._ledger.items[ref]
        for party in parties:
            items |= {item.ref: item for item in self._ledger.books.of_customer(party)}
        numbered = {item.ref for item in named}
        for item in items.values():
            if item.remaining > 0 and item.currency == entry.currency:
                number: Number = "yes" if item.ref in numbered else "no"
                amount = self._amount(entry, _due(item, entry))
                yield from _by_table(parties.get(item.customer, "no"), number, amount, (item,))
        yield from self._together(entry, parties, named)

    def _together(self, entry: BankEntry, parties: dict[str, Party], named: list[OpenItem]) -> Iterator[Match]:
        """One payment for several entries of one customer."""
        groups: dict[str, list[OpenItem]] = defaultdict(list)
        for item in named:
            groups[item.customer].append(item)
        for customer, items in groups.items():
            if len(items) > 1:
                total = sum((_due(item, entry) for item in items), ZERO)
                amount: Amount = "one" if total == entry.amount else "no"
                ordered = tuple(sorted(items, key=lambda item: item.due))
                yield from _by_table(parties.get(customer, "no"), "multiple", amount, ordered)

    def _parties(self, entry: BankEntry) -> dict[str, Party]:
        side = entry.counterparty
        by_account = self._accounts.get(side.iban or side.bank_account or "", ())
        found: dict[str, Party] = dict.fromkeys(sorted(by_account), "fully")
        name = (side.name or "").upper()
        if name not in self._found:
            near = process.extract(name, self._names, scorer=fuzz.ratio, score_cutoff=_EXACT, limit=None)
            self._found[name] = [ref for _, _, ref in near]
        alike = self._found[name]
        for ref in alike:
            found.setdefault(ref, "fully" if len(alike) == 1 else "partially")
        return found

    def _named(self, text: str) -> list[OpenItem]:
        """Entries whose number, or external number, stands in the text as a word."""
        words = {word for word in _WORDS.findall(text) if len(word) >= _SHORTEST}
        found = [i for i in self._ledger.books.numbered({folded(w) for w in words}) if exact(i.number) in words]
        found += [item for item in self._ledger.books.ordered(words) if item not in found]
        return found

    def _amount(self, entry: BankEntry, due: Decimal) -> Amount:
        if due != entry.amount:
            return "no"
        return "one" if len(self._ledger.by_amount.get((entry.currency, entry.amount), ())) == 1 else "multiple"

    def _applied(self, entry: BankEntry, items: Sequence[OpenItem]) -> dict[str, Settled]:
        """One after the other by due date, until the money is used up; the last one in part."""
        left, settled = entry.amount, {}
        for item in items:
            due = _due(item, entry)
            paid = min(due, left) if due > 0 else due
            if paid:
                discount = item.remaining - due if paid == due else ZERO
                settled[item.ref] = Settled(item.ref, paid, discount=discount)
                left -= paid
        return settled


def _due(item: OpenItem, entry: BankEntry) -> Decimal:
    """What is open, less the discount while it is granted."""
    day = entry.booking_date
    granted = day is not None and item.discount_until is not None and day <= item.discount_until + _GRACE
    return item.remaining - (item.discount if granted and item.remaining == item.original else ZERO)


def _by_table(party: Party, number: Number, amount: Amount, items: tuple[OpenItem, ...]) -> Iterator[Match]:
    for row, (_, whose, told, amounts) in enumerate(_RULES):
        if (whose, told) == (party, number) and amount in amounts:
            yield Match(row, items)
            return
