"""What is printed under and beside the lines: remarks, second rows, balances, running numbers, whole numbers."""

import pytest

from docflow.schema.reasons import Reason
from docflow.schema.records import Remittance, RemittanceLine
from extractors.contract import Hints
from extractors.papers.paper import Paper
from extractors.remittance import advice
from tests.extractors.layouts.typed import pages

HEAD = """
Nordwind Handels GmbH
Hafenstraße 12
20457 Hamburg

An:
Alpina Textil AG
Am Markt 3
80331 München

Zahlungsavis

Zahlungsreferenz: ZB-26-0815
Zahlungsdatum: 14.10.2026
Währung: EUR

"""


def lines(table: str) -> tuple[RemittanceLine, ...]:
    (found,) = advice.extract(Paper(pages(HEAD + table)), Hints())
    assert isinstance(found.record, Remittance)
    return found.record.lines


def numbers(table: str) -> list[str | None]:
    return [line.document_number for line in lines(table)]


REMARKS = """
Rechnungsnummer    Datum         Bruttobetrag    Abzug     Zahlbetrag
RE26-0001          01.09.2026        1.000,00     20,00        980,00
                     - Bruchschaden
RE26-0002          05.09.2026          500,00                  500,00
RE26-0003          05.09.2026          700,00     10,00        690,00
           - Preisdifferenz
RE26-0004          05.09.2026          100,00                  100,00
Summe                                2.300,00     30,00      2.270,00
"""


def test_a_remark_behind_a_bullet_is_the_reason_of_the_line_above_it() -> None:
    found = lines(REMARKS)
    assert [line.document_number for line in found] == ["RE26-0001", "RE26-0002", "RE26-0003", "RE26-0004"]
    assert [line.deduction_text for line in found] == ["Bruchschaden", None, "Preisdifferenz", None]
    assert [line.deduction_reason for line in found] == [Reason.DAMAGE, None, Reason.PRICING, None]


def test_what_is_said_under_a_line_tells_more_than_the_word_over_the_column() -> None:
    told, silent = lines("""
N.º factura     Fecha         Importe factura    Retención    Neto
INV-1           01.09.2026           1.000,00        20,00    980,00
   Mercancía dañada
INV-2           01.09.2026             500,00        10,00    490,00
Total                                1.500,00        30,00  1.470,00
""")
    assert (told.deduction_reason, silent.deduction_reason) == (Reason.DAMAGE, Reason.TAX)


def test_letters_before_a_number_belong_to_it() -> None:
    assert numbers("""
Rechnungsnummer    Datum         Zahlbetrag
CNCT 1267/26       01.09.2026      1.000,00
INVOICE 4711       05.09.2026        500,00
Summe                              1.500,00
""") == ["CNCT 1267/26", "4711"]


def test_running_numbers_are_never_the_document() -> None:
    assert numbers("""
N. Fattura       Data         Importo     Netto pagato
1  26003909      07.07.2026    350,91           350,91
2  26003911      14.07.2026    976,37           976,37
Totale                       1.327,28         1.327,28
""") == ["26003909", "26003911"]


def test_a_table_that_names_purchase_orders_only_is_asked() -> None:
    (found,) = advice.extract(
        Paper(pages(HEAD + """
Bestellnummer    Datum         Zahlbetrag
4500012345       01.09.2026      1.000,00
4500012346       05.09.2026        500,00
Summe                            1.500,00
""")), Hints())  # fmt: skip
    assert any("purchase orders only" in sentence for sentence in found.review)


def test_a_currency_column_beside_a_deduction_is_none_of_its_digits() -> None:
    first, second = lines("""
Reference No     Inv. Dt         Amount Invoiced     Adjustment CCY   Amount Paid
26005799         2026-09-14             1,427.78      -42.83 USD      1,384.95
26005801         2026-10-24             2,561.31              USD     2,561.31
Payment Total                           3,989.09                      3,946.26
""")
    assert (str(first.deduction_amount), str(second.deduction_amount)) == ("42.83", "0.00")


