"""ImapMailbox against a real Dovecot."""

import errno
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from imap_tools import MailBoxUnencrypted

from docflow import intake
from docflow.errors import MailboxDown, MailboxRefused
from docflow.files import LocalFiles
from docflow.mail.imap import ImapMailbox
from docflow.mail.imap_line import ImapAccount
from docflow.schema.mail import Laid, RawMail
from docflow.schema.states import PlaceState
from tests.servers.cutting_proxy import cutting_proxy
from tests.servers.dovecot import PASSWORD, Dovecot, running_dovecot
from tests.servers.ports import free_port

pytestmark = pytest.mark.servers


@pytest.fixture(scope="module")
def dovecot() -> Iterator[Dovecot]:
    with running_dovecot() as server:
        yield server


def mail(subject: str, size: int = 10) -> bytes:
    return f"From: payer@example.com\r\nTo: ar@example.com\r\nSubject: {subject}\r\n\r\n{'x' * size}\r\n".encode()


def account(server: Dovecot, user: str, **changes: object) -> ImapAccount:
    base: dict[str, object] = {
        "host": "127.0.0.1", "port": server.imaps, "ca_file": server.certificate, "user": user, "password": PASSWORD,
    }  # fmt: skip
    return ImapAccount.model_validate(base | changes)


def everything(mailbox: ImapMailbox, folder: str = "INBOX") -> list[RawMail]:
    mailbox.open(folder)
    return [raw for portion in mailbox.fetch(mailbox.uids()) for raw in portion]


def flags(server: Dovecot, user: str, folder: str = "INBOX") -> list[tuple[str, ...]]:
    with MailBoxUnencrypted("127.0.0.1", server.imap).login(user, PASSWORD, folder) as box:
        return [message.flags for message in box.fetch(mark_seen=False)]


def test_every_mail_comes_out_byte_for_byte_and_unmarked(dovecot: Dovecot) -> None:
    sent = [mail(f"advice {number}", 100 * number) for number in range(150)]
    dovecot.append("bytes", *sent)
    mailbox = ImapMailbox("ar", account(dovecot, "bytes"))
    found = everything(mailbox)
    mailbox.close()
    assert [raw.data for raw in found] == sent
    assert len({raw.place for raw in found}) == 150
    assert all(r"\Seen" not in marks for marks in flags(dovecot, "bytes"))


@pytest.mark.parametrize("security", ["tls", "starttls", "none"])
def test_mails_are_laid_on_a_shelf_byte_for_byte(dovecot: Dovecot, tmp_path: Path, security: str) -> None:
    user = f"shelf-{security}"
    sent = [mail(f"advice {number} {{12}}", 10**number) for number in range(6)] * 4
    dovecot.append(user, *sent)
    files = LocalFiles(tmp_path)
    port = dovecot.imaps if security == "tls" else dovecot.imap
    mailbox = ImapMailbox("ar", account(dovecot, user, port=port, security=security))
    mailbox.open("INBOX")
    portions = list(mailbox.fetch(mailbox.uids(), files))
    mailbox.close()
    assert all(isinstance(raw.data, Laid) for raw in portions[-1])
    arrived = [mail for portion in portions for mail in intake.make_durable(files, portion)]
    assert [files.get(one.sha256) for one in arrived] == sent
    assert [one.size for one in arrived] == [len(one) for one in sent]


class Full(LocalFiles):
    """The disk is full while mails are laid down."""

    def begin(self) -> int:
        os.close(handle := super().begin())
        return os.open("/dev/full", os.O_WRONLY | os.O_CLOEXEC, handle)


def test_what_the_disk_refuses_is_told_and_the_connection_goes_on(dovecot: Dovecot, tmp_path: Path) -> None:
    dovecot.append("full", mail("one", 100_000), mail("two"), mail("three"))
    mailbox = ImapMailbox("ar", account(dovecot, "full"))
    mailbox.open("INBOX")
    refused = [raw.data for portion in mailbox.fetch({2, 3}, Full(tmp_path)) for raw in portion]
    assert [one.refused for one in refused if isinstance(one, Laid)] == [errno.ENOSPC, errno.ENOSPC]
    assert len(everything(mailbox)) == 3
    mailbox.close()


@pytest.mark.parametrize("security", ["tls", "starttls", "none"])
def test_after_actions(dovecot: Dovecot, security: str) -> None:
    user = f"after-{security}"
    port = dovecot.imaps if security == "tls" else dovecot.imap
    dovecot.append(user, mail("flag me"))
    flagging = ImapMailbox("ar", account(dovecot, user, port=port, security=security, after="flag"))
    flagging.open("INBOX")
    assert set(flagging.settle(flagging.uids()).values()) == {PlaceState.KEPT}
    flagging.close()
    assert r"\Seen" in flags(dovecot, user)[0]
    moving = ImapMailbox("ar", account(dovecot, user, port=port, security=security, after="move", move_to="Erlédigt"))
    moving.open("INBOX")
    (uid,) = moving.uids()
    assert moving.settle([uid]) == {uid: PlaceState.MOVED}
    assert moving.settle([uid]) == {uid: PlaceState.GONE}, "to do it again does no harm"
    moving.close()
    assert flags(dovecot, user) == []
    assert len(flags(dovecot, user, "Erlédigt")) == 1


