"""Parties by role: who writes a document and to whom, whatever the document calls them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from extractors.contract import Hints
from extractors.papers.pairs import Pair
from extractors.papers.paper import Paper
from extractors.papers.parties import Candidate, parties_of

_LIKELY = 0.5
"""Probability below which a name is not taken for the addressee's."""
_ROLES = frozenset(("payer", "payee"))


def parties_as(
    paper: Paper, pairs: Sequence[Pair], hints: Hints, roles: Mapping[str, str]
) -> tuple[list[Candidate], list[Candidate]]:
    """Candidates for the writer and the addressee, best first. `roles`: label field -> "payer" (who writes the
    document, as the payer writes an advice) or "payee" (to whom it is addressed), the one that decides first:
    "From" may be a customer's label as well as a seller's."""
    writers, addressed = parties_of(paper, [_renamed(pair, roles) for pair in pairs], hints)
    return writers, [candidate for candidate in addressed if candidate.weight >= _LIKELY]


def _renamed(pair: Pair, roles: Mapping[str, str]) -> Pair:
    """The pair with its label's meanings in the other document's words."""
    first: dict[str, float] = {}
    for field in roles:
        weight = max((hit.weight for hit in pair.label.hits if hit.target == field), default=0.0)
        if weight > max(first.values(), default=0.0):
            first = {field: weight}
    hits = tuple(
        hit._replace(target=roles[hit.target]) if hit.target in first else hit
        for hit in pair.label.hits
        if hit.target in first or hit.target not in _ROLES | roles.keys()
    )
    return replace(pair, label=pair.label._replace(hits=hits))
