"""Every statement that a transaction sends is held to its tenant: whoever forgets the condition is told by any test.

The rule is one of text, so that it costs next to nothing: a statement has at least as many conditions on `tenant` as
tables that it reads or changes, and the transaction's own tenant is among its parameters.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Engine, event

from docflow.store import Store
from docflow.store.engine import TENANT
from docflow.store.tables.parts import metadata

_TABLES = re.compile(
    rf"(?:\bFROM|\bJOIN|\bUPDATE|,)\s+\"?(?:{'|'.join(sorted(metadata.tables))})\b\"?(?!\.)", re.IGNORECASE
)
_CONDITIONS = re.compile(r"\btenant\s*(?:=|IN\b)", re.IGNORECASE)
_NOTHING = re.compile(r"\bWHERE (?:0 = 1|false)\b", re.IGNORECASE)
_SET = re.compile(r"\bSET\b.*?(?=\bWHERE\b|$)", re.IGNORECASE | re.DOTALL)


class AnothersRows(AssertionError):
    """A statement could read or change what belongs to another company."""


@lru_cache(maxsize=4096)
def tables_without_a_tenant(statement: str) -> int:
    """How many tables of the statement no condition on the tenant stands for."""
    read = _SET.sub("", statement)
    return max(len(_TABLES.findall(statement)) - len(_CONDITIONS.findall(read)), 0)


@contextmanager
def held_to_their_tenant() -> Iterator[None]:
    """Raises AnothersRows for any statement that names no tenant, or not the one of its transaction."""
    event.listen(Engine, "before_cursor_execute", _look)
    try:
        yield
    finally:
        event.remove(Engine, "before_cursor_execute", _look)


def _look(
    connection: Connection, _cursor: object, statement: str, parameters: Any, _context: object, _many: bool
) -> None:
    tenant = connection.get_execution_options().get(TENANT)
    if tenant is None or not _TABLES.search(statement) or _NOTHING.search(statement):
        return
    if tables_without_a_tenant(statement):
        raise AnothersRows(f"no condition on the tenant for each table of: {statement}")
    told = parameters if isinstance(parameters, list) else [parameters]
    if not all(tenant in (one.values() if isinstance(one, dict) else one) for one in told):
        raise AnothersRows(f"asked for another tenant than {tenant}: {statement}")


def rows_of(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """Everything that the store's tenant has, by table."""
    with store._ways.reading.engine.connect() as connection:
        found = ((one, one.select().where(one.c.tenant == store.tenant)) for one in metadata.sorted_tables)
        return {one.name: [tuple(row) for row in connection.execute(wanted)] for one, wanted in found}
