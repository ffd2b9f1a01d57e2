"""`docflow extract` and `eval` told nonsense: a sentence with the remedy, and the other files still run."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

PAPER = """REMITTANCE ADVICE
Payer: Example Ltd
Payment reference: EFT-1

Invoice     Date          Paid
INV-1001    2026-09-01    980.00
Total                     980.00
"""


def docflow(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "docflow.cli", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


def test_what_is_no_readable_file_gets_a_line_and_the_others_run(tmp_path: Path) -> None:
    good, folder, pipe = tmp_path / "good.txt", tmp_path / "folder", tmp_path / "pipe"
    good.write_text(PAPER)
    folder.mkdir()
    os.mkfifo(pipe)
    done = docflow("extract", tmp_path / "missing.pdf", folder, pipe, good)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [Path(line["source"]).name for line in lines] == ["missing.pdf", "folder", "pipe", "good.txt"]
    told = [line["review"][0] for line in lines[:3]]
    assert "check its name" in told[0]
    assert "name the files in it" in told[1]
    assert "no plain file" in told[2]
    assert lines[3]["record"]["payer"]["name"] == "Example Ltd"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_stops_no_other(tmp_path: Path) -> None:
    good, locked = tmp_path / "good.txt", tmp_path / "locked.txt"
    good.write_text(PAPER)
    locked.write_text(PAPER)
    locked.chmod(0)
    done = docflow("extract", locked, good)
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 2


def test_a_name_with_control_characters_does_not_reach_the_terminal(tmp_path: Path) -> None:
    odd = tmp_path / "a\x1b[31m\nb.txt"
    odd.write_text(PAPER)
    done = docflow("extract", odd)
    assert "\x1b" not in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("arguments", [("extract", "a.pdf", "--open-items", "nosuch.csv"), ("eval", "nosuch")])
def test_a_file_that_is_not_there_is_named(arguments: tuple[str, ...]) -> None:
    done = docflow(*arguments)
    assert done.returncode == 2
    assert "nosuch" in done.stderr
    assert "Traceback" not in done.stderr
