"""Which number names a line and which amounts are its own, where looks deceive; each in a form as small as can be."""

from decimal import Decimal

import pytest

from tests.extractors.remittance.test_forms import HEAD, one

NUMBERS_LIKE_AMOUNTS = {
    "in groups": ("43.900.260", "25.688.879"),
    "with a point": ("76119.42", "76119.44"),
    "before a dash and the date": ("932778 -", "336993 -"),
    "before a slash and the date": ("RE-1388 /", "RE-4160 /"),
}

DAYS = ("01.09.2026", "05.09.2026")


@pytest.mark.parametrize("numbers", NUMBERS_LIKE_AMOUNTS.values(), ids=list(NUMBERS_LIKE_AMOUNTS))
def test_numbers_that_look_like_amounts_name_their_lines(numbers: tuple[str, str]) -> None:
    first, second = (f"{number} {day}".ljust(26) for number, day in zip(numbers, DAYS, strict=True))
    _, record = one(
        HEAD
        + f"""
Rechnung   Datum           Bestellung     Betrag     Skonto   Zahlbetrag
{first} P23031       1.000,00      20,00       980,00
{second} P75581         500,00      10,00       490,00
Summe                                                         1.470,00
"""
    )
    assert [line.document_number for line in record.lines] == [number.rstrip(" -/") for number in numbers]
    assert [line.paid_amount for line in record.lines] == [Decimal("980.00"), Decimal("490.00")]


def test_an_abbreviation_that_may_mean_a_number_is_none_over_cents() -> None:
    """ "Reg.-Betrag": "Reg." begins names of ledgers' numbers."""
    _, record = one(
        HEAD
        + """
Rg.-Nr.     Rg.-Datum       Betrag     Skonto   Reg.-Betrag
R2520787    08.02.2026      284,72       4,27        280,45
R2597166    10.02.2026      524,96       7,87        517,09
Summe                       809,68      12,14        797,54
"""
    )
    assert [line.gross_amount for line in record.lines] == [Decimal("284.72"), Decimal("524.96")]
    assert record.amount == Decimal("797.54")


def test_documents_named_above_their_lines() -> None:
    _, record = one(
        HEAD
        + """
Rechnungsnummer: 26-0815
Rechnungsdatum     Unser Beleg     Betrag
01.09.2026         425             1.000,00
Rechnungsnummer: 26-0822
Rechnungsdatum     Unser Beleg     Betrag
05.09.2026         870               500,00
Summe                              1.500,00
"""
    )
    assert [line.document_number for line in record.lines] == ["26-0815", "26-0822"]


def test_numbers_of_the_payer_alone_are_asked_about() -> None:
    found, _ = one(
        HEAD
        + """
Rechnungsdatum     Unser Beleg     Betrag
01.09.2026         425             1.000,00
05.09.2026         870               500,00
Summe                              1.500,00
"""
    )
    assert any("numbers of the payer only" in sentence for sentence in found.review)
