"""`docflow audit` and `docflow evidence verify`, as an auditor would use them."""

from pathlib import Path

import pytest

from docflow.cli.audit import anchor, verify, verify_evidence
from docflow.cli.compose import open_anchors, open_store
from docflow.errors import BadInput
from docflow.files.bundle import packed
from docflow.settings import Settings


def test_a_trail_is_anchored_and_held_against_the_note(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = Settings(home=tmp_path)
    with open_store(settings).begin() as tx:
        tx.audit.append("docflow", "noted", "doc_1")
    anchor(settings)
    assert verify(settings) == 0
    assert "1 entries, whole; 1 noted heads agree" in capsys.readouterr().out
    (noted,) = open_anchors(settings).all("main")
    open_anchors(settings).note(noted.model_copy(update={"seq": 7}))
    assert verify(settings) == 1
    assert "main: The audit trail has not the entry 7 that was noted elsewhere." in capsys.readouterr().out


def test_the_trails_of_all_companies_are_checked_by_one_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = Settings(home=tmp_path)
    store = open_store(settings)
    for tenant in ("main", "other"):
        with store.of(tenant).begin() as tx:
            tx.audit.append("docflow", "noted", "doc_1")
    assert verify(settings, every=True) == 0
    assert capsys.readouterr().out.splitlines() == [
        f"{tenant}: 1 entries, whole; 0 noted heads agree, none is noted." for tenant in ("main", "other")
    ]
    with store.of("other").read() as tx:
        head = tx.audit.anchor()
    open_anchors(settings).note(head.model_copy(update={"tenant": "gone"}))
    assert verify(settings) == 0, "its own tenant is whole"
    assert verify(settings, every=True) == 1
    assert "gone: The audit trail has not the entry 1 that was noted elsewhere." in capsys.readouterr().out


def test_a_bundle_that_is_none_does_not_hold(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "bundle.zip").write_bytes(packed({"a": b"b"}))
    assert verify_evidence(tmp_path / "bundle.zip", None) == 1
    assert "manifest.json is missing" in capsys.readouterr().out
    with pytest.raises(BadInput, match="cannot be read"):
        verify_evidence(tmp_path / "none.zip", None)
