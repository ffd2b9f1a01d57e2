"""`python -m tests.bench parties FOLDER...`: fits what the signs of parties are worth to papers with known truth.

Each folder is a family of papers. Prints how many of each are told rightly by what was learned from the others;
`--on` learns on from the tables as they are; `--write` keeps the tables, and from which share on nobody needs to be
asked. Each advice is learned from a second time with one of its names broken over two lines.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from random import Random
from typing import Any, NamedTuple
from unittest.mock import patch

from docflow.evaluation.compare import words
from extractors.contract import Hints
from extractors.papers import parties
from extractors.papers.labels import pairs_of
from extractors.papers.paper import Paper
from extractors.papers.roles.assignment import ROLES, Cast, Role, firms_on, given, of_one_print
from extractors.papers.roles.firms import Firm, nobody_among
from extractors.papers.roles.fit import NAMES, TABLE, fit, fit_names
from extractors.papers.roles.naming import NAME, names_of
from extractors.papers.signs.fit import Sample
from extractors.papers.signs.table import SURE, Worths, shares, table, text_of, worth
from tests.bench.breaking import broken
from tests.bench.fitted import Lesson, Told, Weights, asked_for, cases_in, learned, left_out, said, sure_from
from workers.extract import records_in_file
from workers.sandbox import InProcess

_NAMED = {"remittance": ("payer", "payee"), "invoice": ("seller", "buyer")}
"""Who writes a paper and who it is written to."""
ROOM = "extractors.papers.roles"
_SEED = 1
_USUAL = 0.5
"""Share of a folder's papers whose truth tells a role: where it is usual, a paper without it names nobody."""
_ONE_WRONG_IN = 40
"""Of the parties that nobody is asked about, of a family that was not learned from."""


class Known(NamedTuple):
    """What is known of a paper: who its parties are, and what the names of each are."""

    roles: Lesson
    same: Sequence[Sequence[int]]
    """With which firms each shares print."""
    names: Sequence[Lesson]


class _Listed(Exception):
    """Raised where the names of a paper are listed: the rest of the extraction is not needed."""

    def __init__(self, *of: Any) -> None:
        self.of = of


def main(arguments: Sequence[str]) -> None:
    """Fits, measures, and writes where that is wished."""
    folders, write, on = asked_for(arguments)
    fit_roles = partial(fit, told=_kept("weights.tsv") if on else None)
    fit_firms = partial(fit_names, told=_kept("names.tsv") if on else None)
    known = [one for folder in folders for one in papers_of(folder)]
    roles, names = [one.roles for one in known], [lesson for one in known for lesson in one.names]
    same = {id(one.roles): one.same for one in known}
    told: dict[str, list[Told]] = {}
    for out in left_out(roles, fit_roles):
        for lesson in out.lessons:
            for role, found in _told(lesson.sample, same[id(lesson)], out.weights).items():
                told.setdefault(f"{out.name}, left out: {role}", []).append(found)
    for out in left_out(names, fit_firms):
        told[f"{out.name}, left out: {NAME}"] = [_named(lesson.sample, out.weights) for lesson in out.lessons]
    for name, found in told.items():
        print(said(name, found))
    sure = table(ROOM, "weights.tsv")[SURE] if on else _sure_from(told)
    print("nobody is asked from", ", ".join(f"{role} {share:.3f}" for role, share in zip(ROLES, sure, strict=True)))
    if write:
        TABLE.write_text(text_of(fit_roles(learned(roles)) | {SURE: sure}, ROLES), encoding="utf-8")
        NAMES.write_text(text_of(fit_firms(learned(names)), (NAME,)), encoding="utf-8")


def _sure_from(told: Mapping[str, Sequence[Told]]) -> Worths:
    """By role, of families that were left out; where the tables are learned on from, they have seen some of them."""
    return tuple(
        sure_from([one for name, found in told.items() if name.endswith(f" {role}") for one in found], _ONE_WRONG_IN)
        for role in ROLES
    )


def _kept(name: str) -> dict[str, Worths]:
    """The table as it is, without the row that is no sign."""
    return {sign: worths for sign, worths in table(ROOM, name).items() if sign != SURE}


