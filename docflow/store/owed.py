"""What customers owe, added up in the database: a million items are never loaded for a sum."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from sqlalchemy import case, func, select

from docflow.rules.ageing import LIMITS, Ageing
from docflow.schema.money import ZERO, from_minor
from docflow.schema.receipts import OPEN_RECEIPTS
from docflow.store.tables import open_items, receipts
from docflow.store.work import Work


def ageing_of(work: Work, today: dt.date, customer: str | None = None) -> Mapping[str, Ageing]:
    """Currency -> Ageing, of all customers or of one. Money that came in and is not applied yet is unapplied too."""
    of = open_items.c
    left = of.remaining_minor - of.pending_minor
    mine = [of.tenant == work.tenant, of.remaining_minor != of.pending_minor]
    mine += [of.customer == customer] if customer is not None else []
    summed = select(of.currency, _bucket(today).label("bucket"), func.sum(left).label("total")).where(*mine)
    sums: dict[str, dict[str, Decimal]] = defaultdict(dict)
    for row in work.rows(summed.group_by(of.currency, "bucket")):
        sign = -1 if row.bucket == "unapplied" else 1
        sums[row.currency][row.bucket] = sign * from_minor(int(row.total), row.currency)
    for currency, total in _came_in(work, customer):
        sums[currency]["unapplied"] = sums[currency].get("unapplied", ZERO) + from_minor(int(total), currency)
    return {currency: Ageing(**amounts) for currency, amounts in sorted(sums.items())}


def _came_in(work: Work, customer: str | None) -> Iterable[tuple[str, int]]:
    of = receipts.c
    mine = [of.tenant == work.tenant, of.status.in_([state.value for state in OPEN_RECEIPTS]), of.amount_minor > 0]
    mine += [of.customer == customer] if customer is not None else []
    rows = work.rows(select(of.currency, func.sum(of.amount_minor).label("total")).where(*mine).group_by(of.currency))
    return [(row.currency, row.total) for row in rows]


def _bucket(today: dt.date) -> Any:
    due = open_items.c.due
    steps = [(due >= today - dt.timedelta(days=days), name) for name, days in LIMITS]
    return case((open_items.c.kind == "on_account", "unapplied"), *steps, else_="days_91_on")
