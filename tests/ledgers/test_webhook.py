"""Signed webhooks against a real receiver, and the addresses that nothing is sent to."""

import datetime as dt
import http.server
import ipaddress
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from standardwebhooks import Webhook as Verifier
from standardwebhooks import WebhookVerificationError

from docflow.errors import (
    LedgerAmbiguous,
    LedgerAuth,
    LedgerMismatch,
    LedgerRejected,
    LedgerTransient,
    Misconfigured,
)
from docflow.ledgers._addresses import Vetting
from docflow.ledgers.registry import open_ledger
from docflow.ledgers.webhook import Webhook, WebhookSettings
from tests.ledgers.postings import full_payment, short_payment
from tests.servers.fault_proxy import at, fault_proxy
from tests.servers.webhook_receiver import SECRET, WebhookReceiver

MADE = short_payment("dfp_1", "inv:1", "inv:2")


def opened(receiver: WebhookReceiver, **more: object) -> Webhook:
    found = open_ledger("erp", receiver.settings(deadline=1.0, **more))
    assert isinstance(found, Webhook)
    return found


def test_the_canonical_posting_arrives_signed(receiver: WebhookReceiver) -> None:
    answer = opened(receiver).post(MADE)
    assert answer.external_ref == "R-dfp_1"
    assert receiver.refused == 0
    (booked,) = receiver.booked
    assert booked["payment"] == {"method": "ach", "reference": "ACH99812", "amount": "1480.00"}
    assert booked["lines"][1] == {
        "n": 2,
        "role": "deduction",
        "account": "6.9.2",
        "debit": "20.00",
        "reason": "pricing",
        "open_item": "inv:1",
    }


def test_the_clock_is_in_the_signature() -> None:
    then = dt.datetime(2026, 5, 1, 12, tzinfo=dt.UTC)
    settings = WebhookSettings.model_validate({"url": "https://erp.example.com/", "secret": SECRET})
    headers = Webhook("erp", settings, lambda: then)._signed("dfp_1", "{}")
    assert headers["webhook-timestamp"] == str(int(then.timestamp()))
    assert Verifier(SECRET).sign("dfp_1", then, "{}") == headers["webhook-signature"]
    with pytest.raises(WebhookVerificationError, match="too"):
        Verifier(SECRET).verify("{}", headers)


def test_while_secrets_are_exchanged_both_sign(receiver: WebhookReceiver) -> None:
    new = "whsec_" + "C2FVsBQIhrscChlQIMV+b5sSYspob7oD"
    opened(receiver, secret=new, old_secret=SECRET).post(MADE)
    assert len(receiver.booked) == 1
    with pytest.raises(LedgerAuth, match="wrong signature"):
        opened(receiver, secret=new).post(MADE)


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (400, LedgerRejected),
        (401, LedgerAuth),
        (403, LedgerAuth),
        (404, LedgerRejected),
        (409, LedgerRejected),
        (422, LedgerRejected),
        (429, LedgerTransient),
        (500, LedgerAmbiguous),
        (503, LedgerAmbiguous),
        (301, LedgerAuth),
    ],
)
def test_each_status_has_its_class(receiver: WebhookReceiver, status: int, error: type[Exception]) -> None:
    receiver.answer = status
    with pytest.raises(error):
        opened(receiver).post(MADE)
    assert receiver.booked == []


def test_status_address_reads_back(receiver: WebhookReceiver) -> None:
    ledger = opened(receiver)
    assert ledger.find("dfp_1") is None
    ledger.post(MADE)
    assert ledger.verify(MADE).posted_date == MADE.posting_date
    receiver.state = "pending"
    with pytest.raises(LedgerAmbiguous, match="not posted it yet"):
        ledger.verify(MADE)
    receiver.state, receiver.more = "rejected", {"message": "Period 2026-05 is closed."}
    with pytest.raises(LedgerRejected, match=r"Period 2026-05 is closed\."):
        ledger.verify(MADE)


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"posted_date": "2026-06-01"}, "dated 2026-06-01"),
        ({"amount": "1480.01"}, "amount is 1480.01"),
        ({"currency": "EUR"}, "currency is EUR"),
        ({"residuals": {"inv:1": "20.00"}}, "inv:1 keeps 20.00 open"),
    ],
)
def test_what_was_posted_otherwise_is_noticed(receiver: WebhookReceiver, more: dict[str, object], words: str) -> None:
    ledger = opened(receiver)
    ledger.post(MADE)
    receiver.more = more
    with pytest.raises(LedgerMismatch, match=words):
        ledger.verify(MADE)


@pytest.mark.parametrize("more", [{"amount": 1480.5, "state": "?"}, {"posting_id": "dfp_2"}, {"residuals": []}])
def test_a_nonsense_status_is_asked_again_later(receiver: WebhookReceiver, more: dict[str, object]) -> None:
    ledger = opened(receiver)
    ledger.post(MADE)
    receiver.more = more
    with pytest.raises(LedgerTransient):
        ledger.find("dfp_1")


