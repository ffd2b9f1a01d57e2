"""EDI 835 (health care claim payment): claims are the documents; what is not paid of them is explained by CAS.

charge (CLP03) - sum of adjustments (CAS) = paid (CLP04); sum of paid - sum of PLB = BPR02 (implementation guide
005010X221, balancing).
"""

from docflow.schema.records import Extraction, Kind, Remittance
from extractors.contract import Hints
from extractors.messages.segments import message_of
from extractors.papers.paper import Paper
from extractors.remittance._items import settled
from extractors.remittance._x12_claims import claims_of, provider_adjustments
from extractors.remittance._x12_head import draft_of, head_of


def claim(paper: Paper, hints: Hints) -> float:
    """Whether it is a transaction set 835."""
    return 0.99 if message_of(paper.pages) == "835" else 0.0


def extract(paper: Paper, hints: Hints) -> list[Extraction]:
    """The remittance of the set. Without CUR it is in dollars, as the guide says."""
    draft = draft_of(paper.pages)
    head = head_of(draft, usual_currency="USD")
    segments = draft.set.body
    lines = settled(
        draft, claims_of(draft, segments), provider_adjustments(draft, segments), head["amount"], "the payment (BPR02)"
    )
    return [draft.extraction(Kind.REMITTANCE, Remittance(**head, lines=lines))]
