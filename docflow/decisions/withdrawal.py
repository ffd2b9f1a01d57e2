"""Taking a revision back from every ledger that cannot have it yet."""

from docflow.decisions import outbox
from docflow.decisions.cases import reopening
from docflow.rules.policy import Policy
from docflow.rules.posting_lines import posting_id
from docflow.schema.documents import Document
from docflow.store import Tx


def withdraw(tx: Tx, document: Document, policy: Policy) -> bool:
    """Takes payment, reservations, outbox rows and tracked deductions of the live revision back; False, and nothing
    is changed, where a ledger has it or may have it."""
    live = [payment for payment in tx.payments.of_document(document.id) if payment.reversed_at is None]
    keys = {payment.id: posting_id(document.tenant, document.id, payment.revision) for payment in live}
    if not outbox.cancel_unsent(tx, keys.values()):
        return False
    for payment, key in keys.items():
        tx.payments.reverse(payment)
        reopening.reopen_for(tx, key, policy, why="The payment was taken back.")
    return True
