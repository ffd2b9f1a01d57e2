"""Open items as the ledger knows them, and what our own postings take off them."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache, cached_property
from itertools import islice
from operator import attrgetter
from typing import Any

from sqlalchemy import BigInteger, Date, Row, bindparam, delete, func, literal, select, tuple_, update

from docflow.errors import Stale
from docflow.rules.ageing import Ageing
from docflow.schema.mirror import Drift
from docflow.schema.money import ZERO, from_minor
from docflow.schema.postings import Posting
from docflow.schema.receivables import OpenItem
from docflow.store.amounts import minor_units, minor_units_if_any
from docflow.store.item_rows import COLUMNS, item_of, row_of
from docflow.store.owed import ageing_of
from docflow.store.sweep import Sweep
from docflow.store.tables import open_items, settlements
from docflow.store.work import Work, listing

_CHUNK = 500
"""How many values go into one IN (...)."""
_BY_CUSTOMER = attrgetter("customer", "due", "ref")


class OpenItems:
    """What customers owe. `remaining` is the ledger's figure less what our approved postings are about to take."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def upsert(self, found: Iterable[OpenItem], as_of: dt.datetime | None = None, ledger: str = "") -> int:
        """Stores or changes the items as the ledger shows them; what is pending of ours stays pending.

        Returns how many they are; they are taken as they come, some at a time. `as_of` is when the ledger was begun to
        be read: what was settled since then may not be in its figures yet and is taken off them: rather too much for a
        moment than the same money twice. `ledger`: whose items they are; empty for those that were imported.
        """
        late = self._settled_since(as_of)
        count = 0
        for some in _portions(found):
            self.write(some, ledger)
            self.take_off_again(late, {item.ref for item in some})
            count += len(some)
        return count

    def write(self, items: Sequence[OpenItem], ledger: str) -> None:
        """The items as the ledger shows them, and nothing else."""
        mine = {"tenant": self._work.tenant, "ledger": ledger}
        self._work.many(self._written, [row_of(item) | mine for item in items])

    @cached_property
    def _written(self) -> Any:
        new = self._work.insert(open_items)
        kept = ("tenant", "ref", "pending_minor", "paid_on")
        changes = {column.name: new.excluded[column.name] for column in open_items.c if column.name not in kept}
        return new.on_conflict_do_update(index_elements=["tenant", "ref"], set_=changes)

    def _settled_since(self, as_of: dt.datetime | None) -> list[Row[Any]]:
        if as_of is None:
            return []
        return list(self._work.rows(self._work.mine(settlements, settlements.c.settled_at >= as_of)))

    def take_off_again(self, settled: Iterable[Row[Any]], refs: Collection[str]) -> None:
        """What was settled too late to be in the ledger's figures of these items."""
        for row in settled:
            if row.open_item in refs:
                self._shift(row.open_item, remaining=-row.amount_minor)

    def replace_all(
        self, found: Iterable[OpenItem], as_of: dt.datetime | None = None, ledger: str | None = None
    ) -> Drift:
        """These are all items held open, by this ledger or at all: of others nothing remains. `as_of` as for `upsert`.

        Returns where that differs from what was here; what is as it was is not written again.
        """
        return Sweep(self._work, self, ledger).run(_portions(found), self._settled_since(as_of))

    def get(self, ref: str) -> OpenItem | None:
        """The item, if there is one with this ref."""
        found = self._all(open_items.c.ref == ref)
        return found[0] if found else None

    def named(self, refs: Iterable[str]) -> dict[str, OpenItem]:
        """Ref -> item, of those that there are, settled ones too."""
        wanted = sorted(set(refs))
        chunks = (wanted[start : start + _CHUNK] for start in range(0, len(wanted), _CHUNK))
        return {item.ref: item for chunk in chunks for item in self._all(open_items.c.ref.in_(chunk))}

    def all(self, open_only: bool = True) -> list[OpenItem]:
        """Every item, by customer and due date."""
        return self._all(*_still_open(open_only))

    def page(
        self, limit: int = 100, after: str | None = None, open_only: bool = True, customer: str | None = None
    ) -> list[OpenItem]:
        """Some of them, by ref, of all customers or of one; `after` is the last ref of the page before."""
        later = [open_items.c.ref > after] if after is not None else []
        later += [open_items.c.customer == customer] if customer is not None else []
        found = self._mine(*_still_open(open_only), *later)
        return [item_of(row) for row in self._work.rows(found.order_by(open_items.c.ref).limit(limit))]

    def by_customer(self, ref: str, open_only: bool = True) -> list[OpenItem]:
        """The customer's items, by due date."""
        return self._all(open_items.c.customer == ref, *_still_open(open_only))

    def oldest(self, limit: int, customer: str | None = None, after: str | None = None) -> list[OpenItem]:
        """What is due first, of all customers or of one; `after` is the last ref of the page before."""
        order = (open_items.c.due, open_items.c.number, open_items.c.ref)
        found, last = self._open(customer), self.get(after) if after is not None else None
        if last:
            found = found.where(tuple_(*order) > tuple_(literal(last.due, Date()), last.number, last.ref))
        return [item_of(row) for row in self._work.rows(found.order_by(*order).limit(limit))]

    def count(self, customer: str | None = None) -> int:
        """How many are open, of all customers or of one."""
        return int(self._work.value(select(func.count()).select_from(self._open(customer).subquery())))

    def currencies(self) -> list[str]:
        """In which something is open, in the order of the alphabet."""
        found = self._open(None).with_only_columns(open_items.c.currency).distinct()
        return sorted(currency for (currency,) in self._work.rows(found))

    def _open(self, customer: str | None) -> Any:
        mine = [open_items.c.customer == customer] if customer is not None else []
        return self._mine(*_still_open(True), *mine)

    def by_payer(self, ref: str) -> list[OpenItem]:
        """What this customer is expected to pay, be it billed for another one, by due date."""
        return self._all(open_items.c.payer == ref, *_still_open(True))

    def several(self, refs: Collection[str]) -> Mapping[str, OpenItem]:
        """Those of these refs that are known, settled ones too."""
        return {item.ref: item for item in self._with("ref", refs)}

    def by_orders(self, orders: Collection[str]) -> list[OpenItem]:
        """The items of these purchase orders or delivery notes, settled ones too."""
        # Two look-ups by index: with OR SQLite goes through all items.
        found = (*self._with("purchase_order", orders), *self._with("delivery_note", orders))
        return list({item.ref: item for item in found}.values())

    def owing(
        self, payer: str, currency: str, amounts: Iterable[Decimal], besides: Iterable[str] = ()
    ) -> list[OpenItem]:
        """What the customer is to pay of which just one of these amounts is open, in full or less its discount.
        `besides`: refs that are known already."""
        told = [minor for amount in amounts if (minor := minor_units_if_any(amount, currency)) is not None]
        wanted = select(self._work.listed(told, BigInteger).c.value)
        left = open_items.c.remaining_minor - open_items.c.pending_minor
        owed = (open_items.c.payer == payer, open_items.c.currency == currency, *_still_open(True))
        less = (open_items.c.discount_minor != 0) & (left - open_items.c.discount_minor).in_(wanted)
        as_much = left.in_(wanted) | less
        return self._all(*owed, as_much, open_items.c.ref.not_in(select(self._work.listed(besides).c.value)))

    def twins(self, payer: str, currency: str, amounts: Collection[Decimal]) -> list[OpenItem]:
        """What the customer is to pay of which just one of these amounts is open, where that is so of several items.

        The index alone tells which amounts these are, and where to look for them. Where something is pending of an item
        it may come although it has no twin.
        """
        owed: dict[str, object] = {"of_tenant": self._work.tenant, "of_payer": payer, "of_currency": currency}
        found = {
            minor
            for remaining, pending in self._work.rows(_MORE_THAN_ONCE, owed)
            if from_minor(remaining - pending, currency) in amounts
            for minor in (remaining, remaining - pending)
        }
        if not found:
            return []
        owed["listed"] = self._work.as_listed(found, BigInteger)
        return _sorted(self._work.rows(_owed_just(self._work.on_postgresql), owed))

    def settled(self, payer: str, currency: str, amount: Decimal) -> list[OpenItem]:
        """What the customer has paid of which just this was due."""
        minor = minor_units_if_any(amount, currency)
        owed = (open_items.c.payer == payer, open_items.c.currency == currency, open_items.c.original_minor == minor)
        return [] if minor is None else self._all(*owed, open_items.c.remaining_minor == open_items.c.pending_minor)

    def ageing(self, today: dt.date, customer: str | None = None) -> Mapping[str, Ageing]:
        """Currency -> what is open by days past due, added up in the database."""
        return ageing_of(self._work, today, customer)

    def by_folded(self, keys: Collection[str]) -> list[OpenItem]:
        """Items whose number, folded (rules.keys.folded), is one of the keys; settled ones too."""
        return self._with("number_key", keys)

    def by_core(self, cores: Collection[str]) -> list[OpenItem]:
        """Items whose number, without prefix and zeros (rules.keys.core), is one of these; settled ones too."""
        return self._with("number_core", cores)

    def _with(self, column: str, values: Collection[str]) -> list[OpenItem]:
        """The items of which this column has one of the values, in one statement for any number of them."""
        if not values:
            return []
        told = {"of_tenant": self._work.tenant, "listed": self._work.as_listed(values)}
        return _sorted(self._work.rows(_having(column, self._work.on_postgresql), told))

    def _all(self, *criteria: Any) -> list[OpenItem]:
        return _sorted(self._work.rows(self._mine(*criteria)))

    def _mine(self, *criteria: Any) -> Any:
        return select(*COLUMNS).where(open_items.c.tenant == self._work.tenant, *criteria)

    def reserve(self, posting: Posting) -> None:
        """An approved posting takes its amounts off at once, so that no second document is matched to them.

        May be repeated. Raises Stale where an item has less left than it is to lose (or is unknown).
        """
        paid_on = posting.document_date if posting.payment.amount else None
        for ref, minor in _taken(posting).items():
            if not self._note(posting, ref, minor):
                continue
            if not self._shift(ref, pending=minor, guarded=True, paid_on=paid_on):
                raise Stale(f"Open item {ref} has less left than this payment takes off it; look again.")

    def _note(self, posting: Posting, ref: str, minor: int) -> bool:
        """Whether the posting's effect on the item is new."""
        row = {"posting_id": posting.posting_id, "open_item": ref, "amount_minor": minor}
        return self._work.add_or_ignore(settlements, **row)

    def release(self, posting_id: str) -> None:
        """An approval was undone before its posting was sent."""
        undone = delete(settlements).where(
            settlements.c.tenant == self._work.tenant,
            settlements.c.posting_id == posting_id,
            settlements.c.settled_at.is_(None),
        )
        for row in self._work.rows(undone.returning(settlements.c.open_item, settlements.c.amount_minor)):
            self._shift(row.open_item, pending=-row.amount_minor)

    def settle(self, posting: Posting) -> None:
        """The ledger has the posting: what was pending is now off the ledger's own figure. May be repeated."""
        for ref, minor in _taken(posting).items():
            if self._note(posting, ref, minor):
                self._shift(ref, pending=minor)
        ours = (settlements.c.tenant == self._work.tenant) & (settlements.c.posting_id == posting.posting_id)
        settled = update(settlements).where(ours, settlements.c.settled_at.is_(None))
        settled = settled.values(settled_at=self._work.clock())
        for row in self._work.rows(settled.returning(settlements.c.open_item, settlements.c.amount_minor)):
            self._shift(row.open_item, pending=-row.amount_minor, remaining=-row.amount_minor)

    def _shift(
        self, ref: str, pending: int = 0, remaining: int = 0, guarded: bool = False, paid_on: dt.date | None = None
    ) -> bool:
        """Changes the figures of the item; guarded, only if it has (in its own sign) that much left."""
        left = open_items.c.remaining_minor - open_items.c.pending_minor
        is_debit = open_items.c.original_minor >= 0
        enough = (is_debit & (left >= pending)) | (~is_debit & (left <= pending))
        there = update(open_items).where(open_items.c.tenant == self._work.tenant, open_items.c.ref == ref)
        shifted = (there.where(enough) if guarded else there).values(
            pending_minor=open_items.c.pending_minor + pending,
            remaining_minor=open_items.c.remaining_minor + remaining,
            **({"paid_on": paid_on} if paid_on else {}),
        )
        return bool(self._work.run(shifted))


