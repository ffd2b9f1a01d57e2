"""The commands; each is a few lines that call the part that does it."""

import getpass
import sys
from pathlib import Path
from typing import Annotated, Any, Literal, NoReturn

import typer

from docflow.cli.books_commands import Files, bank, ledger, load
from docflow.cli.ending import in_order
from docflow.cli.proof_commands import audit, evidence
from docflow.errors import DocflowError
from docflow.schema.states import Role

app = typer.Typer(
    help="Remittance advices and disputed invoices in, posted receipts and tracked disputes out.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
db = typer.Typer(help="The database.", no_args_is_help=True)
user = typer.Typer(help="People who sign in to the review screen.", no_args_is_help=True)
key = typer.Typer(help="Keys for programs that use the API.", no_args_is_help=True)
mailbox = typer.Typer(help="Mailboxes that sign in with tokens.", no_args_is_help=True)
retrain = typer.Typer(help="Fit again what docflow learned, to what clerks decided.", no_args_is_help=True)
for name, group in (
    ("audit", audit),
    ("bank", bank),
    ("db", db),
    ("evidence", evidence),
    ("user", user),
    ("key", key),
    ("ledger", ledger),
    ("mailbox", mailbox),
    ("import", load),
    ("retrain", retrain),
):
    app.add_typer(group, name=name)


@app.command()
def demo(
    once: Annotated[bool, typer.Option("--once", help="End after the table.")] = False,
    samples: Annotated[Path, typer.Option(help="Folder with the sample mailbox.")] = Path("samples"),
    home: Annotated[Path, typer.Option(help="Folder for the demo's data; it is emptied first.")] = Path("var/demo"),
    port: Annotated[int, typer.Option(help="Port of the review screen.")] = 8080,
) -> None:
    """Show the main job: the sample mailbox through the whole pipeline, then the review screen."""
    from docflow.cli.demo import run

    run(samples, home, once, port)


@app.command()
def serve(
    workers: Annotated[int | None, typer.Option(help="Worker processes to start; 0: none.")] = None,
    poll: Annotated[bool, typer.Option(help="Poll the mailboxes.")] = True,
    port: Annotated[int | None, typer.Option(help="Port to listen on.")] = None,
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
) -> None:
    """Serve the review screen and the API, with workers and mailbox poller unless told otherwise."""
    from docflow.cli.compose import load_settings
    from docflow.cli.serve import run

    given: dict[str, Any] = {"workers": workers, "port": port, "host": host}
    run(load_settings(None, **{name: value for name, value in given.items() if value is not None}), poll)


@app.command()
def worker(burst: Annotated[bool, typer.Option("--burst", help="End when nothing is left to do.")] = False) -> None:
    """Run one worker."""
    from docflow.cli.compose import load_settings
    from docflow.cli.run import work

    work(load_settings(), burst)


@app.command()
def poll(
    once: Annotated[bool, typer.Option("--once", help="Look into every mailbox once and end.")] = False,
) -> None:
    """Poll the mailboxes only (for a machine of its own)."""
    from docflow.cli.compose import load_settings
    from docflow.cli.serve import poll_only

    poll_only(load_settings(), once)


@mailbox.command("login")
def mailbox_login(
    name: Annotated[str, typer.Argument(help="A mailbox of the settings.")],
    device: Annotated[bool, typer.Option("--device", help="Sign in with a code on another device.")] = False,
) -> None:
    """Sign a mailbox in with its identity provider (XOAUTH2); once, and again when the sign-in ends."""
    from docflow.cli.compose import load_settings, open_store
    from docflow.cli.mailboxes import login

    settings = load_settings()
    login(settings, open_store(settings), name, device, typer.prompt)


@app.command()
def lmtp() -> None:
    """Take mail from a mail server over LMTP; it is answered only when the mail is safe."""
    from docflow.cli.compose import load_settings
    from docflow.cli.serve import lmtp_only

    lmtp_only(load_settings())


@app.command()
def ingest(files: Files) -> None:
    """Take in files (papers or stored mails) as if they had been mailed."""
    from docflow.cli.compose import load_settings
    from docflow.cli.serve import ingest_files

    raise typer.Exit(ingest_files(load_settings(), files))


@app.command()
def extract(
    files: Files,
    jobs: Annotated[int, typer.Option(help="Files read at the same time; 0: one a processor.")] = 0,
    open_items: Annotated[
        Path | None, typer.Option(help="CSV of open items (number, remaining, currency) to check what is read against.")
    ] = None,
) -> None:
    """Print one JSON object a record found, as JSON Lines; status 1 where a file could not be read."""
    from docflow.cli.extract import run

    raise typer.Exit(run(files, jobs, open_items))


@app.command("eval")
def evaluate(
    folders: Annotated[
        list[Path],
        typer.Argument(help="Folders of papers with their expected.json, or files of --keep.", show_default=False),
    ],
    jobs: Annotated[int, typer.Option(help="Papers read at the same time; 0: one a processor.")] = 0,
    leave_out: Annotated[
        Literal["auto", "layout", "none"],
        typer.Option(help="layout: confidences from models that have not seen the layout; none: the packaged model."),
    ] = "auto",
    one_wrong_in: Annotated[int, typer.Option(help="Target: at most 1 wrong in so many that pass.", min=1)] = 10_000,
    json_file: Annotated[Path | None, typer.Option("--json", help="Also write every figure to this file.")] = None,
    html_file: Annotated[Path | None, typer.Option("--html", help="Also write a report with pictures.")] = None,
    keep: Annotated[Path | None, typer.Option(help="Keep what was found, to judge or fit from it again.")] = None,
    misread: Annotated[int, typer.Option(help="Papers that are not perfect to print.")] = 20,
    truth: Annotated[Path | None, typer.Option(help="Truth of files that have none beside them, by file name.")] = None,
) -> None:
    """Measure on papers with known truth; status 1 where a paper that passes without review is wrong."""
    from docflow.cli.measuring.evaluate import run

    files = {"json_file": json_file, "html_file": html_file, "keep_file": keep, "truth": truth}
    raise typer.Exit(run(folders, jobs=jobs, leave_out=leave_out, one_wrong_in=one_wrong_in, misread=misread, **files))


@app.command()
def calibrate(
    folders: Annotated[
        list[Path],
        typer.Argument(help="Folders of papers with their expected.json, or files of eval --keep.", show_default=False),
    ],
    out: Annotated[Path | None, typer.Option(help="Model to write; the installed one if none is named.")] = None,
    jobs: Annotated[int, typer.Option(help="Papers read at the same time; 0: one a processor.")] = 0,
) -> None:
    """Fit the confidences on papers with known truth, and measure how often they err."""
    from docflow.cli.measuring.calibrate import run

    raise typer.Exit(run(folders, out, jobs))


@retrain.command("reasons")
def retrain_reasons(
    from_store: Annotated[bool, typer.Option("--from-store", help="Learn from clerks' corrections too.")] = False,
    to: Annotated[Path | None, typer.Option(help="File to write instead of the one that extraction uses.")] = None,
    confusion: Annotated[bool, typer.Option("--confusion", help="Print the whole confusion matrix.")] = False,
    unseen: Annotated[Path | None, typer.Option(help="Also measure on this file: reason, language, text.")] = None,
) -> None:
    """Fit the classifier of deduction reasons again, print how good it is, and let extraction use it."""
    from docflow.cli.compose import load_settings
    from docflow.cli.retrain import retrain as run

    run(load_settings(), from_store, to, confusion, unseen)


@app.command()
def doctor() -> None:
    """Say what is missing and how to get it; status 1 where something needed is."""
    from docflow.cli.doctor import run

    raise typer.Exit(run())


@app.command()
def backup(target: Annotated[Path, typer.Argument(help="Archive to write (.tar.gz).")]) -> None:
    """Write database and documents into one archive."""
    from docflow.cli.backup import write
    from docflow.cli.compose import load_settings

    write(load_settings(), target)


@app.command()
def restore(source: Annotated[Path, typer.Argument(help="Archive that `docflow backup` wrote.")]) -> None:
    """Restore a backup into an empty home; posting stays paused until `docflow resume` is called."""
    from docflow.cli.backup import read
    from docflow.cli.compose import load_settings

    read(load_settings(), source)


@app.command()
def resume() -> None:
    """Let posting go on after a restore, once the ledger has been compared."""
    from docflow.cli.backup import resume_posting
    from docflow.cli.compose import load_settings

    resume_posting(load_settings())


@db.command()
def upgrade() -> None:
    """Bring the database to the newest revision."""
    from docflow.cli.compose import load_settings, open_store

    store = open_store(load_settings())
    typer.echo(f"The database is at revision {store.current_revision()}.")


@user.command("add")
def user_add(
    name: Annotated[str, typer.Argument(help="Name to sign in with.")],
    role: Annotated[Role, typer.Option(help="What the user may do.")] = Role.CLERK,
    password_stdin: Annotated[bool, typer.Option(help="Read the password from standard input.")] = False,
) -> None:
    """Add a local user; asks for the password."""
    from docflow.cli.compose import load_settings, open_store
    from docflow.cli.users import add_user

    password = sys.stdin.readline().rstrip("\n") if password_stdin else getpass.getpass("Password: ")
    add_user(open_store(load_settings()), name, password, role)
    typer.echo(f"{name} may sign in as {role}.")


@key.command("add")
def key_add(
    name: Annotated[str, typer.Argument(help="What the key is for.")],
    scope: Annotated[list[str], typer.Option(help="read, write, post or admin; may be repeated.")],
) -> None:
    """Make an API key; it is shown once."""
    from docflow.cli.compose import load_settings, open_store
    from docflow.cli.users import add_key

    typer.echo(add_key(open_store(load_settings()), name, scope))


@app.command()
def report() -> None:
    """Print the figures of the moment: documents by state, what waits, ageing, disputes by reason and age."""
    from docflow.cli.compose import load_settings, open_store
    from workers.report import digest

    store = open_store(load_settings())
    typer.echo(digest(store, store.clock()).model_dump_json(indent=2))


def main() -> NoReturn:
    """Runs the command line; an error of ours is one sentence and status 2, never a traceback."""
    from docflow.cli.logs import set_up_logging

    set_up_logging()
    try:
        with in_order():
            app()
    except DocflowError as problem:
        typer.echo(f"docflow: {problem}", err=True)
        sys.exit(2)
    except KeyboardInterrupt:
        sys.exit(130)
    sys.exit(0)
