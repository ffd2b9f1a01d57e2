"""Mirrors a ledger's customers and open items, so that payments can be matched to them.

A ledger that tells its changes is asked for these, and read in full once a day; what the full look then finds to differ
from the mirror is drift: it is mended, and told.
"""

from contextlib import ExitStack
from datetime import timedelta
from typing import NamedTuple

from docflow.errors import LedgerError, Stale
from docflow.imports.spool import Spool
from docflow.ledgers.contract import Ledger
from docflow.schema.mirror import Drift, MirrorState
from docflow.schema.receivables import Customer, OpenItem
from docflow.schema.states import PostingState
from docflow.store import Store, Tx

SWEPT_EVERY = timedelta(days=1)
"""How often a ledger that tells its changes is read in full all the same."""

_UNDER_WAY = frozenset(PostingState) - {PostingState.VERIFIED, PostingState.CANCELLED, PostingState.NEEDS_CLERK}


class Mirrored(NamedTuple):
    """How much was read, and the state that the mirror is in now."""

    customers: int
    items: int
    state: MirrorState


def mirror(store: Store, ledger: Ledger, *, full: bool = False) -> Mirrored:
    """Takes over what changed in the ledger, or, where that is due or asked for, all it lists. Raises LedgerError.

    Items that a full list has no more are settled there. Everything is read before anything is written, and lies in
    files meanwhile. Raises Stale where postings were delivered meanwhile, or may have been applied without being
    verified: what was read and what we know from them would be counted twice or not at all.
    """
    try:
        return _mirrored(store, ledger, full)
    except LedgerError as trouble:
        with store.begin() as tx:
            tx.mirrors.trouble(ledger.name, str(trouble))
        raise


def _mirrored(store: Store, ledger: Ledger, full: bool) -> Mirrored:
    with store.read() as tx:
        before, state = _deliveries(tx), tx.mirrors.state(ledger.name)
        _check_certain(tx, ledger.name)
        began = tx.now()
    with ExitStack() as files:
        mark = ledger.mark() if ledger.capabilities.lists_changes else None
        news = _Lists(ledger, state.mark, files) if mark and state.mark else None
        swept = full or news is None or state.swept_at is None or began - state.swept_at >= SWEPT_EVERY
        everything = _Lists(ledger, None, files) if swept else None
        with store.begin() as tx:
            if _deliveries(tx) != before:
                raise Stale(f"Postings were delivered while {ledger.name} was read; it is read again.")
            if news:
                tx.customers.upsert(news.customers)
                tx.open_items.upsert(news.items, ledger=ledger.name)
            state = state.model_copy(update={"mark": mark, "read_at": began, "trouble": ""})
            if everything:
                told = {"drift": _swept(tx, ledger, everything), "incremental": news is not None}
                state = state.model_copy(update={"swept_at": began, **told})
            tx.mirrors.save(state)
        read = everything or news
        return Mirrored(read.customers.count, read.items.count, state) if read else Mirrored(0, 0, state)


def _swept(tx: Tx, ledger: Ledger, lists: "_Lists") -> Drift:
    """Holds the whole lists against the mirror."""
    changed = tx.customers.upsert(lists.customers)
    if not ledger.capabilities.lists_open_items:
        return Drift(customers=changed)
    return tx.open_items.replace_all(lists.items, ledger=ledger.name).model_copy(update={"customers": changed})


class _Lists:
    """What a ledger lists, read to its end."""

    def __init__(self, ledger: Ledger, since: str | None, files: ExitStack) -> None:
        can = ledger.capabilities
        customers = ledger.list_customers(since) if can.lists_customers else ()
        items = ledger.list_open_items(since) if can.lists_open_items else ()
        self.customers = Spool(Customer, customers, files)
        self.items = Spool(OpenItem, items, files)


def _check_certain(tx: Tx, ledger: str) -> None:
    under_way = tx.postings.list(states=_UNDER_WAY, limit=10_000)
    uncertain = [row for row in under_way if row.ledger == ledger and row.uncertain_since]
    if uncertain:
        raise Stale(f"{len(uncertain)} postings may have reached {ledger} unseen; it is read when that is clear.")


def _deliveries(tx: Tx) -> dict[PostingState, int]:
    """How many postings stand in each state that a delivery leads through."""
    waiting = (PostingState.QUEUED, PostingState.CANCELLED)
    return {state: count for state, count in tx.postings.counts().items() if state not in waiting}
