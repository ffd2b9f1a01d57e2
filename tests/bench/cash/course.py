"""One program's year: it decides, clerks decide what it leaves, and what it got wrong is found when it hurts."""

import datetime as dt
import re
from collections import Counter, defaultdict
from decimal import Decimal

from docflow.rules.figures import Outcome, Tally
from docflow.schema.money import ZERO
from samples.world.truth import Day, Settled, Truth
from tests.bench.cash.decision import Decision, Program
from tests.bench.cash.ledger import Ledger
from tests.bench.cash.verdict import judge, merged

_FIGURES = re.compile(r"[\w.-]*\d[\w.-]*")
_RETURNS_WITHIN = dt.timedelta(days=60)
Group = tuple[str, str]
"""("habit", "exact"), ("carrier", "pdf"), ("week", "2026-W07")."""


class Course:
    """Feeds the days to a program and keeps its books."""

    def __init__(self, program: Program, ledger: Ledger) -> None:
        self.program, self.ledger = program, ledger
        self.whole = Tally()
        self.groups: dict[Group, Tally] = defaultdict(Tally)
        self.reviews: Counter[tuple[str, str]] = Counter()
        """(habit, why) of payments that a person had to look at."""
        self.errors: list[tuple[Truth, tuple[Decision, ...]]] = []
        """Posted untouched and wrong."""
        self._truths: dict[str, Truth] = {}
        self._amounts: dict[str, Decimal] = {}
        self._waiting: dict[str, list[Decision]] = defaultdict(list)
        self._wrong: dict[str, Truth] = {}
        self._posted: dict[str, Truth] = {}
        self._returned: set[str] = set()
        """Payments that the bank took back before anybody decided about them."""

    def day(self, day: Day) -> None:
        """One day: bills, clearings, papers, money."""
        self.ledger.today = day.date
        for item in day.issued:
            self.ledger.issue(item)
        for ref, amount in day.cleared:
            self._make_room([Settled(ref, amount)])
            self.ledger.clear(ref, amount)
        for truth in day.truths:
            self._truths |= dict.fromkeys(truth.receipts, truth)
        self._amounts |= {receipt.id: receipt.entry.amount for receipt in day.receipts}
        for decision in self.program.day(day):
            self._take(decision)
        self.ledger.forget(day.date)

    def end(self, today: dt.date) -> None:
        """What still waits is decided, what is still wrong is put right, and every cent is counted."""
        for decision in self.program.rest(today):
            self._take(decision)
        assert not self._amounts, f"nobody decided about {sorted(self._amounts)[:5]}"
        while self._wrong:
            self._put_right(next(iter(self._wrong)))
        self.ledger.check()

    # --- one decision -------------------------------------------------------------------------------------------------

    def _take(self, decision: Decision) -> None:
        truth = self._truths[decision.receipts[0]]
        self._check(decision)
        made = self._waiting[truth.id]
        made.append(decision)
        decided = {receipt for one in made for receipt in one.receipts}
        if decided >= set(truth.receipts):
            self._conclude(truth, tuple(self._waiting.pop(truth.id)))

    def _check(self, decision: Decision) -> None:
        """Money is neither made nor lost, and is decided about once."""
        amount = sum((self._amounts.pop(receipt) for receipt in decision.receipts), ZERO)
        if decision.untouched and decision.takes_back is None:
            applied = sum((one.paid for one in decision.settled.values()), decision.on_account) - decision.charges
            kept = sum((one.write_off for one in decision.settled.values()), ZERO)
            assert amount in (applied, applied - kept), f"{self.program.name}: {applied} of {amount} in {decision}"

    def _conclude(self, truth: Truth, made: tuple[Decision, ...]) -> None:
        outcome = judge(truth, made)
        self._count(truth, outcome, made)
        if not outcome.untouched:
            self.program.learn(truth)
        if truth.reverses is not None:
            self._reverse(truth.reverses)
        elif truth.id in self._returned:
            self._returned.remove(truth.id)
        elif outcome.untouched and not outcome.envelope:
            self._post_wrong(truth, made)
        else:
            self._post(truth)
        for receipt in truth.receipts:
            del self._truths[receipt]

    def _count(self, truth: Truth, outcome: Outcome, made: tuple[Decision, ...]) -> None:
        year, week, _ = truth.day.isocalendar()
        groups = (("habit", truth.habit), ("carrier", truth.carrier), ("week", f"{year}-W{week:02d}"))
        for tally in (self.whole, *(self.groups[group] for group in groups)):
            tally.add(outcome)
        if not outcome.untouched:
            why = next((sentence for one in made for sentence in one.review), "no reason")
            self.reviews[truth.habit, _FIGURES.sub("#", why)] += 1
        elif not outcome.envelope:
            self.errors.append((truth, made))

    # --- the books ----------------------------------------------------------------------------------------------------

    def _post(self, truth: Truth) -> None:
        self._make_room(truth.settled)
        self.ledger.post(truth.id, truth.day, truth.settled, truth.on_account, truth.amount)
        self._remember(truth)

    def _remember(self, truth: Truth) -> None:
        """Until the bank can no longer take it back."""
        self._posted[truth.id] = truth
        while self._posted and next(iter(self._posted.values())).day + _RETURNS_WITHIN < truth.day:
            del self._posted[next(iter(self._posted))]

    def _post_wrong(self, truth: Truth, made: tuple[Decision, ...]) -> None:
        """It stays so until somebody misses the money."""
        settled = tuple(merged(made).values())
        paid = sum((one.paid for one in settled), ZERO)
        if self.ledger.lacks(settled):
            self._post(truth)
            return
        self.ledger.post(truth.id, truth.day, settled, truth.amount - paid, truth.amount)
        self.ledger.pinned.add(truth.id)
        self._wrong[truth.id] = truth
        self._remember(truth)

    def _reverse(self, payment: str) -> None:
        """A return takes back what was posted, right or wrong."""
        if self._posted.pop(payment, None) is None:
            self._returned.add(payment)
            return
        self._forgive(payment)
        self.ledger.undo(payment)

    def _make_room(self, settled: tuple[Settled, ...] | list[Settled]) -> None:
        """Where an item is gone that this money was meant for, the payment that took it wrongly is put right."""
        for ref in self.ledger.lacks(settled):
            wrong = [payment for payment in self.ledger.takers(ref) if payment in self._wrong]
            assert wrong, f"{self.program.name}: {ref} is gone, and nobody took it wrongly"
            for payment in wrong:
                if payment in self._wrong:
                    self._put_right(payment)

    def _put_right(self, payment: str) -> None:
        truth = self._wrong[payment]
        self._forgive(payment)
        self.ledger.undo(payment)
        self._post(truth)

    def _forgive(self, payment: str) -> None:
        self._wrong.pop(payment, None)
        self.ledger.pinned.discard(payment)
