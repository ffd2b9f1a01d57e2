"""Documents told one after another, in lines or in running text: each is opened by its number at the beginning of a
line or behind a semicolon, and what is said up to the next one is said of it."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extractors.fields.lexicon import normalise, stems
from extractors.fields.references import document_type_of, looks_like_document_number
from extractors.papers.loose import in_mail_head
from extractors.papers.pairs import part_of
from extractors.papers.paper import Paper, once
from extractors.remittance._cards import rows_by_card
from extractors.remittance._retold import Said, retold
from extractors.tables import Atom, Row
from extractors.tables.kinds import label_of

_MARKS = " .,;:()#*-–—•·|/"
_CLOSING = ".,;:()"
_ENDS = (",", ";", ":", ")", "/")
_COUNTED = re.compile(r"\(?\d{1,2}[.)]")
_DIGIT = re.compile(r"\d")
_LABEL = re.compile(r"\D+:")
_CENTS = re.compile(r"[.,]\d\d(?!\d)")
_AMOUNT = re.compile(r"[-–−]?\d[\d.,'’]*[.,]\d\d[-–−]?")
_CAPITALS = 4
"""Letters before a number that may be part of it."""
_WORDS = 4
"""Words before a number that say what kind of document it is, at most."""
_LEADING = 2.2
"""Ems from one line of a paragraph to the next."""
_FOLLOWING = 5
"""Rows below the one that opens a document, in which it may be named again."""
_LONG = 12
"""Words of a line that may be broken anywhere."""
_NUMBER_WORDS = stems()["number"] | {"no", "ref"}


@dataclass
class Opened:
    """A document's number and what is said behind it."""

    row: Row
    number: Atom
    kind: str
    listed: bool
    """Whether a bullet, a count or the sign of a number stands before it."""
    dates: list[Atom] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)
    before: list[Atom] = field(default_factory=list)
    """The words between the number and its first amount."""

    def take(self, atom: Atom) -> None:
        """What stands next in the text."""
        if atom.kind == "date":
            if not self.said or atom.y0 < self.row.y1:  # one in a row below its amounts is the next document's
                self.dates.append(atom)
        elif atom.kind == "money":
            self.said.append(Said(atom))
        elif self.said:
            self.said[-1] = self.said[-1].with_word(atom)
        else:
            self.before.append(atom)


@once
def opened(paper: Paper) -> tuple[Opened, ...]:
    """All of which amounts are said."""
    rows = [row for row in rows_by_card(paper) if row.atoms and not in_mail_head(paper, row)]
    found: list[Opened] = []
    above: Row | None = None
    named_until = 0
    for n, row in enumerate(rows):
        at = len(found)
        goes_on = bool(found) and above is not None and (n < named_until or _goes_on(above, row))
        found.extend(_told(paper, row, found[-1] if goes_on else None))
        above = row if goes_on or len(found) > at else None
        if len(found) == at + 1:
            named_until = _named_again(rows, n, found[-1].number.text)
    paid = [one for one in found if one.said]
    made = [_DIGIT.sub("9", one.number.text) for one in paid]
    alike = {shape for shape, times in Counter(made).items() if times > 1 and not shape.isdigit()}
    sure = (one.kind or one.dates or one.listed or shape in alike for one, shape in zip(paid, made, strict=True))
    return tuple(one for one, known in zip(paid, sure, strict=True) if known)


def _named_again(rows: Sequence[Row], at: int, number: str) -> int:
    """Behind the close row below that names this document again ("Net invoice 4711: 950.00"): what stands between is
    said of it too."""
    near = [n for n in range(at + 1, min(len(rows), at + _FOLLOWING)) if rows[n].page == rows[at].page]
    return next((n + 1 for n in near if number in rows[n].text.split()), 0)


def _goes_on(above: Row, row: Row) -> bool:
    """Whether a line may belong to the document of the line above it: close below, no sum and no label. A short line
    that ends in its amount is a whole one."""
    near = row.page == above.page and row.y0 - above.y0 < _LEADING * row.em
    whole = above.atoms[-1].kind == "money" and sum(len(atom.words) for atom in above.atoms) < _LONG
    return (
        near
        and not (whole and row.has_money)
        and not label_of(row)
        and not _LABEL.fullmatch(row.atoms[0].words[0].text)
    )


