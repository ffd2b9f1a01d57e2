"""How a payment would be applied to the books as they are: who pays, what each line settles, what speaks against it.

Pure: the books are whatever is passed in, those of the ledger or of a simulation.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from docflow.rules import corrections, keys, payer
from docflow.rules.amounts import money_of
from docflow.rules.books import Books
from docflow.rules.deciding import decided
from docflow.rules.free_text import hits_in, numbers_in, parts_of
from docflow.rules.matching import signals
from docflow.rules.numbers import FIRM, Items, may_be_cut, slips
from docflow.rules.policy import Policy
from docflow.rules.references import without_check
from docflow.rules.routing import route
from docflow.rules.shipped_rules import SHIPPED
from docflow.rules.unlisted import unlisted
from docflow.schema.matching import RuleTable
from docflow.schema.receivables import Application, OpenItem, PayerMatch
from docflow.schema.records import BankEntry, Extraction, Kind, Party, Remittance, RemittanceLine

_NO_NUMBER = "Only the amount tells what it pays; confirm the open item, or wait until an advice names it."


def applied(
    extraction: Extraction,
    books: Books,
    policy: Policy,
    today: dt.date,
    *,
    wrote: str = "",
    texts: Sequence[str] = (),
    table: RuleTable = SHIPPED,
    by_amount: bool = False,
) -> Application:
    """What each line of a remittance would settle, and what in record and books speaks against it.

    wrote: the mail address of whoever wrote it, a weak sign of who pays. texts: what the payer told the bank, which
    counts where the record lists nothing. table: what is done with a line by its signals. by_amount: nothing more will
    be told of it, so that an amount alone may decide where the table lets it.
    """
    record = extraction.record
    assert isinstance(record, Remittance)
    choices = corrections.items_chosen(extraction)
    found, items = _payer_and_items(extraction, record, books, wrote, texts)
    tolerance = policy.tolerance_of(found.customer)
    if record.lines:
        lines = signals(
            record,
            found,
            items,
            tolerance,
            today,
            recognised=_lines_with(extraction, "document_number", "ocr"),
            choices=choices,
            granted=_lines_with(extraction, "discount_amount", "person"),
        )
    else:
        # What a text names of somebody else's is nothing that this payer pays.
        mine = [item for item in items if found.pays(item)]
        lines = unlisted(record, texts, mine, tolerance, today, payer_known=found.customer is not None)
    found = payer.corroborated(found, lines)
    application = route(extraction, found, decided(lines, found, table, choices), policy, today=today, table=table)
    return application if by_amount or not _by_amount_alone(application) else held_back(application, [_NO_NUMBER])


def _by_amount_alone(application: Application) -> bool:
    return application.approve and any(line.open_item and line.number_signal == "none" for line in application.lines)


def held_back(application: Application, doubts: Iterable[str]) -> Application:
    """The same with what speaks against it from outside, as sentences: with any of them a person must look."""
    review = tuple(dict.fromkeys((*doubts, *application.review)))
    return application.model_copy(update={"review": review, "approve": not review})


def received(entry: BankEntry) -> tuple[Extraction, tuple[str, ...]]:
    """A bank receipt without any advice as a remittance, and what the payer told the bank.

    Documents that the bank names in a structured way are its lines, if it tells the amount of each.
    """
    told = entry.documents if all(line.paid_amount is not None for line in entry.documents) else ()
    numbers = () if told else tuple(line.document_number for line in entry.documents if line.document_number)
    record = Remittance(
        payer=entry.counterparty if entry.counterparty != Party() else Party(name=entry.on_behalf_of),
        payment_reference=entry.end_to_end_id or entry.cheque_number or entry.bank_reference or entry.reference,
        payment_date=entry.value_date or entry.booking_date,
        currency=entry.currency,
        amount=entry.amount,
        lines=told,
    )
    texts = (*entry.references, *numbers, *([entry.text] if entry.text else []))
    return Extraction(kind=Kind.REMITTANCE, confidence=1.0, record=record), texts


def _payer_and_items(
    extraction: Extraction, record: Remittance, books: Books, wrote: str, texts: Sequence[str]
) -> tuple[PayerMatch, list[OpenItem]]:
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
        return found, meant
    payers = (found.customer, *found.family)
    meant, cut = _weakly_meant(record, meant, books, found)
    if record.currency and record.lines and not cut and not corrections.items_chosen(extraction):
        known = [item for item in meant if item.remaining and found.pays(item)]
        amounts, refs = _amounts_that_tell(record, known), [item.ref for item in known]
        mine = [item for ref in payers for item in books.owing(ref, record.currency, amounts, refs)]
    else:
        mine = [item for ref in payers for item in books.of_customer(ref)]
    if not record.lines and record.amount and record.currency:
        mine += [item for ref in payers for item in books.settled(ref, record.currency, record.amount)]
    return found, _each_once(*meant, *mine)


def _meant(record: Remittance, books: Books, texts: Sequence[str]) -> list[OpenItem]:
    """Items of anybody that the printed numbers and orders might mean, each once."""
    numbers = {line.document_number for line in record.lines if line.document_number}
    numbers |= set() if record.lines else numbers_in(texts)
    orders = {line.purchase_order for line in record.lines if line.purchase_order}
    found = books.numbered({keys.folded(number) for number in numbers} - {""})
    return _each_once(*found, *(books.ordered(orders) if orders else ()))


def _weakly_meant(
    record: Remittance, meant: list[OpenItem], books: Books, found: PayerMatch
) -> tuple[list[OpenItem], bool]:
    """Beside these what numbers might mean that name none of the payer's items as they stand: without what stands
    before them, as one of several on a line, as an order, or one slip away. And whether one of them may still be but
    the end of a number: that takes a look at all items.
    """
    numbers = _unnamed(record, meant, found)
    if not numbers:
        return meant, False
    parts = {part for number in numbers for part in (number, *parts_of(number))}
    folded = {keys.folded(part) for part in parts}
    near = {slip for number in numbers for slip in slips(keys.folded(number))}
    bare = {core for number in parts for core in _cores(number)}
    more = (*books.numbered((folded | near) - {""}, bare), *books.ordered(parts))
    found_now = _each_once(*meant, *(item for item in more if found.pays(item)))
    cut = [number for number in numbers if may_be_cut(number)]
    mine = Items(item for item in found_now if found.pays(item)) if cut else Items(())
    return found_now, not all(mine.by_any(number) for number in cut)


def _unnamed(record: Remittance, meant: Sequence[OpenItem], found: PayerMatch) -> list[str]:
    """The numbers on the lines by which no item of the payer is found."""
    known = {keys.normalised(item.number) for item in meant if found.pays(item)}
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


def _amounts_that_tell(record: Remittance, known: Sequence[OpenItem]) -> set[Decimal]:
    """What else of the payer may explain a line: open to the amount of a named item, of a line, or of a difference."""
    left_of: dict[str, set[Decimal]] = defaultdict(set)
    for item in known:
        left_of[keys.normalised(item.number)].add(item.remaining)
    items = Items(known)
    amounts = {item.remaining for item in known}
    for line in record.lines:
        number = line.document_number or ""
        left = left_of.get(keys.normalised(number))
        if (left and line.paid_amount in left) or (money := money_of(line)) is None:
            continue
        weak = None if left else items.by_any(number)
        amounts.add(money.settles)
        amounts |= {money.settles - rest for rest in left or {item.remaining for item in (weak.items if weak else ())}}
    return amounts


def _lines_with(extraction: Extraction, name: str, method: str) -> set[int]:
    """Indexes of the lines of which this field was read, or typed, in this way."""
    return {
        int(path.split(".")[1])
        for path, evidence in extraction.fields.items()
        if path.startswith("lines.") and path.endswith(f".{name}") and evidence.method == method
    }
