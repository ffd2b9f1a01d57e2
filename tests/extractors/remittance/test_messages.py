"""Whatever standard says it, the same remittance comes back, proven and without a question."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docflow.schema.records import Remittance
from samples.drawing.advices import remadv, x820
from tests.extractors.remittance.advices import advices, differences, doubts, read

WRITERS = [x820, remadv]
MARKS = st.sampled_from((":+.? '", ":+,? '", "|~,^ $", "\x1f\x1d.\x1b \x1c"))


@pytest.mark.parametrize("written", WRITERS)
@settings(max_examples=20, deadline=None)
@given(advice=advices())
def test_any_remittance_comes_back(written: Callable[[Remittance], bytes], advice: Remittance) -> None:
    found = read(written(advice))
    assert (differences(found, advice), doubts(found)) == ([], [])
    assert found.proof and all(equation.holds for equation in found.proof)


@settings(max_examples=20, deadline=None)
@given(advice=advices(), marks=MARKS, charset=st.sampled_from(("UNOC", "UNOY")), envelope=st.booleans())
def test_edifact_with_any_separators_and_letters(advice: Remittance, marks: str, charset: str, envelope: bool) -> None:
    found = read(remadv(advice, marks=marks, charset=charset, envelope=envelope))
    assert (differences(found, advice), doubts(found)) == ([], [])
