"""Papers as recognition may give them: the words of a drawn paper, some digits of its amounts taken for others."""

import random
from collections.abc import Callable

from docflow.schema.place import Page, Pages, Word

CONFUSED = {"0": "689", "1": "7", "2": "7", "3": "8", "4": "19", "5": "638", "6": "80", "7": "1", "8": "306", "9": "08"}


def as_recognised(pages: Pages, change: Callable[[Word], Word]) -> Pages:
    """The same words, recognised: not wholly sure, some of them changed."""

    def page(known: Page) -> Page:
        words = tuple(change(word._replace(confidence=0.93)) for word in known.words)
        return known.model_copy(update={"words": words, "method": "ocr"})

    return pages.model_copy(update={"pages": tuple(map(page, pages.pages))})


def is_amount(word: Word) -> bool:
    """Digits that end in a decimal mark and two digits."""
    text = word.text.rstrip("-)")
    return len(text) > 3 and text[-3] in ".," and text[-2:].isdigit() and not text.count("/")


def misread(word: Word, dice: random.Random) -> Word:
    """One digit taken for one that looks like it, the first digit never for a zero."""
    at = dice.choice([n for n, char in enumerate(word.text) if char.isdigit()])
    first = next(n for n, char in enumerate(word.text) if char.isdigit())
    other = dice.choice([c for c in CONFUSED[word.text[at]] if at > first or c != "0"])
    return word._replace(text=word.text[:at] + other + word.text[at + 1 :])
