"""The fitted model: two logistic regressions, one for fields and one for records, and how often it was wrong."""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

import numpy as np

from docflow.schema.records import Extraction, Kind
from docflow.schema.risk import RiskTable
from extractors.calibration.features import (
    FIELD_FEATURES,
    RECORD_FEATURES,
    Evidences,
    Matrix,
    field_evidence,
    record_row,
)

_LEAST, _MOST = 0.0001, 0.99999
"""Nothing that a machine read is certain."""
_RECOGNISED = FIELD_FEATURES.index("recognised")


@dataclass(frozen=True)
class Model:
    """Weights in the order of the features; the first of each is the constant."""

    field_weights: Matrix
    groups: Mapping[str, float]
    """What kind of value it is, and with " ocr" behind it what recognition changes for this kind."""
    record_weights: Matrix
    risk: Mapping[Kind, RiskTable] = field(default_factory=dict)
    """By what the paper is: how often records of a given confidence were wrong."""
    fitted: Mapping[str, Any] = field(default_factory=dict)
    """On what: papers, layouts, languages, date, figures."""

    def of_fields(self, evidence: Evidences) -> Matrix:
        """A probability for each row of evidence."""
        offsets = [
            self.groups.get(group, 0.0) + (self.groups.get(f"{group} ocr", 0.0) if recognised else 0.0)
            for group, recognised in zip(evidence.groups, evidence.rows[:, _RECOGNISED], strict=True)
        ]
        odds = self.field_weights[0] + evidence.rows @ self.field_weights[1:] + np.array(offsets)
        sure: Matrix = np.clip(1.0 / (1.0 + np.exp(-odds)), _LEAST, _MOST)
        return sure

    def of_record(self, row: Matrix) -> float:
        """The probability that the whole record is right."""
        odds = float(self.record_weights[0] + row @ self.record_weights[1:])
        return min(max(1.0 / (1.0 + math.exp(-min(max(odds, -30.0), 30.0))), _LEAST), _MOST)

    def calibrated(self, extraction: Extraction) -> Extraction:
        """The same extraction with probabilities in place of the readers' own figures, which are kept as `raw`."""
        if extraction.kind in (Kind.OTHER, Kind.BANK_STATEMENT):
            return extraction  # no paper of these kinds was fitted on
        evidence = field_evidence(extraction)
        sure = self.of_fields(evidence).tolist()
        shown = [round(p, 5) for p in sure]
        fields = dict(extraction.fields)
        for path, at in zip(evidence.paths, evidence.at, strict=True):
            one = fields[path]
            fields[path] = one.but(confidence=shown[at], raw=one.confidence if one.raw is None else one.raw)
        whole = self.of_record(record_row(extraction, evidence, sure))
        raw = extraction.confidence if extraction.raw is None else extraction.raw
        return extraction.but(confidence=round(whole, 6), fields=fields, raw=raw)

    def dumped(self) -> dict[str, Any]:
        """As JSON, weights by the names of their features."""
        return {
            "fitted": dict(self.fitted),
            "field": _named(self.field_weights, FIELD_FEATURES),
            "groups": {name: round(weight, 4) for name, weight in sorted(self.groups.items())},
            "record": _named(self.record_weights, RECORD_FEATURES),
            "risk": {kind.value: table.model_dump(mode="json") for kind, table in self.risk.items()},
        }


def parse(body: Mapping[str, Any]) -> Model:
    """Rebuild from JSON. Raises KeyError where a feature has no weight."""
    return Model(
        field_weights=_weights(body["field"], FIELD_FEATURES), groups=dict(body["groups"]),
        record_weights=_weights(body["record"], RECORD_FEATURES), risk=_risk(body["risk"]),
        fitted=dict(body["fitted"]),
    )  # fmt: skip


@cache
def packaged() -> Model | None:
    """The model that comes with docflow; None before one was fitted."""
    file = resources.files(__package__) / "model.json"
    return parse(json.loads(file.read_text(encoding="utf-8"))) if file.is_file() else None


def calibrated(found: Sequence[Extraction]) -> list[Extraction]:
    """Extractions with calibrated probabilities."""
    model = packaged()
    return list(found) if model is None else [model.calibrated(one) for one in found]


def _risk(tables: Mapping[str, Any]) -> dict[Kind, RiskTable]:
    return {Kind(kind): RiskTable.model_validate(table) for kind, table in tables.items()}


def _named(weights: Matrix, names: Sequence[str]) -> dict[str, float]:
    return {name: round(float(weight), 4) for name, weight in zip(("constant", *names), weights, strict=True)}


def _weights(named: Mapping[str, float], names: Sequence[str]) -> Matrix:
    return np.array([named[name] for name in ("constant", *names)], dtype=np.float64)
