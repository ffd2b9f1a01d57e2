"""Rows to records: every fault with its row and column, and what to do about it."""

from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import BinaryIO, Generic, TypeVar

from pydantic import ValidationError

from docflow.errors import BadInput, BadRows, Fault
from docflow.imports import cells
from docflow.imports.headings import called, fields_of
from docflow.imports.tables import Table, table_of
from docflow.schema.base import Frozen
from docflow.schema.receivables import OpenItem

Row = TypeVar("Row", bound=Frozen)
_LISTS = frozenset({"aliases", "tax_ids", "ibans", "email_domains"})
"""Columns that may hold several values, separated by "|"."""
_AMOUNTS = frozenset({"original", "remaining", "discount", "disputed", "adjustment"})
_DATES = frozenset({"issued", "due", "discount_until"})
_CUSTOMER_NEEDS = ("ref", "name")
_ITEM_NEEDS = ("customer", "number", "currency", "remaining")
_LOOKED_AT = 1000
"""Rows by which the habits of a file are told."""
_MOST_FAULTS = 100
_KINDS = {
    "rechnung": "invoice", "re": "invoice", "invoice": "invoice", "gutschrift": "credit_memo", "gu": "credit_memo",
    "credit memo": "credit_memo", "credit note": "credit_memo", "credit": "credit_memo", "lastschrift": "debit_memo",
    "belastung": "debit_memo", "debit memo": "debit_memo", "debit note": "debit_memo", "chargeback": "chargeback",
    "rückbelastung": "chargeback", "akonto": "on_account", "anzahlung": "on_account", "on account": "on_account",
    "payment": "on_account", "zahlung": "on_account",
}  # fmt: skip


class Rows(Generic[Row]):
    """The records of a file. Iterated once: after the first fault nothing comes any more, and at the end BadRows is
    raised with all faults."""

    def __init__(
        self, kind: type[Row], file: BinaryIO, media_type: str, seen: Callable[[Row], object] = lambda _: None
    ) -> None:
        """Reads the headings; `seen` is called with each record.

        Raises BadInput where the file is no table, or a needed column is missing.
        """
        self._kind = kind
        self._of_items = issubclass(kind, OpenItem)
        self._strict = "json" in media_type
        self._seen = seen
        self._file = file
        self._media_type = media_type
        table = table_of(file, media_type)
        self.fields = fields_of(table.headings, kind) if table.headings is not None else {}
        self.ignored = tuple(name for name in table.headings or () if name and name not in self.fields)
        """Columns that mean nothing here."""
        if table.headings is not None:
            self._check_columns()
        self._habits = self._looked_at(table) if table.headings is not None else cells.Habits()
        self._faults: list[Fault] = []
        self._count = 0

    def __iter__(self) -> Iterator[tuple[int, Row]]:
        for number, named in self._again().rows:
            record = self._record(number, named)
            if record is not None and not self._faults:
                self._seen(record)
                yield number, record
            if self._count >= _MOST_FAULTS:
                break
        if self._faults:
            raise BadRows(_summary(self._count), self._faults)

    def found(self, number: int, field: str, detail: str) -> None:
        """One more fault."""
        self._count += 1
        if len(self._faults) < _MOST_FAULTS:
            column = next((heading for heading, meant in self.fields.items() if meant == field), field)
            self._faults.append(Fault(number, field if self._strict or column == field else column, detail))

    def _again(self) -> Table:
        self._file.seek(0)
        return table_of(self._file, self._media_type)

    def _check_columns(self) -> None:
        there = set(self.fields.values())
        missing = [field for field in (_ITEM_NEEDS if self._of_items else _CUSTOMER_NEEDS) if field not in there]
        if self._of_items and not there & {"issued", "due"}:
            missing.append("due")
        if missing:
            wanted = "; ".join(called(field, self._kind) for field in missing)
            odd = f" Not understood: {', '.join(self.ignored)}." if self.ignored else ""
            raise BadInput(f"The first line must name the columns; missing: {wanted}.{odd}")

    def _looked_at(self, table: Table) -> cells.Habits:
        """The habits of the file, by its first rows."""
        rows = [row for _, row in islice(table.rows, _LOOKED_AT)]

        def of(fields: frozenset[str]) -> list[str]:
            names = [heading for heading, field in self.fields.items() if field in fields]
            return [cell for row in rows for name in names if isinstance(cell := row.get(name), str)]

        return cells.habits(of(_AMOUNTS), of(_DATES))

    def _record(self, number: int, named: Mapping[str, object]) -> Row | None:
        try:
            values = self._values(number, named)
            completed = _completed(values) if self._of_items else values
            return self._kind.model_validate(completed)
        except ValidationError as error:
            for one in error.errors():
                place = ".".join(str(part) for part in one["loc"])
                self.found(number, place, one["msg"].removeprefix("Value error, "))
        except _Told:
            pass
        return None

    def _values(self, number: int, named: Mapping[str, object]) -> dict[str, object]:
        if self._strict:
            fields = fields_of(named, self._kind)
            return {fields.get(name, name): cell for name, cell in named.items()}
        values: dict[str, object] = {}
        wrong = False
        for heading, cell in named.items():
            field = self.fields.get(heading)
            if field is None:
                continue
            try:
                values[field] = self._cell(field, cells.value(cell))
            except ValueError as error:
                self.found(number, field, str(error))
                wrong = True
        if wrong:
            raise _Told
        return values

    def _cell(self, field: str, cell: object) -> object:
        if not isinstance(cell, str):
            return cell
        if field in _LISTS:
            parts = [part.strip() for part in cell.split("|") if part.strip()]
            return [part.rpartition("@")[2] for part in parts] if field == "email_domains" else parts
        if field in _AMOUNTS:
            return cells.amount(cell, self._habits)
        if field in _DATES:
            return cells.day(cell, self._habits)
        if field == "kind":
            return _KINDS.get(" ".join(cell.casefold().replace("_", " ").split()), cell.strip())
        return cell.strip().upper() if field == "currency" and len(cell.strip()) == 3 else cell.strip()


class _Told(Exception):
    """The fault is noted already."""


def _completed(values: dict[str, object]) -> dict[str, object]:
    """What follows from the rest: of two dates the other, the original from what remains, the sign's kind, a key."""
    found = dict(values)
    for one, other in (("issued", "due"), ("due", "issued"), ("original", "remaining")):
        if one not in found and other in found:
            found[one] = found[other]
    remaining = found.get("remaining")
    if "kind" not in found and isinstance(remaining, str) and remaining.startswith("-"):
        found["kind"] = "credit_memo"
    if "ref" not in found and "customer" in found and "number" in found:
        part = f"/{found['instalment']}" if "instalment" in found else ""
        found["ref"] = f"{found['customer']}/{found['number']}{part}"
    return found


def _summary(count: int) -> str:
    if count == 1:
        return "One fault; nothing was imported."
    more = "At least " if count >= _MOST_FAULTS else ""
    return f"{more}{count} faults; nothing was imported."
