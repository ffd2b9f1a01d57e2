"""`docflow doctor` about a house in which payments wait for the bank."""

from pathlib import Path

import pytest

from docflow.cli.doctor import _limits, _money
from docflow.schema.states import DocumentState
from docflow.settings import Settings
from docflow.store import Store
from tests.store.things import a_document, extracted, open_item


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(home=tmp_path)


def _say(settings: Settings) -> list[tuple[bool, str]]:
    return [(check.ok, check.message) for check in _money(settings)]


def test_advices_that_wait_for_a_bank_that_never_tells_are_trouble(settings: Settings) -> None:
    assert _say(settings) == []
    store = Store(settings.database_url)
    store.upgrade()
    assert _say(settings) == [(True, "0 advices wait for their money; no bank statement ever came")]
    with store.begin() as tx:
        document = extracted(tx, a_document(tx))
        tx.documents.move(document.id, document.version, DocumentState.AWAITING_RECEIPT)
    assert _say(settings) == [(False, "1 advices wait for their money; no bank statement ever came")]


def test_who_books_on_the_advice_waits_for_nothing(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path, policy={"post_on": "advice"})
    assert _say(settings) == [(True, "payments are booked on the advice alone")]


def test_limits_need_a_currency_of_their_own_where_customers_owe_in_several(tmp_path: Path) -> None:
    """10,000 are little in yen and much in dinars."""
    settings = Settings(home=tmp_path)
    assert list(_limits(settings)) == []
    store = Store(settings.database_url)
    store.upgrade()
    with store.begin() as tx:
        tx.open_items.upsert([open_item()])
    (alike,) = _limits(settings)
    assert alike.ok
    with store.begin() as tx:
        tx.open_items.upsert([open_item("inv:2", currency="KWD"), open_item("inv:3", "0.00", currency="JPY")])
    (mixed,) = _limits(settings)
    assert (mixed.ok, mixed.message[-8:]) == (False, "KWD, USD")
    assert not list(_limits(settings.model_copy(update={"policy": {"currency": "USD"}})))
