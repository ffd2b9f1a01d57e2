"""One thing that a first posting needs, tried."""

from collections.abc import Callable

from docflow.errors import LedgerError
from docflow.schema.documents import Check


def tried(name: str, remedy: str, ask: Callable[[], str]) -> Check:
    """What it answers, or what is wrong and what to do about it."""
    try:
        return Check(name=name, ok=True, message=ask())
    except LedgerError as error:
        return Check(name=name, ok=False, message=str(error), remedy=remedy)
