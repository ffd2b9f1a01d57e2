"""What the extractors make of a file, in this process: as `docflow extract`, without its sandbox."""

from pathlib import Path

from docflow.cli.extract import default_policy
from docflow.rules.confidence import held
from docflow.schema.records import Extraction
from workers.extract import records_in_file
from workers.sandbox import InProcess


def extracted(path: Path) -> list[Extraction]:
    """The file's records; one that cannot be read gives a record of kind other with the reason under review."""
    found, _ = records_in_file(InProcess(), path.name, path.read_bytes())
    return [held(record, default_policy().bar(record.kind)) for record in found]
