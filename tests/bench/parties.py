"""`python -m tests.bench parties FOLDER...`: fits what the signs of parties are worth to papers with known truth.

Prints how many are told rightly where the paper's own layout is left out, and how many of each folder where the folder
is; `--write` keeps the table. Each advice is learned from a second time with one of its names broken over two lines.
"""

import json
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any, NamedTuple
from unittest.mock import patch

from docflow.evaluation.compare import words
from extractors.contract import Hints
from extractors.papers import parties
from extractors.papers.labels import pairs_of
from extractors.papers.paper import Paper
from extractors.papers.roles.assignment import ROLES, Firm, Role, Worth, firms_on
from extractors.papers.roles.fit import TABLE, fit
from extractors.papers.signs.fit import Sample
from extractors.papers.signs.table import NOBODY, text_of
from tests.bench.breaking import broken
from workers.extract import records_in_file
from workers.sandbox import InProcess

_NAMED = {"remittance": ("payer", "payee"), "invoice": ("seller", "buyer")}
"""Who writes a paper and who it is written to."""
_FOLDS = 8
_SEED = 1
_USUAL = 0.5
"""Share of a folder's papers whose truth tells a role: where it is usual, a paper without it names nobody."""


class Known(NamedTuple):
    """A paper with its truth, and the same paper with a broken name."""

    folder: str
    sample: Sample
    second: Sample | None


def main(arguments: Sequence[str]) -> None:
    """Fits, measures, and writes where that is wished."""
    folders = [Path(argument) for argument in arguments if argument != "--write"]
    known = [one for folder in folders for one in papers_of(folder)]
    layouts = sorted({one.sample.layout for one in known})
    parts = {f"{_FOLDS} parts by layout": [set(layouts[fold::_FOLDS]) for fold in range(_FOLDS)]}
    parts |= {f.name: [{o.sample.layout for o in known if o.folder == f.name}] for f in folders if len(folders) > 1}
    for name, left_out in parts.items():
        told = [held_out(known, out) for out in left_out]
        for role in ROLES:
            right = [each for found in told for each in found[role]]
            print(f"{name}, left out: {role} {sum(right)} of {len(right)}")
    if "--write" in arguments:
        TABLE.write_text(text_of(fit(_lessons(known)), ROLES), encoding="utf-8")


def held_out(known: Sequence[Known], layouts: Collection[str]) -> dict[Role, list[bool]]:
    """Whether each paper of these layouts is told rightly by weights of all others."""
    weights = fit(_lessons([one for one in known if one.sample.layout not in layouts]))
    out = [one.sample for one in known if one.sample.layout in layouts]
    return {role: [_right(sample, weights, role) for sample in out if role in sample.right] for role in ROLES}


def _lessons(known: Sequence[Known]) -> list[Sample]:
    return [sample for one in known for sample in (one.sample, one.second) if sample is not None]


def _right(sample: Sample, weights: dict[str, Worth], role: Role) -> bool:
    worth = [sum(getattr(weights[s], role) for s in signs if s in weights) for signs in (*sample.signs, {NOBODY})]
    best = max(range(len(worth)), key=worth.__getitem__)
    return best in (sample.right[role] or {len(sample.signs)})


def papers_of(folder: Path) -> list[Known]:
    """The cases of a folder that are one record of two parties."""
    bodies = {
        file.parent: json.loads(file.read_text(encoding="utf-8")) for file in sorted(folder.glob("*/expected.json"))
    }
    single = {case: body for case, body in bodies.items() if len(body["records"]) == 1}
    named = [_truth_of(body["records"][0]) for body in single.values() if body["records"][0]["kind"] in _NAMED]
    usual = {role for role in ROLES if sum(bool(truth[role]) for truth in named) > _USUAL * len(named)}
    return [one for case, body in single.items() for one in _of(folder.name, case, body, usual)]


def _truth_of(record: dict[str, Any]) -> dict[Role, str | None]:
    own = zip(ROLES, _NAMED[record["kind"]], strict=True)
    return {role: (record["record"].get(name) or {}).get("name") for role, name in own}


def _of(folder: str, case: Path, body: dict[str, Any], usual: Collection[Role]) -> Iterator[Known]:
    (record,) = body["records"]
    asked: list[Any] = []

    def kept(*of: Any) -> Any:
        asked.append(of)
        return cast(*of)

    cast, source = parties.cast, next(iter(case.glob("input*")))
    if record["kind"] not in _NAMED:
        return
    with patch.object(parties, "cast", kept):
        found, _ = records_in_file(InProcess(), source.name, source.read_bytes())
    if asked and [one.kind.value for one in found] == [record["kind"]]:
        paper, pairs, hints = asked[-1]
        told = {role: name for role, name in _truth_of(record).items() if name or role in usual}
        layout = body.get("layout") or case.name
        second = _with_break(paper, hints, told, case.name) if record["kind"] == "remittance" else None
        sample = _sample(layout, firms_on(paper, pairs, hints), told)
        yield Known(folder, sample, _sample(layout, second, told) if second else None)


def _with_break(paper: Paper, hints: Hints, told: dict[Role, str | None], case: str) -> list[Firm] | None:
    """The firms of the paper with one of the right names broken; None where it cannot be."""
    random, names = Random(f"{_SEED} {case}"), [name for name in told.values() if name]
    printed = paper.printed and paper.pages.pages[0].method in ("text", "mail")
    pages = broken(paper.pages, random.choice(names), random) if names and printed else None
    again = Paper(pages) if pages else None
    return firms_on(again, pairs_of(again), hints) if again else None


def _sample(layout: str, firms: Sequence[Firm], told: dict[Role, str | None]) -> Sample:
    right = {role: _at(firms, name) if name else frozenset() for role, name in told.items()}
    return Sample(layout, [firm.signs for firm in firms], right)


def _at(firms: Sequence[Firm], name: str) -> frozenset[int]:
    return frozenset(n for n, firm in enumerate(firms) if any(words(m.name) == words(name) for m in firm.mentions))
