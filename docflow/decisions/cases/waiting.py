"""What came in before its dispute was opened is looked at once more."""

from docflow.decisions import people
from docflow.rules.cases.filing import number_key
from docflow.schema.disputes import DisputeCase
from docflow.schema.documents import Document, Wanted
from docflow.schema.records import Kind
from docflow.schema.states import DocumentState, Step
from docflow.store import Tx

_IN_REVIEW = frozenset({DocumentState.NEEDS_REVIEW})
_KINDS = (Kind.OTHER, Kind.INVOICE, Kind.DISPUTE)
_NUMBERS, _EACH = 10, 20
"""So many numbers of a case are looked for, and so many papers for each: a claim of hundreds of invoices must not make
everything wait."""


def look_again(tx: Tx, case: DisputeCase) -> None:
    """Papers that wait in review untouched, and quote a number of the case or came with one that does, are matched
    again: whether they belong to it is decided there, as for what comes later."""
    numbers = [number for number in (case.reference, *case.invoices) if number and number_key(number)]
    found = [document for number in numbers[:_NUMBERS] for document in _quoting(tx, number)]
    beside = [other for mail in {one.mail_id for one in found if one.mail_id} for other in tx.documents.of_mail(mail)]
    waiting = {one.id: one for one in (*found, *beside) if is_waiting(tx, one)}
    for document_id in sorted(waiting):
        tx.tasks.add(Step.MATCH, document_id)


def may_belong(document: Document) -> bool:
    """Whether it may be a paper of some dispute: neither a payment nor a claim with an amount of its own."""
    return document.kind in _KINDS and (document.kind is not Kind.DISPUTE or document.amount is None)


def is_waiting(tx: Tx, document: Document) -> bool:
    """Whether it is in front of people, and none has decided anything about it."""
    asked = document.state in _IN_REVIEW and may_belong(document)
    return asked and not people.touched_by_person(tx.decisions.of(document.id))


def _quoting(tx: Tx, number: str) -> list[Document]:
    return [
        document
        for kind in _KINDS
        for document in tx.documents.list(Wanted(states=_IN_REVIEW, kind=kind, query=number), limit=_EACH)
    ]
