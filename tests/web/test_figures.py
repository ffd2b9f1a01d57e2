"""The five figures and the checks of the sample, over the API and on the screen."""

from decimal import Decimal

import lxml.html
import pytest

from docflow import decisions
from docflow.schema.documents import Document
from docflow.schema.states import DocumentState
from tests.decisions.house import TODAY, arrive, open_up, read
from tests.web import scene
from tests.web.conftest import House, token_of

ALL = scene.POLICY.model_copy(update={"post_on": "advice", "sample_percent": Decimal(100)})


def untouched(house: House) -> Document:
    """A payment that the machine has booked by itself, in the sample."""
    open_up(house.store)
    with house.store.begin() as tx:
        done = decisions.settle_automatically(tx, arrive(tx, read()), ALL, TODAY)
    assert done.state is DocumentState.APPROVED
    return done


def words(page: str) -> str:
    return " ".join("".join(map(str, lxml.html.fromstring(page).itertext())).split())


def test_the_api_tells_the_figures_with_their_interval(house: House) -> None:
    assert house.program("read").get("/v1/reports/cash").json()["whole"]["stp_rate"] is None
    untouched(house)
    found = house.program("read").get("/v1/reports/cash", params={"since": TODAY.isoformat()}).json()
    assert (found["whole"]["payments"], found["whole"]["stp_rate"], found["whole"]["wrong"]) == (1, 1.0, 0)
    assert found["whole"]["wrong_interval"] == pytest.approx([0.0, 0.975])
    assert list(found["groups"]["carrier"]) == ["text"]
    assert found["sample"] == {"due": 1, "right": 0, "wrong": 0}


def test_a_program_checks_the_sample(house: House) -> None:
    done = untouched(house)
    client = house.program("read", "write")
    (due,) = client.get("/v1/checks").json()["items"]
    assert due["subject"] == done.id
    address, seen = f"/v1/checks/{done.id}", {"If-Match": f'"{due["version"]}"'}
    assert client.post(address, json={"right": False}, headers=seen).status_code == 422
    reply = client.post(address, json={"right": False, "reason": "of another customer"}, headers=seen)
    assert reply.json()["check_state"] == "wrong", reply.text
    assert house.document(done.id).state is DocumentState.NEEDS_REVIEW
    assert client.get("/v1/reports/cash").json()["whole"]["wrong"] == 1
    assert client.post(address, json={"right": True}, headers=seen).status_code == 412


def test_a_clerk_checks_the_sample_on_the_screen(house: House) -> None:
    done = untouched(house)
    clerk = house.person()
    assert "1to check, posted untouched" in words(clerk.get("/").text)
    page = clerk.get("/figures").text
    assert "INV-1001 1,000.00" in words(page)
    form = {"csrf": token_of(page), "found": "right"}
    version = lxml.html.fromstring(page).xpath('//input[@name="version"]/@value')[0]
    reply = clerk.post(f"/checks/{done.id}", data=form | {"version": version}, follow_redirects=False)
    assert reply.status_code == 303, reply.text
    after = words(clerk.get("/figures").text)
    assert "Nothing waits for a check." in after
    assert "Of the sample 1 were looked at and 0 were wrong" in after


def test_what_still_waits_is_told_beside_the_share_that_went_untouched(house: House) -> None:
    untouched(house)
    clerk = house.person()
    assert "still wait for a person" not in words(clerk.get("/figures").text)
    house.arrive(reference="REF 9", misread={2: "1234.60"})
    assert "1 that still wait for a person are not among them" in words(clerk.get("/figures").text)
