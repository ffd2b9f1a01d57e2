"""How good the classifier is on phrasings it has not seen: accuracy, confusion, calibration."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from docflow.schema.reasons import Reason
from extractors.fields.reasons.features import CODES, Matrix
from extractors.fields.reasons.fit import Fitted, Sample

_OTHER = CODES.index(Reason.OTHER.value)
_COVERAGES = (0.5, 0.7, 0.8, 0.9)
_BINS = 10


@dataclass(frozen=True)
class Report:
    """Figures of all samples while their phrasings were held out."""

    samples: int
    phrasings: int
    accuracy: float
    languages: dict[str, float]
    """Accuracy a language."""
    codes: dict[str, tuple[int, float, float]]
    """Code -> samples, precision, recall."""
    confusion: NDArray[np.int64]
    """True code x said code."""
    selective: dict[float, tuple[float, float]]
    """Confidence from which a code is said -> share of texts, accuracy among them."""
    calibration: tuple[tuple[float, float, int], ...]
    """Mean confidence, accuracy and number of texts in each tenth of confidence."""
    error: float
    """Expected calibration error."""
    guessed: float
    """Share of texts without a reason that are nevertheless given one, with a confidence of a half or more."""


def measure(samples: Sequence[Sample], fitted: Fitted) -> Report:
    """The figures."""
    codes = np.array([CODES.index(sample.reason.value) for sample in samples])
    said = fitted.held_out.argmax(1)
    confidence = np.array([fitted.model.calibrated(value) for value in fitted.held_out.max(1)])
    hit = said == codes
    confusion = np.zeros((len(CODES), len(CODES)), np.int64)
    np.add.at(confusion, (codes, said), 1)
    table = tuple(_calibration(confidence, hit))
    without = codes == _OTHER
    return Report(
        samples=len(samples),
        phrasings=len(set(fitted.groups.tolist())),
        accuracy=float(hit.mean()),
        languages=dict(_by_language(samples, hit)),
        codes={code: _of_code(confusion, at) for at, code in enumerate(CODES)},
        confusion=confusion,
        selective={level: _selective(confidence >= level, hit) for level in _COVERAGES},
        calibration=table,
        error=float(sum(abs(mean - right) * count for mean, right, count in table) / len(samples)),
        guessed=float(((said != _OTHER) & (confidence >= 0.5))[without].mean()) if without.any() else 0.0,
    )


def lines(report: Report) -> Iterator[str]:
    """The report as Markdown."""
    yield f"{report.samples} sentences, {report.phrasings} phrasings, each held out whole: {report.accuracy:.1%} right."
    languages = ", ".join(f"{name or 'clerks'} {share:.0%}" for name, share in report.languages.items())
    yield f"By language: {languages}. Expected calibration error {report.error:.3f}."
    yield f"Of texts without a reason, {report.guessed:.0%} are given one with a confidence of a half or more."
    yield ""
    yield "| confidence from | texts | right |"
    yield "| --- | ---: | ---: |"
    yield from (f"| {level} | {share:.1%} | {right:.1%} |" for level, (share, right) in report.selective.items())
    yield ""
    yield "| code | sentences | precision | recall | taken for |"
    yield "| --- | ---: | ---: | ---: | --- |"
    for at, (code, (count, precision, recall)) in enumerate(report.codes.items()):
        yield f"| `{code}` | {count} | {precision:.0%} | {recall:.0%} | {_taken_for(report.confusion[at], at)} |"
    yield ""
    yield "| said with confidence | right | texts |"
    yield "| ---: | ---: | ---: |"
    yield from (f"| {mean:.2f} | {right:.2f} | {count} |" for mean, right, count in report.calibration)


def matrix(report: Report) -> Iterator[str]:
    """The confusion matrix as Markdown: true codes down, said codes across, in the same order; blanks are zeros."""
    yield "| |" + "|".join(f" {at + 1} " for at in range(len(CODES))) + "|"
    yield "| --- |" + " ---: |" * len(CODES)
    for at, code in enumerate(CODES):
        cells = "|".join(f" {count or ''} " for count in report.confusion[at])
        yield f"| {at + 1} `{code}` |{cells}|"


def _taken_for(row: NDArray[np.int64], own: int) -> str:
    order = [at for at in np.argsort(-row, kind="stable") if at != own and row[at]][:3]
    return ", ".join(f"{CODES[at]} {row[at]}" for at in order)


def _by_language(samples: Sequence[Sample], hit: NDArray[np.bool_]) -> Iterator[tuple[str, float]]:
    for language in dict.fromkeys(sample.language for sample in samples):
        mine = np.array([sample.language == language for sample in samples])
        yield language, float(hit[mine].mean())


def _of_code(confusion: NDArray[np.int64], at: int) -> tuple[int, float, float]:
    right, said, true = confusion[at, at], confusion[:, at].sum(), confusion[at].sum()
    return int(true), float(right / max(1, said)), float(right / max(1, true))


def _selective(chosen: NDArray[np.bool_], hit: NDArray[np.bool_]) -> tuple[float, float]:
    return float(chosen.mean()), float(hit[chosen].mean()) if chosen.any() else 0.0


def _calibration(confidence: Matrix, hit: NDArray[np.bool_]) -> Iterator[tuple[float, float, int]]:
    tenths = np.minimum((confidence * _BINS).astype(int), _BINS - 1)
    for tenth in range(_BINS):
        mine = tenths == tenth
        if mine.any():
            yield float(confidence[mine].mean()), float(hit[mine].mean()), int(mine.sum())
