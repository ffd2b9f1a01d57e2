"""PDF: words and boxes as displayed, what cannot be seen left out, what the layer does not say recognised."""

import io
import itertools

import pdfplumber
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdfium2 import PdfDocument, PdfiumError
from reportlab.lib.colors import Color, black, white
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from docflow.errors import Quarantine
from docflow.schema.place import Page, Word
from docflow.schema.states import QuarantineCode
from extractors.contract import ReadOptions
from extractors.readers import pdf
from tests.extractors.readers import hostile, papers

TEXT_ONLY = ReadOptions(ocr_pages=0)


def first(data: bytes, options: ReadOptions | None = None) -> Page:
    return pdf.read(data, options or ReadOptions()).pages[0]


def texts(page: Page) -> list[str]:
    return [word.text for word in page.words]


def word(page: Page, text: str) -> Word:
    return next(word for word in page.words if word.text == text)


@pytest.mark.parametrize("seed", range(4))
def test_words_and_boxes_are_those_of_another_implementation(seed: int) -> None:
    data = papers.pdf(papers.advice(seed)[0])
    ours = sorted(first(data).words, key=lambda word: (round(word.y0), word.x0))
    with pdfplumber.open(io.BytesIO(data)) as document:
        theirs = sorted(document.pages[0].extract_words(), key=lambda word: (round(word["top"]), word["x0"]))
    assert [word.text for word in ours] == [word["text"] for word in theirs]
    for mine, other in zip(ours, theirs, strict=True):
        assert mine.x0 == pytest.approx(other["x0"], abs=0.5)
        assert mine.x1 == pytest.approx(other["x1"], abs=0.5)
        assert mine.y0 < other["bottom"] - 5
        assert mine.y1 > other["top"] + 5


def test_reading_order_is_by_line_and_then_from_left() -> None:
    def draw(canvas: Canvas) -> None:
        for x, y, text in ((300, 700, "b"), (72, 700.5, "a"), (72, 688, "c"), (300, 687.5, "d"), (72, 720, "top")):
            canvas.drawString(x, y, text)

    assert texts(first(papers.pdf(draw))) == ["top", "a", "b", "c", "d"]


def test_print_along_the_margin_breaks_no_line() -> None:
    def draw(canvas: Canvas) -> None:
        for n in range(6):
            canvas.drawString(72, 700 - 20 * n, f"row{n}")
            canvas.drawString(300, 700 - 20 * n, f"end{n}")
        canvas.rotate(90)
        canvas.drawString(620, -200, "registered office")

    page = first(papers.pdf(draw))
    assert texts(page)[:4] == ["row0", "end0", "row1", "end1"]
    assert texts(page)[-2:] == ["registered", "office"] or texts(page)[-2:] == ["office", "registered"]


def test_size_and_weight_are_the_fonts() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 14)
        canvas.drawString(72, 700, "Heading")
        canvas.setFont("Times-Roman", 9)
        canvas.drawString(72, 680, "body")
        canvas.scale(2, 2)
        canvas.drawString(36, 300, "scaled")

    page = first(papers.pdf(draw))
    assert (word(page, "Heading").size, word(page, "Heading").bold) == (14, True)
    assert (word(page, "body").size, word(page, "body").bold) == (9, False)
    assert word(page, "scaled").size == 18


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize("offset", [(0, 0), (40, 25)])
def test_boxes_are_those_of_the_page_as_displayed(rotation: int, offset: tuple[int, int]) -> None:
    """The displayed page is drawn and searched for ink: it must lie in the word's box."""

    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        # Upright when displayed, whatever the page's own rotation.
        canvas.translate(300, 400)
        canvas.rotate(rotation)
        canvas.drawString(0, 0, "Remittance")
        canvas.restoreState()

    document = PdfDocument(papers.pdf(draw))
    document[0].set_rotation(rotation)
    document[0].set_cropbox(offset[0], offset[1], 612, 792)
    out = io.BytesIO()
    document.save(out)
    page = first(out.getvalue())
    (found,) = page.words
    assert page.upright is None
    drawn = PdfDocument(out.getvalue())[0].render(scale=1, grayscale=True).to_pil()
    assert (round(page.width), round(page.height)) == drawn.size
    left, top, right, bottom = drawn.point(lambda shade: 255 * (shade < 128)).getbbox()
    assert found.x0 - 1 <= left < right <= found.x1 + 1
    assert found.y0 - 1 <= top < bottom <= found.y1 + 1


