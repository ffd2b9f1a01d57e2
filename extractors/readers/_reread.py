"""Single words read once more, several ways: for those in an equation that does not hold."""

from collections import Counter
from collections.abc import Sequence

from PIL import Image

from docflow.schema.place import Word
from extractors.readers import _prepare, _recogniser

_WAYS = ((True, 0.0, 0.1), (False, 0.1, 0.2), (True, 0.25, 0.25))
"""Of the prepared picture or the plain one; margin beside and above the word, as shares of its height."""
_ENOUGH = 2
"""Ways that must agree."""
_CONFIRMED, _CORRECTED = 0.97, 0.9
_LIKELY = 0.3
"""Probability from which a reading is kept as a candidate."""


def reread(page: Image.Image, dpi: float, words: Sequence[Word]) -> list[Word]:
    """The words with what a closer look says; as they are without a second engine. `page`: the page as displayed,
    upright, at so many dots an inch."""
    engine = _recogniser.recogniser()
    if engine is None or not words:
        return list(words)
    plain = page.convert("L")
    prepared = _prepare.prepared(plain, bilevel=_prepare.is_bilevel(plain))
    crops = [
        _crop(prepared if tidy else plain, word, dpi / 72, beside, above)
        for word in words
        for tidy, beside, above in _WAYS
    ]
    readings = engine.read(crops)
    several = len(_WAYS)
    return [_judged(word, readings[n * several : (n + 1) * several]) for n, word in enumerate(words)]


def _crop(page: Image.Image, word: Word, scale: float, beside: float, above: float) -> Image.Image:
    tall = max(word.y1 - word.y0, 5.0)
    left, top = round((word.x0 - beside * tall) * scale), round((word.y0 - above * tall) * scale)
    right, bottom = round((word.x1 + beside * tall) * scale), round((word.y1 + above * tall) * scale)
    return page.crop((left, top, max(right, left + 4), max(bottom, top + 4)))


def _judged(word: Word, readings: Sequence[_recogniser.Reading]) -> Word:
    seen = Counter(reading.text for reading in readings if reading.text and " " not in reading.text)
    if not seen:
        return word
    text, votes = seen.most_common(1)[0]
    best = {one.text: one.probability for one in sorted(readings, key=lambda one: one.probability)}
    others = {**dict(word.others), **{one: chance for one, chance in best.items() if chance >= _LIKELY and one in seen}}
    if votes >= _ENOUGH and text == word.text:
        return word._replace(confidence=max(word.confidence, _CONFIRMED))
    if votes >= _ENOUGH and best[text] > word.confidence:
        return word._replace(text=text, confidence=_CORRECTED, others=_ranked(others | {word.text: 0.1}, text))
    return word._replace(others=_ranked(others, word.text))


def _ranked(others: dict[str, float], besides: str) -> tuple[tuple[str, float], ...]:
    found = [(text, round(min(chance, 0.9), 4)) for text, chance in others.items() if text != besides]
    return tuple(sorted(found, key=lambda item: -item[1])[:4])
