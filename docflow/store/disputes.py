"""Disputes that are tracked: opened by a customer's paper or by a deduction that a payment took."""

from collections.abc import Collection
from typing import Any, Literal

from sqlalchemy import Row, update

from docflow.errors import NotFound
from docflow.schema.disputes import DisputeCase, DisputeState
from docflow.schema.records import Dispute
from docflow.store.amounts import minor_units_if_any
from docflow.store.tables import disputes
from docflow.store.work import Work

Cases = list[DisputeCase]


class Disputes:
    """At most one standing dispute per document and line."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def add(
        self,
        *,
        document_id: str,
        line: int = -1,
        customer: str | None,
        source: Literal["document", "deduction"],
        dispute: Dispute,
    ) -> str:
        """Opens a dispute, unless one stands already for this line; returns the id of the one that stands."""
        dispute_id, now = self._work.new_id("disp"), self._work.clock()
        added = self._work.add_or_ignore(
            disputes,
            id=dispute_id,
            document_id=document_id,
            line=line,
            customer=customer,
            source=source,
            state=DisputeState.NEW.value,
            dispute=dispute.model_dump_json(),
            currency=dispute.currency,
            amount_minor=minor_units_if_any(dispute.amount, dispute.currency),
            opened_at=now,
            updated_at=now,
        )
        if added:
            return dispute_id
        there = (disputes.c.document_id == document_id) & (disputes.c.line == line) & _standing()
        return str(self._work.value(self._work.mine(disputes, there).with_only_columns(disputes.c.id)))

    def get(self, dispute_id: str) -> DisputeCase:
        """The dispute. Raises NotFound."""
        row = self._work.row(self._work.mine(disputes, disputes.c.id == dispute_id))
        if row is None:
            raise NotFound(f"There is no dispute {dispute_id}.")
        return _case(row)

    def of_document(self, document_id: str) -> Cases:
        """What the document opened, voided ones too, in the order of its lines."""
        mine = self._work.mine(disputes, disputes.c.document_id == document_id)
        return [_case(row) for row in self._work.rows(mine.order_by(disputes.c.line, disputes.c.id))]

    def list(
        self,
        *,
        states: Collection[DisputeState] | None = None,
        customer: str | None = None,
        limit: int = 50,
        after: str | None = None,
    ) -> Cases:
        """A page, oldest first; `after` is the last id of the page before."""
        found = self._work.mine(disputes)
        if states is not None:
            found = found.where(disputes.c.state.in_([state.value for state in states]))
        if customer is not None:
            found = found.where(disputes.c.customer == customer)
        if after is not None:
            found = found.where(disputes.c.id > after)
        return [_case(row) for row in self._work.rows(found.order_by(disputes.c.id).limit(limit))]

    def void(self, document_id: str) -> int:
        """Withdraws what the document opened, together with the decision that opened it; returns how many stood."""
        mine = (disputes.c.tenant == self._work.tenant) & (disputes.c.document_id == document_id)
        voided = {"state": DisputeState.VOIDED.value, "version": disputes.c.version + 1}
        standing = update(disputes).where(mine, _standing())
        return self._work.run(standing.values(**voided, updated_at=self._work.clock()))


def _standing() -> Any:
    return disputes.c.state != DisputeState.VOIDED.value


def _case(row: Row[Any]) -> DisputeCase:
    hidden = ("tenant", "currency", "amount_minor")
    values = {name: value for name, value in row._asdict().items() if name not in hidden}
    return DisputeCase.model_validate(values | {"dispute": Dispute.model_validate_json(row.dispute)})
