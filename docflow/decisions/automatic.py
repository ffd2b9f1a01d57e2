"""What the machine decides by itself about a document that was just extracted: only what is proven."""

import datetime as dt
from collections.abc import Sequence

from docflow.decisions import cases, copies, outcomes, pairing, people, receipts, unwanted
from docflow.decisions.assessment import assess, doubts_about
from docflow.decisions.booking import book_or_wait
from docflow.decisions.trail import note
from docflow.rules import payer
from docflow.rules.cases.filing import NOTHING_SAID, Said
from docflow.rules.confidence import too_unsure
from docflow.rules.policy import Policy
from docflow.rules.sender import writer
from docflow.schema.disputes import DisputeCase
from docflow.schema.documents import Document
from docflow.schema.receivables import Certainty
from docflow.schema.records import BankStatement, Dispute, Extraction, Kind, Other, Remittance
from docflow.schema.states import DocumentState
from docflow.store import Tx

_NOBODY_NEEDS = {
    "auto_reply": "An automatic reply.",
    "newsletter": "A newsletter.",
    "cover_note": "A cover note; what it covers is a document of its own.",
    "statement": "A statement of account; it lists what is open and pays nothing.",
}
_DANGEROUS = {
    "bank_detail_change": "It speaks of new bank details: call the sender by a number you know before you believe it.",
    "phishing": "It looks like fraud: do not answer it, open no link, and tell whoever looks after security.",
}
_SURELY_NO_PAYMENT = 0.9
"""Mail that is no payment is set aside by its signs if they are this sure; no model was fitted on it."""
_TO_A_PERSON = {
    Kind.INVOICE: "It is an invoice, not a payment; say whether it is disputed or does not belong here.",
    Kind.OTHER: "It is not clear what this is; choose its kind, or mark it as no remittance.",
}


def settle_automatically(
    tx: Tx, document: Document, policy: Policy, today: dt.date, said: Said = NOTHING_SAID
) -> Document:
    """Approves, files, sets aside or sends to a person a document that was just extracted; any other is left alone.

    What a person has decided about is never decided again by the machine. `said`: the words of the document and of its
    mail, by which what is neither payment nor dispute finds the dispute that it belongs to. That is also tried with
    what waits for a person, since the dispute may have been opened after it came.
    """
    if document.state is DocumentState.NEEDS_REVIEW:
        filed = cases.attach_by_itself(tx, document, said, policy)
        return filed if isinstance(filed, Document) else document
    if document.state is not DocumentState.EXTRACTED or document.extraction is None:
        return document
    if people.touched_by_person(tx.decisions.of(document.id)):
        return _to_person(tx, document, ("A person has decided about it before.",))
    settled = _settled(tx, document, document.extraction, policy, today, said)
    return unwanted.set_aside(tx, settled) if settled.state is DocumentState.NEEDS_REVIEW else settled


def _settled(
    tx: Tx, document: Document, extraction: Extraction, policy: Policy, today: dt.date, said: Said
) -> Document:
    record = extraction.record
    if isinstance(record, Remittance):
        return _settle_remittance(tx, document, policy, today)
    if isinstance(record, BankStatement):
        found = receipts.settle(tx, document, record, extraction.review, policy)
        return found if isinstance(found, Document) else _to_person(tx, document, found)
    filed = cases.attach_by_itself(tx, document, said, policy)
    if isinstance(filed, Document):
        return filed
    doubts = [filed] if filed else []
    if isinstance(record, Dispute):
        return _file_if_complete(tx, document, extraction, policy, doubts)
    if isinstance(record, Other):
        return _set_aside(tx, document, extraction, record, doubts)
    return _to_person(tx, document, (*doubts, _TO_A_PERSON[extraction.kind], *extraction.review))


def file(tx: Tx, document: Document, dispute: Dispute, customer: str | None, actor: str, policy: Policy) -> Document:
    """Opens a case for a dispute; nothing is posted."""
    cases.from_document(tx, document, dispute, customer, actor, policy)
    note(tx, document, actor, "file_dispute", {"customer": customer})
    reason = f"Recorded as a dispute by {actor}."
    return tx.documents.move(document.id, document.version, DocumentState.FILED, reason=reason, customer=customer)


