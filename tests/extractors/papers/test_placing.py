"""Sender and addressee told apart by what stands with their names."""

import pytest

from extractors.fields.parties import same_party
from tests.extractors.papers.test_parties import TABLE, parties

FACTS = """
Payment reference: ZA-878113
Payment date: 14.10.2026
Currency: EUR
"""


def test_the_line_above_the_address_is_the_sender_whatever_its_name() -> None:
    head = """
Landkreis Wendland · Königsberger Str. 10 · 29439 Lüchow

Castlemere Werkzeuge GmbH
Eisenweg 4
58095 Hagen
"""
    assert parties(head + FACTS + TABLE) == ("Landkreis Wendland", "Castlemere Werkzeuge GmbH", [])


def test_who_prints_a_telephone_number_under_the_address_writes() -> None:
    head = """
Aceros Azteca SA de CV                              Brookfield Distributors Inc.
Calle 5 No. 210                                     P.O. Box 7714
64000 Monterrey                                     Dayton, OH 45402
                                                    (740) 943-8104
"""
    assert parties(head + FACTS + TABLE)[:2] == ("Brookfield Distributors Inc.", "Aceros Azteca SA de CV")


def test_two_addresses_side_by_side_are_a_question() -> None:
    head = """
Cobalt Fasteners Ltd                                Thornbury Civils Ltd
12 Forge Street                                     Unit 4, Mill Lane
Sheffield S3 8GQ                                    Thornbury BS35 2AQ
"""
    *_, asked = parties(head + FACTS + TABLE)
    assert asked


def test_questions_go_to_the_one_who_wrote() -> None:
    head = """
Cobalt Fasteners Ltd                                Thornbury Civils Ltd
12 Forge Street                                     Unit 4, Mill Lane
Sheffield S3 8GQ                                    Thornbury BS35 2AQ
"""
    foot = "\n\nQuestions about this payment: ap@thornburycivils.example\n"
    assert parties(head + FACTS + TABLE + foot) == ("Thornbury Civils Ltd", "Cobalt Fasteners Ltd", [])


def test_the_addressees_department_tells_who_is_addressed() -> None:
    head = """
Harrowgate Borough Council
Civic Centre, Station Road
Harrowgate HG1 2AB

Cobalt Fasteners Ltd
Attn: Accounts Receivable
12 Forge Street
Sheffield S3 8GQ
"""
    assert parties(head + FACTS + TABLE) == ("Harrowgate Borough Council", "Cobalt Fasteners Ltd", [])


def test_companies_of_one_group_are_two_parties() -> None:
    head = """
Chauvin & Fils Agroalimentaire SNC
12 rue du Moulin
44000 Nantes

Bénéficiaire: Chauvin & Fils Agroalimentaire SASU
"""
    payer, payee, _ = parties(head + FACTS + TABLE)
    assert (payer, payee) == ("Chauvin & Fils Agroalimentaire SNC", "Chauvin & Fils Agroalimentaire SASU")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Norhaven Supply Ltd", "NORHAVEN SUPPLY LIMITED", True),
        ("Norhaven Supply", "Norhaven Supply Inc.", True),
        ("Norhaven Supply Ltd", "Norhavcn Supply Ltd", True),
        ("De Vries Transport Holding B.V.", "Veluwe Transport Holding B.V.", False),
        ("Chauvin & Fils SNC", "Chauvin & Fils SASU", False),
        ("North West Foods Ltd", "South West Foods Ltd", False),
    ],
)
def test_same_party(one: str, other: str, same: bool) -> None:
    assert (same_party(one, other) > 0.85) is same
    assert same_party(one, other) == same_party(other, one)


def test_whoever_writes_on_behalf_of_the_payer_is_not_the_payer() -> None:
    head = """
PayBridge Services

PayBridge Services has sent you a payment on behalf of Ashdown Housing Association LLP.

Paid to: Lomond Stores LLP
"""
    assert parties(head + FACTS + TABLE)[:2] == ("Ashdown Housing Association LLP", "Lomond Stores LLP")


def test_a_banks_letterhead_does_not_pay_where_a_label_says_who_does() -> None:
    head = """
Noordbank N.V.

Opdrachtgever: Kuipers Installaties B.V.
Begunstigde: Veluwe Installaties Holding B.V.
"""
    assert parties(head + FACTS + TABLE) == ("Kuipers Installaties B.V.", "Veluwe Installaties Holding B.V.", [])


@pytest.mark.parametrize(
    ("headline", "name"),
    [
        ("Big Sky Outfitters sent you a payment of $1,480.00", "Big Sky Outfitters"),
        ("Centre Hospitalier de la Dombes a effectué un paiement de 1.480,00 EUR", "Centre Hospitalier de la Dombes"),
    ],
)
def test_a_services_headline_names_who_pays(headline: str, name: str) -> None:
    text = f"\n{headline}\n\nPaid to: Cobalt Fasteners Inc.\n{FACTS}{TABLE}\nPowered by BillFlow. Unsubscribe\n"
    assert parties(text)[:2] == (name, "Cobalt Fasteners Inc.")


def test_an_address_behind_a_labelled_name_is_not_part_of_it() -> None:
    head = "\nHarrowgate Borough Council\n\nPaid to: Cobalt Fasteners (UK) Ltd, 12 Forge Street, Sheffield S3 8GQ\n"
    assert parties(head + FACTS + TABLE)[1] == "Cobalt Fasteners (UK) Ltd"


