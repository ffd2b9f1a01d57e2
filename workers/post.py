"""Delivers outbox rows to the ledgers: at least once, applied exactly once, believed only after reading back.

A row is claimed under a lease, one writer a ledger and company. Then: look it up; where it is absent, note that it is
being sent, and send it; read it back. What goes wrong is told apart by class (DOMAIN: ledger operations), and a ledger
that is down, or refuses our key, keeps no other waiting.
"""

import datetime as dt
import secrets
from collections.abc import Callable, Mapping

import structlog
from opentelemetry import trace

from docflow import decisions
from docflow.decisions import MACHINE, connectors, delivery
from docflow.errors import (
    DocflowError,
    LedgerAuth,
    LedgerError,
    LedgerMismatch,
    LedgerRejected,
    LedgerStale,
    LedgerTransient,
    Stale,
)
from docflow.ledgers.contract import PATIENCE, Ledger
from docflow.rules.policy import PULL, Policy
from docflow.schema.documents import PostingRow
from docflow.schema.postings import LedgerAnswer
from docflow.schema.states import PostingState, Step
from docflow.store import Store, Tx
from workers.attach import keeps_papers
from workers.sync import mirror

GIVE_UP_AFTER = dt.timedelta(days=4)
"""Longer than any weekend: then a person looks."""
_MIN_ATTEMPTS = 10
_LONGEST_PAUSE = 3600.0
_OPEN = frozenset({PostingState.QUEUED, PostingState.CLAIMED, PostingState.CREATED, PostingState.POSTED})

_log = structlog.get_logger()
_tracer = trace.get_tracer("docflow")

Jitter = Callable[[], float]
"""A number from 0 to 1, so that workers do not come back all at the same moment."""


def deliver(
    store: Store,
    ledgers: Mapping[str, Ledger],
    posting_id: str,
    worker: str,
    policy: Policy,
    jitter: Jitter = secrets.SystemRandom().random,
) -> list[str]:
    """Deliver the posting to each ledger where it is due; the hints for what comes next, as its paper may follow."""
    hints: list[str] = []
    with store.read() as tx:
        mine = [row for row in tx.postings.of(posting_id) if row.ledger != PULL and row.state in _OPEN]
        rows = [row for row in mine if not connectors.left_alone(tx, row.ledger)]
    for row in rows:
        about = {"tenant": store.tenant, "posting": posting_id, "document_id": row.document_id, "ledger": row.ledger}
        named = {f"docflow.{name}": value for name, value in about.items()}
        try:
            with _tracer.start_as_current_span("deliver", attributes=named):
                hints += _deliver_one(store, ledgers, row, worker, policy, jitter)
        except Stale as problem:  # our lease was over, and another worker took it on
            _log.info("delivery overtaken", posting=posting_id, ledger=row.ledger, reason=str(problem))
    return hints


def _deliver_one(
    store: Store, ledgers: Mapping[str, Ledger], row: PostingRow, worker: str, policy: Policy, jitter: Jitter
) -> list[str]:
    ledger = ledgers.get(row.ledger)
    claimed = _claim(store, row, worker, _lease(ledger))
    if claimed is None:
        return []
    if ledger is None:
        with store.begin() as tx:
            delivery.unclear(tx, claimed, f"No ledger named {row.ledger} is configured.")
        return []
    try:
        answer = _bring(store, ledger, claimed)
    except _Failed as failed:
        _account_for(store, ledger, failed, policy, jitter)
        return []
    with store.begin() as tx:
        delivery.verified(tx, _held(tx, claimed), answer)
        connectors.answered(tx, ledger.name)
        if keeps_papers(ledger):
            tx.tasks.add(Step.ATTACH, row.posting_id)
        hints = list(tx.tasks.asked)
    _log.info("posting verified", posting=row.posting_id, ledger=row.ledger, external_ref=answer.external_ref)
    return hints


class _Failed(Exception):
    """An error of the ledger, with what is known of the posting besides."""

    def __init__(self, row: PostingRow, error: LedgerError, *, nothing_there: bool) -> None:
        super().__init__(str(error))
        self.row = row
        self.error = error
        self.nothing_there = nothing_there
        """Whether the ledger certainly had nothing of it before this operation."""


def _lease(ledger: Ledger | None) -> dt.timedelta:
    """How long a dead worker keeps a ledger from others; a living one renews it before each operation."""
    return dt.timedelta(seconds=(ledger.capabilities.patience if ledger else PATIENCE) * 4 / 3)


def _claim(store: Store, row: PostingRow, worker: str, lease: dt.timedelta) -> PostingRow | None:
    """The row under our lease; None while it is not due, its ledger rests or is paused, another writer is at it, or
    what it reverses is not booked yet."""
    with store.begin() as tx:
        if connectors.left_alone(tx, row.ledger):
            return None
        if row.posting.reverses and not _is_there(tx, row):
            return None
        return tx.postings.claim(row.posting_id, row.ledger, worker, lease)


def _is_there(tx: Tx, reversal: PostingRow) -> bool:
    """Whether the ledger has what is to be reversed; it waits until it has."""
    assert reversal.posting.reverses is not None
    return tx.postings.get(reversal.posting.reverses, reversal.ledger).state is PostingState.VERIFIED


