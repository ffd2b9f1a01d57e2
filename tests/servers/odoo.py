"""A real Odoo 19, where scripts/odoo has put one: its own PostgreSQL, one company, customers and posted invoices."""

import json
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.servers.ports import free_port, wait_for
from tests.servers.postgres import PostgresServer, running_postgres

REPO = Path(__file__).parents[2]
PROGRAMS = REPO / ".venv-odoo/bin"
SETUP = Path(__file__).parent / "odoo_setup.py"
DATABASE = "books"
_CONFIG = """[options]
db_host = 127.0.0.1
db_port = {database}
db_user = docflow
data_dir = {folder}/data
http_interface = 127.0.0.1
http_port = {port}
workers = 0
max_cron_threads = 0
list_db = False
"""


@dataclass
class OdooServer:
    """A running server and what its books were made with."""

    url: str
    key: str
    invoices: dict[str, int]
    accounts: dict[str, str]

    def settings(self, **more: object) -> dict[str, object]:
        """What docflow's `open_ledger` takes."""
        known = {"kind": "odoo", "url": self.url, "database": DATABASE, "key": self.key, "accounts": self.accounts}
        return known | more

    def item(self, number: str) -> str:
        """The open item's ref."""
        return f"inv:{self.invoices[number]}"


@contextmanager
def running_odoo(
    folder: Path, customers: Sequence[dict[str, str]], invoices: Sequence[dict[str, str]]
) -> Iterator[OdooServer]:
    """Makes the books (some minutes) and serves them. Skips the test where Odoo was not unpacked."""
    if not (PROGRAMS / "odoo").exists():
        pytest.skip("Odoo 19 is not there: scripts/odoo unpacks Debian's package into .venv-odoo")
    with running_postgres() as postgres:
        postgres.run(f"CREATE DATABASE {DATABASE} TEMPLATE template0")
        port = free_port()
        config = _config(folder, postgres, port)
        _run(config, "server", "-i", "account", "--without-demo", "true", "--stop-after-init", "--log-level", "error")
        facts = _books(config, customers, invoices)
        log = (folder / "odoo.log").open("wb")
        server = subprocess.Popen([*_command(config, "server")], stdout=log, stderr=log)
        try:
            wait_for(port, 120)
            yield OdooServer(f"http://127.0.0.1:{port}", facts["key"], facts["invoices"], facts["accounts"])
        finally:
            server.terminate()
            server.wait(60)
            log.close()
            shutil.rmtree(folder / "data", ignore_errors=True)


def _books(config: Path, customers: Sequence[dict[str, str]], invoices: Sequence[dict[str, str]]) -> "dict[str, dict]":  # type: ignore[type-arg]
    given = json.dumps({"customers": list(customers), "invoices": list(invoices)})
    script = f"given = {given}\nexec({SETUP.read_text()!r})\n"
    told = _run(config, "shell", "--no-http", "--log-level", "error", given=script)
    found: dict[str, dict] = json.loads(told.partition("FACTS ")[2].splitlines()[0])  # type: ignore[type-arg]
    return found


def _config(folder: Path, postgres: PostgresServer, port: int) -> Path:
    config = folder / "odoo.conf"
    config.write_text(_CONFIG.format(database=postgres.port, folder=folder, port=port))
    return config


def _command(config: Path, *arguments: str) -> list[str]:
    head, *rest = arguments
    return [str(PROGRAMS / "python"), str(PROGRAMS / "odoo"), head, "-c", str(config), "-d", DATABASE, *rest]


def _run(config: Path, *arguments: str, given: str = "") -> str:
    done = subprocess.run(_command(config, *arguments), input=given, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-4000:]
    return done.stdout
