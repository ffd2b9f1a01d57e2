"""Boxes of a form: which are checked, and which words are the option of a box."""

import pytest

from docflow.schema.records import Dispute, Extraction
from extractors import registry
from extractors.dispute._boxes import options_of
from extractors.papers.paper import Paper
from extractors.registry import read

FORM = """
Claim form

Claim no.                            Issue date
CL26535                              02-Oct-2026

Customer: Lomond Stores PLC
Supplier: Oakham Joinery Limited

Invoice no.: RE-2026-65373
Claim amount: 130.81 GBP

{boxes}
"""


def _found(boxes: str) -> tuple[Extraction, Dispute]:
    (found,) = registry.extract(read(FORM.format(boxes=boxes).encode(), "claim.txt"))
    assert isinstance(found.record, Dispute)
    return found, found.record


@pytest.mark.parametrize(
    "boxes",
    [
        "[ ] Shortage\n[x] Damaged goods\n[ ] Pricing error",
        "X Damaged goods\n  Shortage\n  Pricing error",
        "( ) Shortage   (x) Damaged goods   ( ) Pricing error",
        "Shortage [ ]\nDamaged goods [x]\nPricing error [ ]",
        "Shortage ☐   Damaged goods ☒   Pricing error ☐",
    ],
)
def test_the_checked_option_is_the_reason(boxes: str) -> None:
    found, record = _found(boxes)
    assert record.reason == "damage"
    assert not any("reason" in question.casefold() for question in found.review)


def test_two_checked_boxes_are_asked_about() -> None:
    found, _ = _found("[x] Shortage\n[x] Damaged goods\n[ ] Pricing error")
    assert any("damage" in question and "quantity" in question for question in found.review)


def test_a_list_without_a_mark_tells_no_reason() -> None:
    found, record = _found("Shortage\nDamaged goods\nPricing error\nReturned goods")
    assert record.reason == "other"
    assert "Reasons may be checked on the form, and no mark was seen." in found.review


def test_a_number_of_pieces_is_no_box() -> None:
    assert not options_of(Paper(read(b"Water 6 x 1.5 L\nx 12 bottles\nBox (2) of 3", "claim.txt")))
