"""What the web layer is given by the composition root, and how a request reaches it."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Annotated

from fastapi import Depends, Request

from docflow.decisions.memory import Read
from docflow.files import Files
from docflow.files.anchors import NOWHERE, Anchors
from docflow.ledgers.signed import Sender
from docflow.rules.policy import Policy
from docflow.schema.desk import LetterTemplate
from docflow.schema.documents import Check, Document
from docflow.schema.house import Setting
from docflow.schema.memory import Memory
from docflow.schema.place import Box, Page, Word
from docflow.schema.records import Extraction
from docflow.store import Store
from docflow.web.connecting import Connections, NoConnections
from docflow.web.oidc import OpenId
from docflow.web.rates import Turn


def _no_hint(_task_id: str) -> None:
    """Without a queue the sweeper finds the task."""


def _no_reading(_document: Document, _memory: Memory) -> list[Extraction]:
    """Without a sandbox nothing is read again, and nothing is offered to be remembered."""
    return []


def _nothing_there(_picture: bytes, _page: Page, _box: Box, _language: str | None) -> list[Word]:
    """Without a sandbox nothing is recognised anew."""
    return []


def _no_settings() -> list[Setting]:
    return []


def _no_checks() -> list[Check]:
    return []


@dataclass(frozen=True)
class Deps:
    """The outside world of the web layer."""

    store: Store
    files: Files
    policy: Policy
    secret_key: str
    """Signs form tokens; at least 16 characters, the same on every web process."""
    hint: Callable[[str], None] = _no_hint
    """Tells the queue that a task is ready."""
    health: Callable[[], list[Check]] = _no_checks
    """What /readyz asks; each line says what is wrong and how to mend it."""
    read: Read = _no_reading
    """Reads a document's pages once more with what is remembered, in the sandbox; nothing is changed by it."""
    recognise: Callable[[bytes, Page, Box, str | None], list[Word]] = _nothing_there
    """Words in a box of a page's picture, in the sandbox."""
    settings: Callable[[], list[Setting]] = _no_settings
    """What is set and where it comes from; without secrets."""
    writes_as: str = ""
    """The address that letters to payers come from; empty where no mail server is set up."""
    letters: Mapping[str, LetterTemplate] = field(default_factory=dict)
    """Letters in the house's own words."""
    connections: Connections = field(default_factory=NoConnections)
    """What an administrator connects on the screen."""
    listen: float = 600.0
    """Seconds that an open list is told of changes before its browser asks anew: nobody who signed out listens on."""
    openid: OpenId | None = None
    """Where people may sign in instead of with a password."""
    anchors: Anchors = NOWHERE
    """Where heads of the audit trail are noted: evidence ends at one."""
    may_send_to: Callable[[str], None] = Sender().check
    """Raises Misconfigured for an address that no event may be sent to."""
    requests_a_minute: int = 0
    """Of one API key or one person; 0: no limit."""
    turn: Turn | None = None
    """Counts requests for all processes of the house; without, each counts its own."""
    max_upload: int = 50 * 1024 * 1024
    """Bytes of one request's body."""

    def now(self) -> dt.datetime:
        """The store's clock: aware, UTC."""
        return self.store.clock()

    def today(self) -> dt.date:
        return self.now().date()


def deps_of(request: Request) -> Deps:
    """The Deps that the application was made with."""
    deps: Deps = request.app.state.deps
    return deps


async def _wired(request: Request) -> Deps:
    # Not a plain function: FastAPI would send each request to a thread for it.
    return deps_of(request)


Wired = Annotated[Deps, Depends(_wired)]
