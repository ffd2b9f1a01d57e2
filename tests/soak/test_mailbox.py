"""The soak of the mailbox, short; `make soak` runs it with 5,000 mails."""

import pytest

from tests.soak.mailbox import Security, soak


@pytest.mark.slow
@pytest.mark.servers
@pytest.mark.parametrize(
    ("security", "tokens"),
    [("none", False), ("tls", False), ("starttls", True)],
    ids=["none", "tls", "starttls-xoauth2"],
)
def test_every_mail_is_accounted_for_once_though_pollers_die_and_connections_break(
    security: Security, tokens: bool
) -> None:
    outcome = soak(60, 7, 1.0, 30_000, patience=600, say=lambda words: None, security=security, tokens=tokens)
    assert outcome.right, outcome
    assert outcome.mails == 60
    assert min(outcome.kills, outcome.cuts, outcome.renumbered) > 0
    assert outcome.renumbered == 3
    assert outcome.ferries_killed > 0