def test_an_order_number_that_goes_on_in_the_row_below_is_whole() -> None:
    found = lines("""
Rechnung     Bestellung   Datum         Zahlbetrag
RE-          PO-          01.09.2026      1.000,00
104395       35781
RE-          PO-          05.09.2026        500,00
104402       19625
Summe                                     1.500,00
""")
    assert [(line.document_number, line.purchase_order) for line in found] == [
        ("RE-104395", "PO-35781"),
        ("RE-104402", "PO-19625"),
    ]


def test_amounts_inside_a_remark_are_words_of_it() -> None:
    _, second, third = lines("""
Rechnung     Datum         Bestellung     Brutto    Abzug     Zahlbetrag
RE-104346    01.09.2026    0812331      1.000,00                1.000,00
RE-104362    05.09.2026    0891635        500,00    20,00         480,00
             Preisdifferenz 4,15 statt 4,38
RE-104367    05.09.2026    0891636        100,00                  100,00
Summe                                   1.600,00    20,00       1.580,00
""")
    assert (second.deduction_text, second.deduction_reason) == ("Preisdifferenz 4,15 statt 4,38", Reason.PRICING)
    assert str(third.paid_amount) == "100.00"


def test_lines_and_heads_of_two_rows_are_read_side_by_side() -> None:
    (found,) = advice.extract(
        Paper(pages(HEAD + """
Rechnung         Text             Bruttobetrag
Datum            Bestellnummer    Zahlbetrag
RE26-0001        Material             1.000,00
01.09.2026       451000                 980,00
RE26-0002        Material               500,00
05.09.2026       451001                 490,00
""")), Hints())  # fmt: skip
    assert isinstance(found.record, Remittance)
    assert [(x.document_number, str(x.document_date), x.purchase_order) for x in found.record.lines] == [
        ("RE26-0001", "2026-09-01", "451000"),
        ("RE26-0002", "2026-09-05", "451001"),
    ]
    assert [(str(x.gross_amount), str(x.paid_amount)) for x in found.record.lines] == [
        ("1000.00", "980.00"),
        ("500.00", "490.00"),
    ]
    box = found.fields["lines.1.purchase_order"].box
    assert box is not None and 50 < box[0] < box[2] < 400


ADJUSTED = """
Rechnung     Datum         Text              Zahlbetrag
RE26-0001    01.09.2026    Material            1.000,00
RE26-0002    05.09.2026    Material              500,00
                           Frachtkosten          -18,40
Summe                                          1.481,60
"""


def test_an_amount_of_its_own_that_the_total_counts_is_an_adjustment() -> None:
    (found,) = advice.extract(Paper(pages(HEAD + ADJUSTED)), Hints())
    assert isinstance(found.record, Remittance)
    *_, above, last = found.record.lines
    assert (last.document_type, last.document_number, str(last.paid_amount)) == ("adjustment", None, "-18.40")
    assert str(above.deduction_amount) == "0.00" and found.review == ()


def test_an_indented_amount_under_a_line_is_its_deduction() -> None:
    remark = "Frachtkosten"
    *_, last = lines(ADJUSTED.replace(" " * 27 + remark, "   " + remark + " " * 24))
    assert last.document_number == "RE26-0002"
    assert (str(last.deduction_amount), last.deduction_reason) == ("18.40", Reason.FREIGHT)


def test_what_stays_open_is_no_deduction() -> None:
    (found,) = advice.extract(
        Paper(pages(HEAD + """
Rechnung     Datum         Offener Betrag    Zahlbetrag    Restbetrag
RE26-0001    01.09.2026          1.000,00        800,00        200,00
RE26-0002    05.09.2026            500,00        500,00          0,00
Summe                                          1.300,00
""")), Hints())  # fmt: skip
    assert isinstance(found.record, Remittance)
    assert [(str(x.deduction_amount), str(x.paid_amount)) for x in found.record.lines] == [
        ("0.00", "800.00"),
        ("0.00", "500.00"),
    ]
    assert found.review == ()


def test_a_tax_under_each_invoice_names_no_document() -> None:
    (found,) = lines("""
Rechnungsnummer        Datum          Zahlbetrag
RE26-0001              01.09.2026       1.000,00
   Quellensteuer 10 %                    -100,00
Summe                                     900,00
""")
    assert (found.document_number, found.deduction_reason) == ("RE26-0001", Reason.TAX)
    assert [str(a) for a in (found.gross_amount, found.deduction_amount, found.paid_amount)] == [
        "1000.00",
        "100.00",
        "900.00",
    ]


