"""Forms, notices and stamps that dispute: sides told by their labels, numbers by what else is labelled."""

import datetime as dt
from decimal import Decimal

import pytest

from docflow.schema.mail import Message
from docflow.schema.place import Page, Pages, Word
from docflow.schema.reasons import Reason
from docflow.schema.records import Dispute, Extraction, Invoice
from extractors import registry
from extractors.contract import Hints
from extractors.readers.mail import pages_of
from extractors.registry import read
from tests.extractors.layouts import typed

CHECKBOXES = """
Claim

Claim #                              Issue date
CL26535                              02-Oct-2026

From                                 To
Lomond Stores PLC                    Oakham Joinery Limited

Your invoice                         Claim amount
RE-2026-65373                        130.81 GBP

Reason:
        Price
        Shortage
        Damage
   X    Duplicate billing
"""
MEMO = """
Schwabe Werkzeuge GmbH & Co. KG                 Lastschriftanzeige
Mühlenweg 8b
23552 Lübeck

Lieferant: Handel Muster KG                     Belegnummer   3119094
                                                Datum         27.10.2026

Rechnungs-Nr.         FA-44887
Reklamationsgrund     Falscher Preis berechnet
Betrag                853,01 EUR
"""
REPORT = """
Goods Received Discrepancy Report

Customer:         Hollins Housing Association LLP
To:               Pennine Foods LLP
Report no.:       CL16608
Issue date:       27/05/2026
Invoice number:   SI66785
Currency:         GBP

           Ordered    Received    Short    Unit price    Difference
PX 17           35          28        7         18.21        127.47
M8-100          27          24        3         18.21         54.63
Total                                                        182.10
"""
NOTICE = """
Chargeback Notice

From:             Redwood Valley Distributors LP
To:               Redwood Valley Stores Corp.
Claim number:     CB-52789
Issue date:       05/21/2026
Currency:         USD

Invoice number    Date          Reason for claim         Claim amount
INV-53409         03/30/2026    Price difference               672.04
"""


def _found(text: str) -> tuple[Extraction, Dispute]:
    (found,) = registry.extract(read(text.encode(), "claim.txt"))
    assert isinstance(found.record, Dispute)
    return found, found.record


def test_from_is_the_customer_and_boxes_name_nobody() -> None:
    _, record = _found(CHECKBOXES)
    assert record.customer.name == "Lomond Stores PLC"
    assert (record.claim_number, record.invoices, record.amount) == ("CL26535", ("RE-2026-65373",), Decimal("130.81"))
    assert record.reason == "duplicate"


def test_the_number_of_the_paper_is_the_claims_where_another_label_names_the_invoice() -> None:
    _, record = _found(MEMO)
    assert (record.claim_number, record.invoices) == ("3119094", ("FA-44887",))
    assert record.date == dt.date(2026, 10, 27)


def test_a_report_on_what_was_received_claims_the_difference() -> None:
    _, record = _found(REPORT)
    assert record.customer.name == "Hollins Housing Association LLP"
    assert (record.claim_number, record.invoices, record.amount) == ("CL16608", ("SI66785",), Decimal("182.10"))


def test_the_date_of_a_listed_invoice_is_not_the_claims() -> None:
    found, record = _found(NOTICE)
    assert record.date == dt.date(2026, 5, 21)
    assert record.customer.name == "Redwood Valley Distributors LP"
    assert not any("dates" in sentence for sentence in found.review)


def test_a_reason_that_is_not_understood_is_asked_about() -> None:
    found, record = _found(MEMO.replace("Falscher Preis berechnet", "Vgl. Schreiben an Herrn Muster"))
    assert record.reason == "other"
    assert any("reason" in sentence for sentence in found.review)


def test_a_short_mail_disputes_in_any_words() -> None:
    body = "Buenos días:\n\nsobre la factura SI81: precio equivocado. Importe 548,60 EUR.\n\nSaludos\nGuadiana S.L.\n"
    pages = pages_of(Message(sender="ap@g.example", subject="RE: Factura SI81", body_text=body))
    (found,) = registry.extract(pages, Hints(subject="RE: Factura SI81"))
    assert isinstance(found.record, Dispute)
    assert (found.record.invoices, found.record.amount) == (("SI81",), Decimal("548.60"))


def _words(text: str, x: float, y: float, size: float) -> list[Word]:
    found = []
    for word in text.split():
        found.append(Word(word, x, y, x + 0.55 * size * len(word), y + size, 1.0, size))
        x += 0.55 * size * (len(word) + 1)
    return found


