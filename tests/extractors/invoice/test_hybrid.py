"""PDF invoices with XML attached: page and XML are compared; whoever forges one of them is told on."""

from decimal import Decimal
from io import BytesIO

import pytest
from reportlab.pdfgen.canvas import Canvas

from docflow.schema.records import Extraction, Invoice
from extractors import registry
from samples.drawing.bills import cii, ubl, with_attached
from tests.extractors.invoice.test_electronic import BILL


def page(**printed: str) -> bytes:
    """The invoice BILL as a person sees it; a value may be printed otherwise."""
    shown = {
        "seller": "Müller & Söhne <GmbH>", "number": "RE-4711/26", "date": "01.10.2026", "net": "100,00",
        "tax": "19,00", "total": "119,00", "iban": "DE89 3704 0044 0532 0130 00", "buyer": "Norhaven Supply Inc.",
        "due": "31.10.2026",
    } | printed  # fmt: skip
    out = BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=1)
    rows = [
        (50, shown["seller"]), (50, "Werkstr. 4, 80333 München"), (50, ""), (50, shown["buyer"]),
        (50, "1 Main Street, Springfield"), (50, ""), (50, "Rechnung"), (50, f"Rechnungsnummer: {shown['number']}"),
        (50, f"Rechnungsdatum: {shown['date']}"), (50, "Bestellnummer: PO 77"), (50, f"Fällig am: {shown['due']}"),
        (50, f"IBAN: {shown['iban']}"), (50, ""), (50, f"Nettobetrag EUR {shown['net']}"),
        (50, f"19 % MwSt. EUR {shown['tax']}"), (50, f"Rechnungsbetrag EUR {shown['total']}"),
    ]  # fmt: skip
    for at, (x, text) in enumerate(rows):
        canvas.drawString(x, 780 - 18 * at, text)
    canvas.save()
    return out.getvalue()


def read(pdf: bytes) -> Extraction:
    (found,) = registry.extract(registry.read(pdf, "bill.pdf"))
    return found


@pytest.mark.parametrize("written", [cii, ubl])
def test_values_that_agree_are_proven_and_stand_on_the_page(written: object) -> None:
    found = read(with_attached(page(), written(BILL)))  # type: ignore[operator]
    assert found.review == ()
    assert found.record == BILL
    total = found.fields["total_amount"]
    assert (total.page, total.text, total.method, total.value) == (1, "EUR 119,00", "text", "119.00")
    assert (total.raw or 0) > (found.fields["seller.name"].raw or 0)
    assert found.fields["lines.0.net_amount"].method == "xml"
    assert found.fields["lines.0.net_amount"].page == 2


@pytest.mark.parametrize(
    ("printed", "sentence"),
    [
        ({"net": "900,00", "tax": "171,00", "total": "1.071,00"}, "The total is 119.00"),
        ({"number": "RE-4712/26"}, "The number is RE-4711/26"),
        ({"date": "02.10.2026"}, "The date is 2026-10-01"),
        ({"due": "15.11.2026"}, "The due date is 2026-10-31"),
        ({"iban": "DE02 1203 0000 0000 2020 51"}, "The account to be paid is DE89370400440532013000"),
        ({"seller": "Completely Different AG"}, "The seller's name is Müller & Söhne <GmbH>"),
    ],
)
def test_a_page_that_says_otherwise_never_passes(printed: dict[str, str], sentence: str) -> None:
    found = read(with_attached(page(**printed), cii(BILL)))
    (told,) = [each for each in found.review if each.startswith(sentence)]
    assert "attached XML" in told and "page" in told
    assert found.confidence < 0.99


def test_xml_that_says_otherwise_never_passes() -> None:
    forged = BILL.model_copy(update={"net_amount": Decimal("1.00"), "tax_amount": Decimal("0.19")})
    forged = forged.model_copy(update={"total_amount": Decimal("1.19"), "amount_due": Decimal("1.19")})
    found = read(with_attached(page(), cii(forged)))
    assert any(each.startswith("The total is 1.19") for each in found.review)


def test_a_date_that_the_page_shows_for_something_else_is_no_agreement() -> None:
    hurried = BILL.model_copy(update={"due_date": BILL.invoice_date})
    assert any(
        each.startswith("The due date is 2026-10-01") for each in read(with_attached(page(), cii(hurried))).review
    )


def test_attached_xml_that_cannot_be_read_is_told_and_the_page_counts() -> None:
    found = read(with_attached(page(), b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'))
    assert isinstance(found.record, Invoice)
    assert found.record.total_amount == Decimal("119.00")
    assert any('attached file "factur-x.xml" cannot be read' in each for each in found.review)


def test_other_xml_and_other_files_say_nothing() -> None:
    plain = read(page())
    assert read(with_attached(page(), b"<note><to>you</to></note>")).record == plain.record
    assert read(with_attached(page(), cii(BILL), "readme.txt")).record == plain.record
