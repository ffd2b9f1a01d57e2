"""Connections that were made on a screen: kept encrypted in the store, and added to those of the settings file."""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from pydantic import SecretStr, ValidationError

from docflow.cli.charts import chart_of, given_map
from docflow.cli.compose import policy_of
from docflow.cli.connected import KINDS, connected
from docflow.cli.doctor import live_mailbox, tried
from docflow.cli.mailboxes import accept, invite, open_folders, open_mailboxes
from docflow.errors import BadInput, Misconfigured, NotFound, Refused
from docflow.ledgers.registry import key_maker, open_ledger
from docflow.mail.oauth.provider import Invitation
from docflow.rules.accounts import mapped
from docflow.schema.documents import Check
from docflow.settings import MailboxSettings, Settings
from docflow.store import Store
from docflow.web.connecting import Connected, Invited, Places, Thing, Values

_SIGN_IN = "The settings are complete. Save them, then sign in on the mailboxes screen."
_BEGUN = "mailbox.sign-in"
"""Under which the store keeps a sign-in that was begun."""
_NAME = re.compile(r"[a-z][a-z0-9_-]{0,39}")


def _mailbox(name: str, box: MailboxSettings, by_screen: bool) -> Connected:
    by_code = box.oauth is not None and box.oauth.provider == "ms365"
    return Connected("mailbox", name, box.kind, by_screen, box.oauth is not None, by_code)


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
            *(_mailbox(name, one, name not in file.mailboxes) for name, one in now.mailboxes.items()),
            *(Connected("ledger", name, one.kind, name not in file.ledgers) for name, one in now.ledgers.items()),
        ]

    def completed(self, thing: Thing, name: str, values: Values) -> Values:
        make = key_maker(str(values.get("kind", ""))) if thing == "ledger" else None
        if make is None:
            return values
        rest = {key: one for key, one in values.items() if key not in ("user", "password")}
        if "key" in rest or not {"user", "password"} <= values.keys():
            return rest
        return rest | {"key": make(name, rest, str(values["user"]), str(values["password"]))}

    def check(self, thing: Thing, name: str, values: Values) -> list[Check]:
        if not _NAME.fullmatch(name):
            raise Misconfigured("The name of a connection is short: small letters and digits, a letter first.")
        return list(self._mailbox(name, values) if thing == "mailbox" else self._ledger(name, values))

    def _mailbox(self, name: str, values: Values) -> Iterator[Check]:
        try:
            box = MailboxSettings.model_validate(values)
        except ValidationError as error:
            raise Misconfigured(f"Mailbox {name}: {error.errors()[0]['msg']}.") from error
        if box.oauth is not None:
            yield Check(name=name, ok=True, message=_SIGN_IN)
            return
        alone = self._settings.model_copy(update={"mailboxes": {name: box}})
        for mailbox in open_mailboxes(alone, lambda: self._store):
            yield from live_mailbox(mailbox, "Correct it and try again.")
        for folder in open_folders(alone):
            if folder.name == name:
                yield tried(name, folder.check)

    def _ledger(self, name: str, values: Values) -> Iterator[Check]:
        yield from open_ledger(name, values).check()

    def places(self, name: str, values: Values) -> Places | None:
        chart = chart_of(name, values)
        return None if chart is None else Places(mapped(policy_of(self._settings), given_map(values), chart), chart)

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

    def sign_in(self, name: str, by_code: bool) -> Invited:
        invitation = invite(connected(self._settings, self._store), self._store, name, by_code)
        begun = {"words": invitation.words, "flow": dict(invitation.flow), "by_code": by_code}
        with self._store.begin() as tx:
            tx.secrets.put(_BEGUN, name, json.dumps(begun))
        return Invited(invitation.words, by_code)

    def begun(self, name: str) -> Invited | None:
        kept = self._begun(name)
        return Invited(str(kept["words"]), bool(kept["by_code"])) if kept else None

    def signed_in(self, name: str, address: str, actor: str) -> str:
        kept = self._begun(name)
        if not kept:
            raise BadInput(f"No sign-in of mailbox {name} was begun; begin it again.")
        invitation = Invitation(kept["words"], kept["flow"])
        settings = connected(self._settings, self._store)
        said = accept(settings, self._store, name, kept["by_code"], invitation, address, wait=False)
        with self._store.begin() as tx:
            tx.secrets.forget(_BEGUN, name)
            tx.audit.append(actor, "signed in", f"mailbox:{name}")
        return said

    def _begun(self, name: str) -> dict[str, Any]:
        with self._store.read() as tx:
            kept: dict[str, Any] = json.loads(tx.secrets.get(_BEGUN, name) or "{}")
        return kept
