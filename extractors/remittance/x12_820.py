"""EDI 820 (payment order and remittance advice): each transaction set is one payment, proven against its BPR."""

from decimal import Decimal

from docflow.schema.records import Extraction, Kind, Remittance, RemittanceLine
from extractors.contract import Hints
from extractors.messages.segments import message_of
from extractors.papers.paper import Paper
from extractors.remittance._items import settled
from extractors.remittance._x12_draft import Draft
from extractors.remittance._x12_head import draft_of, head_of
from extractors.remittance._x12_lines import adjustment_of, item_of
from extractors.remittance._x12_set import Rmr


def claim(paper: Paper, hints: Hints) -> float:
    """Whether it is a transaction set 820."""
    return 0.99 if message_of(paper.pages) == "820" else 0.0


def extract(paper: Paper, hints: Hints) -> list[Extraction]:
    """The remittance of the set."""
    draft = draft_of(paper.pages)
    head = head_of(draft)
    return [draft.extraction(Kind.REMITTANCE, Remittance(**head, lines=_lines(draft, head["amount"])))]


def _lines(draft: Draft, amount: Decimal | None) -> tuple[RemittanceLine, ...]:
    """The paid documents as the sums read them, and the adjustments that stand free."""
    items = [item_of(rmr) for rmr in draft.set.items if not _is_broken(rmr)]
    free = [adjustment_of(adx) for adx in draft.set.free]
    return settled(draft, items, free, amount, "the payment (BPR02)")


def _is_broken(rmr: Rmr) -> bool:
    """Whether what is paid is there and no amount: that was told, and the document is left out."""
    return rmr.net is None and bool(rmr.segment.text(4))
