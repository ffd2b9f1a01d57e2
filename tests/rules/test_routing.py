"""Every reason to send a payment to a person, one row each; and what is never approved by the machine."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings

from docflow.errors import Refused
from docflow.rules.applying import held_back
from docflow.rules.policy import Accounts, Policy
from docflow.rules.posting_lines import make_posting, posting_id
from docflow.rules.routing import route
from docflow.rules.tolerance import Tolerance
from docflow.schema.documents import Document
from docflow.schema.money import minor_digits, to_minor
from docflow.schema.postings import Posting
from docflow.schema.reasons import Reason
from docflow.schema.receivables import Application, Certainty, OpenItem, PayerMatch
from docflow.schema.records import Equation, Extraction, Remittance, RemittanceLine
from docflow.schema.states import DocumentState
from tests.rules.test_matching import ITEMS, LINES, PAYERS
from tests.rules.worlds import CERTAIN, PAID_ON, TODAY, extraction, item, line, match_lines, money, remittance

LIKELY = PayerMatch(customer="C-1001", certainty=Certainty.LIKELY, reasons=("The name is similar.",))
POLICY = Policy(
    company="US01",
    one_wrong_in=100,
    accounts=Accounts(bank="1.1.1", discount="6.1.1", deductions={Reason.PRICING: "6.1.2"}, write_off="6.9"),
)


def applied(
    record: Remittance,
    items: list[OpenItem],
    policy: Policy = POLICY,
    payer: PayerMatch = CERTAIN,
    read: Extraction | None = None,
    doubts: Iterable[str] = (),
) -> Application:
    lines = match_lines(record, payer, items, policy.tolerance, TODAY)
    return held_back(route(read or extraction(record), payer, lines, policy, today=TODAY), doubts)


def test_everything_proven_is_approved() -> None:
    found = applied(remittance(line(), line("INV-2", "500.00")), [item(), item("INV-2", "500.00")])
    assert found.approve
    assert found.review == ()
    assert found.unapplied == 0


GOOD = remittance(line())
GOOD_READ = extraction(GOOD)


def changed(**changes: object) -> dict[str, Any]:
    return {"record": GOOD.model_copy(update=changes)}


ROWS: list[tuple[str, dict[str, Any], str]] = [
    ("reader's doubt", {"read": GOOD_READ.model_copy(update={"review": ("Page 2 is torn.",)})}, "Page 2 is torn"),
    (
        "an equation of the reader fails",
        {"read": GOOD_READ.model_copy(update={"proof": (Equation(equation="subtotal", holds=False),)})},
        "own figures do not agree: subtotal",
    ),
    ("sum differs", changed(amount=money("1000.01")), "lines add up to 1000.00, but the total is 1000.01, 0.01 more"),
    ("a rest", {"record": remittance(line(), line("INV-9", "5.00"))}, "5.00 EUR is not applied"),
    ("too little", {"record": remittance(line(), line("INV-9", "-5.00"))}, "5.00 EUR more than was paid"),
    ("confidence", {"read": GOOD_READ.model_copy(update={"confidence": 0.4})}, "% sure"),
    ("no currency", changed(currency=None), "currency is missing"),
    ("no total", changed(amount=None), "total is missing"),
    ("no reference", changed(payment_reference=None), "no payment reference"),
    ("no date", changed(payment_date=None), "payment date is missing"),
    ("future: the first day", changed(payment_date=TODAY + dt.timedelta(days=8)), "lies in the future"),
    ("long past: the first day", changed(payment_date=TODAY - dt.timedelta(days=401)), "long past"),
    ("future", changed(payment_date=TODAY + dt.timedelta(days=30)), "lies in the future"),
    ("long past", changed(payment_date=dt.date(2019, 5, 1)), "long past"),
    ("no lines", changed(lines=()), "No line was found"),
    ("zero total", {"record": remittance(line(paid="0.00"))}, "is no payment"),
    ("too fine", {"record": remittance(line(paid="1000.001"))}, "2 digits after the point"),
    ("payer likely", {"payer": LIKELY}, "payer is not certain: The name is similar. Confirm"),
    ("payer unknown", {"payer": PayerMatch(reasons=("No name.",))}, "payer is not known: No name. Choose"),
    ("unknown number", {"record": remittance(line("INV-9999"))}, "Line 1 (INV-9999): no open item has the number"),
    (
        "part payment of what was named otherwise",
        {"record": remittance(line("1001", "400.00"))},
        "Line 1 (1001): 600.00 EUR of 1000.00 EUR stays",
    ),
    ("far too much", {"record": remittance(line(paid="2000.00"))}, "1000.00 EUR is not applied"),
    ("doubts from outside", {"doubts": ["The mail server could not verify the sender."]}, "could not verify"),
    ("above limit", {"policy": POLICY.model_copy(update={"automatic_limit": money("999.99")})}, "above the limit"),
    (
        "deduction too large",
        {
            "record": remittance(line(paid="980.00", deduction_amount="20.00", deduction_reason="pricing")),
            "policy": POLICY.model_copy(update={"deduction_limit": money("19.99")}),
        },
        "Line 1 (INV-1001): the deduction of 20.00 EUR",
    ),
    (
        "deduction too large a part",
        {"record": remittance(line(paid="700.00", deduction_amount="300.00", deduction_reason="pricing"))},
        "the deduction of 300.00 EUR",
    ),
]


@pytest.mark.parametrize(("options", "expected"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_reasons_for_a_person(options: dict[str, Any], expected: str) -> None:
    options = dict(options)
    found = applied(options.pop("record", GOOD), [item()], **options)
    assert not found.approve
    assert any(expected in sentence for sentence in found.review), found.review
    assert all(sentence.endswith((".", "!", "?")) for sentence in found.review)
    assert len(set(found.review)) == len(found.review)


@pytest.mark.parametrize(
    "changes",
    [
        {"payment_date": TODAY + dt.timedelta(days=7)},
        {"payment_date": TODAY - dt.timedelta(days=400)},
        {"payment_reference": None, "advice_number": "A-1"},
        {
            "lines": (line(paid="750.00", deduction_amount="250.00", deduction_reason="pricing"),),
            "amount": money("750"),
        },
    ],
)
def test_just_within_every_bound(changes: dict[str, Any]) -> None:
    found = applied(GOOD.model_copy(update=changes), [item()])
    assert found.review == ()
    assert found.approve


def test_limits_include_themselves() -> None:
    policy = POLICY.model_copy(update={"automatic_limit": money("1000.00"), "one_wrong_in": 100})
    assert applied(GOOD, [item()], policy).approve
    short = remittance(line(paid="980.00", deduction_amount="20.00", deduction_reason="pricing"))
    assert applied(short, [item()], POLICY.model_copy(update={"deduction_limit": money("20.00")})).approve


@pytest.mark.parametrize(
    ("amount", "currency", "above"),
    [
        ("10000.00", "EUR", False),
        ("10000.01", "EUR", True),
        ("9000.00", "GBP", True),
        ("8000.00", "GBP", False),
        ("1.00", "JPY", True),
    ],
)
def test_limits_are_meant_in_the_company_currency(amount: str, currency: str, above: bool) -> None:
    policy = Policy(currency="EUR", rates={"GBP": Decimal("1.2")})
    assert policy.above(policy.second_approval_above, money(amount), currency) is above


def test_a_policy_without_ledgers_feeds_those_who_pull() -> None:
    assert Policy(ledgers=()).ledgers == ("pull",)


def document(read: Extraction) -> Document:
    now = dt.datetime(2026, 5, 4, tzinfo=dt.UTC)
    return Document(
        id="doc_1",
        name="a.pdf",
        sha256="ab" * 32,
        size=1,
        version=1,
        state=DocumentState.NEEDS_REVIEW,
        received_at=now,
        updated_at=now,
        extraction=read,
    )


def posted(record: Remittance, items: list[OpenItem], policy: Policy = POLICY) -> Posting:
    application = applied(record, items, policy)
    return make_posting(document(extraction(record)), application, policy, revision=1, approved_by="anna", today=TODAY)


def shown(posting: Posting) -> list[tuple[object, ...]]:
    return [
        (x.n, x.role, x.account, str(x.debit or ""), str(x.credit or ""), x.reason, x.open_item, x.close)
        for x in posting.lines
    ]


def test_the_canonical_posting_of_the_domain() -> None:
    record = remittance(
        line(paid="980.00", deduction_amount="20.00", deduction_reason="pricing"), line("INV-2", "500.00")
    )
    posting = posted(record, [item(), item("INV-2", "500.00")])
    assert shown(posting) == [
        (1, "bank", "1.1.1", "1480.00", "", None, None, None),
        (2, "deduction", "6.1.2", "20.00", "", Reason.PRICING, "inv:INV-1001", None),
        (3, "receivable", None, "", "1000.00", None, "inv:INV-1001", True),
        (4, "receivable", None, "", "500.00", None, "inv:INV-2", True),
    ]
    assert posting.model_dump(mode="json", exclude={"lines"}) == {
        "posting_id": posting_id("main", "doc_1", 1),
        "version": 1,
        "kind": "receipt",
        "company": "US01",
        "currency": "EUR",
        "document_date": "2026-05-01",
        "posting_date": "2026-05-04",
        "customer": {"ref": "C-1001"},
        "payment": {
            "method": "ach",
            "reference": "ACH99812",
            "amount": "1480.00",
            "booked": None,
            "booked_currency": None,
        },
        "evidence": {
            "document_id": "doc_1",
            "sha256": "ab" * 32,
            "approved_by": "anna",
            "dispute_id": None,
            "receipts": [],
            "reason": "",
        },
        "reverses": None,
    }


def test_discount_write_off_credit_memo_and_the_rest_on_account() -> None:
    policy = POLICY.model_copy(update={"tolerance": Tolerance(percent=Decimal(2), amount=Decimal(5))})
    record = remittance(
        line(paid="980.00", discount_amount="20.00"),
        line("INV-2", "496.00"),
        line("CM-3", "-76.00", document_type="credit_memo"),
        amount=money("1500.00"),
    )
    discounted = item(discount="20.00", discount_until=PAID_ON)
    posting = posted(record, [discounted, item("INV-2", "500.00"), item("CM-3", "-76.00")], policy)
    assert shown(posting) == [
        (1, "bank", "1.1.1", "1500.00", "", None, None, None),
        (2, "discount", "6.1.1", "20.00", "", None, "inv:INV-1001", None),
        (3, "receivable", None, "", "1000.00", None, "inv:INV-1001", True),
        (4, "write_off", "6.9", "4.00", "", None, "inv:INV-2", None),
        (5, "receivable", None, "", "500.00", None, "inv:INV-2", True),
        (6, "receivable", None, "76.00", "", None, "inv:CM-3", True),
        (7, "receivable", None, "", "100.00", None, None, None),
    ]


def test_a_part_payment_does_not_close_the_item() -> None:
    posting = posted(remittance(line(paid="400.00")), [item()])
    assert shown(posting)[1] == (2, "receivable", None, "", "400.00", None, "inv:INV-1001", False)


def test_credits_that_pay_everything_need_no_bank_line() -> None:
    record = remittance(line(paid="76.00"), line("CM-3", "-76.00", document_type="credit_memo"))
    posting = posted(record, [item(remaining="76.00"), item("CM-3", "-76.00")])
    assert [x.role for x in posting.lines] == ["receivable", "receivable"]


def test_more_applied_than_paid_cannot_be_posted() -> None:
    with pytest.raises(Refused):
        posted(remittance(line(), amount=money("900.00")), [item()])


def test_the_posting_id_depends_on_tenant_document_and_revision_only() -> None:
    ids = {posting_id(*key) for key in (("a", "d", 1), ("b", "d", 1), ("a", "e", 1), ("a", "d", 2), ("a", "d", 1))}
    assert len(ids) == 4
    assert posting_id("main", "doc_1", 1) == "dfp_" + posting_id("main", "doc_1", 1).removeprefix("dfp_")
    assert all(len(one) == 30 and one.startswith("dfp_") for one in ids)


@settings(max_examples=300, deadline=None)
@given(LINES, ITEMS, PAYERS)
def test_money_is_conserved(lines: list[RemittanceLine], items: list[OpenItem], payer: PayerMatch) -> None:
    record = remittance(*lines)
    policy = POLICY.model_copy(update={"tolerance": Tolerance(percent=Decimal(2), amount=Decimal(5))})
    found = applied(record, items, policy, payer)
    assert found.paid + found.unapplied == found.amount
    if found.approve:
        assert found.unapplied == 0
        assert found.payer.certainty is Certainty.CERTAIN
        assert all(match.certain for match in found.lines)
    if payer.customer is None or found.amount < 0 or found.unapplied < 0:
        return
    try:
        posting = make_posting(document(extraction(record)), found, policy, revision=1, approved_by="x", today=TODAY)
    except Refused:
        assert not found.amount
        return
    debits = sum((x.debit or Decimal(0) for x in posting.lines), Decimal(0))
    credited = sum((x.credit or Decimal(0) for x in posting.lines), Decimal(0))
    assert debits == credited
    for x in posting.lines:
        assert (x.debit is None) != (x.credit is None)
        amount = x.debit if x.debit is not None else x.credit
        assert amount is not None
        assert amount > 0
        assert to_minor(amount, "EUR") >= 1
    assert minor_digits("EUR") == 2
