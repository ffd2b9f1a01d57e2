"""What a posting takes off the invoices of a ledger whose open items are `inv:ID`. Pure."""

from decimal import Decimal

from docflow.errors import LedgerRejected, LedgerStale
from docflow.ledgers._refusals import already_paid
from docflow.schema.money import ZERO, plain
from docflow.schema.postings import Posting, PostingLine

ITEM = "inv:"


def amount_of(line: PostingLine) -> Decimal:
    """What the line credits."""
    return (line.credit or ZERO) - (line.debit or ZERO)


def invoice_id(line: PostingLine) -> int | None:
    """The invoice that the line settles; None for other lines. Raises LedgerRejected for a foreign reference."""
    if line.role != "receivable" or line.open_item is None:
        return None
    number = line.open_item.removeprefix(ITEM)
    if not line.open_item.startswith(ITEM) or not (number.isascii() and number.isdigit()):
        raise LedgerRejected(f"{line.open_item} is not an open item of this ledger; list its open items again.")
    return int(number)


def taken(posting: Posting) -> dict[int, Decimal]:
    """Invoice -> what the posting takes off it (negative for credits)."""
    sums: dict[int, Decimal] = {}
    for line in posting.lines:
        number = invoice_id(line)
        if number is not None and amount_of(line):
            sums[number] = sums.get(number, ZERO) + amount_of(line)
    return sums


def closes(posting: Posting, number: int) -> bool:
    """Whether nothing of the invoice may remain."""
    return any(line.close for line in posting.lines if amount_of(line) and invoice_id(line) == number)


def check_taken(posting: Posting, number: int, name: str, remains: Decimal, *, posted: bool) -> None:
    """What is taken off the invoice must be there. Raises LedgerStale."""
    amount = taken(posting)[number]
    if not posted or amount * remains < 0 or abs(amount) > abs(remains):
        raise already_paid(name, remains, amount)
    if closes(posting, number) and amount != remains:
        raise LedgerStale(f"{name} would keep {plain(remains - amount)} open, but is to be closed.")
