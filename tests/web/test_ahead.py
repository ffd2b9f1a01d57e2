"""The next document is fetched ahead, and asks what has changed since as soon as it is shown."""

import re

from docflow.schema.states import Role
from tests.web.conftest import House, form_of


def _stamp(page: str) -> str:
    found = re.search(r'data-stamp="(\w+)"', page)
    assert found, "the page has no stamp"
    return found[1]


def test_a_page_fetched_ahead_tells_what_was_done_meanwhile_or_is_loaded_again(house: House) -> None:
    first, second = (house.arrive(reference=f"REF {n}", doubt="Look.") for n in (1, 2))
    clerk = house.person(Role.APPROVER)
    rules = clerk.get("/ahead.json")
    assert rules.headers["content-type"] == "application/speculationrules+json"
    where = {way: one[0]["where"]["selector_matches"] for way, one in rules.json().items()}
    assert where == {"prerender": "#next-document[data-ahead=draw]", "prefetch": "#next-document[data-ahead=fetch]"}
    ahead = clerk.get(f"/documents/{second.id}?tab=review")
    assert ahead.headers["Speculation-Rules"] == '"/ahead.json"' and ahead.headers["No-Vary-Search"]
    still = {"stamp": _stamp(ahead.text), "tab": "review", "done": first.id}
    page = clerk.get(f"/documents/{first.id}?tab=review").text
    parked = clerk.post(
        f"/documents/{first.id}?tab=review",
        data=form_of(page) | {"action": "park"},
        headers={"Accept": "application/json"},
    )
    assert parked.json()["next"] == f"/documents/{second.id}?tab=review&done={first.id}"

    held = clerk.get(f"/documents/{second.id}/still", params=still)
    assert held.status_code == 200 and "parked" in held.text and 'id="steps"' in held.text
    other = house.person()
    typed = form_of(other.get(f"/documents/{second.id}").text) | {"field.payment_reference": "OTHER"}
    assert other.post(f"/documents/{second.id}", data=typed | {"action": "save"}).status_code == 303
    assert clerk.get(f"/documents/{second.id}/still", params=still).status_code == 205


def test_what_was_fetched_ahead_is_forgotten_with_the_session(house: House) -> None:
    clerk = house.person()
    token = form_of(clerk.get("/me").text, "sign-out")["csrf"]
    assert (
        clerk.post("/sign-out", data={"csrf": token}).headers["Clear-Site-Data"] == '"prefetchCache", "prerenderCache"'
    )
    assert clerk.get("/documents/doc_x/still", params={"stamp": ""}).headers["location"].startswith("/sign-in")
