"""Tables from words with boxes: headers over several lines, repeated heads, sums, panels, rows without a header."""

from docflow.schema.place import Pages, Word
from extractors.tables import Table, find_tables, rows_of
from extractors.tables.naming import roles_of
from extractors.tables.panels import repeats
from tests.extractors.layouts.typed import page, pages


def tables(*texts: str) -> list[Table]:
    return find_tables(pages(*texts))


def numbers(table: Table) -> list[str]:
    return [row.text(table.number) for row in table.lines]


SIMPLE = """
Invoice No.   Date          Gross     Discount   Net Amount
INV-1         01.02.2026    1000.00      20.00       980.00
INV-2         03.02.2026     500.00                  500.00
Total                       1500.00      20.00      1480.00
"""


def test_a_plain_table() -> None:
    (table,) = tables(SIMPLE)
    assert [column.header for column in table.columns] == ["Invoice No.", "Date", "Gross", "Discount", "Net Amount"]
    assert numbers(table) == ["INV-1", "INV-2"]
    assert [row.kind for row in table.rows] == ["line", "line", "total"]
    assert table.lines[1].text(3) == "" and table.lines[1].text(4) == "500.00"


def test_headers_wrapped_over_three_lines() -> None:
    (table,) = tables("""
              Invoice                 Amount
Invoice       Issue       Gross       Actually
Number        Date        Amount      Paid
RE26-0001     01.02.2026  1.000,00      980,00
RE26-0002     03.02.2026    500,00      500,00
""")
    assert [column.header for column in table.columns] == [
        "Invoice Number",
        "Invoice Issue Date",
        "Gross Amount",
        "Amount Actually Paid",
    ]
    assert numbers(table) == ["RE26-0001", "RE26-0002"]


def test_a_page_without_a_header_goes_on_under_the_columns_before() -> None:
    (table,) = tables(
        SIMPLE,
        "INV-3         05.02.2026     700.00                  700.00\nINV-4         06.02.2026     100.00       2.00        98.00",  # noqa: E501
    )
    assert numbers(table) == ["INV-1", "INV-2", "INV-3", "INV-4"]


def test_repeated_heads_and_carried_lines_are_no_lines() -> None:
    (table,) = tables(
        SIMPLE.replace("Total  ", "Carried forward"),
        "Brought forward" + SIMPLE[SIMPLE.index("\n", 5) - 1 :].split("\n")[0] + SIMPLE,
    )
    assert numbers(table) == ["INV-1", "INV-2", "INV-1", "INV-2"]


def test_two_panels_side_by_side_are_read_one_after_the_other() -> None:
    (table,) = tables("""
Invoice    Date          Paid      Invoice    Date          Paid
INV-1      01.02.2026   10.00      INV-3      03.02.2026   30.00
INV-2      02.02.2026   20.00      INV-4      04.02.2026   40.00
Total                                                     100.00
""")
    assert numbers(table) == ["INV-1", "INV-2", "INV-3", "INV-4"]
    assert repeats(table.columns) == 0


def test_the_payers_own_number_is_told_from_ours() -> None:
    (table,) = tables("""
Document no.   Your reference   Our ref   Net amount
190004417      SI-0319123       A1            100.00
190004420      SI-0319188       A2            200.00
""")
    assert numbers(table) == ["SI-0319123", "SI-0319188"]


def test_rows_that_repeat_a_pattern_are_a_table_without_a_header() -> None:
    (table,) = tables("INV-1    10.02.2026     100.00\nINV-2    11.02.2026   2,500.00\nINV-3    12.02.2026      17.20")
    assert numbers(table) == ["INV-1", "INV-2", "INV-3"]


def test_a_name_set_in_two_sizes_is_one_thing() -> None:
    big, small = Word("DORNWALD", 72, 96, 160, 114, size=16), Word("Fachhandel", 162.5, 104, 205, 113, size=8)
    (row,) = rows_of(Pages(reader="pdf", pages=(page("x").model_copy(update={"words": (big, small)}),)))[0]
    assert [atom.text for atom in row.atoms] == ["DORNWALD Fachhandel"]


def test_a_skewed_scan_is_levelled() -> None:
    straight = page(SIMPLE)
    slope = 0.02
    words = tuple(
        word._replace(y0=word.y0 + slope * word.x0, y1=word.y1 + slope * word.x0, confidence=0.95)
        for word in straight.words
    )
    rows = rows_of(Pages(reader="image", pages=(straight.model_copy(update={"words": words, "method": "ocr"}),)))[0]
    assert [len(row.atoms) for row in rows] == [5, 5, 4, 4]


def test_footers_with_numbers_far_below_are_no_lines() -> None:
    (table,) = tables(SIMPLE + "\n" * 20 + "Phone +1 967 813 7568      Account 12345678")
    assert numbers(table) == ["INV-1", "INV-2"]


def test_a_sum_above_a_line_is_no_upper_half_of_it() -> None:
    (table,) = tables("""
Invoice    Invoice     Gross      Net
Number     Date        Amount     Amount
Carried forward                 1.000,00
RE26-0003  01.02.2026  500,00     500,00
RE26-0004  01.02.2026  600,00     600,00
""")
    assert numbers(table) == ["RE26-0003", "RE26-0004"]


def test_a_document_in_words_beside_its_number_is_the_kind_of_document() -> None:
    text = """
Documento         Número      Data          Débito    Crédito
Factura           FT A/731    19/09/2026              1.737,38
Nota de crédito   NC A/713    05/08/2026     55,63
"""
    (table,) = tables(text)
    assert numbers(table) == ["FT A/731", "NC A/713"]
    assert roles_of(table.columns).kind == 0


def test_an_external_reference_is_the_suppliers_number_beside_a_bare_document_number() -> None:
    text = """
Doc.no.       Ext. ref.     Doc.date      Gross amt    Net amt
100027137     IV881278      29.05.2026      2930.17    2930.17
100046281     IV102407      14.05.2026       923.43     923.43
"""
    (table,) = tables(text)
    assert numbers(table) == ["IV881278", "IV102407"]


def test_an_unknown_word_over_the_invoices_does_not_make_orders_of_them() -> None:
    text = """
Our doc.no.   PO           Zwrgl        Date          Paid
5100004571    4500247571   FV-82614     29.05.2026    2,930.17
5100004578    4500247584   FV-82631     14.05.2026      923.43
"""
    (table,) = tables(text)
    assert numbers(table) == ["FV-82614", "FV-82631"]
    assert roles_of(table.columns)[:4] == (2, 0, 1, 3)


def test_a_day_that_is_the_same_in_each_line_is_the_payments() -> None:
    text = """
Fecha         Documento    Fecha         Pagado
2026-03-23    969278       2026-03-06     63.48
2026-03-23    969279       2026-02-16     33.20
"""
    (table,) = tables(text)
    assert roles_of(table.columns).date == 2