def test_without_status_address_acceptance_is_all(receiver: WebhookReceiver) -> None:
    ledger = opened(receiver, status_url="")
    assert not ledger.capabilities.lookup
    assert ledger.find("dfp_1") is None
    ledger.post(MADE)
    assert "accepted" in ledger.verify(MADE).notes[0]
    assert ledger.check()[0].ok


@pytest.mark.parametrize("fault", ["slow_after", "cut_after", "reset_after"])
def test_a_lost_answer_is_uncertain(receiver: WebhookReceiver, fault: str) -> None:
    with fault_proxy(receiver.url, at(0, fault), slow=20) as proxy:
        ledger = opened(receiver, url=f"{proxy.url}/postings")
        with pytest.raises(LedgerAmbiguous):
            ledger.post(MADE)
        ledger.post(MADE)
    assert len(receiver.booked) == 1


def test_a_redirect_is_not_followed(receiver: WebhookReceiver) -> None:
    with redirecting(f"{receiver.url}/postings") as url, pytest.raises(LedgerAuth, match="307"):
        opened(receiver, url=url).post(MADE)
    assert receiver.requests == 0


@contextmanager
def redirecting(target: str) -> Iterator[str]:
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.send_response(307)
            self.send_header("Location", target)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Keep the test's output clean."""

    server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


INSIDE = [
    *("127.0.0.1", "127.1.2.3", "0.0.0.0", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1"),
    *("224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1"),
    *("::1", "::", "fe80::1", "fc00::1", "fd12::1", "ff02::1", "fec0::1", "2001:db8::1"),
    *("64:ff9b::7f00:1", "64:ff9b:1::1", "2002:7f00:1::", "2001:0:7f00:1::", "::ffff:169.254.169.254", "::7f00:1"),
]


@pytest.mark.parametrize("address", INSIDE)
def test_addresses_inside_are_refused(address: str) -> None:
    assert not Vetting().permits(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["93.184.216.34", "8.8.8.8", "2606:2800:220:1:248:1893:25c8:1946"])
def test_public_addresses_are_not(address: str) -> None:
    assert Vetting().permits(ipaddress.ip_address(address))


@pytest.mark.parametrize("host", ["127.1", "localhost", "0x7f.1", "2130706433", "[::1]", "[::ffff:127.0.0.1]"])
def test_loopback_in_disguise_is_refused(receiver: WebhookReceiver, host: str) -> None:
    ledger = open_ledger("erp", {"kind": "webhook", "url": f"https://{host}:1/", "secret": SECRET})
    with pytest.raises(LedgerAuth, match="must not be sent"):
        ledger.post(MADE)
    assert receiver.requests == 0


def test_a_name_with_one_bad_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def mixed(host: str, port: int, **_: object) -> list[object]:
        return [(2, 1, 6, "", (address, port)) for address in ("93.184.216.34", "10.0.0.1")]

    monkeypatch.setattr(socket, "getaddrinfo", mixed)
    with pytest.raises(LedgerAuth, match=r"10\.0\.0\.1"):
        Vetting()("rebinding.example", 443)
    assert Vetting(["10.0.0.0/8"])("rebinding.example", 443) == ["93.184.216.34", "10.0.0.1"]


def test_the_vetted_address_is_the_one_connected_to(receiver: WebhookReceiver, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    real = socket.getaddrinfo

    def rebinding(host: str, *args: object, **more: object) -> object:
        asked.append(host)
        if host == "erp.example.com":
            return [(2, 1, 6, "", ("127.0.0.1" if len(asked) == 1 else "10.9.9.9", args[0]))]
        return real(host, *args, **more)  # type: ignore[arg-type]

    port = receiver.url.rpartition(":")[2]
    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    opened(receiver, url=f"http://erp.example.com:{port}/postings").post(MADE)
    assert asked.count("erp.example.com") == 1
    assert len(receiver.booked) == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"url": "http://erp.example.com/"},
        {"url": "ftp://erp.example.com/"},
        {"url": "https:///nowhere"},
        {"secret": "whsec_!"},
        {"secret": ""},
        {"allow": ["10.0.0.1/8"]},
        {"unknown": 1},
    ],
)
def test_wrong_settings_are_named(wrong: dict[str, object]) -> None:
    good = {"kind": "webhook", "url": "https://erp.example.com/", "secret": SECRET}
    open_ledger("erp", good)
    with pytest.raises(Misconfigured, match="erp"):
        open_ledger("erp", good | wrong)


def test_secrets_do_not_show(receiver: WebhookReceiver) -> None:
    ledger = opened(receiver)
    assert SECRET not in repr(ledger._settings) + str(vars(ledger))
    assert full_payment("dfp_9", "inv:1", "1.00").posting_id == "dfp_9"
