"""The named layouts: there are many, each draws the same paper twice and says truly what is on it."""

import json
import random
import shutil
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from docflow.schema.records import RECORD_OF_KIND, Kind, Remittance
from samples.layouts import layouts
from samples.layouts.contract import Layout
from samples.layouts.phrases import LANGUAGES
from samples.layouts.scans import WAYS, spoilt

SEEDS = range(3)


def printable() -> list[Layout]:
    """The layouts that need no browser; those that do are drawn in the slow test."""
    return [one for one in layouts() if "page" not in one.draw.__code__.co_names]


def test_there_are_at_least_forty_layouts_in_every_language_and_of_every_kind() -> None:
    papers = [one.paper(seed) for one in printable() for seed in SEEDS]
    assert len(layouts()) >= 40
    assert {paper.language for paper in papers} == set(LANGUAGES)
    assert {paper.kind for paper in papers} == {Kind.REMITTANCE, Kind.INVOICE, Kind.DISPUTE}
    assert {paper.suffix for paper in papers} == {".pdf", ".eml", ".xlsx", ".csv"}


def test_every_layout_says_what_is_peculiar_about_it() -> None:
    assert all(len(one.why) > 30 for one in layouts()), [one.name for one in layouts() if len(one.why) <= 30]


@pytest.mark.parametrize("one", printable(), ids=lambda one: one.name)
def test_one_seed_is_one_paper(one: Layout) -> None:
    first, again, other = one.paper(1), one.paper(1), one.paper(2)
    assert first.records == again.records
    assert first.file == again.file
    assert first.records != other.records


@pytest.mark.parametrize("one", layouts(), ids=lambda one: one.name)
@pytest.mark.slow
def test_the_truth_adds_up(one: Layout) -> None:
    if one not in printable() and shutil.which("chromium") is None:
        pytest.skip("chromium is missing, which prints this layout: apt-get install chromium")
    for seed in SEEDS:
        paper = one.paper(seed)
        for entry in paper.expected():
            RECORD_OF_KIND[Kind(entry["kind"])].model_validate(entry["record"])
        for record in paper.records:
            if isinstance(record, Remittance):
                assert sum((line.paid_amount or Decimal(0) for line in record.lines), Decimal(0)) == record.amount
                assert record.payer.name and record.payment_reference and record.payment_date and record.currency


@pytest.mark.parametrize("way", WAYS)
def test_every_way_of_scanning_gives_a_picture(way: str) -> None:
    paper = next(one for one in layouts() if one.name == "no_headings").paper(0)
    how, suffix, file = spoilt(paper.file, random.Random(0), way)
    assert how == way
    assert suffix in (".pdf", ".tif", ".jpg")
    assert len(file) > 5_000
    assert file == spoilt(paper.file, random.Random(0), way)[2]


def test_the_command_writes_papers_with_their_truth(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "samples.layouts", "--out", str(tmp_path), "--seeds", "4:6", "--scans"]
    subprocess.run([*command, "--layouts", "dot_leaders,csv_flat_export"], check=True)
    names = {path.name for path in tmp_path.iterdir()}
    plain = {f"{name}_{seed}" for name in ("dot_leaders", "csv_flat_export") for seed in (4, 5)}
    assert names == plain | {"dot_leaders_4_scan", "dot_leaders_5_scan"}, "a sheet is not scanned"
    truth = json.loads((tmp_path / "dot_leaders_4_scan" / "expected.json").read_text(encoding="utf-8"))
    assert truth["layout"] == "dot_leaders"
    assert truth["kind"] == "remittance"
    assert truth["scan"] is True
    assert truth["records"]
