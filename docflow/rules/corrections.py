"""What a person typed becomes a new extraction: validated, proven again, and located on the page."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from pydantic import ValidationError

from docflow.errors import InvalidValues
from docflow.rules import paths
from docflow.rules.confidence import record_confidence
from docflow.rules.locate import locate
from docflow.rules.proof import faults, prove
from docflow.rules.questions import still_open
from docflow.schema.money import plain
from docflow.schema.place import Box, Pages
from docflow.schema.records import RECORD_OF_KIND, Equation, Evidence, Extraction, Kind, Record

CUSTOMER = "customer"
"""Path of a person's choice of the payer: a customer's ref."""
OPEN_ITEM = "open_item"
"""Last part of the path of a person's choice for a line: an open item's ref, finding.ON_ACCOUNT or UNAPPLIED."""
AUTOMATIC = "auto"
"""Takes a choice back: the rules decide again."""
KIND = "kind"

Near = Mapping[str, tuple[int, Box]]
"""Path -> page and box of the words that a person took the value from."""
NOWHERE: Near = {}

_AMOUNT = re.compile(r"-?\d{1,13}(\.\d{1,6})?")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_LONGEST = 500
_CARRIED: dict[tuple[Kind, Kind], dict[str, tuple[str, ...]]] = {
    (Kind.INVOICE, Kind.DISPUTE): {
        "customer.name": ("buyer.name",),
        "currency": ("currency",),
        "amount": ("amount_due", "total_amount"),
        "invoices.0": ("invoice_number",),
    }
}
"""What a record of another kind begins with: path there -> paths here, the first that is told. An invoice of ours that
comes back disputed says whose it is, which one, and how much."""


def correct(
    extraction: Extraction, changes: Mapping[str, str | None], pages: Pages | None = None, near: Near = NOWHERE
) -> Extraction:
    """The extraction with these values, by dotted path; amounts in plain notation, dates as 2026-05-01.

    None empties a field, removes a line ("lines.3"), or, for a line's open item, leaves it unapplied. "lines.+" adds a
    line. A value equal to the present one is thereby confirmed. `near`: where it was taken from. Raises
    InvalidValues with a sentence for each path.
    """
    clean = {_settled_path(path, extraction): _clean(path, value) for path, value in changes.items()}
    kind = _kind(clean.pop(KIND, None), extraction.kind)
    same_kind = kind is extraction.kind
    values = {path: value for path, value in clean.items() if not is_choice(path)}
    gone = sorted((path for path in values if values[path] is None and paths.is_line(path)), key=paths.natural)
    kept = {path: value for path, value in values.items() if path not in gone}
    begun, fields = (extraction.record, dict(extraction.fields)) if same_kind else _begun(kind, extraction)
    full = _with_values(begun, kept)
    for path in kept:
        expected = near.get(path) or _expected_at(path, fields)
        fields |= _evidence(path, extraction.record if same_kind else None, full, fields, pages, expected)
    fields |= {path: _chosen(value) for path, value in clean.items() if is_choice(path)}
    record, fields = _without(full, fields, gone)
    proof = (*prove(record), *_still_proven(extraction, values if same_kind else None))
    said_before = faults(extraction.record, extraction.proof)
    questions = [q for q in still_open(extraction, changes, proof) if q not in said_before] if same_kind else []
    return Extraction(
        kind=kind,
        confidence=record_confidence(fields, proof),
        review=tuple(dict.fromkeys((*questions, *faults(record, proof)))),
        record=record,
        fields={path: evidence for path, evidence in fields.items() if evidence.value != AUTOMATIC},
        proof=proof,
        memory=extraction.memory,
    )


def _begun(kind: Kind, extraction: Extraction) -> tuple[Record, dict[str, Evidence]]:
    """The record of another kind, with what the one that was read tells of it, and where."""
    values: dict[str, str | None] = {}
    fields: dict[str, Evidence] = {}
    carried = _CARRIED.get((extraction.kind, kind), {})
    for path, sources in carried.items():
        source = next((one for one in sources if paths.value_at(extraction.record, one) is not None), None)
        if source is None:
            continue
        value = paths.value_at(extraction.record, source)
        values[path] = plain(value) if isinstance(value, Decimal) else str(value)
        if evidence := extraction.fields.get(source):
            fields[path] = evidence
    return _with_values(RECORD_OF_KIND[kind](), values), fields


def is_choice(path: str) -> bool:
    """Whether the path is a person's choice (payer or open item) rather than a value of the record."""
    return path == CUSTOMER or re.fullmatch(rf"lines\.\d+\.{OPEN_ITEM}", path) is not None


def customer_chosen(extraction: Extraction) -> str | None:
    """The ref of the customer that a person chose as the payer."""
    evidence = extraction.fields.get(CUSTOMER)
    return evidence.value if evidence and evidence.method == "person" else None


def items_chosen(extraction: Extraction) -> dict[int, str]:
    """Line index -> what a person chose for it."""
    return {
        int(path.split(".")[1]): evidence.value
        for path, evidence in extraction.fields.items()
        if path != CUSTOMER and is_choice(path)
    }


def _still_proven(extraction: Extraction, values: Mapping[str, str | None] | None) -> list[Equation]:
    """The reader's checks of printed subtotals and the like, as long as no figure they speak of was changed."""
    if values is None or any(path.startswith("lines.") or path.endswith("amount") for path in values):
        return []
    ours = {check.equation for check in prove(extraction.record)}
    return [check for check in extraction.proof if check.equation not in ours]


