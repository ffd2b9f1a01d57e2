"""The settings of the file with what was connected on a screen, which the store keeps encrypted."""

import json

from docflow.settings import LedgerSettings, MailboxSettings, Settings
from docflow.store import Store
from docflow.web.connecting import Thing

KINDS: dict[Thing, str] = {"mailbox": "connect.mailbox", "ledger": "connect.ledger"}
"""Under which the store keeps them."""


def connected(settings: Settings, store: Store) -> Settings:
    """What stands in the file goes before what was connected under the same name."""
    mailboxes = {name: MailboxSettings.model_validate(one) for name, one in _kept(store, "mailbox").items()}
    ledgers = {name: LedgerSettings.model_validate(one) for name, one in _kept(store, "ledger").items()}
    both = {"mailboxes": mailboxes | settings.mailboxes, "ledgers": ledgers | settings.ledgers}
    return settings.model_copy(update=both) if mailboxes or ledgers else settings


def _kept(store: Store, thing: Thing) -> dict[str, object]:
    with store.read() as tx:
        names = tx.secrets.names(KINDS[thing])
        return {name: json.loads(tx.secrets.get(KINDS[thing], name) or "{}") for name in names}
