"""A mail's new words told from the history that it quotes, as Outlook, Gmail, Apple and others write it.

A mail that was passed on, and one that only points at what stands below, mean all of it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docflow.schema.place import Page, Pages, Word
from extractors.fields.lexicon import letters, normalise

MARK = re.compile(r"\s*[>|]")
HEAD = re.compile(r"(?:From|Subject|Date|To):\s")
"""The lines that the mail reader prints on top."""
FIELD = re.compile(
    r"\*?(?:from|sent|to|cc|subject|date|von|gesendet|an|betreff|datum|de|envoyé|à|objet|enviado(?: el)?|para|asunto"
    r"|fecha|da|inviato|a|oggetto|data|van|verzonden|aan|onderwerp|enviada(?: em)?|assunto)\s?:\*?\s?\S",
    re.IGNORECASE,
)
"""A line of the head of a mail that stands in another, in seven languages."""
_FORWARD = re.compile(r"\s{0,9}(?:fwd?|wg|tr|rv|i|enc|doorst|res?env|rif)\s?:", re.IGNORECASE)
_REPLY = re.compile(r"\s{0,9}(?:re|aw|antw|antwort|rif|r|res|sv|vs)\s?(?:\[\d+\]\s?)?:", re.IGNORECASE)
HEAD_LINES = 4
"""How many of them there are, at most."""
_THIN = 25
"""Up to so many words a text may be that only points at what it quotes."""
_LONG = 300


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line and where it stands."""

    text: str
    page: int
    words: tuple[Word, ...]


def lines_of(page: Page) -> list[Line]:
    """Printed lines, in reading order."""
    found: list[list[Word]] = []
    for word in page.words:
        last = found[-1][-1] if found else None
        if last is None or abs((word.y0 + word.y1) - (last.y0 + last.y1)) > (last.y1 - last.y0) or word.x0 < last.x0:
            found.append([])
        found[-1].append(word)
    return [Line(" ".join([word.text for word in words]), page.number, tuple(words)) for words in found]


def says(part: str, text: str) -> bool:
    """Whether a line holds a phrase that does this in a letter: closing, quoted, forwarded, below ..."""
    return len(text) < _LONG and any(hit.target == part for hit in letters().scan(text))


def head_length(texts: Sequence[str]) -> int:
    """How many of the first lines the mail reader printed: each of them once, one below the other."""
    fields: list[str] = []
    for text in texts[:HEAD_LINES]:
        found = HEAD.match(text)
        if found is None or found.group() in fields:
            break
        fields.append(found.group())
    return len(fields)


def is_forwarded(subject: str, body: Sequence[Line]) -> bool:
    """Whether somebody passed on another's mail."""
    return bool(_FORWARD.match(subject)) or any(says("forwarded", line.text) for line in body)


def is_field(text: str) -> bool:
    """Whether a line may be one of the head of a mail that stands in another."""
    return bool(FIELD.match(text))


def is_reply(subject: str) -> bool:
    """Whether the subject is that of the mail which is answered: it says nothing of what the answer is."""
    return bool(_REPLY.match(subject))


def begins_quote(body: Sequence[Line], at: int) -> bool:
    """ "> ...", "Original message", "On ... wrote:", or the head of a mail ("From: ... Sent: ... Subject: ...")."""
    return bool(MARK.match(body[at].text)) or _attributes(body, at) > 0 or _divides(body, at)


def _attributes(body: Sequence[Line], at: int) -> int:
    """How many lines from here say who wrote what follows: "On Monday ... <ar@us.example>" "wrote:"."""
    text = body[at].text
    for count in (1, 2):
        if at + count > len(body):
            break
        text = text if count == 1 else f"{text} {body[at + 1].text}"
        first = body[at].text
        if text.rstrip().endswith(":") and says("quoted", text) and (count == 1 or "@" in first or _dated(first)):
            return count
    return 0


def _dated(text: str) -> bool:
    return sum(c.isdigit() for c in text) >= 4


def _divides(body: Sequence[Line], at: int) -> bool:
    """ "-----Original Message-----", or three lines that are the head of a mail."""
    text = body[at].text
    if says("quoted", text) and text.lstrip().startswith(("-", "_")):
        return True
    return len(body) >= at + 3 and all(FIELD.match(line.text) for line in body[at : at + 3])


def without_quoted(pages: Pages) -> Pages:
    """The pages of a mail without the history that it quotes; all other pages, and mails that mean it all, as is."""
    if pages.reader != "mail" or not pages.pages:
        return pages
    lines = [line for page in pages.pages for line in lines_of(page)]
    head = lines[: head_length([line.text for line in lines[:HEAD_LINES]])]
    subject = next((line.text.partition(":")[2] for line in head if line.text.startswith("Subject:")), "")
    body = lines[len(head) :]
    dropped = {id(line) for line in _quoted(body)}
    own = [line for line in body if id(line) not in dropped]
    if not dropped or is_forwarded(subject.strip(), body) or _points_below(own):
        return pages
    gone = {id(word) for line in body if id(line) in dropped for word in line.words}
    kept = tuple(
        page.model_copy(update={"words": tuple(word for word in page.words if id(word) not in gone)})
        for page in pages.pages
    )
    return pages.model_copy(update={"pages": kept})


def _quoted(body: Sequence[Line]) -> Iterator[Line]:
    """Lines of the history: to the end behind its head, else only those that are marked."""
    at = 0
    while at < len(body):
        lead = _attributes(body, at)
        if _divides(body, at) or (lead and not any(MARK.match(line.text) for line in body[at + lead :])):
            yield from body[at:]
            return
        yield from body[at : at + lead]
        if not lead and MARK.match(body[at].text):
            yield body[at]
        at += max(1, lead)


def _points_below(own: Sequence[Line]) -> bool:
    """Nothing new is said, or only that it stands below."""
    said = [line for line in own if not says("closing", line.text)]
    words = len(normalise(" ".join(line.text for line in said)).split())
    return not words or (words <= _THIN and any(says("below", line.text) for line in said))
