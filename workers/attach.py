"""A booked posting -> its paper and its disputes beside it in the ledgers that keep them: the ATTACH step.

The posting is verified before, and nothing that happens here changes that. A ledger looks before it attaches, so that
the step may be repeated as often as it is cut off; a worker that froze between the look and the paper sends nothing
once its lease may be over, as another may have brought it.
"""

import datetime as dt
from typing import TypeGuard

import structlog

from docflow.decisions import connectors, enclosures
from docflow.errors import LedgerAuth, LedgerError
from docflow.ledgers.contract import KeepsPapers
from docflow.schema.documents import PostingRow, Task
from docflow.schema.states import PostingState, Step
from docflow.store import Tx
from workers.workshop import Workshop

GIVE_UP_AFTER = dt.timedelta(days=4)
"""So long a refusal may be mended by the ledger's people; longer than any weekend."""
_FIRST, _LONGEST = dt.timedelta(seconds=30), dt.timedelta(hours=1)
_REFUSED = dt.timedelta(days=1)
"""Until what a ledger refuses (a right that lacks, a file that is too large for it) is tried again."""

_log = structlog.get_logger()


def keeps_papers(ledger: object) -> TypeGuard[KeepsPapers]:
    """Whether the ledger can keep papers, and is to."""
    return isinstance(ledger, KeepsPapers) and ledger.papers


def attach(shop: Workshop, task: Task) -> list[str]:
    """The ATTACH step; a ledger that is away is tried again, less and less often."""
    with shop.store.read() as tx:
        booked = _booked(tx, shop, task.subject)
    pauses = [pause for row, ledger in booked if (pause := _bring(shop, row, ledger)) is not None]
    with shop.store.begin() as tx:
        tx.tasks.done(task)
        if pauses:
            # A new task: this is no poison that fails three times, only somebody who is not at home.
            tx.tasks.add(Step.ATTACH, task.subject, min(pauses))
    return []


def set_aside(tx: Tx, shop: Workshop, posting_id: str, words: str) -> None:
    """The step cannot be performed (the original is damaged, it died three times): the trail tells it."""
    for row, _ in _booked(tx, shop, posting_id):
        enclosures.given_up(tx, row, words)


def _booked(tx: Tx, shop: Workshop, posting_id: str) -> list[tuple[PostingRow, KeepsPapers]]:
    """Where the posting is booked in a ledger that keeps papers."""
    rows = [row for row in tx.postings.of(posting_id) if row.state is PostingState.VERIFIED]
    found = [(row, shop.ledgers.get(row.ledger)) for row in rows]
    return [(row, ledger) for row, ledger in found if keeps_papers(ledger)]


def _bring(shop: Workshop, row: PostingRow, ledger: KeepsPapers) -> dt.timedelta | None:
    """How long until the next attempt; None where there is nothing more to do."""
    with shop.store.read() as tx:
        if connectors.left_alone(tx, row.ledger):
            return _pause(shop, row)
        name = tx.documents.get(row.posting.evidence.document_id).name
        notes = enclosures.notes(tx, row.posting)
    paper = shop.files.get(row.posting.evidence.sha256)
    try:
        ledger.attach(row.posting_id, name, paper, seconds=_ours(shop))
        for note in notes:
            ledger.dispute(row.posting_id, note, seconds=_ours(shop))
    except LedgerError as error:
        return _account_for(shop, row, error)
    return None


def _ours(shop: Workshop) -> float:
    """Seconds for which the task certainly is ours, whenever we look: its lease is renewed after each third."""
    return shop.lease.total_seconds() * 2 / 3


def _account_for(shop: Workshop, row: PostingRow, error: LedgerError) -> dt.timedelta | None:
    """What follows by the class of the error. The ledger is not put to rest by it: postings may well get through."""
    words = str(error)
    _log.warning("paper not attached", posting=row.posting_id, ledger=row.ledger, kind=type(error).__name__)
    with shop.store.begin() as tx:
        if isinstance(error, LedgerAuth):
            connectors.pause(tx, row.ledger, words, row.document_id)
        elif not error.temporary and shop.store.clock() - row.updated_at > GIVE_UP_AFTER:
            enclosures.given_up(tx, row, words)
            return None
    return _pause(shop, row) if error.temporary or isinstance(error, LedgerAuth) else _REFUSED


def _pause(shop: Workshop, row: PostingRow) -> dt.timedelta:
    return min(_LONGEST, _FIRST + (shop.store.clock() - row.updated_at) / 2)
