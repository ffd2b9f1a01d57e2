"""`docflow eval FOLDER...`."""

import json
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Literal, TypeVar

from docflow.cli.measuring import kept
from docflow.cli.measuring.beside import asked_in
from docflow.cli.measuring.crops import crops_of
from docflow.cli.measuring.folders import Paper, any_papers_in, papers_in
from docflow.cli.measuring.running import answers_of, runs_of
from docflow.errors import BadInput
from docflow.evaluation import demands, rating
from docflow.evaluation.measured import Measured, as_json, measured
from docflow.evaluation.page import Crop, page_of
from docflow.evaluation.tables import lines_of
from docflow.evaluation.verdicts import Verdict, judge
from extractors.calibration.model import packaged

LeaveOut = Literal["auto", "layout", "none"]
T = TypeVar("T")


def run(
    sources: list[Path],
    *,
    jobs: int = 0,
    leave_out: LeaveOut = "auto",
    one_wrong_in: int = 10_000,
    json_file: Path | None = None,
    html_file: Path | None = None,
    keep_file: Path | None = None,
    misread: int = 20,
    truth: Path | None = None,
) -> int:
    """Reads, judges, prints; returns 1 where a document that passes is wrong or a demand does not hold, else 0."""
    for source in sources:
        if not source.exists():
            raise BadInput(f"{source} does not exist; name a folder with papers and their expected.json.")
    folders, workers = [source for source in sources if source.is_dir()], jobs or os.cpu_count() or 1
    asked = [one for folder in folders for one in asked_in(folder)]
    answered = list(_counted(answers_of(asked, workers), len(asked)))
    if answered:
        sys.stdout.write("\n".join([*demands.lines_of(answered, shown=misread), "", ""]))
    find = any_papers_in if asked else papers_in
    papers = [paper for folder in folders for paper in find(folder, truth)]
    if not papers and len(folders) == len(sources):
        return int(demands.any_wrong(answered))
    fresh = _counted(runs_of(papers, workers), len(papers)) if papers else iter(())
    runs = [run for source in sources if not source.is_dir() for run in kept.kept(source)]
    runs += kept.keep(fresh, keep_file) if keep_file else fresh
    figures = figures_of([judge(run) for run in runs], leave_out, one_wrong_in)
    sys.stdout.write("\n".join(lines_of(figures, misread=misread)) + "\n")
    if json_file:
        json_file.write_text(json.dumps(as_json(figures), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    if html_file:
        title = "Evaluation of " + ", ".join(source.name or str(source) for source in sources)
        html_file.write_text(page_of(figures, _crops(figures, papers), title), encoding="utf-8")
    return int(figures.whole.wrong_untouched > 0 or demands.any_wrong(answered))


def figures_of(verdicts: Sequence[Verdict], leave_out: LeaveOut, one_wrong_in: int) -> Measured:
    """All figures, with confidences of the packaged model or of models that have not seen the layout."""
    layouts = {verdict.run.case.layout for verdict in verdicts}
    enough = len(layouts) >= rating.LEAST_LAYOUTS and len(verdicts) >= rating.LEAST_PAPERS
    if leave_out == "layout" or (leave_out == "auto" and enough):
        judged = rating.left_out(verdicts)
        least = rating.bars_left_out(judged, one_wrong_in)
        basis = f"each of the {len(layouts)} layouts by a model fitted on the others, none of which it has seen"
        return measured(
            rating.rate(judged, least.__getitem__), rating.bars(rating.risk_of(judged), one_wrong_in), basis
        )
    model = packaged()
    judged = rating.by_model(verdicts, model) if model else rating.as_found(verdicts)
    thresholds = rating.bars(model.risk if model else rating.risk_of(judged), one_wrong_in)
    basis = "the model that comes with docflow" if model else "the readers' own figures"
    return measured(rating.rate(judged, lambda layout: thresholds), thresholds, basis)


def _crops(figures: Measured, papers: Sequence[Paper]) -> dict[tuple[str, str], Crop]:
    here = {paper.case.name for paper in papers}
    return crops_of([one for one in figures.rated if one.verdict.run.case.name in here], papers)


def _counted(runs: Iterable[T], total: int) -> Iterable[T]:
    for number, one in enumerate(runs, 1):
        if number % 25 == 0 or number == total:
            sys.stderr.write(f"{number}/{total}\n")
        yield one
