"""Mails and letters that are no record: automatic replies, newsletters, cover notes, fraud, questions.

A cover note ("please find attached our remittance advice") must not pass for the paper that it covers: a short text
without any amount is claimed here more surely than its words claim it anywhere else.
"""

import re
from typing import Literal, NamedTuple

from docflow.schema.records import Extraction, Kind, Other
from extractors.contract import Hints
from extractors.fields.amounts import find_amounts
from extractors.fields.bank_change import bank_change, bank_change_in_mail, may_be_bank_change, review_of
from extractors.fields.lexicon import any_speaks_of, kinds, normalise, stems
from extractors.fields.references import looks_like_document_number
from extractors.other._besides import besides
from extractors.other._signs import letter_sign, mail_sign, sentence_sign, told
from extractors.other.letter import Letter, evidence_of, letter_of
from extractors.papers.paper import Paper
from extractors.papers.quoted import Line, is_reply

MOST = 0.97
"""Where an advice is as sure, it is one: automatic mails bring papers too."""
_LONGEST_NOTE = 90
_LONGEST_COVER = 25
"""Up to so many words a text that points at its attachment says nothing else."""
_LONGEST_LETTER = 300
_QUOTE = 80
_DISPUTES = 0.7
"""How much the words of a letter speak of a dispute where they do."""
_HEAD_LINES, _SURELY = 8, 0.9
"""Lines in which a paper says what it is, and how surely."""
_SHORT_NUMBER = 4
"""Signs that a number of a document has more than."""
_FEW = 2
"""Up to so many amounts a letter may name without listing what is paid."""
_SENTENCE = re.compile(r"[^.?!]*(?:[.!](?=\d)[^.?!]*)*[.?!]?")

Subtype = Literal[
    "auto_reply", "newsletter", "bank_detail_change", "phishing", "dunning_reply", "cover_note", "unknown"
]


class Verdict(NamedTuple):
    """What a mail is, how surely, and what a person should know."""

    subtype: Subtype
    claim: float
    confidence: float
    review: str = ""
    line: Line | None = None
    because: tuple[str, ...] = ()
    bank_change: str | None = None


def claim(paper: Paper, hints: Hints) -> float:
    """High for what is clearly none of the records, and for short texts without any amount."""
    verdict = _verdict(paper, hints)
    return verdict.claim if verdict else 0.0


def extract(paper: Paper, hints: Hints) -> list[Extraction]:
    """One record of kind other."""
    pages, letter = paper.pages, letter_of(paper, hints.subject)
    verdict = _verdict(paper, hints) or Verdict("unknown", 0.0, 0.5, _says(letter))
    notes = (*pages.notes, *(note for page in pages.pages for note in page.notes))
    review = tuple(sentence for sentence in (verdict.review, *notes) if sentence)
    record = Other(subtype=verdict.subtype, summary=_summary(letter))
    line = verdict.line
    fields = {"subtype": evidence_of(line, verdict.subtype, verdict.confidence, pages)} if line else {}
    because = verdict.because or ((f"It says {_shortened(line.text)}.",) if line else ())
    return [
        Extraction(
            kind=Kind.OTHER,
            confidence=verdict.confidence,
            review=review,
            record=record,
            fields=fields,
            because=because,
            bank_change=verdict.bank_change,
        )
    ]


def _verdict(paper: Paper, hints: Hints) -> Verdict | None:
    if not paper.printed:
        return None
    letter = letter_of(paper, hints.subject)
    if not letter.body:
        return Verdict("unknown", MOST, 0.9, "The mail has no text; ask the sender what was to come with it.")
    for judge in (_bank_change, _auto_reply, _newsletter, _phishing, _cover_note, _dunning_reply, _promise, _asked):
        if verdict := judge(letter, hints):
            return verdict
    return _unknown(letter) if letter.mailed else None


def _bank_change(letter: Letter, hints: Hints) -> Verdict | None:
    """A paper that also pays something keeps its kind; the registry adds the same sentence to it."""
    pays = sentence_sign(letter, "remittance", letter.body).found
    news = bank_change([letter.subject, *(line.text for line in letter.spoken)])
    if news is None and not pays and letter.mailed:
        news = bank_change_in_mail([letter.subject, *(line.text for line in letter.own)])
    if news is None or (letter.amounts and pays):
        return None
    line = next((line for line in letter.body if line.text == news), None)
    sure = 0.97 if not letter.amounts else 0.9
    return Verdict("bank_detail_change", sure, sure, review_of(news), line, bank_change=news)