def test_a_stamp_aslant_over_two_lines_is_a_dispute() -> None:
    lines = [
        ("Pennine Logistics Ltd.", 50, 47, 12), ("Dock Road, Sheffield S3 8GG", 50, 66, 9),
        ("Invoice to:", 50, 120, 9), ("Ashdown Engineering Ltd.", 50, 133, 9), ("Bristol BS1 4ND", 50, 146, 9),
        ("Tax Invoice", 50, 180, 14), ("Invoice # INV-18472", 340, 120, 9), ("Date 29 March 2026", 340, 133, 9),
        ("Subtotal", 340, 293, 9), ("100.00", 500, 293, 9), ("VAT 20%", 340, 308, 9), ("20.00", 500, 308, 9),
        ("Amount due GBP", 340, 323, 9), ("120.00", 500, 323, 9),
        ("DAMAGED", 195, 419, 25), ("GOODS", 113, 460, 25), ("9 April 2026", 126, 504, 14),
    ]  # fmt: skip
    words = tuple(word for line in lines for word in _words(*line))
    page = Page(number=1, width=595, height=842, words=words, method="text")
    (found,) = registry.extract(Pages(reader="pdf", pages=(page,)))
    assert isinstance(found.record, Dispute)
    assert (found.record.reason, found.record.invoices) == ("damage", ("INV-18472",))
    assert found.record.date == dt.date(2026, 4, 9)
    assert "It is not said how much of the invoice is disputed." in found.review


def _mail(body: str, sender: str, subject: str) -> Dispute:
    pages = pages_of(Message(sender=sender, sender_name="Accounts Payable", subject=subject, body_text=body))
    (found,) = registry.extract(pages, Hints(subject=subject, sender=sender))
    assert isinstance(found.record, Dispute)
    return found.record


def test_the_firm_of_a_signature_needs_no_legal_form() -> None:
    body = "Bonjour,\n\nla facture 106481 : la marchandise est cassée. Merci de nous faire un avoir de 301,80 EUR."
    signed = "\n\n--\nM. Keller\nCommune de Saint-Aubin\nPlace de la Mairie\n"
    record = _mail(body + signed, "ap@commune.example", "Litige facture 106481")
    assert record.customer.name == "Commune de Saint-Aubin"
    body = "Hello,\n\nwe dispute invoice SI033702: two cartons were missing. Please credit 474.63 USD.\n"
    record = _mail(body + "\n--\nM. Keller\nBig Sky Outfitters\n310 Main St\n", "ap@big.example", "Invoice SI033702")
    assert record.customer.name == "Big Sky Outfitters"


def test_a_subject_that_names_the_invoice_is_no_invoice() -> None:
    body = "Guten Tag,\n\ndie Ware zu Rechnung R2604086 kam beschädigt an. Bitte Gutschrift über 626,52 EUR."
    record = _mail(body + "\n\n--\nMöbelhaus Kranz e.K.\n", "ap@kranz.example", "Rechnung R2604086")
    assert (record.invoices, record.amount) == (("R2604086",), Decimal("626.52"))


TABLE = """
Fairweather Dairies Ltd.
220 High Street, Bristol BS1 4ND

DEBIT MEMO

Debit memo number:  CL48755
Date:               29 September 2026
Vendor:             Meadow Stores Limited
Reason:             Price difference

Invoice no.    Date              Invoice amount    Amount claimed
INV-73825      26 August 2026          1,709.84            188.08
INV-73832      14 August 2026          4,048.64            283.40
Total                                                      471.48
All amounts in GBP
"""


def test_the_sum_of_the_listed_amounts_is_what_is_claimed() -> None:
    found, record = _found(TABLE)
    assert (record.amount, record.date) == (Decimal("471.48"), dt.date(2026, 9, 29))
    assert not any("may be" in sentence for sentence in found.review)


def test_a_number_with_a_blank_in_it_is_one_number() -> None:
    _, record = _found(CHECKBOXES.replace("RE-2026-65373", "FC 26/803    ") + "\nWe dispute your invoice FC 26/803.\n")
    assert record.invoices == ("FC 26/803",)


SHORTAGE = """
Goods receipt discrepancy

Customer:           Pennine Textiles Limited
Supplier:           Fairweather Joinery Limited
Report no.:         DM-186730
Date:               10.06.2026
Invoice number:     SI49772
Currency:           GBP


{heads}
A4-Box                120              110            10        41.06        410.60
PX 17                 370              290            80        41.06      3,284.80
Total                                                                    3,695.40
"""


