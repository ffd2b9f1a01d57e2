"""Lines against open items: signals agree or a person looks; nothing is ever over-applied."""

import datetime as dt
import random
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docflow.rules.finding import ON_ACCOUNT, UNAPPLIED
from docflow.rules.numbers import nearly_same, slips
from docflow.rules.tolerance import Tolerance
from docflow.schema.reasons import Reason
from docflow.schema.receivables import Certainty, LineMatch, OpenItem, PayerMatch
from docflow.schema.records import Remittance, RemittanceLine
from tests.rules.worlds import CERTAIN, PAID_ON, TODAY, item, line, match_lines, money, remittance

NONE = Tolerance()
SOME = Tolerance(percent=Decimal(2), amount=Decimal(5), grace_days=2)


def match(
    lines: list[RemittanceLine] | RemittanceLine,
    items: list[OpenItem],
    tolerance: Tolerance = NONE,
    **options: object,
) -> tuple[LineMatch, ...]:
    record = remittance(*(lines if isinstance(lines, list) else [lines]))
    return match_lines(record, CERTAIN, items, tolerance, TODAY, **options)  # type: ignore[arg-type]


def one(found: tuple[LineMatch, ...]) -> LineMatch:
    (single,) = found
    assert single.reasons, "a person is always told why"
    return single


def test_number_and_amount_exact_is_certain() -> None:
    found = one(match(line(), [item(), item("INV-1002", "1000.00")]))
    assert (found.open_item, found.number_signal, found.amount_signal) == ("inv:INV-1001", "exact", "exact")
    assert (found.state, found.certain, found.close, found.applied) == ("applied", True, True, money("1000.00"))


@pytest.mark.parametrize("printed", ["INV1001", "inv 1001", "INV/1001", "INV–1001"])
def test_another_way_to_write_the_number_is_certain(printed: str) -> None:
    found = one(match(line(printed), [item()]))
    assert found.certain
    assert found.number_signal in ("exact", "normalised")


@pytest.mark.parametrize("printed", ["1001", "0001001", "INV-01001"])
def test_a_prefix_or_zeros_left_out_need_an_amount_that_is_explained(printed: str) -> None:
    assert one(match(line(printed), [item()])).certain
    assert one(match(line(printed, "999.00"), [item()], SOME)).certain
    assert not one(match(line(printed, "900.00"), [item()], SOME)).certain
    assert one(match(line("INV-1001", "900.00"), [item()], SOME)).certain


def test_another_prefix_is_another_series() -> None:
    found = one(match(line("XK-1001", "999.00"), [item()], SOME))
    assert (found.number_signal, found.state, found.certain) == ("fuzzy", "suggested", False)
    assert one(match(line("XK-1001"), [item()])).certain, "to the cent, and nothing else is open of that amount"
    assert not one(match(line("XK-1001"), [item(), item("INV-5")])).certain


def test_a_mere_word_for_invoice_is_no_series() -> None:
    assert one(match(line("Rg. 1001"), [item("XK-1001")])).certain
    both = [item("XK-1001", ref="x"), item("RE-1001", ref="r")]
    assert one(match(line("RE 1001"), both)).open_item == "r"
    assert one(match(line("Rechnung 1001"), both)).open_item is None, "a tie is no match"


def test_look_alikes_are_certain_only_where_ocr_read_them() -> None:
    typed = one(match(line("INV-l0O1"), [item(), item("INV-5")]))
    assert (typed.number_signal, typed.amount_signal, typed.certain) == ("fuzzy", "several", False)
    read = one(match(line("INV-l0O1"), [item(), item("INV-5")], recognised={0}))
    assert (read.number_signal, read.certain) == ("normalised", True)


@pytest.mark.parametrize("printed", ["INV-1007", "INV-101", "INV-10011", "INV-0101", "INV-1010"])
def test_one_slip_away_needs_an_amount_that_no_other_open_item_has(printed: str) -> None:
    found = one(match(line(printed), [item()]))
    assert (found.open_item, found.number_signal, found.certain) == ("inv:INV-1001", "fuzzy", True)
    short = one(match(line(printed, "999.00"), [item()], SOME))
    assert (short.state, short.certain) == ("suggested", False)
    twin = one(match(line(printed), [item(), item("INV-5")]))
    assert (twin.amount_signal, twin.certain) == ("several", False)
    assert "INV-5 would be paid exactly as well" in twin.reasons[-1]


