"""`docflow serve`, `poll` and `ingest`."""

import asyncio
import threading
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

import typer
import uvicorn

from docflow import intake
from docflow.cli.compose import (
    open_anchors,
    open_files,
    open_openid,
    open_sandbox,
    open_sender,
    open_store,
    policy_of,
    secret_key,
)
from docflow.cli.connected import connected
from docflow.cli.connections import StoredConnections
from docflow.cli.doctor import checks
from docflow.cli.origins import shown_settings
from docflow.cli.run import background, look_once, open_queue, workers_running
from docflow.cli.tracing import set_up_tracing
from docflow.errors import DocflowError, Misconfigured
from docflow.mail.lmtp import LmtpRules, listening
from docflow.schema.mail import RawMail
from docflow.settings import Settings
from docflow.store import Store
from docflow.web.app import create_app
from docflow.web.connecting import NoConnections
from docflow.web.deps import Deps
from workers.extract import reader
from workers.queue import Queue
from workers.region import recogniser


def run(settings: Settings, poll: bool) -> None:
    """The service until it is told to stop; it begins anew with whatever was connected on a screen."""
    while _run_once(settings, poll):
        pass


def _run_once(file: Settings, poll: bool) -> bool:
    """Whether it ended so that it may begin anew."""
    store = open_store(file)
    settings = connected(file, store)
    with ExitStack() as stack:
        queue, url = stack.enter_context(open_queue(settings))
        stack.enter_context(workers_running(settings, url, settings.workers))
        stack.enter_context(background(settings, queue, store, poll))
        typer.echo(f"Review screen and API: http://{settings.host}:{settings.port}/", err=True)
        return serve_app(settings, store, queue, file)


def serve_app(settings: Settings, store: Store, queue: Queue, file: Settings | None = None) -> bool:
    """The web app alone, in this thread, until interrupted, or, with the settings of the file, until something was
    connected to it: then it says True."""
    set_up_tracing(settings.tenant)
    files = open_files(settings)
    again = threading.Event()
    with open_sandbox(settings) as sandbox:
        deps = Deps(
            store=store,
            files=files,
            policy=policy_of(settings),
            secret_key=secret_key(settings),
            hint=queue.hint,
            health=lambda: checks(settings, store, queue),
            read=reader(sandbox, files),
            recognise=recogniser(sandbox),
            letters=settings.letters,
            writes_as=settings.smtp.sender if settings.smtp.host else "",
            settings=lambda: shown_settings(settings, policy_of(settings), file or settings),
            connections=StoredConnections(file, store, again.set) if file else NoConnections(),
            openid=open_openid(settings),
            anchors=open_anchors(settings),
            may_send_to=open_sender(settings).check,
            requests_a_minute=settings.requests_a_minute,
            turn=queue.turn,
        )
        config = uvicorn.Config(
            create_app(deps),
            host=settings.host,
            port=settings.port,
            log_level="warning",
            server_header=False,
            # Open lists listen for news; they are not waited for.
            timeout_graceful_shutdown=5,
        )
        _serve_until(uvicorn.Server(config), again)
    return again.is_set()


def _serve_until(server: uvicorn.Server, again: threading.Event) -> None:
    """Until it is interrupted, or `again` is set; requests that are being answered are finished."""

    def end() -> None:
        again.wait()
        server.should_exit = True

    threading.Thread(target=end, daemon=True).start()
    server.run()


def poll_only(settings: Settings, once: bool) -> None:
    """The mailbox pollers alone."""
    store = open_store(settings)
    settings = connected(settings, store)
    with open_queue(settings) as (queue, _):
        if once:
            typer.echo(f"{look_once(settings, queue, store)} new mails and files.")
            return
        with background(settings, queue, store, poll=True):
            threading.Event().wait()


def ingest_files(settings: Settings, files: list[Path]) -> int:
    """Stores the files and their tasks; running workers find them. Returns 1 where a file was refused."""
    store, documents = open_store(settings), open_files(settings)
    failed = 0
    for file in files:
        try:
            received = intake.receive_file(store, documents, file.name, file.read_bytes())
        except (OSError, DocflowError) as problem:
            typer.echo(f"{file}: {problem}", err=True)
            failed = 1
        else:
            if received.task and settings.redis:
                Queue(settings.redis, settings.tenant).hint(received.task)
            typer.echo(f"{file}: {received.id}")
    return failed


def lmtp_only(settings: Settings) -> None:
    """The LMTP server until it is told to stop. Running workers find the mails; with a queue they are told."""
    store, files = open_store(settings), open_files(settings)
    hint = Queue(settings.redis, settings.tenant).hint if settings.redis else None
    lmtp = settings.lmtp
    rules = LmtpRules(recipients=lmtp.recipients, max_megabytes=lmtp.max_megabytes)

    def take(mails: Sequence[RawMail]) -> None:
        for received in intake.receive_mails(store, intake.make_durable(files, mails)).values():
            if received.task and hint:
                hint(received.task)

    async def serve() -> None:
        try:
            server = await listening(rules, take, lmtp.host, lmtp.port, lmtp.socket)
        except OSError as error:
            raise Misconfigured(
                f"LMTP cannot listen on {lmtp.socket or f'{lmtp.host}:{lmtp.port}'}: {error}"
            ) from error
        typer.echo(f"LMTP: {lmtp.socket or f'{lmtp.host}:{lmtp.port}'}", err=True)
        async with server:
            await server.serve_forever()

    asyncio.run(serve())
