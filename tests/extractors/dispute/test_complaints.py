"""Texts that dispute in words of their own: what they ask back and what is wrong make them disputes, not a phrase."""

from decimal import Decimal

import pytest

from docflow.schema.mail import Message
from docflow.schema.reasons import Reason
from docflow.schema.records import Dispute, Extraction, Kind
from extractors import registry
from extractors.contract import Hints
from extractors.fields.bank_change import bank_change_in_mail
from extractors.fields.composed import composed_claim
from extractors.fields.lexicon import any_speaks_of
from extractors.readers.mail import pages_of
from extractors.registry import read
from tests.extractors.layouts.typed import pages

COMPLAINTS = {
    "eng": (
        "Hello,\n\nlooking at INV605476 (£3,186.73) we noticed something: you added sales tax, but we are "
        "exempt and you hold our certificate.\n\nCould you issue a credit of £133.07? We hold it back until then."
        "\n\nThanks,\nJoan Pell\nHilltop Foods Ltd\n",
        ("INV605476",), "133.07", Reason.TAX,
    ),
    "nld": (
        "Dag,\n\nover uw factuur 268430 van € 2.691,14: er zaten drie kratten niet in de vrachtwagen.\n\n"
        "Wilt u € 35,48 crediteren? Tot die tijd betalen we de rest.\n\nMet groet,\nDe Vries Handel B.V.\n",
        ("268430",), "35.48", Reason.QUANTITY,
    ),
    "spa": (
        "Muy señores nuestros,\n\nEn la factura 4967-858 nos cargan el porte, cuando el contrato dice que corre a "
        "cargo de ustedes. Por ello solicitamos un abono de 718,17 EUR en el plazo de quince días.\n\nAtentamente\n"
        "Distribuciones Norte S.L.\n",
        ("4967-858",), "718.17", Reason.FREIGHT,
    ),
    "prices told before the credit": (
        "Bonjour,\n\nnous ne pouvons pas valider votre facture F26-12345 de 2 512,45 €. Prix unitaire facturé 12,50 au "
        "lieu de 11,90 selon notre commande. Merci de nous établir un avoir de 176,87 €.\n\nCordialement\n"
        "Menuiserie du Vercors SAS\n",
        ("F26-12345",), "176.87", Reason.PRICING,
    ),
    "pallets that were crushed": (
        "Guten Morgen,\n\nIhre Rechnung RE-26-118 können wir nicht freigeben. Zwei Paletten kamen zerdrückt an. Bitte "
        "schreiben Sie uns 40,00 EUR gut.\n\nGruß\nHartmann & Voss OHG\n",
        ("RE-26-118",), "40.00", Reason.DAMAGE,
    ),
    "a price told by its figures": (
        "Hiya\n\nLooking at 60881 you've billed the strong white at 21.90 GBP a bag. The quote says 19.75 GBP. "
        "We had 18 bags so that's 38.70 GBP too much. I'll knock it off when I settle.\n\nTheo\nCopper Kettle Ltd\n",
        ("60881",), "38.70", Reason.PRICING,
    ),
    "nothing came, and so there is no proof of it": (
        "Guten Tag,\n\nzur Rechnung 9910442 über 1.318,52 EUR liegt uns kein Wareneingang vor. Weder der Lieferschein "
        "noch ein Ablieferbeleg ist auffindbar. Bitte weisen Sie uns die Zustellung nach; bis dahin bleibt die "
        "Rechnung unbezahlt.\n\nFreundliche Grüße\nBaumarkt Nordlicht GmbH\n",
        ("9910442",), "1318.52", Reason.NOT_RECEIVED,
    ),
    "a shortage told by its figures": (
        "Morning,\n\nDelivery note 55120 (invoice SI-40771) - we were 2 cartons light. 14 cartons on the papers, 12 on "
        "the pallet. Carton price is £31.20 so please raise a credit for £62.40.\n\nBecky\nLakeland Toys Ltd\n",
        ("SI-40771",), "62.40", Reason.QUANTITY,
    ),
    "one of two invoices is only told of": (
        "Hello\n\nIt looks like invoice 30211 (£96.00) is for the same call-out as invoice 30118, which we paid on 14 "
        "October. Can you cancel 30211 please?\n\nSunita Rao\nMaplewood Care Homes Ltd\n",
        ("30211",), "96.00", Reason.DUPLICATE,
    ),
    "contested in the sentence that tells why": (
        "Buongiorno,\n\ncontestiamo la Vs. fattura 2026/1187 di € 742,98 in quanto la stessa fornitura ci è già stata "
        "fatturata con la n. 2026/1102, da noi saldata. Vi preghiamo di emettere nota di credito a storno totale."
        "\n\nDistinti saluti\nCartiera Bonetti S.r.l.\n",
        ("2026/1187",), "742.98", Reason.DUPLICATE,
    ),
    "rejected for want of an order": (
        "Dear supplier\n\nInvoice 700118 dated 2 November 2026 for £3,660.00 has been rejected.\n\nReason: No purchase "
        "order number quoted.\n\nAccounts Payable\nMeridian University\n",
        ("700118",), "3660.00", Reason.MISSING_PO,
    ),
    "a series before the number": (
        "Boa tarde,\n\nA encomenda chegou 9 dias depois da data acordada. Conforme o contrato, aplicamos a penalização "
        "de 5 %, ou seja 97,30 EUR, que vamos descontar no pagamento da FT A/4410 por atraso na entrega.\n\n"
        "Cumprimentos\nLoja Central, S.A.\n",
        ("FT A/4410",), "97.30", Reason.LATE_DELIVERY,
    ),
    "announced": (
        "Dear Sirs,\n\nYour delivery against invoice 45001234 came nine days late. Under our purchase terms we will "
        "deduct 120.00 EUR for late delivery from our next remittance.\n\nYours faithfully\nBaltic Tools Ltd\n",
        ("45001234",), "120.00", Reason.LATE_DELIVERY,
    ),
    "to be cancelled": (
        "Hola:\n\nSu factura INV-771402 de 436,26 € está duplicada; ya la pagamos el mes pasado. Rogamos su anulación."
        "\n\nSaludos\nDistribuciones Norte S.L.\n",
        ("INV-771402",), "436.26", Reason.DUPLICATE,
    ),
    "told first and asked back later": (
        "Good morning,\n\nI am going through invoice SO-55120 (dated 10/12/2026, total $3,884.15) and I see we were "
        "charged $212.40 for freight. Our quote says freight prepaid and allowed.\n\nCan you please credit the "
        "$212.40?\n\nThank you,\nMarcy Dunn\nLarkspur Greenhouses Inc.\n",
        ("SO-55120",), "212.40", Reason.FREIGHT,
    ),
    "where and when it was written tells nothing": (
        "Ommen, 9 oktober 2026\n\nBetreft: reclamatie factuur 20260883\n\nGeachte heer,\n\nU hebt ons het verkeerde "
        "artikel geleverd. Wij verzoeken u € 1.148,50 te crediteren.\n\nMet vriendelijke groet,\nTuinhuis Ommen B.V.\n",
        ("20260883",), "1148.50", Reason.WRONG_PRODUCT,
    ),
    "refused": (
        "Dear Ms Webb,\n\nwe are not going to pay invoice 704-123 as it stands. Half of the boxes arrived crushed. "
        "120.00 EUR must come off, then the rest will be released.\n\nKind regards\nBaltic Tools Ltd\n",
        ("704-123",), "120.00", Reason.DAMAGE,
    ),
}  # fmt: skip


