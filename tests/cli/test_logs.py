"""No secret is logged, whatever names it or holds it."""

import json
from pathlib import Path

import pytest
import structlog

from docflow.cli.logs import HIDDEN, logged_to, without_secrets


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


def test_a_log_may_be_a_file_of_its_own_for_a_while(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "serve.log"
    with logged_to(file):
        structlog.get_logger().info("request", route="/queue")
    structlog.get_logger().info("after")
    assert json.loads(file.read_text())["route"] == "/queue"
    assert "after" in capsys.readouterr().err
    structlog.reset_defaults()
