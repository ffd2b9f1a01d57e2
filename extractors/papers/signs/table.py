"""A table of signs: what each is worth for each role, in log-odds, as fitted to papers with known truth."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib import resources
from math import exp

Worths = tuple[float, ...]
"""Log-odds of one sign, in the order of the roles."""
NOBODY = "nobody"
"""The sign of what is not printed: that none of the things has the role."""
SURE = "nobody is asked from"
"""The row of a table that is no sign: the share from which on a role needs no question, as measured with the fit."""


@cache
def table(package: str, name: str) -> dict[str, Worths]:
    """Sign -> worths, of a file of that package whose first line names the roles."""
    text = (resources.files(package) / name).read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines()[1:])
    return {sign: tuple(map(float, worths)) for sign, *worths in rows}


def text_of(weights: Mapping[str, Sequence[float]], roles: Sequence[str]) -> str:
    """The file as `table` reads it."""
    rows = ("\t".join([sign, *(f"{worth:.2f}" for worth in worths)]) for sign, worths in sorted(weights.items()))
    return "\n".join(["\t".join(["sign", *roles]), *rows]) + "\n"


def worth(weights: Mapping[str, Sequence[float]], signs: Iterable[str], role: int) -> float:
    """Log-odds of a thing with these signs for the role at this place."""
    return sum([weights[sign][role] for sign in signs if sign in weights])


def shares(worths: Sequence[float], nobody: float | None = None) -> list[float]:
    """How surely each of several things has a role that one of them has; or none, where `nobody` says what speaks for
    that."""
    others = [] if nobody is None else [nobody]
    top = max([*others, *worths])
    odds = [exp(one - top) for one in worths]
    whole = sum(odds) + sum(exp(one - top) for one in others)
    return [one / whole for one in odds]
