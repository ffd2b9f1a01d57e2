"""Confidences for verdicts: as docflow gave them, from a model, or from models that have not seen the layout."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from docflow.evaluation.figures import Rated, risk_table
from docflow.evaluation.verdicts import Verdict
from docflow.rules.risk import Bar, bar
from docflow.schema.records import Extraction, Kind
from docflow.schema.risk import RiskTable
from extractors.calibration.fit import Sample, fit, prepared
from extractors.calibration.model import Model

Judged = tuple[Verdict, tuple[Extraction, ...]]
"""A verdict and the records found in it with the confidences under test, in the order of its records."""
FOLDS = 30
"""So many models are fitted at most."""
OF_MODEL = (Kind.REMITTANCE, Kind.DISPUTE, Kind.INVOICE)
"""What passes by its confidence."""
Bars = dict[Kind, Bar]
LEAST_LAYOUTS, LEAST_PAPERS = 10, 200
"""With fewer, leaving one layout out says little."""


def samples_of(verdicts: Iterable[Verdict]) -> list[Sample]:
    """What a model is fitted from."""
    return [
        Sample(record.extraction, record.right, record.fields) for verdict in verdicts for record in verdict.records
    ]


def as_found(verdicts: Iterable[Verdict]) -> list[Judged]:
    """With the confidences that docflow gave."""
    return [(verdict, tuple(record.extraction for record in verdict.records)) for verdict in verdicts]


def by_model(verdicts: Iterable[Verdict], model: Model) -> list[Judged]:
    """With the confidences that this model gives."""
    return [(v, tuple(model.calibrated(record.extraction) for record in v.records)) for v in verdicts]


def left_out(verdicts: Sequence[Verdict], groups: int = FOLDS) -> list[Judged]:
    """Each layout with the confidences of a model that was fitted without it; many layouts are left out in groups."""
    ready = {id(verdict): [prepared(sample) for sample in samples_of([verdict])] for verdict in verdicts}
    judged: list[Judged] = []
    for layouts in _folds([verdict.run.case.layout for verdict in verdicts], groups):
        inside = [verdict for verdict in verdicts if verdict.run.case.layout in layouts]
        outside = [verdict for verdict in verdicts if verdict.run.case.layout not in layouts]
        judged += by_model(inside, fit([one for verdict in outside for one in ready[id(verdict)]]))
    return judged


def _folds(layouts: Sequence[str], groups: int) -> list[set[str]]:
    names = sorted(set(layouts))
    count = min(groups, len(names))
    return [set(names[at::count]) for at in range(count)]


def risk_of(judged: Sequence[Judged]) -> dict[Kind, RiskTable]:
    """By what the records are: how often those of a given confidence were wrong."""
    pairs = [
        (found.kind, (found.confidence, record.right, verdict.doubted))
        for verdict, extractions in judged
        for record, found in zip(verdict.records, extractions, strict=True)
    ]
    return {kind: risk_table(row for one, row in pairs if one is kind) for kind in OF_MODEL}


def bars(risk: Mapping[Kind, RiskTable], one_wrong_in: int) -> Bars:
    """The threshold of each kind."""
    return {kind: bar(risk.get(kind, RiskTable()), one_wrong_in) for kind in OF_MODEL}


def bars_left_out(judged: Sequence[Judged], one_wrong_in: int) -> dict[str, Bars]:
    """For each layout the thresholds that follow from all the others."""
    layouts = {verdict.run.case.layout for verdict, _ in judged}
    return {
        layout: bars(risk_of([one for one in judged if one[0].run.case.layout != layout]), one_wrong_in)
        for layout in layouts
    }


def rate(judged: Sequence[Judged], needed: Callable[[str], Bars]) -> list[Rated]:
    """Each verdict rated; `needed` gives the thresholds for a layout."""
    return [_rated(one, needed(one[0].run.case.layout)) for one in judged]


def _rated(judged: Judged, needed: Bars) -> Rated:
    verdict, extractions = judged
    both = [
        (record, found) for record, found in zip(verdict.records, extractions, strict=True) if found.kind in OF_MODEL
    ]
    # What is neither a payment nor a dispute passes by its signs, not by a fitted model.
    of_model = [found.confidence for _, found in both]
    sure = tuple((found.fields[path].confidence, ok) for record, found in both for path, ok in record.fields.items())
    records = tuple((found.confidence, record.right) for record, found in both)
    passes = not verdict.doubted and all(found.confidence >= needed[found.kind].confidence for _, found in both)
    return Rated(
        verdict,
        min(of_model or [found.confidence for found in extractions], default=0.0),
        bool(extractions) and passes,
        sure,
        records,
    )
