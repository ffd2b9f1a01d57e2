"""Bounds on what recognition computes. Time on the clock would lose the pages of a busy machine and spare those of an
idle one; a page that is hostile costs computing on both."""

import resource
import signal
import subprocess
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Never

SECONDS = 40.0
"""Of computing, given to one page."""


class Exhausted(Exception):
    """All of it is used."""


@contextmanager
def bounded(seconds: float) -> Iterator[None]:
    """Raises Exhausted once this process has computed for so long inside. Only where signals arrive, in the main
    thread, as in the sandbox's children; elsewhere nothing but the process's own limit holds."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGPROF, _exhausted)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _exhausted(_signal: int, _frame: FrameType | None) -> Never:
    raise Exhausted


def output(command: Sequence[str], seconds: float) -> str:
    """What a program writes; raises Exhausted where it computes for longer (to the next full second), and
    CalledProcessError with what it complains of where it fails."""
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        with suppress(ProcessLookupError):  # it may have ended already
            resource.prlimit(process.pid, resource.RLIMIT_CPU, _limits(seconds))
        said, complaint = process.communicate()
    if process.returncode == -signal.SIGXCPU:
        raise Exhausted
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, said, complaint)
    return said


def _limits(seconds: float) -> tuple[int, int]:
    """The soft limit, which may not be above the hard one that is inherited."""
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    wished = max(int(-(-seconds // 1)), 1)
    return (wished if hard == resource.RLIM_INFINITY else min(wished, hard)), hard
