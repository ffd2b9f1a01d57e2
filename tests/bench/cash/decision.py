"""What a program makes of money that came in, and how the bench asks it."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Protocol

from docflow.schema.money import ZERO
from samples.world.truth import Day, Settled, Truth


@dataclass(frozen=True, slots=True)
class Decision:
    """How one receipt (or several that belong together) is applied, or would be."""

    receipts: tuple[str, ...]
    customer: str | None
    settled: Mapping[str, Settled] = field(default_factory=dict)
    """By the item's ref."""
    on_account: Decimal = ZERO
    untouched: bool = False
    """Posted as it stands; else a person decides."""
    takes_back: str | None = None
    """Of money that went back: the receipt whose payment is undone."""
    charges: Decimal = ZERO
    """Of what was paid, the part that did not arrive: kept on the way or lost in conversion."""
    review: tuple[str, ...] = ()
    """Why a person decides."""


class Program(Protocol):
    """Something that applies cash."""

    name: str

    def day(self, day: Day) -> Iterator[Decision]:
        """What it decides on this day. Each decision is in the books before the next is asked for."""
        ...

    def learn(self, truth: Truth) -> None:
        """A person has decided about this payment."""
        ...

    def rest(self, today: dt.date) -> Iterator[Decision]:
        """What still waits when the year is over."""
        ...
