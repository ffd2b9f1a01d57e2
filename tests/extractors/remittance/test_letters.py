"""Advices written as letters and plain lists: what sentences, remarks and unknown headers tell."""

from decimal import Decimal

import pytest

from docflow.schema.reasons import Reason
from docflow.schema.records import Extraction, Remittance
from extractors import registry
from extractors.tables.atoms import kind_of


def _read(text: str) -> tuple[Extraction, Remittance]:
    (found,) = registry.extract(registry.read(text.encode(), "advice.txt"))
    assert isinstance(found.record, Remittance)
    return found, found.record


LETTER = """Brackenbury & Sons (Joinery) Ltd
The Old Sawmill, Station Road
Ludlow SY8 2PQ

Marches Timber Supplies Ltd
Unit 4 Foley Trading Estate
Hereford HR1 2SF

14 October 2026

Further to our call, we have today sent you £6,214.40 by Faster Payment, reference BRACK 1410, in settlement
of your invoices MT20418 dated 2 September 2026 for £3,480.00, MT20455 dated 11 September 2026 for
£2,164.40 and MT20470 dated 16 September 2026 for £810.00, less your credit note MTC311 of 21 September
2026 for £240.00.
"""


def test_a_letter_whose_documents_add_up_is_an_advice() -> None:
    _, record = _read(LETTER)
    assert [(line.document_number, line.paid_amount) for line in record.lines] == [
        ("MT20418", Decimal("3480.00")), ("MT20455", Decimal("2164.40")), ("MT20470", Decimal("810.00")),
        ("MTC311", Decimal("-240.00")),
    ]  # fmt: skip
    assert str(record.lines[3].document_date) == "2026-09-21"  # broken over two lines
    assert record.payment_reference == "BRACK 1410"


RECEIPT = """Comprovativo de Transferência

N.º da operação    2026101200448811
Ordenante          Oliveira & Matos, Lda.
Beneficiário       Tipografia Moderna de Leiria, S.A.
Montante           1.845,00 EUR
Data-valor         12-10-2026
Descritivo         Pagamento fatura FT 2026/388

Documento processado por computador. Capital social 500.000.000 EUR.
"""


def test_a_receipt_of_one_invoice_pays_what_it_states() -> None:
    _, record = _read(RECEIPT)
    (line,) = record.lines
    assert (line.document_number, line.paid_amount) == ("FT 2026/388", Decimal("1845.00"))


def _table(head: str, *rows: str, above: str = "", below: str = "") -> str:
    return "\n".join((
        "Stadtkasse Bad Hohenfels", "Rathausplatz 1, 38700 Bad Hohenfels", "", "Gartenbau Rehbein e.K.", "Feldstr. 9",
        "38690 Vienenburg", "", above or "Zahlungsavis Nr. 2026/04417 vom 22.10.2026", "", head, *rows, "", below, "",
    ))  # fmt: skip


def test_a_number_of_each_line_is_not_the_payment_s() -> None:
    found, record = _read(_table(
        "Rechnung       vom          Kassenzeichen      Betrag EUR   Sicherheit EUR   Auszahlung EUR",
        "GR 2026-118    24.09.2026   5.1100.4418.22       4.760,00           238,00         4.522,00",
        "GR 2026-121    30.09.2026   5.1100.4418.23       1.904,00             0,00         1.904,00",
        "Summe                                            6.664,00           238,00         6.426,00",
        above="Auszahlungsmitteilung Nr. 2026/04417",
    ))  # fmt: skip
    assert len(record.lines) == 2 and record.amount == Decimal("6426.00")
    assert record.payment_reference == "2026/04417"
    assert any("payment of its own" in sentence for sentence in found.review)
    assert record.lines[0].deduction_amount == Decimal("238.00")  # no header says discount


