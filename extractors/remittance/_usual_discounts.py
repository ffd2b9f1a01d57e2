"""Cash discounts in a column that is headed by nothing but "Deductions" or "Abzüge", as SAP's advices have it."""

from collections import Counter
from collections.abc import Sequence

from extractors.fields.lexicon import normalise, small_words
from extractors.fields.reasons import classify_reason
from extractors.remittance._paid import PaidLine

_RATES = (100, 150, 200, 225, 250, 300, 350, 400)
"""Hundredths of a percent that terms of payment offer."""
_FEWEST = 3
_MOST = 0.6
"""Of the lines from which something is taken, how many show the rate."""


def take_usual_discounts(lines: Sequence[PaidLine]) -> list[str]:
    """What is the same usual share of most lines, and of which no word tells a reason, is taken as their discount; says
    so, for a withheld tax may have such a rate. Other deductions of the column stay what they are."""
    untold = [line for line in lines if line.deduction and line.gross and _is_untold(line)]
    rates = {id(line): rate for line in untold if (rate := _rate(line)) is not None}
    usual, count = Counter(rates.values()).most_common(1)[0] if rates else (0, 0)
    if count < _FEWEST or count < _MOST * len(untold):
        return []
    header = next(line.header for line in untold if rates.get(id(line)) == usual)
    for line in untold:
        if rates.get(id(line)) == usual:
            _take(line)
    return [f'"{header}" was read as a cash discount of {usual / 100:g} %; it may be another deduction.']


def _is_untold(line: PaidLine) -> bool:
    """Whether the header names no deduction in particular, as one for retentions does, and no words do."""
    headed = not small_words()["deducted"].isdisjoint(normalise(line.header).split())
    return headed and not any(text and classify_reason(text) for text in (line.reason_text, line.below))


def _rate(line: PaidLine) -> int | None:
    """The usual rate that the deduction is to the cent, or None."""
    return next((rate for rate in _RATES if abs(line.deduction * 10_000 - line.gross * rate) <= 10_000), None)


def _take(line: PaidLine) -> None:
    line.discount, line.deduction, line.header = line.discount + line.deduction, 0, ""
    if "deduction_amount" in line.cells:
        line.cells["discount_amount"] = line.cells.pop("deduction_amount")
