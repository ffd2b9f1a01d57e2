"""Ledgers that run for the whole session; each test takes open items of its own."""

from collections.abc import Iterator

import pytest

from tests.ledgers.books import (
    CUSTOMERS,
    INVOICES,
    ODOO_INVOICES,
    STANDS,
    Books,
    journal_books,
    odoo_books,
    recorded_books,
    tryton_books,
    webhook_books,
)
from tests.servers.odoo import running_odoo
from tests.servers.recorded import recorded
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
def books_of_tryton(tryton: TrytonServer) -> Books:
    return tryton_books(tryton)


@pytest.fixture(scope="session")
def books_of_odoo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Books]:
    """A real Odoo, where there is one."""
    with running_odoo(tmp_path_factory.mktemp("odoo"), CUSTOMERS, ODOO_INVOICES) as server:
        yield odoo_books(server)


@pytest.fixture(
    params=[
        "beancount",
        "webhook",
        "webhook with status",
        *STANDS,
        pytest.param("tryton", marks=pytest.mark.servers),
        pytest.param("odoo", marks=[pytest.mark.servers, pytest.mark.slow]),
    ]
)
def books(request: pytest.FixtureRequest) -> Iterator[Books]:
    """Every ledger there is, in turn."""
    if request.param in STANDS:
        with recorded(STANDS[request.param].serve) as server:
            yield recorded_books(request.param, server)
    elif request.param == "beancount":
        yield journal_books(request.getfixturevalue("tmp_path"))
    elif request.param == "odoo":
        yield request.getfixturevalue("books_of_odoo")
    elif request.param == "tryton":
        yield request.getfixturevalue("books_of_tryton")
    else:
        yield webhook_books(request.getfixturevalue("receiver"), status=request.param.endswith("status"))
