"""Fits the model: logistic regression by Newton's method, with a weak pull towards zero (numpy only)."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from docflow.schema.records import Extraction, Kind
from extractors.calibration.features import FIELD_FEATURES, Evidences, Matrix, field_evidence, record_row
from extractors.calibration.model import Model

_PULL = 1.0
"""Strength of the pull: what one paper says against a weight."""
_STEPS = 40
_LINES = 40
"""Lines of one paper that count: a list of a thousand is no thousand papers."""
_RECOGNISED = FIELD_FEATURES.index("recognised")


@dataclass(frozen=True)
class Sample:
    """One extraction with the truth about it."""

    extraction: Extraction
    right: bool
    fields: Mapping[str, bool]
    """Of each field that the truth speaks of."""


class _Row(NamedTuple):
    """The evidence for one value, rounded so that like ones are counted together."""

    group: str
    features: tuple[float, ...]


@dataclass(frozen=True)
class Prepared:
    """A sample with its evidence worked out, to be fitted from more than once."""

    sample: Sample
    evidence: Evidences
    counts: Counter[tuple[_Row, bool]]
    """How many values with this evidence are right, and how many are wrong."""


def prepared(sample: Sample) -> Prepared:
    """The evidence for the fields of a sample."""
    evidence = field_evidence(sample.extraction)
    rows = [
        _Row(group, tuple(features))
        for group, features in zip(evidence.groups, np.round(evidence.rows, 1).tolist(), strict=True)
    ]
    counts: Counter[tuple[_Row, bool]] = Counter()
    for path, at in zip(evidence.paths, evidence.at, strict=True):
        right = sample.fields.get(path)
        if right is not None and not _beyond(path):
            counts[rows[at], right] += 1
    return Prepared(sample, evidence, counts)


def _beyond(path: str) -> bool:
    return path.startswith("lines.") and int(path.split(".")[1]) >= _LINES


def fit(samples: Sequence[Prepared]) -> Model:
    """The model of these samples, without a risk table. Raises ValueError where there is nothing to fit."""
    known = [one for one in samples if one.sample.extraction.kind is not Kind.OTHER]
    if not known:
        raise ValueError("no record to fit from")
    weights, groups = _fit_fields(known)
    first = Model(weights, groups, np.zeros(1))
    rows = []
    for one in known:
        sure = first.of_fields(one.evidence).tolist()
        rows.append(record_row(one.sample.extraction, one.evidence, sure))
    right = np.array([one.sample.right for one in known], dtype=np.float64)
    return Model(weights, groups, regression(_with_constant(np.array(rows)), right, np.ones(len(rows))))


def _fit_fields(samples: Iterable[Prepared]) -> tuple[Matrix, dict[str, float]]:
    counts: Counter[tuple[_Row, bool]] = Counter()
    for sample in samples:
        counts.update(sample.counts)
    seen = sorted({row for row, _ in counts})
    names = sorted({row.group for row in seen} | {f"{row.group} ocr" for row in seen if row.features[_RECOGNISED]})
    column = {name: 1 + len(FIELD_FEATURES) + n for n, name in enumerate(names)}
    design = np.zeros((len(seen), 1 + len(FIELD_FEATURES) + len(names)))
    for n, row in enumerate(seen):
        design[n, 0] = 1.0
        design[n, 1 : 1 + len(row.features)] = row.features
        design[n, column[row.group]] = 1.0
        if row.features[_RECOGNISED]:
            design[n, column[f"{row.group} ocr"]] = 1.0
    right = np.array([counts[row, True] for row in seen], dtype=np.float64)
    total = right + np.array([counts[row, False] for row in seen])
    weights = regression(design, right / np.maximum(total, 1), total)
    own = 1 + len(FIELD_FEATURES)
    return weights[:own], dict(zip(names, weights[own:].tolist(), strict=True))


def _with_constant(rows: Matrix) -> Matrix:
    return np.hstack([np.ones((len(rows), 1)), rows])


def regression(rows: Matrix, right: Matrix, weight: Matrix) -> Matrix:
    """Weights of a logistic regression; `right` is the part of each row that is right, `weight` its count."""
    pull = np.full(rows.shape[1], _PULL)
    pull[0] = 1e-3
    found: Matrix = np.zeros(rows.shape[1])
    loss = _loss(rows, right, weight, pull, found)
    for _ in range(_STEPS):
        p = 1.0 / (1.0 + np.exp(-rows @ found))
        slope = rows.T @ (weight * (right - p)) - pull * found
        curve = (rows * (weight * np.maximum(p * (1.0 - p), 1e-9))[:, None]).T @ rows + np.diag(pull)
        step = np.linalg.solve(curve, slope)
        while (after := _loss(rows, right, weight, pull, found + step)) > loss and np.abs(step).max() > 1e-9:
            step = step / 2
        found, gain, loss = found + step, loss - after, after
        if gain < 1e-7 * max(loss, 1.0):
            break
    return found


def _loss(rows: Matrix, right: Matrix, weight: Matrix, pull: Matrix, found: Matrix) -> float:
    odds = rows @ found
    return float(weight @ (np.logaddexp(0.0, odds) - right * odds) + 0.5 * (pull * found) @ found)
