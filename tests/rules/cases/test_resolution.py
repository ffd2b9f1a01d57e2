"""What a case may end with, who must approve it, and what the ledger is asked to book."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docflow.errors import BadInput, Refused
from docflow.rules.cases.policy import ApprovalLimit, DisputePolicy
from docflow.rules.cases.posting import make_posting
from docflow.rules.cases.resolution import check_parts, left_of, needs_second, settled
from docflow.rules.policy import Policy
from docflow.schema.disputes import DisputeCase, DisputeType, Outcome, Part, Validity
from docflow.schema.documents import Document
from docflow.schema.postings import Posting
from docflow.schema.receivables import OpenItem
from tests.rules.cases.worlds import NOW, case, claim, parts
from tests.rules.worlds import item

PAPER = Document(
    id="doc_1", name="claim.pdf", sha256="a" * 64, size=1, version=1, state="filed", received_at=NOW, updated_at=NOW
)
POLICY = Policy(currency="EUR", rates={"USD": Decimal("0.90")})
DEDUCTED = claim(account="Expenses:Deductions:Other", posting_id="dfp_1")
OPEN = claim(open_items=("inv:INV-1001",))


def posting(found: DisputeCase, ends: tuple[Part, ...], *items: OpenItem) -> Posting | None:
    there = {one.ref: one for one in items}
    day = NOW.date()
    return make_posting(found, ends, there, POLICY, tenant="main", paper=PAPER, approved_by="anna", today=day)


def booked(found: DisputeCase, ends: tuple[Part, ...], *items: OpenItem) -> list[tuple[object, ...]]:
    made = posting(found, ends, *items)
    return [(x.role, x.account, x.debit, x.credit, x.open_item, x.close) for x in made.lines] if made else []


HUNDRED = Decimal("100.00")


@pytest.mark.parametrize(
    ("outcome", "lines"),
    [
        ("credited", []),
        (
            "written_off",
            [
                ("write_off", "Expenses:WriteOff", HUNDRED, None, None, None),
                ("deduction", "Expenses:Deductions:Other", None, HUNDRED, None, None),
            ],
        ),
        (
            "recovered",
            [
                ("receivable", None, HUNDRED, None, None, None),
                ("deduction", "Expenses:Deductions:Other", None, HUNDRED, None, None),
            ],
        ),
        (
            "matched_to_promotion",
            [
                ("promotion", "Liabilities:Promotions", HUNDRED, None, None, None),
                ("deduction", "Expenses:Deductions:Other", None, HUNDRED, None, None),
            ],
        ),
    ],
)
def test_what_a_payment_deducted_leaves_the_deductions(outcome: str, lines: list[tuple[object, ...]]) -> None:
    assert booked(case(DEDUCTED), parts(**{outcome: "100.00"})) == lines


@pytest.mark.parametrize(
    ("outcome", "against"), [("written_off", "Expenses:WriteOff"), ("matched_to_promotion", "Liabilities:Promotions")]
)
def test_what_stands_open_is_taken_off_the_invoice(outcome: str, against: str) -> None:
    ends = parts(**{outcome: "100.00"})
    debit, credit = booked(case(OPEN), ends, item())
    assert (debit[1], debit[2]) == (against, HUNDRED)
    assert credit == ("receivable", None, None, HUNDRED, "inv:INV-1001", False)
    assert booked(case(OPEN), ends, item(remaining="100.00"))[1][-1] is True


@pytest.mark.parametrize("outcome", ["credited", "recovered"])
def test_what_stays_due_or_is_credited_takes_no_entry(outcome: str) -> None:
    assert booked(case(OPEN), parts(**{outcome: "100.00"}), item()) == []


def test_one_case_ends_in_several_ways() -> None:
    ends = parts(credited="60.00", written_off="15.00", recovered="25.00")
    lines = booked(case(DEDUCTED), ends)
    assert [(line[0], line[2] or -line[3]) for line in lines] == [  # type: ignore[operator]
        ("write_off", Decimal(15)),
        ("deduction", Decimal(-15)),
        ("receivable", Decimal(25)),
        ("deduction", Decimal(-25)),
    ]


def test_an_amount_that_stands_open_nowhere_cannot_be_written_off() -> None:
    with pytest.raises(Refused, match="stand open on no invoice"):
        posting(case(OPEN), parts(written_off="100.00"), item(remaining="99.00"))
    with pytest.raises(Refused, match="name the invoice"):
        posting(case(claim()), parts(written_off="100.00"))


def test_nothing_is_booked_without_a_paper() -> None:
    with pytest.raises(Refused, match="attach the customer's document"):
        make_posting(
            case(DEDUCTED), parts(written_off="100.00"), {}, POLICY,
            tenant="main", paper=None, approved_by="anna", today=NOW.date(),
        )  # fmt: skip


def test_the_key_is_that_of_the_resolution() -> None:
    first = posting(case(DEDUCTED), parts(written_off="100.00"))
    again = posting(case(DEDUCTED, resolutions=1), parts(written_off="100.00"))
    assert first and again and first.posting_id != again.posting_id
    assert (first.kind, first.payment.amount, first.evidence.dispute_id) == ("adjustment", 0, case().id)


@pytest.mark.parametrize(
    ("ends", "said"),
    [
        ((), "each outcome once"),
        (parts(credited="60.00"), "add up to 60.00, but 100.00 EUR are in dispute"),
        (parts(credited="100.01"), "add up to"),
        (parts(credited="100.00", written_off="0"), "above zero"),
        (parts(credited="150.00", written_off="-50.00"), "above zero"),
        (parts(credited="99.999", written_off="0.001"), "an amount of EUR"),
        ((*parts(credited="50.00"), *parts(credited="50.00")), "each outcome once"),
    ],
)
def test_parts_must_be_all_that_is_in_dispute(ends: tuple[Part, ...], said: str) -> None:
    with pytest.raises(BadInput, match=said):
        check_parts(case(), ends)


@pytest.mark.parametrize(
    ("validity", "ends", "fits"),
    [
        (Validity.VALID, parts(recovered="100.00"), False),
        (Validity.VALID, parts(written_off="100.00"), True),
        (Validity.INVALID, parts(credited="100.00"), False),
        (Validity.INVALID, parts(matched_to_promotion="1.00", recovered="99.00"), False),
        (Validity.INVALID, parts(recovered="90.00", written_off="10.00"), True),
        (Validity.PARTIAL, parts(credited="60.00", recovered="40.00"), True),
    ],
)
def test_a_resolution_does_not_contradict_the_judgement(validity: Validity, ends: tuple[Part, ...], fits: bool) -> None:
    if fits:
        check_parts(case(validity=validity), ends)
    else:
        with pytest.raises(Refused, match="contradicts"):
            check_parts(case(validity=validity), ends)


class TestLimits:
    """Above which a second person must approve; in the company's currency."""

    @pytest.mark.parametrize(
        ("amount", "currency", "outcome", "second"),
        [
            ("10000.00", "EUR", "credited", False),
            ("10000.01", "EUR", "credited", True),
            ("500.00", "EUR", "written_off", False),
            ("500.01", "EUR", "written_off", True),
            ("555.00", "USD", "written_off", False),
            ("555.56", "USD", "written_off", True),
            ("1.00", "CHF", "credited", True),
        ],
    )
    def test_by_amount_and_outcome(self, amount: str, currency: str, outcome: str, second: bool) -> None:
        found = case(claim(amount), currency=currency)
        assert bool(needs_second(found, parts(**{outcome: amount}), POLICY)) is second

    def test_by_type_and_the_lowest_that_fits(self) -> None:
        limits = (
            ApprovalLimit(above=Decimal(50), type=DisputeType.UNEARNED_DISCOUNT),
            ApprovalLimit(above=Decimal(80), outcome=Outcome.CREDITED),
        )
        policy = POLICY.model_copy(update={"disputes": DisputePolicy(approvals=limits)})
        discount = case(claim("60.00"), type=DisputeType.UNEARNED_DISCOUNT)
        assert "Above 50 EUR" in needs_second(discount, parts(credited="60.00"), policy)
        assert needs_second(case(claim("60.00")), parts(credited="60.00"), policy) == ""
        assert needs_second(case(claim("81.00")), parts(credited="81.00"), policy)
        # Only the part that ends so counts for a limit of its outcome.
        assert needs_second(case(claim("81.00")), parts(credited="1.00", written_off="80.00"), policy) == ""

    def test_who_divides_a_case_stays_below_no_limit(self) -> None:
        part_of_a_large_one = case(claim("400.00"), basis=Decimal("12000.00"))
        assert "a case" in needs_second(part_of_a_large_one, parts(recovered="400.00"), POLICY)
        part_of_a_smaller_one = case(claim("400.00"), basis=Decimal("600.00"))
        assert "written off" in needs_second(part_of_a_smaller_one, parts(written_off="400.00"), POLICY)


