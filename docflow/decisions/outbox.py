"""What the rows of a posting tell: whether the ledgers that count have it, and taking it back before any can."""

from collections.abc import Collection, Iterable, Sequence
from hashlib import sha256

from docflow.rules.policy import PULL
from docflow.schema.documents import PostingRow
from docflow.schema.postings import Posting
from docflow.schema.states import PostingState
from docflow.store import Tx

_NOT_SENT = frozenset({PostingState.QUEUED, PostingState.NEEDS_CLERK, PostingState.FAILED})


def enter(tx: Tx, posting: Posting, ledgers: Iterable[str], subject: str, actor: str, **told: object) -> None:
    """Puts the posting into the outbox of each ledger, and what it is into the audit trail."""
    those = list(ledgers)
    for ledger in those:
        tx.postings.add(ledger, posting, posting.evidence.document_id)
    known = {"posting_id": posting.posting_id, "sha256": sha256(posting.model_dump_json().encode()).hexdigest()}
    tx.audit.append(actor, "post", subject, {**known, "ledgers": those, **told})


def live(rows: Sequence[PostingRow]) -> list[PostingRow]:
    """Those that were not cancelled."""
    return [row for row in rows if row.state is not PostingState.CANCELLED]


def counting(rows: Sequence[PostingRow]) -> list[PostingRow]:
    """The rows by which a posting is judged: the pull feed counts only where it is the only ledger."""
    there = live(rows)
    return [row for row in there if row.ledger != PULL] or there


def all_have(rows: Sequence[PostingRow]) -> bool:
    """Whether every ledger that counts has verified it."""
    those = counting(rows)
    return bool(those) and all(row.state is PostingState.VERIFIED for row in those)


def cancel_unsent(tx: Tx, posting_ids: Collection[str]) -> bool:
    """Cancels the postings in every ledger and gives back what they took off the open items; False, and nothing is
    changed, where a ledger has one of them or may have it."""
    rows = [row for key in posting_ids for row in live(tx.postings.of(key))]
    if any(row.state not in _NOT_SENT or row.uncertain_since is not None for row in rows):
        return False
    for row in rows:
        _cancel(tx, row)
    for key in posting_ids:
        tx.open_items.release(key)
    return True


def cancel_with_reversal(tx: Tx, row: PostingRow) -> bool:
    """A ledger certainly has nothing of the posting, and its reversal waits for it to be there: neither is to be booked
    there any more. False, and nothing is changed, where nothing reverses it."""
    waiting = [
        one
        for one in tx.postings.of_document(row.document_id)
        if (one.posting.reverses, one.ledger, one.state) == (row.posting_id, row.ledger, PostingState.QUEUED)
    ]
    for one in (*waiting, row) if waiting else ():
        _cancel(tx, one)
    if waiting and not live(tx.postings.of(row.posting_id)):
        tx.open_items.release(row.posting_id)
    return bool(waiting)


def _cancel(tx: Tx, row: PostingRow) -> None:
    if row.state is PostingState.FAILED:
        row = tx.postings.move(row, PostingState.NEEDS_CLERK, error=row.error)
    tx.postings.move(row, PostingState.CANCELLED, error=row.error)
