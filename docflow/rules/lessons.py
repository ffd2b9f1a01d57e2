"""What a correction could teach about a payer's papers, and which of it would really have helped.

Candidates come from where the clerk's values stand on the page: under which header, behind which prefix, in which
order of day and month. The paper is then read again with them, and only what brings it nearer to what the clerk
decided is offered. So nothing is proposed that does not work.
"""

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from docflow.rules import paths
from docflow.rules.heads import heads_above
from docflow.schema.memory import Change, MarkedColumns, MemoryRule
from docflow.schema.money import plain
from docflow.schema.place import Pages
from docflow.schema.records import Dispute, Evidence, Extraction, Remittance

Again = Callable[[Sequence[MemoryRule]], Extraction | None]
"""Reads the paper once more with these rules; None where it cannot be read."""

_ROLE_OF_FIELD = {
    "document_number": "document_number",
    "document_date": "document_date",
    "purchase_order": "purchase_order",
    "gross_amount": "gross_amount",
    "discount_amount": "discount_amount",
    "deduction_amount": "deduction_amount",
    "paid_amount": "paid_amount",
    "deduction_text": "reason",
}
_HEADER_FIELDS = ("payer.name", "payment_reference", "payment_date", "currency", "amount")
_PLACES = ("1", "2", "3", "4")
_NUMBERS = re.compile(r"(\d{1,4})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{2,4})")
_THREE_DIGITS = re.compile(r"\d{1,3}([.,])\d{3}(?!\d)")


def taught(
    before: Extraction, after: Extraction, pages: Pages, again: Again, marked: MarkedColumns | None = None
) -> tuple[MemoryRule, ...]:
    """The rules that would have read this paper as the clerk decided, or nearer to it; none that changes nothing.

    `before`: as the machine reads it now. `after`: as the clerk left it. `marked`: the columns that were marked on it.
    """
    best: tuple[MemoryRule, ...] = ()
    least = distance(before, after)
    together = candidates(before, after, pages, marked)
    if together and (reached := _reached(again(together), after)) < least:
        best, least = _needed(together, reached, after, again), reached
    if least[0] and _numbers_differ(before, after):
        for place in _PLACES:
            tried = (*best, MemoryRule(kind="number_column", value=place))
            if (reached := _reached(again(tried), after)) < least:
                best, least = _needed(tried, reached, after, again), reached
    return best


def distance(found: Extraction | None, decided: Extraction) -> tuple[int, int]:
    """How far a reading is from what was decided: values that differ, then questions to a person."""
    if found is None or found.kind is not decided.kind:
        return 10**6, 0
    return len(changes(found, decided)), len(found.review)


def changes(before: Extraction, after: Extraction) -> tuple[Change, ...]:
    """The values in which two readings differ, by path; those nobody pays by (notes, confidence) aside."""
    old, new = values_of(before), values_of(after)
    return tuple(
        Change(path=path, before=old.get(path, ""), after=new.get(path, ""))
        for path in sorted({*old, *new}, key=paths.natural)
        if old.get(path, "") != new.get(path, "")
    )


def values_of(found: Extraction) -> dict[str, str]:
    """What a reading says, by path; empty values are left out."""
    record = found.record
    if isinstance(record, Remittance):
        return {path: text for path in _paths(record) if (text := _text(paths.value_at(record, path)))}
    if isinstance(record, Dispute):
        return {path: text for path in _dispute_paths(record) if (text := _text(paths.value_at(record, path)))}
    return {}


def candidates(
    before: Extraction, after: Extraction, pages: Pages, marked: MarkedColumns | None = None
) -> tuple[MemoryRule, ...]:
    """Everything that the correction may be an example of; where columns stand comes last, since headers move with
    them."""
    found = [*_columns(before, after, pages, marked is not None), *_prefixes(before, after), *_date_orders(after)]
    found += _marks(after)
    if marked is not None and marked.tells_lines:
        found.append(MemoryRule(kind="table", value=marked.written))
    return tuple(dict.fromkeys(found))


def _needed(
    rules: Sequence[MemoryRule], reached: tuple[int, int], after: Extraction, again: Again
) -> tuple[MemoryRule, ...]:
    """The rules without those that the reading does not need."""
    kept = list(rules)
    for rule in reversed(rules):
        fewer = [one for one in kept if one != rule]
        if fewer and _reached(again(fewer), after) <= reached:
            kept = fewer
    return tuple(kept)


