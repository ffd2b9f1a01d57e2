"""What holds of every payment: no cent is lost, no item over-applied, order and replays change nothing."""

import random
from collections.abc import Collection
from decimal import Decimal
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from docflow.rules.applying import applied, received
from docflow.rules.books import HeldBooks
from docflow.rules.combinations import Amount, sets_that_sum
from docflow.rules.policy import Policy
from docflow.rules.shipped_rules import SHIPPED
from docflow.rules.tolerance import Tolerance
from docflow.schema.money import ZERO
from docflow.schema.receivables import Application, Certainty, OpenItem
from docflow.schema.records import BankEntry, Party, RemittanceLine
from tests.costs import times
from tests.rules.worlds import ACME, GLOBEX, PAID_ON, TODAY, extraction, item, line, remittance

POLICY = Policy(one_wrong_in=100, tolerance=Tolerance(percent=Decimal(1), amount=Decimal("0.50"), grace_days=2))
NUMBERS = ("INV-1001", "INV-1002", "INV-1010", "4711", "4712", "CM-7", "RE 4711/12", "4711-4712", "1001", "PO-5")
CENTS = st.sampled_from((100, 2500, 2500, 9999, 10000, 12345)).map(lambda cents: Decimal(cents).scaleb(-2))
TEXTS = st.lists(st.sampled_from((*NUMBERS, "Kd 1001", "12.05.2026", "Rg.", "1.234,56")), max_size=4).map(" ".join)


@st.composite
def open_items(draw: st.DrawFn) -> list[OpenItem]:
    numbers = draw(st.lists(st.sampled_from(("INV-1001", "INV-1002", "INV-1010", "4711", "4712", "CM-7")), max_size=7))
    return [
        item(
            number,
            str(-amount if number == "CM-7" else amount),
            ref=f"item{n}",
            customer=draw(st.sampled_from((ACME.ref, ACME.ref, GLOBEX.ref))),
            purchase_order=draw(st.sampled_from((None, "PO-5"))),
            discount=draw(st.sampled_from(("0", "1.00"))) if amount > 2 and number != "CM-7" else "0",
            discount_until=PAID_ON,
        )
        for n, (number, amount) in enumerate((number, draw(CENTS)) for number in numbers)
    ]


EXTRA = st.sampled_from(("0.00", "0.00", "7.00", "-1.00")).map(Decimal)
"""What an advice says that it pays beyond its lines, or short of them."""
LINES = st.lists(st.builds(lambda number, paid: line(number, str(paid)), st.sampled_from(NUMBERS), CENTS), max_size=5)


def check(application: Application, items: list[OpenItem]) -> None:
    """Paid by lines + unapplied = payment; each line adds up; no item gives more than it has; only proof passes."""
    assert application.paid + application.unapplied == application.amount
    by_ref, taken = {one.ref: one for one in items}, dict[str, Decimal]()
    assert len({match.line for match in application.lines}) == len(application.lines)
    for match in application.lines:
        assert match.applied == match.paid + match.discount + match.deduction
        if match.open_item:
            taken[match.open_item] = taken.get(match.open_item, ZERO) + match.applied + match.write_off
        if match.certain and match.open_item:
            assert SHIPPED.decide(Certainty.CERTAIN, match.number_signal, match.amount_signal)[1].passes
    for ref, amount in taken.items():
        remaining = by_ref[ref].remaining
        assert min(ZERO, remaining) <= amount <= max(ZERO, remaining), "never over-applied"


@settings(max_examples=60, deadline=None)
@given(LINES, EXTRA, open_items(), st.randoms(use_true_random=False))
def test_an_advice(lines: list[RemittanceLine], extra: Decimal, items: list[OpenItem], rng: random.Random) -> None:
    amount = sum((one.paid_amount or ZERO for one in lines), extra)
    found = applied(extraction(remittance(*lines, amount=amount)), HeldBooks([ACME, GLOBEX], items), POLICY, TODAY)
    check(found, items)
    mixed, places = rng.sample(items, len(items)), rng.sample(range(len(lines)), len(lines))
    again = applied(
        extraction(remittance(*(lines[n] for n in places), amount=amount)),
        HeldBooks([GLOBEX, ACME], mixed),
        POLICY,
        TODAY,
    )
    assert _money(again) == _money(found)


class EveryItem(HeldBooks):
    """Books that always show all that the payer owes."""

    def owing(
        self, ref: str, currency: str, amounts: Collection[Decimal], besides: Collection[str] = ()
    ) -> list[OpenItem]:
        return self.of_customer(ref)


@settings(max_examples=60, deadline=None)
@given(LINES, open_items())
def test_what_is_looked_up_is_all_that_matters(lines: list[RemittanceLine], items: list[OpenItem]) -> None:
    read = extraction(remittance(*lines))
    some = applied(read, HeldBooks([ACME, GLOBEX], items), POLICY, TODAY)
    assert some == applied(read, EveryItem([ACME, GLOBEX], items), POLICY, TODAY)


