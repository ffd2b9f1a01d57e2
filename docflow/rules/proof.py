"""The arithmetic of a record: equations that hold or do not, recomputed whenever a value changes."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from functools import partial
from typing import NamedTuple

from docflow.schema.money import ZERO, in_units, plain
from docflow.schema.records import BankStatement, Equation, Invoice, Record, Remittance, RemittanceLine

TOTAL_EQUATION = "sum(lines.paid_amount) = amount"


class Check(NamedTuple):
    """A sum that should be another figure of the record, and what to tell a clerk where it is not."""

    name: str
    terms: Sequence[Decimal]
    total: Decimal
    fault: Callable[[], str]
    """Put into words only where it does not hold: of hundreds of lines nearly all do."""

    @property
    def holds(self) -> bool:
        """Whether it is."""
        return sum(self.terms, ZERO) == self.total


def prove(record: Record) -> tuple[Equation, ...]:
    """Every equation whose values the record has."""
    return tuple(_equation(check) for check in _checks(record))


def total_holds(record: Remittance) -> bool | None:
    """Whether the lines add up to the total; None where an amount is missing and nobody can tell."""
    return next((check.holds for check in _checks(record) if check.name == TOTAL_EQUATION), None)


def faults(record: Record, reader_proof: Iterable[Equation] = ()) -> tuple[str, ...]:
    """What does not add up, as sentences; of the reader's proof only what cannot be computed from the record."""
    checks = list(_checks(record))
    ours = {check.name for check in checks}
    printed = (
        f"The paper's own figures do not agree: {check.equation}{f' ({check.detail})' if check.detail else ''}; "
        "look for a line that is missing or misread."
        for check in reader_proof
        if not check.holds and check.equation not in ours
    )
    return (*(check.fault() for check in checks if not check.holds), *printed)


def _checks(record: Record) -> Iterator[Check]:
    if isinstance(record, Remittance):
        yield from _remittance(record)
    elif isinstance(record, Invoice):
        yield from _invoice(record)
    elif isinstance(record, BankStatement):
        yield from _statement(record)


def _remittance(record: Remittance) -> Iterator[Check]:
    for n, line in enumerate(record.lines):
        if line.gross_amount is not None and line.paid_amount is not None:
            yield _line(n, line, line.gross_amount, line.paid_amount, record.currency)
    paid = [line.paid_amount for line in record.lines if line.paid_amount is not None]
    if record.amount is not None and paid and len(paid) == len(record.lines):
        yield Check(TOTAL_EQUATION, paid, record.amount, partial(_total_fault, paid, record.amount, record.currency))


def _total_fault(paid: Sequence[Decimal], amount: Decimal, currency: str | None) -> str:
    total = _shown(sum(paid, ZERO), currency)
    return f"The lines add up to {total}, but the total is {_shown(amount, currency)}; correct the total or a line."


def _line(n: int, line: RemittanceLine, gross: Decimal, paid: Decimal, currency: str | None) -> Check:
    at = f"lines.{n}"
    name = f"{at}.gross_amount - {at}.discount_amount - {at}.deduction_amount = {at}.paid_amount"
    terms = [gross, -line.discount_amount, -line.deduction_amount]
    return Check(name, terms, paid, partial(_line_fault, n, line, terms, paid, currency))


def _line_fault(n: int, line: RemittanceLine, terms: Sequence[Decimal], paid: Decimal, currency: str | None) -> str:
    gross = terms[0]
    parts = [_shown(amount, currency) for amount in (gross, *(t for t in terms[1:] if t))]
    sum_of = " ".join((parts[0], *(f"{'- ' + p[1:] if p.startswith('-') else '+ ' + p}" for p in parts[1:])))
    result = f"{sum_of} = {_shown(sum(terms, ZERO), currency)}" if len(parts) > 1 else f"{sum_of} is due"
    called = f"Line {n + 1} ({line.document_number})" if line.document_number else f"Line {n + 1}"
    return f"{called} does not add up: {result}, but {_shown(paid, currency)} is read as paid; correct the wrong one."


def _invoice(record: Invoice) -> Iterator[Check]:
    if record.net_amount is not None and record.tax_amount is not None and record.total_amount is not None:
        terms, total = (record.net_amount, record.tax_amount), record.total_amount
        fault = f"Net and tax add up to {plain(sum(terms, ZERO))}, but the total is {plain(total)}."
        yield Check("net_amount + tax_amount = total_amount", terms, total, lambda: fault)
    lines = [line.net_amount for line in record.lines if line.net_amount is not None]
    if record.net_amount is not None and lines and len(lines) == len(record.lines):
        told = f"The lines add up to {plain(sum(lines, ZERO))}, but the net amount is {plain(record.net_amount)}."
        yield Check("sum(lines.net_amount) = net_amount", lines, record.net_amount, lambda: told)


def _statement(record: BankStatement) -> Iterator[Check]:
    """Only what is booked, and in the account's currency, counts in the balance."""
    if record.opening_balance is not None and record.closing_balance is not None:
        booked = (one for one in record.entries if one.status == "booked")
        mine = [one.amount for one in booked if record.currency in (None, one.currency)]
        terms = (record.opening_balance, *mine)
        leads, closing = (_shown(amount, record.currency) for amount in (sum(terms, ZERO), record.closing_balance))
        fault = f"The entries lead to {leads}, but the closing balance is {closing}."
        name = "opening_balance + sum(entries.amount) = closing_balance"
        yield Check(name, terms, record.closing_balance, lambda: fault)


def _equation(check: Check) -> Equation:
    name, terms, total, _ = check
    result = sum(terms, ZERO)
    shown = " ".join(f"{'-' if v < 0 else '+'} {plain(abs(v))}" for v in terms[:6]).removeprefix("+ ")
    more = f" + {len(terms) - 6} more" if len(terms) > 6 else ""
    relation = "=" if result == total else f"= {plain(result)}, not"
    return Equation(equation=name, holds=result == total, detail=f"{shown}{more} {relation} {plain(total)}")


def _shown(amount: Decimal, currency: str | None) -> str:
    return plain(in_units(amount, currency))
