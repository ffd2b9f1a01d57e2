"""A process that looks into the mailboxes until it is killed."""

import threading
from pathlib import Path

from docflow.cli.compose import load_settings, open_files
from docflow.cli.run import look_forever, open_sources
from docflow.store import Store


def poller(config: str) -> None:
    """A process that looks until it is killed."""
    settings = load_settings(Path(config))
    store = Store(settings.database_url)
    sources = open_sources(settings, store, open_files(settings), lambda task: None)
    threads = [threading.Thread(target=look_forever, args=(one, threading.Event(), 0.5, 0.1)) for one in sources]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