def test_a_tax_that_is_kept_back_reduces_the_payment() -> None:
    _, record = _read(_table(
        "Fattura n.     Data         Totale documento   IVA (art. 17-ter)   Netto pagato",
        "FPA 12/26      11/09/2026          24.400,00            4.400,00      20.000,00",
        "FPA 14/26      18/09/2026           6.100,00            1.100,00       5.000,00",
        "Totale                             30.500,00            5.500,00      25.000,00",
    ))  # fmt: skip
    assert [line.deduction_amount for line in record.lines] == [Decimal("4400.00"), Decimal("1100.00")]
    assert {line.deduction_reason for line in record.lines} == {Reason.TAX}


def test_a_legend_explains_the_codes_of_what_is_taken_off() -> None:
    _, record = _read(_table(
        "INVOICE      INV DATE    TYPE      AMOUNT   DISCOUNT        NET",
        "SN771204     08/28/26    IN      6,480.00     129.60   6,350.40",
        "CB0091822    09/14/26    22       -216.00       0.00    -216.00",
        "CB0091907    09/16/26    59        -75.00       0.00     -75.00",
        "TOTAL                            6,189.00     129.60   6,059.40",
        above="REMITTANCE ADVICE", below="TYPE CODES: IN=INVOICE  22=SHORTAGE  59=LATE DELIVERY FINE",
    ))  # fmt: skip
    reasons = [line.deduction_reason for line in record.lines]
    assert reasons == [None, Reason.QUANTITY, Reason.LATE_DELIVERY]


@pytest.mark.parametrize("number", ["ED-260934", "the second invoice"])
def test_a_remark_tells_what_is_missing_of_a_line(number: str) -> None:
    _, record = _read(_table(
        "Invoice      Date          Gross      Paid",
        "ED-260911    04/09/2026    5,280.00   5,280.00",
        "ED-260934    10/09/2026    4,302.36   4,122.36",
        above="REMITTANCE ADVICE 88120", below=f"We differ on {number} by 180.00 because 12 units were missing",
    ))  # fmt: skip
    line = record.lines[1]
    assert (line.deduction_amount, line.deduction_reason) == (Decimal("180.00"), Reason.QUANTITY)


def test_a_remark_on_another_line_is_not_taken() -> None:
    found, record = _read(_table(
        "Invoice      Date          Gross      Paid",
        "ED-260911    04/09/2026    5,280.00   5,280.00",
        "ED-260934    10/09/2026    4,302.36   4,122.36",
        above="REMITTANCE ADVICE 88120", below="We differ on ED-260911 by 180.00 because 12 units were missing",
    ))  # fmt: skip
    assert record.lines[1].deduction_amount == 0 and found.review


@pytest.mark.parametrize("text", ["2026-10-13.", "2026-10-13,", "13/10/2026)", "13.10.2026;"])
def test_a_date_stays_one_at_the_end_of_a_sentence(text: str) -> None:
    assert kind_of(text) == "date"


def test_the_name_of_who_pays_stands_alone() -> None:
    _, record = _read(_table(
        "Invoice      Date          Paid", "ED-260911    04/09/2026    5,280.00",
        above="REMITTANCE ADVICE\nPayment reference: 2000048117 / 1000",
    ).replace("Stadtkasse Bad Hohenfels", "COMPANHIA SERTÃO VERDE S.A. CNPJ 07.118.204/0001-55"))  # fmt: skip
    assert record.payer.name == "COMPANHIA SERTÃO VERDE S.A."
    assert record.payment_reference == "2000048117"


ITALIAN = """Cantina Colline Astigiane Soc. Coop. Agricola
Strada Valle Tanaro 41 - 14100 Asti

Spett.le
Sugherificio Gallura S.r.l.
07029 Tempio Pausania (SS)

Asti, 9 ottobre 2026

Con la presente Vi informiamo di aver disposto in data odierna un bonifico di € 8.174,00 (CRO
26282004418) a saldo delle fatture:

n. 881 del 03/09/2026 di € 4.270,00
n. 902 del 11/09/2026 di € 2.684,00
n. 915 del 18/09/2026 di € 1.464,00

al netto della Vs. nota di credito n. 77 del 22/09/2026 di € 244,00.
"""


