"""Ledgers that run for the whole session; each test takes open items of its own."""

from collections.abc import Iterator

import pytest

from tests.ledgers.books import CUSTOMERS, INVOICES, Books, journal_books, tryton_books, webhook_books
from tests.servers.tryton import TrytonServer, running_tryton
from tests.servers.webhook_receiver import WebhookReceiver, running_receiver


@pytest.fixture(scope="session")
def tryton(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TrytonServer]:
    """A real Tryton with INVOICES."""
    with running_tryton(tmp_path_factory.mktemp("ledger"), CUSTOMERS, INVOICES) as server:
        yield server


@pytest.fixture
def receiver() -> Iterator[WebhookReceiver]:
    """A real receiver of webhooks."""
    with running_receiver() as running:
        yield running


@pytest.fixture(scope="session")
def _tryton_books(tryton: TrytonServer) -> Books:
    return tryton_books(tryton)


@pytest.fixture(
    params=[
        "beancount",
        "webhook",
        "webhook with status",
        pytest.param("tryton", marks=pytest.mark.servers),
    ]
)
def books(request: pytest.FixtureRequest) -> Books:
    """Every ledger there is, in turn."""
    if request.param == "beancount":
        return journal_books(request.getfixturevalue("tmp_path"))
    if request.param == "tryton":
        found: Books = request.getfixturevalue("_tryton_books")
        return found
    return webhook_books(request.getfixturevalue("receiver"), status=request.param.endswith("status"))