@pytest.mark.parametrize(
    "heads",
    [
        "                  Ordered        Received         Short   Unit price   Difference",
        "                  Invoiced       Counted       Variance        Price        Value",
        "                  Facturé        Reçu          Manquant         P.U.        Écart",
    ],
)
def test_a_shortage_is_told_by_its_figures(heads: str) -> None:
    (found,) = registry.extract(read(SHORTAGE.format(heads=heads).encode(), "claim.txt"), Hints())
    assert isinstance(found.record, Dispute)
    assert (found.record.reason, found.record.invoices) == (Reason.QUANTITY, ("SI49772",))


def test_one_row_of_three_that_was_misread_leaves_it_a_shortage() -> None:
    misread = "T-991                  33               29             4        41.06        164 24\nTotal "
    text = SHORTAGE.replace("Total", misread, 1).format(
        heads=" " * 18 + "Facturé        Reçu          Manquant         P.U.        Écart"
    )
    (found,) = registry.extract(read(text.encode(), "claim.txt"), Hints())
    assert isinstance(found.record, Dispute)
    assert (found.record.reason, found.record.invoices) == (Reason.QUANTITY, ("SI49772",))


def test_a_number_called_the_claims_goes_before_one_of_any_reference() -> None:
    text = MEMO.replace("Belegnummer  ", "Reklamations-Nr.") + "\n\nRef. VCM-7 §4.2\n"
    (found,) = registry.extract(read(text.encode(), "claim.txt"), Hints())
    assert isinstance(found.record, Dispute)
    assert found.record.claim_number == "3119094"


RETURNED = """
Norhaven Office GmbH                         Rechnung Nr. B-40118
Am Markt 4, 48143 Münster                    vom 08.10.2026

Stadtwerke Lingenau GmbH
Werkstraße 2
6951 Lingenau

Artikel             Menge     Einzelpreis       Betrag
Bürostuhl ergo          6          289,00     1.734,00
USt. 20%                                        346,80
Rechnungssumme EUR                            2.080,80

"""


def test_what_is_stamped_below_the_positions_is_no_title_of_the_invoice() -> None:
    words = tuple(word for page in typed.pages(RETURNED).pages for word in page.words)
    bottom = max(word.y1 for word in words)
    note = [("REKLAMIERT", 20.0, bottom + 40, 14.0), ("2 Stühle beschädigt 15.10.2026", 20.0, bottom + 60, 10.0)]
    words += tuple(word for line in note for word in _words(*line))
    page = Page(number=1, width=595, height=842, words=words, method="text")
    (found,) = registry.extract(Pages(reader="pdf", pages=(page,)))
    assert isinstance(found.record, Dispute)
    assert found.record.customer.name == "Stadtwerke Lingenau GmbH"
    assert (found.record.reason, str(found.record.amount)) == ("damage", "2080.80")


def test_numbers_of_goods_are_no_invoices() -> None:
    text = """
GUIA DE DEVOLUÇÃO A FORNECEDOR

Loja: Casa Lousada, Lda.
Fornecedor: Norhaven Cutelarias, S.A.
Reclamação n.º: GD 26/1180
Data: 05/11/2026
Fatura de origem: FA 2026/40118

Ref.      Artigo                        Qtd.      Valor
CX-20     Faca de cozinha 20 cm           24     187,20
CX-08     Descascador                     10      21,00
Total a creditar                                 208,20

Motivo: devolução de mercadoria
"""
    (found,) = registry.extract(read(text.encode(), "guia.txt"), Hints())
    assert isinstance(found.record, Dispute)
    assert found.record.invoices == ("FA 2026/40118",)


def test_what_may_be_checked_is_no_reason_where_no_mark_was_seen() -> None:
    text = """
Golden Gate Toy Emporium, Inc.
55 Pier Plaza, Alameda, CA 94501

VENDOR DEBIT MEMO

Debit Memo No.:   GG-20417
Date:             10/14/2026
Your Invoice:     WW-7718

Reason (check one):
    Shortage        Price difference      Merchandise returned
    Damaged         Other

Amount debited   $609.00
"""
    (found,) = registry.extract(typed.pages(text), Hints())
    assert isinstance(found.record, Dispute)
    assert any("no mark was seen" in question for question in found.review)


def test_a_name_beside_the_title_is_a_letterhead_and_a_label_without_value_is_nobody() -> None:
    (found,) = registry.extract(
        typed.pages(
            "BIG TIMBER LUMBER & HARDWARE              VENDOR DEBIT MEMO\n\n\n"
            "Debit memo no.:  DM-118-26\nDate:            10/14/2026\nVendor:          Cascade Fastener Mfg.\n"
            "Vendor invoice:  774418\n\nReason: short shipped\n\nTotal debit      $425.00\n\n\n"
            "Receiving clerk: R. Oakes     Approved:\n"
        )
    )
    assert isinstance(found.record, Dispute)
    assert found.record.customer.name == "BIG TIMBER LUMBER & HARDWARE"


