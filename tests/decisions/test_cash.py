"""Money without an advice: applied by the bank's own words, by a person, or taken back; and what stands then."""

from decimal import Decimal

import pytest

from docflow import decisions
from docflow.decisions import Taken
from docflow.errors import BadInput, InvalidValues, NotAllowed, Refused, Stale
from docflow.schema.reasons import Reason
from docflow.schema.receipts import Receipt, ReceiptState
from docflow.schema.states import DocumentState
from docflow.store import Store
from tests.decisions.bank import WAITING, acme, book_all, entry, pay, posted, receipt, work_off
from tests.decisions.house import TODAY, get, left, open_up, read, settle
from tests.rules.worlds import PAID_ON, item, line

pytestmark = pytest.mark.parametrize("store_url", ["sqlite"], indirect=True)
"""The queries behind it are tried on both databases in `test_pairing`."""

BIG = item("BIG", "20000.00")


def apply(store: Store, one: Receipt, who: str, *taken: Taken, **more: object) -> Receipt:
    with store.begin() as tx:
        return decisions.apply(tx, one.id, receipt(store, one).version, who, WAITING, taken, **more)  # type: ignore[arg-type]


def take(ref: str, amount: str, **more: str) -> Taken:
    return Taken.model_validate({"open_item": f"inv:{ref}", "amount": amount, **more})


def test_the_banks_text_says_what_it_pays(store: Store) -> None:
    open_up(store, item(discount="20.00", discount_until="2026-05-10"), item("INV-2", "500.00"))
    said = "Invoices INV-1001, INV-2 less 20.00 discount"
    (early,) = pay(store, acme("1480.00", "ACH-0", text=said), number="0")
    assert early.status is ReceiptState.AWAITING_ADVICE, "an advice may still say what is taken off"
    (money,) = pay(store, acme("1480.00", text=said), policy=WAITING.but(advice_days=0))
    assert money.status is ReceiptState.APPLIED
    assert posted(store) == [
        {"bank": Decimal("1480.00"), "discount": Decimal("20.00"), "inv:INV-1001": Decimal("-1000.00"),
         "inv:INV-2": Decimal("-500.00")}
    ]  # fmt: skip
    late = settle(store, read(line(paid="980.00", discount_amount="20.00"), line("INV-2", "500.00")), WAITING)
    assert late.state is DocumentState.NEEDS_REVIEW
    assert "applied by what the bank told" in late.reason
    assert len(posted(store)) == 1


def test_what_its_words_do_not_prove_waits(store: Store) -> None:
    open_up(store)
    short, strange = pay(store, acme("1499.99", "", text="INV-1001 INV-2"), entry("500.00", "Nobody", text="INV-2"))
    assert short.status is strange.status is ReceiptState.AWAITING_ADVICE
    assert "do not sum to what is paid" in short.reason
    assert "payer is not certain" in strange.reason


def test_a_person_applies_and_puts_the_rest_on_account(store: Store) -> None:
    open_up(store, item(), item("CM-3", "-100.00"))
    (money,) = pay(store, acme("950.00", ""))
    with pytest.raises(Refused, match=r"50\.00 EUR is not applied"):
        apply(store, money, "anna", take("INV-1001", "1000.00"), take("CM-3", "-100.00"))
    done = apply(store, money, "anna", take("INV-1001", "1000.00"), take("CM-3", "-100.00"), on_account=True)
    assert done.status is ReceiptState.APPLIED
    assert posted(store) == [
        {"bank": Decimal("950.00"), "inv:INV-1001": Decimal("-1000.00"), "inv:CM-3": Decimal("100.00"),
         "receivable": Decimal("-50.00")}
    ]  # fmt: skip


def test_a_person_says_what_becomes_of_the_rest_of_each_item(store: Store) -> None:
    """Granted, deducted for a reason (which opens a case with the payer's words) or given up: nothing stays open."""
    open_up(store, item(), item("INV-2", "500.00"), item("INV-3", "300.00"), item("INV-4", "200.00"))
    (money,) = pay(store, acme("1926.00", text="INV-1001, INV-2, INV-3, INV-4 less broken pallets"))
    done = apply(
        store, money, "anna", take("INV-1001", "980.00", discount="20.00"), take("INV-2", "499.00", write_off="1.00"),
        take("INV-3", "250.00", deduction="50.00", deduction_reason="damage"),
        take("INV-4", "197.00", deduction="3.00", deduction_reason="discount"),
    )  # fmt: skip
    assert done.status is ReceiptState.APPLIED
    assert {ref: left(store, f"inv:{ref}") for ref in ("INV-1001", "INV-2", "INV-3", "INV-4")} == dict.fromkeys(
        ("INV-1001", "INV-2", "INV-3", "INV-4"), Decimal(0)
    )
    with store.read() as tx:
        (row,) = tx.postings.due()
        cases = tx.disputes.list()
    said = {(one.role, one.account, one.reason, one.debit) for one in row.posting.lines if one.account}
    accounts = WAITING.accounts
    assert said == {
        ("bank", accounts.bank, None, Decimal("1926.00")),
        ("discount", accounts.discount, None, Decimal("20.00")),
        ("write_off", accounts.write_off, None, Decimal("1.00")),
        ("deduction", accounts.deduction, "damage", Decimal("50.00")),
        ("deduction", accounts.for_deduction(Reason.DISCOUNT), "discount", Decimal("3.00")),
    }
    assert sorted((one.type, one.reason, one.current, one.reason_text) for one in cases) == [
        ("deduction", "damage", Decimal("50.00"), money.entry.text),
        ("unearned_discount", "discount", Decimal("3.00"), money.entry.text),
    ]