def test_a_letter_that_differs_is_another_series() -> None:
    credit = item("VC-1001", "-1000.00")
    found = one(match(line("VF-1001", "-1000.00", document_type="credit_memo"), [credit]))
    assert "differs from" not in found.reasons[0]


@given(st.text("0123456789AX", min_size=5, max_size=8), st.text("0123456789AX", min_size=4, max_size=9))
def test_every_slip_is_known_beforehand(one_number: str, other: str) -> None:
    assert (other in slips(one_number)) is nearly_same(one_number, other)
    near = one_number[:2] + "7" + one_number[2:]
    assert (near in slips(one_number)) is nearly_same(one_number, near)


def test_a_number_may_be_cut_to_its_last_digits() -> None:
    cut = one(match(line("32817"), [item("RE-2026-32817")]))
    assert (cut.open_item, cut.number_signal, cut.certain) == ("inv:RE-2026-32817", "fuzzy", True)


def test_a_right_number_may_be_a_slip_where_an_older_bill_of_that_amount_is_passed_over() -> None:
    older = item("INV-1002", due=dt.date(2026, 4, 1))
    found = one(match(line(), [item(), older]))
    assert (found.amount_signal, found.certain) == ("several", False)
    both = match([line(), line("INV-1002")], [item(), older])
    assert all(m.certain for m in both), "nothing is passed over"
    later = item("INV-1002", due=dt.date(2026, 6, 1))
    assert one(match(line(), [item(), later])).certain


def test_an_item_of_somebody_else_is_never_taken() -> None:
    found = one(match(line(), [item(customer="C-1002")]))
    assert (found.open_item, found.state, found.paid) == (None, "unmatched", 0)
    assert "C-1002" in found.reasons[-1]


def test_a_number_of_somebody_elses_is_not_one_of_another_series_of_ours() -> None:
    """Only what stands before the digits differs, and the amount is the same; but it is another customer's number."""
    mine, theirs = item("WIRE-1001", "400.00"), item("CHILD-1001", "400.00", customer="C-1002")
    assert one(match(line("CHILD-1001", "400.00"), [mine])).certain
    asked = one(match(line("CHILD-1001", "400.00"), [mine, theirs]))
    assert (asked.certain, "CHILD-1001 belongs to customer C-1002" in asked.reasons[-1]) == (False, True)


def test_the_currency_must_agree() -> None:
    found = one(match(line(), [item(currency="USD")]))
    assert (found.open_item, found.certain) == (None, False)
    assert "USD" in found.reasons[-1]


def test_without_a_currency_nothing_is_certain() -> None:
    record = remittance(line(), currency=None)
    assert not one(match_lines(record, CERTAIN, [item()], NONE, TODAY)).certain


def test_with_an_unknown_payer_items_are_suggested() -> None:
    found = one(match_lines(remittance(line()), PayerMatch(), [item()], NONE, TODAY))
    assert (found.open_item, found.state, found.certain) == ("inv:INV-1001", "suggested", False)


def test_the_same_number_twice_is_a_tie_unless_amount_or_date_tell() -> None:
    twins = [item(ref="a"), item(ref="b")]
    tie = one(match(line(), twins))
    assert (tie.open_item, tie.certain) == (None, False)
    assert "choose one" in tie.reasons[-1]
    instalments = [item(ref="a", remaining="400.00"), item(ref="b")]
    assert one(match(line(), instalments)).open_item == "b"
    dated = [item(ref="a"), item(ref="b", issued=dt.date(2026, 3, 1))]
    assert one(match(line(document_date=dt.date(2026, 3, 1)), dated)).open_item == "b"
    settled = [item(ref="a", remaining="0.00", original="1000.00"), item(ref="b")]
    assert one(match(line(), settled)).open_item == "b"


def test_a_settled_item_says_so() -> None:
    found = one(match(line(), [item(remaining="0.00", original="1000.00")]))
    assert (found.open_item, found.certain) == (None, False)
    assert "settled already" in found.reasons[-1]


