"""The database itself refuses money that does not balance; open items go down once per posting."""

import random
from decimal import Decimal

import pytest
from sqlalchemy import delete, insert, update

from docflow.errors import BadInput, NotFound, Refused, Stale
from docflow.schema.payments import Allocation
from docflow.schema.reasons import Reason
from docflow.schema.receivables import Customer
from docflow.store import Store, Tx
from docflow.store.tables import allocations, payments
from tests.servers.stores import Clock
from tests.store.things import SECOND, a_document, open_item, posting

PARTS = (
    Allocation(line=0, open_item="inv:1", paid="980.00", deduction="20.00", reason=Reason.PRICING, close=True),
    Allocation(line=1, open_item="inv:2", paid="490.00", discount="9.99", write_off="0.01", close=True),
    Allocation(line=2, open_item="cn:1", paid="-100.00"),
    Allocation(line=3, paid="-5.00", deduction="5.00", reason=Reason.FREIGHT),
)


def pay(
    tx: Tx, amount: str = "1400.00", unapplied: str = "35.00", revision: int = 1, document: str | None = None
) -> str:
    return tx.payments.add(
        document or a_document(tx).id,
        revision,
        customer="C-1",
        currency="USD",
        amount=Decimal(amount),
        unapplied=Decimal(unapplied),
        allocations=PARTS,
    )


def test_a_payment_comes_back_as_booked(store: Store) -> None:
    with store.begin() as tx:
        payment = tx.payments.get(pay(tx))
        assert tx.payments.of_document(payment.document_id) == [payment]
    assert payment.allocations == PARTS
    assert (payment.amount, payment.unapplied, payment.reversed_at) == (Decimal("1400.00"), Decimal("35.00"), None)
    assert sum(part.applied for part in PARTS) == Decimal("1400.00")


@pytest.mark.parametrize(("amount", "unapplied"), [("1400.01", "35.00"), ("1400.00", "34.99"), ("-1400.00", "35.00")])
def test_what_does_not_sum_up_is_refused(store: Store, amount: str, unapplied: str) -> None:
    with pytest.raises(Refused, match="balance"), store.begin() as tx:
        pay(tx, amount, unapplied)
    with store.read() as tx:
        assert tx.documents.list() == []


def test_a_document_has_one_standing_payment(store: Store) -> None:
    with store.begin() as tx:
        document = a_document(tx).id
        first = pay(tx, document=document)
    for revision in (1, 2):
        with pytest.raises(Stale), store.begin() as tx:
            pay(tx, document=document, revision=revision)
    with store.begin() as tx:
        tx.payments.reverse(first)
        pay(tx, document=document, revision=2)
        assert [(it.revision, it.reversed_at is None) for it in tx.payments.of_document(document)] == [
            (1, False),
            (2, True),
        ]


def test_an_amount_finer_than_the_currency(store: Store) -> None:
    with pytest.raises(BadInput, match="finer"), store.begin() as tx:
        pay(tx, "1400.001")
    with pytest.raises(BadInput, match="more than"), store.begin() as tx:
        pay(tx, "1" + "0" * 20)


def test_reversing_once(store: Store) -> None:
    with store.begin() as tx:
        payment_id = pay(tx)
        tx.payments.reverse(payment_id)
        assert tx.payments.get(payment_id).reversed_at == tx.now()
        with pytest.raises(Stale):
            tx.payments.reverse(payment_id)
        with pytest.raises(NotFound):
            tx.payments.get("pay_none")


def _row(**changes: object) -> dict[str, object]:
    amounts = dict.fromkeys(("amount_minor", "allocated_minor", "deductions_minor", "unapplied_minor"), 0)
    return {"tenant": "main", "id": "pay_x", "revision": 1, "currency": "USD", **amounts, **changes}


def _part(**changes: object) -> dict[str, object]:
    amounts = dict.fromkeys(("applied_minor", "paid_minor", "discount_minor", "deduction_minor", "write_off_minor"), 0)
    return {"tenant": "main", "payment_id": "pay_x", "line": 0, **amounts, **changes}