@pytest.mark.parametrize(("angle", "turned"), [(90, 1), (180, 2), (270, 3)])
def test_sideways_print_is_brought_upright_and_the_page_says_so(angle: int, turned: int) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.translate(306, 396)
        canvas.rotate(angle)
        canvas.drawString(-100, 20, "Invoice INV-1001 paid")
        canvas.drawString(-100, 0, "Invoice INV-1002 paid")

    page = first(papers.pdf(draw))
    assert page.upright is not None
    assert page.upright.turned == turned
    assert texts(page) == ["Invoice", "INV-1001", "paid", "Invoice", "INV-1002", "paid"]
    assert (page.width, page.height) == ((792, 612) if angle % 180 else (612, 792))
    (_, image), *_ = pdf.pictures(papers.pdf(draw), pdf.read(papers.pdf(draw), TEXT_ONLY), TEXT_ONLY)
    assert (image.width > image.height) == (page.width > page.height)


def test_columns_that_nearly_touch_are_cut_apart() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        canvas.drawRightString(300, 700, "1,234.56")
        canvas.drawString(302.5, 700, "INV-77")

    assert texts(first(papers.pdf(draw))) == ["1,234.56", "INV-77"]


def test_words_that_a_program_slants_itself_stay_apart() -> None:
    def draw(canvas: Canvas) -> None:
        text = canvas.beginText()
        text.setFont("Helvetica", 10)
        text.setTextTransform(1, 0, 0.33, 1, 72, 700)
        text.textOut("Total facture")
        text.setTextTransform(1, 0, 0, 1, 72, 680)
        text.textOut("Total facture")
        canvas.drawText(text)

    page = first(papers.pdf(draw))
    assert texts(page) == ["Total", "facture"] * 2
    assert page.words[0].x1 == pytest.approx(page.words[2].x1, abs=1.0)


def test_a_word_in_large_print_does_not_swallow_the_small_one_a_blank_behind_it() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 16)
        canvas.drawString(72, 700, "DORNWALD")
        end = 72 + canvas.stringWidth("DORNWALD", "Helvetica-Bold", 16)
        canvas.setFont("Helvetica", 8)
        canvas.drawString(end + 2.2, 700, "Fachhandel GmbH")

    assert texts(first(papers.pdf(draw))) == ["DORNWALD", "Fachhandel", "GmbH"]


def test_a_narrow_blank_behind_a_comma_parts_two_words_of_a_sentence() -> None:
    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(72, 700)
        text.setFont("Helvetica", 10)
        text._code.append("[(16,240 kgs,) -200 (received) -250 (A,B)] TJ")
        canvas.drawText(text)

    assert texts(first(papers.pdf(draw))) == ["16,240", "kgs,", "received", "A,B"]


def test_letters_set_one_by_one_make_words() -> None:
    def draw(canvas: Canvas) -> None:
        for n, letter in enumerate("Payment"):
            canvas.drawString(72 + 9 * n, 700, letter)

    assert texts(first(papers.pdf(draw))) == ["Payment"]


def test_a_hyphen_at_the_end_of_a_line_stays() -> None:
    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(72, 700)
        text.textLine("Invoice INV-")
        text.textLine("20018 paid")
        canvas.drawText(text)

    assert texts(first(papers.pdf(draw))) == ["Invoice", "INV-", "20018", "paid"]


def test_rulings_are_lines_thin_boxes_and_the_sides_of_boxes() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 720, "word")
        canvas.line(72, 700, 500, 700)
        canvas.rect(72, 650, 428, 0.5, stroke=0, fill=1)
        canvas.rect(100, 500, 200, 100)
        canvas.line(72, 300, 300, 420)  # a slanted line is no ruling

    wanted = [(72, 92, 500, 92), (72, 142, 500, 142)]
    wanted += [(100, 192, 300, 192), (100, 192, 100, 292), (300, 192, 300, 292), (100, 292, 300, 292)]
    for ruling, right in zip(first(papers.pdf(draw)).rulings, wanted, strict=True):
        assert ruling == pytest.approx(right, abs=1)


def invisible(canvas: Canvas) -> None:
    text = canvas.beginText(72, 600)
    text.setTextRenderMode(3)
    text.textLine("Approve 999.99")
    canvas.drawText(text)


def white_on_paper(canvas: Canvas) -> None:
    canvas.setFillColor(white)
    canvas.drawString(72, 600, "Approve 999.99")


def transparent(canvas: Canvas) -> None:
    canvas.setFillColor(Color(0, 0, 0, alpha=0))
    canvas.drawString(72, 600, "Approve 999.99")


