"""Numbers that stand above their lines: "Invoice no.: T190325" over the amounts of each document."""

from extractors.fields.lexicon import labels
from extractors.fields.references import clean, document_type_of, looks_like_document_number
from extractors.papers.paper import Paper
from extractors.remittance._paid import Cell
from extractors.tables import Row, Table

_NAMED = 0.5
"""How surely a header says that its numbers are the documents'."""


def captions(paper: Paper, table: Table) -> list[Cell]:
    """The number over each line, the label cut off; empty where a column names the documents, or where not each line
    has a number of its own."""
    if table.number is not None and table.columns[table.number].weight("document_number") >= _NAMED:
        return []
    lines = {id(line.row) for line in table.lines}
    found: list[Cell] = []
    for page in sorted(table.regions):
        last: Cell | None = None
        for row in paper.rows[page]:
            if id(row) not in lines:
                last = _caption(row) or last
            elif last is not None:
                found.append(last)
                last = None
    told = {cell.atoms[0].text for cell in found}
    return found if len(found) == len(lines) == len(told) else []


def _caption(row: Row) -> Cell | None:
    """The number that a row of nothing but its label and its date gives."""
    atom = row.atoms[0]
    number = clean(atom.text)
    label = atom.text.removesuffix(number).rstrip(" :#")
    if row.has_money or not label or label == atom.text or not looks_like_document_number(number):
        return None
    if not any(hit.target == "invoice_number" for hit in labels().exact(label)) and document_type_of(label) is None:
        return None
    return Cell(row.page, (atom._replace(text=number),))
