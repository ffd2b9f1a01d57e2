"""Small writers of bank files: what they write is read back by the tests."""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from docflow.schema.money import ZERO, minor_digits, to_minor
from docflow.schema.records import BankStatement, Extraction
from extractors import registry
from extractors.contract import Hints


class Booking(NamedTuple):
    amount: Decimal
    day: dt.date = dt.date(2026, 5, 4)
    reference: str = "R1"
    bank_reference: str = "B1"
    text: str = "Invoice 4711"


def extracted(data: bytes | str, name: str = "file") -> list[Extraction]:
    raw = data.encode() if isinstance(data, str) else data
    return registry.extract(registry.read(raw, name), Hints(name=name))


def statement(extraction: Extraction) -> BankStatement:
    assert isinstance(extraction.record, BankStatement)
    return extraction.record


def mt940(bookings: Sequence[Booking], currency: str = "EUR", opening: Decimal = ZERO) -> str:
    closing = opening + sum((one.amount for one in bookings), ZERO)
    lines = [":20:STARTUMSE", ":25:10020030/1234567", ":28C:5/1", ":60F:" + _balance(opening, currency)]
    for one in bookings:
        mark = "C" if one.amount >= 0 else "D"
        head = f":61:{one.day:%y%m%d}{one.day:%m%d}{mark}{_comma(abs(one.amount), currency)}NTRF"
        lines += [f"{head}{one.reference}//{one.bank_reference}", f":86:{one.text}"]
    return "\r\n".join([*lines, ":62F:" + _balance(closing, currency), "-"]) + "\r\n"


def _balance(amount: Decimal, currency: str) -> str:
    return f"{'C' if amount >= 0 else 'D'}260504{currency}{_comma(abs(amount), currency)}"


def _comma(amount: Decimal, currency: str) -> str:
    return f"{amount:.{minor_digits(currency)}f}".replace(".", ",") if minor_digits(currency) else f"{amount:.0f},"


def bai2(bookings: Sequence[Booking], currency: str = "USD", opening: Decimal = ZERO) -> str:
    def minor(amount: Decimal) -> int:
        return to_minor(amount, currency)

    closing = opening + sum((one.amount for one in bookings), ZERO)
    lines = [f"03,4711,{currency},010,{minor(opening)},,,015,{minor(closing)},,/"]
    for one in bookings:
        code = 142 if one.amount >= 0 else 475
        lines.append(f"16,{code},{minor(abs(one.amount))},Z,{one.bank_reference},{one.reference},{one.text}")
        lines.append("88,and so on/")
    total = minor(opening) + minor(closing) + sum(minor(abs(one.amount)) for one in bookings)
    lines.append(f"49,{total},{len(lines) + 1}/")
    head = ["01,BANK,US,260505,0800,7,,,2/", f"02,US,BANK,1,260504,,{currency},2/"]
    return "\n".join([*head, *lines, f"98,{total},1,{len(lines) + 2}/", f"99,{total},1,{len(lines) + 4}/"]) + "\n"