def _settled_path(path: str, extraction: Extraction) -> str:
    """ "lines.+" with the index that the new line will have."""
    head, _, rest = path.partition(".")
    there = getattr(extraction.record, head, ())
    if rest.split(".")[0] != paths.ADD or not isinstance(there, tuple):
        return path
    return ".".join((head, str(len(there)), *rest.split(".")[1:]))


def _clean(path: str, value: str | None) -> str | None:
    if value is None or not value.strip():
        return None
    text = " ".join(value.split())
    if len(text) > _LONGEST:
        raise InvalidValues({path: f"At most {_LONGEST} characters are kept."})
    if not text.isprintable():
        raise InvalidValues({path: "It holds characters that cannot be printed."})
    return text


def _kind(wanted: str | None, present: Kind) -> Kind:
    try:
        return Kind(wanted) if wanted else present
    except ValueError as error:
        raise InvalidValues({KIND: f"There is no kind {wanted}; choose one of {', '.join(Kind)}."}) from error


def _with_values(start: Record, values: Mapping[str, str | None]) -> Record:
    """The record with all values set at once; every problem is told, not only the first."""
    record_type = type(start)
    data = start.model_dump(mode="json")
    problems: dict[str, str] = {}
    for path in sorted(values, key=paths.natural):
        try:
            paths.put(data, record_type, path, values[path])
        except KeyError as error:
            problems[path] = f"{str(error.args[0]).capitalize()}."
    try:
        record = record_type.model_validate(data)
    except ValidationError as error:
        raise InvalidValues(problems | _sentences(error)) from error
    problems |= {path: sentence for path, text in values.items() if (sentence := _badly_written(record, path, text))}
    if problems:
        raise InvalidValues(problems)
    return record


def _badly_written(record: Record, path: str, text: str | None) -> str | None:
    """Pydantic also takes "1e3" and seconds since 1970; a clerk never means those."""
    value = paths.value_at(record, path)
    if isinstance(value, Decimal) and text is not None and not _AMOUNT.fullmatch(text):
        return f"{text} is no amount; write it like 1480.00."
    if isinstance(value, dt.date) and text is not None and not _DAY.fullmatch(text):
        return f"{text} is no date; write it like 2026-05-01."
    return None


def _sentences(error: ValidationError) -> dict[str, str]:
    told = {}
    for problem in error.errors(include_url=False):
        path = ".".join(str(part) for part in problem["loc"])
        typed = problem.get("input")
        expected = {
            "date_from_datetime_parsing": "write a date like 2026-05-01",
            "date_parsing": "write a date like 2026-05-01",
            "literal_error": f"choose one of {problem.get('ctx', {}).get('expected', '')}",
            "enum": f"choose one of {problem.get('ctx', {}).get('expected', '')}",
            "string_pattern_mismatch": "write three capital letters such as EUR",
            "missing": "it must not be empty",
            "value_error": "write an amount like 1480.00",
        }.get(problem["type"], problem["msg"])
        told[path] = f"{'' if typed is None or isinstance(typed, dict) else f'{typed}: '}{expected}."
    return told


def _evidence(
    path: str, before: Record | None, after: Record, fields: Mapping[str, Evidence], pages: Pages | None,
    expected: tuple[int, Box] | None,
) -> dict[str, Evidence]:  # fmt: skip
    """What a person says of a value: where it stands if it is on the page; a confirmed value keeps its place."""
    value = paths.value_at(after, path)
    if isinstance(value, tuple) or value is None or not isinstance(value, str | Decimal | dt.date):
        return {path: Evidence(value="", confidence=1.0, method="person")} if path in fields else {}
    old = fields.get(path)
    if old and before is not None and paths.value_at(before, path) == value:
        typed = old.method == "person" and not old.confirmed
        return {path: old.model_copy(update={"confidence": 1.0, "method": "person", "confirmed": not typed})}
    place = locate(value, pages, expected) if pages else None
    shown = plain(value) if isinstance(value, Decimal) else str(value)
    if place is None:
        return {path: Evidence(value=shown, confidence=1.0, method="person")}
    found = {"page": place.page, "box": place.box, "text": place.text, "ref": place.ref}
    return {path: Evidence(value=shown, confidence=1.0, method="person", **found)}


def _expected_at(path: str, fields: Mapping[str, Evidence]) -> tuple[int, Box] | None:
    """Where to look first: where the value stood before, else beside another value of the same line or part."""
    siblings = [p for p in fields if p.rpartition(".")[0] == path.rpartition(".")[0] and "." in p]
    for candidate in (path, *siblings):
        evidence = fields.get(candidate)
        if evidence and evidence.page is not None and evidence.box is not None:
            return evidence.page, evidence.box
    return None


def _chosen(value: str | None) -> Evidence:
    return Evidence(value=value or "", confidence=1.0, method="person")


def _without(record: Record, fields: Mapping[str, Evidence], gone: Iterable[str]) -> tuple[Record, dict[str, Evidence]]:
    """Record and evidence without the lines that were removed; later lines move up."""
    data: dict[str, Any] = record.model_dump(mode="json")
    kept = dict(fields)
    for path in reversed(list(gone)):
        try:
            paths.remove(data, path)
        except KeyError as error:
            raise InvalidValues({path: f"{str(error.args[0]).capitalize()}."}) from error
        kept = {new: e for old, e in kept.items() if (new := _moved_up(old, path)) is not None}
    return type(record).model_validate(data), kept


def _moved_up(path: str, gone: str) -> str | None:
    """The path after the removal of a line; None where it belonged to that line."""
    head, index = gone.split(".")
    parts = path.split(".")
    if parts[0] != head or len(parts) < 2 or not parts[1].isdecimal() or int(parts[1]) < int(index):
        return path
    if parts[1] == index:
        return None
    return ".".join((head, str(int(parts[1]) - 1), *parts[2:]))
