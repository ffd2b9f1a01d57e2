"""Several payments in one table: one record a payment."""

from decimal import Decimal

import pytest

from docflow.schema.records import Extraction, Remittance
from extractors import registry

HEAD = "payment_id,payment_date,payer,currency,invoice,amount\n"


def found_in(rows: list[str]) -> list[Extraction]:
    return registry.extract(registry.read((HEAD + "\n".join(rows)).encode(), "payments.csv"))


def payments(rows: list[str]) -> list[Remittance]:
    return [found.record for found in found_in(rows) if isinstance(found.record, Remittance)]


def row(payment: int, invoice: int, amount: str) -> str:
    return f"P-77{payment},2026-08-0{payment},Delta Foods Ltd,GBP,INV-{invoice},{amount}"


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (0, 2, 1, 3)], ids=["one below the other", "mixed"])
def test_each_payment_has_its_own_lines_date_and_sum(order: tuple[int, ...]) -> None:
    rows = [row(1, 100, "50.00"), row(1, 101, "51.50"), row(2, 102, "52.00"), row(2, 103, "-3.00")]
    found = payments([rows[n] for n in order])
    assert [record.payment_reference for record in found] == ["P-771", "P-772"]
    assert [str(record.payment_date) for record in found] == ["2026-08-01", "2026-08-02"]
    assert [record.amount for record in found] == [Decimal("101.50"), Decimal("49.00")]
    numbers = [[line.document_number for line in record.lines] for record in found]
    assert numbers == [["INV-100", "INV-101"], ["INV-102", "INV-103"]]
    assert all(line.document_date is None for record in found for line in record.lines)


def test_a_sum_over_all_payments_belongs_to_none() -> None:
    found = payments([row(1, 100, "50.00"), row(2, 102, "52.00"), ",,,,Total,102.00"])
    assert [record.amount for record in found] == [Decimal("50.00"), Decimal("52.00")]


def test_a_sum_over_all_payments_that_is_none_is_asked_about() -> None:
    rows = [row(1, 100, "50.00"), row(2, 102, "52.00"), ",,,,Total,{}"]
    for told, asked in (("102.00", False), ("999.00", True)):
        found = found_in([*rows[:2], rows[2].format(told)])
        assert len(found) == 2
        assert all(any("999.00" in sentence for sentence in one.review) is asked for one in found)


def test_a_sum_below_each_payment_is_its_total() -> None:
    rows = [row(1, 100, "50.00"), row(1, 101, "51.00"), ",,,,Total,101.00", row(2, 102, "52.00"), ",,,,Total,52.00"]
    found = found_in(rows)
    assert len(found) == 2
    assert not any("No total" in sentence or "payments" in sentence for one in found for sentence in one.review)


def test_one_payment_stays_whole() -> None:
    assert len(payments([row(1, 100, "50.00"), row(1, 101, "51.00")])) == 1


@pytest.mark.parametrize(("number", "told"), [("2031-03-01", "is a date"), ("4.1189E+11", "is shortened")])
def test_numbers_that_a_sheet_has_spoilt_are_asked_about(number: str, told: str) -> None:
    head = "Payer;Nord AB\nPayment ref;NB-99\nDate;2026-03-04\nCurrency;SEK\n\n"
    text = f"{head}Invoice;Amount\n{number};500,00\nA-77;250,50\nA-78;9,50\nTotal;760,00\n"
    (found,) = registry.extract(registry.read(text.encode(), "advice.csv"))
    assert any(told in sentence for sentence in found.review)
