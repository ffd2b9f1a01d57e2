"""docflow's own rules on books in memory: `rules.pairing` and `rules.applying`, as the machine uses them."""

import datetime as dt
from collections.abc import Iterator, Sequence
from decimal import Decimal

from docflow.rules import payer
from docflow.rules.applying import applied, received
from docflow.rules.policy import Policy
from docflow.schema.money import ZERO
from docflow.schema.receivables import Application, Certainty
from docflow.schema.records import Extraction, Party, Remittance
from samples.world.truth import Day, Receipt, Settled, Truth
from tests.bench.cash.decision import Decision
from tests.bench.cash.ledger import Ledger
from tests.bench.cash.waiting import Group, Waiting


class Docflow:
    """Applies receipts with the advices that belong to them, or with nothing but what the bank says."""

    def __init__(self, ledger: Ledger, policy: Policy, *, advices: bool, name: str = "docflow") -> None:
        self.name = name
        self._ledger, self._policy, self._with_advices = ledger, policy, advices
        self._waiting = Waiting(policy.pairing, ledger.books)
        self._since: dict[str, dt.date] = {}
        """Receipts that wait for an advice, and since when."""
        self._parties: dict[str, tuple[Party, ...]] = {}
        """What receipt and advices said of the payer, until the payment is decided."""
        self._by_bank: dict[str, str] = {}
        """What the bank calls a booking -> the receipt."""

    def day(self, day: Day) -> Iterator[Decision]:
        if self._with_advices:
            for advice in day.advices:
                self._waiting.put_advice(advice, self._certain(_remittance(advice.extraction).payer))
        for receipt in day.receipts:
            if receipt.entry.amount < 0:
                original = self._by_bank.get(receipt.entry.return_of or "")
                yield Decision((receipt.id,), None, untouched=original is not None, takes_back=original)
            else:
                self._by_bank[receipt.entry.bank_reference or receipt.id] = receipt.id
                self._waiting.put_receipt(receipt, self._certain(receipt.entry.counterparty))
                self._since[receipt.id] = day.date
        yield from self._look(day.date)
        self._waiting.forget(day.date)

    def learn(self, truth: Truth) -> None:
        """What a clerk's decision teaches: who paid, and for whom."""
        parties = [party for receipt in truth.receipts for party in self._parties.pop(receipt, ())]
        owners, books = truth.customers - {truth.payer}, self._ledger.books
        known = truth.payer in books.directory()
        if known or len(truth.customers) == 1:
            for party in parties:
                books.learn(party, truth.payer if known else next(iter(truth.customers)))
        for other in sorted(owners) if known else ():
            books.learn_payee(truth.payer, other)

    def rest(self, today: dt.date) -> Iterator[Decision]:
        for name in list(self._since):
            yield self._taken(self._alone(self._waiting.receipts[name], today, late=True))

    def _look(self, today: dt.date) -> Iterator[Decision]:
        """Each receipt with its advices, if they are there; else by its own words; else a person, after some days."""
        for name, since in list(self._since.items()):
            if name not in self._since:
                continue
            late = (today - since).days >= self._policy.advice_days or not self._with_advices
            if late:
                self._waiting.late(name)
            if self._with_advices and (group := self._waiting.group_of(name)):
                yield self._taken(self._together(group, today), group.advices)
                continue
            alone = self._alone(self._waiting.receipts[name], today, late)
            if alone.untouched or late:
                yield self._taken(alone)

    def _taken(self, decision: Decision, advices: Sequence[str] = ()) -> Decision:
        self._waiting.take(decision.receipts, advices)
        for receipt in decision.receipts:
            del self._since[receipt]
            if decision.untouched:
                self._parties.pop(receipt, None)
        return decision

    def _alone(self, receipt: Receipt, today: dt.date, late: bool) -> Decision:
        extraction, texts = received(receipt.entry)
        books = self._ledger.books
        application = applied(extraction, books, self._policy, today, texts=texts, by_amount=late, booked=True)
        self._parties[receipt.id] = (receipt.entry.counterparty,)
        return _decision((receipt.id,), [application])

    def _together(self, group: Group, today: dt.date) -> Decision:
        papers = [self._waiting.advices[advice].extraction for advice in group.advices]
        applications = [applied(paper, self._ledger.books, self._policy, today) for paper in papers]
        sides = [self._waiting.receipts[receipt].entry.counterparty for receipt in group.receipts]
        self._parties[group.receipts[0]] = (*(_remittance(paper).payer for paper in papers), *sides)
        return _decision(group.receipts, applications, group.charges)

    def _certain(self, party: Party) -> str | None:
        found = payer.identify(Remittance.made(payer=party), self._ledger.books.directory())
        return found.customer if found.certainty is Certainty.CERTAIN else None


def _remittance(extraction: Extraction) -> Remittance:
    assert isinstance(extraction.record, Remittance)
    return extraction.record


def _decision(receipts: tuple[str, ...], applications: Sequence[Application], charges: Decimal = ZERO) -> Decision:
    settled: dict[str, Settled] = {}
    left = ZERO
    for application in applications:
        left += application.unapplied
        for line in application.lines:
            if line.open_item is None:
                left += line.paid
                continue
            more = Settled(
                line.open_item, line.paid, line.discount, line.deduction, line.deduction_reason, line.write_off
            )
            settled[more.ref] = settled[more.ref].plus(more) if more.ref in settled else more
    return Decision(
        receipts=receipts,
        customer=applications[0].payer.customer,
        settled=settled,
        on_account=left,
        untouched=all(application.approve for application in applications),
        review=tuple(sentence for application in applications for sentence in application.review),
        charges=charges,
    )
