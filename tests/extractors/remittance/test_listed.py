"""Payments listed as short sentences, one document to a line."""

import pytest

from docflow.schema.records import Remittance
from extractors.contract import Hints
from extractors.papers.paper import Paper
from extractors.remittance import advice
from tests.extractors.layouts.typed import pages

HEAD = """
Ironbridge Castings Corp.
700 Market Street
Denver, CO 80202

Payment advice

Payee: Castlemere Tools Ltd
Payment date: 25 August 2026
Transaction ID: 20000487883

We have today paid the sum of 4,318.44 USD in settlement of the following:
"""

LISTS = {
    "numbers of two words": """
  - Invoice CT 7699/26 dated 06/18/26: 2,399.94 USD
  - Invoice CT 7700/26 dated 07/16/26: 898.56 USD
  - Invoice CT 7701/26 dated 07/18/26: 1,019.94 USD
""",
    "a type in words before the letters of the series": """
  Invoice CT 7699/26 of 06/18/26   2,399.94
  Invoice CT 7700/26 of 07/16/26     898.56
  Invoice CT 7701/26 of 07/18/26   1,019.94
""",
    "dashes that are no signs": """
  - CT 7699/26 of 06/18/26 - 2,399.94 USD
  * CT 7700/26 of 07/16/26 - 898.56 USD
  - CT 7701/26 of 07/18/26 - 1,019.94 USD
""",
}


@pytest.mark.parametrize("name", LISTS)
def test_each_line_of_the_list_is_a_document(name: str) -> None:
    (found,) = advice.extract(Paper(pages(HEAD + LISTS[name] + "\n  Total: 4,318.44 USD\n")), Hints())
    assert isinstance(found.record, Remittance)
    lines = [(line.document_number, str(line.document_date), str(line.paid_amount)) for line in found.record.lines]
    assert lines == [
        ("CT 7699/26", "2026-06-18", "2399.94"),
        ("CT 7700/26", "2026-07-16", "898.56"),
        ("CT 7701/26", "2026-07-18", "1019.94"),
    ]
    assert not found.review


def test_a_list_that_does_not_add_up_is_asked() -> None:
    (found,) = advice.extract(Paper(pages(HEAD + LISTS["numbers of two words"].replace("898.56", "998.56"))), Hints())
    assert found.review
