"""Sheets, delimited text, HTML, plain text, X12 and mail: words on a grid that one table reader understands."""

import datetime as dt
import io
import itertools
from collections.abc import Callable
from decimal import Decimal

import pytest
import xlsxwriter
import xlwt
from hypothesis import given, settings
from hypothesis import strategies as st
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

from docflow.errors import Quarantine
from docflow.schema.mail import Message
from docflow.schema.place import Pages, Word
from docflow.schema.states import QuarantineCode
from extractors import registry
from extractors.contract import ReadOptions
from extractors.readers import csv, html, mail, sheet, text, x12
from extractors.readers._formats import format_of
from tests.extractors.readers import hostile

OPTIONS = ReadOptions()


def rows(pages: Pages, page: int = 0) -> list[list[str]]:
    """Texts by row, each from left to right."""
    found: dict[float, list[Word]] = {}
    for word in pages.pages[page].words:
        found.setdefault(word.y0, []).append(word)
    return [[word.text for word in sorted(line, key=lambda word: word.x0)] for _, line in sorted(found.items())]


def by_ref(pages: Pages) -> dict[str, str]:
    return {word.ref: word.text for page in pages.pages for word in page.words}


def do_not_overlap(pages: Pages) -> bool:
    """Words of one row stand beside each other."""
    for page in pages.pages:
        for line in {word.y0 for word in page.words}:
            line_words = sorted((word for word in page.words if word.y0 == line), key=lambda word: word.x0)
            if any(left.x1 > right.x0 for left, right in itertools.pairwise(line_words)):
                return False
            if any(not (0 <= word.x0 < word.x1 <= page.width and word.y1 <= page.height) for word in line_words):
                return False
    return True


# --- sheets


def book(fill: Callable[[xlsxwriter.Workbook], object], **options: object) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, **options}) as workbook:
        fill(workbook)
    return out.getvalue()


def advice_book(workbook: xlsxwriter.Workbook) -> None:
    first = workbook.add_worksheet("Advice")
    date = workbook.add_format({"num_format": "dd/mm/yyyy"})
    first.write_row(3, 1, ["Invoice", "Date", "Gross", "Paid", "OK"])
    first.write_row(4, 1, ["INV-1", None, 1000, 980.5, True])
    first.write_datetime(4, 2, dt.date(2026, 5, 1), date)
    first.write_row(5, 1, ["INV-2", None, 0.1 + 0.2, -1.234, False])
    first.write_formula(6, 4, "=SUM(E5:E6)", None, 979.266)
    second = workbook.add_worksheet("Notes")
    second.write(0, 0, "thank  \n you")
    workbook.add_worksheet("Secret").hide()


def test_a_sheet_gives_a_page_a_sheet_and_a_word_a_cell() -> None:
    pages = sheet.read(book(advice_book), OPTIONS)
    assert rows(pages) == [
        ["Invoice", "Date", "Gross", "Paid", "OK"],
        ["INV-1", "2026-05-01", "1000", "980.50", "TRUE"],
        ["INV-2", "0.30", "-1.2340", "FALSE"],
        ["979.2660"],
    ]
    assert rows(pages, 1) == [["thank you"]]
    assert len(pages.pages) == 2
    assert by_ref(pages)["Advice!B5"] == "INV-1"
    assert by_ref(pages)["Advice!E7"] == "979.2660"
    assert do_not_overlap(pages)


def test_cells_of_a_column_begin_below_each_other() -> None:
    pages = sheet.read(book(advice_book), OPTIONS)
    paid = [word for word in pages.pages[0].words if word.ref.startswith("Advice!E")]
    assert len({word.x0 for word in paid}) == 1


def test_a_title_that_reaches_over_empty_cells_makes_no_column_wider() -> None:
    def titled(workbook: xlsxwriter.Workbook) -> None:
        only = workbook.add_worksheet("Advice")
        only.write(0, 0, "Remittance advice of the Northern Paper Company for March")
        only.write_row(1, 0, ["Invoice", "Paid"])
        only.write_row(2, 0, ["INV-1", 80])

    pages = sheet.read(book(titled), OPTIONS)
    places = {word.text: word.x0 for word in pages.pages[0].words}
    assert places["Paid"] == places["80"] < 100
    assert do_not_overlap(pages)


