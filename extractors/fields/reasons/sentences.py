"""The labelled sentences that the classifier learns from: sentences/*.tsv, one file a language, written by us."""

from importlib import resources

from docflow.schema.reasons import Reason
from extractors.fields.reasons.fit import Sample


def sentences() -> list[Sample]:
    """All of them. A new file is a new language."""
    found = []
    for file in sorted((resources.files(__package__) / "sentences").iterdir(), key=lambda file: file.name):
        if file.name.endswith(".tsv"):
            rows = file.read_text(encoding="utf-8").splitlines()[1:]
            found += [_sample(row, file.name.removesuffix(".tsv")) for row in rows if row.strip()]
    return found


def _sample(row: str, language: str) -> Sample:
    reason, _, text = row.partition("\t")
    return Sample(text, Reason(reason), language)
