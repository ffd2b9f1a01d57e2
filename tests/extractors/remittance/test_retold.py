"""Documents told one after the other, each with what is taken off it and what is left."""

from decimal import Decimal

import pytest

from docflow.schema.records import Remittance
from extractors.contract import Hints
from extractors.papers.paper import Paper
from extractors.remittance import advice
from tests.extractors.layouts.typed import pages

HEAD = """
Baltic Tools Ltd
4 Harbour Road
Hull HU1 2AB

Payment advice

Payee: Castlemere Castings Ltd
Payment date: 25 August 2026
Payment reference: 20000487883

"""
TOLD = {
    "behind the amount": """
We have paid you 2,366.09 EUR today for:
- your invoice 00518395 of 18 June 2026 at 1,568.00 EUR, less 62.72 EUR discount, less 15.00 EUR breakage =
1,490.28 EUR
- your invoice 00518433 of 19 June 2026 at 931.85 EUR, less 9.32 EUR discount = 922.53 EUR
- your credit note 00518450 of 20 June 2026 at -46.72 EUR
Total paid: 2,366.09 EUR
""",
    "groups parted by blanks, the invoice cut short": """
We have paid you EUR 2 366,09 today for:
inv. 00518395 dtd 18 June 2026 for EUR 1 568,00, less: EUR 62,72 discount, less: EUR 15,00 breakage = EUR
1 490,28; inv. 00518433 dtd 19 June 2026 for EUR 931,85, less: EUR 9,32 discount = EUR 922,53; credit
note 00518450 dtd 20 June 2026 for EUR -46,72
Total paid: EUR 2 366,09
""",
}


@pytest.mark.parametrize("name", TOLD)
def test_the_equation_of_each_sentence_says_what_its_amounts_are(name: str) -> None:
    (found,) = advice.extract(Paper(pages(HEAD + TOLD[name])), Hints())
    assert isinstance(found.record, Remittance)
    lines = [
        (line.document_number, str(line.document_date), line.gross_amount, line.discount_amount, line.deduction_amount)
        for line in found.record.lines
    ]
    assert lines == [
        ("00518395", "2026-06-18", Decimal("1568.00"), Decimal("62.72"), Decimal("15.00")),
        ("00518433", "2026-06-19", Decimal("931.85"), Decimal("9.32"), Decimal()),
        ("00518450", "2026-06-20", Decimal("-46.72"), Decimal(), Decimal()),
    ]
    assert found.record.amount == Decimal("2366.09")
    assert found.record.lines[0].deduction_reason == "damage"


def test_amounts_that_lead_nowhere_are_asked_about() -> None:
    (found,) = advice.extract(Paper(pages(HEAD + TOLD["behind the amount"].replace("62.72", "61.72"))), Hints())
    assert found.review


def test_several_labels_in_a_row_of_a_block() -> None:
    text = """
Your reference: F-2024-3215
dated: 18 June 2026   Text: Rent   Paid (EUR): 4,180.37   Rest: 0.00

Your reference: F-2024-3250
dated: 19 June 2026   Text: Repair   Paid (EUR): 1,515.70   Rest: 0.00

Total paid: 5,696.07 EUR
"""
    (found,) = advice.extract(Paper(pages(HEAD + text)), Hints())
    assert isinstance(found.record, Remittance)
    assert [(line.document_number, str(line.paid_amount)) for line in found.record.lines] == [
        ("F-2024-3215", "4180.37"),
        ("F-2024-3250", "1515.70"),
    ]
