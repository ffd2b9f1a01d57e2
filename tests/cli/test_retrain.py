"""`docflow retrain reasons`: clerks' corrections become a model that the sandbox then uses."""

from decimal import Decimal
from pathlib import Path

import pytest

from docflow.cli import retrain
from docflow.cli.compose import open_sandbox, open_store
from docflow.errors import BadInput, Misconfigured
from docflow.schema.documents import NewDocument
from docflow.schema.reasons import Reason
from docflow.schema.records import Evidence, Extraction, Kind, Remittance, RemittanceLine
from docflow.schema.states import DocumentState
from docflow.settings import Settings
from extractors import registry
from extractors.contract import Hints
from workers.extract import records_of

PAPER = """Remittance advice

Payer: Harrow Ltd
Payment reference: BACS 4411
Payment date: 14 April 2026
Total: 960.00 GBP

Invoice number   Gross     Deduction   Reason           Paid
INV-20418        1,000.00  40.00       Projekt Falke 9  960.00
"""


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setenv("DOCFLOW_CONFIG", str(tmp_path / "docflow.toml"))
    return Settings(home=tmp_path / "var")


def decided(settings: Settings, texts: list[str]) -> None:
    """Documents in which a clerk has said what these texts mean."""
    store = open_store(settings)
    for n, text in enumerate(texts):
        line = RemittanceLine(deduction_amount=Decimal(5), deduction_reason=Reason.PROMOTION, deduction_text=text)
        said = {"lines.0.deduction_reason": Evidence(value="promotion", confidence=1.0, method="person")}
        found = Extraction(kind=Kind.REMITTANCE, confidence=1.0, record=Remittance(lines=(line,)), fields=said)
        with store.begin() as tx:
            new = NewDocument(name=f"{n}.txt", sha256=f"{n:064}", size=1)
            document_id, _ = tx.documents.add(new)
            reading = tx.documents.move(document_id, 1, DocumentState.READING)
            tx.documents.move(document_id, reading.version, DocumentState.EXTRACTED, extraction=found)
    store.close()


def reason_of(settings: Settings) -> Reason | None:
    """As the worker's sandbox reads the paper."""
    pages = registry.read(PAPER.encode(), "advice.txt").model_dump_json().encode()
    with open_sandbox(settings) as sandbox:
        (found,) = records_of(sandbox, pages, Hints())
    assert isinstance(found.record, Remittance)
    return found.record.lines[0].deduction_reason


def test_corrections_are_learned_measured_and_used(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    assert reason_of(settings) is Reason.OTHER
    decided(settings, ["Projekt Falke 1", "Projekt Falke 2/26", "PROJEKT FALKE MAI"])
    strange = settings.home / "strange.tsv"
    strange.write_text("reason\tlanguage\ttext\npromotion\teng\tflyer money May\n", encoding="utf-8")
    retrain.retrain(settings, from_store=True, to=None, confusion=True, unseen=strange)
    said = capsys.readouterr()
    assert "1 sentences" in said.out.partition("strange.tsv")[2]
    assert "3 texts from clerks' corrections" in said.err
    assert "each held out whole" in said.out
    assert "| `promotion` |" in said.out
    assert "| 20 `promotion` |" in said.out
    assert (settings.home / "reasons.npz").exists()
    assert reason_of(settings) is Reason.PROMOTION


def test_a_broken_or_missing_model_is_told_before_anything_is_read(settings: Settings, tmp_path: Path) -> None:
    settings.home.mkdir(parents=True)
    (settings.home / "reasons.npz").write_bytes(b"nothing")
    with pytest.raises(Misconfigured, match="retrain reasons"):
        open_sandbox(settings)
    named = settings.model_copy(update={"reasons_model": tmp_path / "gone.npz"})
    with pytest.raises(Misconfigured, match="There is no model"):
        open_sandbox(named)


def test_a_file_of_strange_texts_that_is_none_is_told(tmp_path: Path) -> None:
    broken = tmp_path / "strange.tsv"
    broken.write_text("reason\tlanguage\ttext\nno such reason\teng\tflyer money May\n", encoding="utf-8")
    with pytest.raises(BadInput, match="reason, language and text"):
        retrain.samples_in(broken)
