"""Finds work whose hint was lost (a killed worker, an emptied queue) and sends it again."""

import threading
from collections.abc import Callable

import structlog

from docflow.errors import Unavailable
from docflow.store import Store

_BATCH = 500

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
