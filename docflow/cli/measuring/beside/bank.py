"""Bank files: every one is read or refused, and its control totals agree."""

from collections.abc import Iterator
from pathlib import Path

from docflow.evaluation.demands import Asked, Finding, Seen, of_kind, readable, totals
from docflow.schema.records import Kind

_FILES = {
    "bai2": ("*.bai2", "*.txt"),
    "bai-lockbox": ("*.bai",),
    "mt940": ("*.sta",),
}
"""By the name of the collection's folder."""


def asked(folder: Path) -> Iterator[Asked]:
    """Every file in folders of these names, at or below the folder."""
    for name, patterns in _FILES.items():
        for root in sorted({path for path in (folder, *folder.rglob(name)) if path.name == name and path.is_dir()}):
            for pattern in patterns:
                for path in sorted(root.rglob(pattern)):
                    yield Asked(name, path, _sums)


def _sums(seen: Seen) -> Iterator[Finding]:
    yield readable(seen)
    yield of_kind(seen, Kind.BANK_STATEMENT)
    yield totals(seen)
