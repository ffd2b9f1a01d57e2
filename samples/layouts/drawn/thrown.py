"""The layout whose every choice is a throw of the dice."""

import random

from samples.layouts.content import payment, remittance
from samples.layouts.contract import Drawn, layout
from samples.layouts.dice import drawing


@layout
def thrown_with_dice(rng: random.Random) -> Drawn:
    """Head, columns, ruling and totals at random; no two seeds look alike."""
    pay = payment(rng)
    file, traits = drawing(rng, pay)
    roles = traits["roles"]
    assert isinstance(roles, list)
    printed = ["date", *(["po"] if "po" in roles else []), *(["reason"] if "reason" in roles else [])]
    mode = "reason" if traits["mode"] in ("sub", "withholding") else "date"
    return Drawn(file, (remittance(pay, *printed, mode),), pay.language)
