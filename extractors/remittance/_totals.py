"""The amount of the payment: labelled totals, total rows, and the sum of the lines."""

from collections.abc import Sequence
from decimal import Decimal

from extractors.remittance._header import Choice, choices, read_amount
from extractors.remittance._lines import TableReading, to_units
from extractors.remittance._pairs import Pair
from extractors.remittance._paper import Paper


def total_choices(paper: Paper, pairs: Sequence[Pair]) -> list[Choice]:
    """Labelled totals outside the tables, best first."""
    found = choices(paper, pairs, "total_amount", read_amount)
    for choice in found:
        choice.amount = Decimal(choice.value)
    return found


def stated_totals(paper: Paper, pairs: Sequence[Pair], scale: int) -> list[int]:
    """Amounts outside the tables that may be the payment, in minor units."""
    return [
        to_units(choice.amount, scale)
        for choice in total_choices(paper, pairs)
        if choice.amount is not None and choice.weight >= 0.35
    ]


def row_choices(readings: Sequence[TableReading]) -> list[Choice]:
    """Printed totals of the tables' paid columns."""
    return [
        Choice(str(Decimal(value).scaleb(-reading.scale)), 0.8, cell.atoms, cell.page, "total row", amount=Decimal(value).scaleb(-reading.scale))
        for reading in readings
        for value, cell in reading.totals
    ]  # fmt: skip


def chosen_total(
    labelled: Sequence[Choice], rows: Sequence[Choice], paid: Decimal | None
) -> tuple[Choice | None, bool]:
    """The payment's amount and whether it is the sum of the lines: a printed one that is the sum beats all others."""
    every = [*labelled, *rows]
    agreeing = [choice for choice in every if paid is not None and choice.amount == paid]
    if agreeing:
        return max(agreeing, key=lambda choice: choice.weight), True
    strong = sorted(every, key=lambda choice: -choice.weight)
    return (strong[0] if strong else None), False
