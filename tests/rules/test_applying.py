"""A payment against whole books, held in memory: the payer, the items its print might mean, and what is left."""

import datetime as dt
from decimal import Decimal

import pytest

from docflow.rules.applying import applied, held_back, received
from docflow.rules.books import HeldBooks
from docflow.rules.keys import name_keys
from docflow.rules.policy import Policy
from docflow.rules.shipped_rules import SHIPPED
from docflow.rules.tolerance import Tolerance
from docflow.schema.matching import RuleTable
from docflow.schema.payers import Alias
from docflow.schema.receivables import Application, Certainty, OpenItem
from docflow.schema.records import BankEntry, Evidence, Party
from tests.rules.worlds import ACME, GLOBEX, PAID_ON, TODAY, extraction, item, line, remittance

POLICY = Policy(one_wrong_in=100)


def test_the_payer_and_its_items_are_found_in_the_books() -> None:
    books = HeldBooks([ACME, GLOBEX], [item(), item("INV-2", customer="C-1002")])
    found = applied(extraction(remittance(line())), books, POLICY, TODAY)
    assert (found.payer.customer, found.approve, found.review) == ("C-1001", True, ())
    assert [match.open_item for match in found.lines] == ["inv:INV-1001"]


def test_the_documents_tell_who_pays_where_nothing_else_does() -> None:
    books = HeldBooks([ACME, GLOBEX], [item("INV-2", customer="C-1002")])
    record = remittance(line("INV-2"), payer={"name": None})
    found = applied(extraction(record), books, POLICY, TODAY)
    assert (found.payer.customer, found.approve) == ("C-1002", False)


def test_a_house_may_ask_about_part_payments_by_its_own_table() -> None:
    part = remittance(line(paid="600.00"))
    books = HeldBooks([ACME], [item()])
    assert applied(extraction(part), books, POLICY, TODAY).approve, "the cash is booked, and a case asks for the rest"
    rows = [
        row.but(amount=tuple(one for one in row.amount if one != "partial")) if row.passes else row
        for row in SHIPPED.rows
    ]
    asked = applied(extraction(part), books, POLICY, TODAY, table=RuleTable(rows=tuple(rows)))
    assert not asked.approve
    assert "400.00 EUR of 1000.00 EUR stays open; say why" in asked.review[0]


def test_what_is_settled_is_still_known_by_its_number() -> None:
    books = HeldBooks([ACME], [item()])
    books.put(item(remaining="0.00", original="1000.00"))
    assert books.of_customer("C-1001") == []
    found = applied(extraction(remittance(line())), books, POLICY, TODAY)
    assert "settled already" in found.lines[0].reasons[-1]


def test_an_order_is_looked_up_among_everybodys() -> None:
    books = HeldBooks([ACME], [item("INV-7", purchase_order="PO-5")])
    found = applied(extraction(remittance(line(None, purchase_order="PO-5"))), books, POLICY, TODAY)
    assert found.lines[0].open_item == "inv:INV-7"


OPEN = [item(number, "100.00") for number in ("4711", "4712", "4713")]


def bank(text: str, amount: str, *items: OpenItem, policy: Policy = POLICY, by_amount: bool = False) -> Application:
    """Money of Acme without an advice."""
    payer = Party(name="Acme Retail GmbH")
    entry = BankEntry.model_validate(
        {
            "amount": amount,
            "currency": "EUR",
            "booking_date": PAID_ON,
            "counterparty": payer,
            "text": text,
            "reference": "R1",
        }
    )
    found, texts = received(entry)
    books = HeldBooks([ACME, GLOBEX], items or OPEN)
    return applied(found, books, policy, TODAY, texts=texts, by_amount=by_amount, booked=True)


@pytest.mark.parametrize(
    "text",
    [
        "Rg 4711/4712 Kd 4713",
        "4711-4712",
        "INVOICE 4711, INVOICE 4712 12.05.2026",
        "4711+4712 EUR 200,00",
        "RNR4711 4712",
    ],
)
def test_the_banks_text_names_what_is_paid(text: str) -> None:
    found = bank(text, "200.00")
    assert [match.open_item for match in found.lines] == ["inv:4711", "inv:4712"]
    assert found.approve, found.review


@pytest.mark.parametrize(
    ("text", "amount", "said"),
    [
        ("4711 4712", "150.00", "it names 2 open items that do not sum to what is paid"),
        ("RNR 4711", "90.00", "10.00 EUR of 100.00 EUR stays open"),
        ("4711", "110.00", "10.00 EUR more is paid than is open"),
        ("thanks", "100.00", "3 sets of any of the 3 open items sum to what was paid"),
        (
            "thanks",
            "300.00",
            "these are the only set of any of the 3 open items that sums to it; a sum alone proves nothing",
        ),
        ("thanks", "77.00", "no open item, and no set of any of the 3 open items, is what was paid"),
    ],
)
def test_money_whose_text_does_not_prove_it_waits_and_says_why(text: str, amount: str, said: str) -> None:
    found = bank(text, amount)
    assert not found.approve
    assert any(said in sentence for sentence in found.review), found.review


