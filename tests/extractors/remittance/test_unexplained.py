"""What an advice prints and nothing that was read explains is asked about; what is explained is not."""

import pytest

from tests.extractors.remittance.test_forms import HEAD, ONE_LINE, one

DAY = 'No value of the record explains "{}"; it may be the day of the payment.'


def test_another_day_is_asked_about() -> None:
    found, _ = one(f"{HEAD}Lauf 12.10.2026\n{ONE_LINE}")
    assert DAY.format("12.10.2026") in found.review


@pytest.mark.parametrize("said", ["", "Sortiercode 12-10-54\n", "Rechnung vom 01.09.2026\n", "Bezahlt am 14.10.2026\n"])
def test_days_of_the_record_and_numbers_like_days_are_none(said: str) -> None:
    found, _ = one(f"{HEAD}{said}{ONE_LINE}")
    assert not any("may be the day" in asked for asked in found.review)


@pytest.mark.parametrize(("less", "asked"), [("Gutschrift      ", False), ("Werbeaktion KW 18", True)])
def test_words_that_call_what_is_taken_off_neither_are_asked_about(less: str, asked: bool) -> None:
    found, record = one(
        HEAD
        + f"""
Beleg          Datum          Text                        Betrag
RE26-0001      01.09.2026                               1.000,00
RE26-0002      05.09.2026                                 500,00
9904471        07.09.2026     {less}           -40,00
Summe                                                   1.460,00
"""
    )
    assert record.lines[2].document_type == "credit_memo"
    question = 'Line 3 takes money off for "Werbeaktion KW 18"; it was read as a credit of the supplier.'
    assert (question in found.review) == asked


def test_the_words_of_a_column_that_nobody_knows_may_tell_why_less_was_paid() -> None:
    """Where nothing else does; what stands there of lines that are paid in full is of no account."""
    table = """
Rechnung       Datum          Brutto      Kürzung     Zahlbetrag    Filzgrund
RE26-0001      01.09.2026     1.000,00    {less}      {paid}    Bruch Palette
RE26-0002      05.09.2026       500,00                  500,00    Regal Nord
Summe                                                {total}
"""
    cut, _ = one(HEAD + table.format(less="20,00", paid="  980,00", total="1.480,00"))
    whole, _ = one(HEAD + table.format(less="     ", paid="1.000,00", total="1.500,00"))
    assert any("Filzgrund" in asked for asked in cut.review)
    assert not any("Filzgrund" in asked for asked in whole.review)


@pytest.mark.parametrize(("words", "asked"), [("Werbung Mai", True), ("Markt Nord ", False)])
def test_credits_beside_words_that_nobody_took_may_be_claims(words: str, asked: bool) -> None:
    """Unless the words are those of all lines, as a shop's name is."""
    found, record = one(
        HEAD
        + f"""
Rechnung       Datum          Filzgrund          Betrag
RE26-0001      01.09.2026     Markt Nord       1.000,00
RE26-0002      02.09.2026     Markt West       1.000,00
9904471        07.09.2026     {words}        -40,00
Summe                                          1.960,00
"""
    )
    assert record.lines[2].document_type == "credit_memo"
    assert any("Filzgrund" in sentence for sentence in found.review) == asked


def test_a_person_is_asked_about() -> None:
    found, record = one(HEAD.replace("Alpina Textil AG", "Herr Öztürk") + ONE_LINE)
    assert record.payee.name == "Herr Öztürk"
    assert any('"Herr Öztürk" is a person' in asked for asked in found.review)
