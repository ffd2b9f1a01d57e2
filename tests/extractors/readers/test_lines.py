"""Letters and parts of words that a PDF sets apart are one word."""

import pytest

from docflow.schema.place import Word
from extractors.readers._lines import joined_letters

_WIDE, _BLANK = 2.2, 5.5


def _word(text: str, x0: float, x1: float) -> Word:
    return Word(text, x0, 10.0, x1, 22.0, size=12.0)


def _set_wide(text: str) -> list[Word]:
    """The letters of a heading; those that kerning holds together are written together."""
    words, x = [], 40.0
    for part in text.split():
        for piece in part.split("·"):
            words.append(_word(piece, x, x + 8.0 * len(piece)))
            x += 8.0 * len(piece) + _WIDE
        x += _BLANK - _WIDE
    return words


def test_a_letter_under_the_one_before_it_goes_on_with_the_word() -> None:
    words = [_word("CORPORA", 224.3, 300.1), _word("TION", 299.1, 334.9), _word("Ltd", 338.0, 350.0)]
    assert [word.text for word in joined_letters(words)] == ["CORPORATION", "Ltd"]


def test_words_of_a_print_in_which_most_reach_under_each_other_stay_apart() -> None:
    words = [_word("Votre", 45.0, 72.2), _word("réf", 71.9, 89.2), _word("Total", 296.3, 320.6)]
    words += [_word("facture", 320.3, 354.8)]
    assert [word.text for word in joined_letters(words)] == ["Votre", "réf", "Total", "facture"]


def test_words_that_touch_in_figures_stay_apart() -> None:
    words = [_word("Amount", 224.3, 300.1), _word("12.50", 299.1, 334.9)]
    assert [word.text for word in joined_letters(words)] == ["Amount", "12.50"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("R·E·M·I·T G·R·U·P·O", ["REMIT", "GRUPO"]),
        ("C·O·S·TA D·E P·R·ATA·,", ["COSTA", "DE", "PRATA,"]),
        ("D·E·B·E·T·N·O·TA", ["DEBETNOTA"]),
    ],
)
def test_letters_set_wide_are_words_though_kerning_holds_some_together(text: str, words: list[str]) -> None:
    assert [word.text for word in joined_letters(_set_wide(text))] == words
