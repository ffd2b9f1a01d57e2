"""Parties: names, addresses, and numbers whose check digits are right."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import iban
from stdnum.iso7064 import mod_97_10

from extractors.fields.parties import (
    find_bics,
    find_emails,
    find_ibans,
    find_tax_ids,
    legal_form,
    looks_like_address,
    looks_like_company,
    may_be_misread,
    same_party,
    traded_as,
    with_form_mended,
    without_office,
    without_title,
)
from tests.costs import QUADRATIC, growth

IBANS = [
    "DE89370400440532013000",
    "FR1420041010050500013M02606",
    "ES9121000418450200051332",
    "IT60X0542811101000000123456",
    "NL91ABNA0417164300",
    "PT50000201231234567890154",
    "GB29NWBK60161331926819",
    "CH9300762011623852957",
]


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("Obermaier Maschinenbau GmbH & Co. KG", "GmbH & Co. KG"),
        ("Alpha Ltd", "Ltd"),
        ("Beta S.p.A.", "S.p.A."),
        ("Gamma B.V.", "B.V."),
        ("Delta, Lda.", "Lda."),
        ("Épsilon S.A.R.L.", "S.A.R.L."),
        ("Zeta S.L.", "S.L."),
        ("Redstone Retail Group, Inc.", "Inc."),
        ("As agreed we paid", None),
        ("Invoice number", None),
    ],
)
def test_legal_forms(name: str, form: str | None) -> None:
    assert legal_form(name) == form


def test_a_company_looks_more_like_one_than_a_sentence() -> None:
    assert looks_like_company("Obermaier Maschinenbau GmbH") > 0.9
    assert looks_like_company("Stadtwerke Lindenau") >= 0.4
    assert looks_like_company("We have paid the following invoices.") < 0.2
    assert looks_like_company("4711") == 0.0
    assert looks_like_company("ap@alpha.example") == 0.0


@pytest.mark.parametrize(
    "line",
    [
        "50667 Köln",
        "12 High Street",
        "Austin, TX 78701",
        "75008 Paris",
        "1012 AB Amsterdam",
        "P.O. Box 12",
        "Via Roma 1",
        "London EC1A 1BB",
        "Hauptstr. 5",
    ],
)
def test_addresses(line: str) -> None:
    assert looks_like_address(line)


@pytest.mark.parametrize("line", ["Invoice 4711", "Total paid 1,200.00", "Kind regards"])
def test_no_addresses(line: str) -> None:
    assert not looks_like_address(line)


def test_the_same_party_in_two_spellings() -> None:
    assert same_party("ALPHA STORES, INC.", "Alpha Stores Inc") == 1.0
    assert same_party("Obermaier Maschinenbau GmbH & Co. KG", "Obermaier Maschinenbau") == 1.0
    assert same_party("Alpha Stores Inc", "Beta Foods Ltd") < 0.6
    assert same_party("", "Alpha") == 0.0


@pytest.mark.parametrize("number", IBANS)
def test_ibans_in_groups_of_four_and_beside_text(number: str) -> None:
    grouped = " ".join(number[at : at + 4] for at in range(0, len(number), 4))
    for text in (number, grouped, f"IBAN: {grouped} BIC COBADEFFXXX", f"Konto {number}, danke"):
        assert [value for _, _, value in find_ibans(text)] == [number]


@given(st.sampled_from(IBANS), st.integers(4, 14), st.integers(1, 9))
def test_a_wrong_digit_is_no_iban(number: str, at: int, plus: int) -> None:
    if number[at].isdigit():
        wrong = number[:at] + str((int(number[at]) + plus) % 10) + number[at + 1 :]
        assert [value for _, _, value in find_ibans(wrong)] == []


@given(st.text("0123456789", min_size=18, max_size=18))
def test_every_german_iban_is_found(body: str) -> None:
    number = "DE" + mod_97_10.calc_check_digits(body + "DE") + body
    if iban.is_valid(number):
        assert [value for _, _, value in find_ibans(f"auf {number} gezahlt")] == [number]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("USt-IdNr. DE 136 695 976", "DE136695976"),
        ("ATU13585627", "ATU13585627"),
        ("P.IVA 00743110157", "00743110157"),
        ("IT00743110157", "IT00743110157"),
        ("CHE-107.787.577 MWST", "CHE107787577"),
        ("SIRET 732 829 320 00074", "73282932000074"),
        ("NIF: A13585625", "A13585625"),
        ("NIF 501964843", "501964843"),
        ("VAT Reg No GB 220 4302 31", "GB220430231"),
        ("GSTIN 27AAPFU0939F1ZV", "27AAPFU0939F1ZV"),
        ("CNPJ 16.727.230/0001-97", "16727230000197"),
        ("Federal Tax ID 91-1144442", "91-1144442"),
        ("BTW NL004495445B01", "NL004495445B01"),
    ],
)
def test_tax_ids(text: str, number: str) -> None:
    assert number in [value for _, _, value in find_tax_ids(text)]


@pytest.mark.parametrize("text", ["DE 136 695 977", "Invoice 91-1144442", "SIRET 732 829 320 00075", "4711"])
def test_no_tax_ids(text: str) -> None:
    assert find_tax_ids(text) == []


def test_mail_addresses_and_bics() -> None:
    assert find_emails("write to AP@Alpha.example, please")[0][2] == "ap@alpha.example"
    assert [value for _, _, value in find_bics("BIC: COBADEFFXXX")] == ["COBADEFFXXX"]
    assert find_bics("REMITTANCE COMPLETE") == []


@given(st.text(max_size=200))
def test_any_text_is_answered(text: str) -> None:
    for find in (find_ibans, find_tax_ids, find_emails, find_bics):
        for start, end, _ in find(text):
            assert 0 <= start < end <= len(text)
    legal_form(text)
    assert 0.0 <= looks_like_company(text) <= 1.0
    assert 0.0 <= same_party(text, text[::-1]) <= 1.0


@pytest.mark.parametrize(
    "pump",
    [
        "DE12 ",
        "A",
        "a@",
        "DE1",
        "GmbH ",
        "S.A.",
        "VAT ",
        "1",
        "a@a.",
    ],
)
def test_the_cost_of_hostile_texts_grows_no_faster_than_they(pump: str) -> None:
    def read(text: str) -> None:
        for find in (find_ibans, find_tax_ids, find_emails, find_bics):
            find(text)
        legal_form(text)
        looks_like_company(text)
        looks_like_address(text)

    assert growth(read, pump) <= QUADRATIC


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Thornbury Foods Ltd - REMITTANCE ADVICE", "Thornbury Foods Ltd"),
        ("Larkspur Packaging LLC - EFT Remittance Advice", "Larkspur Packaging LLC"),
        ("Minho Cerâmica Unipessoal Lda. Comprovativo de pagamento", "Minho Cerâmica Unipessoal Lda."),
        ("Weserland Baustoffe KG - Zahlungsmitteilung", "Weserland Baustoffe KG"),
        ("Dupont - Martin SA", "Dupont - Martin SA"),
        ("Huber & Sohn GmbH", "Huber & Sohn GmbH"),
    ],
)
def test_a_title_behind_a_name_is_no_part_of_it(printed: str, name: str) -> None:
    assert without_title(printed) == name


def test_a_known_form_is_not_mended_into_another() -> None:
    assert with_form_mended("Cantina Sociale Montello S.C.A.") == "Cantina Sociale Montello S.C.A."


@pytest.mark.parametrize(
    ("name", "firm"),
    [
        ("HomeBase Direct Ltd, Invoice Control", "HomeBase Direct Ltd"),
        ("Tri-Valley Co., Ltd", "Tri-Valley Co., Ltd"),
        ("Big Sky, Inc.", "Big Sky, Inc."),
    ],
)
def test_the_office_behind_a_firm_is_no_part_of_its_name(name: str, firm: str) -> None:
    assert without_office(name) == firm


def test_whose_name_is_used_for_another() -> None:
    assert traded_as("a trading name of Norhaven Wholesale Ltd") == "Norhaven Wholesale Ltd"
    assert traded_as("Norhaven Wholesale Ltd t/a Norhaven Catering") == "Norhaven Wholesale Ltd"
    assert traded_as("Norhaven Catering Ltd") is None


@pytest.mark.parametrize("text", ["Parque Tecnológico 14", "Zona Industrial Lote 7", "Barrio Zelai 3"])
def test_a_park_of_firms_is_a_place(text: str) -> None:
    assert looks_like_address(text)


@pytest.mark.parametrize(
    "name",
    [
        "Van Dijk & Zn. Transport Vor",
        "Hollins & Birch Logistics PLC I Payment Remittance",
        "Costruzioni Marchetti S.a.s. |",
    ],
)
def test_a_recognised_name_with_a_stray_stroke_or_nearly_a_legal_form_may_be_misread(name: str) -> None:
    assert may_be_misread(name)


@pytest.mark.parametrize(
    "name", ["Van Dijk & Zn. Transport VOF", "Dolce e Figli S.r.l.", "Harrow & Finch", "Lomond Dairies LLP"]
)
def test_a_name_as_firms_write_it_is_not_taken_for_misread(name: str) -> None:
    assert not may_be_misread(name)
