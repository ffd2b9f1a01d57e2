"""Against a real Tryton 8.2: what is booked, what remains open, and what is refused in whose words."""

import datetime as dt
import itertools
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest

from docflow.errors import (
    LedgerAmbiguous,
    LedgerAuth,
    LedgerError,
    LedgerMismatch,
    LedgerRejected,
    LedgerStale,
    LedgerTransient,
)
from docflow.ledgers._tryton_books import TrytonSettings
from docflow.ledgers._tryton_rest import Rest
from docflow.ledgers.contract import KeepsPapers
from docflow.ledgers.registry import open_ledger
from docflow.ledgers.tryton import Tryton
from docflow.schema.postings import Posting, PostingCustomer
from docflow.store import Store
from tests.ledgers.books import CUSTOMERS, invoice
from tests.ledgers.postings import DAY, full_payment, line, mirrored, posting, short_payment
from tests.servers.fault_proxy import at, fault_proxy
from tests.servers.ports import free_port
from tests.servers.tryton import DATABASE, TrytonServer, running_tryton
from workers.sync import mirror

pytestmark = pytest.mark.servers

CLERKS = ["Accounting"]
"""Groups of a user who may post statements."""
INVOICES = [
    *(invoice(f"A-{n}", "1000.00") for n in range(40)),
    *(invoice(f"B-{n}", "500.00") for n in range(4)),
    *(invoice(f"CM-{n}", "-50.00") for n in range(2)),
    invoice("EUR-1", "300.00", customer="C-1002", currency="EUR", reference="PO-77"),
    *(invoice(f"EUR-{n}", "300.00", customer="C-1002", currency="EUR") for n in (2, 3)),
    invoice("BETA-1", "200.00", customer="C-1002"),
]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TrytonServer]:
    with running_tryton(tmp_path_factory.mktemp("tryton"), CUSTOMERS, INVOICES) as running:
        yield running


@pytest.fixture(scope="module")
def fresh(server: TrytonServer) -> Iterator[str]:
    """Open items of 1000.00, each used once: next(fresh)."""
    return (server.item(number) for number in server.invoices if number.startswith("A-"))


@pytest.fixture
def ledger(server: TrytonServer) -> Tryton:
    return opened(server)


def opened(server: TrytonServer, **more: object) -> Tryton:
    found = open_ledger("tryton", server.settings(**more))
    assert isinstance(found, Tryton)
    return found


@pytest.fixture(scope="module")
def rest(server: TrytonServer) -> Rest:
    """Tryton's own records, past our adapter."""
    direct = Rest(server.url, DATABASE, server.key, 30, None)
    direct.company = 1
    return direct


def statements(rest: Rest, posting_id: str) -> list[str]:
    found = rest.search("account.statement", [["name", "=", posting_id]], ["state"])
    return [row["state"] for row in found]


def balance(rest: Rest, code: str, posting_id: str) -> Decimal:
    """Debit less credit of the account in the entries of the posting's statement."""
    (made,) = rest.search("account.statement", [["name", "=", posting_id]], ["lines.move.id"])
    moves = sorted({row["move"]["id"] for row in made["lines"]})
    domain = [["move", "in", moves], ["account.code", "=", code], ["move.state", "=", "posted"]]
    rows = rest.search("account.move.line", domain, ["debit", "credit"])
    return sum((row["debit"] - row["credit"] for row in rows), Decimal(0))


def booked(ledger: Tryton, made: Posting) -> dict[str, Decimal]:
    ledger.post(made)
    return ledger.verify(made).residuals


def test_full_payment(ledger: Tryton, fresh: Iterator[str], rest: Rest) -> None:
    item = next(fresh)
    assert booked(ledger, full_payment("full", item, "1000.00")) == {item: Decimal(0)}
    assert balance(rest, "1.1.1", "full") == Decimal("1000.00")
    assert item not in {one.ref for one in ledger.list_open_items()}
    (paid,) = rest.search("account.invoice", [["id", "=", int(item[4:])]], ["state"])
    assert paid["state"] == "paid"


def test_two_invoices_less_a_deduction(ledger: Tryton, server: TrytonServer, fresh: Iterator[str], rest: Rest) -> None:
    first, second = next(fresh), server.item("B-0")
    assert booked(ledger, short_payment("short", first, second)) == {first: Decimal(0), second: Decimal(0)}
    assert balance(rest, "1.1.1", "short") == Decimal("1480.00")
    assert balance(rest, "6.9.2", "short") == Decimal("20.00")
    assert balance(rest, "1.2.1", "short") == Decimal("-1500.00")


def test_a_discount(ledger: Tryton, fresh: Iterator[str], rest: Rest) -> None:
    item = next(fresh)
    made = posting(
        "discount",
        line(1, "bank", "980.00", account="1.1.1"),
        line(2, "discount", "20.00", account="6.9.1", open_item=item),
        line(3, "receivable", "-1000.00", open_item=item, close=True),
    )
    assert booked(ledger, made) == {item: Decimal(0)}
    assert balance(rest, "6.9.1", "discount") == Decimal("20.00")


