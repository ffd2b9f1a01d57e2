"""Cells of several rows between drawn lines: the lines tell whose they are."""

from docflow.schema.place import Pages, Ruling
from extractors.tables import Table, find_tables
from extractors.tables.ruled import Bands, Posts
from tests.extractors.layouts.typed import page

MIDDLE = """
Invoice      Reason                Gross      Paid
             price difference
INV-1                            1000.00    900.00
             of frame contract
INV-2                             500.00    500.00
             short
INV-3        delivery of          300.00    280.00
             two boxes
"""
BETWEEN = (0, 1, 4, 5, 8)
"""Rows under which a line is drawn; 0: above all."""


def ruled(text: str, under: tuple[int, ...]) -> Table:
    lines = tuple(Ruling(0.0, 12.0 * y - 1, 300.0, 12.0 * y - 1) for y in under)
    typed = page(text).model_copy(update={"rulings": lines})
    (table,) = find_tables(Pages(reader="pdf", pages=(typed,)))
    return table


def test_texts_above_and_below_a_lines_own_row_are_its_own() -> None:
    table = ruled(MIDDLE, BETWEEN)
    assert [row.text(1) for row in table.lines] == [
        "price difference of frame contract",
        "",
        "short delivery of two boxes",
    ]
    assert [row.kind for row in table.rows] == ["line"] * 3


def test_without_lines_nothing_is_moved() -> None:
    assert [row.text(1) for row in ruled(MIDDLE, ()).lines] != ["price difference of frame contract", "", ""]


def test_parts_of_one_line_are_one() -> None:
    cells = [Ruling(x, 20.0, x + 60.0, 20.3) for x in (0.0, 60.0, 120.0)]
    assert Bands(cells, 0.0, 180.0, 170.0).edges == [20.0]
    assert Bands(cells[:1], 0.0, 180.0, 170.0).edges == []


def test_what_stands_between_the_same_two_upright_lines_is_one_column() -> None:
    """A label in the middle of its cell, a number at the right of the one below."""
    posts = Posts([Ruling(x, y, x, y + 12.0) for x in (0.0, 100.0, 300.0) for y in (0.0, 12.0)])
    assert posts.one_column((170.0, 230.0, 6.0), (250.0, 298.0, 18.0))
    assert not posts.one_column((20.0, 60.0, 6.0), (250.0, 298.0, 18.0))
    assert not Posts(()).one_column((170.0, 230.0, 6.0), (250.0, 298.0, 18.0))
