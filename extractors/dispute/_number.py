"""Under which number the customer claims: the likeliest of all numbers of the paper; many letters have none."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.fields.lexicon import labels, normalise, stems
from extractors.papers.draft import Draft
from extractors.papers.facts.questions import CLAIM_NUMBER
from extractors.papers.facts.ranking import ranked
from extractors.papers.facts.things import Thing
from extractors.papers.header import Choice

_SURE = 0.9
"""Probability from which nobody is asked whether another number is meant."""
_NAMED = 0.45
"""How surely a label calls it the claim's."""
_LETTERS = re.compile(r"[A-Z]{2,4}")
_NAMED_TOO = 0.6
"""How surely letters before it must be the label of something else."""
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
    return draft.keep("claim_number", _lettered(draft, best.choice), 0.97)


def _lettered(draft: Draft, choice: Choice) -> Choice:
    """ "RNC 26-0331", "RFC 10448": with the capitals before it where the phrase is nothing else."""
    first = choice.atoms[0].words[0]
    rows = draft.paper.rows[choice.page]
    phrase = next((atom for row in rows for atom in row.atoms if any(word is first for word in atom.words)), None)
    words = [word for word in phrase.words if any(map(str.isalnum, word.text))] if phrase is not None else []
    letters = words[0].text if len(words) == 2 and words[1] is first else ""
    others = any(hit.target != "claim_number" and hit.weight > _NAMED_TOO for hit in labels().exact(letters))
    if not _LETTERS.fullmatch(letters) or others or normalise(letters) in stems()["number"]:
        return choice
    return replace(choice, value=f"{letters} {choice.value}", atoms=(phrase,) if phrase is not None else choice.atoms)
