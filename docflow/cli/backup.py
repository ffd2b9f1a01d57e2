"""`docflow backup` and `restore`: database, documents and keys in one archive.

After a restore the ledger may know postings that the database does not, so posting stays paused until a person has
compared the two and calls `docflow resume`.
"""

import os
import shutil
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import typer

from docflow.cli.compose import open_files, open_store
from docflow.decisions.connectors import POSTING_PAUSED
from docflow.errors import BadInput, Misconfigured
from docflow.settings import Settings
from docflow.store import Store

_DATABASE = "docflow.sqlite"
_KEPT = ("files", "secret.key", "encryption.key")
"""What a backup holds beside the database."""


def write(settings: Settings, target: Path) -> None:
    """A consistent copy while docflow runs: documents are never changed, so they may be copied after the database, once
    those that it knows have files of their own."""
    store = open_store(settings)
    with tempfile.TemporaryDirectory(prefix="docflow-backup-") as folder:
        copy = Path(folder) / _DATABASE
        store.backup(copy)
        open_files(settings).file_away()
        unfinished = target.with_name(target.name + ".part")
        with tarfile.open(unfinished, "w:gz") as archive:
            archive.add(copy, _DATABASE)
            for path in _kept(settings.home):
                # Half a file that was just finished, or a journal that was just filed away.
                with suppress(FileNotFoundError):
                    archive.add(path, str(path.relative_to(settings.home)))
        unfinished.replace(target)
    typer.echo(f"{target}: {target.stat().st_size / 2**20:.1f} MB")


def _kept(home: Path) -> Iterator[Path]:
    """Every file beside the database."""
    for name in _KEPT:
        yield from (
            [home / name] if (home / name).is_file() else (path for path in (home / name).rglob("*") if path.is_file())
        )


def read(settings: Settings, source: Path) -> None:
    """Unpacks into an empty home and pauses posting. Raises BadInput where the home holds data already."""
    if settings.database:
        raise Misconfigured("`docflow restore` restores SQLite; for PostgreSQL use pg_restore, then `docflow doctor`.")
    if (settings.home / _DATABASE).exists():
        raise BadInput(f"{settings.home} holds a database already; move it away first, nothing is overwritten.")
    settings.home.mkdir(parents=True, exist_ok=True, mode=0o700)
    with tempfile.TemporaryDirectory(prefix="restore-", dir=settings.home) as folder:
        try:
            with tarfile.open(source, "r:gz") as archive:
                _unpack(archive, Path(folder))
        except (OSError, tarfile.TarError) as error:
            raise BadInput(f"{source} is not a backup of docflow: {error}") from error
        if not (Path(folder) / _DATABASE).exists():
            raise BadInput(f"{source} is not a backup of docflow: it holds no {_DATABASE}.")
        for name in (*_KEPT, _DATABASE):  # the database last: without it the restore can be started again
            if (Path(folder) / name).exists():
                _put(Path(folder) / name, settings.home / name)
    store = Store(settings.database_url, tenant=settings.tenant)
    store.upgrade()
    with store.begin() as tx:
        tx.flags.set(POSTING_PAUSED, f"restored from {source.name}")
        tx.audit.append("cli", "restored", "database", {"from": source.name})
    typer.echo("Restored. Posting is paused: compare the ledger with /v1/postings, then run `docflow resume`.")


def _unpack(archive: tarfile.TarFile, home: Path) -> None:
    """Only plain files and folders of a backup, only below the home, none for others to read. Python before 3.11.4,
    which Debian 12 has, knows no extraction filters, so each name is checked here."""
    for member in archive:
        place = Path(member.name)
        known = place.parts[:1] in ((_DATABASE,), *((name,) for name in _KEPT))
        if not known or ".." in place.parts or not (member.isfile() or member.isdir()):
            raise tarfile.TarError(f"{member.name} does not belong into a backup")
        if member.isdir():
            (home / place).mkdir(parents=True, exist_ok=True, mode=0o700)
            continue
        (home / place).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        packed = archive.extractfile(member)
        assert packed is not None  # it is a file
        with packed, open(home / place, "xb", opener=_private) as file:
            shutil.copyfileobj(packed, file)


def _put(source: Path, target: Path) -> None:
    """Into its place; what an earlier, broken restore left there gives way."""
    if target.is_dir():
        shutil.rmtree(target)
    source.replace(target)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def resume_posting(settings: Settings) -> None:
    """Lets posting go on."""
    with open_store(settings).begin() as tx:
        tx.flags.clear(POSTING_PAUSED)
        tx.audit.append("cli", "posting resumed", "database", {})
    typer.echo("Posting goes on.")
