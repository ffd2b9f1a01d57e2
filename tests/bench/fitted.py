"""What fits of signs have in common: papers with known truth by families, and how many are told without their own.

A family is a folder on the command line: papers of one hand, however many layouts they have. What is learned from some
families and holds for another is what may be expected of papers that nobody has seen.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from extractors.papers.signs.fit import Sample
from extractors.papers.signs.table import Worths

_PARTS = 8
"""Parts by layout where there is one family only."""
_WRITE, _ON = "--write", "--on"
Weights = Mapping[str, Worths]
Learn = Callable[[Sequence[Sample]], Weights]
Told = tuple[float, bool]
"""How sure what is told is, and whether it is right."""


class Lesson(NamedTuple):
    """A paper with its truth, and papers made of it that are only learned from."""

    family: str
    sample: Sample
    made: tuple[Sample, ...] = ()


class Left(NamedTuple):
    """Papers that were left out, and what was learned from all others."""

    name: str
    lessons: Sequence[Lesson]
    weights: Weights


class Asked(NamedTuple):
    """What the command line asks for."""

    folders: list[Path]
    write: bool
    """Whether the tables are to be written."""
    on: bool
    """Whether the tables are learned on from what they say now, which many papers that are no longer here have told."""


def asked_for(arguments: Sequence[str]) -> Asked:
    """Folders, and what is to be done with what they teach."""
    folders = [Path(argument) for argument in arguments if argument not in (_WRITE, _ON)]
    return Asked(folders, _WRITE in arguments, _ON in arguments)


def cases_in(folder: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """The cases of a family, at any depth, each with its truth."""
    for file in sorted(folder.rglob("expected.json")):
        yield file.parent, json.loads(file.read_text(encoding="utf-8"))


def learned(lessons: Sequence[Lesson]) -> list[Sample]:
    """All that is learned from these papers."""
    return [sample for lesson in lessons for sample in (lesson.sample, *lesson.made)]


def left_out(lessons: Sequence[Lesson], learn: Learn) -> Iterator[Left]:
    """Each family by what was learned from the others; of a single family some layouts by the others."""
    for name, out in _parts(lessons).items():
        own = set(map(id, out))
        yield Left(name, out, learn(learned([lesson for lesson in lessons if id(lesson) not in own])))


def _parts(lessons: Sequence[Lesson]) -> dict[str, list[Lesson]]:
    families = sorted({lesson.family for lesson in lessons})
    if len(families) > 1:
        return {family: [lesson for lesson in lessons if lesson.family == family] for family in families}
    layouts = sorted({lesson.sample.layout for lesson in lessons})
    parts = (set(layouts[part::_PARTS]) for part in range(min(_PARTS, len(layouts))))
    return {
        f"part {n + 1}": [lesson for lesson in lessons if lesson.sample.layout in part] for n, part in enumerate(parts)
    }


def sure_from(told: Sequence[Told], one_wrong_in: int) -> float:
    """The share from which at most one in so many of these is wrong; 1 where no share is."""
    least, wrong = 1.0, 0
    for count, (sure, right) in enumerate(sorted(told, reverse=True), 1):
        wrong += not right
        if wrong * one_wrong_in <= count:
            least = sure
    return least


def said(what: str, told: Sequence[Told]) -> str:
    """One line of the report."""
    return f"{what} {sum(right for _, right in told)} of {len(told)}"
