"""Letters of word processors, written by other programs, and office files behind a password."""

import io
import zipfile
from collections.abc import Callable

import docx
import pytest
import xlsxwriter
from docx.oxml import OxmlElement
from docx.shared import Pt
from msoffcrypto.format.ooxml import OOXMLFile
from odf.opendocument import OpenDocumentText
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import H, LineBreak, P, Tab

from docflow.errors import Quarantine
from docflow.schema.records import Extraction, Remittance
from docflow.schema.states import QuarantineCode
from extractors import registry
from extractors.contract import ReadOptions
from extractors.readers import protected, word

ROWS = (("Rechnung", "Datum", "Betrag", "Gezahlt"), ("RE-1001", "01.03.2026", "1.000,00", "1.000,00"),
        ("RE-1002", "05.03.2026", "480,00", "480,00"))  # fmt: skip
HEAD = "Zahlungsreferenz: ZE-7781"
DATE = "Datum: 02.04.2026"


def docx_letter(change: Callable[[docx.document.Document], None] = lambda letter: None) -> bytes:
    letter = docx.Document()
    letter.sections[0].header.paragraphs[0].text = "Nordlicht AG\nHafenstraße 1, 20457 Hamburg"
    letter.add_paragraph("An: Our House GmbH")
    letter.add_heading("Zahlungsavis", 1)
    letter.add_paragraph(f"{HEAD}\t{DATE}")
    table = letter.add_table(rows=0, cols=4)
    for values in ROWS:
        for cell, value in zip(table.add_row().cells, values, strict=True):
            cell.text = value
    total = table.add_row().cells
    total[0].merge(total[2]).text = "Summe EUR"
    total[3].text = "1.480,00"
    change(letter)
    out = io.BytesIO()
    letter.save(out)
    return out.getvalue()


def odt_letter() -> bytes:
    letter = OpenDocumentText()
    sender = P(text="Nordlicht AG")
    sender.addElement(LineBreak())
    sender.addText("Hafenstraße 1, 20457 Hamburg")
    reference = P(text=HEAD)
    reference.addElement(Tab())
    reference.addText(DATE)
    table = Table(name="T")
    for values in ROWS:
        row = TableRow()
        for value in values:
            cell = TableCell()
            cell.addElement(P(text=value))
            row.addElement(cell)
        table.addElement(row)
    last, wide, paid = TableRow(), TableCell(numbercolumnsspanned=3), TableCell()
    wide.addElement(P(text="Summe EUR"))
    paid.addElement(P(text="1.480,00"))
    for cell in (wide, CoveredTableCell(), CoveredTableCell(), paid):
        last.addElement(cell)
    table.addElement(last)
    for part in (sender, P(text="An: Our House GmbH"), H(outlinelevel=1, text="Zahlungsavis"), reference, table):
        letter.text.addElement(part)
    out = io.BytesIO()
    letter.write(out)
    return out.getvalue()


def workbook() -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    for row, values in enumerate(ROWS):
        book.worksheets() or book.add_worksheet()
        book.worksheets()[0].write_row(row, 0, values)
    book.close()
    return out.getvalue()


def locked(data: bytes, password: str) -> bytes:
    out = io.BytesIO()
    OOXMLFile(io.BytesIO(data)).encrypt(password, out)
    return out.getvalue()


def read(data: bytes) -> Extraction:
    (found,) = registry.extract(registry.read(data, "letter"))
    return found


@pytest.mark.parametrize("write", [docx_letter, odt_letter])
def test_a_remittance_letter_is_read_with_its_table(write: Callable[[], bytes]) -> None:
    found = read(write())
    assert isinstance(found.record, Remittance)
    assert not found.review
    assert (found.record.payer.name, found.record.payment_reference) == ("Nordlicht AG", "ZE-7781")
    assert [(line.document_number, str(line.paid_amount)) for line in found.record.lines] == [
        ("RE-1001", "1000.00"), ("RE-1002", "480.00"),
    ]  # fmt: skip
    assert found.fields["amount"].ref == "table 1, row 4, column 4"


