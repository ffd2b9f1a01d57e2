"""`docflow doctor` and /readyz: what is there, what is missing, and how to get it."""

import datetime as dt
import shutil
import sys
from collections.abc import Callable, Iterator
from functools import partial

from rich.console import Console

from docflow.cli.charts import account_checks
from docflow.cli.compose import (
    load_settings,
    open_anchors,
    open_files,
    open_ledgers,
    open_post,
    open_store,
    policy_of,
    vault_of,
)
from docflow.cli.connected import connected
from docflow.cli.mailboxes import open_folders, open_mailboxes
from docflow.errors import DocflowError, LedgerError, Misconfigured
from docflow.mail.mailbox import Mailbox
from docflow.rules.mirrored import drift_words
from docflow.schema.documents import Check
from docflow.schema.records import Kind
from docflow.schema.states import DocumentState
from docflow.settings import Settings
from docflow.store import Store
from extractors.readers._engine import engine
from workers.anchor import ANCHORED_EVERY
from workers.queue import Queue

_LANGUAGES = ("eng", "deu", "fra", "spa", "ita", "nld", "por")
_LOW_DISK = 2 * 2**30
_CLOCKS_APART = dt.timedelta(seconds=60)


def run() -> int:
    """Prints every check, connecting to mailboxes and ledgers; returns 1 where one fails."""
    console = Console()
    settings = _with_screen(load_settings())
    found = [*_machine(settings), *_parts(settings)]
    for check in found:
        mark = "[green]ok [/green]" if check.ok else "[red]no [/red]"
        console.print(f"{mark} [bold]{check.name}[/bold]: {check.message}", highlight=False)
        if check.remedy and not check.ok:
            console.print(f"      {check.remedy}", highlight=False)
    return int(not all(check.ok for check in found))


def _with_screen(settings: Settings) -> Settings:
    """With what was connected on a screen, where there is a store yet."""
    if not settings.database and not (settings.home / "docflow.sqlite").exists():
        return settings
    store = Store(settings.database_url, vault=vault_of(settings), tenant=settings.tenant)
    try:
        store.check()
    except Misconfigured:
        return settings  # it is older than this program, which the check of the database tells
    return connected(settings, store)


def checks(settings: Settings, store: Store, queue: Queue) -> list[Check]:
    """What /readyz answers: the parts this process uses, and what the pollers last saw of the mailboxes."""
    return [_store_check(store), _queue_check(queue), _disk(settings), *_mailbox_states(store)]


def _sender_check(settings: Settings) -> Check:
    """Without the name of our own mail server nobody's word about a sender is believed, and none is missed."""
    server = policy_of(settings).authentication_server
    told = f"mail that {server} could not verify (DMARC) is never approved by machine"
    unset = "no mail server is trusted about senders; set policy.authentication_server to its authserv-id"
    return Check(name="senders", ok=True, message=told if server else unset)


def _parts(settings: Settings) -> Iterator[Check]:
    yield _database(settings)
    yield from _invariants(settings)
    yield from _anchored(settings)
    yield from _clock(settings)
    yield tried("documents", lambda: str(type(open_files(settings)).__name__) + " can be opened")
    if settings.redis:
        yield _queue_check(Queue(settings.redis, settings.tenant))
    else:
        yield Check(name="queue", ok=True, message="a private Valkey is started with docflow")
    for mailbox in open_mailboxes(settings, lambda: open_store(settings)):
        yield from live_mailbox(mailbox)
    for folder in open_folders(settings):
        yield tried(f"folder {folder.name}", folder.check)
    if settings.mailboxes:
        yield _sender_check(settings)
    else:
        yield Check(name="mailboxes", ok=True, message="none is configured; files come by upload and `docflow ingest`")
    if post := open_post(settings):
        yield tried("letters", post.check)
    for ledger in open_ledgers(settings).values():
        yield from ledger.check()
    yield from _accounts(settings)
    yield from _mirrors(settings)
    yield from _money(settings)
    yield from _limits(settings)
    if not settings.ledgers:
        yield Check(name="ledgers", ok=True, message="none is configured; postings wait in the pull feed /v1/postings")


def _accounts(settings: Settings) -> Iterator[Check]:
    """Whether every account that a posting may name is in the charts of the ledgers that tell theirs."""
    for name, ledger in settings.ledgers.items():
        values = {"kind": ledger.kind, **(ledger.model_extra or {})}
        try:
            yield from account_checks(policy_of(settings), name, values)
        except LedgerError as problem:
            yield Check(name=f"ledger {name}: accounts of postings", ok=False, message=str(problem))


