"""`docflow bank mapping`: what the columns of a CSV statement mean, proposed by its headings and saved by a person."""

import getpass
from pathlib import Path
from typing import Any

import typer
from pydantic import ValidationError

from docflow.cli.compose import open_store
from docflow.cli.extract import bytes_of
from docflow.errors import BadInput
from docflow.schema.formats import StatementFormat
from docflow.settings import Settings
from extractors import registry
from extractors.statement.columns import Proposal, propose, sheet_of


def mapping(settings: Settings, file: Path, changes: dict[str, Any], columns: list[str], save: bool) -> int:
    """Prints the format of the file, and saves it if asked to; 1 where something is left open. Raises BadInput."""
    proposal = _proposed(file)
    found = _changed(proposal.format, {name: value for name, value in changes.items() if value is not None}, columns)
    open_questions = [doubt for doubt in proposal.doubts if not changes.get("dates") or "dates" not in doubt]
    typer.echo(found.model_dump_json(indent=2))
    if not save:
        for doubt in open_questions:
            typer.echo(doubt, err=True)
        return int(bool(open_questions))
    with open_store(settings).begin() as tx:
        tx.statement_formats.save(found, getpass.getuser())
        tx.audit.append(getpass.getuser(), "saved", "statement_format", {"signature": found.signature})
    typer.echo("Saved: files with these headings are read so from now on.", err=True)
    return 0


def _proposed(file: Path) -> Proposal:
    pages = registry.read(bytes_of(file), file.name)
    sheets = [sheet for page in pages.pages if (sheet := sheet_of(page))]
    if not sheets:
        raise BadInput(f"{file.name} has no headings of a bank statement: a date, an amount, and a balance or a text.")
    return propose(sheets[0])


def _changed(found: StatementFormat, changes: dict[str, Any], columns: list[str]) -> StatementFormat:
    named = {meaning: heading for meaning, equals, heading in (pair.partition("=") for pair in columns) if equals}
    if len(named) < len(columns):
        raise BadInput('A column is given as meaning=heading, such as --column amount="Betrag".')
    told = {str(meaning): heading for meaning, heading in found.columns.items()} | named
    body = found.model_dump() | changes | {"columns": told}
    try:
        return StatementFormat.model_validate(body)
    except ValidationError as error:
        first = error.errors()[0]
        raise BadInput(f"{'.'.join(map(str, first['loc']))}: {first['msg']}.") from error
