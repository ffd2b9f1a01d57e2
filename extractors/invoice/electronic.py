"""Invoices and credit notes in XML: UBL, CII, ZUGFeRD 1."""

import itertools

from docflow.schema.place import Pages
from docflow.schema.records import Extraction, Kind
from extractors.contract import Hints
from extractors.invoice._cii import CII, ZUGFERD_1
from extractors.invoice._elements import Dialect, stated_by
from extractors.invoice._stated import record_of
from extractors.invoice._ubl import UBL
from extractors.messages.draft import Draft
from extractors.messages.elements import Element, begins, roots_of
from extractors.papers.paper import Paper

_DIALECTS = (UBL, CII, ZUGFERD_1)


SELF_BILLED = frozenset(("261", "389", "527"))
"""UNTDID 1001: the buyer wrote it; German law calls it a Gutschrift, too."""


def claim(paper: Paper, hints: Hints) -> float:
    """By the root element."""
    return 0.99 if not paper.printed and is_invoice(paper.pages) else 0.0


def extract(paper: Paper, hints: Hints) -> list[Extraction]:
    """The invoice; nothing where there is none."""
    found = invoice_in(paper.pages)
    return [found] if found else []


def is_invoice(pages: Pages) -> bool:
    """Whether these pages of the XML reader hold an invoice."""
    return _known(pages) is not None


def invoice_in(pages: Pages) -> Extraction | None:
    """The invoice that they hold."""
    known = _known(pages)
    if known is None:
        return None
    draft = Draft(method="xml")
    draft.heed(pages)
    return draft.extraction(Kind.INVOICE, record_of(draft, stated_by(draft, *known)))


def is_self_billed(pages: Pages) -> bool:
    """Whether the buyer wrote it."""
    known = _known(pages)
    return known is not None and known[0].value(*known[1].type) in SELF_BILLED


def _known(pages: Pages) -> tuple[Element, Dialect] | None:
    """The invoice's element (an envelope may stand around it) and its syntax."""
    if not begins(pages, *(name for dialect in _DIALECTS for name in dialect.roots)):
        return None
    for root in roots_of(pages):
        outer = [root, *root.children, *(below for child in root.children for below in child.children)]
        for element, dialect in itertools.product(outer, _DIALECTS):
            if element.name in dialect.roots and _is_filled(element, dialect):
                return element, dialect
    return None


def _is_filled(root: Element, dialect: Dialect) -> bool:
    """Something else may be called Invoice, too."""
    return any(root.at(path) is not None for path in (dialect.seller, dialect.buyer))
