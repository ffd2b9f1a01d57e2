"""Records that a person says are one: nothing read is lost, nothing is settled in silence."""

from docflow.rules.one_record import one_record
from docflow.schema.records import Extraction, Kind, Other, Party
from tests.rules.worlds import extraction, line, money, remittance


def test_lines_stand_below_each_other_with_their_places() -> None:
    head = extraction(remittance(line("A-1", "10.00"), amount=None), review=("Line 1 is smudged.",))
    rest = extraction(remittance(line("A-2", "5.00"), amount=money("15.00")), review=("Lines 1 and 2 are faint.",))
    whole = one_record([head, rest])
    record = whole.record
    assert [(one.document_number, str(one.paid_amount)) for one in record.lines] == [("A-1", "10.00"), ("A-2", "5.00")]  # type: ignore[union-attr]
    assert record.amount == money("15.00")  # type: ignore[union-attr]
    assert whole.fields["lines.1.document_number"].value == "A-2"
    assert all(check.holds for check in whole.proof)
    assert "2 records were found" in whole.review[0]
    assert whole.review[1:] == ("Line 1 is smudged.", "Lines 2 and 2 are faint.")


def test_what_only_one_can_be_right_about_is_asked() -> None:
    one = extraction(remittance(line("A-1", "10.00"), payer=Party()))
    two = extraction(remittance(line("A-2", "5.00"), currency="USD"))
    whole = one_record([one, two])
    assert whole.record.payer.name == "Acme Retail GmbH"  # type: ignore[union-attr]
    said = " ".join(whole.review)
    assert "Several totals are printed (10.00, 5.00)" in said
    assert "Several currencies are printed (EUR, USD)" in said
    assert not all(check.holds for check in whole.proof)


def test_one_record_stays_as_it_is_and_other_papers_are_only_flagged() -> None:
    alone = extraction(remittance(line()))
    assert one_record([alone]) is alone
    other = Extraction(kind=Kind.OTHER, confidence=0.5, record=Other())
    assert one_record([other, other]).record == other.record
    assert one_record([other, alone]).record == alone.record
