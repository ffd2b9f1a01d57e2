"""A real receiver of event webhooks on loopback, which can be down for as long as a test wants."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any

from tests.servers.loopback import serving


@dataclass(frozen=True)
class Attempt:
    """One request: its headers in lower case, and its body."""

    headers: dict[str, str]
    body: str

    @property
    def event(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.body)
        return found


@dataclass
class EventReceiver:
    """What it was told; set `down` and it answers nothing but 503."""

    url: str = ""
    down: bool = False
    attempts: list[Attempt] = field(default_factory=list)
    """Every request, also those that it refused."""
    taken: list[Attempt] = field(default_factory=list)


@contextmanager
def running_event_receiver() -> Iterator[EventReceiver]:
    """A receiver on a free port, until the block ends."""
    receiver = EventReceiver()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
            attempt = Attempt({name.lower(): value for name, value in self.headers.items()}, body)
            receiver.attempts.append(attempt)
            if not receiver.down:
                receiver.taken.append(attempt)
            self.send_response(503 if receiver.down else 204)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Keep the test's output clean."""

    with serving(Handler) as address:
        receiver.url = f"{address}/events"
        yield receiver
