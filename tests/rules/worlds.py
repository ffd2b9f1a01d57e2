"""Small receivables worlds for the tests of the rules."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal

from docflow.rules.deciding import decided
from docflow.rules.matching import signals
from docflow.rules.proof import prove
from docflow.rules.shipped_rules import SHIPPED
from docflow.rules.tolerance import Tolerance
from docflow.schema.matching import RuleTable
from docflow.schema.receivables import Certainty, Customer, LineMatch, OpenItem, PayerMatch
from docflow.schema.records import Evidence, Extraction, Kind, Party, Remittance, RemittanceLine

TODAY = dt.date(2026, 5, 4)
PAID_ON = dt.date(2026, 5, 1)
ACME = Customer(
    ref="C-1001",
    name="Acme Retail GmbH",
    aliases=("ACME Stores",),
    tax_ids=("DE123456789",),
    ibans=("DE89370400440532013000",),
    email_domains=("acme.example",),
)
GLOBEX = Customer(ref="C-1002", name="Globex Corporation")
CERTAIN = PayerMatch(customer=ACME.ref, certainty=Certainty.CERTAIN, reasons=("by account",))


def match_lines(
    record: Remittance,
    payer: PayerMatch,
    items: Iterable[OpenItem],
    tolerance: Tolerance,
    today: dt.date,
    *,
    recognised: Collection[int] = (),
    choices: Mapping[int, str] | None = None,
    table: RuleTable = SHIPPED,
) -> tuple[LineMatch, ...]:
    """The lines as the shipped rules let them stand."""
    found = signals(record, payer, items, tolerance, today, recognised=recognised, choices=choices)
    return decided(found, payer, table, choices or ())


def money(text: str) -> Decimal:
    return Decimal(text)


def item(number: str = "INV-1001", remaining: str = "1000.00", **changes: object) -> OpenItem:
    values: dict[str, object] = {
        "ref": f"inv:{number}",
        "customer": ACME.ref,
        "number": number,
        "issued": dt.date(2026, 4, 1),
        "due": dt.date(2026, 5, 1),
        "currency": "EUR",
        "original": remaining,
        "remaining": remaining,
        "kind": "credit_memo" if remaining.startswith("-") else "invoice",
    }
    return OpenItem.model_validate(values | changes)


def line(number: str | None = "INV-1001", paid: str | None = "1000.00", **changes: object) -> RemittanceLine:
    return RemittanceLine.model_validate({"document_number": number, "paid_amount": paid} | changes)


def remittance(*lines: RemittanceLine, **changes: object) -> Remittance:
    total = sum((x.paid_amount or Decimal(0) for x in lines), Decimal(0))
    values: dict[str, object] = {
        "payer": Party(name=ACME.name),
        "payment_reference": "ACH99812",
        "payment_method": "ach",
        "payment_date": PAID_ON,
        "currency": "EUR",
        "amount": total,
        "lines": lines,
    }
    return Remittance.model_validate(values | changes)


def extraction(record: Remittance, **changes: object) -> Extraction:
    fields = {
        f"lines.{n}.document_number": Evidence(value=x.document_number or "", confidence=0.99, page=1)
        for n, x in enumerate(record.lines)
    }
    values: dict[str, object] = {
        "kind": Kind.REMITTANCE,
        "confidence": 0.99,
        "record": record,
        "fields": fields,
        "proof": prove(record),
    }
    return Extraction.model_validate(values | changes)
