"""Papers with their truth: folders with an expected.json beside the input, and collections with truth of their own."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from docflow.cli.measuring import collections
from docflow.errors import BadInput
from docflow.evaluation.runs import Case, case_of


class Paper(NamedTuple):
    """One case and its bytes."""

    case: Case
    name: str
    """The file's name, as a sender would give it."""
    load: Callable[[], bytes]


def papers_in(folder: Path, truth: Path | None = None) -> list[Paper]:
    """All cases below a folder, by name; `truth` names a file with the truth of files that have none beside them.

    Raises BadInput where there is none.
    """
    if not folder.is_dir():
        raise BadInput(f"{folder} is no folder.")
    found = any_papers_in(folder, truth)
    if not found:
        raise BadInput(f"{folder} holds no paper with its truth: put an expected.json beside each input file.")
    return found


def any_papers_in(folder: Path, truth: Path | None = None) -> list[Paper]:
    """The same; there may be none."""
    found = [*_expected(folder), *_collected(folder), *(_listed(folder, truth) if truth else ())]
    return sorted(found, key=lambda paper: paper.case.name)


def _expected(folder: Path) -> Iterator[Paper]:
    for truth in sorted(folder.rglob("expected.json")):
        inputs = sorted(path for path in truth.parent.glob("input*") if path.is_file())
        if not inputs:
            raise BadInput(f"{truth.parent} has an expected.json and no input file.")
        name = str(truth.parent.relative_to(folder)) if truth.parent != folder else folder.name
        yield Paper(_case(name, truth), inputs[0].name, inputs[0].read_bytes)


def _case(name: str, truth: Path) -> Case:
    try:
        body: dict[str, Any] = json.loads(truth.read_text(encoding="utf-8"))
        return case_of(name, truth.parent.name, body)
    except (ValueError, KeyError, TypeError) as error:
        raise BadInput(f"{truth} is no truth of a paper: {error}") from error


def _listed(folder: Path, truth: Path) -> Iterator[Paper]:
    try:
        yield from map(_paper, collections.listed(folder, truth))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BadInput(f"{truth} is no truth of files: {error}") from error


def _collected(folder: Path) -> Iterator[Paper]:
    """What collections with truth in a format of their own hold."""
    for collection in collections.KNOWN:
        yield from map(_paper, collection(folder))


def _paper(found: collections.Found) -> Paper:
    case, path, clean = found
    return Paper(case, path.name, lambda: clean(path.read_bytes()))