def test_giving_up_more_than_the_limit_takes_a_second_person(store: Store) -> None:
    open_up(store, item())
    (money,) = pay(store, acme("400.00", ""))
    waits = apply(store, money, "anna", take("INV-1001", "400.00", write_off="600.00"))
    assert "a second person must approve" in waits.reason
    assert posted(store) == []
    with store.begin() as tx:
        seen = receipt(store, money)
        done = decisions.approve_receipt(tx, seen.id, seen.version, "boss", seen.content_hash, WAITING)
    assert done.status is ReceiptState.APPLIED


def test_on_account_or_to_be_refunded(store: Store) -> None:
    open_up(store)
    parked, refunded = pay(store, acme("70.00", ""), acme("80.00", ""))
    assert apply(store, parked, "anna", on_account=True).status is ReceiptState.ON_ACCOUNT
    apply(store, refunded, "anna", refund=True)
    assert sorted(str(sorted(one)) for one in posted(store)) == ["['bank', 'receivable']", "['bank', 'refund']"]


@pytest.mark.parametrize(
    ("taken", "words"),
    [
        (take("INV-1001", "1000.01"), "INV-1001 has 1000.00 left"),
        (take("INV-1001", "-5.00"), "INV-1001 has 1000.00 left"),
        (take("INV-1001", "900.00", deduction="100.00"), "100.00 EUR is deducted without a reason"),
        (take("INV-1001", "900.00", deduction="100.01", deduction_reason="damage"), "INV-1001 has 1000.00 left"),
        (take("INV-1001", "1000.00", discount="20.00", write_off="-20.00"), "INV-1001 has 1000.00 left"),
        (take("INV-7", "5.00"), "no open item"),
        (take("INV-2", "1.001"), "finer than EUR"),
    ],
)
def test_what_cannot_be_is_refused(store: Store, taken: Taken, words: str) -> None:
    open_up(store)
    (money,) = pay(store, acme("2000.00", ""))
    with pytest.raises(InvalidValues) as refused:
        apply(store, money, "anna", taken, on_account=True)
    assert words in refused.value.problems["lines.0"]
    with pytest.raises(Refused, match="more than came"):
        apply(store, pay(store, acme("1.00", ""), number="2")[0], "anna", take("INV-2", "500.00"))


def test_a_payer_must_be_known_and_a_person_may_name_them(store: Store) -> None:
    open_up(store)
    (money,) = pay(store, entry("500.00", "Nobody"))
    with pytest.raises(Refused, match="choose the customer"):
        apply(store, money, "anna", take("INV-2", "500.00"))
    with store.begin() as tx:
        named = decisions.name_customer(tx, money.id, receipt(store, money).version, "anna", WAITING, "C-1001")
    assert named.application is not None
    assert [(one.open_item, one.paid) for one in named.application.lines] == [("inv:INV-2", Decimal("500.00"))]
    assert apply(store, money, "anna", take("INV-2", "500.00")).status is ReceiptState.APPLIED


def test_who_sent_money_is_learned_from_what_a_person_says(store: Store) -> None:
    open_up(store, item(), item("INV-2", "500.00"), item("INV-3", "70.00"), item("INV-4", "80.00"))
    account = "GB29NWBK60161331926819"

    def comes(amount: str, number: str) -> Receipt:
        told = {"counterparty": {"name": "Zett Treasury", "iban": account}, "text": f"INV-{number}"}
        return pay(store, entry(amount, "", **told), number=number)[0]

    first, second = comes("500.00", "2"), comes("70.00", "3")
    with store.begin() as tx:
        decisions.name_customer(tx, first.id, first.version, "anna", WAITING, "C-1001")
    apply(store, second, "anna", take("INV-3", "70.00"), customer="C-1001")
    third = comes("80.00", "4")
    assert (third.status, third.customer) == (ReceiptState.APPLIED, "C-1001")
    with store.begin() as tx:
        (known,) = [one for one in tx.aliases.of([("account", account)]) if one.kind == "account"]
        assert (known.source, known.agreed, known.state) == ("clerk", 2, "firm")
        decisions.unapply(tx, second.id, receipt(store, second).version, "anna", WAITING, "not theirs")
    with store.read() as tx:
        assert tx.aliases.get(known.id).agreed == 1


