"""The Store: transactions on one database."""

import datetime as dt
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import copy
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from sqlalchemy import select

from docflow.errors import Misconfigured
from docflow.rules.domains import HeldDomains
from docflow.store import schema
from docflow.store.access import ApiKeys, Sessions, Users
from docflow.store.aliases import Aliases
from docflow.store.audit import Audit
from docflow.store.backup import backup
from docflow.store.columns import database_now
from docflow.store.customers import Customers
from docflow.store.decisions import Decisions
from docflow.store.desk import Drafts, Leases, Letters, Revisions
from docflow.store.disputes import Disputes
from docflow.store.documents import Documents
from docflow.store.engine import TENANT, Way, connect, transaction
from docflow.store.failures import translated
from docflow.store.hooks import Subscriptions
from docflow.store.house import Flags, Idempotency, Mailboxes, Preferences, Views
from docflow.store.invariants import broken
from docflow.store.mails import Mails
from docflow.store.memory import Memories
from docflow.store.mirrors import Comparisons, Mirrors
from docflow.store.pairings import Pairings
from docflow.store.payments import Payments
from docflow.store.places import Places
from docflow.store.postings import Postings
from docflow.store.proposals import Proposals
from docflow.store.receipts import ReceiptRows
from docflow.store.receivables import OpenItems
from docflow.store.rule_tables import LineSignals, RuleTables
from docflow.store.secrets import Secrets, Vault
from docflow.store.statements import StatementFormats, Statements
from docflow.store.tables import heads
from docflow.store.tasks import Tasks
from docflow.store.work import Work

T = TypeVar("T")

MAIN = "main"
"""The tenant of a house that has but one."""
LONGEST_WAIT = 10.0
"""Seconds to wait for a lock before Unavailable."""


def utc_now() -> dt.datetime:
    """The system's clock, aware."""
    return dt.datetime.now(dt.UTC)


def _room(of: Callable[[Work], T]) -> "cached_property[T]":
    """Opened when it is first asked for: a transaction needs three of forty."""
    return cached_property(lambda tx: of(tx._work))


class Tx:
    """One transaction of one tenant; the attributes are the things that are kept."""

    def __init__(self, work: Work, vault: Vault) -> None:
        self._work, self._vault = work, vault
        self.tenant = work.tenant
        self.now = work.clock
        self.new_id = work.new_id
        self.lock = work.lock

    places = _room(Places)
    mails = cached_property(lambda tx: Mails(tx._work, tx.places))
    documents = _room(Documents)
    tasks = _room(Tasks)
    customers = _room(Customers)
    aliases = _room(Aliases)
    mirrors = _room(Mirrors)
    comparisons = _room(Comparisons)
    open_items = _room(OpenItems)
    payments = _room(Payments)
    decisions = _room(Decisions)
    drafts = _room(Drafts)
    leases = _room(Leases)
    revisions = _room(Revisions)
    letters = _room(Letters)
    disputes = _room(Disputes)
    statements = _room(Statements)
    statement_formats = _room(StatementFormats)
    receipts = _room(ReceiptRows)
    pairings = _room(Pairings)
    memory = _room(Memories)
    rule_tables = _room(RuleTables)
    line_signals = _room(LineSignals)
    postings = _room(Postings)
    proposals = _room(Proposals)
    users = _room(Users)
    sessions = _room(Sessions)
    api_keys = _room(ApiKeys)
    mailboxes = _room(Mailboxes)
    audit = _room(Audit)
    idempotency = _room(Idempotency)
    flags = _room(Flags)
    views = _room(Views)
    preferences = _room(Preferences)
    secrets = cached_property(lambda tx: Secrets(tx._work, tx._vault))
    subscriptions = cached_property(lambda tx: Subscriptions(tx._work, tx.secrets))

    def database_time(self) -> dt.datetime:
        """What the database's own clock says."""
        found: dt.datetime = self._work.value(select(database_now()))
        return found

    def broken(self) -> list[str]:
        """What should hold in the data but does not, as sentences; and whether the audit trail is whole."""
        return [*broken(self._work), *self.audit.verify()]

    def tidy(self, older_than: dt.timedelta) -> None:
        """Forgets what has served: finished tasks, answered requests and drafts of long ago, sessions that are over."""
        self.tasks.forget(older_than)
        self.idempotency.forget(older_than)
        self.drafts.forget(older_than)
        self.sessions.purge()


