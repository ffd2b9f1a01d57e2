"""What approvals teach about payers, and what people say about it."""

import pytest

from docflow import decisions
from docflow.decisions import alias_preview, aliases
from docflow.errors import BadInput, NotAllowed, Refused, Stale
from docflow.rules import payer
from docflow.rules.payer.own import Clue
from docflow.schema.documents import Document
from docflow.schema.payers import Alias
from docflow.schema.receivables import Customer, PayerMatch
from docflow.schema.records import Party, Remittance
from docflow.schema.states import DocumentState
from docflow.store import Store
from tests.decisions.house import POLICY, left, open_up, read, settle
from tests.rules.worlds import ACME, GLOBEX, item, line

STRANGER = Party(name="Payment House 24", iban="DE75512108001245126199")


def paper(store: Store, n: int, party: Party = STRANGER) -> Document:
    """A paper of somebody nobody knows, in front of a person."""
    return settle(store, read(line(f"INV-{n}", "10.00"), payer=party, payment_reference=f"R{n}"), name=f"{n}.pdf")


def approve_for(store: Store, document: Document, customer: str) -> Document:
    """A clerk chooses the customer and approves with everything on account."""
    with store.begin() as tx:
        changes: dict[str, str | None] = {"customer": customer, "lines.0.open_item": "on_account"}
        now = decisions.correct(tx, document.id, document.version, changes, "anna", POLICY)
        return decisions.approve(tx, now.id, now.version, "anna", now.content_hash, POLICY, on_account=True)


def who(store: Store, party: Party = STRANGER) -> PayerMatch:
    with store.read() as tx:
        return payer.identify(Remittance(payer=party), tx.customers.directory())


def known(store: Store) -> dict[str, Alias]:
    with store.read() as tx:
        return {one.kind: one for one in tx.aliases.list()}


def test_two_approvals_of_people_teach_and_taking_one_back_unteaches(store: Store) -> None:
    open_up(store)
    approve_for(store, paper(store, 1), ACME.ref)
    assert (who(store).customer, who(store).certainty.value) == (ACME.ref, "likely")
    learned = known(store)
    assert {one.source for one in learned.values()} == {"clerk"}
    assert set(learned) == {"account", "name"}
    second = approve_for(store, paper(store, 2), ACME.ref)
    before = who(store)
    assert before.certainty.value == "certain"
    with store.begin() as tx:
        decisions.undo(tx, second.id, second.version, "anna", POLICY)
    assert who(store).certainty.value == "likely"


def test_taking_everything_back_leaves_no_trace(store: Store) -> None:
    open_up(store)
    before = who(store)
    done = approve_for(store, paper(store, 1), ACME.ref)
    with store.begin() as tx:
        decisions.undo(tx, done.id, done.version, "anna", POLICY)
    assert who(store) == before


def test_decisions_both_ways_weaken_each_other(store: Store) -> None:
    open_up(store)
    for n in (1, 2):
        approve_for(store, paper(store, n), ACME.ref)
    approve_for(store, paper(store, 3), GLOBEX.ref)
    match = who(store)
    assert (match.customer, match.certainty.value) == (ACME.ref, "likely")
    assert "1 said otherwise" in match.reasons[0]
    approve_for(store, paper(store, 4), GLOBEX.ref)
    assert who(store).customer is None


def test_the_machine_teaches_nothing_but_counts(store: Store) -> None:
    open_up(store)
    party = Party(name="Acme Retail GmbH", iban=ACME.ibans[0], tax_id="DE123456789")
    done = settle(store, read(payer=party))
    assert done.state is DocumentState.APPROVED
    counted = known(store)
    assert {kind: (one.source, one.used) for kind, one in counted.items()} == {"account": ("ledger", 1)}


def test_what_a_person_undid_is_not_learned_again(store: Store) -> None:
    open_up(store)
    approve_for(store, paper(store, 1), ACME.ref)
    account = known(store)["account"]
    with store.begin() as tx:
        aliases.undo(tx, account.id, account.version, "carl")
    for n in (2, 3):
        approve_for(store, paper(store, n, Party(iban=STRANGER.iban)), ACME.ref)
    assert who(store, Party(iban=STRANGER.iban)).customer is None


def test_a_person_says_it_expressly(store: Store) -> None:
    open_up(store)
    document = paper(store, 1)
    with store.begin() as tx:
        with pytest.raises(Refused):
            aliases.remember(tx, document.id, document.version, [("name", "x")], "customer", (), "anna")
        now = decisions.correct(tx, document.id, document.version, {"customer": ACME.ref}, "anna", POLICY)
        offered = aliases.offer(tx, now.id, ())
        assert [one.kind for one in offered] == ["account", "name"]
        with pytest.raises(BadInput):
            aliases.remember(tx, now.id, now.version, [("name", "x")], "customer", (), "anna")
        chosen = [(one.kind, one.key) for one in offered]
        kept = aliases.remember(tx, now.id, now.version, chosen, "customer", (), "anna")
        assert all(one.confirmed and one.document_id == now.id for one in kept)
        assert aliases.offer(tx, now.id, ()) == ()
    assert who(store).certainty.value == "certain"


