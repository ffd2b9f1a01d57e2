"""A proxy that breaks HTTP in the ways networks and servers do, before or after the request was applied.

It reads a whole request, decides on a fault, forwards it or not, and answers or not; the connection then ends, but for
an answer that is given twice: there the client may, and must not, take the second for the answer to what it asks next.
Requests reach the server one after the other, also where the client gave the one before up: Tryton on SQLite does not
keep two writers apart (on PostgreSQL it does), and a statement could be validated a second time while it is posted.
"""

import itertools
import random
import socket
import socketserver
import struct
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

NOT_APPLIED = ("reset_before", "error_before")
FAULTS = (
    *NOT_APPLIED,
    *("reset_after", "error_after", "slow_after", "garbage_after", "cut_after", "twice_after"),
)
"""*_before: not applied. *_after: applied, but the answer is lost: reset, replaced by a 500, too slow, replaced by
nonsense, or cut in the middle; or it comes twice."""


@dataclass
class FaultProxy:
    """Its url stands for the server's; `decide` names the fault of the n-th request (from 0), or None."""

    url: str
    decide: Callable[[int, str], str | None]
    """Number and request line -> fault."""
    slow: float = 3.0
    """Seconds that a slow answer takes; the client should wait for less."""
    seen: list[str] = field(default_factory=list)
    """Request lines, in order."""
    done: Counter[str] = field(default_factory=Counter)
    lock: threading.Lock = field(default_factory=threading.Lock)
    turn: threading.Lock = field(default_factory=threading.Lock)
    """Held by the request that is at the server."""

    def next_fault(self, request_line: str) -> str | None:
        """The fault of this request."""
        with self.lock:
            fault = self.decide(len(self.seen), request_line)
            self.seen.append(request_line)
            self.done[fault or "none"] += 1
            return fault


def at(number: int, fault: str, method: str | tuple[str, ...] = "") -> Callable[[int, str], str | None]:
    """One fault, at the n-th request (from 0) of this method or these, or of all."""
    count = itertools.count()
    return lambda _, line: fault if line.startswith(method) and next(count) == number else None


def share(part: float, seed: int, slow: float = 1.0) -> Callable[[int, str], str | None]:
    """Random faults in this part of the requests, the slow ones `slow` times as often as each of the others."""
    dice = random.Random(seed)
    weights = [slow if fault == "slow_after" else 1.0 for fault in FAULTS]
    return lambda _n, _line: dice.choices(FAULTS, weights)[0] if dice.random() < part else None


@contextmanager
def fault_proxy(target: str, decide: Callable[[int, str], str | None], slow: float = 3.0) -> Iterator[FaultProxy]:
    """A proxy before the server at `target` (http://host:port), until the block ends."""
    parts = urlsplit(target)
    server_address = (parts.hostname or "127.0.0.1", parts.port or 80)
    proxy = FaultProxy("", decide, slow)

    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            while request := _read_message(self.request):
                fault = proxy.next_fault(request.partition(b"\r\n")[0].decode("latin-1"))
                answer = b"" if fault in NOT_APPLIED else self.applied(request)
                if fault != "twice_after":
                    _spoil(self.request, answer, fault, proxy.slow)
                    break
                self.request.sendall(_connection(answer, b"keep-alive") * 2)

        def applied(self, request: bytes) -> bytes:
            with proxy.turn:
                return _forward(server_address, request)

    class Server(socketserver.ThreadingTCPServer):
        allow_reuse_address = True
        daemon_threads = True

        def handle_error(self, request: object, client_address: object) -> None:
            """A client that went away is what is being tested."""

    server = Server(("127.0.0.1", 0), Handler)
    proxy.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield proxy
    finally:
        server.shutdown()
        server.server_close()
        thread.join(60)


def _spoil(client: socket.socket, answer: bytes, fault: str | None, slow: float) -> None:
    if fault in ("reset_before", "reset_after"):
        _reset(client)
    elif fault == "error_before":
        client.sendall(_answer(b"503 Service Unavailable", b"overloaded"))
    elif fault == "error_after":
        client.sendall(_answer(b"500 Internal Server Error", b"it broke"))
    elif fault == "garbage_after":
        client.sendall(_answer(b"200 OK", b"<html>\xff\x00 not what you think"))
    elif fault == "cut_after":
        client.sendall(answer[: max(1, len(answer) * 2 // 3)])
        _reset(client)
    elif fault == "slow_after":
        _drip(client, answer, slow)
    else:
        client.sendall(answer)


def _drip(client: socket.socket, answer: bytes, seconds: float) -> None:
    """Byte after byte, so that no single read takes long."""
    pause = seconds / max(1, len(answer))
    for place in range(len(answer)):
        client.sendall(answer[place : place + 1])
        time.sleep(pause)


def _read_message(client: socket.socket) -> bytes:
    """Head and body; with `Connection: close` put in, so that the server ends its answer by closing."""
    data = b""
    while b"\r\n\r\n" not in data:
        chunk = client.recv(65536)
        if not chunk:
            return b""
        data += chunk
    head, _, body = data.partition(b"\r\n\r\n")
    length = next(
        (int(line.split(b":")[1]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:")), 0
    )
    while len(body) < length:
        chunk = client.recv(65536)
        if not chunk:
            return b""
        body += chunk
    return _connection(head + b"\r\n\r\n" + body, b"close")


def _forward(address: tuple[str, int], request: bytes) -> bytes:
    with socket.create_connection(address, timeout=60) as server:
        server.sendall(request)
        answer = b""
        while chunk := server.recv(65536):
            answer += chunk
        return answer


def _connection(message: bytes, word: bytes) -> bytes:
    """The message with this word on what becomes of the connection."""
    head, _, body = message.partition(b"\r\n\r\n")
    lines = [line for line in head.split(b"\r\n") if not line.lower().startswith(b"connection:")]
    return b"\r\n".join([*lines, b"Connection: " + word]) + b"\r\n\r\n" + body


def _answer(status: bytes, body: bytes) -> bytes:
    return b"HTTP/1.1 %s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s" % (status, len(body), body)


def _reset(client: socket.socket) -> None:
    """Close with RST instead of FIN."""
    client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    client.close()
