"""Rubber stamps and notes across a page: read by themselves, in their own lines, and never passed over in silence."""

import datetime as dt
import math

import pytest
from reportlab.pdfgen.canvas import Canvas

from docflow.schema.place import Page, Pages
from docflow.schema.records import Dispute, Extraction, Invoice
from extractors import registry
from extractors.papers.aslant import notes_aslant
from extractors.papers.paper import Paper
from tests.extractors.readers.papers import HEIGHT, Draw, pdf, rendered, saved

HEAD = (
    ("Pennine Logistics Ltd.", 50, 790), ("Dock Road, Sheffield S3 8GG", 50, 776), ("Invoice to:", 50, 720),
    ("Ashdown Engineering Ltd.", 50, 706), ("Bristol BS1 4ND", 50, 692), ("TAX INVOICE", 50, 660),
    ("Invoice no: INV-18472", 340, 720), ("Invoice date: 29 March 2026", 340, 706),
    ("Due date: 28 April 2026", 340, 692),
    ("Subtotal", 340, 550), ("100.00", 500, 550), ("VAT 20%", 340, 535), ("20.00", 500, 535),
    ("Total GBP", 340, 520), ("120.00", 500, 520),
)  # fmt: skip


def invoice(*note: str, slant: float = 11.0) -> Draw:
    """An invoice with a note of these lines across its lower half."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        for text, x, y in HEAD:
            canvas.drawString(x, y - 40, text)
        canvas.translate(120, 330)
        canvas.rotate(slant)
        canvas.setFont("Helvetica-Bold", 15)
        for n, line in enumerate(note):
            canvas.drawString(0, -18 * n, line)

    return draw


def extracted(data: bytes, name: str = "in.pdf") -> Extraction:
    (found,) = registry.extract(registry.read(data, name))
    return found


@pytest.mark.parametrize("slant", [-24.0, -6.0, 11.0, 50.0])
def test_a_note_is_read_line_by_line_and_stands_in_no_row(slant: float) -> None:
    pages = registry.read(pdf(invoice("WRONG ITEM DELIVERED", "return to sender 9 April 2026", slant=slant)), "in.pdf")
    paper = Paper(pages)
    (note,) = notes_aslant(paper)
    assert note.text == "WRONG ITEM DELIVERED return to sender 9 April 2026"
    assert not any("WRONG" in row.text or "April 2026" in row.text[-12:] for row in paper.rows[0][-3:])
    word = next(word for word in pages.pages[0].words if word.text == "WRONG")
    assert word.slant == pytest.approx(slant, abs=0.2)
    x, y = 120 + 25 * math.cos(math.radians(slant)), HEIGHT - 330 - 25 * math.sin(math.radians(slant))
    assert word.x0 < x < word.x1 and word.y0 - 8 < y < word.y1 + 8


def test_a_stamp_that_tells_a_reason_is_a_dispute() -> None:
    found = extracted(pdf(invoice("WRONG ITEM DELIVERED", "9 April 2026")))
    assert isinstance(found.record, Dispute)
    assert (found.record.reason, found.record.invoices) == ("wrong_product", ("INV-18472",))
    assert found.record.date == dt.date(2026, 4, 9)


@pytest.mark.parametrize("text", ["RECEIVED 2 APR 2026", "COPY", "BEZAHLT"])
def test_a_stamp_that_disputes_nothing_changes_nothing(text: str) -> None:
    stamped, plain = extracted(pdf(invoice(text))), extracted(pdf(invoice()))
    assert isinstance(stamped.record, Invoice)
    assert (stamped.record, stamped.review) == (plain.record, plain.review)


def test_a_note_that_is_not_understood_is_asked_about() -> None:
    found = extracted(pdf(invoice("see Margaret first")))
    assert isinstance(found.record, Invoice)
    assert '"see Margaret first" is stamped or written across the invoice.' in found.review


def test_a_page_askew_as_a_whole_has_no_notes() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.rotate(5)
        canvas.drawString(200, 700, "Everything here is set a little askew")

    assert not notes_aslant(Paper(registry.read(pdf(draw), "in.pdf")))


def test_a_stamp_on_a_scan_is_read() -> None:
    scan = saved(rendered(pdf(invoice("WRONG ITEM DELIVERED", "9 April 2026", slant=14.0))), "PNG", dpi=(300, 300))
    found = extracted(scan, "in.png")
    assert isinstance(found.record, Dispute)
    assert (found.record.reason, found.record.invoices) == ("wrong_product", ("INV-18472",))


def test_words_without_a_slant_are_no_note() -> None:
    page = Page(number=1, width=595, height=842, words=(), method="text")
    assert not notes_aslant(Paper(Pages(reader="pdf", pages=(page,))))


@pytest.mark.parametrize(
    ("note", "amount"),
    [
        (("Remise non appliquée", "avoir 12,90 € svp", "21 April 2026 CP"), "12.90"),
        (("DOPPELBERECHNUNG", "bitte stornieren", "26.04.2026 JH"), "120.00"),
        (("Goods damaged", "deduct £ 8.12", "15 April 2026 GV"), "8.12"),
    ],
)
def test_a_dated_note_that_lies_level_below_an_invoice_disputes_it(note: tuple[str, ...], amount: str) -> None:
    found = extracted(pdf(invoice(*note, slant=0.0))).record
    assert isinstance(found, Dispute)
    assert str(found.amount) == amount
    assert found.invoices == ("INV-18472",)


@pytest.mark.parametrize(
    "note",
    [
        ("Terms of payment", "30 days net", "due 28 April 2026"),
        ("Damaged goods", "are taken back by us", "at any of our stores"),
        ("Printed", "by the office", "29 March 2026"),
    ],
)
def test_what_an_invoice_says_below_itself_is_no_dispute(note: tuple[str, ...]) -> None:
    assert isinstance(extracted(pdf(invoice(*note, slant=0.0))).record, Invoice)
