"""Writers that are killed, and write-ahead logs that end anywhere: what was acknowledged is there, whole, in order."""

import os
import random
import shutil
import signal
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from docflow.schema.states import Step
from docflow.store import Store
from tests.store.things import place, sha


def url(path: Path) -> str:
    return f"sqlite:///{path}"


def take_in(store: Store, uid: int) -> str:
    """What intake does: the mail, its task and the audit entry in one transaction."""
    with store.begin() as tx:
        mail_id, _ = tx.mails.add(place(uid), sha(str(uid)), 10, "ar")
        tx.tasks.add(Step.SPLIT, mail_id)
        tx.audit.append("docflow", "received", mail_id, {"uid": uid})
    return mail_id


def writing_child(path: Path, first_uid: int) -> tuple[int, int]:
    """A process that takes in mails and reports each one that was committed; its id and the pipe it reports to."""
    reading, writing = os.pipe()
    child = os.fork()
    if child:
        os.close(writing)
        return child, reading
    try:
        store = Store(url(path))
        for uid in range(first_uid, first_uid + 100_000):
            os.write(writing, take_in(store, uid).encode() + b"\n")
    finally:
        os._exit(1)


def killed_after(child: int, reading: int, seconds: float) -> list[str]:
    """What the child had acknowledged when it was killed, so long after its first word."""
    with os.fdopen(reading) as pipe:
        first = pipe.readline()
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return [line.strip() for line in (first, *pipe.read().splitlines(keepends=True)) if line.endswith("\n")]


def is_sound(path: Path) -> tuple[int, set[str]]:
    """The number of audit entries and all mails, after checking that nothing is half there."""
    with closing(sqlite3.connect(path)) as plain:
        assert plain.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert plain.execute("PRAGMA foreign_key_check").fetchall() == []
        mails = {row[0] for row in plain.execute("SELECT id FROM mails")}
        tasks = {row[0] for row in plain.execute("SELECT subject FROM tasks")}
        noted = {row[0] for row in plain.execute("SELECT subject FROM audit")}
    assert mails == tasks == noted
    store = Store(url(path))
    with store.read() as tx:
        assert tx.audit.verify() == []
        entries = tx.audit.head()[0]
    store.close()
    assert entries == len(mails)
    return entries, mails


def crash_often(path: Path, rounds: int, seed: int) -> int:
    rng = random.Random(seed)
    acknowledged: set[str] = set()
    for number in range(rounds):
        writers = [writing_child(path, 1_000_000 * (2 * number + n)) for n in range(2)]
        for child, reading in writers:
            acknowledged.update(killed_after(child, reading, rng.uniform(0.0, 0.12)))
        assert acknowledged <= is_sound(path)[1]
    return len(acknowledged)


def test_killed_writers(sqlite_template: Path, tmp_path: Path) -> None:
    path = tmp_path / "docflow.db"
    shutil.copy(sqlite_template, path)
    assert crash_often(path, rounds=8, seed=1) > 0


@pytest.mark.soak
def test_killed_writers_for_longer(sqlite_template: Path, tmp_path: Path) -> None:
    path = tmp_path / "docflow.db"
    shutil.copy(sqlite_template, path)
    assert crash_often(path, rounds=150, seed=2) > 50


@pytest.mark.parametrize("points", [30, pytest.param(1000, marks=pytest.mark.soak)])
def test_a_log_that_ends_anywhere(sqlite_template: Path, tmp_path: Path, points: int) -> None:
    """A power cut leaves a log that was written up to some byte: each such byte gives a whole, earlier state."""
    path, log = tmp_path / "docflow.db", tmp_path / "docflow.db-wal"
    shutil.copy(sqlite_template, path)
    store = Store(url(path))
    for uid in range(25):
        take_in(store, uid)
    whole = log.read_bytes()
    rng = random.Random(3)
    ends = sorted({0, len(whole), *(rng.randrange(len(whole)) for _ in range(points))})
    before, cut = 0, tmp_path / "cut.db"
    for end in ends:
        for leftover in tmp_path.glob("cut.db*"):
            leftover.unlink()
        shutil.copy(path, cut)
        (tmp_path / "cut.db-wal").write_bytes(whole[:end])
        entries, _ = is_sound(cut)
        assert entries >= before
        before = entries
    assert before == 25
    store.close()
