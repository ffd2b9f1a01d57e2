"""How surely each thing has a role, by the table of what its signs are worth."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from extractors.papers.facts.questions import Question
from extractors.papers.facts.things import Thing
from extractors.papers.signs.table import NOBODY, shares, table, worth

_MAY_BE = 0.04
"""Probability from which a person is told of another value."""


_HALF = 0.5


class Ranking(NamedTuple):
    """Things that may have a role, best first, the weight of each one's choice its probability; and how surely it is
    none of them."""

    things: list[Thing]
    none: float

    @property
    def best(self) -> Thing | None:
        """The likeliest one, unless it is much likelier that none is meant: a clerk sooner strikes out than types."""
        return self.things[0] if self.things and self.things[0].choice.weight >= _HALF * self.none else None

    @property
    def others(self) -> list[str]:
        """Up to three other values of which a person needs to be told."""
        return [one.value for one in self.things if one is not self.best and one.choice.weight >= _MAY_BE][:3]


def ranked(things: Sequence[Thing], asked: Question) -> Ranking:
    """By the table of this question."""
    weights = table(__package__, asked.table)
    sure = shares([worth(weights, thing.signs, 0) for thing in things], worth(weights, (NOBODY,), 0))
    for thing, share in zip(things, sure, strict=True):
        thing.choice = replace(thing.choice, value=thing.value, weight=round(share, 4))
    found = sorted(things, key=lambda thing: (-thing.choice.weight, thing.choice.page, thing.choice.y))
    return Ranking(found, 1 - sum(sure))


def apart(things: Sequence[Thing], asked: Question) -> list[Thing]:
    """In their order, where each by itself is meant or is not: the weight of its choice is its probability."""
    weights = table(__package__, asked.table)
    none = worth(weights, (NOBODY,), 0)
    sure = (shares([worth(weights, thing.signs, 0)], none)[0] for thing in things)
    return [
        Thing(thing.value, replace(thing.choice, value=thing.value, weight=round(share, 4)), thing.signs, thing.told)
        for thing, share in zip(things, sure, strict=True)
    ]
