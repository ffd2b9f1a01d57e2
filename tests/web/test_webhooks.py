"""Consumers are told of every event in order: over an outage of three days, with secrets exchanged on the way."""

import datetime as dt
import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest
from fastapi.testclient import TestClient
from standardwebhooks import Webhook

from docflow.ledgers.signed import Sender, new_secret
from docflow.schema.hooks import PAUSES
from docflow.schema.states import Role
from docflow.web.app import create_app
from tests.servers.event_receiver import Attempt, EventReceiver, running_event_receiver
from tests.web.conftest import House
from tests.web.test_accounts import text_of
from tests.web.test_disputes import person
from workers.notify import notify, notify_forever


@pytest.fixture
def receiver() -> Iterator[EventReceiver]:
    with running_event_receiver() as running:
        yield running


@pytest.fixture
def sender(house: House) -> Iterator[Sender]:
    """It may send to this machine, and goes by the house's clock."""
    sender = Sender(["127.0.0.0/8"], clock=house.clock)
    house.app = create_app(replace(house.app.state.deps, may_send_to=sender.check))
    yield sender
    sender.close()


def happen(house: House, number: int) -> None:
    with house.store.begin() as tx:
        tx.audit.append("docflow", "verified", f"dfp_{number}", {"number": number})


def subscribed(house: House, receiver: EventReceiver, *types: str) -> tuple[TestClient, dict[str, str]]:
    client = house.program("admin")
    body = {"name": "erp", "url": receiver.url, "types": types or ["posting.*"]}
    reply = client.post("/v1/webhooks", json=body)
    assert reply.status_code == 201, reply.text
    return client, reply.json()


def numbers(attempts: list[Attempt]) -> list[int]:
    return [attempt.event["data"]["number"] for attempt in attempts]


def signed_by(attempt: Attempt, secret: str, now: dt.datetime) -> bool:
    expected = Webhook(secret).sign(attempt.headers["webhook-id"], now, attempt.body)
    fresh = attempt.headers["webhook-timestamp"] == str(int(now.timestamp()))
    return fresh and expected in attempt.headers["webhook-signature"].split(" ")


def pass_hours(house: House, sender: Sender, hours: float, numbered: Iterator[int]) -> None:
    """Virtual time in steps of ten minutes; something happens every three hours."""
    for step in range(int(hours * 6)):
        if step % 18 == 0:
            happen(house, next(numbered))
        notify(house.store, sender.send)
        house.clock.advance(minutes=10)
    notify(house.store, sender.send)


def test_an_outage_of_72_hours_loses_nothing_and_keeps_the_order(
    house: House, sender: Sender, receiver: EventReceiver
) -> None:
    client, hook = subscribed(house, receiver)
    numbered = iter(range(1, 1000))
    receiver.down = True
    pass_hours(house, sender, 72, numbered)
    assert receiver.taken == []
    assert len(receiver.attempts) <= len(PAUSES)
    assert client.get(f"/v1/webhooks/{hook['id']}").json()["trouble"]
    receiver.down = False
    pass_hours(house, sender, 12, numbered)
    happened = next(numbered) - 1
    assert numbers(receiver.taken) == list(range(1, happened + 1)), "each once, in order"
    assert client.get(f"/v1/webhooks/{hook['id']}/dead-letters").json() == {"items": []}
    assert client.get(f"/v1/webhooks/{hook['id']}").json()["trouble"] == ""


def test_what_is_given_up_becomes_a_dead_letter_and_can_be_sent_again(
    house: House, sender: Sender, receiver: EventReceiver
) -> None:
    client, hook = subscribed(house, receiver)
    receiver.down = True
    happen(house, 1)
    happen(house, 2)
    for pause in PAUSES:
        house.clock.advance(seconds=pause)
        notify(house.store, sender.send)
    assert numbers(receiver.attempts) == [1] * len(PAUSES)
    address = f"/v1/webhooks/{hook['id']}/dead-letters"
    (letter,) = client.get(address).json()["items"]
    assert "503" in letter["error"]
    receiver.down = False
    notify(house.store, sender.send)
    assert numbers(receiver.taken) == [2], "the next is not held up for ever"
    assert client.post(f"{address}/{letter['seq']}/resend").status_code == 202
    assert notify(house.store, sender.send) == 1
    assert numbers(receiver.taken) == [2, 1]
    assert client.get(address).json() == {"items": []}
    assert client.post(f"{address}/{letter['seq']}/resend").status_code == 404


