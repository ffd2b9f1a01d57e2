"""Signing in and out, sessions, and the patience with wrong passwords."""

import pytest
from starlette.datastructures import Headers

from docflow.errors import BadInput, Unavailable
from docflow.schema.states import Role
from docflow.web import keys
from docflow.web.passwords import hash_password, is_right
from tests.web.conftest import PASSWORD, House, token_of


def _form(name: str = "clerk", password: str = PASSWORD, back: str = "/") -> dict[str, str]:
    return {"name": name, "password": password, "back": back}


def test_the_right_password_leads_to_where_one_wanted_to_go(house: House) -> None:
    client = house.anonymous()
    sent_away = client.get("/queue?tab=parked")
    assert (sent_away.status_code, sent_away.headers["location"]) == (303, "/sign-in?back=%2Fqueue%3Ftab%3Dparked")
    reply = client.post("/sign-in", data=_form(back="/queue?tab=parked"))
    assert (reply.status_code, reply.headers["location"]) == (303, "/queue?tab=parked")
    assert client.get("/queue").status_code == 200


@pytest.mark.parametrize(
    "back", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/a\nb"]
)
def test_nobody_is_sent_to_another_site(house: House, back: str) -> None:
    assert house.anonymous().post("/sign-in", data=_form(back=back)).headers["location"] == "/"


def test_the_cookie_is_for_this_site_and_not_for_scripts(house: House) -> None:
    cookie = house.anonymous().post("/sign-in", data=_form()).headers["set-cookie"].lower()
    assert "httponly" in cookie and "samesite=strict" in cookie and "secure" not in cookie
    over_tls = house.anonymous()
    over_tls.base_url = "https://testserver"
    assert "secure" in over_tls.post("/sign-in", data=_form()).headers["set-cookie"].lower()


def test_a_session_that_somebody_planted_is_not_taken_over(house: House) -> None:
    planted = {"Cookie": "docflow_session=planted"}
    reply = house.anonymous().post("/sign-in", data=_form(), headers=planted)
    assert reply.status_code == 303 and "planted" not in reply.headers["set-cookie"]
    assert house.anonymous().get("/", headers=planted).status_code == 303


def test_signing_in_anew_ends_the_old_session(house: House) -> None:
    client = house.person()
    old = client.cookies["docflow_session"]
    client.post("/sign-in", data=_form())
    other = house.anonymous()
    other.cookies.set("docflow_session", old)
    assert other.get("/queue").status_code == 303


def test_signing_out_ends_the_session_on_the_server(house: House) -> None:
    client = house.person()
    old, token = client.cookies["docflow_session"], token_of(client.get("/").text)
    assert client.post("/sign-out", data={"csrf": token}).status_code == 303
    client.cookies.set("docflow_session", old)
    assert client.get("/").status_code == 303


def test_a_session_ends_by_itself(house: House) -> None:
    client = house.person()
    house.clock.advance(hours=11, minutes=59)
    assert client.get("/").status_code == 200
    house.clock.advance(minutes=2)
    assert client.get("/").status_code == 303


def test_a_disabled_user_is_out_at_once(house: House) -> None:
    client = house.person()
    with house.store.begin() as tx:
        tx.users.disable("clerk")
    assert client.get("/").status_code == 303
    assert house.anonymous().post("/sign-in", data=_form()).status_code == 401


@pytest.mark.parametrize(
    ("name", "password"), [("clerk", "wrong"), ("nobody", PASSWORD), ("", ""), ("clerk' --", PASSWORD)]
)
def test_wrong_names_and_passwords_look_alike(house: House, name: str, password: str) -> None:
    reply = house.anonymous().post("/sign-in", data=_form(name, password))
    assert reply.status_code == 401
    assert "User name or password is wrong." in reply.text


def test_a_guesser_waits_and_the_user_elsewhere_does_not(house: House) -> None:
    guesser = house.anonymous()
    statuses = [guesser.post("/sign-in", data=_form(password=f"guess {n}")).status_code for n in range(8)]
    assert statuses == [401] * 5 + [429] * 3
    waiting = guesser.post("/sign-in", data=_form())
    assert waiting.status_code == 429 and int(waiting.headers["retry-after"]) >= 1
    house.app.state.backoff.check("clerk", "192.0.2.7")
    house.clock.advance(seconds=2)
    assert guesser.post("/sign-in", data=_form()).status_code == 303


def test_each_more_guess_doubles_the_wait_up_to_a_quarter_hour(house: House) -> None:
    guesser, waits = house.anonymous(), []
    for n in range(20):
        reply = guesser.post("/sign-in", data=_form(password=f"guess {n}"))
        if reply.status_code == 401 and n >= 5:
            waits.append(int(guesser.post("/sign-in", data=_form()).headers["retry-after"]))
        house.clock.advance(minutes=15)
    assert waits == sorted(waits) and waits[1] >= 1.5 * waits[0] and max(waits) <= 901


def test_passwords_are_hashed_and_short_ones_refused() -> None:
    stored = hash_password("long enough")
    assert stored.startswith("$argon2id$") and is_right("long enough", stored)
    assert not is_right("long enougH", stored) and not is_right("long enough", None)
    with pytest.raises(BadInput):
        hash_password("short")


def test_a_key_is_good_for_its_secret_only(house: House) -> None:
    key, other = keys.new_key(), keys.new_key()
    with house.store.begin() as tx:
        tx.api_keys.add(key.prefix, key.hash, ["read"], "erp")
    secret = other.token.split("_")[2]
    tries = {
        key.token: 200,
        f"dfk_{key.prefix}_{secret}": 401,
        other.token: 401,
        "dfk__": 401,
        "x": 401,
        "dfk_a_b_c": 401,
        "": 401,
    }
    for token, status in tries.items():
        reply = house.anonymous().get("/v1/documents", headers={"Authorization": f"Bearer {token}"})
        assert reply.status_code == status, token
    assert Headers(reply.headers)["www-authenticate"].startswith("Bearer")


def test_a_revoked_key_is_out_at_once(house: House) -> None:
    client = house.program("read")
    prefix = client.headers["Authorization"].split("_")[1]
    assert client.get("/v1/documents").status_code == 200
    with house.store.begin() as tx:
        assert tx.api_keys.by_prefix(prefix).used_at is not None  # type: ignore[union-attr]
        tx.api_keys.revoke(prefix)
    assert client.get("/v1/documents").status_code == 401


def test_a_key_is_looked_up_in_a_thread_where_the_loop_would_have_to_wait(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = house.program("read")
    assert client.get("/v1/documents").status_code == 200

    def busy() -> None:
        raise Unavailable("The database is busy")

    monkeypatch.setattr(house.store, "glance", busy)
    assert client.get("/v1/documents").status_code == 200


def test_roles_have_the_rights_they_should() -> None:
    from docflow.web.principals import SCOPES_OF_ROLE

    assert SCOPES_OF_ROLE[Role.VIEWER] == {"read"}
    assert "admin" not in SCOPES_OF_ROLE[Role.APPROVER]
    assert SCOPES_OF_ROLE[Role.ADMIN] == set(keys.SCOPES)