class Store:
    """All that docflow knows of one tenant, in SQLite or PostgreSQL. May be used by several threads and processes at
    once.

    Several companies may share a database; no transaction sees more than one of them, so nobody can ask for another
    company's row by forgetting to name a tenant.
    """

    def __init__(
        self,
        url: str,
        clock: Callable[[], dt.datetime] = utc_now,
        wait: float = LONGEST_WAIT,
        vault: Vault | None = None,
        tenant: str = MAIN,
        randbits: Callable[[int], int] = secrets.randbits,
    ) -> None:
        """`url` is sqlite:///path or postgresql+psycopg://...; `clock` gives aware datetimes; `wait` is in seconds;
        `vault` encrypts what is kept secret; `tenant` is the company whose data is read and written; `randbits`
        gives so many bits by chance, for ids."""
        self.clock = clock
        self.randbits = randbits
        self.tenant = tenant
        self._vault = vault or Vault()
        self._domains: dict[str, tuple[str | None, HeldDomains]] = {}
        self._ways = connect(url, wait)
        self.url = self._ways.writing.engine.url.render_as_string(hide_password=True)

    @contextmanager
    def begin(self) -> Iterator[Tx]:
        """A transaction that may write: commits at the end, or rolls back on any exception."""
        with translated(), self._transaction(self._ways.writing) as work:
            yield Tx(work, self._vault)
            work.finish()

    @contextmanager
    def read(self) -> Iterator[Tx]:
        """A transaction that sees one state of the database and cannot write."""
        with translated(), self._transaction(self._ways.reading) as work:
            yield Tx(work, self._vault)

    @property
    def waits(self) -> bool:
        """Whether even a glance may wait: for a network."""
        return self._ways.glancing is None

    @contextmanager
    def glance(self) -> Iterator[Tx]:
        """A transaction that reads, and raises Unavailable where it would have to wait for others. Not where the store
        `waits`."""
        assert self._ways.glancing is not None
        with translated(), self._transaction(self._ways.glancing) as work:
            yield Tx(work, self._vault)

    @contextmanager
    def _transaction(self, way: Way) -> Iterator[Work]:
        with transaction(way, **{TENANT: self.tenant}) as connection:
            reading = way is self._ways.reading
            yield Work(connection, self.tenant, self.clock, self.randbits, self._domains, reading=reading)

    @property
    def _on_postgresql(self) -> bool:
        return self._ways.writing.engine.dialect.name == "postgresql"

    def tenants(self) -> set[str]:
        """The companies that have an audit trail in this database: for the operator, whose it is."""
        with translated(), transaction(self._ways.reading) as connection:
            return set(connection.execute(select(heads.c.tenant)).scalars())

    def of(self, tenant: str) -> "Store":
        """The same database as another company sees it."""
        other = copy(self)
        other.tenant = tenant
        return other

    def upgrade(self) -> None:
        """Makes or changes the tables to what this version needs. Raises Misconfigured where they are newer."""
        with translated(), transaction(self._ways.writing) as connection:
            schema.upgrade(connection)

    def current_revision(self) -> str | None:
        """The revision of the tables, None where there are none."""
        with translated(), self._ways.reading.engine.connect() as connection:
            return schema.current_revision(connection)

    def head_revision(self) -> str:
        """The revision that this version of docflow needs."""
        return schema.head_revision()

    def check(self) -> None:
        """Raises Unavailable where the database does not answer, Misconfigured where its tables do not fit."""
        schema.compare(self.current_revision())

    def backup(self, path: Path) -> None:
        """Writes a consistent copy while others work on. Raises Misconfigured on PostgreSQL, which has pg_dump."""
        if self._on_postgresql:
            raise Misconfigured(f"PostgreSQL is backed up by its own program: pg_dump --format=custom '{self.url}'")
        with translated(), self._ways.reading.engine.connect() as connection:
            backup(connection, path)

    def close(self) -> None:
        """Gives back all connections."""
        for way in self._ways.all():
            way.engine.dispose()


def open_store(url: str, clock: Callable[[], dt.datetime] = utc_now) -> Store:
    """The store at `url`, whose tables are of this version. Raises Unavailable, Misconfigured."""
    store = Store(url, clock)
    store.check()
    return store
