"""From readings to the record: every value with its evidence, every check as an equation, every doubt as a sentence."""

from collections.abc import Sequence

from docflow.schema.records import Extraction, Kind, Remittance
from extractors.contract import Hints
from extractors.papers.currency import currency_of
from extractors.papers.draft import Draft
from extractors.papers.facts.things import pairs_beside
from extractors.papers.pairs import Pair
from extractors.papers.paper import Paper
from extractors.remittance._accounted import unaccounted
from extractors.remittance._by_payment import numbered_apart
from extractors.remittance._doubts import doubt_lines, doubt_reading
from extractors.remittance._head import date_of, method_of, total_of
from extractors.remittance._memos import name_memos
from extractors.remittance._noted import take_notes
from extractors.remittance._numbers import settle_numbers
from extractors.remittance._paid import TableReading
from extractors.remittance._parties import parties_of_record
from extractors.remittance._proposed import tell
from extractors.remittance._record_lines import record_line
from extractors.remittance._references import references_of
from extractors.remittance._totals import own_atoms
from extractors.remittance._unexplained import ask_of_unexplained


def build(paper: Paper, pairs: Sequence[Pair], readings: Sequence[TableReading], hints: Hints) -> Extraction:
    """The extraction of one advice."""
    draft = Draft(paper)
    lines = [line for reading in readings for line in reading.lines]
    said = [*pairs, *pairs_beside(paper, own_atoms(lines))]
    currency = currency_of(draft, said)
    scale = readings[0].scale if readings else 2
    total = total_of(draft, pairs, readings, lines, scale, currency)
    settle_numbers(draft, lines, hints.open_items, scale)
    take_notes(paper, lines)
    name_memos(paper, lines)
    records = tuple(record_line(draft, n, line, scale, currency) for n, line in enumerate(lines))
    for one in (one for reading in readings for one in reading.mended):
        tell(draft, "amount", one, scale, currency)
    doubt_lines(draft, readings, lines)
    if numbered_apart(paper):
        draft.ask("Each line names a payment of its own; the paper was read as one payment.")
    if left := unaccounted(paper, readings, lines, total, scale):
        shown = ", ".join(f'"{told}"' for told in left[:4])
        draft.ask(f"Amounts are printed that the lines do not account for: {shown}.")
    record = Remittance(
        **parties_of_record(draft, pairs, hints), **references_of(draft, pairs, lines, hints),
        payment_date=date_of(draft, pairs, lines),
        payment_method=method_of(draft, said), currency=currency, amount=total, lines=records,
    )  # fmt: skip
    ask_of_unexplained(draft, record, readings)
    doubt_reading(draft)
    return Extraction.model_construct(
        kind=Kind.REMITTANCE, confidence=_overall(draft), review=tuple(draft.review), record=record,
        fields=draft.fields, proof=tuple(draft.proof),
    )  # fmt: skip


def _overall(draft: Draft) -> float:
    """Probability that all is right: the weakest line and each header field count."""
    head = [e.confidence for key, e in draft.fields.items() if not key.startswith("lines.")]
    lines = [e.confidence for key, e in draft.fields.items() if key.startswith("lines.")]
    sure = min(lines, default=0.5)
    for value in head:
        sure *= value
    return round(sure * (0.6 if draft.review else 1.0), 4)