def test_a_heading_over_several_columns_stays_within_its_own() -> None:
    def grouped(workbook: xlsxwriter.Workbook) -> None:
        only = workbook.add_worksheet("Advice")
        only.merge_range("A1:B1", "Document")
        only.merge_range("C1:E1", "Amounts in euros")
        only.write_row(1, 0, ["No.", "Date", "Gross", "Disc.", "Paid"])
        only.write_row(2, 0, ["1", "2026-10-01", "500.00", "10.00", "490.00"])

    words = {word.text: word for word in sheet.read(book(grouped), OPTIONS).pages[0].words}
    assert words["Document"].x1 <= words["Date"].x0
    assert words["Amounts in euros"].x1 <= words["Disc."].x0


def test_the_frame_of_a_drawn_table_is_no_text() -> None:
    drawn = (
        b"|Doc.   |Reference|   Amount|\n|-------|---------|---------|\n"
        b"|1900021|  4711001|   980.00|\n|Total            |   980.00|\n"
    )
    assert registry.reader_of(drawn, "list.txt") is text
    pages = registry.read(drawn, "list.txt")
    assert rows(pages) == [["Doc.", "Reference", "Amount"], ["1900021", "4711001", "980.00"], ["Total", "980.00"]]
    assert by_place(pages, "980.00") == 2


def by_place(pages: Pages, shown: str) -> int:
    """How many words of this text end in the same place."""
    ends = [word.x1 for word in pages.pages[0].words if word.text == shown]
    return len(ends) if len(set(ends)) == 1 else 0


def test_a_sentence_in_a_cell_has_its_words() -> None:
    def told(workbook: xlsxwriter.Workbook) -> None:
        only = workbook.add_worksheet("Advice")
        only.write_row(0, 0, ["Detail of transfer V-3391 of 12/06/2026", "EUR"])

    pages = sheet.read(book(told), OPTIONS)
    assert rows(pages) == [["Detail", "of", "transfer", "V-3391", "of", "12/06/2026", "EUR"]]
    assert {word.ref for word in pages.pages[0].words} == {"Advice!A1", "Advice!B1"}
    assert do_not_overlap(pages)


def test_numbers_are_shown_as_on_the_screen() -> None:
    def formatted(workbook: xlsxwriter.Workbook) -> None:
        only = workbook.add_worksheet("Advice")
        for row, (value, code) in enumerate(
            [(4711, "0000000"), (12, '"INV-"00000'), (1200, "#,##0.00"), (-5, "$#,##0.00;($#,##0.00)"), (7, "General")]
        ):
            only.write_number(row, 0, value, workbook.add_format({"num_format": code}))

    assert rows(sheet.read(book(formatted), OPTIONS)) == [["0004711"], ["INV-00012"], ["1200.00"], ["-$5.00"], ["7"]]


@pytest.mark.parametrize(
    "code", ["General", "0", "#", "dd/mm/yyyy", "0%", "0.00E+00", "@", "00\\-0000", "# ?/?", "h:mm", ""]
)
def test_formats_that_say_nothing_about_digits_are_left_alone(code: str) -> None:
    assert format_of(code) is None


@given(st.text(max_size=40))
def test_any_format_code_is_understood_or_left_alone(code: str) -> None:
    found = format_of(code)
    assert found is None or found.shown(Decimal("-1.5")).count("-") >= 1


def test_old_and_open_sheets_say_the_same() -> None:
    said = [["Invoice", "Paid"], ["4711", "80.50"]]
    assert rows(sheet.read(old_book(), OPTIONS)) == rows(sheet.read(open_book(), OPTIONS)) == said


