"""Tryton's key for the REST interface, made for a user's name and password, which are kept nowhere."""

import base64
import json
from pathlib import Path
from typing import Any
from urllib.parse import quote

from docflow.errors import LedgerAuth, LedgerRejected
from docflow.ledgers._http import Http
from docflow.schema.base import Frozen

_DEADLINE = 30.0


class Place(Frozen):
    """Where a user signs in; the other settings do not matter here."""

    url: str
    database: str
    ca_file: Path | None = None


def new_key(place: Place, user: str, password: str) -> str:
    """A key of this user. Raises LedgerAuth, LedgerRejected, LedgerTransient, LedgerAmbiguous (one more key there does
    no harm)."""
    http = Http(deadline=_DEADLINE, ca_file=place.ca_file)
    try:
        return _made(_Rpc(http, f"{place.url.rstrip('/')}/{quote(place.database)}/rpc/"), user, password)
    finally:
        http.close()


def _made(rpc: "_Rpc", user: str, password: str) -> str:
    try:
        number, token, *_ = rpc.ask("common.db.login", user, {"password": password}, "en")
    except LedgerAuth as error:
        raise LedgerAuth(f"Tryton does not let {user} in: check the user, the password and the address.") from error
    rpc.session = base64.b64encode(f"{user}:{number}:{token}".encode()).decode()
    (made,) = rpc.ask("model.res.user.application.create", [{"application": "rest", "user": number}], {})
    (row,) = rpc.ask("model.res.user.application.read", [made], ["key"], {})
    rpc.ask("common.db.logout")
    return str(row["key"])


class _Rpc:
    """Tryton's JSON-RPC; `session` is what a signed-in user sends along."""

    def __init__(self, http: Http, address: str) -> None:
        self._http, self._address, self.session = http, address, ""

    def ask(self, method: str, *parameters: object) -> Any:
        asked = json.dumps({"id": 0, "method": method, "params": parameters}).encode()
        headers = {"Content-Type": "application/json"}
        if self.session:
            headers |= {"Authorization": f"Session {self.session}"}
        answer = self._http.send("POST", self._address, headers, asked, writes=True)
        try:
            told = answer.json()
        except ValueError as error:
            raise LedgerRejected(f"{self._address} is not Tryton: its answer is no JSON.") from error
        if not isinstance(told, dict) or "result" not in told:
            raise LedgerRejected(f"Tryton makes no key: {_refusal(told)}.")
        return told["result"]


def _refusal(told: object) -> str:
    """The words of an error, without the place in Tryton's code."""
    error = told.get("error") if isinstance(told, dict) else None
    return " ".join(str(error[0] if isinstance(error, list) and error else told).split())[:300].rstrip(".")