def test_a_row_of_words_the_total_counts_is_an_adjustment_with_its_date_and_reason() -> None:
    *_, found = lines("""
Rechnungsnummer              Datum         Zahlbetrag
RE26-0001                    01.09.2026      1.000,00
RE26-0002                    02.09.2026        500,00
Penalty late delivery Q3     03.09.2026        -50,00
Summe                                        1.450,00
""")
    assert (found.document_number, found.document_type) == (None, "adjustment")
    assert (str(found.document_date), found.deduction_reason) == ("2026-09-03", Reason.LATE_DELIVERY)


def test_the_date_of_a_line_may_stand_under_its_number() -> None:
    found = lines("""
Rechnung / Datum         Brutto      Skonto      Zahlbetrag
466501                 1.000,00       20,00          980,00
10.10.2026 Ventile

466518                   500,00        0,00          500,00
15.09.2026 Transport
Summe                  1.500,00       20,00        1.480,00
""")
    assert [(line.document_number, str(line.document_date)) for line in found] == [
        ("466501", "2026-10-10"),
        ("466518", "2026-09-15"),
    ]


def test_a_heading_over_the_second_part_says_that_it_holds_credits() -> None:
    found = lines("""
Rechnungen

Rechnungsnummer     Datum          Zahlbetrag
RE26-0001           01.09.2026       1.000,00
RE26-0002           02.09.2026         500,00
Zwischensumme                        1.500,00

Gutschriften

Rechnungsnummer     Datum          Zahlbetrag
RE26-0003           03.09.2026         200,00
Zwischensumme                          200,00

Gesamtbetrag                         1.300,00
""")
    assert [(line.document_type, str(line.paid_amount)) for line in found][1:] == [
        ("invoice", "500.00"),
        ("credit_memo", "-200.00"),
    ]


def test_the_second_row_of_a_column_head_says_nothing_of_the_documents_below_it() -> None:
    found = lines("""
Betalingsbericht

Documentnummer     Documentdatum     Brutobedrag     Correctie     Reden            Netto
                                                                   inhouding
NH636163           24-05-2026           1.000,00        100,00     verkeerde prijs    900,00
NH636164           08-04-2026             500,00          0,00                        500,00

Totaal                                                                              1.400,00
""")
    assert [(line.document_number, line.document_type) for line in found] == [
        ("NH636163", "invoice"),
        ("NH636164", "invoice"),
    ]


def test_what_was_paid_before_is_no_reduction() -> None:
    found = lines("""
Rechnungsnummer   Datum        Rechnungsbetrag   bereits bezahlt   Diese Zahlung   Noch offen
RE26-0001         01.09.2026          1.000,00            400,00          500,00       100,00
RE26-0002         02.09.2026            500,00              0,00          500,00         0,00
Summe                                                                    1.000,00
""")
    assert [(str(line.discount_amount), str(line.deduction_amount), str(line.paid_amount)) for line in found] == [
        ("0.00", "0.00", "500.00"),
        ("0.00", "0.00", "500.00"),
    ]


def test_the_header_over_a_constant_share_names_the_tax_and_not_the_goods() -> None:
    found = lines("""
Rechnungsnummer   Datum        Text               Bruttobetrag   Quellensteuer   Zahlbetrag
RE26-0001         01.09.2026   Fracht Paletten        1.000,00          100,00       900,00
RE26-0002         02.09.2026   Ventile                  500,00           50,00       450,00
Summe                                                                              1.350,00
""")
    assert [line.deduction_reason for line in found] == [Reason.TAX, Reason.TAX]


def test_an_order_named_beside_the_invoice_in_one_cell_is_told_from_it() -> None:
    found = lines("""
Beschreibung                           Datum         Zahlbetrag
Rechnung RE-4711 / Best. 4500340237    01.09.2026      1.000,00
Rechnung RE-4712 / Best. 4500340238    02.09.2026        500,00
Gezahlter Betrag                                       1.500,00
""")
    assert [(line.document_number, line.purchase_order) for line in found] == [
        ("RE-4711", "4500340237"),
        ("RE-4712", "4500340238"),
    ]


