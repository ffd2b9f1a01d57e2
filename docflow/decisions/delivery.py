"""What a ledger's answer means for the document: sent, booked, refused, or a matter for a clerk."""

from docflow.decisions import cases, outbox, people
from docflow.decisions.assessment import assess
from docflow.decisions.people import MACHINE
from docflow.decisions.withdrawal import withdraw, withdraw_payments
from docflow.errors import IllegalMove
from docflow.rules.policy import Policy
from docflow.schema.documents import Document, PostingRow
from docflow.schema.postings import LedgerAnswer
from docflow.schema.records import Kind
from docflow.schema.states import DocumentState, PostingState, Step
from docflow.store import Tx

_D = DocumentState
_P = PostingState


def sent(tx: Tx, row: PostingRow) -> None:
    """To be called before the first byte leaves: from now on an approval is no longer just taken back."""
    if row.posting.evidence.dispute_id is not None:
        return
    document = tx.documents.get(row.document_id)
    if document.state is _D.APPROVED and row.posting.kind == "receipt":
        tx.documents.move(document.id, document.version, _D.DELIVERED, reason=f"On its way into {row.ledger}.")


def verified(tx: Tx, row: PostingRow, answer: LedgerAnswer) -> PostingRow:
    """A ledger has the posting as it was sent, read back: its answer is kept in the audit trail."""
    row = tx.postings.move(row, _P.VERIFIED, external_ref=answer.external_ref)
    tx.audit.append(row.ledger, "verified", row.posting_id, {"ledger": row.ledger, **answer.model_dump(mode="json")})
    booked(tx, row.posting_id)
    return row


def booked(tx: Tx, posting_id: str, actor: str = MACHINE) -> bool:
    """To be called whenever a ledger has verified the posting; whether all that count have.

    The open items then show what the ledgers show, and the document is posted, or the dispute closed. The pull feed
    counts only where it is the only ledger: beside another it is a copy."""
    rows = tx.postings.of(posting_id)
    if not outbox.all_have(rows):
        return False
    posting = rows[0].posting
    tx.open_items.settle(posting)
    if posting.evidence.dispute_id is not None:
        cases.booked(tx, posting, actor)
    elif posting.kind == "reversal":
        _reopened(tx, rows[0], actor)
    else:
        _posted(tx, outbox.counting(rows), actor)
    return True


def _reopened(tx: Tx, row: PostingRow, actor: str) -> None:
    """What the reversed posting settled is open again, and may be applied anew."""
    tx.audit.append(actor, "reversal_booked", row.document_id, {"posting_id": row.posting_id})
    document = tx.documents.get(row.document_id)
    if document.state is _D.NEEDS_REVIEW:
        why = f"{document.reason} {row.ledger} has the reversal; its open items are free again."
        tx.documents.change(document.id, document.version, reason=why)


def _posted(tx: Tx, rows: list[PostingRow], actor: str) -> None:
    """Moves the document to its end, where it is not there yet."""
    document = tx.documents.get(rows[0].document_id)
    if document.state is _D.APPROVED:
        document = tx.documents.move(document.id, document.version, _D.DELIVERED)
    if document.state is _D.DELIVERED:
        where = ", ".join(f"{row.ledger} as {row.external_ref or row.posting_id}" for row in rows)
        tx.documents.move(document.id, document.version, _D.POSTED, reason=f"Booked in {where}.")
        tx.audit.append(actor, "booked", document.id, {row.ledger: row.external_ref for row in rows})


def refused(tx: Tx, row: PostingRow, words: str, policy: Policy) -> Document:
    """The ledger has certainly nothing of it and will not take it: the document needs review again, with its words.

    The revision is withdrawn from the other ledgers too. Where one of them may have it already, the document stays
    and only this posting waits for a clerk: a new revision would be booked there a second time."""
    row = tx.postings.move(row, _P.NEEDS_CLERK, error=words, certain=True)
    document = tx.documents.get(row.document_id)
    tx.audit.append(row.ledger, "refused", document.id, {"posting_id": row.posting_id, "words": words})
    why = f"{row.ledger} did not take it: {words}"
    if outbox.cancel_with_reversal(tx, row):
        return document
    if row.posting.evidence.dispute_id is not None:
        cases.refused_by_ledger(tx, row.posting, why, policy)
        return document
    if document.kind is Kind.BANK_STATEMENT:
        return _receipt_refused(tx, document, row, why, policy)
    ours = row.posting.kind == "receipt" and document.state in (_D.APPROVED, _D.DELIVERED)
    if not ours or not withdraw(tx, document, policy):
        return tx.documents.change(document.id, document.version, reason=why)
    document = tx.documents.move(document.id, document.version, _D.REJECTED_BY_LEDGER, reason=why)
    document = tx.documents.move(document.id, document.version, _D.NEEDS_REVIEW, reason=why)
    if document.kind is not Kind.REMITTANCE or document.extraction is None:
        return document
    application = assess(tx, document, policy, tx.now().date())
    return tx.documents.change(document.id, document.version, application=application, reason=why)


def _receipt_refused(tx: Tx, statement: Document, row: PostingRow, why: str, policy: Policy) -> Document:
    """Money that no advice tells of is a person's again."""
    live = [
        payment
        for receipt_id in row.posting.evidence.receipts
        for payment in tx.payments.of_receipt(receipt_id)
        if payment.reversed_at is None
    ]
    if row.posting.kind == "receipt":
        withdraw_payments(tx, statement, live, policy)
    for receipt in map(tx.receipts.get, row.posting.evidence.receipts):
        tx.receipts.change(receipt, why)
    return statement


def unclear(tx: Tx, row: PostingRow, words: str) -> None:
    """Only a person can tell what the ledger has: the posting waits for a clerk, the document stays where it is."""
    row = tx.postings.move(row, _P.NEEDS_CLERK, error=words)
    if row.posting.evidence.dispute_id is None:
        document = tx.documents.get(row.document_id)
        tx.documents.change(document.id, document.version, reason=f"{row.ledger}: {words}")
    tx.audit.append(row.ledger, "unclear", row.document_id, {"posting_id": row.posting_id, "words": words})


def vouched(tx: Tx, posting_id: str, ledger: str, actor: str, *, there: bool, external_ref: str = "") -> PostingRow:
    """A person has looked into the ledger for a posting that waits for a clerk: it is there, and counts as booked, or
    it is not, and is sent again. Raises IllegalMove where it does not wait, NotAllowed where this person may not."""
    people.check_may_decide(tx, actor)
    row = tx.postings.get(posting_id, ledger)
    if row.state is not _P.NEEDS_CLERK:
        raise IllegalMove(f"Posting {posting_id} is {row.state} in {ledger}; there is nothing to settle by hand.")
    body = {"ledger": ledger, "there": there, "external_ref": external_ref}
    tx.audit.append(actor, "vouched", row.document_id, body | {"posting_id": posting_id})
    if not there and outbox.cancel_with_reversal(tx, row):
        return tx.postings.get(posting_id, ledger)
    if not there:
        return tx.postings.move(row, _P.QUEUED, certain=True)
    row = tx.postings.move(row, _P.VERIFIED, external_ref=external_ref or row.external_ref)
    tx.tasks.add(Step.ATTACH, posting_id)
    booked(tx, posting_id, actor)
    return row
