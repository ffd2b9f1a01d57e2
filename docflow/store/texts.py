"""Values to text and back: canonical JSON, and text that every database can hold."""

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from enum import Enum
from typing import Any

from pydantic import BaseModel

from docflow.errors import BadInput
from docflow.schema.money import plain


def storable(text: str) -> str:
    """PostgreSQL has no NUL in text, and UTF-8 has no half surrogates; both come in hostile mail headers."""
    if _is_plain(text):
        return text
    return text.replace("\x00", "\ufffd").encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def storable_each(texts: Iterable[str]) -> list[str]:
    """The texts, each once and in order, as every database can hold them."""
    told = set(texts)
    return sorted(told if _is_plain("".join(told)) else {storable(one) for one in told})


def _is_plain(text: str) -> bool:
    return text.isascii() and "\x00" not in text


def canonical(value: object) -> str:
    """JSON with one spelling per value: sorted keys, no blanks, ASCII; money as a decimal string. Raises BadInput."""
    try:
        return _ENCODER.encode(value)
    except ValueError as error:
        raise BadInput(f"This cannot be stored: {error}") from error


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json")
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (tuple, set, frozenset)):
        return sorted(value)
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"{type(value).__name__} cannot be stored as JSON")


_ENCODER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), default=_plain, allow_nan=False)


def parsed(text: str) -> Any:
    """The value of stored JSON."""
    return json.loads(text)


def digest(text: str) -> str:
    """sha256 of the text, hex."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def like(query: str) -> str:
    """The LIKE pattern that finds the query anywhere; wildcards in it are plain characters (escape: backslash)."""
    words = " ".join(query.split()).casefold()
    return "%" + words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
