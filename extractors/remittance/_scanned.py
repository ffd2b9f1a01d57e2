"""What recognition may have got wrong in numbers that no arithmetic covers."""

import re
from collections import Counter
from collections.abc import Sequence

_LOOK_ALIKE = re.compile(
    r"[A-Za-z]+[01582]+(?=[A-Za-z]|[-/._])|(?<![A-Za-z])[OoIlSBZ|](?=\d)|\d[OoIlSBZ|](?=\d)|[$|§\\~^{}¢£€]"
)
"""A zero among letters, a letter O among digits, a sign that no number has."""
_DIGIT, _LETTER = re.compile(r"\d"), re.compile(r"[^\W\d_]")


def looks_misread(number: str) -> bool:
    """Whether the number shows what recognition typically gets wrong: look-alikes, blanks, marks at its edges."""
    inner = number.strip()
    return bool(_LOOK_ALIKE.search(inner)) or " " in inner or not (inner[:1].isalnum() and inner[-1:].isalnum())


def odd_ones(numbers: Sequence[str]) -> set[int]:
    """Indices of numbers shaped unlike most: "1 168/V/2026" among "1162/V/2026"s. Runs of digits and letters count
    with their length, except that a counter may gain a digit."""
    shapes = [_LETTER.sub("a", _DIGIT.sub("9", number)) for number in numbers]
    usual = Counter(shapes).most_common(1)
    if len(numbers) < 3 or not usual or usual[0][1] * 2 <= len(numbers):
        return set()
    return {n for n, shape in enumerate(shapes) if shape != usual[0][0]}
