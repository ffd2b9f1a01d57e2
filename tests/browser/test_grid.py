"""The lines as a grid, what is typed found on the page, and the page by key: one document, one journey."""

from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site
from tests.web import scene

pytestmark = pytest.mark.browser


def _here(page: Page) -> str:
    name: str = page.evaluate("document.activeElement.name || document.activeElement.id")
    return name


def test_lines_are_walked_edited_and_left_by_key(site: Site) -> None:
    document = site.house.arrive(misread={2: "1234.60"})
    site.sign_in()
    site.open(document.id)
    page, keys = site.page, site.page.keyboard
    paid = page.get_by_label("Line 3, paid")
    expect(paid).to_be_focused()
    for key, name in (
        ("ArrowUp", "field.lines.1.paid_amount"),
        ("ArrowLeft", "field.lines.1.deduction_reason"),
        ("ArrowDown", "field.lines.2.deduction_reason"),
        ("ArrowRight", "field.lines.2.paid_amount"),
        ("ArrowRight", "match.2"),
    ):
        keys.press(key)
        assert _here(page) == name
    settles = page.locator("#m-2")
    keys.press("Space")
    expect(settles).to_have_value("unapplied")
    expect(page.locator("#balance")).to_contain_text("applied 11,195.90")
    keys.press("Space")
    expect(settles).to_have_value("INV-20457")
    keys.press("ArrowLeft")
    keys.press("Control+'")
    expect(paid).to_have_value("3,185.00")
    keys.press("F2")
    keys.press("ArrowLeft")
    assert _here(page) == "field.lines.2.paid_amount", "an edited cell keeps its arrows"
    keys.press("Escape")
    expect(paid).to_have_value("1,234.60")
    # What is typed is framed where it stands before anything is saved; what stands nowhere is said not to.
    keys.press("Control+a")
    keys.type("1284.60")
    told = page.locator("#f-lines-2-paid_amount-why")
    expect(told).to_contain_text("stands on page 1")
    expect(page.locator("page-view .frame")).to_be_visible()
    keys.press("Control+a")
    keys.type("777.77")
    expect(told).to_contain_text("not on the document")
    expect(page.locator("page-view .frame")).to_be_hidden()
    keys.press("Control+a")
    keys.type("=")
    keys.press("Enter")
    expect(paid).to_have_value("1,284.60")
    expect(page.locator("#balance")).to_contain_text("unapplied 0.00")
    keys.press("Insert")
    assert _here(page) == "field.lines.+.document_number"
    site.watch.check()


def test_the_page_is_walked_boxed_and_turned_by_key(site: Site) -> None:
    document = site.house.arrive(misread={2: "1234.60"})
    site.sign_in()
    site.open(document.id)
    page, keys = site.page, site.page.keyboard
    page.get_by_label("Payer", exact=True).focus()
    keys.press("F6")
    keys.press("ArrowRight")
    keys.press("Shift+ArrowRight")
    expect(page.locator("#said")).to_have_text("Harrow &")
    expect(page.locator("page-view .cursor")).to_have_count(2)
    keys.press("b")
    for _ in range(30):
        keys.press("Shift+ArrowRight")
    expect(page.locator("#said")).to_have_text("Harrow & Finch Retail Ltd")
    keys.press("Enter")
    expect(page.get_by_label("Payer", exact=True)).to_have_value("Harrow & Finch Retail Ltd")
    keys.press("F6")
    for key in ("r", "v", "+"):
        keys.press(key)
    expect(page.locator("page-view")).to_have_class("sheet pictured bare")
    upright = page.locator("page-view image").bounding_box()
    assert upright is not None
    assert upright["width"] > upright["height"], "the page lies on its side"
    keys.press("Escape")
    expect(page.get_by_label("Payer", exact=True)).to_be_focused()
    keys.press("Control+k")
    keys.type("history")
    keys.press("ArrowDown")
    expect(page.locator("#palette [aria-selected=true]")).to_contain_text("istory")
    keys.press("Enter")
    page.set_viewport_size({"width": 600, "height": 800})
    site.open(document.id)
    expect(page.locator("#paper")).to_be_hidden()
    keys.press("F6")
    expect(page.locator("#record")).to_be_hidden()
    expect(page.locator("page-view")).to_be_focused()
    site.watch.check()


def test_a_short_pay_is_disputed_from_the_palette(site: Site) -> None:
    """From wherever somebody is: to the reason of the first line that was paid short, or of the line they are in."""
    document = site.house.arrive(lines=(replace(scene.LINES[0], gross="4000.00"), *scene.LINES[1:]), doubt="Look.")
    site.sign_in()
    site.open(document.id)
    page, keys = site.page, site.page.keyboard

    def choose() -> None:
        keys.press("Control+k")
        keys.type("dispute")
        keys.press("Enter")

    page.get_by_label("Payment reference").focus()
    choose()
    assert _here(page) == "short.0"
    page.get_by_label("Line 3, paid").focus()
    choose()
    assert _here(page) == "field.lines.2.deduction_reason"
    page.locator("[name='field.kind']").evaluate("kind => { kind.closest('details').open = true; }")
    page.locator("[name='field.kind']").select_option("invoice")
    keys.press("Control+s")
    expect(page.locator("table.lines")).to_have_count(0)
    page.wait_for_load_state("load")
    choose()
    expect(page.get_by_label("What it is")).to_have_value("dispute")
    expect(page.get_by_role("button", name="Record dispute & next")).to_be_visible()
    site.watch.check()


def test_a_comment_is_written_from_the_palette(site: Site) -> None:
    """The Enter that chooses an entry presses nothing in the menu that it opens."""
    document = site.house.arrive(doubt="Look.")
    site.sign_in()
    site.open(document.id)
    page, keys = site.page, site.page.keyboard
    keys.press("Control+k")
    keys.type("comment")
    keys.press("Enter")
    expect(page.locator("#comment")).to_be_focused()
    keys.type("They call back on Monday.")
    keys.press("Enter")
    expect(page.locator("body")).to_contain_text("They call back on Monday.")
    with site.house.store.read() as tx:
        assert [one.body["text"] for one in tx.decisions.of(document.id)] == ["They call back on Monday."]
    site.watch.check()
