"""A new user, from the first page to a corrected advice that is booked: by what the screen says and nothing else."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from playwright.sync_api import expect

from docflow.cli.demo_bank import Bank
from docflow.decisions import enclosures
from docflow.ledgers.beancount import Beancount, BeancountSettings
from docflow.schema.documents import Document
from docflow.schema.states import DocumentState
from tests.browser.conftest import PICTURES, Site
from tests.web import papers, scene
from workers.post import deliver

pytestmark = pytest.mark.browser
POLICY = scene.POLICY.model_copy(
    update={"post_on": "receipt", "second_approval_above": Decimal(10_000), "ledgers": ("beancount",)}
)


def test_a_correction_is_approved_twice_paid_and_booked(site: Site, tmp_path: Path) -> None:
    site.house.app.state.deps = replace(site.house.app.state.deps, policy=POLICY)
    document, page = site.house.arrive(misread={2: "1234.60"}), site.page
    site.sign_in("approver")
    page.get_by_role("link", name="Begin with what matters most").click()
    why = page.locator("#why")
    expect(why).to_contain_text("Line 3 (INV-20457) does not add up")
    page.get_by_label("Line 3, paid").fill("1284.60")
    expect(why).not_to_contain_text("does not add up")
    page.get_by_role("button", name="Approve & next").click()
    expect(page.get_by_role("status").first).to_contain_text("needs a second approval")
    page.get_by_role("link", name="Open it").click()
    expect(why).to_contain_text("Approved by approver; above 10,000 GBP a second person must approve.")
    expect(page.get_by_role("button", name="Undo approval")).to_be_visible()
    page.get_by_role("button", name="Sign out").click()

    site.sign_in("admin")
    page.get_by_role("link", name="Begin with what matters most").click()
    page.get_by_role("button", name="Approve & next").click()
    expect(page.get_by_role("status").first).to_contain_text("waiting for its money")
    page.get_by_role("link", name="Open it").click()
    expect(why).to_contain_text("it is booked when the money comes")

    _money_comes(site, document, tmp_path)
    page.reload()
    expect(why).to_contain_text("Posted as beancount")
    expect(page.locator(".ledger").first).to_contain_text("12,480.50")
    assert site.house.document(document.id).state is DocumentState.POSTED
    _its_paper_is_brought_again(site, document)
    site.watch.check()


def _its_paper_is_brought_again(site: Site, document: Document) -> None:
    """What the ledger has refused for days is told beside the posting, with a button."""
    with site.house.store.begin() as tx:
        (row,) = tx.postings.of_document(document.id)
        enclosures.given_up(tx, row, "The file is larger than the ledger takes.")
    page = site.page
    page.reload()
    told = page.get_by_text("Its paper is not beside it in the ledger")
    expect(told).to_contain_text("larger than the ledger takes")
    told.scroll_into_view_if_needed()
    page.screenshot(path=PICTURES / "paper-refused.png")
    page.get_by_role("button", name="Bring it again").click()
    expect(page.locator(".ledger").first).to_contain_text("12,480.50")
    expect(told).to_have_count(0)
    with site.house.store.read() as tx:
        assert enclosures.lacking(tx, document.id) == {}


def _money_comes(site: Site, document: Document, folder: Path) -> None:
    """The bank's statement goes through the pipeline, and what is booked to the ledger."""
    Bank().pay(
        [site.house.document(document.id)],
        lambda statement: papers.bring(site.house, "statement.xml", statement, POLICY),
    )
    ledger = Beancount("beancount", BeancountSettings(path=folder / "books.beancount"))
    with site.house.store.read() as tx:
        (row,) = tx.postings.of_document(document.id)
    deliver(site.house.store, {"beancount": ledger}, row.posting_id, "test", POLICY)