DISCOUNTED = {"discount": "20.00", "discount_until": PAID_ON}


@pytest.mark.parametrize("stated", [True, False])
def test_a_discount_within_terms(stated: bool) -> None:
    taken = {"gross_amount": "1000.00", "discount_amount": "20.00"} if stated else {}
    found = one(match(line(paid="980.00", **taken), [item(**DISCOUNTED)]))
    assert (found.amount_signal, found.state, found.certain) == ("discount", "applied", True)
    assert (found.paid, found.discount, found.applied) == (money("980.00"), money("20.00"), money("1000.00"))
    assert found.close


@pytest.mark.parametrize(
    "terms",
    [
        {},
        {"discount": "10.00", "discount_until": PAID_ON},
        {"discount": "20.00", "discount_until": PAID_ON - dt.timedelta(days=1)},
    ],
)
def test_a_discount_taken_late_becomes_a_deduction_and_one_beyond_the_terms_goes_to_a_person(
    terms: dict[str, object],
) -> None:
    found = one(match(line(paid="980.00", discount_amount="20.00"), [item(**terms)]))
    late = terms.get("discount") == "20.00"
    signal = "unearned" if late else "unexplained"
    assert (found.amount_signal, found.state, found.certain) == (signal, "short_paid", late)
    assert found.discount + found.deduction == money("20.00")
    assert found.deduction_reason is Reason.DISCOUNT
    assert "grant it or make it a deduction" in found.reasons[-1]


@pytest.mark.parametrize(
    ("terms", "said"),
    [
        ({}, "the terms of INV-1001 grant none"),
        ({"discount": "20.00"}, "the terms of INV-1001 grant none"),
        ({"discount": "0.00", "discount_until": PAID_ON}, "the terms of INV-1001 grant none"),
        ({"discount": "10.00", "discount_until": PAID_ON}, "the terms grant 10.00 EUR"),
        ({"discount": "20.00", "discount_until": PAID_ON - dt.timedelta(days=1)}, "it ended on 2026-04-30"),
    ],
)
def test_why_a_discount_is_not_earned(terms: dict[str, object], said: str) -> None:
    found = one(match(line(paid="980.00", discount_amount="20.00"), [item(**terms)]))
    assert said in found.reasons[-1]


def test_a_paid_amount_that_is_not_printed_follows_from_the_others() -> None:
    stated = {"gross_amount": "1000.00", "discount_amount": "15.00", "deduction_amount": "5.00"}
    found = one(match(line(paid=None, deduction_reason=Reason.DAMAGE, **stated), [item(**DISCOUNTED)]))
    assert (found.paid, found.applied, found.certain) == (money("980.00"), money("1000.00"), True)


def test_grace_days_prolong_the_terms() -> None:
    terms = {"discount": "20.00", "discount_until": PAID_ON - dt.timedelta(days=2)}
    assert one(match(line(paid="980.00", discount_amount="20.00"), [item(**terms)], SOME)).certain
    late = {"discount": "20.00", "discount_until": PAID_ON - dt.timedelta(days=3)}
    assert one(match(line(paid="980.00", discount_amount="20.00"), [item(**late)], SOME)).deduction


@pytest.mark.parametrize(
    ("reason", "signal"), [(Reason.PRICING, "deduction"), (Reason.OTHER, "unexplained"), (None, "unexplained")]
)
def test_a_stated_deduction_is_certain_with_its_reason(reason: Reason | None, signal: str) -> None:
    found = one(match(line(paid="980.00", deduction_amount="20.00", deduction_reason=reason), [item()]))
    assert (found.amount_signal, found.state, found.certain) == (signal, "short_paid", reason is Reason.PRICING)
    assert (found.deduction, found.applied, found.close) == (money("20.00"), money("1000.00"), True)


