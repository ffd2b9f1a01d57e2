"""Finds work whose hint was lost (a killed worker, an emptied queue) and sends it again."""

import threading
from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import partial

import structlog

from docflow import decisions
from docflow.decisions import cases, connectors
from docflow.errors import DocflowError
from docflow.files.anchors import Anchors
from docflow.ledgers.contract import Ledger
from docflow.rules.policy import Policy
from docflow.store import Store, Tx
from workers.anchor import anchor_due
from workers.compare import compare_due
from workers.post import probe
from workers.sync import mirror

_BATCH = 500
LOOKED_AFTER_EVERY = 900.0
"""Seconds between two looks at the open items of each ledger."""

KEPT = timedelta(days=30)
"""How long finished tasks and answered requests are remembered."""

_log = structlog.get_logger()


def sweep(store: Store, hint: Callable[[str], None]) -> int:
    """Sends a hint for everything that is due now; returns how many. A hint too many does no harm.

    What waits for a ledger that is left alone is not hinted at: it would crowd out what is due elsewhere."""
    with store.read() as tx:
        subjects = [*tx.tasks.due(_BATCH), *_postings_due(tx)]
    for subject in subjects:
        hint(subject)
    return len(subjects)


def _postings_due(tx: Tx) -> list[str]:
    idle = connectors.all_left_alone(tx)
    return [] if idle is None else list(dict.fromkeys(row.posting_id for row in tx.postings.due(_BATCH, without=idle)))


def look_after_forever(
    store: Store,
    ledgers: Mapping[str, Ledger],
    policy: Policy,
    anchors: Anchors,
    stop: threading.Event,
    interval: float = LOOKED_AFTER_EVERY,
) -> None:
    """Mirrors ledgers, resumes those that accept our key again, escalates late disputes, looks after what waits, notes
    the head of the audit trail, and tidies up, until `stop` is set."""
    while not stop.is_set():
        for name, care in _cares(store, ledgers, policy, anchors).items():
            try:
                care()
            except DocflowError as problem:
                # One ledger in trouble does not keep the others from being looked after.
                _log.warning("not looked after", what=name, reason=str(problem))
        stop.wait(interval)


def _cares(
    store: Store, ledgers: Mapping[str, Ledger], policy: Policy, anchors: Anchors
) -> dict[str, Callable[[], object]]:
    """What is to be done from time to time, by name."""
    listing = {name: ledger for name, ledger in ledgers.items() if ledger.capabilities.lists_open_items}
    telling = {name: ledger for name, ledger in ledgers.items() if ledger.capabilities.reads_back}
    compared = {f"postings in {name}": partial(compare_due, store, ledger) for name, ledger in telling.items()}
    mirrors = {f"open items of {name}": partial(mirror, store, ledger) for name, ledger in listing.items()}
    return {
        "paused ledgers": partial(probe, store, ledgers),
        "late disputes": partial(_escalate, store, policy),
        "receipts and advices that wait": partial(_look_after_waiting, store, policy),
        "head of the audit trail": partial(anchor_due, store, anchors),
        "old rows": partial(_tidy, store),
        **mirrors,
        **compared,
    }


def _escalate(store: Store, policy: Policy) -> None:
    with store.begin() as tx:
        late = cases.escalate(tx, policy, tx.now())
    for case in late:
        _log.warning("dispute is late", dispute=case.id, state=case.state.value, owner=case.owner)


def _look_after_waiting(store: Store, policy: Policy) -> None:
    with store.begin() as tx:
        decisions.look_after_waiting(tx, policy)


def _tidy(store: Store) -> None:
    with store.begin() as tx:
        tx.tidy(KEPT)
