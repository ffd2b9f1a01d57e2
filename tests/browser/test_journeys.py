"""What is done less often, by key alone: split, lay together, a second approval, a reversal, a trial of the rules."""

from dataclasses import replace
from decimal import Decimal

import pytest
from playwright.sync_api import Browser, expect

from docflow.schema.states import DocumentState, QuarantineCode, Role
from tests.browser.conftest import Site

pytestmark = pytest.mark.browser
S = DocumentState


def _choose(site: Site, words: str) -> None:
    """Out of the palette, by its name."""
    site.page.keyboard.press("Control+k")
    expect(site.page.locator("#palette input")).to_be_focused()
    site.page.keyboard.type(words)
    site.page.keyboard.press("Enter")


def test_papers_are_laid_together_and_split(site: Site) -> None:
    """What a paper may be laid together with had to be known by its id, and its page stayed at "being read"."""
    one = site.house.arrive(misread={2: "1234.60"}, name="first.pdf")
    two = site.house.arrive(reference="REF 2", misread={2: "1234.60"}, name="second.pdf")
    site.sign_in()
    site.open(one.id)
    page, keys = site.page, site.page.keyboard
    _choose(site, "lay it together")
    expect(page.locator("#others")).to_be_focused()
    expect(page.locator(f"#neighbours option[value='{two.id}']")).to_have_count(1)
    keys.type(two.id)
    keys.press("Enter")
    page.wait_for_url(lambda address: one.id not in address)
    assert site.house.document(one.id).state is S.MERGED
    expect(page.locator("main")).to_contain_text("Laid together from")
    expect(page.locator("#why")).to_contain_text("shown here as soon as it is there")
    made = site.house.document(page.url.rpartition("/")[2].partition("?")[0])
    with site.house.store.begin() as tx:
        tx.documents.move(
            made.id, made.version, S.QUARANTINED, quarantine_code=QuarantineCode.UNREADABLE, reason="Torn."
        )
    expect(page.locator("#why")).to_contain_text("Torn")
    three = site.house.arrive(reference="REF 3", misread={2: "1234.60"}, name="third.pdf")
    site.open(three.id)
    _choose(site, "split")
    expect(page.locator("#parts")).to_be_focused()
    keys.type("1-x")
    keys.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("are no pages")
    _choose(site, "split")
    expect(page.locator("#parts")).to_have_value("1-x")
    keys.press("Control+a")
    keys.type("1; 1")
    keys.press("Enter")
    page.wait_for_url("**/queue*")
    assert site.house.document(three.id).state is S.SPLIT


def test_a_second_person_approves_and_somebody_reverses(site: Site) -> None:
    deps = site.house.app.state.deps
    strict = deps.policy.model_copy(update={"second_approval_above": Decimal(5000)})
    site.house.app.state.deps = replace(deps, policy=strict)
    document = site.house.arrive(doubt="Look.")
    page, keys = site.page, site.page.keyboard
    site.sign_in(Role.APPROVER.value)
    site.open(document.id)
    keys.press("Control+Enter")
    page.wait_for_url("**/queue*")
    expect(page.get_by_role("status").first).to_contain_text("needs a second approval")
    page.get_by_role("button", name="Sign out").press("Enter")
    page.wait_for_url("**/sign-in*")
    site.sign_in(Role.ADMIN.value)
    site.open(document.id)
    expect(page.locator("#why")).to_contain_text("a second person must approve")
    keys.press("Control+Enter")
    page.wait_for_url("**/queue*")
    assert site.house.document(document.id).state is S.APPROVED
    with site.house.store.begin() as tx:
        away = tx.documents.move(document.id, site.house.document(document.id).version, S.DELIVERED)
        tx.documents.move(document.id, away.version, S.POSTED)
    page.goto(f"{site.address}/documents/{document.id}")
    page.wait_for_load_state("load")
    _choose(site, "reverse")
    expect(page.locator("#reverse-reason")).to_be_focused()
    keys.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Say why it is reversed")
    _choose(site, "reverse")
    keys.type("Paid twice")
    keys.press("Enter")
    expect(page.locator("#why")).to_contain_text("admin wants it reversed (Paid twice); a second person must agree.")
    with site.house.store.read() as tx:
        assert tx.decisions.of(document.id)[-1].body["reason"] == "Paid twice"
    page.get_by_role("button", name="Sign out").press("Enter")
    page.wait_for_url("**/sign-in*")
    site.sign_in(Role.APPROVER.value)
    page.locator("a.tile", has_text="To be reversed").press("Enter")  # it was in no list, and nobody could refuse
    page.locator(f"#to-{document.id}").press("Enter")
    expect(page.locator("#why")).to_contain_text("a second person must agree")
    _choose(site, "leave it booked")
    expect(page.locator("#why")).to_contain_text("Posted: read-only")
    expect(page.locator("#keep-booked")).to_have_count(0)
    page.goto(f"{site.address}/queue")
    expect(page.get_by_role("link", name="To be reversed")).to_have_count(0)


def test_what_may_be_laid_together_is_told_without_a_script(site: Site, browser: Browser) -> None:
    one = site.house.arrive(misread={2: "1234.60"}, name="first.pdf")
    two = site.house.arrive(reference="REF 2", misread={2: "1234.60"}, name="second.pdf")
    context = browser.new_context(java_script_enabled=False)
    plain = Site(site.house, site.address, context.new_page(), site.watch)
    plain.sign_in()
    plain.page.goto(f"{site.address}/documents/{one.id}?tab=review")
    plain.page.get_by_text("More", exact=True).press("Enter")
    plain.page.get_by_role("link", name="What it may be laid together with").press("Enter")
    expect(plain.page.locator(f"#neighbours option[value='{two.id}']")).to_have_count(1)
    expect(plain.page.locator("#others")).to_be_visible()
    context.close()


def test_rules_are_tried_before_they_are_saved(site: Site) -> None:
    site.house.arrive()
    site.sign_in(Role.ADMIN.value)
    page, keys = site.page, site.page.keyboard
    page.goto(f"{site.address}/rules")
    page.get_by_role("button", name="Move row 2 up").press("Enter")
    page.wait_for_load_state("load")
    page.get_by_role("button", name="Try it on past lines").press("Enter")
    expect(page.locator("#tried")).to_be_in_viewport()
    expect(page.locator("#tried")).to_be_focused()
    page.get_by_label("Why").fill("tried")
    keys.press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("is in force")
    site.watch.check()