@pytest.mark.parametrize(
    ("tolerance", "paid", "certain"),
    [
        (SOME, "995.00", True),
        (SOME, "994.99", False),
        (Tolerance(percent=Decimal("0.1"), amount=Decimal(5)), "995.00", False),
        (Tolerance(percent=Decimal(2)), "999.99", False),
        (Tolerance(amount=Decimal(5)), "999.99", False),
    ],
)
def test_both_tolerances_must_hold(tolerance: Tolerance, paid: str, certain: bool) -> None:
    found = one(match(line(paid=paid), [item()], tolerance))
    assert found.amount_signal == ("tolerance" if certain else "partial")
    rest = money("1000.00") - money(paid)
    assert found.write_off == (rest if certain else 0)
    assert found.close is certain
    assert found.applied == money(paid)


def test_a_part_payment_leaves_the_item_open() -> None:
    found = one(match(line(paid="400.00"), [item()]))
    assert (found.state, found.certain, found.close, found.applied) == ("partial", True, False, money("400.00"))


@pytest.mark.parametrize(
    "other", [item("INV-2", "400.00"), item("CM-7", "-600.00", kind="credit_memo"), item("INV-2", "1400.00")]
)
def test_a_difference_that_something_else_explains_is_asked_about(other: OpenItem) -> None:
    paid = "1400.00" if other.remaining > 1000 else "400.00"
    found = one(match(line(paid=paid), [item(), other]))
    assert (found.amount_signal, found.certain) == ("several", False)
    assert f"{other.number} would explain the difference as well" in found.reasons[-1]
    named = match([line(paid=paid), line(other.number, str(other.remaining))], [item(), other])
    assert all(one.certain for one in named)


def test_a_part_payment_within_the_terms_may_have_taken_the_discount_as_well() -> None:
    found = one(match(line(paid="400.00"), [item(**DISCOUNTED)]))
    assert (found.amount_signal, found.certain) == ("several", False)
    assert "the discount of 20.00 may have been taken as well" in found.reasons[-1]
    told = line(paid="400.00", gross_amount="420.00", discount_amount="20.00")
    assert one(match(told, [item(**DISCOUNTED)])).certain


def test_too_much_is_applied_only_up_to_what_is_open() -> None:
    found = one(match(line(paid="1200.00"), [item()]))
    assert (found.amount_signal, found.state, found.applied) == ("overpaid", "applied", money("1000.00"))
    again = one(match(line(paid="1000.00"), [item(remaining="600.00", original="1000.00")]))
    assert (again.amount_signal, again.certain) == ("unexplained", False), "it was paid in part before"


def instalments(*left: str) -> list[OpenItem]:
    """Three of 100.00 of one invoice, due a month apart from the day of payment on."""
    dues = (PAID_ON + dt.timedelta(days=30 * n) for n in range(3))
    told = zip("abc", left, dues, strict=True)
    return [item(remaining=rest, original="100.00", ref=ref, due=due) for ref, rest, due in told]


@pytest.mark.parametrize(
    ("left", "days", "meant"),
    [
        (("100.00", "100.00", "100.00"), 0, "a"),
        (("0.00", "100.00", "100.00"), 28, "b"),
        (("0.00", "100.00", "100.00"), 3, None),
        (("100.00", "100.00", "100.00"), 31, None),
        (("0.00", "100.00", "100.00"), 61, None),
    ],
    ids=["the first", "the second", "the first once more", "the first or the second", "the second or the third"],
)
def test_which_instalment_is_paid_is_told_by_the_day(left: tuple[str, str, str], days: int, meant: str | None) -> None:
    day = PAID_ON + dt.timedelta(days=days)
    found = one(
        match_lines(remittance(line(paid="100.00"), payment_date=day), CERTAIN, instalments(*left), NONE, TODAY)
    )
    assert found.certain is (meant is not None)
    assert meant in (None, found.open_item)


@pytest.mark.parametrize(("after", "asked"), [(21, True), (28, False)])
def test_an_instalment_that_comes_too_soon_after_the_last_may_be_the_last_once_more(after: int, asked: bool) -> None:
    """Due on 1 May, paid on the 20th; the second is due on the 31st and comes with the payer's usual delay or not."""
    first, second, third = instalments("0.00", "100.00", "100.00")
    first = first.but(paid_on=PAID_ON + dt.timedelta(days=19))
    paid = remittance(line(paid="100.00"), payment_date=PAID_ON + dt.timedelta(days=19 + after))
    found = one(match_lines(paid, CERTAIN, [first, second, third], NONE, TODAY))
    assert found.certain is not asked
    assert ("may be paid twice" in found.reasons[-1]) is asked


