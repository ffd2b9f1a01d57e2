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


TOLD = {
    "reductions told in the line": """
  - CT 7699/26 of 06/18/26, 2,499.94 less retention 100.00 = 2,399.94 USD
  - CT 7700/26 (07/16/26) - 898.56 USD
  - CT 7701/26 of 07/18/26, 1,079.94 less price difference 60.00 = 1,019.94 USD
""",
    "running text, broken anywhere": """
CT 7699/26 of 06/18/26: 2,499.94 less retention 100.00 = 2,399.94; Invoice CT 7700/26
dated
07/16/26: 898.56; Invoice CT 7701/26 dated 07/18/26, 1,079.94 less price difference
60.00 = 1,019.94.
""",
}


@pytest.mark.parametrize("name", TOLD)
def test_what_is_said_of_a_document_leads_to_what_is_paid_for_it(name: str) -> None:
    (found,) = advice.extract(Paper(pages(HEAD + TOLD[name] + "\n  Total: 4,318.44 USD\n")), Hints())
    assert isinstance(found.record, Remittance)
    lines = [(line.document_number, str(line.deduction_amount), str(line.paid_amount)) for line in found.record.lines]
    assert lines == [
        ("CT 7699/26", "100.00", "2399.94"),
        ("CT 7700/26", "0.00", "898.56"),
        ("CT 7701/26", "60.00", "1019.94"),
    ]


PARTED = {
    "by a dash that is no sign": ("R452522 - 2,399.94 USD", "R452530 - 1,918.50 USD", "R452522", "R452530"),
    "in twos": ("951.04.26 of 06/18/26 2,399.94", "954.06.26 of 06/19/26 1,918.50", "951.04.26", "954.06.26"),
}


@pytest.mark.parametrize("name", PARTED)
def test_a_number_that_looks_like_an_amount_opens_a_document(name: str) -> None:
    first, second, *numbers = PARTED[name]
    text = f"{HEAD}  {first}\n  {second}\n\n  Total: 4,318.44 USD\n"
    (found,) = advice.extract(Paper(pages(text)), Hints())
    assert isinstance(found.record, Remittance)
    assert [line.document_number for line in found.record.lines] == numbers


GROUPED = """
  - 388 4006 dated 06/18/26 2,399.94
  - 388 4007 dated 07/16/26 998.56
  - GS21 3026 dated 07/18/26 919.94
"""


def test_numbers_in_groups_are_one_number() -> None:
    (found,) = advice.extract(Paper(pages(HEAD + GROUPED + "\n  Total: 4,318.44 USD\n")), Hints())
    assert isinstance(found.record, Remittance)
    assert [line.document_number for line in found.record.lines] == ["388 4006", "388 4007", "GS21 3026"]


def test_a_label_with_a_number_is_no_document_of_the_list() -> None:
    text = HEAD.replace("Payee:", "Account code:\n678750   9,086,547.46\nPayee:")
    listed = "  - GAL 8344 of 06/18/26, 4,400.00 less cash discount 81.56 = 4,318.44\n"
    (found,) = advice.extract(Paper(pages(text + listed + "\n  Total: 4,318.44 USD\n")), Hints())
    assert isinstance(found.record, Remittance)
    (line,) = found.record.lines
    assert (line.document_number, str(line.discount_amount)) == ("GAL 8344", "81.56")


def test_an_order_named_behind_each_invoice_opens_no_document() -> None:
    blocks = "".join(
        f"\nYour invoice   RE-2026-{n}\nInvoice date   06/1{n % 10}/26\nOrder   450005089{n % 10}\nPaid   {paid}\n"
        for n, paid in ((24184, "2,399.94"), (24185, "1,918.50"))
    )
    (found,) = advice.extract(Paper(pages(f"{HEAD}{blocks}\n  Total: 4,318.44 USD\n")), Hints())
    assert isinstance(found.record, Remittance)
    assert [(line.document_number, line.purchase_order) for line in found.record.lines] == [
        ("RE-2026-24184", "4500050894"),
        ("RE-2026-24185", "4500050895"),
    ]


def test_the_sign_of_a_number_opens_a_document() -> None:
    mail = """
We sent you an ACH today (July 14, 2025) for $1,375.94 USD, trace ACH-2486. It covers:

  #49179 - $694.99
  #49197 - $680.95

Thanks!
"""
    paper = Paper(pages(mail))
    assert advice.claim(paper, Hints()) >= 0.45
    (found,) = advice.extract(paper, Hints())
    assert isinstance(found.record, Remittance)
    assert [line.document_number for line in found.record.lines] == ["49179", "49197"]