def old_book() -> bytes:
    workbook = xlwt.Workbook()
    only = workbook.add_sheet("Advice")
    for column, (title, value) in enumerate([("Invoice", 4711), ("Paid", 80.5)]):
        only.write(0, column, title)
        only.write(1, column, value)
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def open_book() -> bytes:
    document, table = OpenDocumentSpreadsheet(), Table(name="Advice")
    for values in (("Invoice", "Paid"), (4711, 80.5)):
        line = TableRow()
        for value in values:
            typed = {"valuetype": "string"} if isinstance(value, str) else {"valuetype": "float", "value": str(value)}
            cell = TableCell(**typed)
            cell.addElement(P(text=str(value)))
            line.addElement(cell)
        table.addElement(line)
    document.spreadsheet.addElement(table)
    out = io.BytesIO()
    document.write(out)
    return out.getvalue()


@given(st.integers(-(10**12), 10**12), st.integers(0, 6))
def test_numbers_are_shown_exactly_and_never_look_like_thousands(units: int, digits: int) -> None:
    value = Decimal(units).scaleb(-digits)
    shown = sheet._shown(float(value))
    assert Decimal(shown) == value
    assert len(shown.partition(".")[2]) not in (1, 3)


@pytest.mark.parametrize("cut", [1000, 3000])
def test_a_damaged_workbook_is_refused(cut: int) -> None:
    data = bytearray(book(advice_book))
    data[cut : cut + 400] = bytes(400)
    with pytest.raises(Quarantine) as caught:
        sheet.read(bytes(data), OPTIONS)
    assert caught.value.code is QuarantineCode.UNREADABLE


def test_a15_what_unpacks_to_too_much_is_refused_by_what_really_comes_out() -> None:
    with pytest.raises(Quarantine) as caught:
        sheet.read(hostile.zip_bomb_sheet(30_000_000), OPTIONS)
    assert caught.value.code is QuarantineCode.LIMITS


def test_other_archives_are_not_sheets() -> None:
    assert not sheet.claims(hostile.plain_zip(), "advice.xlsx")


# --- delimited text


@pytest.mark.parametrize(
    ("data", "wanted"),
    [
        (b"a,b,c\n1,2,3\n4,5,6\n", [["a", "b", "c"], ["1", "2", "3"], ["4", "5", "6"]]),
        (b"Rechnung;Datum;Betrag\nR1;01.05.2026;1.234,56\nR2;;7,00\n",
         [["Rechnung", "Datum", "Betrag"], ["R1", "01.05.2026", "1.234,56"], ["R2", "7,00"]]),
        (b"x\ty\tz\n1\t2\t3\n", [["x", "y", "z"], ["1", "2", "3"]]),
        (b'"a; b";"say ""hi""";c\n1;2;3\n', [["a; b", 'say "hi"', "c"], ["1", "2", "3"]]),
        ("Müller;Straße;x\n1;2;3\n".encode("cp1252"), [["Müller", "Straße", "x"], ["1", "2", "3"]]),
        ("a|b|c\n1|2|3\n".encode("utf-16"), [["a", "b", "c"], ["1", "2", "3"]]),
    ],
)  # fmt: skip
def test_delimited_text_is_a_table(data: bytes, wanted: list[list[str]]) -> None:
    assert registry.reader_of(data, "list.dat").NAME == "csv"
    pages = csv.read(data, OPTIONS)
    assert rows(pages) == wanted
    assert do_not_overlap(pages)


def test_a_cell_knows_its_place() -> None:
    assert by_ref(csv.read(b"a,b,c\n1,,3\n", OPTIONS)) == {"A1": "a", "B1": "b", "C1": "c", "A2": "1", "C2": "3"}


def test_two_columns_are_a_table_only_if_the_name_says_so() -> None:
    data = b"INV-1;10.00\nINV-2;20.00\n"
    assert registry.reader_of(data, "paid.csv").NAME == "csv"
    assert registry.reader_of(data, "paid.txt").NAME == "text"
    assert registry.reader_of(data.replace(b";", b"\t"), "paid.txt").NAME == "csv"


