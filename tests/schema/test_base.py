"""What every shared record promises."""

import sys

import pytest
from pydantic import ValidationError

from docflow.schema.records import Evidence


def test_a_record_that_is_made_is_the_one_that_is_checked() -> None:
    made = Evidence.made(value="980.00", confidence=0.99, page=1, text="980.00")
    assert made == Evidence(value="980.00", confidence=0.99, page=1, text="980.00")
    assert made.model_dump_json() == Evidence(value="980.00", confidence=0.99, page=1, text="980.00").model_dump_json()


def test_another_value_leaves_the_record_as_it_was() -> None:
    before = Evidence(value="980.00", confidence=0.99)
    after = before.but(confidence=0.5, raw=0.99)
    assert (before.confidence, before.raw) == (0.99, None)
    assert after == Evidence(value="980.00", confidence=0.5, raw=0.99)
    assert after.model_fields_set == before.model_fields_set
    with pytest.raises(ValidationError, match="frozen"):
        after.confidence = 1.0  # type: ignore[misc]


def test_records_that_are_made_share_the_table_of_their_names() -> None:
    """However many were checked before: a long paper has 70,000 of them."""
    for _ in range(100):
        Evidence(value="980.00", confidence=0.99)
    made = Evidence.made(value="980.00", confidence=0.99)
    alone = {name: getattr(made, name) for name in Evidence.model_fields}
    assert sys.getsizeof(made.__dict__) < sys.getsizeof(alone) / 2
    assert sys.getsizeof(made.but(confidence=0.5).__dict__) < sys.getsizeof(alone) / 2
