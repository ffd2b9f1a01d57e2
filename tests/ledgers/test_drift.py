"""What the ledger has against what docflow says it has: what people changed there is found, what is as sent is not."""

import datetime as dt
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from docflow.errors import LedgerTransient
from docflow.ledgers.contract import Ledger
from docflow.ledgers.registry import open_ledger
from docflow.ledgers.tryton import Tryton
from docflow.rules.mirrored import books_words
from docflow.rules.policy import Policy
from docflow.schema.documents import NewDocument, PostingRow
from docflow.schema.postings import Posting
from docflow.schema.states import DocumentState, PostingState
from docflow.store import Store
from tests.ledgers.books import Books, journal_books
from tests.ledgers.postings import full_payment, mirrored
from tests.servers.stores import Clock, make_store
from tests.servers.tryton import TrytonServer
from tests.workers.ledger import ScriptedLedger
from workers import post
from workers.compare import LATELY, compare, compare_due

MONTH = dt.timedelta(days=30)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    make_store(f"sqlite:///{tmp_path}/docflow.db")
    opened = Store(f"sqlite:///{tmp_path}/docflow.db", clock)
    yield opened
    opened.close()


def add(store: Store, ledger: Ledger, made: Posting) -> None:
    with store.begin() as tx:
        document, _ = tx.documents.add(NewDocument(name=made.posting_id, sha256=made.posting_id, size=1))
        version = tx.documents.get(document).version
        for state in (DocumentState.READING, DocumentState.EXTRACTED, DocumentState.APPROVED):
            version = tx.documents.move(document, version, state).version
        tx.postings.add(ledger.name, made, document)


def deliver(store: Store, ledger: Ledger, *postings: Posting) -> None:
    for made in postings:
        add(store, ledger, made)
        row = send(store, ledger, made.posting_id)
        assert row.state is PostingState.VERIFIED, row.error


def send(store: Store, ledger: Ledger, posting_id: str) -> PostingRow:
    post.deliver(store, {ledger.name: ledger}, posting_id, "w", Policy(ledgers=(ledger.name,)))
    with store.read() as tx:
        return tx.postings.get(posting_id, ledger.name)


def kinds(store: Store, ledger: Ledger, mine: str = "dfp_D") -> dict[str, str]:
    return {one.posting_id: one.kind for one in compare(store, ledger, MONTH).strays if one.posting_id.startswith(mine)}


def test_a_journal_that_people_changed(store: Store, tmp_path: Path) -> None:
    ledger = journal_books(tmp_path).open("")
    made = [full_payment(f"dfp_D{n}", f"inv:{n}", f"{n}0.00") for n in range(1, 6)]
    deliver(store, ledger, *made[:3])
    assert kinds(store, ledger) == {}
    journal = tmp_path / "receipts.beancount"
    text = journal.read_text().replace("; docflow-end dfp_D1 ", "; taken out ").replace("20.00 USD", "21.00 USD")
    journal.write_text(text)
    ledger.post(made[3])
    add(store, ledger, made[4])
    ledger.post(made[4])
    with store.begin() as tx:
        assert tx.postings.cancel("dfp_D5")
    wanted = {"dfp_D1": "missing", "dfp_D2": "differs", "dfp_D4": "unknown", "dfp_D5": "unexpected"}
    assert kinds(store, ledger) == wanted
    with store.read() as tx:
        kept = tx.comparisons.of(ledger.name)
    assert kept is not None and "4 not as docflow says" in books_words(kept)
    assert all(one.words for one in kept.strays)


@pytest.mark.servers
def test_a_tryton_that_people_changed(store: Store, tryton: TrytonServer, books_of_tryton: Books) -> None:
    ledger = open_ledger("tryton", tryton.settings())
    assert isinstance(ledger, Tryton)
    made = [full_payment(f"dfp_D{n}", next(books_of_tryton.items), "1000.00") for n in range(5)]
    deliver(store, ledger, *made[:4])
    assert kinds(store, ledger) == {}
    undone, renamed = (ledger._statement(one.posting_id) for one in made[:2])
    assert undone and renamed
    ledger._detach(undone)
    ledger._rest.write("account.statement", renamed["id"], {"name": "somebody's own"})
    ledger.post(made[4])
    reversal = mirrored(made[2], "dfp_D2R")
    with store.begin() as tx:
        (first,) = tx.postings.of("dfp_D2")
        tx.postings.add(ledger.name, reversal, first.document_id)
    row = send(store, ledger, "dfp_D2R")
    assert row.state is PostingState.VERIFIED, row.error
    assert kinds(store, ledger) == {"dfp_D0": "differs", "dfp_D1": "missing", "dfp_D4": "unknown"}


def test_a_ledger_that_does_not_answer_is_said_not_to_be_compared(store: Store) -> None:
    ledger = ScriptedLedger()
    deliver(store, ledger, full_payment("dfp_D1", "inv:1", "10.00"))
    ledger.verifying = [LedgerTransient("It is down.")]
    with pytest.raises(LedgerTransient):
        compare(store, ledger, MONTH)
    with store.read() as tx:
        kept = tx.comparisons.of("books")
    assert kept is not None and (kept.compared, kept.trouble) == (0, "It is down.")
    assert books_words(kept).endswith("It is down.")


def test_the_daily_look_goes_back_some_days(store: Store, clock: Clock) -> None:
    ledger = ScriptedLedger()
    deliver(store, ledger, full_payment("dfp_D1", "inv:1", "10.00"))
    looks = []
    for _ in range(3):
        ledger.calls.clear()
        compare_due(store, ledger)
        looks.append(list(ledger.calls))
        clock.now += LATELY / 6
    assert looks == [["verify"], [], ["verify"]]
    clock.now += LATELY
    ledger.calls.clear()
    compare_due(store, ledger)
    assert ledger.calls == []


def test_the_daily_look_takes_some_each_time_and_goes_on_where_it_stopped(
    store: Store, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The newest first; what fails in between is asked again."""
    monkeypatch.setattr("workers.compare._AT_ONCE", 2)
    ledger = ScriptedLedger()
    for n in range(5):
        deliver(store, ledger, full_payment(f"dfp_D{n}", f"inv:{n}", "10.00"))
        clock.now += dt.timedelta(seconds=1)
    ledger.calls.clear()
    looks = []
    for trouble in (None, LedgerTransient("It is down."), None, None, None):
        ledger.verifying = [trouble] if trouble else []
        with suppress(LedgerTransient):
            compare_due(store, ledger)
        with store.read() as tx:
            found = tx.comparisons.of("books")
        assert found is not None
        looks.append((found.compared, found.after, found.whole, bool(found.trouble)))
    assert looks == [
        (2, "dfp_D3", False, False),
        (2, "dfp_D3", False, True),
        (4, "dfp_D1", False, False),
        (5, None, True, False),
        (5, None, True, False),
    ]
    assert books_words(found.model_copy(update={"whole": False})).startswith(
        "5 postings since 2026-04-28 compared so far"
    )
