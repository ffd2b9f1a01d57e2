"""The rule table (DOMAIN: matching): what is done with a line, by what is known of payer, number and amount."""

import datetime as dt
from typing import Literal, Self

from pydantic import Field, model_validator

from docflow.schema.base import Frozen
from docflow.schema.receivables import AmountSignal, Certainty, NumberSignal

Action = Literal["apply", "propose", "hide"]
"""Settle the open item; show it as a proposal; or leave the line without one."""
_PROVES_NOTHING = frozenset({"combination", "several", "none"})
"""With 200 open items, 13 sets of four hit an amount by chance; what does not fit at all proves still less."""


class Rule(Frozen):
    """One row. An empty column means whatever there is."""

    payer: tuple[Certainty, ...] = ()
    number: tuple[NumberSignal, ...] = ()
    amount: tuple[AmountSignal, ...] = ()
    action: Action = "propose"
    review: bool = True
    """Whether a person must look all the same."""

    @property
    def passes(self) -> bool:
        """Whether it lets a line through without a person."""
        return self.action == "apply" and not self.review

    def covers(self, payer: Certainty, number: NumberSignal, amount: AmountSignal) -> bool:
        """Whether the row speaks of such a line."""
        return (
            payer in (self.payer or (payer,))
            and number in (self.number or (number,))
            and amount in (self.amount or (amount,))
        )

    @model_validator(mode="after")
    def _never_by_chance(self) -> Self:
        amounts = set(self.amount) & _PROVES_NOTHING if self.amount else _PROVES_NOTHING
        if self.passes and "none" in (self.number or ("none",)) and amounts:
            raise ValueError(
                "a row that lets lines through needs a number, or an amount that one open item explains: "
                "a combination alone is never certain"
            )
        if self.passes and Certainty.UNKNOWN in (self.payer or (Certainty.UNKNOWN,)):
            raise ValueError("a row that lets lines through needs a payer: leave out the unknown one")
        return self


OTHERWISE = Rule()
"""What no row speaks of is proposed to a person."""


class RuleTable(Frozen):
    """The rows in their order: the first that speaks of a line decides."""

    rows: tuple[Rule, ...] = Field(max_length=100)

    def decide(self, payer: Certainty, number: NumberSignal, amount: AmountSignal) -> tuple[int, Rule]:
        """The number of the deciding row, from 1, and the row; 0 and OTHERWISE where none speaks of it."""
        found = ((n, row) for n, row in enumerate(self.rows, 1) if row.covers(payer, number, amount))
        return next(found, (0, OTHERWISE))


class KeptRules(Frozen):
    """A version of a company's rule table."""

    version: int
    """From 1; 0 for the table that docflow ships with."""
    table: RuleTable
    actor: str = ""
    why: str = ""
    saved_at: dt.datetime | None = None


class SignalCount(Frozen):
    """How many past lines showed the same signals, and how they ended."""

    payer: Certainty
    number: NumberSignal
    amount: AmountSignal
    ended: Literal["open", "as_proposed", "otherwise"]
    """Not decided yet; settled as the signals say; or something else was decided."""
    lines: int
    alone: bool = False
    """Of payments that were posted with no human touch."""


class RowRecord(Frozen):
    """How past lines ended of which one row of the table speaks."""

    row: int
    """From 1; 0 for what no row speaks of."""
    stood: int = 0
    """Settled as their signals say."""
    otherwise: int = 0
    """Something else was decided."""
    alone: int = 0
    """Of both, those posted with no human touch ..."""
    alone_wrong: int = 0
    """... and of these the ones that people took back or booked otherwise."""
    undecided: int = 0


class TryOut(Frozen):
    """What another table would have done to past lines."""

    lines: int = 0
    """Past lines that have signals."""
    more: int = 0
    """It would have applied, and the present one does not."""
    against: int = 0
    """Of these, lines about which something else was decided."""
    undecided: int = 0
    """Of these, lines about which nobody has decided yet."""
    fewer: int = 0
    """The present table applies them, and it would not have."""
