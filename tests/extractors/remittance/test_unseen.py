"""Random layouts that no one tuned to: most are read perfectly, and none passes without review and wrong."""

import pytest

from extractors.contract import Hints
from extractors.fields.lexicon import languages
from extractors.papers.paper import Paper
from extractors.remittance import advice
from tests.extractors.layouts.case import Case, differences, make
from tests.extractors.layouts.measure import read

SEEDS = range(5000, 5240)


@pytest.fixture(scope="module")
def outcomes() -> list[tuple[Case, list[str], list[str]]]:
    """Each layout with what is wrong in it and what a person is asked."""
    found = []
    for case in map(make, SEEDS):
        if case.traits["language"] in languages():
            records = advice.extract(Paper(read(case.pdf)), Hints())
            found.append((case, differences(case.truth, records), [text for item in records for text in item.review]))
    return found


def test_nothing_wrong_passes_without_review(outcomes: list[tuple[Case, list[str], list[str]]]) -> None:
    silent = [(case.seed, wrong[:3]) for case, wrong, asked in outcomes if wrong and not asked]
    assert not silent


def test_most_unseen_layouts_are_read_perfectly(outcomes: list[tuple[Case, list[str], list[str]]]) -> None:
    perfect = sum(not wrong for _, wrong, _ in outcomes) / len(outcomes)
    assert perfect >= 0.95, [case.seed for case, wrong, _ in outcomes if wrong]


def test_most_unseen_layouts_need_no_review(outcomes: list[tuple[Case, list[str], list[str]]]) -> None:
    passed = sum(not asked for _, _, asked in outcomes) / len(outcomes)
    assert passed >= 0.78


def test_every_value_is_found_where_it_says(outcomes: list[tuple[Case, list[str], list[str]]]) -> None:
    case = outcomes[0][0]
    pages = read(case.pdf)
    record = advice.extract(Paper(pages), Hints())[0]
    for path, evidence in record.fields.items():
        assert evidence.page is not None and evidence.box is not None, path
        x0, y0, x1, y1 = evidence.box
        inside = [
            w.text
            for w in pages.pages[evidence.page - 1].words
            if x0 <= (w.x0 + w.x1) / 2 <= x1 and y0 <= (w.y0 + w.y1) / 2 <= y1
        ]
        assert any(text in evidence.text for text in inside), path
