"""API keys: `dfk_<prefix>_<secret>`. The prefix finds the row, the secret is stored as its hash and shown once."""

import hashlib
import hmac
import secrets
from typing import NamedTuple

SCOPES = ("read", "write", "post", "admin")
"""read: see everything. write: upload, correct, reject, park, import. post: approve, undo, acknowledge postings.
admin: people, keys and mailboxes."""


class NewKey(NamedTuple):
    """A key that was just made; `token` is never stored."""

    prefix: str
    token: str
    hash: str


def new_key() -> NewKey:
    """A key of 256 random bits; so many that a fast hash protects it as well as a slow one."""
    prefix, secret = secrets.token_hex(6), secrets.token_hex(32)
    return NewKey(prefix, f"dfk_{prefix}_{secret}", secret_hash(secret))


def secret_hash(secret: str) -> str:
    """How the secret is stored."""
    return hashlib.sha256(secret.encode()).hexdigest()


def split_token(token: str) -> tuple[str, str] | None:
    """(prefix, secret) of a well-formed token."""
    parts = token.split("_")
    return (parts[1], parts[2]) if len(parts) == 3 and parts[0] == "dfk" and parts[1] and parts[2] else None


def fits(secret: str, stored_hash: str) -> bool:
    """Whether the secret is the stored one, compared in constant time."""
    return hmac.compare_digest(secret_hash(secret), stored_hash)
