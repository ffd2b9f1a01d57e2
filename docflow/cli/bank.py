"""`docflow bank`: statements and lockbox files through the pipeline at once, and what came of them."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import typer

from docflow import intake
from docflow.cli.compose import open_workshop
from docflow.cli.extract import bytes_of
from docflow.errors import BadInput
from docflow.schema.documents import Document
from docflow.schema.records import BankStatement
from docflow.schema.states import FINISHED, WAITING_FOR_PERSON, DocumentState
from docflow.settings import Settings
from docflow.store import Store
from workers.steps import perform
from workers.workshop import Workshop

_PATIENCE = 60.0
"""Seconds to wait for a worker that was faster at a step."""
_LOOK = 0.2


class Outcome(NamedTuple):
    """What became of one statement, or of a file that holds none."""

    words: str
    refused: bool


def import_files(settings: Settings, files: list[Path]) -> int:
    """Prints a line for each statement: new, known or refused; 1 where something was refused, else 0."""
    refused = False
    with open_workshop(settings) as shop:
        for file in files:
            for outcome in _imported(shop, file):
                typer.echo(f"{file.name}: {outcome.words}")
                refused |= outcome.refused
    return int(refused)


def _imported(shop: Workshop, file: Path) -> Iterator[Outcome]:
    try:
        received = intake.receive_file(shop.store, shop.files, file.name, bytes_of(file))
    except OSError as error:
        yield Outcome(f"refused: it cannot be opened ({error.strerror or error}).", True)
        return
    except BadInput as error:
        yield Outcome(f"refused: {error}", True)
        return
    if received.id.startswith("mail"):
        yield Outcome("refused: it is a mail or an archive; take it in with `docflow ingest`.", True)
        return
    waiting = [received.task] if received.task else []
    while waiting:
        waiting += perform(shop, waiting.pop(0))
    for document in _settled(shop.store, received.id):
        yield _outcome(document)


def _settled(store: Store, document_id: str) -> list[Document]:
    """The documents of the file, once nobody is at them any more."""
    patience = time.monotonic() + _PATIENCE
    while True:
        with store.read() as tx:
            document = tx.documents.get(document_id)
            found = tx.documents.children(document_id) if document.state is DocumentState.SPLIT else [document]
            found = [tx.documents.get(one.id) for one in found]
        if time.monotonic() > patience or all(one.state in FINISHED | WAITING_FOR_PERSON for one in found):
            return found
        time.sleep(_LOOK)


def _outcome(document: Document) -> Outcome:
    record = document.extraction.record if document.extraction else None
    if not isinstance(record, BankStatement):
        return Outcome(f"refused: {document.reason or 'it is no bank statement.'}", True)
    called = (
        f"account {record.account or 'unknown'}, statement {record.sequence or record.statement_id or 'unnumbered'}"
    )
    if document.state is DocumentState.FILED:
        return Outcome(f"{called}: new. {document.reason}", False)
    if document.state is DocumentState.DUPLICATE:
        return Outcome(f"{called}: known. {document.reason}", False)
    return Outcome(f"{called}: refused, a person must look ({document.id}). {document.reason}", True)
