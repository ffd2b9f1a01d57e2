"""Who pays and who is paid, on layouts without labels, and what is never a party's name."""

import pytest

from docflow.schema.place import Pages, Word
from docflow.schema.records import Remittance
from extractors.contract import Hints
from extractors.fields.parties import looks_like_address, with_form_mended, without_title
from extractors.papers.names import addressed, without_address
from extractors.papers.paper import Paper
from extractors.papers.roles.shape import may_name, name_of, readings_of
from extractors.papers.roles.spoken import runs_of
from extractors.papers.told import headlined, name_in_sentence, on_behalf
from extractors.remittance import advice
from tests.extractors.layouts.typed import pages

TABLE = """

Document no.    Date          Gross amount    Discount    Paid amount
R26-0001        01.09.2026        1.000,00       20,00         980,00
R26-0002        05.09.2026          500,00                     500,00
Total                             1.500,00       20,00       1.480,00
"""


def parties(text: str) -> tuple[str | None, str | None, list[str]]:
    """Names of payer and payee, and the questions about who pays."""
    (found,) = advice.extract(Paper(pages(text)), Hints())
    assert isinstance(found.record, Remittance)
    asked = [question for question in found.review if "pays" in question or "payer" in question]
    return found.record.payer.name, found.record.payee.name, asked


def test_a_firm_alone_at_the_right_of_the_head_is_paid() -> None:
    head = """
Quayside Marine Inc.
Remittance advice

Payment reference: ZA-878113                  Castlemere Tools Ltd
Payment date: 14.10.2026
Currency: EUR
"""
    assert parties(head + TABLE) == ("Quayside Marine Inc.", "Castlemere Tools Ltd", [])


@pytest.mark.parametrize("label", ["By order of", "Instructed by", "In opdracht van", "D'ordre de", "Per ordine di"])
def test_a_bank_that_writes_pays_for_the_party_that_it_names(label: str) -> None:
    head = f"""
Harbour & Finch Bank plc
Payment advice

{label}:            Castlemere Tools Ltd
Beneficiary:        Quayside Marine Inc.
Payment reference:  ZA-878113
Value date:         14.10.2026
Currency:           EUR
"""
    assert parties(head + TABLE) == ("Castlemere Tools Ltd", "Quayside Marine Inc.", [])


def test_a_bank_that_names_nobody_is_asked_about() -> None:
    head = """
Harbour & Finch Bank plc
Payment advice

Beneficiary:        Quayside Marine Inc.
Payment reference:  ZA-878113
Value date:         14.10.2026
Currency:           EUR
"""
    (found,) = advice.extract(Paper(pages(head + TABLE)), Hints())
    assert any("is a bank by its name" in question for question in found.review)


def test_small_print_below_the_total_is_no_line_and_its_street_no_name() -> None:
    head = """
Castlemere Tools B.V.
Ambachtsweg 12
5038 AB Tilburg

Supplier
Quayside Marine B.V.
Havenweg 3
9711 LM Groningen

Payment no.: ZA-878113
Date: 14.10.2026
Currency: EUR
"""
    foot = "\n\nAmbachtsweg 12, 5038 AB Tilburg · BTW-nr. NL914999944B01 · +31 38 7571866\n"
    page = pages(head + TABLE + foot).pages[0]
    last = page.words[-1].y0
    small = tuple(word._replace(size=7.0, y1=last + 7) if word.y0 == last else word for word in page.words)
    paper = Paper(Pages(reader="pdf", pages=(page.model_copy(update={"words": small}),)))
    (found,) = advice.extract(paper, Hints())
    assert isinstance(found.record, Remittance)
    assert (found.record.payer.name, len(found.record.lines)) == ("Castlemere Tools B.V.", 2)


def test_the_foot_says_who_writes_to_the_address_block() -> None:
    head = """
Castlemere Werkzeuge GmbH
Eisenweg 4
58095 Hagen

Zahlungsavis

Zahlungsreferenz: ZA-878113
Zahlungsdatum: 14.10.2026
Währung: EUR
"""
    foot = "\n" * 30 + "Gebrüder Lang AG · Lindenstraße 7 · 50674 Köln\n"
    assert parties(head + TABLE + foot)[:2] == ("Gebrüder Lang AG", "Castlemere Werkzeuge GmbH")


def test_a_name_without_a_form_that_opens_the_page_writes_to_the_address_below() -> None:
    head = """
Summit Ridge Basketry
Supplier Remittance

Castlemere Tools Ltd
9 Forge Road
Sheffield S9 2RL

Remit no.: E2299-3909
Payment date: 14.10.2026
Currency: EUR
"""
    assert parties(head + TABLE)[:2] == ("Summit Ridge Basketry", "Castlemere Tools Ltd")


