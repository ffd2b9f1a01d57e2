"""`python -m tests.bench facts FOLDER...`: fits what the signs of a payment's number and day are worth.

Prints how many are told rightly where the paper's own layout is left out; `--write` keeps the tables.
"""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from unittest.mock import patch

from docflow.evaluation.compare import key
from extractors.papers.facts import prior
from extractors.papers.facts.ranking import Ranking
from extractors.papers.facts.things import Thing
from extractors.papers.signs.fit import Sample, fit
from extractors.papers.signs.table import Worths, text_of
from extractors.remittance import _head, _references
from tests.bench.fitted import told_without
from workers.extract import records_in_file
from workers.sandbox import InProcess

_FIELDS: dict[str, tuple[str, dict[str, Worths]]] = {
    "numbers.tsv": ("payment_reference", prior.NUMBERS), "days.tsv": ("payment_date", prior.DAYS),
}  # fmt: skip
"""Table -> the field that it tells, and what is known before."""


def main(arguments: Sequence[str]) -> None:
    """Fits, measures, and writes where that is wished."""
    folders = [Path(argument) for argument in arguments if argument != "--write"]
    every = [one for folder in folders for file in sorted(folder.glob("*/expected.json")) for one in _of(file)]
    for name, (field, known) in _FIELDS.items():
        samples = [sample for of, sample in every if of == name]
        told = told_without(samples, (field,), known)[field]
        print(f"{field}: {sum(told)} of {len(told)} right, their layouts left out")
        if "--write" in arguments:
            file = Path(prior.__file__).with_name(name)
            file.write_text(text_of(fit(samples, (field,), known), (field,)), encoding="utf-8")


def _of(file: Path) -> Iterator[tuple[str, Sample]]:
    """The samples of one case, if it is one advice and what is meant was listed."""
    body = json.loads(file.read_text(encoding="utf-8"))
    truth, *more = (one["record"] for one in body["records"])
    if more or body["records"][0]["kind"] != "remittance":
        return
    listed: dict[str, Sequence[Thing]] = {}

    def kept(things: Sequence[Thing], name: str) -> Ranking:
        listed[name] = things
        return Ranking([], 1.0)

    source = next(iter(file.parent.glob("input*")))
    with patch.object(_references, "ranked", kept), patch.object(_head, "ranked", kept):
        found, _ = records_in_file(InProcess(), source.name, source.read_bytes())
    for name, things in listed.items() if len(found) == 1 else ():
        told = truth.get(_FIELDS[name][0])
        right = frozenset(n for n, thing in enumerate(things) if key(thing.value) == key(told))
        if right or not told:
            signs = [frozenset(thing.signs) for thing in things]
            yield name, Sample(body.get("layout") or file.parent.name, signs, {_FIELDS[name][0]: right})
