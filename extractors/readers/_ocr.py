"""From a bitmap to words: is there print at all, upright, level, prepared, recognised, placed."""

import statistics
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from PIL import Image

from docflow.schema.place import Upright, Word
from extractors.fields import lexicon
from extractors.fields.lexicon import language_of
from extractors.readers import _bold, _dotted, _engine, _fax, _prepare, _second, _tongue
from extractors.readers._aslant import Slanted, read_aslant, without_crossed
from extractors.readers._bitmap import Bitmap
from extractors.readers._lines import reading_order
from extractors.readers._upright import level, quarter_turned

_SURE = 0.6
"""Mean confidence below which a page may stand on its head."""
_LEGIBLE = 0.5
ILLEGIBLE = "The page is a picture that is hardly legible."
_RULES = "|¦!_—–-=~.·•'`´‘’\"“”°*"
_STRIPPED = "|¦"
_ONE_SIZE = 0.5
"""Of a line's height: a word of small letters is higher than this. A higher box says nothing: dust makes it so."""
_MARKS, _MARK_SURE, _SIGN_SURE = ":;.,'`\"", 0.9, 0.5
"""Marks that alone mean nothing; dust is read as such. How sure recognition must be of these, and of other signs."""


class Scan(NamedTuple):
    """What was recognised; boxes in points of the page as displayed, upright."""

    words: list[Word]
    width: float
    height: float
    upright: Upright
    language: str | None = None
    notes: tuple[str, ...] = ()


def wished(languages: tuple[str, ...]) -> tuple[str, ...]:
    """These languages; where none is named all of the lexicon, English first."""
    return languages or tuple(sorted(lexicon.languages(), key=lambda language: language != "eng"))


class Budget:
    """How many pages may still be recognised, in which languages; remembers what the first ones taught."""

    def __init__(self, pages: int, languages: tuple[str, ...]) -> None:
        self._left = pages
        self._wished = wished(languages)
        self.skipped: list[int] = []
        self.language: str | None = None

    def take(self, number: int) -> bool:
        """Whether this page may be recognised; a page that may not is remembered."""
        if self._left <= 0:
            self.skipped.append(number)
            return False
        self._left -= 1
        return True

    def languages(self) -> tuple[str, ...]:
        """Those wished whose data is there, the document's own first."""
        engine = _engine.engine()
        have = engine.languages() if engine else frozenset()
        wished = [language for language in self._wished if language in have]
        return tuple(sorted(wished, key=lambda language: language != self.language))


def recognise(bitmap: Bitmap, budget: Budget, *, straight: bool = False) -> Scan:
    """Words of a page's bitmap. `straight`: the page is known to stand upright and level (it has printed text)."""
    width, height = (side / dpi * 72 for side, dpi in zip(bitmap.image.size, bitmap.dpi, strict=True))
    bilevel = _prepare.is_bilevel(bitmap.image)
    image = _prepare.dark_on_light(_prepare.normalised(bitmap.image, bitmap.dpi))
    dpi = image.width / width * 72
    look = _prepare.Look(image, dpi)
    if look.is_blank:
        return Scan([], width, height, Upright())
    if look.is_noise:
        return Scan([], width, height, Upright(), notes=("The page is a picture in which no line of text was found.",))
    engine, languages = _engine.engine(), budget.languages()
    if engine is None or not languages:
        sentence = (
            "The page is a picture, and no OCR engine is installed to read it (docflow doctor says how to get one)."
        )
        return Scan([], width, height, Upright(), notes=(sentence,))
    reading = _Reading(engine, languages, dpi, bilevel, known=budget.language)
    upright = Upright() if straight else reading.find_upright(image, look)
    found = reading.read(_straight(image, upright))
    if not straight and reading.is_doubtful(found):
        upright, found = reading.try_upside_down(image, upright, found)
    found = _second.reviewed(found, reading.ready)
    slanted = read_aslant(found, reading.ready, engine, reading.language or languages[0], round(dpi))
    found = without_crossed(found, slanted)
    if bilevel:
        found = _fax.without_sender_line(found, reading.ready.height)
    budget.language = reading.language or budget.language
    if upright.turned % 2:
        width, height = height, width
    notes = (ILLEGIBLE,) if _confidence(found) < _LEGIBLE else ()
    words = words_of(found, dpi, bitmap.offset, _bold.bold(found, np.asarray(reading.ready))) + _words_aslant(
        slanted, dpi, bitmap.offset
    )
    return Scan(words, width, height, upright, reading.language, notes)


def _straight(image: Image.Image, upright: Upright) -> Image.Image:
    image = quarter_turned(image, upright.turned)
    return level(image, upright.skew) if upright.skew else image


