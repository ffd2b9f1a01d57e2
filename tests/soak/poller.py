"""Processes that stand behind the doors until they are killed."""

import threading
from pathlib import Path

from docflow.cli.compose import load_settings, open_files, vault_of
from docflow.cli.run import look_forever, open_sources
from docflow.cli.serve import lmtp_only
from docflow.store import Store, open_store


def poller(config: str) -> None:
    """Looks into every mailbox."""
    settings = load_settings(Path(config))
    store = Store(settings.database_url, vault=vault_of(settings))
    sources = open_sources(settings, store, open_files(settings), lambda task: None)
    threads = [threading.Thread(target=look_forever, args=(one, threading.Event(), 0.5, 0.1)) for one in sources]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def serve(config: str) -> None:
    """`docflow lmtp`."""
    lmtp_only(load_settings(Path(config)))


def watch(config: str) -> None:
    """Looks into a watched folder."""
    settings = load_settings(Path(config))
    (source,) = open_sources(settings, open_store(settings.database_url), open_files(settings), lambda task: None)
    look_forever(source, threading.Event(), 0.02, 0.02)
