"""Mailboxes and ledgers that an administrator connects on a screen: what the web layer asks of the composition root."""

from collections.abc import Mapping
from typing import Literal, NamedTuple, Protocol

from docflow.errors import Refused
from docflow.schema.chart import LedgerAccount, Mapped
from docflow.schema.documents import Check

Thing = Literal["mailbox", "ledger"]
Values = Mapping[str, object]


class Connected(NamedTuple):
    """One mailbox or ledger in use."""

    thing: Thing
    name: str
    kind: str
    by_screen: bool
    """Connected on a screen, and so to be let go there; others stand in the settings file."""
    signs_in: bool = False
    """A mailbox that a person signs in at its provider, without a password here."""
    by_code: bool = False
    """Whether that may be done on another device, by a code."""


class Invited(NamedTuple):
    """A sign-in at a mailbox's provider that was begun."""

    words: str
    """The address to open; by code, the provider's words."""
    by_code: bool


class Places(NamedTuple):
    """Docflow's accounts in a ledger's chart."""

    found: list[Mapped]
    chart: list[LedgerAccount]

    @property
    def whole(self) -> bool:
        """Every account that a posting may name is there."""
        return all(one.there for one in self.found)


class Connections(Protocol):
    """Keeps connections with their passwords encrypted, and lets docflow start again with them."""

    def all(self) -> list[Connected]:
        """What is in use."""
        ...

    def completed(self, thing: Thing, name: str, values: Values) -> Values:
        """With the key that a ledger makes for a user and a password, which are kept nowhere, in their place. Raises
        LedgerError, Misconfigured."""
        ...

    def check(self, thing: Thing, name: str, values: Values) -> list[Check]:
        """Tries it without keeping anything. Raises Misconfigured for settings that cannot be."""
        ...

    def places(self, name: str, values: Values) -> Places | None:
        """Where docflow's accounts are in the ledger's chart; None where it does not tell it. Raises LedgerError."""
        ...

    def save(self, thing: Thing, name: str, values: Values, actor: str) -> None:
        """Keeps it; docflow starts again with it at once. Raises Misconfigured, Refused where the name is taken."""
        ...

    def forget(self, thing: Thing, name: str, actor: str) -> None:
        """Lets it go; what it has brought stays. Raises NotFound."""
        ...

    def sign_in(self, name: str, by_code: bool) -> Invited:
        """Begins a person's sign-in of a mailbox at its provider. Raises BadInput, MailboxDown, MailboxRefused."""
        ...

    def begun(self, name: str) -> Invited | None:
        """The sign-in that was begun last and not ended."""
        ...

    def signed_in(self, name: str, address: str, actor: str) -> str:
        """Ends it with the address that the browser arrived at (empty by code), and looks whether the mailbox can be
        read; says so. Raises BadInput, MailboxDown (also where nobody has typed the code yet), MailboxRefused."""
        ...


class NoConnections:
    """Where docflow was started with everything in its settings."""

    def all(self) -> list[Connected]:
        return []

    def completed(self, thing: Thing, name: str, values: Values) -> Values:
        return values

    def check(self, thing: Thing, name: str, values: Values) -> list[Check]:
        raise self._refused()

    def places(self, name: str, values: Values) -> Places | None:
        raise self._refused()

    def save(self, thing: Thing, name: str, values: Values, actor: str) -> None:
        raise self._refused()

    def forget(self, thing: Thing, name: str, actor: str) -> None:
        raise self._refused()

    def sign_in(self, name: str, by_code: bool) -> Invited:
        raise self._refused()

    def begun(self, name: str) -> Invited | None:
        return None

    def signed_in(self, name: str, address: str, actor: str) -> str:
        raise self._refused()

    def _refused(self) -> Refused:
        return Refused("Here everything stands in the settings file: write the connection there.")
