"""Which receipt is the money of which advice: by reference and amount, by payer and amount, in sums; never in a tie."""

import datetime as dt
from decimal import Decimal
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docflow.rules.pairing import Claim, Limits, Money, Pairs, pair
from docflow.schema.money import ZERO
from docflow.schema.records import Exchange

DAY = dt.date(2026, 5, 4)
LIMITS = Limits()


def money(name: str, amount: str, *references: str, **more: object) -> Money:
    values = {"currency": "EUR", "day": DAY, "customer": "C-1", "references": frozenset(references)}
    return Money.model_validate({**values, "given": frozenset(references), "id": name, "amount": amount, **more})


def claim(name: str, amount: str, *references: str, **more: object) -> Claim:
    values = {"currency": "EUR", "day": DAY, "customer": "C-1", "references": frozenset(references)}
    return Claim.model_validate({**values, "id": name, "amount": amount, **more})


def paired(found: Pairs) -> set[tuple[str, str]]:
    return {(share.receipt, share.advice) for share in found.shares}


def test_equal_payments_are_told_apart_by_the_documents_that_they_name() -> None:
    mine, other = {"documents": frozenset({"1NV1001"})}, {"documents": frozenset({"1NV1002"})}
    receipts = [money("r2", "100.00", **other), money("r1", "100.00", **mine)]
    advices = [claim("a1", "100.00", **mine), claim("a2", "100.00", **other)]
    assert paired(pair(receipts, advices, LIMITS)) == {("r1", "a1"), ("r2", "a2")}
    assert not pair(receipts[:1], advices[:1], LIMITS).shares, "its own advice is still on the way"


@pytest.mark.parametrize(
    ("days", "fresh", "certain"),
    [(0, False, True), (4, False, True), (5, False, False), (-1, False, False), (0, True, False)],
)
def test_money_that_may_be_meant_for_another_item_waits_and_must_come_on_the_day(
    days: int, fresh: bool, certain: bool
) -> None:
    came = money("r", "100.00", day=DAY + dt.timedelta(days=days), fresh=fresh)
    found = pair([came], [claim("a", "100.00")], LIMITS, mistakable=lambda _: True)
    assert bool(found.shares) is certain
    assert pair([came], [claim("a", "100.00")], LIMITS).shares


def test_a_reference_and_the_amount_pair_them_whatever_else_is_of_the_same_amount() -> None:
    receipts = [money("r1", "100.00", "EFT00001"), money("r2", "100.00", "EFT00002")]
    advices = [claim("a2", "100.00", "EFT00002"), claim("a1", "100.00", "EFT00001")]
    assert paired(pair(receipts, advices, LIMITS)) == {("r1", "a1"), ("r2", "a2")}


def test_payer_amount_and_day_pair_what_names_nothing() -> None:
    far = claim("far", "100.00", day=DAY - dt.timedelta(days=30))
    assert paired(pair([money("r", "100.00")], [claim("a", "100.00"), far], LIMITS)) == {("r", "a")}


@pytest.mark.parametrize(
    ("receipts", "advices"),
    [
        ([money("r1", "100.00"), money("r2", "100.00")], [claim("a", "100.00")]),
        ([money("r", "100.00")], [claim("a1", "100.00"), claim("a2", "100.00")]),
        ([money("r", "100.00", "SHARED01")], [claim("a1", "100.00", "SHARED01"), claim("a2", "100.00", "SHARED01")]),
        ([money("r", "99.00", "EFT00001")], [claim("a", "100.00", "EFT00001", by_wire=False)]),
        ([money("r", "100.00", customer=None)], [claim("a", "100.00")]),
        ([money("r", "100.00", "EFT00001", customer="C-2")], [claim("a", "100.00", "EFT00001")]),
    ],
)
def test_a_tie_or_a_doubt_is_no_match_but_shown(receipts: list[Money], advices: list[Claim]) -> None:
    found = pair(receipts, advices, LIMITS)
    assert not found.shares
    assert {one.receipt for one in found.candidates} == {one.id for one in receipts}
    assert all(one.because.endswith(".") for one in found.candidates)


def test_another_number_of_the_same_kind_means_another_payment() -> None:
    assert not pair([money("r", "100.00", "EFT00001")], [claim("a", "100.00", "EFT00002")], LIMITS).shares
    assert pair([money("r", "100.00", "E2EX7")], [claim("a", "100.00", "EFT00002")], LIMITS).shares


