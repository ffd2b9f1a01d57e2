"""How a command ends when it is told to: in order, whatever it has begun."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager


class _Told(BaseException):
    """SIGTERM came."""


@contextmanager
def in_order() -> Iterator[None]:
    """SIGTERM (systemd, docker, kill) first ends all that was begun inside, as Ctrl+C does: workers, a private queue.
    Then the process ends by it, as its parent expects."""
    signal.signal(signal.SIGTERM, _tell)
    try:
        yield
    except _Told:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.raise_signal(signal.SIGTERM)


def _tell(_signal: int, _frame: object) -> None:
    # Once is enough: a second one does not break off what is being ended.
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    raise _Told
