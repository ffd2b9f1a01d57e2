"""Whether a name is only a part of what its line prints: "Kirchfeld" of "Kirchfeld an der Ybbs"."""

import re
from collections.abc import Sequence

from docflow.schema.place import Word
from extractors.fields.lexicon import known_words, normalise
from extractors.papers.loose import names_paying
from extractors.papers.paper import Paper
from extractors.tables import Atom

_MOST = 8
"""Words of a phrase that is a name; more are a sentence, of which a name is only a part."""
_ELIDED = re.compile(r"[dl]['’][A-ZÀ-Þ]")
_FIRMS = frozenset(
    (
        *("compania", "compagnie", "compagnia", "companhia", "company", "cia", "societa", "societe", "sociedad"),
        *("azienda", "empresa"),
    )
)
"""Words that are a label as well as the beginning of a name: "Compañía Minera Cerro Alto SpA"."""
_ENDS = ",;:)-–—|/·•"
"""What sets a name off from what stands before or behind it."""


def left_of_its_line(paper: Paper, atoms: Sequence[Atom], page: int) -> str | None:
    """The whole phrase in which a name stands, where words before or behind it go with it unparted by any mark; None
    where it is whole, where only the words of a label stand before it, or where the line is a sentence or greets."""
    words = [word for atom in atoms for word in atom.words]
    for row in paper.rows[page] if words else ():
        for phrase in row.atoms:
            if words[-1] in phrase.words and _is_elided(phrase.words, phrase.words.index(words[-1]) + 1):
                return phrase.text
            if len(phrase.words) > _MOST or phrase.text.endswith((".", ":", ",", "!")):
                continue
            if words[0] in phrase.words and _goes_before(phrase.words, phrase.words.index(words[0])):
                return phrase.text
            if words[-1] in phrase.words and _goes_behind(phrase.words, phrase.words.index(words[-1])):
                return phrase.text
    return None


def _goes_before(words: Sequence[Word], at: int) -> bool:
    before = [word.text for word in words[:at]]
    told = [part for text in before for part in normalise(text).split()]
    parted = any(text[-1] in _ENDS for text in before)
    parted = parted or (bool(before) and before[-1].islower() and names_paying(" ".join(before)))  # "a payment from"
    firm = len(before) == 1 and told[-1:] and told[-1] in _FIRMS
    return bool(told) and not parted and before[-1].isalpha() and bool(firm or not known_words().issuperset(told))


def _is_elided(words: Sequence[Word], at: int) -> bool:
    """Whether a name goes on, in a sentence too: "CHR Val d'Escaut"."""
    return at < len(words) and _ELIDED.match(words[at].text) is not None and words[at - 1].text[-1] not in _ENDS


def _goes_behind(words: Sequence[Word], at: int) -> bool:
    behind = words[at + 1 :]
    return bool(behind) and words[at].text[-1] not in _ENDS and behind[0].text.isalpha()
