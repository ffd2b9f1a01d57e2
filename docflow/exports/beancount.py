"""A beancount journal that stands by itself: `bean-check` accepts it."""

from collections.abc import Iterable, Iterator

from docflow.ledgers.beancount import HEADER, account_of, render
from docflow.schema.postings import Posting

MEDIA_TYPE = "text/plain; charset=utf-8"
SUFFIX = "beancount"


def write(postings: Iterable[Posting]) -> Iterator[bytes]:
    """Each account is opened before its first use. Raises LedgerRejected for what the language cannot say."""
    yield HEADER
    opened: set[str] = set()
    for one in postings:
        for line in one.lines:
            account = account_of(line, one.customer.ref, {})
            if account not in opened:
                opened.add(account)
                yield f"1970-01-01 open {account}\n".encode()
        yield render(one, {}) + b"\n"