def _bring(store: Store, ledger: Ledger, row: PostingRow) -> LedgerAnswer:
    """Look up, send where absent, read back. Raises _Failed."""
    lookup = ledger.capabilities.lookup
    fresh = row.uncertain_since is None
    try:
        found = _look_up(store, ledger, row)
    except LedgerError as error:
        raise _Failed(row, error, nothing_there=False) from error
    row = _renew(store, row, _lease(ledger), sending=found is None)
    if found is None:
        try:
            (ledger.reverse if row.posting.kind == "reversal" else ledger.post)(row.posting)
        except LedgerError as error:
            raise _Failed(row, error, nothing_there=lookup or fresh) from error
        row = _renew(store, row, _lease(ledger), sending=False)
    try:
        return ledger.verify(row.posting)
    except LedgerError as error:
        raise _Failed(row, error, nothing_there=False) from error


def _look_up(store: Store, ledger: Ledger, row: PostingRow) -> LedgerAnswer | None:
    """What the ledger has of it. Raises LedgerMismatch where that matters and cannot be known."""
    able = ledger.capabilities
    if able.lookup:
        return ledger.find(row.posting_id)
    since = row.uncertain_since
    if since is None:
        return None
    remembered = able.key_lifetime is None or store.clock() - since < able.key_lifetime
    if able.has_key_guard and remembered:
        return None
    raise LedgerMismatch(
        f"It may have been booked on {since:%Y-%m-%d %H:%M} UTC, and {ledger.name} cannot be asked. "
        f"Look for {row.posting_id} there; send it again only if it is not there."
    )


def _renew(store: Store, row: PostingRow, lease: dt.timedelta, *, sending: bool) -> PostingRow:
    """A fresh lease; with `sending` also the note that the ledger may have it from now on."""
    with store.begin() as tx:
        row = tx.postings.extend(row, lease)
        if sending:
            row = tx.postings.sending(row)
            delivery.sent(tx, row)
        return row


def _account_for(store: Store, ledger: Ledger, failed: _Failed, policy: Policy, jitter: Jitter) -> None:
    """The next state by the class of the error."""
    error, words = failed.error, str(failed.error)
    _log.warning("posting failed", posting=failed.row.posting_id, ledger=ledger.name, kind=type(error).__name__)
    with store.begin() as tx:
        row = _held(tx, failed.row)
        refused = isinstance(error, (LedgerStale, LedgerRejected))
        if refused and (failed.nothing_there or ledger.capabilities.lookup or row.uncertain_since is None):
            delivery.refused(tx, row, words, policy)
        elif refused or isinstance(error, LedgerMismatch):
            delivery.unclear(tx, row, words)
        elif isinstance(error, LedgerAuth):
            connectors.pause(tx, ledger.name, words, row.document_id)
            tx.postings.move(row, PostingState.QUEUED, error=words)
        elif row.attempt >= _MIN_ATTEMPTS and store.clock() - row.created_at > GIVE_UP_AFTER:
            delivery.unclear(tx, row, f"Tried {row.attempt} times since {row.created_at:%Y-%m-%d}. Last: {words}")
        else:
            certain = isinstance(error, LedgerTransient) and failed.nothing_there
            pause = pause_after(row.attempt, jitter())
            tx.postings.move(row, PostingState.QUEUED, error=words, delay=pause, certain=certain)
            connectors.failed(tx, ledger.name)
    if isinstance(error, LedgerStale):
        _match_again(store, ledger, failed.row.document_id, policy)


def pause_after(attempt: int, jitter: float) -> dt.timedelta:
    """How long until the next attempt: doubled each time, an hour at most, spread by jitter (0 to 1) over half to
    one and a half of it."""
    return dt.timedelta(seconds=min(2.0 ** min(attempt, 20), _LONGEST_PAUSE) * (0.5 + jitter))


def _held(tx: Tx, row: PostingRow) -> PostingRow:
    """The row as it is now. Raises Stale where another worker has it."""
    current = tx.postings.get(row.posting_id, row.ledger)
    if current.token != row.token:
        raise Stale(f"Posting {row.posting_id} for {row.ledger} was taken over by another worker.")
    return current


def probe(store: Store, ledgers: Mapping[str, Ledger]) -> list[str]:
    """Resume the paused ledgers whose own check is fine again (a key was replaced); their names."""
    with store.read() as tx:
        waiting = [name for name in ledgers if connectors.paused(tx, name) is not None]
    well = [name for name in waiting if all(check.ok for check in ledgers[name].check())]
    for name in well:
        with store.begin() as tx:
            connectors.resume(tx, name, MACHINE)
    return well


def _match_again(store: Store, ledger: Ledger, document_id: str, policy: Policy) -> None:
    """Fetch the open items that moved and assess the document by them; where that fails, the next regular look will."""
    try:
        mirror(store, ledger, full=True)
        with store.begin() as tx:
            decisions.refresh(tx, document_id, policy)
    except DocflowError as problem:
        _log.info("open items not mirrored", ledger=ledger.name, reason=str(problem))
