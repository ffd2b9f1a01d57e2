"""The number of a cheque that stands without a label."""

from extractors.papers.cheque import loose_cheque_numbers
from extractors.papers.labels import pairs_of
from extractors.papers.paper import Paper
from tests.extractors.layouts.typed import pages

CHEQUE = """
Hartwell & Sons Hardware Co.                                  10482
17 Main Street
DATE   10/06/2026

PAY TO THE ORDER OF   Norhaven Supply Inc.          $ **2,847.00

MEMO
"""


def numbers(text: str) -> list[str]:
    paper = Paper(pages(text))
    return [choice.value for choice in loose_cheque_numbers(paper, pairs_of(paper))]


def test_the_number_of_cheque_and_stub() -> None:
    assert numbers(CHEQUE + "\n\nHartwell & Sons Hardware Co.                     10482\n") == ["10482"]


def test_the_number_in_magnetic_ink() -> None:
    assert numbers(CHEQUE + "\nC00010482C   A011600033A   330178C\n") == ["10482"]


def test_a_number_printed_once_is_not_taken() -> None:
    assert numbers(CHEQUE) == []
