"""Whatever standard says it, the same remittance comes back, proven and without a question."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docflow.schema.records import Remittance
from samples.drawing.advices import cxml, pain001, remadv, remt001, x820
from tests.extractors.remittance.advices import advices, differences, doubts, read, without_orders


def remt_new(advice: Remittance) -> bytes:
    return remt001(advice, version=5)


def pain_old(advice: Remittance) -> bytes:
    return pain001([advice])


def pain_new(advice: Remittance) -> bytes:
    return pain001([advice], version=9)


WRITERS = [x820, remadv, remt001, remt_new, pain_old, pain_new, cxml]
ORDERLESS = [remt001, remt_new, pain_old, pain_new]
"""Writers of standards that name no purchase order beside an invoice."""
MARKS = st.sampled_from((":+.? '", ":+,? '", "|~,^ $", "\x1f\x1d.\x1b \x1c"))


@pytest.mark.parametrize("written", WRITERS)
@settings(max_examples=10, deadline=None)
@given(advice=advices())
def test_any_remittance_comes_back(written: Callable[[Remittance], bytes], advice: Remittance) -> None:
    if written in ORDERLESS:
        advice = without_orders(advice)
    found = read(written(advice))
    assert (differences(found, advice), doubts(found)) == ([], [])
    assert found.proof and all(equation.holds for equation in found.proof)


@settings(max_examples=10, deadline=None)
@given(advice=advices(), marks=MARKS, charset=st.sampled_from(("UNOC", "UNOY")), envelope=st.booleans())
def test_edifact_with_any_separators_and_letters(advice: Remittance, marks: str, charset: str, envelope: bool) -> None:
    found = read(remadv(advice, marks=marks, charset=charset, envelope=envelope))
    assert (differences(found, advice), doubts(found)) == ([], [])
