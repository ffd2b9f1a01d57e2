"""Letters to payers as the screen and the API propose them: in the payer's language, by what is to be asked."""

from typing import NamedTuple

from pydantic import Field

from docflow.rules.letters import CLOSING, GREETING, QUESTIONS, SUBJECT, question_for, values_for
from docflow.rules.sender import writer
from docflow.schema.base import Frozen
from docflow.schema.desk import Letter
from docflow.schema.documents import Document
from docflow.store import Tx
from docflow.web.language import LANGUAGES, catalogue
from docflow.web.problems import Invalid


class LetterBody(Frozen):
    """A letter as it is to be sent."""

    recipient: str = Field(max_length=254, examples=["ap@customer.example"])
    subject: str = Field(max_length=200)
    text: str = Field(max_length=10_000)


class Proposal(NamedTuple):
    """A letter to begin with."""

    question: str
    language: str
    recipient: str
    subject: str
    text: str


def proposal(tx: Tx, document: Document, me: str, question: str = "", language: str = "") -> Proposal:
    """What could be written about the document; without a question the one that fits best, in the language of the
    payer's last letter or else English. Raises Invalid."""
    asked = question or question_for(document)
    text = next((one.text for one in QUESTIONS if one.name == asked), None)
    spoken = language or "en"
    if text is None or spoken not in LANGUAGES:
        raise Invalid(f"There is no question {asked} in {spoken}.")
    say, values = catalogue(spoken).gettext, values_for(document)
    body = f"{say(GREETING)}\n\n{say(text) % values}\n\n{say(CLOSING)}\n{me}\n"
    mail = tx.mails.get(document.mail_id) if document.mail_id else None
    answering = f"Re: {mail.subject.removeprefix('Re: ')}" if mail and mail.subject else ""
    recipient = writer(document.sender, document.hints)
    return Proposal(asked, spoken, recipient, (answering or say(SUBJECT) % values)[:200], body)


def letter_json(letter: Letter) -> dict[str, object]:
    """A letter on its way."""
    return letter.model_dump(mode="json", exclude={"version"})
