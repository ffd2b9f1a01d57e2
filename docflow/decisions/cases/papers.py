"""Documents of a case: attached by a person, or by themselves where exactly one case fits. Money never moves by it."""

from docflow.decisions import people, security
from docflow.decisions.cases.changing import locked, move, seen, write
from docflow.decisions.cases.opening import triage
from docflow.decisions.cases.waiting import is_waiting, may_belong
from docflow.decisions.cases.working import clock_on
from docflow.decisions.trail import note
from docflow.errors import NotFound, Refused
from docflow.rules.cases.backups import backup_of
from docflow.rules.cases.filing import Look, Said, Sign, looks, number_key, sentence, tie
from docflow.rules.policy import Policy
from docflow.rules.sender import domain_of, suspicions
from docflow.schema.disputes import OPEN, Attached, Backup, DisputeCase, DisputeState
from docflow.schema.documents import Document
from docflow.schema.records import Dispute, Kind, Other
from docflow.schema.states import DocumentState
from docflow.store import Tx

_FILED_BY_PEOPLE = frozenset({Kind.OTHER, Kind.INVOICE, Kind.DISPUTE})
_NOT_FOR_PEOPLE = frozenset({"auto_reply", "newsletter"})
_SET_ASIDE = frozenset({"cover_note", "statement"})
"""Mail that nobody needs to see: an invoice that it names is no reason to show it."""
_WAITING = frozenset({DocumentState.NEEDS_REVIEW, DocumentState.IN_REVIEW, DocumentState.PARKED})
_BODY = "body"


def attach(
    tx: Tx,
    dispute_id: str,
    version: int,
    actor: str,
    policy: Policy,
    *,
    document_id: str,
    backup: Backup = Backup.OTHER,
    reason: str = "",
) -> DisputeCase:
    """A person adds a document to a case. One that waited in review for somebody to say what it is, is thereby filed;
    a payment stays where it is."""
    case = seen(tx, dispute_id, version, actor, OPEN)
    document = tx.documents.get(document_id)
    why = reason.strip() or f"Attached by {actor}."
    after = _attached(tx, case, document, backup, why, actor, policy)
    if document.state in _WAITING and document.kind in _FILED_BY_PEOPLE:
        security.check(tx, document, actor)
        _file(tx, document, case, actor, f"Attached to dispute {case.id}: {why}")
    return after


def detach(tx: Tx, dispute_id: str, version: int, actor: str, *, document_id: str, reason: str = "") -> DisputeCase:
    """Takes a document out of a case; the document itself stays. Raises NotFound where it is not in it."""
    case = seen(tx, dispute_id, version, actor, OPEN)
    kept = tuple(one for one in case.documents if one.document_id != document_id)
    if len(kept) == len(case.documents):
        raise NotFound(f"Document {document_id} is not attached to dispute {dispute_id}.")
    after = case.model_copy(update={"documents": kept})
    return write(tx, case, after, actor, "detached", {"document_id": document_id, "reason": reason})


def attach_by_itself(tx: Tx, document: Document, said: Said, policy: Policy) -> Document | str:
    """Files a document that just came in with the one open case it belongs to.

    Otherwise the sentence for a person: several cases fit, or one does but not surely; empty where none does.
    """
    if not _may_file(tx, document):
        return ""
    for look in looks(said):
        if found := tx.disputes.named(look.sign, look.keys):
            return _with(tx, document, said, look, found, policy)
    return ""


def proof_of_known(tx: Tx, dispute: Dispute, customer: str | None) -> DisputeCase | str:
    """The open case that tells of this very claim already: a deduction that the paper explains, or a second copy.

    A sentence for a person where the claim number is known with another amount, or several cases fit; else empty.
    """
    claim = number_key(dispute.claim_number)
    known = tx.disputes.named(Sign.CLAIM, [claim] if claim else [])
    by_claim = [case for case in known if case.customer == customer]
    same = [case for case in by_claim or _on_same_invoice(tx, dispute, customer) if _same_sum(case, dispute)]
    if len(same) == 1:
        return same[0]
    if len(same) > 1:
        return tie(Look(Sign.CLAIM, frozenset(), ""), same)
    if by_claim:
        case = by_claim[0]
        return f"Dispute {case.id} has claim number {case.reference} already, but another amount; compare them."
    return ""


def file_as_proof(tx: Tx, document: Document, case: DisputeCase, actor: str, policy: Policy) -> Document:
    """A document that says what the case says is kept with it and opens no second one."""
    why = f"It tells of the claim that dispute {case.id} is about."
    _attached(tx, locked(tx, case.id), document, Backup.OTHER, why, actor, policy)
    return _file(tx, document, case, actor, why)


