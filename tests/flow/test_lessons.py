"""Drawn papers that a clerk corrects: what is offered to be remembered, and that the paper is then read right."""

import io
from collections.abc import Sequence

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from docflow.rules import corrections, lessons
from docflow.schema.memory import Memory, MemoryRule
from docflow.schema.records import Extraction
from extractors import registry
from extractors.contract import Hints

GERMAN = ("Zahlungsavis", "Zahlungsreferenz: ZA-7781", "Zahlungsdatum: 14.04.2026", "Überweisungsbetrag: 1.725,00 EUR")
ENGLISH = ("Remittance advice", "Payment reference: EFT-7781", "Payment date: 03/04/2026", "Total: 1,725.00 GBP")
ORDERED = (
    ("RE-20418", "4500012", "1.000,00", "20,00", "980,00"),
    ("RE-20433", "4500013", "500,00", "0,00", "500,00"),
    ("RE-20457", "4500014", "250,00", "5,00", "245,00"),
)
TWO_NUMBERS = tuple((f"51007{n}", row[0], *row[2:]) for n, row in enumerate(ORDERED))
DATED = (
    ("INV-20418", "02/03/2026", "1,000.00", "20.00", "980.00"),
    ("INV-20433", "03/05/2026", "500.00", "0.00", "500.00"),
    ("INV-20457", "04/06/2026", "250.00", "5.00", "245.00"),
)
_EDGES = (50, 150, 260, 340, 420)


def drawn(top: Sequence[str], heads: Sequence[Sequence[str]], rows: Sequence[Sequence[str]]) -> bytes:
    """A page with a head of some lines over a table; amounts are aligned right."""
    out = io.BytesIO()
    page = Canvas(out, pagesize=A4)
    page.setFont("Helvetica-Bold", 14)
    page.drawString(50, A4[1] - 60, "Brandt Möbel KG")
    page.setFont("Helvetica", 9)
    for n, text in enumerate(top):
        page.drawString(50, A4[1] - 100 - 14 * n, text)
    y = A4[1] - 220.0
    for n, row in enumerate((*heads, *rows)):
        for x, text in zip(_EDGES, row, strict=True):
            page.drawString(x, y, text) if x < 260 else page.drawRightString(x + 50, y, text)
        y -= 11 if n + 1 < len(heads) else 16
    page.save()
    return out.getvalue()


def plain(amount: str) -> str:
    return amount.replace(".", "").replace(",", ".")


def column(words: str, role: str) -> MemoryRule:
    return MemoryRule(kind="column", words=words, value=role)


CASES = {
    "our number stands in a column with a wrapped head": (
        drawn(
            GERMAN,
            [("Rechnungs-", "Ihr", "Brutto", "Skonto", "Zahl-"), ("nummer", "Vorgang", "", "", "betrag")],
            TWO_NUMBERS,
        ),
        {f"lines.{n}.document_number": row[1] for n, row in enumerate(TWO_NUMBERS)},
        (column("Ihr Vorgang", "document_number"),),
    ),
    "what is called a deduction is a discount": (
        drawn(GERMAN, [("Rechnung", "Best.-Nr.", "Brutto", "Kürzung", "Zahlbetrag")], ORDERED),
        {f"lines.{n}.discount_amount": plain(row[3]) for n, row in enumerate(ORDERED)}
        | {f"lines.{n}.deduction_amount": "0.00" for n in range(3)},
        (column("Kürzung", "discount_amount"),),
    ),
    "our numbers have a prefix": (
        drawn(GERMAN, [("Rechnung", "Best.-Nr.", "Brutto", "Skonto", "Zahlbetrag")], ORDERED),
        {f"lines.{n}.document_number": row[0].removeprefix("RE-") for n, row in enumerate(ORDERED)},
        (MemoryRule(kind="prefix", value="RE-"),),
    ),
    "the month comes first": (
        drawn(ENGLISH, [("Invoice", "Date", "Gross", "Discount", "Paid")], DATED),
        {"payment_date": "2026-03-04", "lines.0.document_date": "2026-02-03"}
        | {"lines.1.document_date": "2026-03-05", "lines.2.document_date": "2026-04-06"},
        (MemoryRule(kind="date_order", value="mdy"),),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_what_a_correction_teaches_reads_the_paper_right(name: str) -> None:
    data, changes, taught = CASES[name]
    pages = registry.read(data, "advice.pdf")

    def again(rules: Sequence[MemoryRule]) -> Extraction:
        return registry.extract(pages, Hints(memory=Memory(rules=tuple(rules))))[0]

    before = again(())
    after = corrections.correct(before, dict(changes), pages)
    assert lessons.distance(before, after)[0] > 0
    assert lessons.taught(before, after, pages, again) == taught
    assert lessons.changes(again(taught), after) == ()


def test_a_typing_error_of_the_clerk_teaches_nothing() -> None:
    data, _, _ = CASES["our numbers have a prefix"]
    pages = registry.read(data, "advice.pdf")
    before = registry.extract(pages)[0]
    after = corrections.correct(before, {"lines.1.document_number": "RE-20344", "amount": "1752.00"}, pages)

    def again(rules: Sequence[MemoryRule]) -> Extraction:
        return registry.extract(pages, Hints(memory=Memory(rules=tuple(rules))))[0]

    assert lessons.taught(before, after, pages, again) == ()