def test_a_partial_payment_and_its_rest(ledger: Tryton, fresh: Iterator[str]) -> None:
    item = next(fresh)
    first = posting(
        "part-1",
        line(1, "bank", "400.00", account="1.1.1"),
        line(2, "receivable", "-400.00", open_item=item, close=False),
    )
    assert booked(ledger, first) == {item: Decimal("600.00")}
    listed = {one.ref: one for one in ledger.list_open_items()}[item]
    assert (listed.original, listed.remaining) == (Decimal("1000.00"), Decimal("600.00"))
    assert booked(ledger, full_payment("part-2", item, "600.00")) == {item: Decimal(0)}
    assert ledger.verify(first).residuals == {item: Decimal(0)}


def test_a_credit_memo_is_used(ledger: Tryton, server: TrytonServer, fresh: Iterator[str], rest: Rest) -> None:
    item, memo = next(fresh), server.item("CM-0")
    made = posting(
        "memo",
        line(1, "bank", "950.00", account="1.1.1"),
        line(2, "receivable", "50.00", open_item=memo, close=True),
        line(3, "receivable", "-1000.00", open_item=item, close=True),
    )
    assert booked(ledger, made) == {item: Decimal(0), memo: Decimal(0)}
    assert balance(rest, "1.1.1", "memo") == Decimal("950.00")


def test_money_on_account(ledger: Tryton, fresh: Iterator[str], rest: Rest) -> None:
    item = next(fresh)
    made = posting(
        "on-account",
        line(1, "bank", "1100.00", account="1.1.1"),
        line(2, "receivable", "-1000.00", open_item=item, close=True),
        line(3, "receivable", "-100.00"),
    )
    assert booked(ledger, made) == {item: Decimal(0)}
    assert balance(rest, "1.2.1", "on-account") == Decimal("-1100.00")


def standing(ledger: Tryton, customer: str = "C-1002") -> dict[str, Decimal]:
    """What stands on the customer's account beside invoices; ref -> what is left."""
    listed = (one for one in ledger.list_open_items() if one.customer == customer)
    return {one.ref: one.remaining for one in listed if one.kind in ("on_account", "chargeback")}


def test_money_on_account_is_an_open_item_used_bit_by_bit(ledger: Tryton, fresh: Iterator[str]) -> None:
    """Over-paid, used for one invoice, used up for another; taken back, it is there again."""
    before = standing(ledger, customer="C-1001")
    first, second, third = next(fresh), next(fresh), next(fresh)
    bank = line(1, "bank", "1900.00", account="1.1.1")
    paid = line(2, "receivable", "-1000.00", open_item=first, close=True)
    ledger.post(posting("over", bank, paid, line(3, "receivable", "-900.00")))
    mark = ledger.mark()
    now = standing(ledger, customer="C-1001")
    (ref,) = now.keys() - before.keys()
    assert now[ref] == Decimal("-900.00")

    def uses(name: str, item: str, amount: str, *, close: bool) -> Posting:
        parts = (
            line(1, "receivable", amount, open_item=ref, close=close),
            line(2, "receivable", f"-{amount}", open_item=item, close=False),
        )
        return posting(name, *parts, kind="adjustment")

    assert booked(ledger, uses("some", second, "300.00", close=False)) == {
        ref: Decimal("-600.00"),
        second: Decimal("700.00"),
    }
    assert standing(ledger, customer="C-1001")[ref] == Decimal("-600.00")
    with pytest.raises(LedgerStale, match=r"has -600\.00 left"):
        ledger.post(uses("too-much", third, "700.00", close=False))
    rest_of_it = uses("all", third, "600.00", close=True)
    assert booked(ledger, rest_of_it) == {ref: Decimal(0), third: Decimal("400.00")}
    assert standing(ledger, customer="C-1001") == before
    changed = {one.ref: one.remaining for one in ledger.list_open_items(mark)}
    assert (changed[ref], changed[third]) == (Decimal(0), Decimal("400.00"))
    ledger.post(mirrored(rest_of_it, "all-r"))
    assert standing(ledger, customer="C-1001") == before | {ref: Decimal("-600.00")}


