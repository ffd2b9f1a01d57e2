"""No secret is logged, whatever names it or holds it."""

import pytest

from docflow.cli.logs import HIDDEN, without_secrets


@pytest.mark.parametrize(
    ("told", "left"),
    [
        ({"password": "x"}, {"password": HIDDEN}),
        ({"client_secret": 7, "Authorization": "y"}, {"client_secret": HIDDEN, "Authorization": HIDDEN}),
        ({"reason": "key dfk_0a1b_99ff refused"}, {"reason": f"key {HIDDEN} refused"}),
        ({"url": "postgresql://u:p@host/db"}, {"url": f"postgresql://{HIDDEN}@host/db"}),
        ({"task": "task_1", "seconds": 0.5}, {"task": "task_1", "seconds": 0.5}),
    ],
)
def test_secrets_are_hidden(told: dict[str, object], left: dict[str, object]) -> None:
    assert without_secrets(None, "info", told) == left
