"""A payment against whole books, held in memory: the payer, the items its print might mean, and what is left."""

from docflow.rules.applying import applied, held_back
from docflow.rules.books import HeldBooks
from docflow.rules.policy import Policy
from tests.rules.worlds import ACME, GLOBEX, TODAY, extraction, item, line, remittance

POLICY = Policy(one_wrong_in=100)


def test_the_payer_and_its_items_are_found_in_the_books() -> None:
    books = HeldBooks([ACME, GLOBEX], [item(), item("INV-2", customer="C-1002")])
    found = applied(extraction(remittance(line())), books, POLICY, TODAY)
    assert (found.payer.customer, found.approve, found.review) == ("C-1001", True, ())
    assert [match.open_item for match in found.lines] == ["inv:INV-1001"]


def test_the_documents_tell_who_pays_where_nothing_else_does() -> None:
    books = HeldBooks([ACME, GLOBEX], [item("INV-2", customer="C-1002")])
    record = remittance(line("INV-2"), payer={"name": None})
    found = applied(extraction(record), books, POLICY, TODAY)
    assert (found.payer.customer, found.approve) == ("C-1002", False)


def test_what_is_settled_is_still_known_by_its_number() -> None:
    books = HeldBooks([ACME], [item()])
    books.put(item(remaining="0.00", original="1000.00"))
    assert books.of_customer("C-1001") == []
    found = applied(extraction(remittance(line())), books, POLICY, TODAY)
    assert "settled already" in found.lines[0].reasons[-1]


def test_an_order_is_looked_up_among_everybodys() -> None:
    books = HeldBooks([ACME], [item("INV-7", purchase_order="PO-5")])
    found = applied(extraction(remittance(line(None, purchase_order="PO-5"))), books, POLICY, TODAY)
    assert found.lines[0].open_item == "inv:INV-7"


def test_doubts_from_outside_hold_a_proven_payment_back() -> None:
    proven = applied(extraction(remittance(line())), HeldBooks([ACME], [item()]), POLICY, TODAY)
    held = held_back(proven, ["The sender is unknown.", "The sender is unknown."])
    assert (held.approve, held.review) == (False, ("The sender is unknown.",))
    assert held_back(proven, ()) == proven


def test_a_text_that_names_an_invoice_of_another_customer_pays_nothing_by_itself() -> None:
    books = HeldBooks([ACME, GLOBEX], [item(), item("INV-2", "250.00", customer="C-1002")])
    record = remittance(amount="250.00")
    found = applied(extraction(record), books, POLICY, TODAY, texts=("INV-2",))
    assert (found.payer.customer, found.approve) == ("C-1001", False)
    assert [match.open_item for match in found.lines if match.open_item] == []
