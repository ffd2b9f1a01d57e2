"""What labels and sentences say of numbers: whose they are, and what else they number."""

from collections.abc import Iterator, Sequence

from extractors.dispute._sentences import Told, before_closing
from extractors.dispute._told_numbers import Number
from extractors.fields.lexicon import normalise, stems
from extractors.fields.references import (
    clean,
    folded,
    looks_like_document_number,
)
from extractors.invoice._goods import goods_of
from extractors.papers.header import choices, read_reference
from extractors.papers.pairs import Pair
from extractors.papers.paper import Paper, once
from extractors.tables import Row

_OTHER_NUMBERS = frozenset(("purchase_order", "customer_number", "vendor_number", "delivery_note"))
_NAMED, _OPEN = 0.85, 0.45
"""How surely a label names the invoice; how much it may as well be that of the dispute."""
_SENTENCE, _DIGITS = 5, 4
"""Words of a sentence, and digits of a number in it that may be an invoice's."""


def in_goods(paper: Paper, pair: Pair) -> bool:
    """Whether the label is the head of a column of a table or of positions."""
    return goods_of(paper).covers(pair.label.row) or any(table.covers(pair.label.row) for table in paper.tables)


@once
def line_rows(paper: Paper) -> list[Row]:
    """The printed lines of what is listed: invoices or goods."""
    tabled = [line.row for table in paper.tables for line in table.lines]
    known = {id(row) for row in tabled}
    return [*tabled, *(row for position in goods_of(paper).positions for row in position.rows if id(row) not in known)]


def own_number(pairs: Sequence[Pair]) -> set[str]:
    """A number that is only called that of the document ("Beleg-Nr.", "Document no."), where another label names the
    invoice: it is the dispute's own."""
    named = [p for p in pairs if p.weight("disputed_invoice") >= _NAMED and p.weight("claim_number") < _OPEN]
    if not named:
        return set()
    return {
        folded(clean(pair.value.text))
        for pair in pairs
        if pair.weight("claim_number") >= _OPEN
        and pair.weight("disputed_invoice") < _NAMED
        and pair.relation != "prose"
    }


def other_numbers(paper: Paper, pairs: Sequence[Pair]) -> set[str]:
    """Numbers that are surely an order, a customer or a delivery, or one for tax, which is labelled as nothing else."""
    found = (choice for field in _OTHER_NUMBERS for choice in choices(paper, pairs, field, read_reference))
    return {folded(one.value) for one in found if one.weight >= 0.9} | tax_numbers(paper, pairs)


def tax_numbers(paper: Paper, pairs: Sequence[Pair]) -> set[str]:
    return {folded(choice.value) for choice in choices(paper, pairs, "payer_tax_id", read_reference)}


def numbers_told(paper: Paper, told: Sequence[list[Told]]) -> Iterator[tuple[str, Number]]:
    """Numbers of documents in the running text, by their key; not those right behind a word for an order."""
    for sentence in (one for one in before_closing(paper, told) if len(one) >= _SENTENCE):
        for n, word in enumerate(sentence):
            text = word.text.strip(".,;:()[]\"'!?#")
            ordered = bool(set(normalise(sentence[n - 1].text).split()) & stems()["order"]) if n else False
            if not ordered and sum(c.isdigit() for c in text) >= _DIGITS and looks_like_document_number(text):
                yield folded(text), Number(text, (word.atom,), word.row.page)
