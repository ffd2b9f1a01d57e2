"""`docflow eval` and `docflow calibrate` on papers with known truth, through the sandbox."""

import json
import re
import shutil
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as raw
import pytest

from docflow.cli.measuring import calibrate, evaluate, kept
from docflow.cli.measuring.collections import without_attachments
from docflow.cli.measuring.folders import papers_in
from docflow.cli.measuring.running import runs_of
from docflow.errors import BadInput
from docflow.evaluation.runs import Run
from tests.evaluation.papers import TRUTH, record, run

SAMPLES = Path(__file__).parents[2] / "samples"
DATA = Path(__file__).parents[3] / "shared" / "data"
IMAGES = Path(__file__).parents[1] / "evaluation" / "images.json"
_NEEDS_DATA = pytest.mark.skipif(not DATA.exists(), reason=f"the public corpus is not at {DATA}")
ADVICE = b"""From: Nordlicht AG <ap@nordlicht.example>
Subject: Remittance advice

REMITTANCE ADVICE
Payer: Nordlicht AG
Payment reference: EFT-77
Payment date: 2026-05-01
Total: EUR 100.00

Invoice number   Date         Gross    Paid
RE-1             2026-04-01   100.00   100.00
Total                                  100.00
"""


def paper(folder: Path, **truth: object) -> Path:
    """A folder as the generator writes them."""
    folder.mkdir(parents=True)
    (folder / "input.txt").write_bytes(ADVICE)
    lines = [{**TRUTH["lines"][0], "document_date": "2026-04-01"}]
    body = {"records": [{"kind": "remittance", "record": record(lines=lines)}], **truth}
    (folder / "expected.json").write_text(json.dumps(body), encoding="utf-8")
    return folder


def test_a_folder_is_measured_and_reported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paper(tmp_path / "set" / "right", layout="typed", language="eng", scan=False)
    wrong = paper(tmp_path / "set" / "wrong", layout="other", language="eng")
    body = json.loads((wrong / "expected.json").read_text())
    body["records"][0]["record"]["payment_reference"] = "EFT-78"
    (wrong / "expected.json").write_text(json.dumps(body))
    files = {name: tmp_path / name for name in ("figures.json", "report.html", "kept.jsonl")}
    evaluate.run(
        [tmp_path / "set"], jobs=1, one_wrong_in=1, json_file=files["figures.json"], html_file=files["report.html"],
        keep_file=files["kept.jsonl"],
    )  # fmt: skip
    out = capsys.readouterr().out
    assert "2 papers, 50.0% perfect" in out
    assert "payment_reference: expected 'EFT-78', got 'EFT-77'" in out
    figures = json.loads(files["figures.json"].read_text())
    assert [one["name"] for one in figures["documents"]] == ["right", "wrong"]
    assert all(one["cpu"] > 0 and one["peak"] > 10 << 20 for one in figures["documents"])
    assert "<svg" in files["report.html"].read_text()
    assert [one.case.layout for one in kept.kept(files["kept.jsonl"])] == ["typed", "other"]


def test_status_says_whether_a_wrong_paper_passes(tmp_path: Path) -> None:
    file = tmp_path / "kept.jsonl"
    runs = [run(name="1"), run(record(amount="1.00"), name="2", review=("Look.",))]
    list(kept.keep(runs, file))
    assert evaluate.run([file], one_wrong_in=1) == 0
    list(kept.keep([run(record(amount="1.00"), name="3")], file))
    assert evaluate.run([file], one_wrong_in=1) == 1


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ({}, "holds no paper"),
        ({"expected.json": "{}"}, "no input file"),
        ({"expected.json": "{}", "input.txt": ""}, "is no truth of a paper"),
        ({"expected.json": '{"records": [', "input.txt": ""}, "is no truth of a paper"),
    ],
)
def test_a_folder_without_truth_is_refused(tmp_path: Path, files: dict[str, str], words: str) -> None:
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    with pytest.raises(BadInput, match=words):
        papers_in(tmp_path)


def test_a_file_that_is_no_kept_run_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"case": 1}\n')
    with pytest.raises(BadInput, match="line 1"):
        list(kept.kept(tmp_path / "a.jsonl"))


