"""A layout thrown with dice: every choice of head, columns, ruling and totals comes from the seed."""

import random

from samples.layouts.content import Payment
from samples.layouts.dice.columns import columns_of, wrap_headers
from samples.layouts.dice.head import head
from samples.layouts.dice.paper import Paper, style_of
from samples.layouts.dice.table import foot, table


def drawing(rng: random.Random, pay: Payment) -> tuple[bytes, dict[str, object]]:
    """The PDF and the traits that explain a failure."""
    style = style_of(rng)
    paper = Paper(style)
    columns, mode = columns_of(rng, pay, style)
    wrap_headers(rng, paper, columns)
    total_places = rng.choice(["table", "table", "head", "both", "both", "below"])
    traits: dict[str, object] = {
        "roles": [c.role for c in columns],
        "mode": mode,
        "total": total_places,
        "rule": style.ruling,
        "font": style.font,
        "wrapped": (style.wrap_numbers, style.wrap_texts),
    }
    traits |= head(rng, paper, pay, total_places)
    table(rng, paper, pay, columns, mode, total_places, traits)
    foot(rng, paper, pay)
    return paper.done(), traits
