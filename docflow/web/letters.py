"""Letters to payers as the screen and the API propose them: in the payer's language, by what is to be asked."""

from collections.abc import Mapping
from typing import NamedTuple

from babel import Locale
from pydantic import Field

from docflow.decisions.assessment import mistrust
from docflow.rules.domains import knows
from docflow.rules.letters import question_for, values_for
from docflow.rules.policy import Policy
from docflow.rules.sender import domain_of, writer
from docflow.schema.base import Frozen
from docflow.schema.desk import Letter, LetterTemplate
from docflow.schema.documents import Document, Wanted
from docflow.schema.states import BOOKED
from docflow.store import Tx
from docflow.web.language import LANGUAGES, _later, catalogue
from docflow.web.problems import Invalid
from docflow.web.said import figures_in


class Question(NamedTuple):
    """What is asked most, with the places of its values."""

    name: str
    about: str
    """For the list to choose from."""
    text: str
    own: Mapping[str, str] = {}
    """The house's own words, by language."""


QUESTIONS = (
    Question(
        "lines",
        _later("Which invoices does it pay?"),
        _later(
            "we have received your payment %(payment)s, but not which invoices it pays. Please send us the list of the "
            "invoices with the amount paid for each."
        ),
    ),
    Question(
        "total",
        _later("The lines do not add up"),
        _later(
            "the lines of your remittance advice %(payment)s add up to %(sum)s, but its total is %(total)s. Please "
            "tell us which of the two is right, and what is missing."
        ),
    ),
    Question(
        "unknown",
        _later("Documents that we do not know"),
        _later(
            "your remittance advice %(payment)s names documents that we do not know: %(unknown)s. Please tell us which "
            "of our invoices they are, or send us a copy."
        ),
    ),
    Question(
        "deduction",
        _later("Why was less paid?"),
        _later(
            "with your payment %(payment)s less was paid than is due: %(short)s. Please tell us the reason for each "
            "deduction and send us what it is based on (claim, proof of delivery, agreed price)."
        ),
    ),
    Question(
        "claim",
        _later("What is a deduction based on?"),
        _later(
            "in your payment %(payment)s you took off: %(claims)s. Please send us what this is based on, such as your "
            "debit note, the claim, a proof of delivery, the agreed price or a certificate of tax withheld."
        ),
    ),
    Question(
        "rest",
        _later("More was paid than it names"),
        _later(
            "your payment %(payment)s is %(rest)s more than the documents that its remittance advice names. Please "
            "tell us what this rest pays, or whether we are to keep it on your account or pay it back."
        ),
    ),
    Question(
        "unsure",
        _later("What can be read in two ways"),
        _later(
            "we are not sure how these entries of your remittance advice %(payment)s are meant: %(unsure)s. Please "
            "write them to us once more, a date with the name of its month."
        ),
    ),
    Question(
        "sent",
        _later("Is it from you, and complete?"),
        _later(
            "we have received a remittance advice for the payment %(payment)s in your name. Please confirm that it is "
            "from you and complete."
        ),
    ),
    Question(
        "copy",
        _later("A readable copy"),
        _later("we cannot read your remittance advice %(payment)s. Please send it again as a PDF."),
    ),
)
"""Their texts are said in the language of the letter, whatever the clerk's."""
_LAST = 20
"""Papers of the customer that are looked through for an address."""
_GREETING = _later("Dear Sir or Madam,")
_CLOSING = _later("Kind regards")
_SUBJECT = _later("Your payment %(payment)s")


class LetterBody(Frozen):
    """A letter as it is to be sent."""

    recipient: str = Field(max_length=254, examples=["ap@customer.example"])
    subject: str = Field(max_length=200)
    text: str = Field(max_length=10_000)


class Proposal(Frozen):
    """A letter to begin with."""

    question: str
    language: str
    recipient: str
    subject: str
    text: str


def questions_of(house: Mapping[str, LetterTemplate]) -> list[Question]:
    """Ours in the house's words where it has any, then those that are its own."""
    ours = {one.name: one for one in QUESTIONS}
    own = {
        name: Question(name, one.about, ours[name].text if name in ours else "", one.text)
        for name, one in house.items()
    }
    return list((ours | own).values())


def proposal(
    tx: Tx,
    document: Document,
    me: str,
    house: Mapping[str, LetterTemplate],
    policy: Policy,
    question: str = "",
    language: str = "",
) -> Proposal:
    """What could be written about the document; without a question the one that fits best, in English. To nobody where
    the mail is not to be trusted and the payer has not written before. Raises Invalid."""
    distrust = mistrust(tx, document, policy)
    asked = question or ("sent" if distrust else question_for(document))
    found = next((one for one in questions_of(house) if one.name == asked), None)
    spoken = language or "en"
    if found is None or spoken not in LANGUAGES or not (text := _text(found, spoken)):
        raise Invalid(f"There is no question {asked} in {spoken}.")
    say, values = catalogue(spoken).gettext, values_for(document)
    asks = figures_in(text % values, Locale.parse(spoken))
    body = f"{say(_GREETING)}\n\n{asks}\n\n{say(_CLOSING)}\n{me}\n"
    mail = tx.mails.get(document.mail_id) if document.mail_id else None
    answering = f"Re: {mail.subject.removeprefix('Re: ')}" if mail and mail.subject else ""
    recipient = (
        _known_address(tx, document)
        if distrust
        else writer(document.sender, document.hints, own_domains=policy.own_domains)
    )
    about = (answering or figures_in(say(_SUBJECT) % values, Locale.parse(spoken)))[:200]
    return Proposal(question=asked, language=spoken, recipient=recipient, subject=about, text=body)


def _known_address(tx: Tx, document: Document) -> str:
    """Of a mail that deserves no trust: who sent, from the customer's own domain, what was booked last. Whether a mail
    is false is not asked of its sender."""
    customer = tx.customers.get(document.customer) if document.customer else None
    if customer is None:
        return ""
    booked = Wanted(customer=customer.ref, states=BOOKED)
    wrote = [one.sender for one in tx.documents.list(booked, limit=_LAST, newest=True)]
    return next((one for one in wrote if knows(set(customer.email_domains), domain_of(one))), "")


def _text(question: Question, language: str) -> str:
    ours = catalogue(language).gettext(question.text) if question.text else ""
    return question.own.get(language) or ours


def letter_json(letter: Letter) -> dict[str, object]:
    """A letter on its way, with its version: what is said of it goes with If-Match."""
    return letter.model_dump(mode="json")
