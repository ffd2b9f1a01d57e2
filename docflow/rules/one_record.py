"""Several records that a person says are one: nothing that was read is lost, and nothing is settled in silence."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from docflow.rules.confidence import record_confidence
from docflow.rules.paths import move_line
from docflow.rules.proof import faults, prove
from docflow.schema.money import plain
from docflow.schema.records import Evidence, Extraction, Remittance

_LINE = re.compile(r"\b([Ll]ines? )(\d+)\b")
_HEAD = ("payer", "payee", "advice_number", "payment_reference", "payment_method", "payment_date", "currency")


def one_record(found: Sequence[Extraction]) -> Extraction:
    """One record of all that were found on the pages of one document: the lines of every payment below each other under
    the head of the first, completed by the others. Where several totals are printed the one stands that the lines
    prove, else the first; what the machine saw otherwise is said for review.
    """
    payments = [one for one in found if isinstance(one.record, Remittance)]
    if len(found) == 1 or not payments:
        return found[0] if len(found) == 1 else _told(found[0], found, ())
    record, fields = _joined(payments)
    proof = prove(record)
    whole = payments[0].model_copy(
        update={
            "record": record,
            "fields": fields,
            "proof": proof,
            "confidence": min(record_confidence(fields, proof), *(one.confidence for one in payments)),
            "memory": tuple(dict.fromkeys(rule for one in payments for rule in one.memory)),
            "bank_change": next((one.bank_change for one in found if one.bank_change), None),
        }
    )
    return _told(whole, found, (*_differences(payments), *faults(record, proof)))


def _told(whole: Extraction, found: Sequence[Extraction], more: Sequence[str]) -> Extraction:
    seen = f"{len(found)} records were found on what a person says is one document; compare it with the pages."
    return whole.model_copy(update={"review": tuple(dict.fromkeys((seen, *more, *_questions(found))))})


def _questions(found: Sequence[Extraction]) -> Iterator[str]:
    """What was asked about each, by the numbers that the lines have now."""
    above = 0
    for one in found:
        yield from (_further_down(told, above) for told in one.review)
        above += len(one.record.lines) if isinstance(one.record, Remittance) else 0


def _further_down(told: str, above: int) -> str:
    return _LINE.sub(lambda line: f"{line[1]}{int(line[2]) + above}", told)


def _joined(payments: Sequence[Extraction]) -> tuple[Remittance, dict[str, Evidence]]:
    records = [one.record for one in payments if isinstance(one.record, Remittance)]
    lines = tuple(line for record in records for line in record.lines)
    chosen = {name: _first_that_says(records, name) for name in _HEAD}
    amount = _amount(records)
    fields: dict[str, Evidence] = {}
    above = 0
    for n, (one, record) in enumerate(zip(payments, records, strict=True)):
        for path, evidence in one.fields.items():
            head = path.partition(".")[0]
            if head == "lines":
                fields[move_line(path, above)] = evidence
            elif chosen.get(head) == n or (head == "amount" and amount == n):
                fields[path] = evidence
        above += len(record.lines)
    values = {name: getattr(records[at], name) for name, at in chosen.items()}
    total = None if amount is None else records[amount].amount
    return records[0].model_copy(update={**values, "lines": lines, "amount": total}), fields


def _first_that_says(records: Sequence[Remittance], name: str) -> int:
    """Which record is the first to say anything about it; 0 where none does."""
    said = (n for n, record in enumerate(records) if _says(getattr(record, name)))
    return next(said, 0)


def _says(value: object) -> bool:
    return bool(getattr(value, "name", value))


def _amount(records: Sequence[Remittance]) -> int | None:
    """Whose total stands: that which all lines together prove, else the first."""
    printed = [n for n, record in enumerate(records) if record.amount is not None]
    paid = [line.paid_amount or Decimal(0) for record in records for line in record.lines]
    proven = (n for n in printed if records[n].amount == sum(paid, Decimal(0)))
    return next(proven, printed[0] if printed else None)


def _differences(payments: Sequence[Extraction]) -> Iterator[str]:
    """What only one of them can be right about."""
    records = [one.record for one in payments if isinstance(one.record, Remittance)]
    totals = dict.fromkeys(plain(one.amount) for one in records if one.amount is not None)
    currencies = dict.fromkeys(one.currency for one in records if one.currency)
    if len(totals) > 1:
        yield f"Several totals are printed ({', '.join(totals)}); type what was paid."
    if len(currencies) > 1:
        yield f"Several currencies are printed ({', '.join(currencies)}); a payment has but one."
