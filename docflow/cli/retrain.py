"""`docflow retrain reasons`: fits the classifier of reasons again, to clerks' corrections too, and measures it."""

import os
from collections.abc import Iterator
from pathlib import Path

import typer

from docflow.cli.compose import open_store, reasons_file
from docflow.rules.reasons import settled, taught
from docflow.schema.reasons import Reason
from docflow.settings import Settings
from docflow.store import Store
from extractors.fields.reasons.fit import Fitted, Sample, fit
from extractors.fields.reasons.measure import lines, matrix, measure
from extractors.fields.reasons.sentences import sentences

_WEIGHT = 3.0
"""What a clerk's correction counts beside a sentence of ours: it is how this house's customers write."""
_PAGE = 200


def retrain(settings: Settings, from_store: bool, to: Path | None, confusion: bool) -> None:
    """Fits, prints the evaluation, writes the model where extraction finds it (or to `to`)."""
    samples = sentences()
    if from_store:
        learned = settled(corrections(open_store(settings)))
        samples = with_corrections(samples, learned)
        typer.echo(f"{len(learned)} texts from clerks' corrections.", err=True)
    fitted = fit(samples)
    for line in evaluation(samples, fitted, confusion):
        typer.echo(line)
    target = to or reasons_file(settings)
    write(fitted, target)
    typer.echo(f"Written to {target}. Workers and the screen use it from their next start.", err=True)


def corrections(store: Store) -> Iterator[tuple[str, Reason]]:
    """Everything that people said about reasons, oldest first."""
    after: str | None = None
    while True:
        with store.read() as tx:
            page = tx.documents.list(limit=_PAGE, after=after, full=True)
        for document in page:
            if document.extraction is not None:
                yield from taught(document.extraction)
        if len(page) < _PAGE:
            return
        after = page[-1].id


def with_corrections(samples: list[Sample], learned: dict[str, Reason]) -> list[Sample]:
    """The sentences and the corrections; where both have a text, what the clerk said."""
    said = {text.casefold() for text in learned}
    kept = [sample for sample in samples if sample.text.casefold() not in said]
    return [*kept, *(Sample(text, reason, "", _WEIGHT) for text, reason in learned.items())]


def evaluation(samples: list[Sample], fitted: Fitted, confusion: bool) -> Iterator[str]:
    """The report, with the whole matrix if wanted."""
    report = measure(samples, fitted)
    yield from lines(report)
    if confusion:
        yield ""
        yield from matrix(report)


def write(fitted: Fitted, target: Path) -> None:
    """All of the file or none of it: a worker may be starting."""
    target.parent.mkdir(parents=True, exist_ok=True)
    half = target.with_name(f"{target.name}.{os.getpid()}")
    half.write_bytes(fitted.model.dump())
    half.replace(target)
