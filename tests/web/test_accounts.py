"""People, keys and one's own settings, by forms; what is secret is shown once or never."""

import datetime as dt
import re

import lxml.html
from fastapi.testclient import TestClient

from docflow.schema.house import Setting
from docflow.schema.mirror import BooksDrift, Stray
from docflow.schema.states import Role
from tests.web.conftest import PASSWORD, House
from tests.web.test_disputes import person


def text_of(page: str, identifier: str) -> str:
    return lxml.html.fromstring(page).get_element_by_id(identifier).text_content().strip()


def sign_in(house: House, name: str, password: str) -> int:
    return house.anonymous().post("/sign-in", data={"name": name, "password": password, "back": "/"}).status_code


def test_a_new_user_signs_in_with_the_password_that_is_shown_once(house: House) -> None:
    admin = person(house, Role.ADMIN)
    page = admin.post("/people", data={"name": "berta", "role": "clerk"}).text
    password = text_of(page, "password")
    assert sign_in(house, "berta", password) == 303
    assert password not in admin.get("/people").text
    assert admin.post("/people", data={"name": "berta", "role": "clerk"}).status_code == 412
    assert admin.post("/people", data={"name": "docflow", "role": "clerk"}).status_code == 422


def test_roles_passwords_and_who_may_come_in_are_changed(house: House) -> None:
    admin, clerk = person(house, Role.ADMIN), person(house)
    admin.post("/people/clerk", data={"action": "role", "role": "viewer"})
    assert clerk.get("/").status_code == 303, "a changed role ends the sessions"
    new = text_of(admin.post("/people/clerk", data={"action": "password"}).text, "password")
    assert sign_in(house, "clerk", PASSWORD) == 401
    assert sign_in(house, "clerk", new) == 303
    admin.post("/people/clerk", data={"action": "disable"})
    assert sign_in(house, "clerk", new) == 401
    admin.post("/people/clerk", data={"action": "enable"})
    assert sign_in(house, "clerk", new) == 303
    with house.store.read() as tx:
        told = [(row.action, row.body) for row in tx.audit.of("user:clerk")]
    assert ("role changed", {"from": "clerk", "to": "viewer"}) in told
    assert PASSWORD not in str(told) and new not in str(told)


def test_somebody_can_always_let_people_in(house: House) -> None:
    admin = person(house, Role.ADMIN)
    for form in ({"action": "disable"}, {"action": "role", "role": "clerk"}):
        refused = admin.post("/people/admin", data=form)
        assert refused.status_code == 409
    admin.post("/people/clerk", data={"action": "role", "role": "admin"})
    assert admin.post("/people/admin", data={"action": "role", "role": "viewer"}).status_code == 303


def test_a_key_is_shown_once_and_ends_on_its_day(house: House) -> None:
    admin = person(house, Role.ADMIN)
    last = (house.clock() + dt.timedelta(days=2)).date().isoformat()
    token = text_of(admin.post("/keys", data={"name": "shop", "scope": ["read"], "expires": last}).text, "token")
    program = house.anonymous()
    program.headers["Authorization"] = f"Bearer {token}"
    assert program.get("/v1/documents").status_code == 200
    assert program.post("/v1/documents").status_code == 403
    listed = admin.get("/keys").text
    assert "shop" in listed and token not in listed and token.rpartition("_")[2] not in listed
    house.clock.advance(seconds=3 * 86_400)
    assert program.get("/v1/documents").status_code == 401
    admin = person(house, Role.ADMIN)
    assert "over" in admin.get("/keys").text


def test_a_revoked_key_is_good_for_nothing(house: House) -> None:
    admin = person(house, Role.ADMIN)
    token = text_of(admin.post("/keys", data={"name": "shop", "scope": ["read", "write"]}).text, "token")
    program = house.anonymous()
    program.headers["Authorization"] = f"Bearer {token}"
    assert program.get("/v1/documents").status_code == 200
    assert admin.post(f"/keys/{token.split('_')[1]}/revoke").status_code == 303
    assert program.get("/v1/documents").status_code == 401
    assert admin.post("/keys", data={"name": "", "scope": ["read"]}).status_code == 422
    assert admin.post("/keys", data={"name": "x", "scope": ["read"], "expires": "2001-01-01"}).status_code == 422