class _Reading:
    """One page with one engine."""

    def __init__(
        self, engine: _engine.Engine, languages: tuple[str, ...], dpi: float, bilevel: bool, known: str | None
    ) -> None:
        self._engine, self._languages, self._dpi, self._bilevel = engine, languages, round(dpi), bilevel
        self.language = known
        self.ready: Image.Image = Image.new("L", (1, 1), 255)
        """The prepared picture that was read last."""

    def find_upright(self, image: Image.Image, look: _prepare.Look) -> Upright:
        """Quarter turns and skew; where a page seems to lie on its side, the way that reads best in a sample."""
        if not look.is_sideways():
            return Upright(skew=look.skew())
        skews = {turns: _prepare.Look(quarter_turned(image, turns), self._dpi).skew() for turns in (0, 1)}
        ways = [Upright(turned=turns, skew=skews[turns % 2]) for turns in (0, 1, 3)]
        return max(ways, key=lambda way: self._sample(_straight(image, way)))

    def _sample(self, image: Image.Image) -> float:
        """How well the busiest band of the page reads, in sure letters."""
        dark = _prepare.Look(image, self._dpi).dark.sum(axis=1)
        band = max(len(dark) // 6, 1)
        start = max(
            range(0, max(len(dark) - band, 1), max(band // 4, 1)), key=lambda at: int(dark[at : at + band].sum())
        )
        scale = image.height / len(dark)
        crop = image.crop((0, round(start * scale), image.width, round((start + band) * scale)))
        return _score(self._engine.read(_prepare.prepared(crop, bilevel=self._bilevel), self._languages[0], self._dpi))

    def read(self, image: Image.Image) -> list[_engine.Found]:
        """Words; a page in another language than expected is read again with that language's data."""
        self.ready = ready = _dotted.without_dotted(_prepare.prepared(image, bilevel=self._bilevel))
        first = self._first(ready)
        found = self._engine.read(ready, first, self._dpi)
        self.language = language_of(" ".join(word.text for word in found))
        if self.language and self.language != first and self.language in self._languages:
            again = self._engine.read(ready, self.language, self._dpi)
            return again if _score(again) >= 0.9 * _score(found) else found
        return found

    def _first(self, ready: Image.Image) -> str:
        """The language to read in: that of the pages before, or what a few texts of this one speak."""
        told = None if self.language or len(self._languages) < 2 else _tongue.tongue_of(ready)
        return told if told in self._languages else self._languages[0]

    def is_doubtful(self, found: list[_engine.Found]) -> bool:
        """Whether the page may be upside down."""
        return _confidence(found) < _SURE

    def try_upside_down(
        self, image: Image.Image, upright: Upright, found: list[_engine.Found]
    ) -> tuple[Upright, list[_engine.Found]]:
        """The better of this reading and that of the page turned by 180 degrees."""
        flipped = upright.model_copy(update={"turned": (upright.turned + 2) % 4})
        if self._sample(_straight(image, flipped)) <= self._sample(_straight(image, upright)):
            return upright, found
        before = self.ready
        other = self.read(_straight(image, flipped))
        if _score(other) > _score(found):
            return flipped, other
        self.ready = before
        return upright, found


def _confidence(found: list[_engine.Found]) -> float:
    """Mean confidence of what has letters or digits; 0 where nothing has."""
    letters = [word.confidence for word in found if any(char.isalnum() for char in word.text)]
    return statistics.fmean(letters) if letters else 0.0


def _score(found: list[_engine.Found]) -> float:
    """Letters and digits, each as sure as its word, unsure ones not counted."""
    return sum(sum(char.isalnum() for char in word.text) * word.confidence for word in found if word.confidence >= 0.4)


def words_of(
    found: list[_engine.Found], dpi: float, offset: tuple[float, float], bold: Sequence[bool] = ()
) -> list[Word]:
    """In reading order; rules read as bars left out. `bold`: of each word, whether it is."""
    lines: dict[tuple[int, int, int], list[_engine.Found]] = defaultdict(list)
    for item in found:
        lines[item.line].append(item)
    base = {line: statistics.median(item.bottom for item in items) for line, items in lines.items()}
    tall = {line: statistics.median(item.bottom - item.top for item in items) for line, items in lines.items()}
    words = [
        (word._replace(bold=thick), item.line)
        for item, thick in zip(found, bold or [False] * len(found), strict=True)
        if (word := _word(item, dpi, offset, tall[item.line])) is not None
    ]
    order = reading_order(
        [base[line] / dpi * 72 for _, line in words], [word.x0 for word, _ in words], [word.size for word, _ in words]
    )
    return [words[n][0] for n in order]


def _words_aslant(slanted: list[Slanted], dpi: float, offset: tuple[float, float]) -> list[Word]:
    words = [(one.slant, _word(one.found, dpi, offset, one.tall)) for one in slanted]
    return [word._replace(slant=slant) for slant, word in words if word is not None]


def _word(item: _engine.Found, dpi: float, offset: tuple[float, float], height: float) -> Word | None:
    text = item.text.strip(_STRIPPED) if any(char.isalnum() for char in item.text) else item.text
    if _is_dust(text, item.confidence):
        return None
    parts_words = text in "·|" and item.confidence >= _MARK_SURE
    if not text or (not text.strip(_RULES) and (len(text) > 1 or text in "|¦!_~'`´‘’\"“”°·.") and not parts_words):
        return None
    scale = 72 / dpi
    x, y = offset
    left, right = round(item.left * scale + x, 2), round(item.right * scale + x, 2)
    top, bottom = round(item.top * scale + y, 2), round(item.bottom * scale + y, 2)
    size = round(_print_height(item, height) * scale * 1.3, 1)
    return Word(text, left, top, right, bottom, round(item.confidence, 4), size, others=item.others)


def _is_dust(text: str, confidence: float) -> bool:
    """Whether these are but marks, of which recognition is not sure; a dash or a slash may part two words."""
    if any(map(str.isalnum, text)) or not text.strip("-–—/"):
        return False
    return confidence < (_MARK_SURE if not text.strip(f"-–—{_MARKS}") else _SIGN_SURE)


def _print_height(item: _engine.Found, line: float) -> float:
    """Dots; that of the line, unless a word of much smaller print was put into it."""
    own = item.bottom - item.top
    smaller = own < _ONE_SIZE * line and any(map(str.isalnum, item.text))
    return own if smaller else line
