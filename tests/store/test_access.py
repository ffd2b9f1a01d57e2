"""Users, sessions, keys, and the small things."""

import datetime as dt

import pytest

from docflow.errors import NotFound, Stale
from docflow.schema.states import Role
from docflow.store import Store
from docflow.store.tables import sessions
from tests.servers.stores import Clock

HOUR = dt.timedelta(hours=1)


def test_users(store: Store) -> None:
    with store.begin() as tx:
        tx.users.add("anna", "hash", Role.CLERK)
        user = tx.users.by_name("anna")
        assert user is not None
        assert (user.password_hash, user.role, user.disabled) == ("hash", Role.CLERK, False)
        assert tx.users.by_name("ANNA") is None
        tx.users.set_role("anna", Role.ADMIN)
        tx.users.set_password("anna", "other")
        (user,) = tx.users.all()
        assert (user.password_hash, user.role) == ("other", Role.ADMIN)
        with pytest.raises(NotFound):
            tx.users.disable("nobody")
    with pytest.raises(Stale), store.begin() as tx:
        tx.users.add("anna", "hash", Role.CLERK)


def test_sessions_end(store: Store, clock: Clock) -> None:
    with store.begin() as tx:
        tx.users.add("anna", "hash", Role.CLERK)
        tx.sessions.add("secret", "anna", clock() + HOUR)
        session = tx.sessions.get("secret")
        assert session is not None
        assert (session.user, session.role, session.expires_at) == ("anna", Role.CLERK, clock() + HOUR)
        assert tx.sessions.get("other") is None
        with pytest.raises(NotFound):
            tx.sessions.add("x", "nobody", clock() + HOUR)
    clock.advance(hours=1)
    with store.begin() as tx:
        assert tx.sessions.get("secret") is None
        tx.sessions.purge()
        assert tx.sessions._work.count(sessions) == 0


@pytest.mark.parametrize("end", ["delete", "disable", "password", "role"])
def test_what_ends_a_session_at_once(store: Store, clock: Clock, end: str) -> None:
    with store.begin() as tx:
        tx.users.add("anna", "hash", Role.CLERK)
        tx.sessions.add("secret", "anna", clock() + HOUR)
        match end:
            case "delete":
                tx.sessions.delete("secret")
            case "disable":
                tx.users.disable("anna")
            case "password":
                tx.users.set_password("anna", "new")
            case _:
                tx.users.set_role("anna", Role.VIEWER)
        assert tx.sessions.get("secret") is None


def test_no_token_is_kept(store: Store, clock: Clock) -> None:
    with store.begin() as tx:
        tx.users.add("anna", "hash", Role.CLERK)
        tx.sessions.add("very-secret-token", "anna", clock() + HOUR)
        (row,) = tx.sessions._work.rows(sessions.select())
    assert "very-secret-token" not in str(row)


def test_keys(store: Store, clock: Clock) -> None:
    with store.begin() as tx:
        tx.api_keys.add("dk_1", "hash", ["read", "post"], "erp")
        key = tx.api_keys.by_prefix("dk_1")
        assert key is not None
        assert (key.hash, key.scopes, key.name, key.used_at) == ("hash", ("read", "post"), "erp", None)
        tx.api_keys.touch("dk_1")
        clock.advance(seconds=30)
        tx.api_keys.touch("dk_1")
        (key,) = tx.api_keys.all()
        assert key.used_at == clock() - dt.timedelta(seconds=30)
        clock.advance(seconds=31)
        tx.api_keys.touch("dk_1")
        assert tx.api_keys.all()[0].used_at == clock()
        tx.api_keys.revoke("dk_1")
        assert tx.api_keys.by_prefix("dk_1") is None
        with pytest.raises(NotFound):
            tx.api_keys.revoke("none")
    with pytest.raises(Stale), store.begin() as tx:
        tx.api_keys.add("dk_1", "hash", [])


def test_mailboxes(store: Store, clock: Clock) -> None:
    with store.begin() as tx:
        assert tx.mailboxes.state("ar") is None
        tx.mailboxes.saw("ar", "INBOX", 7, 42)
        clock.advance(minutes=1)
        tx.mailboxes.trouble("ar", "The password is wrong.")
        state = tx.mailboxes.state("ar")
        assert state is not None
        assert (state.uidvalidity, state.last_uid, state.trouble, state.checked_at) == (
            7,
            42,
            "The password is wrong.",
            clock(),
        )
        tx.mailboxes.well("ar")
        assert [it.trouble for it in tx.mailboxes.all()] == [""]


def test_a_request_is_answered_once(store: Store) -> None:
    with store.begin() as tx:
        assert tx.idempotency.recall("k", "POST /v1/documents") is None
        tx.idempotency.remember("k", "POST /v1/documents", "h", 201, "{}")
    with pytest.raises(Stale), store.begin() as tx:
        tx.flags.set("effect")
        tx.idempotency.remember("k", "POST /v1/documents", "h", 201, "{}")
    with store.begin() as tx:
        assert tx.flags.get("effect") is None
        reply = tx.idempotency.recall("k", "POST /v1/documents")
        assert reply is not None
        assert (reply.body_hash, reply.status, reply.response) == ("h", 201, "{}")
        assert tx.idempotency.recall("k", "POST /v1/other") is None


def test_flags(store: Store) -> None:
    with store.begin() as tx:
        tx.flags.set("posting_paused", "restored")
        tx.flags.set("posting_paused")
        assert tx.flags.get("posting_paused") == "on"
        tx.flags.clear("posting_paused")
        assert tx.flags.get("posting_paused") is None
