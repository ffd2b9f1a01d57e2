"""`docflow calibrate FOLDER...`: fits the confidences on papers with known truth, and measures how often they err."""

import datetime as dt
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from docflow.cli.measuring import kept
from docflow.cli.measuring.folders import papers_in
from docflow.cli.measuring.running import runs_of
from docflow.errors import BadInput
from docflow.evaluation import rating
from docflow.evaluation.figures import calibration_error
from docflow.evaluation.runs import Run
from docflow.evaluation.verdicts import Verdict, judge
from docflow.schema.risk import ONE_WRONG_IN
from extractors.calibration import model as calibration
from extractors.calibration.fit import fit, prepared
from extractors.calibration.model import Model

PACKAGED = Path(calibration.__file__).with_name("model.json")
_LEAST = 200
"""Records below which a model would know nothing."""


def run(sources: Sequence[Path], out: Path | None, jobs: int = 0) -> int:
    """Reads (or takes up what `eval --keep` wrote), fits, measures with each layout left out, writes the model."""
    verdicts = [judge(one) for one in _runs(sources, jobs or os.cpu_count() or 1)]
    records = sum(len(verdict.records) for verdict in verdicts)
    layouts = {verdict.run.case.layout for verdict in verdicts}
    if records < _LEAST or len(layouts) < rating.LEAST_LAYOUTS:
        raise BadInput(
            f"{records} records of {len(layouts)} layouts are too few to fit from: "
            f"at least {_LEAST} of {rating.LEAST_LAYOUTS} layouts are needed."
        )
    judged = rating.left_out(verdicts)
    fitted = fitted_on(verdicts, judged)
    target = out or PACKAGED
    target.write_text(json.dumps(fitted.dumped(), indent=1) + "\n", encoding="utf-8")
    calibration.packaged.cache_clear()
    sys.stdout.write(_said(fitted, target))
    return 0


def fitted_on(verdicts: Sequence[Verdict], judged: Sequence[rating.Judged]) -> Model:
    """The model of all, with the risk that models had which had not seen the layout."""
    whole = fit([prepared(sample) for sample in rating.samples_of(verdicts)])
    rated = rating.rate(judged, lambda layout: rating.bars({}, ONE_WRONG_IN))
    about = {
        "on": dt.datetime.now(dt.UTC).date().isoformat(),
        "papers": len(verdicts),
        "scanned": sum(verdict.run.case.scan for verdict in verdicts),
        "layouts": len({verdict.run.case.layout for verdict in verdicts}),
        "languages": sorted({verdict.run.case.language for verdict in verdicts}),
        "kinds": sorted({verdict.run.case.kind for verdict in verdicts}),
        "method": "logistic regression of fields, then of records; risk with each layout left out",
        "error_of_fields": _rounded(calibration_error([pair for one in rated for pair in one.sure])),
        "error_of_records": _rounded(calibration_error([pair for one in rated for pair in one.records])),
    }
    return Model(whole.field_weights, whole.groups, whole.record_weights, rating.risk_of(judged), about)


def _rounded(error: float | None) -> float | None:
    return None if error is None else round(error, 5)


def _runs(sources: Sequence[Path], jobs: int) -> list[Run]:
    papers = [paper for source in sources if source.is_dir() for paper in papers_in(source)]
    found = [run for source in sources if not source.is_dir() for run in kept.kept(source)]
    return [*found, *(runs_of(papers, jobs) if papers else ())]


def _said(fitted: Model, target: Path) -> str:
    about = fitted.fitted
    return (
        f"Fitted on {about['papers']} papers of {about['layouts']} layouts ({about['scanned']} scanned); "
        f"expected calibration error with each layout left out: fields {about['error_of_fields']}, "
        f"records {about['error_of_records']}\n"
        + "".join(f"{kind}: {found.sentence}\n" for kind, found in rating.bars(fitted.risk, ONE_WRONG_IN).items())
        + f"Written to {target}\n"
    )
