"""LMTP: an answer for each recipient, and 250 only when the mail is durable. The client is Python's own."""

import asyncio
import hashlib
import smtplib
import socket
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from docflow import intake
from docflow.errors import DocflowError, StorageFull, Unavailable
from docflow.files import LocalFiles
from docflow.mail.lmtp import LmtpRules, listening
from docflow.schema.mail import RawMail
from docflow.store import Store
from tests.servers.ports import free_port
from tests.servers.stores import fresh_store

MAIL = b"From: a@payer.example\r\nTo: ar@us.example\r\nSubject: advice\r\n\r\n.dot\r\n" + b"x" * 5000 + b"\r\n"


@contextmanager
def running(rules: LmtpRules, take: object, sock: Path | None = None) -> Iterator[int]:
    """A server in a thread; its port."""
    loop, port = asyncio.new_event_loop(), free_port()
    server = loop.run_until_complete(listening(rules, take, "127.0.0.1", port, sock))  # type: ignore[arg-type]
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    try:
        yield port
    finally:
        loop.call_soon_threadsafe(server.close)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(60)
        loop.close()


def answers(port: int, *recipients: str, mail: bytes = MAIL) -> list[tuple[int, bytes]]:
    """The answer to DATA for each recipient that was accepted."""
    with smtplib.LMTP("127.0.0.1", port) as lmtp:
        lmtp.ehlo()
        lmtp.mail("ap@payer.example")
        accepted = [one for one in recipients if lmtp.rcpt(one)[0] == 250]
        lmtp.putcmd("data")
        assert lmtp.getreply()[0] == 354
        lmtp.send(smtplib._quote_periods(mail) + b".\r\n")
        return [lmtp.getreply() for _ in accepted]


class World:
    def __init__(self, files: LocalFiles, store: Store) -> None:
        self.files = files
        self.store = store

    def take(self, mails: Sequence[RawMail]) -> None:
        intake.receive_mails(self.store, intake.make_durable(self.files, mails))

    def mails(self) -> list[str]:
        with self.store.read() as tx:
            return [mail.sha256 for mail in tx.mails.list()]


@pytest.fixture
def world(tmp_path: Path, sqlite_template: Path) -> World:
    return World(LocalFiles(tmp_path / "files"), fresh_store(sqlite_template, tmp_path))


def test_a_mail_is_stored_as_it_came_with_its_sender_on_top(world: World) -> None:
    with running(LmtpRules(), world.take) as port:
        assert [code for code, _ in answers(port, "ar@us.example")] == [250]
    (sha256,) = world.mails()
    assert world.files.get(sha256) == b"Return-Path: <ap@payer.example>\r\n" + MAIL


def test_each_recipient_has_a_mail_and_an_answer(world: World) -> None:
    rules = LmtpRules(recipients=("AR@us.example", "@claims.example"))
    with running(rules, world.take) as port:
        said = answers(port, "ar@us.example", "nobody@us.example", "x@claims.example")
    assert [code for code, _ in said] == [250, 250]
    assert b"<x@claims.example>" in said[1][1]
    assert len(world.mails()) == 2


def test_a_mail_that_is_delivered_again_is_the_same_mail(world: World) -> None:
    with running(LmtpRules(), world.take) as port:
        for _ in range(2):
            assert [code for code, _ in answers(port, "ar@us.example")] == [250]
        answers(port, "ar@us.example", mail=MAIL.replace(b"advice", b"another"))
    assert len(world.mails()) == 2


@pytest.mark.parametrize(
    ("problem", "code"), [(StorageFull("full"), 452), (Unavailable("busy"), 451), (DocflowError("closed"), 451)]
)
def test_what_cannot_be_stored_is_to_be_sent_again(problem: DocflowError, code: int) -> None:
    def take(_mails: Sequence[RawMail]) -> None:
        raise problem

    with running(LmtpRules(), take) as port:
        assert [answer for answer, _ in answers(port, "a@us.example", "b@us.example")] == [code, code]


def test_a_fault_of_ours_bounces_nothing() -> None:
    def take(_mails: Sequence[RawMail]) -> None:
        raise ZeroDivisionError

    with running(LmtpRules(), take) as port:
        assert answers(port, "a@us.example")[0][0] == 421


def test_what_is_too_large_is_refused_for_each_recipient_and_the_next_mail_is_taken(world: World) -> None:
    with running(LmtpRules(max_megabytes=1), world.take) as port, smtplib.LMTP("127.0.0.1", port) as lmtp:
        lmtp.ehlo()
        assert lmtp.mail("ap@payer.example", ["size=2000000"])[0] == 552
        said = answers(port, "a@us.example", "b@us.example", mail=MAIL + b"y" * 70 + (b"z" * 70 + b"\r\n") * 16_000)
        assert [code for code, _ in said] == [552, 552]
        assert [code for code, _ in answers(port, "a@us.example")] == [250]
    assert len(world.mails()) == 1


def test_long_lines_and_eight_bits_pass(world: World) -> None:
    odd = b"Subject: \xff\xfe\r\n\r\n" + b"x" * 50_000 + b"\r\n"
    with running(LmtpRules(), world.take) as port:
        assert [code for code, _ in answers(port, "ar@us.example", mail=odd)] == [250]
    assert world.files.get(world.mails()[0]).endswith(odd)


def test_a_connection_that_breaks_off_leaves_nothing(world: World) -> None:
    with running(LmtpRules(), world.take) as port:
        with socket.create_connection(("127.0.0.1", port)) as raw:
            raw.sendall(b"LHLO x\r\nMAIL FROM:<a@b.c>\r\nRCPT TO:<ar@us.example>\r\nDATA\r\nSubject: half\r\n")
        assert [code for code, _ in answers(port, "ar@us.example")] == [250]
    assert len(world.mails()) == 1


def test_a_socket_in_place_of_a_port(world: World, tmp_path: Path) -> None:
    path = tmp_path / "lmtp"
    with running(LmtpRules(), world.take, path), smtplib.LMTP(str(path)) as lmtp:
        assert lmtp.sendmail("ap@payer.example", ["ar@us.example"], MAIL) == {}
    assert hashlib.sha256(b"Return-Path: <ap@payer.example>\r\n" + MAIL).hexdigest() in world.mails()