def test_money_on_account_that_a_clerk_gives_to_an_invoice_is_used_up(
    ledger: Tryton, fresh: Iterator[str], rest: Rest, tmp_path: Path
) -> None:
    """In Tryton, past docflow: the next look by changes already knows it; payments of invoices are told as nothing."""
    store = Store(f"sqlite:///{tmp_path}/docflow.db")
    store.upgrade()
    before = standing(ledger, customer="C-1001")
    item, paid = next(fresh), next(fresh)
    bank = line(1, "bank", "250.00", account="1.1.1")
    ledger.post(posting("given", bank, line(2, "receivable", "-250.00")))
    (ref,) = standing(ledger, customer="C-1001").keys() - before.keys()
    mirror(store, ledger)
    rest.write("account.invoice", int(item[4:]), {"payment_lines": [["add", [int(ref.removeprefix("line:"))]]]})
    ledger.post(full_payment("beside-it", paid, "1000.00"))
    mirror(store, ledger)
    with store.read() as tx:
        left = {one.ref: one.remaining for one in tx.open_items.all(open_only=False)}
        assert (left[item], left[ref], left[paid]) == (Decimal("750.00"), Decimal(0), Decimal(0))
    assert standing(ledger, customer="C-1001") == before
    refs = {one.ref for one in ledger.list_open_items(ledger.mark())}
    (payment,) = rest.search("account.move.line", [["invoice_payments", "=", int(paid[4:])]], ["debit"])
    assert ref in refs
    assert f"line:{payment['id']}" not in refs
    store.close()


def test_what_a_clerk_books_on_a_customers_account_is_an_open_item(ledger: Tryton, rest: Rest) -> None:
    """A sum on account and a charge, by hand; and a deposit of ours that is taken back leaves nothing."""
    before = standing(ledger)
    by_hand(rest, "1.2.1", "C-1002", Decimal("-75.00"))
    by_hand(rest, "1.2.1", "C-1002", Decimal("12.50"))
    found = {ref: left for ref, left in standing(ledger).items() if ref not in before}
    assert sorted(found.values()) == [Decimal("-75.00"), Decimal("12.50")]
    deposit = posting(
        "deposit", line(1, "bank", "40.00", account="1.1.1"), line(2, "receivable", "-40.00"),
        customer=PostingCustomer(ref="C-1002"),
    )  # fmt: skip
    ledger.post(deposit)
    assert sum(standing(ledger).values()) == sum(before.values()) + Decimal("-102.50")
    ledger.post(mirrored(deposit, "deposit-r"))
    assert standing(ledger) == before | found


def by_hand(rest: Rest, code: str, customer: str, amount: Decimal) -> None:
    """An entry between a customer's account and the bank's, as a clerk makes it in Tryton."""
    (party,) = rest.search("party.party", [["code", "=", customer]], ["code"])
    ids = {
        row["code"]: row["id"] for row in rest.search("account.account", [["code", "in", [code, "1.1.1"]]], ["code"])
    }
    journal = rest.search("account.journal", [], ["name"])[0]
    (period,) = rest.search(
        "account.period", [["start_date", "<=", DAY], ["end_date", ">=", DAY], ["type", "=", "standard"]], ["name"]
    )
    owed = {"account": ids[code], "party": party["id"], **sides(amount)}
    rest.create("account.move", {
        "company": 1, "journal": journal["id"], "period": period["id"], "date": DAY, "description": f"by hand {amount}",
        "lines": [["create", [owed, {"account": ids["1.1.1"], **sides(-amount)}]]],
    })  # fmt: skip
    (made,) = rest.search("account.move", [["description", "=", f"by hand {amount}"]], ["state"])
    rest.act("account.move", made["id"], "post")


def sides(amount: Decimal) -> dict[str, Decimal]:
    return {"debit": max(amount, Decimal(0)), "credit": max(-amount, Decimal(0))}


def test_a_deduction_kept_as_a_claim_on_the_customer(ledger: Tryton, fresh: Iterator[str], rest: Rest) -> None:
    item = next(fresh)
    made = posting(
        "claim",
        line(1, "bank", "985.00", account="1.1.1"),
        line(2, "deduction", "20.00", account="1.2.2", open_item=item),
        line(3, "receivable", "-1000.00", open_item=item, close=True),
        line(4, "receivable", "-5.00", account="1.2.1"),
    )
    assert booked(ledger, made) == {item: Decimal(0)}
    assert balance(rest, "1.2.2", "claim") == Decimal("20.00")


def test_how_a_dispute_ends_moves_no_money(ledger: Tryton, fresh: Iterator[str], rest: Rest) -> None:
    """What stands open is written off, what was deducted is charged back; and both are taken back again."""
    item = next(fresh)
    ends = {
        "given-up": (
            line(1, "write_off", "120.00", account="6.9.2"),
            line(2, "receivable", "-120.00", open_item=item, close=False),
        ),
        "charged-back": (line(1, "receivable", "20.00"), line(2, "deduction", "-20.00", account="6.9.2")),
    }
    made = {name: posting(name, *lines, kind="adjustment") for name, lines in ends.items()}
    assert booked(ledger, made["given-up"]) == {item: Decimal("880.00")}
    assert booked(ledger, made["charged-back"]) == {}
    assert balance(rest, "6.9.2", "given-up") == Decimal("120.00")
    assert balance(rest, "1.2.1", "charged-back") == Decimal("20.00")
    assert {balance(rest, "1.1.1", name) for name in ends} == {Decimal(0)}
    assert booked(ledger, mirrored(made["given-up"], "given-up-r")) == {item: Decimal("1000.00")}


