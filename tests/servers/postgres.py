"""A real PostgreSQL on loopback; every test may have a database of its own, copied from a template."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import psycopg
import pytest

from tests.servers.ports import free_port

_SETTINGS = "-c fsync=off -c listen_addresses=127.0.0.1 -c max_connections=200"


@dataclass
class PostgresServer:
    """A running server; `docflow` is its superuser, without a password."""

    port: int
    folder: Path
    pid: int
    _numbers: Iterator[int] = field(default_factory=count)

    def url(self, database: str) -> str:
        """The address of a database for the Store."""
        return f"postgresql+psycopg://docflow@127.0.0.1:{self.port}/{database}"

    def run(self, sql: str, database: str = "postgres") -> None:
        """Runs one statement outside of any transaction."""
        address = f"host=127.0.0.1 port={self.port} user=docflow dbname={database}"
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(sql)

    def make(self, prepare: Callable[[str], None] | None = None, template: str = "template0") -> str:
        """A new database, copied from the template or prepared by the function; returns its name."""
        name = f"t{next(self._numbers)}"
        self.run(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        if prepare is not None:
            prepare(self.url(name))
        return name

    def empty(self, name: str) -> None:
        """Throws everybody out of a database and takes all rows out of its tables, those too that its triggers keep for
        ever: a tenth of the cost of a new copy."""
        address = f"host=127.0.0.1 port={self.port} user=docflow dbname={name}"
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
            tables = connection.execute(
                "SELECT quote_ident(tablename) FROM pg_tables "
                "WHERE schemaname = 'public' AND tablename <> 'alembic_version'"
            ).fetchall()
            sequences = connection.execute(
                "SELECT quote_ident(sequencename) FROM pg_sequences WHERE schemaname = 'public'"
            ).fetchall()
            commands = ["SET session_replication_role = replica"]
            commands += [f"DELETE FROM {table}" for (table,) in tables]
            commands += [f"ALTER SEQUENCE {sequence} RESTART" for (sequence,) in sequences]
            connection.execute("; ".join(commands).encode())

    def drop(self, name: str) -> None:
        """Drops a database, whoever may be using it."""
        self.run(f'DROP DATABASE "{name}" WITH (FORCE)')


@contextmanager
def running_postgres() -> Iterator[PostgresServer]:
    """A server for as long as the block runs; skips the test where PostgreSQL is not installed."""
    programs = _programs()
    folder = Path(tempfile.mkdtemp(prefix="docflow-postgres-"))
    port = free_port()
    try:
        _as_server(programs / "initdb", "-D", folder / "data", "-A", "trust", "-U", "docflow", "-E", "UTF8", own=folder)
        options = f"-p {port} -c unix_socket_directories={folder} {_SETTINGS}"
        start = ("-D", folder / "data", "-l", folder / "log", "-o", options, "-w", "start")
        _as_server(programs / "pg_ctl", *start)
        pid = int((folder / "data" / "postmaster.pid").read_text().splitlines()[0])
        try:
            yield PostgresServer(port, folder, pid)
        finally:
            _as_server(programs / "pg_ctl", "-D", folder / "data", "-m", "immediate", "-w", "stop", check=False)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def crash(server: PostgresServer) -> None:
    """Kills the server's parent process, as a power cut would."""
    os.kill(server.pid, signal.SIGKILL)


def _programs() -> Path:
    """The folder with initdb and pg_ctl, newest version first; Debian does not put it on the PATH."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]), reverse=True)
    on_path = shutil.which("initdb")
    if not found and not on_path:
        pytest.skip("PostgreSQL is not installed: apt-get install postgresql")
    return found[0].parent if found else Path(str(on_path)).parent


def _as_server(program: Path, *arguments: object, own: Path | None = None, check: bool = True) -> None:
    """Runs a program of PostgreSQL, which refuses to be root: then as the user that Debian made for it."""
    command = [str(program), *(str(argument) for argument in arguments)]
    if os.geteuid() == 0:
        try:
            user = pwd.getpwnam("postgres")
        except KeyError:
            pytest.skip("PostgreSQL will not run as root, and there is no user `postgres`")
        if own is not None:
            os.chown(own, user.pw_uid, user.pw_gid)
        command = ["runuser", "-u", "postgres", "--", *command]
    with tempfile.TemporaryFile() as output:
        # A pipe would stay open in the server that pg_ctl leaves behind.
        done = subprocess.run(command, stdout=output, stderr=output, cwd="/", check=False, timeout=120)
        output.seek(0)
        assert not check or done.returncode == 0, output.read().decode()