def test_a_user_is_spoken_to_as_they_chose(house: House) -> None:
    clerk = person(house)
    assert clerk.post("/me", data={"action": "language", "language": "de_CH"}).status_code == 303
    for accepted in ("fr", "en-US"):
        assert '<html lang="de">' in clerk.get("/", headers={"Accept-Language": accepted}).text
    assert clerk.post("/me", data={"action": "language", "language": "tlh"}).status_code == 422
    clerk.post("/me", data={"action": "language", "language": ""})
    assert '<html lang="fr">' in clerk.get("/", headers={"Accept-Language": "fr"}).text


def test_ones_own_password_needs_the_present_one_and_ends_other_sessions(house: House) -> None:
    here, elsewhere = person(house), person(house)
    new = {"new": "a longer secret", "again": "a longer secret"}
    assert _set(here, old="wrong", **new) == 403
    assert _set(here, old=PASSWORD, new="a longer secret", again="another") == 422
    assert _set(here, old=PASSWORD, new="short", again="short") == 422
    assert _set(here, old=PASSWORD, **new) == 303
    assert here.get("/me").status_code == 200
    assert elsewhere.get("/me").status_code == 303
    assert sign_in(house, "clerk", "a longer secret") == 303


def _set(client: TestClient, **form: str) -> int:
    return client.post("/me", data={"action": "password", **form}).status_code


def test_the_audit_trail_says_who_when_what_from_and_to(house: House) -> None:
    clerk = person(house)
    document = house.arrive(misread={2: "1234.60"})
    page = clerk.get(f"/documents/{document.id}").text
    form = dict(lxml.html.fromstring(page).get_element_by_id("record").form_values())
    form |= {"field.lines.2.paid_amount": "1,284.60", "action": "save"}
    assert clerk.post(f"/documents/{document.id}", data=form).status_code == 303
    told = clerk.get(f"/documents/{document.id}/history?check=true").text
    row = next(one for one in lxml.html.fromstring(told).xpath("//tbody/tr") if "clerk" in one.text_content())
    cells = [re.sub(r"\s+", " ", cell.text_content()).strip() for cell in row.xpath("./td")]
    assert cells[1] == "clerk"
    assert cells[3] == "Line 3, paid: 1234.60" and cells[4] == "Line 3, paid: 1284.60"
    assert "The chain is whole" in told
    assert document.id in clerk.get("/audit").text


def test_settings_are_shown_with_their_origin_and_without_secrets(house: House) -> None:
    admin = person(house, Role.ADMIN)
    assert admin.get("/settings").status_code == 200
    assert Setting(name="secret_key", value="yes", origin="file", secret=True).value == "yes"


def test_ledgers_tell_what_waits(house: House) -> None:
    page = person(house, Role.VIEWER).get("/ledgers").text
    assert "beancount" in page and "pull" in page


def test_ledgers_tell_what_is_not_as_docflow_says(house: House) -> None:
    viewer = person(house, Role.VIEWER)
    assert viewer.get("/v1/ledgers/beancount/drift").json()["postings"] is None
    assert viewer.get("/v1/ledgers/nobody/drift").status_code == 404
    now = house.store.clock()
    stray = Stray(posting_id="dfp_1", document_id=None, kind="unknown", words="The books hold <b>it</b> alone.")
    found = BooksDrift(ledger="beancount", compared_at=now, since=now.date(), compared=2, strays=(stray,))
    with house.store.begin() as tx:
        tx.comparisons.save(found)
    page = viewer.get("/ledgers").text
    assert "2 postings" in page and "The books hold &lt;b&gt;it&lt;/b&gt; alone." in page
    told = viewer.get("/v1/ledgers/beancount/drift").json()
    assert told["postings"]["strays"][0]["kind"] == "unknown" and told["open_items"] is None
