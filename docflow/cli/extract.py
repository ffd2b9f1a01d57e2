"""`docflow extract`: files in, JSON Lines out, in the order of the files."""

import csv
import json
import os
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from docflow.cli.compose import risk_of_model
from docflow.errors import BadInput, DocflowError, Misconfigured
from docflow.rules.confidence import held
from docflow.rules.policy import Policy
from docflow.schema.receivables import KnownItem
from docflow.schema.records import Extraction
from workers.extract import records_in_file, unreadable
from workers.sandbox import Sandbox

_LARGEST = 200 << 20
_AMOUNTS = ("remaining", "open", "amount")
_SHOWN = {"kind", "confidence", "review", "record", "fields", "proof"}
_INNER = {"fields": {"__all__": {"raw", "support"}}}
"""What the confidences are made from is for docflow's own use."""


def run(files: list[Path], jobs: int, open_items: Path | None = None) -> int:
    """Prints the records; returns 1 where a file could not be read, else 0. `open_items`: a CSV of what is owed."""
    failed = False
    known = items_of(open_items) if open_items is not None else ()
    with Sandbox() as sandbox, ThreadPoolExecutor(jobs or os.cpu_count() or 1) as pool:
        for number, (file, (found, readable)) in enumerate(
            zip(files, pool.map(lambda path: _read(sandbox, path, known), files), strict=True), 1
        ):
            failed |= not readable
            for line in _lines(file, found):
                sys.stdout.write(line + "\n")
            sys.stdout.flush()
            sys.stderr.write(f"{number}/{len(files)} {_shown(file)}: {_summary(found)}\n")
    return int(failed)


def items_of(file: Path) -> tuple[KnownItem, ...]:
    """Open items of a CSV with the columns number, remaining (or open, amount) and, if need be, currency.

    Raises Misconfigured where a column is missing or an amount is none.
    """
    try:
        with file.open(encoding="utf-8-sig", newline="") as text:
            rows = list(csv.DictReader(text))
    except (OSError, UnicodeDecodeError) as error:
        raise Misconfigured(f"The open items in {file} cannot be read: {error}. Name a CSV file in UTF-8.") from error
    found = []
    for line, row in enumerate(rows, 2):
        amount = next((row[name] for name in _AMOUNTS if row.get(name)), None)
        try:
            found.append(KnownItem(number=row["number"], remaining=amount, currency=row.get("currency") or None))
        except (KeyError, ValueError) as error:
            raise Misconfigured(f"{file}, line {line}: number and remaining (a decimal) are needed.") from error
    return tuple(found)


def _read(sandbox: Sandbox, file: Path, known: tuple[KnownItem, ...]) -> tuple[list[Extraction], bool]:
    """(records, whether the file could be read); the reason of a failure is a record of kind `other`."""
    try:
        found, readable = records_in_file(sandbox, file.name, bytes_of(file), known)
        return [held(record, default_policy().bar(record.kind)) for record in found], readable
    except OSError as error:
        remedy = "check its name and whether you may read it"
        return [unreadable(f"{file} cannot be opened: {error.strerror or error}; {remedy}.")], False
    except DocflowError as error:
        return [unreadable(str(error))], False


def bytes_of(file: Path) -> bytes:
    """What a file holds. Raises BadInput for what is no plain file (a folder, a pipe, a device) and for what is too
    large to be a paper, OSError where it cannot be opened."""
    if file.is_dir():
        raise BadInput(f"{file} is a folder; name the files in it ({file}/*).")
    size = file.stat().st_size
    if not file.is_file():
        raise BadInput(f"{file} is no plain file; write its contents into a file first.")
    if size > _LARGEST:
        raise BadInput(f"{file} has {size >> 20} MB; at most {_LARGEST >> 20} are read. Take it apart.")
    return file.read_bytes()


def default_policy() -> Policy:
    """By which a record passes where nobody has set a target."""
    return Policy(risk=risk_of_model())


def _lines(file: Path, found: list[Extraction]) -> Iterator[str]:
    for record in found:
        body = record.model_dump(mode="json", include=_SHOWN, exclude=_INNER)
        said = {name: value for name in ("paper", "because") if (value := getattr(record, name))}
        yield json.dumps({"source": str(file), **body, **said}, ensure_ascii=False)


def _shown(file: Path) -> str:
    """The name for a terminal: control characters in it are not obeyed."""
    return "".join(c if c.isprintable() else repr(c)[1:-1] for c in str(file))


def _summary(found: list[Extraction]) -> str:
    return ", ".join(f"{record.kind}{' (review)' if record.review else ''}" for record in found)
