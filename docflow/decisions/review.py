"""What people say about a record in review: values, open items, that it is a dispute; and what they may do at all."""

from collections.abc import Mapping, Sequence

from docflow.decisions import cases, people
from docflow.decisions.assessment import assess, first_doubt, materially_equal
from docflow.decisions.automatic import file
from docflow.decisions.reversal import REVERSED_FROM, is_asked_back
from docflow.decisions.trail import note
from docflow.decisions.versions import seen
from docflow.errors import InvalidValues, Refused
from docflow.rules import corrections, history, payer
from docflow.rules.finding import ON_ACCOUNT, UNAPPLIED
from docflow.rules.policy import Policy
from docflow.rules.sender import writer
from docflow.schema.disputes import DisputeCase
from docflow.schema.documents import Decision, Document
from docflow.schema.place import Pages
from docflow.schema.receivables import Application
from docflow.schema.records import Dispute, Extraction, Kind, Remittance
from docflow.schema.states import DOCUMENT_MOVES, UNDONE_FROM, WAITING_FOR_PERSON, DocumentState
from docflow.store import Tx
from docflow.store.document_rows import Changes

_D = DocumentState
CORRECTED_IN = frozenset(
    {_D.NEEDS_REVIEW, _D.IN_REVIEW, _D.PARKED, _D.AWAITING_PAYER, _D.SECOND_APPROVAL, _D.REJECTED_BY_LEDGER}
)
"""States in which values may be typed. An approved document is undone first."""
_STAYS_IN = frozenset({_D.NEEDS_REVIEW, _D.IN_REVIEW})
_UNREAD = frozenset({_D.RECEIVED, _D.READING, _D.EXTRACTED})


def correct(
    tx: Tx,
    document_id: str,
    version: int,
    changes: Mapping[str, str | None],
    actor: str,
    policy: Policy,
    pages: Pages | None = None,
    near: corrections.Near = corrections.NOWHERE,
) -> Document:
    """Types values: by path of the record, "customer" (a ref) for the payer, "lines.N.open_item" (a ref, ON_ACCOUNT,
    None for unapplied, AUTOMATIC) for what a line settles, "kind" for what the document is.

    The arithmetic is proven again and the payment assessed again; earlier approvals lapse. `pages`: to locate what was
    typed; `near`: where it was taken from. Raises InvalidValues with a sentence for each path, Stale, NotAllowed,
    Refused.
    """
    people.check_may_decide(tx, actor)
    document = seen(tx, document_id, version)
    after = _corrected(tx, document, changes, policy, pages, near)
    before = {path: _shown(document.extraction, path) for path in changes}
    told = {"changes": dict(changes), "before": before}
    return _rewritten(tx, document, after, actor, "correct", told)


def read_anew(
    tx: Tx,
    document: Document,
    extraction: Extraction,
    actor: str,
    action: str,
    told: Mapping[str, object],
    policy: Policy,
) -> Document:
    """The document with another record, which a person had read from its paper, assessed anew; noted, and what was
    there before is kept for an undo. Raises Refused."""
    _check_may_change(document)
    return _rewritten(tx, document, _assessed(tx, document, extraction, policy), actor, action, told)


def _rewritten(
    tx: Tx, document: Document, after: Document, actor: str, action: str, told: Mapping[str, object]
) -> Document:
    if document.state is _D.REJECTED_BY_LEDGER:
        raise Refused("The ledger has refused it; take it back first, then correct it.")
    if document.state in _STAYS_IN:
        saved = tx.documents.change(document.id, document.version, **_written(after))
    else:
        saved = tx.documents.move(document.id, document.version, _D.NEEDS_REVIEW, **_written(after))
    decision_id = note(tx, saved, actor, action, told)
    assert document.extraction is not None
    tx.revisions.keep(decision_id, document.extraction)
    return saved


def _written(after: Document) -> Changes:
    return {
        "reason": first_doubt(after),
        "extraction": after.extraction,
        "application": after.application,
        "customer": after.customer,
    }


def put_back(tx: Tx, document: Document, before: Extraction, policy: Policy) -> Document:
    """The document with a record that it had before, assessed anew. What it means is noted by the caller."""
    return tx.documents.change(document.id, document.version, **_written(_assessed(tx, document, before, policy)))


