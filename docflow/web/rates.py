"""How often somebody may ask: so many requests a minute for each key and each person, a minute's worth of them at once.

Counted by the generic cell rate algorithm: one moment a name, at which all that was asked would have come one by one.
"""

import datetime as dt
from collections import OrderedDict
from collections.abc import Callable
from math import ceil
from threading import Lock

import structlog

from docflow.errors import Unavailable
from docflow.web.language import _
from docflow.web.problems import TooManyTries

_KNOWN = 10_000
"""Names that are remembered; the one that asked longest ago is forgotten first."""
_log = structlog.get_logger()

Turn = Callable[[str, int], float]
"""Name and requests a minute -> seconds until it may ask; 0: now, and that counts. Raises Unavailable."""


class Rates:
    """The limit of one house, counted for all its processes where there is a place to count together; while that does
    not answer, each process counts for itself."""

    def __init__(self, a_minute: int, now: Callable[[], dt.datetime], shared: Turn | None = None) -> None:
        """`a_minute` 0: nobody is limited."""
        self._most, self._shared, self._own = a_minute, shared, OwnTurns(now)

    def take(self, name: str) -> int:
        """Seconds to wait; 0: it may go on, and that counts."""
        return ceil(self._turn(name)) if self._most else 0

    @property
    def are_shared(self) -> bool:
        """Whether another machine is asked for each request."""
        return bool(self._most) and self._shared is not None

    def refuse(self, seconds: int) -> None:
        """Raises TooManyTries where there are seconds to wait."""
        if seconds:
            words = _(
                "More than %(most)s requests a minute; ask again in %(seconds)s s.", most=self._most, seconds=seconds
            )
            raise TooManyTries(words, seconds)

    def _turn(self, name: str) -> float:
        if self._shared is not None:
            try:
                return self._shared(name, self._most)
            except Unavailable as problem:
                _log.warning("requests counted by this process alone", reason=str(problem))
        return self._own(name, self._most)


class OwnTurns:
    """A Turn that counts in this process."""

    def __init__(self, now: Callable[[], dt.datetime]) -> None:
        self._now = now
        self._due: OrderedDict[str, dt.datetime] = OrderedDict()
        self._lock = Lock()

    def __call__(self, name: str, a_minute: int) -> float:
        """See Turn."""
        step = dt.timedelta(minutes=1) / a_minute
        with self._lock:
            now = self._now()
            due = max(self._due.pop(name, now), now)
            wait = due - now - step * (a_minute - 1)
            self._due[name] = due if wait > dt.timedelta() else due + step
            if len(self._due) > _KNOWN:
                self._due.popitem(last=False)
        return max(wait.total_seconds(), 0.0)
