"""The soak of the mailbox, short; `make soak` runs it with 5,000 mails."""

import pytest

from tests.soak.mailbox import Security, soak


@pytest.mark.slow
@pytest.mark.servers
@pytest.mark.parametrize("security", ["none", "tls", "starttls"])
def test_every_mail_is_accounted_for_once_though_pollers_die_and_connections_break(security: Security) -> None:
    outcome = soak(60, 7, kill_every=1.0, mean_bytes=30_000, patience=600, say=lambda words: None, security=security)
    assert outcome.right, outcome
    assert outcome.mails == 60
    assert min(outcome.kills, outcome.cuts, outcome.renumbered) > 0
    assert outcome.renumbered == 3
    assert outcome.ferries_killed > 0