def test_a_date_wrapped_in_its_cell_is_whole() -> None:
    found = lines("""
Rechnungsnummer   Datum          Zahlbetrag
RE26-0001         25. September    1.000,00
                  2026
RE26-0002         1. Oktober         500,00
                  2026
Summe                              1.500,00
""")
    assert [str(line.document_date) for line in found] == ["2026-09-25", "2026-10-01"]


def test_an_order_named_under_the_invoice_in_its_cell_is_told_from_it() -> None:
    found = lines("""
Dokument / Bestellung      Datum         Zahlbetrag
Rechnung RE-4711           01.09.2026      1.000,00
Bestellung 4500340237
Rechnung RE-4712           02.09.2026        500,00
Bestellung 4500340238
Gezahlter Betrag                           1.500,00
""")
    assert [(line.document_number, line.purchase_order) for line in found] == [
        ("RE-4711", "4500340237"),
        ("RE-4712", "4500340238"),
    ]


CODES = """
Invoice          Date          Billed      Adjustment   Code     Paid
RE26-0001        01.09.2026    1.000,00         20,00   Q-7        980,00
RE26-0002        05.09.2026      500,00          0,00              500,00
Total                          1.500,00         20,00            1.480,00

Q-7: goods damaged in transit
"""


def test_a_code_that_stands_beside_deductions_only_is_their_reason_as_the_legend_spells_it_out() -> None:
    found = lines(CODES)
    assert [line.deduction_text for line in found] == ["Q-7 goods damaged in transit", None]
    assert found[0].deduction_reason is Reason.DAMAGE


def test_words_beside_a_deduction_that_tell_no_known_reason_are_asked_about() -> None:
    table = CODES.replace("Q-7: goods damaged in transit", "").replace("Q-7   ", "ZX-99 ")
    (found,) = advice.extract(Paper(pages(HEAD + table)), Hints())
    assert any("which reason" in question for question in found.review)


def test_numbers_of_unknown_meaning_beside_a_bare_document_number_are_asked_about() -> None:
    table = """
Document no.     Zwrgl         Date          Gross amount    Paid amount
100027137        IV881278      29.05.2026        1.000,00       1.000,00
100046281        IV102407      14.05.2026          500,00         500,00
Total                                            1.500,00       1.500,00
"""
    (found,) = advice.extract(Paper(pages(HEAD + table)), Hints())
    assert any("may be the document number" in question for question in found.review)


CALLED = """
Rechnung AR-1001 vom 01.09.2026          1.000,00
   abzgl. Skonto                           -20,00
Rechnung AR-1002 vom 05.09.2026            500,00
Gesamt EUR                               1.480,00
"""


def test_lines_that_say_what_they_are_need_no_header_and_a_named_discount_no_question() -> None:
    (found,) = advice.extract(Paper(pages(HEAD + CALLED)), Hints())
    assert isinstance(found.record, Remittance)
    assert [str(line.discount_amount) for line in found.record.lines] == ["20.00", "0.00"]
    assert not any("header" in question or "deduction" in question for question in found.review)


def test_a_label_at_one_place_of_two_pages_before_other_numbers_begins_another_advice() -> None:
    page = HEAD.replace("Zahlungsreferenz", "Auszahlung") + REMARKS
    found = advice.extract(Paper(pages(page, page.replace("ZB-26-0815", "ZB-26-0816"))), Hints())
    assert [one.record.payment_reference for one in found if isinstance(one.record, Remittance)] == [
        "ZB-26-0815",
        "ZB-26-0816",
    ]


def test_the_order_below_a_line_is_its_order_wherever_the_words_behind_it_stand() -> None:
    found = lines(
        "Referenz / Bestellung    Belegdatum       Brutto      Skonto       Netto\n"
        "8237-4593                03.09.2026     1.000,00        0,00    1.000,00\n"
        "  Best. 4557532788   Schienenschrauben\n"
        "4024-3333                06.09.2026       500,00        0,00      500,00\n"
        "  Best. 4575203507 Dübel\n"
        "Gesamtbetrag                            1.500,00        0,00    1.500,00\n"
    )
    assert [line.purchase_order for line in found] == ["4557532788", "4575203507"]


