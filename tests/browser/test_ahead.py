"""A page that the browser makes ready in the background: it does nothing in its reader's name until it is seen.

A browser that is steered from outside draws no page ahead, so here a page is told that it is in the background, and
later that it is not any more, as a browser tells it.
"""

import pytest
from playwright.sync_api import Request, expect

from tests.browser.conftest import Site

pytestmark = pytest.mark.browser
_HIDDEN = """Object.defineProperty(document, 'prerendering', { get: () => !window.shown });"""
_FETCHED = """const known = performance.getEntriesByType.bind(performance);
const fetched = [{ deliveryType: 'navigational-prefetch' }];
performance.getEntriesByType = (kind) => kind === 'navigation' ? fetched : known(kind);"""
_SHOWN = """() => { window.shown = true; document.dispatchEvent(new Event('prerenderingchange')); }"""


def test_a_page_made_ahead_takes_no_lease_before_it_is_seen(site: Site) -> None:
    document = site.house.arrive(misread={2: "1234.60"})
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(f"{request.method} {request.url.rpartition('/')[2].partition('?')[0]}")

    site.sign_in()
    site.page.add_init_script(_HIDDEN)
    site.page.on("request", note)
    site.page.goto(f"{site.address}/documents/{document.id}")
    site.page.wait_for_load_state("networkidle")
    assert "PUT lease" not in asked and "PUT draft" not in asked
    expect(site.page.locator("#desk")).to_be_hidden()
    site.page.evaluate(_SHOWN)
    expect(site.page.locator("#desk-lease")).to_contain_text("reserved for you")
    assert "PUT lease" in asked


def test_who_decides_before_the_news_came_has_the_next_page_made_once(site: Site) -> None:
    """The news brings the link to the next document anew; it was made a second time while it was being fetched."""
    documents = [site.house.arrive(reference=f"REF {n}", doubt="Look.") for n in range(3)]
    site.sign_in()
    site.page.add_init_script(_FETCHED)
    site.page.route("**/still?*", lambda _route: None)
    site.page.route("**/documents/*", lambda route: None if route.request.method == "POST" else route.continue_())
    site.open(documents[0].id)
    with site.page.expect_event("requestfailed", lambda request: "/still?" in request.url):
        site.page.keyboard.press("Control+Enter")
    expect(site.page.locator("#next-document")).to_have_attribute("data-ahead", "fetch")
    site.watch.check()
