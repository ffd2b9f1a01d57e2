"""Layouts of invoices that were once misread: parties in sections, goods that look like names, sums among goods."""

from decimal import Decimal

from docflow.schema.place import Page, Pages, Word
from docflow.schema.records import Extraction, Invoice
from extractors import registry
from extractors.registry import read

SECTIONS = """
Rechnung

Verkäufer
Nummer:          549910
Name:            Lieferwerk GmbH
Anschrift:       Werkstr. 20
                 80333 München
USt-IdNr.:       DE136695976

Käufer/Leistungsempfänger
Nummer:          GE2020211
Name:            Kunden AG Mitte
Anschrift:       Kundenstr. 15
                 69876 Frankfurt

Rechnung Nr. 471102 vom 05.03.2026

Bezeichnung             Menge     Einzelpreis        Betrag
Trennblätter A4            20          9,90        198,00

Nettobetrag                                        198,00
zzgl. 19 % MwSt.                                    37,62
Rechnungsbetrag EUR                                235,62
"""
CODES = """
Harrow Tools Ltd
14 Canal Street
Leeds LS1 4AP

Northgate Catering plc
Unit 7, Elm Park
Bristol BS4 3AP

INVOICE

Invoice no.          SI-70054
Invoice date         14 March 2026
P.O. #               PO-3260

Item no.     Description            Qty     Unit price       Amount
A-26043      Hydraulic seal kit       2          30.00        60.00
A-80060      Training day             4          10.00        40.00

Goods total                                                  100.00
{charge}
Subtotal                                                     {net}
VAT 20 %                                                      {tax}
Total GBP                                                    {total}
"""
CARRIED = """
Lindner Metallbau GmbH
Industriestr. 12
70565 Stuttgart

Rechnung Nr. RE-4410 vom 12.03.2026

Anzahl    Artikel                 Einzelpreis        Betrag
4 Stk     Ventil DN 20                  25,00        100,00
2 Stk     Montage                       80,50        161,00
Übertrag                                             261,00
1 Stk     Fracht                        39,00         39,00

Nettobetrag                                          300,00
zzgl. 19 % MwSt.                                      57,00
Rechnungsbetrag EUR                                  357,00
"""
OPEN_BEFORE = """
Stadtwerke Muster GmbH
Hafenweg 8
20457 Hamburg

Rechnung Nr. 88120 vom 11.03.2026

Netto                                                200,00 €
zzgl. 10 % MwSt.                                      20,00 €
Summe                                                220,00 €
Ausstehende Forderung                                220,00 €
zu zahlender Betrag                                  440,00 €
"""


def _found(text: str) -> tuple[Extraction, Invoice]:
    (found,) = registry.extract(read(text.encode(), "invoice.txt"))
    assert isinstance(found.record, Invoice)
    return found, found.record


def _codes(charge: str = "", net: str = "100.00", tax: str = "20.00", total: str = "120.00") -> str:
    return CODES.format(charge=charge, net=net, tax=tax, total=total)


def test_each_section_names_its_party() -> None:
    _, record = _found(SECTIONS)
    assert (record.seller.name, record.buyer.name) == ("Lieferwerk GmbH", "Kunden AG Mitte")
    assert record.seller.tax_id == "DE136695976"
    assert record.buyer.tax_id is None


def test_codes_that_begin_like_labels_are_values_and_goods_are_no_parties() -> None:
    _, record = _found(_codes())
    assert (record.seller.name, record.buyer.name) == ("Harrow Tools Ltd", "Northgate Catering plc")
    assert record.purchase_order == "PO-3260"
    assert [line.item_number for line in record.lines] == ["A-26043", "A-80060"]


def test_the_net_amount_is_what_is_taxed_and_not_what_the_goods_add_up_to() -> None:
    discount = "Trade discount                                               -10.00"
    found, record = _found(_codes(discount, "90.00", "18.00", "108.00"))
    assert (record.net_amount, record.tax_amount, record.total_amount) == (
        Decimal("90.00"), Decimal("18.00"), Decimal("108.00"),
    )  # fmt: skip
    assert not any("add up" in sentence for sentence in found.review)
    freight = "Carriage                                                      12.50"
    _, record = _found(_codes(freight, "112.50", "22.50", "135.00"))
    assert (record.net_amount, record.total_amount) == (Decimal("112.50"), Decimal("135.00"))
    assert len(record.lines) == 2


def test_a_credit_notes_lines_have_the_sign_of_its_total() -> None:
    _, record = _found(_codes().replace("INVOICE", "CREDIT NOTE").replace("Invoice no.", "Credit note no."))
    assert record.total_amount == Decimal("-120.00")
    assert [line.net_amount for line in record.lines] == [Decimal("-60.00"), Decimal("-40.00")]


def test_what_is_carried_forward_is_no_position_and_a_quantity_may_open_the_text() -> None:
    found, record = _found(CARRIED)
    assert [(line.quantity, line.description, line.net_amount) for line in record.lines] == [
        (Decimal(4), "Ventil DN 20", Decimal("100.00")),
        (Decimal(2), "Montage", Decimal("161.00")),
        (Decimal(1), "Fracht", Decimal("39.00")),
    ]
    assert not any("add up" in sentence for sentence in found.review)


def test_what_is_owed_from_before_is_due_but_not_billed_here() -> None:
    found, record = _found(OPEN_BEFORE)
    assert (record.total_amount, record.amount_due) == (Decimal("220.00"), Decimal("440.00"))
    assert any("from before" in equation.equation and equation.holds for equation in found.proof)


