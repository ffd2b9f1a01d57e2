"""A payer's own page: what they owe and dispute, what came from them, and how well the machine reads and applies it."""

import datetime as dt
from typing import Any

from docflow.schema.disputes import OPEN
from docflow.schema.documents import Wanted
from docflow.schema.receivables import Customer
from docflow.store import Tx
from docflow.web import words
from docflow.web.deps import Deps
from docflow.web.language import _
from docflow.web.screens.asked import TABS, Asked, Tab
from docflow.web.screens.disputes import case_row
from docflow.web.screens.figures import five
from docflow.web.screens.queue import row_of
from docflow.web.screens.receipts import receipt_row

_SHOWN = 25
"""Documents and receipts, the newest."""
_YEAR = dt.timedelta(weeks=52)


def facts_of(tx: Tx, deps: Deps, customer: Customer) -> dict[str, Any]:
    """What the page prints beside ageing, open items, aliases and memory."""
    theirs, now, names = Wanted(customer=customer.ref), deps.now(), {customer.ref: customer.name}
    found, states = tx.documents.list(theirs, limit=_SHOWN, newest=True), tx.documents.counts(theirs)
    return {
        "ask": Asked(Tab.ALL),
        "known": _known(customer),
        "five": five("", tx.proposals.figures(deps.today() - _YEAR, customer.ref)),
        "rows": [row_of(one, words.ago(one.received_at, now)) for one in found],
        "more_documents": sum(states.values()) - len(found),
        "waiting": sum(states[state] for state in TABS[Tab.REVIEW][1]),
        "cases": [case_row(one, names, now) for one in tx.disputes.list(states=OPEN, customer=customer.ref)],
        "receipts": [receipt_row(one, names) for one in tx.receipts.list(customer=customer.ref, limit=_SHOWN)],
    }


def _known(customer: Customer) -> list[tuple[str, str]]:
    """What the ledger says of them."""
    said = {
        _("Also called"): customer.aliases,
        _("Tax numbers"): customer.tax_ids,
        _("Bank accounts"): customer.ibans,
        _("Writes from"): customer.email_domains,
        _("Belongs to"): (customer.parent,) if customer.parent else (),
        _("Group"): (customer.customer_group,) if customer.customer_group else (),
    }
    return [(label, ", ".join(values)) for label, values in said.items() if values]
