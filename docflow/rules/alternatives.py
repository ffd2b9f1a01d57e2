"""What else a value may be: other readings of the print, the other order of a date, what the arithmetic asks for."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from rapidfuzz import fuzz

from docflow.rules import paths
from docflow.rules.keys import folded, name_keys
from docflow.rules.reckoning import remainder
from docflow.schema.base import Frozen
from docflow.schema.money import plain
from docflow.schema.receivables import Customer, OpenItem
from docflow.schema.records import Candidate, Evidence, Extraction, Remittance, RemittanceLine

_NUMERIC_DATE = re.compile(r"\D*(\d{1,2})[./-](\d{1,2})[./-](\d{2,4})\D*")
OTHER_SIGN = "with the other sign"
"""Why a value is listed for which nothing speaks but that a reading may have missed its sign."""
_ALIKE = 70.0
"""How alike two numbers are, of 100, that one may be a slip of the other."""
_MOST = 12
_OF_ITEMS = frozenset({"gross_amount", "paid_amount"})
"""Amounts of a line that may be all that is open of its item, sign and all: a credit's is negative."""


def alternatives(extraction: Extraction, path: str, owed: Decimal | None = None) -> list[Candidate]:
    """Everything that the value at this path may be, the likeliest first; the present value is among them.

    What the arithmetic, the open item of its line (of which so much is `owed`) or the other order of a date proposes
    shares the doubt that the reading leaves; for the other sign nothing speaks, so that it has no part in it.
    """
    evidence = extraction.fields.get(path)
    found = [*_present(evidence), *(evidence.candidates if evidence else ())]
    known = {one.value for one in found}
    doubt = max(1.0 - sum(one.probability for one in found), 0.0)
    further = [(value, why) for value, why in _worked_out(extraction, path, evidence, owed) if value not in known]
    likely = sum(why != OTHER_SIGN for _, why in further)
    found += [
        Candidate(value=value, probability=0.0 if why == OTHER_SIGN else doubt / likely, why=why)
        for value, why in further
    ]
    return sorted(_once(found), key=lambda one: -one.probability)[:_MOST]


def _present(evidence: Evidence | None) -> list[Candidate]:
    if evidence is None or not evidence.value:
        return []
    why = "typed by a person" if evidence.method == "person" else "as it was read"
    return [Candidate(value=evidence.value, probability=evidence.confidence, why=why)]


def _once(found: Sequence[Candidate]) -> list[Candidate]:
    return list({one.value: one for one in reversed(found)}.values())[::-1]


def _worked_out(
    extraction: Extraction, path: str, evidence: Evidence | None, owed: Decimal | None
) -> Iterator[tuple[str, str]]:
    record = extraction.record
    value = paths.value_at(record, path) if path in extraction.fields else None
    if isinstance(value, dt.date) and evidence is not None:
        yield from _other_order(value, evidence.text)
    if isinstance(record, Remittance) and (rest := remainder(record, path)) is not None:
        why = "the lines add up to it" if path == "amount" else "so that the amounts add up"
        yield plain(rest), why
    if not isinstance(value, Decimal) or not value:
        return
    if owed and path.rpartition(".")[2] in _OF_ITEMS:
        yield plain(owed), "so much is open of its item"
    if not owed or owed * value < 0:
        yield plain(-value), OTHER_SIGN


def _other_order(value: dt.date, text: str) -> Iterator[tuple[str, str]]:
    """04/11 is the fourth of November or the eleventh of April."""
    if value.day <= 12 and value.day != value.month and _NUMERIC_DATE.fullmatch(text):
        yield value.replace(day=value.month, month=value.day).isoformat(), "day and month the other way round"


class ItemCandidate(Frozen):
    """An open item that a line may mean."""

    item: OpenItem
    why: tuple[str, ...]
    score: float


def items_like(line: RemittanceLine, items: Sequence[OpenItem]) -> list[ItemCandidate]:
    """The open items that the line may settle, those that fit best first, and the rest by age."""
    found = [_likeness(line, item) for item in items if item.remaining]
    return sorted(found, key=lambda one: (-one.score, one.item.due, one.item.number))[:_MOST]


def customers_like(name: str, customers: Iterable[Customer]) -> list[tuple[Customer, float]]:
    """Customers with how alike their names are, of 100, the likest first."""
    printed = name_keys(name)
    found = [(one, max(_alike(printed, known) for known in (one.name, *one.aliases))) for one in customers]
    return sorted(found, key=lambda pair: (-pair[1], pair[0].name))[:_MOST]


def _alike(printed: Iterable[str], known: str) -> float:
    return max((fuzz.token_sort_ratio(one, other) for one in printed for other in name_keys(known)), default=0.0)


def _likeness(line: RemittanceLine, item: OpenItem) -> ItemCandidate:
    printed, number = folded(line.document_number or ""), folded(item.number)
    ratio = fuzz.ratio(printed, number) if printed else 0.0
    amounts = {
        "its gross amount is exactly what is open": line.gross_amount == item.remaining,
        "what is paid is exactly what is open": line.paid_amount == item.remaining,
        "with the discount of its terms it fits": bool(item.discount)
        and line.paid_amount == item.remaining - item.discount,
    }
    why = [words for words, so in amounts.items() if so][:1]
    if printed and printed == number:
        why.insert(0, "the number is the same")
    elif ratio >= _ALIKE:
        why.insert(0, "the number is nearly the same")
    elif line.purchase_order and item.purchase_order == line.purchase_order:
        why.insert(0, "the order is the same")
    score = (ratio if ratio >= _ALIKE else 0.0) + 100.0 * any(amounts.values())
    return ItemCandidate(item=item, why=tuple(why), score=score)
