"""What a clerk is told where a reading is too unsure for the operator's target."""

import pytest

from docflow.rules.confidence import too_unsure
from docflow.rules.risk import bar
from docflow.schema.records import Candidate, Equation, Evidence, Extraction
from docflow.schema.risk import RiskRow, RiskTable
from tests.rules.worlds import extraction, line, remittance

TABLE = RiskTable(rows=(RiskRow(confidence=0.998, passing=6000, wrong=0),), measured=7000)


def read(**sure: float) -> Extraction:
    fields = {
        path.replace("__", "."): Evidence(value=path.rpartition("__")[2].upper(), confidence=p, page=1)
        for path, p in sure.items()
    }
    return extraction(remittance(line())).model_copy(update={"fields": fields})


def test_at_the_threshold_nothing_is_asked() -> None:
    needed = bar(TABLE, 10_000)
    assert list(too_unsure(read(), 0.998, needed)) == []
    assert len(list(too_unsure(read(), 0.99799, needed))) == 1


def test_the_sentence_names_the_target_and_the_least_sure_fields() -> None:
    found = read(amount=0.9999, payer__name=0.93, lines__2__paid_amount=0.97, currency=0.99, payer__address=0.1)
    (sentence,) = too_unsure(found.model_copy(update={"proof": ()}), 0.914, bar(TABLE, 10_000))
    assert sentence == (
        "The reading is only 91% sure, and 99.80% are needed (at most 1 wrong in 10,000). "
        'Check first: payer "NAME" (93%, it may be somebody else who is named on the paper), paid amount of line 3 '
        '"PAID_AMOUNT" (97.0%, no sum confirms it), currency "CURRENCY" (99.0%, no code says it beside each amount).'
    )


def test_the_worst_of_a_column_stands_for_all_of_it() -> None:
    found = read(lines__0__document_number=0.95, lines__1__document_number=0.93, payment_date=0.97)
    (sentence,) = too_unsure(found, 0.914, bar(TABLE, 10_000))
    assert sentence.endswith(
        'Check first: document number of line 2 "DOCUMENT_NUMBER" (93%, it may be a number of the payer\'s own), '
        'payment date "PAYMENT_DATE" (97.0%, it may be the day of something else).'
    )


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ({"method": "ocr"}, "read from a picture"),
        ({"page": None}, "it stands nowhere on the paper"),
        ({"support": 0.2}, "no label says what it is"),
        ({"candidates": (Candidate(value="B", probability=0.2),)}, "the print may also say something else"),
    ],
)
def test_what_speaks_against_a_value_is_said(known: dict[str, object], said: str) -> None:
    found = read(payer__name=0.93)
    doubted = found.fields["payer.name"].model_copy(update=known)
    (sentence,) = too_unsure(found.model_copy(update={"fields": {"payer.name": doubted}}), 0.9, bar(TABLE, 10_000))
    assert sentence.endswith(f'Check first: payer "NAME" (93%, {said}).')


def test_where_each_value_is_sure_what_speaks_against_all_is_said() -> None:
    """ "Check first: amount (99.95%)" would tell nobody what to doubt."""
    found, needed = read(amount=0.9995), bar(TABLE, 10_000)
    holds, fails = (Equation(equation="x", holds=holds) for holds in (True, False))
    scanned = {"amount": found.fields["amount"].model_copy(update={"method": "ocr"})}
    cases = (
        ({"proof": ()}, "no sum ties the amounts together"),
        ({"proof": (holds,)}, "papers like this were misread before"),
        ({"proof": (holds, fails)}, "a sum does not add up"),
        ({"proof": (holds,), "fields": scanned}, "they were read from a picture"),
    )
    for known, said in cases:
        (sentence,) = too_unsure(found.model_copy(update=known), 0.9, needed)
        assert sentence.endswith(f"No single value stands out, but {said}: compare all of them with the paper.")


def test_what_a_person_typed_need_not_be_checked_again() -> None:
    found = read(amount=0.5)
    typed = found.fields["amount"].model_copy(update={"method": "person"})
    found = found.model_copy(update={"fields": {"amount": typed}})
    (sentence,) = too_unsure(found, 0.5, bar(TABLE, 10_000))
    assert "Check first" not in sentence


def test_a_looser_target_lets_more_pass() -> None:
    rows = (RiskRow(confidence=0.999, passing=5000, wrong=0), RiskRow(confidence=0.95, passing=6000, wrong=50))
    table = RiskTable(rows=rows, measured=7000)
    assert list(too_unsure(read(), 0.96, bar(table, 10_000)))
    assert not list(too_unsure(read(), 0.96, bar(table, 50)))
