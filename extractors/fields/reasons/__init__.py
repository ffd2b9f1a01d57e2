"""Why less was paid: a small offline classifier of deduction texts, with its evidence (docs/decisions/0013).

It was fitted to labelled sentences in seven languages and to the lexicon's phrases, and can be fitted again to what
clerks decide: `docflow retrain reasons`. What it does not know it does not guess.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from typing import NamedTuple

from docflow.schema.reasons import X12_426, Reason
from extractors.fields.lexicon import Hit, contested, normalise, reasons
from extractors.fields.reasons.features import CODES, Features, Matrix, features_of, strength
from extractors.fields.reasons.model import Model, packaged

__all__ = [
    "ReasonReading",
    "adopt",
    "classify_reason",
    "is_clear",
    "reason_of_code",
    "rivals_of",
    "tells_another",
    "using",
]

_OTHER = CODES.index(Reason.OTHER.value)
_MAX_TEXT = 4_000
_SENTENCE = re.compile(r"(?<=[.;!?])\s+|\n+")
_FEW = 3
"""More sentences than these are judged only where a phrase tells a reason."""
_MOST = 12
_UNTOLD = 0.5
"""Below it, words that hold no known phrase tell nothing."""
_LEAST = 0.05
_BESIDE = 0.9
"""What is left of the confidence where known words tell another reason as well."""
_LABEL = re.compile(r"\s*[^\W\d]+\s?:")
_LIKELY, _CLEAR = 0.5, 0.9
_KNOWN = 0.97
"""What a known phrase by itself is worth."""
_QUALIFYING = frozenset((Reason.QUANTITY, Reason.BALANCE_DECLINED, Reason.PALLET, Reason.FREIGHT, Reason.TERMS))
"""Reasons whose words also say what happened to something else: missing, declined, on a pallet, in transport."""
_WHOLE_OF = {Reason.QUANTITY: Reason.NOT_RECEIVED}
"""What the words of a reason also say of a part: a shortage, of which the missing goods were "not received"."""
_model: ContextVar[Model | None] = ContextVar("model of reasons", default=None)
_adopted: list[Model] = []


class ReasonReading(NamedTuple):
    """A reason, the probability that it is right, and the phrase that tells it (empty where it is the whole text)."""

    reason: Reason
    confidence: float
    evidence: str


@contextmanager
def using(model: Model | None) -> Iterator[None]:
    """Lets `classify_reason` use this model instead of the one that comes with docflow, inside the block."""
    token = _model.set(model)
    try:
        yield
    finally:
        _model.reset(token)


def adopt(model: Model) -> None:
    """Takes this model instead of the one that comes with docflow, for the life of the process."""
    _adopted[:] = [model]


_TAXED = re.compile(
    r"(?<=[.,]\d\d)(?:\s?[€$£]|\s[A-Z]{3})?\s?(?:\+|\b[^\W\d]{1,5}\.?)\s(?:M[Ww][Ss]t|US[Tt]|VAT|TVA|IVA|BTW|btw|GST|HST)\b\.?"
)
"""Tax that comes to an amount or is within it is no reason: "49,00 zzgl. MwSt", "85.00 + VAT"."""


def classify_reason(text: str) -> ReasonReading | None:
    """The reason a text gives; None where no word tells one. Two reasons about as likely lower the confidence."""
    return _classified(_model.get() or (_adopted[0] if _adopted else packaged()), _TAXED.sub("", text))


@lru_cache(maxsize=1024)  # most lines of a long list give one of a few reasons
def _classified(model: Model, text: str) -> ReasonReading | None:
    pieces = [piece for piece in _SENTENCE.split(text[:_MAX_TEXT]) if any(c.isalpha() for c in piece)]
    found = [features_of(piece) for piece in pieces]
    if len(found) > _FEW:
        found = [one for one in found if one.hits][:_MOST] or found[:_FEW]
    if not any(one.words or one.letters for one in found):
        return None
    hits = [hit for one in found for hit in one.hits]
    reading = _whole(text, hits) or _judged(model, _together(model, found), hits)
    if reading is None or not tells_another(reading, text):
        return reading
    return reading._replace(confidence=_rounded(_BESIDE * reading.confidence))


def is_clear(reading: ReasonReading | None, text: str) -> bool:
    """Whether nobody need be asked: a known phrase that opens the text (behind a label: "Reason: breakage as per note")
    or is half of it tells it, or texts of which the model was as sure were right when their phrasings were held out."""
    if reading is None or (reading.reason is Reason.NOT_RECEIVED and any(map(str.isdigit, text))):
        return False  # "6 units not delivered" may be a shortage
    words = [word for word in normalise(_LABEL.sub("", text)).split() if not any(c.isdigit() for c in word)]
    told = reading.evidence.split()
    half = set(told) <= set(words) and 2 * len(told) >= len(words)
    known = bool(told) and (words[: len(told)] == told or half)
    known = known and not tells_another(reading, text)
    return reading.confidence >= (_LIKELY if known else _CLEAR)


def tells_another(reading: ReasonReading, text: str) -> bool:
    """Whether known words tell another reason as well: "wrong price and damaged goods". Single words that only qualify
    are none: "a missing discount"."""
    hits = [hit for hit in reasons().scan(text) if hit.weight >= _CLEAR]
    hits = [hit for hit in hits if hit.end - hit.start > 1 or hit.target not in _QUALIFYING]
    mine = {reading.reason, _WHOLE_OF.get(reading.reason, reading.reason)}
    own = {n for hit in hits if hit.target in mine for n in range(hit.start, hit.end)}
    return any(hit.target not in mine and own.isdisjoint(range(hit.start, hit.end)) for hit in hits)


def rivals_of(reading: ReasonReading, text: str) -> frozenset[Reason]:
    """The reasons that the same words stand for with others: a rebate is promotion or discount, goods that nobody
    ordered have no code of their own (`other`). Empty where further words tell the reason: "year-end promotion bonus".
    """
    words = normalise(text).split()
    found: set[Reason] = set()
    for hit in contested().scan(text):
        codes = {Reason(code) for code in hit.target.split()}
        rest = " ".join((*words[: hit.start], *words[hit.end :]))
        if reading.reason in codes and not _tells(rest, reading.reason):
            found |= codes - {reading.reason}
    return frozenset(found)


def _tells(text: str, reason: Reason) -> bool:
    """Whether a known phrase that nobody contests tells it."""
    taken = {n for hit in contested().scan(text) for n in range(hit.start, hit.end)}
    return any(
        hit.target == reason and hit.weight >= _CLEAR and taken.isdisjoint(range(hit.start, hit.end))
        for hit in reasons().scan(text)
    )


def reason_of_code(code: str) -> Reason:
    """An X12 element 426 code as our reason; unknown codes are `other`."""
    return X12_426.get(code.strip().upper().zfill(2), Reason.OTHER)


def _whole(text: str, hits: list[Hit]) -> ReasonReading | None:
    """A text that is nothing but a known phrase of one reason."""
    words = len(normalise(text).split())
    told = {(hit.target, hit.phrase) for hit in hits if hit.end - hit.start == words and hit.weight >= _CLEAR}
    if len({target for target, _ in told}) != 1 or words != max(hit.end - hit.start for hit in hits):
        return None
    ((target, phrase), *_) = told
    return ReasonReading(Reason(target), _KNOWN, phrase)


def _together(model: Model, found: list[Features]) -> Matrix:
    """The probabilities of all sentences; those that are sure of a reason count for more."""
    shares = [model.probabilities(one) for one in found]
    if len(shares) == 1:
        return shares[0]
    weights = [max(1e-3, 1.0 - share[_OTHER]) * share.max() for share in shares]
    mixed: Matrix = sum(weight * share for weight, share in zip(weights, shares, strict=True)) / sum(weights)
    return mixed


def _judged(model: Model, shares: Matrix, hits: list[Hit]) -> ReasonReading | None:
    """The likeliest code, if the words tell one: by a known phrase, or surely without."""
    best = int(shares.argmax())
    confidence = model.calibrated(float(shares[best]))
    if best != _OTHER and (hits or confidence >= _UNTOLD):
        return ReasonReading(Reason(CODES[best]), _rounded(confidence), _phrase(hits, CODES[best]))
    if not hits:
        return None
    # A phrase is there although the text as a whole says little: what it tells, with little confidence.
    told = max({hit.target for hit in hits}, key=lambda code: float(shares[CODES.index(code)]))
    return ReasonReading(Reason(told), _rounded(float(shares[CODES.index(told)])), _phrase(hits, told))


def _phrase(hits: list[Hit], code: str) -> str:
    """The strongest phrase that speaks for the code."""
    return max((hit for hit in hits if hit.target == code), key=strength, default=_NO_HIT).phrase


def _rounded(confidence: float) -> float:
    return round(min(1.0, max(_LEAST, confidence)), 3)


_NO_HIT = Hit(Reason.OTHER.value, 0.0, "", 0, 0, "")
