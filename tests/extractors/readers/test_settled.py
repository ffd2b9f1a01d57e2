"""Two readings of one word: which of them the page and the lexicon speak for."""

import pytest

from extractors.readers import _settled
from extractors.readers._engine import Found


def found(text: str, confidence: float = 0.97, *others: str) -> Found:
    return Found(text, 0, 0, 100, 30, confidence, (1, 1, 1), tuple((other, 0.4) for other in others))


AMOUNTS = [found("1.234,56"), found("18,20"), found("0,00"), found("2.000,00")]


@pytest.mark.parametrize(
    ("read", "other", "meant"),
    [
        ("3.143.20", "3.143,20", "3.143,20"),
        ("36.74", "36,74", "36,74"),
        ("36,74", "36.74", "36,74"),
        ("36.74", "38,74", "36.74"),
    ],
)
def test_the_decimal_mark_of_the_page_decides_where_the_digits_agree(read: str, other: str, meant: str) -> None:
    assert _settled.settled([*AMOUNTS, found(read, 0.7, other)])[-1].text == meant


def test_a_page_with_both_marks_decides_nothing() -> None:
    mixed = [found("1,234.56"), found("18.20"), *AMOUNTS]
    assert _settled.settled([*mixed, found("3.143.20", 0.7, "3.143,20")])[-1].text == "3.143.20"


def test_of_two_readings_of_a_label_the_known_one_is_taken() -> None:
    (word,) = _settled.settled([found("Avıs-Nt", 0.6, "Avis-Nr.")])
    assert (word.text, word.others[0][0]) == ("Avis-Nr.", "Avıs-Nt")
    (name,) = _settled.settled([found("Fontanel", 0.6, "Pontanel")])
    assert name.text == "Fontanel"


@pytest.mark.parametrize(("read", "meant"), [("S.r.I.", "S.r.l."), ("lnc.", "Inc."), ("S.r.l.", "S.r.l.")])
def test_a_legal_form_with_a_look_alike_in_it_is_that_form(read: str, meant: str) -> None:
    assert _settled.settled([found(read, 0.6)])[0].text == meant


@pytest.mark.parametrize(
    ("read", "meant"), [("P.0.", "P.O."), ("T0TAL", "TOTAL"), ("P0098812", "P0098812"), ("10", "10"), ("tla", "t/a")]
)
def test_letters_read_as_digits_in_a_known_word(read: str, meant: str) -> None:
    assert _settled.settled([found(read)])[-1].text == meant


def wide(text: str, width: int, *others: str, tall: int = 30) -> Found:
    return Found(text, 0, 0, width, tall, 0.5 if others else 0.97, (1, 1, 1), tuple((other, 0.5) for other in others))


NUMBERS = [wide("4711", 80), wide("202611", 121), wide("93721", 99), wide("88300", 101), wide("1317", 80)]


@pytest.mark.parametrize(
    ("width", "meant"), [(199, "1500677466"), (221, "15006774664"), (210, "15006774664"), (300, "15006774664")]
)
def test_of_two_readings_the_one_that_is_as_wide_as_the_print_is_taken(width: int, meant: str) -> None:
    (*_, word) = _settled.settled([*NUMBERS, wide("15006774664", width, "1500677466")])
    assert word.text == meant
    assert (word.confidence >= 0.9) is (width in (199, 221))


def test_a_width_speaks_only_beside_numbers_of_its_own_font() -> None:
    assert _settled.settled([*NUMBERS[:4], wide("2ZR7302355", 188, "ZR7302355")])[-1].text == "2ZR7302355"
    assert _settled.settled([*NUMBERS, wide("2ZR7302355", 188, "ZR7302355", tall=60)])[-1].text == "2ZR7302355"
    assert _settled.settled([*NUMBERS, wide("2ZR7302355", 188, "ZR7302355")])[-1].text == "ZR7302355"


def test_a_date_of_two_marks_has_those_of_the_other_dates() -> None:
    dates = [found("01/12/23"), found("04/12/23"), found("31/10/2023")]
    (*_, word) = _settled.settled([*dates, found("07,12/23", 0.93)])
    assert (word.text, word.others[0][0]) == ("07/12/23", "07,12/23")
    assert word.confidence <= 0.9
    assert _settled.settled([*dates[:2], found("07,12/23")])[-1].text == "07,12/23"
    assert _settled.settled([*dates, found("07-12-23")])[-1].text == "07-12-23"


def test_thousands_and_cents_of_wrong_marks_have_those_of_the_page() -> None:
    (*_, commas, points) = _settled.settled([*AMOUNTS, found("996,760,00", 0.89), found("-39.669.59", 0.86)])
    assert (commas.text, points.text) == ("996.760,00", "-39.669,59")
    assert commas.others[0][0] == "996,760,00"


def test_a_date_of_two_commas_has_points() -> None:
    (word,) = _settled.settled([found("07,04,2025", 0.99)])
    assert (word.text, word.confidence, word.others[0][0]) == ("07.04.2025", 0.9, "07,04,2025")


def test_a_doubtful_number_is_written_as_where_it_stands_once_more() -> None:
    texts = [word.text for word in _settled.settled([found("SI83813"), found("S183813", 0.6, "$183813")])]
    assert texts == ["SI83813", "SI83813"]
    two = [found("SI83813"), found("S183813"), found("S1838I3", 0.6)]
    assert _settled.settled(two)[-1].text == "S1838I3"
    assert _settled.settled([found("SI83813"), found("S183813", 0.97)])[-1].text == "S183813"
