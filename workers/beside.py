"""What goes on beside other work in this process: threads that end with the block they were begun for."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import structlog

from docflow.errors import Refused, Unavailable

Work = Callable[[threading.Event], object]
"""Goes on until the event is set."""

_log = structlog.get_logger()


@contextmanager
def beside(*works: Work, patience: float | None = None) -> Iterator[None]:
    """While the block runs, each work runs in a thread of its own. At the end the event that each was given is set,
    and they are waited for, `patience` seconds each at most."""
    over = threading.Event()
    threads = [threading.Thread(target=work, args=(over,), daemon=True) for work in works]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        over.set()
        for thread in threads:
            thread.join(patience)


def every(seconds: float, turn: Callable[[], object], what: str, over: threading.Event) -> None:
    """Calls `turn` every `seconds` until it is over. A turn that met something which is away is made up for by the
    next; one that was refused is the last: what it kept up is somebody else's now."""
    while not over.wait(seconds):
        try:
            turn()
        except Unavailable as problem:
            _log.warning("not done this time", what=what, reason=str(problem))
        except Refused as problem:
            _log.info("not done any more", what=what, reason=str(problem))
            return
