"""Payer memory in the extractors: what a clerk taught about one payer's papers beats what words usually mean."""

import pytest

from docflow.schema.memory import Memory, MemoryRule
from docflow.schema.records import Dispute, Extraction, Kind, Remittance
from extractors import registry
from extractors.contract import Hints
from extractors.papers.paper import Paper
from extractors.papers.recalled import recalled

HEAD = """Zahlungsavis

Auftraggeber: Möbelhaus Brandt GmbH
Zahlungsreferenz: ZA-88113
Zahlungsdatum: {date}
Überweisungsbetrag: {total} EUR

"""
ODD = """Vorgang      Wert         Minus       Ergebnis
RE-20418     1.000,00     20,00       980,00
RE-20433     500,00       0,00        500,00
RE-20457     250,00       5,00        245,00
"""
TWO_NUMBERS = """Ihre Rechnung    Beleg         Datum         Betrag
510077           RE-20418      02.03.2026    980,00
510078           RE-20433      09.03.2026    500,00
510079           RE-20457      16.03.2026    245,00
"""
SAME_HEADS = """Nr.         Nr.           Datum         Betrag
510077      RE-20418      02.03.2026    980,00
510078      RE-20433      09.03.2026    500,00
510079      RE-20457      16.03.2026    245,00
"""
SLASHED = """Invoice number   Date         Paid
INV-20418        03/04/2026   980.00
INV-20433        04/05/2026   500.00
INV-20457        05/06/2026   245.00
"""
COLUMN = {
    "Vorgang": "document_number",
    "Wert": "gross_amount",
    "Minus": "discount_amount",
    "Ergebnis": "paid_amount",
}


def rule(kind: str, value: str, words: str = "") -> MemoryRule:
    return MemoryRule.model_validate({"id": f"mem_{kind}_{words}", "kind": kind, "value": value, "words": words})


def read(text: str, *rules: MemoryRule, name: str = "advice.txt") -> tuple[Extraction, Remittance]:
    pages = registry.read(text.encode(), name)
    (found,) = registry.extract(pages, Hints(memory=Memory(rules=rules) if rules else None))
    assert isinstance(found.record, Remittance), found
    return found, found.record


def numbers(record: Remittance) -> list[str | None]:
    return [line.document_number for line in record.lines]


def test_headers_that_no_lexicon_knows_are_read_once_they_are_taught() -> None:
    text = HEAD.format(date="14.04.2026", total="1.725,00") + ODD
    taught = [rule("column", role, words) for words, role in COLUMN.items()]
    found, record = read(text, *taught)
    assert numbers(record) == ["RE-20418", "RE-20433", "RE-20457"]
    assert [str(line.discount_amount) for line in record.lines] == ["20.00", "0.00", "5.00"]
    assert [str(line.gross_amount) for line in record.lines] == ["1000.00", "500.00", "250.00"]
    assert set(found.memory) == {one.id for one in taught}
    assert not [sentence for sentence in found.review if "header" in sentence or "column" in sentence]
    before, _ = read(text)
    assert before.review, "without the memory a person must look"
    assert before.memory == ()


def test_case_accents_and_punctuation_of_a_header_do_not_matter() -> None:
    text = HEAD.format(date="14.04.2026", total="1.725,00") + ODD.replace("Vorgang", "VORGÄNG:")
    _, record = read(text, *(rule("column", role, words) for words, role in COLUMN.items()))
    assert numbers(record) == ["RE-20418", "RE-20433", "RE-20457"]


def test_which_of_two_numbers_is_ours_is_remembered_by_its_header() -> None:
    text = HEAD.format(date="14.04.2026", total="1.725,00") + TWO_NUMBERS
    assert numbers(read(text)[1]) == ["510077", "510078", "510079"]
    found, record = read(text, rule("column", "document_number", "Beleg"))
    assert numbers(record) == ["RE-20418", "RE-20433", "RE-20457"]
    assert found.memory == ("mem_column_Beleg",)
    assert found.review == ("The payee's name was not found.",), "nobody is named; nothing else is asked"


