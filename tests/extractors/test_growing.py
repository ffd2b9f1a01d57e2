"""A new language and a new kind of document are one file each, put into their folder; nothing else is changed."""

import datetime as dt
import json
import shutil
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from docflow.evaluation.compare import differences
from docflow.schema.records import Extraction, Party, Remittance, RemittanceLine
from samples.drawing.formats import money
from samples.drawing.paper import Column, Paper, body, heads, row

ROOT = Path(__file__).parents[2]
NEW = Path(__file__).parent / "growing"
READ = """
import json, sys
from pathlib import Path
from extractors import registry
for name in sys.argv[1:]:
    found = registry.extract(registry.read(Path(name).read_bytes(), Path(name).name))
    print(json.dumps([one.model_dump(mode="json") for one in found]))
"""
LINES = (
    ("F-20871", dt.date(2026, 9, 4), "12480.00", "249.60"),
    ("F-20893", dt.date(2026, 9, 11), "3915.50", "0.00"),
    ("F-20902", dt.date(2026, 9, 30), "871.25", "17.43"),
)


@pytest.fixture
def room(tmp_path: Path) -> Path:
    """A copy of the extractors, to which a file may be added."""
    shutil.copytree(ROOT / "extractors", tmp_path / "extractors", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def extracted(room: Path, data: bytes) -> list[Extraction]:
    """What a fresh process reads with the extractors of that room."""
    (room / "input.pdf").write_bytes(data)
    command = [sys.executable, "-c", READ, "input.pdf"]
    answer = subprocess.run(command, cwd=room, capture_output=True, text=True)
    assert answer.returncode == 0, answer.stderr
    return [Extraction.parse(one) for one in json.loads(answer.stdout)]


def swedish_advice() -> tuple[bytes, list[dict[str, Any]]]:
    """A Swedish advice with its truth: comma, blanks between thousands, days written as 2026-10-14."""
    paper = Paper(title="Betalningsavi")
    paper.text(50, 60, "Södra Trävaror AB", 14, bold=True)
    paper.lines(50, 75, ["Hamngatan 12", "211 22 Malmö"], 9)
    paper.lines(50, 120, ["Norhaven Industri AB", "Box 118", "411 04 Göteborg"], 10)
    paper.text(50, 190, "BETALNINGSAVI", 13, bold=True)
    facts = ["Betalningsreferens: 7710442", "Betalningsdatum: 2026-10-14", "Valuta: SEK", "Leverantörsnummer: 40187"]
    paper.lines(50, 210, facts, 9.5, 14)
    paper.text(50, 280, "Vi har idag betalat följande fakturor till ert bankgiro.", 9.5)
    names = ("Fakturanummer", "Fakturadatum", "Fakturabelopp", "Kassarabatt", "Betalt belopp")
    columns = [
        Column(name, x, "l" if x < 200 else "r") for name, x in zip(names, (50, 150, 330, 430, 540), strict=True)
    ]
    lines = [
        RemittanceLine(
            document_number=number,
            document_date=day,
            gross_amount=Decimal(gross),
            discount_amount=Decimal(discount),
            paid_amount=Decimal(gross) - Decimal(discount),
        )
        for number, day, gross, discount in LINES
    ]
    rows = [
        [n, str(d), *(money(a, "fr") for a in (Decimal(g), Decimal(s), Decimal(g) - Decimal(s)))]
        for n, d, g, s in LINES
    ]
    y = body(paper, heads(paper, 310, columns) + 4, columns, rows)
    total = sum((line.paid_amount or Decimal(0) for line in lines), Decimal(0))
    row(paper, y + 4, columns, ["Summa", "", "", "", money(total, "fr")], bold=True)
    record = Remittance(
        payer=Party(name="Södra Trävaror AB"),
        payment_reference="7710442",
        payment_date=dt.date(2026, 10, 14),
        currency="SEK",
        amount=total,
        lines=tuple(lines),
    )
    return paper.done(), [{"kind": "remittance", "record": record.model_dump(mode="json", exclude_none=True)}]


def test_a_language_is_one_file(room: Path) -> None:
    data, truth = swedish_advice()
    before = extracted(room, data)
    assert before[0].review or [d for d in differences(truth, before) if not d.soft], "Swedish is no news to it"
    shutil.copy(NEW / "swe.py", room / "extractors" / "fields" / "lexicon" / "swe.py")
    found = extracted(room, data)
    assert not [str(d) for d in differences(truth, found) if not d.soft]
    assert not found[0].review


def test_a_new_language_decides_what_the_paper_leaves_open(room: Path) -> None:
    """Decimal mark, day before month, and the data that recognition asks for follow from the file alone."""
    shutil.copy(NEW / "swe.py", room / "extractors" / "fields" / "lexicon" / "swe.py")
    asked = """
from extractors.fields import amounts, dates, lexicon
from extractors.readers import _ocr
letter = "Vi har idag betalat följande fakturor med förfallodatum i mars"
print(lexicon.language_of(letter), amounts.convention_of([], "swe").decimal, dates.order_of(["04/05/2026"], "swe").name)
print("swe" in _ocr.wished(()))
"""
    answer = subprocess.run([sys.executable, "-c", asked], cwd=room, check=True, capture_output=True, text=True)
    assert answer.stdout.split() == ["swe", ",", "DMY", "True"]


def bank_statement() -> bytes:
    """A statement whose rows are date, text and amount."""
    paper = Paper(title="Statement")
    paper.text(50, 60, "Statement of bank account", 14, bold=True)
    paper.text(50, 80, "Account 40118822 (GBP)", 9)
    rows = [
        "2026-10-01 Hartwell Stores INV-2201 1,480.00",
        "2026-10-02 Charges -12.50",
        "2026-10-05 Oakham Foods 310.40",
    ]
    paper.lines(50, 110, rows, 9, 14)
    return paper.done()


def test_a_kind_of_document_is_one_file(room: Path) -> None:
    data = bank_statement()
    assert extracted(room, data)[0].kind.value != "bank_statement"
    shutil.copy(NEW / "list.py", room / "extractors" / "statement" / "list.py")
    (found,) = extracted(room, data)
    assert found.kind.value == "bank_statement"
    entries = found.record.model_dump(mode="json")["entries"]
    assert [entry["amount"] for entry in entries] == ["1480.00", "-12.50", "310.40"]
    assert entries[0]["booking_date"] == "2026-10-01"
