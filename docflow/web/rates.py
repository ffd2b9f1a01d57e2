"""How often a program may ask: so many requests a minute for each key, counted by each web process for itself."""

import datetime as dt
from collections import OrderedDict
from collections.abc import Callable
from math import ceil
from threading import Lock

from docflow.web.problems import TooManyTries

_KNOWN = 10_000
"""Keys that are remembered; the one that asked longest ago is forgotten first."""


class Rates:
    """A bucket for each key: it holds a minute's requests, and fills up again all the time."""

    def __init__(self, a_minute: int, now: Callable[[], dt.datetime]) -> None:
        """`a_minute` 0: nobody is limited."""
        self._most, self._now = a_minute, now
        self._left: OrderedDict[str, tuple[float, dt.datetime]] = OrderedDict()
        self._lock = Lock()

    def take(self, name: str) -> None:
        """One request more. Raises TooManyTries, which says when to ask again."""
        if not self._most:
            return
        with self._lock:
            left, now = self._filled(name), self._now()
            self._left[name] = max(left - 1, 0.0) if left >= 1 else left, now
            if len(self._left) > _KNOWN:
                self._left.popitem(last=False)
        if left < 1:
            after = ceil((1 - left) * 60 / self._most)
            raise TooManyTries(f"More than {self._most} requests a minute; ask again in {after} s.", after)

    def _filled(self, name: str) -> float:
        left, since = self._left.pop(name, (float(self._most), self._now()))
        return min(left + (self._now() - since).total_seconds() * self._most / 60, float(self._most))