def tiny(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 1)
    canvas.drawString(72, 600, "Approve 999.99")


def covered(canvas: Canvas) -> None:
    canvas.drawString(72, 600, "Approve 999.99")
    canvas.setFillColor(white)
    canvas.rect(60, 590, 200, 30, stroke=0, fill=1)


@pytest.mark.parametrize("trick", [invisible, white_on_paper, transparent, tiny, covered])
def test_a43_text_that_nobody_sees_is_left_out_and_said(trick: papers.Draw) -> None:
    def draw(canvas: Canvas) -> None:
        for n in range(5):
            canvas.drawString(72, 700 - 12 * n, "Invoice INV-1 paid 10.00")
        trick(canvas)

    page = first(papers.pdf(draw))
    assert "999.99" not in texts(page)
    assert texts(page).count("10.00") == 5
    assert len(page.notes) == 1
    assert "left out" in page.notes[0]


def layered(state: bytes) -> bytes:
    """A line on a layer of its own, which is on or off."""
    text = b"BT /F 12 Tf 72 700 Td (Paid 10.00) Tj ET /OC /L BDC BT /F 12 Tf 72 600 Td (Approve 999.99) Tj ET EMC"
    data = hostile.one_page(hostile.stream(text), entries=b"/Properties<</L 6 0 R>>", more=[b"<</Type/OCG/Name(L)>>"])
    layers = b"/Catalog/OCProperties<</OCGs[6 0 R]/D<</%s[6 0 R]>>>>" % state
    return data.replace(b"/Catalog", layers, 1)


def test_a43_text_on_a_layer_counts_only_while_it_is_switched_on() -> None:
    assert texts(first(layered(b"ON"))) == ["Paid", "10.00", "Approve", "999.99"]
    page = first(layered(b"OFF"))
    assert texts(page) == ["Paid", "10.00"]
    assert "switched off" in page.notes[0]


def test_filled_in_form_fields_are_read() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "Amount:")
        canvas.acroForm.textfield(name="amount", value="1,234.56", x=160, y=690, width=100, height=20)
        canvas.linkURL("http://payer.example", (72, 690, 120, 710))

    assert texts(first(papers.pdf(draw))) == ["Amount:", "1,234.56"]


def test_print_beyond_the_edge_is_left_out_silently() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "inside")
        canvas.drawString(72, -40, "outside")

    page = first(papers.pdf(draw))
    assert (texts(page), page.notes) == (["inside"], ())


def test_white_print_on_a_dark_bar_is_a_heading() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColor(black)
        canvas.rect(60, 690, 400, 20, stroke=0, fill=1)
        canvas.setFillColor(white)
        canvas.drawString(72, 695, "Invoice Amount")

    page = first(papers.pdf(draw))
    assert (texts(page), page.notes) == (["Invoice", "Amount"], ())


def test_a_shade_under_the_print_covers_nothing() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColor(Color(0.9, 0.9, 0.9))
        canvas.rect(60, 690, 400, 20, stroke=0, fill=1)
        canvas.setFillColor(black)
        canvas.drawString(72, 695, "Invoice")

    assert texts(first(papers.pdf(draw))) == ["Invoice"]


def test_a_highlighter_over_the_print_covers_nothing() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 695, "Invoice")
        canvas.setFillColor(Color(1, 1, 0, alpha=0.4))
        canvas.rect(60, 690, 400, 20, stroke=0, fill=1)

    assert texts(first(papers.pdf(draw))) == ["Invoice"]


def encrypted(user: str) -> bytes:
    locked = StandardEncryption(user, ownerPassword="owner", strength=128)
    return papers.pdf(lambda canvas: canvas.drawString(72, 700, "secret advice"), encrypt=locked)


def test_a13_a_password_is_asked_for_and_used() -> None:
    with pytest.raises(Quarantine) as caught:
        pdf.read(encrypted("open"), ReadOptions())
    assert caught.value.code is QuarantineCode.ENCRYPTED
    with pytest.raises(Quarantine) as caught:
        pdf.read(encrypted("open"), ReadOptions(passwords=("wrong",)))
    assert "None of the passwords given opens" in str(caught.value)
    assert texts(first(encrypted("open"), ReadOptions(passwords=("wrong", "open")))) == ["secret", "advice"]


def test_a_file_protected_against_changes_only_is_read() -> None:
    assert texts(first(encrypted(""))) == ["secret", "advice"]


