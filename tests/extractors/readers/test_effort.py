"""What recognition may compute, whatever the clock says meanwhile."""

import time
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from extractors.readers import _effort, _engine
from tests.extractors.readers.test_image import is_present

SPIN = ["sh", "-c", "while :; do :; done"]


def test_computing_is_bounded() -> None:
    with pytest.raises(_effort.Exhausted), _effort.bounded(0.05):
        while True:
            pass


def test_waiting_is_not_computing() -> None:
    with _effort.bounded(0.1):
        time.sleep(0.3)
    assert _effort.output(["sh", "-c", "sleep 1.2; echo read"], 1) == "read\n"


def test_nothing_strikes_once_the_work_is_done() -> None:
    with _effort.bounded(0.05):
        pass
    until = time.process_time() + 0.1
    while time.process_time() < until:
        pass


def test_a_program_that_computes_too_long_is_ended() -> None:
    with pytest.raises(_effort.Exhausted):
        _effort.output(SPIN, 1)


def test_a_page_that_is_too_much_for_the_library_has_no_words(monkeypatch: pytest.MonkeyPatch) -> None:
    if not is_present(_engine.Library()):
        pytest.skip("tesserocr is not installed")
    page = Image.new("L", (900, 300), 255)
    ImageDraw.Draw(page).text((50, 100), "Rechnung 4711", fill=0, font_size=60)
    assert [word.text for word in _engine.Library().read(page, "eng", 300)] == ["Rechnung", "4711"]
    monkeypatch.setattr(_effort, "SECONDS", 0.001)
    assert _engine.Library().read(page, "eng", 300) == []
    monkeypatch.undo()
    assert [word.text for word in _engine.Library().read(page, "eng", 300)] == ["Rechnung", "4711"]


def test_a_page_that_is_too_much_for_the_program_has_no_words(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pytesseract = pytest.importorskip("pytesseract")
    program = tmp_path / "tesseract"
    program.write_text("#!/bin/sh\nwhile :; do :; done\n")
    program.chmod(0o755)
    monkeypatch.setattr(pytesseract.pytesseract, "tesseract_cmd", str(program))
    monkeypatch.setattr(_effort, "SECONDS", 1.0)
    assert _engine.Program().read(Image.new("L", (90, 30), 255), "eng", 300) == []
