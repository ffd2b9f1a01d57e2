"""Which number names a line and which amounts are its own, where looks deceive; each in a form as small as can be."""

from decimal import Decimal

import pytest

from docflow.schema.records import Remittance
from extractors import registry
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


def test_a_heading_among_other_words_and_a_letter_take_lines_off() -> None:
    lines = """
Belegnummer    Datum           Betrag
Rechnungen
RE26-0001      01.09.2026        1.000,00
RE26-0002      05.09.2026          500,00
Zwischensumme                    1.500,00
{heading}
{number}        05.09.2026          200,00{letter}
Summe                            1.300,00
"""
    for heading, number, letter in (("Abzüglich Gutschriften", "95443670", ""), ("", "95443670", " H")):
        _, record = one(HEAD + lines.format(heading=heading, number=number, letter=letter))
        assert [line.paid_amount for line in record.lines][2:] == [Decimal("-200.00")]
        assert record.lines[2].document_type == "credit_memo"


def test_cells_parted_by_single_tabs_stand_below_each_other() -> None:
    """However long the cells are, and with a sum that has fewer of them."""
    rows = (
        ("Rechnungsnummer", "Datum", "Unsere Bestellung", "Bruttobetrag", "Skonto", "Zahlbetrag"),
        ("RE-1", "01.09.2026", "P62145", "1.000,00", "20,00", "980,00"),
        ("RE-260904711", "05.09.2026", "", "500,00", "10,00", "490,00"),
        ("Summe", "1.500,00", "30,00", "1.470,00"),
    )
    text = HEAD + "\n".join("\t".join(row) for row in rows)
    (found,) = registry.extract(registry.read(text.encode(), "advice.txt"))
    record = found.record
    assert isinstance(record, Remittance)
    assert [line.discount_amount for line in record.lines] == [Decimal("20.00"), Decimal("10.00")]
    assert [line.purchase_order for line in record.lines] == ["P62145", None]


def test_what_stands_before_the_number_of_each_block_is_its_own() -> None:
    block = """
ITEM TYPE:     Bill
DATED:         {day}
REFERENCE:     {number}
AMOUNT PAID:   {amount}
"""
    told = (("22-Apr-2026", "9814", "959.71"), ("15-May-2026", "7090466", "-10.56"))
    blocks = "".join(block.format(day=day, number=number, amount=amount) for day, number, amount in told)
    _, record = one(f"Payment number:   20250521\n{blocks}\nNet payment:   USD 949.15\n")
    assert [str(line.document_date) for line in record.lines] == ["2026-04-22", "2026-05-15"]


def test_a_discount_of_changing_rates_under_an_open_word_is_asked_about() -> None:
    """ "Descontos" is said of discounts and of deductions."""
    found, _ = one(
        HEAD
        + """
Documento    Data          Valor do documento    Descontos        Pago
FAT/7781     29.12.2026              1.506,16       150,62    1.355,54
FAT/7783     16.01.2026              1.497,00        44,91    1.452,09
Total                                                         2.807,63
"""
    )
    assert any("another kind of reduction" in sentence for sentence in found.review)


def test_a_telephone_number_with_its_area_in_brackets_is_no_amount() -> None:
    page = "Lone Star Energy\nTel. (836) 555-0171\n\nRemittance advice\n\nPayment number: 4471\n"
    _, record = one(page + "Invoice INV-88120 dated 13 July 2026, amount 180.02 USD.\n")
    assert [line.document_number for line in record.lines] == ["INV-88120"] and "-" not in str(record.amount)
