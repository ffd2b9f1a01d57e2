"""`python -m tests.bench cash [--seeds 3] [--customers 10000]`: simulated years; seeds are drawn anew and printed."""

import argparse
import gc
import resource
import secrets
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from decimal import Decimal

from docflow.cli.compose import risk_of_model
from docflow.rules.policy import Policy
from docflow.rules.tolerance import Tolerance
from samples.world.shape import Shape
from samples.world.year import Year
from tests.bench.cash import table
from tests.bench.cash.business_central import BusinessCentral
from tests.bench.cash.course import Course
from tests.bench.cash.decision import Program
from tests.bench.cash.docflow import Docflow
from tests.bench.cash.erpnext import ErpNext
from tests.bench.cash.ledger import Ledger
from tests.bench.cash.stored import StoreBooks, empty_store
from tests.bench.cash.told import Told

POLICY = Policy(
    risk=risk_of_model(),
    tolerance=Tolerance(percent=Decimal("0.5"), amount=Decimal("0.50")),
    on_account_limit=Decimal(500),
)
"""As shipped, with a tolerance of half a per cent and 50 cents, and 500 that may stay on account."""
SHIPPED = Policy(risk=risk_of_model())
"""For a house that sets nothing: no cent is written off and nothing stays on account by itself."""
Maker = Callable[[Ledger], Program]
PROGRAMS: dict[str, Maker] = {
    "docflow": lambda ledger: Docflow(ledger, POLICY, advices=True),
    "shipped": lambda ledger: Docflow(ledger, SHIPPED, advices=True, name="docflow as shipped"),
    "receipts": lambda ledger: Docflow(ledger, POLICY, advices=False, name="docflow, receipts only"),
    "erpnext": lambda ledger: ErpNext(ledger, Told(advices=False)),
    "erpnext+": lambda ledger: ErpNext(ledger, Told(advices=True)),
    "bc": lambda ledger: BusinessCentral(ledger, Told(advices=False)),
    "bc+": lambda ledger: BusinessCentral(ledger, Told(advices=True)),
}
STORED = "store"
"""docflow with every look-up in SQL; for smaller years."""


def main(arguments: Sequence[str]) -> None:
    """Years one after the other; each prints its tables."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench cash")
    parser.add_argument("--seeds", type=int, default=1, help="how many years, each of a fresh seed")
    parser.add_argument("--seed", type=int, help="this seed and no fresh one")
    parser.add_argument("--customers", type=int, default=10_000)
    parser.add_argument("--days", type=int, default=365)
    parser.add_argument("--programs", nargs="*", default=list(PROGRAMS), choices=[*PROGRAMS, STORED])
    parser.add_argument("--errors", type=int, default=0, help="show so many wrong applications")
    parser.add_argument("--why", type=int, default=25, help="show so many reasons for a person's look")
    asked = parser.parse_args(arguments)
    seeds = [asked.seed] if asked.seed is not None else [secrets.randbelow(10**6) for _ in range(asked.seeds)]
    for seed in seeds:
        print(f"   seed {seed}", file=sys.stderr, flush=True)
        courses = simulate(seed, Shape(customers=asked.customers, days=asked.days), asked.programs)
        report(courses, asked.errors, asked.why)


def simulate(seed: int, shape: Shape, programs: Sequence[str]) -> list[Course]:
    """One year through each program; raises AssertionError where a cent is lost or an item over-applied."""
    year = Year(seed, shape)
    with ExitStack() as stack:
        return _run(year, shape, [_course(name, year, stack) for name in programs])


def _run(year: Year, shape: Shape, courses: list[Course]) -> list[Course]:
    spent: dict[str, float] = defaultdict(float)
    invoices = payments = advices = 0
    day = None
    for day in year.days():
        invoices += sum(item.original > 0 for item in day.issued)
        payments += sum(truth.reverses is None for truth in day.truths)
        advices += len(day.advices)
        for course in courses:
            began = time.process_time()
            course.day(day)
            spent[course.program.name] += time.process_time() - began
        if day.date.day == 1:
            print(f"   {day.date}: {payments:,} payments, {sum(spent.values()):.0f} s", file=sys.stderr, flush=True)
    assert day is not None
    for course in courses:
        course.end(day.date)
    print(
        f"\n== seed {year.seed}: {shape.customers:,} customers, {invoices:,} invoices, {payments:,} payments, "
        f"{advices:,} advices; every cent accounted for"
    )
    for name, seconds in spent.items():
        print(f"   {name}: {1000 * seconds / max(1, payments):.2f} ms CPU a payment")
    print(f"   peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")
    gc.collect()
    return courses


def _course(name: str, year: Year, stack: ExitStack) -> Course:
    if name == STORED:
        books = StoreBooks(stack.enter_context(empty_store()), year.customers)
        ledger = Ledger(year.customers, books)
        return Course(Docflow(ledger, POLICY, advices=True, name="docflow on the store"), ledger)
    ledger = Ledger(year.customers)
    return Course(PROGRAMS[name](ledger), ledger)


def report(courses: Sequence[Course], errors: int, why: int) -> None:
    """The tables."""
    lines = [*table.side_by_side(courses), *table.bars(courses[0])]
    for course in courses[:1]:
        for group in ("habit", "carrier", "week"):
            lines += table.by_group(group, course.groups)
    for course in courses[:2]:
        lines += table.reasons(course, why)
        lines += [f"WRONG {truth}\n      {made}" for truth, made in course.errors[:errors]]
    print("\n".join(lines))
