"""Whether the machine may approve: only where everything is proven; otherwise why not, as sentences with a remedy."""

import datetime as dt
from collections.abc import Iterator, Sequence
from decimal import Decimal

from docflow.rules.answered import unanswered, whom_it_pays
from docflow.rules.confidence import too_unsure, with_open_items
from docflow.rules.deciding import held_by_payer
from docflow.rules.matching import printed
from docflow.rules.policy import Policy
from docflow.rules.proof import faults, total_holds, unsaid
from docflow.rules.shipped_rules import SHIPPED
from docflow.schema.matching import RuleTable
from docflow.schema.money import ZERO, fits, minor_digits, plain
from docflow.schema.receivables import Application, Certainty, LineMatch, PayerMatch
from docflow.schema.records import Extraction, Remittance, RemittanceLine

_DAYS_AHEAD = 7
"""Payments are announced a few days before they are made, not more."""


def route(
    extraction: Extraction,
    payer: PayerMatch,
    lines: tuple[LineMatch, ...],
    policy: Policy,
    *,
    today: dt.date,
    table: RuleTable = SHIPPED,
) -> Application:
    """The application of a remittance, with everything in it that speaks against approving it by machine."""
    record = extraction.record
    assert isinstance(record, Remittance)
    amount = _amount(record)
    application = Application(
        payer=payer,
        currency=record.currency,
        amount=amount,
        lines=lines,
        unapplied=amount - sum((line.paid for line in lines), ZERO),
    )
    review = (
        *unsaid(unanswered(extraction.review, record, payer, lines), record, extraction.proof),
        *_about_record(extraction, record, application, policy),
        *_about_date(record, policy, today),
        *_about_payer(payer, lines),
        *whom_it_pays(extraction.review, record, payer, lines),
        *_about_lines(record, application, policy, table),
        *_about_money(record, application, policy),
    )
    unique = tuple(dict.fromkeys(review))
    return application.model_copy(update={"review": unique, "approve": not unique})


def _amount(record: Remittance) -> Decimal:
    """The total; where it is missing, what the lines add up to (routing then says that it is missing)."""
    if record.amount is not None:
        return record.amount
    return sum((line.paid_amount or ZERO for line in record.lines), ZERO)


def _about_record(
    extraction: Extraction, record: Remittance, application: Application, policy: Policy
) -> Iterator[str]:
    # What the reader proved came out of the sandbox; what can be proved again is proved again.
    wrong = faults(record, extraction.proof, extraction.fields)
    yield from wrong
    if record.lines and total_holds(record) is None:
        yield "Nothing proves the total, since an amount is missing; check the amounts against the page."
    if not wrong:  # how sure the rest is can be told once a sum that fails is put right
        sure = with_open_items(extraction.confidence, application.payer, application.lines)
        yield from too_unsure(extraction, sure, policy.bar(extraction.kind))
    if record.currency is None:
        yield "The currency is missing; choose it."
    if record.amount is None:
        yield "The total is missing; type it."
    elif not record.amount and any(line.applied for line in application.lines):
        yield "It moves no money and only sets items off against one another; see that both sides are meant."
    elif record.amount <= 0:
        yield f"The total {plain(record.amount)} is no payment; check its sign, and what this paper is."
    if not record.lines and not application.lines:
        yield "No line was found; add what the payment is for, or put it on account."
    if not (record.payment_reference or record.advice_number):
        yield "There is no payment reference to find the money, or a second copy, by; type it."
    yield from _too_fine(record)


def _too_fine(record: Remittance) -> Iterator[str]:
    """Amounts with more digits than the currency has."""
    if record.currency is None:
        return
    digits = minor_digits(record.currency)
    told = {amount for line in record.lines for amount in _amounts(line) if amount}
    finer = {amount for amount in told if not fits(amount, record.currency)}
    for n, line in enumerate(record.lines):
        if finer and not finer.isdisjoint(_amounts(line)):
            yield f"Line {n + 1}: {record.currency} has {digits} digits after the point; correct the amount."
    if record.amount and not fits(record.amount, record.currency):
        yield f"The total is finer than {record.currency} can be; correct it."


