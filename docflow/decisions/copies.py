"""Papers that announce the same payment: resent, scanned again, renamed, or said in a mail and again in its paper."""

from docflow.decisions import people
from docflow.decisions.trail import note
from docflow.rules.keys import folded
from docflow.schema.documents import Document
from docflow.schema.receivables import PayerMatch
from docflow.schema.records import Other, Remittance
from docflow.schema.states import DocumentState
from docflow.store import Tx

_ON_THE_WAY = frozenset({DocumentState.RECEIVED, DocumentState.READING, DocumentState.EXTRACTED})
_STANDING = frozenset(DocumentState) - {
    *_ON_THE_WAY,
    DocumentState.DUPLICATE,
    DocumentState.NOT_REMITTANCE,
    DocumentState.QUARANTINED,
    DocumentState.SPLIT,
    DocumentState.MERGED,
}
_BODY = "body"
DANGEROUS = frozenset({"bank_detail_change", "phishing"})


def same_payment(tx: Tx, document: Document, found: PayerMatch) -> list[Document]:
    """Documents before this one that announce the same payment (PROMISES: A48), oldest first.

    Of two that arrive at the same time the older is the original, so that they do not hold back each other.
    """
    record = document.extraction.record if document.extraction else None
    if not isinstance(record, Remittance) or record.amount is None:
        return []
    reference = record.payment_reference or record.advice_number or ""
    twins: dict[str, Document] = {}
    for name in (found.customer, record.payer.name):
        if name:
            same = tx.documents.same_payment(
                name, reference, record.amount, record.currency, record.payment_date, not_id=document.id
            )
            twins |= {twin.id: twin for twin in same}
    return sorted((twin for twin in twins.values() if _comes_before(twin, document)), key=lambda twin: twin.id)


def _comes_before(twin: Document, document: Document) -> bool:
    """A text that only repeats this paper of its mail does not, while nothing is decided about it."""
    if twin.state not in _ON_THE_WAY:
        return True
    repeats = twin.part == _BODY and twin.mail_id == document.mail_id and _covers(twin, document)
    return twin.id < document.id and not repeats


def says_the_same(one: Document, other: Document) -> bool:
    """Whether both have a payment reference and the same lines: then one is but another copy."""
    mine, theirs = _remittance(one), _remittance(other)
    if mine is None or theirs is None or not (mine.payment_reference or mine.advice_number):
        return False
    return _lines(mine) == _lines(theirs)


def give_way(tx: Tx, document: Document, twins: list[Document]) -> list[Document]:
    """Those of the twins that wait for a person and were seen by none, and came in the same mail or say the same.

    Of several copies the one that proves itself may stand for all, whichever was read first.
    """

    def near(twin: Document) -> bool:
        same_mail = document.mail_id is not None and twin.mail_id == document.mail_id
        return same_mail or says_the_same(twin, document)

    return [twin for twin in twins if near(twin) and _waits_untouched(tx, twin)]


def covered_by(tx: Tx, document: Document) -> Document | None:
    """The attachment of which this mail text only says what it says itself, if there is one that stands."""
    if document.part != _BODY or document.mail_id is None:
        return None
    others = (other for other in tx.documents.of_mail(document.mail_id) if other.state in _STANDING)
    return next((other for other in others if _covers(document, other)), None)


def covers_of(tx: Tx, document: Document) -> list[Document]:
    """The mail text that only says what this attachment says, where it waits for a person and none has seen it."""
    if document.part == _BODY or document.mail_id is None:
        return []
    others = tx.documents.of_mail(document.mail_id)
    return [o for o in others if o.part == _BODY and _covers(o, document) and _waits_untouched(tx, o)]


def dangers_beside(tx: Tx, document: Document) -> list[str]:
    """Why no paper of this mail is to be trusted, as sentences."""
    if document.mail_id is None:
        return []
    found = [other.extraction for other in tx.documents.of_mail(document.mail_id) if other.extraction]
    if any(one.bank_change or (isinstance(one.record, Other) and one.record.subtype in DANGEROUS) for one in found):
        return ["The same mail speaks of new bank details or looks like fraud; call the customer before you approve."]
    return []


def set_duplicate(tx: Tx, document: Document, original: Document) -> Document:
    """The machine sets a copy aside; a person may take that back."""
    note(tx, document, people.MACHINE, "duplicate_of", {"duplicate_of": original.id})
    reason = f"The same payment as {original.label}."
    return tx.documents.move(
        document.id, document.version, DocumentState.DUPLICATE, reason=reason, duplicate_of=original.id
    )


def _waits_untouched(tx: Tx, document: Document) -> bool:
    waiting = document.state is DocumentState.NEEDS_REVIEW
    return waiting and not people.touched_by_person(tx.decisions.of(document.id))


def _covers(text: Document, paper: Document) -> bool:
    """Whether nothing in the mail text goes beyond the paper: each value is the same or missing."""
    said, printed = _remittance(text), _remittance(paper)
    if said is None or printed is None or text.id == paper.id or not printed.lines:
        return False
    return (
        said.amount in (None, printed.amount)
        and said.currency in (None, printed.currency)
        and folded(said.payment_reference or "") in ("", folded(printed.payment_reference or ""))
        and _lines(said) in ([], _lines(printed))
    )


def _remittance(document: Document) -> Remittance | None:
    record = document.extraction.record if document.extraction else None
    return record if isinstance(record, Remittance) else None


def _lines(record: Remittance) -> list[tuple[object, ...]]:
    return [(folded(line.document_number or ""), line.paid_amount) for line in record.lines]