@pytest.mark.parametrize("text", ["47170", "PO-5", "Rg 47101", "471100", "7110"])
def test_a_weak_number_in_the_text_passes_with_an_amount_that_no_other_item_has(text: str) -> None:
    named = item("47110", "100.00", purchase_order="PO-5")
    found = bank(text, "100.00", named, item("9", "30.00"))
    assert ([match.open_item for match in found.lines], found.approve) == (["inv:47110"], True)
    assert not bank(text, "100.00", named, item("9", "100.00")).approve
    assert not bank(text, "99.00", named, item("9", "30.00")).approve


def test_many_named_items_are_paid_less_all_their_discounts() -> None:
    many = [item(str(5000 + n), "100.00", discount="2.00", discount_until=PAID_ON) for n in range(12)]
    named = " ".join(one.number for one in many)
    found = bank(named, "1176.00", *many, by_amount=True)
    assert found.approve
    assert {match.discount for match in found.lines} == {Decimal("2.00")}
    early = bank(named, "1176.00", *many)
    assert (early.approve, "wait until an advice says what is taken off" in early.review[0]) == (False, True)


def test_a_text_that_names_somebody_elses_bill_does_not_mean_one_of_ours_with_the_same_digits() -> None:
    mine, theirs = item("WIRE-1001", "400.00"), item("CHILD-1001", "400.00", customer=GLOBEX.ref)
    assert bank("CHILD-1001", "400.00", mine, item("9", "30.00")).approve
    assert not bank("CHILD-1001", "400.00", mine, item("9", "30.00"), theirs).approve


def test_an_order_in_the_text_pays_all_that_was_billed_for_it_or_is_asked_about() -> None:
    """As on a line of an advice: all of them to the cent; of some nobody knows which are meant."""
    billed = [item(number, "200.00", purchase_order="B-4500012345") for number in ("70511", "70514", "70517")]
    whole = bank("Bestellung B-4500012345", "600.00", *billed, item("9", "30.00"))
    assert (whole.approve, {match.open_item for match in whole.lines}) == (
        True, {"inv:70511", "inv:70514", "inv:70517"},
    )  # fmt: skip
    assert not bank("Bestellung B-4500012345", "400.00", *billed, item("9", "30.00")).approve
    assert not bank("Bestellung B-4500012345", "600.00", *billed, item("9", "200.00")).approve, "a fourth is like them"


def test_discounts_of_named_items_are_all_told_even_where_one_came_too_late() -> None:
    ended, stands = PAID_ON - dt.timedelta(days=20), PAID_ON + dt.timedelta(days=5)
    items = [
        item(number, "1000.00", discount="20.00", discount_until=until)
        for number, until in (("70511", ended), ("70620", stands))
    ]
    asked = bank("70511 70620", "1960.00", *items)
    assert not asked.approve
    assert {(m.open_item, m.paid, m.discount, m.deduction) for m in asked.lines} == {
        ("inv:70511", 980, 0, 20), ("inv:70620", 980, 20, 0),
    }  # fmt: skip
    assert "but it ended on" in asked.review[0]


def test_the_only_item_of_an_amount_is_proposed_with_the_count_of_other_ways() -> None:
    found = bank("", "300.00", *OPEN, item("9", "300.00"))
    (match,) = found.lines
    assert (match.open_item, match.state, match.number_signal) == ("inv:9", "suggested", "none")
    assert "though 1 set of any of the 4 open items sum to it as well" in match.reasons[-1]
    assert not found.approve


def test_a_sum_that_needs_a_later_instalment_while_an_earlier_one_is_open_is_asked_about() -> None:
    parts = [
        item("INV-1001", left, ref=f"inv:{n}", due=PAID_ON + dt.timedelta(days=30 * n))
        for n, left in enumerate(("33.34", "33.34", "33.33"))
    ]
    some = POLICY.model_copy(update={"tolerance": Tolerance(percent=Decimal(1), amount=Decimal("0.05"))})
    found = bank("INV-1001, INV-1002", "83.33", *parts, item("INV-1002", "50.00"), policy=some)
    assert not found.approve
    assert "it may pay what was due on" in found.review[0]