def test_each_of_several_lines_takes_the_instalment_of_its_own_amount() -> None:
    """The last bears the cent: nothing is written off here to stay on account there."""
    parts = [item(ref=ref, remaining=rest, original=rest, due=PAID_ON + dt.timedelta(days=30 * n))
             for n, (ref, rest) in enumerate({"a": "33.33", "b": "33.33", "c": "33.34"}.items())]  # fmt: skip
    found = match([line(paid=paid) for paid in ("33.34", "33.33", "33.33")], parts, SOME)
    assert {(m.open_item, m.paid, m.write_off) for m in found} == {
        ("a", money("33.33"), 0), ("b", money("33.33"), 0), ("c", money("33.34"), 0)
    }  # fmt: skip


@pytest.mark.parametrize("paid", ["33.34", "33.33"])
def test_a_late_payment_of_either_of_two_instalments_that_differ_by_a_cent_is_asked_about(paid: str) -> None:
    first = item(remaining="33.34", ref="a", due=PAID_ON - dt.timedelta(days=60))
    last = item(remaining="33.33", ref="c", due=PAID_ON)
    found = one(match(line(paid=paid), [first, last], SOME))
    assert (found.amount_signal, found.certain) == ("several", False)
    assert "it may pay what was due on" in found.reasons[-1]


def test_the_amount_of_another_instalment_that_is_settled_is_a_second_payment() -> None:
    first = item(remaining="0.00", original="33.34", ref="a")
    found = one(match(line(paid="33.34"), [first, item(remaining="33.33", original="33.33", ref="b")], SOME))
    assert (found.amount_signal, found.certain) == ("several", False)
    assert "is settled already and may be paid twice" in found.reasons[-1]


def test_credit_memos() -> None:
    credit = item("CM-7", "-100.00")
    found = match([line(), line("CM-7", "-100.00", document_type="credit_memo")], [item(), credit])
    assert [m.certain for m in found] == [True, True]
    assert found[1].applied == money("-100.00")
    wrong = one(match(line("CM-7", "100.00"), [credit]))
    assert (wrong.open_item, wrong.state, wrong.paid, wrong.certain) == (None, "unmatched", 0, False)
    assert "the line pays it" in wrong.reasons[-1]
    too_much = one(match(line("CM-7", "-150.00"), [credit]))
    assert (too_much.state, too_much.applied) == ("suggested", money("-100.00"))


def test_a_negative_line_on_an_invoice_takes_money_back_without_touching_the_item() -> None:
    found = match([line(), line(paid="-20.00", deduction_reason=Reason.DAMAGE)], [item()])
    assert found[0].certain
    assert (found[1].state, found[1].certain) == ("short_paid", False)
    assert (found[1].applied, found[1].paid, found[1].deduction) == (0, money("-20.00"), money("20.00"))


@pytest.mark.parametrize("kind", ["adjustment", "debit_memo"])
def test_what_a_payer_takes_off_without_an_invoice_is_suggested_as_a_deduction(kind: str) -> None:
    found = one(match(line("ADJ-9", "-20.00", document_type=kind), [item()]))
    assert (found.open_item, found.state, found.applied) == (None, "suggested", 0)
    assert (found.paid, found.deduction) == (money("-20.00"), money("20.00"))
    added = one(match(line("ADJ-9", "20.00", document_type="adjustment"), [item()]))
    assert (added.state, added.paid) == ("unmatched", 0)
    assert "stands free of any invoice" in added.reasons[-1]


def test_one_item_twice_is_not_over_applied() -> None:
    found = match([line(), line()], [item()])
    assert [m.applied for m in found] == [money("1000.00"), 0]
    assert [m.certain for m in found] == [True, False]
    assert "earlier line" in found[1].reasons[-1]