STRIP_AND_GOODS = """
Hanse Drogeriemarkt eG                                     BELASTUNG

Empfänger: Elbtal Feinkost GmbH

Ns. addebito: ND-509667
Ausgestellt am: 01.08.2026
Beleg: 502226399
Reklamationsgrund: Mengendifferenz

Ihre Rg.     Artikelnr.   Leistung               Menge   Einzelpreis   Warenwert
2026/5701       104482    Küchenrolle 4er           21         20,89      438,69
2026/5783       639574    Mineralwasser              1         18,88       18,88
2026/5771       586178    Haferkekse 300 g           3         25,16       75,48

Belastungsbetrag: 533,05 EUR
"""


def test_a_column_of_invoices_beside_goods_and_a_number_called_our_debit() -> None:
    _, record = _found(STRIP_AND_GOODS)
    assert record.invoices == ("2026/5701", "2026/5783", "2026/5771")
    assert record.claim_number == "ND-509667"


def test_a_count_behind_a_comma_and_a_head_over_another_line_name_no_invoice() -> None:
    body = "Bonjour,\n\nfacture 00385226 : 120 x savon facturés, 111 comptés. Merci de nous créditer 213,48 EUR."
    assert _mail(body, "ap@commune.example", "Litige").invoices == ("00385226",)
    _, record = _found(
        CHECKBOXES.replace("Issue date\n", "Issue date       Invoice\n").replace("02-Oct-2026\n", "19. Oktober 2026\n")
    )
    assert "19" not in record.invoices


def _copied(front: str, back: str) -> list[Extraction]:
    pages = [read(text.encode(), "claim.txt").pages[0] for text in (front, back)]
    numbered = tuple(page.model_copy(update={"number": n + 1}) for n, page in enumerate(pages))
    return list(registry.extract(Pages(reader="text", pages=numbered)))


COPY = """
Schwarz Eisenwaren KG

Rechnung FA-44887 vom 12.09.2026

Rechnungsempfänger: Schwabe Werkzeuge GmbH & Co. KG

Bezeichnung            Menge      Einzelpreis        Gesamt
Zange                     10            40,00        400,00
Hammer                     5            20,00        100,00

Nettobetrag                                          500,00
MwSt. 19 %                                            95,00
Gesamtbetrag EUR                                     595,00
"""


def test_a_copy_of_the_invoice_behind_a_claim_is_no_record_and_no_part_of_it() -> None:
    (found,) = _copied(MEMO, COPY)
    assert isinstance(found.record, Dispute)
    assert (found.record.claim_number, found.record.amount) == ("3119094", Decimal("853.01"))
    assert {field.page for field in found.fields.values()} == {1}


def test_a_claim_over_two_pages_is_one_record() -> None:
    assert len(_copied(MEMO, "Seite 2\n\nDie Rechnung FA-44887 war falsch berechnet.\n")) == 1


def test_invoices_behind_dashes_below_a_line_that_names_them_are_disputed() -> None:
    body = (
        "Good morning,\n\nThis concerns the following invoices:\n\n- I/2026/1364  07/18/2026  $183.96\n"
        "- I/2026/1335  07/23/2026  $554.27\n- I/2026/1398  08/09/2026  $1,165.33\n\n"
        "We have never received the goods.\n\nDisputed amount: $1,903.56 USD.\n\nRegards\n"
        "Karen Halloran\nAccounts Payable\n"
        "HALLORAN-FOODS\n"
    )
    record = _mail(body, "karen.halloran@halloranfoods.example", "Problem with invoice I/2026/1364 / I/2026/1335")
    assert record.invoices == ("I/2026/1364", "I/2026/1335", "I/2026/1398")
    assert record.customer.name == "HALLORAN-FOODS"


def test_letters_of_a_number_and_a_currency_right_before_digits_are_kept() -> None:
    text = MEMO.replace("FA-44887", "AR 87394").replace("853,01 EUR", "R1 853.01")
    _, record = _found(text.replace("27.10.2026", "27 Oct 2026"))
    assert (record.invoices, record.amount) == (("AR 87394",), Decimal("1853.01"))


