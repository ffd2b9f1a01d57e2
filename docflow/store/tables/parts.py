"""What the tables are made of."""

from enum import StrEnum

from sqlalchemy import BigInteger, CheckConstraint, Column, ForeignKeyConstraint, Integer, MetaData

from docflow.store.columns import Instant, Key, Words

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class TaskState(StrEnum):
    """Where a task stands; open are ready and leased."""

    READY = "ready"
    LEASED = "leased"
    DONE = "done"
    FAILED = "failed"


OPEN_TASK = "state IN ('ready', 'leased')"


def tenant() -> Column[str]:
    return Column("tenant", Key(64), primary_key=True)


def entity(name: str = "id") -> Column[str]:
    return Column(name, Key(80), primary_key=True)


def instant(name: str, nullable: bool = False) -> Column[object]:
    return Column(name, Instant(), nullable=nullable)


def words(name: str) -> Column[str]:
    return Column(name, Words(), nullable=False, server_default="")


def number(name: str, default: int = 0) -> Column[int]:
    return Column(name, Integer, nullable=False, server_default=str(default))


def minor(name: str) -> Column[int]:
    return Column(name, BigInteger, nullable=False, server_default="0")


def one_of(column: str, members: type[StrEnum]) -> CheckConstraint:
    """For what will not grow: SQLite can change a CHECK only by rebuilding the table.

    The states of documents, postings and disputes are kept by the tables of moves instead.
    """
    return CheckConstraint(f"{column} IN ({', '.join(repr(member.value) for member in members)})", column)


def within(table: str, column: str, deferred: bool = False) -> ForeignKeyConstraint:
    """A reference that cannot leave the tenant."""
    return ForeignKeyConstraint(
        ["tenant", column],
        [f"{table}.tenant", f"{table}.id"],
        deferrable=True if deferred else None,
        initially="DEFERRED" if deferred else None,
    )
