"""Parties by role: who writes a document and to whom, whatever the document calls them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from extractors.contract import Hints
from extractors.papers.pairs import Pair
from extractors.papers.paper import Paper
from extractors.papers.parties import Candidate, parties_of

_ROLES = frozenset(("payer", "payee"))


def parties_as(
    paper: Paper, pairs: Sequence[Pair], hints: Hints, roles: Mapping[str, str]
) -> tuple[list[Candidate], list[Candidate]]:
    """Candidates for the writer and the addressee, best first. `roles`: label field -> "payer" (who writes the
    document, as the payer writes an advice) or "payee" (to whom it is addressed)."""
    return parties_of(paper, [_renamed(pair, roles) for pair in pairs], hints)


def _renamed(pair: Pair, roles: Mapping[str, str]) -> Pair:
    """The pair with its label's meanings in the other document's words."""
    hits = tuple(
        hit._replace(target=roles[hit.target]) if hit.target in roles else hit
        for hit in pair.label.hits
        if hit.target in roles or hit.target not in _ROLES
    )
    return replace(pair, label=pair.label._replace(hits=hits))
