"""Document numbers and names are recognised across spellings, and different ones never collide."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docflow.rules import keys


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("INV-1001", "lNV 10O1"),
        ("SI-2025", "$I2O25"),
        ("B8/G6.Z2", "88662Z"),
        ("INV–1001", "INV-1001"),
        ("ＩＮＶ１", "INV1"),
    ],
)
def test_folding_makes_look_alikes_one(one: str, other: str) -> None:
    assert keys.folded(one) == keys.folded(other)


def test_folding_strips_nothing_but_separators() -> None:
    assert keys.folded("A#1") != keys.folded("A1")
    assert keys.folded("A_1") != keys.folded("A1")
    assert keys.folded("INV-1") != keys.folded("INV-11")


@given(st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=30))
def test_folding_again_changes_nothing(number: str) -> None:
    assert keys.folded(keys.folded(number)) == keys.folded(number)


@given(st.text(alphabet="OIlS$BZG0158264-/. ", min_size=1))
def test_case_does_not_matter_apart_from_the_small_l(number: str) -> None:
    assert keys.folded(number.replace("l", "1").lower().replace("l", "1")) == keys.folded(number)


@pytest.mark.parametrize(
    ("number", "core", "prefix"),
    [
        ("INV-0001001", "1001", "INV"),
        ("1001", "1001", ""),
        ("0001001", "1001", ""),
        ("INV-12", None, "INV"),
        ("2024-INV-7", "2024INV7", ""),
    ],
)
def test_the_core_is_what_follows_prefix_and_zeros(number: str, core: str | None, prefix: str) -> None:
    assert keys.core(number) == core
    assert keys.prefix(number) == prefix


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Müller & Söhne", "MUELLER UND SOEHNE"),
        ("Müller & Söhne", "Muller + Sohne"),
        ("L'Oréal", "LOREAL"),
        ("ACME,  Retail.", "acme retail"),
        ("Ørsted", "Orsted"),
    ],
)
def test_the_same_name_shares_a_key(one: str, other: str) -> None:
    assert keys.name_keys(one) & keys.name_keys(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Mary's Fit4Less", "Go2Gym!"), ("A & B", "A B"), ("Acme Ltd", "Acme Inc"), ("!!!", "???"), ("&", "+"), ("", "")],
)
def test_different_names_never_meet(one: str, other: str) -> None:
    assert not keys.name_keys(one) & keys.name_keys(other)


@pytest.mark.parametrize("name", ["GmbH & Co. KG", "Inc.", "S.A.", "& Co. KG", "Ltd", "GmbH"])
def test_a_name_of_which_only_the_legal_form_is_left_has_no_key(name: str) -> None:
    assert keys.name_keys(name) == frozenset()


@pytest.mark.parametrize(
    ("name", "stem", "forms"),
    [
        ("acme trading ltd", "acme trading", ("ltd",)),
        ("acme limited", "acme", ("ltd",)),
        ("muster gmbh and co kg", "muster", ("gmbh", "co", "kg")),
        ("rossi s p a", "rossi", ("spa",)),
        ("ag", "ag", ()),
        ("gmbh ag", "gmbh", ("ag",)),
        ("tata consultancy", "tata consultancy", ()),
    ],
)
def test_legal_forms_are_split_off_the_end(name: str, stem: str, forms: tuple[str, ...]) -> None:
    assert keys.split_legal_form(name) == (stem, forms)


@given(st.text(max_size=40))
def test_a_name_key_is_never_empty_nor_loses_its_name(name: str) -> None:
    for key in keys.name_keys(name):
        assert key.strip()
        assert keys.split_legal_form(key)[0]
