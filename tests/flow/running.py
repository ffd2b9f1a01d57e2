"""docflow as its own processes, started by its command line and ended as by a power cut."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

HANGING = 1200.0
"""Seconds after which a test is given up."""


def start(config: Path) -> subprocess.Popen[bytes]:
    """docflow with its workers and its poller, in a process group of its own."""
    environment = {**os.environ, "DOCFLOW_CONFIG": str(config)}
    log = (config.parent / "docflow.log").open("ab")
    command = [sys.executable, "-m", "docflow.cli", "serve"]
    return subprocess.Popen(command, env=environment, start_new_session=True, stdout=log, stderr=log)


def kill(process: subprocess.Popen[bytes]) -> None:
    """Every process of docflow at once, as a power cut would."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait(60)


@contextmanager
def running(config: Path) -> Iterator[subprocess.Popen[bytes]]:
    process = start(config)
    try:
        yield process
    finally:
        kill(process)


def wait_until(condition: Callable[[], bool], what: Callable[[], object]) -> None:
    """Waits as long as the slowest machine may take."""
    end = time.monotonic() + HANGING
    while not condition():
        assert time.monotonic() < end, f"still not after {HANGING} s: {what()}"
        time.sleep(0.5)
