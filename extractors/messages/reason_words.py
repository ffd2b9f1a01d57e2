"""What the words beside a coded reason say: they tell it where the code leaves it open, and may contradict it."""

from docflow.schema.reasons import Reason
from extractors.fields.reasons import ReasonReading, classify_reason, is_clear

_KNOWN = 0.5
"""Confidence from which known words contradict a code."""
_ALIKE = (
    frozenset({Reason.QUANTITY, Reason.NOT_RECEIVED}),
    frozenset({Reason.DELIVERY_CHARGE, Reason.FREIGHT}),
    frozenset({Reason.PRICING, Reason.EXTENSION}),
    frozenset({Reason.PROMOTION, Reason.DISCOUNT, Reason.TERMS}),
)
"""Reasons between which the words of senders do not decide: a carton that is short did not come."""
_WHY_RETURNED = frozenset({Reason.DAMAGE, Reason.QUALITY, Reason.WRONG_PRODUCT, Reason.CANCELLED, Reason.QUANTITY})
"""Why goods go back; a code says the one, the words the other."""


def completed(coded: Reason | None, words: str) -> Reason | None:
    """The coded reason; where the code says nothing ("mutually defined") or is missing, what the words say clearly."""
    if coded not in (None, Reason.OTHER):
        return coded
    said = classify_reason(words)
    return said.reason if said is not None and is_clear(said, words) else coded


def contradicting(coded: Reason | None, words: str) -> Reason | None:
    """The other reason that the words tell, if they do."""
    if coded in (None, Reason.OTHER):
        return None
    said = classify_reason(words)
    if said is None or said.reason is Reason.OTHER or not _tells(said, words):
        return None
    return None if coded is said.reason or _agree({coded, said.reason}) else said.reason


def contradiction(coded: Reason | None, words: str) -> str | None:
    """The question to ask where code and words tell different reasons."""
    other = contradicting(coded, words)
    return f'The reason is {coded} by its code, but "{words}" says {other}.' if other else None


def _tells(said: ReasonReading, words: str) -> bool:
    return is_clear(said, words) or (bool(said.evidence) and said.confidence >= _KNOWN)


def _agree(reasons: set[Reason | None]) -> bool:
    if Reason.RETURN in reasons:
        return bool(reasons & _WHY_RETURNED)
    return any(reasons <= alike for alike in _ALIKE)
