"""`docflow retrain reasons`: fits the classifier of reasons again, to clerks' corrections too, and measures it."""

import os
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import typer

from docflow.cli.compose import open_store, reasons_file
from docflow.errors import BadInput
from docflow.rules.reasons import settled, taught
from docflow.schema.reasons import Reason
from docflow.settings import Settings
from docflow.store import Store
from extractors.fields.reasons.features import features_of
from extractors.fields.reasons.fit import Fitted, Sample, fit
from extractors.fields.reasons.measure import lines, matrix, measure
from extractors.fields.reasons.model import Model
from extractors.fields.reasons.sentences import sentences

_WEIGHT = 3.0
"""What a clerk's correction counts beside a sentence of ours: it is how this house's customers write."""
_PAGE = 200


def retrain(settings: Settings, from_store: bool, to: Path | None, confusion: bool, unseen: Path | None = None) -> None:
    """Fits, prints the evaluation, writes the model where extraction finds it (or to `to`). `unseen`: a file of texts
    that the model is not fitted to, to be measured on as well."""
    samples = sentences()
    if from_store:
        learned = settled(corrections(open_store(settings)))
        samples = with_corrections(samples, learned)
        typer.echo(f"{len(learned)} texts from clerks' corrections.", err=True)
    fitted = fit(samples)
    for line in evaluation(samples, fitted, confusion):
        typer.echo(line)
    if unseen is not None:
        strange = samples_in(unseen)
        typer.echo(f"\n{unseen.name}, to which nothing was fitted:\n")
        for line in evaluation(strange, said_of(fitted.model, strange), confusion):
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


def samples_in(file: Path) -> list[Sample]:
    """Texts with their reason and language, tab-separated, below a line of headings. Raises BadInput."""
    try:
        rows = [row.split("\t") for row in file.read_text(encoding="utf-8").splitlines()[1:] if row.strip()]
        return [Sample(text, Reason(reason), language) for reason, language, text in rows]
    except (OSError, ValueError) as error:
        raise BadInput(f"{file} holds no lines of reason, language and text: {error}") from error


def said_of(model: Model, samples: list[Sample]) -> Fitted:
    """What the model says of texts that it was not fitted to, each a phrasing of its own."""
    shares = np.array([model.probabilities(features_of(sample.text)) for sample in samples])
    return Fitted(model, shares, np.arange(len(samples)))


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
