"""A mail or letter in its parts: what its writer says here, without greeting formula, signature and quoted mail."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from docflow.schema.place import Pages
from docflow.schema.records import Evidence
from extractors.fields.amounts import find_amounts
from extractors.fields.lexicon import Phrases, normalise, vocabulary_of
from extractors.papers.paper import Paper, once
from extractors.papers.quoted import HEAD_LINES, Line, begins_quote, head_length, is_forwarded, says

_RULE = re.compile(r"\s*(?:[-_=*]{4,}|--)\s*$")
TEXTS = frozenset({"mail", "html", "text"})
"""Readers of what is written and not printed."""
_MAX_LINES = 150
_SHORT = 7


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
    vocabulary: frozenset[str]
    """All words, normalised."""
    mailed: bool
    """Written as a mail or plain text; on paper, who bills us prints an account."""

    def may_say(self, table: Phrases, target: str) -> bool:
        """Whether all words of some phrase for this stand in it: where not, no line needs to be read for it."""
        return target in _possible(table, self.vocabulary)

    @property
    def amounts(self) -> int:
        """How many amounts of money the document names, outside quoted mails."""
        return sum(len(find_amounts(line.text)) for line in self.spoken)

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
    lines = [line for n in range(min(3, len(paper.pages.pages))) for line in paper.lines(n)][:_MAX_LINES]
    head = 0
    if paper.pages.reader == "mail":
        head = head_length([line.text for line in lines[:HEAD_LINES]])
        for line in lines[:head]:
            subject = subject or line.text.partition("Subject:")[2].strip()
    body = tuple(lines[head:])
    forwarded = is_forwarded(subject, body)
    end, quoted = _end_of_own(body)
    own = body if forwarded and quoted else body[:end]
    replied = quoted and not forwarded
    vocabulary = vocabulary_of([subject, *(line.text for line in body)])
    return Letter(subject, own, body, replied, vocabulary, paper.pages.reader in TEXTS)


@lru_cache(maxsize=16)
def _possible(table: Phrases, words: frozenset[str]) -> frozenset[str]:
    return table.possible(words)


def _end_of_own(body: Sequence[Line]) -> tuple[int, bool]:
    """Where the writer's own words end, and whether a quoted mail follows."""
    closing = len(body)
    for at, line in enumerate(body):
        if begins_quote(body, at):
            return min(at, closing), True
        ends = _RULE.match(line.text) or (says("closing", line.text) and len(line.text.split()) <= _SHORT)
        if closing == len(body) and at and ends:
            closing = at
    return closing, False


def evidence_of(line: Line, value: str, confidence: float, pages: Pages) -> Evidence:
    """A value that a whole line speaks for."""
    words = line.words
    box = (min(w.x0 for w in words), min(w.y0 for w in words), max(w.x1 for w in words), max(w.y1 for w in words))
    method = next(page.method for page in pages.pages if page.number == line.page)
    return Evidence(
        value=value, confidence=confidence, page=line.page, box=box,
        text=line.text, method=method, ref=words[0].ref or None,
    )  # fmt: skip
