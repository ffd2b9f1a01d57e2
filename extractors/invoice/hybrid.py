"""PDF invoices with the invoice attached as XML (Factur-X, ZUGFeRD): both are read and compared.

The XML is what a machine books and the page is what a person reads; whoever forges one of them must not win. Values
that agree are proven by each other; every difference is told with both values and their places.
"""

from docflow.schema.place import Pages
from docflow.schema.records import Extraction, Invoice, Kind
from extractors.contract import Hints
from extractors.invoice import invoice
from extractors.invoice._compared import compared
from extractors.invoice.electronic import invoice_in, is_invoice, is_self_billed
from extractors.messages.draft import REVIEWED
from extractors.papers.paper import Paper


def claim(paper: Paper, hints: Hints) -> float:
    """A printed paper with an invoice attached."""
    return 0.995 if paper.embedded is not None and is_invoice(paper.embedded) else 0.0


def extract(paper: Paper, hints: Hints) -> list[Extraction]:
    """The attached invoice, its values placed on the page where they stand there too; nothing where there is none."""
    message = invoice_in(paper.embedded) if paper.embedded else None
    if paper.embedded is None or message is None:
        return []
    found = invoice.extract(paper, hints) or [_blank()]
    result = compared(message, _same(message, found), paper, signs_differ=is_self_billed(paper.embedded))
    review = (*_notes(paper.pages), *message.review, *result.differences)
    if len(found) > 1:
        review = (*review, f"The pages show {len(found)} invoices, but only one is attached as XML.")
    sure = message.confidence if message.review or not review else message.confidence * REVIEWED
    return [message.model_copy(update={
        "fields": message.fields | result.agreed, "review": review, "confidence": round(sure, 4),
    })]  # fmt: skip


def _blank() -> Extraction:
    """What stands for pages on which no invoice was found: nothing on them agrees."""
    return Extraction(kind=Kind.INVOICE, confidence=0.0, record=Invoice())


def _same(message: Extraction, found: list[Extraction]) -> Extraction:
    """Of several printed invoices the one with the XML's number."""
    number = message.record.invoice_number if isinstance(message.record, Invoice) else None
    return next((x for x in found if isinstance(x.record, Invoice) and x.record.invoice_number == number), found[0])


def _notes(pages: Pages) -> tuple[str, ...]:
    """What the reading of the pages left in doubt."""
    unread = (f"Page {page.number} is a picture whose text was not recognised." for page in pages.pages if page.unread)
    return (*pages.notes, *(note for page in pages.pages for note in page.notes), *unread)
