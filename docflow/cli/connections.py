"""Connections that were made on a screen: kept encrypted in the store, and added to those of the settings file."""

import json
import re
from collections.abc import Callable, Iterator

from pydantic import SecretStr, ValidationError

from docflow.cli.connected import KINDS, connected
from docflow.cli.doctor import live_mailbox, tried
from docflow.cli.mailboxes import open_folders, open_mailboxes
from docflow.errors import Misconfigured, NotFound, Refused
from docflow.ledgers.registry import open_ledger
from docflow.schema.documents import Check
from docflow.settings import MailboxSettings, Settings
from docflow.store import Store
from docflow.web.connecting import Connected, Thing, Values

_NAME = re.compile(r"[a-z][a-z0-9_-]{0,39}")


class StoredConnections:
    """See docflow.web.connecting.Connections."""

    def __init__(self, settings: Settings, store: Store, restart: Callable[[], None]) -> None:
        """`settings` are those of the file; `restart` lets docflow begin anew once this request is answered."""
        self._settings = settings
        self._store = store
        self._restart = restart

    def all(self) -> list[Connected]:
        now, file = connected(self._settings, self._store), self._settings
        return [
            *(Connected("mailbox", name, one.kind, name not in file.mailboxes) for name, one in now.mailboxes.items()),
            *(Connected("ledger", name, one.kind, name not in file.ledgers) for name, one in now.ledgers.items()),
        ]

    def check(self, thing: Thing, name: str, values: Values) -> list[Check]:
        if not _NAME.fullmatch(name):
            raise Misconfigured("The name of a connection is short: small letters and digits, a letter first.")
        return list(self._mailbox(name, values) if thing == "mailbox" else self._ledger(name, values))

    def _mailbox(self, name: str, values: Values) -> Iterator[Check]:
        try:
            box = MailboxSettings.model_validate(values)
        except ValidationError as error:
            raise Misconfigured(f"Mailbox {name}: {error.errors()[0]['msg']}.") from error
        alone = self._settings.model_copy(update={"mailboxes": {name: box}})
        for mailbox in open_mailboxes(alone, lambda: self._store):
            yield from live_mailbox(mailbox, "Correct it and try again.")
        for folder in open_folders(alone):
            if folder.name == name:
                yield tried(name, folder.check)

    def _ledger(self, name: str, values: Values) -> Iterator[Check]:
        yield from open_ledger(name, values).check()

    def save(self, thing: Thing, name: str, values: Values, actor: str) -> None:
        self.check(thing, name, values)
        taken = self._settings.mailboxes if thing == "mailbox" else self._settings.ledgers
        if name in taken:
            raise Refused(f"“{name}” stands in the settings file; choose another name.")
        plain = {key: one.get_secret_value() if isinstance(one, SecretStr) else one for key, one in values.items()}
        with self._store.begin() as tx:
            tx.secrets.put(KINDS[thing], name, json.dumps(plain))
            tx.audit.append(actor, "connected", f"{thing}:{name}", {"kind": values.get("kind", "")})
        self._restart()

    def forget(self, thing: Thing, name: str, actor: str) -> None:
        with self._store.begin() as tx:
            if name not in tx.secrets.names(KINDS[thing]):
                raise NotFound(f"No {thing} {name} was connected here.")
            tx.secrets.forget(KINDS[thing], name)
            tx.audit.append(actor, "disconnected", f"{thing}:{name}")
        self._restart()
