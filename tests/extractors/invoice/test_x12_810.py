"""EDI 810: the total follows from positions, allowances, charges and taxes, or a person is asked."""

from decimal import Decimal
from pathlib import Path

import pytest

from docflow.schema.records import Extraction, Invoice
from extractors import registry

DATA = Path(__file__).parents[4] / "shared" / "data" / "edi-820-810"
BILL = [
    "BIG*20260501*INV-9*20260401*PO-7***DI", "CUR*SE*USD", "N1*SE*KEYSTONE DOCK*FI*123456789", "N3*611 Industrial Blvd",
    "N4*Carnegie*PA*15106", "N1*BT*NORHAVEN SUPPLY", "ITD*01*3****20260531", "IT1*1*2*EA*99.99**VP*ID001",
    "PID*F****Power Cord", "IT1*2*1*EA*50**BP*77", "TDS*26596", "SAC*C*D240***1000", "SAC*A*C310***500",
    "TXI*ST*10.98*8", "CTT*2",
]  # fmt: skip


def read(body: list[str]) -> Extraction:
    rows = ["ST*810*0001", *body, f"SE*{len(body) + 2}*0001", ""]
    (found,) = registry.extract(registry.read("~".join(rows).encode(), "in.edi"))
    return found


def bill_of(found: Extraction) -> Invoice:
    assert isinstance(found.record, Invoice)
    return found.record


def test_an_invoice() -> None:
    found = read(BILL)
    bill = bill_of(found)
    assert (bill.seller.name, bill.seller.tax_id, bill.buyer.name) == ("KEYSTONE DOCK", "123456789", "NORHAVEN SUPPLY")
    assert (bill.invoice_number, bill.purchase_order, str(bill.due_date)) == ("INV-9", "PO-7", "2026-05-31")
    amounts = (bill.net_amount, bill.tax_amount, bill.total_amount)
    assert amounts == (Decimal("254.98"), Decimal("10.98"), Decimal("265.96"))
    assert [(line.item_number, line.net_amount) for line in bill.lines] == [
        ("ID001", Decimal("199.98")), ("77", Decimal("50.00")),
    ]  # fmt: skip
    assert (found.review, all(equation.holds for equation in found.proof)) == ((), True)


def test_a_credit_memo_is_negative() -> None:
    bill = bill_of(read([row.replace("***DI", "***CR") for row in BILL]))
    assert (bill.total_amount, bill.lines[0].net_amount) == (Decimal("-265.96"), Decimal("-199.98"))


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("TDS*26596", "TDS*26696", "Net and tax add up to 265.96, but the total is 266.96."),
        ("CTT*2", "CTT*3", "CTT says that there are 3 positions, but there are 2; some may be missing."),
        ("N1*SE*", "N1*RI*", "Of the seller only the party to be paid is named (N1*RI), which may be a bank."),
        ("*INV-9*", "**", "The invoice does not say its number, which every invoice must."),
    ],
)
def test_what_a_person_must_see(old: str, new: str, sentence: str) -> None:
    assert sentence in read([row.replace(old, new) for row in BILL]).review


@pytest.mark.skipif(not DATA.is_dir(), reason="the real documents beside the project are absent")
def test_real_810s_are_read() -> None:
    for name, total in (("x12.810a.edi", "365.96"), ("x12.810b.edi", "401.92")):
        (path,) = DATA.rglob(name)
        (found,) = registry.extract(registry.read(path.read_bytes(), name))
        assert (str(bill_of(found).total_amount), all(equation.holds for equation in found.proof)) == (total, True)
