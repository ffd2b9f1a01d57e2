"""How requests are taken: how often, how they are told of, and what comes of one that is cut off."""

import asyncio
import datetime as dt
import time
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from structlog.testing import capture_logs

from docflow.web.app import create_app
from docflow.web.rates import OwnTurns
from tests.servers.redis import running_redis
from tests.servers.stores import Clock
from tests.web.conftest import House
from workers.queue import Queue


@pytest.fixture
def limited(house: House) -> House:
    """Thirty requests a minute."""
    return replace(house, app=create_app(replace(house.app.state.deps, requests_a_minute=30)))


def test_a_key_that_asks_too_often_is_told_when_to_ask_again(limited: House) -> None:
    greedy, other = limited.program("read"), limited.program("read")
    assert [greedy.get("/v1/mailboxes").status_code for _ in range(30)] == [200] * 30
    refused = greedy.get("/v1/mailboxes")
    assert (refused.status_code, refused.headers["retry-after"]) == (429, "2")
    assert refused.json()["type"] == "urn:docflow:problem:too-many-tries"
    assert other.get("/v1/mailboxes").status_code == 200, "each key has its own"
    limited.clock.advance(seconds=2)
    assert [greedy.get("/v1/mailboxes").status_code for _ in range(2)] == [200, 429]


def test_a_person_who_asks_too_often_is_told_so_too(limited: House) -> None:
    client = limited.person()
    answers = [client.get("/queue") for _ in range(31)]
    assert [one.status_code for one in answers] == [*[200] * 30, 429]
    assert "More than 30 requests a minute" in answers[-1].text


def test_requests_are_counted_for_all_processes(house: House) -> None:
    """Two applications on one Redis, and one that is cut off from it."""
    with running_redis() as url:
        turns = [Queue(url).turn, Queue(url).turn]
        apps = [create_app(replace(house.app.state.deps, requests_a_minute=30, turn=turn)) for turn in turns]
        first = replace(house, app=apps[0]).program("read")
        second = replace(house, app=apps[1]).anonymous()
        second.headers["Authorization"] = first.headers["Authorization"]
        began = time.monotonic()
        answers = [client.get("/v1/mailboxes").status_code for _ in range(20) for client in (first, second)]
        room = 31 + (time.monotonic() - began) / 2
        assert set(answers[:30]) == {200}
        assert answers.count(200) <= room, "what one was allowed counts for the other"
        assert Queue(url, "other").turn("key:1", 30) == 0, "each company has its own"
    assert first.get("/v1/mailboxes").status_code == 200, "without Redis each counts for itself"


@given(st.lists(st.floats(0, 5), max_size=60), st.integers(1, 40))
def test_never_more_than_two_minutes_worth_in_one_minute(pauses: list[float], a_minute: int) -> None:
    """A minute's worth at once, and what comes back meanwhile; who waits as told may always ask."""
    clock = Clock()
    turn, taken = OwnTurns(clock), list[dt.datetime]()
    for pause in pauses:
        clock.advance(seconds=pause)
        if wait := turn("a", a_minute):
            clock.advance(seconds=wait)
            assert turn("a", a_minute) == 0
        taken.append(clock.now)
    minute = dt.timedelta(minutes=1)
    assert all(sum(one <= other < one + minute for other in taken) <= 2 * a_minute for one in taken)


def test_the_log_names_request_tenant_and_document_and_nothing_that_was_said(house: House) -> None:
    document = house.arrive(misread={2: "1234.60"})
    client = house.program("read")
    with capture_logs() as told:
        reply = client.get(f"/v1/documents/{document.id}?q=private", headers={"X-Request-Id": "proxy-0815"})
        client.get("/v1/mails", headers={"X-Request-Id": "<script>"})
    assert reply.headers["X-Request-Id"] == "proxy-0815"
    first, second = (one for one in told if one["event"] == "request")
    assert (first["route"], first["status"], first["document_id"]) == ("/v1/documents/{document_id}", 200, document.id)
    assert second["route"] == "/v1/mails"
    assert not {"private", "script", client.headers["Authorization"]} & set(str(told).split())


@pytest.mark.parametrize("path", ["/v1/documents/doc_1/draft", "/sign-in", "/documents/doc_1"])
def test_a_request_that_is_cut_off_leaves_no_traceback(house: House, path: str) -> None:
    """The browser is gone in the middle of a body."""
    client = house.program("read", "write")
    headers = {**client.headers, "content-type": "application/x-www-form-urlencoded", "content-length": "100"}
    pieces = iter([{"type": "http.request", "body": b"typed=1", "more_body": True}, {"type": "http.disconnect"}])
    told: list[Any] = []

    async def receive() -> Any:
        return next(pieces)

    async def send(message: Any) -> None:
        told.append(message)

    method = "PUT" if "draft" in path else "POST"
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method, "path": path,
        "raw_path": path.encode(), "query_string": b"", "scheme": "http", "server": ("testserver", 80),
        "client": ("test", 1), "headers": [(name.lower().encode(), value.encode()) for name, value in headers.items()],
    }  # fmt: skip
    asyncio.run(house.app(scope, receive, send))
    assert told[0]["status"] in (400, 422)
