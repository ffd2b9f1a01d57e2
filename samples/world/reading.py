"""Advices as they come out of the reader: mostly right, some wrong, and not every error noticed.

An error of a number or an amount is one of print and eye: look-alikes, a digit lost, a column taken for another. What
follows from it (an equation that does not hold, a total that is not the sum) is computed from the record as read.
"""

import datetime as dt
import random
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import NamedTuple

from docflow.rules.proof import prove
from docflow.schema.money import plain
from docflow.schema.place import Method
from docflow.schema.records import Evidence, Extraction, Kind, Remittance, RemittanceLine
from samples.world import names
from samples.world.shape import Reading
from samples.world.truth import Carrier

_METHODS: dict[Carrier, Method] = {
    "edi": "edi", "xml": "xml", "sheet": "sheet", "mail": "mail", "pdf": "text", "scan": "ocr", "none": "text",
}  # fmt: skip
_EYE = {
    "0": "O8",
    "1": "I7",
    "2": "Z7",
    "3": "8",
    "4": "9",
    "5": "S6",
    "6": "G5",
    "7": "1",
    "8": "B3",
    "9": "4",
    "I": "1",
    "S": "5",
}
_SURE = (0.982, 0.9985)
_UNSURE = (0.35, 0.8)


class Misread(NamedTuple):
    """A record with an error, and the path of the value that is wrong."""

    record: Remittance
    path: str


Error = Callable[[random.Random, Remittance], Misread | None]


def read(dice: random.Random, printed: Remittance, carrier: Carrier, how: Reading) -> Extraction:
    """The extraction of an advice that says `printed`."""
    chance = dice.random()
    if chance < how.wrong and (wrong := _wrong(dice, printed, carrier)):
        noticed = dice.random() < how.noticed
        return _extraction(dice, wrong.record, carrier, {wrong.path} if noticed else set())
    doubted = {_some_path(dice, printed)} if chance > 1 - how.doubted else set()
    return _extraction(dice, printed, carrier, doubted)


def _extraction(dice: random.Random, record: Remittance, carrier: Carrier, doubted: set[str]) -> Extraction:
    method = _METHODS[carrier]
    fields = {
        path: Evidence.made(
            value=value,
            text=value,
            method=method,
            page=1,
            confidence=dice.uniform(*(_UNSURE if path in doubted else _SURE)),
        )
        for path, value in _values(record)
    }
    review = tuple(_doubt(path, fields) for path in sorted(doubted))
    sure = dice.uniform(*(_UNSURE if doubted else _SURE))
    return Extraction.made(
        kind=Kind.REMITTANCE, confidence=sure, review=review, record=record, fields=fields, proof=tuple(prove(record))
    )


def _doubt(path: str, fields: dict[str, Evidence]) -> str:
    """As the reader of papers says it."""
    head, _, name = path.rpartition(".")
    if not head.startswith("lines."):
        return f"{path.replace('_', ' ')} is not clear; check it against the page."
    number = f' "{fields[path].value}"' if name == "document_number" and path in fields else ""
    return f"The {name.replace('_', ' ')}{number} in line {int(head.split('.')[1]) + 1} was hard to read."


def _values(record: Remittance) -> Iterator[tuple[str, str]]:
    heads = {
        "payer.name": record.payer.name, "payment_reference": record.payment_reference, "currency": record.currency,
        "payment_date": record.payment_date and record.payment_date.isoformat(),
        "amount": None if record.amount is None else plain(record.amount),
    }  # fmt: skip
    yield from ((path, value) for path, value in heads.items() if value)
    for n, line in enumerate(record.lines):
        if line.document_number:
            yield f"lines.{n}.document_number", line.document_number
        if line.paid_amount is not None:
            yield f"lines.{n}.paid_amount", plain(line.paid_amount)


def _some_path(dice: random.Random, record: Remittance) -> str:
    return dice.choice([path for path, _ in _values(record)])


def _wrong(dice: random.Random, record: Remittance, carrier: Carrier) -> Misread | None:
    errors, weights = zip(*(_BY_EYE if carrier == "scan" else _BY_LAYOUT), strict=True)
    error: Error = dice.choices(errors, weights)[0]
    return error(dice, record)


# --- errors ---------------------------------------------------------------------------------------------------------