def _told(sample: Sample, same: Sequence[Sequence[int]], weights: Weights) -> dict[Role, Told]:
    """By role, how sure the likeliest firm is, or that it is nobody, and whether that is right."""
    told: dict[Role, Told] = {}
    for role, odds in zip(ROLES, given(sample.signs, sample.nobody, same, weights), strict=True):
        if role in sample.right:
            every = [*odds.firms, odds.nobody]
            best = max(range(len(every)), key=every.__getitem__)
            told[role] = every[best], best in (sample.right[role] or {len(odds.firms)})
    return told


def _named(sample: Sample, weights: Weights) -> Told:
    sure = shares([worth(weights, signs, 0) for signs in sample.signs])
    best = max(range(len(sure)), key=sure.__getitem__)
    return sure[best], best in sample.right[NAME]


def papers_of(folder: Path) -> list[Known]:
    """The cases of a folder that are one record of two parties."""
    single = [
        (case, body)
        for case, body in cases_in(folder)
        if len(body["records"]) == 1 and body["records"][0]["kind"] in _NAMED
    ]
    named = [_truth_of(body["records"][0]) for _, body in single]
    usual = {role for role in ROLES if sum(bool(truth[role]) for truth in named) > _USUAL * len(named)}
    return [one for case, body in single for one in _of(folder.name, case, body, usual)]


def _truth_of(record: dict[str, Any]) -> dict[Role, str | None]:
    own = zip(ROLES, _NAMED[record["kind"]], strict=True)
    return {role: (record["record"].get(name) or {}).get("name") for role, name in own}


def _of(family: str, case: Path, body: dict[str, Any], usual: Collection[Role]) -> Iterator[Known]:
    (record,) = body["records"]
    if (listed := _listed(case)) is None:
        return
    paper, _, hints = listed
    told = {role: name for role, name in _truth_of(record).items() if name or role in usual}
    layout = body.get("layout") or case.name
    firms = firms_on(*listed)
    again = _with_break(paper, hints, told, case.name) if record["kind"] == "remittance" else None
    made = (_sample(layout, again, firms_on(again, pairs_of(again), hints), told),) if again else ()
    roles = Lesson(family, _sample(layout, paper, firms, told), made)
    yield Known(roles, of_one_print(firms), [Lesson(family, one) for one in _names(layout, firms, told)])


def _listed(case: Path) -> tuple[Paper, Any, Hints] | None:
    """What the names of a case are listed from; None where they never are."""

    def stop(*of: Any) -> Cast:
        raise _Listed(*of)

    source = next(iter(case.glob("input*")))
    with patch.object(parties, "cast", stop):
        try:
            records_in_file(InProcess(), source.name, source.read_bytes())
        except _Listed as listed:
            return listed.of  # type: ignore[return-value]
    return None


def _with_break(paper: Paper, hints: Hints, told: dict[Role, str | None], case: str) -> Paper | None:
    """The paper with one of the right names broken; None where it cannot be."""
    random, names = Random(f"{_SEED} {case}"), [name for name in told.values() if name]
    printed = paper.printed and paper.pages.pages[0].method in ("text", "mail")
    pages = broken(paper.pages, random.choice(names), random) if names and printed else None
    return Paper(pages) if pages else None


def _sample(layout: str, paper: Paper, firms: Sequence[Firm], told: dict[Role, str | None]) -> Sample:
    right = {role: _at(firms, name) if name else frozenset() for role, name in told.items()}
    return Sample(layout, [firm.signs for firm in firms], right, nobody_among(paper, firms))


def _at(firms: Sequence[Firm], name: str) -> frozenset[int]:
    return frozenset(n for n, firm in enumerate(firms) if any(words(m.name) == words(name) for m in firm.mentions))


def _names(layout: str, firms: Sequence[Firm], told: dict[Role, str | None]) -> Iterator[Sample]:
    """The names of each party of which there are several and one is right."""
    for name in filter(None, told.values()):
        for at in _at(firms, name):
            names = names_of(firms[at].mentions)
            right = frozenset(n for n, one in enumerate(names) if words(one) == words(name))
            if 0 < len(right) < len(names):
                yield Sample(layout, list(names.values()), {NAME: right}, None)
