"""What a document says it is: titles, phrases of its text, and what stands in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain, islice
from statistics import median

from extractors.fields.composed import composed_claim
from extractors.fields.lexicon import Hit, columns, kinds, labels, normalise, sentences
from extractors.invoice._goods import goods_of
from extractors.invoice._totals import totals_of
from extractors.papers.blocks import size_of
from extractors.papers.listing import is_listed
from extractors.papers.loose import in_mail_head
from extractors.papers.paper import Paper, once
from extractors.papers.quoted import is_reply
from extractors.tables import Atom, Row, Table

_HEAD_ROWS = 30
_ENDINGS = {
    "rechnung": "invoice",
    "faktura": "invoice",
    "factuur": "invoice",
    "gutschrift": "credit_note",
    "creditnota": "credit_note",
    **dict.fromkeys(("belastung", "reklamation", "beanstandung", "debetnota", "klacht", "claim"), "dispute"),
}
_BEGINNINGS = ("reklamations", "beanstandungs", "belastungs", "klachten", "reclamatie", "schadens")
"""How compounds begin that call a paper a dispute: "Reklamationsblatt"."""
_WRITTEN = frozenset(("mail", "text", "html"))
_COLUMNS = 3
_SEVERAL = 3
"""Lines of a table from which it is a list."""
_SHORTEST = 4
"""Letters of a title, at least."""
_LITTLE = 0.3
"""Share of its phrase that a kind must make up, unless it opens it."""
_MOST_ROWS = 400
"""Rows that are read for phrases."""
_HYPHEN = re.compile(r"(?<=[^\W\d_]{3})-(?=[^\W\d_]{3})")
_MADE_UP = 0.9
_REFERRED = frozenset(("purchase_order", "order_confirmation", "quote", "delivery_note"))
"""Papers that others name by number: "Purchase order: 4577614488" is a label with its value."""
_REFERRED_TO = 0.2
"""What such a label with its value is worth as a title."""
_LONG = 12
"""Words of a phrase beyond which it is prose, no title."""


@dataclass(slots=True)
class Signals:
    """Evidence for each kind of document."""

    titles: dict[str, float] = field(default_factory=dict)
    """Kind -> 0..1: how surely a title, the subject or a stamp says so."""
    told: dict[str, int] = field(default_factory=dict)
    """Kind -> number of different phrases of it in the running text."""

    def title(self, *wanted: str) -> float:
        """The best title of these kinds."""
        return max((self.titles.get(kind, 0.0) for kind in wanted), default=0.0)

    def other_title(self, *wanted: str) -> float:
        """The best title of any kind but these."""
        return max((worth for kind, worth in self.titles.items() if kind not in wanted), default=0.0)


@once
def signals_of(paper: Paper, subject: str) -> Signals:
    """Read titles from the head of the first page and the subject, phrases from everywhere."""
    found = Signals()
    rows = paper.rows[0] if paper.rows else []
    body = median([size_of(atom) for row in rows for atom in row.atoms] or [10.0])
    heads = [id(row) for table in paper.tables for row in table.header]
    lists = [table for table in paper.tables if _lists(table)]
    for row in (row for row in rows[:_HEAD_ROWS] if id(row) not in heads):
        if any(table.covers(row) for table in lists):
            continue
        if in_mail_head(paper, row):
            subject = subject or row.text.partition("Subject:")[2].strip()
            continue
        for at, atom in enumerate(row.atoms):
            if _may_be_title(row, at) and not is_listed(paper, atom.text):
                _note(found.titles, _titles(atom, row, at, body))
    words = [word for row in islice(chain(*paper.rows), _MOST_ROWS) for word in normalise(row.text).split()]
    for hit in sentences().scan_words(words):
        found.told[hit.target] = found.told.get(hit.target, 0) + 1
    called = list(_subject(subject))
    if not (any(kind == "dispute" for kind, _ in called) and _bills(paper, found)):
        _note(found.titles, iter(called))
    return found


def _bills(paper: Paper, found: Signals) -> bool:
    """Whether a file is by itself a bill, with positions and a tax that its totals prove: the subject of the mail with
    which it came ("Complaint about invoice 4711") speaks of the mail."""
    if paper.pages.reader in _WRITTEN or found.title("dispute") or found.told.get("dispute"):
        return False
    goods = goods_of(paper)
    totals = totals_of(paper, goods) if goods.positions else None
    return totals is not None and totals.proven and any(tax.value for tax in totals.taxes)


def _lists(table: Table) -> bool:
    """Whether it names several documents below its headers: what each is called there is no title of the paper."""
    return bool(table.header) and table.number is not None and len(table.lines) >= _SEVERAL


def _in_prose(row: Row, at: int) -> bool:
    """A piece of a justified line that its blanks have parted: "has been rejected:" "invoice 4711"; no title begins in
    small letters beside other words."""
    beside = row.atoms[1:2] if at == 0 else row.atoms[at - 1 : at]
    return row.atoms[at].text[:1].islower() and any(atom.kind == "text" for atom in beside)


def _may_be_title(row: Row, at: int) -> bool:
    """Words outside running text; of heads of columns the only one in capitals: "FACTURE" over its number, beside
    "Date"."""
    if row.atoms[at].kind not in ("text", "code") or _in_prose(row, at):
        return False
    known = (n for n, atom in enumerate(row.atoms) if columns().exact(atom.text))  # a name in capitals is no head
    capitals = [n for n in known if row.atoms[n].text.isupper() and len(row.atoms[n].text) >= _SHORTEST]
    return not _heads_columns(row) or capitals == [at]


def _heads_columns(row: Row) -> bool:
    """Three or more words side by side, most of them known as heads of columns: no title stands there. The last may be
    the label of a sum beside the table, with its amount."""
    heads = row.atoms[:-1] if row.atoms and row.atoms[-1].kind == "money" else row.atoms
    if len(heads) < _COLUMNS or any(atom.kind not in ("text", "code") for atom in heads):
        return False
    known = sum(bool(columns().exact(atom.text) or labels().exact(atom.text)) for atom in heads)
    return 3 * known >= 2 * len(heads)


@once
def text_of(paper: Paper) -> str:
    """All rows as running text."""
    return " ".join(row.text for rows in paper.rows for row in rows)


def _note(titles: dict[str, float], found: Iterator[tuple[str, float]]) -> None:
    for kind, worth in found:
        titles[kind] = max(titles.get(kind, 0.0), worth)


def kinds_in(text: str) -> list[Hit]:
    """Kinds named in a text; titles set in s p a c e d letters and compounds ("Beitragsrechnung")
    are known too."""
    text = unspaced(text)
    hits = kinds().scan(text) or kinds().scan(text := _HYPHEN.sub("", text))
    taken = {n for hit in hits for n in range(hit.start, hit.end)}
    for n, word in enumerate(normalise(text).split()):
        kind = next((kind for ending, kind in _ENDINGS.items() if word.endswith(ending) and word != ending), None)
        kind = kind or ("dispute" if word.startswith(_BEGINNINGS) else None)
        if kind is not None and n not in taken:
            hits.append(Hit(kind, 0.9, "", n, n + 1, word))
    return hits


def unspaced(text: str) -> str:
    """ "I N V O I C E" -> "INVOICE"."""
    parts = text.split()
    return "".join(parts) if len(parts) >= 5 and all(len(part) == 1 for part in parts) else text


def _titles(atom: Atom, row: Row, at: int, body: float) -> Iterator[tuple[str, float]]:
    """A phrase of few words that names a kind: largest when set large or alone, less as the label of a value."""
    words = [word for word in normalise(atom.text).split() if not any(c.isdigit() for c in word) and word != "no"]
    if not words or len(words) > _LONG:
        return
    numbered = "no" in normalise(atom.text).split() or any(hit.weight >= 0.9 for hit in labels().exact(atom.text)[:1])
    if len(unspaced(atom.text)) < len(atom.text):
        words = [unspaced(atom.text)]
    hits = kinds_in(atom.text)
    if not any(hit.end - hit.start >= len(words) for hit in hits):
        hits += _composed(atom, row)  # "NOTA DE COBRO": the whole of it says more than its Dutch first word
    for hit in hits:
        share = min(1.0, (hit.end - hit.start) / len(words))
        if share < _LITTLE and hit.start:
            continue
        share = max(share, _LITTLE)
        large = size_of(atom) > 1.15 * body or atom.text.isupper()
        beside = row.atoms[at + 1] if at + 1 < len(row.atoms) else None
        valued = beside is not None and (beside.kind != "text" or any(map(str.isdigit, beside.text)))
        valued = valued or (hit.target in _REFERRED and any(map(str.isdigit, atom.text)))
        dated = hit.start == 0 and any(other.kind == "date" for other in row.atoms[at + 1 :])
        place = (
            1.0
            if large
            else 0.85
            if dated
            else _REFERRED_TO
            if valued and hit.target in _REFERRED
            else 0.55
            if valued or atom.text.endswith(":") or (numbered and share < 1)
            else 0.85
        )
        yield hit.target, hit.weight * place * (0.4 + 0.6 * share)


def _composed(atom: Atom, row: Row) -> list[Hit]:
    """A title that no list knows, made of words of claiming; beside an amount it is the label of a deduction."""
    words = normalise(atom.text).split()
    titled = not row.has_money and composed_claim(atom.text)
    return [Hit("dispute", _MADE_UP, "", 0, len(words), " ".join(words))] if titled else []


def _subject(subject: str) -> Iterator[tuple[str, float]]:
    """A subject names its kind first: "Reklamation Rechnung 4711" is a complaint. That of an answer is another's."""
    hits = kinds_in(subject)
    answered = is_reply(subject)
    for hit in (hit for hit in hits if hit.target == "dispute" or not answered):
        yield hit.target, hit.weight * (0.85 if hit.start == 0 or hit.target == "dispute" else 0.45)
