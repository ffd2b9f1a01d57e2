"""Which of the reader's doubts the books answer: a number that was hard to read, and is an open item's to the cent; who
is paid, where every line has the number of an item of ours.

Of a number two proofs agree then that neither the reader nor the payer made: it and the amount of one open item.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from docflow.rules.numbers import FIRM
from docflow.schema.receivables import Certainty, LineMatch, PayerMatch
from docflow.schema.records import Remittance

_NUMBER = re.compile(
    r'The document number "(?P<number>[^"]+)"(?: in line (?P<line>\d+))? '
    r"(?:may have been misread|was hard to read|seems to go on|was put together from two parts)\."
)
_FIELD = re.compile(r"The (?:document number|gross amount|paid amount) in line (?P<line>\d+) was hard to read\.")

_NOBODY_PAID = "The payee's name was not found."


def unanswered(
    review: Iterable[str], record: Remittance, payer: PayerMatch, lines: Sequence[LineMatch]
) -> tuple[str, ...]:
    """The reader's sentences about numbers and amounts that the open items of a payer who is certain do not answer."""
    review = tuple(sentence for sentence in review if sentence != _NOBODY_PAID)
    if not review or payer.certainty is not Certainty.CERTAIN:
        return review
    ours = _numbered(lines)
    proven = {one.line for one in ours if one.amount_signal in ("exact", "discount") and one.line < len(record.lines)}
    return tuple(sentence for sentence in review if not _answers(sentence, record, proven))


def whom_it_pays(
    review: Iterable[str], record: Remittance, payer: PayerMatch, lines: Sequence[LineMatch]
) -> Iterator[str]:
    """The reader's sentence that nobody is named who is paid, unless every line has the number of an item of ours."""
    ours = {one.line for one in _numbered(lines)}
    paid_to_us = record.lines and payer.certainty is Certainty.CERTAIN and ours >= set(range(len(record.lines)))
    if _NOBODY_PAID in review and not paid_to_us:
        yield _NOBODY_PAID


def _numbered(lines: Sequence[LineMatch]) -> list[LineMatch]:
    return [match for match in lines if match.certain and match.number_signal in FIRM]


def _answers(sentence: str, record: Remittance, proven: set[int]) -> bool:
    """Every line that the sentence may speak of is proven."""
    if found := _FIELD.fullmatch(sentence):
        return int(found["line"]) - 1 in proven
    if not (found := _NUMBER.fullmatch(sentence)):
        return False
    named = {n for n, line in enumerate(record.lines) if line.document_number == found["number"]}
    told = {int(found["line"]) - 1} if found["line"] else named
    return bool(named) and told <= named <= proven
