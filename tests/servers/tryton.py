"""A real Tryton: an SQLite database made once (20 s), copied for each run, served on a free loopback port."""

import datetime as dt
import hashlib
import json
import os
import shutil
import subprocess
import tempfile
from base64 import b64decode
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.servers.ports import free_port, wait_for

REPO = Path(__file__).parents[2]
PROGRAMS = REPO / ".venv-programs/bin"
SETUP = Path(__file__).with_name("tryton_setup.py")
DATABASE = "books"
PASSWORD = "correct-horse-battery"
"""Of the user admin."""
_CONFIG = "[database]\nuri = sqlite:///\npath = {folder}\n[web]\nlisten = 127.0.0.1:{port}\n[session]\ntimeout = 3600\n"


@dataclass
class TrytonServer:
    """A running server; its books are this run's own."""

    url: str
    key: str
    folder: Path
    invoices: dict[str, int] = field(default_factory=dict)
    """Invoice number -> Tryton's id."""

    def settings(self, **more: object) -> dict[str, object]:
        """What docflow's `open_ledger` takes."""
        return {"kind": "tryton", "url": self.url, "database": DATABASE, "key": self.key, **more}

    def item(self, number: str) -> str:
        """The open item's ref of this invoice."""
        return f"inv:{self.invoices[number]}"

    def rows(self, model: str, *fields: str) -> list[dict[str, Any]]:
        """All records of a model, asked of Tryton over HTTP without docflow's connector."""
        address = f"{self.url}/{DATABASE}/rest/model/{model}"
        parameters = [*(("f", field) for field in fields), ("s", "100000")]
        answer = httpx.get(address, params=parameters, headers={"Authorization": f"Bearer {self.key}"}, timeout=600)
        answer.raise_for_status()
        return list(answer.json())

    def kept(self, posting_id: str) -> tuple[list[tuple[str, bytes]], list[str]]:
        """Attachments (name, bytes) and notes of the statement of this name, asked in the same way."""
        number = next(row["id"] for row in self.rows("account.statement", "name") if row["name"] == posting_id)
        beside = f"account.statement,{number}"
        papers = [row for row in self.rows("ir.attachment", "resource", "name", "data") if row["resource"] == beside]
        notes = [row["message"] for row in self.rows("ir.note", "resource", "message") if row["resource"] == beside]
        return [(row["name"], b64decode(row["data"]["base64"])) for row in papers], notes

    def close_period(self, day: dt.date) -> None:
        """Close the month of the day."""
        _setup(self.folder, "close", day.isoformat())


@contextmanager
def running_tryton(
    tmp_path: Path, customers: Sequence[dict[str, str]] = (), invoices: Sequence[dict[str, str]] = ()
) -> Iterator[TrytonServer]:
    """Serve a company "Dunder Mifflin" (USD; periods 2024 to 2028; accounts 1.1.1 bank, 6.9.1 discounts, 6.9.2
    deductions, 6.9.3 small differences; statement journals in USD and EUR) with these customers {code, name} and
    posted invoices {customer, number, date, due, amount, currency, reference, description}.

    Books that are in the folder already are gone on with. Skips the test where trytond is not installed."""
    if not (PROGRAMS / "trytond").exists():
        pytest.skip("trytond is not installed in .venv-programs: run make setup")
    folder = tmp_path / "tryton"
    if not folder.exists():
        shutil.copytree(_template(customers, invoices), folder)
    facts = json.loads((folder / "facts.json").read_text())
    port = free_port()
    config = _write_config(folder, port)
    log = (folder / "trytond.log").open("wb")
    server = subprocess.Popen([PROGRAMS / "trytond", "-c", config, "-d", DATABASE], stdout=log, stderr=log)
    try:
        wait_for(port, 60)
        yield TrytonServer(f"http://127.0.0.1:{port}", facts["key"], folder, facts["invoices"])
    finally:
        server.terminate()
        server.wait(60)
        log.close()


def _template(customers: Sequence[dict[str, str]], invoices: Sequence[dict[str, str]]) -> Path:
    """The folder with the prepared database; made on first use, found by what went into it."""
    wanted = json.dumps({"customers": list(customers), "invoices": list(invoices)}, sort_keys=True)
    base = _cached("base", (REPO / "requirements/programs.lock").read_bytes() + SETUP.read_bytes(), _make_base)
    if not (customers or invoices):
        return base

    def make(folder: Path) -> None:
        shutil.copytree(base, folder, dirs_exist_ok=True)
        _write_config(folder, 0)
        facts = json.loads((folder / "facts.json").read_text())
        facts["invoices"] = json.loads(_setup(folder, "invoices", wanted))["invoices"]
        (folder / "facts.json").write_text(json.dumps(facts))

    return _cached("filled", base.name.encode() + wanted.encode(), make)


def _cached(name: str, content: bytes, make: "object") -> Path:
    """A folder made once for this content; a half-made one is never found."""
    root = REPO / "var/test-cache" if os.access(REPO, os.W_OK) else Path(tempfile.gettempdir()) / "docflow-test-cache"
    place = root / f"tryton-{name}-{hashlib.sha256(content).hexdigest()[:16]}"
    if not place.exists():
        root.mkdir(parents=True, exist_ok=True)
        making = Path(tempfile.mkdtemp(dir=root, prefix="making-"))
        make(making)  # type: ignore[operator]
        try:
            making.rename(place)
        except OSError:  # another run was faster
            shutil.rmtree(making)
    return place


def _make_base(folder: Path) -> None:
    config = _write_config(folder, 0)
    (folder / f"{DATABASE}.sqlite").touch()
    password = folder / "password"
    password.write_text(f"{PASSWORD}\n")
    admin = [PROGRAMS / "trytond-admin", "-c", config, "-d", DATABASE]
    _run([*admin, "--all", "--email", "admin@example.com"], {"TRYTONPASSFILE": str(password)})
    _run([*admin, "-u", "account_invoice", "account_statement", "--activate-dependencies"])
    facts = json.loads(_setup(folder, "books", "")) | {"invoices": {}}
    (folder / "facts.json").write_text(json.dumps(facts))


def _write_config(folder: Path, port: int) -> Path:
    config = folder / "trytond.conf"
    config.write_text(_CONFIG.format(folder=folder, port=port))
    return config


def _setup(folder: Path, job: str, given: str) -> str:
    return _run([PROGRAMS / "python", SETUP, folder / "trytond.conf", DATABASE, job], given=given)


def _run(command: Sequence[object], more: dict[str, str] | None = None, given: str = "") -> str:
    done = subprocess.run(
        [str(part) for part in command],
        input=given,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **(more or {})},
    )
    if done.returncode:
        raise RuntimeError(f"{command} failed:\n{done.stderr[-4000:]}")
    return done.stdout
