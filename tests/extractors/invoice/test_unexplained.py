"""What nothing explains is asked about, and what the column of amounts adds up to is the total."""

from decimal import Decimal

import pytest

from docflow.schema.place import Pages, Word
from docflow.schema.records import Extraction, Invoice
from extractors.contract import Hints
from extractors.invoice import invoice
from extractors.invoice._stamp import stamp_of
from extractors.papers.paper import Paper
from tests.extractors.layouts.typed import pages

PAPER = """
Norhaven Tools Ltd
12 Dock Road
Bristol BS4 3AP

{buyer}
PO Box 1182
Leeds LS1 4AP

INVOICE

Invoice no.: SI-3390
Invoice date: 14 March 2026
{due}

Description              Qty     Unit price       Amount

Lease review               2         414.00       828.00
Title research             3         187.00       561.00

{first}                                         1,389.00
Recording fee advanced                             34.00
{last}                                          1,423.00

All amounts in GBP
"""


def _found(
    buyer: str = "Hilltop Foods Ltd", due: str = "", first: str = "Total fees", last: str = "Total this invoice"
) -> tuple[Extraction, Invoice]:
    text = PAPER.format(buyer=buyer, due=due, first=first, last=last)
    return _found_in(text)


def _found_in(text: str) -> tuple[Extraction, Invoice]:
    (found,) = invoice.extract(Paper(pages(text)), Hints())
    assert isinstance(found.record, Invoice)
    return found, found.record


@pytest.mark.parametrize("last", ["Total this invoice", "Total charges and fees"])
def test_the_last_sum_down_the_column_is_the_total(last: str) -> None:
    found, record = _found(last=last)
    assert record.total_amount == Decimal("1423.00")
    assert any(equation.holds and "34.00" in equation.detail for equation in found.proof)


def test_a_post_box_is_no_order() -> None:
    assert _found()[1].purchase_order is None


def test_a_day_after_the_invoices_own_is_asked_about() -> None:
    found, record = _found(due="Valid 28 March 2026")
    assert record.due_date is None
    assert any('"28 March 2026"' in question for question in found.review)
    assert not any("due date" in question for question in _found(due="Delivery date: 28 March 2026")[0].review)
    assert _found(due="Please pay before 28 March 2026, without deduction")[1].due_date is not None


def test_a_firm_that_is_neither_party_is_asked_about() -> None:
    found, _ = _found(buyer="The Old Mill")
    assert not any("seller or the buyer" in question for question in found.review)
    found, _ = _found(buyer="The Old Mill", due="Hilltop Holdings Ltd")
    assert any('"Hilltop Holdings Ltd"' in question for question in found.review)


def test_a_name_of_one_word_is_asked_about() -> None:
    found, record = _found(buyer="Hilltop")
    assert record.buyer.name != "Hilltop" or any('"Hilltop"' in question for question in found.review)


@pytest.mark.parametrize("note", ["NO CONFORME", "Nicht akzeptiert", "pas conforme"])
def test_a_note_that_denies_what_a_payer_stamps_disputes_the_invoice(note: str) -> None:
    stamp = stamp_of(Paper(pages(PAPER.format(buyer="Hilltop Foods Ltd", due="", first="Total", last="Total") + note)))
    assert stamp is not None and stamp.text == note
    assert stamp_of(Paper(pages(PAPER.format(buyer="A Ltd", due="", first="Total", last="Total") + "Conforme"))) is None


def test_the_day_of_the_net_payment_before_that_of_the_discount() -> None:
    _, record = _found(due="Zahlbar bis 25.03.2026 netto oder bis 09.03.2026 mit 2 % Skonto.")
    assert record.due_date is not None and record.due_date.isoformat() == "2026-03-25"


def test_a_quantity_is_proven_less_the_lines_discount() -> None:
    text = PAPER.format(buyer="Hilltop Foods Ltd", due="", first="Total", last="Total")
    text = text.replace("Qty     Unit price", "Ordered  Sent  Price  Disc.")
    text = text.replace("2         414.00       828.00", "4   2   460.00   10 %   828.00")
    found, record = _found_in(text.replace("3         187.00       561.00", "3   3   220.00   15 %   561.00"))
    assert [line.quantity for line in record.lines] == [2, 3]
    assert not any("no quantity" in question for question in found.review)
    text = PAPER.replace("2         414.00", "          414.00")
    found, _ = _found_in(text.format(buyer="Hilltop Foods Ltd", due="", first="Total", last="Total"))
    assert any("no quantity" in question for question in found.review)


