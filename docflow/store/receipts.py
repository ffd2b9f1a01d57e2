"""The receipts in the statements of our accounts: each entry of each statement once."""

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal
from typing import Any, NamedTuple, TypedDict, Unpack

from sqlalchemy import Row, func, select, update

from docflow.errors import IllegalMove, NotFound, Stale
from docflow.rules.announced import told_by_bank, told_in_text
from docflow.rules.receipts import account_key, booking_key
from docflow.schema.money import from_minor
from docflow.schema.receipts import OPEN_RECEIPTS, RECEIPT_MOVES, Receipt, ReceiptState
from docflow.schema.receivables import Application
from docflow.schema.records import BankEntry, BankStatement
from docflow.store.amounts import minor_units
from docflow.store.tables import receipt_references, receipts, statements
from docflow.store.work import Work

Receipts = list[Receipt]
_CHUNK = 500
"""How many values go into one IN (...)."""
_TOLD = receipts.c.status != ReceiptState.SPLIT.value
"""Not a sum in whose place its parts are kept."""
_NEIGHBOURS = 50
"""At most so many are looked at for one advice."""


class NewReceipt(NamedTuple):
    """An entry that becomes a receipt."""

    ordinal: int
    entry: BankEntry
    customer: str | None = None
    takes_back: str | None = None
    status: ReceiptState = ReceiptState.AWAITING_ADVICE


class Changes(TypedDict, total=False):
    """What may be changed together with (or without) a move."""

    customer: str | None
    application: Application | None
    decided_by: str | None
    takes_back: str | None


