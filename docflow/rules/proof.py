"""The arithmetic of a record: equations that hold or do not, recomputed whenever a value changes."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import partial
from types import MappingProxyType
from typing import NamedTuple

from docflow.schema.money import ZERO, in_units, plain
from docflow.schema.records import BankStatement, Equation, Evidence, Invoice, Record, Remittance, RemittanceLine

TOTAL_EQUATION = "sum(lines.paid_amount) = amount"
_BELOW = " = printed total"
"""So ends what the reader says of a column and the total that is printed below it."""
_AMOUNT = re.compile(r"\d+\.\d+")
_MARK = re.compile(r'"[^"]*"|\d+(?:\.\d+)?')
"""What tells one sum of a paper from another: a column's head, quoted, or a figure."""


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
        return not self.rest

    @property
    def rest(self) -> Decimal:
        """How much more the other figure is."""
        return self.total - sum(self.terms, ZERO)


def prove(record: Record) -> tuple[Equation, ...]:
    """Every equation whose values the record has."""
    return tuple(_equation(check) for check in _checks(record))


def total_holds(record: Remittance) -> bool | None:
    """Whether the lines add up to the total; None where an amount is missing and nobody can tell."""
    return next((check.holds for check in _checks(record) if check.name == TOTAL_EQUATION), None)


def faults(
    record: Record, reader_proof: Iterable[Equation] = (), fields: Mapping[str, Evidence] = MappingProxyType({})
) -> tuple[str, ...]:
    """What does not add up, as sentences; of the reader's proof only what cannot be computed from the record. That a
    column differs from the total below it is not said once more while the lines differ from the total."""
    wrong = [check for check in _checks(record, fields) if not check.holds]
    printed = (
        f"The paper's own figures do not agree: {check.equation}{f' ({check.detail})' if check.detail else ''}; "
        "look for a line that is missing or misread."
        for check in _only_read(record, reader_proof)
        if not check.equation.endswith(_BELOW) or all(one.name != TOTAL_EQUATION for one in wrong)
    )
    return (*(check.fault() for check in _causes(wrong)), *printed)


def _causes(wrong: Sequence[Check]) -> list[Check]:
    """Without the total, where a line that does not add up is off by as much: with the line both are put right."""
    lines = [one for one in wrong if one.name != TOTAL_EQUATION]
    explained = {-sum((one.rest for one in lines), ZERO)}
    return [one for one in wrong if one.name != TOTAL_EQUATION or one.rest not in explained]


def _only_read(record: Record, reader_proof: Iterable[Equation]) -> list[Equation]:
    """What fails and only the reader can check."""
    failed = [check for check in reader_proof if not check.holds]
    ours = {check.name for check in _checks(record)} if failed else frozenset[str]()
    return [check for check in failed if check.equation not in ours]


def unsaid(review: Iterable[str], record: Record, reader_proof: Iterable[Equation]) -> tuple[str, ...]:
    """The reader's sentences without those about a sum of which `faults` tells: by its figures, or by its name."""
    told = [_AMOUNT.findall(check.fault()) for check in _checks(record) if not check.holds]
    named = [_MARK.findall(check.equation) for check in _only_read(record, reader_proof)]
    return tuple(one for one in review if not _tells(one, told, named))


def _tells(sentence: str, told: Sequence[Sequence[str]], named: Sequence[Sequence[str]]) -> bool:
    figures, marks = set(_AMOUNT.findall(sentence)), set(_MARK.findall(sentence))
    same = len(figures) > 1 and any(figures <= set(one) for one in told)
    return same or any(one and marks >= set(one) for one in named)


def _checks(record: Record, fields: Mapping[str, Evidence] = MappingProxyType({})) -> Iterator[Check]:
    if isinstance(record, Remittance):
        yield from _remittance(record, fields)
    elif isinstance(record, Invoice):
        yield from _invoice(record)
    elif isinstance(record, BankStatement):
        yield from _statement(record)


def _remittance(record: Remittance, fields: Mapping[str, Evidence]) -> Iterator[Check]:
    for n, line in enumerate(record.lines):
        if line.gross_amount is not None and line.paid_amount is not None:
            yield _line(n, line, line.gross_amount, line.paid_amount, record.currency)
    paid = [line.paid_amount for line in record.lines if line.paid_amount is not None]
    if record.amount is not None and paid and len(paid) == len(record.lines):
        fault = partial(_total_fault, paid, record.amount, record.currency, _places(fields))
        yield Check(TOTAL_EQUATION, paid, record.amount, fault)


def _places(fields: Mapping[str, Evidence]) -> tuple[str, str] | None:
    """The pages of what the lines pay, and that of the total, where there is more than one: "1–3", "3"."""
    lines = sorted({one.page for path, one in fields.items() if path.endswith(".paid_amount") and one.page})
    total = fields["amount"].page if "amount" in fields else None
    if not lines or not total or lines == [total]:
        return None
    return (f"{lines[0]}–{lines[-1]}" if len(lines) > 1 else str(lines[0])), str(total)


def _total_fault(paid: Sequence[Decimal], amount: Decimal, currency: str | None, places: tuple[str, str] | None) -> str:
    """Both sums, what lies between them, and where they stand."""
    total, stated, rest = (_shown(one, currency) for one in (sum(paid, ZERO), amount, abs(amount - sum(paid, ZERO))))
    more = amount > sum(paid, ZERO)
    if places is None and more:
        return f"The lines add up to {total}, but the total is {stated}, {rest} more; correct the total or a line."
    if places is None:
        return f"The lines add up to {total}, but the total is {stated}, {rest} less; correct the total or a line."
    on, below = places
    if more:
        return (
            f"The lines on page {on} add up to {total}, but the total on page {below} is {stated}, {rest} more; "
            "correct the total or a line."
        )
    return (
        f"The lines on page {on} add up to {total}, but the total on page {below} is {stated}, {rest} less; "
        "correct the total or a line."
    )


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
    rest, read = _shown(abs(paid - sum(terms, ZERO)), currency), _shown(paid, currency)
    if paid > sum(terms, ZERO):
        return f"{called} does not add up: {result}, but {read} is read as paid, {rest} more; correct the wrong one."
    return f"{called} does not add up: {result}, but {read} is read as paid, {rest} less; correct the wrong one."


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
