"""ImapMailbox against a real Dovecot."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from imap_tools import MailBoxUnencrypted

from docflow.errors import MailboxDown, MailboxRefused
from docflow.mail.imap import ImapAccount, ImapMailbox
from tests.servers.dovecot import PASSWORD, Dovecot, running_dovecot
from tests.servers.ports import free_port

pytestmark = pytest.mark.servers


@pytest.fixture(scope="module")
def dovecot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dovecot]:
    with running_dovecot(tmp_path_factory.mktemp("dovecot")) as server:
        yield server


def mail(subject: str, size: int = 10) -> bytes:
    return f"From: payer@example.com\r\nTo: ar@example.com\r\nSubject: {subject}\r\n\r\n{'x' * size}\r\n".encode()


def account(server: Dovecot, user: str, **changes: object) -> ImapAccount:
    base: dict[str, object] = {
        "host": "127.0.0.1", "port": server.imaps, "ca_file": server.certificate, "user": user, "password": PASSWORD,
    }  # fmt: skip
    return ImapAccount.model_validate(base | changes)


def nothing_known(folder: str, uidvalidity: int) -> set[int]:
    return set()


def flags(server: Dovecot, user: str, folder: str = "INBOX") -> list[tuple[str, ...]]:
    with MailBoxUnencrypted("127.0.0.1", server.imap).login(user, PASSWORD, folder) as box:
        return [message.flags for message in box.fetch(mark_seen=False)]


def test_every_mail_comes_out_byte_for_byte_and_unmarked(dovecot: Dovecot) -> None:
    sent = [mail(f"advice {number}", 100 * number) for number in range(120)]
    dovecot.deliver("bytes", *sent)
    mailbox = ImapMailbox("ar", account(dovecot, "bytes"))
    found = list(mailbox.new_mails(nothing_known))
    mailbox.close()
    assert [raw.data.split(b"Subject: ")[1] for raw in found] == [data.split(b"Subject: ")[1] for data in sent]
    assert len({raw.place for raw in found}) == 120
    assert all(r"\Seen" not in marks for marks in flags(dovecot, "bytes"))


def test_known_mails_are_not_fetched_again(dovecot: Dovecot) -> None:
    dovecot.deliver("known", mail("one"), mail("two"))
    mailbox = ImapMailbox("ar", account(dovecot, "known"))
    first = {raw.place.uid for raw in mailbox.new_mails(nothing_known)}
    dovecot.deliver("known", mail("three"))
    later = list(mailbox.new_mails(lambda folder, uidvalidity: first))
    mailbox.close()
    assert [b"three" in raw.data for raw in later] == [True]


@pytest.mark.parametrize("security", ["tls", "starttls", "none"])
def test_after_actions(dovecot: Dovecot, security: str) -> None:
    user = f"after-{security}"
    port = dovecot.imaps if security == "tls" else dovecot.imap
    dovecot.deliver(user, mail("flag me"))
    flagging = ImapMailbox("ar", account(dovecot, user, port=port, security=security, after="flag"))
    for raw in flagging.new_mails(nothing_known):
        flagging.done(raw.place)
    flagging.close()
    assert flags(dovecot, user) == [(r"\Seen",)] or r"\Seen" in flags(dovecot, user)[0]
    moving = ImapMailbox("ar", account(dovecot, user, port=port, security=security, after="move", move_to="done"))
    for raw in moving.new_mails(nothing_known):
        moving.done(raw.place)
    moving.close()
    assert flags(dovecot, user) == []
    assert len(flags(dovecot, user, "done")) == 1


def test_a_mail_that_is_too_large_is_not_fetched(dovecot: Dovecot) -> None:
    dovecot.deliver("large", mail("small"), mail("large", 2 * 2**20), mail("small too"))
    mailbox = ImapMailbox("ar", account(dovecot, "large", max_megabytes=1))
    found = {raw.data.split(b"Subject: ")[1].split(b"\r")[0]: raw for raw in mailbox.new_mails(nothing_known)}
    mailbox.close()
    assert set(found) == {b"small", b"large", b"small too"}
    assert found[b"small"].oversized is None
    assert found[b"large"].oversized and found[b"large"].oversized > 2 * 2**20
    assert len(found[b"large"].data) < 10_000


def test_idle_returns_soon_after_new_mail(dovecot: Dovecot) -> None:
    import threading
    import time

    dovecot.deliver("idle", mail("first"))
    mailbox = ImapMailbox("ar", account(dovecot, "idle"))
    list(mailbox.new_mails(nothing_known))
    threading.Timer(0.5, lambda: dovecot.deliver("idle", mail("second"))).start()
    start = time.monotonic()
    mailbox.wait(25)
    waited = time.monotonic() - start
    mailbox.close()
    assert waited < 20


def test_a_wrong_password_says_so(dovecot: Dovecot) -> None:
    mailbox = ImapMailbox("ar", account(dovecot, "someone", password="wrong"))
    with pytest.raises(MailboxRefused, match="does not accept user someone"):
        list(mailbox.new_mails(nothing_known))


def test_an_untrusted_certificate_is_refused(dovecot: Dovecot) -> None:
    mailbox = ImapMailbox("ar", account(dovecot, "someone", ca_file=None))
    with pytest.raises(MailboxRefused, match="not trusted"):
        list(mailbox.new_mails(nothing_known))


def test_a_missing_folder_says_so(dovecot: Dovecot) -> None:
    mailbox = ImapMailbox("ar", account(dovecot, "someone", folder="Remittances"))
    with pytest.raises(MailboxRefused, match="no folder Remittances"):
        list(mailbox.new_mails(nothing_known))


def test_a_server_that_is_away_is_temporary(tmp_path: Path) -> None:
    mailbox = ImapMailbox("ar", ImapAccount(host="127.0.0.1", port=free_port(), user="a", password="b"))
    with pytest.raises(MailboxDown) as caught:
        list(mailbox.new_mails(nothing_known))
    assert caught.value.temporary