def _reached(found: Extraction | None, after: Extraction) -> tuple[int, int]:
    return distance(found, after)


def _columns(before: Extraction, after: Extraction, pages: Pages, marked: bool) -> Iterator[MemoryRule]:
    """Header -> role, for the headers above most of the values that the clerk typed into one field of the lines, or
    that were read under columns which were marked."""
    old, new = values_of(before), values_of(after)
    said: dict[str, Counter[str]] = {}
    for path, evidence in after.fields.items():
        role = _ROLE_OF_FIELD.get(path.rpartition(".")[2]) if path.startswith("lines.") else None
        if role is None or not (marked or evidence.method == "person") or old.get(path) == new.get(path):
            continue
        said.setdefault(role, Counter()).update(_heads(evidence, pages))
    for role, heads in said.items():
        most = max(heads.values(), default=0)
        for words, count in heads.items():
            if count * 2 > most:
                yield MemoryRule(kind="column", words=words, value=role)


def _heads(evidence: Evidence, pages: Pages) -> tuple[str, ...]:
    if evidence.page is None or evidence.box is None:
        return ()
    page = next((page for page in pages.pages if page.number == evidence.page), None)
    return heads_above(page, evidence.box) if page else ()


def _prefixes(before: Extraction, after: Extraction) -> Iterator[MemoryRule]:
    """What the clerk cut off at the beginning of the numbers, where it is the same on most of them."""
    cut: Counter[str] = Counter()
    for path, number in values_of(after).items():
        printed = values_of(before).get(path, "")
        if _is_number(path) and printed != number and printed.endswith(number):
            cut[printed[: -len(number)]] += 1
    if cut:
        prefix, count = cut.most_common(1)[0]
        if count * 2 > cut.total():
            yield MemoryRule(kind="prefix", value=prefix)


def _date_orders(after: Extraction) -> Iterator[MemoryRule]:
    """How the dates that the clerk typed or confirmed are printed."""
    for evidence in after.fields.values():
        day = _day(evidence.value) if evidence.method == "person" else None
        printed = _NUMBERS.search(evidence.text) if day else None
        if day and printed and day.day != day.month and day.day <= 12:
            first, second = int(printed[1]), int(printed[2])
            if (first, second) == (day.day, day.month):
                yield MemoryRule(kind="date_order", value="dmy")
                return
            if (first, second) == (day.month, day.day):
                yield MemoryRule(kind="date_order", value="mdy")
                return


def _marks(after: Extraction) -> Iterator[MemoryRule]:
    """Whether "1.234", as the clerk understood it, is a thousand or a one."""
    for path, evidence in after.fields.items():
        printed = _THREE_DIGITS.search(evidence.text) if evidence.method == "person" and "amount" in path else None
        if printed and _is_amount(evidence.value):
            value, mark = abs(Decimal(evidence.value)), printed[1]
            if value == int(printed.group().replace(mark, "")):
                yield MemoryRule(kind="decimal_mark", value="," if mark == "." else ".")
                return
            if value == Decimal(printed.group().replace(mark, ".")):
                yield MemoryRule(kind="decimal_mark", value=mark)
                return


def _numbers_differ(before: Extraction, after: Extraction) -> bool:
    return any(_is_number(change.path) for change in changes(before, after))


def _is_number(path: str) -> bool:
    return path.endswith(".document_number") or path.startswith("invoices.")


def _is_amount(text: str) -> bool:
    return re.fullmatch(r"-?\d+(\.\d+)?", text) is not None


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def _paths(record: Remittance) -> Iterator[str]:
    yield from _HEADER_FIELDS
    for n in range(len(record.lines)):
        yield from (f"lines.{n}.{field}" for field in _ROLE_OF_FIELD)


def _dispute_paths(record: Dispute) -> Iterator[str]:
    yield from ("customer.name", "claim_number", "date", "currency", "amount", "reason")
    yield from (f"invoices.{n}" for n in range(len(record.invoices)))


def _text(value: object) -> str:
    """A value in words that can be compared; nothing and zero are the same nothing."""
    if isinstance(value, Decimal):
        return plain(value.normalize()) if value else ""
    return "" if value is None else str(value)
