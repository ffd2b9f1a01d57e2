"""Passwords and tokens that docflow must be able to read again: encrypted in the database, the key outside of it.

Whoever holds a copy of the database alone (a backup of PostgreSQL, a stolen disk image) can read none of them.
"""

import base64
from collections.abc import Sequence

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlalchemy import delete

from docflow.errors import Misconfigured
from docflow.store.tables import secrets
from docflow.store.work import Work

_SALT = b"docflow secrets at rest"


class Vault:
    """Encrypts with the first key and decrypts with any, so that a key can be changed without losing anything."""

    def __init__(self, keys: Sequence[str] = ()) -> None:
        """`keys` are random texts, the newest first; without any, nothing can be kept secret."""
        self._keys = tuple(keys)

    def seal(self, text: str, about: str) -> str:
        """The text, encrypted and authenticated (Fernet); it can be opened only with the same `about`."""
        return self._cipher(about).encrypt(text.encode()).decode()

    def open(self, sealed: str, about: str) -> str:
        """The text again. Raises Misconfigured where no key fits, or it was sealed about something else."""
        try:
            return self._cipher(about).decrypt(sealed.encode()).decode()
        except InvalidToken as error:
            raise Misconfigured(
                f"What is kept secret about {about} cannot be read with the present encryption key. "
                "Bring back the key that was in use (encryption_key, or the file encryption.key), or enter it again."
            ) from error

    def _cipher(self, about: str) -> MultiFernet:
        if not self._keys:
            raise Misconfigured("There is no encryption key; set DOCFLOW_ENCRYPTION_KEY to a long random text.")
        return MultiFernet([Fernet(_derived(key, about)) for key in self._keys])


def _derived(key: str, about: str) -> bytes:
    """A key of its own for each thing (RFC 5869), so that one sealed text cannot be put in the place of another."""
    derivation = HKDF(algorithm=SHA256(), length=32, salt=_SALT, info=about.encode())
    return base64.urlsafe_b64encode(derivation.derive(key.encode()))


class Secrets:
    """One text for each (kind, name): a mailbox's tokens, a payer's passwords."""

    def __init__(self, work: Work, vault: Vault) -> None:
        self._work = work
        self._vault = vault

    def put(self, kind: str, name: str, text: str) -> None:
        """Keeps the text, in place of what was kept there before."""
        sealed = self._vault.seal(text, self._about(kind, name))
        self._work.put(secrets, {"kind": kind, "name": name}, {"sealed": sealed, "changed_at": self._work.clock()})

    def get(self, kind: str, name: str) -> str | None:
        """The text, None where there is none. Raises Misconfigured where the key does not fit."""
        here = self._work.mine(secrets, secrets.c.kind == kind, secrets.c.name == name)
        row = self._work.row(here)
        return None if row is None else self._vault.open(row.sealed, self._about(kind, name))

    def names(self, kind: str) -> list[str]:
        """Everything of the kind that a text is kept for."""
        rows = self._work.rows(self._work.mine(secrets, secrets.c.kind == kind).order_by(secrets.c.name))
        return [row.name for row in rows]

    def forget(self, kind: str, name: str) -> None:
        """Takes the text away."""
        mine = secrets.c.tenant == self._work.tenant
        self._work.run(delete(secrets).where(mine, secrets.c.kind == kind, secrets.c.name == name))

    def _about(self, kind: str, name: str) -> str:
        return f"{self._work.tenant}/{kind}/{name}"
