"""The five figures of cash application, reported apart (DOMAIN: "hit rate" is five figures).

Customer identified; envelope: the whole payment right; line: each invoice right; STP: posted with no human touch; and
wrong-apply: posted with no human touch and not right, with the interval that the count allows.
"""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from pydantic import computed_field

from docflow.rules.proportions import Interval, interval
from docflow.schema.base import Frozen
from docflow.schema.outcomes import Grouping, Sample


class Outcome(NamedTuple):
    """What the machine made of one payment, beside what is right."""

    customer: bool
    """It named the right one, before anybody looked."""
    envelope: bool
    """Everything it proposed or posted is right, and nothing is missing."""
    lines: int
    """Items that the payment settles."""
    lines_right: int
    untouched: bool
    """It was posted as the machine decided."""


class Figures(Frozen):
    """Counts, and the rates that follow from them; a rate is None where nothing was counted."""

    payments: int = 0
    customers: int = 0
    envelopes: int = 0
    lines: int = 0
    lines_right: int = 0
    untouched: int = 0
    wrong: int = 0
    """Posted untouched, and not right."""

    @computed_field  # type: ignore[prop-decorator]
    @property
    def customer_rate(self) -> float | None:
        """Payments whose customer the machine named rightly."""
        return _share(self.customers, self.payments)

    @computed_field  # type: ignore[prop-decorator]
    @property
    def envelope_rate(self) -> float | None:
        """Payments that the machine had wholly right, posted or proposed."""
        return _share(self.envelopes, self.payments)

    @computed_field  # type: ignore[prop-decorator]
    @property
    def line_rate(self) -> float | None:
        """Items that the machine had right."""
        return _share(self.lines_right, self.lines)

    @computed_field  # type: ignore[prop-decorator]
    @property
    def stp_rate(self) -> float | None:
        """Payments posted with no human touch."""
        return _share(self.untouched, self.payments)

    @computed_field  # type: ignore[prop-decorator]
    @property
    def wrong_rate(self) -> float | None:
        """Of the payments posted with no human touch those that were wrong."""
        return _share(self.wrong, self.untouched)

    @computed_field  # type: ignore[prop-decorator]
    @property
    def wrong_interval(self) -> Interval:
        """Between which rates the true one lies, with 95 % certainty."""
        return interval(self.wrong, self.untouched)


class CashReport(Frozen):
    """The five figures of a time, as a whole and by payer, carrier and week."""

    since: dt.date
    whole: Figures
    groups: dict[Grouping, dict[str, Figures]]
    sample: Sample
    """Of what was posted untouched, what people looked at afterwards."""

    @computed_field  # type: ignore[prop-decorator]
    @property
    def sample_interval(self) -> Interval:
        """Between which rates the wrong ones among *all* untouched payments lie, as far as the sample tells: what is
        wrong and was not looked at is in no other figure."""
        return interval(self.sample.wrong, self.sample.right + self.sample.wrong)


def figures(outcomes: Iterable[Outcome]) -> Figures:
    """The figures of these payments."""
    tally = Tally()
    for one in outcomes:
        tally.add(one)
    return tally.figures


class Tally:
    """Figures in the making, for more payments than anybody keeps."""

    def __init__(self) -> None:
        self._counts = dict.fromkeys(Figures.model_fields, 0)

    def add(self, one: Outcome) -> None:
        """One payment more."""
        counted = (1, one.customer, one.envelope, one.lines, one.lines_right, one.untouched, _wrong(one))
        for name, count in zip(self._counts, counted, strict=True):
            self._counts[name] += count

    @property
    def figures(self) -> Figures:
        """As far as they are counted."""
        return Figures(**self._counts)


def _wrong(one: Outcome) -> bool:
    return one.untouched and not one.envelope


def _share(part: int, of: int) -> float | None:
    return part / of if of else None
