"""Several payments in one table: each line says which payment it belongs to, as exports and payment registers do."""

from collections.abc import Sequence

from extractors.fields.composed import composed_label
from extractors.fields.lexicon import labels
from extractors.papers.paper import Paper
from extractors.tables import Column, Row, Table, TableRow

_NAMES_PAYMENT = ("payment_reference", "cheque_number")


def by_payment(paper: Paper) -> list[Paper]:
    """One paper a payment, each with the lines of that payment only; the paper itself where it tells of one."""
    for table in paper.tables:
        for column, header in enumerate(table.columns):
            if column != table.number and names_payment(header) and (groups := _groups(table, column)):
                return [_without(paper, _rows_of_others(table, groups, payment)) for payment in groups]
    return [paper]


def names_payment(column: Column) -> bool:
    """ "Payment no." over a column: it says which payment a line belongs to; "Betaling" over amounts does not."""
    if column.kind in ("money", "date", "percent"):
        return False
    hits = (*labels().exact(column.header), *composed_label(column.header))
    return any(hit.target in _NAMES_PAYMENT and hit.weight >= 0.7 for hit in hits)


def _groups(table: Table, column: int) -> dict[str, list[TableRow]]:
    """Lines by payment, in the order of the paper; none where a line names no payment or all name the same."""
    groups: dict[str, list[TableRow]] = {}
    for line in table.lines:
        groups.setdefault(line.text(column), []).append(line)
    return groups if len(groups) > 1 and "" not in groups else {}


def _rows_of_others(table: Table, groups: dict[str, list[TableRow]], payment: str) -> list[Row]:
    """What stands in the table and does not speak of this payment: other payments' lines, and sums over several."""
    own = {id(line) for line in groups[payment]}
    subtotals = sum(row.kind == "total" for row in table.rows) >= len(groups)
    others, ours, summed = [], False, False
    for row in table.rows:
        if row.kind == "line":
            ours, summed = id(row) in own, False
        elif row.kind == "total":
            ours, summed = ours and subtotals and not summed, True
        if not ours:
            others.append(row.row)
    return others


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
