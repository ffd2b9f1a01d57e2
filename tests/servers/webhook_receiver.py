"""A real receiver of signed webhooks on loopback: verifies signatures, remembers ids (or not), tells their status."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any

from standardwebhooks import Webhook, WebhookVerificationError

from tests.servers.loopback import serving

SECRET = "whsec_" + "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"


@dataclass
class WebhookReceiver:
    """What arrived; change `answer` and `dedupes` to make it behave otherwise."""

    url: str = ""
    dedupes: bool = True
    answer: int = 202
    """Status of what it answers to a new posting; 2xx means that it books it."""
    booked: list[dict[str, Any]] = field(default_factory=list)
    """Every posting applied, in order; an id twice is a double booking."""
    first: dict[str, dict[str, Any]] = field(default_factory=dict)
    """The same by id, the first of each."""
    requests: int = 0
    refused: int = 0
    """Requests whose signature was wrong."""
    state: str = "posted"
    """What its status address says of a booked posting."""
    more: dict[str, Any] = field(default_factory=dict)
    """More keys of its status answer."""
    lock: threading.Lock = field(default_factory=threading.Lock)

    def settings(self, **more: object) -> dict[str, object]:
        """What docflow's `open_ledger` takes; with a status address unless told otherwise."""
        known = {"kind": "webhook", "url": f"{self.url}/postings", "secret": SECRET, "allow": ["127.0.0.0/8"]}
        return known | {"status_url": f"{self.url}/postings/{{posting_id}}"} | more

    def take(self, posting: dict[str, Any]) -> int:
        """Book it, once per id where it dedupes."""
        with self.lock:
            known = posting["posting_id"] in self.first
            if 200 <= self.answer < 300 and not (known and self.dedupes):
                self.booked.append(posting)
                self.first.setdefault(posting["posting_id"], posting)
            return self.answer

    def status_of(self, posting_id: str) -> dict[str, Any] | None:
        """What it says of a posting."""
        with self.lock:
            one = self.first.get(posting_id)
        if one is None:
            return None
        told = {"posting_id": posting_id, "state": self.state, "posted_date": one["posting_date"]}
        told |= {"amount": one["payment"]["amount"], "currency": one["currency"]}
        return told | {"reference": f"R-{posting_id}", "residuals": {}} | self.more


@contextmanager
def running_receiver() -> Iterator[WebhookReceiver]:
    """A receiver on a free port, until the block ends."""
    receiver = WebhookReceiver()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            receiver.requests += 1
            if self._genuine(body):
                self._send(receiver.take(json.loads(body)), {"reference": "R-" + json.loads(body)["posting_id"]})

        def do_GET(self) -> None:
            receiver.requests += 1
            if self._genuine(b""):
                told = receiver.status_of(self.path.rpartition("/")[2])
                self._send(404 if told is None else 200, told or {"message": "unknown"})

        def _genuine(self, body: bytes) -> bool:
            try:
                Webhook(SECRET).verify(body, dict(self.headers), json_parse=False)
            except WebhookVerificationError:
                receiver.refused += 1
                self._send(401, {"message": "wrong signature"})
                return False
            return True

        def _send(self, status: int, body: dict[str, Any]) -> None:
            data = json.dumps(body).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Keep the test's output clean."""

    with serving(Handler) as address:
        receiver.url = address
        yield receiver
