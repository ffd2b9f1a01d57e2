"""Finds work whose hint was lost (a killed worker, an emptied queue) and sends it again."""

import threading
from collections.abc import Callable, Mapping

import structlog

from docflow.errors import DocflowError, Unavailable
from docflow.ledgers.contract import Ledger
from docflow.store import Store
from workers.post import probe
from workers.sync import mirror

_BATCH = 500
MIRRORED_EVERY = 900.0
"""Seconds between two looks at the open items of each ledger."""

_log = structlog.get_logger()


def sweep(store: Store, hint: Callable[[str], None]) -> int:
    """Sends a hint for everything that is due now; returns how many. A hint too many does no harm."""
    with store.read() as tx:
        subjects = [*tx.tasks.due(_BATCH), *dict.fromkeys(row.posting_id for row in tx.postings.due(_BATCH))]
    for subject in subjects:
        hint(subject)
    return len(subjects)


def sweep_forever(store: Store, hint: Callable[[str], None], stop: threading.Event, interval: float) -> None:
    """Sweeps every `interval` seconds until `stop` is set; a database that is away is tried again at the next turn."""
    while not stop.wait(interval):
        try:
            sweep(store, hint)
        except Unavailable as problem:
            _log.warning("sweep failed", reason=str(problem))


def mirror_forever(
    store: Store, ledgers: Mapping[str, Ledger], stop: threading.Event, interval: float = MIRRORED_EVERY
) -> None:
    """Mirrors until `stop` is set; a ledger in trouble does not keep the others from being mirrored.

    Ledgers that had refused our key and accept it now are resumed.
    """
    while not stop.is_set():
        probe(store, ledgers)
        for ledger in ledgers.values():
            if not ledger.capabilities.lists_open_items:
                continue
            try:
                mirror(store, ledger)
            except DocflowError as problem:
                _log.warning("open items not mirrored", ledger=ledger.name, reason=str(problem))
        stop.wait(interval)
