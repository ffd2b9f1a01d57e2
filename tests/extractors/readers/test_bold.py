"""Which words of a scan are bold."""

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from extractors.readers import _bold, _print
from extractors.readers._engine import Found

WORDS = ("Seller", "is", "gepay", "Amount", "4711,20", "paid", "on", "REF", "summer")


def page(thick: frozenset[int], size: int = 40) -> tuple[list[Found], np.ndarray]:
    """One word a line, but "is" and "on", which stand behind the word before."""
    picture = Image.new("L", (900, 900), 255)
    pen, font = ImageDraw.Draw(picture), ImageFont.load_default(size)
    boxes, line = [], 0
    for n, word in enumerate(WORDS):
        line += len(word) > 2
        left, top = (100 if len(word) > 2 else 400), 80 * line
        pen.text((left, top), word, fill=0, font=font, stroke_width=2 if n in thick else 0)
        boxes.append(Found(word, left - 10, top - 8, left + 280, top + 60, 0.9, (1, 1, line)))
    grey = np.asarray(picture)
    return [_print.snug(box, grey) for box in boxes], grey


def test_words_of_thick_strokes_are_bold_and_short_ones_are_as_their_neighbour() -> None:
    found, grey = page(frozenset((0, 1, 7)))
    assert [word.text for word, thick in zip(found, _bold.bold(found, grey), strict=True) if thick] == [
        "Seller",
        "is",
        "REF",
    ]


def test_plain_print_and_too_few_words_are_not_bold() -> None:
    found, grey = page(frozenset())
    assert not any(_bold.bold(found, grey))
    found, grey = page(frozenset((0,)))
    assert not any(_bold.bold(found[:4], grey))