def _auto_reply(letter: Letter, hints: Hints) -> Verdict | None:
    sign = mail_sign(letter, "auto_reply", letter.own[:12])
    if hints.auto_replied and not letter.amounts:
        return Verdict("auto_reply", MOST, 0.99, line=sign.line, because=_head("that a machine answered", sign.line))
    if not hints.auto_generated and _speaks_of_business(letter):
        return None  # "return" and "closed" are said of goods too, and people answer by hand under such a subject
    signs = told(letter, letter.own[:12])
    if {"absence", "return"} <= signs.keys() and not letter.amounts and letter.words <= _LONGEST_NOTE:
        away = signs["absence"] or signs["return"]
        if away and not _question(letter):
            return Verdict("auto_reply", 0.94, 0.96, line=away)
    if not sign.found or ((letter.amounts or _question(letter)) and not hints.auto_generated):
        return None
    by_subject = sign.line is None and sign.score >= 0.9
    if hints.auto_generated and (sign.score >= 0.7 or by_subject) and not letter.amounts:
        return Verdict("auto_reply", MOST, 0.99, line=sign.line)
    if sign.score >= 1.6 or (by_subject and sign.phrases > 1):
        return Verdict("auto_reply", 0.95, 0.97, line=sign.line)
    if sign.score >= 1.0 and letter.words <= _LONGEST_NOTE and not letter.amounts:
        return Verdict("auto_reply", 0.93, 0.96, line=sign.line)
    return None


def _newsletter(letter: Letter, hints: Hints) -> Verdict | None:
    sign = mail_sign(letter, "newsletter", letter.body)
    if _concerns_us(letter):
        return None
    if hints.bulk:
        sure = MOST if sign.score >= 0.35 else 0.94
        because = _head("that it went to a list", sign.line)
        return Verdict("newsletter", sure, sure, line=sign.line, because=because)
    if sign.score >= 2.0 and sign.phrases >= 3:
        return Verdict("newsletter", 0.93, 0.96, line=sign.line)
    return None


def _concerns_us(letter: Letter) -> bool:
    """Whether it speaks of business with us, or answers us."""
    return _speaks_of_business(letter) or is_reply(letter.subject)


def _speaks_of_business(letter: Letter) -> bool:
    """Whether it speaks of a payment, a claim or a reminder, or says that a paper waits elsewhere."""
    said = (sentence_sign(letter, kind, letter.body).score >= 0.5 for kind in ("remittance", "dispute", "dunning"))
    waits = letter_sign(letter, "portal", letter.body).found
    paid = letter.amounts and letter.vocabulary & stems()["pay"] and _is_numbered(letter)
    return any(said) or waits or bool(paid) or _figures(letter)


def _is_numbered(letter: Letter) -> bool:
    """Whether it names a document."""
    return any(
        looks_like_document_number(word.text.strip(".,;:()#")) and len(word.text) > _SHORT_NUMBER
        for line in letter.spoken
        for word in line.words
    )


def _phishing(letter: Letter, hints: Hints) -> Verdict | None:
    sign = mail_sign(letter, "phishing", letter.spoken)
    signs = told(letter, letter.spoken)
    lure = {"threat", "credential", "act"} <= signs.keys() and not letter.amounts
    portal = letter_sign(letter, "portal", letter.own).score >= 1.0
    single = lure or (sign.longest >= 4 and not letter.amounts and not portal)
    if not single and not (sign.score >= 1.6 and sign.phrases >= 2):
        return None
    line = sign.line or signs.get("credential") or signs.get("act")
    quote = _shortened(line.text if line else letter.subject)
    sentence = f"It may be fraud ({quote}): do not answer it and open no link in it."
    return Verdict("phishing", 0.96, 0.93, sentence, line)


def _cover_note(letter: Letter, hints: Hints) -> Verdict | None:
    if letter.amounts or _figures(letter) or letter.words > _LONGEST_NOTE:
        return None
    sign = mail_sign(letter, "cover_note", letter.own)
    if sign.line is None or _question(letter) or letter_sign(letter, "portal", letter.own).score >= 1.0:
        return None
    disputes = sentence_sign(letter, "dispute", letter.own).score
    if letter.words > _LONGEST_COVER and disputes:
        return None
    if said := besides(letter):
        more = f"It says more than that something is attached: {_shortened(said)}."
        return None if disputes >= _DISPUTES else Verdict("unknown", 0.97, 0.9, more, sign.line)
    if told := may_be_bank_change(line.text for line in letter.own):
        return Verdict("unknown", 0.97, 0.9, review_of(told), sign.line)
    return Verdict("cover_note", 0.97, 0.97 if letter.words <= 50 and not letter.replied else 0.96, line=sign.line)


_ANSWERS = {
    "not_received": "says that the invoice is not there, or asks for a copy",
    "has_paid": "says that it is paid",
    "will_pay": "promises a payment",
}
"""What the answer to a reminder may say, in the order of what is to be done."""


