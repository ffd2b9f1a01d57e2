"""Polling: every mail is taken in once and marked only when durable, whatever happens to it and to us."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from docflow.errors import MailboxDown, MailboxRefused
from docflow.files import LocalFiles
from docflow.files.contract import digest
from docflow.mail.mailbox import Shelf
from docflow.schema.mail import MailPlace, RawMail
from docflow.schema.states import PlaceState
from docflow.store import Store
from tests.servers.stores import fresh_store
from workers.poll import poll

AT_ONCE = timedelta(0)


class Folder:
    """A folder of a mail server."""

    def __init__(self) -> None:
        self.validity = 1
        self.mails: dict[int, bytes] = {}
        self.seen: set[int] = set()
        self._uids = count(1)

    def put(self, data: bytes) -> None:
        self.mails[next(self._uids)] = data

    def number_anew(self) -> None:
        """Another UIDVALIDITY; the UIDs start again, so that each is that of another mail before."""
        self.validity += 1
        before, self._uids = list(self.mails.values()), count(1)
        self.mails = {}
        for data in before:
            self.put(data)


class Server:
    """A mailbox whose server loses answers on demand."""

    name = "ar"

    def __init__(self, store: Store, moves: bool = False, folders: tuple[str, ...] = ("INBOX", "Claims")) -> None:
        self.moves = moves
        self.folders = folders
        self.boxes = {name: Folder() for name in (*folders, "archive")}
        self.lost = False
        """Whether the answer to the next after-action is lost, though it is done."""
        self.unsent = False
        """Whether the connection breaks before the next after-action comes to the server."""
        self.quicker = False
        """Whether somebody files a mail in the other folder just before we move it."""
        self.refuses = False
        self.broken: set[int] = set()
        """UIDs at which the connection breaks."""
        self._store = store

    def open(self, folder: str) -> int:
        self._open = folder
        return self._box.validity

    @property
    def _box(self) -> Folder:
        return self.boxes[self._open]

    def uids(self) -> set[int]:
        return set(self._box.mails)

    def fetch(self, uids: Collection[int], shelf: Shelf | None = None) -> Iterator[list[RawMail]]:
        for uid in sorted(uids):
            if uid in self.broken:
                raise MailboxDown("The connection broke.")
            if uid in self._box.mails:
                place = MailPlace(mailbox="ar", folder=self._open, uidvalidity=self._box.validity, uid=uid)
                yield [RawMail(place=place, data=self._box.mails[uid])]

    def settle(self, uids: Collection[int]) -> dict[int, PlaceState]:
        if self.refuses:
            raise MailboxRefused("Over quota.")
        if self.unsent:
            self.unsent = False
            raise MailboxDown("The connection broke.")
        with self._store.read() as tx:
            known = tx.places.known("ar", self._open, self._box.validity)
        assert set(uids) <= known.keys(), "marked before it was stored"
        if self.quicker and self.moves and (there := sorted(set(uids) & self._box.mails.keys())):
            other = self.folders[self._open == self.folders[0]]
            self.boxes[other].put(self._box.mails.pop(there[0]))
            self.quicker = self.lost = False
        states = {uid: self._settled(uid) for uid in uids}
        if self.lost:
            self.lost = False
            raise MailboxDown("The answer was lost.")
        return states

    def _settled(self, uid: int) -> PlaceState:
        self._box.seen.add(uid)
        if not self.moves:
            return PlaceState.KEPT
        if uid not in self._box.mails:
            return PlaceState.GONE
        self.boxes["archive"].put(self._box.mails.pop(uid))
        return PlaceState.MOVED

    def moved_there(self, sizes: Mapping[str, int]) -> Counter[str]:
        names = [digest(data) for data in self.boxes["archive"].mails.values()]
        return Counter(name for name in names if name in sizes)

    def notice(self) -> str:
        return ""

    def wait(self, seconds: float) -> None: ...

    def close(self) -> None: ...


@pytest.fixture
def store(sqlite_template: Path, tmp_path: Path) -> Store:
    return fresh_store(sqlite_template, tmp_path)


def look(server: Server, store: Store, tmp_path: Path) -> int:
    return poll(server, store, LocalFiles(tmp_path / "files"), lambda task: None, AT_ONCE)


def taken(store: Store) -> int:
    with store.read() as tx:
        return tx.mails.count()


@pytest.mark.parametrize("moves", [False, True])
def test_an_after_action_whose_answer_was_lost_is_done_again(store: Store, tmp_path: Path, moves: bool) -> None:
    server = Server(store, moves, ("INBOX",))
    server.boxes["INBOX"].put(b"one")
    server.lost = True
    with pytest.raises(MailboxDown):
        look(server, store, tmp_path)
    server.boxes["INBOX"].put(b"one")
    assert look(server, store, tmp_path) == 1, "its twin is another mail"
    assert taken(store) == 2
    with store.read() as tx:
        states = tx.places.known("ar", "INBOX", 1)
    assert set(states.values()) == {PlaceState.MOVED if moves else PlaceState.KEPT}


def test_a_refused_after_action_is_told_stops_nothing_and_is_tried_again(store: Store, tmp_path: Path) -> None:
    server = Server(store, True)
    server.boxes["INBOX"].put(b"one")
    server.boxes["Claims"].put(b"two")
    server.refuses = True
    assert look(server, store, tmp_path) == 2
    assert _state(store) == ("", "Over quota.")
    server.refuses = False
    assert look(server, store, tmp_path) == 0
    assert list(server.boxes["archive"].mails.values()) == [b"one", b"two"]
    assert _state(store) == ("", "")


def test_an_after_action_that_another_poller_may_be_at_is_left_to_it(store: Store, tmp_path: Path) -> None:
    server = Server(store, False, ("INBOX",))
    server.boxes["INBOX"].put(b"one")
    server.refuses = True
    look(server, store, tmp_path)
    server.refuses = False
    poll(server, store, LocalFiles(tmp_path / "files"), lambda task: None, timedelta(minutes=1))
    assert server.boxes["INBOX"].seen == set()
    look(server, store, tmp_path)
    assert server.boxes["INBOX"].seen == {1}


def test_what_came_before_the_connection_broke_stays(store: Store, tmp_path: Path) -> None:
    server = Server(store, True, ("INBOX",))
    for number in range(5):
        server.boxes["INBOX"].put(b"%d" % number)
    server.broken = {4}
    with pytest.raises(MailboxDown):
        look(server, store, tmp_path)
    assert (taken(store), _state(store)[0]) == (3, "The connection broke.")
    server.broken = set()
    assert look(server, store, tmp_path) == 2
    assert len(server.boxes["archive"].mails) == 5


def test_a_folder_that_cannot_be_read_keeps_no_other_from_it(store: Store, tmp_path: Path) -> None:
    server = Server(store)
    server.folders = ("Nonsense", "Claims")
    server.boxes["Claims"].put(b"two")
    opened = server.open

    def refusing(folder: str) -> int:
        if folder == "Nonsense":
            raise MailboxRefused("No such folder Nonsense.")
        return opened(folder)

    server.open = refusing  # type: ignore[method-assign]
    with pytest.raises(MailboxRefused):
        look(server, store, tmp_path)
    assert (taken(store), _state(store)[0]) == (1, "No such folder Nonsense.")


def test_a_mail_that_is_moved_while_we_look_stays_one_mail(store: Store, tmp_path: Path) -> None:
    server = Server(store)
    inbox, claims = server.boxes["INBOX"], server.boxes["Claims"]
    inbox.put(b"one")
    assert look(server, store, tmp_path) == 1
    opened = server.open

    def moving(folder: str) -> int:
        if folder == "Claims" and inbox.mails:
            claims.put(inbox.mails.pop(1))
        return opened(folder)

    server.open = moving  # type: ignore[method-assign]
    assert look(server, store, tmp_path) == 0
    claims.put(b"one")
    assert look(server, store, tmp_path) == 1, "a second one is another mail"
    assert taken(store) == 2


def test_a_mail_that_somebody_files_before_we_move_it_stays_one_mail(store: Store, tmp_path: Path) -> None:
    server = Server(store, moves=True)
    server.boxes["INBOX"].put(b"one")
    server.quicker = True
    assert [look(server, store, tmp_path) for _ in range(3)] == [1, 0, 0]
    assert list(server.boxes["archive"].mails.values()) == [b"one"]
    server.boxes["INBOX"].put(b"one")
    assert look(server, store, tmp_path) == 1, "a second one is another mail"


def _state(store: Store) -> tuple[str, str]:
    with store.read() as tx:
        state = tx.mailboxes.state("ar")
    assert state is not None
    return state.trouble, state.notice


class Postroom(RuleBasedStateMachine):
    """Mails come, some of them byte for byte alike; people move them about; servers number anew and lose answers."""

    template: Path
    folder: Path
    runs = count()

    def __init__(self) -> None:
        super().__init__()
        home = self.folder / str(next(self.runs))
        home.mkdir()
        self.store = fresh_store(self.template, home)
        self.files = LocalFiles(home / "files")
        self.server = Server(self.store)
        self.sent: Counter[bytes] = Counter()

    @rule(folder=st.sampled_from(["INBOX", "Claims"]), letter=st.sampled_from([b"a", b"a", b"b", b"c"]))
    def deliver(self, folder: str, letter: bytes) -> None:
        self.server.boxes[folder].put(letter)
        self.sent[letter] += 1

    @rule(source=st.sampled_from(["INBOX", "Claims"]), data=st.data())
    def somebody_moves_a_mail(self, source: str, data: st.DataObject) -> None:
        box = self.server.boxes[source]
        if box.mails:
            uid = data.draw(st.sampled_from(sorted(box.mails)))
            self.server.boxes["Claims" if source == "INBOX" else "INBOX"].put(box.mails.pop(uid))

    @rule(folder=st.sampled_from(["INBOX", "Claims"]))
    def number_anew(self, folder: str) -> None:
        self.server.boxes[folder].number_anew()

    @rule(moves=st.booleans())
    def set_after_action(self, moves: bool) -> None:
        self.look()
        self.server.moves = moves

    @rule()
    def lose_an_answer(self) -> None:
        self.server.lost = True

    @rule()
    def break_before_an_after_action(self) -> None:
        self.server.unsent = True

    @rule()
    def somebody_is_quicker(self) -> None:
        self.server.quicker = True

    @rule()
    def look(self) -> None:
        for _ in range(3):
            try:
                poll(self.server, self.store, self.files, lambda task: None, AT_ONCE)
            except MailboxDown:
                continue
        with self.store.read() as tx:
            assert Counter(mail.sha256 for mail in tx.mails.list(1000)) == {
                self.files.put(letter): times for letter, times in self.sent.items()
            }

    def teardown(self) -> None:
        self.look()
        self.store.close()


@pytest.mark.slow
def test_every_mail_is_counted_once_whatever_happens(sqlite_template: Path, tmp_path: Path) -> None:
    Postroom.template, Postroom.folder = sqlite_template, tmp_path
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        Postroom,
        settings=settings(
            max_examples=20, stateful_step_count=12, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