@pytest.mark.parametrize(
    ("note", "asked"), [("STORNIERT", True), ("Query - old price", True), ("Zahlungsbedingungen", False)]
)
def test_large_words_below_the_totals_are_asked_about_unless_they_head_a_part(note: str, asked: bool) -> None:
    text = PAPER.format(buyer="Hilltop Foods Ltd", due="", first="Total", last="Total") + note
    read = pages(text)
    own = set(note.split())
    page = read.pages[0]
    low = max(word.y0 for word in page.words)
    words = tuple(word._replace(size=15.0) if word.text in own and word.y0 == low else word for word in page.words)
    large = Pages(reader="pdf", pages=(page.model_copy(update={"words": words}),))
    (found,) = invoice.extract(Paper(large), Hints())
    assert any("stamped or written" in question for question in found.review) is asked


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("Title research             3         187.00       561.00", False),
        ("Title research            23         187.00       561.00", True),
        ("Title research             3        -187.00       561.00", True),
        ("Title research             3       18,700.00      561.00", False),
    ],
)
def test_a_line_that_does_not_multiply_is_asked_about(line: str, asked: bool) -> None:
    text = PAPER.replace("Title research             3         187.00       561.00", line)
    found, _ = _found_in(text.format(buyer="Hilltop Foods Ltd", due="", first="Total fees", last="Total this invoice"))
    assert any("does not multiply" in question for question in found.review) is asked


def test_a_credit_note_without_a_minus_is_asked_about() -> None:
    text = PAPER.format(buyer="Hilltop Foods Ltd", due="", first="Total", last="Total")
    found, record = _found_in(text.replace("INVOICE", "CREDIT NOTE").replace("Invoice no", "Credit note no"))
    assert record.total_amount == Decimal("-1423.00")
    assert any("without a minus" in question for question in found.review)


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("Norhaven Tools Ltd", "Norhaven Tools Ltd"),
        ("Froid Climat Savoie   SARL", "Froid Climat Savoie SARL"),
        ("Jansma warmtetechniek\nWarmtetechniek Jansma B.V.", "Warmtetechniek Jansma B.V."),
        ("www.norhaven.example", None),
    ],
)
def test_a_name_has_its_legal_form_and_an_address_in_the_web_is_none(head: str, name: str | None) -> None:
    text = PAPER.format(buyer="Hilltop Foods Ltd", due="", first="Total", last="Total")
    _, record = _found_in(text.replace("Norhaven Tools Ltd", head))
    assert record.seller.name == name or (name is None and "www" not in (record.seller.name or ""))


def test_a_note_whose_lines_rise_is_read_line_by_line() -> None:
    found = pages(PAPER.format(buyer="Hilltop Foods Ltd", due="", first="Total", last="Total"))
    lines = [("NOT AGREED", 234, 478), ("FREIGHT", 176, 484), ("please cancel", 221, 497), ("30 November", 230, 511),
             ("2026 DC", 300, 507)]  # fmt: skip
    words = [
        Word(word, x + 60 * n, y + 300, x + 60 * n + 50, y + 311, 1.0, 11.0)
        for text, x, y in lines for n, word in enumerate(text.split())
    ]  # fmt: skip
    page = found.pages[0].model_copy(update={"words": (*found.pages[0].words, *words), "height": 900.0})
    stamp = stamp_of(Paper(found.model_copy(update={"pages": (page,), "reader": "pdf"})))
    assert stamp is not None and stamp.text.startswith("FREIGHT NOT AGREED")


REMARK = """Our purchase order number is missing on your
invoice. Please send it again.
checked by Derek Kessler, 16 July 2026
"""


def test_a_dated_remark_below_the_positions_disputes_and_terms_of_sale_do_not() -> None:
    paper = PAPER.format(buyer="Hilltop Foods Ltd", due="", first="Total", last="Total")
    terms = "Claims for damaged goods must reach us within 8 days.\nGoods remain our property.\n"
    paid = "2 % korting (7,90) bij betaling voor 09-08-2026, netto voor 15-08-2026.\n"
    for text, disputes in ((REMARK, True), (terms, False), (paid, False)):
        found = Paper(pages(paper + text).model_copy(update={"reader": "pdf"}))
        assert (stamp_of(found) is not None) is disputes


def test_amounts_beside_the_totals_are_asked_about_where_no_position_was_read() -> None:
    head = PAPER.format(buyer="Hilltop Foods Ltd", due="", first="Total fees", last="Total").partition("Desc")[0]
    text = (
        head
        + """
Assistance in three matters ........ GBP 1,800.00
Fund ........ GBP 73.00
Net ........ GBP 1,872.00
VAT 20% ........ GBP 374.40
Total ........ GBP 2,246.40
"""
    )
    found, record = _found_in(text)
    assert not record.lines
    assert any("1,800.00" in asked and "73.00" in asked for asked in found.review)


def test_a_reference_in_the_head_that_no_field_took_is_asked_about() -> None:
    text = PAPER.format(buyer="Aldgate Foods Ltd", due="Ref. HARBOUR 25-088", first="Net", last="Total")
    found = invoice.extract(Paper(pages(text)), Hints())[0]
    assert 'No order was read, but "HARBOUR 25-088" may be one.' in found.review


def test_a_firm_that_is_paid_and_is_neither_seller_nor_buyer_is_asked_about() -> None:
    text = PAPER.format(buyer="Aldgate Foods", due="", first="Net", last="Total")
    found = invoice.extract(Paper(pages(f"{text}\nTransfer funds to: Chinook Logistics LLC, Umpqua")), Hints())[0]
    assert 'Is "Chinook Logistics LLC" the seller or the buyer?' in found.review
