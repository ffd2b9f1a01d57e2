"""Which country a sign of several currencies belongs to."""

import pytest

from extractors.fields.currency import document_currency, parse_currency


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("RUT 76.123.456-K  Total $ 1.250.000", "CLP"),
        ("NIT 887.054.426-1  Total $ 610.826.011", "COP"),
        ("RFC CTR850612AB3  Total $ 12,500.00", "MXN"),
        ("CUIT 30-71234567-8  Total $ 12.500,00", "ARS"),
        ("Perth WA 6003  Total $1,250.00", "AUD"),
        ("Monto: 610.826.011 COP", "COP"),
    ],
)
def test_a_dollar_sign_is_of_the_country_whose_numbers_and_places_are_printed(text: str, code: str) -> None:
    assert document_currency([text]).code == code


def test_capitals_that_number_documents_are_no_currency() -> None:
    assert parse_currency("FT", beside_amount=True) is None
    assert (reading := parse_currency("Ft", beside_amount=True)) is not None and reading.code == "HUF"
