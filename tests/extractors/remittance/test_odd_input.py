"""Whatever the pages hold, the reader answers and never passes what it did not prove."""

from functools import partial

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docflow.schema.place import Page, Pages, Word
from docflow.schema.records import Extraction, Remittance
from extractors import registry
from extractors.contract import Hints, ReadOptions
from extractors.papers.paper import Paper
from extractors.remittance import advice
from tests.costs import LONGER, QUADRATIC, times

PRINTED = """
    Invoice Number Date Gross Discount Net Amount Total Summe Rechnung Zahlbetrag EUR USD $ € - CR ( ) 1.234,56 1,234.56
    (20.00) 5- 0,00 14.10.2026 10/14/2026 Oct 14, 2026 INV-1 4711 RE-2026/15 Payment Reference: From To GmbH Ltd % 2%
    7 042,78 .00 --- | Übertrag Page 1 of 2
"""
TEXTS = st.one_of(st.sampled_from(PRINTED.split()), st.text(min_size=1, max_size=12))
PLACES = st.floats(-50, 900, allow_nan=False)


@st.composite
def words(draw: st.DrawFn) -> Word:
    x, y = draw(PLACES), draw(st.sampled_from([10.0 * n for n in range(40)])) + draw(st.floats(-2, 2))
    wide, tall = draw(st.floats(-5, 120)), draw(st.floats(0, 30))
    return Word(
        draw(TEXTS),
        x,
        y,
        x + wide,
        y + tall,
        draw(st.sampled_from([1.0, 0.4])),
        draw(st.sampled_from([0.0, 9.0, 14.0])),
    )


@st.composite
def documents(draw: st.DrawFn) -> Pages:
    pages = []
    for number in range(1, draw(st.integers(1, 3)) + 1):
        method = draw(st.sampled_from(["text", "ocr", "mail", "sheet"]))
        pages.append(
            Page(number=number, width=595, height=842, words=tuple(draw(st.lists(words(), max_size=40))), method=method)
        )
    return Pages(reader=draw(st.sampled_from(["pdf", "mail", "sheet"])), pages=tuple(pages))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(documents())
def test_random_pages_give_an_answer_that_can_be_stored(pages: Pages) -> None:
    assert 0.0 <= advice.claim(Paper(pages), Hints()) <= 1.0
    found = advice.extract(Paper(pages), Hints())
    assert found
    for item in found:
        assert Extraction.parse(item.model_dump(mode="json")).record == item.record
        assert all(0.0 <= evidence.confidence <= 1.0 for evidence in item.fields.values())
        record = item.record
        assert isinstance(record, Remittance)
        if not item.review:
            assert record.lines and record.amount is not None and record.currency and record.payer.name
            assert sum(line.paid_amount or 0 for line in record.lines) == record.amount


def test_the_cost_of_a_page_of_noise_grows_no_faster_than_it() -> None:
    def read(count: int, each: int) -> None:
        page = Page(number=1, width=595 + each, height=842, words=noise(count), method="text")
        assert advice.extract(Paper(Pages(reader="pdf", pages=(page,))), Hints())[0].review

    many, few = (partial(read, count) for count in (4_000, 4_000 // LONGER))
    assert times(many, few, QUADRATIC) <= QUADRATIC


def test_a_mail_that_lists_hundreds_of_invoices_costs_no_more_for_each_than_a_short_one() -> None:
    """The sum is not printed; to find one line that it does not count, the list was read anew without each."""

    def read(count: int, each: int) -> None:
        listed = "\n".join(f"- INV-{each}{100_000 + n} 01/02/2026 {n % 900 + 1}.00" for n in range(count))
        mail = registry.read(f"We paid the following invoices:\n\n{listed}\n".encode(), "mail.txt", ReadOptions())
        (found,) = registry.extract(mail, Hints())
        assert isinstance(found.record, Remittance) and len(found.record.lines) == count

    many, few = (partial(read, count) for count in (800, 800 // LONGER))
    read(10, 9)  # word lists are loaded once
    assert times(many, few, QUADRATIC) <= QUADRATIC


def noise(count: int) -> tuple[Word, ...]:
    return tuple(
        Word(
            f"{'abcdefghij'[n % 10]}{n * 7919 % 10007}",
            20 + n * 37 % 540,
            20 + n * 61 % 800,
            60 + n * 37 % 540,
            29 + n * 61 % 800,
        )
        for n in range(count)
    )


def test_no_words_at_all_is_said() -> None:
    found = advice.extract(Paper(Pages(reader="pdf", pages=())), Hints())
    assert "No lines were found that say what is paid." in found[0].review
