"""How right the machine was, by what people made of it; and the sample of what it posted untouched."""

from decimal import Decimal

import pytest

from docflow import decisions
from docflow.decisions import checks, people, rule_table
from docflow.errors import BadInput, NotAllowed, Stale
from docflow.rules.figures import Figures
from docflow.rules.shipped_rules import SHIPPED
from docflow.schema.documents import Document
from docflow.schema.outcomes import CheckState, Proposed
from docflow.schema.receipts import ReceiptState
from docflow.schema.states import DocumentState
from docflow.store import Store
from tests.decisions.bank import WAITING, acme, book_all, pay, receipt
from tests.decisions.house import POLICY, TODAY, get, left, open_up, read, settle
from tests.rules.worlds import item, line

ALL = WAITING.model_copy(update={"sample_percent": Decimal(100)})


def figures(store: Store) -> Figures:
    with store.read() as tx:
        return tx.proposals.figures()


def of(store: Store, subject: str) -> Proposed:
    with store.read() as tx:
        return tx.proposals.get(subject)


def book(store: Store) -> None:
    with store.begin() as tx:
        book_all(tx)


def untouched(store: Store) -> Document:
    """An advice that the machine books by itself, and a ledger that has it."""
    open_up(store)
    done = settle(store, read(), ALL)
    pay(store, acme("1500.00"), policy=ALL)
    book(store)
    return get(store, done.id)


def test_what_the_machine_books_alone_counts_as_right_until_somebody_says_otherwise(store: Store) -> None:
    done = untouched(store)
    assert done.state is DocumentState.POSTED
    assert figures(store) == Figures(payments=1, customers=1, envelopes=1, lines=2, lines_right=2, untouched=1)
    assert of(store, done.id).check_state is CheckState.DUE


def test_without_a_sample_nobody_checks(store: Store) -> None:
    open_up(store)
    done = settle(store, read(), POLICY.model_copy(update={"sample_percent": Decimal(0)}))
    assert of(store, done.id).check_state is CheckState.NONE


def test_what_a_person_corrects_was_proposed_wrongly(store: Store) -> None:
    open_up(store)
    done = settle(store, read(line(), line("INV-9", "500.00")), POLICY)
    first = of(store, done.id)
    assert (done.state, first.booked) == (DocumentState.NEEDS_REVIEW, False)
    with store.begin() as tx:
        fixed = decisions.correct(tx, done.id, done.version, {"lines.1.open_item": "on_account"}, "anna", POLICY)
        decisions.approve(tx, fixed.id, fixed.version, "carl", fixed.content_hash, POLICY)
    assert of(store, done.id).application == first.application
    assert figures(store) == Figures(payments=1, customers=1, lines=1, lines_right=1)


def test_what_a_person_approves_as_proposed_was_right_but_not_untouched(store: Store) -> None:
    open_up(store)
    done = settle(store, read(payment_date=None), POLICY)
    assert done.state is DocumentState.NEEDS_REVIEW
    with store.begin() as tx:
        decisions.approve(tx, done.id, done.version, "anna", done.content_hash, POLICY)
    assert figures(store) == Figures(payments=1, customers=1, envelopes=1, lines=2, lines_right=2)


def test_what_a_person_undoes_was_wrong_until_it_is_booked_as_it_was(store: Store) -> None:
    open_up(store)
    done = settle(store, read(), POLICY)
    with store.begin() as tx:
        back = decisions.undo(tx, done.id, done.version, "anna", POLICY)
    assert (figures(store).untouched, figures(store).wrong) == (1, 1)
    with store.begin() as tx:
        decisions.approve(tx, back.id, back.version, "anna", back.content_hash, POLICY)
    assert (figures(store).untouched, figures(store).wrong) == (1, 0)


def test_a_check_that_finds_it_right(store: Store) -> None:
    done = untouched(store)
    with store.begin() as tx:
        (due,) = tx.proposals.due()
        with pytest.raises(NotAllowed):
            checks.check_right(tx, done.id, due.version, "guest")
        checks.check_right(tx, done.id, due.version, "anna")
    with store.read() as tx:
        found = checks.report(tx, TODAY)
    assert (found.sample.right, found.sample.due, found.whole.wrong) == (1, 0, 0)
    assert get(store, done.id).state is DocumentState.POSTED


