"""`python -m tests.bench parties FOLDER...`: fits what the signs of parties are worth to papers with known truth.

Prints how many are told rightly where the paper's own layout is left out; `--write` keeps the table.
"""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from unittest.mock import patch

from docflow.evaluation.compare import words
from extractors.papers.roles import assignment
from extractors.papers.roles.assignment import ROLES, Firm, Role, Worth, firms_on
from extractors.papers.roles.fit import fit
from extractors.papers.signs.fit import Sample
from extractors.papers.signs.table import text_of
from workers.extract import records_in_file
from workers.sandbox import InProcess

_NAMED = {"remittance": ("payer", "payee"), "invoice": ("seller", "buyer")}
"""Who writes a paper and who it is written to."""
_FOLDS = 8
_TABLE = Path(assignment.__file__).with_name("weights.tsv")


def main(arguments: Sequence[str]) -> None:
    """Fits, measures, and writes where that is wished."""
    folders = [Path(argument) for argument in arguments if argument != "--write"]
    samples = [sample for folder in folders for file in sorted(folder.glob("*/expected.json")) for sample in _of(file)]
    for role in ROLES:
        told = [held_out(samples, fold, role) for fold in range(_FOLDS)]
        print(f"{role}: {sum(map(sum, told))} of {sum(map(len, told))} right, their layouts left out")
    if "--write" in arguments:
        _TABLE.write_text(text_of(fit(samples), ROLES), encoding="utf-8")


def held_out(samples: Sequence[Sample], fold: int, role: Role) -> list[bool]:
    """Whether each paper of this fold's layouts is told rightly by weights of all other layouts."""
    layouts = sorted({sample.layout for sample in samples})
    out = set(layouts[fold::_FOLDS])
    weights = fit([sample for sample in samples if sample.layout not in out])
    return [_right(sample, weights, role) for sample in samples if sample.layout in out and role in sample.right]


def _right(sample: Sample, weights: dict[str, Worth], role: Role) -> bool:
    worth = [sum(getattr(weights[s], role) for s in signs if s in weights) for signs in sample.signs]
    best = max(range(len(worth)), key=worth.__getitem__, default=None)
    return best in sample.right[role]


def _of(file: Path) -> Iterator[Sample]:
    """The sample of one case, if it is one record of two parties."""
    body = json.loads(file.read_text(encoding="utf-8"))
    record, *more = body["records"]
    if more or record["kind"] not in _NAMED:
        return
    listed: list[list[Firm]] = []

    def kept(*of: Any) -> list[Firm]:
        listed.append(firms_on(*of))
        return listed[-1]

    source = next(iter(file.parent.glob("input*")))
    with patch.object(assignment, "firms_on", kept):
        found, _ = records_in_file(InProcess(), source.name, source.read_bytes())
    if listed and [one.kind.value for one in found] == [record["kind"]]:
        names = zip(ROLES, _NAMED[record["kind"]], strict=True)
        truth = {role: (record["record"].get(own) or {}).get("name") for role, own in names}
        right = {role: _at(listed[-1], name) for role, name in truth.items() if name}
        yield Sample(body.get("layout") or file.parent.name, [firm.signs for firm in listed[-1]], right)


def _at(firms: Sequence[Firm], name: str) -> frozenset[int]:
    return frozenset(n for n, firm in enumerate(firms) if any(words(m.name) == words(name) for m in firm.mentions))
