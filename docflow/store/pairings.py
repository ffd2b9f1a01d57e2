"""Which receipt is the money of which advice."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from sqlalchemy import Row, select, update

from docflow.rules.pairing import Share
from docflow.schema.money import ZERO, from_minor
from docflow.schema.receipts import Pairing
from docflow.schema.states import DocumentState
from docflow.store.amounts import minor_units
from docflow.store.tables import documents, pairings
from docflow.store.work import Work


class Pairings:
    """At most one of a receipt and an advice; taken apart by a person it stays, and is not paired again by itself."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def add(self, share: Share, receipt_currency: str, currency: str, actor: str) -> None:
        """Pairs them, or pairs them anew after they were taken apart. Raises BadInput."""
        key = {"receipt_id": share.receipt, "document_id": share.advice}
        values = {
            "receipt_currency": receipt_currency, "amount_minor": minor_units(share.amount, receipt_currency),
            "currency": currency, "value_minor": minor_units(share.value, currency),
            "charges_minor": minor_units(share.charges, currency),
            "difference_minor": minor_units(share.difference, currency), "because": share.because, "actor": actor,
            "paired_at": self._work.clock(), "parted_by": None,
        }  # fmt: skip
        self._work.put(pairings, key, values)

    def part(self, receipt_id: str, document_id: str, actor: str) -> bool:
        """Takes them apart; whether they were paired."""
        there = (pairings.c.receipt_id == receipt_id) & (pairings.c.document_id == document_id) & _standing()
        parted = update(pairings).where(pairings.c.tenant == self._work.tenant, there)
        return bool(self._work.run(parted.values(parted_by=actor)))

    def of_document(self, document_id: str) -> list[Pairing]:
        """The money of an advice."""
        return self._all(pairings.c.document_id == document_id, _standing())

    def of_receipt(self, receipt_id: str) -> list[Pairing]:
        """What a receipt pays."""
        return self._all(pairings.c.receipt_id == receipt_id, _standing())

    def apart(self, receipt_ids: Sequence[str], document_ids: Sequence[str]) -> set[tuple[str, str]]:
        """Those of (receipt, advice) that were taken apart."""
        if not receipt_ids or not document_ids:
            return set()
        among = pairings.c.receipt_id.in_(receipt_ids) & pairings.c.document_id.in_(document_ids)
        rows = self._work.rows(self._work.mine(pairings, among, pairings.c.parted_by.is_not(None)))
        return {(row.receipt_id, row.document_id) for row in rows}

    def not_gone_on_with(self) -> list[str]:
        """Receipts that are paired with advices which still wait for their money."""
        waiting = (documents.c.tenant == pairings.c.tenant) & (documents.c.id == pairings.c.document_id)
        waiting &= documents.c.state == DocumentState.AWAITING_RECEIPT.value
        mine = select(pairings.c.receipt_id).join(documents, waiting)
        rows = self._work.rows(mine.where(pairings.c.tenant == self._work.tenant, _standing()).distinct())
        return [row.receipt_id for row in rows]

    def used(self, receipt_id: str) -> Decimal:
        """How much of the receipt advices have."""
        return sum((one.amount for one in self.of_receipt(receipt_id)), ZERO)

    def _all(self, *criteria: Any) -> list[Pairing]:
        mine = self._work.mine(pairings, *criteria).order_by(pairings.c.receipt_id, pairings.c.document_id)
        return [_pairing(row) for row in self._work.rows(mine)]


def _standing() -> Any:
    return pairings.c.parted_by.is_(None)


def _pairing(row: Row[Any]) -> Pairing:
    return Pairing(
        receipt_id=row.receipt_id,
        document_id=row.document_id,
        receipt_currency=row.receipt_currency,
        amount=from_minor(row.amount_minor, row.receipt_currency),
        currency=row.currency,
        value=from_minor(row.value_minor, row.currency),
        charges=from_minor(row.charges_minor, row.currency),
        difference=from_minor(row.difference_minor, row.currency),
        because=row.because,
        actor=row.actor,
        paired_at=row.paired_at,
    )
