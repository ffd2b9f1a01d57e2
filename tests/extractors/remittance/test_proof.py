"""The solver: which column is what, by arithmetic."""

import numpy as np

from extractors.remittance._solution import AmountColumn, Problem, Solution
from extractors.remittance.proof import solve


def column(index: int, values: list[int | None], totals: tuple[int, ...] = (), **weights: float) -> AmountColumn:
    filled = np.array([value is not None for value in values])
    return AmountColumn(index, np.array([value or 0 for value in values], np.int64), filled, weights, totals)


def best(
    *columns: AmountColumn, stated: tuple[int, ...] = (), credited: tuple[int, ...] = (), below: tuple[int, ...] = ()
) -> Solution:
    count = len(columns[0].cents)
    turned = np.array([n in credited for n in range(count)])
    under = np.array(below or (0,) * count, np.int64)
    return solve(Problem(columns, stated, turned, under))[0]


def test_three_columns_without_headers_are_told_apart_by_their_equation() -> None:
    found = best(column(1, [10000, 5000]), column(2, [200, 0]), column(3, [9800, 5000]), stated=(14800,))
    assert found.proven
    assert found.roles[3] == "paid_amount" and found.roles[1] == "gross_amount"


def test_deductions_printed_negative_reduce_what_is_paid() -> None:
    found = best(
        column(0, [10000, 5000], gross_amount=1.0), column(1, [-200, -50], deduction_amount=1.0), column(2, [9800, 4950], paid_amount=1.0),  # noqa: E501
        stated=(14750,),
    )  # fmt: skip
    assert found.proven and found.deduction.tolist() == [200, 50]


def test_credits_printed_positive_are_negated_where_the_total_asks_for_it() -> None:
    found = best(column(0, [10000, 3000], paid_amount=1.0), stated=(7000,), credited=(1,))
    assert found.flipped and found.paid.tolist() == [10000, -3000]


def test_a_header_that_misleads_gives_way_to_the_arithmetic() -> None:
    found = best(
        column(0, [9800, 4900], gross_amount=0.5, paid_amount=0.5), column(1, [200, 100], discount_amount=1.0),
        column(2, [10000, 5000], gross_amount=0.5, paid_amount=0.5), stated=(14700,),
    )  # fmt: skip
    assert found.roles == {0: "paid_amount", 1: "discount_amount", 2: "gross_amount"}


def test_a_balance_column_is_left_out() -> None:
    found = best(
        column(0, [10000, 5000], gross_amount=1.0),
        column(1, [10000, 15000], balance=1.0),
        column(2, [10000, 5000], paid_amount=1.0),
        stated=(15000,),
    )
    assert found.proven and found.roles[1] == "balance"


def test_a_line_that_does_not_add_up_is_not_proven() -> None:
    found = best(
        column(0, [10000, 5000], gross_amount=1.0),
        column(1, [200, 0], discount_amount=1.0),
        column(2, [9700, 5000], paid_amount=1.0),
    )
    assert found.holds.tolist() == [False, True] and not found.proven


def test_what_is_said_below_a_line_explains_its_gap() -> None:
    found = best(
        column(0, [10000], gross_amount=1.0), column(1, [9000], paid_amount=1.0), stated=(9000,), below=(-1000,)
    )
    assert found.proven


def test_no_lines_no_solution() -> None:
    assert solve(Problem((), (), np.zeros(0, bool), np.zeros(0, np.int64))) == []


def test_more_is_never_taken_off_than_was_billed() -> None:
    """Two readings add up on each line; the words say the strange one."""
    found = best(
        column(0, [684198, 749088], paid_amount=0.6), column(1, [7373, 8072], gross_amount=1.0),
        column(2, [676825, 741016], withholding_amount=1.0), stated=(1417841,),
    )  # fmt: skip
    assert found.roles[0] == "gross_amount" and found.roles[2] == "paid_amount"
