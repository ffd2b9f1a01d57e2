"""What people decide in review, apart from approving: correct, set aside, put off, take back into the queue."""

from collections.abc import Mapping

from docflow.decisions import cases, people
from docflow.decisions.approval import UNDONE_FROM
from docflow.decisions.assessment import assess, materially_equal
from docflow.decisions.automatic import file
from docflow.decisions.reversal import REVERSED_FROM
from docflow.decisions.trail import note
from docflow.decisions.versions import seen
from docflow.errors import BadInput, InvalidValues, Refused
from docflow.rules import corrections, payer
from docflow.rules.finding import ON_ACCOUNT, UNAPPLIED
from docflow.rules.policy import Policy
from docflow.rules.sender import writer
from docflow.schema.disputes import DisputeCase
from docflow.schema.documents import Document
from docflow.schema.place import Pages
from docflow.schema.receivables import Application
from docflow.schema.records import Dispute, Extraction, Kind, Remittance
from docflow.schema.states import DOCUMENT_MOVES, WAITING_FOR_PERSON, DocumentState, Role
from docflow.store import Tx
from docflow.store.document_rows import Changes

_D = DocumentState
CORRECTED_IN = frozenset(
    {_D.NEEDS_REVIEW, _D.IN_REVIEW, _D.PARKED, _D.AWAITING_PAYER, _D.SECOND_APPROVAL, _D.REJECTED_BY_LEDGER}
)
"""States in which values may be typed. An approved document is undone first."""
_STAYS_IN = frozenset({_D.NEEDS_REVIEW, _D.IN_REVIEW})


def correct(
    tx: Tx,
    document_id: str,
    version: int,
    changes: Mapping[str, str | None],
    actor: str,
    policy: Policy,
    pages: Pages | None = None,
) -> Document:
    """Types values: by path of the record, "customer" (a ref) for the payer, "lines.N.open_item" (a ref, ON_ACCOUNT,
    None for unapplied, AUTOMATIC) for what a line settles, "kind" for what the document is.

    The arithmetic is proven again and the payment assessed again; earlier approvals lapse. `pages`: to locate what was
    typed. Raises InvalidValues with a sentence for each path, Stale, NotAllowed, Refused.
    """
    people.check_may_decide(tx, actor)
    document = seen(tx, document_id, version)
    after = _corrected(tx, document, changes, policy, pages)
    before = {path: _shown(document.extraction, path) for path in changes}
    told = {"changes": dict(changes), "before": before}
    if document.state is _D.REJECTED_BY_LEDGER:
        raise Refused("The ledger has refused it; take it back first, then correct it.")
    written: Changes = {
        "reason": _first(after),
        "extraction": after.extraction,
        "application": after.application,
        "customer": after.customer,
    }
    if document.state in _STAYS_IN:
        saved = tx.documents.change(document.id, document.version, **written)
    else:
        saved = tx.documents.move(document.id, document.version, _D.NEEDS_REVIEW, **written)
    note(tx, saved, actor, "correct", told)
    return saved


def preview(
    tx: Tx, document_id: str, changes: Mapping[str, str | None], policy: Policy, pages: Pages | None = None
) -> Document:
    """What `correct` would make of the document, without writing anything: a read transaction is enough."""
    return _corrected(tx, tx.documents.get(document_id), changes, policy, pages)


def refresh(tx: Tx, document_id: str, policy: Policy) -> Document:
    """Assesses a document in review again, since open items and customers move; unchanged money is left as it is.

    A first approval lapses where the payment would now be applied otherwise.
    """
    document = tx.documents.get(document_id)
    if document.state not in CORRECTED_IN or document.kind is not Kind.REMITTANCE:
        return document
    application = assess(tx, document, policy, tx.now().date())
    old = document.application
    seconded = document.state is _D.SECOND_APPROVAL
    if old is not None and materially_equal(application, old):
        news = set(application.review) - set(old.review) if seconded else application.review != old.review
        if not news:
            return document
    tx.audit.append(people.MACHINE, "assess", document.id, {"review": list(application.review)})
    if seconded:
        why = "Things have changed since the first approval; look again."
        return tx.documents.move(document.id, document.version, _D.NEEDS_REVIEW, reason=why, application=application)
    return tx.documents.change(
        document.id, document.version, application=application, reason=_why(document, application)
    )


