"""What a clerk waits for: the weight of the review screen, and the next document after `Approve & next`.

`python -m tests.bench screen`: 100,000 documents in the database, a real browser; beside it, in the same run and the
same browser, a bare FastAPI page that answers a form with a redirect to a page of a few words.
"""

import os
import sqlite3
import statistics
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from fastapi import FastAPI
from fastapi.responses import HTMLResponse, RedirectResponse
from playwright.sync_api import Browser, Page

from docflow.cli.logs import set_up_logging
from docflow.store import Store
from tests.servers.chromium import running_chromium, serving
from tests.servers.stores import Clock, make_store
from tests.web import scene
from tests.web.conftest import PASSWORD, House, cheap_hash, furnished

DOCUMENTS = 100_000
WAITING = 2_000
"""Of them so many wait for a person."""
STEPS = 15
LOOKED = 1_000
"""Milliseconds for which a clerk looks at a document who looks at it at all; one who does not presses as it appears."""
_BARE = "<!doctype html><title>page {n}</title><h1>{n}</h1><form method=post action=/next><button autofocus>Next</form>"
_PAINTED = """async () => {
  while (!performance.getEntriesByName('first-contentful-paint').length) await new Promise(requestAnimationFrame);
  return performance.timeOrigin + performance.getEntriesByName('first-contentful-paint')[0].startTime;
}"""
_WEIGHT = """() => [performance.getEntriesByType('navigation')[0], ...performance.getEntriesByType('resource')]
  .filter(one => !/[/]picture|[.]svg/.test(one.name)).map(one => [new URL(one.name).pathname, one.encodedBodySize])"""


def main() -> None:
    """Fills a database, then measures in one browser."""
    with (
        tempfile.TemporaryDirectory(prefix="docflow-bench-") as folder,
        Path(os.devnull).open("w") as nowhere,
        running_chromium() as browser,
    ):
        set_up_logging(nowhere)
        template = Path(folder) / "template.db"
        make_store(f"sqlite:///{template}")
        house = furnished(Path(folder), template, Clock(), cheap_hash())
        first = _fill(house, Path(folder) / "docflow.db")
        bare = _bare(browser)
        looking, pressing = _documents(browser, house, first)
        print(f"a bare FastAPI page after a form: {bare:.0f} ms; with {DOCUMENTS:,} documents, medians of {STEPS}:")
        print(f"approve & next after a look of {LOOKED} ms, painted: {looking:.0f} ms; ratio {looking / bare:.1f}")
        print(f"approve & next without a look, painted: {pressing:.0f} ms; ratio {pressing / bare:.1f}")


def _fill(house: House, database: Path) -> str:
    """Papers that can be approved one after another, and a crowd of others that were posted long ago."""
    lines = [[_line(n, k) for k in range(4)] for n in range(2 * STEPS + 1)]
    with house.store.begin() as tx:
        tx.open_items.upsert([item for some in lines for item in scene.open_items(some)[:-1]])
    found = [house.arrive(lines=some, reference=f"REF {n}", doubt="Look.") for n, some in enumerate(lines)]
    _crowd(database, found[0].id)
    return found[-1].id  # the dearest comes first in the queue


def _line(paper: int, place: int) -> scene.Line:
    number = f"INV-{30_000 + 10 * paper + place}"
    return scene.Line(number, date(2026, 3, 1) + timedelta(days=place), f"{1000 + paper + 10 * place}.00")


def _crowd(database: Path, of: str) -> None:
    """Copies of one document under other names and in other states: what lists and counts have to pass by."""
    with sqlite3.connect(database) as db:
        columns = [row[1] for row in db.execute("PRAGMA table_info(documents)")]
        told = {"id": "'doc_ZZ' || printf('%024d', n)", "at_risk": "0", "part": "'copy' || n", "reference": "'R' || n"}
        told |= {"sha256": "printf('%064d', n)", "reference_key": "'r' || n"}
        told["state"] = f"CASE WHEN n < {WAITING} THEN 'needs_review' ELSE 'posted' END"
        values = ", ".join(told.get(column, column) for column in columns)
        count = f"WITH RECURSIVE count(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM count WHERE n < {DOCUMENTS})"
        db.execute(
            f"INSERT INTO documents ({', '.join(columns)}) {count} SELECT {values} FROM documents, count WHERE id = ?",
            (of,),
        )
        db.execute(
            f"INSERT INTO texts (tenant, document_id, head, record, words) {count} "
            "SELECT tenant, 'doc_ZZ' || printf('%024d', n), head, record, '' FROM texts, count WHERE document_id = ?",
            (of,),
        )
        db.execute("ANALYZE")


def _bare(browser: Browser) -> float:
    app, shown = FastAPI(), iter(range(1, 1000))
    app.get("/")(lambda: HTMLResponse(_BARE.format(n=next(shown))))
    app.post("/next")(lambda: RedirectResponse("/", 303))
    with serving(app) as address:
        page = browser.new_page()
        page.goto(address)
        took = [_step(page, lambda: page.keyboard.press("Enter"), page.title()) for _ in range(STEPS)]
        page.close()
    return statistics.median(took)


def _documents(browser: Browser, house: House, first: str) -> tuple[float, float]:
    """Milliseconds from the key to the next document, after a look at the one before and without."""
    house.app.state.deps = replace(house.app.state.deps, listen=600.0)
    with serving(house.app) as address:
        page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
        page.goto(address)
        page.get_by_label("User name").fill("approver")
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        page.goto(f"{address}/documents/{first}?tab=review")
        page.wait_for_load_state("networkidle")
        _weigh(page)
        looking = statistics.median(_next(page, LOOKED) for _ in range(STEPS))
        pressing = statistics.median(_next(page, 0) for _ in range(STEPS))
        page.context.close()
    assert len(_approved(house.store)) >= 2 * STEPS, "the documents were not approved"
    return looking, pressing


def _next(page: Page, looked: int) -> float:
    page.wait_for_load_state("networkidle" if looked else "load")
    page.wait_for_timeout(looked)
    return _step(page, lambda: page.keyboard.press("Control+Enter"), page.url)


def _approved(store: Store) -> list[object]:
    with store.read() as tx:
        return [row for row in tx.audit.list(limit=500) if row.action == "approve"]


def _step(page: Page, press: Callable[[], None], before: str) -> float:
    """Milliseconds from the key until the next page is painted."""
    started = page.evaluate("Date.now()")
    press()
    page.wait_for_function(
        "before => document.title !== before && location.href !== before", arg=before, timeout=60_000
    )
    return float(page.evaluate(_PAINTED)) - float(started)


def weights(page: Page) -> list[tuple[str, int]]:
    """(address, bytes as sent) of all that a page has loaded but pictures."""
    return [(name, int(size)) for name, size in page.evaluate(_WEIGHT)]


def _weigh(page: Page) -> None:
    parts = weights(page)
    total = sum(size for _, size in parts)
    print(f"first load of the review screen: {total / 1024:.1f} KB as sent (gzip), without pictures of pages")
    for name, size in sorted(parts, key=lambda one: -one[1]):
        print(f"  {size / 1024:6.1f}  {name}")
