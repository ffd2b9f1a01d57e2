"""Threads beside other work: they go on after trouble that passes, and end with their block."""

import threading
from functools import partial

from docflow.errors import Stale, Unavailable
from workers.beside import beside, every


def test_what_is_away_for_a_moment_is_made_up_for_at_the_next_turn() -> None:
    seen: list[str] = []
    came = threading.Event()

    def turn() -> None:
        seen.append("asked")
        if len(seen) < 3:
            raise Unavailable("The database is busy.")
        came.set()

    with beside(partial(every, 0.001, turn, "test")):
        assert came.wait(30)


def test_what_is_refused_was_the_last_turn() -> None:
    seen: list[str] = []

    def turn() -> None:
        seen.append("asked")
        raise Stale("Somebody else has the lease.")

    every(0.001, turn, "test", threading.Event())
    assert seen == ["asked"]


def test_the_thread_ends_with_its_block() -> None:
    ended: list[bool] = []
    with beside(lambda over: ended.append(over.wait(30))):
        assert ended == []
    assert ended == [True]
