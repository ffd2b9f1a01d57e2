"""What it would have changed in past papers to recognise a payer by something, before anybody says so."""

from collections.abc import Collection, Sequence

from docflow.decisions import people
from docflow.decisions.aliases import clues_of
from docflow.errors import Refused
from docflow.rules import corrections
from docflow.schema.documents import Document, Wanted
from docflow.schema.memory import Change, Effect, MemoryPreview
from docflow.schema.payers import AliasKind, Clue
from docflow.schema.states import DocumentState
from docflow.store import Tx

_SEARCHED = 200
_MOST = 100
"""Papers of a preview, the newest first; nothing is read again for it."""
_NO_PAPERS = frozenset({DocumentState.SPLIT, DocumentState.MERGED, DocumentState.DUPLICATE})


def preview(
    tx: Tx, document_id: str, chosen: Collection[tuple[AliasKind, str]], own_domains: Sequence[str]
) -> MemoryPreview:
    """Papers with one of these clues that are not their customer's, as far as it is known of them. Nothing is written.

    Raises Refused where the customer of the document is not known.
    """
    document = tx.documents.get(document_id)
    if document.customer is None:
        raise Refused("The customer is not known; choose it first.")
    shown = [one for one in clues_of(document, own_domains) if (one.kind, one.key) in chosen]
    past = [one for one in _with(tx, shown) if _shares(one, shown, own_domains)]
    effects = (_effect(tx, one, document.customer) for one in past[:_MOST])
    found = tuple(effect for effect in effects if effect is not None)
    return MemoryPreview(documents=min(len(past), _MOST), effects=found, cut=len(past) > _MOST)


def _with(tx: Tx, shown: Sequence[Clue]) -> list[Document]:
    """Papers on which the words of a clue stand, the newest first."""
    found: dict[str, Document] = {}
    for one in shown:
        listed = tx.documents.list(Wanted(query=one.text), newest=True, limit=_SEARCHED, full=True)
        found |= {paper.id: paper for paper in listed}
    papers = (paper for paper in found.values() if paper.state not in _NO_PAPERS)
    return sorted(papers, key=lambda paper: paper.id, reverse=True)


def _shares(paper: Document, shown: Sequence[Clue], own_domains: Sequence[str]) -> bool:
    keys = {(one.kind, one.key) for one in clues_of(paper, own_domains)}
    return any((one.kind, one.key) in keys for one in shown)


def _effect(tx: Tx, paper: Document, customer: str) -> Effect | None:
    before = paper.customer or ""
    if before == customer:
        return None
    decided = _decided(tx, paper)
    change = Change(path="customer", before=before, after=customer, decided=decided)
    wrong = decided is not None and decided != customer
    return Effect(document_id=paper.id, name=paper.label, changes=(change,), worse=int(wrong))


def _decided(tx: Tx, paper: Document) -> str | None:
    """Whose a person said it is."""
    chosen = corrections.customer_chosen(paper.extraction) if paper.extraction else None
    approved = any(one.action == "approve" and one.actor != people.MACHINE for one in tx.decisions.of(paper.id))
    return chosen or (paper.customer if approved else None)
