"""What a printed name holds besides the name."""

import pytest

from extractors.papers.names import is_parted, is_said_twice


@pytest.mark.parametrize(
    ("name", "parted"),
    [
        ("Librairie du Vieux Port, Marseille", True),
        ("University of Wrekin, Finance Shared Services", True),
        ("Bénéficiaire / Beneficiary Northlite Inc.", True),
        ("Bricomarine – SAS", True),
        ("Customer: Redwood LLC", True),
        ("Delmar Specialty Chemicals, LLC", False),
        ("Arneses y Cables de Juárez, S.A. de C.V.", False),
        ("Schmidt-Rottluff GmbH & Co. KG", False),
        ("Usina Serra do Cipó S/A", False),
    ],
)
def test_a_mark_parts_a_name_from_what_stands_behind_it(name: str, parted: bool) -> None:
    """But for the comma before a legal form."""
    assert is_parted(name) == parted


@pytest.mark.parametrize(
    ("name", "twice"),
    [
        ("HARLÉA Distribution Comptoir Harléa SAS", True),
        ("norhavenparts Norhaven Parts Ltd", True),
        ("Meyer & Meyer GmbH", False),
        ("Molino Bellini di Bellini G. & C. s.a.s.", False),
        ("Hôtel de la Paix et de la Gare", False),
        ("Norhaven Parts Ltd", False),
    ],
)
def test_a_brand_over_a_firm_says_its_name_twice(name: str, twice: bool) -> None:
    assert is_said_twice(name) == twice
