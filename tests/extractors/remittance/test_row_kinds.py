"""Which rows are sums, by what the rows above come to and by what is like them."""

from docflow.schema.reasons import Reason
from docflow.schema.records import Remittance
from extractors.contract import Hints
from extractors.papers.paper import Paper
from extractors.remittance import advice
from extractors.tables.header import meanings_of
from tests.extractors.layouts.typed import pages

HEAD = """
Marlow Stores plc
14 Harbour Street
Leeds LS1 4AB

Norhaven Supply Inc.

REMITTANCE ADVICE

Payment no.: 99120
Payment date: 14 September 2026

"""


def read(table: str) -> Remittance:
    (found,) = advice.extract(Paper(pages(HEAD + table)), Hints())
    assert isinstance(found.record, Remittance)
    return found.record


def numbers(table: str) -> list[str | None]:
    return [line.document_number for line in read(table).lines]


STORES = """
Your ref     Date        Our ref    Invoice value       Paid
Store 014 Reading
77001        01.07.26    1900001           400.00     400.00
77014        02.07.26    1900002           350.00     330.00
             less: 2 cases missing                     20.00
Store 014                                  750.00     730.00
Store 022 Slough
77020        03.07.26    1900010         1,000.00   1,000.00
Store 022                                1,000.00   1,000.00
Paid to you                                         1,730.00
"""


def test_what_sums_up_a_group_and_has_no_date_is_no_line_whatever_number_it_has() -> None:
    record = read(STORES)
    assert [(line.document_number, str(line.paid_amount)) for line in record.lines] == [
        ("77001", "400.00"),
        ("77014", "330.00"),
        ("77020", "1000.00"),
    ]
    assert str(record.amount) == "1730.00"


def test_rows_that_run_on_are_sums_of_all_lines_above() -> None:
    table = """
Invoice     Date              Amount
4711        01.07.26          400.00
4712        02.07.26          100.00
So far 1                      500.00
4713        03.07.26           50.00
So far 2                      550.00
Total                         550.00
"""
    assert numbers(table) == ["4711", "4712", "4713"]


def test_a_line_without_a_date_that_the_total_counts_stays_a_line() -> None:
    table = """
Invoice     Date              Amount
4711        01.07.26          400.00
4712        02.07.26          100.00
4713                          500.00
Total                       1,000.00
"""
    assert numbers(table) == ["4711", "4712", "4713"]


def test_a_line_without_a_date_that_sums_up_nothing_stays_a_line() -> None:
    table = """
Invoice     Date              Amount
4711        01.07.26          400.00
4712        02.07.26          100.00
4713                          450.00
Total                         950.00
"""
    assert numbers(table) == ["4711", "4712", "4713"]


def test_numbers_with_the_same_letters_are_of_one_kind() -> None:
    table = """
Invoice      Date        Reason                Amount
00516882     01.07.26                        2,566.96
QX724355     02.07.26    Goods returned         16.24-
QX776023     03.07.26    Freight overcharge     10.42-
Total                                        2,540.30
"""
    assert [line.document_type for line in read(table).lines] == ["invoice", "debit_memo", "debit_memo"]


def test_a_column_that_may_only_name_orders_names_them() -> None:
    table = """
Facture       Marché      Date        Montant facturé       Réglé
SIT-97-086    MAR 0337    16/10/25          47 834,57   47 834,57
SIT-97-088    MAR 8648    23/10/25          27 120,05   27 120,05
Total EUR                                   74 954,62   74 954,62
"""
    assert [line.purchase_order for line in read(table).lines] == ["MAR 0337", "MAR 8648"]


def test_marks_of_debits_take_part_in_the_sums_of_their_groups() -> None:
    table = """
Document     Doc date     Type   Narrative              Amount
0142 Avonmouth
F051217      02/03/2026   INV                         8,858.95
F051252      03/03/2026   INV                         7,603.01
DN6620418    20/03/2026   DEB    Late delivery       144.90 DR
                                 Depot sum           16,317.06
0177 Doncaster
F051421      05/03/2026   INV                         8,593.00
DN6620533    21/03/2026   DEB    Late delivery     1,250.00 DR
                                 Depot sum            7,343.00
Total                                                23,660.06
"""
    record = read(table)
    assert [(line.document_number, str(line.paid_amount)) for line in record.lines] == [
        ("F051217", "8858.95"),
        ("F051252", "7603.01"),
        ("DN6620418", "-144.90"),
        ("F051421", "8593.00"),
        ("DN6620533", "-1250.00"),
    ]
    assert str(record.amount) == "23660.06"


