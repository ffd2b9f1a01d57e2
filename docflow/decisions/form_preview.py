"""What it would have changed in past papers to read a payer's numbers in a certain way, before anybody says so."""

from collections.abc import Iterator

from docflow.decisions import people
from docflow.decisions.aliases import written_as
from docflow.rules.keys import normalised
from docflow.rules.number_forms import NumberForm
from docflow.schema.documents import Document, Wanted
from docflow.schema.memory import Change, Effect, MemoryPreview
from docflow.schema.receivables import LineMatch
from docflow.schema.records import Remittance
from docflow.store import Tx

_MOST = 100
"""Papers of a preview, the newest first; nothing is read again for it."""


def preview(tx: Tx, text: str, customer: str | None) -> MemoryPreview:
    """Past papers of the customer with a number that is written so, and what it would have been read as.

    `text`: "1234/A = 90001234". Nothing is written. Raises BadInput where that is no way to write a number.
    """
    form = NumberForm.of(written_as(text, customer).key.partition(":")[2])
    assert form is not None
    papers = tx.documents.list(Wanted(customer=customer), newest=True, limit=_MOST + 1, full=True)
    effects = (_effect(tx, paper, form) for paper in papers[:_MOST])
    found = tuple(effect for effect in effects if effect.changes)
    return MemoryPreview(documents=min(len(papers), _MOST), effects=found, cut=len(papers) > _MOST)


def _effect(tx: Tx, paper: Document, form: NumberForm) -> Effect:
    changes = tuple(_changes(tx, paper, form))
    told = [one for one in changes if one.decided is not None]
    better = sum(normalised(one.decided or "") == normalised(one.after) for one in told)
    return Effect(
        document_id=paper.id, name=paper.label, changes=changes, better=better, worse=len(told) - better
    )  # fmt: skip


def _changes(tx: Tx, paper: Document, form: NumberForm) -> Iterator[Change]:
    """Each line whose number the form reads as one that is not what the line was taken for."""
    record = paper.extraction.record if paper.extraction else None
    if not isinstance(record, Remittance):
        return
    approved = any(one.action == "approve" and one.actor != people.MACHINE for one in tx.decisions.of(paper.id))
    taken = {match.line: match for match in paper.application.lines} if paper.application else {}
    for n, line in enumerate(record.lines):
        ours = form.ours(line.document_number or "")
        before = _meant(tx, taken.get(n))
        if ours and (approved or normalised(before or "") != ours):
            yield Change(
                path=f"lines.{n}.document_number",
                before=before if before and not approved else line.document_number or "",
                after=ours,
                decided=before if approved else None,
            )


def _meant(tx: Tx, match: LineMatch | None) -> str | None:
    """The number of the open item that a line settles."""
    item = tx.open_items.get(match.open_item) if match and match.open_item else None
    return item.number if item else None
