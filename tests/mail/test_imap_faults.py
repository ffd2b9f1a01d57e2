"""F11 to F14 on a real Dovecot: connections cut at every kind of byte, folders numbered anew, mails that are moved or
deleted under our hands, and several pollers at once."""

import hashlib
import re
import threading
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from imap_tools import MailBoxUnencrypted

from docflow.errors import MailboxDown
from docflow.files import LocalFiles
from docflow.mail.imap import ImapMailbox
from docflow.mail.imap_line import ImapAccount
from docflow.store import Store
from tests.servers.cutting_proxy import cutting_proxy
from tests.servers.dovecot import PASSWORD, Dovecot, running_dovecot
from tests.servers.stores import fresh_store
from tests.soak.letters import letters
from workers.poll import LEASE, poll

pytestmark = pytest.mark.servers
MAILS = list(letters(12, seed=11))


@pytest.fixture(scope="module")
def dovecot() -> Iterator[Dovecot]:
    with running_dovecot() as server:
        yield server


@pytest.fixture
def home(tmp_path: Path, sqlite_template: Path) -> "Home":
    return Home(fresh_store(sqlite_template, tmp_path), LocalFiles(tmp_path / "files"))


class Home:
    """A store, and what is in it."""

    def __init__(self, store: Store, files: LocalFiles) -> None:
        self.store = store
        self.files = files

    def look(self, mailbox: ImapMailbox, lease: timedelta = timedelta(0)) -> int:
        return poll(mailbox, self.store, self.files, lambda task: None, lease)

    def taken(self) -> Counter[str]:
        with self.store.read() as tx:
            assert tx.broken() == []
            return Counter(mail.sha256 for mail in tx.mails.list(1000))


def mailbox(port: int, user: str, **changes: object) -> ImapMailbox:
    base: dict[str, object] = {
        "host": "127.0.0.1", "port": port, "security": "none", "user": user, "password": PASSWORD,
    }  # fmt: skip
    return ImapMailbox(user, ImapAccount.model_validate(base | changes))


def hashes(mails: list[bytes]) -> Counter[str]:
    return Counter(hashlib.sha256(mail).hexdigest() for mail in mails)


# Where in the server's words the connection is cut: at the empty group.
CUTS = {
    "greeting": rb"\* O()K",
    "sign-in": rb"Logg()ed in",
    "folder": rb"UIDVALIDITY \d()",
    "search": rb"\* SEARCH 1 ()",
    "sizes": rb"RFC822.SIZE \d()",
    "name of the section": rb"BOD()Y\[\]",
    "size of a literal": rb"BODY\[\] \{\d()",
    "before a literal": rb"BODY\[\] \{\d+\}\r\n()",
    "in a literal": rb"BODY\[\] \{\d+\}\r\n.{60}()",
    "in a later literal": rb"\* 3 FETCH [^\n]*BODY\[\] \{\d+\}\r\n.{9}()",
    "bracket behind the last literal": rb"BODY\[\].*()\)\r\n\w+ OK Fetch",
    "end of a fetch": rb"BODY\[\].*OK Fe()tch",
    "answer to the after-action": rb"OK (?:Store|Move)() completed",
}


@pytest.mark.parametrize("after", ["flag", "move"])
def test_f11_the_server_drops_at_every_kind_of_byte(dovecot: Dovecot, home: Home, after: str) -> None:
    """No mail is stored in part, none is lost, none is stored twice, and none is moved twice though the answer that it
    was moved is lost."""
    small = [mail for mail in MAILS if len(mail) < 3000][:4]
    with cutting_proxy(dovecot.imap) as proxy:
        for number, pattern in enumerate(CUTS.values(), 1):
            user = f"cut-{after}-{number}"
            dovecot.append(user, *small)
            proxy.cut = partial(cut_at, re.compile(pattern, re.DOTALL))
            with pytest.raises(MailboxDown) as down:
                home.look(mailbox(proxy.port, user, after=after))
            assert down.value.temporary and proxy.cuts == number
            assert all(count <= number for count in home.taken().values()), "a mail was stored twice"
            assert home.taken().keys() <= hashes(small).keys(), "a mail was stored in part"
            proxy.cut = lambda said: None
            box = mailbox(proxy.port, user, after=after)
            home.look(box)
            box.close()
            assert unsettled(dovecot, user, after) == 0
            assert after == "flag" or moved(dovecot, user) == hashes(small)
    assert home.taken() == hashes(small * len(CUTS))


def cut_at(pattern: re.Pattern[bytes], said: bytes) -> int | None:
    found = pattern.search(said)
    return found.start(1) if found else None


def unsettled(dovecot: Dovecot, user: str, after: str) -> int:
    with MailBoxUnencrypted("127.0.0.1", dovecot.imap).login(user, PASSWORD) as box:
        return len(box.uids("ALL" if after == "move" else "UNSEEN"))