def test_a_parent_pays_for_its_daughter(ledger: Tryton, server: TrytonServer, fresh: Iterator[str], rest: Rest) -> None:
    own, others = next(fresh), server.item("BETA-1")
    made = posting(
        "parent",
        line(1, "bank", "1190.00", account="1.1.1"),
        line(2, "deduction", "10.00", account="6.9.2", open_item=own),
        line(3, "receivable", "-1000.00", open_item=own, close=True),
        line(4, "receivable", "-200.00", open_item=others, close=True),
    )
    assert booked(ledger, made) == {own: Decimal(0), others: Decimal(0)}
    assert balance(rest, "1.1.1", "parent") == Decimal("1190.00")


def test_a_foreign_currency_has_its_own_journal(ledger: Tryton, server: TrytonServer) -> None:
    item = server.item("EUR-1")
    with pytest.raises(LedgerRejected, match="EUR, not USD"):
        ledger.post(full_payment("usd-for-eur", item, "300.00"))
    made = full_payment("eur", item, "300.00", currency="EUR", customer={"ref": "C-1002"})
    assert booked(ledger, made) == {item: Decimal(0)}


def test_money_that_the_bank_converted(ledger: Tryton, server: TrytonServer, rest: Rest) -> None:
    """Euros come as dollars: the bank account has what the bank says, the invoices are paid, Tryton books the rest as
    exchange difference, which only a person can take back."""
    (difference,) = rest.search("account.account", [["code", "=", "6.9.3"]], ["code"])
    (settings,) = rest.search("account.configuration", [], ["id"])
    sides = ("currency_exchange_debit_account", "currency_exchange_credit_account")
    rest.write("account.configuration", settings["id"], dict.fromkeys(sides, difference["id"]))
    first, second = server.item("EUR-2"), server.item("EUR-3")
    made = posting(
        "converted",
        line(1, "bank", "590.00", account="1.1.1"),
        line(2, "deduction", "10.00", account="6.9.2", open_item=first),
        line(3, "receivable", "-300.00", open_item=first, close=True),
        line(4, "receivable", "-300.00", open_item=second, close=True),
        currency="EUR",
        customer={"ref": "C-1002"},
        payment={"reference": "FX-1", "amount": "590.00", "booked": "651.37", "booked_currency": "USD"},
    )
    other = made.model_copy(
        update={"posting_id": "yen", "payment": made.payment.model_copy(update={"booked_currency": "JPY"})}
    )
    with pytest.raises(LedgerRejected, match="no statement journal in JPY"):
        ledger.post(other)
    assert booked(ledger, made) == {first: Decimal(0), second: Decimal(0)}
    assert balance(rest, "1.1.1", "converted") == Decimal("651.37")
    with pytest.raises(LedgerRejected, match="Cancel that move there"):
        ledger.post(mirrored(made, "converted-r"))


def test_a_reversal_opens_the_invoice_again(ledger: Tryton, server: TrytonServer, fresh: Iterator[str]) -> None:
    first, second = next(fresh), server.item("B-1")
    made = short_payment("wrong", first, second)
    ledger.post(made)
    assert booked(ledger, mirrored(made, "wrong-r")) == {first: Decimal("1000.00"), second: Decimal("500.00")}
    assert booked(ledger, short_payment("right", first, second)) == {first: Decimal(0), second: Decimal(0)}
    with pytest.raises(LedgerRejected, match="to reverse"):
        ledger.reverse(mirrored(full_payment("never", first, "1.00"), "never-r"))


def test_what_is_listed(ledger: Tryton, server: TrytonServer) -> None:
    assert [(one.ref, one.name) for one in ledger.list_customers()] == [("C-1001", "Acme Ltd"), ("C-1002", "Beta GmbH")]
    listed = {one.number: one for one in ledger.list_open_items()}
    memo = listed["CM-1"]
    assert (memo.kind, memo.remaining, memo.customer) == ("credit_memo", Decimal("-50.00"), "C-1001")
    assert memo.ref == server.item("CM-1")
    assert (memo.issued, memo.due) == (dt.date(2026, 4, 1), dt.date(2026, 5, 1))


def test_a_customers_group_is_a_category_of_its_party(ledger: Tryton, rest: Rest) -> None:
    for name in ("Wholesale", "Key accounts"):
        rest.create("party.category", {"name": name})
    ids = [row["id"] for row in rest.search("party.category", [], ["name"])]
    (party,) = rest.search("party.party", [["code", "=", "C-1002"]], ["code"])
    rest.write("party.party", party["id"], {"categories": [["add", ids]]})
    groups = {one.ref: one.customer_group for one in ledger.list_customers()}
    assert (groups["C-1001"], groups["C-1002"]) == ("", "Key accounts")


