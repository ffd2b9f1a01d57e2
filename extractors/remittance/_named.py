"""The number of a document in a cell that says more than the number."""

import re
from collections.abc import Sequence

from extractors.fields.references import clean, document_type_of

_LISTED = re.compile(r"^\(?\d{1,2}[.)]\s+(?=\S)")
"""The count of an item in a list: "1) Rg. 26/4471 v."."""
_PARTED = re.compile(r"(?:\s+[-–/|·])+$")
"""What parts the number from the next value of its row: "4711 / 12.03.2026"."""
_KIND_FIRST = re.compile(r"(?:[A-Z]|[A-Z]{3}) [A-Z]{1,4}[-/.]?\w*\d[\w/.-]*")
"""A kind before a number that has letters of its own: "FAC HN-77120", "F VF2604431"."""


def number_in(text: str) -> str:
    """The number as printed, without words around it."""
    text = text.strip(" ,;:•*")
    text = _PARTED.sub("", text).removeprefix("- ").removeprefix("– ")
    if " " not in text:
        return text.lstrip("#")
    text = said_first(_LISTED.sub("", text))[0]
    words = text.split()
    if _KIND_FIRST.fullmatch(text):
        return words[1]
    marked = [word for word in words if word.startswith("#") and len(word) > 2]
    if len(marked) == 1:
        return marked[0].lstrip("#").strip(",;:")
    # "Invoice 4711 of" - words about the document go, "FT 2026/437" stays.
    numbers = [word for word in words if any(c.isdigit() for c in word)]
    if len(numbers) == 1 and len(words) > 1 and all(_about(word) for word in words if word != numbers[0]):
        return numbers[0].strip(",;:()")
    if len(numbers) == 1 and _names_kind(words[: words.index(numbers[0])]):
        return numbers[0].strip(",;:()")
    return clean(text) or text


def _names_kind(words: Sequence[str]) -> bool:
    """ "Our debit note": several words of the language that name a kind of document."""
    spoken = sum(not word.isupper() for word in words)
    return spoken > 1 and document_type_of(" ".join(words)) in ("invoice", "credit_memo", "debit_memo")


def said_first(text: str) -> tuple[str, str]:
    """The number, and what a sentence goes on with behind it: "FT A/95445 | de", "SO12205-1 | dated 2024-07-03"."""
    words = text.split()
    numbered = next((n for n, word in enumerate(words) if any(map(str.isdigit, word))), len(words))
    end = next((n for n in range(numbered + 1, len(words)) if words[n].isalpha() and words[n].islower()), len(words))
    return " ".join(words[:end]), " ".join(words[end:])


def _about(word: str) -> bool:
    """A word of the language, or one that names a type of document; "CNCT" begins a number."""
    return word.islower() or (len(word) > 3 and (not word.isupper() or document_type_of(word) is not None))
