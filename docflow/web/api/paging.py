"""Opaque cursors: a client hands back what it was given and may not read anything into it."""

import base64
from typing import Annotated, Any, Generic, TypeVar

from fastapi import Query, Response

from docflow.errors import BadInput
from docflow.schema.base import Frozen

Limit = Annotated[int, Query(ge=1, le=500, description="At most so many.")]
Cursor = Annotated[str | None, Query(description="`next` of the reply before.")]

Item = TypeVar("Item")


class Page(Frozen, Generic[Item]):
    """A page of a list."""

    items: tuple[Item, ...]
    next: str | None
    """The `cursor` of the next page; null on the last one."""


class Items(Frozen, Generic[Item]):
    """A whole list."""

    items: tuple[Item, ...]


def encode(after: str) -> str:
    """The cursor that goes on behind this id."""
    return base64.urlsafe_b64encode(after.encode()).decode().rstrip("=")


def decode(cursor: str | None) -> str | None:
    """The id in a cursor. Raises BadInput for one that we did not make."""
    if not cursor:
        return None
    try:
        return base64.b64decode(cursor + "=" * (-len(cursor) % 4), b"-_", validate=True).decode()
    except ValueError as error:
        raise BadInput("The cursor is not one that docflow gave out.") from error


def page(items: list[Any], last_id: str | None, limit: int) -> dict[str, object]:
    """A page of a list; `next` is null on the last one."""
    more = len(items) == limit and last_id is not None
    return {"items": items, "next": encode(last_id) if more and last_id else None}


def etag(response: Response, version: int) -> None:
    """The version of a resource, for If-Match."""
    response.headers["ETag"] = f'"{version}"'