def _raw(tx: Tx, *statements: object) -> None:
    """Past all code of ours: what the database says when somebody writes to it directly."""
    for statement in statements:
        tx.payments._work.run(statement)


def test_the_database_sums_up_by_itself(store: Store) -> None:
    with store.begin() as tx:
        document_id, now = a_document(tx).id, tx.now()
        booked = pay(tx)

    def refused(*statements: object) -> None:
        with pytest.raises(Refused), store.begin() as tx:
            _raw(tx, *statements)

    this = {"document_id": document_id, "created_at": now}
    whole, hundred = insert(payments), {"amount_minor": 100, "allocated_minor": 100}
    part = insert(allocations).values(_part(applied_minor=100, paid_minor=100))
    refused(whole.values(_row(amount_minor=100, **this)))  # nothing is allocated, nothing unapplied
    refused(whole.values(_row(**hundred, **this)))  # claims an allocation that is not there
    refused(part, whole.values(_row(amount_minor=100, unapplied_minor=100, **this)))  # hides the one that is there
    refused(part, whole.values(_row(amount_minor=90, allocated_minor=100, deductions_minor=-10, **this)))
    refused(insert(allocations).values(_part(applied_minor=100, paid_minor=90)))
    refused(part)  # an allocation of no payment
    refused(part.values(payment_id=booked))  # added to what is booked
    there = payments.c.id == booked
    refused(update(payments).where(there).values(amount_minor=1, unapplied_minor=-139899))
    refused(update(payments).where(there).values(customer="C-2"))
    refused(delete(payments).where(there))
    refused(update(allocations).values(open_item="inv:9"))
    refused(delete(allocations).where(allocations.c.line == 3))
    with store.begin() as tx:
        _raw(tx, part, whole.values(_row(**hundred, **this)))


def test_random_payments_balance_or_are_refused(store: Store) -> None:
    rng = random.Random(7)
    for revision in range(1, 40):
        parts = [
            Allocation(line=line, paid=str(rng.randint(-999, 999)), discount=str(rng.randint(0, 9)), write_off="0.01")
            for line in range(rng.randint(0, 5))
        ]
        paid, unapplied = sum((part.paid for part in parts), Decimal(0)), Decimal(rng.randint(0, 50))
        off = Decimal(rng.choice([0, 0, 1, -1])) / 100
        with store.begin() as tx:
            document = a_document(tx).id

        def book() -> None:
            with store.begin() as tx:
                tx.payments.add(
                    document,  # noqa: B023 - called at once
                    revision,  # noqa: B023
                    customer=None,
                    currency="USD",
                    amount=paid + unapplied + off,  # noqa: B023
                    unapplied=unapplied,  # noqa: B023
                    allocations=parts,  # noqa: B023
                )

        if off:
            with pytest.raises(Refused):
                book()
        else:
            book()


def test_customers(store: Store) -> None:
    first = Customer(
        ref="C-1", name="ACME", aliases=("A",), ibans=("DE02",), tax_ids=("X",), email_domains=("acme.example",)
    )
    with store.begin() as tx:
        tx.customers.upsert([first, Customer(ref="C-2", name="Globex")])
        tx.customers.upsert([Customer(ref="C-2", name="Globex GmbH")])
        assert tx.customers.all() == [first, Customer(ref="C-2", name="Globex GmbH")]
        tx.customers.replace_all([first])
        assert (tx.customers.get("C-1"), tx.customers.get("C-2")) == (first, None)
        tx.customers.upsert([])


