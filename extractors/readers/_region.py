"""A part of a page recognised by itself: what somebody has drawn a box around because no word was found there."""

from PIL import Image, ImageOps

from docflow.schema.place import Box, Word
from extractors.readers import _engine, _ocr, _prepare

_DPI = 300
_BESIDE = 2.0
"""Points around the box that are looked at too: a box drawn by hand cuts letters."""
_RIM = 24
"""Dots of white around the part: letters at the very edge are lost."""
_BLOCK = 6
"""Tesseract's mode for a block of even text (--psm): a box holds a line or a few."""


def recognised(page: Image.Image, dpi: float, box: Box, language: str | None = None) -> list[Word]:
    """The words in the box, with their places on the page; none without an engine. `page`: as displayed, upright, at
    so many dots an inch. `box`: in points."""
    engine = _engine.engine()
    if engine is None:
        return []
    have = engine.languages()
    languages = [one for one in dict.fromkeys((language, "eng")) if one in have] or sorted(have)[:1]
    scale = dpi / 72
    left, top = max(box[0] - _BESIDE, 0.0), max(box[1] - _BESIDE, 0.0)
    edges = (left, top, min(box[2] + _BESIDE, page.width / scale), min(box[3] + _BESIDE, page.height / scale))
    part = page.convert("L").crop(tuple(round(edge * scale) for edge in edges))  # type: ignore[arg-type]
    if min(part.size) < 2:
        return []
    grown = part.resize((round(part.width * _DPI / dpi), round(part.height * _DPI / dpi)), Image.Resampling.LANCZOS)
    image = ImageOps.expand(_prepare.dark_on_light(grown), _RIM, 255)
    found = engine.read(image, "+".join(filter(None, languages)), _DPI, _BLOCK)
    rim = _RIM / _DPI * 72
    return _ocr.words_of(found, _DPI, (left - rim, top - rim))