def test_the_only_name_without_a_sign_of_the_sender_is_asked_about() -> None:
    head = """
Office of the Treasurer
Direct deposit advice

Castlemere Tools Ltd
9 Forge Road
Sheffield S9 2RL

Payment reference: E2299-3909
Payment date: 14.10.2026
Currency: EUR
"""
    assert parties(head + TABLE)[2]


@pytest.mark.parametrize(
    ("line", "payee"),
    [
        ("Zahlungsempfänger Feinmechanik Dorn KG", "Feinmechanik Dorn KG"),
        ("Vendor: 809995 Ironbark Supply LLC", "Ironbark Supply LLC"),
    ],
)
def test_label_and_number_before_a_firm_are_no_part_of_its_name(line: str, payee: str) -> None:
    assert parties(f"Quayside Marine Inc.\nRemittance advice\n\n{line}\nCurrency: EUR\n" + TABLE)[1] == payee


def test_a_customer_beside_a_supplier_pays() -> None:
    head = """
Remittance advice

Customer: Larkspur Hotels Ltd
Beneficiary: Castlemere Tools Ltd
Payment reference: TX525007
Payment date: 14.10.2026
Currency: EUR
"""
    assert parties(head + TABLE)[:2] == ("Larkspur Hotels Ltd", "Castlemere Tools Ltd")


@pytest.mark.parametrize(
    "text",
    ["NOR200", "SE4550000000058398257466", "ap@nord.example", "Betrag wurde heute von uns an Sie bezahlt", "EFT"],
)
def test_codes_accounts_addresses_and_sentences_are_no_names(text: str) -> None:
    assert not may_name(text, text)


@pytest.mark.parametrize("name", ["Van den Heuvel B.V.", "de Wit & Zonen", "A. Ferreira, Lda."])
def test_particles_stay(name: str) -> None:
    assert addressed(name)[0] in (name, name.removeprefix("de "))
    assert may_name(name, name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Betrag von 5.159,03 EUR an Norhaven Industriebedarf GmbH überwiesen", "Norhaven Industriebedarf GmbH"),
        ("facturen van Norhaven Toelevering B.V. betaald", "Norhaven Toelevering B.V."),
        ("uma transferência bancária para Norhaven Fornecimentos, Lda..", "Norhaven Fornecimentos, Lda."),
        ("we paid the amount to your account today", None),
    ],
)
def test_the_firm_that_a_sentence_pays(text: str, name: str | None) -> None:
    assert name_in_sentence(text) == name


def test_a_number_beside_a_label_of_its_own_is_no_payment_reference() -> None:
    head = """
De Wit Transport N.V.                   Specificatie betaling
Nijverheidslaan 5
7553 TP Hengelo                         Uw nummer bij ons:   22040
                                        Valutadatum:         18-06-2026
Castlemere Gereedschap B.V.             Kenmerk:             TX363654
Staalweg 10
5651 GG Eindhoven
"""
    (found,) = advice.extract(Paper(pages(head + TABLE)), Hints())
    assert isinstance(found.record, Remittance)
    assert found.record.payment_reference == "TX363654"


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("Norhaven Supply tnc.", "Norhaven Supply Inc."),
        ("Norhaven Supply Ltd", "Norhaven Supply Ltd"),
        ("Norhaven Supply Ltd I", "Norhaven Supply Ltd"),
        ("Costa & Silva Unipessoal Lda. I", "Costa & Silva Unipessoal Lda."),
        ("Norhaven Plan B", "Norhaven Plan B"),
        ("Edificio Sol", "Edificio Sol"),
        ("Harbor Town", "Harbor Town"),
    ],
)
def test_a_legal_form_misread_in_one_letter_is_mended(read: str, printed: str) -> None:
    assert with_form_mended(read) == printed


@pytest.mark.parametrize(
    ("line", "name", "greets"),
    [
        ("Guten Tag Thiele GmbH,", "Thiele GmbH", True),
        ("Beste Texspin N.V.!", "Texspin N.V.", True),
        ("Beste Bakkers B.V.", "Beste Bakkers B.V.", False),
        ("Dear Sir or Madam,", "Madam", True),
        ("door Verhoeven B.V..", "Verhoeven B.V.", False),
    ],
)
def test_a_greeting_is_one_where_the_line_ends_like_a_salutation(line: str, name: str, greets: bool) -> None:
    assert addressed(line) == (name, greets)


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Borough of Eastleigh, Civic Offices, Leigh Road, Eastleigh SO50 9YN", "Borough of Eastleigh"),
        ("Smith, Jones & Partners LLP, 12 High Street, Guildford GU1 3DY", "Smith, Jones & Partners LLP"),
    ],
)
def test_a_building_before_the_street_is_no_part_of_the_name(printed: str, name: str) -> None:
    assert without_address(printed) == name


