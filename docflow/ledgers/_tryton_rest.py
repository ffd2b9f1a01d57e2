"""Tryton's REST of records: typed JSON, one request a method. Nothing of accounting in here."""

import datetime as dt
import json
import time
from base64 import b64encode, urlsafe_b64encode
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from docflow.errors import LedgerAmbiguous, LedgerAuth, LedgerRejected, LedgerTransient
from docflow.ledgers._http import Http, Reply
from docflow.schema.money import plain

Row = dict[str, Any]
"""A record as Tryton sends it; relations are nested rows."""


_REMEMBERED = 60.0
"""Seconds."""
_MOST_REMEMBERED = 200


class _Garbage(LedgerTransient):
    """The answer to a question is not one; asking once more costs little."""


class Rest:
    """The records of one database; `company` (an id) is the context of every request once it is known."""

    def __init__(
        self,
        url: str,
        database: str,
        key: str,
        deadline: float,
        ca_file: Path | None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._base = f"{url.rstrip('/')}/{quote(database)}/rest/model/"
        self._key = key
        self._http = Http(deadline=deadline, ca_file=ca_file)
        self.company: int | None = None
        self._clock = clock
        self._remembered: dict[str, tuple[float, list[Row]]] = {}

    def search(
        self,
        model: str,
        domain: Sequence[Any],
        fields: Sequence[str],
        *,
        limit: int = 0,
        order: str = "id",
        latest_first: bool = False,
    ) -> list[Row]:
        """The records that fit the domain, with these (dotted) fields. Raises LedgerTransient, LedgerAuth."""
        query = [
            ("d", _b64(domain)),
            ("o", _b64([[order, "DESC" if latest_first else "ASC"]])),
            *(("f", field) for field in fields),
        ]
        if limit:
            query.append(("s", str(limit)))
        path = f"{model}?{urlencode(query)}"
        try:
            return self._rows(path, model, fields)
        except _Garbage:
            return self._rows(path, model, fields)

    def standing(self, model: str, domain: Sequence[Any], fields: Sequence[str], *, limit: int = 0) -> list[Row]:
        """The same for what a house hardly ever changes, asked once a minute; that nothing fits is not remembered."""
        asked = repr((self.company, model, domain, fields))
        known = self._remembered.get(asked)
        if known is not None and known[0] > self._clock():
            return known[1]
        rows = self.search(model, domain, fields, limit=limit)
        if len(self._remembered) >= _MOST_REMEMBERED:
            self._remembered.clear()
        if rows:
            self._remembered[asked] = self._clock() + _REMEMBERED, rows
        return rows

    def _rows(self, path: str, model: str, fields: Sequence[str]) -> list[Row]:
        try:
            rows = self._call("GET", path)
        except LedgerRejected as error:  # questions depend on no posting: address or database are wrong
            raise LedgerAuth(str(error)) from error
        if not isinstance(rows, list) or not all(_is_record(row, model, fields) for row in rows):
            raise _Garbage("Tryton's answer is not a list of records.")
        return rows

    def pages(self, model: str, domain: Sequence[Any], fields: Sequence[str], size: int = 200) -> Iterator[Row]:
        """All records that fit, fetched in pages by ascending id; records added meanwhile are not skipped."""
        last = 0
        while True:
            rows = self.search(model, [["id", ">", last], *domain], fields, limit=size)
            yield from rows
            if len(rows) < size:
                return
            last = rows[-1]["id"]

    def create(self, model: str, values: Row) -> None:
        """Make one record. Raises LedgerAmbiguous where it may have been made, LedgerRejected where it was not."""
        self._call("POST", f"{model}?f=id", values)

    def act(self, model: str, record: int, action: str, fields: Sequence[str] = ("id",)) -> Row:
        """Press a button of the record; what it then is, as the transaction that was committed saw it."""
        path = f"{model}/{record}/{action}?{urlencode([('f', field) for field in fields])}"
        row = self._call("POST", path, {})
        if not _is_record(row, model, fields):
            raise LedgerAmbiguous(f"Tryton's answer to {action} is not the record.")
        assert isinstance(row, dict)
        return row

    def ask(self, model: str, question: str, **given: object) -> Any:
        """What a function of the model answers that changes nothing."""
        return self._call("POST", f"{model}/{question}", given)

    def write(self, model: str, record: int, values: Row) -> None:
        """Change fields of the record."""
        self._call("PUT", f"{model}/{record}?f=id", values)

    def delete(self, model: str, record: int) -> None:
        """Remove the record; one that is gone already is fine."""
        self._call("DELETE", f"{model}/{record}")

    def within(self, seconds: float) -> AbstractContextManager[None]:
        """All requests inside the block must be over by then, together."""
        return self._http.within(seconds)

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    def _call(self, method: str, path: str, body: Row | None = None) -> Any:
        writes = method != "GET"
        context = {"company": self.company} if self.company else {}
        headers = {
            "Authorization": f"Bearer {self._key}",
            "X-Tryton-Context": _b64(context),
            "Accept-Language": "en",
            **({"Content-Type": "application/json"} if body is not None else {}),
        }
        data = json.dumps(body, default=_typed).encode() if body is not None else b""
        reply = self._http.send(method, self._base + path, headers, data, writes=writes, absent=method == "DELETE")
        return _decoded(reply, writes)


def changed(since: str | None, parts: Sequence[str]) -> list[object]:
    """The condition that a record, or one of its parts, was made or changed since."""
    if since is None:
        return []
    moment = dt.datetime.fromisoformat(since)
    dates = [f"{part}.{date}" for part in parts for date in ("create_date", "write_date")]
    return [["OR", *([field, ">=", moment] for field in ("create_date", "write_date", *dates))]]


def _is_record(row: object, model: str, fields: Sequence[str]) -> bool:
    """Whether it has what was asked for; an answer cut from another page has not."""
    names = {"id", *(field.partition(".")[0] for field in fields)}
    return isinstance(row, dict) and row.get("__name__") == model and names <= row.keys()


def _decoded(reply: Reply, writes: bool) -> Any:
    if reply.status in (204, 404):
        return None
    try:
        return json.loads(reply.body, object_hook=_untyped, parse_float=Decimal)
    except (ValueError, ArithmeticError, KeyError, TypeError) as error:
        words = f"Tryton's answer is not JSON: {reply.body[:80]!r}"
        raise (LedgerAmbiguous if writes else _Garbage)(words) from error


def _typed(value: object) -> Mapping[str, object]:
    """JSON form of what JSON has not."""
    if isinstance(value, Decimal):
        return {"__class__": "Decimal", "decimal": plain(value)}
    if isinstance(value, dt.datetime):
        names = ("year", "month", "day", "hour", "minute", "second", "microsecond")
        return {"__class__": "datetime", **{name: getattr(value, name) for name in names}}
    if isinstance(value, dt.date):
        return {"__class__": "date", "year": value.year, "month": value.month, "day": value.day}
    if isinstance(value, bytes):
        return {"__class__": "bytes", "base64": b64encode(value).decode()}
    raise LedgerRejected(f"{value!r} has no form in Tryton's JSON")


def _untyped(value: Row) -> Any:
    kind = value.get("__class__")
    if kind == "Decimal":
        return Decimal(value["decimal"])
    if kind == "date":
        return dt.date(value["year"], value["month"], value["day"])
    if kind == "datetime":
        return dt.datetime(tzinfo=dt.UTC, **{name: part for name, part in value.items() if name != "__class__"})
    return value


def _b64(value: object) -> str:
    return urlsafe_b64encode(json.dumps(value, default=_typed).encode()).decode()
