"""The arithmetic of a record: equations that hold or do not, recomputed whenever a value changes."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from docflow.schema.money import ZERO, plain
from docflow.schema.records import BankStatement, Equation, Invoice, Record, Remittance

TOTAL_EQUATION = "sum(lines.paid_amount) = amount"


def prove(record: Record) -> tuple[Equation, ...]:
    """Every equation whose values the record has."""
    if isinstance(record, Remittance):
        return tuple(_remittance(record))
    if isinstance(record, Invoice):
        return tuple(_invoice(record))
    if isinstance(record, BankStatement):
        return tuple(_statement(record))
    return ()


def broken(check: Equation) -> str:
    """The sentence about an equation that does not hold."""
    return f"The arithmetic fails: {check.equation}: {check.detail or 'the figures differ'}; correct the wrong figure."


def _remittance(record: Remittance) -> Iterator[Equation]:
    for n, line in enumerate(record.lines):
        if line.gross_amount is None or line.paid_amount is None:
            continue
        terms = [line.gross_amount, -line.discount_amount, -line.deduction_amount]
        at = f"lines.{n}"
        name = f"{at}.gross_amount - {at}.discount_amount - {at}.deduction_amount = {at}.paid_amount"
        yield _equation(name, terms, line.paid_amount)
    paid = [line.paid_amount for line in record.lines]
    if record.amount is not None and paid and None not in paid:
        yield _equation(TOTAL_EQUATION, (p for p in paid if p is not None), record.amount)


def _invoice(record: Invoice) -> Iterator[Equation]:
    if record.net_amount is not None and record.tax_amount is not None and record.total_amount is not None:
        yield _equation(
            "net_amount + tax_amount = total_amount", (record.net_amount, record.tax_amount), record.total_amount
        )
    lines = [line.net_amount for line in record.lines]
    if record.net_amount is not None and lines and None not in lines:
        yield _equation("sum(lines.net_amount) = net_amount", (n for n in lines if n is not None), record.net_amount)


def _statement(record: BankStatement) -> Iterator[Equation]:
    if record.opening_balance is not None and record.closing_balance is not None:
        terms = (record.opening_balance, *(entry.amount for entry in record.entries))
        yield _equation("opening_balance + sum(entries.amount) = closing_balance", terms, record.closing_balance)


def _equation(name: str, terms: Iterable[Decimal], total: Decimal) -> Equation:
    values = list(terms)
    result = sum(values, ZERO)
    shown = " ".join(f"{'-' if v < 0 else '+'} {plain(abs(v))}" for v in values[:6]).removeprefix("+ ")
    more = f" + {len(values) - 6} more" if len(values) > 6 else ""
    relation = "=" if result == total else f"= {plain(result)}, not"
    return Equation(equation=name, holds=result == total, detail=f"{shown}{more} {relation} {plain(total)}")