def _found(text: str) -> Extraction:
    (found,) = registry.extract(read(text.encode(), "mail.txt"), Hints())
    return found


@pytest.mark.parametrize("name", COMPLAINTS)
def test_what_is_asked_back_makes_a_dispute(name: str) -> None:
    text, invoices, amount, reason = COMPLAINTS[name]
    record = _found(text).record
    assert isinstance(record, Dispute)
    assert (record.invoices, record.amount, record.reason) == (invoices, Decimal(amount), reason)


@pytest.mark.parametrize(
    "text",
    [
        "Hi,\n\nwe have remitted 1,516.55 GBP to you today. It settles invoice A-81052 dated 13/02/2026 for 1,563.45, "
        "less 3% discount of 46.90. Our transfer number is T6931928.\n\nRegards,\nBaltic Tools Ltd\n",
        "Guten Tag,\n\nheute haben wir 1.584,67 EUR an Sie angewiesen. Damit ist die Rechnung A-14573 vom 05.01.2026 "
        "über 1.633,68 EUR abzüglich 3 % Skonto von 49,01 EUR beglichen. Unsere Überweisungsnummer lautet T3219607.\n\n"
        "Gruß\nBergmann Haustechnik GmbH\n",
    ],
)
def test_a_payment_less_a_discount_is_no_dispute(text: str) -> None:
    assert _found(text).kind is Kind.REMITTANCE