def test_open_items_are_found(store: Store) -> None:
    items = [
        open_item("inv:1", number="INV-1001", purchase_order="PO 7", discount="2.00", discount_until="2026-05-10"),
        open_item("inv:2", number="INV-1002", customer="C-2", due="2026-04-01"),
        open_item("cn:1", "-50.00", number="CN-1", kind="credit_memo"),
        open_item("inv:3", "0.00", number="INV-1003"),
    ]
    with store.begin() as tx:
        tx.open_items.upsert(items)
        assert tx.open_items.get("inv:1") == items[0]
        assert tx.open_items.get("none") is None
        assert [it.ref for it in tx.open_items.by_customer("C-1")] == ["cn:1", "inv:1"]
        assert [it.ref for it in tx.open_items.by_customer("C-1", open_only=False)] == ["cn:1", "inv:1", "inv:3"]
        assert [it.ref for it in tx.open_items.by_folded(["1NV1001", "1NV1003", "X"])] == ["inv:1", "inv:3"]
        assert tx.open_items.by_folded([]) == []
        assert [it.ref for it in tx.open_items.by_core(["1001", "1003"])] == ["inv:1", "inv:3"]
        full, net = items[0].remaining, items[0].remaining - items[0].discount
        assert tx.open_items.owing("C-1", "USD", [full]) == tx.open_items.owing("C-1", "USD", [net]) == [items[0]]
        assert tx.open_items.owing("C-2", "USD", [net]) == []
        assert [it.ref for it in tx.open_items.settled("C-1", "USD", items[3].original)] == ["inv:3"]
        assert [it.ref for it in tx.open_items.by_orders(["PO 7"])] == ["inv:1"]
        assert [it.ref for it in tx.open_items.all()] == ["cn:1", "inv:1", "inv:2"]
        tx.open_items.replace_all([items[1]])
        assert [it.ref for it in tx.open_items.all()] == ["inv:2"]
        assert len(tx.open_items.all(open_only=False)) == 4


def test_many_items_at_once(store: Store) -> None:
    items = [open_item(f"inv:{n}", number=f"N{n}") for n in range(3000)]
    with store.begin() as tx:
        tx.open_items.upsert(items)
        tx.open_items.upsert(items)
        assert len(tx.open_items.by_folded([f"N{n}" for n in range(3000)])) == 3000


def remaining(tx: Tx, ref: str = "inv:1") -> Decimal:
    item = tx.open_items.get(ref)
    assert item is not None
    return item.remaining


def test_an_approval_takes_its_amount_at_once_and_only_once(store: Store) -> None:
    with store.begin() as tx:
        tx.open_items.upsert([open_item()])
        tx.open_items.reserve(posting(items={"inv:1": "60.00"}))
        tx.open_items.reserve(posting(items={"inv:1": "60.00"}))
        assert remaining(tx) == Decimal("40.00")
        tx.open_items.upsert([open_item()])  # a sync before the ledger has it
        assert remaining(tx) == Decimal("40.00")
        for _ in range(2):
            tx.open_items.settle(posting(items={"inv:1": "60.00"}))
            assert remaining(tx) == Decimal("40.00")
        tx.open_items.upsert([open_item(remaining="40.00")])  # and one after
        assert remaining(tx) == Decimal("40.00")
        after = tx.open_items.get("inv:1")
        assert after is not None
        assert after.paid_on == posting().document_date, "the ledger does not know it; we do"


@pytest.mark.parametrize(
    ("original", "first", "second", "enough"),
    [
        ("100.00", "60.00", "40.00", True),
        ("100.00", "60.00", "40.01", False),
        ("-50.00", "-20.00", "-30.00", True),
        ("-50.00", "-20.00", "-30.01", False),
    ],
)
def test_no_more_is_taken_than_is_left(store: Store, original: str, first: str, second: str, enough: bool) -> None:
    def reserve(tx: Tx, posting_id: str, amount: str) -> None:
        tx.open_items.reserve(posting(posting_id, {"inv:1": amount, "inv:2": "100.00"}))

    with store.begin() as tx:
        tx.open_items.upsert([open_item("inv:1", original), open_item("inv:2", "200.00")])
        reserve(tx, "a", first)
    if enough:
        with store.begin() as tx:
            reserve(tx, "b", second)
    else:
        with pytest.raises(Stale), store.begin() as tx:
            reserve(tx, "b", second)
    with store.read() as tx:
        assert remaining(tx) == Decimal(original) - Decimal(first) - (Decimal(second) if enough else 0)


