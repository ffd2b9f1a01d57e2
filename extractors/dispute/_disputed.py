"""Which invoices are disputed."""

import re
from collections.abc import Iterator, Sequence

from extractors.dispute._numbers import numbers_told, other_numbers, own_number
from extractors.dispute._prose import Number, Told, invoices_in, settled_in
from extractors.dispute._shortage import covers, shortage_of
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
from extractors.papers.draft import Draft
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


def invoices_of(
    draft: Draft, pairs: Sequence[Pair], told: Sequence[list[Told]], claim_number: str | None
) -> tuple[str, ...]:
    """The numbers of the disputed invoices, as printed, each once."""
    kept: dict[str, Number] = {}
    for number in invoices_named(draft.paper, pairs, told):
        if claim_number is None or folded(number.value) != folded(claim_number):
            kept.setdefault(folded(number.value), number)
    settled = settled_numbers(told)
    if not settled.issuperset(kept):
        kept = {key: number for key, number in kept.items() if key not in settled}
    parts = {key for key, number in kept.items() if _is_part(number.value, [other.value for other in kept.values()])}
    kept = {key: number for key, number in kept.items() if key not in parts}
    if not kept and (only := _only_number(draft.paper, pairs, told, claim_number)):
        kept[folded(only.value)] = only
        draft.ask(f'It is not said that "{only.value}" is the disputed invoice.')
    if not kept:
        draft.ask("It is not said which invoice is disputed.")
    for n, number in enumerate(kept.values()):
        sure = 0.95 * min((atom.confidence for atom in number.atoms), default=1.0)
        draft.fields[f"invoices.{n}"] = draft.paper.evidence(number.value, number.atoms, number.page, sure)
    return tuple(number.value for number in kept.values())


def settled_numbers(told: Sequence[list[Told]]) -> set[str]:
    """Invoices that are only told of, by their keys."""
    return {folded(value) for sentence in told for value in settled_in(sentence)}


def _only_number(
    paper: Paper, pairs: Sequence[Pair], told: Sequence[list[Told]], claim_number: str | None
) -> Number | None:
    """The only number of a document in the running text, whatever it is called there."""
    others = other_numbers(paper, pairs) | {folded(claim_number or "")}
    free = [number for key, number in dict(numbers_told(paper, told)).items() if key not in others]
    return free[0] if len(free) == 1 else None


def _is_part(number: str, numbers: Sequence[str]) -> bool:
    """ "26/803" beside "FC 26/803"."""
    return any(other.endswith(f" {number}") for other in numbers)


def invoices_named(paper: Paper, pairs: Sequence[Pair], told: Sequence[list[Told]]) -> Iterator[Number]:
    """Labelled, in a column of a table, in sentences and in the subject."""
    others = other_numbers(paper, pairs) | own_number(pairs)
    short = shortage_of(paper)
    outside = [pair for pair in pairs if not goods_of(paper).covers(pair.row) and not covers(short, pair.row)]
    every = [
        *_labelled(outside),
        *_in_columns(paper),
        *_beside_goods(paper),
        *_listed(paper),
        *(number for sentence in told for number in invoices_in(sentence)),
    ]
    for row in paper.rows[0][:3] if paper.rows else ():
        if in_mail_head(paper, row):
            words = [Told(word.text, atom._replace(text=word.text), row) for atom in row.atoms for word in atom.words]
            every.extend(invoices_in(words))
    yield from (number for number in every if folded(number.value) not in others)


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
