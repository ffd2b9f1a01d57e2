"""Why less was paid: a classifier over the lexicon's phrases, with its evidence. Offline; measured in the tests."""

from collections import defaultdict
from typing import NamedTuple

from docflow.schema.reasons import X12_426, Reason
from extractors.fields.lexicon import reasons
from extractors.fields.lexicon._phrases import Hit

# Words that occur in any claim: they decide only when nothing else is said.
_GENERAL = frozenset(
    {Reason.DISCOUNT, Reason.TERMS, Reason.TAX, Reason.FREIGHT, Reason.QUANTITY, Reason.PRICING, Reason.RETURN}
)
_LONG_PHRASE = 0.75
_MAX_TEXT = 4_000


class ReasonReading(NamedTuple):
    """A reason and the phrase that tells it."""

    reason: Reason
    confidence: float
    evidence: str


def _strength(hit: Hit) -> float:
    """Longer phrases say more: "price difference" beats "price"; a general single word says least."""
    length = hit.end - hit.start
    general = Reason(hit.target) in _GENERAL and length == 1
    return hit.weight * (1.0 + _LONG_PHRASE * (length - 1)) * (0.6 if general else 1.0)


def classify_reason(text: str) -> ReasonReading | None:
    """The reason a text gives; None where no word tells one. Two reasons about as strong lower the confidence."""
    hits = reasons().scan(text[:_MAX_TEXT])
    if not hits:
        return None
    scores: dict[str, float] = defaultdict(float)
    best: dict[str, Hit] = {}
    for hit in hits:
        if hit.target not in best:
            scores[hit.target] += _strength(hit)
            best[hit.target] = hit
        elif hit.phrase != best[hit.target].phrase:
            scores[hit.target] += 0.5 * _strength(hit)
            best[hit.target] = max(best[hit.target], hit, key=_strength)
    (winner, score), *rest = sorted(scores.items(), key=lambda item: -item[1])
    second = rest[0][1] if rest else 0.0
    margin = (score - second) / score
    return ReasonReading(Reason(winner), round(0.5 + 0.45 * margin * min(1.0, score), 3), best[winner].phrase)


def reason_of_code(code: str) -> Reason:
    """An X12 element 426 code as our reason; unknown codes are `other`."""
    return X12_426.get(code.strip().upper().zfill(2), Reason.OTHER)
