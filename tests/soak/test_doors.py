"""The soak of the doors, short; `python -m tests.soak.doors 40` is the long one."""

import pytest

from tests.soak.doors import soak


@pytest.mark.slow
def test_what_was_acknowledged_or_dropped_is_there_once_though_the_processes_die() -> None:
    outcome = soak(3, seed=3)
    assert outcome.right, outcome
    assert min(outcome.delivered, outcome.dropped) >= 1