def test_lines_that_begin_alike_are_one_list_and_the_letter_tells_today() -> None:
    _, record = _read(ITALIAN)
    assert [line.document_number for line in record.lines] == ["881", "902", "915", "77"]
    assert record.amount == Decimal("8174.00") and record.payment_reference == "26282004418"
    assert str(record.payment_date) == "2026-10-09"


GERMAN = """Alpenhotels Betriebs GmbH
Bahnhofstraße 7, 6370 Kitzbühel

Wäscherei Inntal GesmbH
6060 Hall in Tirol

Am 9. Oktober 2026 werden wir unter der Zahlungsreferenz AHB-26-1009/17 den Betrag von
EUR 5.933,90 auf Ihr Konto überweisen. Damit sind folgende Rechnungen beglichen:

Re 26/4418   vom 31.08.2026      3.210,00
Re 26/4502   vom 15.09.2026      2.845,00
abzügl. 2 % Skonto                -121,10
Überweisungsbetrag               5.933,90
"""


def test_what_is_taken_off_a_list_leads_to_its_total() -> None:
    _, record = _read(GERMAN)
    assert [(line.document_type, line.paid_amount) for line in record.lines] == [
        ("invoice", Decimal("3210.00")), ("invoice", Decimal("2845.00")), ("adjustment", Decimal("-121.10")),
    ]  # fmt: skip
    assert str(record.payment_date) == "2026-10-09"  # the sentence goes on over the line's end


def test_a_bank_pays_for_its_client() -> None:
    text = _table(
        "Factura      F. emisión   Importe", "EC/26/0441   10/07/2026   12.886,50",
        above="Siguiendo instrucciones de nuestro cliente CERÁMICAS VILA-REAL, S.A. hemos procedido al abono de:",
    ).replace("Stadtkasse Bad Hohenfels", "Banco Mediterráneo")  # fmt: skip
    assert _read(text)[1].payer.name == "CERÁMICAS VILA-REAL, S.A."


@pytest.mark.parametrize(
    ("label", "reference"), [("UTR: 1188204471\n", None), ("UTR: HDFCR52026100718820\n", "HDFCR52026100718820")]
)
def test_a_taxpayer_s_reference_is_no_payment_s(label: str, reference: str | None) -> None:
    text = _table(
        "Invoice      Date          Paid", "ED-260911    04/09/2026    5,280.00", above=f"PAYMENT ADVICE\n{label}"
    )
    assert _read(text)[1].payment_reference == reference


def test_a_credit_says_so_in_its_description() -> None:
    _, record = _read(_table(
        "Invoice      Date         Description                  Amount Paid",
        "ED-260911    04/09/2026   Oxygen cylinders                5,280.00",
        "ED-26CR11    09/09/2026   Credit for short delivery        -204.00",
        "Total                                                     5,076.00", above="REMITTANCE ADVICE 88120",
    ))  # fmt: skip
    assert record.lines[1].document_type == "credit_memo"


def test_what_was_kept_back_of_one_invoice() -> None:
    found, record = _read("""Zimmerei Ohlsen & Sohn GmbH
Dorfstraße 3
24996 Sterup

Sterup, den 26.10.2026

Ihre Rechnung HA-26/1188 vom 06.10.2026

auf die oben genannte Rechnung über 3.927,00 € haben wir heute 3.689,00 € überwiesen. Den Betrag von
238,00 € haben wir einbehalten, weil zwei Balken beschädigt waren.
""")
    (line,) = record.lines
    assert (line.gross_amount, line.deduction_amount) == (Decimal("3927.00"), Decimal("238.00"))
    assert record.amount == Decimal("3689.00") and str(record.payment_date) == "2026-10-26"
    assert line.deduction_reason is Reason.DAMAGE or found.review