def _mirrors(settings: Settings) -> Iterator[Check]:
    """How far the mirror of each ledger is, and whether the last full look found it to have drifted."""
    if not settings.database and not (settings.home / "docflow.sqlite").exists():
        return
    with Store(settings.database_url, tenant=settings.tenant).read() as tx:
        states = tx.mirrors.all()
    for state in states:
        said = state.trouble or f"read {state.read_at:%Y-%m-%d %H:%M} UTC. {drift_words(state)}"
        well = not state.trouble and not (state.incremental and state.drift.count)
        yield Check(
            name=f"mirror of {state.ledger}",
            ok=well,
            message=said,
            remedy="Look at what differed under Customers, then read it once more: docflow import ledger NAME.",
        )


def _money(settings: Settings) -> Iterator[Check]:
    """Where payments wait for the bank, somebody must bring what the bank says."""
    if policy_of(settings).post_on == "advice":
        yield Check(name="money", ok=True, message="payments are booked on the advice alone")
    elif settings.database or (settings.home / "docflow.sqlite").exists():
        with Store(settings.database_url, tenant=settings.tenant).read() as tx:
            waiting, told = tx.documents.counts()[DocumentState.AWAITING_RECEIPT], tx.statements.any()
        yield Check(
            name="money",
            ok=told or not waiting,
            message=f"{waiting} advices wait for their money" + ("" if told else "; no bank statement ever came"),
            remedy='Import statements (docflow bank import FILE...), or set post_on = "advice" under [policy].',
        )


def _limits(settings: Settings) -> Iterator[Check]:
    """Limits are sums of the company's currency: without it 10,000 are little in yen and much in dinars."""
    policy = policy_of(settings)
    if policy.currency or not (settings.database or (settings.home / "docflow.sqlite").exists()):
        return
    with Store(settings.database_url, tenant=settings.tenant).read() as tx:
        used = tx.open_items.currencies()
    yield Check(
        name="limits",
        ok=len(used) < 2,
        message=f"limits are meant in the currency of each payment; open items are in {', '.join(used) or 'none'}",
        remedy='Say under [policy] what your own currency is (currency = "EUR"), and what others are worth (rates).',
    )


def _machine(settings: Settings) -> Iterator[Check]:
    version = ".".join(str(part) for part in sys.version_info[:3])
    yield Check(
        name="python", ok=(3, 11) <= sys.version_info[:2] <= (3, 13), message=version, remedy="Use 3.11 to 3.13."
    )
    yield _disk(settings)
    yield from _certainty(settings)
    reader = engine()
    there = sorted(reader.languages()) if reader else []
    yield Check(
        name="ocr",
        ok="eng" in there,
        message=f"scans are read in {', '.join(there)}" if there else "no OCR language data",
        remedy="Run scripts/setup.sh again.",
    )
    if missing := [language for language in _LANGUAGES if language not in there]:
        packages = " ".join(f"tesseract-ocr-{language}" for language in missing)
        yield Check(
            name="ocr languages",
            ok=True,
            message=f"not there: {', '.join(missing)}. To add them: sudo apt-get install tesseract-ocr {packages}",
        )


def _certainty(settings: Settings) -> Iterator[Check]:
    """What the confidences are worth: the target, the threshold that follows, and what was measured of it."""
    policy = policy_of(settings)
    for kind in (Kind.REMITTANCE, Kind.DISPUTE, Kind.INVOICE):
        found = policy.bar(kind)
        yield Check(
            name=f"certainty of a {kind}" if kind is not Kind.INVOICE else "certainty of an invoice",
            ok=found.basis != "nothing",
            message=found.sentence,
            remedy="Fit the confidences on papers with known truth: docflow calibrate FOLDER.",
        )


def _disk(settings: Settings) -> Check:
    folder = next(path for path in (settings.home.absolute(), *settings.home.absolute().parents) if path.exists())
    free = shutil.disk_usage(folder).free
    return Check(
        name="disk",
        ok=free > _LOW_DISK,
        message=f"{free / 2**30:.1f} GB free for {settings.home}",
        remedy="Free some space: on a full disk no mail is taken in (nothing is lost: it stays where it is).",
    )