@pytest.mark.parametrize(("discount", "passes"), [("0", True), ("0.10", False), ("1.00", True)])
def test_some_cents_too_few_may_begin_with_a_discount(discount: str, passes: bool) -> None:
    some = POLICY.model_copy(update={"tolerance": Tolerance(percent=Decimal(1), amount=Decimal("0.50"))})
    small = item("INV-2", "9.90", discount=discount, discount_until=PAID_ON)
    found = bank("INV-1001, INV-2", "262.06", item("INV-1001", "252.35"), small, policy=some)
    assert found.approve is passes, found.review


def test_a_deposit_is_put_on_account_if_nothing_is_open_of_that_amount() -> None:
    found = bank("Payment on account", "77.00")
    assert (found.approve, found.lines[0].state, found.unapplied) == (True, "on_account", 0)
    assert not bank("payment on account for 2026", "77.00").approve
    assert not bank("Anzahlung", "100.00").approve


def test_what_is_owed_to_another_company_of_ours_is_asked_about() -> None:
    one, other = item(company="DE01"), item("INV-2", "250.00", company="US01")
    both = extraction(remittance(line(), line("INV-2", "250.00")))
    asked = applied(both, HeldBooks([ACME], [one, other]), POLICY, TODAY)
    assert (asked.approve, asked.review[0]) == (
        False, "It pays what is owed to DE01 and US01; each company books its own, so divide it.",
    )  # fmt: skip
    alone = extraction(remittance(line()))
    for company, passes in (("main", True), ("DE01", True), ("US01", False)):
        policy = POLICY.model_copy(update={"company": company})
        assert applied(alone, HeldBooks([ACME], [one, other]), policy, TODAY).approve is passes


def test_of_equal_numbers_of_two_of_our_companies_the_one_that_books_means_its_own() -> None:
    twins = [item("70511", "100.00", ref=ref, company=company) for ref, company in (("a", "DE01"), ("b", "US01"))]
    read = extraction(remittance(line("70511", "100.00")))
    for company, ref in (("DE01", "a"), ("US01", "b")):
        found = applied(read, HeldBooks([ACME], twins), POLICY.but(company=company), TODAY)
        assert (found.approve, found.lines[0].open_item) == (True, ref), found.review
    assert not applied(read, HeldBooks([ACME], twins), POLICY, TODAY).approve, "a house that names no company"
    foreign = applied(read, HeldBooks([ACME], twins[:1]), POLICY.but(company="US01"), TODAY)
    assert "owed to DE01" in foreign.review[0]


def test_a_deposit_of_somebody_known_by_decisions_alone_is_asked_about() -> None:
    """Whoever regulates for many customers names no document with a deposit, and has paid for one of them so far."""
    key = next(iter(name_keys("Regulierung Nord GmbH")))
    taught = Alias(
        id="ali", kind="name", key=key, text="Regulierung Nord GmbH", customer=ACME.ref, source="advice", actor="anna",
        created_at=dt.datetime(2026, 5, 1, tzinfo=dt.UTC), agreed=3,
    )  # fmt: skip
    books = HeldBooks([ACME], [item()], aliases=[taught])
    who = Party(name=taught.text)
    entry = BankEntry(amount=Decimal(500), currency="EUR", booking_date=PAID_ON, counterparty=who, reference="R1")
    read, _ = received(entry)
    asked = applied(read, books, POLICY, TODAY, texts=("Anzahlung",))
    assert (asked.payer.customer, asked.approve, asked.lines[0].state) == (ACME.ref, False, "on_account")
    assert "No document that it names bears out who pays" in asked.review[0]
    assert applied(read, books, POLICY, TODAY, texts=("INV-1001",)).approve, "a part of what it names"


def test_a_deposit_from_a_customers_account_under_another_name_is_asked_about() -> None:
    """Somebody who regulates for many may have one account on file, as that of the customer he paid for first."""
    who = Party(name="Regulierung Nord GmbH", iban=ACME.ibans[0])
    entry = BankEntry(amount=Decimal(500), currency="EUR", booking_date=PAID_ON, counterparty=who, reference="R1")
    books = HeldBooks([ACME], [item()])
    asked = applied(received(entry)[0], books, POLICY, TODAY, texts=("Anzahlung",))
    assert (asked.payer.customer, asked.payer.certainty, asked.approve) == (ACME.ref, Certainty.CERTAIN, False)
    assert "But the payer is called Regulierung Nord GmbH" in asked.review[0]
    assert applied(received(entry)[0], books, POLICY, TODAY, texts=("INV-1001",)).approve, "a part of what it names"
    own = received(entry.but(counterparty=who.but(name="ACME RETAIL")))[0]
    assert applied(own, books, POLICY, TODAY, texts=("Anzahlung",)).approve