def test_what_goes_on_behind_the_name_of_whom_an_agent_pays_for() -> None:
    text = "Transpay Services\n\nPayment made on behalf of Ashdown Hospital to:\n\nCastlemere Tools Ltd\n"
    assert [candidate.name for candidate in on_behalf(Paper(pages(text)))] == ["Ashdown Hospital"]


@pytest.mark.parametrize(
    "text",
    ["Meubles Garnier SARL vous a payé 1 200,00 €", "Thiele GmbH hat Ihnen   1.200,00 €   gezahlt"],
)
def test_who_a_headline_says_has_paid(text: str) -> None:
    assert [candidate.name for candidate in headlined(Paper(pages(text)))][:1] in (
        ["Meubles Garnier SARL"],
        ["Thiele GmbH"],
    )


def test_a_department_behind_a_dash_is_no_part_of_a_firms_name() -> None:
    assert without_title("Osprey Electronics Ltd – Supplier Performance") == "Osprey Electronics Ltd"


def test_a_house_that_stands_under_the_name_is_no_name_in_the_small_print() -> None:
    head = """
Castlemere Tools LLP                                   Bill payment
Kestrel House, Dock Road
Cardiff CF10 1EP

Paid to
Quayside Marine Ltd.
220 High Street
Bristol BS1 4ND

Payment no.: ZA-878113
Date: 14.10.2026
Currency: EUR
"""
    foot = "\n\nKestrel House, Dock Road, Cardiff CF10 1EP · VAT Reg No GB 941 7925 21 · 0795 484 4365\n"
    assert parties(head + TABLE + foot)[0] == "Castlemere Tools LLP"


@pytest.mark.parametrize("owner", ["di Bini Paolo", "Inh. Clara Sommer", "t/a Paul Green"])
def test_a_mark_is_the_firm_whose_owner_stands_behind_it(owner: str) -> None:
    text = f"""From: Carrozzeria Modenese <info@carrozzeriamodenese.example>
Subject: pagamento fatture

Payment of 1.500,00 EUR made on 14.10.2026:

{TABLE}
Cordiali saluti

Carrozzeria Modenese {owner}
Via Emilia Est 990, Modena
"""
    (found,) = advice.extract(Paper(pages(text, method="mail")), Hints())
    assert isinstance(found.record, Remittance)
    assert found.record.payer.name == f"Carrozzeria Modenese {owner}"


def test_a_legal_form_below_the_label_belongs_to_the_name_behind_it() -> None:
    head = """
Usina Santa Aurora S.A.
Aviso de pagamento

Fornecedor: Caldeiraria Ourinhos     Data: 14.10.2026
Ltda                                 Moeda: BRL
Referência do pagamento: ZA-878113
"""
    assert parties(head + TABLE)[1] == "Caldeiraria Ourinhos Ltda"


def test_the_colon_of_a_greeting_is_no_labels() -> None:
    head = """
Pago de facturas

Distribuidora Azteca S.A. de C.V. <pagos@distazteca.example>
Para: cobros@norhaven.example

Estimados proveedores Norhaven Suministros S.L.:

Referencia de pago: SPEI-4417         Fecha de pago: 14.10.2026
"""
    assert parties(head + TABLE)[1] == "Norhaven Suministros S.L."


@pytest.mark.parametrize(
    "line",
    [
        "Orion Stores Ltd paid you   1,480.00 EUR   on 14.10.2026.",
        "Payment Advice - Orion Stores Ltd",
        "Lieferantenavis von Orion Stores Ltd",
        "You have been paid   1,480.00 EUR   by Orion Stores Ltd on   14.10.2026.",
        "Orion Stores Ltd überweist Ihnen am   14.10.2026",
    ],
)
def test_what_a_line_says_beside_the_payer_is_no_part_of_the_name(line: str) -> None:
    facts = "\n\nPayee: Castlemere Tools Ltd\nReference: ZA-878113\nPayment date: 14.10.2026\nCurrency: EUR\n"
    assert parties(line + facts + TABLE)[:2] == ("Orion Stores Ltd", "Castlemere Tools Ltd")