def test_two_reasons_are_asked_about() -> None:
    found = _found(
        "Hello,\n\nplease credit 80.00 GBP on invoice SI-3390. Two pallets arrived damaged. The price is higher than "
        "on our purchase order.\n\nRegards\nHilltop Foods Ltd\n"
    )
    assert any(sentence.startswith("The reason may be") for sentence in found.review)


def test_a_postcode_under_the_title_is_no_number_of_the_claim() -> None:
    (found,) = registry.extract(
        pages(
            "Seiler Fördertechnik AG\n"
            "Am Kanal 3                          BELASTUNG\n"
            "45127 Essen\n\n"
            "Beleg          Buchungsdatum    Lieferant\n"
            "5100034294     22.07.2026       Bäckerei Hollmann GmbH & Co. KG\n\n"
            "Mengenabweichung laut Wareneingang.\n\n"
            "Zu Rechnung    Menge berechnet   Menge erhalten    Differenzwert EUR\n"
            "RG-66884                    71               46                49,67\n"
            "RG-56072                    97               27               345,07\n"
            "Belastung gesamt                                              394,74\n"
        ),
        Hints(),
    )
    record = found.record
    assert isinstance(record, Dispute)
    assert (record.claim_number, record.invoices) == ("5100034294", ("RG-66884", "RG-56072"))


def test_labels_that_only_a_claim_has_make_a_form() -> None:
    (found,) = registry.extract(
        pages(
            "Hilltop Foods Ltd - Vendor Compliance Charge\n\n"
            "Charge ID: CBK-886172\n"
            "Date issued: 26/11/2026\n"
            "Invoice affected: 4092204\n"
            "Charge amount: £120.14\n\n"
            "☒  ASN not sent, paperwork missing\n"
            "☐  Late shipment\n"
        ),
        Hints(),
    )
    record = found.record
    assert isinstance(record, Dispute)
    assert (record.claim_number, record.invoices) == ("CBK-886172", ("4092204",))
    assert record.reason is Reason.MISSING_DOCUMENTS


@pytest.mark.parametrize(
    "said", ["Only 46 of 50 cartons were received.", "Wij hebben slechts 46 van de 50 dozen ontvangen."]
)
def test_fewer_than_there_should_be_is_clear(said: str) -> None:
    """A shortage told in words and in numbers needs no question."""
    text = COMPLAINTS["refused"][0].replace("Half of the boxes arrived crushed.", said)
    found = _found(text)
    assert isinstance(found.record, Dispute) and found.record.reason is Reason.QUANTITY
    assert not any("reason" in question for question in found.review)


def test_a_code_before_the_words_of_a_labelled_reason() -> None:
    text = """
Chargeback ID      CB9829197
Issued by          Zenith Packaging Corporation
Date               02/25/2026
Reason             310 -  Promotional allowance not applied
Invoice            SI-250657
Chargeback amount  $169.64 USD
"""
    (found,) = registry.extract(pages(text), Hints())
    assert isinstance(found.record, Dispute) and found.record.reason is Reason.PROMOTION
    assert found.review == ()


FORM = """
PEDIDO DE CRÉDITO

Pedido n.º    DA-5832
Data          15/02/2026
Cliente       Hotelaria Falésia, S.A.
Fatura em causa   FC665265
Valor reclamado   870,29 EUR
Motivo        Fatura duplicada
"""


def test_a_number_whose_label_repeats_the_title_is_the_forms_own() -> None:
    (found,) = registry.extract(pages(FORM), Hints())
    assert isinstance(found.record, Dispute) and found.record.claim_number == "DA-5832"


