"""`docflow demo`: the sample mailbox through the real pipeline into a beancount journal, then the review screen."""

import secrets
import shutil
import socket
import subprocess
import time
from functools import partial
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from docflow import intake
from docflow.cli.compose import load_settings, open_files, open_store
from docflow.cli.demo_bank import Bank
from docflow.cli.demo_tables import show_mails, show_receipts
from docflow.cli.logs import logged_to
from docflow.cli.receivables import import_customers, import_open_items
from docflow.cli.run import background, look_once, open_queue, workers_running
from docflow.cli.serve import serve_app
from docflow.cli.users import add_user
from docflow.errors import Misconfigured
from docflow.schema.documents import Wanted
from docflow.schema.money import plain
from docflow.schema.records import BankEntry
from docflow.schema.states import DocumentState, PostingState, Role
from docflow.settings import Settings
from docflow.store import Store
from workers.beside import beside, every
from workers.queue import Queue

CONFIG = """\
# Written by `docflow demo`: an example of all that a small company needs.
home = "{home}"
port = {port}
workers = 2

[mailboxes.ar]
kind = "maildir"
path = "{mailbox}"

[policy]
own_domains = ["norhaven.example"]

[ledgers.journal]
kind = "beancount"
path = "{journal}"
"""
PEOPLE = {"clerk": Role.APPROVER, "manager": Role.APPROVER, "admin": Role.ADMIN}
"""Who can sign in: nobody approves alone what takes two, and every screen can be looked at."""
_ON_THE_WAY = frozenset(
    {PostingState.QUEUED, PostingState.CLAIMED, PostingState.CREATED, PostingState.POSTED, PostingState.RECONCILED}
)
_BANK_LOOKS = 3.0
"""Seconds from one statement of the demo's bank to the next."""
_NOT_YET = frozenset({DocumentState.RECEIVED, DocumentState.READING, DocumentState.EXTRACTED, DocumentState.APPROVED})


def run(samples: Path, home: Path, once: bool, port: int) -> None:
    """The whole demo; with `once` it ends after the table."""
    console = Console()
    console = console if console.is_terminal else Console(width=160)
    settings, journal = _fresh(samples, home, port)
    store = open_store(settings)
    customers = import_customers(store, samples / "customers.csv").rows
    items = import_open_items(store, samples / "open_items.csv").rows
    console.print(f"{customers} customers and {items} open items imported; the mailbox is {samples / 'mailbox'}.")
    bank = Bank()
    with open_queue(settings) as (queue, url), workers_running(settings, url, settings.workers, home / "workers.log"):
        mails = look_once(settings, queue, store)
        _watch(console, store, f"{mails} mails")
        _money_comes(console, store, settings, queue, bank)
        show_mails(console, store)
        if (samples / "trade").is_dir():
            _money_without_advice(console, store, settings, queue, bank, samples / "trade")
        _check(console, journal)
        if once:
            return
        password = secrets.token_urlsafe(6)
        for name, role in PEOPLE.items():
            add_user(store, name, password, role)
        # The password must not scroll away under a line for each request.
        with (
            logged_to(home / "serve.log"),
            background(settings, queue, store),
            beside(partial(every, _BANK_LOOKS, partial(_pay, store, settings, queue, bank), "money of the bank")),
        ):
            console.print(f"\nReview screen and API: [bold]http://{settings.host}:{settings.port}/[/bold]")
            console.print(
                f"Sign in as [bold]clerk[/bold] with password [bold]{password}[/bold]. A second approval is given by "
                f"[bold]manager[/bold], set-up and API keys are shown to [bold]admin[/bold], with the same password. "
                f"The demo's bank pays what is approved a few seconds later; then it is booked. "
                f"The log is {home / 'serve.log'}. Ctrl+C ends the demo."
            )
            serve_app(settings, store, queue)


def _fresh(samples: Path, home: Path, port: int) -> tuple[Settings, Path]:
    """A demo begins from nothing; its settings are a file that can be read and copied."""
    if not (samples / "mailbox").is_dir():
        raise Misconfigured(f"{samples} has no folder mailbox; run the demo in the project's folder or name --samples.")
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True, mode=0o700)
    journal = home.absolute() / "ledger.beancount"
    config = home / "docflow.toml"
    config.write_text(
        CONFIG.format(home=home.absolute(), port=_free(port), mailbox=(samples / "mailbox").absolute(), journal=journal)
    )
    return load_settings(config), journal


