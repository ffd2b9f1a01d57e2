"""Who may come in: users, their sessions, and the keys of programs. Secrets are here only as hashes."""

import datetime as dt

from docflow.schema.base import Frozen
from docflow.schema.states import Role


class User(Frozen):
    """A person who may sign in."""

    id: str
    name: str
    password_hash: str
    role: Role
    disabled: bool = False
    language: str = ""
    """As they chose: "de_CH"; empty: what their browser asks for."""


class Session(Frozen):
    """A signed-in user; the token itself is known to the browser only."""

    user: str
    role: Role
    language: str = ""
    created_at: dt.datetime
    expires_at: dt.datetime


class ApiKey(Frozen):
    """The key of a program; shown once, kept as a hash."""

    id: str
    name: str
    prefix: str
    """The part that may be shown and by which it is found."""
    hash: str
    scopes: tuple[str, ...] = ()
    created_at: dt.datetime
    used_at: dt.datetime | None = None
    expires_at: dt.datetime | None = None
    """From then on it is good for nothing; None: it never ends."""
    revoked: bool = False


class Reply(Frozen):
    """The stored answer to a request with an Idempotency-Key."""

    body_hash: str
    status: int
    response: str
