"""Files into the store: read and checked to the end before the first row is written, all rows or none."""

from array import array
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import BinaryIO, NamedTuple, TypeVar

import numpy as np

from docflow.errors import BadRows, Fault
from docflow.imports.rows import Rows
from docflow.imports.spool import Spool
from docflow.schema.receivables import Customer, OpenItem
from docflow.store import Store, Tx

_MOST = 100
Row = TypeVar("Row", Customer, OpenItem)


class Taken(NamedTuple):
    """What came of a file."""

    rows: int
    ignored: tuple[str, ...]
    """Columns that were not understood and left out."""

    def sentence(self, what: str = "rows") -> str:
        """For people."""
        left = f" Left out, not understood: {', '.join(self.ignored)}." if self.ignored else ""
        return f"{self.rows} {what} imported.{left}"


def take_customers(store: Store, file: BinaryIO, media_type: str, actor: str, *, replace: bool = False) -> Taken:
    """Customers; `replace`: those not in the file are removed. Raises BadRows with each fault, BadInput."""

    def write(tx: Tx, found: Spool[Customer]) -> None:
        if replace:
            tx.customers.replace_all(found)
        else:
            tx.customers.upsert(found)

    return _take(store, Rows(Customer, file, media_type), Customer, write, ("customers", actor, replace))


def take_open_items(store: Store, file: BinaryIO, media_type: str, actor: str, *, replace: bool = False) -> Taken:
    """Open items, whose customers must be known; `replace`: those not in the file count as settled.

    Raises BadRows with each fault, BadInput.
    """
    owing: set[str] = set()

    def write(tx: Tx, found: Spool[OpenItem]) -> None:
        _check_customers(tx, found, owing)
        if replace:
            tx.open_items.replace_all(found)
        else:
            tx.open_items.upsert(found)

    rows = Rows(OpenItem, file, media_type, seen=lambda item: owing.add(item.customer))
    return _take(store, rows, OpenItem, write, ("open_items", actor, replace))


def _take(
    store: Store,
    rows: Rows[Row],
    kind: type[Row],
    write: Callable[[Tx, Spool[Row]], None],
    about: tuple[str, str, bool],
) -> Taken:
    what, actor, replace = about
    with ExitStack() as files:
        found = Spool(kind, _single(rows), files)
        with store.begin() as tx:
            write(tx, found)
            tx.audit.append(actor, "replaced" if replace else "imported", what, {"rows": found.count})
    return Taken(found.count, rows.ignored)


def _single(rows: Rows[Row]) -> Iterator[Row]:
    """The records, whose keys must be unique within the file, or the last row would silently win.

    Only a short sum of each key is kept: a million take eight megabytes.
    """
    sums = array("q")
    for _, record in rows:
        sums.append(hash(record.ref))
        yield record
    values, counts = np.unique(np.frombuffer(sums, dtype=np.int64), return_counts=True)
    if len(suspects := frozenset(values[counts > 1].tolist())):
        _check_doubles(rows, suspects)


def _check_doubles(rows: Rows[Row], suspects: frozenset[int]) -> None:
    first: dict[str, int] = {}
    faults = []
    for number, record in rows:
        if hash(record.ref) in suspects and first.setdefault(record.ref, number) != number:
            faults.append(Fault(number, "ref", f"{record.ref!r} stands in row {first[record.ref]} already"))
    if faults:
        raise BadRows(f"{len(faults)} rows have the key of an earlier one; nothing was imported.", faults[:_MOST])


def _check_customers(tx: Tx, items: Spool[OpenItem], wanted: set[str]) -> None:
    """Every item has a customer that is known. `wanted`: the customers of all items."""
    missing = wanted - tx.customers.named(wanted).keys()
    if not missing:
        return
    rows = ((number, item.customer) for number, item in enumerate(items, start=1) if item.customer in missing)
    faults = [Fault(number, "customer", f"there is no customer {ref!r}") for number, ref in rows]
    raise BadRows(f"{len(faults)} rows name a customer that is not known; import customers first.", faults[:_MOST])
