"""Many postings through a bad network into a real Tryton, which has no guard against doubles: each exactly once."""

import datetime as dt
import os
from decimal import Decimal
from pathlib import Path

import pytest

from docflow.ledgers._tryton_rest import Rest
from docflow.ledgers.registry import open_ledger
from docflow.rules.policy import Policy
from docflow.schema.documents import NewDocument
from docflow.schema.states import DocumentState, PostingState
from docflow.store import Store
from tests.ledgers.books import CUSTOMERS, invoice
from tests.ledgers.postings import line, posting
from tests.servers.fault_proxy import fault_proxy, share
from tests.servers.stores import Clock, make_store, pass_time
from tests.servers.tryton import DATABASE, TrytonServer, running_tryton
from workers import post

POSTINGS = int(os.environ.get("DOCFLOW_TEST_POSTINGS", "12"))
"""More for a nightly run: 200 take some ten minutes."""
POLICY = Policy(company="main", one_wrong_in=100, ledgers=("tryton",))


def amounts(number: int) -> tuple[Decimal, Decimal]:
    """Paid and deducted of the n-th invoice: all different, so that a swap would show."""
    gross = Decimal(100) + Decimal(number) / 100
    deducted = Decimal("0.50") if number % 3 == 0 else Decimal(0)
    return gross - deducted, deducted


def put_in_outbox(store: Store, server: TrytonServer) -> None:
    for number in range(POSTINGS):
        paid, deducted = amounts(number)
        item = server.item(f"N-{number}")
        lines = [line(1, "bank", str(paid), account="1.1.1")]
        if deducted:
            lines.append(line(2, "deduction", str(deducted), account="6.9.2", reason="pricing", open_item=item))
        lines.append(line(3, "receivable", str(-paid - deducted), open_item=item, close=True))
        made = posting(f"dfp_F{number:04}", *lines)
        with store.begin() as tx:
            paper = NewDocument(name=f"{number}.pdf", sha256=f"{number:064x}", size=1)
            document_id, _ = tx.documents.add(paper)
            version = tx.documents.get(document_id).version
            for state in (DocumentState.READING, DocumentState.EXTRACTED, DocumentState.APPROVED):
                version = tx.documents.move(document_id, version, state).version
            tx.postings.add("tryton", made, document_id)


@pytest.mark.slow
@pytest.mark.servers
@pytest.mark.timeout(1800)
def test_none_missing_none_doubled(tmp_path: Path) -> None:
    books = [invoice(f"N-{n}", str(sum(amounts(n)))) for n in range(POSTINGS)]
    url = f"sqlite:///{tmp_path / 'docflow.db'}"
    make_store(url)
    clock = Clock()
    store = Store(url, clock)
    faults = share(0.3, seed=1, slow=0.2)
    with running_tryton(tmp_path, CUSTOMERS, books) as server, fault_proxy(server.url, faults) as proxy:
        put_in_outbox(store, server)
        ledger = open_ledger("tryton", server.settings(url=proxy.url, deadline=3.0))
        rounds = 0
        while (waiting := _open(store)) and rounds < 60:
            for posting_id in waiting:
                post.deliver(store, {"tryton": ledger}, posting_id, "w1", POLICY)
                clock.advance(minutes=1)  # so that a rest after three failures is over
            rounds += 1
            pass_time(store, dt.timedelta(minutes=30))
        print(f"{rounds} rounds, {len(proxy.seen)} requests, {dict(proxy.done)}")
        assert not waiting
        _check_books(server)
    with store.read() as tx:
        assert tx.postings.counts()[PostingState.VERIFIED] == POSTINGS
        assert tx.documents.counts()[DocumentState.POSTED] == POSTINGS
    store.close()


def _open(store: Store) -> list[str]:
    with store.read() as tx:
        return [row.posting_id for row in tx.postings.due(1000)]


def _check_books(server: TrytonServer) -> None:
    """What the general ledger says, asked directly."""
    rest = Rest(server.url, DATABASE, server.key, 60, None)
    rest.company = 1
    names = [row["name"] for row in rest.search("account.statement", [["state", "=", "posted"]], ["name"])]
    assert sorted(names) == [f"dfp_F{n:04}" for n in range(POSTINGS)]
    assert len(rest.search("account.statement", [], ["name"])) == POSTINGS, "no draft is left over"
    assert not rest.search("account.invoice", [["state", "=", "posted"]], ["number"]), "all invoices are paid"
    for code, wanted in (
        ("1.1.1", sum((amounts(n)[0] for n in range(POSTINGS)), Decimal(0))),
        ("6.9.2", sum((amounts(n)[1] for n in range(POSTINGS)), Decimal(0))),
        ("1.2.1", Decimal(0)),
    ):
        rows = rest.search("account.move.line", [["account.code", "=", code]], ["debit", "credit", "move.state"])
        assert sum((row["debit"] - row["credit"] for row in rows), Decimal(0)) == wanted, code
        assert all(row["move"]["state"] == "posted" for row in rows)
