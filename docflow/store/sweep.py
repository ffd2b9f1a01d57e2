"""A full look at the open items of a ledger: held against the mirror, which is mended, and what differed is told.

Memory does not grow with the ledger: the items come some at a time, and those that were seen are noted in a table of
the transaction's own.
"""

from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from sqlalchemy import Column, MetaData, Row, Table, exists, func, select, update

from docflow.schema.mirror import Difference, Drift
from docflow.schema.money import from_minor
from docflow.schema.receivables import OpenItem
from docflow.store.columns import Words
from docflow.store.item_rows import row_of
from docflow.store.tables import open_items
from docflow.store.work import Work

_SHOWN = 50
"""So many differences are told one by one."""
_seen = Table("seen_items", MetaData(), Column("ref", Words(), primary_key=True), prefixes=["TEMPORARY"])


class Items(Protocol):
    """What a sweep does to the open items of the store."""

    def write(self, items: Sequence[OpenItem], ledger: str) -> None: ...

    def take_off_again(self, settled: Iterable[Row[Any]], refs: set[str]) -> None: ...


class Sweep:
    """One full look. `ledger`: whose items are all there; None where the items are all that any ledger holds."""

    def __init__(self, work: Work, items: Items, ledger: str | None) -> None:
        self._work = work
        self._items = items
        self._ledger = ledger
        self._unknown = self._differing = self._gone = 0
        self._examples: list[Difference] = []

    def run(self, portions: Iterable[list[OpenItem]], late: Sequence[Row[Any]]) -> Drift:
        """Writes what is new or other than here, settles what is not among them. `late`: settlements that the items
        may not know of."""
        _seen.create(self._work.connection)
        for some in portions:
            self._take(some, late)
        self._settle_the_rest()
        _seen.drop(self._work.connection)
        return Drift(
            unknown=self._unknown, gone=self._gone, differing=self._differing, examples=tuple(self._examples[:_SHOWN])
        )

    def _take(self, some: list[OpenItem], late: Sequence[Row[Any]]) -> None:
        refs = [item.ref for item in some]
        here = {row.ref: row for row in self._work.rows(self._work.mine(open_items, open_items.c.ref.in_(refs)))}
        self._work.many(self._work.insert(_seen).on_conflict_do_nothing(), [{"ref": ref} for ref in refs])
        other = [item for item in some if not self._same(item, here.get(item.ref))]
        for item in other:
            self._note(item, here.get(item.ref))
        self._items.write(other, self._ledger or "")
        self._items.take_off_again(late, {item.ref for item in other})

    def _same(self, item: OpenItem, row: Row[Any] | None) -> bool:
        if row is None or row.ledger != (self._ledger or ""):
            return False
        there = row._mapping
        return all(there[name] == value for name, value in _columns(item).items())

    def _note(self, item: OpenItem, row: Row[Any] | None) -> None:
        ours = None if row is None else from_minor(row.remaining_minor, row.currency)
        if ours == item.remaining:
            return
        if ours is None:
            self._unknown += 1
        else:
            self._differing += 1
        self._tell(item.ref, item.customer, item.number, item.currency, ours, item.remaining)

    def _settle_the_rest(self) -> None:
        criteria = [
            open_items.c.tenant == self._work.tenant,
            open_items.c.remaining_minor != 0,
            ~exists().where(_seen.c.ref == open_items.c.ref),
            *([open_items.c.ledger == self._ledger] if self._ledger is not None else []),
        ]
        self._gone = int(self._work.value(select(func.count()).select_from(open_items).where(*criteria)))
        for row in self._work.rows(select(open_items).where(*criteria).order_by(open_items.c.ref).limit(_SHOWN)):
            self._tell(
                row.ref, row.customer, row.number, row.currency, from_minor(row.remaining_minor, row.currency), None
            )
        self._work.run(update(open_items).where(*criteria).values(remaining_minor=0))

    def _tell(self, ref: str, customer: str, number: str, currency: str, ours: Any, theirs: Any) -> None:
        if len(self._examples) < _SHOWN:
            told = Difference(ref=ref, customer=customer, number=number, currency=currency, ours=ours, theirs=theirs)
            self._examples.append(told)


def _columns(item: OpenItem) -> dict[str, Any]:
    """What an item is compared by: every column but those that are ours."""
    return {name: value for name, value in row_of(item).items() if name != "pending_minor"}
