"""Books docflow's postings into an accounting system of your own. Set DOCFLOW_URL and DOCFLOW_KEY, which is a key that
may post (`docflow key add erp --scope post`), then run it for ever. What comes: everything, in a house without a ledger
or with `pull_feed = true` beside its ledgers."""

import os
import sqlite3
import time

import httpx

from docflow.client import Client, Event

CONSUMER = "example-erp"


def book(books: sqlite3.Connection, event: Event) -> str:
    """All lines or none; the posting_id is the key, so that a repeat changes nothing."""
    with books:
        books.execute("CREATE TABLE IF NOT EXISTS entries (id, n, account, debit, credit, UNIQUE(id, n))")
        for line in event.data.lines:
            row = (event.id, line.n, line.account or line.role, str(line.debit or 0), str(line.credit or 0))
            books.execute("INSERT OR IGNORE INTO entries VALUES (?, ?, ?, ?, ?)", row)
    return f"ENTRY-{event.id}"


def run(docflow: Client, books: sqlite3.Connection, wait: float) -> None:
    """Book first, acknowledge then: whatever is killed in between comes again."""
    for event in docflow.feed(CONSUMER, wait=wait):
        docflow.acknowledge(event.id, CONSUMER, book(books, event))


if __name__ == "__main__":
    with Client(os.environ["DOCFLOW_URL"], os.environ["DOCFLOW_KEY"]) as client:
        while True:
            try:
                run(client, sqlite3.connect("books.sqlite"), wait=30)
            except httpx.TransportError:  # docflow begins anew; what was not acknowledged comes again
                time.sleep(5)