class ReceiptRows:
    """One per entry of a statement, moved along its states."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def add(self, document_id: str, statement_id: str, record: BankStatement, found: Sequence[NewReceipt]) -> list[str]:
        """Keeps the receipts of a statement that was just added; returns their ids. Raises BadInput."""
        now = self._work.clock()
        rows, references = [], []
        # In the order of the statement, although they are made at one moment.
        ids = sorted(self._work.new_id("rcpt") for _ in found)
        for receipt_id, one in zip(ids, found, strict=True):
            rows.append({
                "tenant": self._work.tenant, "id": receipt_id, "statement_id": statement_id,
                "document_id": document_id, "ordinal": one.ordinal, "account": record.account,
                "account_key": account_key(record), "status": one.status.value, "currency": one.entry.currency,
                "amount_minor": minor_units(one.entry.amount, one.entry.currency), "booked_on": one.entry.booking_date,
                "customer": one.customer, "payer": one.entry.counterparty.name or "",
                "booking_key": booking_key(one.entry), "takes_back": one.takes_back,
                "entry": one.entry.model_dump_json(), "created_at": now, "updated_at": now,
            })  # fmt: skip
            references += [
                {"tenant": self._work.tenant, "receipt_id": receipt_id, "reference": reference}
                for reference in told_by_bank(one.entry) | told_in_text(one.entry)
            ]
        self._work.many(self._work.insert(receipts), rows)
        self._work.many(self._work.insert(receipt_references), references)
        return ids

    def get(self, receipt_id: str) -> Receipt:
        """The receipt. Raises NotFound."""
        row = self._work.row(self._work.mine(receipts, receipts.c.id == receipt_id))
        if row is None:
            raise NotFound(f"There is no receipt {receipt_id}.")
        return _receipt(row)

    def of_document(self, document_id: str) -> Receipts:
        """Those that the document brought, in the order of the statement."""
        mine = self._work.mine(receipts, receipts.c.document_id == document_id)
        return [_receipt(row) for row in self._work.rows(mine.order_by(receipts.c.ordinal))]

    def list(
        self,
        *,
        statuses: Collection[ReceiptState] | None = None,
        customer: str | None = None,
        before: dt.datetime | None = None,
        limit: int = 50,
        after: str | None = None,
    ) -> Receipts:
        """A page, oldest first; `after` is the last id of the page before; `before`: kept until then."""
        found = self._work.mine(receipts)
        if statuses is not None:
            found = found.where(receipts.c.status.in_([status.value for status in statuses]))
        if customer is not None:
            found = found.where(receipts.c.customer == customer)
        if before is not None:
            found = found.where(receipts.c.created_at <= before)
        if after is not None:
            found = found.where(receipts.c.id > after)
        return [_receipt(row) for row in self._work.rows(found.order_by(receipts.c.id).limit(limit))]

    def counts(self) -> dict[str, int]:
        """How many there are of each status."""
        return self._work.count_by(receipts.c.status)

    def booked_as(self, record: BankStatement, keys: Collection[str]) -> dict[str, Receipts]:
        """Receipts of the account by what the bank calls their bookings, whichever report told them; none that was
        split."""
        wanted = sorted(keys)
        found: dict[str, Receipts] = {}
        for start in range(0, len(wanted), _CHUNK):
            named = receipts.c.booking_key.in_(wanted[start : start + _CHUNK])
            mine = self._work.mine(receipts, receipts.c.account_key == account_key(record), named, _TOLD)
            for row in self._work.rows(mine.order_by(receipts.c.id)):
                found.setdefault(row.booking_key, []).append(_receipt(row))
        return found

    def told_otherwise(self, record: BankStatement, *, any_report: bool = False) -> Receipts:
        """Receipts of the account of the days of this statement that another kind of report told, or any did."""
        days = sorted({entry.booking_date for entry in record.entries if entry.booking_date})
        if not days:
            return []
        mine = self._work.mine(
            receipts,
            _TOLD,
            receipts.c.account_key == account_key(record),
            receipts.c.booked_on.between(days[0], days[-1]),
        ).join(statements, (statements.c.tenant == receipts.c.tenant) & (statements.c.id == receipts.c.statement_id))
        others = mine if any_report else mine.where(statements.c.report != record.report)
        return [_receipt(row) for row in self._work.rows(others)]

    def lockbox_totals(self, first: dt.date, last: dt.date, currency: str) -> tuple[Decimal, ...]:
        """What the lockbox files of these days add up to, each of them."""
        summed = (
            select(func.sum(receipts.c.amount_minor))
            .join(statements, (statements.c.tenant == receipts.c.tenant) & (statements.c.id == receipts.c.statement_id))
            .where(
                receipts.c.tenant == self._work.tenant, statements.c.report == "lockbox",
                statements.c.date.between(first, last), receipts.c.currency == currency,
            )
            .group_by(statements.c.id)
        )  # fmt: skip
        return tuple(from_minor(int(row[0]), currency) for row in self._work.rows(summed))

    def of_amount(self, amount: Decimal, currency: str, first: dt.date, last: dt.date) -> Receipts:
        """Receipts of just this amount that were booked in these days."""
        mine = self._work.mine(
            receipts, _TOLD, receipts.c.amount_minor == minor_units(amount, currency), receipts.c.currency == currency,
            receipts.c.booked_on.between(first, last),
        )  # fmt: skip
        return [_receipt(row) for row in self._work.rows(mine.order_by(receipts.c.id))]

    def named(self, entry: BankEntry, references: Collection[str]) -> Receipts:
        """Credits of just this amount that bear one of the references and were not taken back, oldest first."""
        bearing = select(receipt_references.c.receipt_id).where(
            receipt_references.c.tenant == self._work.tenant, receipt_references.c.reference.in_(sorted(references))
        )
        open_states = [state.value for state, moves in RECEIPT_MOVES.items() if ReceiptState.RETURNED in moves]
        mine = self._work.mine(
            receipts, receipts.c.id.in_(bearing), receipts.c.currency == entry.currency,
            receipts.c.amount_minor == minor_units(-entry.amount, entry.currency), receipts.c.status.in_(open_states),
        )  # fmt: skip
        return [_receipt(row) for row in self._work.rows(mine.order_by(receipts.c.id))]

    def open_named(self, references: Collection[str]) -> Receipts:
        """Money that bears one of the references and of which nothing is decided yet."""
        if not references:
            return []
        bearing = select(receipt_references.c.receipt_id).where(
            receipt_references.c.tenant == self._work.tenant, receipt_references.c.reference.in_(sorted(references))
        )
        return self._open(receipts.c.id.in_(bearing))

    def open_near(
        self, first: dt.date, last: dt.date, *, customer: str | None, amount: Decimal, currency: str
    ) -> Receipts:
        """Money booked in these days, of the customer or of just this amount, of which nothing is decided yet."""
        days = receipts.c.booked_on.between(first, last)
        same = (receipts.c.amount_minor == minor_units(amount, currency)) & (receipts.c.currency == currency)
        found = self._open(same, days)
        return found if customer is None else [*found, *self._open(receipts.c.customer == customer, days)]

    def applied_named(self, references: Collection[str], amount: Decimal, currency: str) -> Receipts:
        """Money of just this amount that bears one of the references and is decided about already."""
        if not references:
            return []
        bearing = select(receipt_references.c.receipt_id).where(
            receipt_references.c.tenant == self._work.tenant, receipt_references.c.reference.in_(sorted(references))
        )
        decided = receipts.c.status.in_([ReceiptState.APPLIED.value, ReceiptState.ON_ACCOUNT.value])
        same = (receipts.c.amount_minor == minor_units(amount, currency)) & (receipts.c.currency == currency)
        mine = self._work.mine(receipts, receipts.c.id.in_(bearing), decided, same).order_by(receipts.c.id)
        return [_receipt(row) for row in self._work.rows(mine.limit(_NEIGHBOURS))]

    def _open(self, *criteria: Any) -> Receipts:
        undecided = receipts.c.status.in_([state.value for state in OPEN_RECEIPTS]) & receipts.c.decided_by.is_(None)
        mine = self._work.mine(receipts, undecided, receipts.c.amount_minor > 0, *criteria)
        return [_receipt(row) for row in self._work.rows(mine.order_by(receipts.c.id).limit(_NEIGHBOURS))]

    def move(self, receipt: Receipt, status: ReceiptState, reason: str = "", **changes: Unpack[Changes]) -> Receipt:
        """Changes the status. Raises IllegalMove, and Stale where somebody else was first."""
        if status not in RECEIPT_MOVES[receipt.status]:
            raise IllegalMove(f"Receipt {receipt.id} is {receipt.status}; it cannot become {status}.")
        return self._swap(receipt, {"status": status.value, "reason": reason, **_columns(changes)})

    def change(self, receipt: Receipt, reason: str, **changes: Unpack[Changes]) -> Receipt:
        """Changes it in its status. Raises Stale."""
        return self._swap(receipt, {"reason": reason, **_columns(changes)})

    def _swap(self, receipt: Receipt, values: dict[str, Any]) -> Receipt:
        there = (receipts.c.tenant == self._work.tenant) & (receipts.c.id == receipt.id)
        seen = (receipts.c.version == receipt.version) & (receipts.c.status == receipt.status.value)
        values |= {"version": receipt.version + 1, "updated_at": self._work.clock()}
        row = self._work.row(update(receipts).where(there, seen).values(**values).returning(receipts))
        if row is None:
            raise Stale(f"Receipt {receipt.id} was changed meanwhile; read it again.")
        return _receipt(row)

    def totals(self) -> dict[str, Decimal]:
        """What came in and was not taken back, by currency."""
        return self.sums(state for state, moves in RECEIPT_MOVES.items() if moves)

    def sums(self, statuses: Iterable[ReceiptState]) -> dict[str, Decimal]:
        """What came in and stands in one of these, by currency."""
        standing = [state.value for state in statuses]
        summed = select(receipts.c.currency, func.sum(receipts.c.amount_minor)).where(
            receipts.c.tenant == self._work.tenant, receipts.c.status.in_(standing), receipts.c.amount_minor > 0
        )
        rows = self._work.rows(summed.group_by(receipts.c.currency))
        return {currency: from_minor(int(total), currency) for currency, total in rows}


def _columns(changes: Changes) -> dict[str, Any]:
    values: dict[str, Any] = dict(changes)
    if (application := changes.get("application")) is not None:
        values["application"] = application.model_dump_json()
    return values


def _receipt(row: Row[Any]) -> Receipt:
    values = {name: value for name, value in row._asdict().items() if name in Receipt.model_fields}
    values |= {"amount": from_minor(row.amount_minor, row.currency)}
    if row.application:
        values["application"] = Application.model_validate_json(row.application)
    return Receipt.model_validate(values | {"entry": BankEntry.model_validate_json(row.entry)})
