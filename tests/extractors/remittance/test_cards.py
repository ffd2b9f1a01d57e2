"""Documents told as cards: side by side, with amounts that no label names, in lists that come back to them."""

from docflow.schema.records import Remittance
from extractors.contract import Hints
from extractors.papers.paper import Paper
from extractors.remittance import advice
from tests.extractors.layouts.typed import pages

HEAD = """
Petrel Biosciences, Inc.
14 Harbour Street
Macon, GA 31201

To: Midvale Bearing Inc.

REMITTANCE ADVICE

Payment reference: CPY-84652758
Payment date: February 24, 2026

"""


def read(text: str) -> Remittance:
    (found,) = advice.extract(Paper(pages(HEAD + text)), Hints())
    assert isinstance(found.record, Remittance)
    return found.record


def told(record: Remittance) -> list[tuple[str | None, str, str, str]]:
    return [
        (line.document_number, str(line.document_date), str(line.deduction_amount), str(line.paid_amount))
        for line in record.lines
    ]


GRID = """
Invoice INV-208862                         Invoice INV-208873
Invoice date           Dec 11, 2025        Invoice date                   Dec 24, 2025
PO                        PO-267474        PO                                PO-518713
Invoice amount         1,764.35 USD        Invoice amount                 1,120.09 USD
Paid                   1,764.35 USD        Adjustment (Short delivery)          -33.60
                                           Paid                           1,086.49 USD
Invoice INV-208913
Invoice date            Jan 5, 2026
PO                        PO-094051
Invoice amount           612.66 USD
Paid                     612.66 USD

Total: 3,463.50 USD
"""


def test_cards_side_by_side_are_read_one_after_the_other() -> None:
    record = read(GRID)
    assert told(record) == [
        ("INV-208862", "2025-12-11", "0.00", "1764.35"),
        ("INV-208873", "2025-12-24", "33.60", "1086.49"),
        ("INV-208913", "2026-01-05", "0.00", "612.66"),
    ]
    assert [line.purchase_order for line in record.lines] == ["PO-267474", "PO-518713", "PO-094051"]
    assert record.lines[1].deduction_text == "Adjustment (Short delivery)"


CLAIMS = """
File 25-721.188
                                                   5,694.14
Your invoice R45736 of  09 Oct 2025
Hourly rate cut down after inspection             - 341.65
Settled                                            5,352.49

File 25-488.578
                                                   8,901.46
Your invoice R45737 of  01 Nov 2025
Settled                                            8,901.46

Total paid                                        14,253.95
"""


def test_amounts_that_no_label_names_are_told_by_their_equation() -> None:
    record = read(CLAIMS)
    assert told(record) == [
        ("R45736", "2025-10-09", "341.65", "5352.49"),
        ("R45737", "2025-11-01", "0.00", "8901.46"),
    ]
    assert [str(line.gross_amount) for line in record.lines] == ["5694.14", "8901.46"]


AGAIN = """
1. Invoice FE-2787       (1 Dec 2025)       8,103,521.96
Less: Short delivery                         -486,211.32
Net invoice FE-2787                         7,617,310.64
2. Invoice FE-2794      (14 Jan 2026)       1,971,473.94
3. Invoice FE-2801      (14 Jan 2026)       1,392,718.98

TOTAL PAID USD                             10,981,503.56
"""


def test_a_document_named_again_below_is_the_same_one() -> None:
    record = read(AGAIN)
    assert told(record) == [
        ("FE-2787", "2025-12-01", "486211.32", "7617310.64"),
        ("FE-2794", "2026-01-14", "0.00", "1971473.94"),
        ("FE-2801", "2026-01-14", "0.00", "1392718.98"),
    ]


LIST = """
Invoice 223005           03 Feb 2026                        765.71
Debit note DB4962        05 Feb 2026   Returned goods        12.75-
Invoice 223010           06 Feb 2026                      2,342.66

To be received  USD                                       3,095.62
"""


def test_words_before_what_is_taken_off_in_a_list_say_why() -> None:
    record = read(LIST)
    assert [(line.document_number, line.document_type, line.deduction_reason) for line in record.lines] == [
        ("223005", "invoice", None),
        ("DB4962", "debit_memo", "return"),
        ("223010", "invoice", None),
    ]


WORDED = """
Document                Date             What for                     $
Your invoice 4920       16 Apr 2025      Supplies                 70.52
Your invoice 4923        3 May 2025      Supplies                647.01
Our debit note DN18     20 May 2025      Late delivery penalty  -127.02
Cheque total                                                     590.51
"""


def test_words_for_a_kind_before_a_short_number_name_a_document() -> None:
    record = read(WORDED)
    assert [(line.document_number, line.document_type) for line in record.lines] == [
        ("4920", "invoice"),
        ("4923", "invoice"),
        ("DN18", "debit_memo"),
    ]
    assert record.lines[2].deduction_reason == "late_delivery"


def test_a_sentence_that_says_only_what_is_paid_says_what_was_billed() -> None:
    record = read(
        "Your invoice 5693 dated 4 April 2025 was for $211.24; from this we have taken $15.84 for damaged goods, so "
        "that\nwe pay $195.40 on it. Invoice 5700 of 11 April 2025 is paid in full at $413.06.\n\nTotal paid: $608.46\n"
    )
    assert [(line.document_number, str(line.gross_amount), str(line.paid_amount)) for line in record.lines] == [
        ("5693", "211.24", "195.40"),
        ("5700", "413.06", "413.06"),
    ]


BESIDE = """
Invoice 160985      Amount billed                          936.15
of 31 Jan 2026      To be deducted: Late delivery          -46.81
                    Paid                                   889.34
Invoice 160992      Amount billed                          156.65
of 10 Feb 2026
                    Paid                                   156.65

Total amount: 1,045.99 USD
"""


def test_a_card_may_tell_its_number_and_its_amounts_in_one_row() -> None:
    record = read(BESIDE)
    assert told(record) == [("160985", "2026-01-31", "46.81", "889.34"), ("160992", "2026-02-10", "0.00", "156.65")]
    assert record.lines[0].deduction_reason == "late_delivery"


def test_a_number_sign_opens_a_document_of_a_list() -> None:
    record = read("We paid today by ACH:\n\n#49179 - $694.99\n#49197 - $680.95\n#49208 - $98.24\n\nin all $1,474.18\n")
    assert [(line.document_number, str(line.paid_amount)) for line in record.lines] == [
        ("49179", "694.99"),
        ("49197", "680.95"),
        ("49208", "98.24"),
    ]


def test_capitals_behind_the_word_for_the_kind_begin_the_number() -> None:
    text = """
Order 20418            Invoice FPA 7/26 of   20 Jan 2026        Code Z204184471A
Gross       2,537.60   Tax withheld 20%           400.00        Net paid      2,137.60
Order 20419            Invoice FPA 9/26 of   03 Feb 2026        Code Z204194471A
Gross       1,268.80   Tax withheld 20%           200.00        Net paid      1,068.80

Total paid                                                                    3,206.40
"""
    assert told(read(text)) == [
        ("FPA 7/26", "2026-01-20", "400.00", "2137.60"),
        ("FPA 9/26", "2026-02-03", "200.00", "1068.80"),
    ]
