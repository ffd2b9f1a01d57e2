"""Columns of taxes: what a gross is made of, or what is kept back of it."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations

from extractors.remittance._solution import AmountColumn, Problem


def tax_withheld(problem: Problem) -> list[AmountColumn]:
    """Billed - tax = paid on every line, and the payment is what is left: the tax is kept back, as public bodies do
    (Italy's split payment), and is no part of what the gross is made of."""
    columns = list(problem.columns)
    for at, tax in enumerate(columns):
        if tax.weights.get("tax_amount", 0.0) < 0.4 or not tax.cents.any():
            continue
        for billed, paid in permutations([column for column in columns if column is not tax], 2):
            every = tax.filled & billed.filled & paid.filled
            holds = every.all() and bool((billed.cents - tax.cents == paid.cents).all())
            if holds and _is_payment(problem, paid) and not _is_payment(problem, billed):
                columns[at] = replace(tax, weights={"withholding_amount": 0.7})
    return columns


def _is_payment(problem: Problem, column: AmountColumn) -> bool:
    """Whether the payment is printed as the sum of this column; else whether its header says nothing but that."""
    if problem.stated:
        return column.sum in problem.stated
    paid = column.weights.get("paid_amount", 0.0)
    return paid >= 0.6 and all(weight < paid for role, weight in column.weights.items() if role != "paid_amount")


def tax_apart(columns: Sequence[AmountColumn]) -> list[AmountColumn]:
    """Net + tax = gross on every line: net and tax say what the gross is made of, not what is paid or taken off."""
    parts: set[int] = set()
    for tax in columns:
        if tax.weights.get("tax_amount", 0.0) < 0.8:
            continue
        for net, gross in permutations([column for column in columns if column is not tax], 2):
            every = net.filled & gross.filled
            if every.all() and tax.cents.any() and bool((net.cents + tax.cents == gross.cents).all()):
                parts |= {net.index, tax.index}
    return [replace(column, weights={"tax_amount": 1.0}) if column.index in parts else column for column in columns]
