"""The queue without JavaScript: parts, filters, saved views, whose a document is, and approving several at once."""

import datetime as dt

import lxml.html
import pytest
from fastapi.testclient import TestClient

from docflow.schema.documents import Document
from docflow.schema.states import DocumentState, Role
from tests.web import scene
from tests.web.conftest import House, form_of, token_of
from tests.web.test_screens import words


def _rows(client: TestClient, query: str) -> list[str]:
    """Ids of the documents of a list."""
    reply = client.get(f"/queue?{query}")
    assert reply.status_code == 200, words(reply.text)
    links = lxml.html.fromstring(reply.text).xpath("//tbody//a[@class='payer']/@href")
    return [link.removeprefix("/documents/").partition("?")[0] for link in links]


@pytest.fixture
def two(house: House) -> tuple[Document, Document]:
    """A small one and a large one that wait."""
    small = house.arrive(reference="REF 1", lines=scene.LINES[:1], misread={0: "4100.00"})
    large = house.arrive(reference="REF 2", misread={2: "1234.60"})
    return small, large


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("tab=review&least=5000", ["large"]),
        ("tab=review&most=5000", ["small"]),
        ("tab=review&q=INV-20457", ["large"]),
        ("tab=all&q=%22REF+1%22&kind=remittance", ["small"]),
        ("tab=review&currency=gbp", ["large", "small"]),
        ("tab=review&currency=EUR", []),
        ("tab=review&kind=invoice", []),
        ("tab=review&since=2099-01-01", []),
        ("tab=review&least=&most=&since=&kind=", ["large", "small"]),
    ],
)
def test_filters_choose_and_the_counts_agree(
    house: House, two: tuple[Document, Document], query: str, found: list[str]
) -> None:
    names = {two[0].id: "small", two[1].id: "large"}
    client = house.person()
    assert [names[one] for one in _rows(client, query)] == found
    tree = lxml.html.fromstring(client.get(f"/queue?{query}").text)
    for tab in tree.xpath("//nav[@class='tabs']/a"):
        address = tab.get("href").partition("?")[2]
        assert len(_rows(client, address)) == int(tab.xpath("span")[0].text), address


@pytest.mark.parametrize("query", ["least=many", "since=yesterday", "kind=poem", "least=NaN"])
def test_a_filter_that_makes_no_sense_is_told(house: House, query: str) -> None:
    reply = house.person().get(f"/queue?{query}")
    assert reply.status_code == 422
    assert "A filter is not usable" in words(reply.text)


def test_a_document_opened_from_a_filtered_list_knows_its_neighbours(
    house: House, two: tuple[Document, Document]
) -> None:
    small, _ = two
    page = house.person().get(f"/documents/{small.id}?tab=review&most=5000").text
    assert "1 of 1" in words(page)
    assert 'href="/queue?tab=review&amp;most=5000"' in page


def test_what_is_given_to_somebody_is_theirs(house: House, two: tuple[Document, Document]) -> None:
    small, _ = two
    client = house.person()
    page = client.get(f"/documents/{small.id}").text
    form = form_of(page) | {"action": "assign", "owner": "approver"}
    assert client.post(f"/documents/{small.id}", data=form).status_code == 303
    assert _rows(client, "tab=mine") == []
    assert _rows(house.person(Role.APPROVER), "tab=mine") == [small.id]
    assert house.document(small.id).owner == "approver"
    form = form_of(client.get(f"/documents/{small.id}").text) | {"action": "assign", "owner": "viewer"}
    refused = client.post(f"/documents/{small.id}", data=form)
    assert "choose a clerk" in words(refused.text) and house.document(small.id).owner == "approver"


def test_what_waits_too_long_is_over_time(house: House, two: tuple[Document, Document]) -> None:
    client = house.person()
    assert _rows(client, "tab=late") == []
    house.clock.advance(seconds=dt.timedelta(hours=scene.POLICY.review_hours, minutes=5).total_seconds())
    late = house.arrive(reference="REF 3", misread={2: "1234.60"})
    client = house.person()
    assert late.id not in _rows(client, "tab=late") and len(_rows(client, "tab=late")) == 2


def test_a_view_is_kept_for_its_owner(house: House, two: tuple[Document, Document]) -> None:
    client = house.person()
    page = client.get("/queue?tab=review&least=5000").text
    query = "tab=review&least=5000"
    saved = client.post("/queue/views", data={"csrf": token_of(page), "name": "Large ones", "query": query})
    assert saved.headers["location"] == f"/queue?{query}"
    assert "Large ones" in words(client.get("/queue").text)
    assert "Large ones" not in words(house.person(Role.APPROVER).get("/queue").text)
    client.post("/queue/views", data={"csrf": token_of(page), "name": "Large ones", "query": query, "action": "forget"})
    assert "Large ones" not in words(client.get("/queue").text)


def test_a_view_leads_nowhere_else(house: House) -> None:
    client = house.person()
    data = {"csrf": token_of(client.get("/queue").text), "name": "x", "query": "//evil.example/"}
    assert client.post("/queue/views", data=data).headers["location"].startswith("/queue?")


