"""Every format holds every posting, to the cent, and nothing in it runs."""

import csv
import io
import json
import subprocess
from decimal import Decimal
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from docflow.exports import formats
from docflow.schema.postings import Posting, PostingCustomer, PostingPayment
from tests.ledgers.postings import full_payment, mirrored, short_payment
from tests.ledgers.test_beancount import BEAN_CHECK, needs_bean_check

EVIL = '=HYPERLINK("http://evil")'
SHORT = short_payment("dfp_1", "inv:1", "inv:2")
POSTINGS = [
    SHORT,
    full_payment("dfp_2", "inv:3", "0.10", customer=PostingCustomer(ref=EVIL)),
    full_payment("dfp_3", "inv:4", "12345678901234567.89"),
    mirrored(SHORT, "dfp_4"),
]
CREDITS = sum((line.credit or Decimal(0) for one in POSTINGS for line in one.lines), Decimal(0))


def written(name: str) -> bytes:
    return b"".join(formats()[name].write(iter(POSTINGS)))


def test_the_four_formats_are_there() -> None:
    assert set(formats()) == {"jsonl", "csv", "xlsx", "beancount"}


@pytest.mark.parametrize("name", sorted(formats()))
def test_nothing_is_a_file_too(name: str) -> None:
    assert isinstance(b"".join(formats()[name].write(iter(()))), bytes)


def test_json_lines_are_the_postings() -> None:
    assert [Posting.model_validate(json.loads(line)) for line in written("jsonl").splitlines()] == POSTINGS


def test_csv_adds_up_and_holds_no_formula() -> None:
    rows = list(csv.DictReader(io.StringIO(written("csv").decode())))
    assert sum((Decimal(row["credit"] or 0) for row in rows), Decimal(0)) == CREDITS
    assert sum((Decimal(row["debit"] or 0) for row in rows), Decimal(0)) == CREDITS
    assert {row["customer"] for row in rows} == {"C-1001", f"'{EVIL}"}
    assert next(row["reverses"] for row in rows if row["posting_id"] == "dfp_4") == "dfp_1"


def test_a_sheet_adds_up_and_holds_no_formula(tmp_path: Path) -> None:
    path = tmp_path / "postings.xlsx"
    path.write_bytes(written("xlsx"))
    head, *rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    credit, customer = head.index("credit"), head.index("customer")
    assert sum((Decimal(str(row[credit] or 0)) for row in rows), Decimal(0)) == CREDITS
    assert {row[customer] for row in rows} == {"C-1001", EVIL}, "text, not a formula"
    assert any(row[credit] == "12345678901234567.89" for row in rows), "what a float would lose stands as text"


@needs_bean_check
def test_bean_check_accepts_the_journal(tmp_path: Path) -> None:
    path = tmp_path / "postings.beancount"
    path.write_bytes(written("beancount"))
    done = subprocess.run([BEAN_CHECK, "--no-cache", path], capture_output=True, text=True, check=False)
    assert done.stdout + done.stderr == ""


def test_a_reference_of_several_lines_stays_one_value() -> None:
    odd = full_payment("dfp_5", "inv:5", "1.00", payment=PostingPayment(reference='a\n"b",c', amount=Decimal("1.00")))
    (row, _) = csv.DictReader(io.StringIO(b"".join(formats()["csv"].write([odd])).decode()))
    assert row["payment_reference"] == 'a\n"b",c'
