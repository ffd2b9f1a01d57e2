"""Headings inside a list: "Credit notes" over its second part says what the documents below it are."""

from docflow.schema.records import DocumentType
from extractors.fields.lexicon import columns, document_types, normalise
from extractors.fields.references import document_type_of
from extractors.papers.paper import Paper
from extractors.tables import Row, Table

_ABBREVIATED = 3
"""Letters of an abbreviation, which may be of anything beside other words: "Co. KG"."""
_LONGEST = 5
"""Words of a heading."""
_ABOVE = 4.0
"""Ems above a table's header that its heading may stand."""


def headings(paper: Paper, table: Table) -> dict[int, DocumentType]:
    """Identity of a printed line -> what the last heading above it says; empty where there are no headings."""
    found: dict[int, DocumentType] = {}
    under: DocumentType | None = None
    lines = {id(line.row) for line in table.lines}
    of_columns = {id(atom) for column in table.columns for atom in column.header_atoms}
    for page, (top, bottom) in sorted(table.regions.items()):
        above: Row | None = None
        for row in paper.rows[page]:
            if row.y1 >= top - _ABOVE * row.em and row.y0 <= bottom:
                said_of_line = above is not None and id(above) in lines and row.y0 - above.y1 < 0.9 * row.em
                said_of_column = any(id(atom) in of_columns for atom in row.atoms)
                under = (None if said_of_line or said_of_column else _heading(row)) or under
                if under is not None:
                    found[id(row)] = under
            above = row
    return found


def _heading(row: Row) -> DocumentType | None:
    """What a row of nothing but the name of a kind of documents announces."""
    words = [atom for atom in row.atoms if atom.kind != "mark"]
    if len(words) != 1 or words[0].kind != "text" or len(words[0].words) > _LONGEST:
        return None
    text = words[0].text.strip(":.")
    kind = document_type_of(text) if document_types().exact(text) else _named_within(text)
    if kind == "adjustment" and any(hit.target == "deduction_amount" for hit in columns().exact(text)):
        return "debit_memo"  # "Deductions" over numbers: the payer's own documents
    return kind if kind in ("invoice", "credit_memo", "debit_memo") else None


def _named_within(text: str) -> DocumentType | None:
    """The only kind that at least half of the words name: "Less: credit notes", "Avoirs déduits"."""
    hits = [hit for hit in document_types().scan(text) if len(hit.phrase) > _ABBREVIATED]
    said = sum(hit.end - hit.start for hit in hits)
    kinds = {hit.target for hit in hits}
    return document_type_of(hits[0].phrase) if len(kinds) == 1 and 2 * said >= len(normalise(text).split()) else None