def test_each_attempt_is_signed_anew_under_one_id(house: House, sender: Sender, receiver: EventReceiver) -> None:
    _, hook = subscribed(house, receiver)
    receiver.down = True
    happen(house, 1)
    notify(house.store, sender.send)
    house.clock.advance(seconds=5)
    notify(house.store, sender.send)
    first, second = receiver.attempts
    assert first.headers["webhook-id"] == second.headers["webhook-id"]
    assert signed_by(second, hook["secret"], house.clock())
    assert not signed_by(first, hook["secret"], house.clock()), "an old attempt is no new one"
    assert second.event["type"] == "posting.verified"


def test_while_a_secret_is_exchanged_both_sign(house: House, sender: Sender, receiver: EventReceiver) -> None:
    client, hook = subscribed(house, receiver)
    changed = client.post(f"/v1/webhooks/{hook['id']}/secret").json()
    happen(house, 1)
    notify(house.store, sender.send)
    assert signed_by(receiver.taken[0], hook["secret"], house.clock())
    assert signed_by(receiver.taken[0], changed["secret"], house.clock())
    house.clock.advance(days=1)
    happen(house, 2)
    notify(house.store, sender.send)
    assert signed_by(receiver.taken[1], changed["secret"], house.clock())
    assert not signed_by(receiver.taken[1], hook["secret"], house.clock())


def test_after_two_exchanges_on_one_day_the_first_secret_still_signs(
    house: House, sender: Sender, receiver: EventReceiver
) -> None:
    client, hook = subscribed(house, receiver)
    changed = [client.post(f"/v1/webhooks/{hook['id']}/secret").json()["secret"] for _ in range(2)]
    happen(house, 1)
    notify(house.store, sender.send)
    for secret in (hook["secret"], *changed):
        assert signed_by(receiver.taken[0], secret, house.clock())


def test_what_is_sent_again_waits_for_no_pause(house: House, sender: Sender, receiver: EventReceiver) -> None:
    client, hook = subscribed(house, receiver)
    receiver.down = True
    happen(house, 1)
    happen(house, 2)
    for pause in (*PAUSES, *PAUSES[:4]):  # the second has failed a few times, and waits
        house.clock.advance(seconds=pause)
        notify(house.store, sender.send)
    receiver.down = False
    (letter,) = client.get(f"/v1/webhooks/{hook['id']}/dead-letters").json()["items"]
    notify(house.store, sender.send)
    assert receiver.taken == []
    assert client.post(f"/v1/webhooks/{hook['id']}/dead-letters/{letter['seq']}/resend").status_code == 202
    notify(house.store, sender.send)
    assert sorted(numbers(receiver.taken)) == [1, 2]


@pytest.mark.parametrize(
    "host",
    ["169.254.169.254", "127.1", "localhost:8443", "[::ffff:169.254.169.254]", "100.64.0.1", "[64:ff9b::7f00:1]",
     "user:secret@erp.example.com"],
)  # fmt: skip
def test_a33_an_address_inside_the_house_or_with_a_password_is_no_webhook(house: House, host: str) -> None:
    body = {"name": "erp", "url": f"https://{host}/docflow", "types": ["posting.*"]}
    assert house.program("admin").post("/v1/webhooks", json=body).status_code == 422
    assert house.program("admin").get("/v1/webhooks").json() == {"items": []}


def test_only_what_was_asked_for_and_only_from_then_on(house: House, sender: Sender, receiver: EventReceiver) -> None:
    happen(house, 1)
    client, hook = subscribed(house, receiver, "posting.verified")
    with house.store.begin() as tx:
        tx.audit.append("anna", "approve", "doc_1", {"number": 2})
    happen(house, 3)
    notify(house.store, sender.send)
    assert numbers(receiver.taken) == [3]
    assert client.delete(f"/v1/webhooks/{hook['id']}").status_code == 204
    happen(house, 4)
    notify(house.store, sender.send)
    assert numbers(receiver.taken) == [3]
    assert client.get("/v1/webhooks").json() == {"items": []}