def test_a_document_paid_in_part_where_only_so_the_sum_is_right() -> None:
    _, record = _read("""Transports Garonne Express SAS
18 rue du Port
33000 Bordeaux

Bordeaux, le 3 novembre 2026

Nous avons effectué ce jour un virement de 5 391,20 € sous la référence TGE-1103-07 :

- facture n° 26-4471 du 01/10/2026 : 2 880,00 €
- facture n° 26-4502 du 09/10/2026 : 1 464,00 €, réglée à hauteur de 1 344,00 € (2 pneus non livrés)
- facture n° 26-4519 du 14/10/2026 : 1 167,20 €
""")
    assert [line.paid_amount for line in record.lines] == [Decimal(x) for x in ("2880.00", "1344.00", "1167.20")]
    assert record.lines[1].deduction_amount == Decimal("120.00")
    assert str(record.payment_date) == "2026-11-03"


def test_sums_of_stores_are_no_lines() -> None:
    _, record = _read(_table(
        "STORE   INVOICE   INV DATE    INV AMT     DEDUCT   REASON       PAID",
        " 0118   E77101    09/30/26     612.40       0.00              612.40",
        " 0118   E77144    10/07/26     598.00      23.92   BROKEN     574.08",
        "        STORE 0118 TOTAL     1,210.40      23.92            1,186.48",
        " 0204   E77112    10/01/26     884.10       0.00              884.10",
        " 0204   E77150    10/08/26     902.75       0.00              902.75",
        "        STORE 0204 TOTAL     1,786.85       0.00            1,786.85",
        "        REMITTANCE TOTAL     2,997.25      23.92            2,973.33", above="EFT REMITTANCE  EFT# 8844710",
    ))  # fmt: skip
    assert [line.document_number for line in record.lines] == ["E77101", "E77144", "E77112", "E77150"]
    assert record.amount == Decimal("2973.33")


def test_another_day_in_a_sentence_is_asked_about() -> None:
    found, _ = _read(_table(
        "Invoice      Date          Paid", "ED-260911    09/14/2026    5,280.00",
        above="Date: 10/30/2026\nPayment E0441882\n\nA payment was sent and should be available to you on 11/02/2026.",
    ))  # fmt: skip
    assert any("Several dates" in sentence for sentence in found.review)


@pytest.mark.parametrize("line", ["Payment note PN-2026-0447, issued 2026-10-26.", "Payment PN-2026-0447"])
def test_the_name_of_a_payment_and_its_number_open_a_line(line: str) -> None:
    text = _table("Invoice      Date          Paid", "BHE 44710    2026-09-14    9,660.00", above=line)
    assert _read(text)[1].payment_reference == "PN-2026-0447"


def test_a_firm_without_a_legal_form_is_paid_under_its_address_and_its_end_is_asked_for() -> None:
    found, record = _read("""Pennine Outdoor Retail Ltd
Mill Lane
Hebden Bridge HX7 8XX
ap@pennine.example

Swaledale Woollens        Account Ref          SWAL001
Low Row                   Date                 16/10/2026
Richmond                  Cheque No / BACS ref BACS1610-22
DL11 6XX                  Page                 1 of 1

REMITTANCE ADVICE

Invoice      Date          Paid
SW-10488     01/09/2026    1,240.00
""")
    assert record.payee.name is not None
    assert record.payee.name.startswith("Swaledale Woollens")
    assert any("who is paid" in sentence and '"Swaledale Woollens"' in sentence for sentence in found.review)
    assert record.payment_method != "cheque"


def test_the_day_of_the_payment_is_not_the_document_s() -> None:
    _, record = _read("""Payment confirmation

From               CLITHEROE MOTOR FACTORS LTD
To                 Bowland Brake Components Ltd
Amount             £1,926.40
Reference          INV BBC77120
Payment date       10 November 2026
Confirmation no.   RB-8820447118
""")
    assert record.lines[0].document_date is None and str(record.payment_date) == "2026-11-10"


