"""Invoices that come back with a comment set on them in a program that shows PDFs."""

import ctypes
import datetime as dt
import io
from decimal import Decimal

import pypdfium2
import pytest
from pypdfium2 import raw
from reportlab.pdfgen.canvas import Canvas

from docflow.schema.reasons import Reason
from docflow.schema.records import Dispute, Extraction, Invoice
from extractors import registry

LINES = [
    (50, 780, "Brenner Sanitär GmbH"), (50, 766, "Mühlgasse 12"), (50, 752, "97318 Kitzingen"),
    (50, 700, "Hausverwaltung Mainblick GmbH"), (50, 686, "Schweinfurter Str. 80"), (50, 672, "97076 Würzburg"),
    (50, 630, "Rechnung 2026-017"), (400, 630, "02.02.2026"),
    (50, 600, "Bezeichnung"), (300, 600, "Menge"), (380, 600, "Preis"), (480, 600, "Betrag"),
    (50, 580, "Meisterstunden"), (300, 580, "7,5"), (380, 580, "68,00"), (480, 580, "510,00"),
    (50, 564, "Helferstunden"), (300, 564, "7,5"), (380, 564, "49,00"), (480, 564, "367,50"),
    (50, 540, "Summe netto"), (480, 540, "877,50"), (50, 524, "19 % MwSt."), (480, 524, "166,73"),
    (50, 508, "Rechnungsbetrag EUR"), (480, 508, "1.044,23"),
]  # fmt: skip
DISPUTED = (
    "B. Feser, 09.02.2026\nRechnung strittig: Helfer nur 5,5 h vor Ort.\n2 h x 49,00 zzgl. MwSt = 116,62 € zu viel."
)
"""Over the hours that were not worked."""
HARMLESS = {
    "a value typed into a form": ("4711", False),
    "words that say nothing known": ("Kostenstelle Halle drei", True),
}


def _invoice(
    comment: str, kind: int = raw.FPDF_ANNOT_TEXT, times: int = 1, box: tuple[float, ...] = (60, 300, 260, 250)
) -> Extraction:
    drawn = io.BytesIO()
    canvas = Canvas(drawn, pagesize=(595, 842))
    for x, y, text in LINES:
        canvas.drawString(x, y, text)
    canvas.save()
    document = pypdfium2.PdfDocument(drawn.getvalue())
    page = document[0]
    for n in range(times):
        annotation = raw.FPDFPage_CreateAnnot(page, kind)
        said = (comment + "\0").encode("utf-16-le")
        text = ctypes.cast(ctypes.create_string_buffer(said), ctypes.POINTER(raw.FPDF_WCHAR))
        assert raw.FPDFAnnot_SetStringValue(annotation, b"Contents", text)
        raw.FPDFAnnot_SetRect(annotation, raw.FS_RECTF(box[0], box[1] - 60 * n, box[2], box[3] - 60 * n))
        raw.FPDFPage_CloseAnnot(annotation)
    out = io.BytesIO()
    document.save(out)
    (found,) = registry.extract(registry.read(out.getvalue(), "invoice.pdf"))
    return found


@pytest.mark.parametrize("kind", [raw.FPDF_ANNOT_TEXT, raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_HIGHLIGHT])
def test_a_comment_that_disputes_makes_the_invoice_a_dispute_over_what_it_works_out(kind: int) -> None:
    found = _invoice(DISPUTED, kind)
    assert isinstance(found.record, Dispute)
    assert (found.record.invoices, found.record.amount) == (("2026-017",), Decimal("116.62"))
    assert found.record.date == dt.date(2026, 2, 9) and found.record.reason is not Reason.TAX
    assert found.record.customer.name == "Hausverwaltung Mainblick GmbH"
    place = found.fields["description"]
    assert place.page == 1 and place.box is not None and 540 < place.box[1] < 600


@pytest.mark.parametrize("name", HARMLESS)
def test_a_comment_that_nobody_understands_is_asked_about(name: str) -> None:
    comment, asked = HARMLESS[name]
    found = _invoice(comment)
    assert isinstance(found.record, Invoice) and found.record.total_amount == Decimal("1044.23")
    assert any("stamped or written" in question for question in found.review) is asked


def test_many_text_boxes_are_values_of_a_form() -> None:
    found = _invoice("Kostenstelle Halle drei", raw.FPDF_ANNOT_FREETEXT, times=5)
    assert not any("stamped or written" in question for question in found.review)


@pytest.mark.parametrize("box", [(60, 300, 60, 300), (1e30, 1e30, -1e30, -1e30), (0, 0, 0, 0)])
def test_a_comment_is_read_wherever_it_is_said_to_stand(box: tuple[float, ...]) -> None:
    found = _invoice(DISPUTED, box=box)
    assert isinstance(found.record, Dispute) and found.record.invoices == ("2026-017",)
    assert Extraction.parse(found.model_dump(mode="json")) is not None


def test_a_page_with_thousands_of_comments_is_read() -> None:
    found = _invoice("Kostenstelle Halle drei " * 80, raw.FPDF_ANNOT_HIGHLIGHT, times=3_000)
    assert isinstance(found.record, Invoice)
