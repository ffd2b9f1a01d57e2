"""Which adjustments are already inside the net amount of their document: what the sums say.

An ADX under its RMR may be inside RMR04 or not; senders differ. gross - discount + what is inside = net decides for
one document, and the sum against the payment (BPR02) for all; where nothing fits, the printed values stay and a
person looks.
"""

import itertools
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from docflow.schema.money import ZERO
from extractors.remittance._stated import Item

_MOST_MASKED = 4
_MOST_WAYS = 20_000


class Way(NamedTuple):
    """One reading of a document; amounts by the contract's signs."""

    gross: Decimal
    discount: Decimal
    deduction: Decimal
    paid: Decimal
    outside: tuple[int, ...] = ()
    """Adjustments, by their index, that are not inside the net amount."""
    holds: bool | None = None
    """Whether the printed gross agrees; None where none is printed."""
    flipped: bool = False
    """Printed positive although a credit."""


class Solution(NamedTuple):
    """A reading of every document, and whether their sum is the payment."""

    ways: tuple[Way, ...]
    free_sign: int
    holds: bool
    only: bool
    """Whether no other reading is as good."""


def ways_of(item: Item) -> list[Way]:
    """All readings of one document, those whose gross agrees first."""
    gross, net = item.gross, item.net
    ways = _ways(item, net, gross)
    positive = (net is None or net > 0) and (gross is None or gross > 0)
    if item.type == "credit_memo" and positive:
        ways += [way._replace(flipped=True) for way in _ways(item, net and -net, gross and -gross)]
    ways.sort(key=lambda way: (way.holds is False, way.flipped, len(way.outside)))
    return list(dict.fromkeys(ways))


def _ways(item: Item, net: Decimal | None, gross: Decimal | None) -> list[Way]:
    if gross is not None and net and (gross < 0) != (net < 0):
        gross = -gross
    found = []
    for factor in (1, -1) if any(x.amount > 0 or x.sign_open for x in item.adjustments) else (1,):
        amounts = [x.amount * factor for x in item.adjustments]
        for outside in _masks(item):
            found += [_way(net, gross, discount, amounts, outside) for discount in _discounts(item)]
    return found


def _masks(item: Item) -> list[tuple[int, ...]]:
    """Which adjustments may be outside the net amount: any whose place the standard leaves open."""
    if item.net is None:
        return [()]
    open_ones = [n for n, x in enumerate(item.adjustments) if x.inside is None]
    fixed = tuple(n for n, x in enumerate(item.adjustments) if x.inside is False)
    return [(*fixed, *(open_ones[n] for n in chosen)) for chosen in _subsets(len(open_ones))]


def _discounts(item: Item) -> tuple[Decimal, ...]:
    """As printed, and with the other sign: some print what the discount takes off as a negative amount."""
    return (item.discount, -item.discount) if item.discount else (ZERO,)


def _subsets(count: int) -> list[tuple[int, ...]]:
    if count > _MOST_MASKED:
        return [(), tuple(range(count))]
    return [chosen for size in range(count + 1) for chosen in itertools.combinations(range(count), size)]


def _way(
    net: Decimal | None, gross: Decimal | None, discount: Decimal, amounts: Sequence[Decimal], outside: tuple[int, ...]
) -> Way:
    deduction = -sum(amounts, ZERO)
    if net is None:
        whole = gross or ZERO
        return Way(whole, discount, deduction, whole - discount - deduction)
    paid = net + sum((amounts[n] for n in outside), ZERO)
    if gross is None:
        return Way(paid + discount + deduction, discount, deduction, paid, outside, None)
    return Way(gross, discount, deduction, paid, outside, gross - discount - deduction == paid)


def solve(amount: Decimal | None, items: Sequence[Sequence[Way]], free: Decimal) -> Solution:
    """The readings that agree with their gross and with the payment; without any, the best of each document."""
    first = tuple(ways[0] for ways in items)
    if amount is None:
        credits_turned = tuple(next((way for way in ways if way.flipped), ways[0]) for ways in items)
        return Solution(credits_turned, 1, False, True)
    if sum((way.paid for way in first), ZERO) + free == amount:
        return Solution(first, 1, True, True)
    fitting = [
        (choice, sign)
        for sign in ((1, -1) if free else (1,))
        for choice in _choices(items)
        if sum((way.paid for way in choice), ZERO) + sign * free == amount
    ]
    if not fitting:
        return Solution(first, 1, False, True)
    cost = min(_cost(choice, sign) for choice, sign in fitting)
    best = [(choice, sign) for choice, sign in fitting if _cost(choice, sign) == cost]
    return Solution(best[0][0], best[0][1], True, len(best) == 1)


def _cost(choice: Sequence[Way], sign: int) -> tuple[int, int]:
    return sum(way.holds is False for way in choice), (sign < 0) + sum(way.flipped for way in choice)


def _choices(items: Sequence[Sequence[Way]]) -> list[tuple[Way, ...]]:
    """Every combination, as long as they are few; else each kind of reading for all documents at once."""
    count = 1
    for ways in items:
        count *= len(ways)
        if count > _MOST_WAYS:
            return _uniform(items)
    return list(itertools.product(*items))


def _uniform(items: Sequence[Sequence[Way]]) -> list[tuple[Way, ...]]:
    found = []
    for outside, flipped in itertools.product((False, True), repeat=2):
        found.append(
            tuple(
                next((way for way in ways if (not outside or way.outside) and (not flipped or way.flipped)), ways[0])
                for ways in items
            )
        )
    return list(dict.fromkeys(found))
