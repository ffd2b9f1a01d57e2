"""Words that belong together are one atom; words that do not, stay apart."""

import pytest

from docflow.schema.place import Word
from extractors.tables.atoms import atoms_of, kind_of


def line(text: str, gap: float = 2.5) -> list[Word]:
    """Words 5 points a character; one blank apart by `gap`, a "|" is a wide gap."""
    words, x = [], 0.0
    for part in text.split("|"):
        for word in part.split():
            words.append(Word(word, x, 0, x + 5 * len(word), 10, size=10))
            x += 5 * len(word) + gap
        x += 30
    return words


def atoms(text: str) -> list[tuple[str, str]]:
    return [(atom.kind, atom.text) for atom in atoms_of(line(text), 10, 0.25)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("1,234.56", "money"), ("1.234,56-", "money"), ("(20.00)", "money"), ("$500", "money"), ("500,-", "money"), (".00", "money"),  # noqa: E501
        ("12,34,567.00", "money"), ("4711", "integer"), ("INV-4711", "code"), ("2026/0815", "code"), ("14.10.2026", "date"), ("2026-10-14", "date"),  # noqa: E501
        ("14-Oct-2026", "date"), ("05.11.2026,", "date"), ("2026.4471", "code"), ("2026.031", "code"), ("2.026,03", "money"), ("(2026-11-05),", "date"), ("2%", "percent"), ("EUR", "currency"), ("€", "currency"), ("Summe", "text"), ("-", "mark"), ("+49", "code"),  # noqa: E501
        ("INV100", "code"), ("20-11-34-99", "code"),
    ],
)  # fmt: skip
def test_kinds_of_single_words(text: str, kind: str) -> None:
    assert kind_of(text) == kind


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 234 567,89 | 20,00", [("money", "1 234 567,89"), ("money", "20,00")]),
        ("1232 091,97", [("money", "1232 091,97")]),
        ("EUR 100.00 | 5.00 CR", [("money", "EUR 100.00"), ("money", "5.00 CR")]),
        ("$ | 1,480.00", [("money", "$ 1,480.00")]),
        ("paid on 14. Oktober 2026 by wire", [("text", "paid on"), ("date", "14. Oktober 2026"), ("text", "by wire")]),
        ("14 de octubre de 2026", [("date", "14 de octubre de 2026")]),
        ("Oct 14, 2026 | INV-1", [("date", "Oct 14, 2026"), ("code", "INV-1")]),
        ("Invoice Number | Net Amount", [("text", "Invoice Number"), ("text", "Net Amount")]),
        ("virement de 7 042,78 €", [("text", "virement de"), ("money", "7 042,78 €")]),
        ("INV 4711 | 7", [("text", "INV 4711"), ("integer", "7")]),
    ],
)
def test_words_that_belong_together(text: str, expected: list[tuple[str, str]]) -> None:
    assert atoms(text) == expected


def test_cells_of_a_sheet_never_join() -> None:
    words = [word._replace(ref=f"Sheet1!{'AB'[n]}1") for n, word in enumerate(line("Net Amount", gap=1.0))]
    assert [atom.text for atom in atoms_of(words, 10, 0.25)] == ["Net", "Amount"]


def test_a_blank_of_a_third_of_an_em_parts_no_name_however_narrow_the_blanks_of_the_page() -> None:
    words = [
        Word(text="Kuipers", x0=45.0, y0=45, x1=106.26, y1=62, size=14.0),
        Word(text="Installaties", x0=111.15, y0=45, x1=199.52, y1=62, size=14.0),
    ]
    assert [atom.text for atom in atoms_of(words, 14, 0.22)] == ["Kuipers Installaties"]


def test_signs_and_currencies_hang_over_the_edge_of_a_column() -> None:
    (plain,), (signed,) = atoms_of(line("100.00"), 10, 0.25), atoms_of(line("100.00-"), 10, 0.25)
    assert signed.right == pytest.approx(plain.right)


def test_a_cell_that_is_one_word_may_hold_a_date_with_blanks() -> None:
    assert [kind_of(text) for text in ("Jun 05, 2026", "14 de octubre de 2026", "Lot 12, 2026")] == [
        "date",
        "date",
        "code",
    ]


def test_letters_set_apart_are_one_phrase() -> None:
    spaced = line("NORHAVEN, PIKE & DUNN LLP", gap=4.8)
    assert [atom.text for atom in atoms_of(spaced, 10, 0.25)] == ["NORHAVEN, PIKE & DUNN LLP"]
    assert len(atoms_of(line("Qty | Price | Total | Tax"), 10, 0.25)) == 4


@pytest.mark.parametrize("confidence", [1.0, 0.93])
def test_a_typed_line_has_blanks_as_wide_as_letters(confidence: float) -> None:
    words, x = [], 0.0
    for word in ("INVOICE", "DATE", "|", "NET", "AMOUNT"):
        words += [Word(word, x, 0, x + 6.0 * len(word), 10, size=10, confidence=confidence)] if word != "|" else []
        x += 6.0 * (len(word) + 1) if word != "|" else 30.0
    assert [atom.text for atom in atoms_of(words, 10, 0.25)] == ["INVOICE DATE", "NET AMOUNT"]


def test_a_digit_before_a_closing_bracket_is_no_amount() -> None:
    assert kind_of("8)") == "code"
    assert kind_of("(8)") == "money"