def test_a_cheque_is_payable_to_the_name_behind_its_words_in_capitals() -> None:
    head = "Orion Stores Ltd\n12 Forge Street, Leeds LS1 4AB\n\nPAYEZ À L'ORDRE DE Kerr Industrial Boilers Ltd.\n"
    assert parties(head + TABLE)[1] == "Kerr Industrial Boilers Ltd."


@pytest.mark.parametrize(
    ("head", "payee"),
    [
        ("A la atención\nNorhaven Suministros S.L.\nPolígono Can Roca 7\n08830 Sant Boi", "Norhaven Suministros S.L."),
        ("Hoi,\nwij betaalden vandaag aan Norhaven Toelevering B.V. het volgende", "Norhaven Toelevering B.V."),
    ],
)
def test_words_that_only_address_or_greet_are_no_name(head: str, payee: str) -> None:
    text = (
        f"Quayside Marine Inc.\nRemittance advice\n\n{head}\n\nPayment reference: ZA-878113\nPayment date: 14.10.2026\n"
    )
    assert parties(text + TABLE)[1] == payee


def test_a_name_is_no_sentence_that_pays_its_end() -> None:
    text = "Metalúrgica do Douro, S.A.\nAviso de pagamento\n\nReferência: ZA-878113\nData do pagamento: 14.10.2026\n"
    payer, payee, _ = parties(text + TABLE)
    assert (payer, payee) == ("Metalúrgica do Douro, S.A.", None)


def test_a_sentence_that_goes_on_behind_the_form_is_no_name() -> None:
    text = "Aviso de pago\n\nLes informamos que Larrañaga Hermanos SA realizó un pago por 1.480,00 EUR el 14.10.2026.\n"
    assert parties(text + TABLE)[0] == "Larrañaga Hermanos SA"


def test_an_address_behind_a_comma_is_no_part_of_a_name() -> None:
    words = [Word(word, 0, 0, 1, 1) for word in ["Maison", "Roussillon", "Coopérative,", "Case", "postale", "2410"]]
    assert [(start, end) for start, end in runs_of(words) if start == 0] == [(0, 3)]


def test_labels_are_no_names_and_a_payee_that_is_not_printed_is_asked_for() -> None:
    text = "Remittance advice\n\nPayer: Northwind Traders Ltd\nPayment reference: EFT-99001\nPayment date: 14.10.2026\n"
    (found,) = advice.extract(Paper(pages(text + "Currency: EUR\nTotal amount paid: 1.480,00\n" + TABLE)), Hints())
    assert isinstance(found.record, Remittance)
    assert (found.record.payer.name, found.record.payee.name) == ("Northwind Traders Ltd", None)
    assert [one for one in found.review if "paid" in one or "payee" in one] == ["The payee's name was not found."]


@pytest.mark.parametrize("text", [
    "Page 1 of 2", "Pagina 3", "CONTINUED ON NEXT PAGE", "Fortsetzung auf Seite 2", "RÉPUBLIQUE FRANÇAISE",
])  # fmt: skip
def test_what_printers_set_on_each_page_names_nobody(text: str) -> None:
    assert not may_name(name_of(text)[0], text)


@pytest.mark.parametrize("text", ["Page Personnel", "Page Ltd"])
def test_a_firm_may_be_called_like_a_page(text: str) -> None:
    assert may_name(text, text)


@pytest.mark.parametrize(("text", "name"), [
    ("Weber UG (haftungsbeschränkt)", "Weber UG (haftungsbeschränkt)"),
    ("East Wolds NHS Trust (RXZ)", "East Wolds NHS Trust"), ("Acme Foods (UK)", "Acme Foods (UK)"),
    ("Pela Município de Vale", "Município de Vale"),
    ("Estimado proveedor Suministros S.L.:", "Suministros S.L."),
    ("TOLLGATE FASTENERS, INC. 1420 INDUSTRIAL PKWY, AKRON, OH 44312", "TOLLGATE FASTENERS, INC."),
    ("Tiemann oHG, Minden", "Tiemann oHG"), ("Frankonia Verein a.G.", "Frankonia Verein a.G."),
])  # fmt: skip
def test_what_surrounds_a_name_is_taken_off(text: str, name: str) -> None:
    assert name_of(text)[0] == name


def test_a_firm_under_another_one_is_no_sender() -> None:
    head = """
Turn- und Sportverein Altenau 1891 e.V.
Wilhelm Brandau GmbH & Co. KG, Industriering 5, 04435 Schkeuditz

Zahlungsmitteilung vom 21.10.2025
"""
    assert parties(head + TABLE)[:2] == ("Turn- und Sportverein Altenau 1891 e.V.", "Wilhelm Brandau GmbH & Co. KG")


