"""For whom a customer pays beside itself is learned from what people approve, counted, and taken back with it."""

import pytest

from docflow import decisions
from docflow.decisions import Taken, aliases
from docflow.errors import BadInput
from docflow.schema.documents import Document
from docflow.schema.payers import Alias
from docflow.schema.receipts import ReceiptState
from docflow.schema.states import DocumentState
from docflow.store import Store
from tests.decisions.bank import WAITING, acme, pay, receipt
from tests.decisions.house import POLICY, get, left, open_up, read, settle
from tests.rules.worlds import GLOBEX, item, line

pytestmark = pytest.mark.parametrize("store_url", ["sqlite"], indirect=True)
THEIRS = [item(f"7730{n}", "120.00", customer=GLOBEX.ref) for n in range(5)]


def payees(store: Store) -> list[Alias]:
    with store.read() as tx:
        return tx.aliases.list(customer="C-1001", kind="pays_for")


def advised(store: Store, n: int) -> Document:
    """An advice of Acme about one of its own bills and one of Globex's."""
    lines = (line(f"INV-{n}", "80.00"), line(f"7730{n}", "120.00"))
    return settle(store, read(*lines, payment_reference=f"EFT-{n}"), name=f"{n}.pdf")


def decided(store: Store, n: int) -> Document:
    """A clerk lets Acme pay it, and approves."""
    asked = advised(store, n)
    assert (asked.state, f"7730{n} belongs to customer C-1002" in asked.reason) == (DocumentState.NEEDS_REVIEW, True)
    with store.begin() as tx:
        fields = {"lines.1.open_item": f"inv:7730{n}"}
        chosen = decisions.correct(tx, asked.id, asked.version, fields, "anna", POLICY)
        return decisions.approve(tx, chosen.id, chosen.version, "anna", chosen.content_hash, POLICY)


def test_two_decisions_teach_for_whom_it_pays_and_taking_one_back_unteaches_it(store: Store) -> None:
    open_up(store, *THEIRS, *(item(f"INV-{n}", "80.00") for n in range(5)))
    first = decided(store, 0)
    assert (first.state, left(store, "inv:77300")) == (DocumentState.APPROVED, 0)
    assert [(one.text, one.state, one.agreed) for one in payees(store)] == [
        ("Globex Corporation (C-1002)", "weak", 1)
    ]  # fmt: skip
    second = decided(store, 1)
    assert payees(store)[0].state == "firm"
    alone = advised(store, 2)
    assert (alone.state, left(store, "inv:77302")) == (DocumentState.APPROVED, 0)
    assert alone.application is not None
    assert "It may pay for others too: Globex Corporation (C-1002)." in alone.application.payer.reasons
    with store.begin() as tx:
        decisions.undo(tx, second.id, get(store, second.id).version, "anna", POLICY, "wrong")
    assert payees(store)[0].state == "weak"
    assert advised(store, 3).state is DocumentState.NEEDS_REVIEW


def test_what_a_person_undid_is_not_learned_again(store: Store) -> None:
    open_up(store, *THEIRS, *(item(f"INV-{n}", "80.00") for n in range(5)))
    decided(store, 0)
    with store.begin() as tx:
        (one,) = tx.aliases.list(customer="C-1001", kind="pays_for")
        aliases.undo(tx, one.id, one.version, "anna")
    decided(store, 1)
    decided(store, 2)
    assert payees(store) == []


def test_money_without_an_advice_teaches_it_too(store: Store) -> None:
    open_up(store, *THEIRS)
    for n in range(2):
        (money,) = pay(store, acme("120.00", "", text="thanks"), number=str(n))
        with store.begin() as tx:
            taken = [Taken.model_validate({"open_item": f"inv:7730{n}", "amount": "120.00"})]
            decisions.apply(tx, money.id, receipt(store, money).version, "anna", WAITING, taken)
    assert [one.state for one in payees(store)] == ["firm"]
    (money,) = pay(store, acme("120.00", "", text="77302"), number="9")
    assert money.status is ReceiptState.APPLIED


def test_a_person_may_say_so_beforehand(store: Store) -> None:
    open_up(store, *THEIRS, item("INV-4", "80.00"))
    with store.begin() as tx:
        for wrong in ("C-9999", "C-1001"):
            with pytest.raises(BadInput, match="another one for whom it pays"):
                aliases.enter(tx, "pays_for", wrong, "C-1001", "customer", "anna")
        entered = aliases.enter(tx, "pays_for", "C-1002", "C-1001", "customer", "anna")
    assert (entered.state, entered.text) == ("firm", "Globex Corporation (C-1002)")
    assert advised(store, 4).state is DocumentState.APPROVED
