"""A clerk teaches docflow how a payer's papers are read, in a real browser."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import PICTURES, Site
from tests.servers.chromium import serving, watched
from tests.web.conftest import House
from tests.web.test_memory import paper, reading

__all__ = ["reading"]
pytestmark = pytest.mark.browser


def test_a_correction_is_offered_previewed_and_remembered(reading: House, browser: Browser) -> None:
    paper(reading, 1)
    document = paper(reading, 2)
    with serving(reading.app) as address:
        context = browser.new_context(viewport={"width": 1440, "height": 900})
        page = context.new_page()
        site = Site(reading, address, page, watched(page, address))
        site.sign_in()
        site.open(document.id)
        expect(page.locator("form.teach[action$='/memory']")).to_have_count(0)
        page.get_by_label("Line 1, document").fill("INV-20418")
        page.keyboard.press("Control+s")
        teach = page.locator("form.teach[action$='/memory']")
        expect(teach).to_contain_text("The column “Booking” is the document number (ours).")
        expect(teach).to_contain_text(
            "It would have changed 2 of 2 past documents: 1 would then say what a clerk decided"
        )
        teach.get_by_text("Show what would change").click()
        page.screenshot(path=PICTURES / "memory.png")
        page.set_viewport_size({"width": 320, "height": 800})
        over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert over <= 0, f"{over} px too wide"
        page.set_viewport_size({"width": 1440, "height": 900})
        teach.get_by_label("For").select_option("sender")
        expect(teach).to_contain_text("past documents")
        page.get_by_role("checkbox").first.uncheck()
        expect(teach).to_contain_text("Nothing is chosen.")
        page.get_by_role("checkbox").first.check()
        expect(teach).to_contain_text("It would have changed")
        page.get_by_role("button", name="Remember").click()
        expect(page.locator("#memory")).to_contain_text("Remembered for mail from ap@harrow.example")
        page.goto(f"{address}/receivables")
        expect(page.locator("#memory")).to_contain_text("mail from ap@harrow.example")
        page.get_by_role("button", name="Forget").click()
        expect(page.locator("#memory")).to_have_count(0)
        site.watch.check()
        context.close()
