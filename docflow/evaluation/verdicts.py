"""Right or wrong: of a document, of each record found, of each field and line."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from docflow.evaluation.compare import Difference, by_number, differences, key, line_differences, record_differences
from docflow.evaluation.runs import Json, Run
from docflow.schema.records import Extraction, Kind

_LINE = re.compile(r"lines\.(\d+)\.(.+)")
OF_ANOTHER = "(of another kind of record)"
"""Where values of a record are counted that is not on the paper."""
_WITH_LINES = ("remittance", "invoice")
_BESIDES = re.compile(r"(?:\d+:)?(?:payee\..*|payment_method|advice_number)")
"""What an advice tells besides payer, reference, date, currency, total and lines."""


@dataclass(slots=True)
class Tally:
    """How many were expected, found, and found right."""

    expected: int = 0
    found: int = 0
    right: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.expected + other.expected, self.found + other.found, self.right + other.right)

    @property
    def precision(self) -> float | None:
        """Of what was found, the part that is right."""
        return self.right / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """Of what is printed, the part that was found right."""
        return self.right / self.expected if self.expected else None


@dataclass(frozen=True, slots=True)
class RecordVerdict:
    """One record found, judged."""

    extraction: Extraction
    right: bool
    """No hard difference."""
    fields: dict[str, bool]
    """Of each value with evidence that the truth speaks of: whether it is right."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """One document, judged."""

    run: Run
    differences: tuple[Difference, ...]
    records: tuple[RecordVerdict, ...]
    by_field: dict[str, Tally]
    """Values of the heads, by path."""
    lines: Tally
    """Whole lines."""

    @property
    def fields(self) -> Tally:
        """All values of the heads."""
        return sum(self.by_field.values(), Tally())

    @property
    def hard(self) -> tuple[Difference, ...]:
        """What makes it wrong."""
        return tuple(one for one in self.differences if not one.soft)

    @property
    def perfect(self) -> bool:
        """Everything that is printed was found, and nothing else."""
        return not self.hard

    @property
    def core(self) -> bool:
        """Perfect but for what an advice tells besides: who is paid, and how."""
        advice = self.run.case.kind == "remittance"
        return not any(not (advice and _BESIDES.fullmatch(one.path)) for one in self.hard)

    @property
    def doubted(self) -> bool:
        """Whether the reader itself has a question."""
        return any(record.review for record in self.run.found)


def judge(run: Run) -> Verdict:
    """The verdict on one run."""
    case = run.case
    found = tuple(differences(case.expected, run.found, partial=case.partial))
    tallies = [_tallies(truth, got, case.partial) for truth, got in _paired_records(case.expected, run.found)]
    lines = sum((line for _, line in tallies), Tally())
    return Verdict(run, found, tuple(_records(run)), together(head for head, _ in tallies), lines)


def together(tallies: Iterable[Mapping[str, Tally]]) -> dict[str, Tally]:
    """Sums by name."""
    sums: dict[str, Tally] = {}
    for one in tallies:
        for name, tally in one.items():
            sums[name] = sums.get(name, Tally()) + tally
    return sums


def _paired_records(
    expected: Sequence[Json], found: Sequence[Extraction]
) -> Iterator[tuple[Json | None, Extraction | None]]:
    """In order; where their numbers differ, in order within each kind."""
    if len(expected) == len(found):
        yield from zip(expected, found, strict=True)
        return
    rest = list(found)
    for truth in expected:
        match = next((one for one in rest if one.kind.value == truth["kind"]), None)
        if match is not None:
            rest.remove(match)
        yield truth, match
    yield from ((None, one) for one in rest)


def _records(run: Run) -> Iterator[RecordVerdict]:
    alike = len(run.case.expected) == len(run.found)
    for truth, extraction in _paired_records(run.case.expected, run.found):
        if extraction is None:
            continue
        if truth is None or truth["kind"] != extraction.kind.value:
            yield RecordVerdict(extraction, False, {})
            continue
        wrong = [d for d in record_differences(truth, extraction, partial=run.case.partial) if not d.soft]
        yield RecordVerdict(extraction, alike and not wrong, _field_verdicts(truth, extraction, wrong))


def _field_verdicts(truth: Json, extraction: Extraction, wrong: Sequence[Difference]) -> dict[str, bool]:
    bad = {one.path for one in wrong}
    told = set(_paths(truth["record"]))
    lines = _line_verdicts(truth, extraction)
    verdicts: dict[str, bool] = {}
    for path in extraction.fields:
        if match := _LINE.fullmatch(path):
            right = lines.get(int(match[1]), {}).get(match[2])
        else:
            name = path if path in told | bad else path.partition(".")[0]
            right = name not in bad if name in told | bad else None
        if right is not None:
            verdicts[path] = right
    return verdicts


def _paths(record: Json, prefix: str = "") -> Iterator[str]:
    """Dotted paths of the values of a head that the truth names."""
    for name, value in record.items():
        if isinstance(value, dict):
            yield from _paths(value, f"{prefix}{name}.")
        elif name != "lines" and value is not None:
            yield f"{prefix}{name}"


def _line_verdicts(truth: Json, extraction: Extraction) -> dict[int, dict[str, bool]]:
    """By index of the line found: its values that the truth names or contradicts."""
    if truth["kind"] not in _WITH_LINES or not truth["record"].get("lines"):
        return {}
    verdicts: dict[int, dict[str, bool]] = {}
    for want, at, got in _paired_lines(truth, extraction):
        if want is None and at is not None:
            verdicts[at] = dict.fromkeys(got, False)
        elif want is not None and at is not None:
            bad = {d.path for d in line_differences(truth["kind"], want, got) if not d.soft}
            verdicts[at] = {name: name not in bad for name in {*want, *bad}}
    return verdicts


def _paired_lines(truth: Json, extraction: Extraction) -> Iterator[tuple[Json | None, int | None, Json]]:
    """(line of the truth, index of the line found, that line): where there are as many, those of a payment by number
    and others by position, else by name."""
    want = truth["record"].get("lines") or []
    got = [line.model_dump(mode="json") for line in getattr(extraction.record, "lines", ())]
    if len(want) == len(got):
        want = by_number(want, got) if truth["kind"] == Kind.REMITTANCE else want
        yield from ((want[at], at, got[at]) for at in range(len(got)))
        return
    matcher = SequenceMatcher(None, [_name(line) for line in want], [_name(line) for line in got], autojunk=False)
    blocks = [(a + n, b + n) for a, b, size in matcher.get_matching_blocks() for n in range(size)]
    paired, used = dict(blocks), {b for _, b in blocks}
    yield from ((line, paired.get(at), got[paired[at]] if at in paired else {}) for at, line in enumerate(want))
    yield from ((None, at, line) for at, line in enumerate(got) if at not in used)


def _name(line: Json) -> str:
    return key(line.get("document_number") or line.get("description") or line.get("net_amount")) or ""


def _tallies(truth: Json | None, extraction: Extraction | None, partial: bool) -> tuple[dict[str, Tally], Tally]:
    """(values of the head by path, lines) of one record."""
    if truth is None or extraction is None or truth["kind"] != extraction.kind.value:
        return _unpaired(truth, extraction, partial)
    bad = {d.path for d in record_differences(truth, extraction, partial=partial) if not d.soft}
    told = set(_paths(truth["record"]))
    there = set(_paths(extraction.record.model_dump(mode="json")))
    judged = told | {path for path in bad if path.partition(".")[0] != "lines"}
    head = {path: Tally(path in told, path in there, path in told & there - bad) for path in judged}
    return head, _line_tally(truth, extraction)


def _line_tally(truth: Json, extraction: Extraction) -> Tally:
    tally = Tally()
    if truth["kind"] not in _WITH_LINES or not truth["record"].get("lines"):
        return tally
    for want, at, got in _paired_lines(truth, extraction):
        tally.expected += want is not None
        tally.found += at is not None
        both = want is not None and at is not None
        tally.right += both and all(d.soft for d in line_differences(truth["kind"], want or {}, got))
    return tally


def _unpaired(truth: Json | None, extraction: Extraction | None, partial: bool) -> tuple[dict[str, Tally], Tally]:
    """A record that was not found, or one that is not there (of a partial truth nobody knows)."""
    head: dict[str, Tally] = {}
    lines = Tally()
    if truth is not None:
        head = {path: Tally(expected=1) for path in _paths(truth["record"])}
        lines.expected = len(truth["record"].get("lines") or [])
    if extraction is not None and not partial:
        said = set(_paths(extraction.record.model_dump(mode="json")))
        head = together((head, {OF_ANOTHER: Tally(found=len(said))}))
        lines.found = len(getattr(extraction.record, "lines", ()))
    return head, lines
