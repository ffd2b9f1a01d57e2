"""Nothing typed is lost and nothing is posted twice: a killed server, a lost network, two people at one document."""

import datetime as dt
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from docflow.store import Store
from docflow.store.store import utc_now
from tests.browser.conftest import PICTURES, Site
from tests.browser.served import served
from tests.servers.chromium import watched
from tests.web.conftest import House, furnished

pytestmark = pytest.mark.browser


@pytest.fixture
def now(tmp_path: Path, sqlite_template: Path, hashed: str) -> House:
    """A house whose clock is that of the process that serves it."""
    return furnished(tmp_path, sqlite_template, _Now(), hashed)  # type: ignore[arg-type]


class _Now:
    def __call__(self) -> dt.datetime:
        return utc_now()

    def advance(self, **_by: float) -> None:
        """Time goes by itself."""


def _window(browser: Browser, house: House, address: str, name: str) -> Page:
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    Site(house, address, page, watched(page, address)).sign_in(name)
    return page


def _typed(store: Store, document_id: str) -> dict[str, str]:
    with store.read() as tx:
        draft = tx.drafts.get(document_id, "clerk")
    return draft.typed if draft else {}


def test_typing_outlives_a_killed_server_and_a_lost_network(now: House, browser: Browser, tmp_path: Path) -> None:
    document = now.arrive(misread={2: "1234.60"})
    with served(tmp_path) as server:
        page = _window(browser, now, server.address, "clerk")
        page.goto(f"{server.address}/documents/{document.id}")
        state, reference = page.locator("#desk-state"), page.get_by_label("Payment reference")
        expect(page.locator("#desk-lease")).to_contain_text("reserved for you")
        reference.fill("")
        page.keyboard.type("kept a second before ", delay=20)
        page.wait_for_timeout(1000)
        page.keyboard.type("the end", delay=20)
        server.kill()
        assert _typed(now.store, document.id)["field.payment_reference"].startswith("kept a second before")
        page.keyboard.type(" and after", delay=20)
        expect(state).to_contain_text("no network")
        page.keyboard.press("Control+Enter")
        expect(page).to_have_url(f"{server.address}/documents/{document.id}")
        page.screenshot(path=PICTURES / "offline.png")
        server.start()
        expect(state).to_contain_text("draft saved")
        whole = "kept a second before the end and after"
        assert _typed(now.store, document.id)["field.payment_reference"] == whole
        page.context.set_offline(True)
        page.keyboard.type(", offline", delay=20)
        expect(state).to_contain_text("no network")
        page.context.set_offline(False)
        expect(state).to_contain_text("draft saved")
        server.kill()
        page.keyboard.type("!")
        page.wait_for_timeout(100)
        page.close()
        server.start()
        page = page.context.new_page()
        page.goto(f"{server.address}/documents/{document.id}")
        expect(page.get_by_label("Payment reference")).to_have_value(f"{whole}, offline!")
        expect(page.locator("#desk-state")).to_contain_text("draft saved")
        elsewhere = _window(browser, now, server.address, "clerk")
        elsewhere.goto(f"{server.address}/documents/{document.id}")
        expect(elsewhere.get_by_label("Payment reference")).to_have_value(f"{whole}, offline!")
        page.keyboard.press("Control+s")
        expect(page.locator("#desk-state")).to_contain_text("nothing to save")
        assert now.document(document.id).reference == f"{whole}, offline!"
        for one in (page, elsewhere):
            one.context.close()


def test_two_people_at_one_document(site: Site, browser: Browser) -> None:
    document = site.house.arrive(misread={2: "1234.60"})
    following = site.house.arrive(reference="REF 2", misread={2: "1234.60"})
    site.sign_in()
    mine, theirs = site.page, _window(browser, site.house, site.address, "approver")
    for page in (mine, theirs):
        page.goto(f"{site.address}/documents/{document.id}")
    expect(theirs.locator("#desk-lease")).to_contain_text("clerk is at it")
    theirs.get_by_label("Payment reference").fill("THEIRS")
    theirs.keyboard.press("Control+s")
    expect(theirs.get_by_label("Payment reference")).to_have_value("THEIRS")
    reference = mine.get_by_label("Payment reference")
    reference.fill("MINE")
    mine.get_by_label("Line 3, paid").fill("1284.60")
    expect(mine.locator("#desk-state")).to_contain_text("changed meanwhile")
    mine.keyboard.press("Control+s")
    clash = mine.locator("#clash")
    expect(clash).to_contain_text("approver has changed it meanwhile")
    mine.screenshot(path=PICTURES / "conflict.png")
    clash.get_by_label("theirs").check()
    expect(reference).to_have_value("THEIRS")
    mine.keyboard.press("Control+s")
    expect(clash).to_have_count(0)
    saved = site.house.document(document.id)
    assert saved.reference == "THEIRS" and saved.application and not saved.application.unapplied
    theirs.reload()
    for page in (mine, theirs):
        page.locator("#approve").evaluate("button => button.click()")
    expect(mine.locator("body")).to_contain_text("approved")
    expect(theirs.locator("body")).to_contain_text("approved")
    with site.house.store.read() as tx:
        assert len({row.posting_id for row in tx.postings.of_document(document.id)}) == 1
        assert tx.broken() == []

    mine.goto(f"{site.address}/documents/{following.id}?done={document.id}")
    mine.get_by_label("Payment reference").fill("X")
    mine.keyboard.press("Control+z")
    expect(mine.get_by_label("Payment reference")).to_have_value("REF 2")
    mine.keyboard.press("Control+Shift+z")
    expect(mine.get_by_label("Payment reference")).to_have_value("X")
    mine.keyboard.press("Control+z")
    mine.keyboard.press("Control+z")
    mine.wait_for_url(f"**/documents/{document.id}*")
    assert site.house.document(document.id).state.value == "needs_review"
    mine.keyboard.press("Control+Shift+z")
    expect(mine.locator("#undo")).to_contain_text("approval")
    assert site.house.document(document.id).state.value == "approved"
    theirs.context.close()
