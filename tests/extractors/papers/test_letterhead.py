"""Names by place: what stands over a name, names over two lines, windows of addresses that nobody lists."""

import pytest

from docflow.schema.place import Page, Pages, Word
from extractors.contract import Hints
from extractors.papers.labels import pairs_of
from extractors.papers.paper import Paper
from extractors.papers.parties import parties_of

Line = tuple[float, float, str, float, bool]


def paper(*lines: Line) -> Paper:
    """A page of lines: left edge, top, text, size, bold."""
    words = []
    for left, top, text, size, bold in lines:
        for word in text.split(" "):
            right = left + 0.5 * size * len(word)
            words.append(Word(word, left, top, right, top + size, size=size, bold=bold))
            left = right + 0.28 * size
    page = Page(number=1, width=595, height=842, words=tuple(words), method="text")
    return Paper(Pages(pages=(page,), reader="pdf"))


def names(found: Paper) -> tuple[list[str], list[str]]:
    payers, payees = parties_of(found, pairs_of(found), Hints())
    return [payer.name for payer in payers], [payee.name for payee in payees]


WINDOW = ("Shannon Valve & Pump Supplies", "Raheen Business Park", "Limerick")
BODY = tuple((300.0, 300.0 + 12 * n, "Kind words of a letter that says little", 9.0, False) for n in range(6))


@pytest.mark.parametrize("size", [13.0, 13.2])  # browsers print a font in sizes that differ by a hair
def test_a_name_goes_on_in_a_line_of_the_same_print(size: float) -> None:
    name = (
        (50.0, 50.0, "Mid Ridings Teaching Hospitals", size, True),
        (50.0, 64.0, "NHS Foundation Trust", 13.0, True),
    )
    head = (*name, (50.0, 80.0, "Infirmary Lane, Barnsley S70 1AB", 9.0, False))
    payers, _ = names(paper(*head, *BODY))
    assert payers[0] == "Mid Ridings Teaching Hospitals NHS Foundation Trust"


def test_a_firm_in_small_print_close_below_a_letterhead_is_another_one() -> None:
    head = (
        (57.0, 57.0, "Stichting Zorggroep De Waard", 17.0, True),
        (59.0, 85.0, "Linnenverhuur Jansma B.V.", 9.0, False),
        (59.0, 94.0, "Postbus 118", 9.0, False),
        (59.0, 103.0, "8900 AC Leeuwarden", 9.0, False),
    )
    payers, payees = names(paper(*head, *BODY))
    assert (payers[0], payees[0]) == ("Stichting Zorggroep De Waard", "Linnenverhuur Jansma B.V.")


@pytest.mark.parametrize("over", ["To,", "VENDOR NO: 004471", "Vendor no:"])
def test_what_stands_over_a_name_says_that_it_is_written_to(over: str) -> None:
    head = (
        (50.0, 50.0, "Malabar Agro Processors Ltd", 12.0, True),
        (50.0, 64.0, "14 Forge Street, Leeds LS1 4AB", 9.0, False),
    )
    window = ((50.0, 120.0, over, 9.0, False), (50.0, 131.0, "Sreekanth Engineering Works", 9.0, False),
              (50.0, 142.0, "Chennai - 600 032", 9.0, False))  # fmt: skip
    payers, payees = names(paper(*head, *window, *BODY))
    assert payers[0] == "Malabar Agro Processors Ltd"
    assert payees == ["Sreekanth Engineering Works"]


def test_a_place_that_nobody_lists_is_an_address_below_a_firm() -> None:
    head = ((50.0, 50.0, "Slieve Bawn Creamery Ltd", 14.0, True), (50.0, 66.0, "Strokestown, F42 XY18", 8.0, False))
    window = [(50.0, 120.0 + 11 * n, text, 9.0, False) for n, text in enumerate(WINDOW)]
    window.append((400.0, 120.0, "EFT Reference", 9.0, False))
    assert names(paper(*head, *window, *BODY))[1][0] == "Shannon Valve & Pump Supplies"


def test_the_line_of_a_starred_amount_names_whom_a_cheque_is_written_to() -> None:
    head = ((60.0, 90.0, "Green Mountain Burlap", 10.0, False), (480.0, 90.0, "**3,724.43", 10.0, False))
    stub = ((50.0, 250.0, "Maple & Main Coffee Roasters LLC", 10.0, False),)
    payers, payees = names(paper(*head, *stub, *BODY))
    assert payees[:1] == ["Green Mountain Burlap"]
    assert payers[:1] == ["Maple & Main Coffee Roasters LLC"]


def test_a_mark_is_the_firm_whose_name_stands_in_full_before_its_office() -> None:
    full = [(50.0, 75.0, "SAS SOGEDIS OUEST - Centrale de paiement", 9.0, False)]
    place = (50.0, 86.0, "ZAC du Moulin - 35310 MORDELLES", 9.0, False)
    head = ((50.0, 50.0, "SOGEDIS OUEST", 16.0, True), *full, place)
    assert names(paper(*head, *BODY))[0][:1] == ["SAS SOGEDIS OUEST"]
