"""The rule table: the first row that speaks of a line decides; nothing passes by chance; a change is tried first."""

from itertools import product
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from docflow.rules.deciding import decided
from docflow.rules.row_records import could_pass, proven, records, stricter
from docflow.rules.shipped_rules import SHIPPED
from docflow.rules.trying import in_words, tried
from docflow.schema.matching import OTHERWISE, RowRecord, Rule, RuleTable, SignalCount, TryOut
from docflow.schema.receivables import AmountSignal, Certainty, LineMatch, NumberSignal, PayerMatch
from tests.rules.worlds import CERTAIN, money

NUMBERS: tuple[NumberSignal, ...] = get_args(NumberSignal)
AMOUNTS: tuple[AmountSignal, ...] = get_args(AmountSignal)
EVERY = list(product(Certainty, NUMBERS, AMOUNTS))
LIKELY = PayerMatch(customer="C-1001", certainty=Certainty.LIKELY)


def rule(**columns: Any) -> Rule:
    return Rule.model_validate({"action": "apply", "review": False} | columns)


def test_the_shipped_rows_let_through_only_what_is_named_and_explained() -> None:
    passing = {signals for signals in EVERY if SHIPPED.decide(*signals)[1].passes}
    assert passing == {
        *(("certain", "exact", amount) for amount in ("exact", "discount", "deduction", "tolerance")),
        *(("certain", "exact", amount) for amount in ("partial", "overpaid", "unearned")),
        *(("certain", "normalised", amount) for amount in ("exact", "discount", "deduction", "tolerance")),
        *(("certain", "fuzzy", amount) for amount in ("exact", "discount")),
        *(("certain", "none", amount) for amount in ("exact", "discount")),
    }


def test_the_shipped_rows_speak_of_everything() -> None:
    assert all(SHIPPED.decide(*signals)[0] for signals in EVERY)


@pytest.mark.parametrize(
    "columns",
    [
        {},
        {"payer": ["certain"]},
        {"payer": ["certain"], "number": ["none"], "amount": ["combination"]},
        {"payer": ["certain"], "number": ["exact", "none"], "amount": ["exact", "several"]},
        {"payer": ["certain"], "amount": ["none"]},
        {"number": ["exact"], "amount": ["exact"]},
        {"payer": ["unknown"], "number": ["exact"], "amount": ["exact"]},
    ],
)
def test_no_row_lets_through_what_may_be_chance_or_nobodys(columns: dict[str, Any]) -> None:
    with pytest.raises(ValidationError, match="a row that lets lines through needs"):
        rule(**columns)
    assert Rule.model_validate(columns | {"action": "apply"}).review, "with a look it may"


def test_the_order_of_rows_decides() -> None:
    look = Rule(payer=(Certainty.CERTAIN,))
    passes = rule(payer=["certain"], number=["exact"], amount=["exact"])
    assert RuleTable(rows=(look, passes)).decide(Certainty.CERTAIN, "exact", "exact") == (1, look)
    assert RuleTable(rows=(passes, look)).decide(Certainty.CERTAIN, "exact", "exact") == (1, passes)
    assert RuleTable(rows=()).decide(Certainty.CERTAIN, "exact", "exact") == (0, OTHERWISE)


def line(**values: Any) -> LineMatch:
    item = {"line": 0, "open_item": "inv:1", "candidate": "inv:1", "state": "applied", "reasons": ("it is",)}
    fits = {"paid": "5.00", "applied": "5.00", "number_signal": "exact", "amount_signal": "exact"}
    return LineMatch.model_validate(item | fits | values)


@pytest.mark.parametrize(
    ("action", "review", "expected"),
    [
        ("apply", False, ("inv:1", "applied", True)),
        ("apply", True, ("inv:1", "applied", False)),
        ("propose", True, ("inv:1", "suggested", False)),
        ("hide", True, (None, "unmatched", False)),
    ],
)
def test_what_a_row_makes_of_a_line(action: str, review: bool, expected: tuple[object, ...]) -> None:
    columns = {"payer": ["certain"], "number": ["exact"], "amount": ["exact"]}
    table = RuleTable(rows=(Rule.model_validate(columns | {"action": action, "review": review}),))
    (found,) = decided([line()], CERTAIN, table)
    assert (found.open_item, found.state, found.certain) == expected
    assert (found.candidate, found.rule) == ("inv:1", 1)
    assert found.paid == (0 if action == "hide" else money("5.00"))
    assert found.certain or len(found.reasons) == 2, "a person is told why"