def test_numbers_printed_in_groups_are_no_amounts_where_the_header_says_whose_they_are() -> None:
    table = (
        "Ihre Rechnung    Datum         Rechnungsbetrag    Skonto    Zahlung CHF\n"
        "185.870          19.09.2026           7'170.11                 7'170.11\n"
        "861.745          28.08.2026           1'644.53     32.89       1'611.64\n"
        "Total CHF                             8'814.64     32.89       8'781.75\n"
    )
    assert numbers(table) == ["185.870", "861.745"]


def test_each_sub_line_is_what_its_own_words_say() -> None:
    table = """
Invoice no.      Date          Amount
INV-1            01.09.2026     1,000.00
discount                          -20.00
INV-2            05.09.2026       500.00
discount                          -10.00
price difference                  -50.00
INV-3            06.09.2026       300.00
Total                           1,720.00
"""
    (found,) = advice.extract(Paper(pages(HEAD + table)), Hints())
    lines = [
        (line.document_number, str(line.discount_amount), str(line.deduction_amount)) for line in found.record.lines
    ]
    assert lines == [("INV-1", "20.00", "0.00"), ("INV-2", "10.00", "50.00"), ("INV-3", "0.00", "0.00")]
    assert found.record.lines[1].deduction_reason == "pricing"


def test_a_credit_among_the_suppliers_documents_is_no_debit_memo_whatever_it_is_described_as() -> None:
    table = """
Your invoice     Date          Description         Amount
07/4181          01.09.2026    Cleaning          1,000.00
C21709           05.09.2026    Price difference   -100.00
INV 4196         06.09.2026    Freight             300.00
Total                                            1,200.00
"""
    (found,) = advice.extract(Paper(pages(HEAD + table)), Hints())
    assert [line.document_type for line in found.record.lines] == ["invoice", "credit_memo", "invoice"]
    assert found.record.lines[2].document_number == "INV 4196"


def test_what_sums_up_the_sub_lines_below_is_counted_once() -> None:
    table = """
Your invoice     Date          Amount
20257359         01.09.2026    1,000.00
discount                         -20.00
20257368         05.09.2026      500.00
price difference                 -50.00
Invoices together:             1,500.00
./. discount:                    -20.00
./. deductions:                  -50.00
Transfer                       1,430.00
"""
    (found,) = advice.extract(Paper(pages(HEAD + table)), Hints())
    assert [(line.document_number, str(line.paid_amount)) for line in found.record.lines] == [
        ("20257359", "980.00"),
        ("20257368", "450.00"),
    ]
    assert str(found.record.amount) == "1430.00"


def test_a_longer_number_below_is_no_rest_of_the_one_above() -> None:
    table = """
Invoice no.      Date          Amount
F-7938           01.09.2026    1,000.00
C987C822-4C10-7FF4
F-1871           05.09.2026      500.00
B6320FEC-886B-A64F
Total                          1,500.00
"""
    (found,) = advice.extract(Paper(pages(HEAD + table)), Hints())
    assert [line.document_number for line in found.record.lines] == ["F-7938", "F-1871"]


def test_words_behind_a_number_are_no_part_of_it_and_the_day_among_them_is_its_own() -> None:
    table = """
Invoice                      Comment      Amount
SO 12205-1 dated 2024-07-03  Freight    1,000.00
FT A/95445 dated 2024-07-04  Repairs      500.00
Total                                   1,500.00
"""
    (found,) = advice.extract(Paper(pages(HEAD + table)), Hints())
    lines = [(line.document_number, str(line.document_date)) for line in found.record.lines]
    assert lines == [("SO 12205-1", "2024-07-03"), ("FT A/95445", "2024-07-04")]


def test_a_bare_header_over_a_ledgers_own_entries_is_asked_about() -> None:
    table = """
Invoice date     Doc #         Amount
12.10.2025       5105248948      191.51
17.10.2025       5105796388      445.42
Total                            636.93
"""
    (found,) = advice.extract(Paper(pages(HEAD + table)), Hints())
    assert any("which column is the document number" in sentence for sentence in found.review)


