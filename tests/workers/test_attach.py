"""The paper beside a booked posting: it comes once, late if need be, and never keeps a posting from being verified."""

import datetime as dt
from pathlib import Path

import pytest

from docflow.decisions import connectors, delivery, enclosures
from docflow.errors import LedgerAmbiguous, LedgerAuth, LedgerMismatch, LedgerRejected, LedgerTransient, Refused
from docflow.files import LocalFiles
from docflow.ledgers.contract import Ledger
from docflow.rules.policy import Policy
from docflow.schema.states import PostingState
from docflow.store import Store
from tests.decisions.house import open_up, read, settle
from tests.rules.worlds import line
from tests.servers.stores import Clock, pass_time
from tests.workers.ledger import PaperLedger, ScriptedLedger
from workers import steps
from workers.workshop import Workshop

pytestmark = pytest.mark.parametrize("store_url", ["sqlite"], indirect=True)
"""Tasks on both databases are tested in tests/store."""

POLICY = Policy(company="main", one_wrong_in=100, ledgers=("books",), post_on="advice")
PAPER = b"%PDF-1.7 the original"
SHORT = {"gross_amount": "1000.00", "deduction_amount": "20.00", "deduction_reason": "pricing"}


class House:
    """A worker with the payment of 980.00 for an invoice of 1000.00 on its way into one ledger."""

    def __init__(self, store: Store, clock: Clock, folder: Path, ledger: Ledger) -> None:
        files = LocalFiles(folder)
        open_up(store)
        short = read(line("INV-1001", "980.00", **SHORT))
        document = settle(store, short, POLICY, sha256=files.put(PAPER))
        with store.read() as tx:
            self.posting_id = tx.postings.of_document(document.id)[-1].posting_id
        self.store, self.clock, self.document_id = store, clock, document.id
        self.shop = Workshop(store, files, None, POLICY, {"books": ledger}, "test")  # type: ignore[arg-type]

    def deliver(self) -> None:
        self.hints = steps.perform(self.shop, self.posting_id)
        with self.store.read() as tx:
            (row,) = tx.postings.of(self.posting_id)
        assert row.state is PostingState.VERIFIED, row.error

    def attach(self, **by: float) -> int:
        """Everything that is due `by` then is done; how many tasks are open afterwards."""
        if by:
            pass_time(self.store, dt.timedelta(**by))
            self.clock.advance(**by)
        with self.store.read() as tx:
            due = tx.tasks.due()
        for task in due:
            steps.perform(self.shop, task)
        with self.store.read() as tx:
            return tx.tasks.open_count()

    def told(self) -> list[object]:
        """The words of papers that were given up."""
        with self.store.read() as tx:
            return [one.body["words"] for one in tx.audit.of(self.document_id) if one.action == "not_attached"]


@pytest.fixture
def books() -> PaperLedger:
    return PaperLedger()


@pytest.fixture
def house(store: Store, clock: Clock, tmp_path: Path, books: PaperLedger) -> House:
    return House(store, clock, tmp_path, books)


def test_the_paper_and_the_dispute_come_after_the_posting(house: House, books: PaperLedger) -> None:
    house.deliver()
    with house.store.read() as tx:
        assert house.hints == tx.tasks.due(), "the paper does not wait for the next sweep"
    assert not books.kept
    assert house.attach() == 0
    assert books.kept == [(house.posting_id, "advice.pdf", PAPER)]
    ((_, note),) = books.noted
    with house.store.read() as tx:
        (case,) = tx.disputes.of_document(house.document_id)
    assert note.splitlines() == [
        f"Dispute {case.id} (deduction)", "Reason: pricing", "Amount: 20.00 EUR", "Invoices: INV-1001",
    ]  # fmt: skip
    house.deliver()
    assert (house.attach(minutes=5), books.calls.count("attach")) == (0, 1)


def test_a_ledger_that_keeps_none_is_asked_nothing(store: Store, clock: Clock, tmp_path: Path) -> None:
    house = House(store, clock, tmp_path, ScriptedLedger())
    house.deliver()
    assert house.attach() == 0


def test_a_house_may_leave_it_off(house: House, books: PaperLedger) -> None:
    books.papers = False
    house.deliver()
    assert (house.attach(), books.kept) == (0, [])


def test_a_ledger_that_is_away_gets_it_later(house: House, books: PaperLedger) -> None:
    books.filing = [LedgerTransient("down"), LedgerAmbiguous("no answer"), LedgerTransient("down")]
    house.deliver()
    assert (house.attach(), house.attach(minutes=1), house.attach(days=9)) == (1, 1, 1), "however long it is away"
    assert (house.attach(hours=2), len(books.kept), len(books.noted), house.told()) == (0, 1, 1, [])


