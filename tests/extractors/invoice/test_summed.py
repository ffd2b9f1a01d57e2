"""Lines without heads are positions where they add up to what is printed below them; a number may stand under its
title; and what is due is the total where nothing below makes it less."""

from decimal import Decimal

import pytest

from docflow.schema.records import Invoice
from extractors.contract import Hints
from extractors.invoice import invoice
from extractors.papers.paper import Paper
from tests.extractors.layouts.typed import pages

PAPER = """
Norhaven Advocaten B.V.
Kade 12, 3011 AB Rotterdam

Westmark Foods B.V.
Dijk 4, 3511 GH Utrecht

{head}

{lines}

Bedrag zonder btw                  1.000,00
btw 21 %                             210,00
Totaal EUR                         1.210,00
{below}
"""
HEAD = "Factuur F-2026-118\nFactuurdatum: 12-03-2026"
TWO = "Advies huurzaak                      750,00\nGriffierecht                         250,00"


def read(head: str = HEAD, lines: str = TWO, below: str = "") -> Invoice:
    paper = Paper(pages(PAPER.format(head=head, lines=lines, below=below)))
    record = invoice.extract(paper, Hints())[0].record
    assert isinstance(record, Invoice)
    return record


def test_lines_of_words_and_an_amount_that_add_up_to_the_net_are_the_positions() -> None:
    lines = read().lines
    assert [(line.description, line.net_amount) for line in lines] == [
        ("Advies huurzaak", Decimal("750.00")),
        ("Griffierecht", Decimal("250.00")),
    ]


def test_a_discount_among_them_is_one_of_them() -> None:
    assert len(read(lines=TWO.replace("250,00", "300,00") + "\nKorting                              -50,00").lines) == 3


def test_lines_that_add_up_to_nothing_printed_are_none() -> None:
    assert read(lines=TWO.replace("750,00", "760,00")).lines == ()


@pytest.mark.parametrize("number", ["F-2026-118", "Nr. 2026118", "FV 2026/118"])
def test_a_number_stands_under_its_title(number: str) -> None:
    told = read(head=f"FACTUUR\n{number}\n\nDatum: 12-03-2026").invoice_number
    assert told == number.removeprefix("Nr. ")


def test_a_word_under_the_title_hides_no_number_below_it() -> None:
    assert read(head="FACTUUR\nKlantnummer\n40118\n\nDatum: 12-03-2026").invoice_number != "40118"


@pytest.mark.parametrize(
    ("below", "due"),
    [("", "1210.00"), ("Bedrag                             1.210,00", "1210.00"), ("Borg retour   -500,00", None)],
)
def test_the_total_is_due_where_nothing_below_makes_it_less(below: str, due: str | None) -> None:
    assert read(below=below).amount_due == (Decimal(due) if due else None)
