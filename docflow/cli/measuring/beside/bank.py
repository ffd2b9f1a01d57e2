"""Bank files: every one is read or refused, its control totals agree, and what stands beside it agrees too."""

from collections.abc import Callable, Iterator
from pathlib import Path

from docflow.cli.measuring.beside import _camt_truth, _mt940_truth
from docflow.evaluation.demands import Asked, Finding, Seen, of_kind, readable, totals
from docflow.schema.records import Extraction, Kind

_FILES = {
    "bai2": ("*.bai2", "*.txt"),
    "bai-lockbox": ("*.bai",),
    "mt940": ("*.sta",),
    "camt": ("*camt*.xml", "*camt*.xml.xml"),
    "ach-ctx-addenda": ("*.ach",),
}
"""By the name of the collection's folder."""
_TRUTH: dict[str, Callable[[Path, list[Extraction]], str]] = {
    ".json": _camt_truth.disagreement,
    ".yml": _mt940_truth.disagreement,
}


def asked(folder: Path) -> Iterator[Asked]:
    """Every file in folders of these names, at or below the folder."""
    for name, patterns in _FILES.items():
        for root in sorted({path for path in (folder, *folder.rglob(name)) if path.name == name and path.is_dir()}):
            files = {path for pattern in patterns for path in root.rglob(pattern)}
            yield from (Asked(name, path, _check) for path in sorted(files))


def _check(seen: Seen) -> Iterator[Finding]:
    yield readable(seen)
    if seen.path.suffix != ".ach":  # which may carry remittances as well
        yield of_kind(seen, Kind.BANK_STATEMENT)
    yield totals(seen)
    for suffix, disagreement in _TRUTH.items():
        truth = seen.path.with_suffix(suffix)
        if truth.exists():
            yield Finding("truth beside it", disagreement(truth, list(seen.run.found)))