def test_the_only_other_number_of_a_letter_is_asked_about() -> None:
    text = COMPLAINTS["announced"][0].replace("remittance.", "remittance. Please quote PEN-26-343 in any reply.")
    found = _found(text)
    assert isinstance(found.record, Dispute) and found.record.claim_number == "PEN-26-343"
    assert any("PEN-26-343" in question for question in found.review)


def test_the_forms_number_in_one_phrase_with_its_label_is_no_disputed_invoice() -> None:
    text = FORM.replace("PEDIDO DE CRÉDITO", "NOTA DE DÉBITO").replace("Pedido n.º    DA-5832", "Nota n.º ND-9893")
    (found,) = registry.extract(pages(text), Hints())
    assert isinstance(found.record, Dispute)
    assert (found.record.claim_number, found.record.invoices) == ("ND-9893", ("FC665265",))


def test_a_known_phrase_that_opens_a_short_reason_is_clear() -> None:
    text = FORM.replace("Fatura duplicada", "Diferença de quantidade na receção")
    (found,) = registry.extract(pages(text), Hints())
    assert not any("reason" in question for question in found.review)


@pytest.mark.parametrize(
    ("body", "reason", "invoice"),
    [
        ("Our yard has no trace of this delivery, nobody signed for it. Without a signed POD we won't be paying 300417 "
         "(£1,184.40).", Reason.NOT_RECEIVED, "300417"),
        ("Hemos recibido la factura A-26/0912 con el IVA al 21 %, y debe ser el 10 %. La diferencia es de 187,44 €. "
         "Dejamos el pago pendiente hasta que la rectifiquen.", Reason.TAX, "A-26/0912"),
        ("Na fatura 88123 não foi concedido o desconto de 3 % combinado. O valor é de 214,50 €. Solicitamos a emissão "
         "de nota de crédito.", Reason.DISCOUNT, "88123"),
        ("Rechnung 40118877: Sie haben uns den falschen Artikel geliefert, Warenwert 534,60 EUR. Die Rechnung bleibt "
         "bis zur Klärung gesperrt.", Reason.WRONG_PRODUCT, "40118877"),
    ],
)  # fmt: skip
def test_what_is_wrong_and_not_paid_is_a_dispute(body: str, reason: Reason, invoice: str) -> None:
    (found,) = registry.extract(read(f"{body}\n\nBest regards\nHilltop Foods Ltd\n".encode(), "mail.txt"))
    assert isinstance(found.record, Dispute)
    assert (found.record.reason, found.record.invoices) == (reason, (invoice,))


@pytest.mark.parametrize(
    ("text", "is_claim"),
    [
        ("Freight claim", True), ("Supplier deduction notice", True), ("Preisdifferenz Belastung", True),
        ("Cargo por devolución de mercancía", True), ("Claim for short delivery", True),
        ("Deduction details", False), ("Total deductions", False), ("Freight", False), ("Supplier statement", False),
    ],
)  # fmt: skip
def test_a_title_may_be_made_of_words_of_claiming(text: str, is_claim: bool) -> None:
    assert composed_claim(text) is is_claim


def test_the_tax_of_a_claim_is_not_its_reason() -> None:
    text = (
        "Reklamation Ihrer Rechnung RE-2026-33107\nUnsere Belastung Nr. 4500012877\nDatum: 05.11.2026\n\n"
        "Der Preis weicht von der Bestellung ab. Den Betrag zuzüglich Umsatzsteuer belasten wir Ihnen:\n\n"
        "2.000 m x 0,07       140,00 EUR\n19 % USt.             26,60 EUR\nBelastungsbetrag     166,60 EUR\n\n"
        "Mit freundlichen Grüßen\nElektro Brandl KG\n"
    )
    (found,) = registry.extract(read(text.encode(), "claim.txt"))
    assert isinstance(found.record, Dispute)
    assert found.record.reason is Reason.PRICING


def _dispute(text: str) -> Dispute:
    (found,) = registry.extract(read(f"{text}\n\nBest regards\nHilltop Foods Ltd\n".encode(), "mail.txt"))
    assert isinstance(found.record, Dispute)
    return found.record


