"""The samples are well formed, and what docflow extracts from them is what is printed on them."""

import csv
import datetime as dt
import json
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from docflow.evaluation.compare import differences
from docflow.schema.receivables import Customer, OpenItem
from docflow.schema.records import RECORD_OF_KIND, Extraction, Kind, Remittance
from tests.samples.reading import extracted

SAMPLES = Path(__file__).parents[2] / "samples"
KINDS = ("remittance", "dispute", "invoice", "other")
OUTCOMES = {"posted", "review", "not_remittance", "quarantined"}
MEANT_TO_PASS = {"posted", "not_remittance"}
LEAST_OF_ALL = 0.79
"""Papers that somebody must look at, broken ones too, counted in."""
LEAST_WITHOUT_REVIEW = 0.88


def cases() -> list[Path]:
    """Every case's folder."""
    return sorted(path for kind in KINDS for path in (SAMPLES / kind).iterdir() if path.is_dir())


@cache
def truth(folder: Path) -> dict[str, Any]:
    """Its expected.json."""
    body: dict[str, Any] = json.loads((folder / "expected.json").read_text(encoding="utf-8"), parse_float=_no_floats)
    return body


def _no_floats(text: str) -> Decimal:
    raise AssertionError(f"{text}: amounts are decimal strings")


def inputs(folder: Path) -> list[Path]:
    """Its input files."""
    return sorted(folder.glob("input*"))


def remittances() -> Iterator[tuple[Path, Remittance]]:
    """Every remittance of every case."""
    for folder in cases():
        for record in truth(folder)["records"]:
            if record["kind"] == "remittance":
                yield folder, Remittance.model_validate(record["record"])


@pytest.mark.parametrize("folder", cases(), ids=lambda path: path.name)
def test_case_is_complete(folder: Path) -> None:
    assert len(inputs(folder)) == 1, "one input a case"
    body = truth(folder)
    assert set(body) <= {"records", "outcome", "why", "tags"}
    assert body["outcome"] in OUTCOMES
    assert body["why"]
    assert body["records"][0]["kind"] == folder.parent.name
    for record in body["records"]:
        RECORD_OF_KIND[Kind(record["kind"])].model_validate(record["record"])
    note = (folder / "note.md").read_text(encoding="utf-8")
    assert "Why it exists: " in note
    assert "What should happen: " in note


def test_there_are_enough_layouts_languages_and_carriers() -> None:
    names = [folder.name for folder in cases()]
    carriers = {path.suffix for folder in cases() for path in inputs(folder)}
    languages = {name.rsplit("_", 1)[-1] for name in names}
    assert len(names) >= 24
    assert {"eng", "deu", "fra", "spa", "ita", "nld", "por"} <= languages
    assert {".pdf", ".tif", ".jpg", ".xlsx", ".csv", ".eml", ".edi"} <= carriers
    assert sum(path.stat().st_size for path in SAMPLES.rglob("*") if path.is_file()) < 12 * 1024**2


def test_lines_add_up_unless_the_paper_is_wrong() -> None:
    for folder, record in remittances():
        for line in record.lines:
            assert line.gross_amount is not None
            net = line.gross_amount - line.discount_amount - line.deduction_amount
            assert net == line.paid_amount, f"{folder.name}: {line.document_number}"
        adds_up = sum((line.paid_amount or Decimal(0) for line in record.lines), Decimal(0)) == record.amount
        printed_wrong = "printed_wrong" in truth(folder).get("tags", [])
        assert adds_up or printed_wrong, folder.name


