"""Holds what a ledger has against what docflow says it has: each posting is read back once more, and those are looked
for that should not be there. Nothing is mended: what stands otherwise in books is a person's to judge."""

import datetime as dt
from collections.abc import Iterator
from itertools import islice

from docflow.errors import LedgerAmbiguous, LedgerError, LedgerMismatch, LedgerRejected
from docflow.ledgers.contract import HasPostings, Ledger
from docflow.schema.documents import PostingRow
from docflow.schema.mirror import BooksDrift, Stray
from docflow.schema.states import PostingState
from docflow.store import Store

COMPARED_EVERY = dt.timedelta(days=1)
LATELY = dt.timedelta(days=3)
"""How far back the daily look goes; the command looks as far as it is told."""
_AT_ONCE = 50
"""Postings of one turn."""
_SETTLED = (PostingState.VERIFIED, PostingState.CANCELLED)


def compare(store: Store, ledger: Ledger, back: dt.timedelta) -> BooksDrift:
    """The postings approved in this time; the report is kept. Raises LedgerError, which is kept too."""
    report = _begun(store, ledger, back)
    while not report.whole:
        report = _go_on(store, ledger, report)
    return report


def compare_due(store: Store, ledger: Ledger) -> None:
    """The daily look at what was posted lately: some of it each time, so that nothing else waits long, from where it
    stopped."""
    with store.read() as tx:
        report = tx.comparisons.of(ledger.name)
    if report is None or (report.whole and store.clock() - report.compared_at >= COMPARED_EVERY):
        report = _begun(store, ledger, LATELY)
    if not report.whole:
        _go_on(store, ledger, report)


def _begun(store: Store, ledger: Ledger, back: dt.timedelta) -> BooksDrift:
    now = store.clock()
    return BooksDrift(ledger=ledger.name, compared_at=now, since=(now - back).date(), whole=False)


def _go_on(store: Store, ledger: Ledger, report: BooksDrift) -> BooksDrift:
    """The next postings; after the last of them, what the ledger has and docflow does not know."""
    report = report.model_copy(update={"trouble": ""})
    rows = _next(store, report)
    try:
        for row in rows:
            strays = (*report.strays, *_strayed(store, ledger, row))
            known = {"strays": strays, "compared": report.compared + 1, "after": row.posting_id}
            report = report.model_copy(update=known)
        if len(rows) < _AT_ONCE:
            strays = (*report.strays, *_unknown(store, ledger, report.since))
            report = report.model_copy(update={"strays": strays, "whole": True, "after": None})
    except LedgerError as error:
        _keep(store, report.model_copy(update={"trouble": str(error)}))
        raise
    _keep(store, report)
    return report


def _keep(store: Store, report: BooksDrift) -> None:
    with store.begin() as tx:
        tx.comparisons.save(report)


def _next(store: Store, report: BooksDrift) -> list[PostingRow]:
    """What is over, one way or the other; newest first."""
    after = (report.after, report.ledger) if report.after else None
    with store.read() as tx:
        rows = tx.postings.list(states=_SETTLED, ledger=report.ledger, limit=_AT_ONCE, after=after)
    return [row for row in rows if row.created_at.date() >= report.since]


def _strayed(store: Store, ledger: Ledger, row: PostingRow) -> list[Stray]:
    if row.state is PostingState.CANCELLED:
        found = _withdrawn(ledger, row)
    else:
        reversed_before = _reversal(store, row)
        found = _looked_for(ledger, row) if reversed_before else _read_back(ledger, row)
        if found and _reversal(store, row) != reversed_before:  # it was taken back while we looked
            return []
    return [found] if found else []


def _withdrawn(ledger: Ledger, row: PostingRow) -> Stray | None:
    if not ledger.capabilities.lookup:
        return None
    try:
        answer = ledger.find(row.posting_id)
    except LedgerRejected:  # somebody cancelled it there as well
        return None
    words = f"It was withdrawn, but {ledger.name} has it as {answer.external_ref}." if answer else ""
    return _stray(row, "unexpected", words) if answer else None


def _read_back(ledger: Ledger, row: PostingRow) -> Stray | None:
    try:
        ledger.verify(row.posting)
    except LedgerMismatch as error:
        return _stray(row, "differs", str(error))
    except (LedgerAmbiguous, LedgerRejected) as error:
        return _stray(row, "missing", str(error))
    return None


def _looked_for(ledger: Ledger, row: PostingRow) -> Stray | None:
    """Of what a reversal took back only that it is there: its items may be open again."""
    there = not ledger.capabilities.lookup or ledger.find(row.posting_id)
    return None if there else _stray(row, "missing", f"{ledger.name} no longer has it, nor what its reversal reverses.")


def _stray(row: PostingRow, kind: str, words: str) -> Stray:
    known = {"posting_id": row.posting_id, "document_id": row.document_id, "kind": kind, "words": words}
    return Stray.model_validate(known)


def _reversal(store: Store, row: PostingRow) -> PostingRow | None:
    """The reversal that the ledger has, or may have."""
    with store.read() as tx:
        there = [one for one in tx.postings.of_document(row.document_id) if one.ledger == row.ledger]
    mine = [one for one in there if one.posting.reverses == row.posting_id]
    return next((one for one in mine if one.state is PostingState.VERIFIED or one.uncertain_since), None)


def _unknown(store: Store, ledger: Ledger, since: dt.date) -> Iterator[Stray]:
    """What bears an id of docflow's and is none of ours: a backup was restored, or another docflow writes there."""
    if not isinstance(ledger, HasPostings):
        return
    ids = iter(ledger.postings(since))
    while some := list(islice(ids, _AT_ONCE)):
        with store.read() as tx:
            ours = {one for one in some if any(row.ledger == ledger.name for row in tx.postings.of(one))}
        for posting_id in some:
            if posting_id not in ours:
                words = f"{ledger.name} has it, but docflow knows no such posting."
                yield Stray(posting_id=posting_id, document_id=None, kind="unknown", words=words)
