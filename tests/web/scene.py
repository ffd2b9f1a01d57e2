"""A small company for the tests of the screen: customers, open items, and papers as the pipeline leaves them."""

import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

import pypdfium2
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from docflow import decisions
from docflow.files import Files
from docflow.rules.policy import Policy
from docflow.rules.proof import prove
from docflow.schema.documents import Document, NewDocument
from docflow.schema.money import plain
from docflow.schema.place import Page, Pages, Word
from docflow.schema.receivables import Customer, OpenItem
from docflow.schema.records import Evidence, Extraction, Kind, Party, Remittance, RemittanceLine
from docflow.schema.states import DocumentState
from docflow.store import Store

POLICY = Policy(
    company="GB01",
    one_wrong_in=100,
    ledgers=("beancount", "pull"),
    second_approval_above=Decimal(100_000),
    post_on="advice",
)
SCALE = 1.9
"""Pixels a point of the pictures."""


@dataclass(frozen=True)
class Line:
    """A printed line of an advice."""

    number: str
    date: dt.date
    gross: str
    discount: str = "0.00"
    deduction: str = "0.00"
    note: str = ""

    @property
    def paid(self) -> Decimal:
        return Decimal(self.gross) - Decimal(self.discount) - Decimal(self.deduction)


LINES = (
    Line("INV-20418", dt.date(2026, 3, 2), "4180.00"),
    Line("INV-20433", dt.date(2026, 3, 9), "3250.00", discount="65.00"),
    Line("INV-20457", dt.date(2026, 3, 16), "1284.60"),
    Line("INV-20460", dt.date(2026, 3, 17), "912.40", deduction="48.00", note="2 cartons damaged"),
    Line("CM-00731", dt.date(2026, 3, 20), "-250.00"),
    Line("INV-20502", dt.date(2026, 3, 30), "3216.50"),
)
CUSTOMERS = [
    Customer(
        ref="C-1001", name="Harrow & Finch Retail Ltd", aliases=("Harrow and Finch",), ibans=("GB29NWBK60161331926819",)
    ),
    Customer(ref="C-1002", name="Möbelhaus Brandt GmbH", tax_ids=("DE136695976",)),
    Customer(ref="C-1003", name="Comptoir Valmy SARL"),
]


def open_items(lines: Sequence[Line] = LINES, customer: str = "C-1001", currency: str = "GBP") -> list[OpenItem]:
    """What the lines refer to, and two that nobody has paid yet."""
    items = [
        OpenItem(
            ref=f"inv:{line.number}",
            customer=customer,
            number=line.number,
            kind="credit_memo" if line.gross.startswith("-") else "invoice",
            issued=line.date,
            due=line.date + dt.timedelta(days=60),
            currency=currency,
            original=Decimal(line.gross),
            remaining=Decimal(line.gross),
            discount_until=line.date + dt.timedelta(days=60) if line.discount != "0.00" else None,
            discount=Decimal(line.discount),
        )
        for line in lines
    ]
    late = {"customer": customer, "currency": currency, "issued": dt.date(2026, 1, 12), "due": dt.date(2026, 2, 11)}
    items.append(OpenItem(ref="inv:INV-20391", number="INV-20391", original="788.15", remaining="788.15", **late))
    return items


def both_sides(customer: str) -> list[OpenItem]:
    """Two invoices, and money on account to pay them with."""
    made: dict[str, Any] = {"customer": customer, "currency": "GBP", "issued": dt.date(2026, 3, 2)}
    told = (("INV-30007", "300.00", "invoice"), ("INV-30011", "450.50", "invoice"), ("EFT 9", "-500.00", "on_account"))
    return [
        OpenItem(
            ref=number, number=number, original=amount, remaining=amount, due=dt.date(2026, 4, day), kind=kind, **made
        )
        for day, (number, amount, kind) in enumerate(told, 1)
    ]


def advice_pdf(payer: str, lines: Sequence[Line], reference: str, total: Decimal) -> bytes:
    """A remittance advice as a payables department sends it."""
    out = io.BytesIO()
    page = Canvas(out, pagesize=A4)
    width, height = A4
    page.setFont("Helvetica-Bold", 15)
    page.drawString(56, height - 70, payer)
    page.setFont("Helvetica", 8.5)
    for n, text in enumerate(("Accounts Payable", "14 Wharf Lane, Leeds LS1 4HT", "ap@harrowfinch.example")):
        page.drawString(56, height - 84 - 11 * n, text)
    page.setFont("Helvetica-Bold", 20)
    page.drawRightString(width - 56, height - 72, "REMITTANCE ADVICE")
    _facts(page, width, height, reference, total)
    _table(page, width, height - 236, lines, total)
    page.setFont("Helvetica", 8)
    page.drawString(56, 60, "Queries: please quote the payment reference. Credit notes are netted off in this payment.")
    page.save()
    return out.getvalue()


