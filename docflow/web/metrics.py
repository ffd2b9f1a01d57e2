"""What Prometheus is told: read from the database at each scrape, so that every process tells the same."""

import datetime as dt
from collections.abc import Iterator
from threading import Lock

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric, SummaryMetricFamily
from prometheus_client.registry import Collector

from docflow.decisions import checks
from docflow.rules.figures import Figures
from docflow.store import Store, Tx

_QUARTER = dt.timedelta(weeks=13)
_FIGURES_KEPT = dt.timedelta(minutes=5)
"""The five figures are added up over a quarter: not at every scrape."""
_DAY = dt.timedelta(days=1)


class Metrics:
    """The measurements of one house."""

    def __init__(self, store: Store) -> None:
        self._registry = CollectorRegistry(auto_describe=False)
        self._registry.register(_House(store))

    def text(self) -> bytes:
        """In Prometheus' text format."""
        return generate_latest(self._registry)


class _House(Collector):
    """See Metrics."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._figures: tuple[dt.datetime, Figures] | None = None
        self._lock = Lock()

    def collect(self) -> Iterator[Metric]:
        """Everything, of one state of the database."""
        now = self._store.clock()
        with self._store.read() as tx:
            yield from _queue(tx, now)
            yield from _documents(tx)
            yield from _postings(tx, now)
            yield from _consumers(tx)
            yield from _cash(self._of_quarter(tx, now))

    def _of_quarter(self, tx: Tx, now: dt.datetime) -> Figures:
        with self._lock:
            if self._figures is None or now - self._figures[0] > _FIGURES_KEPT:
                self._figures = now, checks.report(tx, now.date() - _QUARTER).whole
            return self._figures[1]


def _queue(tx: Tx, now: dt.datetime) -> Iterator[Metric]:
    oldest = tx.tasks.oldest_open()
    yield _gauge("tasks_open", "Work that waits or is being done.", tx.tasks.open_count())
    yield _gauge("task_oldest_seconds", "Age of the oldest of it.", (now - oldest).total_seconds() if oldest else 0)


def _documents(tx: Tx) -> Iterator[Metric]:
    family = GaugeMetricFamily("docflow_documents", "Documents by state.", labels=["state"])
    for state, count in tx.documents.counts().items():
        family.add_metric([state.value], count)
    yield family


def _postings(tx: Tx, now: dt.datetime) -> Iterator[Metric]:
    counts = GaugeMetricFamily("docflow_postings", "Postings by ledger and state.", labels=["ledger", "state"])
    for ledger, states in tx.postings.counts_by_ledger().items():
        for state, count in states.items():
            counts.add_metric([ledger, state.value], count)
    oldest = GaugeMetricFamily(
        "docflow_posting_oldest_seconds", "Age of the oldest posting that is not over.", labels=["ledger"]
    )
    for ledger, since in tx.postings.oldest_open().items():
        oldest.add_metric([ledger], (now - since).total_seconds())
    took = SummaryMetricFamily(
        "docflow_posting_seconds", "From approval until a ledger had it, of the last day.", labels=["ledger"]
    )
    for ledger, (count, seconds) in tx.postings.took(now - _DAY).items():
        took.add_metric([ledger], count, seconds)
    yield from (counts, oldest, took)


def _consumers(tx: Tx) -> Iterator[Metric]:
    failing = GaugeMetricFamily("docflow_webhook_attempts", "Failed attempts at the next event.", labels=["webhook"])
    dead = GaugeMetricFamily("docflow_webhook_dead_letters", "Events that were given up.", labels=["webhook"])
    for one in tx.subscriptions.all():
        failing.add_metric([one.name], one.attempt)
        dead.add_metric([one.name], len(tx.subscriptions.letters(one.id)))
    boxes = GaugeMetricFamily("docflow_mailbox_trouble", "1 where a mailbox cannot be read.", labels=["mailbox"])
    for box in tx.mailboxes.all():
        boxes.add_metric([box.name], bool(box.trouble))
    yield from (failing, dead, boxes)
    yield CounterMetricFamily("docflow_audit_entries", "Entries of the audit trail.", value=tx.audit.head()[0])


def _cash(figures: Figures) -> Iterator[Metric]:
    """Counts, not rates: rates follow, and sums of them can be made."""
    family = GaugeMetricFamily("docflow_cash", "The five figures of the last quarter, as counts.", labels=["figure"])
    for name in Figures.model_fields:
        family.add_metric([name], getattr(figures, name))
    yield family


def _gauge(name: str, about: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(f"docflow_{name}", about, value=value)
