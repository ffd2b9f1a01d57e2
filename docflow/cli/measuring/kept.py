"""Runs kept in a file, one JSON object a line, so that they can be judged and fitted from again without reading."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from docflow.errors import BadInput
from docflow.evaluation.runs import Run


def keep(runs: Iterable[Run], file: Path) -> Iterator[Run]:
    """Passes the runs on while it writes them."""
    with file.open("w", encoding="utf-8") as out:
        for run in runs:
            out.write(run.model_dump_json(exclude_defaults=False) + "\n")
            yield run


def kept(file: Path) -> Iterator[Run]:
    """The runs in a file. Raises BadInput where it is none."""
    with file.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            try:
                yield Run.parse(json.loads(line))
            except (ValueError, KeyError, TypeError) as error:
                raise BadInput(f"{file}, line {number}, is no run that `docflow eval --keep` wrote: {error}") from error
