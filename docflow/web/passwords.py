"""Passwords of local users, hashed with argon2id; and why a password is refused."""

from functools import cache

from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

from docflow.errors import BadInput
from docflow.web.language import _

MINIMUM_LENGTH = 8


@cache
def _hasher() -> PasswordHash:
    return PasswordHash((Argon2Hasher(),))


@cache
def _nobodys_hash() -> str:
    return _hasher().hash("nobody signs in with this")


def hash_password(password: str) -> str:
    """The hash to store. Raises BadInput for a password that is too short."""
    if len(password) < MINIMUM_LENGTH:
        raise BadInput(_("The password is too short: use at least %(number)s characters.", number=MINIMUM_LENGTH))
    return _hasher().hash(password)


def is_right(password: str, stored: str | None) -> bool:
    """Whether the password fits; an unknown user (None), or one without (""), costs the same time."""
    fits = _hasher().verify(password, stored or _nobodys_hash())
    return fits and bool(stored)
