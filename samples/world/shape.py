"""How large the world is and how often people do what. Judgement, not measurement: change it and run again."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from samples.world.truth import Carrier, Habit

_TWISTS: dict[Habit, float] = {
    "short_with_reason": 0.022, "short_without_reason": 0.006, "within_tolerance": 0.015, "over_payment": 0.005,
    "on_account": 0.004, "duplicate_payment": 0.004, "set_without_numbers": 0.008, "order_number": 0.018,
    "delivery_note": 0.005, "number_typo": 0.008, "number_cut": 0.008, "number_rewritten": 0.02,
    "number_of_another": 0.001, "charges": 0.005, "exchange": 0.004, "many_advices": 0.008, "many_receipts": 0.004,
}  # fmt: skip
_CARRIERS: dict[Carrier, float] = {
    "edi": 0.12, "xml": 0.08, "sheet": 0.10, "mail": 0.18, "pdf": 0.22, "scan": 0.06, "none": 0.24,
}  # fmt: skip


@dataclass(frozen=True)
class Reading:
    """How well papers of one carrier are read, once their payers are known to the reader."""

    wrong: float
    """Share of papers with an error."""
    noticed: float
    """Share of the errors that the reader itself doubts: a low confidence and a sentence."""
    doubted: float
    """Share of right papers that the reader doubts."""


_READING: dict[Carrier, Reading] = {
    "edi": Reading(0.0005, 0.5, 0.001),
    "xml": Reading(0.0005, 0.5, 0.001),
    "sheet": Reading(0.006, 0.7, 0.004),
    "mail": Reading(0.015, 0.8, 0.012),
    "pdf": Reading(0.015, 0.85, 0.015),
    "scan": Reading(0.09, 0.8, 0.05),
}


@dataclass(frozen=True)
class Shape:
    """All the dice's weights."""

    customers: int = 10_000
    start: dt.date = dt.date(2026, 1, 1)
    days: int = 365
    bills_a_year: float = 32.0
    """Of the average customer; a few have hundreds."""
    twists: Mapping[Habit, float] = field(default_factory=lambda: MappingProxyType(_TWISTS))
    """Share of payments with this twist; the others are plain."""
    carriers: Mapping[Carrier, float] = field(default_factory=lambda: MappingProxyType(_CARRIERS))
    reading: Mapping[Carrier, Reading] = field(default_factory=lambda: MappingProxyType(_READING))
    returned: float = 0.004
    """Share of payments that the bank takes back."""
    advice_missing: float = 0.02
    """Share of payments whose advice does not come although the payer usually sends one."""
    asked_for_list: float = 0.7
    """Share of payments of many items, by payers who send no advices, of which they send a list when asked for it."""
    credits: float = 0.03
    """Credit memos per invoice."""
    parents: float = 0.02
    """Share of customers that pay for two to five others."""
    parents_on_file: float = 0.85
    """Share of their children of whom the ledger knows whose they are."""
    strangers: float = 0.004
    """Payment agents and factors per customer, each of whom pays for two to six customers."""
    namesakes: float = 0.03
    """Share of customers whose name is another's but for the legal form or the town."""
    accounts_on_file: float = 0.85
    """Share of the payers' accounts that the ledger knows."""
