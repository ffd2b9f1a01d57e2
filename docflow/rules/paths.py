"""Dotted paths into a record: "amount", "payer.name", "lines.3.paid_amount"; setting and removing by path."""

import re
from typing import Any, get_args

from pydantic import BaseModel

from docflow.schema.records import Record

ADD = "+"
"""Stands for the index of a new last line: "lines.+"."""


def put(data: dict[str, Any], record_type: type[Record], path: str, value: str | None) -> None:
    """Sets the value at a path of a record's JSON; None takes the field's default. A line one past the end is added.

    Raises KeyError where the record has no such path; the message is a sentence.
    """
    head, _, rest = path.partition(".")
    if head not in record_type.model_fields:
        raise KeyError(f"a {_name(record_type)} has no {head}")
    kind = _inner(record_type, head)
    if isinstance(data[head], list):
        _put_in_list(data[head], kind, rest, value)
    elif kind is not None:
        _put_field(data[head], kind, rest, value)
    elif rest:
        raise KeyError(f"{head} has no parts")
    else:
        _put_field(data, record_type, head, value)


def remove(data: dict[str, Any], path: str) -> None:
    """Takes the line "lines.3" away. Raises KeyError where there is none."""
    head, _, index = path.partition(".")
    items = data.get(head)
    if not isinstance(items, list) or not index.isdecimal() or int(index) >= len(items):
        raise KeyError("there is no such line")
    del items[int(index)]


def is_line(path: str) -> bool:
    """Whether the path means a whole line: "lines.3"."""
    return re.fullmatch(r"[a-z_]+\.\d+", path) is not None


def move_line(path: str, by: int) -> str:
    """The same value of a line further down: "lines.2.paid_amount" by 3 is "lines.5.paid_amount"."""
    head, index, *rest = path.split(".")
    return ".".join((head, str(int(index) + by), *rest))


def natural(path: str) -> list[tuple[int, str]]:
    """Sorts "lines.2" before "lines.10", and new lines last."""
    return [(int(part), "") if part.isdecimal() else (10**9, part) for part in path.split(".")]


def value_at(record: BaseModel, path: str) -> object:
    """The value at a path; None where there is none."""
    here: Any = record
    for part in path.split("."):
        if isinstance(here, tuple):
            here = here[int(part)] if part.isdecimal() and int(part) < len(here) else None
        else:
            here = (
                getattr(here, part, None) if isinstance(here, BaseModel) and part in type(here).model_fields else None
            )
    return here


def _put_in_list(items: list[Any], kind: type[BaseModel] | None, rest: str, value: str | None) -> None:
    index, _, name = rest.partition(".")
    at = len(items) if index == ADD else int(index) if index.isdecimal() else -1
    if not 0 <= at <= len(items):
        raise KeyError("there is no such line")
    if at == len(items):
        items.append({} if kind else "")
    if kind is None:
        items[at] = value
    elif name:
        _put_field(items[at], kind, name, value)


def _put_field(data: dict[str, Any], kind: type[BaseModel], name: str, value: str | None) -> None:
    if name not in kind.model_fields:
        raise KeyError(f"there is no field {name!r} here")
    if value is None:
        data.pop(name, None)
    else:
        data[name] = value


def _inner(record_type: type[BaseModel], field: str) -> type[BaseModel] | None:
    """The model of a part (a party) or of the lines of a field; None for plain values."""
    annotation: Any = record_type.model_fields[field].annotation
    for candidate in (annotation, *get_args(annotation)):
        if isinstance(candidate, type) and issubclass(candidate, BaseModel):
            return candidate
    return None


def _name(record_type: type[BaseModel]) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", " ", record_type.__name__).lower()
