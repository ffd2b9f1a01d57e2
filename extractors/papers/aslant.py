"""What is printed aslant: rubber stamps, notes written across, watermarks. It belongs to no row of the page."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from docflow.schema.place import Word
from extractors.papers.paper import Paper, once
from extractors.tables import Atom
from extractors.tables.rows import atoms_in_lines

_ALIKE = 4.0
"""Degrees by which two words of one note may differ."""


@dataclass(slots=True)
class Note:
    """One note in the order in which it is read; its atoms stand where they are printed."""

    atoms: tuple[Atom, ...]
    page: int

    @property
    def text(self) -> str:
        """All of it, blank-separated."""
        return " ".join(atom.text for atom in self.atoms)


@once
def notes_aslant(paper: Paper) -> list[Note]:
    """The notes of all pages, each of one slant."""
    found = []
    for number, page in enumerate(paper.pages.pages):
        left = sorted((word for word in page.words if word.slant and word.text.strip()), key=lambda word: word.slant)
        while left:
            alike = [word for word in left if word.slant - left[0].slant <= _ALIKE]
            left = left[len(alike) :]
            found.append(Note(_read(alike), number))
    return found


def _read(words: Sequence[Word]) -> tuple[Atom, ...]:
    """The words' atoms, line by line, as they are read with the head held aslant."""
    slant = median(word.slant for word in words)
    upright = {_upright(word, slant): word for word in words}
    return tuple(_back(atom, upright) for line in atoms_in_lines(list(upright)) for atom in line)


def _upright(word: Word, slant: float) -> Word:
    """The word where it would stand if the note were turned level about the page's corner."""
    sine, cosine = math.sin(math.radians(slant)), math.cos(math.radians(slant))
    wide, high = word.x1 - word.x0, word.y1 - word.y0
    tall = min(word.size or high, high)
    long = (wide - tall * abs(sine)) / cosine if cosine > abs(sine) else (high - tall * cosine) / abs(sine)
    x, y = (word.x0 + word.x1) / 2, (word.y0 + word.y1) / 2
    right, down = x * cosine - y * sine, x * sine + y * cosine
    half = max(long, tall / 2) / 2
    return word._replace(x0=right - half, x1=right + half, y0=down - tall / 2, y1=down + tall / 2, slant=0.0)


def _back(atom: Atom, upright: dict[Word, Word]) -> Atom:
    """The atom at its place on the page."""
    words = tuple(upright[word] for word in atom.words if word in upright) or atom.words
    x0, y0 = min(word.x0 for word in words), min(word.y0 for word in words)
    x1, y1 = max(word.x1 for word in words), max(word.y1 for word in words)
    return atom._replace(x0=x0, y0=y0, x1=x1, y1=y1, left=x0, right=x1, words=words)
