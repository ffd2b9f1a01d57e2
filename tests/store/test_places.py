"""Where mails are: renumbered, moved by somebody or by us, and every mail counted once whatever happens."""

import re
import shutil
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

from sqlalchemy import event

from docflow.schema.states import PlaceState
from docflow.store import NewMail, Store
from docflow.store.mails import Taken
from tests.store.things import place, sha


def test_a_new_uidvalidity_finds_the_known_mails(store: Store) -> None:
    """Identical mails keep their number: three before are three after, and a fourth is new."""
    with store.begin() as tx:
        before = {tx.mails.add(place(uid, 1), sha("same"), 10, "ar")[0] for uid in (1, 2, 3)}
    with store.begin() as tx:
        after = [tx.mails.add(place(uid, 2), sha("same"), 10, "ar") for uid in (10, 11, 12)]
        assert {mail_id for mail_id, _ in after} == before
        assert [created for _, created in after] == [False, False, False]
        assert tx.mails.add(place(13, 2), sha("same"), 10, "ar")[1]
        assert tx.mails.add(place(14, 2), sha("other"), 10, "ar")[1]
        assert tx.mails.count() == 5


def test_a_mail_that_somebody_moved_is_the_same_mail(store: Store) -> None:
    with store.begin() as tx:
        mail_id, _ = tx.mails.add(place(1), sha("a"), 10, "ar")
        tx.places.note("ar", "INBOX", 1, {1: PlaceState.KEPT})
    with store.begin() as tx:
        assert tx.mails.add(place(1, folder="Claims"), sha("a"), 10, "ar")[1], "the first is still there: two mails"
        tx.places.note("ar", "INBOX", 1, {1: PlaceState.GONE})
        assert tx.mails.add(place(2, folder="Claims"), sha("a"), 10, "ar") == (mail_id, False)
        assert tx.mails.add(place(3, folder="Claims"), sha("a"), 10, "ar")[1], "it moved once only"


def test_and_back_again(store: Store) -> None:
    with store.begin() as tx:
        mail_id, _ = tx.mails.add(place(1), sha("a"), 10, "ar")
        tx.places.note("ar", "INBOX", 1, {1: PlaceState.GONE})
        assert tx.mails.add(place(1, folder="Claims"), sha("a"), 10, "ar") == (mail_id, False)
        tx.places.note("ar", "Claims", 1, {1: PlaceState.GONE})
        assert tx.mails.add(place(2), sha("a"), 10, "ar") == (mail_id, False)


def test_what_we_moved_away_ourselves_does_not_swallow_its_twin(store: Store) -> None:
    with store.begin() as tx:
        tx.mails.add(place(1), sha("a"), 10, "ar")
        tx.places.note("ar", "INBOX", 1, {1: PlaceState.MOVED})
        assert tx.mails.add(place(2), sha("a"), 10, "ar")[1]
        assert tx.mails.add(place(1, 2), sha("a"), 10, "ar") != tx.mails.add(place(2, 2), sha("a"), 10, "ar")


def test_another_mailbox_is_another_mail(store: Store) -> None:
    with store.begin() as tx:
        tx.mails.add(place(1), sha("a"), 10, "ar")
        tx.places.note("ar", "INBOX", 1, {1: PlaceState.GONE})
        assert tx.mails.add(place(1, mailbox="claims"), sha("a"), 10, "claims")[1]


def test_two_pollers_take_each_mail_once(store: Store) -> None:
    arrived = [NewMail(place(uid), sha(str(uid % 40)), 10, "ar") for uid in range(1, 101)]
    taken: list[Taken] = []

    def poller() -> None:
        for start in range(0, 100, 20):
            with store.begin() as tx:
                taken.extend(tx.mails.take(arrived[start : start + 20]).values())

    threads = [threading.Thread(target=poller) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(one.created for one in taken) == len({one.mail_id for one in taken}) == 100


def test_the_same_bytes_in_another_folder_are_doubtful_until_looked_for_again(store: Store) -> None:
    with store.begin() as tx:
        first, _ = tx.mails.add(place(1), sha("a"), 10, "ar")
        there = NewMail(place(1, folder="Claims"), sha("a"), 10, "ar")
        assert tx.mails.take([there], sure=False) == {}
        assert tx.places.known("ar", "Claims", 1) == {}
        tx.places.note("ar", "INBOX", 1, {1: PlaceState.GONE})
        assert tx.mails.take([there], sure=False) == {there: (first, False, True)}


def test_a_new_mail_is_not_compared_with_every_mail_of_its_mailbox(sqlite_template: Path, tmp_path: Path) -> None:
    """Each portion went through all places of the mailbox: 35 ms for one mail beside 50,000."""
    shutil.copy(sqlite_template, tmp_path / "docflow.db")
    store = Store(f"sqlite:///{tmp_path}/docflow.db")
    asked: list[tuple[str, object]] = []
    event.listen(
        store._ways.writing.engine,
        "before_cursor_execute",
        lambda _c, _k, sql, values, *_: asked.append((sql, values)),
    )
    with store.begin() as tx:
        tx.mails.take([NewMail(place(uid), sha("same"), 10, "ar") for uid in (1, 2)])
        tx.mails.take([NewMail(place(uid), sha("same"), 10, "ar") for uid in (3, 4)])
    with closing(sqlite3.connect(tmp_path / "docflow.db")) as plain:
        looked = [(sql, values) for sql, values in asked if sql.startswith("SELECT") and " mail" in sql]
        plans = [plain.execute(f"EXPLAIN QUERY PLAN {sql}", values).fetchall() for sql, values in looked]
    told = [row[3] for plan in plans for row in plan if "mail" in row[3]]
    assert len(told) == 5, told
    assert all(
        re.search(r"USING (COVERING )?INDEX \w+ \(tenant=\? AND .*(sha256|mail_id|uid)=\?", one) for one in told
    ), told
