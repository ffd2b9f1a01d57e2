"""Mails made to hurt (A13, A16, A19, A21-A29): each leaves its row and its reason, and the next mail is taken in."""

import datetime as dt
import itertools
import re
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption

from docflow import intake
from docflow.files import LocalFiles
from docflow.mail import limits
from docflow.rules.policy import Policy
from docflow.schema.documents import Document, MailRow
from docflow.schema.mail import MailPlace, RawMail
from docflow.schema.states import DocumentState, QuarantineCode
from docflow.store import Store
from tests.extractors.readers import papers
from tests.mail.containers import PDF, link, mail, packed, winmail
from workers import steps
from workers.sandbox import Limits, Sandbox
from workers.workshop import Workshop

LIMITS, UNREADABLE, ENCRYPTED = QuarantineCode.LIMITS, QuarantineCode.UNREADABLE, QuarantineCode.ENCRYPTED
UIDS = itertools.count(1)


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(Limits(cpu=5, wall=15)) as running:
        yield running


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def shop(home: Path, sandbox: Sandbox) -> Iterator[Workshop]:
    store = Store(f"sqlite:///{home / 'docflow.sqlite'}", lambda: dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC))
    store.upgrade()
    yield Workshop(
        store, LocalFiles(home / "files"), sandbox, Policy(post_on="advice"), {}, "test", dt.timedelta(seconds=30)
    )
    store.close()


def taken_in(shop: Workshop, data: bytes, oversized: int | None = None) -> tuple[MailRow, list[Document]]:
    """The mail and its documents, after all work on it; and the next mail is in."""
    hostile = _performed(shop, _received(shop, data, oversized))
    assert shop.files.get(hostile.sha256) == data, "the original is kept"
    following = _received(shop, mail("Hello.").as_bytes())
    steps.perform(shop, following.task or "")
    with shop.store.read() as tx:
        assert tx.documents.of_mail(following.id), "the next mail is in"
    with shop.store.read() as tx:
        assert not tx.broken()
        found = tx.documents.of_mail(hostile.id)
        assert not any(tx.postings.of_document(one.id) for one in found), "nothing is posted"
        return hostile, found


def _received(shop: Workshop, data: bytes, oversized: int | None = None) -> intake.Received:
    place = MailPlace(mailbox="ar", folder="INBOX", uidvalidity=1, uid=next(UIDS))
    raw = RawMail(place=place, data=data, oversized=oversized)
    return intake.receive_mails(shop.store, intake.make_durable(shop.files, [raw]))[place]


def _performed(shop: Workshop, received: intake.Received) -> MailRow:
    waiting = [received.task] if received.task else []
    while waiting:
        waiting += steps.perform(shop, waiting.pop(0))
    with shop.store.read() as tx:
        return tx.mails.get(received.id)


def parts(count: int) -> bytes:
    return (
        b"From: a@x.example\r\nTo: b@y.example\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
        + b"--b\r\n\r\nx\r\n" * count
    )


def nested(depth: int) -> bytes:
    head = b"From: a@x.example\r\nTo: b@y.example\r\n"
    return head + b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (n, n) for n in range(depth)
    )


HOSTILE = {
    "a21 100,000 parts": parts(100_000),
    "a21 1,000,000 parts": parts(1_000_000),
    "a22 2,000 deep": nested(2_000),
    "a22 mails in mails": b"From: a@x.example\r\nTo: b@y.example\r\n" + b"Content-Type: message/rfc822\r\n\r\n" * 2_000,
    "a23 encoded words": b"From: a@x.example\r\nTo: b@y.example\r\nSubject: "
    + b"=?utf-8?q?x?= " * 100_000
    + b"\r\n\r\nx",
    "a23 encoded words, folded": b"From: a@x.example\r\nTo: b@y.example\r\nSubject:"
    + b" =?utf-8?b?eA==?=\r\n" * 4_000
    + b"\r\nx",
    "a24 parentheses": b"From: " + b"(" * 200_000 + b"\r\nTo: b@y.example\r\n\r\nx",
    "a25 50,000 addresses": b"From: a@x.example\r\nTo: "
    + b",\r\n ".join(b"u%d@x.example" % n for n in range(50_000))
    + b"\r\n\r\nx",
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_what_would_exhaust_a_parser_is_set_aside(shop: Workshop, data: bytes) -> None:
    row, documents = taken_in(shop, data)
    assert (row.quarantine_code, documents) == (LIMITS, [])
    assert row.reason.endswith(".")


def test_a24_parentheses_below_the_limit_are_read(shop: Workshop) -> None:
    row, _ = taken_in(shop, b"From: " + b"(" * 60_000 + b"\r\nTo: b@y.example\r\nSubject: x\r\n\r\nx")
    assert row.quarantine_code is None


def test_a26_a_mail_that_was_too_large_to_fetch_has_its_row(shop: Workshop) -> None:
    row, documents = taken_in(shop, b"From: a@x.example\r\nSubject: large\r\n\r\n", oversized=200 << 20)
    assert (row.quarantine_code, documents) == (LIMITS, [])
    assert "200 MB" in row.reason


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../x.pdf", "x.pdf"),
        ("a\0b.pdf", "ab.pdf"),
        ("advice\u202efdp.exe", "advicefdp.exe"),
        ("CON", "CON"),
        ("n" * 4096 + ".pdf", "n" * 180 + "…" + "n" * 11 + ".pdf"),
        ("u\u0308ber.pdf", "über.pdf"),
    ],
)
def test_a27_names_are_shown_and_never_used(shop: Workshop, home: Path, name: str, shown: str) -> None:
    _, (paper,) = taken_in(shop, mail("", ("papers.zip", packed((name.replace("\0", "\1"), PDF)))).as_bytes())
    assert (paper.name, paper.hints["path"]) == (shown, f"papers.zip > {shown}")
    stored = [path.name for path in (home / "files").rglob("*") if path.is_file()]
    assert stored
    assert all(re.fullmatch(r"[0-9a-f]{60,64}", name) for name in stored)