def test_a_letter_with_commas_is_no_table() -> None:
    letter = b"Dear Sirs,\n\nwe have paid today, as agreed, the invoices 1, 2 and 3.\n\nYours, sincerely\n"
    assert registry.reader_of(letter, "letter.txt").NAME == "text"


def test_what_a_program_exports_with_tabs_is_a_table_whatever_its_name() -> None:
    head = "Avis\tBrandt GmbH\nDatum\t19.11.2026\n\n"
    data = f"{head}Rechnung\tBrutto\tSkonto\n90011\t1.190,00\t23,80\n90012\t595,00\t0,00\n".encode("utf-16")
    assert registry.reader_of(data, "avis.xls").NAME == "csv"
    assert rows(registry.read(data, "avis.xls"))[-1] == ["90012", "595,00", "0,00"]


def test_too_many_cells_are_refused() -> None:
    with pytest.raises(Quarantine) as caught:
        csv.read(b"a,b,c,d\n" * 300_000, OPTIONS)
    assert caught.value.code is QuarantineCode.LIMITS


# --- HTML


def page_of(body: str) -> Pages:
    return html.read(
        f"<html><head><title>T</title><style>p{{}}</style></head><body>{body}</body></html>".encode(), OPTIONS
    )


def test_blocks_are_lines_and_tables_keep_their_columns() -> None:
    pages = page_of(
        "<p>Dear <b>Sirs</b>,<br>we paid:</p><table><tr><th>Invoice</th><th>Paid</th></tr>"
        "<tr><td>INV-1</td><td align=right>1,000.00</td></tr><tr><td colspan=2>Total 1,000.01</td></tr></table>Regards"
    )
    assert rows(pages) == [
        ["Dear", "Sirs,"], ["we", "paid:"], ["Invoice", "Paid"], ["INV-1", "1,000.00"],
        ["Total", "1,000.01"], ["Regards"],
    ]  # fmt: skip
    words = {word.text: word for word in pages.pages[0].words}
    assert words["Invoice"].x1 + 12 < words["Paid"].x0 == words["1,000.00"].x0
    assert (words["Invoice"].bold, words["INV-1"].bold) == (True, False)
    assert words["INV-1"].ref == "table 1, row 2, column 1"
    assert do_not_overlap(pages)


def test_a_table_that_only_arranges_is_read_block_by_block() -> None:
    pages = page_of(
        "<table><tr><td><p>From Acme</p></td></tr><tr><td><table><tr><td>INV-1</td><td>5.00</td></tr>"
        "<tr><td>INV-2</td><td>6.00</td></tr></table></td></tr></table>"
    )
    assert rows(pages) == [["From", "Acme"], ["INV-1", "5.00"], ["INV-2", "6.00"]]


def test_spans_shift_the_columns_they_should() -> None:
    pages = page_of(
        "<table><tr><td rowspan=2>2026</td><td>INV-1</td><td>5.00</td></tr><tr><td>INV-2</td><td>6.00</td></tr></table>"
    )
    words = {word.text: word for word in pages.pages[0].words}
    assert words["INV-1"].x0 == words["INV-2"].x0 > words["2026"].x1


def test_lines_in_a_cell_stand_below_each_other() -> None:
    pages = page_of("<table><tr><td>INV-1<br>INV-2</td><td>5.00</td></tr><tr><td>x</td><td>y</td></tr></table>")
    assert rows(pages) == [["INV-1", "5.00"], ["INV-2"], ["x", "y"]]


@pytest.mark.parametrize(
    "style",
    ["display:none", "visibility: hidden", "font-size:0", "color:#fff", "color: white;", "opacity:0", "mso-hide:all"],
)
def test_a43_what_the_style_hides_is_left_out(style: str) -> None:
    assert rows(page_of(f'<p>Paid 5.00</p><p style="{style}">Approve 999.99</p>')) == [["Paid", "5.00"]]