def test_the_invoice_that_was_paid_before_is_not_disputed() -> None:
    record = _dispute("Your invoice 26-04412 for 1,062.00 EUR is a duplicate of invoice 26-04377. Please cancel it.")
    assert record.invoices == ("26-04412",)
    record = _dispute(
        "We dispute invoice 26-0091: you charge us 37.25 EUR of interest. Invoice 26-0055 was paid in time, as the "
        "agreed terms say. Please credit the 37.25 EUR."
    )
    assert record.invoices == ("26-0091",)


def test_a_price_that_is_counted_out_is_not_what_is_claimed() -> None:
    record = _dispute(
        "40 cartons were billed on invoice 88120, only 34 arrived. Please credit the 6 missing ones "
        "(6 x 18.90 EUR = 113.40 EUR)."
    )
    assert record.amount == Decimal("113.40")


@pytest.mark.parametrize(
    "text",
    [
        "Die Pumpen kamen nach dem zugesagten Termin, also Lieferverzug. Wir werden Ihre Rechnung 2026-0917 um "
        "682,00 EUR gekürzt bezahlen.",
        "Your invoice 2026-0917 for $682.00 could not be processed: the purchase order number is missing. Please "
        "resubmit it.",
    ],
)  # fmt: skip
def test_paying_less_and_not_accepting_disputes(text: str) -> None:
    record = _dispute(text)
    assert (record.invoices, record.amount) == (("2026-0917",), Decimal("682.00"))


def test_the_checked_box_of_several_side_by_side_is_the_reason() -> None:
    text = "OS&D report      No.: OSD-26-0771\n\nSupplier invoice: SF-90118\nClaim amount: 492.00 CAD\n\n"
    boxes = "☐   Over      ☒   Short      ☐   Damaged\n"
    assert _dispute(text + boxes).reason is Reason.QUANTITY


def test_a_subject_is_no_stamp() -> None:
    sender, body = (
        "ap@stellar.example",
        "Invoice 88-20417 for $3,918.75 has no purchase order number. Please resend it.",
    )
    pages = pages_of(Message(sender=sender, sender_name="AP", subject="Invoice rejected: 88-20417", body_text=body))
    (found,) = registry.extract(pages, Hints(subject="Invoice rejected: 88-20417", sender=sender))
    assert isinstance(found.record, Dispute)
    assert (found.record.reason, found.record.amount) == (Reason.MISSING_PO, Decimal("3918.75"))


def test_a_number_may_begin_like_a_word_before_it() -> None:
    text = "En la factura A-26/0912 los precios no son los pactados. Solicitamos un abono de 187,44 EUR."
    assert _dispute(text).invoices == ("A-26/0912",)


def test_in_rekening_brengen_speaks_of_no_bank_account() -> None:
    text = "Op factuur 26004417 is € 96,12 te veel in rekening gebracht. Graag een gecorrigeerde factuur."
    assert bank_change_in_mail([text]) is None


def test_an_invoice_less_a_part_of_it_disputes_nothing() -> None:
    text = (
        "NORHAVEN ELECTRIC CO.\n\nInvoice No: PE-2026-08\nInvoice Date: October 25, 2026\nTerms: Net 30\n\n"
        "To: Lakeview School District 41\n\nWork completed this period      $21,500.00\n"
        "Less retainage 10%              ($2,150.00)\nAmount due this invoice         $19,350.00\n"
    )
    (found,) = registry.extract(read(text.encode(), "in.txt"))
    assert found.kind is Kind.INVOICE


def test_the_paid_invoice_is_not_the_number_of_the_dispute() -> None:
    record = _dispute("Factuur F26-8812 (€ 415,00) is een dubbele van F26-8790. Kunt u F26-8812 crediteren?")
    assert (record.invoices, record.claim_number) == (("F26-8812",), None)


def test_the_amount_beside_the_reason_is_claimed_and_not_what_the_reason_is_measured_by() -> None:
    record = _dispute(
        "La facture F-7712 comporte 18,50 € de frais de port. Or votre site annonce le franco à partir de 250 €. Merci "
        "de nous rembourser ces frais."
    )
    assert record.amount == Decimal("18.50")