def _facts(page: Canvas, width: float, height: float, reference: str, total: Decimal) -> None:
    page.setFont("Helvetica", 9.5)
    facts = (
        ("Paid to", "Northbridge Supplies Ltd"),
        ("Payment reference", reference),
        ("Payment date", "14 April 2026"),
    )
    facts += (("Method", "BACS credit transfer"), ("Total paid", f"GBP {total:,.2f}"))
    for n, (label, value) in enumerate(facts):
        page.setFont("Helvetica", 9.5)
        page.drawString(330, height - 112 - 15 * n, label)
        page.setFont("Helvetica-Bold", 9.5)
        page.drawRightString(width - 56, height - 112 - 15 * n, value)


def _table(page: Canvas, width: float, top: float, lines: Sequence[Line], total: Decimal) -> None:
    columns = (("Our document", 56, False), ("Date", 142, False), ("Gross", 276, True), ("Discount", 340, True))
    columns += (("Deducted", 404, True), ("Paid", 468, True), ("Note", 478, False))
    page.setFillGray(0.92)
    page.rect(50, top - 6, width - 100, 20, stroke=0, fill=1)
    page.setFillGray(0)
    page.setFont("Helvetica-Bold", 8.5)
    for name, x, right in columns:
        (page.drawRightString if right else page.drawString)(x, top, name)
    page.setFont("Helvetica", 9)
    for n, line in enumerate(lines, start=1):
        y = top - 20 * n - 4
        cells = (line.number, f"{line.date:%d %b %Y}", line.gross, line.discount, line.deduction, line.paid, line.note)
        for (_, x, right), cell in zip(columns, cells, strict=True):
            text = f"{Decimal(cell):,.2f}" if right else str(cell)
            page.setFont("Helvetica", 7.5 if x == 478 else 9)
            (page.drawRightString if right else page.drawString)(x, y, text)
        page.setStrokeGray(0.8)
        page.line(50, y - 6, width - 50, y - 6)
    page.setFont("Helvetica-Bold", 9.5)
    y = top - 20 * (len(lines) + 1) - 10
    page.drawString(340, y, "Total")
    page.drawRightString(468, y, f"{total:,.2f}")


def read_pdf(data: bytes) -> tuple[Pages, list[bytes]]:
    """Words with boxes, and WebP pictures, of all pages."""
    document = pypdfium2.PdfDocument(data)
    pages, pictures = [], []
    for number, page in enumerate(document, start=1):
        width, height = page.get_size()
        pages.append(Page(number=number, width=width, height=height, words=tuple(_words(page, height)), method="text"))
        out = io.BytesIO()
        page.render(scale=SCALE).to_pil().save(out, "WEBP", quality=82)
        pictures.append(out.getvalue())
    return Pages(reader="pdf", pages=tuple(pages), language="eng"), pictures


@cache
def _read(payer: str, lines: tuple[Line, ...], reference: str, total: Decimal) -> tuple[Pages, list[bytes]]:
    """As `read_pdf` of such an advice; drawing its picture is the dear part of an arrival."""
    return read_pdf(advice_pdf(payer, lines, reference, total))


def _words(page: pypdfium2.PdfPage, height: float) -> list[Word]:
    text = page.get_textpage()
    found: list[Word] = []
    run = ""
    box: list[float] = []
    for n in range(text.count_chars()):
        char = text.get_text_range(n, 1)
        x0, y0, x1, y1 = text.get_charbox(n, loose=True)
        if run and (not char.strip() or x0 > box[2] + 3 or abs(height - y1 - box[1]) > 3):
            found.append(Word(run, *box))
            run = ""
        if char.strip():
            place = [x0, height - y1, x1, height - y0]
            box = (
                [min(box[0], place[0]), min(box[1], place[1]), max(box[2], place[2]), max(box[3], place[3])]
                if run
                else place
            )
            run += char
    return [*found, Word(run, *box)] if run else found


def evidence(pages: Pages, printed: str, value: str, confidence: float = 0.997, nth: int = 0) -> Evidence:
    """The nth place where these words are printed."""
    wanted = printed.split()
    for page in pages.pages:
        for n, _ in enumerate(page.words):
            run = page.words[n : n + len(wanted)]
            if [word.text for word in run] == wanted:
                if nth:
                    nth -= 1
                    continue
                box = (min(w.x0 for w in run), min(w.y0 for w in run), max(w.x1 for w in run), max(w.y1 for w in run))
                return Evidence(
                    value=value, confidence=confidence, page=page.number, box=box, text=printed, method="text"
                )
    raise LookupError(f"{printed!r} is not on the page")


