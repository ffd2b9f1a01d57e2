"""Statements of account and reminders: what somebody says is open. They pay nothing, though they list invoices."""

import itertools

from docflow.schema.records import Extraction, Kind, Other
from extractors.contract import Hints
from extractors.fields.lexicon import Hit, columns, kinds
from extractors.other._signs import sentence_sign
from extractors.other.letter import Letter, evidence_of, letter_of
from extractors.papers.paper import Paper
from extractors.papers.quoted import Line, is_reply

MOST = 0.96
_TITLE_LINES = 30
_TITLE_WORDS = 9
_WIDE = 1.6
"""Gap between two texts of a line, in heights of the line."""
_FEWEST_HEADS = 3
_REMINDER = "It is a reminder: somebody asks us to pay; pass it on to accounts payable, or answer it."


def claim(paper: Paper, hints: Hints) -> float:
    """By the title, by what the sentences say, by a column of running balances."""
    if not paper.printed:
        return 0.0
    letter = letter_of(paper, hints.subject)
    titles = _titles(letter)
    rivals = max((found for kind, (found, _) in titles.items() if kind not in ("statement", "dunning")), default=0.0)
    own = max((titles[kind][0] for kind in ("statement", "dunning") if kind in titles), default=0.0)
    if (
        not own
        or titles.get("remittance", (0.0, None))[0] >= own
        or sentence_sign(letter, "remittance", letter.own).score >= 2
    ):
        return 0.0
    told = sum(min(1.0, sentence_sign(letter, kind, letter.body).score) for kind in ("statement", "dunning"))
    balance = any("balance" in _heads(line) for line in letter.body)
    return min(MOST, max(0.0, 0.7 * own + 0.12 * told + 0.15 * balance - 0.4 * max(0.0, rivals - 0.8 * own)))


def extract(paper: Paper, hints: Hints) -> list[Extraction]:
    """One record of kind other; a reminder goes to a person, a plain statement does not."""
    letter = letter_of(paper, hints.subject)
    titles = _titles(letter)
    dunning, statement = titles.get("dunning", (0.0, None)), titles.get("statement", (0.0, None))
    reminds = dunning[0] > statement[0]
    _, line = dunning if reminds else statement
    pages = paper.pages
    notes = (*pages.notes, *(note for page in pages.pages for note in page.notes))
    review = (_REMINDER, *notes) if reminds else notes
    sure = 0.9 if reminds else round(min(0.98, 0.6 + 0.4 * claim(paper, hints)), 4)
    record = Other(subtype="unknown" if reminds else "statement", summary=line.text if line else letter.subject or None)
    fields = {"subtype": evidence_of(line, record.subtype, sure, pages)} if line else {}
    return [Extraction(kind=Kind.OTHER, confidence=sure, review=review, record=record, fields=fields)]


def _titles(letter: Letter) -> dict[str, tuple[float, Line | None]]:
    """Kind -> how much of a text at the top, or of the subject, its words make up, and its line."""
    best: dict[str, tuple[float, Line | None]] = {}
    above = itertools.takewhile(lambda line: not _heads(line), letter.body[:_TITLE_LINES])
    tops = [(text, line) for line in above for text in _apart(line)]
    for text, line in [*tops, ("" if is_reply(letter.subject) else letter.subject, None)]:
        if len(text.split()) > _TITLE_WORDS or _tells_figures(text):
            continue
        for hit in kinds().scan(text):
            worth = _share(hit, text)
            if worth > best.get(hit.target, (0.0, None))[0]:
                best[hit.target] = (worth, line)
    return best


def _apart(line: Line) -> list[str]:
    """The texts of a line that are set wide apart: a name at the left, a title at the right."""
    texts = [[line.words[0]]]
    for before, word in itertools.pairwise(line.words):
        if word.x0 - before.x1 > _WIDE * (word.y1 - word.y0):
            texts.append([])
        texts[-1].append(word)
    return [" ".join(word.text for word in text) for text in texts]


def _tells_figures(text: str) -> bool:
    """A row of a list is no title, whatever type of document stands in it."""
    return sum(any(c.isdigit() for c in word) for word in text.split()) > 1


def _share(hit: Hit, text: str) -> float:
    return hit.weight * (0.6 + 0.4 * min(1.0, (hit.end - hit.start) / max(1, len(text.split()))))


def _heads(line: Line) -> frozenset[str]:
    """Roles of the columns whose heads the line prints; empty where it is no row of heads."""
    found = frozenset(hit.target for hit in columns().scan(line.text) if hit.weight >= 0.7)
    return found if len(found) >= _FEWEST_HEADS else frozenset()