def test_a_discount_that_another_bill_grants_no_more_may_be_meant() -> None:
    """Of two bills of one amount the older may be paid late, less its discount; nothing but the amount tells which."""
    ended = PAID_ON - dt.timedelta(days=20)
    both = [
        item(number, "19.90", discount="0.40", discount_until=until, due=until + dt.timedelta(days=20))
        for number, until in (("8", ended), ("9", PAID_ON))
    ]
    asked = bank("", "19.50", *both, by_amount=True)
    assert (asked.approve, asked.lines[0].amount_signal) == (False, "several")
    assert "it may pay what was due on" in asked.review[0]
    assert bank("", "19.50", both[1], by_amount=True).approve
    assert bank("Rg 9000", "19.50", *(one.but(number=one.number + "000") for one in both), by_amount=True).approve


@pytest.mark.parametrize(("days", "signal", "discount"), [(4, "discount", "2.00"), (5, "several", "0")])
def test_money_that_was_on_its_way_when_the_terms_ended_was_paid_in_time(days: int, signal: str, discount: str) -> None:
    """Banks and week-ends take four days as docflow is shipped; an advice tells the day itself."""
    assert Policy().pairing.days_on_way == 4
    until = PAID_ON - dt.timedelta(days=days)
    owed = item("4711", "100.00", discount="2.00", discount_until=until)
    found = bank("RG 4711", "98.00", owed, by_amount=True).lines[0]
    assert (found.amount_signal, found.discount) == (signal, Decimal(discount))
    told = extraction(remittance(line("4711", "98.00", discount_amount=Decimal(2))))
    assert applied(told, HeldBooks([ACME], [owed]), POLICY, TODAY).lines[0].amount_signal == "unearned"


def test_the_text_tells_who_pays_where_nothing_else_does() -> None:
    entry = BankEntry(amount=OPEN[0].remaining, currency="EUR", booking_date=PAID_ON, text="RG 4711")
    read, texts = received(entry)
    found = applied(read, HeldBooks([ACME, GLOBEX], OPEN), POLICY, TODAY, texts=texts)
    assert (found.payer.customer, found.approve) == ("C-1001", False)
    assert found.lines[0].open_item == "inv:4711"


def test_limits_of_a_customer_and_of_its_group_hold_beside_the_companys() -> None:
    company = Tolerance(percent=Decimal(1), amount=Decimal(1), grace_days=3)
    strict = company.model_copy(update={"amount": Decimal("0.10")})
    policy = Policy(tolerance=company, tolerances={"C-1001": strict}, group_tolerances={"retail": strict})
    retail = GLOBEX.model_copy(update={"customer_group": "retail"})
    assert policy.tolerance_of(GLOBEX) == policy.tolerance_of(None) == company
    for limited in (ACME, retail):
        assert policy.tolerance_of(limited).covers(Decimal("0.10"), Decimal(100))
        assert not policy.tolerance_of(limited).covers(Decimal("0.11"), Decimal(100))
    few = [item("4711", "100.00", customer=GLOBEX.ref)]
    read = extraction(remittance(line("4711", "99.50"), payer=Party(name=GLOBEX.name)))
    for known, signal in ((GLOBEX, "tolerance"), (retail, "partial")):
        assert applied(read, HeldBooks([known], few), policy, TODAY).lines[0].amount_signal == signal


def test_a_discount_that_a_person_confirms_is_granted() -> None:
    late = item(discount="20.00", discount_until=PAID_ON - dt.timedelta(days=30))
    read = extraction(remittance(line(paid="980.00", discount_amount="20.00")))
    books = HeldBooks([ACME], [late])
    (asked,) = applied(read, books, POLICY, TODAY).lines
    assert (asked.discount, asked.deduction, asked.certain) == (0, 20, True)
    seen = Evidence(value="20.00", confidence=1.0, method="person")
    confirmed = read.model_copy(update={"fields": read.fields | {"lines.0.discount_amount": seen}})
    (granted,) = applied(confirmed, books, POLICY, TODAY).lines
    assert (granted.discount, granted.deduction, granted.state) == (20, 0, "applied")


def test_doubts_from_outside_hold_a_proven_payment_back() -> None:
    proven = applied(extraction(remittance(line())), HeldBooks([ACME], [item()]), POLICY, TODAY)
    held = held_back(proven, ["The sender is unknown.", "The sender is unknown."])
    assert (held.approve, held.review) == (False, ("The sender is unknown.",))
    assert held_back(proven, ()) == proven


def test_a_text_that_names_an_invoice_of_another_customer_pays_nothing_by_itself() -> None:
    books = HeldBooks([ACME, GLOBEX], [item(), item("INV-2", "250.00", customer="C-1002")])
    record = remittance(amount="250.00")
    found = applied(extraction(record), books, POLICY, TODAY, texts=("INV-2",))
    assert (found.payer.customer, found.approve) == ("C-1001", False)
    assert [match.open_item for match in found.lines if match.open_item] == []