@pytest.mark.parametrize(
    ("taken_off", "kind", "reason"),
    [
        ("DM706961      11.09.2026    Goods returned     -10.11", "debit_memo", "return"),
        ("0990023110    11.09.2026    Shortage carton    -10.11", "debit_memo", "quantity"),
        ("CN55120       11.09.2026    Shortage carton    -10.11", "credit_memo", None),
        ("0990023110    11.09.2026    Hexagon bolts      -10.11", "credit_memo", None),
    ],
)
def test_what_takes_money_off_is_told_by_its_letters_and_by_the_reason_it_gives(
    taken_off: str, kind: str, reason: str | None
) -> None:
    table = f"""
Invoice no.   Date          Description        Amount
08800415      01.09.2026    Merchandise        1,000.00
{taken_off}
08800419      06.09.2026    Merchandise          300.00
Total                                          1,289.89
"""
    (found,) = advice.extract(Paper(pages(HEAD + table)), Hints())
    assert isinstance(found.record, Remittance)
    assert (found.record.lines[1].document_type, found.record.lines[1].deduction_reason) == (kind, reason)


def test_a_reason_below_what_takes_money_off_makes_it_the_payers_own_and_is_asked_about() -> None:
    table = """
Document      Date          Amount
118834        01.09.2026    1,000.00
QC260619      06.09.2026     -212.30
   Quality claim Leeds
Total                         787.70
"""
    (found,) = advice.extract(Paper(pages(HEAD + table)), Hints())
    assert isinstance(found.record, Remittance)
    (_, line) = found.record.lines
    assert (line.document_type, line.deduction_reason, line.deduction_text) == (
        "debit_memo",
        "quality",
        "Quality claim Leeds",
    )
    assert any("Quality claim" in asked for asked in found.review)


def test_what_stands_beside_a_line_under_no_header_tells_why_money_is_taken_off() -> None:
    table = """
Invoice 223005       03.02.2026                           765.71
Invoice 223008       05.02.2026                         4,142.96
Debit note DB4962    05.02.2026      Goods returned       -12.75
Invoice 223010       06.02.2026                         2,342.66
Debit note DB0156    21.02.2026      Short delivered      -16.27
Total                                                   7,222.31
"""
    (found,) = advice.extract(Paper(pages(HEAD + table)), Hints())
    assert isinstance(found.record, Remittance)
    told = [(line.document_type, line.deduction_reason) for line in found.record.lines]
    assert told[2] == ("debit_memo", "return") and told[4] == ("debit_memo", "quantity")


def test_a_note_that_begins_with_its_number_tells_what_takes_money_off() -> None:
    table = """
Invoice no.   Date          Amount
SIT 4         01.09.2026    1,000.00
CP-2026-03    11.09.2026      -40.00
Total                         960.00

CP-2026-03: our debit note for late delivery.
"""
    (found,) = advice.extract(Paper(pages(HEAD + table)), Hints())
    assert isinstance(found.record, Remittance)
    (_, line) = found.record.lines
    assert (line.document_type, line.deduction_reason) == ("debit_memo", "late_delivery")


def test_the_one_note_that_names_a_line_tells_why_it_is_paid_short() -> None:
    table = """
Invoice no.   Date          Amount     Adjusted      Paid
OP/I230208    01.09.2026    1,000.00     112.00    888.00
OP/I230242    11.09.2026      500.00       0.00    500.00
OP/I230261    12.09.2026      300.00      20.00    280.00
Total                                            1,668.00

Adjusted: OP/I230208 short delivered, 4 cylinders not received.
OP/I230242 and OP/I230261 were damaged.
"""
    (found,) = advice.extract(Paper(pages(HEAD + table)), Hints())
    assert isinstance(found.record, Remittance)
    assert [line.deduction_reason for line in found.record.lines] == ["quantity", None, "other"]
    assert found.record.lines[0].deduction_text == "short delivered, 4 cylinders not received."


def test_a_code_of_documents_that_the_paper_explains_tells_the_payers_own() -> None:
    table = """
Type     Document     Date          Reason             Amount
I        0798040      01.09.2026                     1,000.00
D        DNB73280     11.09.2026    Goods returned     -40.00
C        8716006      12.09.2026                       -60.00
Total                                                  900.00

I = your invoice C = your credit note D = our debit note, claimed under our terms.
"""
    (found,) = advice.extract(Paper(pages(HEAD + table)), Hints())
    assert isinstance(found.record, Remittance)
    told = [(line.document_type, line.deduction_reason) for line in found.record.lines]
    assert told == [("invoice", None), ("debit_memo", "return"), ("credit_memo", None)]