def test_changes_since_a_mark(ledger: Tryton, server: TrytonServer, fresh: Iterator[str]) -> None:
    """What was paid in part or in full since comes again; a mark of the future has nothing."""
    whole, part = next(fresh), next(fresh)
    mark = ledger.mark()
    assert mark is not None
    ledger.post(full_payment("since-1", whole, "1000.00"))
    paid = line(2, "receivable", "-400.00", open_item=part, close=False)
    ledger.post(posting("since-2", line(1, "bank", "400.00", account="1.1.1"), paid))
    changed = {one.ref: one.remaining for one in ledger.list_open_items(mark)}
    assert (changed[whole], changed[part]) == (Decimal(0), Decimal("600.00"))
    assert whole not in {one.ref for one in ledger.list_open_items()}
    later = (dt.datetime.fromisoformat(mark) + dt.timedelta(days=1)).isoformat()
    assert list(ledger.list_open_items(later)) == list(ledger.list_customers(later)) == []
    assert [one.ref for one in ledger.list_customers("2020-01-01T00:00:00+00:00")] == ["C-1001", "C-1002"]


def test_the_mirror_follows_by_changes_and_finds_its_drift(
    ledger: Tryton, server: TrytonServer, fresh: Iterator[str], tmp_path: Path
) -> None:
    """Against the real server: changes by mark, then a full look that mends what somebody bent in the mirror."""
    store = Store(f"sqlite:///{tmp_path}/docflow.db")
    store.upgrade()
    mirror(store, ledger)
    item = next(fresh)
    ledger.post(full_payment("drift-1", item, "1000.00"))
    mirror(store, ledger)
    with store.begin() as tx:
        assert tx.open_items.get(item).remaining == 0  # type: ignore[union-attr]
        bent = next(one for one in tx.open_items.all() if one.kind == "invoice")
        tx.open_items.upsert([bent.model_copy(update={"remaining": Decimal(1)})], ledger=ledger.name)
        # As if nothing had changed since: what was bent is told by no change.
        tx.mirrors.save(tx.mirrors.state(ledger.name).model_copy(update={"mark": "2099-01-01T00:00:00+00:00"}))
    found = mirror(store, ledger, full=True).state
    assert (found.incremental, found.drift.count, found.drift.differing) == (True, 1, 1)
    assert found.drift.examples[0].ref == bent.ref
    assert mirror(store, ledger, full=True).state.drift.count == 0


def test_listing_goes_on_over_pages(rest: Rest) -> None:
    ids = [row["id"] for row in rest.pages("account.invoice", [], ["number"], size=7)]
    assert len(ids) == len(set(ids)) == len(INVOICES)


def refusals(item: str, other: str) -> list[tuple[Posting, type[LedgerError], str]]:
    """Bad postings, each with the error and its words."""
    bank, clear = line(1, "bank", "1000.00", account="1.1.1"), line(2, "receivable", "-1000.00", open_item=item)
    return [
        (full_payment("r1", "inv:99999", "10.00"), LedgerStale, "inv:99999 is not in the ledger"),
        (full_payment("r2", "SO-1", "10.00"), LedgerRejected, "not an open item"),
        (full_payment("r3", item, "1000.01"), LedgerStale, "has 1000.00 left"),
        (full_payment("r4", item, "999.00"), LedgerStale, "would keep 1.00 open"),
        (full_payment("r5", other, "50.00"), LedgerStale, "has -50.00 left"),
        (
            full_payment("r6", item, "1000.00", customer={"ref": "C-9"}),
            LedgerRejected,
            "no customer C-9: make it there",
        ),
        (
            full_payment("r7", item, "1000.00", posting_date="2019-05-03"),
            LedgerRejected,
            "period of 2019-05-03 is not open",
        ),
        (
            full_payment("r8", item, "1000.00", posting_date="2024-01-15"),
            LedgerRejected,
            "period of 2024-01-15 is not open",
        ),
        (
            posting("r9", line(1, "bank", "990.00", account="1.1.1"), line(3, "discount", "10.00"), clear),
            *(LedgerRejected, "no account for its discount"),
        ),
        (
            posting(
                "r10", line(1, "bank", "990.00", account="1.1.1"), line(3, "discount", "10.00", account="9.9"), clear
            ),
            *(LedgerRejected, "Account 9.9 is not in Tryton's chart, or closed: open it"),
        ),
        (posting("r11", bank.model_copy(update={"account": "1.1.2"}), clear), LedgerRejected, "no statement journal"),
    ]


@pytest.mark.parametrize("number", range(11))
def test_a_refused_posting_leaves_nothing_behind(ledger: Tryton, server: TrytonServer, rest: Rest, number: int) -> None:
    if number == 7 and not (server.folder / "closed").exists():
        server.close_period(dt.date(2024, 1, 15))
        (server.folder / "closed").touch()
    made, error, words = refusals(server.item("A-39"), server.item("CM-1"))[number]
    with pytest.raises(error, match=words):
        ledger.post(made)
    assert statements(rest, made.posting_id) == []
    assert ledger.find(made.posting_id) is None


