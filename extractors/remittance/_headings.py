"""Headings inside a list: "Credit notes" over its second part says what the documents below it are."""

from docflow.schema.records import DocumentType
from extractors.fields.lexicon import document_types
from extractors.fields.references import document_type_of
from extractors.papers.paper import Paper
from extractors.tables import Row, Table

_ABOVE = 4.0
"""Ems above a table's header that its heading may stand."""


def headings(paper: Paper, table: Table) -> dict[int, DocumentType]:
    """Identity of a printed line -> what the last heading above it says; empty where there are no headings."""
    found: dict[int, DocumentType] = {}
    under: DocumentType | None = None
    for page, (top, bottom) in sorted(table.regions.items()):
        for row in paper.rows[page]:
            if row.y1 < top - _ABOVE * row.em or row.y0 > bottom:
                continue
            under = _heading(row) or under
            if under is not None:
                found[id(row)] = under
    return found


def _heading(row: Row) -> DocumentType | None:
    """What a row of nothing but the name of a kind of documents announces."""
    words = [atom for atom in row.atoms if atom.kind != "mark"]
    if len(words) != 1 or words[0].kind != "text" or len(words[0].words) > 4:
        return None
    text = words[0].text.strip(":.")
    return document_type_of(text) if document_types().exact(text) else None
