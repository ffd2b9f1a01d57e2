"""What is late, and that somebody hears of it."""

import datetime as dt

from docflow.decisions import people
from docflow.decisions.cases.changing import locked, write
from docflow.rules.cases.clock import is_late
from docflow.rules.cases.figures import DDO_DAYS, DisputeFigures, figures
from docflow.rules.policy import Policy
from docflow.schema.disputes import DisputeCase
from docflow.store import Tx


def late(tx: Tx, now: dt.datetime, limit: int = 500) -> list[DisputeCase]:
    """Cases that should have left their state by now."""
    return tx.disputes.list(late_at=now, limit=limit)


def figures_of(tx: Tx, now: dt.datetime) -> DisputeFigures:
    """All open cases in figures."""
    since = now - dt.timedelta(days=DDO_DAYS)
    return figures(tx.disputes.open_cases(), tx.disputes.deducted_since(since), now)


def escalate(tx: Tx, policy: Policy, now: dt.datetime) -> list[DisputeCase]:
    """Marks what has become late since the last look, once for each time it does; what nobody looks after goes to the
    one whom the policy names."""
    found = [locked(tx, case.id) for case in late(tx, now) if case.escalated_for != case.deadline]
    return [_escalated(tx, case, policy) for case in found if is_late(case, now)]


def _escalated(tx: Tx, case: DisputeCase, policy: Policy) -> DisputeCase:
    owner = case.owner or policy.disputes.escalate_to or None
    told = {"owner": owner, "deadline": case.deadline.isoformat() if case.deadline else None}
    after = case.model_copy(update={"owner": owner, "escalation": case.escalation + 1, "escalated_for": case.deadline})
    return write(tx, case, after, people.MACHINE, "escalated", told)
