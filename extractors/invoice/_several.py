"""Several invoices in one file, told apart by the numbers on their pages: each has a total of its own."""

from collections.abc import Iterator

from extractors.fields.references import folded
from extractors.invoice._goods import goods_of
from extractors.invoice._number import clear_number
from extractors.invoice._totals import totals_of
from extractors.papers.paper import Paper

_MOST_PAGES = 200
"""Pages beyond which one invoice with many is more likely than many invoices."""


def parts_of(paper: Paper) -> list[Paper]:
    """The paper itself, or one paper for each invoice in it: a part begins where a page names another number, and
    only if every part has a total is it believed."""
    count = len(paper.pages.pages)
    if not 1 < count <= _MOST_PAGES:
        return [paper]
    starts = list(_starts(paper))
    if len(starts) < 2:
        return [paper]
    parts = [paper.part(start, end) for start, end in zip(starts, [*starts[1:], count], strict=True)]
    return parts if all(totals_of(part, goods_of(part)).total is not None for part in parts) else [paper]


def _starts(paper: Paper) -> Iterator[int]:
    """The pages on which an invoice begins; numbers that come back, as on a list of invoices, begin none."""
    seen: list[str] = []
    for page in range(len(paper.pages.pages)):
        number = clear_number(paper.part(page, page + 1))
        key = folded(number) if number else ""
        if page == 0 or (key and key not in seen):
            yield page
        if key and key not in seen:
            seen.append(key)