def test_part_payments_that_together_settle_an_item_are_certain() -> None:
    found = match([line(paid="400.00"), line(paid="600.00")], [item()])
    assert [(m.certain, m.close, m.applied) for m in found] == [
        (True, True, money("400.00")),
        (True, False, money("600.00")),
    ]
    assert not any(m.close for m in match([line(paid="400.00"), line(paid="500.00")], [item()]))
    nearly = match([line("INV-1007", "400.00"), line("INV-1001", "600.00")], [item()])
    assert [m.certain for m in nearly] == [False, True]
    over = match([line(paid="400.00"), line(paid="700.00")], [item()])
    assert [m.certain for m in over] == [False, True], "the smaller one finds too little left"


@pytest.mark.parametrize("told", [{"purchase_order": "po 5"}, {"document_number": "PO5"}, {"document_number": "DN-8"}])
def test_an_order_or_delivery_note_in_place_of_the_number_needs_an_amount_that_tells(told: dict[str, str]) -> None:
    ordered = item("INV-77", purchase_order="PO-5", delivery_note="DN-8")
    found = one(match(line(told.pop("document_number", None), **told), [ordered, item("INV-78", "30.00")]))
    assert (found.open_item, found.number_signal, found.certain) == ("inv:INV-77", "fuzzy", True)


def test_an_order_billed_twice_is_settled_as_a_whole_or_not_at_all() -> None:
    billed = [item("INV-77", "400.00", purchase_order="PO-5"), item("INV-78", "600.00", purchase_order="PO-5")]
    whole = match(line(None, purchase_order="PO-5"), billed)
    assert [(m.line, m.part_of, m.open_item, m.paid) for m in whole] == [
        (0, None, "inv:INV-77", money("400.00")),
        (1, 0, "inv:INV-78", money("600.00")),
    ]
    part = one(match(line(None, "700.00", purchase_order="PO-5"), billed))
    assert (part.open_item, part.certain) == (None, False)


@pytest.mark.parametrize("printed", ["4711-4713", "4711 - 13", "4711/12/13", "4711, 4712 und 4713", "RE 4711 bis 4713"])
def test_a_line_may_name_several_documents(printed: str) -> None:
    items = [item(number, "100.00") for number in ("4711", "4712", "4713", "4714")]
    found = match(line(printed, "300.00"), items)
    assert [m.open_item for m in found] == ["inv:4711", "inv:4712", "inv:4713"]
    assert all(m.certain and m.close for m in found)
    other = match(line(printed, "290.00"), items)
    assert [(m.open_item, m.certain) for m in other] == [(None, False)]
    assert "of which 300.00 is open; say what each gets" in other[0].reasons[-1]


def monthly(count: int, **changes: object) -> list[OpenItem]:
    """Of one invoice, 100.00 each, one a month, the first due when it is paid."""
    return [
        item("70511", "100.00", ref=f"i{n}", instalment=n, due=PAID_ON + dt.timedelta(days=30 * (n - 1)), **changes)
        for n in range(1, count + 1)
    ]


def test_a_line_may_pay_several_instalments_which_are_those_due_first() -> None:
    found = match_lines(remittance(line("70511", "200.00")), CERTAIN, monthly(3), Tolerance(), PAID_ON)
    assert [(one.open_item, one.paid, one.certain) for one in found] == [
        ("i1", Decimal("100.00"), True), ("i2", Decimal("100.00"), True),
    ]  # fmt: skip
    granted = monthly(3, discount="2.00", discount_until=PAID_ON)
    found = match_lines(remittance(line("70511", "196.00")), CERTAIN, granted, Tolerance(), PAID_ON)
    assert [(one.open_item, one.paid, one.discount) for one in found] == [
        ("i1", Decimal("98.00"), Decimal("2.00")), ("i2", Decimal("98.00"), Decimal("2.00")),
    ]  # fmt: skip
    (asked,) = match_lines(remittance(line("70511", "250.00")), CERTAIN, monthly(2), Tolerance(), PAID_ON)
    assert (asked.open_item, asked.amount_signal) == ("i1", "overpaid"), "not a sum of what is due first"


