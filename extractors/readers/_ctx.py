"""X12 messages that an ACH file carries in its addenda (CTX): put together again, each set on a page of its own."""

import re
from collections.abc import Iterable
from decimal import Decimal

from docflow.errors import Quarantine
from docflow.schema.place import Page
from extractors.readers import x12

_TEXT = slice(3, 83)
_MESSAGE = re.compile(r"\s*(?:ISA[^\w\s]|(?:GS|ST)([^\w\s])\w{2,3}\1)", re.IGNORECASE)
_AMOUNT = slice(29, 39)


def pages_of(lines: Iterable[str], first: int) -> tuple[list[Page], tuple[str, ...]]:
    """The sets in the addenda of every entry, numbered from `first`, and what cannot be read of them."""
    pages: list[Page] = []
    notes: tuple[str, ...] = ()
    for entry, text in _entries(lines):
        if not _MESSAGE.match(text):
            continue
        try:
            found, doubts = x12.pages_of(text.strip(), first + len(pages))
        except Quarantine as problem:
            notes += (f"The addenda of the entry over {_shown(entry)} cannot be read: {problem}",)
            continue
        pages += [_held(page, entry, doubts) for page in found]
    return pages, notes


def _entries(lines: Iterable[str]) -> list[tuple[str, str]]:
    """Each entry (record 6) with the text of its addenda (records 705); blanks between them count."""
    found: list[tuple[str, str]] = []
    for line in lines:
        if line.startswith("6"):
            found.append((line, ""))
        elif line.startswith("705") and found:
            entry, text = found[-1]
            found[-1] = (entry, text + line[_TEXT].ljust(80))
    return found


def _held(page: Page, entry: str, doubts: tuple[str, ...]) -> Page:
    """With a doubt where the money of the entry is not that of the message."""
    told = next((word.text for word in page.words if word.ref.startswith("BPR02,")), "")
    paid = Decimal(entry[_AMOUNT]).scaleb(-2) if entry[_AMOUNT].isdigit() else None
    if not re.fullmatch(r"\d{1,15}(\.\d+)?", told) or Decimal(told) != paid:
        doubts += (f'The ACH entry moves {_shown(entry)}, but the message in it tells of "{told}" (BPR02).',)
    return page.model_copy(update={"notes": (*page.notes, *doubts)})


def _shown(entry: str) -> str:
    cents = entry[_AMOUNT]
    return f"{Decimal(cents).scaleb(-2):.2f}" if cents.isdigit() else "an unreadable amount"
