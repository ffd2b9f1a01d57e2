"""What can be done with a document besides approving it, by plain forms: park until a day, comment, split, merge,
set aside with its sender, undo and redo. Each is in the history, and offered in the palette."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import lxml.html
import pytest

from docflow.schema.documents import Document
from docflow.schema.states import DocumentState as S
from docflow.schema.states import Role
from tests.web.conftest import House, form_of
from tests.web.test_screens import Desk, words


@pytest.fixture
def document(house: House) -> Document:
    return house.arrive(misread={2: "1234.60"})


def test_parked_until_a_day_and_remarked_on(house: House, document: Document) -> None:
    desk = Desk(house, document)
    assert "Jo knows." in words(desk.follow(desk.press("comment", text="Jo knows.")))
    assert desk.press("park", until="someday").status_code == 422
    assert desk.press("park", until=house.clock.now.date().isoformat()).status_code == 422
    later = house.clock.now.date() + dt.timedelta(days=2)
    assert desk.press("park", until=later.isoformat(), reason="Jo is away").status_code == 303
    parked = house.document(document.id)
    assert (parked.state, parked.parked_until) == (S.PARKED, later)
    listed = words(desk.client.get("/queue?tab=parked").text)
    assert f"parked until {later.day} {later:%b %Y}" in listed or f"parked until {later:%b} {later.day}" in listed
    assert f"park until {later} (“Jo is away”)" in words(desk.client.get(desk.address).text)


def test_undo_and_redo_are_offered_as_long_as_there_is_something(house: House, document: Document) -> None:
    desk = Desk(house, document)
    assert 'id="undo"' not in desk.page and 'id="redo"' not in desk.page
    desk.follow(desk.press("save", field__payment_reference="BACS 7"))
    desk.follow(desk.press("undo"))
    assert house.document(document.id).reference == document.reference
    assert 'id="undo"' not in desk.page
    desk.follow(desk.press("redo"))
    assert house.document(document.id).reference == "BACS 7"
    assert 'id="redo"' not in desk.page


def test_split_and_laid_together_by_what_one_types(house: House, document: Document) -> None:
    other = house.arrive(reference="REF 2", misread={2: "1234.60"}, name="rest.pdf")
    desk = Desk(house, document)
    for typed, said in (("1-x", "are no pages"), ("1; 2", "There is no page 2"), ("1", "which pages make")):
        reply = desk.press("split", parts=typed)
        assert reply.status_code == 422 and said in words(reply.text)
    assert desk.press("split", parts="1; 1").status_code == 303
    assert house.document(document.id).state is S.SPLIT
    with house.store.read() as tx:
        assert [one.name for one in tx.documents.children(document.id)] == [
            f"{document.name} · 1 of 2",
            f"{document.name} · 2 of 2",
        ]
    third = house.arrive(reference="REF 3", misread={2: "1234.60"}, name="third.pdf")
    desk = Desk(house, other)
    assert desk.press("merge", others="nothing").status_code == 404
    made = desk.press("merge", others=third.id).headers["location"].partition("?")[0]
    assert house.document(third.id).duplicate_of == made.rpartition("/")[2]
    assert "Laid together from" in words(desk.client.get(made).text)


def test_a_sender_is_set_aside_after_a_look_at_the_past(house: House, document: Document) -> None:
    desk = Desk(house, document)
    page = desk.client.get(f"{desk.address}/sender").text
    assert "It would have changed none of 1 past document" in words(page)
    assert desk.press("not_remittance", remember="yes").status_code == 303
    with house.store.read() as tx:
        (rule,) = tx.memory.list()
    assert (rule.rule.kind, rule.scope.key) == ("set_aside", "sender:ap@harrowfinch.example")


def test_one_press_that_is_sent_twice_has_one_effect(house: House, document: Document) -> None:
    desk = Desk(house, document)
    first, second = (desk.press("comment", text="once") for _ in range(2))
    assert (first.status_code, second.headers["location"]) == (303, first.headers["location"])
    desk.press("comment", text="twice")
    with house.store.read() as tx:
        assert [one.body["text"] for one in tx.decisions.of(document.id)] == ["once", "twice"]
    assert desk.press("save", field__payment_reference="B 1").status_code == 303
    assert desk.press("save", field__payment_reference="B 1").status_code == 303
    assert house.document(document.id).version == document.version + 1


def test_the_palette_offers_each_of_them(house: House, document: Document) -> None:
    tree = lxml.html.fromstring(Desk(house, document).page)
    offered = {one.get("data-press") for one in tree.xpath("//*[@id='palette-list']/li")}
    for control in ("until", "comment", "parts", "others", "remember-sender", "ask-payer", "owner", "other", "undo"):
        assert control in offered
        assert control == "undo" or tree.get_element_by_id(control) is not None


def test_who_has_approved_goes_on_and_is_not_asked_again(house: House) -> None:
    """A second approval is somebody else's: the next document is shown, and here nobody presses in vain."""
    deps = house.app.state.deps
    strict = deps.policy.model_copy(update={"second_approval_above": Decimal(5000)})
    house.app.state.deps = replace(deps, policy=strict)
    dear = house.arrive(doubt="Look.")
    following = house.arrive(reference="REF 2", doubt="Look.")
    first = house.person(Role.APPROVER)
    form = form_of(first.get(f"/documents/{dear.id}?tab=review").text) | {"action": "approve"}
    gone = first.post(f"/documents/{dear.id}?tab=review", data=form)
    assert gone.headers["location"].startswith(f"/documents/{following.id}")
    assert 'id="approve"' not in first.get(f"/documents/{dear.id}").text
    assert 'id="approve"' in house.person(Role.ADMIN).get(f"/documents/{dear.id}").text
    assert f'id="begin" href="/documents/{following.id}' in first.get("/").text


@pytest.mark.parametrize("change", [{"post_on": "receipt"}, {"second_approval_above": Decimal(5000)}])
def test_an_approval_can_be_taken_back_from_the_page_after_it(house: House, change: dict[str, object]) -> None:
    """Whether it waits for its money or for a second person, as most do."""
    deps = house.app.state.deps
    house.app.state.deps = replace(deps, policy=deps.policy.model_copy(update=change))
    document = house.arrive(doubt="Look.")
    desk = Desk(house, document)
    after = desk.client.get(desk.press("approve").headers["location"]).text
    assert house.document(document.id).state in (S.AWAITING_RECEIPT, S.SECOND_APPROVAL)
    (button,) = lxml.html.fromstring(after).xpath("//button[@id='undo-last']")
    form = dict(button.getparent().form_values()) | {"action": "undo"}
    desk.client.post(button.getparent().get("action"), data=form)
    assert house.document(document.id).state is S.NEEDS_REVIEW
