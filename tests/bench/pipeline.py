"""Mails through the whole pipeline: Maildir -> sandboxed reading -> matching -> journal, with two worker processes."""

import os
import tempfile
import time
from pathlib import Path

from docflow.cli.compose import load_settings, open_store
from docflow.cli.demo import CONFIG, counts
from docflow.cli.receivables import import_customers, import_open_items
from docflow.cli.run import look_once, open_queue, workers_running


def mails_per_second(samples: Path, workers: int = 2) -> None:
    """Prints mails and documents per second of the sample mailbox, and the CPU seconds one mail costs."""
    with tempfile.TemporaryDirectory(prefix="docflow-bench-") as folder:
        home = Path(folder)
        config = home / "docflow.toml"
        mailbox = (samples / "mailbox").absolute()
        # No bank tells of the samples' money here, and posting is a part of the pipeline.
        wanted = CONFIG.replace("[policy]", '[policy]\npost_on = "advice"')
        config.write_text(wanted.format(home=home, port=0, mailbox=mailbox, journal=home / "ledger.beancount"))
        settings = load_settings(config)
        store = open_store(settings)
        import_customers(store, samples / "customers.csv")
        import_open_items(store, samples / "open_items.csv")
        cpu = sum(os.times()[:4])
        with open_queue(settings) as (queue, url):
            start = time.monotonic()
            with workers_running(settings, url, workers, home / "workers.log"):
                mails = look_once(settings, queue, store)
                while True:
                    _, documents, busy = counts(store)
                    if not busy:
                        break
                    time.sleep(0.05)
                wall = time.monotonic() - start
        cpu = sum(os.times()[:4]) - cpu
    print(
        f"whole pipeline: {mails} mails ({documents} documents) in {wall:.1f} s with {workers} workers, start included"
    )
    print(f"  {mails / wall:.1f} mails/s, {documents / wall:.1f} documents/s, {1000 * cpu / mails:.0f} ms CPU a mail")
