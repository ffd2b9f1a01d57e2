"""The queue in a real browser: fresh while it is looked at, and quiet about it."""

from dataclasses import replace

import pytest
from playwright.sync_api import expect

from docflow.schema.states import Role
from tests.browser.conftest import PICTURES, Site
from tests.web import scene

pytestmark = pytest.mark.browser


def test_the_list_is_fresh_and_keeps_the_focus(site: Site) -> None:
    site.house.app.state.deps = replace(site.house.app.state.deps, listen=60.0)
    first = site.house.arrive(reference="REF 1", misread={2: "1234.60"})
    site.sign_in()
    site.page.goto(f"{site.address}/queue")
    row = site.page.locator(f"#to-{first.id}")
    row.focus()
    second = site.house.arrive(reference="REF 2", lines=scene.LINES[:1], doubt="Look.")
    expect(site.page.locator(f"#to-{second.id}")).to_be_visible()
    expect(row).to_be_focused()
    expect(site.page.get_by_role("status")).to_contain_text("The list has changed: 2 here now.")
    assert site.page.title().startswith("(2)")
    site.watch.check()


def test_several_are_approved_by_key_alone(site: Site) -> None:
    for n in (0, 1, 4):
        site.house.arrive(reference=f"REF {n}", lines=scene.LINES[n : n + 1], doubt="The payer has a new bank.")
    site.house.arrive(reference="REF 9", misread={2: "1234.60"})
    site.sign_in(Role.APPROVER.value)
    site.page.goto(f"{site.address}/queue?tab=review&least=1000")
    site.page.screenshot(path=PICTURES / "queue-filtered.png")
    site.page.locator("#to-bulk").press("Enter")
    expect(site.page.get_by_role("heading", name="What would be approved")).to_be_visible()
    site.page.screenshot(path=PICTURES / "approve-several.png", full_page=True)
    site.page.locator("#approve-all").press("Enter")
    expect(site.page.get_by_role("status")).to_contain_text("2 approved.")
