"""Real invoices of a public corpus, without the XML in them: what is printed is found, or a person is asked."""

import json
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from docflow.schema.records import Invoice
from extractors.registry import extract, read

DATA = Path(__file__).parents[4] / "shared" / "data" / "invoice-zugferd"
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not (DATA / "truth.json").exists(), reason=f"the public corpus is not at {DATA}"),
]
FIELDS = ("number", "date", "currency", "total")
FLOOR = 0.98


def _cases() -> Iterator[tuple[str, dict[str, Any], Path]]:
    files = {path.name: path for path in DATA.rglob("*.pdf")}
    for truth in json.loads((DATA / "truth.json").read_text()):
        name = truth["path"].rpartition("/")[2]
        if name in files:
            yield name, truth, files[name]


def _wrong(truth: dict[str, Any], record: Invoice) -> list[str]:
    """Printed fields that were not read as they stand; the sign of a credit is a matter of its kind."""
    day = record.invoice_date.strftime("%Y%m%d") if record.invoice_date else None
    total = abs(record.total_amount) if record.total_amount is not None else None
    right = {
        "number": record.invoice_number == truth["number"],
        "date": day == truth["date"],
        "currency": record.currency == truth["currency"],
        "total": total == abs(Decimal(truth["total"])),
    }
    return [field for field in FIELDS if field in truth["printed"] and not right[field]]


def test_printed_fields_are_found_and_nothing_wrong_passes() -> None:
    printed: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    silent = []
    for name, truth, path in _cases():
        pages = read(path.read_bytes(), name)
        printed_alone = tuple(page for page in pages.pages if page.method != "xml")
        (found,) = extract(pages.model_copy(update={"pages": printed_alone}))
        assert isinstance(found.record, Invoice), name
        wrong = _wrong(truth, found.record)
        printed.update(field for field in FIELDS if field in truth["printed"])
        missed.update(wrong)
        if wrong and not found.review:
            silent.append((name, wrong))
    assert sum(printed.values()) > 80
    shares = {field: 1 - missed[field] / printed[field] for field in FIELDS}
    assert min(shares.values()) >= FLOOR, shares
    assert not silent