def _free(port: int) -> int:
    """The wished port, or any other where it is taken."""
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            probe.bind(("127.0.0.1", 0))
        found: int = probe.getsockname()[1]
        return found


def _watch(console: Console, store: Store, what: str) -> None:
    """A progress bar until nothing moves by itself any more."""
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console) as progress:
        bar = progress.add_task(what, total=None)
        while True:
            done, total, busy = counts(store)
            progress.update(bar, completed=done, total=max(total, 1), description=f"{what}, {total} documents")
            if not busy:
                return
            time.sleep(0.2)


def counts(store: Store) -> tuple[int, int, bool]:
    """(documents that came to rest, all documents, whether anything is still on its way)."""
    with store.read() as tx:
        counts = tx.documents.counts()
        moving = sum(counts[state] for state in _NOT_YET)
        postings = sum(count for state, count in tx.postings.counts().items() if state in _ON_THE_WAY)
        busy = bool(tx.tasks.open_count() or postings or moving)
    total = sum(counts.values())
    return total - moving, total, busy


def _pay(store: Store, settings: Settings, queue: Queue, bank: Bank) -> int:
    """The bank's statement with the money of what waits for it, if there is any; how many advices that are."""
    states = Wanted(states=frozenset({DocumentState.AWAITING_RECEIPT}))
    with store.read() as tx:
        waiting = tx.documents.list(states, limit=10_000)
    return bank.pay(waiting, partial(_hand_in, store, settings, queue))


def _hand_in(store: Store, settings: Settings, queue: Queue, statement: bytes) -> None:
    received = intake.receive_file(store, open_files(settings), "statement.xml", statement)
    if received.task:
        queue.hint(received.task)


def _money_comes(console: Console, store: Store, settings: Settings, queue: Queue, bank: Bank) -> None:
    """The proven advices wait for their money; then the bank's statement arrives."""
    paid = _pay(store, settings, queue, bank)
    if not paid:
        return
    console.print(f"The bank's statement arrives, with the money of the {paid} advices that wait for it.")
    _watch(console, store, "1 statement")
    with store.read() as tx:
        counts, totals = tx.receipts.counts(), tx.receipts.totals()
    came = ", ".join(f"{plain(total)} {currency}" for currency, total in sorted(totals.items()))
    said = ", ".join(f"{count} {status.replace('_', ' ')}" for status, count in sorted(counts.items()))
    console.print(f"Receipts: {said} ({came}).")


def _money_without_advice(
    console: Console, store: Store, settings: Settings, queue: Queue, bank: Bank, trade: Path
) -> None:
    """What payers send who tell nothing but what their bank passes on; then what became of each payment."""
    customers = import_customers(store, trade / "customers.csv").rows
    items = import_open_items(store, trade / "open_items.csv").rows
    entries = [BankEntry.model_validate_json(line) for line in (trade / "receipts.jsonl").read_text().splitlines()]
    bank.bring(
        {f"trade {number}": entry for number, entry in enumerate(entries)}, partial(_hand_in, store, settings, queue)
    )
    console.print(
        f"\n{customers} more customers with {items} open items; the bank brings {len(entries)} payments of them "
        "that no advice tells of."
    )
    _watch(console, store, "1 statement")
    show_receipts(console, store, {entry.bank_reference for entry in entries})


def _check(console: Console, journal: Path) -> None:
    """The journal is judged by a program that is not ours, where it is installed."""
    if not journal.exists():
        console.print("Nothing was posted, so there is no journal.")
        return
    console.print(f"Journal: {journal}")
    checker = next((path for path in _checkers() if path.exists()), None)
    if checker is None:
        console.print("bean-check is not installed; to verify the journal: pip install beancount && bean-check FILE")
        return
    result = subprocess.run([checker, journal], capture_output=True, text=True, check=False)
    verdict = "[green]accepts it[/green]" if result.returncode == 0 else f"[red]refuses it[/red]:\n{result.stderr}"
    console.print(f"bean-check {verdict}")


def _checkers() -> list[Path]:
    found = shutil.which("bean-check")
    return [Path(".venv-programs/bin/bean-check").absolute(), *([Path(found)] if found else [])]
