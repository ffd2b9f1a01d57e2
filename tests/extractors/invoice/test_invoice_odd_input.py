"""Whatever the pages hold, the readers of invoices and disputes answer with something that can be stored."""

from types import ModuleType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docflow.schema.place import Page, Pages, Word
from docflow.schema.records import Extraction, Invoice
from extractors.contract import Hints
from extractors.dispute import claim
from extractors.invoice import invoice
from extractors.papers.paper import Paper

_WORDS = """
    Invoice Rechnung No. Date Qty Description Price Amount Net VAT 19% Total due EUR $ 1.234,56 100.00 19.00 119.00
    INV-1 4711 14.10.2026 10/14/2026 DISPUTED Debit memo Reason damaged X ( ) - : GmbH Ltd From To of we dispute
    invoice pay. Do not pay Belastungsanzeige CR 5- .00 ☒ 7 %
    """
TEXTS = st.one_of(st.sampled_from(_WORDS.split()), st.text(min_size=1, max_size=12))


@st.composite
def words(draw: st.DrawFn) -> Word:
    x, y = draw(st.floats(-50, 900)), 10.0 * draw(st.integers(0, 40)) + draw(st.floats(-2, 2))
    wide, tall = draw(st.floats(-5, 120)), draw(st.floats(0, 30))
    sure, size = draw(st.sampled_from([1.0, 0.4])), draw(st.sampled_from([0.0, 9.0, 14.0]))
    return Word(draw(TEXTS), x, y, x + wide, y + tall, sure, size)


@st.composite
def documents(draw: st.DrawFn) -> Pages:
    pages = []
    for number in range(1, draw(st.integers(0, 2)) + 1):
        method = draw(st.sampled_from(["text", "ocr", "mail", "sheet"]))
        found = tuple(draw(st.lists(words(), max_size=40)))
        pages.append(Page(number=number, width=595, height=842, words=found, method=method))
    return Pages(reader=draw(st.sampled_from(["pdf", "mail", "sheet"])), pages=tuple(pages))


@pytest.mark.parametrize("extractor", [invoice, claim])
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(pages=documents())
def test_random_pages_give_an_answer_that_can_be_stored(extractor: ModuleType, pages: Pages) -> None:
    assert 0.0 <= extractor.claim(Paper(pages), Hints()) <= 1.0
    (found,) = extractor.extract(Paper(pages), Hints(subject="Invoice dispute 4711"))
    assert Extraction.parse(found.model_dump(mode="json")).record == found.record
    assert all(0.0 <= evidence.confidence <= 1.0 for evidence in found.fields.values())
    if isinstance(found.record, Invoice) and not found.review:
        assert any(equation.holds for equation in found.proof)