def test_the_head_of_the_next_column_is_no_reason() -> None:
    (found,) = registry.extract(
        pages(
            "Greenfield Foods Ltd              SUPPLIER DEBIT NOTE\n"
            "Unit 12 Wharf Road, Leicester     No. SDN/00771\n\n"
            "To: Norhaven Organics Ltd         4 November 2026\n\n"
            "Your invoice  Product         Qty  Reason                   Value\n"
            "NO-5518       Almond butter    36  Jars broken in transit  100.80\n"
            "NO-5518       Tahini           12  Jars broken in transit   31.20\n\n"
            "Total debit GBP                                            132.00\n"
        )
    )
    assert isinstance(found.record, Dispute) and found.record.reason is Reason.DAMAGE


@pytest.mark.parametrize("word", ["28x28", "(order TVM-2281)"])
def test_a_size_and_an_order_are_no_number_of_the_claim(word: str) -> None:
    found = _found(
        f"Hello,\n\nplease credit 80.00 GBP on invoice SI-3390. Two trays {word} arrived damaged and were thrown away."
        "\n\nRegards\nHilltop Foods Ltd\n"
    )
    assert isinstance(found.record, Dispute)
    assert found.record.claim_number is None
    assert not any("number of the dispute" in sentence for sentence in found.review)


def test_who_signs_is_told_by_the_parts_of_the_mail_address() -> None:
    sender = "compta@imp-moderne-cholet.example"
    text = (
        "Bonjour,\n\nvotre facture FA26-07718 a été établie avec une TVA à 20 % au lieu de 5,5 %. Merci de nous faire "
        "parvenir un avoir de 186,30 EUR.\n\nCordialement,\nFabienne Rousseau\nComptabilité fournisseurs\n"
        "Imprimerie Moderne de Cholet\n"
    )
    message = Message(sender=sender, subject="Litige facture FA26-07718", body_text=text)
    (found,) = registry.extract(pages_of(message), Hints(sender=sender, subject=message.subject))
    assert isinstance(found.record, Dispute)
    assert found.record.customer.name == "Imprimerie Moderne de Cholet"


def test_of_a_reason_and_what_it_follows_from_the_latter() -> None:
    found = _found(
        "Debit memo DM-4411\n\nOur ref: DM-4411\nDate: 6 February 2026\nInvoice no: SI63760\n"
        "Reason: There is no proof of delivery, and nothing has arrived at our warehouse.\nAmount: 584.60 GBP\n"
    )
    assert isinstance(found.record, Dispute)
    assert found.record.reason is Reason.NOT_RECEIVED


def mailed(body: str) -> Dispute:
    sender = Message(subject="", sender="accounts@ashdenevets.example", sender_name="Priya Nair", body_text=body)
    (found,) = registry.extract(pages_of(sender), Hints(sender=sender.sender))
    assert isinstance(found.record, Dispute)
    return found.record


def test_the_total_of_the_invoice_in_a_sentence_is_not_what_is_asked_back() -> None:
    record = mailed(
        "Guten Tag,\n\nin Ihrer Rechnung 2610-4418 vom 16.10.2026 (Endbetrag 1.284,40 €) sind Frachtkosten von 39,90 € "
        "enthalten.\n\nBitte erstatten Sie uns die 39,90 € per Gutschrift.\n\nFreundliche Grüße\nThomas Berg\n"
        "Orthopädie-Technik Wessel GmbH\n"
    )
    assert record.amount == Decimal("39.90")


def test_the_only_number_is_the_invoice_and_the_firm_below_the_name_complains() -> None:
    record = mailed(
        "Hi Mark,\n\nThe price on VS118842 is wrong - you charged £11.90 a box but the offer price is £9.20. 24 "
        "boxes so that's £64.80 too much.\n\nCould you credit £64.80 please?\n\nKind regards,\nPriya\n\nPriya Nair\n"
        "Accounts\nAshdene Veterinary Group Ltd\n"
    )
    assert (record.invoices, record.claim_number) == (("VS118842",), None)
    assert record.customer.name == "Ashdene Veterinary Group Ltd"


