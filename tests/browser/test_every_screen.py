"""Every screen, as people who see little, use no mouse, or read on a narrow window meet it; and its picture."""

import os
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from docflow.schema.states import Role
from tests.bench.screen import weights
from tests.browser.conftest import PICTURES, Site
from tests.servers.chromium import serving, watched
from tests.web.screens import SCREENS, occupied

pytestmark = pytest.mark.browser

PICTURED = (
    "home",
    "history",
    "dispute",
    "disputes",
    "receipts",
    "receipt",
    "outbox",
    "customers",
    "set-off",
    "ledgers",
    "people",
    "keys",
    "webhooks",
    "settings",
    "connect",
)
"""Screens whose pictures are kept; those of the queue and of the review screen are drawn by their own tests."""
_HEAVIEST = 150 * 1024
"""Bytes of the first load of the review screen, as sent, without pictures of pages."""
WALKED = ("home", "review", "dispute", "people")
"""Screens on which every control is reached by Tab, one after another."""


@pytest.fixture(scope="module")
def site(browser: Browser, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[Site]:
    """One window and one furnished house for all of it: a page is loaded once."""
    from tests.servers.stores import Clock
    from tests.web.conftest import furnished

    template = request.getfixturevalue("sqlite_template")
    house = furnished(tmp_path_factory.mktemp("screens"), template, Clock(), request.getfixturevalue("hashed"))
    with serving(house.app) as address:
        page = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB").new_page()
        site = Site(house, address, page, watched(page, address))
        site.sign_in(Role.ADMIN.value)
        yield site
        page.context.close()


@pytest.fixture(scope="module")
def places(site: Site) -> dict[str, str]:
    """Ids of what the screens show."""
    return occupied(site.house)


@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_is_for_everybody(site: Site, places: dict[str, str], name: str) -> None:
    page = site.page
    _desk(page)
    page.goto(site.address + SCREENS[name].format(**places))
    expect(page.locator("main")).to_be_visible()
    assert _faults(page) == [], "light"
    if name in PICTURED and "DOCFLOW_PICTURES" in os.environ:
        page.screenshot(path=PICTURES / f"{name}.png", full_page=True)
    if name == "review":
        assert sum(size for _, size in weights(page)) <= _HEAVIEST, weights(page)
    page.emulate_media(color_scheme="dark")
    assert _faults(page, only="color-contrast") == [], "dark"
    page.set_viewport_size({"width": 320, "height": 640})
    assert _faults(page, without="color-contrast") == [], "320 px"
    assert page.evaluate("document.documentElement.scrollWidth") <= 320, "it scrolls sideways at 320 px"
    page.set_viewport_size({"width": 640, "height": 450})
    assert page.evaluate("document.documentElement.scrollWidth") <= 640, "it scrolls sideways at 200 % zoom"
    if name in WALKED:
        _desk(page)
        _walk(page)


def _desk(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.emulate_media(color_scheme="light", forced_colors="none", reduced_motion="no-preference")


def _faults(page: Page, only: str = "", without: str = "") -> list[str]:
    """What axe finds, as "rule: where"."""
    options: dict[str, object] = {"resultTypes": ["violations"]}
    if only:
        options["runOnly"] = {"type": "rule", "values": [only]}
    if without:
        options["rules"] = {without: {"enabled": False}}
    found = Axe().run(page, options=options).response["violations"]
    return [f"{one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]]


_CONTROLS = """() => [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
  .filter(e => !e.disabled && !e.closest('fieldset:disabled') && e.tabIndex >= 0 && e.type !== 'hidden'
    && e.checkVisibility({checkVisibilityCSS: true}) && (e.type !== 'radio' || e.checked))
  .map((e, n) => { e.dataset.walked ??= String(n); return e.dataset.walked })"""


def _walk(page: Page) -> None:
    """Tab reaches everything that can be pressed or typed in, and the focus can be seen."""
    wanted = set(page.evaluate(_CONTROLS))
    page.evaluate("document.activeElement?.blur()")
    reached: set[str] = set()
    for _ in range(len(wanted) + 8):
        page.keyboard.press("Tab")
        at, outlined = page.evaluate(
            "() => [document.activeElement.dataset.walked, getComputedStyle(document.activeElement).outlineStyle]"
        )
        assert at is None or outlined != "none", f"no focus is seen on {at}"
        reached.add(at)
    missed = [page.locator(f'[data-walked="{one}"]').evaluate("e => e.outerHTML") for one in wanted - reached]
    assert not missed, missed


def test_forced_colours_and_reduced_motion(site: Site, places: dict[str, str]) -> None:
    page = site.page
    _desk(page)
    page.goto(f"{site.address}/documents/{places['document']}")
    page.emulate_media(forced_colors="active", reduced_motion="reduce")
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    page.get_by_label("Line 3, paid").focus()
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"


def test_the_main_screens_as_a_screen_reader_tells_them(site: Site, places: dict[str, str]) -> None:
    page = site.page
    _desk(page)
    for name, told in TOLD.items():
        page.goto(site.address + SCREENS[name].format(**places))
        expect(page.locator("body")).to_match_aria_snapshot(told, timeout=5_000)


TOLD = {
    "home": """
- banner:
  - navigation "Main":
    - link "Queue"
    - link "Disputes"
  - search
- alert
- main:
  - heading "Home" [level=1]
  - link /To review/
  - heading /Most money at risk first/ [level=2]
  - table
""",
    "review": """
- main:
  - navigation "Queue"
  - heading "Harrow & Finch Retail Ltd" [level=1]
  - region "The paper":
    - navigation "Pages"
  - form "What was read":
    - heading "Why a person must look" [level=2]
    - group /What was read/
    - heading "Lines and the open items they settle" [level=2]
    - region "Lines":
      - group:
        - table
    - heading "Proof" [level=2]
    - status
""",
    "dispute": """
- main:
  - heading "Harrow & Finch Retail Ltd" [level=1]
  - heading "What is disputed" [level=2]
  - heading "Documents" [level=2]
  - heading "What can be done" [level=2]
  - button "Put it under review"
  - heading "What happened" [level=2]
  - table
""",
}