def _dunning_reply(letter: Letter, hints: Hints) -> Verdict | None:
    """The answer to a reminder, known by what it answers."""
    if letter.amounts or _figures(letter) or letter.words > _LONGEST_LETTER or not letter.words:
        return None
    quoted = [line for line in letter.body if line not in letter.own]
    answers = is_reply(letter.subject) and "overdue" in told(letter, ())
    if not answers and not (letter.replied and "overdue" in told(letter, quoted)):
        return None
    signs = told(letter, letter.own)
    disputes = sentence_sign(letter, "dispute", letter.own).score >= _DISPUTES
    refused = any_speaks_of("refuse", normalise(letter.text).split())
    if disputes and (refused or "not_received" not in signs):  # an invoice that did not come is no dispute by that
        return None
    kind, line = next(((name, signs[name]) for name in _ANSWERS if signs.get(name)), ("", None))
    does = f" and {_ANSWERS[kind]}" if kind else ""
    sentence = f"It answers a reminder{does}: {_shortened(line.text if line else letter.text)}."
    return Verdict("dunning_reply", 0.96, 0.92, sentence, line, (f"It answers {_shortened(letter.subject)}.",))


def _promise(letter: Letter, hints: Hints) -> Verdict | None:
    """What will be paid some day is no payment yet. What a claim sets off with the next payment is no promise."""
    sign = letter_sign(letter, "promise", letter.own)
    if (
        sign.line is None
        or _is_claim(letter)
        or letter.words > _LONGEST_NOTE
        or letter.amounts > _FEW
        or _figures(letter)
    ):
        return None
    sentence = f"It promises a payment: {_shortened(sign.line.text)}."
    return Verdict("unknown", 0.95, 0.9, sentence, sign.line)


def _is_claim(letter: Letter) -> bool:
    """A paper whose head calls it a debit note, a chargeback or the like."""
    head = () if letter.mailed else letter.body[:_HEAD_LINES]
    return any(hit.target == "dispute" and hit.weight >= _SURELY for line in head for hit in kinds().scan(line.text))


def _asked(letter: Letter, hints: Hints) -> Verdict | None:
    """A question that names the amount itself asks for money, or for news of it."""
    question = _question(letter)
    if question is None or not 0 < letter.amounts <= _FEW or letter.words > _LONGEST_NOTE or _figures(letter):
        return None
    asking = [part for part in _SENTENCE.findall(letter.text) if part.endswith("?")]
    if any(any_speaks_of("credit", normalise(part).split()) for part in asking):
        return None  # it asks for a credit: it disputes
    if sum(len(find_amounts(part)) for part in asking) < letter.amounts:
        return None
    return Verdict("unknown", 0.95, 0.9, f"It asks for an answer: {_shortened(question.text)}.", question)


def _unknown(letter: Letter) -> Verdict | None:
    """A mail without any figures that says something else: a person reads it."""
    if letter.amounts or _figures(letter) or letter.words > _LONGEST_LETTER:
        return None
    disputes = sentence_sign(letter, "dispute", letter.own).score >= _DISPUTES
    return Verdict("unknown", 0.4 if disputes else 0.93, 0.9, _says(letter))


def _says(letter: Letter) -> str:
    """Why a person must read it."""
    if letter_sign(letter, "portal", letter.own).score >= 1.0:
        return "It says that a paper waits elsewhere; get it there."
    if question := _question(letter):
        return f"It asks for an answer: {_shortened(question.text)}."
    if letter.replied:
        return f"It answers an earlier mail: {_shortened(letter.text or letter.subject)}."
    if sentence_sign(letter, "remittance", letter.own).found:
        return f"It speaks of a payment but names no amount: {_shortened(letter.text)}."
    return f"It is neither a payment nor a dispute that docflow knows: {_shortened(letter.text or letter.subject)}."


def _question(letter: Letter) -> Line | None:
    """The line that asks something; an offer to answer questions does not."""
    asking = letter_sign(letter, "question", letter.own)
    marked = next((line for line in letter.own if "?" in line.text and len(line.text.split()) >= 4), None)
    return marked or (asking.line if asking.score >= 0.7 else None)


def _figures(letter: Letter) -> bool:
    """Lines that may list what is paid although no amount in them is clear."""
    return sum(sum(any(c.isdigit() for c in word) for word in line.text.split()) >= 3 for line in letter.spoken) >= 2


def _head(says: str, line: Line | None) -> tuple[str, ...]:
    """What the head of the mail says of it, and a line that agrees."""
    return (f"Its head says {says}.", *((f"It says {_shortened(line.text)}.",) if line else ()))


def _summary(letter: Letter) -> str | None:
    text = " ".join((letter.text or letter.subject).split())
    return text[:200] or None


def _shortened(text: str) -> str:
    words = " ".join(text.split()).rstrip(".?!")
    return f'"{words if len(words) <= _QUOTE else words[: _QUOTE - 1] + "…"}"'