def _settle_remittance(tx: Tx, document: Document, policy: Policy, today: dt.date) -> Document:
    if document.mail_id is not None:
        # One paper of a mail at a time, so that each sees what became of the others.
        tx.lock(f"mail:{document.mail_id}")
    pairing.lock(tx)
    if paper := copies.covered_by(tx, document):
        return copies.set_duplicate(tx, document, paper)
    for text in copies.covers_of(tx, document):
        copies.set_duplicate(tx, text, document)
    application = assess(tx, document, policy, today)
    tx.line_signals.note(document.id, application)
    if application.payer.customer:
        # Nobody else may decide about this customer's money between our look and our booking.
        tx.lock(f"customer:{application.payer.customer}")
    twins = copies.same_payment(tx, document, application.payer)
    weaker = copies.give_way(tx, document, twins)
    application = assess(tx, document, policy, today, ignoring={twin.id for twin in weaker})
    stands = [twin for twin in twins if not application.approve or twin not in weaker]
    if original := next((twin for twin in stands if copies.says_the_same(twin, document)), None):
        return copies.set_duplicate(tx, document, original)
    outcomes.proposed(tx, document, application)
    already = pairing.told_already(tx, document)
    if not application.approve or already:
        application = assess(tx, document, policy, today)
        document = tx.documents.save_application(document.id, document.version, application)
        pairing.look_for_money(tx, document, policy)
        return _to_person(tx, document, (*already, *application.review))
    for twin in weaker:
        copies.set_duplicate(tx, twin, document)
    document = tx.documents.save_application(document.id, document.version, application)
    note(tx, document, people.MACHINE, "approve", {"confidence": _confidence(document.extraction)})
    return book_or_wait(tx, document, application, policy, people.MACHINE, today)


def _file_if_complete(
    tx: Tx, document: Document, extraction: Extraction, policy: Policy, doubts: Sequence[str]
) -> Document:
    """A dispute whose customer and claim are certain is tracked without a person."""
    record = extraction.record
    assert isinstance(record, Dispute)
    directory = tx.customers.directory()
    found = payer.identify(Remittance(payer=record.customer), directory, writer(document.sender, document.hints))
    missing = [
        *doubts,
        *extraction.review,
        *too_unsure(extraction, extraction.confidence, policy.bar(extraction.kind)),
        *([] if found.certainty is Certainty.CERTAIN else [f"The customer is not certain: {' '.join(found.reasons)}"]),
        *doubts_about(tx, document, found.customer, directory, policy),
        *([] if record.amount and record.currency else ["The disputed amount is missing; type it."]),
        *([] if record.claim_number or record.invoices else ["Neither a claim number nor an invoice was found."]),
    ]
    if missing:
        return _to_person(tx, document, missing, customer=found.customer)
    known = cases.proof_of_known(tx, record, found.customer)
    if isinstance(known, DisputeCase):
        return cases.file_as_proof(tx, document, known, people.MACHINE, policy)
    if known:
        return _to_person(tx, document, (known,), customer=found.customer)
    return file(tx, document, record, found.customer, people.MACHINE, policy)


def _set_aside(tx: Tx, document: Document, extraction: Extraction, record: Other, doubts: Sequence[str]) -> Document:
    if danger := _DANGEROUS.get(record.subtype):
        return _to_person(tx, document, (danger, *extraction.review))
    nothing = _NOBODY_NEEDS.get(record.subtype)
    doubts = [*doubts, *extraction.review, *_unsure(extraction)]
    if record.subtype == "cover_note" and not _covers_something(tx, document):
        doubts.append("It says that something is attached, but nothing is; ask the sender for it.")
    if nothing is None or doubts:
        return _to_person(tx, document, doubts or (_TO_A_PERSON[Kind.OTHER],))
    note(tx, document, people.MACHINE, "not_remittance", {"subtype": record.subtype})
    return tx.documents.move(
        document.id, document.version, DocumentState.NOT_REMITTANCE, reason=" ".join((nothing, *extraction.because))
    )


def _covers_something(tx: Tx, document: Document) -> bool:
    """Whether its mail has another document."""
    if document.mail_id is None:
        return False
    return any(other.id != document.id for other in tx.documents.of_mail(document.mail_id))


def _to_person(tx: Tx, document: Document, sentences: Sequence[str], customer: str | None = None) -> Document:
    """To the review queue; the first sentence stands in it."""
    tx.audit.append(people.MACHINE, "needs_review", document.id, {"review": list(sentences)})
    reason = sentences[0] if sentences else ""
    if customer is None:
        return tx.documents.move(document.id, document.version, DocumentState.NEEDS_REVIEW, reason=reason)
    return tx.documents.move(
        document.id, document.version, DocumentState.NEEDS_REVIEW, reason=reason, customer=customer
    )


def _unsure(extraction: Extraction) -> list[str]:
    """Of mail that is no payment: its signs are rules, which no model was fitted on."""
    if extraction.confidence >= _SURELY_NO_PAYMENT:
        return []
    return [f"The reading is only {extraction.confidence:.0%} sure; check it against the page."]


def _confidence(extraction: Extraction | None) -> str:
    """As a string: figures in the audit trail are never floats."""
    return f"{extraction.confidence:.4f}" if extraction else ""
