"""What the machine proposed beside what stands in the end, and which payments are looked at again all the same."""

import datetime as dt
import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from docflow.rules.figures import Outcome
from docflow.schema.money import ZERO
from docflow.schema.outcomes import Carrier
from docflow.schema.payments import Payment
from docflow.schema.receivables import Application
from docflow.schema.records import Evidence

_CARRIERS: Mapping[str, Carrier] = {
    "edi": "edi", "xml": "xml", "sheet": "sheet", "mail": "mail", "html": "html", "text": "text", "ocr": "ocr",
}  # fmt: skip


class Share(NamedTuple):
    """What a payment does to one open item."""

    paid: Decimal = ZERO
    discount: Decimal = ZERO
    deduction: Decimal = ZERO
    write_off: Decimal = ZERO


def outcome_of(proposed: Application, standing: Payment | None, *, untouched: bool) -> Outcome:
    """How right the machine was, by what stands now; where nothing stands any more it was not right at all."""
    if standing is None:
        return Outcome(False, False, 0, 0, untouched)
    made = _shares((m.open_item, m.paid, m.discount, m.deduction, m.write_off) for m in proposed.lines)
    true = _shares((a.open_item, a.paid, a.discount, a.deduction, a.write_off) for a in standing.allocations)
    right = sum(made.get(ref) == share for ref, share in true.items())
    customer = proposed.payer.customer is not None and proposed.payer.customer == standing.customer
    same_money = (proposed.currency, proposed.amount, proposed.unapplied) == (
        standing.currency, standing.amount, standing.unapplied,
    )  # fmt: skip
    return Outcome(customer, customer and made == true and same_money, len(true), right, untouched)


def sampled(key: str, percent: Decimal) -> bool:
    """Whether a payment is in the sample: chosen by its key, so that nobody can tell before and everybody after."""
    place = int.from_bytes(hashlib.sha256(f"sample\n{key}".encode()).digest()[:8], "big") % 1_000_000
    return place < percent * 10_000


def carrier_of(fields: Mapping[str, Evidence]) -> Carrier:
    """How most of a paper's values were read; what a person typed does not count."""
    methods = Counter(one.method for one in fields.values() if one.method in _CARRIERS)
    return _CARRIERS[min(methods, key=lambda method: (-methods[method], method))] if methods else "text"


def week_of(day: dt.date) -> str:
    """ "2026-W07": the week of ISO 8601."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


def _shares(parts: Iterable[tuple[str | None, Decimal, Decimal, Decimal, Decimal]]) -> dict[str, Share]:
    """By open item; what settles nothing is left out."""
    found: dict[str, Share] = defaultdict(Share)
    for ref, *amounts in parts:
        if ref is not None and any(amounts):
            found[ref] = Share(*(one + other for one, other in zip(found[ref], amounts, strict=True)))
    return dict(found)
