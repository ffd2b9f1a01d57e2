"""Columns that a person has marked: they are taken as told."""

from collections.abc import Sequence

import pytest

from docflow.rules.marking import proposed, with_lines
from docflow.schema.memory import MarkedColumns, MarkedTable, Memory, MemoryRule
from docflow.schema.place import Page, Pages, Word
from extractors import registry
from extractors.contract import Hints

ROWS = (("Kx", "Zz", "Qy"), ("8801", "77-1", "1,250.00"), ("8802", "77-2", "310.50"), ("8803", "77-3", "99.95"))
"""Headers that say nothing: which of both numbers is ours only a person knows."""


def _pages(down: int = 0, rows: Sequence[tuple[str, str, str]] = ROWS) -> Pages:
    """`down`: points by which the table begins lower."""
    head = ("REMITTANCE ADVICE", "Payer: Orchard Mills Ltd", "Payment date: 2026-04-14", "Total: GBP 1,660.45")
    words = [Word(text, 56 + 6 * at, 50 + 14 * n, 56 + 6 * (at + len(text)), 60 + 14 * n, size=10)
             for n, line in enumerate(head) for at, text in _words(line)]  # fmt: skip
    for n, row in enumerate(rows):
        for x, text in zip((56, 160, 300), row, strict=True):
            top = 150 + down + 16 * n
            words.append(Word(text, x, top, x + 6 * len(text), top + 10, size=10))
    return Pages(reader="pdf", pages=(Page(number=1, width=595, height=842, words=tuple(words), method="text"),))


def _words(line: str) -> list[tuple[int, str]]:
    at, found = 0, []
    for text in line.split():
        found.append((line.index(text, at), text))
        at = found[-1][0] + len(text)
    return found


@pytest.mark.parametrize(("roles", "numbers"), [
    (("document_number", "", "paid_amount"), ["8801", "8802", "8803"]),
    (("our_number", "document_number", "paid_amount"), ["77-1", "77-2", "77-3"]),
])  # fmt: skip
def test_lines_are_read_as_the_columns_are_told(roles: tuple[str, ...], numbers: list[str]) -> None:
    marked = MarkedTable(page=1, top=163, bottom=215, edges=(50, 120, 250, 360), roles=roles)
    (found,) = registry.extract(_pages(), Hints(memory=Memory(marked=(marked,))))
    assert [line.document_number for line in found.record.lines] == numbers  # type: ignore[union-attr]
    assert [str(line.paid_amount) for line in found.record.lines] == ["1250.00", "310.50", "99.95"]  # type: ignore[union-attr]
    place = found.fields["lines.1.paid_amount"]
    assert (place.text, place.box) == ("310.50", (300, 182, 336, 192))


KEPT = MarkedColumns(edges=(50, 120, 250, 360), roles=("our_number", "document_number", "paid_amount"))


@pytest.mark.parametrize(("down", "rows"), [(0, ROWS), (90, ROWS[:3]), (40, (*ROWS, ("", "Total", "1,660.45")))])
def test_marked_columns_are_kept_for_tables_of_other_lengths_elsewhere_on_the_page(
    down: int, rows: tuple[tuple[str, str, str], ...]
) -> None:
    rule = MemoryRule(id="mem_1", kind="table", value=KEPT.written)
    assert MarkedColumns.of(rule.value) == KEPT
    (found,) = registry.extract(_pages(down, rows), Hints(memory=Memory(rules=(rule,))))
    numbered = [row for row in rows if row[0].isdigit()]
    assert [line.document_number for line in found.record.lines] == [row[1] for row in numbered]  # type: ignore[union-attr]
    assert found.memory == ("mem_1",)


def test_marked_columns_that_no_row_fits_change_nothing() -> None:
    narrow = KEPT.model_copy(update={"edges": (0, 10, 20, 30)})
    rule = MemoryRule(id="mem_1", kind="table", value=narrow.written)
    assert registry.extract(_pages(), Hints(memory=Memory(rules=(rule,)))) == registry.extract(_pages())


def test_what_is_typed_stays_and_the_sum_is_proven_again() -> None:
    (read,) = registry.extract(_pages())
    marked = MarkedTable(
        page=1, top=163, bottom=199, edges=(50, 120, 250, 360), roles=("document_number", "", "paid_amount")
    )
    (two,) = registry.extract(_pages(), Hints(memory=Memory(marked=(marked,))))
    after = with_lines(read, two)
    assert len(after.record.lines) == 2  # type: ignore[union-attr]
    assert after.record.payer == read.record.payer  # type: ignore[union-attr]
    assert not all(one.holds for one in after.proof)
    assert any("1660.45" in sentence for sentence in after.review)


def test_columns_are_guessed_from_the_white_between() -> None:
    page = _pages().pages[0]
    found = proposed(page, None)
    assert (found.top, found.bottom) == (164, 210)
    assert [round(edge) for edge in found.edges] == [54, 120, 242, 350]
    assert found.roles == ("", "", "")


def test_our_numbers_stand_where_open_items_have_them() -> None:
    page = _pages().pages[0]
    numbers = [word.text for word in page.words if 120 <= word.x0 < 242 and 164 <= word.y0 <= 210]
    (read,) = registry.extract(_pages())
    assert proposed(page, read).roles[0] == "document_number"
    assert proposed(page, read, numbers[1:]).roles[:2] == ("", "document_number")
    assert proposed(page, read, ["elsewhere"]).roles == proposed(page, read).roles


@pytest.mark.parametrize("wrong", [{"roles": ("paid_amount",)}, {"roles": ("x", "")}, {"edges": (0, float("nan"), 9)}])
def test_a_marking_must_fit(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"column|edges"):
        MarkedTable.model_validate({"page": 1, "top": 0, "bottom": 9, "edges": (0, 5, 9), "roles": ("", ""), **wrong})
