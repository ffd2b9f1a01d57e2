"""Disputes that stand are one per document and line; an undo voids them and they may be opened anew."""

from decimal import Decimal

import pytest

from docflow.errors import NotFound
from docflow.schema.disputes import DisputeState
from docflow.schema.reasons import Reason
from docflow.schema.records import Dispute
from docflow.store import Store
from tests.store.things import a_document

CLAIM = Dispute(claim_number="D-1", currency="USD", amount=Decimal("20.00"), reason=Reason.PRICING, invoices=("INV-1",))


def test_opening_voiding_and_opening_again(store: Store) -> None:
    with store.begin() as tx:
        document = a_document(tx)

        def deduction(line: int) -> str:
            add = tx.disputes.add
            return add(document_id=document.id, line=line, customer="C-1", source="deduction", dispute=CLAIM)

        first = deduction(0)
        assert deduction(0) == first
        other = deduction(1)
        case = tx.disputes.get(first)
        assert (case.dispute, case.state, case.line, case.source) == (CLAIM, DisputeState.NEW, 0, "deduction")
        assert tx.disputes.void(document.id) == 2
        assert tx.disputes.void(document.id) == 0
        again = deduction(0)
        assert again not in (first, other)
        assert {it.id for it in tx.disputes.of_document(document.id)} == {first, other, again}


def test_lists(store: Store) -> None:
    with store.begin() as tx:
        made = [
            tx.disputes.add(
                document_id=a_document(tx, str(n)).id, customer=f"C-{n % 2}", source="document", dispute=CLAIM
            )
            for n in range(4)
        ]
        made.sort()
        assert [it.id for it in tx.disputes.list(limit=2)] == made[:2]
        assert [it.id for it in tx.disputes.list(after=made[1])] == made[2:]
        assert len(tx.disputes.list(customer="C-1")) == 2
        assert tx.disputes.list(states=[DisputeState.VOIDED]) == []
        with pytest.raises(NotFound):
            tx.disputes.get("disp_none")
