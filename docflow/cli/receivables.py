"""Customers and open items from the command line, by the same reading as the API's."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from docflow.cli.compose import open_ledgers, open_store
from docflow.cli.connected import connected
from docflow.errors import BadInput, BadRows, Misconfigured
from docflow.imports import Taken, take_customers, take_open_items
from docflow.settings import Settings
from docflow.store import Store
from workers.sync import Mirrored, mirror

_TOLD = 20
"""So many faults are printed."""


def import_customers(store: Store, file: Path, *, replace: bool = False) -> Taken:
    """Imports customers, all or none. Raises BadInput with row and column of each fault."""
    with _opened(file) as data, _named(file):
        return take_customers(store, data, _media_type(file), "cli", replace=replace)


def import_open_items(store: Store, file: Path, *, replace: bool = False) -> Taken:
    """Imports open items, all or none. Raises BadInput with row and column of each fault."""
    with _opened(file) as data, _named(file):
        return take_open_items(store, data, _media_type(file), "cli", replace=replace)


def import_ledger(settings: Settings, name: str) -> Mirrored:
    """Takes over all that one ledger lists."""
    store = open_store(settings)
    ledgers = open_ledgers(connected(settings, store))
    if name not in ledgers:
        raise Misconfigured(f"There is no ledger {name}; there are: {', '.join(ledgers) or 'none'}.")
    return mirror(store, ledgers[name], full=True)


def _opened(file: Path) -> BinaryIO:
    try:
        return file.open("rb")
    except OSError as error:
        raise BadInput(f"{file} cannot be opened: {error.strerror or error}.") from error


@contextmanager
def _named(file: Path) -> Iterator[None]:
    """Faults are told with the file's name, its rows and columns."""
    try:
        yield
    except BadRows as error:
        told = [f"row {one.row}, column {one.column}: {one.detail}" for one in error.faults[:_TOLD]]
        raise BadInput("\n  ".join([f"{file}: {error}", *told])) from error
    except BadInput as error:
        raise BadInput(f"{file}: {error}") from error


def _media_type(file: Path) -> str:
    return "application/json" if file.suffix.lower() == ".json" else "text/csv"
