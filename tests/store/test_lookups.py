"""How SQLite finds open items: by an index on what is asked for, never by reading all of a tenant's."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from docflow.store import Store, Tx
from tests.servers.stores import Clock

LOOKUPS: dict[str, Callable[[Tx], object]] = {
    "numbers": lambda tx: tx.open_items.by_folded(["1NV1001", "1NV1002"]),
    "orders": lambda tx: tx.open_items.by_orders(["PO-1", "DN-2"]),
    "of a payer": lambda tx: tx.open_items.by_payer("C-1"),
    "of a customer": lambda tx: tx.open_items.by_customer("C-1"),
    "amounts": lambda tx: tx.open_items.of_amounts("C-1", "EUR", []),
}


@pytest.mark.parametrize("name", LOOKUPS)
def test_open_items_are_looked_up_by_what_is_asked_for(
    name: str, tmp_path: Path, sqlite_template: Path, clock: Clock
) -> None:
    store = Store(f"sqlite:///{sqlite_template}", clock)
    asked: list[tuple[str, Any]] = []
    event.listen(store._engine, "before_cursor_execute", lambda *told: asked.append((told[2], told[3])))
    with store.read() as tx:
        LOOKUPS[name](tx)
        mine = [(sql, values) for sql, values in asked if "FROM open_items" in sql]
        for sql, values in mine:
            plan = tx._work.connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", values).all()
            (how,) = [row[3] for row in plan if "open_items" in row[3]]
            assert how.startswith("SEARCH"), how
            assert how.count("=?") >= 2, f"{how} reads every item of the tenant"
    assert mine
    store.close()
