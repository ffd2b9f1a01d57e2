"""The record of an 820 or 835 while it is being made."""

from dataclasses import dataclass, field

from extractors.messages import draft
from extractors.remittance._x12_set import PaymentSet


@dataclass
class Draft(draft.Draft):
    """A draft that knows its transaction set."""

    set: PaymentSet = field(default_factory=PaymentSet)
