"""Lockbox files in BAI format."""

from decimal import Decimal

import pytest

from tests.extractors.statement.written import extracted, statement

LINES = [
    "100ACME      00999999992605040800",
    "2ACME      0099999999000000000040008000801",
    "50010000022222260504ACME      0099999999",
    "6001001000014800005500270700123455550000000180050126BOB SMITH            ",
    "4001001601" + "0" + "INV-4711".ljust(16) + "0000100000",
    "4001001602" + "9" + "INV-4712".ljust(16) + "0000048000" + "0000002000",
    "600100200000050000550027070012345555000000018105012" + "6ANNE JONES",
    "70010000022222260504" + "002" + "0000153000",
    "80000000022222260504" + "0002" + "0000153000",
]


def lockbox(lines: list[str]) -> str:
    return "\n".join([*lines, f"9{len(lines) + 1:06}"]) + "\n"


def test_cheques_and_what_they_pay() -> None:
    (found,) = extracted(lockbox(LINES))
    record = statement(found)
    assert (record.report, record.account) == ("lockbox", "0022222")
    first, second = record.entries
    assert (first.amount, first.cheque_number, first.batch, first.item) == (Decimal("1480.00"), "180", "001", "001")
    assert first.counterparty.name == "BOB SMITH"
    assert [(line.document_number, line.paid_amount) for line in first.documents] == [
        ("INV-4711", Decimal("1000.00")), ("INV-4712", Decimal("480.00")),
    ]  # fmt: skip
    assert first.documents[1].deduction_amount == Decimal("20.00")
    assert second.amount == Decimal("50.00")
    assert not found.review
    assert found.fields["entries.0.cheque_number"].ref == "6 cheque, line 4"


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("6001001000014800", "6001001000014810", "cheques of batch 001 add up"),
        ("0020000153000", "0020000153001", "its total (line 8)"),
        ("00020000153000", "00020000153001", "its total (line 9)"),
        ("0000100000", "0000100001", "documents of the cheque in line 4"),
        ("9000010", "9000011", "10 records, not 11"),
    ],
)
def test_totals_of_cheque_batch_box_and_file(old: str, new: str, fault: str) -> None:
    (found,) = extracted(lockbox(LINES).replace(old, new, 1))
    assert any(fault in sentence for sentence in found.review)


def test_a_foreign_line_is_told() -> None:
    (found,) = extracted(lockbox([*LINES[:6], "HELLO THERE", *LINES[6:]]))
    assert any(sentence.startswith("Line 7 (H) is no record") for sentence in found.review)
