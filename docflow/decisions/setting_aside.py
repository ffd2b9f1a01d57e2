"""What people do with a document besides approving and correcting it: put it off, pass it on, set it aside, remark."""

import datetime as dt

from docflow.decisions import memory, people
from docflow.decisions.assessment import first_doubt
from docflow.decisions.trail import note
from docflow.decisions.versions import seen
from docflow.errors import BadInput
from docflow.rules.memory import SET_ASIDE
from docflow.schema.documents import Document, Wanted
from docflow.schema.states import DocumentState, Role
from docflow.store import Tx

_D = DocumentState
_AT_ONCE = 500


def take(tx: Tx, document_id: str, version: int, actor: str) -> Document:
    """Shows the others that somebody is at it. A courtesy: what keeps two people apart is the version."""
    return _move(tx, document_id, version, actor, "take", _D.IN_REVIEW, f"{actor} is looking at it.")


def release(tx: Tx, document_id: str, version: int, actor: str) -> Document:
    """Gives it back to the queue."""
    document = seen(tx, document_id, version)
    return _move(tx, document_id, version, actor, "release", _D.NEEDS_REVIEW, first_doubt(document))


def assign(tx: Tx, document_id: str, version: int, actor: str, owner: str) -> Document:
    """Gives it to somebody, who finds it among their own; to nobody where `owner` is empty. Raises BadInput, Stale."""
    people.check_may_decide(tx, actor)
    document = seen(tx, document_id, version)
    user = tx.users.by_name(owner) if owner else None
    if owner and (user is None or user.disabled or user.role is Role.VIEWER):
        raise BadInput(f"{owner} is nobody who may decide here; choose a clerk.")
    note(tx, document, actor, "assign", {"from": document.owner, "to": owner})
    return tx.documents.change(document.id, document.version, owner=owner)


def comment(tx: Tx, document_id: str, version: int, actor: str, text: str) -> Document:
    """A remark, which stays in the document's history; nothing else changes. Raises BadInput, Stale, NotAllowed."""
    people.check_may_decide(tx, actor)
    if not text.strip():
        raise BadInput("Write what you want to remark.")
    document = seen(tx, document_id, version)
    note(tx, document, actor, "comment", {"text": text.strip()})
    return document


def park(
    tx: Tx, document_id: str, version: int, actor: str, reason: str = "", until: dt.date | None = None
) -> Document:
    """Puts it off; with `until` it comes back by itself at the beginning of that day (UTC). Raises BadInput for a day
    that has begun."""
    if until is not None and until <= tx.now().date():
        raise BadInput(f"{until:%Y-%m-%d} has begun already; choose a later day.")
    why = reason or f"Parked by {actor}."
    return _move(tx, document_id, version, actor, "park", _D.PARKED, why, reason, until)


def come_back(tx: Tx) -> int:
    """To be called from time to time: what was parked until a day that has begun is in the queue again; how many."""
    today = tx.now().date()
    due = tx.documents.list(Wanted(states=frozenset({_D.PARKED}), parked_to=today), limit=_AT_ONCE, full=True)
    for document in due:
        tx.audit.append(people.MACHINE, "unpark", document.id, {"until": str(document.parked_until)})
        why = f"It was parked until {document.parked_until}: {document.reason}"
        tx.documents.move(document.id, document.version, _D.NEEDS_REVIEW, reason=why)
    return len(due)


def await_payer(tx: Tx, document_id: str, version: int, actor: str, reason: str = "") -> Document:
    """Waits for an answer of the payer."""
    why = reason or f"{actor} has asked the payer."
    return _move(tx, document_id, version, actor, "await_payer", _D.AWAITING_PAYER, why, reason)


def unpark(tx: Tx, document_id: str, version: int, actor: str) -> Document:
    """Back into the queue."""
    document = seen(tx, document_id, version)
    return _move(tx, document_id, version, actor, "unpark", _D.NEEDS_REVIEW, first_doubt(document))


def reject(tx: Tx, document_id: str, version: int, actor: str, reason: str) -> Document:
    """Says no: to a first approval, which goes back to review, or to the payment, which ends as no remittance."""
    if not reason.strip():
        raise BadInput("Say why it is rejected.")
    document = seen(tx, document_id, version)
    to = _D.NEEDS_REVIEW if document.state is _D.SECOND_APPROVAL else _D.NOT_REMITTANCE
    return _move(tx, document_id, version, actor, "reject", to, f"Rejected by {actor}: {reason}", reason)


def not_remittance(
    tx: Tx, document_id: str, version: int, actor: str, reason: str = "", *, remember: bool = False
) -> Document:
    """Nothing to apply; the original is kept. remember: from now on what this sender sends, and on which neither a
    customer nor an open item is recognised, is set aside by itself (see `unwanted`)."""
    why = reason or f"{actor} says that it is no remittance."
    if remember:
        memory.remember(tx, document_id, version, [SET_ASIDE], "sender", actor)
    return _move(tx, document_id, version, actor, "not_remittance", _D.NOT_REMITTANCE, why, reason)


def duplicate_of(tx: Tx, document_id: str, version: int, actor: str, other_id: str) -> Document:
    """The same payment as another document, which stands for both. Raises NotFound where there is no such document."""
    other = tx.documents.get(other_id)
    if other.id == document_id or other.duplicate_of == document_id:
        raise BadInput("A document cannot be the duplicate of itself.")
    people.check_may_decide(tx, actor)
    document = seen(tx, document_id, version)
    note(tx, document, actor, "duplicate_of", {"duplicate_of": other.id})
    return tx.documents.move(
        document.id, document.version, _D.DUPLICATE, reason=f"The same payment as {other.label}.", duplicate_of=other.id
    )


def _move(
    tx: Tx,
    document_id: str,
    version: int,
    actor: str,
    action: str,
    to: DocumentState,
    why: str,
    reason: str = "",
    until: dt.date | None = None,
) -> Document:
    people.check_may_decide(tx, actor)
    document = seen(tx, document_id, version)
    told = {"reason": reason} if reason else {}
    note(tx, document, actor, action, told | ({"until": until.isoformat()} if until else {}))
    return tx.documents.move(document.id, document.version, to, reason=why, parked_until=until)
