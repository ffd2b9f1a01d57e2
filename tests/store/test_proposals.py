"""What the machine proposed is kept once, judged when something is booked, and summed by payer, carrier and week."""

import datetime as dt
from decimal import Decimal

import pytest

from docflow.errors import NotFound, Stale
from docflow.rules.figures import Figures, Outcome
from docflow.schema.outcomes import CheckState
from docflow.schema.receivables import Application, PayerMatch
from docflow.store import Store, Tx
from tests.store.things import a_document

RIGHT = Outcome(True, True, 2, 2, True)
CORRECTED = Outcome(True, False, 3, 1, False)


def proposal(customer: str = "C-1") -> Application:
    return Application(payer=PayerMatch(customer=customer), currency="EUR", amount=Decimal(9))


def kept(tx: Tx, name: str, outcome: Outcome | None = None, check: CheckState = CheckState.NONE) -> str:
    subject = a_document(tx, name).id
    assert tx.proposals.add(subject, subject, "ocr" if name.startswith("scan") else "text", proposal())
    if outcome:
        tx.proposals.booked(subject, outcome, "C-1", check)
    return subject


def test_only_the_first_word_counts(store: Store) -> None:
    with store.begin() as tx:
        subject = kept(tx, "a.pdf")
        assert not tx.proposals.add(subject, subject, "text", proposal("C-2"))
        assert tx.proposals.get(subject).application.payer.customer == "C-1"
        assert tx.proposals.figures() == Figures()


def test_figures_are_sums_of_what_is_booked(store: Store) -> None:
    with store.begin() as tx:
        kept(tx, "a.pdf", RIGHT)
        kept(tx, "scan.pdf", CORRECTED)
        wrong = kept(tx, "b.pdf", RIGHT)
        tx.proposals.taken_back(wrong)
        kept(tx, "waits.pdf")
    with store.read() as tx:
        whole = tx.proposals.figures()
        assert whole == Figures(payments=3, customers=3, envelopes=1, lines=7, lines_right=3, untouched=2, wrong=1)
        by_carrier = tx.proposals.figures_by("carrier")
        assert {name: found.payments for name, found in by_carrier.items()} == {"ocr": 1, "text": 2}
        assert tx.proposals.figures_by("payer") == {"C-1": whole}
        assert list(tx.proposals.figures_by("week")) == [tx.proposals.get(wrong).week]
        later = tx.now().date() + dt.timedelta(days=14)
        assert tx.proposals.figures(later) == Figures()


def test_what_is_booked_again_as_it_was_is_right_after_all(store: Store) -> None:
    with store.begin() as tx:
        subject = kept(tx, "a.pdf", RIGHT)
        tx.proposals.taken_back(subject)
        assert tx.proposals.get(subject).wrong
        tx.proposals.booked(subject, RIGHT, "C-1", CheckState.NONE)
        assert not tx.proposals.get(subject).wrong


def test_what_a_person_takes_back_of_its_own_is_no_wrong_application(store: Store) -> None:
    with store.begin() as tx:
        subject = kept(tx, "a.pdf", CORRECTED)
        tx.proposals.taken_back(subject)
        assert not tx.proposals.get(subject).wrong


def test_a_check_is_done_once(store: Store) -> None:
    with store.begin() as tx:
        subject = kept(tx, "a.pdf", RIGHT, CheckState.DUE)
        (due,) = tx.proposals.due()
        done = tx.proposals.checked(subject, due.version, CheckState.RIGHT, "anna", "")
        assert (done.check_state, done.checked_by) == (CheckState.RIGHT, "anna")
        assert tx.proposals.due() == []
        with pytest.raises(Stale):
            tx.proposals.checked(subject, done.version, CheckState.WRONG, "carl", "no")
        with pytest.raises(NotFound):
            tx.proposals.checked("unknown", 1, CheckState.RIGHT, "anna", "")
        assert tx.proposals.sample().right == 1