def test_the_day_of_a_listed_invoice_is_not_taken_where_the_head_has_one() -> None:
    listed = "\nRechnung Nr.      Datum           Betrag\nAR-2024-9943      15.11.2024       32,02\n"
    listed += "AR-2024-9913      17.11.2024       30,72\n"
    _, record = _found(
        "Spedition Zander GmbH                      17.12.2024\n\nMängelanzeige\n"
        + listed
        + "Summe                              62,74\n"
    )
    assert record.date == dt.date(2024, 12, 17)


def test_what_stands_beside_a_label_of_a_form_is_its_value_and_not_the_label_below() -> None:
    form = """
Claimformulier
Claim                                   CL-8817
Indiener                                Bloemenexport Aalsmeer Noord B.V.
Kweker                                  Rozenkwekerij Zuidplas
Claimdatum                              11 februari 2026
Factuur                                 260211-77
Bevinding                               Rozen met transportschade
Bedrag                                  EUR 343,20
"""
    (found,) = registry.extract(typed.pages(form))
    assert isinstance(found.record, Dispute)
    assert found.record.customer.name == "Bloemenexport Aalsmeer Noord B.V."


def test_a_letter_that_returns_the_invoice_disputes_it() -> None:
    body = "Nos permitimos devolver la factura SCA-20418 del 10/07/2026, por valor de $4.081.700, sin soportes."
    record = _mail(f"Cordial saludo:\n\n{body}\n", "ap@hospital.example", "Devolución de la factura SCA-20418")
    assert record.invoices == ("SCA-20418",)


def test_a_title_of_claiming_counts_whole_whatever_its_first_word_means_elsewhere() -> None:
    form = """
    COMERCIAL ANDES SUR SpA                       NOTA DE COBRO A
    Av. Alemania 0671, Temuco                     PROVEEDOR

    Señor(es)          Pinturas Biobío Ltda.      Factura ref.     118830 del 25-08-2026
    Orden de compra    OC 55204                   Comprador        J. Catrileo

    Detalle                                       Cant.   Dif. unit.     Total
    Esmalte al agua, precio facturado             150     1.190          178.500
                                                          Neto           178.500
                                                          IVA 19%         33.915
                                                          Total $        212.415
    """
    (found,) = registry.extract(typed.pages(form))
    assert isinstance(found.record, Dispute)


ASKED = {
    "worked out with its tax": (
        "Er waren 160 bossen, geen 200: 40 x 2,15 + 9% btw = € 93,74. Stuur een creditnota.",
        "93.74",
    ),
    "beside what is paid": ("We will be paying $2,150.00 on CM-44190 and short paying the HST of $279.50.", "279.50"),
    "beside a day without its year": ("Die Lieferung vom 27.01.: wir ziehen 654,50 EUR für Bruch ab.", "654.50"),
    "that is held back": ("Boven 500 € is de levering gratis. We houden dus 42,35 € in.", "42.35"),
}


@pytest.mark.parametrize("name", ASKED)
def test_what_is_claimed_is_told_from_what_stands_beside_it(name: str) -> None:
    told, amount = ASKED[name]
    record = _mail(f"Good morning,\n\nInvoice VR260077 is wrong. {told}\n", "ap@x.example", "Invoice VR260077 disputed")
    assert record.amount == Decimal(amount)


def test_the_label_of_a_reason_is_no_reason_among_several() -> None:
    form = "Mangel       Blechtafeln mit Transportschaden\nMenge        5 von 20 Tafeln\nWert brutto  654,50 EUR"
    (found,) = registry.extract(typed.pages(f"Reklamation REK-260118\n\nRechnung  VR260077\n{form}\n"))
    assert isinstance(found.record, Dispute) and found.record.reason is Reason.DAMAGE


def test_the_subject_of_a_mail_makes_no_dispute_of_the_bill_that_it_encloses() -> None:
    bill = """
    Tonwerk Burgenland GmbH
    Ziegelofengasse 2, A-7400 Oberwart

    Gartencenter Wienerwald GmbH
    Hauptstraße 4, A-3021 Pressbaum

    AR26-1184                                     17.04.2026

    Artikel            Menge    Preis       Betrag
    Pflanztopf 40        100    12,20     1.220,00
    Untersetzer 40       100     4,06       406,00
                             Netto EUR    1.626,00
                             20 % USt.      325,20
                          Gesamtbetrag    1.951,20
    """
    subject = Hints(subject="Rechnungsreklamation AR26-1184")
    (found,) = registry.extract(typed.pages(bill), subject)
    assert isinstance(found.record, Invoice) and found.record.total_amount == Decimal("1951.20")
    (disputed,) = registry.extract(typed.pages(bill.replace("Gartencenter", "Reklamation\n    Gartencenter")), subject)
    assert isinstance(disputed.record, Dispute)
