"""The head of the record: amount, date and method, each with its doubts."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from docflow.schema.money import in_units, plain
from docflow.schema.records import Equation, Evidence
from extractors.fields.lexicon import normalise
from extractors.fields.methods import payment_method
from extractors.papers.draft import Draft
from extractors.papers.facts.days import days_on
from extractors.papers.facts.questions import PAYMENT_DAY
from extractors.papers.facts.ranking import ranked
from extractors.papers.facts.things import Thing
from extractors.papers.header import Choice, choices, read_method
from extractors.papers.loose import PAY_STEMS
from extractors.papers.pairs import Pair
from extractors.papers.paper import Paper
from extractors.remittance._paid import PaidLine, TableReading
from extractors.remittance._references import free_pairs
from extractors.remittance._told import day_told, days_of_payments
from extractors.remittance._totals import chosen_total, echo_of, own_atoms, row_choices, total_choices

_LETTERS = re.compile(r"[A-Z]{3,5}(?=[-\d])")
"""What a number begins with."""
_CLEAR = 0.9
SURE_OF_DAY = 0.97
"""Probability from which nobody is asked whether another day is meant."""


def total_of(
    draft: Draft,
    pairs: Sequence[Pair],
    readings: Sequence[TableReading],
    lines: Sequence[PaidLine],
    scale: int,
    currency: str | None,
) -> Decimal | None:
    paid = Decimal(sum(line.paid for line in lines)).scaleb(-scale) if lines else None
    own = own_atoms(lines)
    labelled = [c for c in total_choices(draft.paper, pairs) if not any(id(atom) in own for atom in c.atoms)]
    choice, agrees = chosen_total(labelled, row_choices(readings), paid)
    if not agrees and paid is not None:
        echo = echo_of(draft.paper, paid, own)
        choice, agrees = (echo, True) if echo is not None else (choice, agrees)
    if choice is None and (told := _paid_told(draft.paper, readings, lines)) is not None:
        choice, agrees = told, True
    if choice is None or choice.amount is None:
        draft.ask("No total is printed; the amount is the sum of the lines." if lines else "No total was found.")
        if paid is None:
            return None
        draft.fields["amount"] = Evidence(value=plain(in_units(paid, currency)), confidence=0.8)
        return in_units(paid, currency)
    amount = in_units(choice.amount, currency)
    choice.value = plain(amount)
    draft.keep("amount", choice, 0.999 if agrees else 0.7, proven=agrees and len(lines) > 1)
    if paid is not None:
        shown = " + ".join(plain(Decimal(line.paid).scaleb(-scale)) for line in lines[:12]) + (
            " + ..." if len(lines) > 12 else ""
        )
        draft.proof.append(
            Equation(equation="sum(lines.paid_amount) = amount", holds=agrees, detail=f"{shown} = {plain(amount)}")
        )
        if not agrees:
            # In the very words of docflow.rules.proof, so that it is said once.
            draft.ask(
                f"The lines add up to {plain(in_units(paid, currency))}, but the total is {plain(amount)}; "
                "correct the total or a line."
            )
    _contradictions(draft, labelled, choice)
    return amount


def _paid_told(paper: Paper, readings: Sequence[TableReading], lines: Sequence[PaidLine]) -> Choice | None:
    """The payment of one document that sentences tell: what is billed less what is taken off leads to it."""
    cell = lines[0].cells.get("paid_amount") if len(lines) == 1 and lines[0].holds else None
    if cell is None or not all(reading.prose for reading in readings):
        return None
    reading = paper.amount(cell.atoms[0])
    return Choice("", 0.8, cell.atoms, cell.page, amount=reading.value) if reading is not None else None


def _contradictions(draft: Draft, labelled: Sequence[Choice], chosen: Choice) -> None:
    """A total that clearly calls itself the payment and says something else."""
    for other in labelled:
        if other.weight >= 0.85 and other.amount != chosen.amount and "gross" not in other.label.lower():
            draft.ask(f'"{other.label.strip(": ")}" says {other.value}, but {chosen.value} was taken as the amount.')


def date_of(draft: Draft, pairs: Sequence[Pair], lines: Sequence[PaidLine]) -> date | None:
    """The day of the payment: the likeliest of all that the paper names."""
    found = ranked(days_of(draft.paper, pairs, lines), PAYMENT_DAY)
    best, others = found.best, found.others
    if best is None:
        draft.ask("It is not clear which date is the payment date." if others else "No payment date was found.")
        return None
    if best.choice.weight < SURE_OF_DAY and others:
        draft.ask("Several dates may be the payment date: " + ", ".join(sorted([best.value, *others])) + ".")
    elif best.choice.weight < SURE_OF_DAY:
        draft.ask("The payment date has no label.")
    if best.choice.ambiguous:
        printed = best.choice.atoms[0].text
        draft.ask(f'Day and month of the payment date "{printed}" may be the other way round.')
    return date.fromisoformat(draft.keep("payment_date", best.choice, 0.99))


def days_of(paper: Paper, pairs: Sequence[Pair], lines: Sequence[PaidLine]) -> list[Thing]:
    """All days of the paper that may be the payment's."""
    numbers = {line.number for line in lines}
    told = [("named with the payment", choice) for choice in days_of_payments(paper)]
    for today, sign in ((True, "told as paid"), (False, "told of a payment")):
        if (choice := day_told(paper, numbers, today=today)) is not None:
            told.append((sign, choice))
    billed = [date.fromisoformat(line.date) for line in lines if line.date]
    own = own_atoms(lines)
    free = free_pairs(pairs, lines, "payment_date")
    return days_on(paper, free, PAYMENT_DAY, own, billed, told)


def method_of(draft: Draft, pairs: Sequence[Pair]) -> str | None:
    found = choices(draft.paper, pairs, "payment_method", read_method)
    if found:
        return draft.keep("payment_method", found[0], 0.97)
    cheques = [pair for pair in pairs if pair.weight("cheque_number") >= _CLEAR]
    if any(payment_method(pair.label.text) in (None, "cheque") for pair in cheques):
        # "Check No.: ACH1104-3": a ledger's form for cheques, filled in for another way to pay.
        named = (payment_method(letters[0]) for pair in cheques if (letters := _LETTERS.match(pair.value.text)))
        return next((method for method in named if method), "cheque")
    told = [row.text for row in draft.paper.outside() if row.page == 0]
    paying = [text for text in told if any(word.startswith(PAY_STEMS) for word in normalise(text).split())]
    return payment_method(" ".join(paying)[:4000]) or payment_method(" ".join(told)[:4000])