def _told(paper: Paper, row: Row, last: Opened | None) -> Iterator[Opened]:
    """The documents that this line opens; before them it goes on with the last one."""
    tokens = list(_tokens(paper, row))
    at, begin = 0, 0
    while at < len(tokens):
        one = _opening(row, tokens, at) if at == begin else None
        if one is not None:
            known = last is not None and one[0].number.text == last.number.text
            last, at = last if known else one[0], one[1]
            if last is not None and not known:
                yield last
            continue
        if last is not None:
            last.take(tokens[at])
        at += 1
        if tokens[at - 1].words[-1].text.endswith(";"):
            begin = at


def _tokens(paper: Paper, row: Row) -> Iterator[Atom]:
    """Amounts and dates in one piece, everything else word by word."""
    for n, atom in enumerate(retold(row)):
        opens = n == 0 and len(atom.words) > 1 and _CENTS.search(atom.text) is None  # "- 846014", "R452522 -"
        if atom.kind == "date" or (atom.kind == "money" and not opens):
            yield atom
        else:
            yield from (_sorted(paper, part_of(atom, k, k + 1)) for k in range(len(atom.words)))


def _sorted(paper: Paper, word: Atom) -> Atom:
    """A word, as an amount or a date where it is one: "(01/07/2025)", "-583,06."."""
    bare = word.text.strip(_MARKS)
    if _AMOUNT.fullmatch(amount := word.text.strip(_CLOSING)) and paper.amount(word._replace(text=amount)) is not None:
        return word._replace(text=amount, kind="money")
    dated = len(bare) > _CAPITALS and not bare.isdigit() and bare[:1].isdigit()
    return day if dated and paper.day(day := word._replace(text=bare, kind="date")) is not None else word


def _opening(row: Row, tokens: Sequence[Atom], at: int) -> tuple[Opened, int] | None:
    """The document opened here: bullets, a count and words for its kind, then its number; and where it ends."""
    words: list[str] = []
    listed = False
    for n in range(at, min(len(tokens), at + 2 * _WORDS)):
        text = tokens[n].words[0].text
        if tokens[n].kind in ("date", "money"):
            return None
        if not text.strip(_MARKS) or (_COUNTED.fullmatch(text) and not words and at == 0):
            listed = True
            continue
        number = _number(tokens, n)
        listed = listed or (number is not None and text.startswith("#"))
        if number is not None:
            kind = " ".join(word for word in words if normalise(word) not in _NUMBER_WORDS)
            known = not kind or document_type_of(kind) not in (None, "purchase_order")
            numbered = listed or text.startswith("#")
            return (Opened(row, number[0], kind, numbered), number[1]) if known else None
        if any(map(str.isdigit, text)) or len(words) == _WORDS:
            return None
        words.append(text.strip(_MARKS))
    return None


def _number(tokens: Sequence[Atom], at: int) -> tuple[Atom, int] | None:
    """The number that begins here, with its letters and in its groups ("FC A 0012-00013941"), and where it ends."""
    end = at
    while end < len(tokens) and _is_part(tokens[end]) and (end == at or not tokens[end - 1].text.endswith(_ENDS)):
        end += 1
    words = [word for token in tokens[at:end] for word in token.words]
    texts = [word.text.strip(_MARKS) for word in words]
    while texts and not any(map(str.isdigit, texts[-1])):
        words, texts, end = words[:-1], texts[:-1], end - 1
    if not texts or not sum(c.isdigit() for text in texts for c in text) > 1:
        return None
    if len(texts) > 1 and texts[0].isalpha() and texts[-1][:1].isalpha():
        return None  # "FT V2025-1446": the letters say the kind
    whole, led = " ".join(texts), all(text.isalpha() for text in texts[:-1])
    if not (looks_like_document_number(whole) or (led and looks_like_document_number(texts[-1]))):
        return None
    first, last = words[0], words[-1]
    atom = tokens[at]._replace(
        kind="code", text=whole, x0=first.x0, x1=last.x1, left=first.x0, right=last.x1, words=tuple(words)
    )
    return atom, end


def _is_part(token: Atom) -> bool:
    """Digits, or a few capitals that may stand before them."""
    text = token.text.strip(_MARKS)
    letters = text.isalpha() and text.isupper() and len(text) <= _CAPITALS
    return token.kind not in ("money", "date") and (letters or any(map(str.isdigit, text)))
