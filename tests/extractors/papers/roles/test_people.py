"""People who write, sign or are asked for are not who pays; people behind a label are."""

import pytest

from extractors.papers.roles.crossed import crossed
from extractors.papers.roles.shape import is_person, readings_of
from tests.extractors.papers.roles.test_broken import FACTS
from tests.extractors.papers.test_parties import TABLE, parties


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("Helena Duarte", True),
        ("Dr. Jürgen Vogel", True),
        ("Helena Duarte Ltd", False),
        ("Harbour Finch", False),
        ("Peter", False),
        ("J. Molina", True),
        ("Rag. Bassi", True),
        ("J. Molina Ltd", False),
    ],
)
def test_a_given_name_before_a_name_is_a_persons(name: str, person: bool) -> None:
    assert is_person(name) is person


def test_a_contact_is_not_who_pays() -> None:
    head = """
Contact:            Helena Duarte
Payment reference:  ZA-878113
Value date:         14.10.2026
Currency:           EUR

Castlemere Tools Ltd
12 Forge Street
Dayton, OH 45402
"""
    foot = "\n\nKind regards\nHelena Duarte\nQuayside Marine Inc.\n4410 Summit Ave\nBoise, ID 83702\n"
    assert parties(head + TABLE + foot)[:2] == ("Quayside Marine Inc.", "Castlemere Tools Ltd")


def test_a_person_behind_a_label_pays() -> None:
    head = "\nPayer:   Helena Duarte\nPayee:   Castlemere Tools Ltd\n"
    assert parties(head + FACTS + TABLE)[:2] == ("Helena Duarte", "Castlemere Tools Ltd")


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("van der Berg Bouw CVBA", {"van der Berg Bouw CVBA", "der Berg Bouw CVBA"}),
        ("Quayside Corp. dba Harbour Hotels", {"Quayside Corp. dba Harbour Hotels", "Quayside Corp."}),
        ("Castlemere Tools Ltd", {"Castlemere Tools Ltd"}),
    ],
)
def test_what_may_be_taken_off_a_name_may_belong_to_it(text: str, readings: set[str]) -> None:
    assert {name for name, _, _ in readings_of(text)} == readings


def test_signs_of_one_place_say_more_together() -> None:
    assert "a person, signs" in set(crossed({"a person", "signs", "small letter"}))
    assert not set(crossed({"a person", "small letter"}))


@pytest.mark.parametrize(
    ("line", "payer"),
    [
        ("Belmonte Suministros ha efectuado un pago a su favor", "Belmonte Suministros"),
        ("A payment from Belmonte Dairies L.P.", "Belmonte Dairies L.P."),
    ],
)
def test_a_sentence_of_paying_names_who_pays(line: str, payer: str) -> None:
    assert parties(f"\nSupplier: Castlemere Tools Ltd\n\n{line}\n{FACTS}{TABLE}")[0] == payer


def test_a_label_that_no_mark_parts_from_its_name() -> None:
    head = "\nBelmonte Dairies L.P.\n4410 Summit Ave\nBoise, ID 83702\n\nSUPPLIER NAME Castlemere Supplies\n"
    assert parties(head + FACTS + TABLE)[:2] == ("Belmonte Dairies L.P.", "Castlemere Supplies")
