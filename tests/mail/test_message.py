"""bytes -> Message: the mails that other products lose, and those that kill parsers."""

import contextlib
import email.mime.application
import email.mime.message
import email.mime.multipart
import email.mime.text
from email.message import EmailMessage
from email.message import Message as MimePart
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docflow.errors import Quarantine
from docflow.mail.message import is_mail, parse
from docflow.schema.states import QuarantineCode

SHARED = Path(__file__).parents[3] / "shared" / "data"
PDF = b"%PDF-1.7 not really"


def plain(body: str = "Please find attached.", **headers: str) -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = "Anna Payer <Anna@Example.com>"
    mail["To"] = "ar@example.org"
    mail["Subject"] = "Remittance"
    for name, value in headers.items():
        mail[name.replace("_", "-")] = value
    mail.set_content(body)
    return mail


def with_part(part: MimePart) -> bytes:
    mail = email.mime.multipart.MIMEMultipart()
    mail["From"], mail["To"], mail["Subject"] = "a@example.com", "b@example.com", "x"
    mail.attach(email.mime.text.MIMEText("see below"))
    mail.attach(part)
    return mail.as_bytes()


def test_head_and_body() -> None:
    message = parse(plain("Paid 4711.\n").as_bytes())
    assert (message.sender, message.sender_name, message.subject) == ("anna@example.com", "Anna Payer", "Remittance")
    assert message.to == ("ar@example.org",)
    assert message.body_text.strip() == "Paid 4711."
    assert message.attachments == ()


@pytest.mark.parametrize(
    "headers",
    [
        {"Content-Disposition": "attachment"},
        {"Content-Disposition": "inline"},
        {},
        {"Content-Disposition": "attachment", "Content-ID": "<x>"},
    ],
)
@pytest.mark.parametrize("kind", ["pdf", "octet-stream"])
def test_a_pdf_without_a_name_is_an_attachment(headers: dict[str, str], kind: str) -> None:
    part = email.mime.application.MIMEApplication(PDF, kind)
    for name, value in headers.items():
        part[name] = value
    (attachment,) = parse(with_part(part)).attachments
    assert attachment.data == PDF
    assert attachment.name.startswith("attachment-2")


def test_a_mail_that_is_nothing_but_a_pdf() -> None:
    part = email.mime.application.MIMEApplication(PDF, "pdf")
    part["From"], part["Subject"] = "a@example.com", "scan"
    (attachment,) = parse(part.as_bytes()).attachments
    assert attachment.data == PDF


def test_a_forwarded_mail_is_one_attachment_and_opens_itself() -> None:
    inner = plain("inner text")
    inner.add_attachment(PDF, maintype="application", subtype="pdf", filename="advice.pdf")
    (forwarded,) = parse(with_part(email.mime.message.MIMEMessage(inner))).attachments
    assert forwarded.media_type == "message/rfc822"
    assert is_mail(forwarded.data)
    assert [attachment.name for attachment in parse(forwarded.data).attachments] == ["advice.pdf"]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd", "passwd"),
        ("..\\..\\boot.ini", "boot.ini"),
        ("advice\u202efdp.exe", "advicefdp.exe"),
        ("a" * 1000 + ".pdf", "a" * 180 + "…" + "aaaaaaaaaaa.pdf"),
    ],
)
def test_names_are_for_showing_only(name: str, shown: str) -> None:
    part = email.mime.application.MIMEApplication(PDF, "pdf")
    part.add_header("Content-Disposition", "attachment", filename=name)
    assert parse(with_part(part)).attachments[0].name == shown


def test_an_unknown_character_set_is_replaced_and_noted() -> None:
    raw = (
        b"From: a@example.com\r\nSubject: x\r\nContent-Type: text/plain; charset=x-klingon\r\n\r\nBetrag 5,00 \xa4\r\n"
    )
    message = parse(raw)
    assert "Betrag 5,00" in message.body_text
    assert any("x-klingon" in note for note in message.notes)