def test_a_worker_that_died_is_followed_by_another(house: House, sender: Sender, receiver: EventReceiver) -> None:
    subscribed(house, receiver)
    happen(house, 1)

    def die(*_: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        notify(house.store, die)
    assert notify(house.store, sender.send) == 0, "its lease is not over"


def test_the_secret_is_shown_once_and_kept_encrypted(house: House, sender: Sender, receiver: EventReceiver) -> None:
    client, hook = subscribed(house, receiver)
    for reply in (client.get("/v1/webhooks"), client.get(f"/v1/webhooks/{hook['id']}")):
        assert hook["secret"] not in reply.text
    with house.store.read() as tx:
        assert tx.subscriptions.secrets_of(tx.subscriptions.get(hook["id"])) == (hook["secret"],)
        assert hook["secret"] not in str(tx.audit.list())


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"name": "erp", "url": "ftp://example.com/"}, 422),
        ({"name": "erp", "url": "no address"}, 422),
        ({"name": "", "url": "https://example.com/"}, 422),
        ({"name": "erp", "url": "https://example.com/", "types": ["Posting"]}, 422),
        ({"name": "erp", "url": "https://example.com/", "more": 1}, 422),
    ],
)
def test_a_wrong_webhook_is_refused(house: House, sender: Sender, body: dict[str, object], status: int) -> None:
    reply = house.program("admin").post("/v1/webhooks", json=body)
    assert reply.status_code == status, reply.text
    assert reply.headers["content-type"] == "application/problem+json"


def test_a_person_adds_exchanges_and_removes_a_webhook(house: House, sender: Sender, receiver: EventReceiver) -> None:
    admin = person(house, Role.ADMIN)
    added = admin.post("/webhooks", data={"name": "erp", "url": receiver.url, "type": ["posting.*", "dispute.*"]})
    secret = text_of(added.text, "secret")
    with house.store.read() as tx:
        (hook,) = tx.subscriptions.all()
        assert hook.types == ("posting.*", "dispute.*") and tx.subscriptions.secrets_of(hook) == (secret,)
    changed = text_of(admin.post(f"/webhooks/{hook.id}/secret").text, "secret")
    happen(house, 1)
    notify(house.store, sender.send)
    assert all(signed_by(receiver.taken[0], one, house.clock()) for one in (secret, changed))
    shown = admin.get("/webhooks").text
    assert "erp" in shown and secret not in shown and changed not in shown
    assert admin.post(f"/webhooks/{hook.id}/remove").status_code == 303
    assert "erp" not in admin.get("/webhooks").text.partition("Add a program")[0]
    happen(house, 2)
    notify(house.store, sender.send)
    assert numbers(receiver.taken) == [1]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"name": "", "url": "https://example.com/", "type": "*"}, "needs a name"),
        ({"name": "erp", "url": "https://example.com/"}, "at least one kind"),
        ({"name": "erp", "url": "https://example.com/", "type": "nonsense"}, "at least one kind"),
        ({"name": "erp", "url": "ftp://example.com/", "type": "*"}, "ftp://example.com/"),
    ],
)
def test_a_wrong_webhook_is_refused_on_the_screen_and_stays_typed(
    house: House, sender: Sender, typed: dict[str, str], words: str
) -> None:
    reply = person(house, Role.ADMIN).post("/webhooks", data=typed)
    assert reply.status_code == 422 and words in reply.text and typed["url"] in reply.text
    with house.store.read() as tx:
        assert tx.subscriptions.all() == []


def test_names_are_told_apart(house: House, sender: Sender, receiver: EventReceiver) -> None:
    client, _ = subscribed(house, receiver)
    assert client.post("/v1/webhooks", json={"name": "erp", "url": receiver.url}).status_code == 409


def test_a_slow_receiver_holds_up_nobody_else(house: House, sender: Sender, receiver: EventReceiver) -> None:
    answered, told, stop = threading.Event(), threading.Event(), threading.Event()

    def send(url: str, secrets: Sequence[str], message_id: str, body: str) -> None:
        if url.endswith("/slow"):
            answered.wait(60)
        else:
            sender.send(url, secrets, message_id, body)
            told.set()

    with house.store.begin() as tx:
        tx.subscriptions.add("a slow one", f"{receiver.url}/slow", ["*"], new_secret(), 0)
        tx.subscriptions.add("the other", receiver.url, ["posting.*"], new_secret(), tx.audit.head()[0])
    happen(house, 1)
    thread = threading.Thread(target=notify_forever, args=(house.store, send, stop, 0.01))
    thread.start()
    try:
        assert told.wait(60), "it waits for the slow one"
        told.clear()
        happen(house, 2)
        assert told.wait(60), "it waits for the slow one"
    finally:
        answered.set()
        stop.set()
        thread.join()
    assert numbers(receiver.taken) == [1, 2]
