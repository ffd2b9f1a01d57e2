"""News of other bank details hold a mail back: nobody decides about its money before a call, and then a second person.

Bank fraud by mail lives on haste and on answers to the mail itself: the call goes to a number that was known before.
"""

from docflow.decisions import people
from docflow.decisions.copies import DANGEROUS, dangers_beside
from docflow.decisions.trail import note
from docflow.decisions.versions import seen
from docflow.errors import BadInput, NotAllowed, Refused
from docflow.schema.documents import Decision, Document
from docflow.schema.records import Other
from docflow.store import Tx

_CALL = "call_back"


def is_held(tx: Tx, document: Document) -> bool:
    """Whether the document, or the mail that brought it, speaks of new bank details or looks like fraud."""
    found = document.extraction
    if document.hints.get("bank_detail_change") or (found and found.bank_change):
        return True
    own = found.record if found else None
    return (isinstance(own, Other) and own.subtype in DANGEROUS) or bool(dangers_beside(tx, document))


def call_back(
    tx: Tx,
    document_id: str,
    version: int,
    actor: str,
    *,
    number: str,
    spoke_with: str,
    confirmed: bool,
    reason: str = "",
) -> Document:
    """Records the call: which number, with whom, and whether they confirm. It counts for every paper of the mail.

    Raises Refused where nothing is held, BadInput where the record is incomplete, Stale, NotAllowed.
    """
    people.check_may_decide(tx, actor)
    document = seen(tx, document_id, version)
    if not is_held(tx, document):
        raise Refused(f"{document.label} speaks of no new bank details; there is nothing to call back about.")
    if not number.strip() or not spoke_with.strip():
        raise BadInput("Say which number was called (one known before, never one out of the mail) and who answered.")
    told = {"number": number.strip(), "spoke_with": spoke_with.strip(), "confirmed": confirmed, "reason": reason}
    note(tx, document, actor, _CALL, told)
    answer = "confirmed" if confirmed else "did not confirm"
    return tx.documents.change(
        document.id, document.version, reason=f"{actor} called {spoke_with.strip()}, who {answer} it."
    )


def check(tx: Tx, document: Document, actor: str) -> None:
    """Raises Refused before a call that confirmed it, NotAllowed for anybody but a second person with the right."""
    if not is_held(tx, document):
        return
    call = last_call(tx, document)
    if call is None:
        raise Refused(
            "It comes with news of other bank details; call the customer by a number you know, and record it."
        )
    if not call.body.get("confirmed"):
        raise Refused(f"The call of {call.actor} did not confirm it; it can be rejected, or called about again.")
    if call.actor == actor:
        raise NotAllowed(f"{actor} made the call; a second person must approve.")
    people.check_is_checker(tx, actor)


def last_call(tx: Tx, document: Document) -> Decision | None:
    """The last call-back about any paper of the mail; of two at one moment the one that did not confirm it."""
    papers = tx.documents.of_mail(document.mail_id) if document.mail_id else [document]
    calls = [one for paper in papers for one in tx.decisions.of(paper.id) if one.action == _CALL]
    return max(calls, key=lambda one: (one.at, not one.body.get("confirmed")), default=None)
