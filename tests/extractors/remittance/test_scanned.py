"""Numbers on recognised pages that are not quite shaped like the others."""

import pytest

from extractors.remittance._scanned import as_most


@pytest.mark.parametrize(
    ("odd", "number"),
    [
        ("62 8779", "628779"),
        ("628779.", "628779"),
        (".628779", "628779"),
        ("628779 -", "628779"),
        ("628.779", "628779"),
        ("X-628779", "X-628779"),
        ("62877", "62877"),
    ],
)
def test_dust_in_a_number_is_left_out_where_it_then_looks_like_the_others(odd: str, number: str) -> None:
    assert as_most(["628771", odd, "628783", "628790"]) == ["628771", number, "628783", "628790"]


def test_nothing_is_mended_where_no_two_look_alike() -> None:
    assert as_most(["628779.", "RE-2026-1"]) == ["628779.", "RE-2026-1"]
