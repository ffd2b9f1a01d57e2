"""The language of a scan, from a few of its texts: reading the page in a wrong one costs a second reading of it all."""

import numpy as np
from PIL import Image

from extractors.fields.lexicon import language_of
from extractors.readers import _print, _recogniser
from extractors.readers._engine import Found

_BATCH, _BATCHES = 900, 3
"""Dots that the texts of one batch are wide together, 48 high; at most so many batches are read."""
_SHORTEST, _LONGEST = 2.5, 12.0
"""Width over height of a text worth reading."""
_LEFT = 0.45
"""Share of the page's width in which labels and names begin; figures stand further right."""


def tongue_of(page: Image.Image) -> str | None:
    """The language of a prepared page; None where a few texts do not tell, or no second engine is installed."""
    engine = _recogniser.recogniser()
    if engine is None:
        return None
    texts, seen = _texts(page), ""
    for _ in range(_BATCHES):
        batch: list[Image.Image] = []
        while texts and sum(48 * crop.width / crop.height for crop in batch) < _BATCH:
            word = texts.pop(0)
            batch.append(page.crop((word.left, word.top, word.right, word.bottom)))
        seen += " " + " ".join(reading.text for reading in engine.read(batch)) if batch else ""
        if language := language_of(seen):
            return language
    return None


def _texts(page: Image.Image) -> list[Found]:
    """Pieces of print that may be words, those at the left and the wider ones first."""
    pieces = _print.lines_of_print((), np.asarray(page))
    shaped = [one for one in pieces if _SHORTEST <= (one.right - one.left) / (one.bottom - one.top) <= _LONGEST]
    return sorted(shaped, key=lambda one: (one.left > _LEFT * page.width, one.left - one.right))
