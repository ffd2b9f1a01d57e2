"""`python -m tests.bench facts FOLDER...`: fits what signs of numbers and days are worth, of payments and of claims.

Prints how many are told rightly where the paper's own layout is left out; `--write` keeps the tables.
"""

import json
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from docflow.evaluation.compare import key
from extractors.dispute import _day, _disputed, _number
from extractors.papers.facts import prior, questions
from extractors.papers.facts.questions import Question
from extractors.papers.facts.ranking import Ranking
from extractors.papers.facts.things import Thing
from extractors.papers.signs.fit import Sample, fit
from extractors.papers.signs.table import Worths, text_of
from extractors.remittance import _head, _references
from tests.bench.fitted import told_without
from workers.extract import records_in_file
from workers.sandbox import InProcess


class _Asked(NamedTuple):
    """Where a question is answered: kind and field of the record, and what is known before."""

    kind: str
    field: str
    known: dict[str, Worths]


_ASKED: dict[Question, _Asked] = {
    questions.PAYMENT_NUMBER: _Asked("remittance", "payment_reference", prior.NUMBERS),
    questions.PAYMENT_DAY: _Asked("remittance", "payment_date", prior.DAYS),
    questions.CLAIM_NUMBER: _Asked("dispute", "claim_number", prior.CLAIM_NUMBERS),
    questions.CLAIM_DAY: _Asked("dispute", "date", prior.CLAIM_DAYS),
    questions.DISPUTED_INVOICE: _Asked("dispute", "invoices", prior.DISPUTED_INVOICES),
}


def main(arguments: Sequence[str]) -> None:
    """Fits, measures, and writes where that is wished."""
    folders = [Path(argument) for argument in arguments if argument != "--write"]
    every = [one for folder in folders for file in sorted(folder.glob("*/expected.json")) for one in _of(file)]
    for asked, (_, field, known) in _ASKED.items():
        samples = [sample for of, sample in every if of is asked]
        if not samples:
            continue
        told = told_without(samples, (field,), known)[field]
        print(f"{asked.table}: {sum(told)} of {len(told)} right, their layouts left out")
        if "--write" in arguments:
            file = Path(prior.__file__).with_name(asked.table)
            file.write_text(text_of(fit(samples, (field,), known), (field,)), encoding="utf-8")


def _of(file: Path) -> Iterator[tuple[Question, Sample]]:
    """The samples of one case, if it is one record and what is meant was listed."""
    body = json.loads(file.read_text(encoding="utf-8"))
    truth, *more = body["records"]
    listed: dict[Question, Sequence[Thing]] = {}

    def kept(things: Sequence[Thing], asked: Question) -> Ranking:
        listed[asked] = things
        return Ranking([], 1.0)

    def kept_apart(things: Sequence[Thing], asked: Question) -> list[Thing]:
        listed[asked] = list(things)
        return list(things)

    with ExitStack() as stack:
        for module in (_references, _head, _number, _day):
            stack.enter_context(patch.object(module, "ranked", kept))
        stack.enter_context(patch.object(_disputed, "apart", kept_apart))
        source = next(iter(file.parent.glob("input*")))
        found, _ = records_in_file(InProcess(), source.name, source.read_bytes())
    layout = body.get("layout") or file.parent.name
    for asked, things in listed.items() if len(found) == 1 and not more else ():
        if _ASKED[asked].kind == truth["kind"]:
            yield from ((asked, sample) for sample in _samples(asked, things, truth["record"], layout))


def _samples(asked: Question, things: Sequence[Thing], truth: dict[str, object], layout: str) -> Iterator[Sample]:
    """One choice among all, or one for each where each is asked of by itself."""
    field = _ASKED[asked].field
    told = truth.get(field)
    wanted = {key(one) for one in (told if isinstance(told, list) else [told])}
    right = frozenset(n for n, thing in enumerate(things) if key(thing.value) in wanted)
    signs = [frozenset(thing.signs) for thing in things]
    if asked is questions.DISPUTED_INVOICE:
        yield from (Sample(layout, [one], {field: frozenset({0} if n in right else ())}) for n, one in enumerate(signs))
    elif right or not told:
        yield Sample(layout, signs, {field: right})