def test_a_letter_that_asks_for_a_credit_is_no_advice_whatever_it_says_in_passing() -> None:
    text = (
        "Mobilia Brianza S.r.l.\nVia Nazionale 118\n20821 Meda\n\nSpett.le\nTessuti Pratesi S.p.A.\nVia del Gelso 20\n"
        "59100 Prato\n\nMeda, 5 ottobre 2026\n\nOggetto: reclamo n. 118/26 - fattura 2026/3318 del 22/09/2026\n\n"
        "Gentili Signori,\n\n"
        "Vi informiamo che la merce di cui alla Vostra fattura 2026/3318, di importo pari a € 2.884,00, ci è\n"
        "stata consegnata solo in parte: mancano n. 2 rotoli di tessuto art. Siena.\n\n"
        "Vi preghiamo di emettere nota di credito per € 436,00, pari al valore dei rotoli mancanti.\n\n"
        "Distinti saluti\n\nMobilia Brianza S.r.l.\n"
    )
    (found,) = registry.extract(pages(text))
    assert (found.kind, getattr(found.record, "amount", None)) == (Kind.DISPUTE, Decimal("436.00"))


CUTS = {
    "eng": "Take 215.25 off and I'll pay what's left of INV605476.",
    "deu": "Von der RE-118820 ziehe ich 119,80 € ab.",
    "nld": "Die 175 euro trek ik van factuur 260612 af.",
    "fra": "Jusque-là je conteste les 264,00 € de la facture B-90417.",
}


@pytest.mark.parametrize("said", CUTS.values(), ids=CUTS)
def test_an_amount_that_is_cut_makes_a_mail_a_dispute_whatever_the_reason(said: str) -> None:
    message = Message(
        subject="Plinths", sender="jo@hilltop.example", body_text=f"Hello,\n\n{said}\n\nJo Pell\nHilltop Foods\n"
    )
    assert registry.extract(pages_of(message))[0].kind is Kind.DISPUTE


def test_a_verb_that_a_sentence_parts_is_known_by_both_parts() -> None:
    assert any_speaks_of("deduct", ["ich", "ziehe", "den", "betrag", "ab"])
    assert not any_speaks_of("deduct", ["ab", "montag", "gilt", "der", "preis"])


def test_a_platform_is_not_the_customer_whose_dispute_it_passes_on() -> None:
    body = (
        "PayBridge Network\nYour customer Bluewater Resorts Group has opened a dispute.\n\nDispute: DSP-0091732\n"
        "Invoice: 7740193\nDisputed amount: $1,764.00 USD\nComment: Received 14 of 20 umbrellas\n"
    )
    message = Message(subject="Dispute DSP-0091732", sender="no-reply@paybridge.example", body_text=body)
    record = registry.extract(pages_of(message))[0].record
    assert isinstance(record, Dispute)
    assert record.customer.name == "Bluewater Resorts Group"


@pytest.mark.parametrize(("title", "number"), [("RNC 26-0331 —", "RNC 26-0331"), ("Claim no.: 26-0331", "26-0331")])
def test_capitals_before_a_number_by_themselves_are_a_part_of_it(title: str, number: str) -> None:
    text = (
        f"DEBIT NOTE\n{title}\n\nCustomer: Hilltop Foods Ltd\nInvoice: INV605476\nAmount: 120.00 GBP\n"
        "Reason: goods damaged\n"
    )
    record = registry.extract(read(text.encode(), "claim.txt"))[0].record
    assert isinstance(record, Dispute)
    assert record.claim_number == number


def test_of_an_amount_and_what_its_tax_makes_of_it_the_latter_is_claimed() -> None:
    body = (
        "Guten Tag,\n\nes wurden nur 21 statt 28 Kisten geliefert. Das sind 77,70 EUR, mit MwSt. 83,14 EUR.\n"
        "Wir kürzen die Rechnung R-260918 entsprechend um 83,14 EUR.\n\nJutta Rösler\nKantine Rösler GmbH\n"
    )
    record = registry.extract(pages_of(Message(subject="", sender="j@roesler.example", body_text=body)))[0].record
    assert isinstance(record, Dispute)
    assert record.amount == Decimal("83.14")
