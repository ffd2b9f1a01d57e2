"""How a case may end: what fits its validity and adds up, and from which amount on a second person must approve."""

from collections.abc import Sequence
from decimal import Decimal

from docflow.errors import BadInput, Refused
from docflow.rules.policy import Policy
from docflow.schema.disputes import DisputeCase, Outcome, Part, Validity
from docflow.schema.money import ZERO, fits, plain

_GRANTED = frozenset({Outcome.CREDITED, Outcome.MATCHED_TO_PROMOTION})
_CONTRADICTS = {Validity.VALID: frozenset({Outcome.RECOVERED}), Validity.INVALID: _GRANTED}
FIELD_OF = {
    Outcome.CREDITED: "credited",
    Outcome.MATCHED_TO_PROMOTION: "credited",
    Outcome.WRITTEN_OFF: "written_off",
    Outcome.RECOVERED: "paid",
}
"""The amount of the case that each outcome adds to."""


def check_parts(case: DisputeCase, parts: Sequence[Part]) -> None:
    """Raises BadInput where the parts are no resolution of the case, Refused where they contradict its validity."""
    outcomes = [part.outcome for part in parts]
    if not parts or len(set(outcomes)) != len(outcomes):
        raise BadInput("Name each outcome once, with its amount.")
    if case.currency is None or case.current <= ZERO:
        raise Refused("The disputed amount or its currency is not known; type it first.")
    if any(part.amount <= ZERO or not fits(part.amount, case.currency) for part in parts):
        raise BadInput(f"Each part is an amount of {case.currency} above zero.")
    total = sum((part.amount for part in parts), ZERO)
    if total != case.current:
        raise BadInput(
            f"The parts add up to {plain(total)}, but {plain(case.current)} {case.currency} are in dispute; "
            "say how all of it ends."
        )
    if case.customer is None:
        raise Refused("The customer is not known; choose the customer first.")
    wrong = _CONTRADICTS.get(case.validity, frozenset()) & set(outcomes)
    if wrong:
        raise Refused(f"The claim is {case.validity}: that part of it is {min(wrong)} contradicts this; judge it anew.")


def settled(case: DisputeCase, parts: Sequence[Part], sign: int = 1) -> DisputeCase:
    """The case after its parts ended as they say; with sign -1 as it was before."""
    amounts = {name: getattr(case, name) for name in FIELD_OF.values()}
    for part in parts:
        amounts[FIELD_OF[part.outcome]] += sign * part.amount
    return case.model_copy(update=amounts)


def needs_second(case: DisputeCase, parts: Sequence[Part], policy: Policy) -> str:
    """Why a second person must approve, as a sentence; empty where one is enough.

    A case that was split counts as the whole, so that nobody stays below a limit by dividing.
    """
    currency, whole = case.currency or "", max(case.current, case.basis or ZERO)
    if policy.above(policy.second_approval_above, whole, currency):
        return _sentence(policy, policy.second_approval_above, currency, "a case")
    for part in parts:
        limit = policy.disputes.limit(case.type, part.outcome)
        counted = whole if case.basis is not None else part.amount
        if policy.above(limit, counted, currency):
            return _sentence(policy, limit, currency, f"what is {part.outcome.replace('_', ' ')}")
    return ""


def _sentence(policy: Policy, limit: Decimal | None, currency: str, what: str) -> str:
    above = plain(limit) if limit is not None else ""
    return f"Above {above} {policy.currency or currency} a second person must approve {what}."


def left_of(case: DisputeCase) -> dict[str, Decimal]:
    """Claim -> what of it is still in dispute.

    What was settled before (a customer paid after all) went off the claims that stand open, last first.
    """
    left = {claim.id: claim.amount for claim in case.claims}
    gone = case.original - case.current
    last_first = case.claims[::-1]
    for claim in sorted(last_first, key=lambda claim: claim.account is not None):
        taken = min(gone, left[claim.id])
        left[claim.id] -= taken
        gone -= taken
    return left
