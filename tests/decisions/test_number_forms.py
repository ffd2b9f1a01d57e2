"""How payers write our numbers is learned from what people approve, counted, and taken back with it."""

import pytest

from docflow import decisions
from docflow.decisions import aliases, form_preview
from docflow.errors import BadInput
from docflow.schema.documents import Document
from docflow.schema.payers import Alias
from docflow.schema.states import DocumentState
from docflow.store import Store
from tests.decisions.house import POLICY, get, open_up, read, settle
from tests.rules.worlds import item, line

pytestmark = pytest.mark.parametrize("store_url", ["sqlite"], indirect=True)
ITEMS = [item(f"9000{n}", f"{n}.00") for n in (1234, 1235, 1236, 1237)]


def forms(store: Store) -> list[Alias]:
    with store.read() as tx:
        return tx.aliases.list(customer="C-1001", kind="number")


def pays(store: Store, n: int, meant: str = "") -> Document:
    """An advice of so many euro that names `n/A`; where `meant` is told a person chooses that item."""
    done = settle(store, read(line(f"{n}/A", f"{n}.00"), payment_reference=f"EFT-{n}"), name=f"{n}.pdf")
    if not meant:
        return done
    with store.begin() as tx:
        chosen = decisions.correct(tx, done.id, done.version, {"lines.0.open_item": f"inv:{meant}"}, "anna", POLICY)
        return decisions.approve(tx, chosen.id, chosen.version, "anna", chosen.content_hash, POLICY)


def test_two_decisions_teach_it_and_taking_one_back_unteaches_it(store: Store) -> None:
    open_up(store, *ITEMS)
    assert pays(store, 1234, "90001234").state is DocumentState.APPROVED
    (once,) = forms(store)
    assert (once.text, once.state, once.agreed) == ("1234/A = 90001234", "weak", 1)
    asked = pays(store, 1235)
    assert (asked.state, "confirm it" in asked.reason) == (DocumentState.NEEDS_REVIEW, True)
    with store.begin() as tx:
        decisions.approve(tx, asked.id, asked.version, "anna", asked.content_hash, POLICY)
    assert (forms(store)[0].state, forms(store)[0].agreed) == ("firm", 2)
    assert pays(store, 1236).state is DocumentState.APPROVED
    with store.begin() as tx:
        decisions.undo(tx, asked.id, get(store, asked.id).version, "anna", POLICY, "wrong")
    assert forms(store)[0].state == "weak"


def test_a_decision_against_it_weakens_it_and_a_person_may_enter_or_undo_one(store: Store) -> None:
    open_up(store, *ITEMS)
    with store.begin() as tx:
        entered = aliases.enter(tx, "number", "1234/A = 90001234", "C-1001", "customer", "anna")
    assert entered.state == "firm"
    other = item("80001237", "1237.00", ref="inv:other")
    with store.begin() as tx:
        tx.open_items.upsert([other])
        tx.open_items.replace_all([one for one in (*ITEMS, other) if one.number != "90001237"])
    pays(store, 1237, "other")
    found = {one.text: one for one in forms(store)}
    assert (found["1234/A = 90001234"].state, found["1234/A = 90001234"].against) == ("weak", 1)
    with store.begin() as tx:
        gone = tx.aliases.get(entered.id)
        aliases.undo(tx, gone.id, gone.version, "anna")
    assert "1234/A = 90001234" not in {one.text for one in forms(store)}
    with store.begin() as tx, pytest.raises(BadInput, match="three digits in common"):
        aliases.enter(tx, "number", "12/A", "C-1001", "customer", "anna")


def test_what_a_form_would_have_changed_is_told_before_it_is_saved(store: Store) -> None:
    open_up(store, *ITEMS)
    waits = settle(store, read(line("1234/A", "1.00"), payment_reference="EFT-1"), name="1.pdf")
    decided, against = pays(store, 1235, "90001235"), pays(store, 1236, "90001237")
    with store.read() as tx:
        shown = form_preview.preview(tx, "7777/A = 90007777", "C-1001")
        with pytest.raises(BadInput, match="Name a customer"):
            form_preview.preview(tx, "7777/A = 90007777", None)
    assert (shown.documents, shown.changed, shown.better, shown.worse) == (3, 3, 1, 1)
    told = {effect.document_id: effect.changes[0] for effect in shown.effects}
    assert (told[waits.id].before, told[waits.id].after, told[waits.id].decided) == ("1234/A", "90001234", None)
    assert (told[decided.id].after, told[decided.id].decided) == ("90001235", "90001235")
    assert (told[against.id].after, told[against.id].decided) == ("90001236", "90001237")
    assert "7777/A = 90007777" not in {one.text for one in forms(store)}, "nothing is written"
