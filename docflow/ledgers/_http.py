"""One HTTP request with the two things a ledger needs beyond a client: a deadline for the whole of it, and an error
class that says whether the request may have been applied.

A timeout of the client counts each read anew, so that a server which sends a byte now and then holds it for ever; here
the sockets themselves know the deadline. The address that was vetted is the one connected to.

Each request has a connection of its own: on one that is kept, an answer that comes twice would be taken for the answer
to the next question, and a server that just closed it would leave open whether a write arrived (decision 0040).
"""

import json
import re
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from decimal import Decimal
from math import inf
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import httpcore
import httpx

from docflow.errors import LedgerAmbiguous, LedgerAuth, LedgerError, LedgerRejected, LedgerTransient, Misconfigured

Resolve = Callable[[str, int], list[str]]
"""Host and port -> the addresses that may be connected to; raises LedgerAuth where none may."""

_NEVER_SENT = (httpcore.ConnectError, httpcore.ConnectTimeout, httpcore.PoolTimeout)
_MOST = 32 * 2**20
_READS = 3
"""How often a read is tried; it changes nothing, so that a hiccup need not cost a whole delivery."""


class Reply(NamedTuple):
    """An answer of the 2xx kind (or 404 where the caller asked for it)."""

    status: int
    body: bytes
    headers: tuple[tuple[str, str], ...] = ()
    """Names in lower case, in their order."""

    def json(self) -> Any:
        """The body as JSON with Decimals. Raises ValueError where it is something else."""
        return json.loads(self.body, parse_float=Decimal)


class Http:
    """Requests to one server. Redirects are never followed. Safe to use from several threads."""

    def __init__(self, *, deadline: float, resolve: Resolve | None = None, ca_file: Path | None = None) -> None:
        self._deadline = deadline
        self._sockets = _Sockets(resolve)
        self._pool = httpcore.ConnectionPool(
            ssl_context=_trust(ca_file), max_connections=4, max_keepalive_connections=0, network_backend=self._sockets
        )

    def send(
        self,
        method: str,
        url: str,
        headers: Mapping[str, str],
        body: bytes = b"",
        *,
        writes: bool,
        absent: bool = False,
    ) -> Reply:
        """Send and wait for the whole answer; `absent` lets a 404 through. A read that fails is tried again at once.

        Raises LedgerTransient where nothing was applied for sure, LedgerAmbiguous where a write may have been,
        LedgerAuth for 401, 403 and redirects, LedgerRejected for other 4xx, in the server's words."""
        for _ in range(0 if writes else _READS - 1):
            try:
                return self._once(method, url, headers, body, LedgerAmbiguous, absent)
            except LedgerAmbiguous:
                continue
        return self._once(method, url, headers, body, LedgerAmbiguous if writes else LedgerTransient, absent)

    def _once(
        self,
        method: str,
        url: str,
        headers: Mapping[str, str],
        body: bytes,
        uncertain: type[LedgerError],
        absent: bool,
    ) -> Reply:
        where = urlsplit(url).hostname or url
        try:
            reply = self._exchange(method, url, headers, body)
        except _NEVER_SENT as error:
            raise LedgerTransient(f"{where} cannot be reached: {_words_of(error)}.") from error
        except httpcore.UnsupportedProtocol as error:
            raise Misconfigured(f"{url} is not an address of a ledger: {error}.") from error
        except (httpcore.NetworkError, httpcore.TimeoutException, httpcore.ProtocolError) as error:
            raise uncertain(f"{where} did not answer: {_words_of(error)}.") from error
        if not (reply.status == 404 and absent):
            _judge(where, reply, uncertain)
        return reply

    @contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        """All requests of this thread inside the block must be over by then, together."""
        self._sockets.times.limit = time.monotonic() + seconds
        try:
            yield
        finally:
            self._sockets.times.limit = inf

    def close(self) -> None:
        """Close the connections."""
        self._pool.close()

    def _exchange(self, method: str, url: str, headers: Mapping[str, str], body: bytes) -> Reply:
        self._sockets.times.until = min(time.monotonic() + self._deadline, self._sockets.times.limit)
        limits = dict.fromkeys(("connect", "read", "write", "pool"), self._deadline)
        host = urlsplit(url).netloc.rpartition("@")[2]
        fields = [("Host", host), ("User-Agent", "docflow"), ("Connection", "close"), *headers.items()]
        with self._pool.stream(method, url, headers=fields, content=body, extensions={"timeout": limits}) as answer:
            data = b""
            for chunk in answer.iter_stream():
                data += chunk
                if len(data) > _MOST:
                    raise httpcore.RemoteProtocolError("the answer is too long")
        told = tuple((name.decode("latin-1").lower(), value.decode("latin-1")) for name, value in answer.headers)
        return Reply(answer.status, data, told)


