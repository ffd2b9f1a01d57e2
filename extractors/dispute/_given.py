"""A reason with the words that tell it, and when a person is asked about it."""

from collections.abc import Sequence
from typing import NamedTuple

from docflow.schema.reasons import Reason
from extractors.fields.reasons import ReasonReading, is_clear, rivals_of, tells_another
from extractors.papers.draft import Draft
from extractors.tables import Atom

_CLEAR, _RIVAL = 0.9, 0.5
"""Confidence from which a reason needs no question, and from which another one asks it."""
_WORDLESS = 0.75
_QUOTE = 80
_ALIKE = {Reason.DELIVERY_CHARGE: Reason.FREIGHT}


class Given(NamedTuple):
    """A reason with the words that tell it, and how surely they are those that count."""

    reading: ReasonReading
    atoms: tuple[Atom, ...]
    page: int
    sure: float

    @property
    def confidence(self) -> float:
        """That this is the reason."""
        return self.sure * self.reading.confidence

    @property
    def text(self) -> str:
        """The words."""
        return " ".join(atom.text for atom in self.atoms)

    @property
    def competes(self) -> bool:
        """Known words tell it, or the whole sentence does surely: dates and signs of clerks resemble anything a
        little."""
        return self.confidence >= (_RIVAL if self.reading.evidence else _WORDLESS)


def kept(draft: Draft, best: Given, every: Sequence[Given]) -> Reason:
    """The best reason, with its evidence; one that is not clear, two that compete, and words that others use for
    another reason are asked about."""
    reason = best.reading.reason
    draft.fields["reason"] = draft.paper.evidence(reason.value, best.atoms, best.page, best.confidence)
    others = {g.reading.reason for g in every if g.competes and _plain(g.reading.reason) is not _plain(reason)}
    contested = rivals_of(best.reading, best.text)
    named = {other.value for other in (others or contested) - {Reason.OTHER, reason}}
    clear = best.confidence >= _CLEAR or is_clear(best.reading, best.text)
    unclear = not clear or tells_another(best.reading, best.text)
    if others or (contested and Reason.OTHER not in contested):
        draft.ask(f"The reason may be {' or '.join([reason.value, *sorted(named)])}.")
    elif reason is not Reason.OTHER and (contested or unclear):
        draft.ask(f'The reason may be {reason.value}, but "{shortened(best.text)}" does not say it clearly.')
    return reason


def _plain(reason: Reason) -> Reason:
    """A charge for delivery and one for freight are told in the same words."""
    return _ALIKE.get(reason, reason)


def shortened(text: str) -> str:
    """A text that is quoted in a question."""
    return text if len(text) <= _QUOTE else text[: _QUOTE - 1] + "…"
