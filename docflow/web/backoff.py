"""Waiting after wrong passwords, per (name, address): a guesser is slowed, the real user elsewhere is not."""

import datetime as dt
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import NamedTuple

from docflow.web.language import _
from docflow.web.problems import TooManyTries

FREE_TRIES = 5
LONGEST_WAIT = dt.timedelta(minutes=15)
_REMEMBERED = 10_000
"""Pairs kept; the least recent is forgotten first, so that a flood of names cannot fill the memory."""


class _Failures(NamedTuple):
    tries: int
    until: dt.datetime


class Backoff:
    """Counts failures in this process; each one past the free tries doubles the wait."""

    def __init__(self, clock: Callable[[], dt.datetime]) -> None:
        self._clock = clock
        self._failures: OrderedDict[tuple[str, str], _Failures] = OrderedDict()
        self._lock = Lock()

    def check(self, name: str, address: str) -> None:
        """Raises TooManyTries while the pair has to wait."""
        with self._lock:
            failures = self._failures.get((name.casefold(), address))
        wait = failures.until - self._clock() if failures else dt.timedelta()
        if wait > dt.timedelta():
            seconds = int(wait.total_seconds()) + 1
            raise TooManyTries(
                _("Too many wrong passwords. Try again in %(seconds)s seconds.", seconds=seconds), seconds
            )

    def failed(self, name: str, address: str) -> None:
        """One more wrong password."""
        key = (name.casefold(), address)
        with self._lock:
            tries = self._failures.pop(key, _Failures(0, self._clock())).tries + 1
            wait = dt.timedelta(seconds=2 ** min(tries - FREE_TRIES, 12)) if tries >= FREE_TRIES else dt.timedelta()
            self._failures[key] = _Failures(tries, self._clock() + min(wait, LONGEST_WAIT))
            while len(self._failures) > _REMEMBERED:
                self._failures.popitem(last=False)

    def succeeded(self, name: str, address: str) -> None:
        """The right password: the count starts anew."""
        with self._lock:
            self._failures.pop((name.casefold(), address), None)