@contextmanager
def begun() -> Iterator[None]:
    """Something of the posting is in the ledger by now: an error that says "certainly not applied" is true of the last
    request only, and leaves as ambiguous."""
    try:
        yield
    except LedgerTransient as error:
        raise LedgerAmbiguous(str(error)) from error


def _judge(where: str, reply: Reply, uncertain: type[LedgerError]) -> None:
    """Raise by the status; a proxy's 502 to 504 may come after the ledger has applied the request."""
    status = reply.status
    if 200 <= status < 300:
        return
    words = f"{where} answers {status}: {words_in(reply.body)}"
    if status in (401, 403, 407) or status < 400:
        raise LedgerAuth(f"{words} (the address, the key or its rights are not right)")
    if status == 429:
        raise LedgerTransient(words)
    if status >= 500 or status in (408, 425):
        raise uncertain(words)
    raise LedgerRejected(words_in(reply.body) or words)


def words_in(body: bytes) -> str:
    """What an error body says to a person: its message, or its text without markup; 300 characters at most."""
    text = body[:4_000].decode("utf-8", "replace")
    try:
        told = json.loads(text)
    except ValueError:
        told = None
    if isinstance(told, dict):
        parts = [told.get(key) for key in ("message", "title", "detail", "description", "error")]
        text = " ".join(part.strip() for part in parts if isinstance(part, str) and part.strip()) or text
    plain = re.sub(r"<(title|style|script)\b[^>]*>[^<]*</\1>|<[^>]{0,500}>", " ", text)
    return " ".join("".join(char if char.isprintable() else " " for char in plain).split())[:300]


def _words_of(error: Exception) -> str:
    return str(error) or type(error).__name__


def _trust(ca_file: Path | None) -> ssl.SSLContext:
    """The certificate authorities to believe: the usual ones, or a private one."""
    if ca_file is None:
        return httpx.create_ssl_context()
    try:
        return ssl.create_default_context(cafile=str(ca_file))
    except OSError as error:
        raise Misconfigured(f"ca_file {ca_file} cannot be read: {error.strerror}.") from error


class _Times(threading.local):
    """Each thread's own deadlines, in monotonic seconds."""

    until: float = inf
    limit: float = inf


class _Sockets(httpcore.NetworkBackend):
    """Connects to vetted addresses only, and hands out streams that end at the deadline of the current request."""

    def __init__(self, resolve: Resolve | None) -> None:
        self._plain = httpcore.SyncBackend()
        self._resolve = resolve
        self.times = _Times()

    def left(self) -> float:
        """Seconds that remain; raises ReadTimeout when none do."""
        left = self.times.until - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("it took too long")
        return left

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first address that answers."""
        addresses = self._resolve(host, port) if self._resolve else [host]
        for place, address in enumerate(addresses):
            try:
                stream = self._plain.connect_tcp(address, port, min(10.0, self.left()), local_address, socket_options)
                return _Stream(stream, self)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if place == len(addresses) - 1:
                    raise
        raise httpcore.ConnectError(f"{host} has no address")


class _Stream(httpcore.NetworkStream):
    """A connection whose every wait ends with the request's deadline."""

    def __init__(self, inner: httpcore.NetworkStream, sockets: _Sockets) -> None:
        self._inner = inner
        self._sockets = sockets

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Wait for bytes, not longer than the request may last."""
        return self._inner.read(max_bytes, self._sockets.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send all bytes."""
        self._inner.write(buffer, self._sockets.left())

    def close(self) -> None:
        """Close the connection."""
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """Encrypt; the certificate must be of the host that was asked for, not of the address."""
        return _Stream(self._inner.start_tls(ssl_context, server_hostname, self._sockets.left()), self._sockets)

    def get_extra_info(self, info: str) -> Any:
        """What the library asks about the socket."""
        return self._inner.get_extra_info(info)
