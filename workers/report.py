"""The periodic figures: what came in, what went through untouched, what waits for whom and since when."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal

from docflow.decisions import cases, checks
from docflow.rules.ageing import Ageing
from docflow.rules.cases.figures import DisputeFigures
from docflow.rules.figures import CashReport
from docflow.schema.base import Frozen
from docflow.schema.documents import Wanted
from docflow.schema.money import Amount
from docflow.schema.states import WAITING_FOR_PERSON, DocumentState
from docflow.store import Store

_QUARTER = dt.timedelta(weeks=13)


class Digest(Frozen):
    """One look at the whole."""

    documents: Mapping[DocumentState, int]
    waiting: Mapping[str, Amount]
    """Currency -> sum of the payments that wait for a person."""
    oldest_waiting: dt.datetime | None
    ageing: Mapping[str, Ageing]
    """Currency -> what customers owe, by days past due."""
    disputes: DisputeFigures
    """Open cases by reason and age, and what of them is late."""
    cash: CashReport
    """The five figures of cash application, of the last quarter."""


def digest(store: Store, now: dt.datetime) -> Digest:
    """The figures of this moment."""
    waiting: dict[str, Decimal] = defaultdict(Decimal)
    with store.read() as tx:
        documents = tx.documents.list(Wanted(states=WAITING_FOR_PERSON), limit=100_000)
        for document in documents:
            if document.amount is not None and document.currency:
                waiting[document.currency] += document.amount
        return Digest(
            documents=tx.documents.counts(),
            waiting=dict(waiting),
            oldest_waiting=min((document.received_at for document in documents), default=None),
            ageing=tx.open_items.ageing(now.date()),
            disputes=cases.figures_of(tx, now),
            cash=checks.report(tx, now.date() - _QUARTER),
        )