def test_or_by_its_place_where_the_headers_are_the_same() -> None:
    text = HEAD.format(date="14.04.2026", total="1.725,00") + SAME_HEADS
    found, record = read(text, rule("number_column", "2"))
    assert numbers(record) == ["RE-20418", "RE-20433", "RE-20457"]
    assert found.memory == ("mem_number_column_",)
    assert numbers(read(text, rule("number_column", "1"))[1]) == ["510077", "510078", "510079"]
    assert numbers(read(text, rule("number_column", "5"))[1]) == numbers(read(text)[1]), "there is no fifth"


def test_a_prefix_is_taken_off_and_its_place_kept() -> None:
    text = HEAD.format(date="14.04.2026", total="1.725,00") + TWO_NUMBERS
    ours = rule("column", "document_number", "Beleg")
    found, record = read(text, ours, rule("prefix", "re-"))
    assert numbers(record) == ["20418", "20433", "20457"]
    evidence = found.fields["lines.1.document_number"]
    assert (evidence.value, evidence.text) == ("20433", "RE-20433")
    assert found.memory == ("mem_column_Beleg", "mem_prefix_")
    unchanged, record = read(text, ours, rule("prefix", "XX-"))
    assert numbers(record) == ["RE-20418", "RE-20433", "RE-20457"]
    assert unchanged.memory == ("mem_column_Beleg",)


def test_a_prefix_that_leaves_no_number_stays() -> None:
    dispute = Dispute(invoices=("RE-20418", "RE-", "RE-ABC"))
    found = Extraction(kind=Kind.DISPUTE, confidence=1.0, record=dispute)
    paper = Paper(registry.read(b"x", "a.txt"), Memory(rules=(rule("prefix", "RE-"),)))
    (stripped,) = recalled(paper, [found])
    assert isinstance(stripped.record, Dispute)
    assert stripped.record.invoices == ("20418", "RE-", "RE-ABC")
    assert stripped.memory == ("mem_prefix_",)


@pytest.mark.parametrize(("order", "first"), [("dmy", "2026-04-03"), ("mdy", "2026-03-04")])
def test_the_order_of_day_and_month_is_remembered(order: str, first: str) -> None:
    text = (
        "Remittance advice\n\nPayer: Harrow Ltd\nReference: EFT-1\nPayment date: 06/07/2026\nTotal: 1,725.00\n\n"
        + SLASHED
    )
    before, _ = read(text)
    assert any("Day and month" in sentence for sentence in before.review)
    found, record = read(text, rule("date_order", order))
    assert str(record.lines[0].document_date) == first
    assert not any("Day and month" in sentence for sentence in found.review)
    assert found.memory == ("mem_date_order_",)


def test_dates_that_can_be_read_one_way_only_beat_the_memory() -> None:
    text = "Remittance advice\n\nPayer: Harrow Ltd\nPayment date: 25/07/2026\nTotal: 1,725.00\n\n" + SLASHED
    found, record = read(text, rule("date_order", "mdy"))
    assert str(record.lines[0].document_date) == "2026-04-03"
    assert found.memory == ()


def test_a_decimal_mark_is_remembered_where_no_amount_shows_it() -> None:
    text = (
        "Remittance advice\n\nPayer: Harrow Ltd\nReference: EFT-1\nCurrency: EUR\nTotal: 3.725\n\n"
        "Invoice number   Paid\nINV-20418        1.480\nINV-20433        2.245\n"
    )
    found, record = read(text, rule("decimal_mark", ","))
    assert [str(line.paid_amount) for line in record.lines] == ["1480.00", "2245.00"]
    assert found.memory == ("mem_decimal_mark_",)
    assert found.record != read(text)[1]


def test_what_is_remembered_of_other_papers_changes_nothing() -> None:
    text = HEAD.format(date="14.04.2026", total="1.725,00") + TWO_NUMBERS
    before, _ = read(text)
    after, _ = read(text, rule("column", "paid_amount", "Auszahlung"), rule("prefix", "FA"), rule("date_order", "mdy"))
    assert after == before


def test_a_memory_that_contradicts_the_arithmetic_does_not_pass() -> None:
    """Taught wrongly, the paper's own equations still speak."""
    text = HEAD.format(date="14.04.2026", total="1.725,00") + ODD
    wrong = {**COLUMN, "Wert": "paid_amount", "Ergebnis": "gross_amount"}
    found, _ = read(text, *(rule("column", role, words) for words, role in wrong.items()))
    assert found.review