def test_a_cut_off_file_says_so() -> None:
    data = papers.pdf(*[papers.advice(n)[0] for n in range(3)])
    pages = pdf.read(data[: data.rindex(b"startxref")], ReadOptions())
    assert any("cut off" in note for note in pages.notes)
    with pytest.raises(Quarantine) as caught:
        pdf.read(data[:200], ReadOptions())
    assert caught.value.code is QuarantineCode.UNREADABLE
    assert "cut off" in str(caught.value)


def test_only_the_wished_pages_are_read() -> None:
    data = papers.pdf(*[lambda canvas, n=n: canvas.drawString(72, 700, f"page{n}") for n in range(1, 6)])
    assert pdf.read(data, ReadOptions(only=(2, 4))).text == "page2\fpage4"
    limited = pdf.read(data, ReadOptions(max_pages=3))
    assert (len(limited.pages), limited.notes) == (3, ("Only the first 3 of 5 pages were read.",))


def test_an_empty_page_costs_nothing_and_is_no_trouble() -> None:
    page = first(papers.pdf(lambda canvas: None))
    assert (page.words, page.notes, page.unread) == ((), (), False)


def mapped(codes: dict[int, str]) -> bytes:
    """Helvetica whose ToUnicode map says something else than the glyphs show."""
    chars = b" ".join(b"<%02x> <%04x>" % (code, ord(char)) for code, char in codes.items())
    cmap = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <00> <ff> "
        b"endcodespacerange %d beginbfchar %s endbfchar endcmap end end" % (len(codes), chars)
    )
    lines = b" ".join(b"(Invoice INV-100%d amount 100.00 paid by transfer) Tj 0 -20 Td" % n for n in range(8))
    content = hostile.stream(b"BT /G 12 Tf 72 700 Td %s ET" % lines)
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding/ToUnicode 7 0 R>>"
    body = hostile.one_page(content, entries=b"/Font<</G 6 0 R>>", more=[font, hostile.stream(cmap)])
    return body.replace(b"/Font<</F 5 0 R>>", b"")


@pytest.mark.parametrize(
    "codes",
    [{n: chr(0xE000 + n) for n in range(33, 127)}, dict.fromkeys(range(33, 127), "\ufffd")],
    ids=["private use", "replacement"],
)
def test_a_layer_that_does_not_say_what_it_shows_is_recognised_instead(codes: dict[int, str]) -> None:
    page = first(mapped(codes))
    assert page.method == "ocr"
    assert {"Invoice", "amount", "100.00"} <= set(texts(page))


def test_a_scan_is_recognised_in_place() -> None:
    draw, words = papers.advice(5)
    data = papers.pdf(draw)
    page = first(papers.scanned_pdf(papers.office_scan(papers.rendered(data))))
    right = {word.text: word for word in first(data).words}
    found = [word for word in page.words if word.text in right]
    assert page.method == "ocr"
    assert len(found) > 0.9 * len(words)
    for item in found:
        if words.count(item.text) == 1:
            other = right[item.text]
            assert abs(item.x0 - other.x0) < 5
            assert other.y0 - 3 < (item.y0 + item.y1) / 2 < other.y1 + 3


def hidden_layer(text: str) -> papers.Draw:
    def draw(canvas: Canvas) -> None:
        lines = canvas.beginText(72, 700)
        lines.setFont("Helvetica", 12)
        lines.setTextRenderMode(3)
        for _ in range(6):
            lines.textLine(text)
        canvas.drawText(lines)

    return draw


def scan_of(text: str) -> papers.Draw:
    def draw(canvas: Canvas) -> None:
        lines = canvas.beginText(72, 700)
        lines.setFont("Helvetica", 12)
        for _ in range(6):
            lines.textLine(text)
        canvas.drawText(lines)

    return draw


def test_a_hidden_layer_that_agrees_with_the_scan_makes_it_surer() -> None:
    image = papers.rendered(papers.pdf(scan_of("Invoice 4711 amount 100.00")))
    page = first(papers.scanned_pdf(image, text=hidden_layer("Invoice 4711 amount 100.00")))
    assert texts(page)[:4] == ["Invoice", "4711", "amount", "100.00"]
    assert all(word.confidence >= 0.99 for word in page.words)
    assert page.notes == ()


def test_a43_a_hidden_layer_that_says_something_else_is_not_believed() -> None:
    image = papers.rendered(papers.pdf(scan_of("Invoice 4711 amount 100.00")))
    page = first(papers.scanned_pdf(image, text=hidden_layer("Credit 9999 total 999.99")))
    assert "999.99" not in texts(page)
    assert "100.00" in texts(page)
    assert "something else" in page.notes[0]


