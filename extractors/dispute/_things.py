"""All numbers of a claim, each once, with what says that it is the claim's own, an invoice's or another's."""

from collections.abc import Iterator, Sequence

from extractors.contract import Hints
from extractors.dispute._named import invoices_labelled, invoices_listed, invoices_told, settled_numbers
from extractors.dispute._numbers import line_rows, numbers_told, other_numbers
from extractors.dispute._sentences import Told
from extractors.dispute._shortage import shortage_of
from extractors.dispute._titled import titled_numbers
from extractors.dispute._told_numbers import Number, claims_in
from extractors.fields.references import folded
from extractors.invoice._bare import bare_pairs
from extractors.invoice._goods import goods_of
from extractors.papers.facts.numbers import numbers_on
from extractors.papers.facts.questions import CLAIM_NUMBER
from extractors.papers.facts.things import Thing
from extractors.papers.header import Choice
from extractors.papers.paper import Paper
from extractors.tables import Row

_CALLED = 0.65
"""How surely a label calls a number the disputed invoice's."""
_INVOICED = ("disputed_invoice",)
_SUBJECT = "in the head of a mail"
_ORDERED = "label: purchase_order"
_FLUSH = 3.0
"""Points between the left edges of numbers of one column."""


def numbers_of(paper: Paper, told: Sequence[list[Told]], hints: Hints) -> list[Thing]:
    """The numbers, with their signs; without those that are only told of beside others: paid or billed before."""
    pairs, rows = bare_pairs(paper), line_rows(paper)
    own = {id(atom) for row in rows for atom in row.atoms} if len(rows) > 1 else set()
    listed = {folded(number.value) for number in invoices_listed(paper)}
    things = numbers_on(paper, pairs, CLAIM_NUMBER, own, (), hints, _told(paper, told))
    named = {
        folded(t.value) for t in things if t.called(_INVOICED, _CALLED) or "told as an invoice" in t.signs
    } | listed
    settled = settled_numbers(told)
    things = [thing for thing in things if folded(thing.value) not in settled or not named - settled]
    _sign(paper, things, told, listed, named - settled or named)
    return things


def _sign(paper: Paper, things: Sequence[Thing], told: Sequence[list[Told]], listed: set[str], named: set[str]) -> None:
    """What the numbers say of each other. `listed`, `named`: keys of those in lists, and of all that are called
    invoices."""
    lines = {id(word) for row in line_rows(paper) for atom in row.atoms for word in atom.words}
    goods = {id(word) for row in _counting(paper) for atom in row.atoms for word in atom.words}
    firm = {folded(t.value) for t in things if t.called(_INVOICED, _CALLED) or _SUBJECT in t.signs} & named | listed
    shapes = [(thing, _shape(thing.value)) for thing in things if folded(thing.value) in named]
    known = other_numbers(paper, bare_pairs(paper))
    spoken = {key for key, _ in numbers_told(paper, told)} - known - named
    for thing in things:
        key, first = folded(thing.value), id(thing.choice.atoms[0].words[0])
        alike = [other for other, shape in shapes if other is not thing and _shape(thing.value) == shape]
        titled = "label repeats the title" in thing.signs
        if titled:
            thing.signs -= {sign for sign in thing.signs if sign.endswith(_ORDERED)}
        signs = {
            "in a line": first in lines,
            "among goods": first in goods and key not in listed,
            "an order, a customer, a delivery or a tax number": key in known and not titled,
            "part of another number": any(other.value.endswith(f" {thing.value}") for other in things),
            "others are the invoices": bool(named) and key not in named,
            "others are listed": bool(listed) and key not in listed,
            "others are labelled or in the subject": bool(firm) and key not in firm,
            "told, and others are listed": "told as an invoice" in thing.signs and bool(listed) and key not in listed,
            "the only invoice": named == {key},
            "the only number told": spoken == {key} and not named,
            "made like an invoice": bool(alike),
            "in line with an invoice it is made like": any(_in_line(thing, other) for other in alike),
        }
        thing.signs.update(sign for sign, holds in signs.items() if holds)


def _counting(paper: Paper) -> list[Row]:
    """The printed lines of positions."""
    goods = goods_of(paper)
    return [*shortage_of(paper), *(row for rows in paper.rows for row in rows if goods.covers(row))]


def _shape(value: str) -> str:
    """Digits and letters as such: "FA 2026/421" is made like "FA 2026/519"."""
    return "".join("9" if c.isdigit() else "A" if c.isalpha() else c for c in value)


def _in_line(thing: Thing, other: Thing) -> bool:
    """Whether two numbers stand one under the other."""
    mine, theirs = thing.choice.atoms[0], other.choice.atoms[0]
    return thing.choice.page == other.choice.page and mine.y0 != theirs.y0 and abs(mine.x0 - theirs.x0) < _FLUSH


def _told(paper: Paper, told: Sequence[list[Told]]) -> Iterator[tuple[str, Choice]]:
    """Numbers of which titles, lists and sentences say something."""
    yield from (("label repeats the title", choice) for choice in titled_numbers(paper))
    yield from (("listed as an invoice", _choice(number)) for number in invoices_listed(paper))
    yield from (("labelled as an invoice", _choice(number)) for number in invoices_labelled(paper, bare_pairs(paper)))
    yield from (("told as an invoice", _choice(number)) for number in invoices_told(paper, told))
    yield from (("told as a claim", _choice(number)) for sentence in told for number in claims_in(sentence))
    yield from (("in a sentence", _choice(number)) for _, number in numbers_told(paper, told))


def _choice(number: Number) -> Choice:
    return Choice(number.value, 0.0, number.atoms, number.page)
