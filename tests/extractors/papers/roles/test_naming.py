"""Which reading of what is printed is a firm's name."""

import pytest

from extractors.papers.roles.naming import names_of, readings_of_firm
from extractors.papers.roles.shape import readings_of
from tests.extractors.papers.roles.test_broken import FACTS
from tests.extractors.papers.test_parties import TABLE, parties


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("We, Quigley Plumbing Limited, have transferred 970.00 EUR to you today.", "Quigley Plumbing Limited"),
        ("Die Gerber KG hat Ihnen heute 970,00 EUR überwiesen.", "Gerber KG"),
        ("de Ridder & van der Weijden NV, Steenweg op Gent 2161, 9100 Sint-Niklaas", "de Ridder & van der Weijden NV"),
    ],
)
def test_articles_and_we_are_no_part_of_a_name_and_small_words_may_be(line: str, name: str) -> None:
    assert parties(f"{line}\n\nPayee: Castlemere Tools Ltd\n{FACTS}{TABLE}")[0] == name


def test_an_article_may_belong_to_a_name_and_both_readings_compete() -> None:
    assert {name for name, _, _ in readings_of("A Hotelaria Norvia, Lda")} == {
        "A Hotelaria Norvia, Lda",
        "Hotelaria Norvia, Lda",
    }


def test_a_firm_named_in_one_way_is_named_so() -> None:
    assert names_of([]) == {}
    assert readings_of_firm([]) == {}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Curlew Animal Feeds, Boyle", "Curlew Animal Feeds"),
        ("Padaria Flor do Sabor, Lda. (Bragança)", "Padaria Flor do Sabor, Lda."),
        ("EMBKEN — Emballages Kénogami ltée", "Emballages Kénogami ltée"),
        ("Alla Vetreria Agordina", "Vetreria Agordina"),
        ("004471-01 Caldeiraria Testo Rega Ltda.", "Caldeiraria Testo Rega Ltda."),
        ("Administración - Bodegas Yecla, S.L.", "Bodegas Yecla, S.L."),
        ("Clun Forest Paper Merchants (CLU004)", "Clun Forest Paper Merchants"),
        ("Ballymote Mart Ltd, Wolfe Tone Road, Ballymote", "Ballymote Mart Ltd"),
    ],
)
def test_a_name_without_town_code_desk_or_address_is_one_of_its_readings(text: str, name: str) -> None:
    assert name in {reading for reading, _, _ in readings_of(text)}


@pytest.mark.parametrize("text", ["Haven 12, Urk", "Orion Supply, LLC", "BASF — Basis Schaum"])
def test_what_stands_behind_a_comma_or_a_dash_may_be_the_names_own(text: str) -> None:
    assert [reading for reading, _, _ in readings_of(text)] == [text]
