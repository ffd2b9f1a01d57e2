"""What may be a fact of the payment: one value, wherever it stands, with all that speaks for and against it."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from extractors.fields.lexicon import normalise, small_words, stems
from extractors.fields.understood import understood_label
from extractors.papers.facts.questions import Question
from extractors.papers.header import Choice, Reader
from extractors.papers.labels import pairs_in
from extractors.papers.loose import names_paying
from extractors.papers.pairs import Pair
from extractors.papers.paper import Paper, once
from extractors.papers.written import written_in
from extractors.tables import Atom, Row

_LEVELS = ((0.85, "clear"), (0.65, "sure"), (0.45, "fair"), (0.15, "weak"))
_OF_BANKS = frozenset(("utr", "uetr", "trn", "imad", "rrn", "trace"))
"""What payment systems call the number of one transfer."""
_BATCHES = ("batch", "lauf", "run", "lot", "lote", "lotto", "remesa", "stapel")
"""How words end for many payments made at once."""
_NEAR = 6
"""Ems between the rows of one block."""
_SAID = 0.6
"""Weight from which a label says that a value is this fact."""
_BEFORE = 3
"""Words before a number that say what it is."""
_NAMED = 0.5
"""Weight from which a label asks for the method."""
MADE_UP = 0.8
"""What a label is worth that no list knows, where a known one is worth 1."""
_FAR = 15
"""Ems between a label and what stands level with it by chance."""


@dataclass(slots=True, eq=False)
class Thing:
    """A value and the first place at which it stands, or the one whose label says most."""

    value: str
    choice: Choice
    signs: set[str] = field(default_factory=set)
    told: dict[str, float] = field(default_factory=dict)
    """What labels say that it is, each at its best."""

    def called(self, fields: Collection[str], least: float) -> bool:
        """Whether a label calls it one of these so clearly."""
        return any(self.told.get(name, 0.0) >= least for name in fields)

    def call(self, meanings: Iterable[tuple[str, float]]) -> None:
        """What a label calls it, and how clearly."""
        for target, weight in meanings:
            self.told[target] = max(self.told.get(target, 0.0), weight)


class Things:
    """All values of one sort on a paper, to be found again by what they say."""

    def __init__(self) -> None:
        """None yet."""
        self.found: dict[str, Thing] = {}

    def add(self, choice: Choice, signs: Iterable[str] = ()) -> Thing:
        """The thing of this value, with these signs besides."""
        key = normalise(choice.value).replace(" ", "") or choice.value
        thing = self.found.setdefault(key, Thing(choice.value, choice))
        if choice.weight > thing.choice.weight:
            thing.choice, thing.value = choice, choice.value
        thing.signs.update(signs)
        return thing

    def label(self, paper: Paper, pairs: Sequence[Pair], asked: Question, read: Reader, *signs: str) -> None:
        """Adds what labels stand before; of one label only the first value that can be read is its own."""
        done: set[int] = set()
        headed = {id(pair.label) for pair in pairs if pair.relation == "below"}
        answers = {id(pair.value.words[0]) for pair in pairs if pair.weight("payment_method") >= _NAMED}
        for pair in pairs:
            value = None if id(pair.label) in done else _read(paper, pair, asked, read, id(pair.label) in headed)
            if value is None:
                continue
            done.add(id(pair.label))
            weight = max(map(pair.weight, asked.fields), default=0.0)
            choice = Choice(
                value[0], weight, (pair.value,), pair.row.page, pair.label.text, value[1], y=pair.row.y0
            )  # fmt: skip
            thing = self.add(choice, (*signs, *label_signs(paper, pair)))
            if pair.label.at >= 0 and id(pair.label.row.atoms[pair.label.at].words[0]) in answers:
                thing.signs.add("its label answers another")  # "Paid by: | Cheque | Supplier no."
            else:
                thing.call((hit.target, pair.weight(hit.target)) for hit in pair.label.hits)
                if not pair.label.hits:
                    thing.call((hit.target, MADE_UP * hit.weight) for hit in understood_label(pair.label.text))

    def tell(self) -> None:
        """What its labels call each thing, at their best, becomes its signs."""
        for thing in self.found.values():
            for target, weight in thing.told.items():
                level = next((name for least, name in _LEVELS if weight >= least), None)
                if level:
                    thing.signs.add(f"{level} label: {target}")


def _read(paper: Paper, pair: Pair, asked: Question, read: Reader, headed: bool) -> tuple[str, bool] | None:
    """The value; behind a label of the payment's text, where that is more than a number, the text as far as it goes.
    `headed`: something stands below the label, so that what stands beside it may belong to another."""
    value = read(paper, pair.value)
    beside = headed and pair.relation == "right" and not pair.label.colon
    if not asked.worded or beside or pair.weight(asked.worded) < max(map(pair.weight, asked.fields)):
        return value
    text, _ = written_in(pair.value.words, pair.label.text != pair.label.text.upper() or pair.relation != "inline")
    longer = " " in text and (value is None or len(text) > len(value[0]))
    return (text, False) if longer else value


def label_signs(paper: Paper, pair: Pair) -> Iterator[str]:
    """What the words of a label are about, whether a list knows the label or not, and where its value stands."""
    yield f"{pair.relation} of its label"
    words = normalise(pair.label.text).split()
    if not pair.label.hits:
        yield "unknown label"
    elif paper.language and not any(hit.language in ("", paper.language) for hit in pair.label.hits):
        yield "label of another language"
    if pair.relation == "right" and pair.value.x0 - pair.label.x1 > _FAR * pair.row.em:
        yield "far from its label"
    about = set(kinds_of(words))
    yield from (f"label speaks of {kind}" for kind in about)
    if paying := names_paying(pair.label.text):
        yield "label speaks of paying"
        if "number" in about:
            yield "label of an advice's number" if "notice" in about else "label of a payment's number"
    if not _OF_BANKS.isdisjoint(words):
        yield "label of a bank's number"
    if any(word.endswith(_BATCHES) for word in words):
        yield "label of a batch"
    if "run" in about and not paying:
        yield "label of a run alone"
    if len(words) == 1:
        yield "label of one word"


def kinds_of(words: Iterable[str]) -> Iterator[str]:
    """Kinds of the normalised words that labels are made of."""
    told = frozenset(words)
    yield from (kind for kind, known in stems().items() if not known.isdisjoint(told))
    if not small_words()["ours"].isdisjoint(told):
        yield "ours"
    if not stems()["run"].isdisjoint(told):
        yield "run"


def words_before(rows: Sequence[Row], n: int, atom: Atom, at: int) -> str:
    """The words that may say what a number is: before it in its phrase, left of it, or over it."""
    if at:
        return " ".join(word.text for word in atom.words[max(0, at - _BEFORE) : at])
    left = [other for other in rows[n].atoms if other.x1 <= atom.x0]
    over = [other for other in rows[n - 1].atoms if n and abs(other.x0 - atom.x0) < rows[n].em]
    near = [*left[-1:], *over]
    return next((one.text for one in near if one.kind == "text" and not any(map(str.isdigit, one.text))), "")


class Facts(NamedTuple):
    """Where the other facts of the payment stand: page, height, what it is, size of the print."""

    places: list[tuple[int, float, str, float]]

    def beside(self, paper: Paper, choice: Choice) -> Iterator[str]:
        """Where on the page a value stands, and whether other facts of the payment stand in its block."""
        height = paper.page(choice.page).height or 1.0
        third = min(3, 1 + int(3 * choice.y / height))
        yield f"third {third} of the page" if choice.page == 0 else "on a later page"
        places = (place for place in self.places if place[0] == choice.page)
        near = {name for _, y, name, em in places if abs(y - choice.y) < _NEAR * em}
        yield f"beside {min(3, len(near))} facts of the payment"


def about(pairs: Sequence[Pair], fields: frozenset[str]) -> Facts:
    """Where labels of these fields have their values."""
    every = ((pair, hit.target) for pair in pairs for hit in pair.label.hits if hit.target in fields)
    return Facts([(p.row.page, p.row.y0, name, p.row.em) for p, name in every if p.weight(name) >= _SAID])


@once
def pairs_beside(paper: Paper, own: frozenset[int]) -> list[Pair]:
    """Labels and values of rows in the regions of tables that are neither header nor line: a form below a table, a foot
    with labels, "Avis Nr. 1500042657" right over it. `own`: identities of what the lines were read from."""
    return pairs_in(paper, rows_beside(paper, own))


def rows_beside(paper: Paper, own: frozenset[int]) -> list[Row]:
    """The rows in the regions of tables that are neither header nor line."""
    heads = (row for table in paper.tables for row in table.header if not any(map(str.isdigit, row.text)))
    used = {id(row) for row in (*paper.outside(), *heads)}
    rows = (row for rows in paper.rows for row in rows if id(row) not in used)
    return [row for row in rows if own.isdisjoint(map(id, row.atoms))]