def _money(application: Application) -> list[tuple[object, ...]]:
    """What moves, whatever line moves it: lines that say the same are one as good as the other."""
    moved = [(m.open_item or "", m.paid, m.discount, m.deduction, m.write_off, m.certain) for m in application.lines]
    return sorted(moved)


@settings(max_examples=60, deadline=None)
@given(TEXTS, CENTS, open_items(), st.randoms(use_true_random=False))
def test_money_without_an_advice(text: str, amount: Decimal, items: list[OpenItem], rng: random.Random) -> None:
    entry = BankEntry(
        amount=amount, currency="EUR", booking_date=PAID_ON, counterparty=Party(name=ACME.name), text=text
    )
    record, texts = received(entry)
    found = applied(record, HeldBooks([ACME, GLOBEX], items), POLICY, TODAY, texts=texts)
    check(found, items)
    mixed = rng.sample(items, len(items))
    assert applied(record, HeldBooks([ACME, GLOBEX], mixed), POLICY, TODAY, texts=texts) == found


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 6), st.integers(-9, 40)), max_size=11), st.integers(1, 60), st.randoms())
def test_sets_are_those_that_trying_all_finds(pairs: list[tuple[int, int]], target: int, rng: random.Random) -> None:
    amounts = [Amount(*pair) for pair in pairs]
    every = {
        chosen
        for size in range(1, len(amounts) + 1)
        for chosen in combinations(range(len(amounts)), size)
        if sum(amounts[n].minor for n in chosen) == target
        and len({amounts[n].owner for n in chosen}) == size
        and all(amounts[n].minor for n in chosen)
    }
    found = sets_that_sum(amounts, target)
    assert (set(found.found), found.more) == (every, False)
    mixed = rng.sample(range(len(amounts)), len(amounts))
    again = sets_that_sum([amounts[n] for n in mixed], target)
    assert {tuple(sorted(mixed[n] for n in one)) for one in again.found} == every


def test_millions_of_sums_that_overlap_cost_little_more_than_those_that_hit_nothing() -> None:
    alike = [*(Amount(n, 10_000) for n in range(1_999)), Amount(1_999, 777)]  # only twice the last one would do
    even = [Amount(n, 10_000 + 2 * n) for n in range(2_000)]
    assert not sets_that_sum(alike, 2 * 10_777).found
    ratio = times(lambda _: sets_that_sum(alike, 2 * 10_777), lambda _: sets_that_sum(even, 40_001), 2.0)
    assert ratio <= 2.0


def test_among_many_items_small_sets_are_counted_and_large_ones_are_not_tried() -> None:
    amounts = [Amount(n, 1_000 + 7 * n * n) for n in range(60)]
    only = sets_that_sum(amounts, amounts[50].minor)
    assert (only.found[0], only.largest) == ((50,), 4)
    alike = sets_that_sum([Amount(n, 100) for n in range(60)], 400)
    assert (len(alike.found), alike.more) == (1_000, True)
    assert sets_that_sum([Amount(n, 1_000_000 + n) for n in range(2_200)], 2_000_001).largest == 2


class Ledger(RuleBasedStateMachine):
    """Payments are applied, replayed and posted; items come; the books are always right."""

    @initialize(items=open_items())
    def begin(self, items: list[OpenItem]) -> None:
        self.items = {one.ref: one for one in items}
        self.books = HeldBooks([ACME, GLOBEX], items)
        self.received = self.applied = self.parked = ZERO
        self.dice = random.Random(len(items))

    @rule(lines=LINES, extra=EXTRA)
    def pay(self, lines: list[RemittanceLine], extra: Decimal) -> None:
        read = extraction(remittance(*lines, amount=sum((one.paid_amount or ZERO for one in lines), extra)))
        found = applied(read, self.books, POLICY, TODAY)
        assert applied(read, self.books, POLICY, TODAY) == found, "a replay gives nothing new"
        check(found, list(self.items.values()))
        if not found.approve:
            return
        self.received += found.amount
        self.parked += found.unapplied
        for match in found.lines:
            if match.open_item:
                before = self.items[match.open_item]
                left = before.remaining - match.applied - match.write_off
                assert match.close == (left == 0) or match.amount_signal == "exact"
                self._keep(before.model_copy(update={"remaining": left}))
                self.applied += match.paid

    @rule(number=st.sampled_from(NUMBERS), amount=CENTS)
    def bill(self, number: str, amount: Decimal) -> None:
        self._keep(item(number, str(amount), ref=f"item{len(self.items)}"))

    def _keep(self, changed: OpenItem) -> None:
        self.items[changed.ref] = changed
        self.books.put(changed)

    @invariant()
    def every_cent_is_accounted_for(self) -> None:
        assert self.received == self.applied + self.parked

    @invariant()
    def no_item_is_over_applied(self) -> None:
        assert all(one.remaining * one.original >= 0 for one in self.items.values())


Ledger.TestCase.settings = settings(max_examples=15, stateful_step_count=8, deadline=None)
TestLedger = Ledger.TestCase