def test_a_check_that_finds_it_wrong_corrects_figures_and_posting(store: Store) -> None:
    done = untouched(store)
    with store.begin() as tx:
        (due,) = tx.proposals.due()
        with pytest.raises(BadInput):
            checks.check_wrong(tx, done.id, due.version, "anna", " ", ALL)
        checks.check_wrong(tx, done.id, due.version, "anna", "Acme meant INV-3", ALL)
    back = get(store, done.id)
    assert (back.state, "Acme meant INV-3" in back.reason) == (DocumentState.NEEDS_REVIEW, True)
    book(store)
    assert left(store) == Decimal("1000.00")
    with store.read() as tx:
        found = checks.report(tx, TODAY)
        assert tx.broken() == []
    assert (found.whole.wrong, found.whole.wrong_rate, found.sample.wrong) == (1, 1.0, 1)
    assert set(found.groups["payer"]) == {"C-1001"}


def test_money_without_an_advice_is_checked_and_taken_back_too(store: Store) -> None:
    open_up(store)
    (money,) = pay(store, acme("1500.00", "", text="INV-1001 INV-2"), policy=ALL)
    assert money.status is ReceiptState.APPLIED
    row = of(store, money.id)
    assert (row.carrier, row.check_state) == ("bank", CheckState.DUE)
    with store.begin() as tx:
        checks.check_wrong(tx, money.id, row.version, "anna", "not theirs", ALL)
    assert receipt(store, money).status is ReceiptState.UNAPPLIED
    assert figures(store).wrong == 1


def test_what_the_bank_takes_back_was_not_applied_wrongly(store: Store) -> None:
    done = untouched(store)
    pay(store, acme("-1500.00", return_of="ACH99812", return_reason="NSF"), number="2", policy=ALL)
    assert get(store, done.id).state is DocumentState.NEEDS_REVIEW
    assert (figures(store).untouched, figures(store).wrong) == (1, 0)


def test_what_was_checked_is_not_checked_again(store: Store) -> None:
    done = untouched(store)
    with store.begin() as tx:
        (due,) = tx.proposals.due()
        checks.check_wrong(tx, done.id, due.version, "anna", "no", ALL)
    with store.begin() as tx, pytest.raises(Stale, match="checked"):
        checks.check_wrong(tx, done.id, tx.proposals.get(done.id).version, "anna", "no", ALL)


def take_otherwise(store: Store, n: int) -> None:
    """The machine books an advice by itself; a person takes it back and puts the money on account."""
    done = settle(store, read(line(f"INV-10{n}", "100.00"), payment_reference=f"EFT-{n}"), POLICY, f"{n}.pdf")
    assert done.state is DocumentState.APPROVED
    with store.begin() as tx:
        back = decisions.undo(tx, done.id, done.version, "anna", POLICY)
        fixed = decisions.correct(tx, back.id, back.version, {"lines.0.open_item": "on_account"}, "anna", POLICY)
        decisions.approve(tx, fixed.id, fixed.version, "anna", fixed.content_hash, POLICY)


def test_a_row_by_which_wrong_lines_pass_asks_until_a_person_puts_it_back(store: Store) -> None:
    open_up(store, *(item(f"INV-10{n}", "100.00") for n in range(5)))
    take_otherwise(store, 0)
    with store.read() as tx:
        assert rule_table.current(tx).version == 0, "it may have been a slip"
    take_otherwise(store, 1)
    with store.read() as tx:
        kept = rule_table.current(tx)
        assert [row.action for row in tx.audit.of("rules")] == ["change_rules"]
    assert (kept.version, kept.actor, kept.table.rows[0].passes, kept.table.rows[1].passes) == (
        1,
        people.MACHINE,
        False,
        True,
    )
    assert kept.why.startswith("Row 1 asks a person from now on: 2 of the 2 lines that passed by it were wrong")
    asked = settle(store, read(line("INV-102", "100.00"), payment_reference="EFT-2"), POLICY, "2.pdf")
    assert asked.state is DocumentState.NEEDS_REVIEW
    with store.begin() as tx:
        rule_table.save(tx, SHIPPED, 1, "root", "both were slips of mine")
    take_otherwise(store, 3)
    with store.read() as tx:
        assert rule_table.current(tx).version == 2, "what a person decided stands: what was before counts no more"