def test_an_unknown_item_is_not_reserved_but_what_the_ledger_booked_is_noted(store: Store) -> None:
    with pytest.raises(Stale), store.begin() as tx:
        tx.open_items.reserve(posting(items={"inv:9": "1.00"}))
    with store.begin() as tx:
        tx.open_items.settle(posting(items={"inv:9": "1.00"}))
        assert tx.open_items.get("inv:9") is None


def test_a_sync_that_began_before_the_ledger_had_it(store: Store, clock: Clock) -> None:
    """Its figures are too old by what was settled while it ran."""
    began = clock()
    with store.begin() as tx:
        tx.open_items.upsert([open_item(), open_item("inv:2")])
        tx.open_items.settle(posting("old", {"inv:2": "30.00"}))
        clock.advance(seconds=2)
        tx.open_items.settle(posting(items={"inv:1": "60.00"}))
        tx.open_items.replace_all([open_item(), open_item("inv:2", "70.00")], as_of=began + SECOND)
        assert (remaining(tx), remaining(tx, "inv:2")) == (Decimal("40.00"), Decimal("70.00"))


def test_an_undone_approval_gives_it_back(store: Store) -> None:
    with store.begin() as tx:
        tx.open_items.upsert([open_item(), open_item("inv:2", "10.00")])
        tx.open_items.reserve(posting(items={"inv:1": "60.00", "inv:2": "10.00"}))
        assert [it.ref for it in tx.open_items.all()] == ["inv:1"]
        tx.open_items.release("dfp_1")
        tx.open_items.release("dfp_1")
        assert (remaining(tx), remaining(tx, "inv:2")) == (Decimal("100.00"), Decimal("10.00"))


def test_a_reversal_raises_it_again(store: Store) -> None:
    with store.begin() as tx:
        tx.open_items.upsert([open_item()])
        tx.open_items.settle(posting(items={"inv:1": "100.00"}))
        assert remaining(tx) == Decimal("0.00")
        tx.open_items.release("dfp_1")  # too late: the ledger has it
        assert remaining(tx) == Decimal("0.00")
        tx.open_items.settle(posting("dfp_2", {"inv:1": "100.00"}, reverse=True))
        assert remaining(tx) == Decimal("100.00")


def test_pages_of_items_and_customers(store: Store) -> None:
    with store.begin() as tx:
        tx.open_items.upsert([open_item(f"inv:{n}") for n in range(5)])
        tx.customers.upsert([Customer(ref=f"C-{n}", name="x") for n in range(5)])
        assert [it.ref for it in tx.open_items.page(2)] == ["inv:0", "inv:1"]
        assert [it.ref for it in tx.open_items.page(9, after="inv:1")] == ["inv:2", "inv:3", "inv:4"]
        assert [it.ref for it in tx.customers.page(2, after="C-1")] == ["C-2", "C-3"]


def test_of_many_amounts_those_that_several_items_have(store: Store) -> None:
    """Of an item of which something is pending rather one too many; what is pending is not open."""
    amounts = {"inv:1": "100.00", "inv:2": "100.00", "inv:3": "70.00", "inv:4": "90.00", "inv:5": "50.00"}
    with store.begin() as tx:
        tx.open_items.upsert(open_item(ref, number=ref, original=left, remaining=left) for ref, left in amounts.items())
        tx.open_items.upsert([open_item("inv:9", number="9", customer="C-2", original="50.00", remaining="50.00")])
        tx.open_items.reserve(posting(items={"inv:4": "20.00"}))

        def twins(customer: str, *wanted: str) -> list[str]:
            return [one.ref for one in tx.open_items.twins(customer, "USD", {Decimal(amount) for amount in wanted})]

        assert twins("C-1", "100.00", "50.00") == ["inv:1", "inv:2"]
        assert twins("C-1", "70.00", "50.00", "90.00") == ["inv:3", "inv:4"]
        assert twins("C-2", "50.00") == tx.open_items.twins("C-1", "EUR", {Decimal(100)}) == []