def test_a_mail_without_a_body() -> None:
    message = parse(b"From: a@example.com\r\nSubject: nothing\r\n\r\n")
    assert (message.body_text, message.attachments) == ("", ())


def test_a_header_cannot_bring_a_second_one_in() -> None:
    message = parse(b"From: a@example.com\r\nSubject: =?utf-8?q?x=0D=0ABcc:_evil=40example.com?=\r\n\r\nbody")
    assert message.subject == "x Bcc: evil@example.com"


def test_only_the_topmost_authentication_results_count() -> None:
    raw = b"Authentication-Results: mx.ours; dmarc=fail\r\nAuthentication-Results: forged; dmarc=pass\r\n"
    message = parse(raw + plain().as_bytes())
    assert message.headers["authentication-results"] == "mx.ours; dmarc=fail"


def nested(depth: int) -> bytes:
    lines = [b"From: a@example.com", b"Subject: deep"]
    for level in range(depth):
        lines += [b'Content-Type: multipart/mixed; boundary="b%d"' % level, b"", b"--b%d" % level]
    return b"\r\n".join([*lines, b"", b"text"])


@pytest.mark.parametrize(
    "raw",
    [
        nested(2_000),
        b"From: a@example.com\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n" + b"--b\r\n\r\nx\r\n" * 100_000,
        b"From: a@example.com\r\nSubject: " + b"=?utf-8?q?x?= " * 100_000 + b"\r\n\r\n",
        b"From: " + b"(" * 200_000 + b"\r\nSubject: x\r\n\r\n",
        b"To: " + b",".join(b"u%d@example.com" % n for n in range(50_000)) + b"\r\n\r\n",
    ],
    ids=["depth", "parts", "encoded words", "parentheses", "addresses"],
)
def test_hostile_mails_are_refused_with_a_reason(raw: bytes) -> None:
    with pytest.raises(Quarantine) as caught:
        parse(raw)
    assert caught.value.code is QuarantineCode.LIMITS


def test_nothing_at_all_is_refused() -> None:
    with pytest.raises(Quarantine):
        parse(b"\r\n\r\n")


@given(st.binary(max_size=2000))
def test_any_bytes_are_parsed_or_refused(raw: bytes) -> None:
    head = b"From: a@example.com\r\nSubject: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n"
    with contextlib.suppress(Quarantine):
        assert parse(head + raw).sender == "a@example.com"


def test_is_mail() -> None:
    assert is_mail(plain().as_bytes())
    assert is_mail(b"From sender Mon Jan  1\nFrom: a@example.com\nSubject: x\n\nbody")
    assert not is_mail(PDF)
    assert not is_mail(b"Invoice: 4711\nAmount: 5.00\n")
    assert not is_mail(b"")


@pytest.mark.skipif(not SHARED.is_dir(), reason="the folder shared/data with real mails is not beside the project")
def test_real_mails_are_parsed_or_refused() -> None:
    files = [path for path in SHARED.glob("email*/**/*") if path.suffix in (".eml", ".txt", ".msg") and path.is_file()]
    parsed = 0
    for path in files:
        try:
            parse(path.read_bytes())
            parsed += 1
        except Quarantine as reason:
            assert str(reason)
    assert parsed > 0.9 * len(files) > 0


@pytest.mark.parametrize(
    ("to", "name"),
    [
        ("Norhaven Supply Ltd <ar@norhaven.example>", "Norhaven Supply Ltd"),
        ("ar@norhaven.example", ""),
        ("Norhaven Supply Ltd <ar@norhaven.example>, Eva <eva@norhaven.example>", ""),
    ],
)
def test_whom_a_mail_goes_to_is_known_by_name_where_that_is_one(to: str, name: str) -> None:
    raw = f"From: Them <ap@them.example>\nTo: {to}\nSubject: Paid\nDate: Mon, 5 Oct 2026 10:00:00 +0000\n\nPaid.\n"
    assert parse(raw.encode()).to_name == name