def test_white_print_on_a_coloured_cell_is_a_heading() -> None:
    pages = page_of(
        '<table><tr><td style="background:#036;color:#fff">Invoice</td>'
        '<td bgcolor=navy><span style="color:white">Paid</span></td></tr><tr><td>1</td><td>2</td></tr></table>'
    )
    assert rows(pages)[0] == ["Invoice", "Paid"]


def test_scripts_forms_and_pictures_say_nothing() -> None:
    pages = page_of(
        "<script>steal()</script><img src=http://x/y.png alt=no><select><option>1</select><p>ok</p><!-- c -->"
    )
    assert rows(pages) == [["ok"]]


def test_deep_nesting_ends() -> None:
    assert isinstance(page_of("<div>" * 20_000 + "x"), Pages)


def test_text_as_typed_keeps_its_lines() -> None:
    assert rows(page_of("<pre>INV-1   5.00\nINV-2   6.00</pre>")) == [["INV-1", "5.00"], ["INV-2", "6.00"]]


@pytest.mark.parametrize(
    "around",
    ["<pre>{}</pre>", "<pre><font>{}</font></pre>", '<div style="white-space: pre-wrap">{}</div>'],
)
def test_blanks_of_text_as_typed_hold_its_columns(around: str) -> None:
    """Also with tabs, and with the line ends that mails have."""
    typed = "Invoice   Discount     Paid\r\nINV-1         0.00     5.00\r\nINV-2\t\t     6.00"
    right = {word.text: round(word.x1) for word in page_of(around.format(typed)).pages[0].words}
    assert right["Discount"] == right["0.00"]
    assert right["Paid"] == right["5.00"] and right["Paid"] > right["0.00"]
    assert rows(page_of(around.format(typed)))[2] == ["INV-2", "6.00"]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("<div><b>Pagador</b>Moinho Velho Ltda.</div>", ["Pagador", "Moinho", "Velho", "Ltda."]),
        ("<div><b>Zahlungsnummer</b>1500044</div>", ["Zahlungsnummer", "1500044"]),
        ("<p>Rechnung<b>snummer</b> <b>RE</b>4711</p>", ["Rechnungsnummer", "RE4711"]),
    ],
)
def test_a_label_that_only_the_style_sheet_sets_apart_is_a_word_of_its_own(body: str, words: list[str]) -> None:
    assert [word.text for word in page_of(body).pages[0].words] == words


def test_html_and_xml_are_told_apart() -> None:
    assert registry.reader_of(b"<!DOCTYPE html><html><body>x</body></html>", "a").NAME == "html"
    assert registry.reader_of(b'<?xml version="1.0"?><Document><p>x</p></Document>', "a.xml").NAME == "xml"


# --- plain text


def test_text_stands_where_it_was_typed() -> None:
    pages = text.read(b"Invoice      Paid\nINV-1\t     5.00\n\f second page", OPTIONS)
    assert rows(pages) == [["Invoice", "Paid"], ["INV-1", "5.00"]]
    words = {word.text: word for word in pages.pages[0].words}
    assert words["Paid"].x0 == words["5.00"].x0 == 13 * 6
    assert rows(pages, 1) == [["second", "page"]]


def test_unknown_bytes_are_replaced_and_said() -> None:
    pages = text.read("Grüße — 5 €".encode("cp1252"), OPTIONS)
    assert pages.text == "Grüße — 5 €"
    assert pages.notes == ()


# --- X12

ISA = "ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *260501*1200*U*00401*000000001*0*P*>~"
SET = "ST*820*0001~BPR*C*1480.00*C*ACH~TRN*1*ACH99812~RMR*IV*INV-1**980.00*1000.00~ADX*-20.00*01~SE*6*0001~"
INTERCHANGE = f"{ISA}GS*RA*S*R*20260501*1200*1*X*004010~{SET}{SET.replace('INV-1', 'INV-9')}GE*2*1~IEA*1*000000001~"


