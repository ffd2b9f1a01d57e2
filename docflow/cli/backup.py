"""`docflow backup` and `restore`: database, documents and keys in one archive.

After a restore the ledger may know postings that the database does not, so posting stays paused until a person has
compared the two and calls `docflow resume`.
"""

import tarfile
import tempfile
from pathlib import Path

import typer

from docflow.cli.compose import open_store
from docflow.errors import BadInput, Misconfigured
from docflow.settings import Settings
from docflow.store import Store
from workers.post import POSTING_PAUSED

_DATABASE = "docflow.sqlite"


def write(settings: Settings, target: Path) -> None:
    """A consistent copy while docflow runs: documents are never changed, so they may be copied after the database."""
    store = open_store(settings)
    with tempfile.TemporaryDirectory(prefix="docflow-backup-") as folder:
        copy = Path(folder) / _DATABASE
        store.backup(copy)
        unfinished = target.with_name(target.name + ".part")
        with tarfile.open(unfinished, "w:gz") as archive:
            archive.add(copy, _DATABASE)
            for name in ("files", "secret.key"):
                if (settings.home / name).exists():
                    archive.add(settings.home / name, name)
        unfinished.replace(target)
    typer.echo(f"{target}: {target.stat().st_size / 2**20:.1f} MB")


def read(settings: Settings, source: Path) -> None:
    """Unpacks into an empty home and pauses posting. Raises BadInput where the home holds data already."""
    if settings.database:
        raise Misconfigured("`docflow restore` restores SQLite; for PostgreSQL use pg_restore, then `docflow doctor`.")
    if (settings.home / _DATABASE).exists():
        raise BadInput(f"{settings.home} holds a database already; move it away first, nothing is overwritten.")
    settings.home.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        with tarfile.open(source, "r:gz") as archive:
            archive.extractall(settings.home, filter="data")
    except (OSError, tarfile.TarError) as error:
        raise BadInput(f"{source} is not a backup of docflow: {error}") from error
    if not (settings.home / _DATABASE).exists():
        raise BadInput(f"{source} is not a backup of docflow: it holds no {_DATABASE}.")
    store = Store(settings.database_url)
    store.upgrade()
    with store.begin() as tx:
        tx.flags.set(POSTING_PAUSED, f"restored from {source.name}")
        tx.audit.append("cli", "restored", "database", {"from": source.name})
    typer.echo("Restored. Posting is paused: compare the ledger with /v1/postings, then run `docflow resume`.")


def resume_posting(settings: Settings) -> None:
    """Lets posting go on."""
    with open_store(settings).begin() as tx:
        tx.flags.clear(POSTING_PAUSED)
        tx.audit.append("cli", "posting resumed", "database", {})
    typer.echo("Posting goes on.")
