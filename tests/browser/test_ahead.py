"""A page that the browser makes ready in the background: it does nothing in its reader's name until it is seen.

A browser that is steered from outside draws no page ahead, so here a page is told that it is in the background, and
later that it is not any more, as a browser tells it.
"""

import pytest
from playwright.sync_api import Request, expect

from tests.browser.conftest import Site

pytestmark = pytest.mark.browser
_HIDDEN = """Object.defineProperty(document, 'prerendering', { get: () => !window.shown });"""
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