def test_a27_twins_of_one_name_are_two_papers(shop: Workshop) -> None:
    _, documents = taken_in(shop, mail("", ("über.csv", b"a,1\n"), ("u\u0308ber.csv", b"b,2\n")).as_bytes())
    assert [one.name for one in documents] == ["über.csv", "über.csv"]
    assert len({one.sha256 for one in documents}) == 2


@pytest.mark.parametrize("charset", ["x-unheard-of", "utf-16", "utf-7", "base64", "../../etc/passwd", "rot13", "idna"])
def test_a28_character_sets_that_lie_are_replaced_and_noted(shop: Workshop, charset: str) -> None:
    head = b"From: a@x.example\r\nTo: b@y.example\r\nSubject: =?%s?q?Zahlung?= 1\r\n" % charset.encode()
    row, (text,) = taken_in(
        shop, head + b"Content-Type: text/plain; charset=" + charset.encode() + b"\r\n\r\nBetrag 5,00 \xa4\r\n"
    )
    assert row.quarantine_code is None
    assert text.state is not DocumentState.QUARANTINED
    assert row.notes or charset in ("utf-16", "utf-7")


def test_a29_a_line_break_in_a_name_brings_no_header_in(shop: Workshop) -> None:
    made = EmailMessage()
    made["From"], made["To"] = "a@x.example", "b@y.example"
    raw = made.as_bytes().replace(b"\n\n", b"\n", 1) + (
        b"Subject: =?utf-8?q?x=0D=0AAuthentication-Results:_mx;_dmarc=3Dpass?=\n"
        b"Content-Type: application/pdf\n"
        b"Content-Disposition: attachment; filename*=utf-8''a%0D%0AReply-To:%20evil@x.example.pdf\n\n%PDF-"
    )
    row, (paper,) = taken_in(shop, raw)
    assert row.subject == "x Authentication-Results: mx; dmarc=pass"
    assert not {"authentication_results", "reply_to"} & row.hints.keys()
    assert "\r" not in paper.name
    assert "\n" not in paper.name


def lying_zip() -> bytes:
    data = bytearray(packed(("a.csv", b"1,2\n" * 1_000)))
    at = data.rfind(b"PK\x01\x02")
    data[at + 24 : at + 28] = (3).to_bytes(4, "little")
    return bytes(data)


def deep_zip() -> bytes:
    data = packed(("a.csv", b"1,2\n"))
    for _ in range(40):
        data = packed(("in.zip", data))
    return data


ARCHIVES = {
    "too deep": (deep_zip(), LIMITS),
    "lying size": (lying_zip(), UNREADABLE),
    "unpacks to too much": (packed(("zeros.csv", bytes(30_000_000))), LIMITS),
    "too many": (packed(*((f"{n}.txt", b"") for n in range(3_000))), LIMITS),
    "a list of files that is endless": (packed(*((f"{n:0>60000}.txt", b"") for n in range(40))), LIMITS),
    "not one": (b"PK\x03\x04" + b"\xff" * 100, UNREADABLE),
}


@pytest.mark.parametrize("kind", ARCHIVES)
def test_a16_an_archive_that_lies_costs_only_itself(shop: Workshop, kind: str) -> None:
    data, code = ARCHIVES[kind]
    _, documents = taken_in(shop, mail("Two files.", ("in.zip", data), ("advice.csv", b"a,b\n1,2\n")).as_bytes())
    bad = [one for one in documents if one.state is DocumentState.QUARANTINED]
    assert [one.quarantine_code for one in bad] == [code]
    assert bad[0].reason.endswith(".")
    assert "advice.csv" in {one.name for one in documents}


def test_a16_links_and_ways_out_leave_the_store_alone(shop: Workshop) -> None:
    _, documents = taken_in(shop, mail("", ("a.zip", link("passwd", "/etc/passwd"))).as_bytes())
    assert [one.hints["path"] for one in documents] == ["a.zip > advice.pdf"]


@pytest.mark.parametrize("cut", [7, 50, -3])
def test_a19_a_winmail_that_is_cut_off_costs_only_itself(shop: Workshop, cut: int) -> None:
    data = winmail(("advice.pdf", PDF))[:cut]
    _, documents = taken_in(shop, mail("Two files.", ("winmail.dat", data), ("advice.csv", b"a,b\n1,2\n")).as_bytes())
    states = {one.name: one.quarantine_code for one in documents}
    assert states["winmail.dat"] is UNREADABLE
    assert states["advice.csv"] is None


def test_a13_a_password_is_asked_for(shop: Workshop) -> None:
    locked = papers.pdf(lambda canvas: canvas.drawString(72, 700, "x"), encrypt=StandardEncryption("open", "own"))
    _, documents = taken_in(shop, mail("", ("advice.pdf", locked)).as_bytes())
    assert [one.quarantine_code for one in documents] == [ENCRYPTED]


def test_the_limits_are_those_that_are_promised() -> None:
    assert (limits.MAX_PARTS, limits.MAX_DEPTH, limits.MAX_HEADER, limits.MAX_HEADERS) == (200, 20, 64 << 10, 256 << 10)
