"""Remittance mails for the flow tests: four carriers, drawn from a list of what is paid."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from email.message import EmailMessage

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas


@dataclass(frozen=True)
class Paid:
    """One invoice as the payer lists it."""

    number: str
    issued: date
    gross: Decimal
    deduction: Decimal = Decimal(0)

    @property
    def net(self) -> Decimal:
        return self.gross - self.deduction


@dataclass(frozen=True)
class Payment:
    """One payment to be announced."""

    payer: str
    reference: str
    paid_on: date
    currency: str
    lines: Sequence[Paid]

    @property
    def amount(self) -> Decimal:
        return sum((line.net for line in self.lines), Decimal(0))


def mail_of(payment: Payment, carrier: str) -> bytes:
    """The payment as a mail; `carrier` is pdf, csv, text or html."""
    mail = EmailMessage()
    mail["From"] = "Accounts Payable <ap@payer.example.com>"
    mail["To"] = "ar@example.com"
    mail["Subject"] = f"Remittance advice {payment.reference}"
    mail["Date"] = "Fri, 20 Nov 2026 09:00:00 +0000"
    mail["Message-ID"] = f"<{payment.reference}@payer.example.com>"
    if carrier == "text":
        mail.set_content(_text(payment))
    elif carrier == "html":
        mail.set_content("Please see the HTML part.")
        mail.add_alternative(_html(payment), subtype="html")
    elif carrier == "csv":
        mail.set_content("Please find our remittance advice attached.")
        mail.add_attachment(_csv(payment).encode(), maintype="text", subtype="csv", filename="remittance.csv")
    else:
        mail.set_content("Please find our remittance advice attached.")
        mail.add_attachment(_pdf(payment), maintype="application", subtype="pdf", filename="remittance.pdf")
    return mail.as_bytes()


def _head(payment: Payment) -> list[tuple[str, str]]:
    return [
        ("Payer", payment.payer),
        ("Payment reference", payment.reference),
        ("Payment date", payment.paid_on.isoformat()),
        ("Currency", payment.currency),
        ("Total amount paid", f"{payment.amount:.2f}"),
    ]


_COLUMNS = ("Invoice number", "Invoice date", "Gross amount", "Deduction", "Reason", "Amount paid")


def _rows(payment: Payment) -> list[tuple[str, ...]]:
    return [
        (line.number, line.issued.isoformat(), f"{line.gross:.2f}", f"{line.deduction:.2f}",
         "pricing difference" if line.deduction else "", f"{line.net:.2f}")
        for line in payment.lines
    ]  # fmt: skip


def _pdf(payment: Payment) -> bytes:
    buffer = io.BytesIO()
    page = Canvas(buffer, pagesize=A4, invariant=1)
    page.setFont("Helvetica-Bold", 16)
    page.drawString(50, 780, "REMITTANCE ADVICE")
    page.setFont("Helvetica", 10)
    for number, (label, value) in enumerate(_head(payment)):
        page.drawString(50, 745 - 15 * number, f"{label}:")
        page.drawString(170, 745 - 15 * number, value)
    right = (140, 220, 310, 380, 480, 545)
    y = 640
    for row in (_COLUMNS, *_rows(payment)):
        for number, (cell, edge) in enumerate(zip(row, right, strict=True)):
            if number in (0, 1, 4):
                page.drawString(edge - (90 if number == 0 else 75), y, cell)
            else:
                page.drawRightString(edge, y, cell)
        y -= 16
    page.drawString(50, y - 10, "Total")
    page.drawRightString(545, y - 10, f"{payment.amount:.2f}")
    page.save()
    return buffer.getvalue()


def _csv(payment: Payment) -> str:
    head = "".join(f"{label},{value}\n" for label, value in _head(payment))
    rows = "".join(",".join(row) + "\n" for row in (_COLUMNS, *_rows(payment)))
    return f"Remittance advice\n{head}\n{rows}"


def _text(payment: Payment) -> str:
    head = "\n".join(f"{label}: {value}" for label, value in _head(payment))
    table = "\n".join("".join(f"{cell:<22}" for cell in row) for row in (_COLUMNS, *_rows(payment)))
    return f"REMITTANCE ADVICE\n\n{head}\n\n{table}\n\nKind regards\nAccounts Payable\n"


def _html(payment: Payment) -> str:
    head = "".join(f"<tr><td>{label}:</td><td>{value}</td></tr>" for label, value in _head(payment))
    cells = "".join(f"<th>{name}</th>" for name in _COLUMNS)
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in _rows(payment))
    return (
        f"<html><body><h1>Remittance advice</h1><table>{head}</table>"
        f"<table border=1><tr>{cells}</tr>{rows}</table></body></html>"
    )
