"""The smaller version of `python -m tests.bench postings`."""

from pathlib import Path

import pytest

from tests.bench.postings import run


@pytest.mark.slow
def test_a_third_of_all_calls_broken_loses_and_doubles_nothing(tmp_path: Path) -> None:
    outcome = run("guardless", 1000, 7, tmp_path)
    assert outcome.exact, outcome
    assert outcome.faults > outcome.calls / 5
    assert outcome.left_alone, "a ledger that fails often in a row is given a rest"
