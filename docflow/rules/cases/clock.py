"""The service clock: how long a case has been in its state, when it must have left it, and what is late."""

import datetime as dt

from docflow.rules.cases.policy import DisputePolicy
from docflow.schema.disputes import Clock, DisputeCase, DisputeState

NOTHING = dt.timedelta(0)


def time_in_state(clock: Clock, now: dt.datetime) -> dt.timedelta:
    """How long the clock ran since the state was entered."""
    return max((clock.paused_at or now) - clock.since - clock.paused, NOTHING)


def pause(clock: Clock, now: dt.datetime) -> Clock:
    """The clock stands still from now on."""
    return clock if clock.paused_at else clock.model_copy(update={"paused_at": now})


def resume(clock: Clock, now: dt.datetime) -> Clock:
    """It runs again."""
    if clock.paused_at is None:
        return clock
    return Clock(since=clock.since, paused=clock.paused + max(now - clock.paused_at, NOTHING))


def deadline(clock: Clock, allowed: dt.timedelta | None) -> dt.datetime | None:
    """When the time is up; None while the clock stands still, or where there is no limit."""
    if allowed is None or clock.paused_at is not None:
        return None
    return clock.since + clock.paused + allowed


def is_late(case: DisputeCase, now: dt.datetime) -> bool:
    """Whether the case should have left its state by now."""
    return case.deadline is not None and case.deadline < now


def moved(case: DisputeCase, to: DisputeState, now: dt.datetime, policy: DisputePolicy | None) -> DisputeCase:
    """The case in another state, with its clock and deadline; whether the move is legal is not asked here.

    On hold the clock of the state before stands still, and goes on when the case returns. Without a policy (at the end
    of a case) nothing has to happen any more.
    """
    if to is DisputeState.ON_HOLD:
        after = {"state": to, "held_from": case.state, "clock": pause(case.clock, now)}
    elif case.state is DisputeState.ON_HOLD and to is case.held_from:
        after = {"state": to, "held_from": None, "clock": resume(case.clock, now)}
    else:
        after = {"state": to, "held_from": None, "clock": Clock(since=now), "deadline_by": None}
    after_move = case.model_copy(update={**after, "awaits_customer": False})
    return timed(after_move, policy) if policy else after_move.model_copy(update={"deadline": None})


def timed(case: DisputeCase, policy: DisputePolicy) -> DisputeCase:
    """The case with the deadline of its clock; one that a person set stays while the clock runs."""
    if case.deadline_by is not None and case.clock.paused_at is None and case.deadline is not None:
        return case
    allowed = policy.allowed(case.held_from or case.state, case.internal_reason or case.reason)
    return case.model_copy(update={"deadline": deadline(case.clock, allowed), "deadline_by": None})
