"""Taking a revision back from every ledger that cannot have it yet."""

from docflow.rules.posting_lines import posting_id
from docflow.schema.documents import Document, PostingRow
from docflow.schema.states import PostingState
from docflow.store import Tx

_NOT_SENT = frozenset({PostingState.QUEUED, PostingState.NEEDS_CLERK, PostingState.FAILED})


def withdraw(tx: Tx, document: Document) -> bool:
    """Takes payment, reservations, outbox rows and tracked deductions of the live revision back; False, and nothing
    is changed, where a ledger has it or may have it."""
    live = [payment for payment in tx.payments.of_document(document.id) if payment.reversed_at is None]
    keys = {payment.id: posting_id(document.tenant, document.id, payment.revision) for payment in live}
    rows = [row for key in keys.values() for row in tx.postings.of(key) if row.state is not PostingState.CANCELLED]
    if any(row.state not in _NOT_SENT or row.uncertain_since is not None for row in rows):
        return False
    for row in rows:
        _cancel(tx, row)
    for payment, key in keys.items():
        tx.open_items.release(key)
        tx.payments.reverse(payment)
    tx.disputes.void(document.id)
    return True


def _cancel(tx: Tx, row: PostingRow) -> None:
    if row.state is PostingState.FAILED:
        row = tx.postings.move(row, PostingState.NEEDS_CLERK, error=row.error)
    tx.postings.move(row, PostingState.CANCELLED, error=row.error)
