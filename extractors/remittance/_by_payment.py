"""Several payments in one table: each line says which payment it belongs to, as exports and payment registers do."""

from collections.abc import Sequence

from docflow.schema.money import ZERO
from docflow.schema.records import Extraction, Remittance
from extractors.fields.composed import composed_label
from extractors.fields.lexicon import labels
from extractors.papers.header import choices, read_reference
from extractors.papers.labels import pairs_of
from extractors.papers.paper import Paper
from extractors.tables import Column, Row, Table, TableRow

_NAMES_PAYMENT = ("payment_reference", "cheque_number")
_NAMED = 0.7
"""How surely a label names the payment."""


Owned = list[tuple[TableRow, str | None]]
"""The rows of a table with the payment that each speaks of; None for sums over several payments."""


def by_payment(paper: Paper) -> list[Paper]:
    """One paper a payment, each with the lines of that payment only; the paper itself where it tells of one."""
    owned = [] if numbered_apart(paper) else _owned(paper)
    payments = dict.fromkeys(payment for row, payment in owned if row.kind == "line")
    others = ([row.row for row, whose in owned if whose != payment] for payment in payments)
    return [_without(paper, rows) for rows in others] or [paper]


def numbered_apart(paper: Paper) -> bool:
    """Whether each line has a number of its own and the paper another one for all of them: one payment, whose lines are
    numbered as public funds do ("Kassenzeichen"), or many that were paid together."""
    payments = [payment for row, payment in _owned(paper) if row.kind == "line"]
    if len(set(payments)) < len(payments) or not payments:
        return False
    named = choices(paper, pairs_of(paper), "payment_reference", read_reference)
    return any(choice.weight >= _NAMED and choice.value not in payments for choice in named)


def sums_agree(paper: Paper, found: Sequence[Extraction]) -> list[Extraction]:
    """The payments as they are; with a question where a total is printed over all of them and is not their sum."""
    totals = [row.row for row, payment in _owned(paper) if row.kind == "total" and payment is None]
    readings = [paper.amount(atom) for row in totals for atom in row.atoms if atom.kind in ("money", "integer")]
    told = [reading.value for reading in readings if reading is not None]
    paid = sum((one.record.amount or ZERO for one in found if isinstance(one.record, Remittance)), ZERO)
    if not told or paid in told:
        return list(found)
    question = f"The printed total {told[-1]} is not the sum of the {len(found)} payments, {paid}."
    return [one.model_copy(update={"review": (*one.review, question)}) for one in found]


def names_payment(column: Column) -> bool:
    """ "Payment no." over a column: it says which payment a line belongs to; "Betaling" over amounts does not."""
    if column.kind in ("money", "date", "percent") or column.weight("purchase_order") >= _NAMED:
        return False
    hits = (*labels().exact(column.header), *composed_label(column.header))
    return any(hit.target in _NAMES_PAYMENT and hit.weight >= 0.7 for hit in hits)


def _owned(paper: Paper) -> Owned:
    """Of the first table whose lines name several payments; empty where there is none."""
    for table in paper.tables:
        for column in (n for n, header in enumerate(table.columns) if n != table.number and names_payment(header)):
            named = [line.text(column) for line in table.lines]
            numbered = all(any(map(str.isdigit, name)) for name in named)  # "FATTURA" under "CAUSALE" is no number
            if len(set(named)) > 1 and numbered:
                return _owners(table, column, len(set(named)))
    return []


def _owners(table: Table, column: int, payments: int) -> Owned:
    """A sum below a line is its payment's where there are as many sums as payments; a further sum is over all."""
    subtotals = sum(row.kind == "total" for row in table.rows) >= payments
    owned: Owned = []
    payment: str | None = None
    for row in table.rows:
        if row.kind == "line":
            payment = row.text(column)
        owned.append((row, payment if row.kind != "total" or subtotals else None))
        if row.kind == "total":
            payment = None
    return owned


def _without(paper: Paper, rows: Sequence[Row]) -> Paper:
    """The paper without the words of these printed lines."""
    spans = {(row.page, row.y0, row.y1) for row in rows}
    pages = []
    for index, page in enumerate(paper.pages.pages):
        here = [(y0, y1) for at, y0, y1 in spans if at == index]
        kept = tuple(word for word in page.words if not any(y0 <= (word.y0 + word.y1) / 2 <= y1 for y0, y1 in here))
        pages.append(page.model_copy(update={"words": kept}))
    part = Paper(paper.pages.model_copy(update={"pages": tuple(pages)}), paper.memory)
    part.recalled = paper.recalled
    return part