def file_dispute(tx: Tx, document_id: str, version: int, actor: str, policy: Policy) -> Document:
    """A person records the document as a dispute to be tracked; one that tells of just the claim of a case is kept with
    that. Raises Refused where it is none or has no customer."""
    people.check_may_decide(tx, actor)
    document = seen(tx, document_id, version)
    record = document.extraction.record if document.extraction else None
    if not isinstance(record, Dispute):
        raise Refused(f"{document.label} is no dispute; set its kind to dispute first.")
    customer = _customer_of(tx, document, record)
    if customer is None:
        raise Refused("The customer is not known; choose the customer first.")
    known = cases.proof_of_known(tx, record, customer)
    if isinstance(known, DisputeCase):
        return cases.file_as_proof(tx, document, known, actor, policy)
    return file(tx, document, record, customer, actor, policy)


def take(tx: Tx, document_id: str, version: int, actor: str) -> Document:
    """Shows the others that somebody is at it. A courtesy: what keeps two people apart is the version."""
    return _move(tx, document_id, version, actor, "take", _D.IN_REVIEW, f"{actor} is looking at it.")


def release(tx: Tx, document_id: str, version: int, actor: str) -> Document:
    """Gives it back to the queue."""
    document = seen(tx, document_id, version)
    return _move(tx, document_id, version, actor, "release", _D.NEEDS_REVIEW, _first(document))


def assign(tx: Tx, document_id: str, version: int, actor: str, owner: str) -> Document:
    """Gives it to somebody, who finds it among their own; to nobody where `owner` is empty. Raises BadInput, Stale."""
    people.check_may_decide(tx, actor)
    document = seen(tx, document_id, version)
    user = tx.users.by_name(owner) if owner else None
    if owner and (user is None or user.disabled or user.role is Role.VIEWER):
        raise BadInput(f"{owner} is nobody who may decide here; choose a clerk.")
    note(tx, document, actor, "assign", {"from": document.owner, "to": owner})
    return tx.documents.change(document.id, document.version, owner=owner)


def park(tx: Tx, document_id: str, version: int, actor: str, reason: str = "") -> Document:
    """Puts it off."""
    return _move(tx, document_id, version, actor, "park", _D.PARKED, reason or f"Parked by {actor}.", reason)


def await_payer(tx: Tx, document_id: str, version: int, actor: str, reason: str = "") -> Document:
    """Waits for an answer of the payer."""
    why = reason or f"{actor} has asked the payer."
    return _move(tx, document_id, version, actor, "await_payer", _D.AWAITING_PAYER, why, reason)


def unpark(tx: Tx, document_id: str, version: int, actor: str) -> Document:
    """Back into the queue."""
    document = seen(tx, document_id, version)
    return _move(tx, document_id, version, actor, "unpark", _D.NEEDS_REVIEW, _first(document))


def reject(tx: Tx, document_id: str, version: int, actor: str, reason: str) -> Document:
    """Says no: to a first approval, which goes back to review, or to the payment, which ends as no remittance."""
    if not reason.strip():
        raise BadInput("Say why it is rejected.")
    document = seen(tx, document_id, version)
    to = _D.NEEDS_REVIEW if document.state is _D.SECOND_APPROVAL else _D.NOT_REMITTANCE
    return _move(tx, document_id, version, actor, "reject", to, f"Rejected by {actor}: {reason}", reason)


def not_remittance(tx: Tx, document_id: str, version: int, actor: str, reason: str = "") -> Document:
    """Nothing to apply; the original is kept."""
    why = reason or f"{actor} says that it is no remittance."
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