def test_entering_disowning_confirming(store: Store) -> None:
    open_up(store)
    with store.begin() as tx:
        with pytest.raises(BadInput, match="identifies nobody"):
            aliases.enter(tx, "name", "***", ACME.ref, "customer", "anna")
        with pytest.raises(BadInput, match="identifies nobody"):
            aliases.enter(tx, "domain", "gmail.com", ACME.ref, "customer", "anna")
        with pytest.raises(BadInput, match="Name the customer"):
            aliases.enter(tx, "name", "Factor", None, "customer", "anna")
        with pytest.raises(BadInput, match="no customer"):
            aliases.enter(tx, "name", "Factor", "C-9", "customer", "anna")
        with pytest.raises(NotAllowed):
            aliases.enter(tx, "name", "Factor", ACME.ref, "customer", "guest")
        with pytest.raises(BadInput, match="does not give"):
            aliases.disown(tx, "account", "DE1", ACME.ref, "anna")
        gone = aliases.disown(tx, "account", ACME.ibans[0], ACME.ref, "anna")
        tx.customers.upsert([ACME.model_copy(update={"aliases": ("Again",)})])
    assert who(store, Party(iban=ACME.ibans[0])).customer is None
    with store.begin() as tx:
        aliases.restore(tx, gone.id, gone.version, "anna")
        factor = aliases.enter(tx, "name", "Factor Ltd", ACME.ref, "agent", "anna")
    assert who(store, Party(iban=ACME.ibans[0])).customer == ACME.ref
    assert who(store, Party(name="Factor Ltd")).certainty.value == "likely"
    with store.begin() as tx:
        aliases.confirm(tx, factor.id, factor.version, "customer", "anna")
        with pytest.raises(Stale):
            aliases.confirm(tx, factor.id, factor.version, "customer", "anna")
    assert who(store, Party(name="Factor Ltd")).certainty.value == "certain"


def test_an_agent_is_certain_only_with_documents_to_the_cent(store: Store) -> None:
    open_up(store, item("INV-77", "10.00"))
    with store.begin() as tx:
        aliases.enter(tx, "name", STRANGER.name or "", ACME.ref, "agent", "anna")
    done = settle(store, read(line("INV-77", "10.00"), payer=Party(name=STRANGER.name)))
    assert done.application is not None
    assert done.application.payer.sign == "agent"
    assert done.application.payer.certainty.value == "certain"
    other = settle(store, read(line("INV-78", "9.00"), payer=Party(name=STRANGER.name)), name="b.pdf")
    assert other.application is not None
    assert other.application.payer.certainty.value == "likely"


def test_our_own_domain_says_nothing(store: Store) -> None:
    open_up(store)
    document = settle(store, read(payer=Party()), sender="anna@we.example")
    assert aliases.clues_of(document, ("we.example",)) == ()
    assert aliases.clues_of(document, ()) == (Clue("domain", "we.example", "anna@we.example"),)


def test_a_parent_pays_the_invoice_of_its_child_by_machine(store: Store) -> None:
    parent = Customer(ref="P", name="Northern Holding AG", ibans=("DE75512108001245126199",))
    open_up(store, item("INV-501", "10.00", customer="A"), item("INV-502", "20.00", customer="X", bill_to="P"))
    with store.begin() as tx:
        tx.customers.upsert([parent, Customer(ref="A", name="Northern Foods", parent="P"), Customer(ref="X", name="X")])
    paid = read(line("INV-501", "10.00"), line("INV-502", "20.00"), payer=Party(name=parent.name, iban=parent.ibans[0]))
    done = settle(store, paid)
    assert done.state is DocumentState.APPROVED, done.reason
    assert done.application is not None
    assert done.application.payer.family == ("A",)
    assert "Northern Foods (A)" in done.application.payer.reasons[-1]
    assert left(store, "inv:INV-501") == left(store, "inv:INV-502") == 0


def test_before_a_payer_is_recognised_by_it_the_past_is_looked_at(store: Store) -> None:
    open_up(store)
    first, other, waiting = paper(store, 1), paper(store, 2), paper(store, 3)
    approve_for(store, other, GLOBEX.ref)
    with store.begin() as tx:
        decisions.correct(tx, first.id, first.version, {"customer": ACME.ref}, "anna", POLICY)
    with store.read() as tx:
        account = [(one.kind, one.key) for one in aliases.clues_of(first, ()) if one.kind == "account"]
        found = alias_preview.preview(tx, first.id, account, ())
        assert tx.aliases.list(document_id=first.id) == []
        with pytest.raises(Refused):
            alias_preview.preview(tx, waiting.id, account, ())
    told = {effect.name: effect.changes[0].decided for effect in found.effects}
    assert (found.documents, told, found.worse) == (3, {"2.pdf": GLOBEX.ref, "3.pdf": None}, 1)
