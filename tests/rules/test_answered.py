"""Doubts of the reader that the books answer, and those that they do not."""

import pytest

from docflow.rules.applying import applied
from docflow.rules.books import HeldBooks
from docflow.rules.policy import Policy
from docflow.schema.receivables import OpenItem
from tests.rules.worlds import ACME, TODAY, extraction, item, line, remittance

POLICY = Policy(one_wrong_in=100)
BOTH = [item(), item("INV-2", "500.00")]


def review(sentence: str, *items: OpenItem, paid: str = "1000.00", name: str = "Acme Retail GmbH") -> tuple[str, ...]:
    record = remittance(line(paid=paid), line("INV-2", "500.00"), payer={"name": name})
    read = extraction(record, review=(sentence,))
    return applied(read, HeldBooks([ACME], items or BOTH), POLICY, TODAY).review


@pytest.mark.parametrize(
    "sentence",
    [
        'The document number "INV-1001" may have been misread.',
        'The document number "INV-1001" in line 1 was hard to read.',
        'The document number "INV-1001" in line 1 was put together from two parts.',
        "The paid amount in line 1 was hard to read.",
    ],
)
def test_an_open_item_of_that_number_and_amount_answers_it(sentence: str) -> None:
    assert review(sentence) == ()
    assert sentence in review(sentence, paid="990.00"), "the amount must agree"
    assert sentence in review(sentence, BOTH[1]), "the number must be there"
    assert sentence in review(sentence, name="Somebody Else"), "the payer must be certain"


def test_who_is_paid_is_answered_where_every_line_is_an_open_item_of_ours() -> None:
    sentence = "The payee's name was not found."
    assert review(sentence) == ()
    assert sentence in review(sentence, BOTH[0]), "the second line may be somebody else's"
    assert sentence in review(sentence, name="Somebody Else")


@pytest.mark.parametrize(
    "sentence",
    [
        "Page 2 was not read.",
        "The paid amount in line 3 was hard to read.",
        'The document number "INV-9" in line 1 was hard to read.',
        'The document number "INV-1001" in line 2 was hard to read.',
        'Beside "INV-1001" in line 1 stand other numbers that may be the document.',
        'The payment reference "INV-1001" may have been misread.',
    ],
)
def test_nothing_else_is_answered(sentence: str) -> None:
    assert review(sentence) == (sentence,)