def possible(document: Document) -> frozenset[str]:
    """What people may do with the document in its state: names of functions of docflow.decisions."""
    moves = DOCUMENT_MOVES[document.state]
    reviewed = document.state in CORRECTED_IN - {_D.REJECTED_BY_LEDGER}
    remittance, dispute = document.kind is Kind.REMITTANCE, document.kind is Kind.DISPUTE
    found = {
        "correct": reviewed and document.extraction is not None,
        "approve": reviewed and remittance and _D.APPROVED in moves,
        "file_dispute": reviewed and dispute and _D.FILED in moves,
        "keep_receipts": reviewed and document.kind is Kind.BANK_STATEMENT and _D.FILED in moves,
        "reject": reviewed and moves & {_D.NOT_REMITTANCE, _D.NEEDS_REVIEW},
        "assign": document.state in WAITING_FOR_PERSON,
        "park": _D.PARKED in moves,
        "await_payer": _D.AWAITING_PAYER in moves,
        "unpark": document.state in (_D.PARKED, _D.AWAITING_PAYER),
        "take": _D.IN_REVIEW in moves,
        "release": document.state is _D.IN_REVIEW,
        "not_remittance": (reviewed or document.state is _D.QUARANTINED) and _D.NOT_REMITTANCE in moves,
        "duplicate_of": reviewed and _D.DUPLICATE in moves,
        "undo": document.state in UNDONE_FROM,
        "reverse": document.state in REVERSED_FROM and remittance,
    }
    return frozenset(name for name, allowed in found.items() if allowed)


def _move(
    tx: Tx, document_id: str, version: int, actor: str, action: str, to: DocumentState, why: str, reason: str = ""
) -> Document:
    people.check_may_decide(tx, actor)
    document = seen(tx, document_id, version)
    note(tx, document, actor, action, {"reason": reason} if reason else {})
    return tx.documents.move(document.id, document.version, to, reason=why)


def _corrected(
    tx: Tx, document: Document, changes: Mapping[str, str | None], policy: Policy, pages: Pages | None
) -> Document:
    if document.state not in CORRECTED_IN:
        raise Refused(f"{document.label} is {document.state} and cannot be changed; take the decision back first.")
    if document.extraction is None:
        raise Refused(f"{document.label} has not been read; there is nothing to correct.")
    _check_choices(tx, changes)
    extraction = corrections.correct(document.extraction, changes, pages)
    after = document.model_copy(update={"extraction": extraction, "kind": extraction.kind, "application": None})
    application = _application(tx, after, extraction, policy)
    customer = application.payer.customer if application else corrections.customer_chosen(extraction)
    return after.model_copy(update={"application": application, "customer": customer})


def _application(tx: Tx, document: Document, extraction: Extraction, policy: Policy) -> Application | None:
    if not isinstance(extraction.record, Remittance):
        return None
    return assess(tx, document, policy, tx.now().date())


def _check_choices(tx: Tx, changes: Mapping[str, str | None]) -> None:
    """Chosen customers and open items exist."""
    problems = {}
    for path, value in changes.items():
        if not corrections.is_choice(path) or value in (None, "", corrections.AUTOMATIC):
            continue
        if path == corrections.CUSTOMER:
            if tx.customers.get(value or "") is None:
                problems[path] = f"There is no customer {value}."
        elif value not in (ON_ACCOUNT, UNAPPLIED) and tx.open_items.get(value or "") is None:
            problems[path] = f"There is no open item {value}."
    if problems:
        raise InvalidValues(problems)


def _customer_of(tx: Tx, document: Document, record: Dispute) -> str | None:
    chosen = corrections.customer_chosen(document.extraction) if document.extraction else None
    if chosen:
        return chosen
    return payer.identify(
        Remittance(payer=record.customer), tx.customers.directory(), writer(document.sender, document.hints)
    ).customer


def _shown(extraction: Extraction | None, path: str) -> str | None:
    evidence = extraction.fields.get(path) if extraction else None
    return evidence.value if evidence else None


def _why(document: Document, application: Application) -> str:
    """The reason in the queue, renewed where it was the first sentence of the old application."""
    kept = document.application is None or document.reason not in document.application.review
    return document.reason if kept and document.reason else next(iter(application.review), "")


def _first(document: Document) -> str:
    """The first reason to look, for the queue."""
    sentences = [
        *(document.application.review if document.application else ()),
        *(document.extraction.review if document.extraction else ()),
    ]
    return sentences[0] if sentences else ""
