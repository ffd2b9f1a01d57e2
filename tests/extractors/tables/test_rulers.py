"""Columns that are drawn with characters part what stands close together."""

from extractors.tables.rows import rows_of
from tests.extractors.layouts.typed import pages

REPORT = """
VENDOR PAYMENTS OF USINA SERRA
PRF TITLE       ISSUED         VALUE PAID
--- ----------- ---------- --------------
001 000044718   03/03/2026      17,544.40
001 000044733   17/03/2026       8,772.20
-----------------------------------------
TOTAL OF ALL PAYMENTS           26,316.60
"""


def test_what_stands_close_in_two_drawn_columns_is_two_things() -> None:
    (rows,) = rows_of(pages(REPORT))
    said = [[atom.text for atom in row.atoms] for row in rows]
    assert said[1] == ["PRF", "TITLE", "ISSUED", "VALUE PAID"]
    assert said[2:4] == [
        ["001", "000044718", "03/03/2026", "17,544.40"],
        ["001", "000044733", "17/03/2026", "8,772.20"],
    ]


def test_a_line_that_fits_no_drawn_column_stays_whole() -> None:
    (rows,) = rows_of(pages(REPORT))
    assert [atom.text for atom in rows[0].atoms] == ["VENDOR PAYMENTS OF USINA SERRA"]
    assert rows[-1].atoms[0].text == "TOTAL OF ALL PAYMENTS"


def test_without_a_ruler_nothing_is_parted() -> None:
    (rows,) = rows_of(pages(REPORT.replace("--- ----------- ---------- --------------\n", "")))
    assert rows[2].atoms[0].text == "001 000044718"
