"""The smaller version of `python -m tests.bench postings`."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench.postings import run


@pytest.mark.slow
def test_a_third_of_all_calls_broken_loses_and_doubles_nothing(tmp_path: Path) -> None:
    outcome = run("guardless", 1000, 7, tmp_path)
    assert outcome.exact, outcome
    assert outcome.faults > outcome.calls / 5
    assert outcome.left_alone, "a ledger that fails often in a row is given a rest"


@pytest.mark.slow
@pytest.mark.parametrize("ledger", ["guardless", "erpnext"])
def test_several_books_are_kept_in_a_folder_and_gone_on_with(tmp_path: Path, ledger: str) -> None:
    """The second command finds what the first one booked, in docflow's books and in the ledger's, and adds the rest."""
    for count in (20, 44):
        command = [sys.executable, "-m", "tests.bench", "postings", str(count), "--ledger", ledger, "--books", "2"]
        done = subprocess.run([*command, "--folder", tmp_path], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        assert f"postings={count}, missing=0, doubled=0" in done.stdout
    assert sorted(path.name for path in tmp_path.iterdir()) == ["books-1", "books-2"]
