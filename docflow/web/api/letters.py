"""/v1/documents/{id}/letters: asking the payer by mail."""

from fastapi import APIRouter, Response

from docflow.decisions import asking
from docflow.schema.base import Frozen
from docflow.schema.desk import Letter, NewLetter
from docflow.store import Tx
from docflow.web.api.paging import Items
from docflow.web.deps import Wired
from docflow.web.letters import LetterBody, Proposal, letter_json, proposal
from docflow.web.principals import Reading, Writing
from docflow.web.repeats import Answer, IfMatch, Key, once, version_of

router = APIRouter(prefix="/v1/documents/{document_id}/letters", tags=["letters"])


@router.get("", response_model=Items[Letter], summary="What was written to the payer")
def listing(deps: Wired, _me: Reading, document_id: str) -> dict[str, object]:
    """Oldest first, with state, and why one was not sent."""
    with deps.store.read() as tx:
        tx.documents.get(document_id)
        found = tx.letters.of_document(document_id)
    return {"items": [letter_json(one) for one in found]}


@router.get("/proposal", response_model=Proposal, summary="A letter to begin with")
def propose(deps: Wired, me: Reading, document_id: str, question: str = "", language: str = "en") -> Proposal:
    """By what is to be asked (lines, total, unknown, deduction, copy); without it, what fits the document best."""
    with deps.store.read() as tx:
        document = tx.documents.get(document_id)
        return proposal(tx, document, me.name, deps.letters, deps.policy, question, language)


class Told(Frozen):
    """What somebody found who looked whether a letter went out."""

    sent: bool
    """Whether it did; if not, it is sent again under its Message-ID."""


@router.post("/{letter_id}", response_model=Letter, summary="Say whether a letter went out")
def tell(
    deps: Wired,
    me: Writing,
    document_id: str,
    letter_id: str,
    body: Told,
    if_match: IfMatch = None,
    idempotency_key: Key = None,
) -> Response:
    """Of one that is `unsure`: the mail server was given it and never said that it has it. If-Match: its version."""
    version = version_of(if_match)

    def act(tx: Tx) -> Answer:
        letter = asking.tell(tx, letter_id, version, me.name, body.sent)
        return {**letter_json(letter), "version": letter.version}, list(tx.tasks.asked)

    return once(deps, me, f"{document_id} {letter_id}", idempotency_key, body, version, act)


@router.post("", status_code=202, response_model=Letter, summary="Ask the payer")
def ask(
    deps: Wired,
    me: Writing,
    document_id: str,
    body: LetterBody,
    if_match: IfMatch = None,
    idempotency_key: Key = None,
) -> Response:
    """The letter is sent by a worker; the document waits for the answer, which is known by the letter's Message-ID."""
    version = version_of(if_match)

    def act(tx: Tx) -> Answer:
        new = NewLetter(recipient=body.recipient.strip(), subject=body.subject.strip(), text=body.text)
        document, letter = asking.ask_payer(tx, document_id, version, me.name, new, deps.writes_as)
        return {**letter_json(letter), "version": document.version}, list(tx.tasks.asked)

    return once(deps, me, document_id, idempotency_key, body, version, act, status=202)