@pytest.mark.parametrize(
    "headline",
    ["You have a payment from Harrowgate Borough Council", "Sie erhalten eine Zahlung von Harrowgate Borough Council"],
)
def test_a_payment_from_somebody_is_theirs(headline: str) -> None:
    text = f"\nPayFlow\n\n{headline}\n\nVendor: Cobalt Fasteners Inc.\n{FACTS}{TABLE}"
    assert parties(text) == ("Harrowgate Borough Council", "Cobalt Fasteners Inc.", [])


def test_the_sender_line_decides_though_the_address_is_large_and_highest() -> None:
    """The name in it keeps its legal form behind a comma."""
    head = """
Ridgeline Brands, Inc., 4410 Summit Ave, Boise, ID 83702

Gartenbau Lueders
Feldweg 12
29221 Celle
"""
    assert parties(head + FACTS + TABLE) == ("Ridgeline Brands, Inc.", "Gartenbau Lueders", [])


def test_a_name_that_a_narrow_cell_broke_is_put_together() -> None:
    head = """
          Comercial Agrícola Benítez e
Payer:    Hijos, C.B.
          C/ Sol 40
          29700 Vélez-Málaga
Payee:    Castlemere Tools Ltd
"""
    assert parties(head + FACTS + TABLE)[:2] == ("Comercial Agrícola Benítez e Hijos, C.B.", "Castlemere Tools Ltd")


def test_the_whole_name_under_the_mark_of_a_firm() -> None:
    head = """
Ridgeline
Ridgeline Outdoor Brands, Inc.
4410 Summit Ave
Boise, ID 83702

Castlemere Tools Ltd
12 Forge Street
Dayton, OH 45402
"""
    assert parties(head + FACTS + TABLE)[0] == "Ridgeline Outdoor Brands, Inc."


def test_an_address_in_one_line_under_a_name_is_no_line_of_a_sender() -> None:
    head = """
Mersey Joinery
Kestrel House, Dock Road, Bristol BS1 4ND

Payee: Castlemere Tools Ltd
"""
    assert parties(head + FACTS + TABLE)[:2] == ("Mersey Joinery", "Castlemere Tools Ltd")


def test_a_name_with_the_title_close_behind_it() -> None:
    head = """
Materiais de Construção Beira Alta Unipessoal Lda. Demonstrativo de pagamento
Zona Industrial, lote 11
4000-210 Porto

Castlemere Tools Ltd
12 Forge Street
Dayton, OH 45402
"""
    assert parties(head + FACTS + TABLE)[0] == "Materiais de Construção Beira Alta Unipessoal Lda."


def test_a_centred_letterhead_stands_at_no_side_of_the_page() -> None:
    head = """
                                     SCIC Bois Energie du Forez
                                       4 chemin de la Scierie
                                          42600 Montbrison

Castlemere Outils SARL
12 rue des Lilas
59000 Lille
"""
    assert parties(head + FACTS + TABLE)[:2] == ("SCIC Bois Energie du Forez", "Castlemere Outils SARL")


def test_the_value_of_a_payees_label_is_no_line_of_a_sender() -> None:
    head = """
Northgate Merchants
Carlton House
Doncaster DN1 1PE

Supplier   Brightwater Pools Company, 4 Lagoon Drive, Tampa, FL 33602
"""
    assert parties(head + FACTS + TABLE)[:2] == ("Northgate Merchants", "Brightwater Pools Company")


def test_a_label_over_its_block_does_not_name_what_is_level_with_it() -> None:
    head = """
Payee                                                       Bouwbedrijf Jansen BV
Gemeente Waalwijk                                           Molenlaan 77
Taxandriaweg 6                                              5611 ZT Eindhoven
5142 PA Waalwijk                                            Tel. 040 1234567
"""
    assert parties(head + FACTS + TABLE)[:2] == ("Bouwbedrijf Jansen BV", "Gemeente Waalwijk")


def test_bars_part_the_line_of_a_sender_whatever_stands_behind_it() -> None:
    head = """
Klinikum Oberland    Sanatoriumstr. 5    82467 Garmisch    CHE-123.456.788

Stadtwerke Auental
Rathausplatz 1
73033 Goeppingen
"""
    assert parties(head + FACTS + TABLE)[:2] == ("Klinikum Oberland", "Stadtwerke Auental")


def test_a_block_too_high_for_a_window_is_not_the_addressees() -> None:
    head = """
Gemeinde Sulzbach
Hauptstraße 1, 65843 Sulzbach

                                                  Klinikum Oberland gGmbH
                                                  Sanatoriumstr. 5
                                                  82467 Garmisch
"""
    assert parties(head + FACTS + TABLE)[:2] == ("Gemeinde Sulzbach", "Klinikum Oberland gGmbH")  # with a doubt


def test_a_label_at_the_middle_of_a_block_names_what_stands_above_its_address() -> None:
    head = """
            Frutas Hermanos Galindo
Payer:      C/ Mayor 17
            30001 Murcia
Payee:      Castlemere Tools Ltd
"""
    assert parties(head + FACTS + TABLE)[:2] == ("Frutas Hermanos Galindo", "Castlemere Tools Ltd")


def test_a_letter_alone_between_two_names_is_dust_and_no_label() -> None:
    head = """
Nordhoff Maschinenbau e.K.       a       Grünwald Handel AG
Am Hafen 112                             Kaiserallee 3-5
68159 Mannheim                           90402 Nürnberg
                                         +49 630 440349
"""
    assert parties(head + FACTS + TABLE)[:2] == ("Grünwald Handel AG", "Nordhoff Maschinenbau e.K.")
