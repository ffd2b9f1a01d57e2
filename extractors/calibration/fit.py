"""Fits the model: logistic regression by Newton's method, with a weak pull towards zero (numpy only)."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from docflow.schema.records import Extraction, Kind
from extractors.calibration.features import FIELD_FEATURES, Matrix, field_evidence, record_row
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


def fit(samples: Sequence[Sample]) -> Model:
    """The model of these samples, without a risk table. Raises ValueError where there is nothing to fit."""
    known = [sample for sample in samples if sample.extraction.kind is not Kind.OTHER]
    if not known:
        raise ValueError("no record to fit from")
    weights, groups = _fit_fields(known)
    first = Model(weights, groups, np.zeros(1))
    rows, right = [], []
    for sample in known:
        evidence = field_evidence(sample.extraction)
        sure = first.of_fields(evidence)
        rows.append(record_row(sample.extraction, [float(sure[at]) for at in evidence.at], evidence.paths))
        right.append(sample.right)
    ones = np.ones(len(rows))
    record = regression(_with_constant(np.array(rows)), np.array(right, dtype=np.float64), ones)
    return Model(weights, groups, record)


def _fit_fields(samples: Iterable[Sample]) -> tuple[Matrix, dict[str, float]]:
    counts: Counter[tuple[str, tuple[float, ...], bool]] = Counter()
    for sample in samples:
        evidence = field_evidence(sample.extraction)
        rows = [tuple(np.round(row, 2).tolist()) for row in evidence.rows]
        for path, at in zip(evidence.paths, evidence.at, strict=True):
            right = sample.fields.get(path)
            if right is not None and not _beyond(path):
                counts[evidence.groups[at], rows[at], right] += 1
    seen = sorted({(group, row) for group, row, _ in counts})
    names = sorted({group for group, _ in seen} | {f"{group} ocr" for group, row in seen if row[_RECOGNISED]})
    column = {name: n for n, name in enumerate(names)}
    design = np.zeros((len(seen), len(FIELD_FEATURES) + len(names)))
    for n, (group, row) in enumerate(seen):
        design[n, : len(row)] = row
        design[n, len(row) + column[group]] = 1.0
        if row[_RECOGNISED]:
            design[n, len(row) + column[f"{group} ocr"]] = 1.0
    right_of = np.array([counts[group, row, True] for group, row in seen], dtype=np.float64)
    total = right_of + np.array([counts[group, row, False] for group, row in seen])
    weights = regression(_with_constant(design), right_of / np.maximum(total, 1), total)
    own = 1 + len(FIELD_FEATURES)
    return weights[:own], dict(zip(names, weights[own:].tolist(), strict=True))


def _beyond(path: str) -> bool:
    return path.startswith("lines.") and int(path.split(".")[1]) >= _LINES


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
