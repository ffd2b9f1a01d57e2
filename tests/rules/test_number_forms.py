"""How a payer writes our numbers: what is learned from one, and what it makes of the next."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docflow.rules.applying import applied
from docflow.rules.books import HeldBooks
from docflow.rules.number_forms import NumberForm, learned_from
from docflow.rules.policy import Policy
from docflow.schema.payers import Alias
from docflow.schema.receivables import Application
from tests.rules.worlds import ACME, TODAY, extraction, item, line, remittance

NOW = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("printed", "ours", "key", "then", "meant"),
    [
        ("1234/A", "90001234", "{4}A=9000{4}", "1235/A", "90001235"),
        ("2026.KL.4711", "RE-004711-X", "2026KL{4}=RE00{4}X", "2026 KL 0815", "RE000815X"),
        ("K771234", "INV-1234-77", "K77{4}=INV{4}77", "K779999", "INV999977"),
    ],
)
def test_what_stands_around_the_digits_in_common_is_the_form(
    printed: str, ours: str, key: str, then: str, meant: str
) -> None:
    form = NumberForm.between(printed, ours)
    assert form is not None
    assert form.key == key
    assert (NumberForm.of(key), form.ours(then)) == (form, meant)
    assert form.ours("12345/A") is None


@pytest.mark.parametrize(("printed", "ours"), [("77", "INV-1077"), ("ABC", "INV-1077"), ("INV 1077", "INV-1077")])
def test_too_little_in_common_is_no_form(printed: str, ours: str) -> None:
    assert NumberForm.between(printed, ours) is None


NUMBERS = st.text("0123456789AX-/", min_size=1, max_size=12)


@given(NUMBERS, NUMBERS)
def test_a_form_makes_of_the_number_it_was_learned_by_what_was_meant(printed: str, ours: str) -> None:
    if form := NumberForm.between(printed, ours):
        assert form.ours(printed) == ours.replace("-", "").replace("/", "")
        assert NumberForm.of(form.key) == form


class Taught(HeldBooks):
    """Books with one form of Acme's, as often decided as said."""

    agreed = against = 0

    def forms(self, ref: str) -> list[Alias]:
        told = learned_from(ACME.ref, "1234/A", "90001234")
        assert told is not None
        values = {"id": "ali_1", "customer": ref, "source": "advice", "actor": "anna", "created_at": NOW}
        return [Alias.model_validate(values | told._asdict() | {"agreed": self.agreed, "against": self.against})]


def read(agreed: int, against: int = 0) -> Application:
    books = Taught([ACME], [item("90005678", "250.00"), item("90005679", "17.00")])
    books.agreed, books.against = agreed, against
    return applied(extraction(remittance(line("5678/A", "250.00"))), books, Policy(one_wrong_in=100), TODAY)


def test_once_learned_it_proposes_and_twice_it_reads() -> None:
    once = read(1)
    assert (once.lines[0].candidate, once.approve) == ("inv:90005678", False)
    assert "as this payer writes numbers (1234/A = 90001234); confirm it" in once.review[0]
    twice = read(2)
    assert (twice.lines[0].open_item, twice.lines[0].number_signal) == ("inv:90005678", "normalised")
    assert twice.approve
    assert not read(2, against=1).approve
    assert "no open item has the number" in read(1, against=1).review[0]
