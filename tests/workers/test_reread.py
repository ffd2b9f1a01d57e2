"""A closer look at the words behind equations that fail."""

import pytest

from docflow.errors import Quarantine
from docflow.schema.place import Page, Pages, Word
from docflow.schema.records import Equation, Evidence, Extraction, Kind, Remittance
from docflow.schema.states import QuarantineCode
from extractors.contract import ReadOptions
from workers.reread import better, fails, looked_closer, words_in_doubt
from workers.sandbox import Answer

ROWS = [("INV-1", "1000.00", "20.00", "980.00"), ("INV-2", "500.00", "0.00", "50O.00")]


def page(number: int = 1, method: str = "ocr", confidence: float = 0.8) -> Page:
    words = [
        Word(text, 50 + 80 * column, 100 + 20 * row, 100 + 80 * column, 110 + 20 * row, confidence)
        for row, texts in enumerate(ROWS)
        for column, text in enumerate(texts)
    ]
    return Page.model_validate({"number": number, "width": 612, "height": 792, "words": tuple(words), "method": method})


def extraction(*equations: tuple[str, bool], on: int = 1) -> Extraction:
    fields = {
        f"lines.{row}.{name}": Evidence(
            value="1",
            confidence=0.8,
            page=on,
            box=(50 + 80 * column, 100 + 20 * row, 100 + 80 * column, 110 + 20 * row),
        )
        for row in range(2)
        for column, name in enumerate(("document_number", "gross_amount", "discount_amount", "paid_amount"))
    }
    return Extraction(
        kind=Kind.REMITTANCE,
        confidence=0.5,
        review=(),
        record=Remittance(),
        fields=fields,
        proof=tuple(Equation(equation=text, holds=holds) for text, holds in equations),
    )


LINE_TWO = ("lines.1: gross_amount - discount_amount = paid_amount", False)


def test_words_of_the_failing_line_are_looked_at_numbers_only() -> None:
    pages = Pages(reader="image", pages=(page(),))
    assert words_in_doubt(pages, [extraction(LINE_TWO)]) == {1: [4, 5, 6, 7]}


def test_where_only_a_sum_fails_every_line_is_looked_at() -> None:
    pages = Pages(reader="image", pages=(page(),))
    found = words_in_doubt(pages, [extraction(("sum(lines.paid_amount) = amount", False))])
    assert found == {1: list(range(8))}


@pytest.mark.parametrize("pages", [page(method="text"), page(confidence=0.995), page(number=2)])
def test_printed_text_agreed_words_and_other_pages_are_left_alone(pages: Page) -> None:
    assert words_in_doubt(Pages(reader="pdf", pages=(pages,)), [extraction(LINE_TWO)]) == {}


def test_nothing_is_asked_where_everything_holds() -> None:
    assert not fails([extraction(("lines.0: gross = paid", True))])
    assert words_in_doubt(Pages(reader="image", pages=(page(),)), [extraction(("lines.0: gross = paid", True))]) == {}


class _Child:
    """A sandbox whose child answers this."""

    def __init__(self, answer: object) -> None:
        self.answer = answer

    def run(self, job: str, payload: bytes, options: object = None, limits: object = None) -> Answer:
        if isinstance(self.answer, Exception):
            raise self.answer
        return Answer({"words": self.answer}, [])


def looked(answer: object) -> Pages | None:
    pages = Pages(reader="image", pages=(page(),))
    return looked_closer(_Child(answer), b"", "scan.png", pages, [extraction(LINE_TWO)], ReadOptions())


def test_new_readings_take_their_words_places() -> None:
    new = Word("500.00", 290, 120, 340, 130, 0.9, others=(("50O.00", 0.1),))
    closer = looked([[1, 7, list(new)]])
    assert closer is not None
    assert closer.pages[0].words[7] == new
    assert closer.pages[0].words[:7] == page().words[:7]


def test_words_that_were_not_asked_for_are_not_replaced() -> None:
    assert looked([[1, 0, list(Word("INV-9", 50, 100, 100, 110))], [3, 7, list(Word("1", 0, 0, 1, 1))]]) is None


def test_a_child_that_fails_leaves_what_was_read() -> None:
    assert looked(Quarantine(QuarantineCode.CPU, "too long")) is None


def test_a_child_that_answers_nonsense_is_refused() -> None:
    with pytest.raises(Quarantine):
        looked([["one", {}, 7]])


def test_a_second_extraction_counts_only_if_it_leaves_less_open() -> None:
    failing, holding = extraction(LINE_TWO), extraction((LINE_TWO[0], True))
    assert better([failing], [holding])
    assert not better([failing], [failing])
    assert not better([holding], [failing])