def _sorted(rows: Iterable[Row[Any]]) -> list[OpenItem]:
    # Here, since SQLite would go through all items in the order of customers, and not by the index.
    return sorted(map(item_of, rows), key=_BY_CUSTOMER)


_OWED = (
    open_items.c.tenant == bindparam("of_tenant"),
    open_items.c.payer == bindparam("of_payer"),
    open_items.c.currency == bindparam("of_currency"),
    open_items.c.remaining_minor != open_items.c.pending_minor,
)
_MORE_THAN_ONCE = (
    select(open_items.c.remaining_minor, open_items.c.pending_minor)
    .where(*_OWED)
    .group_by(open_items.c.remaining_minor, open_items.c.pending_minor)
    .having((func.count() > 1) | (open_items.c.pending_minor != 0))
)


@cache
def _owed_just(on_postgresql: bool) -> Any:
    told = select(listing(on_postgresql, BigInteger).c.value)
    return select(*COLUMNS).where(*_OWED, open_items.c.remaining_minor.in_(told))


@cache
def _having(column: str, on_postgresql: bool) -> Any:
    told = select(listing(on_postgresql).c.value)
    return select(*COLUMNS).where(open_items.c.tenant == bindparam("of_tenant"), open_items.c[column].in_(told))


def _still_open(open_only: bool) -> list[Any]:
    return [open_items.c.remaining_minor != open_items.c.pending_minor] if open_only else []


def _taken(posting: Posting) -> dict[str, int]:
    """What the posting takes off each open item, in minor units: its receivable credits less its debits."""
    taken: dict[str, Decimal] = {}
    for line in posting.lines:
        if line.role == "receivable" and line.open_item is not None:
            taken[line.open_item] = taken.get(line.open_item, ZERO) + (line.credit or ZERO) - (line.debit or ZERO)
    return {ref: minor_units(amount, posting.currency) for ref, amount in taken.items()}


def _portions(found: Iterable[OpenItem]) -> Iterator[list[OpenItem]]:
    rest = iter(found)
    while some := list(islice(rest, _CHUNK)):
        yield some
