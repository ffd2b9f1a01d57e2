"""Mailboxes and ledgers that an administrator connects on a screen: what the web layer asks of the composition root."""

from collections.abc import Mapping
from typing import Literal, NamedTuple, Protocol

from docflow.errors import Refused
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


class Connections(Protocol):
    """Keeps connections with their passwords encrypted, and lets docflow start again with them."""

    def all(self) -> list[Connected]:
        """What is in use."""
        ...

    def check(self, thing: Thing, name: str, values: Values) -> list[Check]:
        """Tries it without keeping anything. Raises Misconfigured for settings that cannot be."""
        ...

    def save(self, thing: Thing, name: str, values: Values, actor: str) -> None:
        """Keeps it; docflow starts again with it at once. Raises Misconfigured, Refused where the name is taken."""
        ...

    def forget(self, thing: Thing, name: str, actor: str) -> None:
        """Lets it go; what it has brought stays. Raises NotFound."""
        ...


class NoConnections:
    """Where docflow was started with everything in its settings."""

    def all(self) -> list[Connected]:
        return []

    def check(self, thing: Thing, name: str, values: Values) -> list[Check]:
        raise self._refused()

    def save(self, thing: Thing, name: str, values: Values, actor: str) -> None:
        raise self._refused()

    def forget(self, thing: Thing, name: str, actor: str) -> None:
        raise self._refused()

    def _refused(self) -> Refused:
        return Refused("Here everything stands in the settings file: write the connection there.")
