"""Several advices in one file: a new one begins where another payment reference stands, on another page or below the
lines of the one before."""

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from extractors.fields.lexicon import normalise
from extractors.papers.header import Choice, choices, read_reference
from extractors.papers.pairs import Pair
from extractors.papers.paper import Paper, Position
from extractors.tables.kinds import label_of

_SURE, _LIKELY = 0.55, 0.5
"""Weight of a reference; of one whose label stands at the same place of another page before another number."""
_FIELDS = ("payment_reference", "cheque_number", "advice_number")


def parts_of(paper: Paper, pairs: Sequence[Pair]) -> list[tuple[Position, Position]]:
    """Where each advice begins and ends."""
    starts: list[Position] = [(0, 0.0)]
    current: Choice | None = None
    repeated = _repeated(paper, pairs)
    for page in range(len(paper.rows)):
        marks = _references(paper, [pair for pair in pairs if pair.row.page == page], repeated)
        if marks and current is not None and marks[0].value != current.value:
            starts.append((page, 0.0))
        starts += _below(paper, page, marks)
        current = marks[-1] if marks else current
    return list(pairwise([*starts, (len(paper.rows), 0.0)]))


def _repeated(paper: Paper, pairs: Sequence[Pair]) -> frozenset[tuple[str, int]]:
    """Labels, with their height on the page, that stand on several pages before different numbers."""
    seen: dict[tuple[str, int], set[str]] = {}
    for field in _FIELDS if len(paper.rows) > 1 else ():
        for choice in choices(paper, pairs, field, read_reference):
            seen.setdefault(_spot(choice), set()).add(choice.value)
    return frozenset(spot for spot, values in seen.items() if len(values) > 1)


def _spot(choice: Choice) -> tuple[str, int]:
    return normalise(choice.label), round(choice.y / 4)


def _references(paper: Paper, pairs: Sequence[Pair], repeated: Collection[tuple[str, int]]) -> list[Choice]:
    """The page's clearest payment reference; and those under the same label further down."""
    for field in _FIELDS:
        every = choices(paper, pairs, field, read_reference)
        found = [c for c in every if c.weight >= (_LIKELY if _spot(c) in repeated else _SURE)]
        if found:
            label = normalise(found[0].label)
            alike = sorted((c for c in found if normalise(c.label) == label), key=lambda choice: choice.y)
            return alike if len({choice.value for choice in alike}) == len(alike) else found[:1]
    return []


def _below(paper: Paper, page: int, marks: Sequence[Choice]) -> Iterator[Position]:
    """Where the next advice of the same page begins: under the lines of the one before, with lines of its own."""
    lines = sorted(row.row.y1 for table in paper.tables for row in table.lines if row.row.page == page)
    edges = [*(mark.y for mark in marks), float("inf")]
    for n in range(1, len(marks)):
        before = [y for y in lines if edges[n - 1] < y < edges[n]]
        if before and any(edges[n] < y < edges[n + 1] for y in lines):
            yield page, _end(paper, page, before[-1], edges[n])


def _end(paper: Paper, page: int, last: float, mark: float) -> float:
    """Below the sums that follow the last line."""
    rows = [row for row in paper.rows[page] if last - 1 < row.y0 < mark]
    sums = [row.y1 for row in rows if label_of(row)]
    return max([last, *sums])
