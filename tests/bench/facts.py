"""`python -m tests.bench facts FOLDER...`: fits what signs of numbers and days are worth, of payments and of claims.

Each folder is a family of papers. Prints how many of each are told rightly by what was learned from the others;
`--on` learns on from the tables as they are; `--write` keeps the tables.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

from docflow.evaluation.compare import key
from extractors.dispute import _day, _disputed, _number
from extractors.papers.facts import prior, questions
from extractors.papers.facts.questions import Question
from extractors.papers.facts.ranking import Ranking
from extractors.papers.facts.things import Thing
from extractors.papers.signs.fit import Sample, fit
from extractors.papers.signs.table import Worths, shares, table, text_of, worth
from extractors.remittance import _head, _references
from tests.bench.fitted import Lesson, Told, Weights, asked_for, cases_in, learned, left_out, said
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
    folders, write, on = asked_for(arguments)
    every = [one for folder in folders for case, body in cases_in(folder) for one in _of(folder.name, case, body)]
    for asked, (_, field, known) in _ASKED.items():
        lessons = [lesson for of, lesson in every if of is asked]
        learn = _learning(field, known, table(prior.__package__, asked.table) if on else None)
        for out in left_out(lessons, learn):
            told = [_told(lesson.sample, out.weights, field) for lesson in out.lessons]
            print(said(f"{out.name}, left out: {asked.table}", told))
        if write and lessons:
            file = Path(prior.__file__).with_name(asked.table)
            file.write_text(text_of(learn(learned(lessons)), (field,)), encoding="utf-8")


def _learning(
    field: str, known: dict[str, Worths], told: Mapping[str, Worths] | None
) -> Callable[[Sequence[Sample]], Weights]:
    return lambda samples: fit(samples, (field,), known, told=told)


def _told(sample: Sample, weights: Weights, field: str) -> Told:
    """How sure the likeliest thing is, or that none is meant, and whether that is right."""
    *things, nobody = (worth(weights, signs, 0) for signs in sample.choices)
    sure = shares(things, nobody)
    every = [*sure, 1 - sum(sure)]
    best = max(range(len(every)), key=every.__getitem__)
    return every[best], best in (sample.right[field] or {len(sure)})


def _of(family: str, case: Path, body: dict[str, Any]) -> Iterator[tuple[Question, Lesson]]:
    """The samples of one case, if it is one record and what is meant was listed."""
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
        source = next(iter(case.glob("input*")))
        found, _ = records_in_file(InProcess(), source.name, source.read_bytes())
    layout = body.get("layout") or case.name
    for asked, things in listed.items() if len(found) == 1 and not more else ():
        if _ASKED[asked].kind == truth["kind"]:
            yield from ((asked, Lesson(family, sample)) for sample in _samples(asked, things, truth["record"], layout))


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
