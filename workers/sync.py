"""Mirrors a ledger's customers and open items, so that payments can be matched to them."""

from docflow.errors import Stale
from docflow.ledgers.contract import Ledger
from docflow.schema.states import PostingState
from docflow.store import Store, Tx

_UNDER_WAY = frozenset(PostingState) - {PostingState.VERIFIED, PostingState.CANCELLED, PostingState.NEEDS_CLERK}


def mirror(store: Store, ledger: Ledger) -> tuple[int, int]:
    """Takes over what the ledger lists now; returns how many customers and open items. Raises LedgerError.

    Items that the ledger no longer lists are settled there. Everything is read before anything is written. Raises Stale
    where postings were delivered meanwhile, or may have been applied without being verified: what was read and what we
    know from them would be counted twice or not at all.
    """
    can = ledger.capabilities
    with store.read() as tx:
        before = _deliveries(tx)
        under_way = tx.postings.list(states=_UNDER_WAY, limit=10_000)
    uncertain = [row for row in under_way if row.ledger == ledger.name and row.uncertain_since]
    if uncertain:
        raise Stale(f"{len(uncertain)} postings may have reached {ledger.name} unseen; it is read when that is clear.")
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
