"""Lines read once more under columns that a person marked on the page."""

from docflow.decisions import people
from docflow.decisions.memory import Read, one_of
from docflow.decisions.review import read_anew
from docflow.decisions.versions import seen
from docflow.errors import Refused
from docflow.rules.marking import with_lines
from docflow.rules.policy import Policy
from docflow.schema.documents import Document
from docflow.schema.memory import MarkedTable, Memory
from docflow.schema.records import Extraction, Remittance
from docflow.store import Tx


def read_under(document: Document, marked: MarkedTable, read: Read) -> Extraction:
    """The record with the lines under these columns; nothing is written. Raises Refused where there are none."""
    if document.extraction is None or not isinstance(document.extraction.record, Remittance):
        raise Refused("Only a remittance advice has lines to be read.")
    found = one_of(document, read(document, Memory(marked=(marked,))))
    if found is None or not isinstance(found.record, Remittance) or not _stands_in(marked, found):
        raise Refused("No line was found under these columns; mark the document number and an amount.")
    return with_lines(document.extraction, found)


def _stands_in(marked: MarkedTable, found: Extraction) -> bool:
    """Whether lines of the page were read where the table was marked, and none elsewhere on it."""
    lines = [one for path, one in found.fields.items() if path.startswith("lines.") and one.page == marked.page]
    middles = [(one.box[1] + one.box[3]) / 2 for one in lines if one.box]
    return any(marked.roles) and bool(middles) and all(marked.top <= middle <= marked.bottom for middle in middles)


def mark(
    tx: Tx, document_id: str, version: int, actor: str, marked: MarkedTable, extraction: Extraction, policy: Policy
) -> Document:
    """Takes the lines of `read_under` for those of the document, and assesses it anew. Raises Stale, NotAllowed,
    Refused where it cannot be changed any more."""
    people.check_may_decide(tx, actor)
    document = seen(tx, document_id, version)
    told = {"page": marked.page, "roles": [role for role in marked.roles if role], "columns": marked.written}
    return read_anew(tx, document, extraction, actor, "mark_columns", told, policy)
