"""Numbers of scans that nothing proves: which of them may have been misread."""

from docflow.schema.place import Page, Word
from extractors.remittance._scanned import is_unconfirmed, looks_misread, odd_ones, usual_shape

SERIES = ["FV 272526", "FV 272542", "FV 272555", "AVO3862"]


def test_blanks_that_most_numbers_have_are_printed() -> None:
    assert looks_misread("FV 272526")
    assert usual_shape(SERIES) is not None
    assert [looks_misread(number, blanks=True) for number in SERIES] == [False, False, False, False]
    assert odd_ones(SERIES) == {3}


def test_few_numbers_have_no_usual_shape() -> None:
    assert usual_shape(SERIES[:2]) is None
    assert usual_shape(["1", "22", "333"]) is None
    assert odd_ones(["1", "22", "333"]) == set()


def test_look_alikes_count_whatever_the_blanks() -> None:
    assert looks_misread("FV O72526", blanks=True)


def test_a_word_that_was_hard_to_read_is_confirmed_where_it_stands_twice() -> None:
    clear, hard = Word("Hartwell", 0, 0, 50, 10, 0.97), Word("Kingsmeae", 60, 0, 120, 10, 0.7)
    again = Word("Kingsmeae", 60, 90, 120, 100, 0.96)

    def page(*words: Word) -> Page:
        return Page(number=1, width=600, height=800, words=words, method="ocr")

    assert is_unconfirmed([clear, hard], [page(clear, hard)])
    assert not is_unconfirmed([clear, hard], [page(clear, hard, again)])
    assert not is_unconfirmed([clear], [page(clear, hard)])