@pytest.mark.parametrize("maker", ["anna", "boss", "root", "a program"])
def test_above_the_limit_nobody_decides_alone(store: Store, maker: str) -> None:
    open_up(store, BIG)
    (money,) = pay(store, acme("20000.00", ""))
    waits = apply(store, money, maker, take("BIG", "20000.00"))
    assert (waits.status, posted(store)) == (ReceiptState.AWAITING_ADVICE, [])

    def approve(who: str, content_hash: str = waits.content_hash) -> Receipt:
        with store.begin() as tx:
            return decisions.approve_receipt(tx, money.id, waits.version, who, content_hash, WAITING)

    for who in (maker, "carl", "guest"):
        with pytest.raises(NotAllowed):
            approve(who)
    with pytest.raises(NotAllowed):
        apply(store, money, maker, take("BIG", "20000.00"))
    with pytest.raises(Stale):
        approve("root" if maker == "boss" else "boss", "0" * 64)
    done = approve("root" if maker == "boss" else "boss")
    assert (done.status, len(posted(store))) == (ReceiptState.APPLIED, 1)


def test_another_content_needs_its_own_first_approval(store: Store) -> None:
    open_up(store, BIG)
    (money,) = pay(store, acme("20000.00", ""))
    apply(store, money, "anna", take("BIG", "20000.00"))
    apply(store, money, "boss", take("BIG", "15000.00"), on_account=True)
    assert posted(store) == []


def test_un_applied_it_is_a_persons_for_ever(store: Store) -> None:
    open_up(store)
    (money,) = pay(store, acme("500.00", "", text="INV-2"))
    assert (money.status, left(store, "inv:INV-2")) == (ReceiptState.APPLIED, 0)
    with store.begin() as tx, pytest.raises(BadInput, match="Say why"):
        decisions.unapply(tx, money.id, money.version, "anna", WAITING, " ")
    with store.begin() as tx:
        back = decisions.unapply(tx, money.id, money.version, "anna", WAITING, "wrong invoice")
    assert (back.status, back.decided_by, posted(store)) == (ReceiptState.UNAPPLIED, "anna", [])
    assert left(store, "inv:INV-2") == Decimal("500.00")
    advice = settle(store, read(line("INV-2", "500.00"), payment_reference="X", payment_date=PAID_ON), WAITING)
    with store.begin() as tx:
        decisions.settle_receipt(tx, money.id, WAITING, TODAY)
        decisions.look_after_waiting(tx, WAITING)
    work_off(store)
    assert (posted(store), get(store, advice.id).state) == ([], DocumentState.AWAITING_RECEIPT)


def test_what_the_ledger_has_is_taken_back_by_a_reversal(store: Store) -> None:
    open_up(store)
    (money,) = pay(store, acme("500.00", "", text="INV-2"))
    with store.begin() as tx:
        book_all(tx)
        back = decisions.unapply(tx, money.id, money.version, "anna", WAITING, "wrong invoice")
    assert back.status is ReceiptState.UNAPPLIED
    assert left(store, "inv:INV-2") == 0
    with pytest.raises(Refused, match="reversal is still on its way"):
        apply(store, money, "anna", take("INV-2", "500.00"))
    with store.begin() as tx:
        book_all(tx)
    assert left(store, "inv:INV-2") == Decimal("500.00")
    assert sum((one["inv:INV-2"] for one in posted(store)), Decimal(0)) == 0
    apply(store, money, "anna", take("INV-2", "500.00"))
    assert len(posted(store)) == 3


def test_money_on_account_that_an_advice_uses_later_is_transferred_without_any_money(store: Store) -> None:
    parked = item("EFT-00007", "-500.00", kind="on_account")
    open_up(store, item("INV-2", "500.00"), parked)
    lines = (line("INV-2", "500.00"), line("EFT-00007", "-500.00", document_type="credit_memo"))
    advice = settle(store, read(*lines, amount="0.00"), WAITING)
    assert advice.state is DocumentState.NEEDS_REVIEW
    assert "only sets items off against one another" in advice.reason
    with store.begin() as tx:
        booked = decisions.approve(tx, advice.id, advice.version, "anna", advice.content_hash, WAITING)
    assert booked.state is DocumentState.APPROVED, "there is no money to wait for"
    assert posted(store) == [{"inv:INV-2": Decimal("-500.00"), "inv:EFT-00007": Decimal("500.00")}]
    assert left(store, "inv:INV-2") == left(store, "inv:EFT-00007") == 0
