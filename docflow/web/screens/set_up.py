"""How the house is set up: the settings with their origin, and the state of its ledgers."""

import datetime as dt
from collections import Counter
from typing import NamedTuple

from fastapi import APIRouter, Request
from fastapi.responses import Response

from docflow.decisions import connectors
from docflow.schema.documents import PostingRow
from docflow.schema.house import Setting
from docflow.schema.mirror import BooksDrift, MirrorState
from docflow.schema.states import PostingState
from docflow.web import words
from docflow.web.deps import Wired
from docflow.web.language import _, _later
from docflow.web.principals import Administering, Reading
from docflow.web.screens.common import show

router = APIRouter()
_ORIGINS = {
    "default": _later("default"),
    "file": _later("settings file"),
    "environment": _later("environment"),
    "command": _later("command line"),
    "screen": _later("this screen"),
}
_OVER = frozenset({PostingState.VERIFIED, PostingState.CANCELLED})
_STUCK = frozenset({PostingState.FAILED, PostingState.NEEDS_CLERK})


@router.get("/settings")
def settings(request: Request, deps: Wired, _me: Administering) -> Response:
    """Every setting in use and where it comes from; of secrets only whether they are set."""
    groups: dict[str, list[Setting]] = {}
    for one in deps.settings():
        head, dot, _rest = one.name.rpartition(".")
        groups.setdefault(head if dot else "", []).append(one)
    origins = {origin: _(label) for origin, label in _ORIGINS.items()}
    return show(request, "settings.html", groups=groups, origins=origins)


class LedgerState(NamedTuple):
    """One ledger and what is on its way to it."""

    name: str
    paused: str | None
    """Why nothing is sent to it."""
    counts: list[tuple[str, int, str]]
    """(state, how many, how it is called) of what is not over yet."""
    stuck: list[PostingRow]
    oldest: str
    """How long the oldest of what is not over has waited."""
    booked: int
    mirror: MirrorState | None
    books: BooksDrift | None
    """What the last comparison of its postings found."""


@router.get("/ledgers")
def ledgers(request: Request, deps: Wired, _me: Reading) -> Response:
    """Each ledger: whether it takes postings, what waits, what failed and why, and how fresh its mirror is."""
    with deps.store.read() as tx:
        open_rows = tx.postings.list(states=[one for one in PostingState if one not in _OVER], limit=1000)
        counts = tx.postings.counts_by_ledger()
        names = dict.fromkeys((*deps.policy.ledgers, *counts))
        mirrors = {one.ledger: one for one in tx.mirrors.all()}
        paused = {name: connectors.paused(tx, name) for name in deps.policy.ledgers}
        books = {name: tx.comparisons.of(name) for name in names}
    found = [
        _state(
            name,
            paused.get(name),
            open_rows,
            counts.get(name, Counter()),
            mirrors.get(name),
            books.get(name),
            deps.now(),
        )
        for name in names
    ]
    return show(request, "ledgers.html", ledgers=found, pull=deps.policy.ledgers == ("pull",))


def _state(
    name: str, paused: str | None, rows: list[PostingRow], counts: Counter[PostingState], mirror: MirrorState | None,
    books: BooksDrift | None, now: dt.datetime,
) -> LedgerState:  # fmt: skip
    mine = [row for row in rows if row.ledger == name]
    waiting = [
        (one.value, counts[one], words.state_label(one)) for one in PostingState if one not in _OVER and counts[one]
    ]
    oldest = min((row.updated_at for row in mine), default=None)
    stuck = [row for row in mine if row.state in _STUCK][:5]
    age = words.ago(oldest, now) if oldest else ""
    return LedgerState(name, paused, waiting, stuck, age, counts[PostingState.VERIFIED], mirror, books)
