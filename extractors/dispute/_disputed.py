"""Which invoices are disputed: each number of the paper is one or is none, by its signs."""

from collections.abc import Sequence

from extractors.papers.draft import Draft
from extractors.papers.facts.questions import DISPUTED_INVOICE
from extractors.papers.facts.ranking import apart
from extractors.papers.facts.things import Thing

_IS, _SURE, _MAY_BE = 0.5, 0.85, 0.15
"""Probability from which a number is a disputed invoice, from which nobody is asked, and from which it may be one."""


def weighed(things: Sequence[Thing]) -> list[Thing]:
    """The numbers, the weight of each how surely it is a disputed invoice's."""
    return apart(things, DISPUTED_INVOICE)


def is_invoice(thing: Thing) -> bool:
    """Whether a weighed number is rather a disputed invoice's than none."""
    return thing.choice.weight >= _IS


def invoices_of(draft: Draft, sure: Sequence[Thing]) -> tuple[str, ...]:
    """The numbers of the disputed invoices, as printed, each once. `sure`: weighed numbers that are not the claim's."""
    kept = [thing for thing in sure if is_invoice(thing)]
    kept = kept or [thing for thing in sorted(sure, key=_weight)[-1:] if thing.choice.weight >= _MAY_BE]
    if not kept:
        draft.ask("It is not said which invoice is disputed.")
    for thing in sure:
        if thing in kept and thing.choice.weight < _SURE:
            draft.ask(f'It is not said that "{thing.value}" is the disputed invoice.')
        elif thing not in kept and thing.choice.weight >= _MAY_BE:
            draft.ask(f'"{thing.value}" may be a disputed invoice as well.')
    for n, thing in enumerate(kept):
        atoms = thing.choice.atoms
        read = 0.95 * min((atom.confidence for atom in atoms), default=1.0)
        draft.fields[f"invoices.{n}"] = draft.paper.evidence(thing.value, atoms, thing.choice.page, read)
    return tuple(thing.value for thing in kept)


def _weight(thing: Thing) -> float:
    return thing.choice.weight
