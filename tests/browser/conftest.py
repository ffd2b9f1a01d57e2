"""A served docflow and a browser that has it open."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.servers.chromium import Watched, running_chromium, serving, watched
from tests.web.conftest import PASSWORD, House, clock, hashed, house, sqlite_template

__all__ = ["Site", "browser", "clock", "hashed", "house", "site", "sqlite_template"]

PICTURES = Path(os.environ.get("DOCFLOW_PICTURES") or mkdtemp(prefix="docflow-screens-"))
"""Where pictures of the screens are kept; DOCFLOW_PICTURES=docs/screens draws those of the README anew."""
expect.set_options(timeout=int(os.environ.get("DOCFLOW_PATIENCE", "60000")))


@dataclass
class Site:
    """The application at an address, and one browser window."""

    house: House
    address: str
    page: Page
    watch: Watched

    def sign_in(self, name: str = "clerk") -> None:
        """Signs in as the user with this role's name."""
        self.page.goto(self.address)
        self.page.get_by_label("User name").fill(name)
        self.page.get_by_label("Password").fill(PASSWORD)
        self.page.get_by_role("button", name="Sign in").click()
        self.page.wait_for_url(self.address + "/")

    def open(self, document_id: str) -> None:
        """Opens a document from the queue, as a clerk does."""
        self.page.goto(f"{self.address}/queue")
        self.page.locator(f'a[href^="/documents/{document_id}"]').click()
        expect(self.page.locator("#record")).to_be_visible()
        self.page.wait_for_load_state("load")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One a file: while it runs, the thread has an event loop, which tests of servers beside it cannot bear."""
    with running_chromium() as chromium:
        yield chromium


@pytest.fixture
def site(house: House, browser: Browser) -> Iterator[Site]:
    with serving(house.app) as address:
        context = browser.new_context(viewport={"width": 1440, "height": 900})
        page = context.new_page()
        watch = watched(page, address)
        yield Site(house, address, page, watch)
        context.close()
