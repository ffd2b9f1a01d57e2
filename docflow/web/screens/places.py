"""Where a document stands in the list it was opened from."""

from typing import NamedTuple

from docflow.schema.documents import Document
from docflow.store import Tx
from docflow.web.deps import Deps
from docflow.web.principals import Principal
from docflow.web.screens.asked import Asked
from docflow.web.screens.queue import ids_of

_COUNTED = 500
"""Documents of the queue that are counted out ("2 of 14"); who is further down sees no number."""


class Place(NamedTuple):
    """A document's neighbours in a list."""

    link: str
    """The part of an address that asks for that list again."""
    position: int | None = None
    total: int = 0
    previous: str | None = None
    next: str | None = None


def place_of(tx: Tx, deps: Deps, me: Principal, document: Document, ask: Asked) -> Place:
    """Its place. One that is not in the list is followed by the first that is, and so is the last: a document that was
    corrected may have moved down the list, past others that still wait."""
    ids = ids_of(tx, deps, me, ask, _COUNTED)
    if document.id not in ids:
        return Place(ask.link, next=ids[0] if ids else None)
    at = ids.index(document.id)
    after = ids[(at + 1) % len(ids)] if len(ids) > 1 else None
    return Place(ask.link, at + 1, len(ids), ids[at - 1] if at else None, after)
