"""How a payer writes our numbers where no rule of spelling says so: "1234/A" for 90001234, learned from decisions.

A form is what stands around the digits that both have in common. It belongs to one customer.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple, Self

from docflow.rules import keys
from docflow.schema.payers import Alias, WayToWrite

_SHORTEST = 3
"""Digits in common; with fewer, any two numbers have some."""
_DIGITS = re.compile(r"\d+")
_KEY = re.compile(r"([^{}=]*)\{(\d+)\}([^{}=]*)=([^{}=]*)\{\2\}([^{}=]*)")


class NumberForm(NamedTuple):
    """`before` and `after` so many digits as printed are `lead` and `tail` around the same digits as ours."""

    before: str
    digits: int
    after: str
    lead: str
    tail: str

    @classmethod
    def between(cls, printed: str, ours: str) -> Self | None:
        """The form by which one was written for the other; None where they have too little in common."""
        written, number = keys.normalised(printed), keys.normalised(ours)
        shared = _shared(written, number)
        if len(shared) < _SHORTEST or written == number:
            return None
        before, _, after = written.rpartition(shared)
        lead, _, tail = number.rpartition(shared)
        return cls(before, len(shared), after, lead, tail)

    @classmethod
    def of(cls, key: str) -> Self | None:
        """The form with this key."""
        found = _KEY.fullmatch(key)
        return cls(found[1], int(found[2]), found[3], found[4], found[5]) if found else None

    @property
    def key(self) -> str:
        """What it is kept under: "{4}A=9000{4}"."""
        return f"{self.before}{{{self.digits}}}{self.after}={self.lead}{{{self.digits}}}{self.tail}"

    def ours(self, printed: str) -> str | None:
        """Our number for one that is written so; None for any other."""
        pattern = f"{re.escape(self.before)}(\\d{{{self.digits}}}){re.escape(self.after)}"
        found = re.fullmatch(pattern, keys.normalised(printed), re.ASCII)
        return f"{self.lead}{found[1]}{self.tail}" if found else None


def learned_from(customer: str, printed: str, ours: str) -> WayToWrite | None:
    """The form as something that is learned of a customer, counted and undone like all that is."""
    form = NumberForm.between(printed, ours)
    return WayToWrite(f"{customer}:{form.key}", f"{printed} = {ours}") if form else None


def form_of(alias: Alias) -> NumberForm | None:
    """The form that was learned."""
    return NumberForm.of(alias.key.partition(":")[2]) if alias.kind == "number" else None


def read_by(forms: Iterable[Alias], printed: str) -> list[tuple[Alias, str]]:
    """The forms in force that read a number, each with what it makes of it."""
    told = ((alias, form_of(alias)) for alias in forms if alias.state in ("firm", "weak"))
    return [(alias, ours) for alias, form in told if form and (ours := form.ours(printed))]


def _shared(one: str, other: str) -> str:
    """The longest run of digits of one number, or the end of such a run, that is in the other as well."""
    runs = [run[start:] for run in _DIGITS.findall(one) for start in range(len(run))]
    return max((run for run in runs if run in other), key=len, default="")
