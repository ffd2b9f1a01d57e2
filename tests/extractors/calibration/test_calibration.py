"""Probabilities from evidence: what counts, what a fit learns, and that applying it changes nothing else."""

import json
import math
import random

import numpy as np
import pytest

from docflow.schema.records import Evidence, Extraction, Kind, Other
from docflow.schema.risk import RiskRow, RiskTable
from extractors.calibration import model as calibration
from extractors.calibration.features import FIELD_FEATURES, RECORD_FEATURES, field_evidence, log_odds
from extractors.calibration.fit import Sample, fit, prepared, regression
from extractors.calibration.model import Model, parse
from tests.evaluation.papers import TRUTH, found, line, record


def column(name: str) -> int:
    return FIELD_FEATURES.index(name)


def of(extraction: Extraction, path: str, feature: str) -> float:
    evidence = field_evidence(extraction)
    return float(evidence.rows[evidence.at[evidence.paths.index(path)], column(feature)])


def test_evidence_is_read_off_the_extraction() -> None:
    one = found(TRUTH, method="ocr", review=('The payment reference "EFT-77" may have been misread.',))
    assert of(one, "amount", "holds") == 1.0
    assert of(one, "amount", "recognised") == 1.0
    assert of(one, "payment_reference", "named in a question") == 1.0
    assert of(one, "currency", "named in a question") == 0.0
    assert of(one, "currency", "asked") == 1.0
    assert of(one, "currency", "certain") == pytest.approx(math.log(99), rel=1e-3)


def test_equal_evidence_is_one_row_and_what_a_person_typed_is_none() -> None:
    long = found(record(lines=[line(f"R-{n}") for n in range(500)]))
    evidence = field_evidence(long)
    assert len(evidence.paths) == len(long.fields) > 2000
    assert len(evidence.rows) < 20
    typed = long.fields["amount"].model_copy(update={"method": "person"})
    assert "amount" not in field_evidence(long.model_copy(update={"fields": {**long.fields, "amount": typed}})).paths


def test_a_line_equation_speaks_of_its_line_only() -> None:
    one = found(record(lines=[line("R-1"), line("R-2")]))
    wrong = {"equation": "lines.1: gross_amount = paid_amount", "holds": False, "detail": ""}
    one = Extraction.parse(one.model_dump(mode="json") | {"proof": [wrong]})
    assert of(one, "lines.0.paid_amount", "fails") == 0.0
    assert of(one, "lines.1.paid_amount", "fails") == 1.0
    assert of(one, "lines.1.document_number", "fails") == 0.0


@pytest.mark.parametrize("p", [0.0, 0.5, 1.0])
def test_log_odds_are_bounded(p: float) -> None:
    assert abs(log_odds(p)) <= 8.0


def test_regression_finds_the_odds() -> None:
    rows = np.array([[1.0, 0.0], [1.0, 1.0]])
    weights = regression(rows, np.array([0.5, 0.9]), np.array([10_000.0, 10_000.0]))
    assert weights == pytest.approx([0.0, math.log(9)], abs=0.01)


def test_regression_stays_finite_where_everything_is_right() -> None:
    weights = regression(np.ones((3, 2)), np.ones(3), np.full(3, 1000.0))
    assert np.isfinite(weights).all()


@pytest.fixture(scope="module")
def fitted() -> Model:
    """From papers on which scans are wrong in one of four, and text in one of fifty."""
    dice = random.Random(7)
    samples = []
    for n in range(800):
        scan = n % 2 == 0
        right = dice.random() > (0.25 if scan else 0.02)
        one = found(TRUTH, sure=0.9, method="ocr" if scan else "text")
        fields = dict.fromkeys(one.fields, True) | {"payment_reference": right}
        samples.append(prepared(Sample(one, right, fields)))
    return fit(samples)


def test_a_fit_learns_how_often_each_is_wrong(fitted: Model) -> None:
    text, scan = (fitted.calibrated(found(TRUTH, sure=0.9, method=method)) for method in ("text", "ocr"))
    assert text.confidence == pytest.approx(0.98, abs=0.015)
    assert scan.confidence == pytest.approx(0.75, abs=0.05)
    assert scan.fields["payment_reference"].confidence == pytest.approx(0.75, abs=0.05)
    assert scan.fields["currency"].confidence > 0.97


def test_calibrating_changes_confidences_only_and_twice_is_once(fitted: Model) -> None:
    before = found(TRUTH, sure=0.9)
    after = fitted.calibrated(before)
    assert (after.record, after.review, after.proof) == (before.record, before.review, before.proof)
    assert after.fields["amount"].raw == 0.9
    assert after.fields["amount"].model_copy(update={"confidence": 0.9, "raw": None}) == before.fields["amount"]
    assert fitted.calibrated(after) == after
    assert fitted.calibrated(Extraction.parse(after.model_dump(mode="json"))) == after


def test_what_a_person_typed_and_what_is_no_payment_is_left_alone(fitted: Model) -> None:
    typed = Evidence(value="EFT-77", confidence=1.0, method="person")
    one = found(TRUTH)
    one = one.model_copy(update={"fields": {**one.fields, "payment_reference": typed}})
    assert fitted.calibrated(one).fields["payment_reference"] == typed
    other = Extraction(kind=Kind.OTHER, confidence=0.7, record=Other())
    assert fitted.calibrated(other) is other


def test_an_empty_record_is_hardly_ever_right(fitted: Model) -> None:
    empty = Extraction.parse({"kind": "remittance", "confidence": 0.0, "record": {}})
    assert 0.0 < fitted.calibrated(empty).confidence < 1.0


def test_a_model_survives_json(fitted: Model) -> None:
    risk = {Kind.REMITTANCE: RiskTable(rows=(RiskRow(confidence=0.9, passing=10, wrong=0),), measured=12)}
    whole = Model(fitted.field_weights, fitted.groups, fitted.record_weights, risk, {"papers": 800})
    again = parse(json.loads(json.dumps(whole.dumped())))
    assert again.risk == risk
    assert again.dumped() == whole.dumped()
    assert again.calibrated(found(TRUTH)).confidence == pytest.approx(
        whole.calibrated(found(TRUTH)).confidence, abs=1e-3
    )


def test_a_weight_missing_for_a_feature_is_noticed(fitted: Model) -> None:
    body = fitted.dumped()
    del body["record"][RECORD_FEATURES[0]]
    with pytest.raises(KeyError):
        parse(body)


def test_nothing_to_fit_is_said() -> None:
    with pytest.raises(ValueError, match="no record"):
        fit([])


def test_the_packaged_model_fits_the_code() -> None:
    model = calibration.packaged()
    assert model is not None
    assert model.risk[Kind.REMITTANCE].rows, "it comes with what was measured"
    assert model.fitted["papers"] >= 1000
    sure = model.calibrated(found(TRUTH, sure=0.99))
    assert 0.5 < sure.confidence < 1.0
    doubted = model.calibrated(found(TRUTH, sure=0.99, review=("The lines add up to 5.00.", "No total was found.")))
    assert doubted.confidence < sure.confidence
