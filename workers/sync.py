"""Mirrors a ledger's customers and open items, so that payments can be matched to them."""

import threading
from collections.abc import Iterable

import structlog

from docflow.errors import DocflowError, Stale
from docflow.ledgers.contract import Ledger
from docflow.schema.states import PostingState
from docflow.store import Store, Tx

INTERVAL = 900.0
"""Seconds between two looks at each ledger."""

_log = structlog.get_logger()


def mirror(store: Store, ledger: Ledger) -> tuple[int, int]:
    """Takes over what the ledger lists now; returns how many customers and open items. Raises LedgerError.

    Items that the ledger no longer lists are settled there. Everything is read before anything is written. Raises Stale
    where postings were delivered meanwhile: what was read may be older than what we know from them.
    """
    can = ledger.capabilities
    with store.read() as tx:
        before = _deliveries(tx)
    customers = list(ledger.list_customers()) if can.lists_customers else []
    items = list(ledger.list_open_items()) if can.lists_open_items else []
    with store.begin() as tx:
        if _deliveries(tx) != before:
            raise Stale(f"Postings were delivered while {ledger.name} was read; it is read again.")
        if can.lists_customers:
            tx.customers.upsert(customers)
        if can.lists_open_items:
            tx.open_items.replace_all(items)
    return len(customers), len(items)


def _deliveries(tx: Tx) -> dict[PostingState, int]:
    """How many postings stand in each state that a delivery leads through."""
    waiting = (PostingState.QUEUED, PostingState.CANCELLED)
    return {state: count for state, count in tx.postings.counts().items() if state not in waiting}


def mirror_forever(store: Store, ledgers: Iterable[Ledger], stop: threading.Event, interval: float = INTERVAL) -> None:
    """Mirrors until `stop` is set; a ledger in trouble does not keep the others from being mirrored."""
    listing = [ledger for ledger in ledgers if ledger.capabilities.lists_open_items]
    while not stop.is_set():
        for ledger in listing:
            try:
                mirror(store, ledger)
            except DocflowError as problem:
                _log.warning("open items not mirrored", ledger=ledger.name, reason=str(problem))
        stop.wait(interval)