def extraction_of(
    pages: Pages, payer: str, lines: Sequence[Line], reference: str, misread: dict[int, str] | None = None
) -> Extraction:
    """What a reader would find; `misread`: line index -> the paid amount that it got wrong."""
    misread = misread or {}
    total = sum((line.paid for line in lines), Decimal())
    fields = {
        "payer.name": evidence(pages, payer, payer),
        "payment_reference": evidence(pages, reference, reference),
        "payment_date": evidence(pages, "14 April 2026", "2026-04-14"),
        "currency": evidence(pages, "GBP", "GBP"),
        "amount": evidence(pages, f"{total:,.2f}", plain(total)),
        "payment_method": evidence(pages, "BACS credit transfer", "wire", 0.93),
    }
    records = []
    for n, line in enumerate(lines):
        paid = Decimal(misread[n]) if n in misread else line.paid
        fields |= _line_evidence(pages, n, line, paid, wrong=n in misread)
        records.append(
            RemittanceLine(
                document_number=line.number,
                document_type="credit_memo" if line.number.startswith("CM") else "invoice",
                document_date=line.date,
                gross_amount=Decimal(line.gross),
                discount_amount=Decimal(line.discount),
                deduction_amount=Decimal(line.deduction),
                deduction_reason="damage" if line.note else None,
                deduction_text=line.note or None,
                paid_amount=paid,
            )
        )
    record = Remittance(
        payer=Party(name=payer),
        payee=Party(name="Northbridge Supplies Ltd"),
        payment_reference=reference,
        payment_method="wire",
        payment_date=dt.date(2026, 4, 14),
        currency="GBP",
        amount=total,
        lines=tuple(records),
    )
    proof = prove(record)
    return Extraction(
        kind=Kind.REMITTANCE, confidence=0.62 if misread else 0.99, record=record, fields=fields, proof=proof
    )


def _line_evidence(pages: Pages, n: int, line: Line, paid: Decimal, *, wrong: bool) -> dict[str, Evidence]:
    at = f"lines.{n}"
    number = evidence(pages, line.number, line.number)
    row = [word for page in pages.pages for word in page.words if abs(word.y0 - number.box[1]) < 3]  # type: ignore[index]

    def cell(value: Decimal, right: float, confidence: float = 0.995) -> Evidence:
        word = next(w for w in row if abs(w.x1 - right) < 3)
        box = (word.x0, word.y0, word.x1, word.y1)
        return Evidence(
            value=plain(value),
            confidence=confidence,
            page=1,
            box=box,
            text=f"{value:,.2f}",
            method="ocr" if wrong else "text",
        )

    return {
        f"{at}.document_number": number,
        f"{at}.gross_amount": cell(Decimal(line.gross), 276),
        f"{at}.discount_amount": cell(Decimal(line.discount), 340),
        f"{at}.deduction_amount": cell(Decimal(line.deduction), 404),
        f"{at}.paid_amount": cell(paid, 468, 0.71 if wrong else 0.995),
    }


def arrive(
    store: Store,
    files: Files,
    *,
    payer: str = "Harrow & Finch Retail Ltd",
    lines: Sequence[Line] = LINES,
    reference: str = "BACS 0041877",
    misread: dict[int, str] | None = None,
    doubt: str = "",
    name: str = "remittance-2026-04-14.pdf",
    sender: str = "ap@harrowfinch.example",
    policy: Policy = POLICY,
) -> Document:
    """An advice goes through the pipeline; with a misread amount or a doubt it stops in front of a person."""
    total = sum((line.paid for line in lines), Decimal())
    data = advice_pdf(payer, lines, reference, total)
    pages, pictures = _read(payer, tuple(lines), reference, total)
    shas = [files.put(picture) for picture in pictures]
    new = NewDocument(
        name=name,
        sha256=files.put(data),
        size=len(data),
        media_type="application/pdf",
        sender=sender,
        subject="Remittance advice",
    )
    extraction = extraction_of(pages, payer, lines, reference, misread)
    extraction = extraction.model_copy(update={"review": (*extraction.review, *([doubt] if doubt else []))})
    pages_sha = files.put(pages.model_dump_json().encode())
    with store.begin() as tx:
        document_id, _ = tx.documents.add(new)
        tx.audit.append("ar-inbox", "received", document_id, {"name": name, "sha256": new.sha256})
        for page, (sha, sized) in enumerate(zip(shas, pages.pages, strict=True), start=1):
            tx.documents.add_picture(document_id, page, sha, int(sized.width * SCALE), int(sized.height * SCALE))
        document = tx.documents.move(document_id, 1, DocumentState.READING, pages_sha256=pages_sha)
        document = tx.documents.move(document_id, document.version, DocumentState.EXTRACTED, extraction=extraction)
        tx.documents.save_words(document_id, pages.text)
        return decisions.settle_automatically(tx, document, policy, tx.now().date())