def _number(dice: random.Random, record: Remittance) -> Misread | None:
    """A character taken for one that looks like it."""
    n = _a_line(dice, record)
    number = record.lines[n].document_number if n is not None else None
    at = [i for i, c in enumerate(number or "") if c in _EYE]
    if n is None or not number or not at:
        return None
    i = dice.choice(at)
    return _with_line(record, n, "document_number", number[:i] + dice.choice(_EYE[number[i]]) + number[i + 1 :])


def _own_number(dice: random.Random, record: Remittance) -> Misread | None:
    """The payer's own document number instead of ours."""
    n = _a_line(dice, record)
    return None if n is None else _with_line(record, n, "document_number", f"19{dice.randrange(10**7, 10**8)}")


def _amount(dice: random.Random, record: Remittance) -> Misread | None:
    """A digit wrong in what is paid: the line or the total no longer adds up."""
    n = _a_line(dice, record)
    if n is None or (paid := record.lines[n].paid_amount) is None:
        return None
    return _with_line(record, n, "paid_amount", _other_digit(dice, paid))


def _missing_line(dice: random.Random, record: Remittance) -> Misread | None:
    """A row of the table lost, at the break of a page."""
    n = _a_line(dice, record)
    if n is None:
        return None
    return Misread(record.but(lines=(*record.lines[:n], *record.lines[n + 1 :])), "amount")


def _total(dice: random.Random, record: Remittance) -> Misread | None:
    """Another number on the page taken for the total."""
    if record.amount is None:
        return None
    return Misread(record.but(amount=_other_digit(dice, record.amount)), "amount")


def _discount_as_deduction(dice: random.Random, record: Remittance) -> Misread | None:
    """A column taken for its neighbour."""
    found = [n for n, line in enumerate(record.lines) if line.discount_amount]
    if not found:
        return _own_number(dice, record)
    n = dice.choice(found)
    line = record.lines[n]
    moved = line.but(discount_amount=line.deduction_amount, deduction_amount=line.discount_amount)
    return Misread(_replaced(record, n, moved), f"lines.{n}.discount_amount")


def _name(dice: random.Random, record: Remittance) -> Misread | None:
    name = record.payer.name
    if not name:
        return None
    return Misread(record.but(payer=record.payer.but(name=names.misread(dice, name))), "payer.name")


def _payee_as_payer(dice: random.Random, record: Remittance) -> Misread | None:
    return Misread(record.but(payer=record.payer.but(name=record.payee.name)), "payer.name")


def _date(dice: random.Random, record: Remittance) -> Misread | None:
    """Day and month exchanged, or another date of the page."""
    day = record.payment_date
    if day is None:
        return None
    other = dt.date(day.year, day.day, day.month) if day.day <= 12 else day - dt.timedelta(days=dice.randrange(10, 60))
    return Misread(record.but(payment_date=other), "payment_date")


def _reference(dice: random.Random, record: Remittance) -> Misread | None:
    return Misread(record.but(payment_reference=f"{dice.randrange(10**5, 10**7)}"), "payment_reference")


_BY_EYE: tuple[tuple[Error, int], ...] = (
    (_number, 45), (_amount, 20), (_missing_line, 10), (_total, 5), (_name, 10), (_date, 5), (_reference, 5),
)  # fmt: skip
_BY_LAYOUT: tuple[tuple[Error, int], ...] = (
    (_own_number, 25), (_missing_line, 20), (_discount_as_deduction, 10), (_total, 10), (_payee_as_payer, 15),
    (_date, 12), (_reference, 8),
)  # fmt: skip


def _a_line(dice: random.Random, record: Remittance) -> int | None:
    return dice.randrange(len(record.lines)) if record.lines else None


def _with_line(record: Remittance, n: int, field: str, value: object) -> Misread:
    return Misread(_replaced(record, n, record.lines[n].but(**{field: value})), f"lines.{n}.{field}")


def _replaced(record: Remittance, n: int, line: RemittanceLine) -> Remittance:
    return record.but(lines=(*record.lines[:n], line, *record.lines[n + 1 :]))


def _other_digit(dice: random.Random, amount: Decimal) -> Decimal:
    """The amount with one digit more, less or otherwise."""
    step = Decimal(dice.choice((-5, -3, 1, 3, 5))).scaleb(dice.choice((-2, -1, 0, 1)))
    return amount + step if amount + step > 0 else amount * 10