def test_words_before_the_number_of_the_line_above_are_said_of_that_line() -> None:
    table = """
Doc.      Number                             Date            Amount
INV       0003-00044718                      04/05/2026  484,000.00
          Withheld s/ 0003-00044718                       -8,000.00
INV       0003-00044733                      15/05/2026  242,000.00
          Withheld s/ 0003-00044733                       -4,000.00
Total                                                    714,000.00
"""
    assert [(line.document_number, str(line.deduction_amount)) for line in read(table).lines] == [
        ("0003-00044718", "8000.00"),
        ("0003-00044733", "4000.00"),
    ]


def test_sub_lines_that_lead_to_the_last_of_them_tell_what_is_paid() -> None:
    table = """
Invoice no.   Order        Invoice date               GBP
20260418      4500118207   15.02.2026            4,880.00
                           Deducted: test report missing  -244.00
                           Settled               4,636.00
20260431      4500118290   16.02.2026            1,320.60
                           Settled               1,320.60
Total                                            5,956.60
"""
    assert [
        (line.document_number, str(line.deduction_amount), str(line.paid_amount)) for line in read(table).lines
    ] == [
        ("20260418", "244.00", "4636.00"),
        ("20260431", "0.00", "1320.60"),
    ]


def test_a_letter_before_a_number_with_letters_says_its_kind() -> None:
    table = """
Document        Date             Amount
F VF2604431     15/04/2026       343.22
F VF2604437     16/04/2026     1,371.30
Sent to your account           1,714.52
"""
    assert numbers(table) == ["VF2604431", "VF2604437"]


def test_a_row_like_the_lines_that_lost_its_number_is_a_line_and_asked_about() -> None:
    table = """
Your no.     Our no.     Date          Gross         Paid
INK8854      V705641     20.06.26      41.62        41.62
INK4363      V705642     20.06.26     114.82       114.82
INK4448                  21.06.26     778.97       778.97
INK4450      V705646     22.06.26      20.00        20.00
Total                                 955.41       955.41
"""
    (found,) = advice.extract(Paper(pages(HEAD + table.replace("Your no.", "Order   ").replace("Our", "Doc"))), Hints())
    assert isinstance(found.record, Remittance)
    assert [(line.document_number, str(line.paid_amount)) for line in found.record.lines] == [
        ("V705641", "41.62"),
        ("V705642", "114.82"),
        (None, "778.97"),
        ("V705646", "20.00"),
    ]
    assert found.review


def test_a_column_of_small_numbers_in_brackets_holds_codes() -> None:
    table = """
Document type                Number     Date            Paid
Electronic invoice  (33)     44718      04-03-2026   $ 1.190.000
Electronic invoice  (33)     44731      15-03-2026     $ 547.400
Credit note         (61)      1180      16-03-2026     $ -59.500
Total paid                                           $ 1.677.900
"""
    assert [(line.document_number, str(line.deduction_amount), line.paid_amount) for line in read(table).lines] == [
        ("44718", "0.00", 1190000),
        ("44731", "0.00", 547400),
        ("1180", "0.00", -59500),
    ]


def test_a_row_with_all_amounts_of_a_line_is_one_whatever_its_number_looks_like() -> None:
    table = """
Application    Dated       Gross amount    Labour      Tax deducted    Amount payable
Cert 7         24.04.26        6,200.00    4,200.00          840.00          5,360.00
DW-114         27.04.26          880.00      880.00          176.00            704.00
Totals                         7,080.00    5,080.00        1,016.00          6,064.00
"""
    assert len(read(table).lines) == 2


def test_words_under_a_payments_reason_are_no_payments() -> None:
    table = """
Numero     Data        Causale             Importo
V08819     04.04.26    Fattura            1,501.60
V08825     06.04.26    Difetto tessuto     -732.00
Totali                                      769.60
"""
    assert numbers(table) == ["V08819", "V08825"]


def test_dates_without_marks_are_read_as_their_header_says() -> None:
    table = """
Rechnung     Dat. JJMMTT    Bestellung     Zahlbetrag
080441226    260401         55502701         4,832.00
080441261    260403         55925901         7,193.67
Summe                                       12,025.67
"""
    assert [str(line.document_date) for line in read(table).lines] == ["2026-04-01", "2026-04-03"]


def test_a_rate_in_a_header_takes_nothing_from_what_it_means() -> None:
    assert [hit.target for hit in meanings_of("Escompte 2%", recognised=False)] == ["discount_amount"]
    assert max(hit.weight for hit in meanings_of("Escompte 2%", recognised=False)) > 0.9


MEMOS = """
Your document    Document date    Type         Our order      Paid
TI30447          01.07.26         INV          4500110000     3,312.73
AC30498          09.07.26         ADJ          4500110728      -699.32
CB77120418       11.07.26         SHORTAGE                     -118.40
Total                                                         2,495.01

ADJ: adjustment note issued by you.
"""


def test_the_code_of_a_type_is_what_the_paper_says_and_its_words_may_tell_the_reason() -> None:
    lines = read(MEMOS).lines
    assert lines[1].document_type == "credit_memo"
    assert lines[2].deduction_reason == Reason.QUANTITY
