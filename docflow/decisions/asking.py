"""Asking the payer by mail: a letter in the outbox, its way to the mail server, and the answer that comes in."""

from docflow.decisions import people, setting_aside
from docflow.decisions.trail import note
from docflow.decisions.versions import seen
from docflow.errors import BadInput, Refused
from docflow.rules.cases.filing import threads_in
from docflow.rules.letters import problem_with
from docflow.rules.sender import domain_of
from docflow.schema.desk import Letter, LetterState, NewLetter
from docflow.schema.documents import Document, MailRow
from docflow.schema.states import DOCUMENT_MOVES, DocumentState, Step
from docflow.store import Tx

_D = DocumentState


def ask_payer(
    tx: Tx, document_id: str, version: int, actor: str, new: NewLetter, writes_as: str
) -> tuple[Document, Letter]:
    """Writes to the payer; the document waits for the answer, which is known by the letter's Message-ID.

    writes_as: our address. The letter is sent by a worker once this is committed. Raises BadInput for what cannot be
    sent, Refused where no mail server is set up, Stale, NotAllowed.
    """
    people.check_may_decide(tx, actor)
    document = seen(tx, document_id, version)
    if not writes_as:
        raise Refused("No mail server is set up; an administrator fills in [smtp] in docflow.toml.")
    if problem := problem_with(new):
        raise BadInput(problem)
    letter = tx.letters.add(document.id, actor, new, domain_of(writes_as), _thread(tx, document))
    told = {"letter": letter.id, "to": new.recipient, "subject": new.subject, "message_id": letter.message_id}
    note(tx, document, actor, "ask_payer", told)
    tx.tasks.add(Step.SEND, letter.id)
    why = f"{actor} has asked {new.recipient}: {new.subject}"
    if _D.AWAITING_PAYER in DOCUMENT_MOVES[document.state]:
        return setting_aside.await_payer(tx, document.id, document.version, actor, why), letter
    return tx.documents.change(document.id, document.version, reason=why), letter


def sent(tx: Tx, letter: Letter) -> None:
    """The mail server has taken it."""
    tx.letters.settle(letter, LetterState.SENT)
    told = {"letter": letter.id, "to": letter.recipient, "message_id": letter.message_id}
    tx.audit.append(people.MACHINE, "letter_sent", letter.document_id, told)


def failed(tx: Tx, letter: Letter, words: str) -> None:
    """It will not be sent: the document that waits for its answer is a person's again."""
    _stuck(tx, tx.letters.settle(letter, LetterState.FAILED, words), "letter_failed", "was not sent", words)


def unsure(tx: Tx, letter: Letter, words: str) -> None:
    """It may have been sent: a person looks and says, and until then it is not sent again."""
    _stuck(tx, tx.letters.settle(letter, LetterState.UNSURE, words), "letter_unsure", "may have been sent", words)


def _stuck(tx: Tx, letter: Letter, action: str, how: str, words: str) -> None:
    document = tx.documents.get(letter.document_id)
    note(tx, document, people.MACHINE, action, {"letter": letter.id, "reason": words})
    _asked_again(tx, document, f"The letter to {letter.recipient} {how}: {words}")


def tell(tx: Tx, letter_id: str, version: int, actor: str, was_sent: bool) -> Letter:
    """A person has looked whether a letter went out; one that did not is sent, under the same Message-ID.

    Raises NotFound, Stale, NotAllowed, Refused where there is no doubt about it.
    """
    people.check_may_decide(tx, actor)
    letter = tx.letters.get(letter_id)
    if letter.state is not LetterState.UNSURE:
        raise Refused(f"There is no doubt about the letter to {letter.recipient}: it is {letter.state}.")
    letter = letter.model_copy(update={"version": version})
    document = tx.documents.get(letter.document_id)
    note(tx, document, actor, "letter_told", {"letter": letter.id, "sent": was_sent, "to": letter.recipient})
    if not was_sent:
        tx.tasks.add(Step.SEND, letter.id)
    return tx.letters.settle(letter, LetterState.SENT if was_sent else LetterState.QUEUED)


def answered(tx: Tx, mail: MailRow) -> None:
    """To be called for every mail that came in: one that answers our letters belongs to what these were about.

    What it brings goes its own way. An automatic answer is noted, but says nothing.
    """
    threads = threads_in(mail.hints)
    by_document = {letter.document_id: letter for letter in tx.letters.answered_by(threads)} if threads else {}
    for document_id, letter in by_document.items():
        document = tx.documents.get(document_id)
        by_itself = mail.hints.get("auto_replied") == "yes"
        told = {"mail": mail.id, "letter": letter.id, "from": mail.sender, "subject": mail.subject}
        note(tx, document, people.MACHINE, "auto_answered" if by_itself else "answered", told)
        if not by_itself:
            _asked_again(tx, document, _news(mail, letter))


def _news(mail: MailRow, letter: Letter) -> str:
    who = f"{mail.sender} has answered: {mail.subject or 'without subject'}"
    if mail.sender.casefold() == letter.recipient.casefold():
        return who
    return f"{who}; it was {letter.recipient} who was asked, so look who writes"


def _asked_again(tx: Tx, document: Document, why: str) -> None:
    if document.state is _D.AWAITING_PAYER:
        tx.documents.move(document.id, document.version, _D.NEEDS_REVIEW, reason=f"{why.rstrip('.')}.")


def _thread(tx: Tx, document: Document) -> list[str]:
    """The Message-IDs that the letter answers: of the mail that brought the document, and of our letters since."""
    mail = tx.mails.get(document.mail_id) if document.mail_id else None
    first = [mail.message_id] if mail and _is_message_id(mail.message_id) else []
    return [*first, *(letter.message_id for letter in tx.letters.of_document(document.id))]


def _is_message_id(text: str) -> bool:
    return text.startswith("<") and text.endswith(">") and "@" in text and text.isprintable() and " " not in text
