"""What `docflow eval` asks of EDI and XML collections."""

import json
from decimal import Decimal
from pathlib import Path

from docflow.cli.measuring.beside import messages
from docflow.evaluation.demands import Asked, Finding, Seen
from docflow.evaluation.runs import Case, Run
from extractors import registry
from samples.drawing.bills import cii, ubl, with_attached
from tests.extractors.invoice.test_electronic import BILL
from tests.extractors.invoice.test_hybrid import page


def answers(asked: Asked) -> list[Finding]:
    data = asked.path.read_bytes()
    found = tuple(registry.extract(registry.read(data, asked.path.name)))
    case = Case(name=asked.path.name, layout="-", kind="-", expected=())
    return list(asked.check(Seen(asked.path, data, Run(case=case, found=found))))


def wrong(root: Path) -> list[str]:
    return [finding.wrong for asked in messages.asked(root) for finding in answers(asked) if finding.wrong]


def test_invoices_in_two_syntaxes_must_agree(tmp_path: Path) -> None:
    folder = tmp_path / "invoice-xml"
    folder.mkdir()
    (folder / "1_ubl.xml").write_bytes(ubl(BILL))
    (folder / "1_uncefact.xml").write_bytes(cii(BILL))
    assert wrong(tmp_path) == wrong(folder) == []
    (folder / "1_uncefact.xml").write_bytes(cii(BILL.model_copy(update={"invoice_number": "other"})))
    assert len(wrong(tmp_path)) == 1


def test_a_hybrid_must_say_what_its_truth_says(tmp_path: Path) -> None:
    folder = tmp_path / "invoice-zugferd" / "corpus"
    folder.mkdir(parents=True)
    (folder / "a.pdf").write_bytes(with_attached(page(), cii(BILL)))
    entry = {
        "path": "x/a.pdf", "number": "RE-4711/26", "date": "20261001", "currency": "EUR", "total": "119.00",
        "due": "119.00", "vat": "DE136695976", "nlines": 2,
    }  # fmt: skip
    (tmp_path / "invoice-zugferd" / "truth.json").write_text(json.dumps([entry]))
    assert wrong(tmp_path) == []
    (tmp_path / "invoice-zugferd" / "truth.json").write_text(json.dumps([entry | {"total": "120"}]))
    assert str(Decimal("120")) in wrong(tmp_path)[0]


def test_foreign_messages_and_unproven_claims(tmp_path: Path) -> None:
    files = {"edi-820-810/a.EDI": "ST*850*1~BEG*00~SE*3*1~", "edi-835/b.835": "ST*835*1~BPR*I*1*C*ACH~SE*3*1~"}
    for name, text in files.items():
        file = tmp_path / name
        file.parent.mkdir()
        file.write_text(text)
    notes = [finding.note for asked in messages.asked(tmp_path) for finding in answers(asked)]
    assert "named as foreign" in notes
    assert any("all sums" in sentence for sentence in wrong(tmp_path))
