"""Which of the reader's doubts the books answer: a number that was hard to read, and is an open item's to the cent.

Two proofs agree then that neither the reader nor the payer made: the number and the amount of one open item.
"""

import re
from collections.abc import Iterable, Sequence

from docflow.rules.numbers import FIRM
from docflow.schema.receivables import Certainty, LineMatch, PayerMatch
from docflow.schema.records import Remittance

_NUMBER = re.compile(
    r'The document number "(?P<number>[^"]+)"(?: in line (?P<line>\d+))? '
    r"(?:may have been misread|was hard to read|seems to go on|was put together from two parts)\."
)
_FIELD = re.compile(r"The (?:document number|gross amount|paid amount) in line (?P<line>\d+) was hard to read\.")


def unanswered(
    review: Iterable[str], record: Remittance, payer: PayerMatch, lines: Sequence[LineMatch]
) -> tuple[str, ...]:
    """The reader's sentences that the open items of a payer who is certain do not answer."""
    if not review or payer.certainty is not Certainty.CERTAIN:
        return tuple(review)
    proven = {match.line for match in lines if _proven(match) and match.line < len(record.lines)}
    return tuple(sentence for sentence in review if not _answers(sentence, record, proven))


def _proven(match: LineMatch) -> bool:
    return match.certain and match.number_signal in FIRM and match.amount_signal in ("exact", "discount")


def _answers(sentence: str, record: Remittance, proven: set[int]) -> bool:
    """Every line that the sentence may speak of is proven."""
    if found := _FIELD.fullmatch(sentence):
        return int(found["line"]) - 1 in proven
    if not (found := _NUMBER.fullmatch(sentence)):
        return False
    named = {n for n, line in enumerate(record.lines) if line.document_number == found["number"]}
    told = {int(found["line"]) - 1} if found["line"] else named
    return bool(named) and told <= named <= proven