def test_a_refused_key_pauses_the_ledger_and_nothing_is_lost(house: House, books: PaperLedger) -> None:
    books.filing = [LedgerAuth("the key is over")]
    house.deliver()
    assert house.attach() == 1
    assert (house.attach(days=9), books.calls.count("attach")) == (1, 1), "nothing is tried meanwhile"
    with house.store.begin() as tx:
        assert connectors.resume(tx, "books")
    assert (house.attach(hours=2), len(books.kept)) == (0, 1)


@pytest.mark.parametrize("refusal", [LedgerRejected("too large"), LedgerMismatch("two statements")])
def test_what_is_refused_for_days_is_told(house: House, books: PaperLedger, refusal: Exception) -> None:
    books.filing = [refusal] * 9
    house.deliver()
    assert (house.attach(), house.attach(hours=2), books.calls.count("attach")) == (1, 1, 1), "once a day"
    while house.attach(days=1):
        assert house.told() == []
    assert house.told() == [str(refusal)]
    assert house.clock() - dt.timedelta(days=6) < dt.datetime(2026, 5, 1, 9, tzinfo=dt.UTC)


def test_a_person_has_what_was_given_up_brought_again(house: House, books: PaperLedger) -> None:
    books.filing = [LedgerRejected("too large")] * 9
    house.deliver()
    while house.attach(days=1):
        pass
    books.filing.clear()
    with house.store.begin() as tx:
        (row,) = tx.postings.of(house.posting_id)
        assert enclosures.lacking(tx, house.document_id) == {(house.posting_id, "books"): "too large"}
        enclosures.again(tx, row, "clara")
    with house.store.read() as tx:
        assert enclosures.lacking(tx, house.document_id) == {}
    assert (house.attach(), len(books.kept)) == (0, 1)


def test_before_it_is_booked_there_is_no_paper_to_bring(house: House) -> None:
    with house.store.begin() as tx, pytest.raises(Refused, match="not booked in books"):
        enclosures.again(tx, tx.postings.of(house.posting_id)[0], "clara")


@pytest.mark.parametrize("kills", [1, steps.MAX_ATTEMPTS])
def test_a_worker_that_dies_half_way_leaves_neither_two_nor_none(house: House, books: PaperLedger, kills: int) -> None:
    """The paper is there, the dispute is not."""
    house.deliver()
    books.dispute = _dies  # type: ignore[method-assign]
    for _ in range(kills):
        with pytest.raises(KeyboardInterrupt):
            house.attach(minutes=5)
    del books.dispute
    assert house.attach(minutes=5) == 0
    assert len(books.kept) == 1
    assert (len(books.noted), len(house.told())) == ((1, 0) if kills < steps.MAX_ATTEMPTS else (0, 1))


def test_a_worker_that_froze_past_its_lease_may_send_nothing_more(house: House, books: PaperLedger) -> None:
    """It has looked, and nothing was there; until it goes on, another worker has brought the paper."""
    keep = books.attach

    def frozen(posting_id: str, name: str, data: bytes, *, seconds: float) -> None:
        books.attach = keep  # type: ignore[method-assign]
        assert house.attach(hours=1) == 0
        renewed_every = house.shop.lease.total_seconds() / 3
        assert seconds <= house.shop.lease.total_seconds() - renewed_every
        raise LedgerAmbiguous("it took too long")

    house.deliver()
    books.attach = frozen  # type: ignore[method-assign]
    house.attach()
    assert house.attach(hours=1) == 0
    assert books.kept == [(house.posting_id, "advice.pdf", PAPER)]
    assert (len(books.noted), house.told()) == (1, [])


def _dies(*_: str, **_more: object) -> None:
    raise KeyboardInterrupt


def test_an_original_that_is_gone_is_told(house: House, books: PaperLedger, tmp_path: Path) -> None:
    house.deliver()
    for file in [one for one in tmp_path.rglob("*") if one.is_file()]:
        file.unlink()
    for _ in range(steps.MAX_ATTEMPTS):
        house.attach(hours=1)
    assert (house.attach(hours=1), books.kept, len(house.told())) == (0, [], 1)


def test_a_posting_that_a_clerk_has_found_gets_its_paper_too(house: House, books: PaperLedger) -> None:
    books.verifying = [LedgerMismatch("differs")]
    steps.perform(house.shop, house.posting_id)
    assert house.attach() == 0
    with house.store.begin() as tx:
        delivery.vouched(tx, house.posting_id, "books", "anna", there=True)
    assert (house.attach(), len(books.kept)) == (0, 1)
