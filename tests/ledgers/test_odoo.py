"""Against a real Odoo 19, where scripts/odoo has unpacked one: what is listed, and what is refused in whose words."""

import pytest

from docflow.errors import LedgerRejected, LedgerStale
from docflow.ledgers.odoo import Odoo
from tests.ledgers.books import Books
from tests.ledgers.postings import DAY, full_payment, line, posting

pytestmark = [pytest.mark.servers, pytest.mark.slow]


@pytest.fixture
def ledger(books_of_odoo: Books) -> Odoo:
    found = books_of_odoo.open("")
    assert isinstance(found, Odoo)
    return found


def test_what_is_listed(ledger: Odoo, books_of_odoo: Books) -> None:
    assert {one.ref for one in ledger.list_customers()} == {"C-1001", "C-1002"}
    kinds = {one.kind for one in ledger.list_open_items()}
    assert kinds == {"invoice", "credit_memo"}
    assert {"691", "692"} <= {one.code for one in ledger.chart()}
    made = books_of_odoo.full("dfp_LISTED")
    ledger.post(made)
    assert "dfp_LISTED" in set(ledger.postings(DAY))


def test_each_refusal_has_its_own_words_and_leaves_nothing(ledger: Odoo, books_of_odoo: Books) -> None:
    item = next(books_of_odoo.items)
    bank, clear = (
        line(1, "bank", "990.00", account="1.1.1"),
        line(2, "receivable", "-1000.00", open_item=item, close=True),
    )
    refusals = [
        (full_payment("dfp_r1", "inv:99999", "10.00"), LedgerStale, "is not in Odoo"),
        (full_payment("dfp_r2", item, "1000.01"), LedgerStale, "has 1000.00 left"),
        (full_payment("dfp_r3", item, "1000.00", customer={"ref": "C-9"}), LedgerRejected, "no customer C-9: make it"),
        (full_payment("dfp_r4", item, "1000.00", currency="EUR"), LedgerRejected, "by hand"),
        (posting("dfp_r5", bank, line(3, "discount", "10.00", account="9.9"), clear), LedgerRejected, "9.9 is not in"),
        (posting("dfp_r6", bank, line(3, "discount", "10.00"), clear), LedgerRejected, "no account for its discount"),
    ]
    for made, error, words in refusals:
        with pytest.raises(error, match=words):
            ledger.post(made)
        assert ledger.find(made.posting_id) is None


def test_a_locked_period_is_refused_and_not_moved_to_another_day(ledger: Odoo, books_of_odoo: Books) -> None:
    company = ledger._records.company()["id"]
    ledger._records.act("res.company", "write", ids=[company], vals={"fiscalyear_lock_date": "2026-01-31"})
    try:
        made = full_payment("dfp_LOCK", next(books_of_odoo.items), "1000.00", posting_date="2026-01-15")
        with pytest.raises(LedgerRejected, match="2026-01-15 is not open in Odoo: open it"):
            ledger.post(made)
        assert ledger.check()[-1].message == "The books are locked up to 2026-01-31."
    finally:
        ledger._records.act("res.company", "write", ids=[company], vals={"fiscalyear_lock_date": False})
