"""The soak of the mailbox, short; `make soak` runs it with 5,000 mails."""

import pytest

from tests.soak.mailbox import soak


@pytest.mark.slow
@pytest.mark.servers
@pytest.mark.parametrize("tls", [False, True], ids=["clear", "tls"])
def test_every_mail_is_accounted_for_once_though_pollers_die_and_connections_break(tls: bool) -> None:
    outcome = soak(60, seed=7, kill_every=1.0, mean_bytes=30_000, patience=600, say=lambda words: None, tls=tls)
    assert outcome.right, outcome
    assert outcome.mails == 60
    assert min(outcome.kills, outcome.cuts, outcome.renumbered) > 0
    assert outcome.renumbered == 3
    assert bool(outcome.ferries_killed) == tls