def test_a_name_below_to_with_a_comma_is_paid() -> None:
    head = """
NILGIRI AUTO FORGINGS PVT LTD
Plot 44, SIDCO Estate, Coimbatore 641021

To,
Sri Ponni Enterprises
14 Mill Road, Coimbatore 641004

Payment advice
"""
    assert parties(head + TABLE)[:2] == ("NILGIRI AUTO FORGINGS PVT LTD", "Sri Ponni Enterprises")


def test_a_treasury_in_the_letterhead_pays_for_the_commune_of_which_the_letter_speaks() -> None:
    letter = """
Trésorerie municipale

                                                        Papeteries du Velay SAS
                                                        3 quai des Salinières
                                                        33800 Bordeaux

J'ai l'honneur de vous informer que la Commune de Saint-Cyprien-du-Lac a
ordonné en votre faveur un virement de 1.480,00 EUR, exécuté le 14.10.2026.
"""
    assert parties(letter + TABLE)[:2] == ("Commune de Saint-Cyprien-du-Lac", "Papeteries du Velay SAS")


@pytest.mark.parametrize("line", ["An die", "Alla ditta", "To,", "Spett.le"])
def test_who_stands_below_a_line_of_nothing_but_to_is_paid(line: str) -> None:
    head = f"""
Castlemere Tools
Finanzabteilung

                                                  {line}
                                                  Quayside Marine GmbH
                                                  Technologiepark 5
                                                  8700 Leoben

Zahlungsavis ZA-878113 vom 14.10.2026 in EUR
"""
    assert parties(head + TABLE)[1] == "Quayside Marine GmbH"


def test_a_sections_heading_tells_whose_the_name_below_it_is_and_its_brackets_what_is_meant() -> None:
    head = """
Aceros del Norte S.A. de C.V.          Recibo de pago

Receptor (quien paga)
Nombre              Muebles de Leon S.A. de C.V.          RFC   MTL550142AB3

Fecha de pago       2026-03-12         Forma de pago      Transferencia
Moneda              MXN                Referencia         7704418822
"""
    assert parties(head + TABLE)[0] == "Muebles de Leon S.A. de C.V."


def test_who_is_said_to_be_paid_in_a_sentence_is_the_payee() -> None:
    mail = """From: Crediteuren <ap@rokskuiper.example>
Subject: Betaalspecificatie BRK-26-00118
Date: 2026-06-26

Vandaag is via SEPA overgemaakt aan Stukadoorsbedrijf Terpstra: EUR 1.480,00, kenmerk BRK-26-00118.
"""
    end = "\nMet vriendelijke groet,\nCrediteurenadministratie\nBouwbedrijf Roks & Kuiper B.V.\n"
    assert parties(mail + TABLE + end)[1] == "Stukadoorsbedrijf Terpstra"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("An die Alpenmed Sterilgut GmbH", "Alpenmed Sterilgut GmbH"),
        ("Alla ditta Ittica Lagunare S.r.l.", "Ittica Lagunare S.r.l."),
        ("Estimado cliente Pinturas del Sur, S.L.:", "Pinturas del Sur, S.L."),
    ],
)
def test_words_that_address_a_firm_are_no_part_of_its_name(text: str, name: str) -> None:
    assert addressed(text) == (name, True)


def test_the_code_of_a_house_in_brackets_is_no_part_of_its_name() -> None:
    assert [name for name, _, _ in readings_of("East Wolds NHS Trust (RXZ)")] == ["East Wolds NHS Trust"]


@pytest.mark.parametrize("text", ["Cascade Bearing & Drive", "Barrington Street Physio", "EFT-018834"])
def test_street_words_and_numbers_inside_a_name_make_no_address(text: str) -> None:
    assert not looks_like_address(text)


@pytest.mark.parametrize("text", ["12 Forge Street", "Clubhouse Lane", "1801 HARBOR PKWY", "Rourkela - 769 004"])
def test_streets_and_towns_are_addresses(text: str) -> None:
    assert looks_like_address(text)


def test_no_name_goes_on_behind_the_end_of_a_sentence() -> None:
    words = tuple(
        Word(text=text, x0=0, y0=0, x1=1, y1=1)
        for text in ["comptable", "de", "Vire.", "Pour", "toute", "demande", "de", "Alpina", "Kosmetik", "AG:", "EUR"]
    )
    runs = [" ".join(word.text for word in words[start:end]) for start, end in runs_of(words)]
    assert runs == ["Alpina Kosmetik AG:"]
