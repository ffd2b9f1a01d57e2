"""Which ledgers are left alone for now: all of them (a backup was restored), one that refuses our key, one that rests
because it failed often in a row. What is due there waits without being tried, and keeps nothing else waiting."""

import datetime as dt

from docflow.decisions.people import MACHINE
from docflow.store import Tx

POSTING_PAUSED = "posting_paused"
"""The flag that stops all delivery (a backup was restored: the ledgers may know more than we do)."""
_PAUSED, _REST = "ledger_paused.", "ledger_rest."
_FAILURES_BEFORE_REST = 3
_FIRST_REST, _LONGEST_REST = 5.0, 300.0
"""Seconds; doubled with each failure more."""


def left_alone(tx: Tx, ledger: str) -> bool:
    """Whether nothing may be sent to the ledger now."""
    set_now = tx.flags.some((POSTING_PAUSED, f"{_PAUSED}{ledger}", f"{_REST}{ledger}"))
    rest = set_now.pop(f"{_REST}{ledger}", "")
    return bool(set_now) or _lasts(rest, tx.now())


def all_left_alone(tx: Tx) -> frozenset[str] | None:
    """The ledgers to which nothing may be sent now; None where that is all of them."""
    if tx.flags.get(POSTING_PAUSED):
        return None
    resting = {name for name, rest in tx.flags.starting(_REST).items() if _lasts(rest, tx.now())}
    return frozenset(name.partition(".")[2] for name in (*tx.flags.starting(_PAUSED), *resting))


def paused(tx: Tx, ledger: str) -> str | None:
    """Why nothing is sent to the ledger until its key is mended; None where it is not paused."""
    return tx.flags.get(f"{_PAUSED}{ledger}")


def pause(tx: Tx, ledger: str, words: str, subject: str) -> None:
    """The ledger refuses our key, in these words, with what was to be sent of the document."""
    tx.flags.set(f"{_PAUSED}{ledger}", words)
    tx.audit.append(ledger, "connector paused", subject, {"words": words})


def resume(tx: Tx, ledger: str, actor: str = MACHINE) -> bool:
    """Send to the ledger again; whether it was paused."""
    was_paused = paused(tx, ledger) is not None
    if was_paused:
        tx.flags.clear(f"{_PAUSED}{ledger}")
        tx.audit.append(actor, "resumed", f"ledger:{ledger}", {})
    answered(tx, ledger)
    return was_paused


def failed(tx: Tx, ledger: str) -> None:
    """One failure more in a row; after a few, each posting need not find out for itself."""
    count = int((tx.flags.get(f"{_REST}{ledger}") or "0").partition(" ")[0]) + 1
    over = count - _FAILURES_BEFORE_REST
    seconds = min(_FIRST_REST * 2 ** min(over, 10), _LONGEST_REST) if over >= 0 else 0.0
    until = tx.now() + dt.timedelta(seconds=seconds)
    tx.flags.set(f"{_REST}{ledger}", f"{count} {until.isoformat()}")


def answered(tx: Tx, ledger: str) -> None:
    """It works: what failed before no longer counts."""
    if tx.flags.get(f"{_REST}{ledger}") is not None:
        tx.flags.clear(f"{_REST}{ledger}")


def _lasts(rest: str, now: dt.datetime) -> bool:
    """Whether the rest of a ledger (failures in a row, until when) is not over."""
    _, _, until = rest.partition(" ")
    return bool(until) and now < dt.datetime.fromisoformat(until)
