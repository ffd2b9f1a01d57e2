"""A request that is sent twice has one effect: the answer to an Idempotency-Key is kept with it."""

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from typing import Annotated, Any

from fastapi import Header
from fastapi.responses import JSONResponse
from pydantic import BaseModel

from docflow.store import Tx
from docflow.web import csrf
from docflow.web.deps import Deps
from docflow.web.principals import Principal
from docflow.web.problems import Invalid, VersionDiffers, VersionMissing

IfMatch = Annotated[str | None, Header(alias="If-Match", description='ETag of what you have seen: "3".')]
Key = Annotated[
    str | None,
    Header(alias="Idempotency-Key", max_length=200, description="Of your own making; a repeat gets the first reply."),
]
_LONGEST = 200
Answer = tuple[dict[str, object], list[str]]
"""What is replied, and the hints for the queue."""


def once(
    deps: Deps,
    me: Principal,
    subject: str,
    key: str | None,
    body: BaseModel,
    version: int,
    act: Callable[[Tx], Answer],
    status: int = 200,
) -> JSONResponse:
    """Acts in one transaction and replies with what came of it; a repeat with the same key changes nothing and gets
    the same reply. Raises Invalid for a key that was used with another body."""
    scope = f"{me.name} {subject}"
    digest = hashlib.sha256(f"{version} {body.model_dump_json()}".encode()).hexdigest()
    with deps.store.begin() as tx:
        known = tx.idempotency.recall(key, scope) if key else None
        if known and known.body_hash != digest:
            raise Invalid("This Idempotency-Key was used with another body; use a new key for a new decision.")
        if known:
            return _reply(json.loads(known.response), known.status, {"Idempotent-Replayed": "true"})
        detail, hints = act(tx)
        if key:
            tx.idempotency.remember(key, scope, digest, status, json.dumps(detail))
    for hint in hints:
        deps.hint(hint)
    return _reply(detail, status, {})


def pressed_before(tx: Tx, me: Principal, subject: str, form: Mapping[str, str]) -> str | None:
    """What came of this very form when it was sent before: a button pressed twice, a reload. None for a new one.

    The same page filled in otherwise (after going back) is a new one; that it is not stale is seen by its version."""
    key = form.get(csrf.ONCE, "")[:_LONGEST]
    known = tx.idempotency.recall(key, _scope_of(me, subject, form)) if key else None
    return known.response if known else None


def remember_pressed(tx: Tx, me: Principal, subject: str, form: Mapping[str, str], result: str) -> None:
    """Keeps what came of the form, in the transaction of its effect."""
    if key := form.get(csrf.ONCE, "")[:_LONGEST]:
        tx.idempotency.remember(key, _scope_of(me, subject, form), "", 303, result)


def _scope_of(me: Principal, subject: str, form: Mapping[str, str]) -> str:
    said = json.dumps({name: text for name, text in sorted(form.items()) if name != csrf.FIELD})
    return f"{me.name} {subject} {hashlib.sha256(said.encode()).hexdigest()}"


def _reply(detail: Mapping[str, Any], status: int, headers: dict[str, str]) -> JSONResponse:
    return JSONResponse(dict(detail), status, {"ETag": f'"{detail["version"]}"', **headers})


def version_of(if_match: str | None) -> int:
    """The version that the caller has seen. Raises VersionMissing (428), VersionDiffers (412)."""
    if if_match is None:
        raise VersionMissing("Send If-Match with the ETag of what you change, as you have seen it.")
    found = re.fullmatch(r'\s*"?(\d+)"?\s*', if_match)
    if not found:
        raise VersionDiffers(f"{if_match} is not an ETag of ours.")
    return int(found[1])
