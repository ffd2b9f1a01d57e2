"""What an amount must be for the arithmetic to hold: the remainder that a clerk asks for with "="."""

import re
from decimal import Decimal

from docflow.schema.money import ZERO
from docflow.schema.records import Remittance, RemittanceLine

_LINE = re.compile(r"lines\.(\d+|\+)\.(\w+)")


def remainder(record: Remittance, path: str) -> Decimal | None:
    """The value at this path that makes the line's equation hold, or of what is paid the total; None where the other
    amounts do not tell. gross - discount - deduction = paid, and the sum of what is paid is the total."""
    if path == "amount":
        return sum((line.paid_amount or ZERO for line in record.lines), ZERO)
    found = _LINE.fullmatch(path)
    if found is None:
        return None
    n = len(record.lines) if found[1] == "+" else int(found[1])
    line = record.lines[n] if n < len(record.lines) else RemittanceLine()
    if found[2] == "paid_amount":
        return _left(record, n)
    return _of_line(line, found[2])


def _left(record: Remittance, n: int) -> Decimal | None:
    """What the total leaves for this line."""
    if record.amount is None:
        return None
    return record.amount - sum((line.paid_amount or ZERO for m, line in enumerate(record.lines) if m != n), ZERO)


def _of_line(line: RemittanceLine, name: str) -> Decimal | None:
    gross, paid = line.gross_amount, line.paid_amount
    if paid is None:
        return None
    if name == "gross_amount":
        return paid + line.discount_amount + line.deduction_amount
    if gross is None:
        return None
    others = {"discount_amount": line.deduction_amount, "deduction_amount": line.discount_amount}
    return gross - paid - others[name] if name in others else None


def shortened(line: RemittanceLine, short: Decimal) -> dict[str, Decimal]:
    """The amounts of a line whose payer took so much more off than it says: by name."""
    deduction = line.deduction_amount + short
    gross = (line.paid_amount or ZERO) + line.discount_amount + deduction
    return {"deduction_amount": deduction} | ({} if line.gross_amount in (None, gross) else {"gross_amount": gross})