def test_the_samples_are_such_a_folder() -> None:
    papers = papers_in(SAMPLES)
    assert len(papers) >= 90
    assert {paper.case.kind for paper in papers} == {"remittance", "invoice", "dispute", "bank_statement", "other"}


def test_an_unreadable_paper_counts_as_one(tmp_path: Path) -> None:
    folder = paper(tmp_path / "bad")
    (folder / "input.txt").unlink()
    (folder / "input.pdf").write_bytes(b"%PDF-1.4 broken")
    (one,) = runs_of(papers_in(tmp_path), 1)
    assert not one.readable
    assert one.found[0].review


def test_a_model_is_fitted_from_what_was_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, out = tmp_path / "kept.jsonl", tmp_path / "model.json"
    runs: list[Run] = []
    for n in range(240):
        wrong = n % 12 == 0
        body = record(payment_reference="EFT-71") if wrong else None
        runs.append(run(body, name=str(n), layout=f"layout {n % 11}", sure=0.8 if wrong else 0.95))
    list(kept.keep(runs, file))
    assert calibrate.run([file], out) == 0
    model = json.loads(out.read_text())
    assert model["fitted"]["papers"] == 240
    assert model["fitted"]["error_of_fields"] < 0.02
    assert model["risk"]["remittance"]["measured"] == 240
    assert "records pass from" in capsys.readouterr().out


def test_too_few_papers_are_not_fitted_from(tmp_path: Path) -> None:
    list(kept.keep([run()], tmp_path / "kept.jsonl"))
    with pytest.raises(BadInput, match="too few"):
        calibrate.run([tmp_path / "kept.jsonl"], tmp_path / "model.json")
    assert not (tmp_path / "model.json").exists()


@_NEEDS_DATA
def test_truth_in_other_formats_is_understood() -> None:
    papers = papers_in(DATA, IMAGES)
    layouts = [paper.case.layout for paper in papers]
    assert layouts.count("zugferd") == 26
    assert {"AzureInterior", "sample-invoice", "invoice-german"} <= set(layouts)
    assert all(paper.case.partial and paper.case.expected[0]["record"] for paper in papers)
    azure = next(paper for paper in papers if paper.case.layout == "AzureInterior")
    assert azure.case.expected[0]["record"]["total_amount"] == "279.84"


@_NEEDS_DATA
def test_electronic_invoices_are_read_without_their_xml() -> None:
    file = next((DATA / "invoice-zugferd").rglob("EN16931_Einfach.pdf"))
    assert b"CrossIndustryInvoice" in _attached(file.read_bytes())
    bare = without_attachments(file.read_bytes())
    assert _attached(bare) == b""
    assert len(pdfium.PdfDocument(bare)) == len(pdfium.PdfDocument(file.read_bytes()))


def _attached(pdf: bytes) -> bytes:
    document = pdfium.PdfDocument(pdf)
    found = [document.get_attachment(n) for n in range(raw.FPDFDoc_GetAttachmentCount(document))]
    return b"".join(bytes(one.get_data()) for one in found)


@pytest.mark.slow
def test_misread_places_are_shown_as_pictures(tmp_path: Path) -> None:
    source = SAMPLES / "remittance" / "ambiguous_date_eng"
    shutil.copytree(source, tmp_path / "set" / "one")
    truth = tmp_path / "set" / "one" / "expected.json"
    body = json.loads(truth.read_text())
    body["records"][0]["record"]["amount"] = "1.00"
    truth.write_text(json.dumps(body))
    report = tmp_path / "report.html"
    evaluate.run([tmp_path / "set"], jobs=1, html_file=report)
    text = report.read_text()
    assert "data:image/webp;base64," in text
    assert "1.00" in text


def test_files_without_a_list_of_records_are_held_against_what_is_asked_of_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "bai2"
    folder.mkdir()
    (folder / "empty.bai2").write_bytes(b"")
    (folder / "letter.txt").write_bytes(b"Dear all, thank you for nothing.\n")
    assert evaluate.run([tmp_path], jobs=1) == 1
    out = capsys.readouterr().out
    assert re.search(r"bai2 +read or refused +2 +1 +1 +1 refused: unreadable", out)
    assert "bai2/letter.txt: kind: It is read as other." in out
