"""A command that is told to end leaves nothing behind."""

import signal
import subprocess
import sys
from pathlib import Path

_COMMAND = """
import os, signal
from docflow.cli.ending import in_order
from workers.queue import private_server
with in_order(), private_server() as url:
    print(url, flush=True)
    os.kill(os.getpid(), signal.SIGTERM)
    signal.pause()
"""


def test_told_to_end_it_ends_its_queue_first() -> None:
    done = subprocess.run([sys.executable, "-c", _COMMAND], capture_output=True, text=True, check=False)
    socket = Path(done.stdout.strip().removeprefix("unix://"))
    assert (done.returncode, done.stderr) == (-signal.SIGTERM, "")
    assert socket.name == "valkey.sock" and not socket.parent.exists()
