"""Several advices in one file: a new one begins on the page where another payment reference stands."""

from collections.abc import Sequence

from extractors.papers.header import choices, read_reference
from extractors.papers.pairs import Pair
from extractors.papers.paper import Paper

_SURE = 0.55


def parts_of(paper: Paper, pairs: Sequence[Pair]) -> list[tuple[int, int]]:
    """First page and page after the last of each advice."""
    if len(paper.rows) < 2:
        return [(0, len(paper.rows))]
    references = [
        _reference(paper, [pair for pair in pairs if pair.row.page == page]) for page in range(len(paper.rows))
    ]
    starts, current = [0], references[0]
    for page, reference in enumerate(references):
        if page and reference is not None and current is not None and reference != current:
            starts.append(page)
        current = reference or current
    return list(zip(starts, [*starts[1:], len(paper.rows)], strict=True))


def _reference(paper: Paper, pairs: Sequence[Pair]) -> str | None:
    """The page's clearest payment reference."""
    for field in ("payment_reference", "cheque_number", "advice_number"):
        found = [choice for choice in choices(paper, pairs, field, read_reference) if choice.weight >= _SURE]
        if found:
            return found[0].value
    return None