def test_each_refusal_has_its_own_words_and_a_remedy(
    ledger: Tryton, server: TrytonServer, fresh: Iterator[str], rest: Rest
) -> None:
    item = next(fresh)
    ledger.post(full_payment("first", item, "1000.00"))
    with pytest.raises(LedgerStale, match=r"is paid already; .* leave it on account"):
        ledger.post(full_payment("again", item, "1000.00"))
    with pytest.raises(LedgerRejected, match="is in EUR, not USD: correct the currency"):
        ledger.post(full_payment("euro", server.item("EUR-1"), "300.00"))
    rest.create("party.party", {"name": "Gone", "code": "C-GONE"})
    (gone,) = rest.search("party.party", [["code", "=", "C-GONE"]], ["code"])
    rest.write("party.party", gone["id"], {"active": False})
    with pytest.raises(LedgerRejected, match="C-GONE is blocked in Tryton: unblock it"):
        ledger.post(full_payment("blocked", next(fresh), "1000.00", customer={"ref": "C-GONE"}))


def test_an_invoice_paid_meanwhile_is_stale(ledger: Tryton, fresh: Iterator[str], server: TrytonServer) -> None:
    item = next(fresh)
    # Created, but the button was never pressed: the draft of a worker that died.
    with fault_proxy(server.url, at(1, "reset_before", "POST")) as proxy, pytest.raises(LedgerAmbiguous):
        opened(server, url=proxy.url).post(full_payment("late", item, "1000.00"))
    rest = Rest(server.url, DATABASE, server.key, 30, None)
    assert statements(rest, "late") == ["draft"]
    early = line(2, "receivable", "-400.00", open_item=item, close=False)
    ledger.post(posting("early", line(1, "bank", "400.00", account="1.1.1"), early))
    with pytest.raises(LedgerStale):
        ledger.post(full_payment("late", item, "1000.00"))
    assert statements(rest, "late") == []


def broken_from(number: int) -> Callable[[int, str], str | None]:
    """The answer of the n-th write (from 0) is lost, and nothing gets through any more: the worker is gone."""
    writes = itertools.count()
    over: list[bool] = []

    def decide(_n: int, line: str) -> str | None:
        if over:
            return "reset_before"
        if line.startswith("POST") and next(writes) == number:
            over.append(True)
            return "reset_after"
        return None

    return decide


@pytest.mark.parametrize("number", [0, 1, 2])
def test_an_interrupted_posting_goes_on_from_where_it_stopped(
    ledger: Tryton, server: TrytonServer, fresh: Iterator[str], rest: Rest, number: int
) -> None:
    made = full_payment(f"stopped-{number}", next(fresh), "1000.00")
    with fault_proxy(server.url, broken_from(number)) as proxy, pytest.raises(LedgerAmbiguous):
        opened(server, url=proxy.url).post(made)
    assert statements(rest, made.posting_id) == [["draft", "validated", "posted"][number]]
    ledger.post(made)
    ledger.verify(made)
    assert statements(rest, made.posting_id) == ["posted"]


@pytest.mark.parametrize("number", [0, 1, 2])
def test_a_lost_answer_is_looked_for_at_once(
    server: TrytonServer, fresh: Iterator[str], rest: Rest, number: int
) -> None:
    """What the look shows as done is not done again."""
    made = full_payment(f"lost-{number}", next(fresh), "1000.00")
    with fault_proxy(server.url, at(number, "garbage_after", "POST")) as proxy:
        opened(server, url=proxy.url).post(made)
    assert len([line for line in proxy.seen if line.startswith("POST")]) == 3
    assert statements(rest, made.posting_id) == ["posted"]


def test_what_hardly_ever_changes_is_asked_once_a_minute(server: TrytonServer, fresh: Iterator[str]) -> None:
    seconds, asked = 0.0, []
    with fault_proxy(server.url, lambda _n, _line: None) as proxy:
        settings = server.settings(url=proxy.url)
        del settings["kind"]
        own = Tryton("tryton", TrytonSettings.model_validate(settings), lambda: seconds)
        for seconds in (0.0, 59.0, 61.0):
            before = len(proxy.seen)
            own.post(full_payment(f"asked-{seconds}", next(fresh), "1000.00"))
            gets = [line for line in proxy.seen[before:] if line.startswith("GET")]
            asked.append({line.partition("/model/")[2].partition("?")[0] for line in gets})
    assert asked[1] == {"account.statement", "account.invoice", "party.party"}
    assert asked[2] == asked[0] - {"company.company"} > asked[1], "the company is asked once"


