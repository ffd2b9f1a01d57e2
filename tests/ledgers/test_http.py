"""The request under all ledgers: deadlines, trust, and what an error page says to a person."""

import http.server
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from docflow.errors import LedgerAmbiguous, LedgerTransient, Misconfigured
from docflow.ledgers import _http
from docflow.ledgers._http import Http, words_in
from docflow.ledgers.registry import open_ledger
from tests.ledgers.postings import full_payment
from tests.servers.dovecot import write_certificate
from tests.servers.fault_proxy import at, fault_proxy
from tests.servers.webhook_receiver import running_receiver


@contextmanager
def serving(body: bytes, context: ssl.SSLContext | None = None) -> Iterator[int]:
    """A server that gives every GET this body; its port."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Keep the test's output clean."""

    class Quiet(http.server.ThreadingHTTPServer):
        def handle_error(self, request: object, client_address: object) -> None:
            """A client that does not trust us goes away; that is the test."""

    server = Quiet(("127.0.0.1", 0), Handler)
    if context:
        server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()


def get(client: Http, url: str, *, writes: bool = False) -> bytes:
    return client.send("GET", url, {}, writes=writes).body


def test_a_dripping_answer_ends_at_the_deadline() -> None:
    with serving(b"{}") as port, fault_proxy(f"http://127.0.0.1:{port}", lambda *_: "slow_after", slow=5) as proxy:
        client = Http(deadline=0.5)  # later it would be complete
        with pytest.raises(LedgerAmbiguous, match=r"too long|did not answer"):
            get(client, proxy.url, writes=True)


def test_several_requests_share_one_limit() -> None:
    with serving(b"{}") as port, fault_proxy(f"http://127.0.0.1:{port}", lambda *_: "slow_after", slow=5) as proxy:
        client = Http(deadline=120)
        with client.within(0.5), pytest.raises(LedgerTransient):
            get(client, proxy.url)
        with client.within(0.0), pytest.raises(LedgerTransient):
            get(client, f"http://127.0.0.1:{port}")
        assert get(client, f"http://127.0.0.1:{port}") == b"{}"


def test_an_answer_that_comes_twice_is_not_taken_for_the_next() -> None:
    """Else the `not found` of one question would stand for the next: the posting would be sent again."""
    with running_receiver() as receiver, fault_proxy(receiver.url, at(0, "twice_after")) as proxy:
        ledger = open_ledger("webhook", receiver.settings(status_url=f"{proxy.url}/{{posting_id}}", deadline=60))
        posting = full_payment("dfp_1", "inv:1", "10.00")
        assert ledger.find("dfp_1") is None
        ledger.post(posting)
        assert ledger.find("dfp_1") is not None


def test_an_endless_answer_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_http, "_MOST", 1000)
    with serving(b"x" * 1001) as port, pytest.raises(LedgerTransient, match="too long"):
        get(Http(deadline=60), f"http://127.0.0.1:{port}")


def test_certificates_are_checked(tmp_path: Path) -> None:
    write_certificate(tmp_path)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "cert.pem", tmp_path / "key.pem")
    with serving(b"{}", context) as port:
        url = f"https://localhost:{port}"
        with pytest.raises(LedgerTransient, match=r"(?i)certificate"):
            get(Http(deadline=60), url)
        assert get(Http(deadline=60, ca_file=tmp_path / "cert.pem"), url) == b"{}"
        wrong_name = Http(deadline=60, ca_file=tmp_path / "cert.pem", resolve=lambda host, port: ["127.0.0.1"])
        with pytest.raises(LedgerTransient, match=r"(?i)certificate"):
            get(wrong_name, f"https://erp.example.com:{port}")


def test_a_missing_authority_is_a_setting() -> None:
    with pytest.raises(Misconfigured, match="nowhere"):
        Http(deadline=1, ca_file=Path("/nowhere.pem"))


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b'{"message": "Period is closed.", "status": 400}', "Period is closed."),
        (b'{"title": "Bad", "detail": "No account 9"}', "Bad No account 9"),
        (b"<html><title>400 Bad</title><body><h1>No</h1> <p>way\x1b[31m\r\nHost: x</p>", "No way [31m Host: x"),
        (b"\xff\xfe", "\ufffd\ufffd"),
        (b"", ""),
        (b"[1]", "[1]"),
    ],
)
def test_words_of_an_error(body: bytes, words: str) -> None:
    assert words_in(body) == words


def test_long_words_are_cut() -> None:
    assert len(words_in(b"a " * 10_000)) <= 300
    assert len(words_in(b"<" * 200_000)) <= 300
