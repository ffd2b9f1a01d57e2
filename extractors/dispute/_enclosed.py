"""A claim with a copy of the invoice behind it in one file: the copy is a document that the claim encloses."""

from extractors.invoice._goods import goods_of
from extractors.invoice._kind import signals_of
from extractors.invoice._totals import totals_of
from extractors.papers.paper import Paper, once

_MOST_PAGES = 12
"""Pages among which a copy is looked for: a longer file is a list."""
_TITLED, _NUMBERED = 0.9, 0.5
"""How surely a page is titled an invoice; where its title is the word before its number, its totals prove it."""


@once
def copy_begins(paper: Paper) -> int | None:
    """The first page behind the claim that by itself is an invoice: it is titled so, has positions and a total."""
    count = len(paper.pages.pages)
    starts = range(1, count) if count <= _MOST_PAGES else ()
    return next((page for page in starts if _is_invoice(paper.part(page, count))), None)


def _is_invoice(paper: Paper) -> bool:
    signals = signals_of(paper.part(0, 1), "")
    title = signals.title("invoice")
    if title < _NUMBERED or signals.title("dispute") >= _NUMBERED:
        return False
    goods = goods_of(paper)
    totals = totals_of(paper, goods)
    return bool(goods.positions) and totals.total is not None and (title >= _TITLED or totals.proven)
