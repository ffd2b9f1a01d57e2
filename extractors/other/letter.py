"""A mail or letter in its parts: what its writer says here, without greeting formula, signature and quoted mail."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from docflow.schema.place import Page, Pages, Word
from docflow.schema.records import Evidence
from extractors.fields.amounts import find_amounts
from extractors.fields.lexicon import letters, normalise
from extractors.papers.paper import Paper, once

_QUOTE_MARK = re.compile(r"\s*[>|]")
_RULE = re.compile(r"\s*(?:[-_=*]{4,}|--)\s*$")
_HEAD = re.compile(r"(?:From|Subject|Date):\s")
_HEADER_FIELD = re.compile(
    r"(?:from|sent|to|subject|date|von|gesendet|an|betreff|datum|de|envoyé|à|objet|date|enviado|para|asunto|da|inviato|a"
    r"|oggetto|van|verzonden|aan|onderwerp|enviada|assunto)\s?:\s?\S",
    re.IGNORECASE,
)
_FORWARD = re.compile(r"\s*(?:fwd?|wg|tr|rv|i|enc|doorst|res?env|rif)\s?:", re.IGNORECASE)
_MAX_LINES = 150
_SHORT = 7


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line and where it stands."""

    text: str
    page: int
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """The parts of a mail or letter."""

    subject: str
    own: tuple[Line, ...]
    """What the writer says, up to the closing formula or a quoted mail."""
    body: tuple[Line, ...]
    """Everything below the head, quoted mails and signatures included."""
    replied: bool
    """A mail is quoted below, and not forwarded."""
    amounts: int
    """How many amounts of money the document names, outside quoted mails."""

    @property
    def text(self) -> str:
        """The writer's own words."""
        return " ".join(line.text for line in self.own)

    @property
    def words(self) -> int:
        """How many the writer used."""
        return len(normalise(self.text).split())

    @property
    def spoken(self) -> tuple[Line, ...]:
        """All but a mail that is only quoted."""
        return self.own if self.replied else self.body


@once
def letter_of(paper: Paper, subject: str) -> Letter:
    """The parts of the first pages; the subject is of the mail that brought it, if one did."""
    lines = [line for page in paper.pages.pages[:3] for line in lines_of(page)][:_MAX_LINES]
    head = 0
    if paper.pages.reader == "mail":
        while head < min(3, len(lines)) and _HEAD.match(lines[head].text):
            subject = subject or lines[head].text.partition("Subject:")[2].strip()
            head += 1
    body = tuple(lines[head:])
    forwarded = bool(_FORWARD.match(subject)) or any(_is("forwarded", line.text) for line in body)
    end, quoted = _end_of_own(body)
    own = body if forwarded and quoted else body[:end]
    replied = quoted and not forwarded
    amounts = sum(len(find_amounts(line.text)) for line in (own if replied else body))
    return Letter(subject, own, body, replied, amounts)


def lines_of(page: Page) -> list[Line]:
    """Printed lines, in reading order."""
    found: list[list[Word]] = []
    for word in page.words:
        last = found[-1][-1] if found else None
        if last is None or abs((word.y0 + word.y1) - (last.y0 + last.y1)) > (last.y1 - last.y0) or word.x0 < last.x0:
            found.append([])
        found[-1].append(word)
    return [Line(" ".join(word.text for word in words), page.number, tuple(words)) for words in found]


def _end_of_own(body: Sequence[Line]) -> tuple[int, bool]:
    """Where the writer's own words end, and whether a quoted mail follows."""
    closing = len(body)
    for at, line in enumerate(body):
        if _begins_quote(body, at):
            return min(at, closing), True
        ends = _RULE.match(line.text) or (_is("closing", line.text) and len(line.text.split()) <= _SHORT)
        if closing == len(body) and at and ends:
            closing = at
    return closing, False


def _begins_quote(body: Sequence[Line], at: int) -> bool:
    """ "> ...", "Original message", "On ... wrote:", or the head of a mail ("From: ... Sent: ... Subject: ...")."""
    text = body[at].text
    if _QUOTE_MARK.match(text):
        return True
    if _is("quoted", text) and (text.rstrip().endswith(":") or text.lstrip().startswith(("-", "_"))):
        return True
    return all(_HEADER_FIELD.match(line.text) for line in body[at : at + 3]) and len(body) >= at + 3


def _is(part: str, text: str) -> bool:
    return len(text) < 300 and any(hit.target == part for hit in letters().scan(text))


def evidence_of(line: Line, value: str, confidence: float, pages: Pages) -> Evidence:
    """A value that a whole line speaks for."""
    words = line.words
    box = (min(w.x0 for w in words), min(w.y0 for w in words), max(w.x1 for w in words), max(w.y1 for w in words))
    method = next(page.method for page in pages.pages if page.number == line.page)
    return Evidence(
        value=value, confidence=confidence, page=line.page, box=box,
        text=line.text, method=method, ref=words[0].ref or None,
    )  # fmt: skip