def test_a_block_opens_with_the_kind_and_number_of_its_document() -> None:
    _, record = _read("""Waterschap Rijnmonde

Beste leverancier,

Op 12 november 2026 betalen wij de volgende facturen aan Baggerbedrijf Lek B.V.

Factuur BL-4471
Factuurdatum: 10-10-2026
Ons ordernummer: 6600118
Bedrag: € 14.520,00

Factuur BL-4488
Factuurdatum: 17-10-2026
Ons ordernummer: 6600140
Bedrag: € 6.050,00

Totaal: € 20.570,00
Betalingskenmerk: WR26-118204
""")
    assert [line.purchase_order for line in record.lines] == ["6600118", "6600140"]
    assert record.payee.name in (None, "Baggerbedrijf Lek B.V.")


def test_our_debits_are_known_and_unknown_kinds_are_asked_about() -> None:
    for kind, known in (("Ns. addebito", True), ("Zzqx", False)):
        found, record = _read(_table(
            "Documento        Numero      Data           Importo pagato",
            "Fattura          771/FE      31/08/2026           6.100,00",
            f"{kind:<16} AD-118      25/09/2026            -122,00",
            "Totale                                            5.978,00", above="Avviso di pagamento n. 8820/2026",
        ))  # fmt: skip
        assert any("is not known" in sentence for sentence in found.review) is not known
        assert record.lines[1].document_type == "debit_memo" or not known


def test_two_numbers_in_a_title_are_asked_about() -> None:
    found, _ = _read(_table(
        "Rechnung     Datum         Zahlung", "MB-260771    05.10.2026    5.355,00",
        above="Zahlungsmitteilung – Zahllauf 2026-44, Beleg 1500088204",
    ))  # fmt: skip
    assert any("1500088204" in sentence and "2026-44" in sentence for sentence in found.review)


def test_kinds_before_numbers_with_letters_of_their_own() -> None:
    _, record = _read(_table(
        "Srt Factuur      Factuurdat.     Te betalen", "FAC HN-77120     12-10-2026     11.936,40",
        "CRE HN-C0118     22-10-2026       -609,00", "Totaal                          11.327,40",
        above="BETALINGSADVIES 2026118204",
    ))  # fmt: skip
    assert [line.document_number for line in record.lines] == ["HN-77120", "HN-C0118"]


def test_a_title_beside_an_address_is_not_the_label_of_the_house_number() -> None:
    _, record = _read("""
Maple Ridge Packaging Ltd.                               Remittance Advice
620 Lougheed Highway
Maple Ridge, BC V2X 8K3

Date paid: 2026-11-10
EFT reference: MRP-4471

Invoice                     Date                                 Amount CAD
INV-104339                  2026-08-06                             3,906.40
INV-104439                  2026-09-04                             1,662.75
Total                                                              5,569.15
""")
    assert (record.advice_number, record.payment_reference) == (None, "MRP-4471")


def test_a_line_of_a_letter_that_holds_dates_and_amounts_is_no_table() -> None:
    """What stands in brackets there is no credit, and the day of an invoice is not that of the payment."""
    found, record = _read(
        "Ferris Lockyer Estates LLP\n4 Cathedral Close\nChichester PO19 1PX\n\nDownland Tree Surgeons\nOld Saw Mill\n"
        "West Sussex PO18 0HA\n\n8 October 2026\n\nDear Sirs,\n\n"
        "We enclose our cheque number 300417 for £2,144.40 in settlement of your invoice 2026/118\n"
        "dated 2 September 2026 (£1,260.00) and invoice 2026/131 dated 23 September 2026 (£884.40).\n\n"
        "Yours faithfully,\n\nFerris Lockyer Estates LLP\n"
    )
    assert (record.amount, str(record.payment_date)) == (Decimal("2144.40"), "2026-10-08")
    assert [(line.document_number, line.document_type, line.paid_amount) for line in record.lines] == [
        ("2026/118", "invoice", Decimal("1260.00")),
        ("2026/131", "invoice", Decimal("884.40")),
    ]
    assert found.fields["amount"].text == "£2,144.40"
