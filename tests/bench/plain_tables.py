# ruff: noqa: E501  (a pattern stays on one line)
"""What a competent engineer gets from pdfplumber in an afternoon: its tables, headings by keywords, labels by patterns."""

import re
from decimal import Decimal
from io import BytesIO
from typing import Any

import pdfplumber
from dateutil import parser as dates

HEADS = {
    "paid_amount": r"paid|net|payment|zahl|netto|pay[ée]|r[ée]gl|pagad|pagato|betaald|pago|l[ií]quid|amount|betrag|montant|importe?|importo|bedrag|valor",
    "discount_amount": r"disc|skonto|escompte|descuento|sconto|korting|desconto",
    "deduction_amount": r"deduct|adjust|abzug|k[üu]rzung|d[ée]duction|deducci|ritenut|trattenut|inhouding|dedu[çc]|tds|withh",
    "gross_amount": r"gross|original|brutto?|brut|lordo|bruto|invoice (amount|total)|rechnungsbetrag|total factura",
    "document_date": r"date|datum|fecha|data|vom",
    "document_number": r"invoice|rechnung|facture|factura|fattura|factuur|fatura|document|beleg|number|nr|n[°º.]|reference|your",
}  # fmt: skip
LABELS = {
    "payment_reference": r"(?:payment|zahlung\w*|r[ée]f[ée]rence|referen\w+|riferimento|kenmerk|check|cheque|eft|trace|transaction)[ \w.\-/°º#]*?[:#\s]\s*([A-Z0-9][\w\-/]*\d[\w\-/]*)",
    "payment_date": r"(?:date|datum|fecha|data|valuta|pay[ée] le|paid on)\b[ \w]*?[:\s]\s*(\d{1,4}[./\-]\d{1,2}[./\-]\d{2,4}|\d{1,2}[. ]+\w+ \d{4}|\w+ \d{1,2}, \d{4})",
    "amount": r"(?:total|summe|gesamt\w*|zahlbetrag|montant|importe|importo|totale|totaal|amount)[^\d\n]*?([\d][\d.,'\u00a0 ]*\d)\s*(?:[A-Z]{3})?\s*$",
    "currency": r"\b(EUR|USD|GBP|CHF|CAD|AUD|INR|MXN|BRL)\b",
}  # fmt: skip
BY_TEXT = {"vertical_strategy": "text", "horizontal_strategy": "text"}
DAY_FIRST = re.compile(r"datum|fecha|data|facture|vat reg|\.\d{2}\.")


def extract(data: bytes) -> dict[str, Any]:
    """One remittance's fields, as in docflow's record."""
    with pdfplumber.open(BytesIO(data)) as pdf:
        text = "\n".join(page.extract_text() or "" for page in pdf.pages)
        ruled = [table for page in pdf.pages for table in page.extract_tables()]
        by_text = [table for page in pdf.pages for table in page.extract_tables(BY_TEXT)]
    day_first = bool(DAY_FIRST.search(text.lower()))
    readings = [[line for table in tables for line in _lines(table, day_first)] for tables in (ruled, by_text)]
    record: dict[str, Any] = {name: _labelled(pattern, text) for name, pattern in LABELS.items()}
    record["payment_date"] = _date(record["payment_date"], day_first)
    record["amount"] = _amount(record["amount"])
    record["payer"] = {"name": next((line.strip() for line in text.splitlines() if line.strip()), None)}
    record["lines"] = max(readings, key=len)
    if record["amount"] is None and record["lines"]:
        record["amount"] = sum((line["paid_amount"] for line in record["lines"]), Decimal(0))
    return record


def _lines(table: list[list[str | None]], day_first: bool) -> list[dict[str, Any]]:
    roles: dict[str, int] = {}
    lines = []
    for row in table:
        cells = [" ".join((cell or "").split()) for cell in row]
        found = _roles(cells)
        if len(found) >= 3 and not any(_amount(cell) for cell in cells):
            roles = found
        elif {"document_number", "paid_amount"} <= set(roles):
            line = {name: cells[at] for name, at in roles.items() if at < len(cells)}
            paid = _amount(line.get("paid_amount"))
            if paid is not None and re.search(r"\d", line["document_number"]):
                lines.append(_line(line, paid, day_first))
    return lines


def _line(line: dict[str, str], paid: Decimal, day_first: bool) -> dict[str, Any]:
    reduced = {name: abs(_amount(line.get(name)) or Decimal(0)) for name in ("discount_amount", "deduction_amount")}
    return {
        "document_number": line["document_number"],
        "document_date": _date(line.get("document_date"), day_first),
        "gross_amount": _amount(line.get("gross_amount")) or paid + sum(reduced.values()),
        **reduced,
        "paid_amount": paid,
        "document_type": "credit_memo" if paid < 0 else "invoice",
    }


def _roles(cells: list[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for at, cell in enumerate(cells):
        for name in (
            "document_date",
            "discount_amount",
            "deduction_amount",
            "gross_amount",
            "document_number",
            "paid_amount",
        ):
            if re.search(HEADS[name], cell, re.IGNORECASE) and (name not in found or name == "paid_amount"):
                found[name] = at
                break
    return found


def _labelled(pattern: str, text: str) -> str | None:
    found = re.search(pattern, text, re.IGNORECASE | re.MULTILINE)
    return found.group(1) if found else None


def _amount(text: str | None) -> Decimal | None:
    found = re.search(r"\d[\d.,'\u00a0 ]*[.,]\d{2}(?!\d)", text or "")
    if not found or text is None:
        return None
    digits = re.sub(r"\D", "", found.group())
    negative = text.strip().startswith(("-", "(")) or text.strip().endswith(("-", "CR"))
    return (-1 if negative else 1) * Decimal(digits).scaleb(-2)


def _date(text: str | None, day_first: bool) -> str | None:
    try:
        return dates.parse(text, dayfirst=day_first).date().isoformat() if text else None
    except (ValueError, OverflowError):
        return None
