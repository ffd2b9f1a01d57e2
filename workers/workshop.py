"""What every step of the pipeline works with; built once by the command line."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from docflow.files import Files
from docflow.ledgers.contract import Ledger
from docflow.mail.smtp import Send
from docflow.rules.policy import Policy
from docflow.store import Store
from workers.sandbox import Sandbox


@dataclass(frozen=True)
class Workshop:
    """The store, the document bytes, the sandbox, the ledgers and the house rules."""

    store: Store
    files: Files
    sandbox: Sandbox
    policy: Policy
    ledgers: Mapping[str, Ledger]
    name: str
    """Of this worker; leases carry it."""
    lease: timedelta = timedelta(seconds=90)
    """How long a dead worker holds a task; a living one renews it."""
    send: Send | None = None
    """Hands letters to the mail server; None where there is none."""