def test_a_statement_whose_entry_was_left_a_draft_is_finished(
    ledger: Tryton, server: TrytonServer, fresh: Iterator[str]
) -> None:
    """Tryton was seen to answer 400 and to keep half: the statement posted, its entry not."""
    made = full_payment("half", next(fresh), "1000.00")
    with fault_proxy(server.url, broken_from(1)) as proxy, pytest.raises(LedgerAmbiguous):
        opened(server, url=proxy.url).post(made)
    with closing(sqlite3.connect(server.folder / f"{DATABASE}.sqlite", timeout=60)) as books, books:
        books.execute("UPDATE account_statement SET state = 'posted' WHERE name = 'half'")
    assert ledger.find("half") is None, "begun, not finished"
    assert booked(ledger, made) == {made.lines[1].open_item: Decimal(0)}


def test_racing_writers_never_book_twice(server: TrytonServer, fresh: Iterator[str], rest: Rest) -> None:
    item = next(fresh)
    made = posting(
        "race",
        line(1, "bank", "100.00", account="1.1.1"),
        line(2, "receivable", "-100.00", open_item=item, close=False),
    )
    outcomes: list[str] = []
    barrier = threading.Barrier(4)

    def writer() -> None:
        own = opened(server)
        barrier.wait()
        try:
            own.post(made)
            outcomes.append("booked")
        except LedgerError as error:
            outcomes.append(type(error).__name__)

    threads = [threading.Thread(target=writer) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert statements(rest, "race").count("posted") <= 1, outcomes
    (left,) = rest.search("account.invoice", [["id", "=", int(item[4:])]], ["amount_to_pay"])
    assert left["amount_to_pay"] in (Decimal("1000.00"), Decimal("900.00"))
    if len(statements(rest, "race")) > 1:
        with pytest.raises(LedgerMismatch, match="statements named race"):
            opened(server).find("race")


def test_a_draft_that_somebody_changed_is_not_booked(
    ledger: Tryton, server: TrytonServer, fresh: Iterator[str], rest: Rest
) -> None:
    made = full_payment("changed", next(fresh), "1000.00")
    with fault_proxy(server.url, at(1, "reset_before", "POST")) as proxy, pytest.raises(LedgerAmbiguous):
        opened(server, url=proxy.url).post(made)
    (draft,) = rest.search("account.statement", [["name", "=", "changed"]], ["lines.id"])
    rest.write("account.statement.line", draft["lines"][0]["id"], {"amount": Decimal("900.00")})
    with pytest.raises(LedgerMismatch, match=r"lacks 1000.00 on account.invoice,\d+; it has 900.00"):
        ledger.post(made)
    assert statements(rest, "changed") == ["draft"]


def test_a_statement_cancelled_by_a_person_is_not_made_again(
    ledger: Tryton, server: TrytonServer, fresh: Iterator[str], rest: Rest
) -> None:
    made = full_payment("cancelled", next(fresh), "1000.00")
    with fault_proxy(server.url, at(1, "reset_before", "POST")) as proxy, pytest.raises(LedgerAmbiguous):
        opened(server, url=proxy.url).post(made)
    (draft,) = rest.search("account.statement", [["name", "=", "cancelled"]], ["state"])
    rest.act("account.statement", draft["id"], "cancel")
    for ask in (ledger.find, lambda _: ledger.post(made)):
        with pytest.raises(LedgerRejected, match="Somebody cancelled"):
            ask("cancelled")


def test_verify_sees_what_a_person_undid(ledger: Tryton, fresh: Iterator[str], rest: Rest) -> None:
    made = full_payment("undone", next(fresh), "1000.00")
    ledger.post(made)
    ledger.verify(made)
    (statement,) = rest.search("account.statement", [["name", "=", "undone"]], ["lines.move.id"])
    moves = [row["move"]["id"] for row in statement["lines"]]
    rows = rest.search("account.move.line", [["move", "in", moves]], ["reconciliation", "invoice_payment.id"])
    for row in rows:
        if row["reconciliation"]:
            rest.delete("account.move.reconciliation", row["reconciliation"])
    for row in rows:
        if row["invoice_payment"]:
            rest.write("account.move.line", row["id"], {"invoice_payment": None})
    with pytest.raises(LedgerMismatch, match=r"keeps 1000\.00 open"):
        ledger.verify(made)


def test_a_wrong_key_or_database_pauses(server: TrytonServer) -> None:
    for wrong in ({"key": "nonsense"}, {"database": "nowhere"}, {"company": "Nobody Inc"}):
        broken = opened(server, **wrong)
        with pytest.raises(LedgerAuth):
            broken.find("x")
        assert not broken.check()[0].ok
        assert broken.check()[0].remedy


def test_a_server_that_is_down_is_tried_later(server: TrytonServer) -> None:
    down = opened(server, url=f"http://127.0.0.1:{free_port()}")
    with pytest.raises(LedgerTransient, match="cannot be reached"):
        down.find("x")
    assert [check.ok for check in down.check()][:2] == [False, False]


def test_account_names_are_mapped(server: TrytonServer, fresh: Iterator[str], rest: Rest) -> None:
    mapped = opened(server, accounts={"Assets:Bank": "1.1.1", "Expenses:Discount": "6.9.1"}, company="Dunder Mifflin")
    assert all(check.ok for check in mapped.check()), mapped.check()
    item = next(fresh)
    made = posting(
        "mapped",
        line(1, "bank", "980.00", account="Assets:Bank"),
        line(2, "discount", "20.00", account="Expenses:Discount", open_item=item),
        line(3, "receivable", "-1000.00", open_item=item, close=True),
    )
    assert booked(mapped, made) == {item: Decimal(0)}
    assert balance(rest, "6.9.1", "mapped") == Decimal("20.00")
    assert not opened(server, accounts={"x": "9.9"}).check()[2].ok


def test_slow_answers_end_at_the_deadline(server: TrytonServer, fresh: Iterator[str]) -> None:
    """Those to writes; a look tells what was done."""
    made = full_payment("drip", next(fresh), "1000.00")

    def slow(_n: int, line: str) -> str | None:
        return "slow_after" if line.startswith("POST") else None

    with fault_proxy(server.url, slow, slow=30) as proxy:
        assert opened(server, url=proxy.url, deadline=1.0).post(made)
    assert opened(server).verify(made)


PAPER = b"%PDF-1.7 the original"


def test_papers_and_disputes_are_kept_once(ledger: Tryton, server: TrytonServer, fresh: Iterator[str]) -> None:
    assert isinstance(ledger, KeepsPapers)
    with pytest.raises(LedgerAmbiguous, match="no posted statement papers"):
        ledger.attach("papers", "advice.pdf", PAPER)
    ledger.post(full_payment("papers", next(fresh), "1000.00"))
    for _ in range(2):
        ledger.attach("papers", "advice.pdf", PAPER)
        ledger.dispute("papers", "Dispute dsp_1\nReason: pricing")
        ledger.dispute("papers", "Dispute dsp_2\nReason: pricing")
    for fault in ("garbage_after", "reset_after"):
        with fault_proxy(server.url, at(0, fault, "POST")) as proxy:
            opened(server, url=proxy.url).attach("papers", f"{fault}.pdf", PAPER)
    with fault_proxy(server.url, at(2, "slow_after"), slow=1.5) as proxy, pytest.raises(LedgerError):
        opened(server, url=proxy.url).attach("papers", "frozen.pdf", PAPER, seconds=1.0)
    ledger.attach("papers", "advice.pdf", PAPER + b", another of this name")
    papers, notes = server.kept("papers")
    assert sorted(papers) == [
        ("advice.pdf", PAPER), ("advice.pdf", PAPER + b", another of this name"),
        ("garbage_after.pdf", PAPER), ("reset_after.pdf", PAPER),
    ]  # fmt: skip
    assert sorted(notes) == ["Dispute dsp_1\nReason: pricing", "Dispute dsp_2\nReason: pricing"]


def test_who_posts_may_attach_unless_the_house_forbids_it(
    server: TrytonServer, rest: Rest, fresh: Iterator[str]
) -> None:
    """With the key of a user who is no administrator, as docs/ledgers.md has it."""
    clerk = opened(server, key=key_of_a_clerk(rest))
    clerk.post(full_payment("by a clerk", next(fresh), "1000.00"))
    assert all(check.ok for check in clerk.check()), clerk.check()
    clerk.attach("by a clerk", "advice.pdf", PAPER)
    clerk.dispute("by a clerk", "pricing")
    assert server.kept("by a clerk") == ([("advice.pdf", PAPER)], ["pricing"])
    for right in ("create", "read"):
        closed = {f"perm_{one}": one != right for one in ("read", "write", "create", "delete")}
        rest.create("ir.model.access", {"model": "ir.attachment", **closed})
        (made,) = rest.search("ir.model.access", [["model", "=", "ir.attachment"]], ["model"])
        with pytest.raises(LedgerRejected):
            clerk.attach("by a clerk", "second.pdf", PAPER)
        trouble = [check for check in clerk.check() if not check.ok]
        assert [check.message for check in trouble] == [f"The user of the key may not {right} ir.attachment."]
        assert "papers = false" in trouble[0].remedy
        rest.delete("ir.model.access", made["id"])
    assert len(opened(server, papers=False).check()) == len(clerk.check()) - 1


def key_of_a_clerk(rest: Rest) -> str:
    groups = [row["id"] for row in rest.search("res.group", [["name", "in", CLERKS]], ["name"])]
    company = {"companies": [["add", [1]]], "company": 1}
    rest.create("res.user", {"login": "clerk", "name": "Clerk", "groups": [["add", groups]], **company})
    (user,) = rest.search("res.user", [["login", "=", "clerk"]], ["login"])
    rest.create("res.user.application", {"application": "rest", "user": user["id"]})
    (made,) = rest.search("res.user.application", [["user", "=", user["id"]]], ["key", "state"])
    if made["state"] != "validated":
        rest.act("res.user.application", made["id"], "validate")
    return str(made["key"])