def test_a_tax_that_the_equation_leaves_out_is_no_proof() -> None:
    text = _codes("Carriage                                                      12.50", "112.50", "22.50", "135.00")
    found, _ = _found(text.replace("Total GBP                                                    135.00", ""))
    assert found.review


def test_a_position_may_be_called_transport() -> None:
    found, record = _found(_codes().replace("Training day", "Transport   "))
    assert [line.description for line in record.lines] == ["Hydraulic seal kit", "Transport"]
    assert not found.review


LETTER = """
Lübeck Beratung GmbH
Hafenweg 8
23552 Lübeck

Kunden AG Mitte
Kundenstr. 15
69876 Frankfurt

                                                  Lübeck, 16.10.2026
Rechnung Nr. RE-771

Beratung im September                                    198,00

Nettobetrag                                              198,00
zzgl. 19 % MwSt.                                          37,62
Rechnungsbetrag EUR                                      235,62
"""


def test_a_town_before_the_date_of_a_letter_is_its_label() -> None:
    found, record = _found(LETTER)
    assert str(record.invoice_date) == "2026-10-16"
    assert not any("label" in sentence for sentence in found.review)


def test_a_number_in_the_head_of_an_invoice_is_its_number() -> None:
    text = LETTER.replace("Rechnung Nr. RE-771", "RECHNUNG                                          Nummer   A-2796")
    found, record = _found(text)
    assert record.invoice_number == "A-2796"
    assert not any("number" in sentence for sentence in found.review)


def test_several_invoices_in_one_file_are_several_records() -> None:
    texts = [_codes(), _codes().replace("SI-70054", "SI-70055"), _codes().replace("SI-70054", "SI-70056")]
    pages = [read(text.encode(), "invoice.txt").pages[0] for text in texts]
    more = read(b"Page 2 of invoice SI-70056\n\nGeneral terms and conditions apply.\n", "invoice.txt").pages[0]
    numbered = [page.model_copy(update={"number": n}) for n, page in enumerate([*pages, more], 1)]
    found = registry.extract(Pages(reader="pdf", pages=tuple(numbered)))
    assert [one.record.invoice_number for one in found if isinstance(one.record, Invoice)] == [
        "SI-70054",
        "SI-70055",
        "SI-70056",
    ]
    assert [one.fields["total_amount"].page for one in found] == [1, 2, 3]


def test_amounts_that_add_up_by_chance_are_no_taxes() -> None:
    text = _codes("VAT                                                           25.00", "100.00", "25.00", "150.00")
    found, _ = _found(text)
    assert found.review


def _words(text: str, x: float, y: float, right: bool = False) -> list[Word]:
    if right:
        x -= 5.0 * len(text)
    found = []
    for word in text.split():
        found.append(Word(word, x, y, x + 5.0 * len(word), y + 9, 1.0, 9.0))
        x += 5.0 * (len(word) + 1)
    return found


def test_products_tell_the_columns_where_heads_stand_askew() -> None:
    words = [*_words("Ateliers Moreau SARL", 50, 40), *_words("69003 Lyon", 50, 52), *_words("FACTURE", 300, 80)]
    words += [*_words("Facture n°", 50, 110), *_words("FA-881", 150, 110), *_words("Date", 50, 124)]
    words += [*_words("12 mars 2026", 150, 124)]
    heads = (("Désignation", 50), ("Quantité", 240), ("Prix", 320), ("Montant HT", 400))
    words += [word for head, x in heads for word in _words(head, x, 160)]
    for n, (what, count, price, net) in enumerate(
        (("Charnière", "4", "25,00", "100,00"), ("Gants", "2", "80,50", "161,00"), ("Perceuse", "1", "39,00", "39,00"))
    ):
        y = 180 + 14 * n
        words += _words(what, 50, y)
        words += [word for text, x in ((count, 315), (price, 395), (net, 500)) for word in _words(text, x, y, True)]
    for n, (label, value) in enumerate((("Total HT", "300,00"), ("TVA 20 %", "60,00"), ("Total TTC EUR", "360,00"))):
        words += [*_words(label, 320, 240 + 14 * n), *_words(value, 500, 240 + 14 * n, True)]
    page = Page(number=1, width=595, height=842, words=tuple(words), method="text")
    (found,) = registry.extract(Pages(reader="pdf", pages=(page,)))
    assert isinstance(found.record, Invoice)
    assert [(line.quantity, line.unit_price, line.net_amount) for line in found.record.lines] == [
        (Decimal(4), Decimal("25.00"), Decimal("100.00")),
        (Decimal(2), Decimal("80.50"), Decimal("161.00")),
        (Decimal(1), Decimal("39.00"), Decimal("39.00")),
    ]


def test_the_day_of_the_net_payment_is_when_it_is_due() -> None:
    terms = "2% discount (2.40) if paid by 24 March 2026, net by 13 April 2026\n"
    _, record = _found(_codes() + "\n" + terms)
    assert str(record.due_date) == "2026-04-13"


def test_a_self_billed_invoice_is_no_credit() -> None:
    text = SECTIONS.replace("Rechnung Nr. 471102", "Gutschrift Nr. 471102").replace("\nRechnung\n", "\nGutschrift\n")
    text = text.replace("Rechnungsbetrag", "Gesamtbetrag")
    _, credit = _found(text)
    _, record = _found(text + "\nAbrechnung im Gutschriftverfahren\n")
    assert (credit.total_amount, record.total_amount) == (Decimal("-235.62"), Decimal("235.62"))


def test_a_series_before_the_number_belongs_to_it() -> None:
    _, record = _found(LETTER.replace("Rechnung Nr. RE-771", "Rechnung Nr. FT 2026/239"))
    assert record.invoice_number == "FT 2026/239"