def test_a_person_who_named_the_open_item_is_not_asked_for_the_payer_line_by_line() -> None:
    assert not decided([line()], LIKELY, SHIPPED)[0].certain
    assert decided([line()], LIKELY, SHIPPED, chosen=[0])[0].certain


def past(ended: str, lines: int, alone: bool = True, amount: str = "partial") -> SignalCount:
    told = {"payer": Certainty.CERTAIN, "number": "exact", "amount": amount, "ended": ended}
    return SignalCount.model_validate({**told, "lines": lines, "alone": alone})


def test_a_row_by_which_too_much_passes_wrongly_asks_a_person() -> None:
    lines = [past("as_proposed", 300), past("otherwise", 4), past("open", 7), past("as_proposed", 9000, amount="exact")]
    found = records(SHIPPED, lines)
    assert found[2] == RowRecord(row=2, stood=300, otherwise=4, alone=304, alone_wrong=4, undecided=7)
    table, why = stricter(SHIPPED, found, 1_000)
    assert [n for n, row in enumerate(table.rows, 1) if row != SHIPPED.rows[n - 1]] == [2]
    assert not table.rows[1].passes
    assert why.startswith("Row 2 asks a person from now on: 4 of the 304 lines that passed by it were wrong")
    assert stricter(SHIPPED, found, 50) == (SHIPPED, ""), "the house asks for no more"
    assert stricter(table, records(table, lines), 1_000) == (table, ""), "it asks already"


@pytest.mark.parametrize(
    "lines",
    [
        [past("otherwise", 1), past("as_proposed", 20)],
        [past("otherwise", 9, alone=False), past("as_proposed", 20)],
        [past("otherwise", 2), past("as_proposed", 500_000)],
    ],
    ids=["one slip", "people looked", "few of many"],
)
def test_what_proves_nothing_changes_nothing(lines: list[SignalCount]) -> None:
    assert stricter(SHIPPED, records(SHIPPED, lines), 10_000) == (SHIPPED, "")


ENDS = st.sampled_from(["open", "as_proposed", "otherwise"])


@given(st.lists(st.builds(past, ENDS, st.integers(1, 999), st.booleans(), st.sampled_from(AMOUNTS))))
def test_the_machine_never_lets_more_through_and_counts_every_line(lines: list[SignalCount]) -> None:
    found = records(SHIPPED, lines)
    table, _why = stricter(SHIPPED, found, 10_000)
    assert all(SHIPPED.decide(*one)[1].passes for one in EVERY if table.decide(*one)[1].passes)
    assert sum(one.stood + one.otherwise + one.undecided for one in found) == sum(one.lines for one in lines)


def test_what_people_always_confirm_is_told_to_be_worth_passing() -> None:
    row = SHIPPED.rows[5]
    assert could_pass(row, RowRecord(row=6, stood=400))
    assert proven(RowRecord(row=6, stood=400)) == 134
    assert not could_pass(row, RowRecord(row=6, stood=400, otherwise=1))
    assert not could_pass(row, RowRecord(row=6, stood=40))
    assert not could_pass(SHIPPED.rows[0], RowRecord(row=1, stood=400)), "it passes already"


PAST = [
    SignalCount(payer=Certainty.CERTAIN, number="fuzzy", amount="tolerance", ended="as_proposed", lines=39),
    SignalCount(payer=Certainty.CERTAIN, number="fuzzy", amount="tolerance", ended="otherwise", lines=2),
    SignalCount(payer=Certainty.CERTAIN, number="exact", amount="exact", ended="as_proposed", lines=100),
]


def test_a_change_is_told_in_lines_before_it_is_saved() -> None:
    bolder = RuleTable(rows=(rule(payer=["certain"], number=["fuzzy"], amount=["tolerance"]), *SHIPPED.rows))
    found = tried(bolder, SHIPPED, PAST)
    assert found == TryOut(lines=141, more=41, against=2)
    assert in_words(found) == (
        "Of 141 lines seen so far, this change would have applied 41 more, 2 of them against what a clerk decided."
    )
    assert tried(SHIPPED, bolder, PAST).fewer == 41
    assert in_words(tried(SHIPPED, SHIPPED, PAST)).endswith("would have changed nothing.")
    assert in_words(TryOut()) == "There are no past lines to try it on."