@pytest.mark.parametrize("after_all", [True, False])
def test_who_was_quicker_is_told_from_what_we_moved(dovecot: Dovecot, after_all: bool) -> None:
    """Somebody files one of the mails (or, before we have moved any, all of them) between FETCH and MOVE."""
    user = f"quick-{after_all}"
    dovecot.append(user, *(mail(str(number)) for number in range(4)))
    mailbox = ImapMailbox("ar", account(dovecot, user, after="move"))
    mailbox.open("INBOX")
    with MailBoxUnencrypted("127.0.0.1", dovecot.imap).login(user, PASSWORD) as box:
        box.client.create("Claims")
        box.client.uid("MOVE", "2", "Claims")
        states = mailbox.settle([1, 2, 3])
        assert states == {1: PlaceState.MOVED, 2: PlaceState.GONE, 3: PlaceState.MOVED}
        if after_all:
            box.client.uid("MOVE", "4", "Claims")
            assert mailbox.settle([4]) == {4: PlaceState.GONE}
    mailbox.close()


@pytest.mark.parametrize("offered", [("UIDPLUS",), ()])
def test_moving_where_the_server_cannot_move_takes_nobody_elses_deletions_along(
    dovecot: Dovecot, offered: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    user = f"copy-{len(offered)}"
    dovecot.append(user, mail("ours"), mail("deleted by somebody else"))
    with MailBoxUnencrypted("127.0.0.1", dovecot.imap).login(user, PASSWORD) as box:
        box.client.uid("STORE", "2", "+FLAGS", r"(\Deleted)")
    mailbox = ImapMailbox("ar", account(dovecot, user, after="move"))
    mailbox.open("INBOX")
    monkeypatch.setattr(mailbox._line, "can", lambda capability: capability in offered)
    mailbox.settle([1])
    mailbox.close()
    assert len(flags(dovecot, user, "docflow")) == 1
    assert len(flags(dovecot, user)) == 2 - len(offered)


def test_a_refused_move_says_why_and_leaves_the_connection_in_use(dovecot: Dovecot) -> None:
    dovecot.append("refused", mail("one"))
    mailbox = ImapMailbox("ar", account(dovecot, "refused", after="move", move_to="gone"))
    mailbox.open("INBOX")
    with MailBoxUnencrypted("127.0.0.1", dovecot.imap).login("refused", PASSWORD) as box:
        box.folder.delete("gone")
    with pytest.raises(MailboxRefused, match=r"are stored, but the server refuses MOVE in INBOX.*tried again"):
        mailbox.settle(mailbox.uids())
    assert len(mailbox.uids()) == 1
    mailbox.close()


def test_a_mail_that_is_too_large_is_not_fetched(dovecot: Dovecot) -> None:
    dovecot.append("large", mail("small"), mail("large", 2 * 2**20), mail("small too"))
    with cutting_proxy(dovecot.imap, record=True) as proxy:
        mailbox = ImapMailbox("ar", account(dovecot, "large", max_megabytes=1, port=proxy.port, security="none"))
        found = {raw.data.split(b"Subject: ")[1].split(b"\r")[0]: raw for raw in everything(mailbox)}
        mailbox.close()
        assert sum(len(said) for said in proxy.said) < 20_000
    assert set(found) == {b"small", b"large", b"small too"}
    assert (found[b"small"].data, found[b"small too"].data) == (mail("small"), mail("small too"))
    assert found[b"large"].data == mail("large").partition(b"\r\n\r\n")[0] + b"\r\n\r\n"
    assert found[b"small"].oversized is found[b"small too"].oversized is None
    assert found[b"large"].oversized and found[b"large"].oversized > 2 * 2**20


def test_several_folders_whatever_their_names(dovecot: Dovecot) -> None:
    names = ("INBOX", "Zahlungen", 'Über & "Zahlungen"')
    for name in names:
        dovecot.append("folders", mail(f"in {len(name)}"), folder=_wire(name))
    mailbox = ImapMailbox("ar", account(dovecot, "folders", folders=names))
    found = {name: everything(mailbox, name) for name in names}
    mailbox.close()
    assert [len(raws) for raws in found.values()] == [1, 1, 1]
    assert [raws[0].place.folder for raws in found.values()] == list(names)


def _wire(name: str) -> str:
    from imap_tools.utils import encode_folder

    return name if name == "INBOX" else encode_folder(name).decode()


def test_idle_returns_soon_after_new_mail(dovecot: Dovecot) -> None:
    dovecot.append("idle", mail("first"))
    mailbox = ImapMailbox("ar", account(dovecot, "idle", folders=("INBOX", "Other")))
    dovecot.append("idle", mail("elsewhere"), folder="Other")
    mailbox.open("Other")
    threading.Timer(0.2, lambda: dovecot.append("idle", mail("second"))).start()
    start = time.monotonic()
    mailbox.wait(600)
    waited = time.monotonic() - start
    assert len(everything(mailbox)) == 2
    mailbox.close()
    assert waited < 300


def test_a_wait_ends_when_it_is_closed(dovecot: Dovecot) -> None:
    mailbox = ImapMailbox("ar", account(dovecot, "idle"))
    mailbox.open("INBOX")
    threading.Timer(0.1, mailbox._closing.set).start()
    start = time.monotonic()
    mailbox.wait(600)
    assert time.monotonic() - start < 300
    mailbox.close()


def test_a_connection_that_died_between_two_looks_is_no_trouble(dovecot: Dovecot) -> None:
    dovecot.append("nap", mail("one"))
    with cutting_proxy(dovecot.imap) as proxy:
        mailbox = ImapMailbox("ar", account(dovecot, "nap", port=proxy.port, security="none"))
        mailbox.open("INBOX")
        proxy.cut = lambda said: len(said)
        mailbox.wait(0.1)
        proxy.cut = lambda said: None
        assert len(everything(mailbox)) == 1
        mailbox.close()
    assert (proxy.connections, proxy.cuts) == (2, 1)


def test_a_wrong_password_says_so(dovecot: Dovecot) -> None:
    mailbox = ImapMailbox("ar", account(dovecot, "someone", password="wrong"))
    with pytest.raises(MailboxRefused, match="does not accept user someone") as caught:
        mailbox.open("INBOX")
    assert not caught.value.temporary


def test_an_untrusted_certificate_is_refused(dovecot: Dovecot) -> None:
    for port, security in ((dovecot.imaps, "tls"), (dovecot.imap, "starttls")):
        mailbox = ImapMailbox("ar", account(dovecot, "someone", ca_file=None, port=port, security=security))
        with pytest.raises(MailboxRefused, match="not trusted"):
            mailbox.open("INBOX")


def test_a_certificate_of_another_host_is_refused(dovecot: Dovecot) -> None:
    mailbox = ImapMailbox("ar", account(dovecot, "someone", host="127.1"))
    with pytest.raises(MailboxRefused, match=r"not trusted .*mismatch"):
        mailbox.open("INBOX")


def ferries(port: int) -> list[int]:
    """Processes that see to the line to this port."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            words = (process / "cmdline").read_bytes().split(b"\0")
            if any(word.endswith(b"ferry.py") for word in words) and str(port).encode() in words:
                found.append(int(process.name))
    return found


def test_tls_ends_with_its_connection(dovecot: Dovecot) -> None:
    mailbox = ImapMailbox("ar", account(dovecot, "someone"))
    mailbox.open("INBOX")
    assert len(ferries(dovecot.imaps)) == 1
    mailbox.close()
    assert not ferries(dovecot.imaps)


def test_tls_that_is_killed_is_a_broken_connection(dovecot: Dovecot) -> None:
    dovecot.append("killed-tls", mail("advice"))
    mailbox = ImapMailbox("ar", account(dovecot, "killed-tls"))
    mailbox.open("INBOX")
    os.kill(ferries(dovecot.imaps)[0], signal.SIGKILL)
    with pytest.raises(MailboxDown):
        mailbox.uids()
    assert len(everything(mailbox)) == 1, "and is made anew"
    mailbox.close()


def test_tls_outlives_a_signal_to_the_group_but_not_us(dovecot: Dovecot) -> None:
    code = (
        "import sys; from docflow.mail.imap import ImapMailbox; from docflow.mail.imap_line import ImapAccount\n"
        "mailbox = ImapMailbox('ar', ImapAccount.model_validate_json(sys.argv[1])); mailbox.open('INBOX')\n"
        "print('open', flush=True); input(); print(mailbox.uids(), flush=True); input()"
    )
    told = account(dovecot, "someone").model_dump_json()
    command = [sys.executable, "-c", code, told]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as us:
        assert us.stdin and us.stdout and us.stdout.readline() == "open\n"
        (ferry,) = ferries(dovecot.imaps)
        os.kill(ferry, signal.SIGTERM)
        us.stdin.write("\n")
        us.stdin.flush()
        assert us.stdout.readline() == "set()\n"
        us.kill()
    for _ in range(500):
        if not ferries(dovecot.imaps):
            break
        time.sleep(0.02)
    assert not ferries(dovecot.imaps)


def test_a_missing_folder_says_so(dovecot: Dovecot) -> None:
    mailbox = ImapMailbox("ar", account(dovecot, "someone", folders=("Remittances",)))
    with pytest.raises(MailboxRefused, match="no such folder Remittances"):
        mailbox.open("Remittances")


def test_a_server_that_is_away_is_temporary(tmp_path: Path) -> None:
    mailbox = ImapMailbox("ar", ImapAccount(host="127.0.0.1", port=free_port(), user="a", password="b"))
    with pytest.raises(MailboxDown) as caught:
        mailbox.open("INBOX")
    assert caught.value.temporary
