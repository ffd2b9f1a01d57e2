"""What recognition may have got wrong in numbers that no arithmetic covers."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from docflow.schema.place import Page, Word

_LOOK_ALIKE = re.compile(
    r"[A-Za-z]+[01582]+(?=[A-Za-z]|[-/._])|(?<![A-Za-z])[OoIlSBZ|](?=\d)|\d[OoIlSBZ|](?=\d)|[$|§\\~^{}¢£€]"
)
"""A zero among letters, a letter O among digits, a sign that no number has."""
_LEGIBLE = 0.9
"""A word of which recognition is less sure is one that two engines read differently, or one of them hardly."""
_DUST = " .,·'-"
_DIGIT, _LETTER = re.compile(r"\d"), re.compile(r"[^\W\d_]")


def looks_misread(number: str, *, blanks: bool = False) -> bool:
    """Whether the number shows what recognition typically gets wrong: look-alikes, blanks, marks at its edges.
    `blanks`: most numbers beside it have the same ones ("FV 272526"), so they are printed."""
    inner = number.strip()
    cut = " " in inner and not blanks
    return bool(_LOOK_ALIKE.search(inner)) or cut or not (inner[:1].isalnum() and inner[-1:].isalnum())


def is_unconfirmed(words: Sequence[Word], pages: Sequence[Page]) -> bool:
    """Whether one of the words was hard to read and stands nowhere else on the pages."""
    doubtful = {word.text for word in words if word.confidence < _LEGIBLE and any(map(str.isalnum, word.text))}
    seen = Counter(word.text for page in pages for word in page.words if word.text in doubtful)
    return any(count < 2 for count in seen.values())


def as_most(numbers: Sequence[str]) -> list[str]:
    """Numbers that recognition cut apart, or to which it added dust, as they look like most of the others."""
    usual = Counter(_shape(number) for number in numbers if " " not in number).most_common(1)
    if not usual or usual[0][1] < 2:
        return list(numbers)
    return [next((one for one in _mended(number) if _shape(one) == usual[0][0]), number) for number in numbers]


def _mended(number: str) -> Iterator[str]:
    """The number as it is, without blanks, without marks at its ends, without full stops: "2026/181.1389", "628779.",
    "4500138946 -"."""
    whole = number.replace(" ", "")
    yield from (number, whole, number.strip(_DUST), whole.strip(_DUST), whole.replace(".", ""))


def _shape(number: str) -> str:
    return _LETTER.sub("a", _DIGIT.sub("9", number))


def odd_ones(numbers: Sequence[str]) -> set[int]:
    """Indices of numbers shaped unlike most: "1 168/V/2026" among "1162/V/2026"s. Runs of digits and letters count
    with their length, except that a counter may gain a digit."""
    usual = usual_shape(numbers)
    return {n for n, number in enumerate(numbers) if usual and _shape(number) != usual}


def usual_shape(numbers: Sequence[str]) -> str | None:
    """How more than half of three numbers or more are shaped."""
    shapes = Counter(map(_shape, numbers)).most_common(1)
    return shapes[0][0] if len(numbers) >= 3 and shapes[0][1] * 2 > len(numbers) else None
