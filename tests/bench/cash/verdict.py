"""Whether a decision is what was meant."""

from collections.abc import Sequence

from docflow.rules.figures import Outcome
from docflow.schema.money import ZERO
from docflow.schema.reasons import Reason
from samples.world.truth import Settled, Truth
from tests.bench.cash.decision import Decision


def judge(truth: Truth, decisions: Sequence[Decision]) -> Outcome:
    """What the decisions about all receipts of a payment make together."""
    untouched = all(one.untouched for one in decisions)
    if truth.reverses is not None:
        right = all(one.takes_back in truth.takes_back for one in decisions)
        return Outcome(right, right, 0, 0, untouched)
    made = merged(decisions)
    lines_right = sum(settles_alike(one, made.get(one.ref)) for one in truth.settled)
    whole = lines_right == len(truth.settled) == len(made)
    on_account = sum((one.on_account for one in decisions), ZERO)
    named = bool(decisions) and all(one.customer in truth.customers for one in decisions)
    return Outcome(
        named, named and whole and on_account == truth.on_account, len(truth.settled), lines_right, untouched
    )


def merged(decisions: Sequence[Decision]) -> dict[str, Settled]:
    """What they do to each item together."""
    made: dict[str, Settled] = {}
    for one in decisions:
        for ref, settled in one.settled.items():
            made[ref] = made[ref].plus(settled) if ref in made else settled
    return {ref: one for ref, one in made.items() if one.taken or one.paid}


def settles_alike(true: Settled, made: Settled | None) -> bool:
    """The money is on the right item and nothing is granted that was not.

    What is short by a claim, or by too little to ask for, may be left open: that is nobody's loss.
    """
    if made is None or made.discount != true.discount:
        return False
    claim = made.deduction in (ZERO, true.deduction) and _reason_fits(true, made)
    money = made.paid == true.paid and made.write_off in (ZERO, true.write_off)
    gross = made.paid + made.write_off == true.paid + true.write_off
    return claim and (money or gross)


def _reason_fits(true: Settled, made: Settled) -> bool:
    if not made.deduction:
        return True
    alike = {Reason.DISCOUNT: (Reason.DISCOUNT, Reason.TERMS)}
    return made.reason in (true.reason, *alike.get(true.reason or Reason.OTHER, ()))