def _rows(name: str) -> list[dict[str, str]]:
    with (SAMPLES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def open_items() -> dict[tuple[str, str], OpenItem]:
    """All open items by customer and number."""
    rows = [OpenItem.model_validate({k: v for k, v in row.items() if v}) for row in _rows("open_items.csv")]
    return {(row.customer, row.number): row for row in rows}


@cache
def customers() -> dict[str, Customer]:
    """All customers by name and alias."""
    lists = ("aliases", "tax_ids", "ibans", "email_domains")
    rows = [
        Customer.model_validate(row | {k: tuple(filter(None, row[k].split(";"))) for k in lists})
        for row in _rows("customers.csv")
    ]
    return {name: row for row in rows for name in (row.name, *row.aliases)}


def test_lists_are_large_enough_and_belong_together() -> None:
    assert len(open_items()) >= 200
    assert len({customer.ref for customer in customers().values()}) >= 30
    assert {item.customer for item in open_items().values()} <= {customer.ref for customer in customers().values()}


def test_remittances_refer_to_open_items_unless_intended() -> None:
    for folder, record in remittances():
        tags = truth(folder).get("tags", [])
        customer = customers().get(record.payer.name or "")
        if customer is None:
            assert truth(folder)["outcome"] == "review", f"{folder.name}: payer {record.payer.name}"
            continue
        missing = [line for line in record.lines if (customer.ref, line.document_number) not in open_items()]
        assert not missing or "unmatched" in tags, f"{folder.name}: {missing}"


def test_what_is_to_be_posted_pays_its_open_items_exactly() -> None:
    paid: dict[str, str] = {}
    for folder, record in remittances():
        if truth(folder)["outcome"] != "posted":
            continue
        customer = customers()[record.payer.name or ""]
        for line in record.lines:
            item = open_items()[customer.ref, line.document_number or ""]
            assert line.gross_amount == item.remaining, f"{folder.name}: {item.number}"
            assert record.currency == item.currency, f"{folder.name}: {item.number}"
            assert line.document_date in (None, item.issued), f"{folder.name}: {item.number}"
            assert item.ref not in paid, f"{item.number} is paid by {paid.get(item.ref)} and {folder.name}"
            paid[item.ref] = folder.name
            if line.discount_amount:
                assert line.discount_amount == item.discount
                assert (record.payment_date or dt.date.max) <= (item.discount_until or dt.date.min)


def test_most_remittances_are_meant_to_post_untouched() -> None:
    outcomes = [truth(folder)["outcome"] for folder, _ in remittances()]
    assert outcomes.count("posted") / len(outcomes) > 0.8


def test_mailbox_holds_every_case() -> None:
    mails = [path for path in (SAMPLES / "mailbox" / "new").iterdir() if path.name != ".gitkeep"]
    names = {path.name.split(".")[1] for path in mails}
    assert names <= {folder.name for folder in cases()}
    travelling = {folder.name for folder in cases()} - names
    assert travelling == {"bank_confirmation_deu", "lettre_cheque_fra"}, "these travel in the mail of another case"


@pytest.fixture(scope="module")
def extractions() -> dict[Path, list[Extraction]]:
    return {folder: extracted(inputs(folder)[0]) for folder in cases()}


@pytest.mark.slow
def test_no_unreviewed_record_differs(extractions: dict[Path, list[Extraction]]) -> None:
    wrong: list[str] = []
    for folder, found in extractions.items():
        hard = [d for d in differences(truth(folder)["records"], found) if not d.soft]
        reviewed = any(extraction.review for extraction in found)
        print(f"{folder.name}: {'review' if reviewed else 'passes'}, {len(hard)} differences", *hard, sep="\n    ")
        if hard and not reviewed:
            wrong.append(f"{folder.name}: " + "; ".join(map(str, hard)))
    assert not wrong, "\n".join(wrong)


@pytest.mark.slow
def test_most_samples_need_no_review(extractions: dict[Path, list[Extraction]]) -> None:
    """Of those that are not there because somebody must look at them."""
    meant = {folder: found for folder, found in extractions.items() if truth(folder)["outcome"] in MEANT_TO_PASS}
    held = {folder.name: found[0].review for folder, found in meant.items() if any(x.review for x in found)}
    for name, review in held.items():
        print(name, *review, sep="\n    ")
    assert 1 - len(held) / len(meant) >= LEAST_WITHOUT_REVIEW
    asked = [folder for folder, found in extractions.items() if any(extraction.review for extraction in found)]
    assert 1 - len(asked) / len(extractions) >= LEAST_OF_ALL


@pytest.mark.slow
def test_what_cannot_be_read_says_so(extractions: dict[Path, list[Extraction]]) -> None:
    for folder, found in extractions.items():
        if truth(folder)["outcome"] == "quarantined":
            assert all(extraction.review for extraction in found), folder.name