def test_several_are_approved_as_the_summary_showed_them(house: House) -> None:
    ready = [house.arrive(reference=f"REF {n}", lines=scene.LINES[n : n + 1], doubt="Look.") for n in (0, 1)]
    held = house.arrive(reference="REF 9", misread={2: "1234.60"})
    client = house.person(Role.APPROVER)
    page = client.get("/queue/approve?tab=review").text
    text = words(page)
    assert "Documents 2 GBP 7,365.00" in text and "50.00 GBP is not applied" in text
    done = client.post("/queue/approve?tab=review", data=form_of_bulk(page))
    assert "2 approved" in words(done.text)
    assert {house.document(one.id).state for one in ready} == {DocumentState.APPROVED}
    assert house.document(held.id).state is DocumentState.NEEDS_REVIEW
    assert len(house.hints) == 2


def test_what_nobody_has_seen_is_not_approved(house: House) -> None:
    house.arrive(reference="REF 0", lines=scene.LINES[:1], doubt="Look.")
    client = house.person(Role.APPROVER)
    page = client.get("/queue/approve?tab=review").text
    late = house.arrive(reference="REF 1", lines=scene.LINES[1:2], doubt="Look.")
    again = client.post("/queue/approve?tab=review", data=form_of_bulk(page))
    assert "The list has changed since you looked" in words(again.text)
    assert house.document(late.id).state is DocumentState.NEEDS_REVIEW


def form_of_bulk(page: str) -> dict[str, str]:
    """The summary's form."""
    (form,) = lxml.html.fromstring(page).xpath("//form[starts-with(@action, '/queue/approve')]")
    return dict(form.form_values())


def test_open_lists_are_told_that_something_changed(house: House, two: tuple[Document, Document]) -> None:
    reply = house.person().get("/queue/events")
    assert reply.headers["content-type"].startswith("text/event-stream")
    with house.store.read() as tx:
        assert f"id: {tx.audit.head()[0]}\n" in reply.text


def test_a_document_knows_its_place_without_the_others_being_read(house: House) -> None:
    for n in (4, 0, 1):
        house.arrive(reference=f"REF {n}", lines=scene.LINES[n : n + 1], doubt="Look.")
    with house.store.read() as tx:
        for order in ({"by_risk": True}, {"newest": True}, {}):
            listed = [one.id for one in tx.documents.list(limit=2, **order)]
            assert tx.documents.ids(limit=2, **order) == listed


def test_the_review_tells_what_is_mine_and_what_is_over_time(house: House, two: tuple[Document, Document]) -> None:
    """Beside "1 of 2" of the list it was opened from."""
    clerk = house.person()
    small, large = two
    address = f"/documents/{large.id}?tab=review"

    def head() -> lxml.html.HtmlElement:
        return lxml.html.fromstring(house.person().get(address).text).get_element_by_id("steps")

    assert "Mine" not in head().text_content() and "Over time" not in head().text_content()
    form = form_of(clerk.get(f"/documents/{small.id}").text)
    clerk.post(f"/documents/{small.id}", data=form | {"action": "assign", "owner": "clerk"})
    house.clock.advance(days=9)
    assert "assign to clerk" in words(house.person().get(f"/documents/{small.id}").text)
    assert "Mine 1 Over time 2 1 of 2" in " ".join(head().text_content().split())
    assert head().xpath(".//a[@class='part']/@href") == ["/queue?tab=mine", "/queue?tab=late"]


def test_a_mail_that_deserves_no_trust_is_never_approved_with_others(house: House) -> None:
    """A look-alike's payment was among those that one press approved."""
    with house.store.begin() as tx:
        customer = tx.customers.get("C-1001")
        assert customer
        tx.customers.upsert([customer.model_copy(update={"email_domains": ("harrowfinch.example",)})])
    false = house.arrive(sender="ap@harr0wfinch.example", lines=scene.LINES[:1])
    true = house.arrive(lines=scene.LINES[1:2], reference="REF 2", doubt="Look.")
    client = house.person(Role.APPROVER)
    page = client.get("/queue/approve?tab=review").text
    assert "looks like harrowfinch.example but is another" in words(page)
    assert "1 approved" in words(client.post("/queue/approve?tab=review", data=form_of_bulk(page)).text)
    states = [house.document(one.id).state for one in (false, true)]
    assert states == [DocumentState.NEEDS_REVIEW, DocumentState.APPROVED]


def test_what_is_asked_back_waits_in_its_own_part_of_the_queue(house: House) -> None:
    document = house.arrive(lines=scene.LINES[:1])
    with house.store.begin() as tx:
        away = tx.documents.move(document.id, document.version, DocumentState.DELIVERED)
        posted = tx.documents.move(document.id, away.version, DocumentState.POSTED)
    client = house.person(Role.APPROVER)
    assert _rows(client, "tab=back") == []
    assert "To be reversed" not in words(client.get("/queue").text)
    with house.store.begin() as tx:
        tx.documents.change(document.id, posted.version, asked_back_by="clerk")
    assert _rows(client, "tab=back") == [document.id]
    for address in ("/", "/queue", f"/documents/{house.arrive(reference='REF 2', doubt='Look.').id}"):
        assert "To be reversed" in words(client.get(address).text), address
