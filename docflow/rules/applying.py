"""How a payment would be applied to the books as they are: who pays, what each line settles, what speaks against it.

Pure: the books are whatever is passed in, those of the ledger or of a simulation.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from docflow.rules import corrections, payer
from docflow.rules.books import Books
from docflow.rules.companies import own_first, paid_elsewhere
from docflow.rules.deciding import decided
from docflow.rules.gathering import gather
from docflow.rules.matching import signals
from docflow.rules.policy import Policy
from docflow.rules.routing import route
from docflow.rules.shipped_rules import SHIPPED
from docflow.rules.unlisted import unlisted
from docflow.schema.matching import RuleTable
from docflow.schema.receivables import Application
from docflow.schema.records import BankEntry, Extraction, Kind, Party, Remittance

_NO_DISCOUNT = (
    "Only the amount tells that a discount was taken; confirm it, or wait until an advice says what is taken off."
)
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
    booked: bool = False,
) -> Application:
    """What each line of a remittance would settle, and what in record and books speaks against it.

    wrote: the mail address of whoever wrote it, a weak sign of who pays. texts: what the payer told the bank, which
    counts where the record lists nothing. table: what is done with a line by its signals. by_amount: nothing more will
    be told of it, so that an amount alone may decide, or tell of a discount, where the table lets it. booked: its
    day is that of the bank's booking, before which the money was on its way: terms that ended meanwhile were kept.
    """
    record = extraction.record
    assert isinstance(record, Remittance)
    choices = corrections.items_chosen(extraction)
    found, gathered, forms = gather(extraction, record, books, wrote, texts)
    items = own_first(gathered, policy)
    tolerance = policy.tolerance_of(books.directory().get(found.customer) if found.customer else None)
    if booked:
        tolerance = tolerance.prolonged(policy.pairing.days_on_way)
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
            forms=forms,
        )
    else:
        lines = unlisted(record, texts, items, found, tolerance, today)
    found = payer.corroborated(found, lines)
    application = route(extraction, found, decided(lines, found, table, choices), policy, today=today, table=table)
    doubts = [*paid_elsewhere(application, items, policy)]
    if not by_amount and not record.lines:
        doubts += _untold(application)
    return held_back(application, doubts) if doubts else application


def _untold(application: Application) -> Iterator[str]:
    """What an advice would tell of money that came without one: while it may still come, nothing is guessed."""
    settled = [line for line in application.lines if line.open_item] if application.approve else []
    if any(line.number_signal == "none" for line in settled):
        yield _NO_NUMBER
    elif any(line.amount_signal == "discount" for line in settled):
        yield _NO_DISCOUNT


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


def _lines_with(extraction: Extraction, name: str, method: str) -> set[int]:
    """Indexes of the lines of which this field was read, or typed, in this way."""
    return {
        int(path.split(".")[1])
        for path, evidence in extraction.fields.items()
        if path.startswith("lines.") and path.endswith(f".{name}") and evidence.method == method
    }
