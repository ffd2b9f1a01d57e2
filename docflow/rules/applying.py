"""How a payment would be applied to the books as they are: who pays, what each line settles, what speaks against it.

Pure: the books are whatever is passed in, those of the ledger or of a simulation.
"""

import datetime as dt
from collections.abc import Iterable

from docflow.rules import corrections, keys, payer
from docflow.rules.books import Books
from docflow.rules.matching import match_lines
from docflow.rules.policy import Policy
from docflow.rules.routing import route
from docflow.schema.receivables import Application, OpenItem, PayerMatch
from docflow.schema.records import Extraction, Remittance


def applied(extraction: Extraction, books: Books, policy: Policy, today: dt.date, *, wrote: str = "") -> Application:
    """What each line of a remittance would settle, and what in record and books speaks against it.

    wrote: the mail address of whoever wrote it, a weak sign of who pays.
    """
    record = extraction.record
    assert isinstance(record, Remittance)
    found, items = _payer_and_items(extraction, record, books, wrote)
    lines = match_lines(
        record,
        found,
        items,
        policy.tolerance,
        today,
        recognised=_recognised(extraction),
        choices=corrections.items_chosen(extraction),
    )
    return route(extraction, payer.corroborated(found, lines), lines, policy, today=today)


def held_back(application: Application, doubts: Iterable[str]) -> Application:
    """The same with what speaks against it from outside, as sentences: with any of them a person must look."""
    review = tuple(dict.fromkeys((*doubts, *application.review)))
    return application.model_copy(update={"review": review, "approve": not review})


def _payer_and_items(
    extraction: Extraction, record: Remittance, books: Books, wrote: str
) -> tuple[PayerMatch, list[OpenItem]]:
    """Who pays, and the items to choose from: the payer's, and everybody's that the print might mean."""
    directory = books.directory()
    ref = corrections.customer_chosen(extraction)
    if ref and (named := directory.get(ref)):
        found = payer.chosen(named, directory)
    else:
        found = payer.identify(record, directory, wrote)
    meant = _meant(record, books)
    if found.customer is None:
        found = payer.by_documents(record, meant, directory, found)
    payers = (found.customer, *found.family) if found.customer else ()
    mine = [item for ref in payers for item in books.of_customer(ref)]
    return found, list({item.ref: item for item in (*meant, *mine)}.values())


def _meant(record: Remittance, books: Books) -> list[OpenItem]:
    """Items of anybody that the printed numbers and orders might mean."""
    numbers = {keys.folded(line.document_number) for line in record.lines if line.document_number}
    orders = {line.purchase_order for line in record.lines if line.purchase_order}
    return [*books.numbered(numbers), *books.ordered(orders)]


def _recognised(extraction: Extraction) -> set[int]:
    """Indexes of the lines whose document number was read by OCR."""
    return {
        int(path.split(".")[1])
        for path, evidence in extraction.fields.items()
        if path.startswith("lines.") and path.endswith(".document_number") and evidence.method == "ocr"
    }
