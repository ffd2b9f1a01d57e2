"""Secrets come back as they were, are unreadable in the database, and cannot be put in each other's place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select, text, update

from docflow.errors import Misconfigured
from docflow.store import Store, Vault
from docflow.store.engine import transaction
from docflow.store.tables import secrets
from tests.servers.stores import Clock

TOKEN = "0.AXoA-refresh-token"


@pytest.fixture
def store(store_url: str, clock: Clock) -> Store:
    return Store(store_url, clock, vault=Vault(["a key"]))


def sealed(store: Store) -> list[str]:
    with store._ways.reading.engine.connect() as connection:
        return list(connection.execute(select(secrets.c.sealed).order_by(secrets.c.name)).scalars())


@given(st.text(), st.text(min_size=1))
def test_what_is_sealed_opens_again(secret: str, about: str) -> None:
    vault = Vault(["new", "old"])
    assert vault.open(vault.seal(secret, about), about) == secret


def test_kept_changed_listed_and_forgotten(store: Store) -> None:
    with store.begin() as tx:
        tx.secrets.put("mailbox", "ar", "first")
        tx.secrets.put("mailbox", "ar", TOKEN)
        tx.secrets.put("payer", "C-1", "Sommer2026")
    with store.read() as tx:
        assert tx.secrets.get("mailbox", "ar") == TOKEN
        assert (tx.secrets.names("mailbox"), tx.secrets.get("mailbox", "none")) == (["ar"], None)
    assert all(TOKEN not in one and "Sommer" not in one for one in sealed(store))
    with store.begin() as tx:
        tx.secrets.forget("mailbox", "ar")
        assert tx.secrets.names("mailbox") == []


def test_a_changed_key_still_opens_what_the_old_one_sealed(store: Store, store_url: str) -> None:
    with store.begin() as tx:
        tx.secrets.put("mailbox", "ar", TOKEN)
    with Store(store_url, vault=Vault(["new key", "a key"])).read() as tx:
        assert tx.secrets.get("mailbox", "ar") == TOKEN
    with Store(store_url, vault=Vault(["new key"])).read() as tx, pytest.raises(Misconfigured, match="encryption key"):
        tx.secrets.get("mailbox", "ar")


def test_without_a_key_nothing_is_kept(store_url: str) -> None:
    with Store(store_url).begin() as tx, pytest.raises(Misconfigured, match="DOCFLOW_ENCRYPTION_KEY"):
        tx.secrets.put("mailbox", "ar", TOKEN)


def test_one_sealed_text_does_not_open_in_the_place_of_another(store: Store) -> None:
    with store.begin() as tx:
        tx.secrets.put("mailbox", "ar", TOKEN)
        tx.secrets.put("mailbox", "claims", "other")
    swap = update(secrets).where(secrets.c.name == "claims").values(sealed=sealed(store)[0])
    with transaction(store._ways.writing) as connection:
        connection.execute(swap)
        assert connection.execute(text("SELECT count(DISTINCT sealed) FROM secrets")).scalar() == 1
    with store.read() as tx, pytest.raises(Misconfigured):
        tx.secrets.get("mailbox", "claims")