def preview(
    tx: Tx,
    document_id: str,
    changes: Mapping[str, str | None],
    policy: Policy,
    pages: Pages | None = None,
    near: corrections.Near = corrections.NOWHERE,
) -> Document:
    """What `correct` would make of the document, without writing anything: a read transaction is enough."""
    after = _corrected(tx, tx.documents.get(document_id), changes, policy, pages, near)
    return after.model_copy(update={"reason": first_doubt(after)})


def refresh(tx: Tx, document_id: str, policy: Policy) -> Document:
    """Assesses a document in review again, since open items and customers move; unchanged money is left as it is.

    A first approval lapses where the payment would now be applied otherwise.
    """
    document = tx.documents.get(document_id)
    application = _assessed_otherwise(tx, document, policy)
    if application is None:
        return document
    seconded = document.state is _D.SECOND_APPROVAL
    tx.audit.append(people.MACHINE, "assess", document.id, {"review": list(application.review)})
    if seconded:
        why = "Things have changed since the first approval; look again."
        return tx.documents.move(document.id, document.version, _D.NEEDS_REVIEW, reason=why, application=application)
    return tx.documents.change(
        document.id, document.version, application=application, reason=_why(document, application)
    )


def is_outdated(tx: Tx, document_id: str, policy: Policy) -> bool:
    """Whether `refresh` would change it; a read transaction is enough, so that who looks keeps nobody from writing."""
    return _assessed_otherwise(tx, tx.documents.get(document_id), policy) is not None


def _assessed_otherwise(tx: Tx, document: Document, policy: Policy) -> Application | None:
    """How the payment would be applied now; None where that is as it was, or no longer open."""
    if document.state not in CORRECTED_IN or document.kind is not Kind.REMITTANCE:
        return None
    application = assess(tx, document, policy, tx.now().date())
    old = document.application
    if old is None or not materially_equal(application, old):
        return application
    seconded = document.state is _D.SECOND_APPROVAL
    news = set(application.review) - set(old.review) if seconded else application.review != old.review
    return application if news else None


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


def possible(document: Document, decisions: Sequence[Decision]) -> frozenset[str]:
    """What people may do with the document in its state, after what was decided about it: names of functions of
    docflow.decisions."""
    moves = DOCUMENT_MOVES[document.state]
    done, undone = history.last_done(decisions), history.last_undone(decisions)
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
        "comment": document.state not in _UNREAD,
        "ask_payer": document.state is _D.AWAITING_PAYER or _D.AWAITING_PAYER in moves,
        "split": reviewed and document.pages_sha256 is not None and _D.SPLIT in moves,
        "merge": reviewed and document.pages_sha256 is not None and _D.MERGED in moves,
        "undo": _undoable(document, done),
        "redo": undone is not None and document.state in _STAYS_IN,
        "reverse": document.state in REVERSED_FROM and remittance,
        "keep_booked": is_asked_back(document, decisions),
    }
    return frozenset(name for name, allowed in found.items() if allowed)


def _undoable(document: Document, done: Decision | None) -> bool:
    if document.state is _D.SPLIT:
        # What the machine split, or an archive that was unpacked, has no record of its own to go back to.
        return document.extraction is not None
    within = done is not None and done.action in history.WITHIN_REVIEW
    return document.state in UNDONE_FROM or (within and document.state in _STAYS_IN)


def _corrected(
    tx: Tx,
    document: Document,
    changes: Mapping[str, str | None],
    policy: Policy,
    pages: Pages | None,
    near: corrections.Near,
) -> Document:
    _check_may_change(document)
    assert document.extraction is not None
    _check_choices(tx, changes)
    return _assessed(tx, document, corrections.correct(document.extraction, changes, pages, near), policy)


def _check_may_change(document: Document) -> None:
    if document.state not in CORRECTED_IN:
        raise Refused(f"{document.label} is {document.state} and cannot be changed; take the decision back first.")
    if document.extraction is None:
        raise Refused(f"{document.label} has not been read; there is nothing to correct.")


def _assessed(tx: Tx, document: Document, extraction: Extraction, policy: Policy) -> Document:
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
