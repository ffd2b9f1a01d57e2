"""Reading and extraction stay cheap beside pdftotext in the same run; times alone would say nothing elsewhere."""

import shutil
from pathlib import Path

import pytest

from tests.bench.cost import born_digital

GUARD = (3.0, 8.0)
"""Of one page and of 1,200 lines: half as much again as was reached (docs/benchmarks.md), for a busy machine."""


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext (poppler-utils) is not installed")
def test_the_whole_extraction_costs_about_as_much_as_reading_the_words(tmp_path: Path) -> None:
    for measured, most in zip(born_digital(tmp_path, plumber=False), GUARD, strict=True):
        assert measured.ratio <= most, str(measured)
