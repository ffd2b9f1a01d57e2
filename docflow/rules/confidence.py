"""One probability for a record, from the evidence of its fields and the arithmetic that ties them together."""

from collections.abc import Iterable, Mapping, Sequence

from docflow.schema.receivables import Certainty, LineMatch, PayerMatch
from docflow.schema.records import Equation, Evidence

_PROVEN = 0.05
"""What remains of the doubt in an amount that an equation confirms: two errors would have to cancel out."""
_AGREED = 0.2
"""What remains of the doubt in a record whose every line is an open item of a payer who is certain, to the cent."""
_AMOUNTS = ("amount", "gross_amount", "discount_amount", "deduction_amount", "paid_amount")
_DECISIVE = (*_AMOUNTS, "document_number", "payment_date", "currency", "payment_reference", "name")


def record_confidence(fields: Mapping[str, Evidence], proof: Iterable[Equation]) -> float:
    """The probability that everything that decides a posting is right; values of a person are taken as right."""
    checks = list(proof)
    proven = bool(checks) and all(check.holds for check in checks)
    doubt = 1.0
    for path, evidence in fields.items():
        last = path.rpartition(".")[2]
        if last in _DECISIVE and evidence.method != "person":
            wrong = 1.0 - min(max(evidence.confidence, 0.0), 1.0)
            doubt *= 1.0 - wrong * (_PROVEN if proven and last in _AMOUNTS else 1.0)
    return round(doubt, 4)


def with_open_items(confidence: float, payer: PayerMatch, lines: Sequence[LineMatch]) -> float:
    """The probability after looking at the books: misread numbers and amounts do not agree with open items."""
    agreed = payer.certainty is Certainty.CERTAIN and bool(lines) and all(line.certain for line in lines)
    return 1.0 - (1.0 - confidence) * _AGREED if agreed else confidence
