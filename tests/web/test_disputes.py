"""The screens of disputes: a clerk takes a case from the claim to its end with forms alone."""

import lxml.html
from fastapi.testclient import TestClient

from docflow.schema.disputes import DisputeCase, DisputeState
from docflow.schema.states import Role
from tests.web.conftest import House, token_of

NEW = {
    "customer": "Harrow & Finch Retail Ltd (C-1001)", "currency": "gbp", "amount": "1,120.00",
    "type": "pre_payment_dispute", "invoices": "INV-20391, INV-20392", "reason": "pricing", "reference": "DM-4471",
}  # fmt: skip


def person(house: House, role: Role = Role.CLERK) -> TestClient:
    """A browser of this role that sends the form token with everything."""
    client = house.person(role)
    client.headers["X-CSRF-Token"] = token_of(client.get("/").text)
    return client


def opened(house: House, client: TestClient, **told: str) -> DisputeCase:
    reply = client.post("/disputes", data=NEW | told)
    assert reply.status_code == 303, reply.text
    return case_of(house, reply.headers["location"].rpartition("/")[2])


def case_of(house: House, dispute_id: str) -> DisputeCase:
    with house.store.read() as tx:
        return tx.disputes.get(dispute_id)


def press(house: House, client: TestClient, case: DisputeCase, action: str, **form: str) -> DisputeCase:
    """Presses a button of the case's page; the page must offer it."""
    page = lxml.html.fromstring(client.get(f"/disputes/{case.id}").text)
    assert page.xpath(f"//button[@value='{action}']"), f"there is no button {action}"
    data = {"version": str(case.version), "action": action, **form}
    reply = client.post(f"/disputes/{case.id}", data=data)
    assert reply.status_code == 303, lxml.html.fromstring(reply.text).xpath("string(//*[@role='alert'])")
    return case_of(house, case.id)


def test_from_the_claim_to_its_end_by_forms(house: House) -> None:
    clerk = person(house)
    case = opened(house, clerk)
    assert (case.customer, str(case.current), case.invoices) == ("C-1001", "1120.00", ("INV-20391", "INV-20392"))
    listed = clerk.get("/disputes?tab=documents").text
    assert "Harrow &amp; Finch" in listed and "1,120.00" in listed
    case = press(house, clerk, case, "message", text="They sent the old price list.", direction="note")
    case = press(house, clerk, case, "assign", owner="clerk", deadline="2030-06-01")
    assert (case.owner, case.deadline and case.deadline.date().isoformat()) == ("clerk", "2030-06-01")
    case = press(house, clerk, case, "move:under_review")
    case = press(house, clerk, case, "hold", reason="the buyer is on holiday")
    case = press(house, clerk, case, "go_on")
    case = press(house, clerk, case, "judge", validity="valid", reason="the order says so")
    case = press(house, clerk, case, "propose", **{"part.credited": "1,120.00"})
    assert (case.state, str(case.current)) == (DisputeState.RESOLVED, "0.00")
    case = press(house, clerk, case, "close", reference="CN-17")
    assert "CN-17" in clerk.get(f"/disputes/{case.id}").text
    assert case.state is DisputeState.CLOSED


def test_what_waits_for_a_second_person_is_approved_by_one(house: House) -> None:
    clerk = person(house)
    case = opened(house, clerk, amount="600.00", reason="other")
    case = press(house, clerk, case, "move:under_review") if case.state is not DisputeState.UNDER_REVIEW else case
    case = press(house, clerk, case, "attach", document=house.arrive().id, backup="other")
    case = press(house, clerk, case, "judge", validity="invalid", reason="no defect")
    case = press(house, clerk, case, "propose", **{"part.written_off": "600.00"})
    assert case.state is DisputeState.PENDING_APPROVAL
    case = press(house, person(house, Role.APPROVER), case, "approve", content_hash=case.content_hash)
    assert case.state is DisputeState.RESOLVED


def test_a_correction_changes_only_what_was_retyped(house: House) -> None:
    clerk = person(house)
    case = opened(house, clerk)
    page = lxml.html.fromstring(clerk.get(f"/disputes/{case.id}").text)
    form = next(one for one in page.forms if one.xpath(".//button[@value='amend']"))
    data = dict(form.form_values()) | {"action": "amend", "amount": "1,100.00", "internal_reason": "quantity"}
    assert clerk.post(f"/disputes/{case.id}", data=data).status_code == 303
    after = case_of(house, case.id)
    assert (str(after.current), after.internal_reason, after.reason) == ("1100.00", "quantity", "pricing")
    assert set(_last(house, case.id)["changes"]) == {"amount", "internal_reason"}


def _last(house: House, dispute_id: str) -> dict[str, dict[str, object]]:
    with house.store.read() as tx:
        return tx.disputes.history(dispute_id)[-1].body  # type: ignore[return-value]


def test_a_refusal_is_said_and_what_was_typed_is_kept(house: House) -> None:
    clerk = person(house)
    case = opened(house, clerk)
    stale = clerk.post(f"/disputes/{case.id}", data={"version": "99", "action": "message", "text": "half a thought"})
    assert stale.status_code == 412
    assert "changed meanwhile" in stale.text and "half a thought" in stale.text
    assert clerk.post("/disputes", data=NEW | {"amount": "a lot"}).status_code == 422
    assert clerk.post("/disputes", data=NEW | {"customer": "nobody"}).status_code == 422
    assert case_of(house, case.id).version == case.version


def test_cases_are_merged_and_split(house: House) -> None:
    clerk = person(house)
    one, other = opened(house, clerk), opened(house, clerk, amount="80.00", reference="DM-4472")
    one = press(house, clerk, one, "merge", other=other.id)
    assert str(one.current) == "1200.00"
    assert case_of(house, other.id).merged_into == one.id
    one = press(house, clerk, one, "split", **{f"take.{one.claims[0].id}": "20.00"})
    assert str(one.current) == "1180.00"


def test_a_viewer_sees_the_case_and_no_button(house: House) -> None:
    case = opened(house, person(house))
    page = lxml.html.fromstring(person(house, Role.VIEWER).get(f"/disputes/{case.id}").text)
    assert not page.xpath("//main//button")
