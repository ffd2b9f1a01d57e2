"""Who pays and who is paid. The supplier who receives the advice is the payee; the payer writes it."""

from collections.abc import Sequence

from extractors.contract import Hints
from extractors.papers.candidate import Candidate
from extractors.papers.pairs import Pair
from extractors.papers.paper import Paper
from extractors.papers.roles.assignment import Cast, cast

__all__ = ["Candidate", "parties_of"]


def parties_of(paper: Paper, pairs: Sequence[Pair], hints: Hints) -> Cast:
    """Candidates for payer and payee, best first, each as sure as its weight says; no payee where it is likelier that
    none is named."""
    return cast(paper, pairs, hints)
