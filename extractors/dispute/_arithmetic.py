"""What is claimed, proven by the figures of the text: so many pieces at a price, at the difference of two prices, or a
share of an amount: "billed at 21.90, quoted at 19.75, for 18 bags that is 38.70 too much"."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import permutations

from docflow.schema.reasons import Reason
from extractors.dispute._sentences import sentences_of, text_of
from extractors.fields.amounts import find_amounts
from extractors.papers.paper import Paper, once

_COUNT = re.compile(r"(?<![\w.,/-])\d{1,4}(?![\w/-]|[.,]\d|\s?%)")
_SHARE = re.compile(
    r"(?<![\w.,])(\d{1,2}(?:[.,]\d)?)\s?(?:%|percent|prozent|per\s?cento|por\s?ciento|pour\s?cent|procent)"
)
_MOST = 14
"""Figures of a text beyond which some make others by chance."""
_CENTS = Decimal("0.01")


@once
def proven_claims(paper: Paper) -> dict[Decimal, Reason | None]:
    """Amounts of the running text that other figures of it make, with the reason that these tell: a difference of two
    prices, or as many pieces as one count is below another."""
    text = "\n".join(text_of(sentence) for sentence in sentences_of(paper))
    amounts = list({abs(match.reading.value) for match in find_amounts(text, paper.convention) if match.reading.value})
    counts = {Decimal(count) for count in _COUNT.findall(text)} - {Decimal(0), Decimal(1)}
    if len(amounts) + len(counts) > _MOST:
        return {}
    shares = {Decimal(share.replace(",", ".")) for share in _SHARE.findall(text)}
    found: dict[Decimal, Reason | None] = {}
    for made, parts, reason in _made(amounts, counts, shares):
        value = made.quantize(_CENTS)
        if value in amounts and value not in parts:
            found[value] = found.get(value) or reason
    return found


def _made(
    amounts: list[Decimal], counts: set[Decimal], shares: set[Decimal]
) -> Iterator[tuple[Decimal, tuple[Decimal, ...], Reason | None]]:
    """What the figures make, the amounts that it is made of, and why it is claimed."""
    missing = {many - few for many, few in permutations(counts, 2)}
    for price in amounts:
        yield from ((price * count, (price,), Reason.QUANTITY if count in missing else None) for count in counts)
        yield from ((price * share / 100, (price,), None) for share in shares)
    for high, low in permutations(amounts, 2):
        yield from (((high - low) * count, (high, low), Reason.PRICING) for count in counts if high > low)