def _amounts(line: RemittanceLine) -> tuple[Decimal | None, ...]:
    return line.paid_amount, line.gross_amount, line.discount_amount, line.deduction_amount


def _about_date(record: Remittance, policy: Policy, today: dt.date) -> Iterator[str]:
    day = record.payment_date
    if day is None:
        yield "The payment date is missing; type it."
    elif (day - today).days > _DAYS_AHEAD:
        yield f"The payment date {day} lies in the future; check day, month and year."
    elif (today - day).days > policy.oldest_payment_days:
        yield f"The payment date {day} is long past; check day, month and year."


def _about_payer(payer: PayerMatch, lines: Sequence[LineMatch]) -> Iterator[str]:
    """A payer who is only likely needs a look, unless a company's rules let all of its lines pass. So does one who may
    pay for many and has paid for this one so far, where no document bears it out: whoever is known by what was learned
    alone, or by a customer's account under a name that is nothing like that customer's.
    """
    may_pay_for_many = payer.sign == "alias" or payer.named_otherwise
    if may_pay_for_many and lines and all(line.state == "on_account" for line in lines):
        yield f"No document that it names bears out who pays: {' '.join(payer.reasons)} Confirm the customer."
    disputed = payer.contradicted or payer.rivalled
    passes = payer.customer and not disputed and lines and all(line.certain for line in lines)
    if payer.certainty is Certainty.CERTAIN or passes:
        return
    why = " ".join(payer.reasons)
    if payer.customer is None:
        yield f"The payer is not known: {why} Choose the customer."
    else:
        yield f"The payer is not certain: {why} Confirm the customer or choose another."


def _about_lines(record: Remittance, application: Application, policy: Policy, table: RuleTable) -> Iterator[str]:
    asks_for_payer = application.payer.certainty is not Certainty.CERTAIN
    for match in application.lines:
        if match.certain and match.deduction and _large(match, application, policy):
            shown = f"{plain(match.deduction)} {application.currency}"
            why = f"the deduction of {shown} is above what may be accepted without a look; confirm it"
            yield f"{_name(record, match)}: {why}."
        elif not match.certain and not (asks_for_payer and held_by_payer(match, table)):
            why = match.reasons[-1] if match.reasons else "it is not matched; choose the open item"
            yield f"{_name(record, match)}: {why}."


def _name(record: Remittance, match: LineMatch) -> str:
    """The line as a clerk finds it on the page; what stands on no line is spoken of as the payment."""
    line = printed(record, match)
    if line is None:
        return "The payment"
    n = 1 + (match.line if match.part_of is None else match.part_of)
    number = line.document_number or line.purchase_order
    return f"Line {n} ({number})" if number else f"Line {n}"


def _stays_on_account(application: Application, policy: Policy) -> bool:
    """Whether what is left is but paid beyond what was open, and little enough to be the customer's credit."""
    over, lines = application.unapplied, application.lines
    explained = all(line.certain for line in lines) and any(line.amount_signal == "overpaid" for line in lines)
    small = over * 100 <= application.amount * policy.on_account_percent
    return explained and small and not policy.above(policy.on_account_limit, over, application.currency or "")


def _large(match: LineMatch, application: Application, policy: Policy) -> bool:
    share = abs(match.deduction) * 100 > abs(match.applied) * policy.deduction_percent
    return share or policy.above(policy.deduction_limit, match.deduction, application.currency or "")


def _about_money(record: Remittance, application: Application, policy: Policy) -> Iterator[str]:
    currency = application.currency or ""
    adds_up = total_holds(record) is not False
    if application.unapplied > 0 and application.lines and adds_up and not _stays_on_account(application, policy):
        yield f"{plain(application.unapplied)} {currency} is not applied; choose what it pays or put it on account."
    if application.unapplied < 0 and adds_up:
        over = f"{plain(-application.unapplied)} {currency}"
        yield f"The lines take {over} more than was paid; correct the total or a line."
    if policy.above(policy.automatic_limit, application.amount, currency):
        yield f"{plain(application.amount)} {currency} is above the limit for approving without a person; look at it."
