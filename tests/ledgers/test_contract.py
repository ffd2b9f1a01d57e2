"""What every ledger must do, on the real thing: once, whatever happens on the way."""

import itertools

import pytest

from docflow.errors import LedgerAmbiguous, LedgerError, LedgerRejected
from docflow.ledgers.contract import Ledger
from docflow.ledgers.registry import kinds
from docflow.schema.postings import LedgerAnswer, Posting
from tests.ledgers.books import STANDS, Books
from tests.ledgers.postings import mirrored
from tests.servers.fault_proxy import FAULTS, at, fault_proxy, share

LATE = "slow_after"
"""Each such answer is waited for in vain for seconds: tried at every request, CI would sleep for minutes."""
AT_ONCE = [fault for fault in FAULTS if fault != LATE]
EVERY = 6
"""On a real ledger each fault strikes at every so many requests, each at others, so that every request meets one."""
_numbers = itertools.count(1)


def fresh_id() -> str:
    return f"dfp_T{next(_numbers):05}"


def bring(ledger: Ledger, posting: Posting, attempts: int = 12) -> LedgerAnswer:
    """As delivery does it: look up, post where absent, verify; what is temporary is tried again."""
    for _ in range(attempts):
        try:
            if ledger.find(posting.posting_id) is None:
                ledger.post(posting)
            return ledger.verify(posting)
        except LedgerError as error:
            if not error.temporary:
                raise
    raise AssertionError("never arrived")


def test_every_ledger_of_the_folder_is_tested() -> None:
    assert set(kinds()) == {"beancount", "odoo", "tryton", "webhook", *STANDS}


def test_posting_twice_is_once(books: Books) -> None:
    posting = books.short(fresh_id()) if books.deducts else books.full(fresh_id())
    ledger = books.open("")
    assert ledger.find(posting.posting_id) is None
    first = ledger.post(posting)
    assert first.external_ref
    assert ledger.post(posting).external_ref == first.external_ref
    assert books.open("").post(posting).external_ref == first.external_ref
    assert books.applied(posting.posting_id) == 1
    ledger.verify(posting)
    if ledger.capabilities.lookup:
        found = ledger.find(posting.posting_id)
        assert found is not None
        assert found.external_ref == first.external_ref


def test_what_is_absent_is_not_verified(books: Books) -> None:
    ledger = books.open("")
    if ledger.capabilities.reads_back:
        with pytest.raises(LedgerAmbiguous):
            ledger.verify(books.full(fresh_id()))


def test_a_reversal_is_booked_once(books: Books) -> None:
    ledger = books.open("")
    posting = books.full(fresh_id())
    ledger.post(posting)
    if not books.reverses:
        with pytest.raises(LedgerRejected, match=r"by hand only|on its own screens"):
            ledger.reverse(mirrored(posting, fresh_id()))
        return
    reversal = mirrored(posting, fresh_id() if books.kind not in STANDS else f"{posting.posting_id}-R")
    ledger.reverse(reversal)
    ledger.reverse(reversal)
    ledger.verify(reversal)
    if books.kind in STANDS:  # they take the receipt itself back
        with pytest.raises(LedgerError):
            ledger.verify(posting)
    else:
        assert books.applied(reversal.posting_id) == 1


def test_check_is_well_and_lists_do_not_fail(books: Books) -> None:
    ledger = books.open("")
    assert all(check.ok for check in ledger.check()), ledger.check()
    customers, items = list(ledger.list_customers()), list(ledger.list_open_items())
    assert bool(customers) == ledger.capabilities.lists_customers
    assert bool(items) == ledger.capabilities.lists_open_items
    ledger.close()


@pytest.mark.parametrize("fault", ["reset_before", "reset_after", "garbage_after", LATE])
def test_a_fault_at_any_write_leaves_it_booked_once(books: Books, fault: str) -> None:
    if not books.address:
        pytest.skip("a file has no network; its crashes are in test_beancount")
    if fault == LATE and books.kind in STANDS:
        pytest.skip("a late answer is a lost one, as in reset_after: the stand-ins share the transport of the others")
    writes = 0
    while True:
        posting = books.full(fresh_id())
        with fault_proxy(books.address, at(writes, fault, books.writes)) as proxy:
            bring(books.open(proxy.url), posting)
            assert books.applied(posting.posting_id) == 1
            if not proxy.done[fault]:
                break
        writes += 1
    assert writes >= 1


@pytest.mark.slow
@pytest.mark.parametrize("fault", AT_ONCE)
def test_a_fault_at_any_request_leaves_it_booked_once(books: Books, fault: str) -> None:
    if not books.address:
        pytest.skip("a file has no network; its crashes are in test_beancount")
    posting = books.full(fresh_id())
    with fault_proxy(books.address, lambda *_: None) as proxy:
        bring(books.open(proxy.url), posting)
    real = books.kind in ("odoo", "tryton")
    first, step = (AT_ONCE.index(fault) % EVERY, EVERY) if real else (0, 1)
    for number in range(first, len(proxy.seen), step):
        again = posting.model_copy(update={"posting_id": fresh_id()})
        if real:
            again = reopened(books, posting, again)
        with fault_proxy(books.address, at(number, fault)) as proxy:
            bring(books.open(proxy.url), again)
        assert books.applied(again.posting_id) == 1
        posting = again


def reopened(books: Books, posting: Posting, again: Posting) -> Posting:
    """The invoice is open again, so that few invoices serve many tests."""
    books.open("").reverse(mirrored(posting, fresh_id()))
    return again


@pytest.mark.slow
def test_a_third_of_all_requests_faulted(books: Books) -> None:
    if not books.address:
        pytest.skip("a file has no network")
    made = [books.full(fresh_id()) for _ in range(6)]
    with fault_proxy(books.address, share(0.3, seed=7, slow=0)) as proxy:
        for posting in made:
            bring(books.open(proxy.url), posting, attempts=40)
    assert [books.applied(posting.posting_id) for posting in made] == [1] * 6