def _on_same_invoice(tx: Tx, dispute: Dispute, customer: str | None) -> list[DisputeCase]:
    """Deductions from the same invoices, of which the paper may be the debit memo."""
    keys = {key for number in dispute.invoices if (key := number_key(number))}
    found = tx.disputes.named(Sign.INVOICE, keys)
    return [
        case
        for case in found
        if case.customer == customer and any(claim.source == "deduction" for claim in case.claims)
    ]


def _same_sum(case: DisputeCase, dispute: Dispute) -> bool:
    return case.currency == dispute.currency and dispute.amount in (case.claimed, case.original)


def _may_file(tx: Tx, document: Document) -> bool:
    """Whether it is for the machine to say where the document belongs."""
    found = document.extraction
    if found is None or not may_belong(document):
        return False
    if isinstance(found.record, Other) and found.record.subtype in _NOT_FOR_PEOPLE:
        return False
    fresh = document.state is DocumentState.EXTRACTED and not people.touched_by_person(tx.decisions.of(document.id))
    return (fresh or is_waiting(tx, document)) and not security.is_held(tx, document)


def _with(
    tx: Tx, document: Document, said: Said, look: Look, found: list[DisputeCase], policy: Policy
) -> Document | str:
    if len(found) > 1:
        return tie(look, found)
    case = locked(tx, found[0].id)
    if case.state not in OPEN:
        return ""
    backup = backup_of(document.name, said.lines) if document.part != _BODY else Backup.OTHER
    why = sentence(look, case)
    if backup is Backup.OTHER and _came_with(tx, document, case):
        return ""
    if backup is Backup.OTHER and look.sign is Sign.INVOICE:
        named = f"It may belong to dispute {case.id}, whose invoice it names; attach it there, or say what it is."
        return "" if _is_set_aside(document) else named
    if doubt := _doubt(tx, document, case, policy):
        return f"It may belong to dispute {case.id}, but: {doubt}"
    _attached(tx, case, document, backup, why, people.MACHINE, policy)
    return _file(tx, document, case, people.MACHINE, f"Attached to dispute {case.id}: {why}")


def _came_with(tx: Tx, document: Document, case: DisputeCase) -> bool:
    """Whether the very mail that brought it opened the case: then what is no proof only goes along with the claim."""
    openers = {claim.document_id for claim in case.claims}
    beside = tx.documents.of_mail(document.mail_id) if document.mail_id else []
    return any(other.id in openers for other in beside)


def _is_set_aside(document: Document) -> bool:
    record = document.extraction.record if document.extraction else None
    return isinstance(record, Other) and record.subtype in _SET_ASIDE


def _doubt(tx: Tx, document: Document, case: DisputeCase, policy: Policy) -> str:
    """Why the mail is not what it seems. Who is no customer may well send a proof (a carrier); another customer not,
    save one that may pay for this one."""
    directory, domain = tx.customers.directory(), domain_of(document.sender)
    theirs = directory.holders("domain", [domain]) if domain else frozenset()
    if theirs and not any(case.customer in (ref, *directory.family(ref)) for ref in theirs):
        return f"its sender is {directory.listed(theirs)}, and the dispute is another customer's."
    doubts = suspicions(
        document.sender,
        document.hints,
        known_domains=directory.domains,
        customer_domains=(domain,),
        own_domains=policy.own_domains,
        authentication_server=policy.authentication_server,
    )
    return doubts[0] if doubts else ""


def _attached(
    tx: Tx, case: DisputeCase, document: Document, backup: Backup, why: str, actor: str, policy: Policy
) -> DisputeCase:
    """The case with the document. What was still missing may be complete now; a customer who was asked has answered."""
    if any(one.document_id == document.id for one in case.documents):
        raise Refused(f"{document.label} is attached to dispute {case.id} already.")
    one = Attached(document_id=document.id, backup=backup, because=why, actor=actor, at=tx.now())
    news = actor == people.MACHINE
    after = case.model_copy(update={"documents": (*case.documents, one), "news": news or case.news})
    after = clock_on(after, tx.now(), policy)
    told = {"document_id": document.id, "backup": backup.value, "because": why, "sender": document.sender}
    saved = write(tx, case, after, actor, "attached", told)
    return _complete(tx, saved, policy) if saved.state is DisputeState.DOCUMENTS_PENDING else triage(tx, saved, policy)


def _complete(tx: Tx, case: DisputeCase, policy: Policy) -> DisputeCase:
    if case.missing:
        return case
    return move(tx, case, DisputeState.UNDER_REVIEW, people.MACHINE, "documents_complete", policy)


def _file(tx: Tx, document: Document, case: DisputeCase, actor: str, reason: str) -> Document:
    note(tx, document, actor, "attach", {"dispute_id": case.id})
    return tx.documents.move(document.id, document.version, DocumentState.FILED, reason=reason, customer=case.customer)
