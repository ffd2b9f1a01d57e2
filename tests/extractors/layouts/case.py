"""One random advice: the PDF, its truth, and what about it is special."""

import random
from dataclasses import dataclass
from decimal import Decimal

from docflow.schema.records import Extraction, Remittance
from samples.layouts.content import payment, truth
from samples.layouts.dice import drawing

ZERO = Decimal("0")


@dataclass
class Case:
    """A drawn advice."""

    seed: int
    pdf: bytes
    truth: dict[str, object]
    traits: dict[str, object]


def make(seed: int) -> Case:
    """The advice of this seed, always the same."""
    rng = random.Random(seed)
    pay = payment(rng)
    pdf, traits = drawing(rng, pay)
    traits |= {"language": pay.language, "numbers": pay.number_style, "dates": pay.date_style, "lines": len(pay.lines)}
    right = truth(pay)
    roles = traits["roles"]
    assert isinstance(roles, list)
    return Case(seed, pdf, right, traits)


def differences(right: dict[str, object], found: list[Extraction]) -> list[str]:
    """What is wrong in what was found; empty when perfect."""
    if len(found) != 1 or not isinstance(found[0].record, Remittance):
        return [f"{len(found)} records of kinds {[item.kind.value for item in found]}"]
    record = found[0].record
    got = {
        "payer": record.payer.name,
        "payment_reference": record.payment_reference,
        "payment_date": record.payment_date.isoformat() if record.payment_date else None,
        "currency": record.currency,
        "amount": record.amount,
    }
    wrong = [f"{key}: {got[key]!r}, should be {right[key]!r}" for key in got if not same(key, got[key], right[key])]
    lines = right["lines"]
    assert isinstance(lines, list)
    if len(lines) != len(record.lines):
        wrong.append(f"{len(record.lines)} lines, should be {len(lines)}")
    for i, (line, want) in enumerate(zip(record.lines, lines, strict=False)):
        values = line.model_dump(mode="json")
        bad = [
            f"{key} {values[key]!r} should be {want[key]!r}"
            for key in want
            if key not in ("document_type", "deduction_reason") and not same(key, values[key], want[key])
        ]
        if bad:
            wrong.append(f"line {i}: {'; '.join(bad)}")
    return wrong


def same(key: str, got: object, want: object) -> bool:
    """Equal as values; amounts as numbers, names and numbers as printed apart from blanks."""
    if got is None or want is None:
        return got is want
    if key.endswith("amount"):
        return Decimal(str(got)) == Decimal(str(want))
    return " ".join(str(got).split()) == " ".join(str(want).split())