AMOUNTS = st.integers(1, 500).map(lambda cents: Decimal(cents).scaleb(-2))


@given(st.lists(st.tuples(AMOUNTS, st.booleans()), min_size=1, max_size=4), st.data())
@settings(max_examples=30, deadline=None)
def test_whatever_ends_how_the_books_balance(claims: list[tuple[Decimal, bool]], data: st.DataObject) -> None:
    """Claims on accounts and on items, a part of them paid before, the rest divided at random among the outcomes."""
    made = [
        claim(str(amount), f"clm_{n}", **({"account": "6.1.2"} if on_account else {"open_items": (f"inv:{n}",)}))
        for n, (amount, on_account) in enumerate(claims)
    ]
    total = sum((amount for amount, _ in claims), Decimal(0))
    paid = data.draw(st.integers(0, int(total * 100) - 1).map(lambda cents: Decimal(cents).scaleb(-2)))
    found = case(*made, paid=paid)
    cents, ends = int(found.current * 100), []
    for outcome in Outcome:
        share = cents if outcome is Outcome.MATCHED_TO_PROMOTION else data.draw(st.integers(0, cents))
        cents -= share
        if share:
            ends.append(Part(outcome=outcome, amount=Decimal(share).scaleb(-2)))
    check_parts(found.model_copy(update={"validity": Validity.PARTIAL}), ends)
    assert sum(left_of(found).values()) == found.current
    items = [
        item(f"{n}", str(amount), ref=f"inv:{n}") for n, (amount, on_account) in enumerate(claims) if not on_account
    ]
    entry = posting(found, tuple(ends), *items)
    after = settled(found, ends)
    assert after.current == 0
    assert settled(after, ends, -1) == found
    if entry:
        off = {x.open_item: x.credit for x in entry.lines if x.open_item and x.credit}
        assert all(amount <= next(i.remaining for i in items if i.ref == ref) for ref, amount in off.items())