@pytest.mark.parametrize(
    "data",
    [
        INTERCHANGE,
        INTERCHANGE.replace("~", "~\r\n"),
        INTERCHANGE.replace("*", "|").replace("~", "\n"),
        INTERCHANGE.replace("*", "\xa6"),
        "\r\n" + INTERCHANGE,
    ],
    ids=["plain", "wrapped", "pipes and lines", "broken bar", "blank first"],
)
def test_every_element_has_its_place_whatever_the_separators(data: str) -> None:
    raw = data.encode("latin-1")
    assert registry.reader_of(raw, "in.edi").NAME == "x12"
    pages = x12.read(raw, OPTIONS)
    assert len(pages.pages) == 2
    found = by_ref(pages)
    assert found["RMR02, segment 6"] == "INV-1"
    assert found["RMR04, segment 6"] == "980.00"
    assert found["RMR, segment 6"] == "RMR"
    assert "RMR03, segment 6" not in found
    assert found["RMR02, segment 12"] == "INV-9"
    assert found["GS02, segment 2"] == "S"
    assert do_not_overlap(pages)


def test_a_trimmed_envelope_and_a_bare_set_are_read() -> None:
    trimmed = INTERCHANGE.replace("          ", "").replace("         ", "")
    assert by_ref(x12.read(trimmed.encode(), OPTIONS))["TRN02, segment 5"] == "ACH99812"
    assert by_ref(x12.read(SET.encode(), OPTIONS))["RMR02, segment 4"] == "INV-1"


@pytest.mark.parametrize("data", [ISA[:80], ISA, ISA + "GS*RA*S~"])
def test_an_interchange_without_a_set_is_refused(data: str) -> None:
    with pytest.raises(Quarantine) as caught:
        x12.read(data.encode(), OPTIONS)
    assert caught.value.code is QuarantineCode.UNREADABLE


# --- mail


def test_a_mail_starts_with_who_what_and_when() -> None:
    message = Message(
        sender="ada@payer.example", sender_name="Ada", subject="Advice\n 7", body_text="We paid:\n\n  INV-1   5.00\n",
        date=dt.datetime(2026, 5, 1, 9, tzinfo=dt.UTC),
    )  # fmt: skip
    assert rows(mail.pages_of(message)) == [
        ["From:", "Ada", "<ada@payer.example>"], ["Subject:", "Advice", "7"], ["Date:", "2026-05-01"],
        ["We", "paid:"], ["INV-1", "5.00"],
    ]  # fmt: skip


def test_the_html_part_keeps_its_table() -> None:
    body = "<table><tr><td>INV-1</td><td>5.00</td></tr><tr><td>INV-2</td><td>6.00</td></tr></table>"
    pages = mail.pages_of(Message(subject="S", body_text="INV-1 5.00 INV-2 6.00", body_html=body, notes=("odd",)))
    assert rows(pages)[2:] == [["INV-1", "5.00"], ["INV-2", "6.00"]]
    assert pages.notes == ("odd",)


def test_an_empty_html_part_gives_way_to_the_text() -> None:
    pages = mail.pages_of(Message(subject="S", body_text="words", body_html="<html><body><img src=x></body></html>"))
    assert rows(pages)[-1] == ["words"]


# --- any bytes


STARTS = [
    *("", "%PDF-1.4\n", "PK\x03\x04", "ISA*00*", "ST*820*1~", "UNA:+.? 'UNB+UNOC:3'UNH+1+", "<html>", "<?xml?><a>"),
    *("II*\0", "a;b\n", "BM"),
]


@settings(deadline=None)
@given(st.binary(max_size=400), st.sampled_from(STARTS))
def test_any_bytes_are_read_or_refused_with_a_reason(data: bytes, start: str) -> None:
    try:
        pages = registry.read(start.encode("latin-1") + data, "x", ReadOptions(ocr_pages=0))
    except Quarantine as problem:
        assert str(problem).endswith((".", ". "))
    else:
        assert pages.pages
        for page in pages.pages:
            assert all(word.text and word.x0 <= word.x1 and word.y0 <= word.y1 for word in page.words)