def moved(dovecot: Dovecot, user: str) -> Counter[str]:
    with MailBoxUnencrypted("127.0.0.1", dovecot.imap).login(user, PASSWORD, "docflow") as box:
        answer = box.client.uid("FETCH", "1:*", "(BODY.PEEK[])")[1]
    return hashes([item[1] for item in answer if isinstance(item, tuple)])


def test_f12_a_folder_that_is_numbered_anew_holds_the_same_mails(dovecot: Dovecot, home: Home) -> None:
    """Every UID is then that of another mail; identical mails keep their number."""
    dovecot.append("anew", *MAILS, MAILS[0])
    assert home.look(mailbox(dovecot.imap, "anew")) == 13
    with MailBoxUnencrypted("127.0.0.1", dovecot.imap).login("anew", PASSWORD) as box:
        box.client.uid("STORE", "1:3", "+FLAGS", r"(\Deleted)")
        box.client.expunge()
    dovecot.number_anew(("anew", "INBOX"))
    dovecot.append("anew", MAILS[0], b"Subject: new\r\n\r\nnew\r\n")
    assert home.look(mailbox(dovecot.imap, "anew")) == 1, "of the two that came, one looks as the deleted first"
    assert home.look(mailbox(dovecot.imap, "anew")) == 0


def test_f13_a_mail_that_somebody_moves_between_our_folders_is_taken_once(dovecot: Dovecot, home: Home) -> None:
    dovecot.append("hand", *MAILS)
    dovecot.append("hand", folder="Claims")
    ours = mailbox(dovecot.imap, "hand", folders=("INBOX", "Claims"))
    assert home.look(ours) == 12
    with MailBoxUnencrypted("127.0.0.1", dovecot.imap).login("hand", PASSWORD) as box:
        box.client.uid("MOVE", "2:5", "Claims")
    assert home.look(ours) == 0
    dovecot.append("hand", MAILS[3], folder="Claims")
    assert home.look(ours) == 1, "a second one of the same bytes is another mail"
    ours.close()


@pytest.mark.parametrize("sent", [False, True], ids=["move never sent", "answer lost"])
def test_f13_a_mail_whose_move_is_cut_off_stays_one_mail(dovecot: Dovecot, home: Home, sent: bool) -> None:
    """Where the command never came to the server, somebody files the mail in another watched folder. Where it was
    done and only the answer was lost, a twin that comes later is another mail."""
    user = f"move-{sent}"
    dovecot.append(user, MAILS[0])
    dovecot.append(user, folder="Claims")
    word = rb"OK Move()" if sent else rb"BODY\[\].*OK Fetch completed[^\n]*\n()"
    with cutting_proxy(dovecot.imap) as proxy:
        proxy.cut = partial(cut_at, re.compile(word, re.DOTALL))
        with pytest.raises(MailboxDown):
            home.look(mailbox(proxy.port, user, after="move", folders=("INBOX", "Claims")))
    assert home.taken() == hashes(MAILS[:1])
    if sent:
        dovecot.append(user, MAILS[0], folder="Claims")
    else:
        with MailBoxUnencrypted("127.0.0.1", dovecot.imap).login(user, PASSWORD) as box:
            box.client.uid("MOVE", "1", "Claims")
    ours = mailbox(dovecot.imap, user, after="move", folders=("INBOX", "Claims"))
    assert home.look(ours) == int(sent)
    ours.close()
    assert moved(dovecot, user) == hashes([MAILS[0]] * (1 + sent))


def test_f13_a_mail_that_is_deleted_between_list_and_fetch_is_passed_over(dovecot: Dovecot, home: Home) -> None:
    dovecot.append("deleted", *MAILS)
    ours = mailbox(dovecot.imap, "deleted")
    listed = ours.uids

    def deleting() -> set[int]:
        found = listed()
        with MailBoxUnencrypted("127.0.0.1", dovecot.imap).login("deleted", PASSWORD) as box:
            box.client.uid("STORE", "4", "+FLAGS", r"(\Deleted)")
            box.client.expunge()
        ours.uids = listed  # type: ignore[method-assign]
        return found

    ours.uids = deleting  # type: ignore[method-assign]
    assert home.look(ours) == 11
    assert home.taken() == hashes(MAILS[:3] + MAILS[4:])
    ours.close()


def test_f14_several_pollers_take_each_mail_once(dovecot: Dovecot, home: Home) -> None:
    dovecot.append("many", *MAILS * 5)
    counts: list[int] = []
    boxes = [mailbox(dovecot.imap, "many", after="move", move_to="done") for _ in range(4)]
    threads = [threading.Thread(target=lambda box=box: counts.append(home.look(box, LEASE))) for box in boxes]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for box in boxes:
        box.close()
    assert sum(counts) == 60
    assert home.taken() == hashes(MAILS * 5)
    with MailBoxUnencrypted("127.0.0.1", dovecot.imap).login("many", PASSWORD, "done") as done:
        assert len(done.uids()) == 60