def test_the_amount_of_another_instalment_to_the_cent_is_asked_about() -> None:
    """The last one bears the cent; whoever pays just that may mean it, or the first and a cent too much."""
    uneven = [*monthly(2), item("70511", "100.01", ref="i3", instalment=3, due=PAID_ON + dt.timedelta(days=60))]
    (asked,) = match_lines(remittance(line("70511", "100.01")), CERTAIN, uneven, SOME, PAID_ON)
    assert (asked.open_item, asked.certain, asked.amount_signal) == ("i1", False, "several")
    assert "it may pay what was due on" in asked.reasons[-1]
    (exact,) = match_lines(remittance(line("70511", "100.00")), CERTAIN, uneven, SOME, PAID_ON)
    assert (exact.open_item, exact.certain) == ("i1", True)


@pytest.mark.parametrize("printed", ["70511/2", "70511-2", "INV 70511 / 2", "70511.02"])
def test_an_instalment_may_be_named_by_its_place(printed: str) -> None:
    items = [*monthly(3), item("70512", "30.00")]
    (found,) = match_lines(remittance(line(printed, "100.00")), CERTAIN, items, Tolerance(), PAID_ON)
    assert (found.open_item, found.certain, found.close) == ("i2", True, True)


def test_a_number_of_its_own_is_no_place_of_an_instalment() -> None:
    for other, printed in (("705112", "70511/2"), ("70511-4", "70511-4")):
        items = [*monthly(4), item(other, "30.00")]
        (found,) = match_lines(remittance(line(printed, "30.00")), CERTAIN, items, Tolerance(), PAID_ON)
        assert found.open_item == f"inv:{other}"


def test_instalments_are_paid_as_they_fall_due() -> None:
    parts = [item(ref=f"part{n}", remaining="400.00", due=dt.date(2026, n, 1)) for n in (5, 6, 7)]
    assert one(match(line(paid="400.00"), parts)).open_item == "part5"
    two = match([line(paid="400.00"), line(paid="400.00")], parts)
    assert sorted(m.open_item or "" for m in two) == ["part5", "part6"]
    whole = match(line(paid="1200.00"), parts)
    assert [m.open_item for m in whole] == ["part5", "part6", "part7"]
    uneven = [*parts[:2], item(ref="last", remaining="399.99", due=dt.date(2026, 7, 1))]
    assert one(match(line(paid="399.99"), uneven, SOME)).open_item == "part5", "a cent is ignored, not a due date"


@pytest.mark.parametrize(
    ("printed", "number", "signal"),
    [
        ("RF18 5390 0754 7034", "539007547034", "normalised"),
        ("10010000471109", "INV-47110", "fuzzy"),  # Luhn's modulo 10
        ("10010000471104", "47110", "fuzzy"),  # modulo 11
        ("10010000471103", "0047110", "fuzzy"),  # modulo 10, recursive
    ],
)
def test_a_payment_reference_holds_the_number_before_its_check_digit(printed: str, number: str, signal: str) -> None:
    found = one(match(line(printed), [item(number)]))
    assert (found.open_item, found.number_signal, found.certain) == (f"inv:{number}", signal, True)
    wrong = f"{printed[:-1]}0"
    assert one(match(line(wrong), [item(number)])).number_signal == "none"


def test_without_a_number_the_only_item_of_that_amount_is_proposed() -> None:
    found = one(match(line("INV-9"), [item(), item("INV-2", "500.00")]))
    assert (found.open_item, found.number_signal, found.state, found.certain) == (
        "inv:INV-1001", "none", "suggested", False,
    )  # fmt: skip
    assert "no open item has the number INV-9, but INV-1001 is the only open item of that amount" in found.reasons[-1]
    assert one(match(line("INV-9"), [item(), item("INV-2")])).open_item is None


def test_a_line_that_pays_nothing_is_no_obstacle() -> None:
    found = one(match(line("INV-9", "0.00"), [item()]))
    assert (found.certain, found.paid) == (True, 0)


def test_a_line_without_an_amount_asks_for_it() -> None:
    assert "type the amount" in one(match(line(paid=None), [item()])).reasons[-1]


