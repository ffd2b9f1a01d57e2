"""Names broken over lines compete with their parts in one assignment."""

from random import Random

import pytest

from extractors.contract import Hints
from extractors.papers.labels import pairs_of
from extractors.papers.paper import Paper
from extractors.papers.roles.assignment import cast, firms_on
from extractors.papers.roles.mentions import Mentions
from tests.bench.breaking import broken
from tests.extractors.layouts.typed import pages
from tests.extractors.papers.test_parties import TABLE, parties

FACTS = """
Payment reference: ZA-878113
Payment date: 14.10.2026
Currency: EUR
"""


def names_on(text: str) -> set[str]:
    """All that may be a party."""
    paper = Paper(pages(text))
    return {mention.name for firm in firms_on(paper, pairs_of(paper), Hints()) for mention in firm.mentions}


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (("Harrow Bay &", "Partners Dairies Ltd"), "Harrow Bay & Partners Dairies Ltd"),
        (("Ashdown Multi-Academy", "Trust"), "Ashdown Multi-Academy Trust"),
        (("Comptoir Breton", "& Fils SAS"), "Comptoir Breton & Fils SAS"),
        (("Harrow Bay Bakery", "Group Holdings", "Limited"), "Harrow Bay Bakery Group Holdings Limited"),
    ],
)
def test_a_broken_name_is_listed_beside_its_parts(lines: tuple[str, ...], name: str) -> None:
    found = names_on("\n".join(("", "Supplier:", *lines, "12 Forge Street", "Sheffield S3 8GQ", "")) + FACTS + TABLE)
    assert {name, lines[0].rstrip(" &")} <= found or {name, lines[0]} <= found


def test_a_name_goes_on_in_the_next_line_of_a_sentence() -> None:
    said = "\nWe have today paid the sum of EUR 1,480.00 by bank transfer to Comptoir Breton\n& Fils SAS.\n"
    assert any(name.startswith("Comptoir Breton & Fils SAS") for name in names_on(said + FACTS + TABLE))


@pytest.mark.parametrize("line", ["Accounts Payable", "Station House", "VAT No:", "12 Forge Street"])
def test_a_desk_a_building_or_an_address_goes_on_with_no_name(line: str) -> None:
    assert f"Quayside Marine {line}" not in names_on(f"\nQuayside Marine\n{line}\n" + FACTS + TABLE)


def test_a_name_and_a_part_of_it_are_not_two_parties() -> None:
    text = "\nHarrow Bay &\nPartners Dairies Ltd\n12 Forge Street\nSheffield S3 8GQ\n" + FACTS + TABLE
    paper = Paper(pages(text))
    found = cast(paper, pairs_of(paper), Hints())
    assert found.payers
    assert found.payers[0].name == "Harrow Bay & Partners Dairies Ltd"
    others = [one for one in found.payees if one.weight > 0.5]
    assert not any(one.name in found.payers[0].name for one in others)


def test_who_signs_is_no_part_of_the_firm_below_him() -> None:
    text = f"""
Vitesse Verpakkingen N.V.
De Ambachten 63
7323 RN Apeldoorn
{FACTS}{TABLE}

Met vriendelijke groet

Marieke Bakker
Gebroeders Smeets BV
Industrieweg 19
5651 GH Eindhoven
Tel: 072-9021035
"""
    assert parties(text)[:2] == ("Gebroeders Smeets BV", "Vitesse Verpakkingen N.V.")


def test_a_paper_is_broken_where_a_narrow_column_would_break_it() -> None:
    text = "\nHarrow Bay and Partners Dairies Ltd\n12 Forge Street\n"
    whole = pages(text)
    again = broken(whole, "Harrow Bay and Partners Dairies Ltd", Random(3))
    assert again is not None
    first, second, street = (row.text for row in Paper(again).rows[0])
    assert f"{first} {second}" == "Harrow Bay and Partners Dairies Ltd"
    assert street == "12 Forge Street"
    assert broken(whole, "Cobalt Ltd", Random(3)) is None


def test_two_lines_that_are_names_elsewhere_say_so() -> None:
    stub = "\nSunnyside Landscape\nTollgate Fasteners, Inc.\n\n"
    text = f"{stub}1180 Lakeshore Drive\n\nSunnyside Landscape\n\nTollgate Fasteners, Inc.\n" + FACTS + TABLE
    paper = Paper(pages(text))
    joined = [one for one in Mentions(paper, pairs_of(paper)).found if one.name.startswith("Sunnyside Landscape Toll")]
    assert joined and all("joined: both said alone" in one.signs for one in joined)


def test_what_may_be_a_department_below_a_name_is_told_of_both() -> None:
    paper = Paper(pages("\nStadtbibliothek Hameln\nErwerbung\nSudetenstraße 1\n31785 Hameln\n" + FACTS + TABLE))
    told = {m.name: m.signs for firm in firms_on(paper, pairs_of(paper), Hints()) for m in firm.mentions}
    assert "joined: an activity below" in told["Stadtbibliothek Hameln Erwerbung"]
    assert "goes on: an activity below" in told["Stadtbibliothek Hameln"]
