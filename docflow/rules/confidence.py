"""One probability for a record, from the evidence of its fields and the arithmetic that ties them together."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence

from docflow.rules.risk import Bar, percent
from docflow.schema.receivables import Certainty, LineMatch, PayerMatch
from docflow.schema.records import Equation, Evidence, Extraction, Kind

_PROVEN = 0.05
"""What remains of the doubt in an amount that an equation confirms: two errors would have to cancel out."""
_AGREED = 0.2
"""What remains of the doubt in a record whose every line is an open item of a payer who is certain, to the cent."""
_NAMED = 3
"""So many fields are named in a sentence."""
_LABELLED = 0.5
"""Support below which no label, column head or position clearly says what a value is."""
_AMOUNTS = ("amount", "gross_amount", "discount_amount", "deduction_amount", "paid_amount")
_OTHERWISE = {
    "document_number": "it may be a number of the payer's own",
    "payment_date": "it may be the day of something else",
    "payment_reference": "it may be the number of something else",
    "name": "it may be somebody else who is named on the paper",
    "currency": "no code says it beside each amount",
    "claim_number": "it may be the number of something else",
    "invoice_number": "it may be the number of something else",
    "invoice_date": "it may be the day of something else",
} | dict.fromkeys(
    ("amount", "gross_amount", "discount_amount", "deduction_amount", "paid_amount", "total_amount", "net_amount",
     "tax_amount"), "it may be another amount of the paper",
)  # fmt: skip
"""What a value is, where it is wrong although nothing speaks against it but how often the like was."""
_DECISIVE = (
    *_AMOUNTS, "document_number", "payment_date", "currency", "payment_reference", "name", "claim_number",
    "invoice_number", "invoice_date", "total_amount", "net_amount", "tax_amount",
)  # fmt: skip


def record_confidence(fields: Mapping[str, Evidence], proof: Iterable[Equation]) -> float:
    """The probability that everything that decides a posting is right; values of a person are taken as right."""
    checks = list(proof)
    proven = bool(checks) and all(check.holds for check in checks)
    worst: dict[str, float] = {}
    for path, evidence in fields.items():
        last = path.rpartition(".")[2]
        if last in _DECISIVE and evidence.method != "person":
            wrong = 1.0 - min(max(evidence.confidence, 0.0), 1.0)
            right = 1.0 - wrong * (_PROVEN if proven and last in _AMOUNTS else 1.0)
            # The lines of one table are right or wrong together: the worst of each column counts.
            worst[_column(path)] = min(right, worst.get(_column(path), 1.0))
    return round(math.prod(worst.values()), 6)


def too_unsure(extraction: Extraction, sure: float, needed: Bar) -> Iterator[str]:
    """Why a record does not pass at the operator's target, as a sentence that says where to look first."""
    if sure >= needed.confidence:
        return
    why = f"at most 1 wrong in {needed.one_wrong_in:,}"
    look = _look(extraction, needed)
    yield f"The reading is only {percent(sure)} sure, and {percent(needed.confidence)} are needed ({why}). {look}"


def _look(extraction: Extraction, needed: Bar) -> str:
    """Where to look first, and why there: values that are doubtful by themselves, or else what speaks against all."""
    doubtful = ", ".join(_least_sure(extraction, needed))
    if doubtful:
        return f"Check first: {doubtful}."
    why = _against_all(extraction)
    return f"No single value stands out, but {why}: compare all of them with the paper."


def _against_all(extraction: Extraction) -> str:
    if any(not check.holds for check in extraction.proof):
        return "a sum does not add up"
    if any(one.method == "ocr" for one in extraction.fields.values()):
        return "they were read from a picture"
    if not extraction.proof:
        return "no sum ties the amounts together"
    return "papers like this were misread before"


def held(extraction: Extraction, needed: Bar) -> Extraction:
    """The extraction with that sentence where it needs one: its review is empty only if it passes at the target.

    Mail that is no payment passes by its signs, a bank statement by its sums: no model was fitted on either.
    """
    fitted = extraction.kind not in (Kind.OTHER, Kind.BANK_STATEMENT)
    why = tuple(too_unsure(extraction, extraction.confidence, needed)) if fitted else ()
    return extraction.model_copy(update={"review": (*extraction.review, *why)}) if why else extraction


def _least_sure(extraction: Extraction, needed: Bar) -> list[str]:
    """The fields to look at first, by name, with what was read, how sure that is, and what speaks against it."""
    read = [
        (one.confidence, path, one)
        for path, one in extraction.fields.items()
        if one.method != "person" and path.rpartition(".")[2] in _DECISIVE and one.confidence < needed.confidence
    ]
    # Of a column, whose values are right or wrong together, the worst stands for all.
    worst = {_column(path): (path, one) for _, path, one in sorted(read, key=lambda item: item[0], reverse=True)}
    named = sorted(worst.values(), key=lambda item: item[1].confidence)[:_NAMED]
    return [
        f'{_spoken(path)} "{one.value}" ({percent(one.confidence)}, {_against(extraction, path, one)})'
        for path, one in named
    ]


def _column(path: str) -> str:
    """What the lines have in common."""
    return f"lines.{path.rpartition('.')[2]}" if path.startswith("lines.") else path


def _against(extraction: Extraction, path: str, one: Evidence) -> str:
    """What speaks against a value, or how the like was wrong before."""
    if one.page is None and one.ref is None:
        return "it stands nowhere on the paper"
    if one.candidates:
        return "the print may also say something else"
    if one.method == "ocr":
        return "read from a picture"
    if one.support is not None and one.support < _LABELLED:
        return "no label says what it is"
    if path.rpartition(".")[2] in _AMOUNTS and not any(check.holds for check in extraction.proof):
        return "no sum confirms it"
    return _OTHERWISE[path.rpartition(".")[2]]


def _spoken(path: str) -> str:
    """ "lines.2.paid_amount" as a person says it: "paid amount of line 3"."""
    head, _, last = path.rpartition(".")
    if head.startswith("lines."):
        return f"{last.replace('_', ' ')} of line {int(head.split('.')[1]) + 1}"
    return (head if last == "name" else path).replace("_", " ").replace(".", " ")


def with_open_items(confidence: float, payer: PayerMatch, lines: Sequence[LineMatch]) -> float:
    """The probability after looking at the books: misread numbers and amounts do not agree with open items."""
    agreed = payer.certainty is Certainty.CERTAIN and bool(lines) and all(line.certain for line in lines)
    return 1.0 - (1.0 - confidence) * _AGREED if agreed else confidence
