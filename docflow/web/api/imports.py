"""Customers and open items from CSV or JSON: all rows or none, and every fault with its row and column."""

import csv
import io
import json
from collections.abc import Iterator
from typing import TypeVar

from pydantic import ValidationError

from docflow.schema.base import Frozen
from docflow.schema.receivables import Customer, OpenItem
from docflow.web.problems import FieldProblem, Invalid

Row = TypeVar("Row", Customer, OpenItem)
_LISTS = frozenset({"aliases", "tax_ids", "ibans", "email_domains"})
"""Columns that may hold several values, separated by "|"."""
_MOST_PROBLEMS = 100


def read_rows(kind: type[Row], data: bytes, media_type: str) -> list[Row]:
    """The rows of a file. CSV has a header line with the field names; JSON is a list of objects or {"items": [...]}.

    Raises Invalid with a FieldProblem per fault; rows are counted from 1, the CSV's header line not counted.
    """
    raw = _csv_rows(kind, data) if "csv" in media_type else _json_rows(data)
    rows: list[Row] = []
    problems: list[FieldProblem] = []
    for number, values in enumerate(raw, start=1):
        try:
            rows.append(kind.model_validate(values))
        except ValidationError as error:
            problems += _problems(error, number)
    problems += _doubles(rows)
    if problems:
        shown = (
            f"{len(problems)} faults; nothing was imported."
            if len(problems) > 1
            else "One fault; nothing was imported."
        )
        raise Invalid(shown, problems[:_MOST_PROBLEMS])
    return rows


def _csv_rows(kind: type[Frozen], data: bytes) -> Iterator[dict[str, object]]:
    """Empty cells are left out, so that they mean the field's default."""
    reader = csv.DictReader(io.StringIO(_text(data), newline=""), dialect=_dialect(data), strict=True)
    unknown = [name for name in reader.fieldnames or [] if name not in kind.model_fields]
    if unknown or not reader.fieldnames:
        known = ", ".join(kind.model_fields)
        raise Invalid(
            f"The first line must name the columns; known are: {known}. Not known: {', '.join(unknown) or '(none)'}."
        )
    try:
        for row in reader:
            yield {
                name: _cell(name, value) for name, value in row.items() if value and value != [] and name is not None
            }
    except csv.Error as error:
        raise Invalid(f"Line {reader.line_num} of the CSV cannot be read: {error}.") from error


def _cell(name: str, value: str) -> object:
    return [part.strip() for part in value.split("|") if part.strip()] if name in _LISTS else value.strip()


def _dialect(data: bytes) -> type[csv.Dialect]:
    """Comma, semicolon or tab, whichever the header line has most of."""

    class Found(csv.excel):
        delimiter = max(",;\t", key=data.split(b"\n", 1)[0].decode("latin-1").count)

    return Found


def _json_rows(data: bytes) -> list[object]:
    try:
        body = json.loads(_text(data))
    except (json.JSONDecodeError, RecursionError) as error:
        raise Invalid(f"This is not JSON: {error}.") from error
    items = body.get("items") if isinstance(body, dict) else body
    if not isinstance(items, list):
        raise Invalid('Send a JSON list of objects, or {"items": [...]}.')
    return items


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Invalid(f"The file is not UTF-8 (byte {error.start}); save it as UTF-8.") from error


def _problems(error: ValidationError, row: int) -> list[FieldProblem]:
    return [
        FieldProblem(
            row=row, field=".".join(str(part) for part in one["loc"]), detail=one["msg"].removeprefix("Value error, ")
        )
        for one in error.errors()
    ]


def _doubles(rows: list[Row]) -> list[FieldProblem]:
    """The ledger's key must be unique within a file, or the last row would silently win."""
    seen: dict[str, int] = {}
    found = []
    for number, row in enumerate(rows, start=1):
        first = seen.setdefault(row.ref, number)
        if first != number:
            found.append(FieldProblem(row=number, field="ref", detail=f"{row.ref!r} stands in row {first} already"))
    return found
