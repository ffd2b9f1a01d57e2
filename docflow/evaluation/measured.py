"""All figures of one evaluation, ready to be printed, drawn or written as JSON."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from docflow.evaluation.figures import (
    GROUPS,
    Bin,
    Rated,
    Score,
    at_coverage,
    calibration_error,
    reliability,
    risk_coverage,
    score,
    scores,
)
from docflow.evaluation.verdicts import Tally, together
from docflow.rules.proportions import upper_bound
from docflow.rules.risk import Bar
from docflow.schema.records import Kind

COVERAGES = (0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.98, 1.0)


@dataclass(frozen=True, slots=True)
class Reliability:
    """How far the confidences of fields or of records can be taken at their word."""

    count: int
    error: float | None
    """Expected calibration error."""
    bins: tuple[Bin, ...]


@dataclass(frozen=True, slots=True)
class Measured:
    """One evaluation."""

    rated: tuple[Rated, ...]
    whole: Score
    groups: dict[str, list[Score]]
    """By what they are told apart ("layout"), a score for each."""
    by_field: dict[str, Tally]
    """Values of the heads, by "kind path"."""
    fields: Reliability
    records: Reliability
    held: list[tuple[float, float]]
    """Risk and coverage where a document with a question never passes."""
    free: list[tuple[float, float]]
    """The same by confidence alone."""
    bars: Mapping[Kind, Bar]
    """The threshold of each kind of record."""
    basis: str
    """Where the confidences come from, as a sentence."""

    @property
    def bound(self) -> float:
        """What the documents that passed prove: the error rate they do not exceed, with 95 % certainty."""
        return upper_bound(self.whole.wrong_untouched, self.whole.untouched)


def measured(rated: Sequence[Rated], bars: Mapping[Kind, Bar], basis: str) -> Measured:
    """All figures of these documents."""
    return Measured(
        rated=tuple(rated),
        whole=score("all", rated),
        groups={name: scores(rated, group) for name, group in GROUPS.items()},
        by_field=together(
            {f"{one.verdict.run.case.kind} {path}": tally for path, tally in one.verdict.by_field.items()}
            for one in rated
        ),
        fields=_reliability([pair for one in rated for pair in one.sure]),
        records=_reliability([pair for one in rated for pair in one.records]),
        held=risk_coverage(rated),
        free=risk_coverage(rated, questions=False),
        bars=bars,
        basis=basis,
    )


def _fields_of(one: Rated) -> dict[str, Tally]:
    kind = one.verdict.run.case.kind
    return {f"{kind} {path}": tally for path, tally in one.verdict.by_field.items()}


def _reliability(sure: list[tuple[float, bool]]) -> Reliability:
    return Reliability(len(sure), calibration_error(sure), tuple(reliability(sure)))


def as_json(figures: Measured) -> dict[str, Any]:
    """Everything as plain JSON, documents that are not perfect with their differences."""
    return {
        "basis": figures.basis,
        "thresholds": {
            kind.value: bar.model_dump(mode="json") | {"sentence": bar.sentence} for kind, bar in figures.bars.items()
        },
        "whole": _score(figures.whole) | {"at_most_wrong": figures.bound},
        "groups": {name: [_score(one) for one in group] for name, group in figures.groups.items()},
        "fields": {name: _tally(tally) for name, tally in sorted(figures.by_field.items())},
        "calibration": {"fields": asdict(figures.fields), "records": asdict(figures.records)},
        "risk_coverage": [
            {"coverage": share, "risk": risk, "risk_by_confidence_alone": free}
            for (share, risk), (_, free) in zip(
                at_coverage(figures.held, COVERAGES), at_coverage(figures.free, COVERAGES), strict=True
            )
        ],
        "documents": [_document(one) for one in figures.rated],
    }


def _score(one: Score) -> dict[str, Any]:
    return asdict(one) | {"fields": _tally(one.fields), "lines": _tally(one.lines)}


def _tally(tally: Tally) -> dict[str, Any]:
    return {"precision": tally.precision, "recall": tally.recall, **asdict(tally)}


def _document(one: Rated) -> dict[str, Any]:
    run = one.verdict.run
    return {
        "name": run.case.name,
        "layout": run.case.layout,
        "language": run.case.language,
        "kind": run.case.kind,
        "scan": run.case.scan,
        "perfect": one.verdict.perfect,
        "core": one.verdict.core,
        "passes": one.passes,
        "confidence": one.confidence,
        "review": [sentence for record in run.found for sentence in record.review],
        "differences": [str(difference) for difference in one.verdict.differences],
        "cpu": run.cost.cpu,
        "peak": run.cost.peak,
    }
