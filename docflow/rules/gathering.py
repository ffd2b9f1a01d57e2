"""What of the books a payment may be about: who pays, and the items to choose from, looked up and not all read.

Pure: the books are whatever is passed in.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from docflow.rules import corrections, keys, payer
from docflow.rules.amounts import money_of
from docflow.rules.books import Books
from docflow.rules.free_text import hits_in, numbers_in, parts_of
from docflow.rules.number_forms import read_by
from docflow.rules.numbers import FIRM, Items, may_be_cut, slips
from docflow.rules.references import without_check
from docflow.schema.payers import Alias
from docflow.schema.receivables import OpenItem, PayerMatch
from docflow.schema.records import Extraction, Remittance, RemittanceLine

_MANY = 50
"""From so many amounts on it is cheaper to ask which of them several items have than to look for each."""


class Gathered(NamedTuple):
    """What the lines of a payment are matched against."""

    payer: PayerMatch
    items: list[OpenItem]
    forms: Sequence[Alias] = ()
    """How the payer writes our numbers, where he writes one that names nothing."""


def gather(extraction: Extraction, record: Remittance, books: Books, wrote: str, texts: Sequence[str]) -> Gathered:
    """Who pays, and the items to choose from: what the print might mean of anybody's, and the payer's if it must be.

    A customer may have thousands of items; where every line names one of them, only its like are looked for.
    """
    directory = books.directory()
    meant = _meant(record, books, texts)
    ref = corrections.customer_chosen(extraction)
    if ref and (named := directory.get(ref)):
        found = payer.chosen(named, directory)
    else:
        found = payer.identify(record, directory, wrote)
    if found.customer is None:
        found = payer.by_documents(_naming(record, meant, texts), meant, directory, found)
    if found.customer is None:
        return Gathered(found, meant)
    chosen = corrections.items_chosen(extraction)
    meant = _each_once(*meant, *(books.of_refs(set(chosen.values())) if chosen else ()))
    payers = (found.customer, *found.family)
    ours = [item for item in meant if found.pays(item)]
    unnamed = _unnamed(record, ours)
    forms = books.forms(found.customer) if unnamed else ()
    weak = Items(_weakly_meant(unnamed, books, found, forms))
    meant = _each_once(*meant, *weak.all.values())
    cut = any(may_be_cut(number) and not weak.by_any(number) for number in unnamed)
    if record.currency and record.lines and not cut and not chosen:
        known = [item for item in _each_once(*ours, *weak.all.values()) if item.remaining]
        due, told = _amounts_that_tell(record, known, weak)
        mine = [item for ref in payers for item in _of_amounts(books, ref, record.currency, due, told, known)]
    else:
        mine = [item for ref in payers for item in books.of_customer(ref)]
    if not record.lines and record.amount and record.currency:
        mine += [item for ref in payers for item in books.settled(ref, record.currency, record.amount)]
    return Gathered(found, _each_once(*meant, *mine), forms)


def _meant(record: Remittance, books: Books, texts: Sequence[str]) -> list[OpenItem]:
    """Items of anybody that the printed numbers and orders might mean, each once."""
    numbers = {line.document_number for line in record.lines if line.document_number}
    numbers |= set() if record.lines else numbers_in(texts)
    orders = {line.purchase_order for line in record.lines if line.purchase_order}
    found = books.numbered({keys.folded(number) for number in numbers} - {""})
    return _each_once(*found, *(books.ordered(orders) if orders else ()))


def _weakly_meant(
    numbers: Sequence[str], books: Books, found: PayerMatch, forms: Sequence[Alias]
) -> Iterator[OpenItem]:
    """What numbers might mean that name none of the payer's items as they stand: without what stands before them, as
    the payer writes ours, as one of several on a line, as an order, or one slip away. Not as the mere end of a number:
    that takes a look at all items.
    """
    if not numbers:
        return iter(())
    parts = {part for number in numbers for part in (number, *parts_of(number))}
    parts |= {ours for number in numbers for _, ours in read_by(forms, number)}
    folded = {keys.folded(part) for part in parts}
    near = {slip for number in numbers for slip in slips(keys.folded(number))}
    bare = {core for number in parts for core in _cores(number)}
    items = (*books.numbered((folded | near) - {""}, bare), *books.ordered(parts))
    return (item for item in items if found.pays(item))


def _unnamed(record: Remittance, ours: Sequence[OpenItem]) -> list[str]:
    """The numbers on the lines by which no item of the payer (`ours`) is found."""
    known = {keys.normalised(item.number) for item in ours}
    printed = (line.document_number for line in record.lines if line.document_number)
    return [number for number in printed if keys.normalised(number) not in known]


def _cores(number: str) -> Iterator[str]:
    """What is left of a number without what stands before it, or around it in a payment reference."""
    whole = (number, *(bare for bare, _ in without_check(number)))
    return (core for one in whole if (core := keys.core(one)))


def _each_once(*items: OpenItem) -> list[OpenItem]:
    return list({item.ref: item for item in items}.values())


def _naming(record: Remittance, meant: Sequence[OpenItem], texts: Sequence[str]) -> Remittance:
    """The record with what the text names as lines, to tell the payer by."""
    if record.lines or not texts:
        return record
    found = Items(meant).by_number
    named = {hit.items[0].number for text in texts for hit in hits_in(text, found) if hit.signal in FIRM}
    return record.model_copy(update={"lines": tuple(RemittanceLine(document_number=n) for n in sorted(named))})


def _of_amounts(
    books: Books, ref: str, currency: str, due: set[Decimal], told: set[Decimal], known: Sequence[OpenItem]
) -> Sequence[OpenItem]:
    """What else of this customer's has one of these amounts. `due`: those of the items known, which seldom are open
    of another one as well."""
    if len(due) > _MANY:
        return [*books.twins(ref, currency, due), *(books.owing(ref, currency, told) if told else ())]
    return books.owing(ref, currency, due | told, [item.ref for item in known])


def _amounts_that_tell(record: Remittance, known: Sequence[OpenItem], weak: Items) -> tuple[set[Decimal], set[Decimal]]:
    """What else of the payer may explain a line: open to the amount of a named item; of a line, or of a difference.
    `weak`: what the numbers might mean that name nothing."""
    left_of: dict[str, set[Decimal]] = defaultdict(set)
    for item in known:
        left_of[keys.normalised(item.number)].add(item.remaining)
    amounts: set[Decimal] = set()
    for line in record.lines:
        number = line.document_number or ""
        left = left_of.get(keys.normalised(number))
        if (left and line.paid_amount in left) or (money := money_of(line)) is None:
            continue
        likely = None if left else weak.by_any(number)
        amounts.add(money.settles)
        amounts |= {
            money.settles - rest for rest in left or {item.remaining for item in (likely.items if likely else ())}
        }
    return {item.remaining for item in known}, amounts
