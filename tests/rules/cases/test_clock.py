"""The service clock: it runs in a state, stands still on hold, and tells what is late."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docflow.rules.cases.clock import deadline, is_late, moved, pause, resume, time_in_state, timed
from docflow.rules.cases.policy import DisputePolicy, Sla
from docflow.schema.disputes import Clock, DisputeState
from docflow.schema.reasons import Reason
from tests.rules.cases.worlds import DAY, NOW, case

S = DisputeState
POLICY = DisputePolicy(
    sla=(
        Sla(state=S.UNDER_REVIEW, days=10),
        Sla(state=S.UNDER_REVIEW, reason=Reason.DAMAGE, days=3),
        Sla(state=S.VALIDATED, days=5),
    )
)


@pytest.mark.parametrize(
    ("state", "reason", "days"),
    [
        (S.UNDER_REVIEW, Reason.DAMAGE, 3),
        (S.UNDER_REVIEW, Reason.PRICING, 10),
        (S.UNDER_REVIEW, None, 10),
        (S.VALIDATED, Reason.DAMAGE, 5),
        (S.CLOSED, Reason.DAMAGE, None),
    ],
)
def test_the_deadline_follows_from_state_and_reason(
    state: DisputeState, reason: Reason | None, days: int | None
) -> None:
    found = moved(case(reason=reason, state=S.NEW), state, NOW, POLICY)
    assert found.deadline == (None if days is None else NOW + days * DAY)
    assert found.clock == Clock(since=NOW)


def test_what_we_found_goes_before_what_the_customer_says() -> None:
    found = case(reason=Reason.PRICING, internal_reason=Reason.DAMAGE, state=S.NEW)
    assert moved(found, S.UNDER_REVIEW, NOW, POLICY).deadline == NOW + 3 * DAY


def test_on_hold_the_clock_of_the_state_before_stands_still() -> None:
    begun = moved(case(state=S.NEW), S.UNDER_REVIEW, NOW, POLICY)
    held = moved(begun, S.ON_HOLD, NOW + 4 * DAY, POLICY)
    assert (held.deadline, held.held_from) == (None, S.UNDER_REVIEW)
    assert not is_late(held, NOW + 400 * DAY)
    back = moved(held, S.UNDER_REVIEW, NOW + 30 * DAY, POLICY)
    assert time_in_state(back.clock, NOW + 31 * DAY) == 5 * DAY
    assert back.deadline == NOW + 36 * DAY
    assert is_late(back, NOW + 36 * DAY + dt.timedelta(seconds=1))
    assert not is_late(back, NOW + 36 * DAY)


def test_another_state_has_a_clock_of_its_own() -> None:
    begun = moved(case(state=S.NEW), S.UNDER_REVIEW, NOW, POLICY)
    judged = moved(begun, S.VALIDATED, NOW + 9 * DAY, POLICY)
    assert time_in_state(judged.clock, NOW + 9 * DAY) == dt.timedelta(0)
    assert judged.deadline == NOW + 14 * DAY


def test_a_deadline_that_a_person_set_holds_until_the_state_is_left() -> None:
    begun = moved(case(state=S.NEW), S.UNDER_REVIEW, NOW, POLICY)
    own = timed(begun.model_copy(update={"deadline": NOW + DAY, "deadline_by": "anna"}), POLICY)
    assert own.deadline == NOW + DAY
    assert moved(own, S.VALIDATED, NOW, POLICY).deadline == NOW + 5 * DAY


STEPS = st.lists(st.tuples(st.integers(0, 10_000), st.sampled_from(["pause", "resume"])), max_size=12)


@given(STEPS, st.integers(0, 10_000))
@settings(max_examples=30, deadline=None)
def test_the_clock_counts_just_the_minutes_in_which_it_runs(steps: list[tuple[int, str]], rest: int) -> None:
    clock, now, ran = Clock(since=NOW), NOW, dt.timedelta(0)
    for minutes, what in [*steps, (rest, "")]:
        now += (passed := dt.timedelta(minutes=minutes))
        ran += passed if clock.paused_at is None else dt.timedelta(0)
        assert time_in_state(clock, now) == ran
        clock = pause(clock, now) if what == "pause" else resume(clock, now) if what == "resume" else clock
    left = deadline(clock, 9 * DAY)
    assert left is None or left - now == 9 * DAY - ran
