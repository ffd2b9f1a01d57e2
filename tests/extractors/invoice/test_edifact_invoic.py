"""EDIFACT INVOIC as senders vary it: its sums, several rates of tax, credit notes, what is missing."""

from decimal import Decimal

import pytest

from docflow.schema.records import Extraction, Invoice
from extractors import registry

HEAD = [
    "BGM+380+RE-4711+9", "DTM+137:20260401:102", "DTM+13:20260501:102", "RFF+ON:PO-55",
    "NAD+SU+4000001000005::9++Nordlicht AG+Hafenstrasse 1+Hamburg++20457+DE", "RFF+VA:DE123456789",
    "NAD+IV+4000002000002::9++Our House GmbH", "CUX+2:EUR:4",
]  # fmt: skip
LINES = [
    "LIN+1++4000001000012:EN", "IMD+F++:::Steel bolts", "QTY+47:10:PCE", "MOA+203:100.00", "PRI+AAA:10.00",
    "LIN+2++4000001000029:EN", "QTY+47:2:PCE", "MOA+203:50.00", "PRI+AAA:25.00",
]  # fmt: skip
SUMS = ["UNS+S", "CNT+2:2", "MOA+79:150.00", "MOA+125:150.00", "MOA+77:176.50", "TAX+7+VAT+++:::19", "MOA+124:19.00",
        "TAX+7+VAT+++:::15", "MOA+124:7.50"]  # fmt: skip


def read(*body: str) -> Extraction:
    rows = ["UNH+1+INVOIC:D:96A:UN", *body, f"UNT+{len(body) + 2}+1", ""]
    (found,) = registry.extract(registry.read("'".join(rows).encode(), "in.edi"))
    return found


def invoice_of(found: Extraction) -> Invoice:
    assert isinstance(found.record, Invoice)
    return found.record


def test_the_whole_invoice() -> None:
    found = read(*HEAD, *LINES, *SUMS)
    record = invoice_of(found)
    assert found.review == ()
    assert (record.invoice_number, record.purchase_order, str(record.due_date)) == ("RE-4711", "PO-55", "2026-05-01")
    assert (record.seller.name, record.seller.tax_id, record.buyer.name) == (
        "Nordlicht AG", "DE123456789", "Our House GmbH",
    )  # fmt: skip
    assert (record.net_amount, record.tax_amount, record.total_amount) == (
        Decimal("150.00"), Decimal("26.50"), Decimal("176.50"),
    )  # fmt: skip
    assert [(line.item_number, line.quantity, line.net_amount) for line in record.lines] == [
        ("4000001000012", 10, 100), ("4000001000029", 2, 50),
    ]  # fmt: skip
    assert found.fields["total_amount"].ref == "MOA01.2, segment 23"
    assert len(found.proof) >= 3
    assert all(check.holds for check in found.proof)


@pytest.mark.parametrize(("before", "after"), [("MOA+203:50.00", "MOA+203:51.00"), ("MOA+124:7.50", "MOA+124:7.40"),
                                               ("MOA+77:176.50", "MOA+77:176.51")])  # fmt: skip
def test_what_does_not_add_up_is_asked_about(before: str, after: str) -> None:
    found = read(*(after if one == before else one for one in (*HEAD, *LINES, *SUMS)))
    assert any("but" in sentence for sentence in found.review)


def test_a_credit_note_is_negative() -> None:
    head = ["BGM+381+GS-1+9", *HEAD[1:]]
    assert invoice_of(read(*head, *LINES, *SUMS)).total_amount == Decimal("-176.50")


def test_what_every_invoice_must_say_is_missed() -> None:
    found = read("BGM+380+RE-1+9", *LINES, "UNS+S")
    text = " ".join(found.review)
    for words in ("who sells", "who buys", "its date", "how much it is for"):
        assert words in text
