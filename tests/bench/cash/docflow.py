"""docflow's own rules on books in memory: `rules.applying`, as the machine and people's screens use it."""

import datetime as dt
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from docflow.rules.applying import applied, received
from docflow.rules.policy import Policy
from docflow.schema.money import ZERO
from docflow.schema.receivables import Application, LineMatch
from docflow.schema.records import Extraction, Party, Remittance
from samples.world.truth import Day, Receipt, Settled, Truth
from tests.bench.cash.decision import Decision
from tests.bench.cash.ledger import Ledger
from tests.bench.cash.papers import Papers

_PATIENCE = 4
"""Days that money waits for its advice."""


class Docflow:
    """Applies receipts with the advices that belong to them, or with nothing but what the bank says."""

    def __init__(self, ledger: Ledger, policy: Policy, *, advices: bool) -> None:
        self.name = "docflow" if advices else "docflow, receipts only"
        self._ledger, self._policy, self._with_advices = ledger, policy, advices
        self._papers = Papers()
        self._held: deque[tuple[dt.date, Receipt]] = deque()
        self._parties: dict[str, tuple[Party, ...]] = {}
        """What receipt and advice said of the payer, until the payment is decided."""
        self._by_bank: dict[str, str] = {}
        """What the bank calls a booking -> the receipt."""

    def day(self, day: Day) -> Iterator[Decision]:
        if self._with_advices:
            for advice in day.advices:
                self._papers.put(advice)
        for receipt in day.receipts:
            yield from self._money(receipt, day.date)
        yield from self._waited(day.date)

    def learn(self, truth: Truth) -> None:
        parties = [party for receipt in truth.receipts for party in self._parties.pop(receipt, ())]
        if len(truth.customers) == 1:
            for party in parties:
                self._ledger.books.learned.learn(party, next(iter(truth.customers)))

    def rest(self, today: dt.date) -> Iterator[Decision]:
        for _, receipt in self._held:
            yield self._alone(receipt, today)

    def _money(self, receipt: Receipt, today: dt.date) -> Iterator[Decision]:
        entry = receipt.entry
        if entry.amount < 0:
            original = self._by_bank.get(entry.return_of or "")
            yield Decision((receipt.id,), None, untouched=original is not None, takes_back=original)
            return
        self._by_bank[entry.bank_reference or receipt.id] = receipt.id
        if found := self._advised(receipt, today):
            yield found
            return
        alone = self._alone(receipt, today)
        if alone.untouched or not self._with_advices:
            yield alone
        else:
            self._held.append((today, receipt))

    def _waited(self, today: dt.date) -> Iterator[Decision]:
        """Receipts whose advice has come meanwhile, and those that have waited long enough."""
        for since, receipt in list(self._held):
            if found := self._advised(receipt, today):
                self._held.remove((since, receipt))
                yield found
            elif (today - since).days >= _PATIENCE:
                self._held.remove((since, receipt))
                yield self._alone(receipt, today)

    def _advised(self, receipt: Receipt, today: dt.date) -> Decision | None:
        """With the advice that announced it."""
        advice = self._papers.take(receipt.entry, self._ledger.books.directory())
        return self._decide(receipt, advice.extraction, today) if advice else None

    def _alone(self, receipt: Receipt, today: dt.date) -> Decision:
        extraction, texts = received(receipt.entry)
        return self._decide(receipt, extraction, today, texts)

    def _decide(self, receipt: Receipt, extraction: Extraction, today: dt.date, texts: Sequence[str] = ()) -> Decision:
        application = applied(extraction, self._ledger.books, self._policy, today, texts=texts)
        record = extraction.record
        assert isinstance(record, Remittance)
        if not application.approve:
            self._parties[receipt.id] = (record.payer, receipt.entry.counterparty)
        return Decision(
            receipts=(receipt.id,),
            customer=application.payer.customer,
            settled=_settled(application.lines),
            on_account=_on_account(application),
            untouched=application.approve,
            review=application.review,
        )


def _settled(lines: Sequence[LineMatch]) -> Mapping[str, Settled]:
    found: dict[str, Settled] = {}
    for line in lines:
        if line.open_item is None:
            continue
        before = found.get(line.open_item, Settled(line.open_item, ZERO))
        found[line.open_item] = Settled(
            line.open_item,
            before.paid + line.paid,
            before.discount + line.discount,
            before.deduction + line.deduction,
            line.deduction_reason or before.reason,
            before.write_off + line.write_off,
        )
    return found


def _on_account(application: Application) -> Decimal:
    without_item = sum((line.paid for line in application.lines if line.open_item is None), ZERO)
    return application.unapplied + without_item
