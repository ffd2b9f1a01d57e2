"""What a file must show where its truth is no list of records: control totals, counts, a description beside the file.

Collections of other people's files say what is in them in formats of their own, or only by their sums. Each family of
them is one module in docflow/cli/measuring/beside/ (a new file is its own registration) with

    def asked(folder: Path) -> Iterator[Asked]      its own files below the folder; nothing where there are none

An `Asked` names the collection ("camt"), the file, and a check. `docflow eval FOLDER...` reads each file once, as
`docflow extract` does, and gives the check what came of it; the check answers with `Finding`s, one for each thing that
must hold, with a sentence where it does not. The report counts them by collection and demand, shows what does not hold,
and the status is 1 if anything does not.

    def asked(folder):
        for path in sorted(folder.rglob("*.eml")):
            yield Asked("email", path, check)

    def check(seen: Seen) -> Iterator[Finding]:
        yield readable(seen)                        read, or refused with a typed reason
        yield totals(seen)                          every equation holds, or a person is asked
        yield agreement("attachments", wanted=3, found=len(parse(seen.data).attachments))
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from docflow.evaluation.runs import Run
from docflow.evaluation.tables import table
from docflow.schema.records import Kind, Other
from docflow.schema.states import QuarantineCode

_CODES = frozenset(code.value for code in QuarantineCode)


class Finding(NamedTuple):
    """One thing that must hold of a file."""

    demand: str
    """ "read or refused", "totals", "truth beside it"."""
    wrong: str = ""
    """A sentence that says what does not hold; empty where it does."""
    note: str = ""
    """How it holds, where there is more than one way: "refused: type"; counted apart."""
    asked: str = ""
    """What a person is asked, where that is how it holds: with both figures."""


class Seen(NamedTuple):
    """A file and what came of it."""

    path: Path
    data: bytes
    run: Run


class Asked(NamedTuple):
    """A file and what is asked of it."""

    collection: str
    path: Path
    check: Callable[[Seen], Iterable[Finding]]


class Answered(NamedTuple):
    """A file and what was found."""

    collection: str
    name: str
    findings: tuple[Finding, ...]


def answered(asked: Asked, seen: Seen) -> Answered:
    """The findings of one file."""
    return Answered(asked.collection, asked.path.name, tuple(asked.check(seen)))


def readable(seen: Seen) -> Finding:
    """Read as one of the known kinds, or refused with a typed reason."""
    found = seen.run.found
    if any(not isinstance(one.record, Other) for one in found):
        return Finding("read or refused")
    said = found[0].record if found else None
    if not seen.run.readable and isinstance(said, Other) and said.summary in _CODES:
        return Finding("read or refused", note=f"refused: {said.summary}")
    sentences = " ".join(found[0].review) if found else "No record was found."
    return Finding("read or refused", f"It is read as nothing that docflow knows: {sentences}")


def totals(seen: Seen) -> Finding:
    """Every equation holds, or the record is shown to a person as printed."""
    failing = [(one, check) for one in seen.run.found for check in one.proof if not check.holds]
    if unseen := [check for one, check in failing if not one.review]:
        return Finding("totals", f"{unseen[0].equation} does not hold ({unseen[0].detail}), and nobody is asked.")
    if failing:
        first, more = failing[0][1], f"; and {len(failing) - 1} more" if len(failing) > 1 else ""
        asked = f"{first.equation}: {first.detail}{more}"
        return Finding("totals", note="do not add up, and a person is asked", asked=asked)
    proven = any(one.proof for one in seen.run.found)
    return Finding("totals", note="" if proven else "none to check")


def agreement(demand: str, *, wanted: object, found: object) -> Finding:
    """Whether the two are equal."""
    return Finding(demand, "" if wanted == found else f"expected {wanted}, found {found}.")


def of_kind(seen: Seen, kind: Kind) -> Finding:
    """Whether every record is of the kind, where it could be read at all."""
    others = {one.kind.value for one in seen.run.found if one.kind is not kind} if seen.run.readable else set()
    return Finding("kind", f"It is read as {', '.join(sorted(others))}." if others else "")


def any_wrong(all_answered: Iterable[Answered]) -> bool:
    """Whether something does not hold."""
    return any(finding.wrong for one in all_answered for finding in one.findings)


def lines_of(all_answered: Sequence[Answered], *, shown: int = 20) -> Iterator[str]:
    """The report as text: how often each demand holds, by collection, and what does not hold."""
    ordered = sorted(all_answered, key=lambda one: one.collection)
    rows = [row for name, group in groupby(ordered, key=lambda one: one.collection) for row in _rows(name, list(group))]
    yield from table(("collection", "demand", "files", "hold", "do not", "how"), rows)
    wrong = [(one, finding) for one in ordered for finding in one.findings if finding.wrong]
    if wrong and shown:
        yield ""
        yield f"Does not hold: {len(wrong)}" + (f", the first {shown}" if len(wrong) > shown else "")
        for one, finding in wrong[:shown]:
            yield f"  {one.collection}/{one.name}: {finding.demand}: {finding.wrong}"
    questions = [(one, finding) for one in ordered for finding in one.findings if finding.asked]
    if questions and shown:
        yield ""
        yield f"A person is asked: {len(questions)}" + (f", the first {shown}" if len(questions) > shown else "")
        for one, finding in questions[:shown]:
            yield f"  {one.collection}/{one.name}: {finding.asked}"


def _rows(collection: str, group: Sequence[Answered]) -> Iterator[list[str]]:
    findings = [finding for one in group for finding in one.findings]
    for demand in dict.fromkeys(finding.demand for finding in findings):
        mine = [finding for finding in findings if finding.demand == demand]
        bad = sum(bool(finding.wrong) for finding in mine)
        yield [collection, demand, str(len(mine)), str(len(mine) - bad), str(bad), _notes(mine)]


def _notes(findings: Sequence[Finding]) -> str:
    notes = [finding.note for finding in findings if finding.note]
    return ", ".join(f"{notes.count(note)} {note}" for note in dict.fromkeys(notes))
