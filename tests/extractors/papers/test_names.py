"""What a printed name holds besides the name."""

import pytest

from extractors.papers.names import is_parted


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
