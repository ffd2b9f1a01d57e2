"""Customers and open items from the command line, by the same reading as the API's."""

from pathlib import Path

from docflow.cli.compose import open_ledgers, open_store
from docflow.errors import BadInput, Misconfigured
from docflow.schema.receivables import Customer, OpenItem
from docflow.settings import Settings
from docflow.store import Store
from docflow.web.api.imports import read_rows
from workers.sync import Mirrored, mirror


def import_customers(store: Store, file: Path) -> int:
    """Imports customers, all or none; returns how many. Raises BadInput with row and column of each fault."""
    customers = read_rows(Customer, _bytes(file), _media_type(file))
    with store.begin() as tx:
        tx.customers.upsert(customers)
        tx.audit.append("cli", "customers imported", "customers", {"file": file.name, "rows": len(customers)})
    return len(customers)


def import_open_items(store: Store, file: Path) -> int:
    """Imports open items, all or none; returns how many. Raises BadInput with row and column of each fault."""
    items = read_rows(OpenItem, _bytes(file), _media_type(file))
    with store.begin() as tx:
        tx.open_items.upsert(items)
        tx.audit.append("cli", "open items imported", "open_items", {"file": file.name, "rows": len(items)})
    return len(items)


def import_ledger(settings: Settings, name: str) -> Mirrored:
    """Takes over all that one ledger lists."""
    ledgers = open_ledgers(settings)
    if name not in ledgers:
        raise Misconfigured(f"There is no ledger {name} in the settings; there are: {', '.join(ledgers) or 'none'}.")
    return mirror(open_store(settings), ledgers[name], full=True)


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise BadInput(f"{file} cannot be opened: {error.strerror or error}.") from error


def _media_type(file: Path) -> str:
    return "text/csv" if file.suffix.lower() == ".csv" else "application/json"
