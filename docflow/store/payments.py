"""Payments and their allocations. The database itself refuses a payment whose parts do not sum to it."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from sqlalchemy import Row, func, update

from docflow.errors import NotFound, Stale
from docflow.schema.money import from_minor
from docflow.schema.payments import Allocation, Payment
from docflow.store.amounts import minor_units
from docflow.store.tables import allocations as allocation_rows
from docflow.store.tables import payments
from docflow.store.work import Work

_PARTS = ("paid", "discount", "deduction", "write_off")


class Payments:
    """One row per revision of a document's payment; never changed, only reversed."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def add(
        self,
        document_id: str,
        revision: int,
        *,
        customer: str | None,
        currency: str,
        amount: Decimal,
        unapplied: Decimal,
        allocations: Sequence[Allocation],
        receipt_id: str = "",
    ) -> str:
        """Books a payment with its allocations; returns its id. `receipt_id`: of money that no advice told of.

        Sum of applied, less discounts, deductions and write-offs, plus unapplied, is the amount.
        Raises Refused where it is not, Stale where the revision exists, BadInput where the currency has no such amount.
        """
        payment_id = self._work.new_id("pay")
        rows = [_row(part, currency) for part in allocations]
        self._add_allocations(payment_id, rows)
        applied, paid = sum(row["applied_minor"] for row in rows), sum(row["paid_minor"] for row in rows)
        self._work.add(
            payments,
            id=payment_id,
            document_id=document_id,
            revision=revision,
            customer=customer,
            currency=currency,
            amount_minor=minor_units(amount, currency),
            allocated_minor=applied,
            deductions_minor=paid - applied,
            unapplied_minor=minor_units(unapplied, currency),
            receipt_id=receipt_id,
            created_at=self._work.clock(),
        )
        return payment_id

    def _add_allocations(self, payment_id: str, rows: list[dict[str, Any]]) -> None:
        key = {"tenant": self._work.tenant, "payment_id": payment_id}
        self._work.many(self._work.insert(allocation_rows), [key | row for row in rows])

    def get(self, payment_id: str) -> Payment:
        """The payment with its allocations. Raises NotFound."""
        row = self._work.row(self._work.mine(payments, payments.c.id == payment_id))
        if row is None:
            raise NotFound(f"There is no payment {payment_id}.")
        return self._payment(row)

    def of_document(self, document_id: str) -> list[Payment]:
        """All revisions, oldest first."""
        mine = self._work.mine(payments, payments.c.document_id == document_id).order_by(payments.c.revision)
        return [self._payment(row) for row in self._work.rows(mine)]

    def of_receipt(self, receipt_id: str) -> list[Payment]:
        """All revisions of what was booked of a receipt without an advice, oldest first."""
        mine = self._work.mine(payments, payments.c.receipt_id == receipt_id).order_by(payments.c.revision)
        return [self._payment(row) for row in self._work.rows(mine)]

    def next_revision(self, document_id: str) -> int:
        """The number of the next payment that the paper tells of."""
        newest = self._work.mine(payments, payments.c.document_id == document_id)
        return int(self._work.value(newest.with_only_columns(func.max(payments.c.revision))) or 0) + 1

    def at(self, document_id: str, revision: int) -> Payment | None:
        """The payment of this revision, if there is one."""
        there = (payments.c.document_id == document_id) & (payments.c.revision == revision)
        row = self._work.row(self._work.mine(payments, there))
        return None if row is None else self._payment(row)

    def reverse(self, payment_id: str) -> None:
        """Marks the payment as taken back. Raises Stale where it was already, or is unknown."""
        there = (payments.c.tenant == self._work.tenant) & (payments.c.id == payment_id)
        reversed_now = update(payments).where(there, payments.c.reversed_at.is_(None))
        if not self._work.run(reversed_now.values(reversed_at=self._work.clock())):
            raise Stale(f"Payment {payment_id} is reversed already.")

    def _payment(self, row: Row[Any]) -> Payment:
        parts = self._work.rows(
            self._work.mine(allocation_rows, allocation_rows.c.payment_id == row.id).order_by(allocation_rows.c.line)
        )
        return Payment(
            id=row.id,
            document_id=row.document_id,
            receipt_id=row.receipt_id or None,
            revision=row.revision,
            customer=row.customer,
            currency=row.currency,
            amount=from_minor(row.amount_minor, row.currency),
            unapplied=from_minor(row.unapplied_minor, row.currency),
            allocations=tuple(_allocation(part, row.currency) for part in parts),
            created_at=row.created_at,
            reversed_at=row.reversed_at,
        )


def _row(part: Allocation, currency: str) -> dict[str, Any]:
    amounts = {f"{name}_minor": minor_units(getattr(part, name), currency) for name in (*_PARTS, "applied")}
    return amounts | part.model_dump(include={"line", "open_item", "reason", "close"})


def _allocation(row: Row[Any], currency: str) -> Allocation:
    values = row._asdict()
    amounts = {name: from_minor(values[f"{name}_minor"], currency) for name in _PARTS}
    return Allocation(line=row.line, open_item=row.open_item, reason=row.reason, close=row.close, **amounts)
