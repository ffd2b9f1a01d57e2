"""Taking the last decision back, and making it again, until the payment is delivered (afterwards: `reversal`)."""

import datetime as dt

from docflow.decisions import aliases, cases, dividing, pairing, people, review, setting_aside
from docflow.decisions.approval import approve
from docflow.decisions.assessment import assess
from docflow.decisions.trail import note
from docflow.decisions.versions import seen
from docflow.decisions.withdrawal import withdraw
from docflow.errors import Refused, Stale
from docflow.rules import history
from docflow.rules.policy import Policy
from docflow.schema.documents import Decision, Document
from docflow.schema.place import Pages
from docflow.schema.records import Kind
from docflow.schema.states import UNDONE_FROM, DocumentState
from docflow.store import Tx

_D = DocumentState
_BOOKED = frozenset({_D.DELIVERED, _D.POSTED})


def undo(tx: Tx, document_id: str, version: int, actor: str, policy: Policy, reason: str = "") -> Document:
    """Takes the last decision back: a correction, so that the record is to the letter as it was before; or what closed
    the document, which then needs review again. An approval only until it is delivered.

    Raises Refused where it cannot be taken back any more, Stale where the document has changed.
    """
    people.check_may_decide(tx, actor)
    pairing.lock(tx)
    document = seen(tx, document_id, version)
    if document.state in review.CORRECTED_IN - UNDONE_FROM:
        return _within_review(tx, document, actor, policy, reason)
    if document.state not in UNDONE_FROM | _BOOKED:
        raise Refused(f"{document.label} is {document.state}; there is nothing to take back.")
    sent = document.state in (_D.APPROVED, _D.REJECTED_BY_LEDGER)
    if document.state in _BOOKED or (sent and not withdraw(tx, document, policy)):
        raise Refused("It is on its way into the ledger or booked already; it can be reversed.")
    if tx.statements.of_document(document.id) is not None:
        raise Refused("Its receipts are kept, and others may rest on them; correct the receipts instead.")
    if document.state is _D.FILED:
        cases.unfile(tx, document, actor, reason or "It was taken back.")
    if document.state is _D.SPLIT:
        dividing.unsplit(tx, document)
    if document.state is _D.MERGED:
        dividing.unmerge(tx, document, actor)
    aliases.unlearn(tx, document.id)
    note(tx, document, actor, "undo", {"state": document.state.value, "reason": reason})
    why = f"{actor} took it back{f': {reason}' if reason else ''}."
    moved = tx.documents.move(document.id, document.version, _D.NEEDS_REVIEW, reason=why, duplicate_of=None)
    if moved.kind is not Kind.REMITTANCE:
        return moved
    return tx.documents.save_application(moved.id, moved.version, assess(tx, moved, policy, tx.now().date()))


def redo(tx: Tx, document_id: str, version: int, actor: str, policy: Policy, pages: Pages | None = None) -> Document:
    """Makes the decision again that was taken back last. Raises Refused where there is none, Stale where the content
    is not that of then."""
    people.check_may_decide(tx, actor)
    document = seen(tx, document_id, version)
    undone = history.last_undone(tx.decisions.of(document.id))
    if undone is None:
        raise Refused(f"Nothing about {document.label} was taken back that could be done again.")
    note(tx, document, actor, "redo", {"of": undone.id, "action": undone.action})
    return _again(tx, document, undone, actor, policy, pages)


def _within_review(tx: Tx, document: Document, actor: str, policy: Policy, reason: str) -> Document:
    """Takes back what left the document in front of a person: a correction, or that papers were laid together."""
    last = history.last_done(tx.decisions.of(document.id))
    if last is not None and last.action == "merge":
        note(tx, document, actor, "undo", {"of": last.id, "reason": reason})
        return dividing.take_apart(tx, document, actor)
    before = tx.revisions.before(last.id) if last is not None and last.action in history.RETYPED else None
    if last is None or before is None:
        raise Refused(f"{document.label} is {document.state}; there is nothing to take back.")
    told = {"of": last.id, "changes": last.body.get("changes"), "reason": reason}
    saved = review.put_back(tx, document, before, policy)
    note(tx, saved, actor, "undo", told)
    return saved


def _again(tx: Tx, document: Document, undone: Decision, actor: str, policy: Policy, pages: Pages | None) -> Document:
    seen_now, body = (tx, document.id, document.version, actor), undone.body
    reason = str(body.get("reason") or "")
    match undone.action:
        case "approve":
            if document.content_hash != undone.content_hash:
                raise Stale("Open items or the record have changed since it was approved; look again.")
            on_account, refund = bool(body.get("on_account")), bool(body.get("refund"))
            seen_then = undone.content_hash
            return approve(*seen_now, seen_then, policy, on_account=on_account, refund=refund, reason=reason)
        case "correct":
            return review.correct(tx, document.id, document.version, _changes(body), actor, policy, pages)
        case "park":
            return setting_aside.park(*seen_now, reason, _date(body.get("until")))
        case "await_payer":
            return setting_aside.await_payer(*seen_now, reason)
        case "reject":
            return setting_aside.reject(*seen_now, reason)
        case "not_remittance":
            return setting_aside.not_remittance(*seen_now, reason)
        case "duplicate_of":
            return setting_aside.duplicate_of(*seen_now, str(body.get("duplicate_of")))
        case "file_dispute":
            return review.file_dispute(*seen_now, policy)
        case _:
            raise Refused("This cannot be done again; decide anew.")


def _changes(body: dict[str, object]) -> dict[str, str | None]:
    changes = body.get("changes")
    assert isinstance(changes, dict)
    return changes


def _date(text: object) -> dt.date | None:
    return dt.date.fromisoformat(text) if isinstance(text, str) else None
