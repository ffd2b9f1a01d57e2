"""A clerk at the review screen, in a real browser."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PICTURES, Site
from tests.web import scene
from tests.web.test_escaping import CORPUS, plant

pytestmark = pytest.mark.browser


def test_a_clerk_corrects_a_wrong_amount_approves_and_sees_the_posting(site: Site) -> None:
    document = site.house.arrive(misread={2: "1234.60"})
    site.sign_in()
    page = site.page
    site.open(document.id)
    expect(page.locator("#balance")).to_contain_text("unapplied 50.00")
    wrong = page.get_by_label("Line 3, paid")
    wrong.focus()
    expect(page.locator("page-view .frame")).to_be_visible()
    expect(page.locator(".offer")).to_contain_text("1,284.60")
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / "review.png")

    page.locator('page-view [data-w="1,284.60"]').last.click()
    expect(wrong).to_have_value("1,284.60")
    expect(page.locator("#balance")).to_contain_text("unapplied 0.00")
    expect(page.locator("#proof .bad")).to_have_count(0)
    expect(page.locator("#why")).not_to_contain_text("does not add up")
    with page.expect_navigation():
        page.keyboard.press("Control+s")
    expect(page.get_by_label("Line 3, paid")).to_have_value("1,284.60")

    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("status").first).to_contain_text("approved")
    page.get_by_role("link", name="Open it").click()
    expect(page.locator(".ledger").first).to_contain_text("receivable")
    expect(page.locator(".ledger").first).to_contain_text("12,480.50")
    page.get_by_role("link", name="Outbox").click()
    expect(page.get_by_role("main")).to_contain_text("12,480.50")
    assert site.house.document(document.id).state.value == "approved"
    site.watch.check()


def test_the_keyboard_alone_clears_a_document(site: Site) -> None:
    first = site.house.arrive(reference="REF 1", misread={2: "1234.60"})
    second = site.house.arrive(reference="REF 2", misread={2: "1234.60"})
    site.sign_in()
    site.open(first.id)
    page = site.page
    expect(page.get_by_label("Line 3, paid")).to_be_focused()
    page.keyboard.type("1284.60")
    page.keyboard.press("Escape")
    expect(page.get_by_label("Line 3, paid")).to_have_value("1,234.60")
    page.keyboard.press("Control+a")
    page.keyboard.type("1284.60")
    page.keyboard.press("Control+Enter")
    page.wait_for_url(f"**/documents/{second.id}*")
    assert site.house.document(first.id).state.value == "approved"
    page.get_by_role("button", name="Undo").click()
    page.wait_for_url(f"**/documents/{first.id}*")
    assert site.house.document(first.id).state.value == "needs_review"
    site.watch.check()


def test_a_mail_that_is_not_trusted_is_never_one_enter_away_from_approval(site: Site) -> None:
    """All was well on the paper, and the focus rested on "Approve" under a sender that only looks like the customer."""
    with site.house.store.begin() as tx:
        tx.customers.upsert([scene.CUSTOMERS[0].model_copy(update={"email_domains": ("harrowfinch.example",)})])
    clean = site.house.arrive(sender="ap@harrowflnch.example")
    asked = site.house.arrive(sender="ap@harrowflnch.example", reference="REF 2", misread={2: "1234.60"})
    site.sign_in()
    for document in (clean, asked):
        site.open(document.id)
        expect(site.page.locator(":focus")).to_contain_text("looks like harrowfinch.example")
        site.page.keyboard.press("Enter")
    wrong = site.page.get_by_label("Line 3, paid")
    wrong.fill("1284.60")
    for _ in range(9):
        site.page.keyboard.press("Enter")
    expect(site.page.locator(":focus")).to_contain_text("looks like harrowfinch.example")
    assert {site.house.document(one.id).state.value for one in (clean, asked)} == {"needs_review"}
    site.watch.check()


def test_what_no_field_answers_is_where_one_begins(site: Site) -> None:
    document = site.house.arrive(doubt="The paper is a copy of a copy; compare it.")
    site.sign_in()
    site.open(document.id)
    expect(site.page.locator("#why")).to_be_focused()
    site.page.keyboard.press("Enter")
    assert site.house.document(document.id).state.value == "needs_review"
    site.page.keyboard.press("Control+Enter")
    site.page.wait_for_url("**/queue*")
    assert site.house.document(document.id).state.value == "approved"


def test_words_are_reached_without_a_mouse(site: Site) -> None:
    document = site.house.arrive(misread={2: "1234.60"})
    site.sign_in()
    site.open(document.id)
    page = site.page
    page.get_by_label("Payer", exact=True).focus()
    page.keyboard.press("F6")
    expect(page.locator("page-view")).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    chosen = page.locator("page-view rect.cursor").get_attribute("data-w")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Payer", exact=True)).to_have_value(chosen or "?")
    page.keyboard.press("Control+/")
    expect(page.get_by_role("dialog")).to_contain_text("approve and go to the next document")
    expect(page.locator("#keys .here")).to_contain_text("In a field")
    page.keyboard.press("Escape")
    site.watch.check()


def test_the_arrows_never_change_an_amount(site: Site) -> None:
    document = site.house.arrive(misread={2: "1234.60"})
    site.sign_in()
    site.open(document.id)
    amount = site.page.get_by_label("Total paid")
    amount.focus()
    for key in ("ArrowUp", "ArrowDown", "PageUp"):
        site.page.keyboard.press(key)
    site.page.mouse.wheel(0, 200)
    expect(amount).to_have_value("12,480.50")


def test_it_works_without_javascript(site: Site, browser) -> None:  # type: ignore[no-untyped-def]
    document = site.house.arrive(misread={2: "1234.60"})
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    site.page = page = context.new_page()
    site.sign_in()
    site.open(document.id)
    page.get_by_label("Line 3, paid").fill("1284.60")
    page.get_by_role("button", name="Save correction").click()
    expect(page.locator("#balance")).to_contain_text("unapplied 0.00")
    page.get_by_role("button", name="Approve & next").click()
    expect(page.get_by_role("status").first).to_contain_text("approved")
    assert site.house.document(document.id).state.value == "approved"
    other = site.house.arrive(reference="REF 2", misread={2: "1234.60"})
    site.open(other.id)
    page.get_by_text("More", exact=True).click()
    page.locator("#reason").fill("Not for us")
    page.get_by_role("button", name="Reject", exact=True).click()
    expect(page.locator("main")).to_contain_text("Nothing waits for you")
    assert site.house.document(other.id).state.value == "not_remittance"
    context.close()


@pytest.mark.parametrize("width", [320, 768])
def test_narrow_windows_lose_nothing(site: Site, width: int) -> None:
    document = site.house.arrive(misread={2: "1234.60"})
    site.page.set_viewport_size({"width": width, "height": 800})
    site.sign_in()
    for address in ("/", "/queue", "/mails", "/outbox", "/mailboxes", "/receivables", f"/documents/{document.id}"):
        site.page.goto(site.address + address)
        over = site.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert over <= 0, f"{address} is {over} px too wide"
    expect(site.page.get_by_role("button", name="Approve & next")).to_be_visible()


def test_a_hostile_mail_runs_nothing_and_fetches_nothing(site: Site) -> None:
    site.sign_in()
    ids = [plant(site.house, text, uid) for uid, text in enumerate(CORPUS, start=1)]
    for mail_id, document_id in ids:
        for address in (f"/documents/{document_id}", f"/mails/{mail_id}", f"/documents/{document_id}/history"):
            site.page.goto(site.address + address)
    for address in ("/", "/queue", "/mails", "/mailboxes"):
        site.page.goto(site.address + address)
    site.page.wait_for_timeout(200)
    site.watch.check()


def test_a_page_is_turned_by_key(site: Site) -> None:
    document = site.house.arrive(misread={2: "1234.60"})
    site.sign_in()
    site.open(document.id)
    for key in ("F6", "r"):
        site.page.keyboard.press(key)
    expect(site.page.locator("page-view g.leaf")).to_have_attribute("transform", re.compile("rotate"))


def test_the_screens_are_kept_as_pictures(site: Site) -> None:
    """Small, and looked at by people: the queue by day and the review by night."""
    for n, (payer_lines, wrong) in enumerate(((scene.LINES, 2), (scene.LINES[:3], 1), (scene.LINES[3:], 2))):
        site.house.arrive(
            reference=f"BACS 004{n}877", name=f"advice-{n + 1}.pdf", lines=payer_lines, misread={wrong: "1234.60"}
        )
    site.house.arrive(reference="BACS 0050001", name="advice-4.pdf", lines=scene.LINES[:1])
    site.sign_in()
    site.page.set_viewport_size({"width": 1280, "height": 640})
    site.page.goto(f"{site.address}/queue")
    site.page.screenshot(path=PICTURES / "queue.png")
    site.page.set_viewport_size({"width": 1440, "height": 900})
    site.page.emulate_media(color_scheme="dark")
    site.page.locator("a.payer").first.click()
    expect(site.page.locator("#balance")).to_be_visible()
    expect(site.page.locator("#desk-lease")).to_contain_text("reserved for you")
    site.page.get_by_label("Total paid").focus()
    site.page.wait_for_load_state("networkidle")
    site.page.screenshot(path=PICTURES / "review-dark.png")
    site.watch.check()


def test_what_is_looked_at_stays_in_sight_as_the_page_grows_and_turns(site: Site) -> None:
    """Enlarged, the page showed its upper left corner, whatever field somebody was in."""
    document = site.house.arrive(misread={2: "1234.60"})
    site.sign_in()
    page = site.page
    site.open(document.id)
    page.get_by_label("Line 6, paid").focus()
    frame, pane = page.locator("page-view .frame"), page.locator("page-view")
    expect(frame).to_be_in_viewport(ratio=1)
    pane.focus()
    for key in ("+", "+", "+", "r", "r", "+", "-", "0", "r"):
        page.keyboard.press(key)
        place, view = frame.bounding_box(), pane.bounding_box()
        assert place and view
        assert view["x"] <= place["x"] and place["x"] + place["width"] <= view["x"] + view["width"], key
        assert view["y"] <= place["y"] and place["y"] + place["height"] <= view["y"] + view["height"], key
    site.watch.check()