def test_what_a_person_chose_stands() -> None:
    other = item("INV-2")
    chosen = one(match(line(), [item(), other], choices={0: other.ref}))
    assert (chosen.open_item, chosen.certain) == (other.ref, True)
    apart = one(match(line(), [item()], choices={0: UNAPPLIED}))
    assert (apart.open_item, apart.paid, apart.certain) == (None, 0, False)
    parked = one(match(line(), [item()], choices={0: ON_ACCOUNT}))
    assert (parked.state, parked.paid, parked.applied) == ("on_account", money("1000.00"), money("1000.00"))
    dollars = one(match(line(), [item(currency="USD")], choices={0: "inv:INV-1001"}))
    assert (dollars.open_item, dollars.certain) == (None, False)
    assert "is in USD" in dollars.reasons[-1]
    foreign = one(match(line(), [item(customer="C-1002", ref="x")], choices={0: "x"}))
    assert (foreign.open_item, foreign.certain) == ("x", True)
    assert "which C-1002 owes" in foreign.reasons[0]
    assert one(match(line(), [item()], choices={0: "inv:none"})).open_item is None


CENTS = st.integers(-30_00, 30_00).map(lambda cents: Decimal(cents).scaleb(-2))
POSITIVE = st.integers(0, 30_00).map(lambda cents: Decimal(cents).scaleb(-2))
NUMBERS = st.sampled_from(["INV-1001", "INV1001", "INV-1002", "1001", "CM-1001", "l001", "INV-l001", "PO-1", None])
ITEMS = st.lists(
    st.builds(
        lambda n, number, remaining, customer, currency, discount: item(
            number or "X-1",
            str(remaining),
            ref=f"item{n}",
            customer=customer,
            currency=currency,
            discount=str(discount if remaining > 0 else 0),
            discount_until=PAID_ON,
            purchase_order="PO-1",
        ),
        st.integers(0, 99),
        NUMBERS,
        CENTS,
        st.sampled_from(["C-1001", "C-1001", "C-1002"]),
        st.sampled_from(["EUR", "EUR", "USD"]),
        POSITIVE,
    ),
    max_size=6,
    unique_by=lambda found: found.ref,
)
LINES = st.lists(
    st.builds(
        lambda number, paid, discount, deduction, kind, reason: RemittanceLine(
            document_number=number,
            paid_amount=paid,
            discount_amount=discount,
            deduction_amount=deduction,
            document_type=kind,
            deduction_reason=reason,
        ),
        NUMBERS,
        st.none() | CENTS,
        st.just(Decimal(0)) | CENTS,
        st.just(Decimal(0)) | CENTS,
        st.sampled_from(["invoice", "credit_memo", "adjustment"]),
        st.sampled_from([None, Reason.PRICING]),
    ),
    max_size=6,
)
PAYERS = st.sampled_from([CERTAIN, CERTAIN, PayerMatch(), PayerMatch(customer="C-1002", certainty=Certainty.LIKELY)])


@settings(max_examples=400, deadline=None)
@given(LINES, ITEMS, PAYERS, st.randoms(use_true_random=False), st.booleans())
def test_invariants(
    lines: list[RemittanceLine], items: list[OpenItem], payer: PayerMatch, rng: random.Random, recognised: bool
) -> None:
    record = Remittance(currency="EUR", payment_date=PAID_ON, lines=tuple(lines))
    read = set(range(len(lines))) if recognised else set()
    found = match_lines(record, payer, items, SOME, TODAY, recognised=read)
    shuffled = items.copy()
    rng.shuffle(shuffled)
    assert match_lines(record, payer, shuffled, SOME, TODAY, recognised=read) == found
    assert [m.line for m in found] == list(range(len(lines)))
    by_ref = {one_item.ref: one_item for one_item in items}
    taken: dict[str, Decimal] = {}
    for m in found:
        assert m.applied == m.paid + m.discount + m.deduction
        if m.open_item:
            target = by_ref[m.open_item]
            assert payer.customer in (None, target.customer)
            assert target.currency == "EUR"
            taken[m.open_item] = taken.get(m.open_item, Decimal(0)) + m.applied + m.write_off
        if m.certain and m.open_item:
            assert payer.customer is not None
            printed = lines[m.line].paid_amount
            assert printed is None or m.paid == printed or m.amount_signal == "overpaid"
    for ref, amount in taken.items():
        left = by_ref[ref].remaining
        assert min(Decimal(0), left) <= amount <= max(Decimal(0), left), "never over-applied"
        closed = any(m.close for m in found if m.open_item == ref)
        assert closed == (amount == left)