def test_what_was_deleted_or_hidden_is_not_said() -> None:
    def change(letter: docx.document.Document) -> None:
        letter.add_paragraph().add_run("Total EUR 9.999,99").font.hidden = True
        paragraph = letter.add_paragraph("kept ")
        deleted = OxmlElement("w:del")
        deleted.append(paragraph.add_run("gone")._element)
        paragraph._element.append(deleted)

    text = " ".join(item.text for item in word.read(docx_letter(change), ReadOptions()).pages[0].words)
    assert "kept" in text
    assert "gone" not in text
    assert "9.999,99" not in text


def test_a_paragraph_of_several_lines_stands_apart_unless_word_sets_no_space_around_it() -> None:
    def change(letter: docx.document.Document) -> None:
        letter.add_paragraph("Nordlicht AG\nHafenstraße 1")
        letter.add_paragraph("Südstern GmbH\nTalweg 2")
        letter.add_paragraph("Close\nto it").paragraph_format.space_after = Pt(0)
        letter.add_paragraph("One line")

    words = word.read(docx_letter(change), ReadOptions()).pages[0].words
    top = {item.text: item.y0 for item in words if item.text in ("1", "Südstern", "2", "Close", "it", "One")}
    line = top["2"] - top["Südstern"]
    assert (top["Südstern"] - top["1"], top["Close"] - top["2"]) == (2 * line, 2 * line)
    assert top["One"] - top["it"] == line


def test_pictures_are_told_of() -> None:
    data = io.BytesIO(docx_letter())
    with zipfile.ZipFile(data, "a") as archive:
        archive.writestr("word/media/image1.png", b"x")
    assert "pictures (1), which are not read" in read(data.getvalue()).review[0]


def docx_of(body: bytes, before: bytes = b"") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        head = b'<?xml version="1.0"?>' + before
        spaces = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        archive.writestr(
            "word/document.xml", head + b"<w:document %s><w:body>%s</w:body></w:document>" % (spaces, body)
        )
    return out.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        docx_of(b"<w:p><w:t>&big;</w:t></w:p>", b'<!DOCTYPE x [<!ENTITY big "%s">]>' % (b"9" * 99)),
        docx_of(b"<w:p>" * 5000 + b"</w:p>" * 5000),
        docx_of(b"<w:p><w:t>cut"),
        docx_of(b'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="99999999"/></w:tcPr></w:tc></w:tr></w:tbl>'),
        docx_letter()[:3000],
        docx_of(b"<w:p><w:t>" + b"0" * 60_000_000 + b"</w:t></w:p>"),
    ],
)
def test_a_hostile_document_is_refused_or_says_nothing(data: bytes) -> None:
    try:
        pages = registry.read(data, "letter.docx")
    except Quarantine as refusal:
        assert refusal.code in (QuarantineCode.UNREADABLE, QuarantineCode.LIMITS, QuarantineCode.TYPE)
    else:
        assert not any("9" in item.text for item in pages.pages[0].words)


@pytest.mark.parametrize("write", [workbook, docx_letter])
def test_a_password_opens_office_files(write: Callable[[], bytes]) -> None:
    data = locked(write(), "Sommer2026")
    for passwords, words in (((), "needs a password"), (("no",), "None of the passwords")):
        with pytest.raises(Quarantine, match=words) as caught:
            registry.read(data, "a.xlsx", ReadOptions(passwords=passwords))
        assert caught.value.code is QuarantineCode.ENCRYPTED
    pages = registry.read(data, "a.xlsx", ReadOptions(passwords=("no", "Sommer2026")))
    assert pages == registry.read(write(), "a.xlsx")


def test_a_damaged_protected_file_is_refused() -> None:
    data = bytearray(locked(workbook(), "x"))
    data[2000:4000] = bytes(2000)
    with pytest.raises(Quarantine) as caught:
        protected.read(bytes(data), ReadOptions(passwords=("x",)))
    assert caught.value.code in (QuarantineCode.UNREADABLE, QuarantineCode.ENCRYPTED)