def _database(settings: Settings) -> Check:
    if not settings.database and not settings.home.exists():
        return Check(name="database", ok=True, message="is made when docflow starts for the first time")
    return _store_check(Store(settings.database_url, tenant=settings.tenant))


def _invariants(settings: Settings) -> Iterator[Check]:
    """What should always hold in the data; the first few sentences where it does not."""
    if not settings.database and not (settings.home / "docflow.sqlite").exists():
        return
    with Store(settings.database_url, tenant=settings.tenant).read() as tx:
        faults = tx.broken()
    if not faults:
        yield Check(
            name="data", ok=True, message="every mail, decision and posting is accounted for; the audit trail is whole"
        )
    for fault in faults[:10]:
        yield Check(name="data", ok=False, message=fault, remedy="Keep a backup and ask for help before you go on.")


def _anchored(settings: Settings) -> Iterator[Check]:
    """Whether the audit trail's head was noted outside the database of late."""
    if not settings.database and not (settings.home / "docflow.sqlite").exists():
        return
    store = Store(settings.database_url, tenant=settings.tenant)

    def check() -> str:
        noted = open_anchors(settings).all(settings.tenant)
        seq = noted[-1].seq if noted else 0
        with store.read() as tx:
            head, waiting = tx.audit.anchor(), tx.audit.after(seq, 1)
        if waiting and head.at - waiting[0].at > 2 * ANCHORED_EVERY:
            raise Misconfigured("the head of the audit trail was not noted for two days")
        return f"noted at entry {seq} of {head.seq}"

    yield tried("anchor", check, "`docflow serve` notes it daily, `docflow audit anchor` now.")


def _clock(settings: Settings) -> Iterator[Check]:
    """Whether our clock goes with the database's, and was not set back behind what is noted already."""
    if not settings.database and not (settings.home / "docflow.sqlite").exists():
        return
    store = Store(settings.database_url, tenant=settings.tenant)

    def check() -> str:
        with store.read() as tx:
            head, off = tx.audit.anchor(), tx.now() - tx.database_time()
        if abs(off) > _CLOCKS_APART:
            raise Misconfigured(f"this machine's clock is {off.total_seconds():.0f} s off that of the database")
        if head.seq and head.at > tx.now() + _CLOCKS_APART:
            raise Misconfigured(f"it is before the last entry of the audit trail, of {head.at:%Y-%m-%d %H:%M} UTC")
        return f"{tx.now():%Y-%m-%d %H:%M:%S} UTC, {abs(off.total_seconds()):.1f} s off that of the database"

    yield tried("clock", check, "Let it be set by the network (NTP): signed events of a wrong clock are refused.")


def _store_check(store: Store) -> Check:
    def check() -> str:
        if store.current_revision() is None:
            return "is made when docflow starts for the first time"
        store.check()
        return f"{store.url.split('@')[-1]} at revision {store.current_revision()}"

    return tried("database", check, "Run: docflow db upgrade")


def _queue_check(queue: Queue) -> Check:
    def check() -> str:
        queue.ping()
        return f"{queue.waiting()} jobs waiting"

    return tried("queue", check, "Start Redis, or leave DOCFLOW_REDIS empty for a private server.")


def live_mailbox(mailbox: Mailbox, remedy: str = "Correct it in docflow.toml.") -> Iterator[Check]:
    """Connects, and opens every folder."""
    try:
        for folder in mailbox.folders:
            yield tried(f"mailbox {mailbox.name}", partial(_opened, mailbox, folder), remedy)
        if notice := mailbox.notice():
            yield Check(name=f"mailbox {mailbox.name}", ok=False, message=notice)
    finally:
        mailbox.close()


def _opened(mailbox: Mailbox, folder: str) -> str:
    mailbox.open(folder)
    return f"{folder} can be read ({len(mailbox.uids())} mails)"


def _mailbox_states(store: Store) -> Iterator[Check]:
    with store.read() as tx:
        states = tx.mailboxes.all()
    for state in states:
        said = state.trouble or state.notice or "is being read"
        yield Check(name=f"mailbox {state.name}", ok=not state.trouble, message=said)


def tried(name: str, attempt: Callable[[], str], remedy: str = "") -> Check:
    """A check of something that raises where it is not well."""
    try:
        return Check(name=name, ok=True, message=attempt())
    except DocflowError as problem:
        return Check(name=name, ok=False, message=str(problem), remedy=remedy)
