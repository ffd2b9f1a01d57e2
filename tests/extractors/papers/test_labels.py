"""Which value a label has."""

from docflow.schema.place import Pages, Ruling
from extractors.papers.labels import pairs_of
from extractors.papers.paper import Paper
from tests.extractors.layouts.typed import page


def test_in_a_box_around_several_labels_the_value_right_below_is_meant() -> None:
    typed = page("Date          Due date        Currency\n24/09/2026    24/10/2026      EUR\n")
    sides = tuple(Ruling(x, 0.0, x, 24.0) for x in (-3.0, 400.0))
    paper = Paper(Pages(reader="pdf", pages=(typed.model_copy(update={"rulings": sides}),)))
    assert {pair.label.text: pair.value.text for pair in pairs_of(paper)} == {
        "Date": "24/09/2026",
        "Due date": "24/10/2026",
        "Currency": "EUR",
    }


def test_a_letter_that_says_of_what_sort_a_number_is_is_not_the_number() -> None:
    paper = Paper(Pages(reader="pdf", pages=(page("Payment No.     T     0088214\n"),)))
    assert [pair.value.text for pair in pairs_of(paper) if pair.weight("payment_reference") > 0] == ["0088214"]
