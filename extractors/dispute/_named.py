"""Where invoices are named: behind labels, in columns and lists, in sentences."""

import re
from collections.abc import Iterator, Sequence

from extractors.dispute._sentences import Told
from extractors.dispute._shortage import covers, shortage_of
from extractors.dispute._told_numbers import Number, invoices_in, settled_in, told_before
from extractors.fields.lexicon import labels, normalise, small_words
from extractors.fields.references import (
    clean,
    document_type_of,
    folded,
    is_grouped,
    looks_like_document_number,
    split_numbers,
)
from extractors.invoice._goods import goods_of
from extractors.papers.loose import in_mail_head
from extractors.papers.pairs import Pair
from extractors.papers.paper import Paper
from extractors.tables import Atom, Column

_IN_SERIES = re.compile(r"[A-Z]{1,4}\d? \d[\d/-]{3,}")
"""A number with its series."""
_OF_OTHERS = re.compile(r"[/,;]?\s*\b(?:DN|D/N|LS|BL|B/L|DDT|PO|P/O|GRN|SO|GT|RMA)\b[.:#]?\s*\S+")
"""A delivery or an order beside the invoice: "INV 88120 / DN 55117"."""
_INVOICED, _LABELLED = ("disputed_invoice", "corrected_invoice"), 0.65
"""Fields of which a label names the invoice, and how surely it must."""
_DASHES = frozenset("-–—•*·")
_HEADED = 0.85
"""How surely the head of a column beside goods names invoices."""
_COUNT = 2
"""Digits of what is rather a count in a column headed "Invoiced" than a number."""


def settled_numbers(told: Sequence[list[Told]]) -> set[str]:
    """Invoices that are only told of, by their keys."""
    return {folded(value) for sentence in told for value in (settled_in(sentence) | told_before(sentence))}


def invoices_labelled(paper: Paper, pairs: Sequence[Pair]) -> Iterator[Number]:
    """Numbers behind labels of invoices, several behind one label apart."""
    short = shortage_of(paper)
    yield from _labelled(
        [pair for pair in pairs if not goods_of(paper).covers(pair.row) and not covers(short, pair.row)]
    )


def invoices_told(paper: Paper, told: Sequence[list[Told]]) -> Iterator[Number]:
    """Numbers that sentences and the subject call invoices."""
    yield from (number for sentence in told for number in invoices_in(sentence))
    for row in paper.rows[0][:3] if paper.rows else ():
        if in_mail_head(paper, row):
            words = [Told(word.text, atom._replace(text=word.text), row) for atom in row.atoms for word in atom.words]
            yield from invoices_in(words)


def invoices_listed(paper: Paper) -> Iterator[Number]:
    """Numbers in columns and lists of invoices."""
    yield from _in_columns(paper)
    yield from _beside_goods(paper)
    yield from _listed(paper)


def _labelled(pairs: Sequence[Pair]) -> Iterator[Number]:
    done: set[int] = set()
    for pair in pairs:
        named = max(map(pair.weight, _INVOICED)) >= _LABELLED
        if not named or id(pair.label) in done or pair.value.kind == "date":
            continue
        text = clean(_OF_OTHERS.sub(" ", pair.value.text))
        if pair.value.kind == "money" and not (is_grouped(pair.value.text) or _is_in_series(text)):
            continue
        whole = [text] if looks_like_document_number(text) or is_grouped(text) else []
        numbers = whole if _is_in_series(text) else split_numbers(text) or whole
        for number in numbers:
            if pair.relation == "below" and len(number) <= _COUNT:
                continue  # a count in a column headed "Invoiced"
            if len(pair.value.text.split()) <= 2 * len(numbers) + 1:
                done.add(id(pair.label))
                yield Number(number, (pair.value,), pair.row.page)


def _is_in_series(text: str) -> bool:
    """ "FA 2026/40118", "AR 87394": behind a label of its own, letters are part of the number as it is printed."""
    return _IN_SERIES.fullmatch(text) is not None


def _names_documents(column: Column) -> float:
    """How surely the head of a column is that of invoices: "Invoice no.", "Disputed invoice"."""
    disputed = (hit.weight for hit in labels().exact(column.header) if hit.target in _INVOICED)
    return max(column.weight("document_number"), max(disputed, default=0.0))


def _in_columns(paper: Paper) -> Iterator[Number]:
    """A table that names invoices."""
    for table in paper.tables:
        n = table.number
        known = _names_documents(table.columns[n]) if n is not None else 0.0
        if n is None or known < 0.8 or table.columns[n].weight("item_number") > known:
            continue
        for line in table.lines:
            counted = covers(shortage_of(paper), line.row)
            text = line.text(n)
            numbers = [text] if _is_in_series(text) or is_grouped(text) else split_numbers(text)
            for number in numbers[: 0 if counted else 1]:
                if number.isdigit() and len(number) <= _COUNT:
                    continue  # so many were invoiced
                yield Number(number, tuple(line.cells[n]), line.row.page)


def _listed(paper: Paper) -> Iterator[Number]:
    """ "the following invoices:" and below it a number with its date or amount behind each dash."""
    for rows in paper.rows:
        listing = False
        for row in rows:
            words = row.text.split()
            item = (
                len(words) > 1 and words[0] in _DASHES and (row.has_money or any(a.kind == "date" for a in row.atoms))
            )
            if not item:
                listing = words[-1].endswith(":") and any(document_type_of(word) == "invoice" for word in words)
            elif listing and looks_like_document_number(number := words[1].strip(",;:")):
                yield Number(number, tuple(row.atoms[:2]), row.page)


def _beside_goods(paper: Paper) -> Iterator[Number]:
    """The column of a table of goods that says which invoice each line stands on."""
    goods = goods_of(paper)
    rows = [row for rows in paper.rows for row in rows if goods.covers(row)]
    first = next((row for position in goods.positions for row in position.rows), None)
    heads = [atom for row in rows if first is not None and row.y0 < first.y0 for atom in row.atoms if _heads(atom)]
    for head in heads[:1]:
        for row in (row for position in goods.positions for row in position.rows):
            words = [word for atom in row.atoms for word in atom.words if word.x0 < head.x1 and word.x1 > head.x0]
            number = " ".join(word.text for word in words)
            atoms = tuple(a for a in row.atoms if any(word in a.words for word in words))
            if looks_like_document_number(number) and sum(map(str.isdigit, number)) > _COUNT:
                yield Number(number, atoms, row.page)


def _heads(atom: Atom) -> bool:
    """The head of a column of invoices: "Invoice no.", "Ihre Rg."."""
    first, _, rest = atom.text.partition(" ")
    theirs = rest and not small_words()["theirs"].isdisjoint(normalise(first).split())
    texts = (atom.text, rest) if theirs else (atom.text,)
    hits = (hit for text in texts for hit in labels().exact(text))
    return atom.kind == "text" and any(hit.target in _INVOICED and hit.weight >= _HEADED for hit in hits)
