"""Mail of senders of whom a person said that what they send is no remittance: set aside by itself, and shown with why.

Only where the machine would have asked a person, and neither a customer nor an open item is recognised: a sender who
one day does pay is not overheard, and a forged sender cannot make a customer's paper disappear.
"""

from docflow.decisions import people
from docflow.decisions.copies import DANGEROUS
from docflow.decisions.trail import note
from docflow.rules.memory import SET_ASIDE
from docflow.rules.sender import writer
from docflow.schema.documents import Document
from docflow.schema.memory import Change, Effect, Remembered
from docflow.schema.records import Kind, Other
from docflow.schema.states import DocumentState
from docflow.store import Tx

_KINDS = frozenset({Kind.OTHER, Kind.INVOICE, Kind.REMITTANCE})


def set_aside(tx: Tx, document: Document) -> Document:
    """The document, set aside where its sender's papers are; else as it is."""
    rule = _remembered(tx, document) if is_nobodys(document) else None
    if rule is None:
        return document
    tx.memory.used([rule.id])
    note(tx, document, people.MACHINE, "not_remittance", {"memory": rule.id})
    why = f"{rule.actor} said on {rule.created_at:%Y-%m-%d} that what {rule.scope.label} brings is no remittance."
    return tx.documents.move(document.id, document.version, DocumentState.NOT_REMITTANCE, reason=why)


def is_nobodys(document: Document) -> bool:
    """Whether neither a customer nor an open item is recognised on it, and nothing in it is to be feared."""
    found, application = document.extraction, document.application
    if found is None or found.kind not in _KINDS or found.bank_change or document.customer:
        return False
    if isinstance(found.record, Other) and found.record.subtype in DANGEROUS:
        return False
    return application is None or not any(line.open_item for line in application.lines)


def effect(tx: Tx, document: Document) -> Effect | None:
    """What remembering its sender would have done to a document of the past, beside what a person decided."""
    after, before = DocumentState.NOT_REMITTANCE.value, document.state.value
    if not is_nobodys(document) or before == after:
        return None
    told = any(one.actor != people.MACHINE and one.action != "comment" for one in tx.decisions.of(document.id))
    change = Change(path="state", before=before, after=after, decided=before if told else None)
    return Effect(document_id=document.id, name=document.label, changes=(change,), worse=int(told))


def _remembered(tx: Tx, document: Document) -> Remembered | None:
    address = writer(document.sender, document.hints).strip().casefold()
    kept = tx.memory.of_keys([f"sender:{address}"]) if address else []
    return next((one for one in kept if one.rule.kind == SET_ASIDE.kind), None)
