"""The end of payer memory in a reading: remembered prefixes go, and the record says which rules it followed."""

from collections.abc import Sequence

from docflow.schema.memory import MemoryRule
from docflow.schema.records import Dispute, Evidence, Extraction, Record, Remittance
from extractors.papers.paper import Paper


def recalled(paper: Paper, found: Sequence[Extraction]) -> list[Extraction]:
    """The records without remembered prefixes, each with the ids of the rules that were followed."""
    stripped = [_without_prefixes(one, paper.memory.of("prefix")) for one in found]
    ids = {*paper.recalled, *(name for _, used in stripped for name in used)} - {""}
    return [one.model_copy(update={"memory": tuple(sorted(ids))}) if ids else one for one, _ in stripped]


def _without_prefixes(found: Extraction, rules: Sequence[MemoryRule]) -> tuple[Extraction, set[str]]:
    used: set[str] = set()
    for rule in rules:
        changed = {path: short for path, number in _numbers(found.record) if (short := _short(number, rule.value))}
        if changed:
            found = _with_numbers(found, changed)
            used.add(rule.id)
    return found, used


def _short(number: str, prefix: str) -> str | None:
    """The number without the prefix; None where it has none, or nothing that names a document would be left."""
    rest = number[len(prefix) :].strip()
    fits = number[: len(prefix)].casefold() == prefix.casefold()
    return rest if fits and any(c.isdigit() for c in rest) else None


def _numbers(record: Record) -> list[tuple[str, str]]:
    """Path and text of every number that names a document of ours."""
    if isinstance(record, Remittance):
        named = ((n, line.document_number) for n, line in enumerate(record.lines))
        return [(f"lines.{n}.document_number", number) for n, number in named if number]
    return (
        [(f"invoices.{n}", number) for n, number in enumerate(record.invoices)] if isinstance(record, Dispute) else []
    )


def _with_numbers(found: Extraction, changed: dict[str, str]) -> Extraction:
    record = found.record
    if isinstance(record, Remittance):
        lines = [
            line.model_copy(update={"document_number": changed.get(f"lines.{n}.document_number", line.document_number)})
            for n, line in enumerate(record.lines)
        ]
        record = record.model_copy(update={"lines": tuple(lines)})
    elif isinstance(record, Dispute):
        invoices = [changed.get(f"invoices.{n}", number) for n, number in enumerate(record.invoices)]
        record = record.model_copy(update={"invoices": tuple(invoices)})
    fields = {path: _renamed(evidence, changed.get(path)) for path, evidence in found.fields.items()}
    return found.model_copy(update={"record": record, "fields": fields})


def _renamed(evidence: Evidence, value: str | None) -> Evidence:
    return evidence if value is None else evidence.model_copy(update={"value": value})