def test_a_stamp_over_a_scan_does_not_hide_the_scan() -> None:
    image = papers.rendered(papers.pdf(scan_of("Invoice 4711 amount 100.00")))
    page = first(papers.scanned_pdf(image, text=lambda canvas: canvas.drawString(72, 100, "RECEIVED today")))
    assert {"RECEIVED", "today", "4711", "100.00"} <= set(texts(page))


def test_a_blank_background_under_print_is_not_recognised() -> None:
    from PIL import Image

    draw, words = papers.advice()
    page = first(papers.scanned_pdf(Image.new("L", (600, 800), 250), text=draw))
    assert (page.method, texts(page)) == ("text", words)


def test_without_recognition_a_scan_stays_unread() -> None:
    image = papers.rendered(papers.pdf(scan_of("Invoice 4711")), 100)
    page = first(papers.scanned_pdf(image), TEXT_ONLY)
    assert (page.unread, page.words) == (True, ())


def test_a_page_that_pdfium_does_not_open_is_read_by_the_other_implementation(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(document: PdfDocument, number: int) -> None:
        raise PdfiumError("no")

    draw, words = papers.advice()
    monkeypatch.setattr(pdf._annotations, "load", refuse)
    page = first(papers.pdf(draw))
    assert sorted(texts(page)) == sorted(words)
    assert word(page, "Payment").y1 == pytest.approx(73, abs=3)
    with pytest.raises(Quarantine) as caught:
        pdf.read(hostile.cyclic_kids(), ReadOptions())
    assert caught.value.code is QuarantineCode.UNREADABLE


PRINTED = st.text("ABCxyz0123456789.,-", min_size=1, max_size=9)
ODD = [hostile.nested_arrays, hostile.xref_loop, hostile.cyclic_forms, hostile.huge_bitmap]


@settings(max_examples=25, deadline=None)
@given(
    rows=st.lists(
        st.lists(st.text("ABCxyz0123456789.,-", min_size=1, max_size=9), min_size=1, max_size=5), max_size=12
    ),
    size=st.sampled_from([6, 9, 11, 16]),
)
def test_whatever_is_printed_apart_comes_back_in_order(rows: list[list[str]], size: int) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Courier", size)
        for n, row in enumerate(rows):
            for m, text in enumerate(row):
                canvas.drawString(40 + m * size * 7, 740 - n * size * 1.5, text)

    page = first(papers.pdf(draw), TEXT_ONLY)
    assert texts(page) == list(itertools.chain.from_iterable(rows))
    for item in page.words:
        assert 0 <= item.x0 < item.x1 <= page.width
        assert 0 <= item.y0 < item.y1 <= page.height


@pytest.mark.parametrize("make", ODD)
def test_odd_structures_are_read_or_refused(make: object) -> None:
    try:
        pages = pdf.read(make(), TEXT_ONLY)  # type: ignore[operator]
    except Quarantine as problem:
        assert problem.code in QuarantineCode
    else:
        assert len(pages.pages) == 1


def test_letters_drawn_one_by_one_are_words_even_where_pdfium_takes_the_page_for_vertical_writing() -> None:
    def letters(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        for n in range(30):
            for x, word in ((45.0, "Mannheim"), (150.0, "Zahlung"), (300.0, "354,17")):
                for letter in word:
                    canvas.drawString(x, 780 - 18 * n, letter)
                    x += canvas.stringWidth(letter, "Helvetica", 10)

    page = first(papers.pdf(letters))
    assert texts(page) == ["Mannheim", "Zahlung", "354,17"] * 30
    assert page.words[0].x1 - page.words[0].x0 == pytest.approx(47.2, abs=1)


def test_a_mark_set_aslant_over_the_page_says_nothing_of_the_size_of_level_print() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 80)
        canvas.saveState()
        canvas.translate(300, 380)
        canvas.rotate(50)
        canvas.drawCentredString(0, 0, "REMITTANCE")
        canvas.restoreState()
        canvas.setFont("Helvetica", 9)
        canvas.drawString(50, 700, "Tasman Surveyors Limited")

    assert word(first(papers.pdf(draw)), "Surveyors").size == 9.0


def test_a_font_that_tells_only_its_ink_has_one_size_for_all_its_words() -> None:
    page = first(papers.inked_print(("Al", "pA", "lp"), 11), TEXT_ONLY)
    assert texts(page) == ["Al", "pA", "lp"]
    assert {word.size for word in page.words} == {11.0}
    assert len({(word.y0, word.y1) for word in page.words}) == 1
