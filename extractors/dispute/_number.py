"""Under which number the customer claims: the likeliest of all numbers of the paper; many letters have none."""

from collections.abc import Sequence

from extractors.papers.draft import Draft
from extractors.papers.facts.questions import CLAIM_NUMBER
from extractors.papers.facts.ranking import ranked
from extractors.papers.facts.things import Thing

_SURE = 0.9
"""Probability from which nobody is asked whether another number is meant."""
_NAMED = 0.45
"""How surely a label calls it the claim's."""
_CALLING = frozenset(("told as a claim", "label repeats the title"))


def claim_number_of(draft: Draft, things: Sequence[Thing]) -> str | None:
    """The customer's own number of the dispute, with what speaks against it. `things`: numbers that are no invoice."""
    found = ranked(things, CLAIM_NUMBER)
    best, others = found.best, found.others
    if best is None:
        if others:
            draft.ask(f'"{others[0]}" may be the number of the claim.')
        return None
    if best.choice.weight < _SURE and others:
        draft.ask(f"Several numbers may be the number of the claim: {', '.join(sorted([best.value, *others]))}.")
    elif best.choice.weight < _SURE or not (best.called(CLAIM_NUMBER.fields, _NAMED) or _CALLING & best.signs):
        draft.ask(f'It is not said that "{best.value}" is the number of the dispute.')
    return draft.keep("claim_number", best.choice, 0.97)