def test_a_short_reference_needs_the_payer() -> None:
    assert not pair([money("r", "100.00", "1042", customer=None)], [claim("a", "100.00", "1042")], LIMITS).shares
    assert pair([money("r", "100.00", "1042")], [claim("a", "100.00", "1042")], LIMITS).shares


def test_many_advices_to_one_receipt_and_one_advice_to_many_receipts() -> None:
    named = [claim(f"a{n}", f"{n}0.00", "BATCH001") for n in (1, 2, 3)]
    assert len(pair([money("r", "60.00", "BATCH001")], named, LIMITS).shares) == 3
    assert not pair([money("r", "59.00", "BATCH001")], named, LIMITS).shares
    parts = [money("r1", "40.00", "BATCH001"), money("r2", "60.00", "BATCH001")]
    assert len(pair(parts, [claim("a", "100.00", "BATCH001")], LIMITS).shares) == 2


def test_the_only_combination_of_a_payers_advices() -> None:
    advices = [claim("a1", "10.10"), claim("a2", "20.20"), claim("a3", "7.77")]
    assert paired(pair([money("r", "30.30")], advices, LIMITS)) == {("r", "a1"), ("r", "a2")}
    two_ways = [claim("a1", "10.00"), claim("a2", "20.00"), claim("a3", "15.00"), claim("a4", "15.00")]
    assert not pair([money("r", "30.00")], two_ways, LIMITS).shares


def test_charges_that_the_bank_states_and_small_ones_that_it_does_not() -> None:
    stated = pair([money("r", "985.00", "EFT00001", charges="15.00")], [claim("a", "1000.00", "EFT00001")], LIMITS)
    assert [(one.value, one.charges) for one in stated.shares] == [(Decimal("985.00"), Decimal("15.00"))]
    wire = claim("a", "1000.00", "EFT00001", by_wire=True)
    assert pair([money("r", "985.00", "EFT00001")], [wire], LIMITS).shares[0].charges == Decimal("15.00")
    assert not pair([money("r", "985.00")], [claim("a", "1000.00", by_wire=True)], LIMITS).shares
    assert not pair([money("r", "960.00", "EFT00001")], [wire], LIMITS).shares


def test_money_that_was_converted() -> None:
    exchange = Exchange(amount=Decimal("998.50"), currency="USD", rate=Decimal("1.08"))
    found = pair(
        [money("r", "924.54", "EFT00001", exchange=exchange)],
        [claim("a", "1000.00", "EFT00001", currency="USD")],
        LIMITS,
    )
    (share,) = found.shares
    assert (share.amount, share.value, share.difference) == (Decimal("924.54"), Decimal("998.50"), Decimal("1.50"))
    unstated = pair([money("r", "924.54", "EFT00001")], [claim("a", "1000.00", "EFT00001", currency="USD")], LIMITS)
    assert not unstated.shares


def test_what_a_person_took_apart_is_not_paired_again() -> None:
    receipts, advices = [money("r", "100.00", "EFT00001")], [claim("a", "100.00", "EFT00001")]
    assert not pair(receipts, advices, LIMITS, {("r", "a")}).shares


references = st.sampled_from(["", "EFT00001", "EFT00002", "BATCH001"])
amounts = st.sampled_from(["10.00", "20.00", "30.00", "31.00"])
sides = st.tuples(amounts, references, st.sampled_from([None, "C-1", "C-2"]), st.integers(0, 1))


@settings(max_examples=60)
@given(st.lists(sides, max_size=4), st.lists(sides, max_size=4))
def test_every_cent_once_and_in_any_order_the_same(some: list[tuple], others: list[tuple]) -> None:
    receipts = [money(f"r{n}", amount, *filter(None, [ref]), customer=who, charges=kept)
                for n, (amount, ref, who, kept) in enumerate(some)]  # fmt: skip
    advices = [claim(f"a{n}", amount, *filter(None, [ref]), customer=who, by_wire=bool(wire))
               for n, (amount, ref, who, wire) in enumerate(others)]  # fmt: skip
    found = pair(receipts, advices, LIMITS)
    for order in list(permutations(range(len(receipts))))[:4]:
        assert pair([receipts[n] for n in order], advices[::-1], LIMITS) == found
    for side, name in (("receipt", receipts), ("advice", advices)):
        for one in name:
            parts = [share for share in found.shares if getattr(share, side) == one.id]
            whole = [share.amount if side == "receipt" else sum(share[3:6], ZERO) for share in parts]
            assert sum(whole, ZERO) in (ZERO, one.amount)
