"""What the verdicts on many documents say: scores of each group, reliability of the confidences, risk and coverage."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from docflow.evaluation.verdicts import Tally, Verdict
from docflow.schema.risk import RiskRow, RiskTable

_BINS = 15
_ROWS = 60
"""At most so many rows of a risk table, and as many again where something was wrong."""


@dataclass(frozen=True, slots=True)
class Rated:
    """A verdict with the confidences under test: those of a model that has not seen its layout, or the packaged one."""

    verdict: Verdict
    confidence: float
    """That the whole document is right: of its least sure record."""
    passes: bool
    """Neither the reader nor the threshold sends it to a person."""
    sure: tuple[tuple[float, bool], ...]
    """(confidence, whether right) of each field judged."""
    records: tuple[tuple[float, bool], ...]
    """The same of each record."""


@dataclass(frozen=True, slots=True)
class Score:
    """The figures of one group of documents."""

    name: str
    papers: int
    perfect: int
    core: int
    """Perfect, payee and method of payment of an advice aside."""
    untouched: int
    """Pass without review."""
    wrong_untouched: int
    fields: Tally
    lines: Tally
    cpu: float
    """Seconds in all."""
    cpu_median: float
    """Seconds of the median document."""
    peak: int
    """Bytes of the largest."""
    unreadable: int = 0


def score(name: str, rated: Sequence[Rated]) -> Score:
    """The figures of these documents together."""
    runs = [one.verdict.run for one in rated]
    cpu = sorted(run.cost.cpu for run in runs)
    return Score(
        name=name,
        papers=len(rated),
        perfect=sum(one.verdict.perfect for one in rated),
        core=sum(one.verdict.core for one in rated),
        untouched=sum(one.passes for one in rated),
        wrong_untouched=sum(one.passes and not one.verdict.perfect for one in rated),
        fields=sum((one.verdict.fields for one in rated), Tally()),
        lines=sum((one.verdict.lines for one in rated), Tally()),
        cpu=sum(cpu),
        cpu_median=cpu[len(cpu) // 2] if cpu else 0.0,
        peak=max((run.cost.peak for run in runs), default=0),
        unreadable=sum(not run.readable for run in runs),
    )


def scores(rated: Sequence[Rated], group: Callable[[Rated], str]) -> list[Score]:
    """A score for each group, by name."""
    ordered = sorted(rated, key=group)
    return [score(name, list(members)) for name, members in groupby(ordered, key=group)]


GROUPS: dict[str, Callable[[Rated], str]] = {
    "kind": lambda one: one.verdict.run.case.kind,
    "carrier": lambda one: "scanned" if one.verdict.run.case.scan else "born digital",
    "language": lambda one: one.verdict.run.case.language,
    "layout": lambda one: one.verdict.run.case.layout,
}
"""What scores are told apart by."""


@dataclass(frozen=True, slots=True)
class Bin:
    """Values of about the same confidence."""

    confidence: float
    """Their mean."""
    right: float
    """The part of them that is right."""
    count: int


def reliability(sure: Iterable[tuple[float, bool]]) -> list[Bin]:
    """Bins of equal count, so that none is empty and the crowd near 1 is told apart."""
    ordered = sorted(sure)
    size = max(1, -(-len(ordered) // _BINS))
    return [_bin(ordered[at : at + size]) for at in range(0, len(ordered), size)]


def _bin(members: Sequence[tuple[float, bool]]) -> Bin:
    count = len(members)
    return Bin(sum(p for p, _ in members) / count, sum(right for _, right in members) / count, count)


def calibration_error(sure: Iterable[tuple[float, bool]]) -> float | None:
    """Expected calibration error: the mean distance of confidence and truth over ten bins of equal width."""
    bins: dict[int, list[tuple[float, bool]]] = {}
    total = 0
    for pair in sure:
        bins.setdefault(min(int(pair[0] * 10), 9), []).append(pair)
        total += 1
    if not total:
        return None
    return sum(abs(found.confidence - found.right) * found.count for found in map(_bin, bins.values())) / total


def risk_table(rated: Iterable[tuple[float, bool, bool]], measured: int | None = None) -> RiskTable:
    """From (confidence, whether right, whether it asked a question) of each record."""
    everything = list(rated)
    ordered = sorted(((p, right) for p, right, asked in everything if not asked), key=lambda pair: -pair[0])
    keep = {round((n + 1) * len(ordered) / _ROWS) - 1 for n in range(_ROWS)}
    rows, wrong, expected = [], 0, 0.0
    for n, (p, right) in enumerate(ordered):
        wrong, expected = wrong + (not right), expected + 1.0 - p
        last = n + 1 == len(ordered)
        # Records of one confidence pass or are held together.
        if not last and ordered[n + 1][0] == p:
            keep |= {n + 1} if n in keep else set()
            continue
        if n in keep or last or not ordered[n + 1][1]:
            rows.append(RiskRow(confidence=p, passing=n + 1, wrong=wrong, expected=round(expected, 6)))
    return RiskTable(rows=tuple(rows[: 4 * _ROWS]), measured=len(everything) if measured is None else measured)


def risk_coverage(rated: Sequence[Rated], questions: bool = True) -> list[tuple[float, float]]:
    """(part of the documents that pass, part of these that are wrong) for every threshold, from the strictest on.

    With `questions` a document about which the reader asks something never passes, whatever the threshold.
    """
    held = [one for one in rated if not (questions and one.verdict.doubted)]
    curve, wrong = [], 0
    for n, one in enumerate(sorted(held, key=lambda one: -one.confidence), 1):
        wrong += not one.verdict.perfect
        curve.append((n / len(rated), wrong / n))
    return curve


def at_coverage(curve: Sequence[tuple[float, float]], shares: Sequence[float]) -> list[tuple[float, float | None]]:
    """The risk at some coverages; None where so many never pass."""
    return [(share, next((risk for part, risk in curve if part >= share - 1e-9), None)) for share in shares]
