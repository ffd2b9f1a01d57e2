"""A document's way from its upload to the ledger, as a collector of OpenTelemetry is told it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.servers.collector import running_collector


@pytest.mark.slow
def test_a_collector_is_told_the_whole_way_of_a_document(tmp_path: Path) -> None:
    with running_collector() as collector:
        environment = {**os.environ, "OTEL_EXPORTER_OTLP_ENDPOINT": collector.url}
        command = [sys.executable, "-m", "tests.flow.traced", str(tmp_path)]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
    document = done.stdout.split()[-1]
    about = [one for one in collector.spans if one.about.get("docflow.document_id") == document]
    assert [one.name for one in about] == [
        "POST /v1/documents",
        *(f"step {step}" for step in ("read", "extract", "match")),
        "deliver",
    ]
    assert {(one.about["service.name"], one.about["docflow.tenant"]) for one in about} == {("docflow", "main")}
    assert about[-1].about["docflow.ledger"] == "journal"
    assert not [one for one in collector.spans if "Northwind" in str(one) or "INV-1001" in str(one)], "no contents"
