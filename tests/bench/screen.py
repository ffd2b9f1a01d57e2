"""What a clerk waits for: the weight of the review screen, and the next document after `Approve & next`.

`python -m tests.bench screen`: 100,000 documents in the database, a real browser; beside it, in the same run and the
same browser, a bare FastAPI page that answers a form with a redirect to a page of a few words. The browser is nobody's
puppet meanwhile: one that is steered from outside draws no page ahead. A script in each page presses and tells.
"""

import gzip
import json
import os
import shutil
import sqlite3
import statistics
import subprocess
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from threading import Condition

import httpx
from fastapi import FastAPI
from fastapi.responses import HTMLResponse, RedirectResponse
from playwright.sync_api import Page
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from docflow.cli.logs import set_up_logging
from docflow.schema.documents import Wanted
from docflow.store import Store
from docflow.web.screens.asked import TABS, Tab
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
PATIENCE = 120
"""Seconds for a step, however busy the machine is."""
_BARE = "<!doctype html><title>page {n}</title><h1>{n}</h1><form method=post action=/next><button autofocus>Next</form>"
_CLICK = "document.querySelector('button').click()"
_APPROVE = """document.activeElement.dispatchEvent(
  new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true, cancelable: true }))"""
_SCRIPT = "/bench.js"
_TOLD = "/bench-told"
_PRESSING = """
const drawn = async () => {
  const found = () => performance.getEntriesByName('first-contentful-paint')[0];
  while (!found()) await new Promise((resume) => setTimeout(resume, 2));
  return performance.timeOrigin + found().startTime;
};
const shown = () => new Promise((resume) => requestAnimationFrame(() => setTimeout(() => resume(Date.now()))));
const ahead = document.prerendering;
if (ahead) await new Promise((resume) => document.addEventListener('prerenderingchange', resume, { once: true }));
const painted = ahead ? await shown() : await drawn();
if (document.readyState !== 'complete') await new Promise((resume) => addEventListener('load', resume));
const pressed = Number(sessionStorage.getItem('pressed'));
if (pressed) await fetch('%(told)s', { method: 'POST', body: JSON.stringify([painted - pressed, ahead]) });
setTimeout(() => {
  sessionStorage.setItem('pressed', String(Date.now()));
  %(press)s;
}, %(looked)s);
"""
_WEIGHT = """() => [performance.getEntriesByType('navigation')[0], ...performance.getEntriesByType('resource')]
  .filter(one => !/[/]picture|[.]svg/.test(one.name)).map(one => [new URL(one.name).pathname, one.encodedBodySize])"""


@dataclass
class Pressed:
    """An application whose pages press their own button, and tell how long the next one took."""

    app: ASGIApp
    press: str
    looked: int = 0
    cookie: str = ""
    steps: list[tuple[float, bool]] = field(default_factory=list)
    """Milliseconds from the key to the next page painted, and whether it was drawn ahead."""
    told: Condition = field(default_factory=Condition)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
        elif scope["path"] == _TOLD:
            with self.told:
                self.steps.append(tuple(json.loads((await receive())["body"])))
                self.told.notify()
            await _reply(send, b"", "text/plain")
        elif scope["path"] == _SCRIPT:
            script = _PRESSING % {"told": _TOLD, "press": self.press, "looked": self.looked}
            await _reply(send, script.encode(), "text/javascript")
        else:
            headers = [pair for pair in scope["headers"] if pair[0] not in (b"accept-encoding", b"cookie")]
            signed_in = [(b"cookie", self.cookie.encode())] if self.cookie else []
            await self.app({**scope, "headers": headers + signed_in}, receive, _pressing(send))

    def wait(self, steps: int) -> None:
        with self.told:
            while len(self.steps) < steps:
                assert self.told.wait(PATIENCE), "the browser has stopped"


def _pressing(send: Send) -> Send:
    """Lays the script into each page, and packs what was asked for plainly because of it."""
    begun: list[Message] = []

    async def passed(message: Message) -> None:
        if message["type"] == "http.response.start" and _is_page(message["headers"]):
            begun.append(message)
            return
        if begun and message["type"] == "http.response.body":
            body = gzip.compress(message["body"] + f'<script src="{_SCRIPT}" type="module"></script>'.encode(), 9)
            start = begun.pop()
            headers = [pair for pair in start["headers"] if pair[0] != b"content-length"]
            headers += [(b"content-length", str(len(body)).encode()), (b"content-encoding", b"gzip")]
            await send({**start, "headers": headers})
            message = {**message, "body": body}
        await send(message)

    return passed


def _is_page(headers: Iterable[tuple[bytes, bytes]]) -> bool:
    return dict(headers).get(b"content-type", b"").startswith(b"text/html; charset=utf-8")


async def _reply(send: Send, body: bytes, kind: str) -> None:
    headers = [(b"content-type", kind.encode()), (b"cache-control", b"max-age=3600")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def main() -> None:
    """Fills a database, then measures in one browser."""
    with tempfile.TemporaryDirectory(prefix="docflow-bench-") as folder, Path(os.devnull).open("w") as nowhere:
        set_up_logging(nowhere)
        template = Path(folder) / "template.db"
        make_store(f"sqlite:///{template}")
        house = furnished(Path(folder), template, Clock(), cheap_hash())
        first = _fill(house, Path(folder) / "docflow.db")
        house.app.state.deps = replace(house.app.state.deps, listen=600.0)
        _weigh(house, first)
        bare = statistics.median(took for took, _ahead in _steps(Pressed(_bare(), _CLICK), "/"))
        print(f"a bare FastAPI page after a form: {bare:.0f} ms; with {DOCUMENTS:,} documents, medians of {STEPS}:")
        for looked, said in ((LOOKED, f"after a look of {LOOKED} ms"), (0, "without a look")):
            steps = _steps(
                Pressed(house.app, _APPROVE, looked, _cookie(house)), f"/documents/{_dearest(house)}?tab=review"
            )
            took = statistics.median(took for took, _ahead in steps)
            ahead = sum(ahead for _took, ahead in steps)
            print(f"approve & next {said}, painted: {took:.0f} ms; ratio {took / bare:.1f}; drawn ahead {ahead}")
        assert len(_approved(house.store)) >= 2 * STEPS, "the documents were not approved"


def _steps(pressed: Pressed, path: str) -> list[tuple[float, bool]]:
    """Opens a browser there, and closes it once it has gone on often enough."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert program, "needs Chromium: apt-get install chromium"
    with serving(pressed) as address, _profile() as profile:  # type: ignore[arg-type]
        options = ["--headless=new", "--no-first-run", f"--user-data-dir={profile}", "--window-size=1440,900"]
        options += ["--no-sandbox"] if os.geteuid() == 0 else []
        quiet = subprocess.DEVNULL
        browser = subprocess.Popen([program, *options, address + path], stdout=quiet, stderr=quiet)
        try:
            pressed.wait(STEPS)
        finally:
            browser.kill()
            browser.wait()
    return pressed.steps[:STEPS]


def _profile() -> tempfile.TemporaryDirectory[str]:
    """Of a browser that is ended in the middle of things, and may leave something behind."""
    return tempfile.TemporaryDirectory(prefix="docflow-browser-", ignore_cleanup_errors=True)


def _cookie(house: House) -> str:
    with serving(house.app) as address, httpx.Client(base_url=address, headers={"Origin": address}) as client:
        client.post("/sign-in", data={"name": "approver", "password": PASSWORD})
        return "; ".join(f"{name}={value}" for name, value in client.cookies.items())


def _fill(house: House, database: Path) -> str:
    """Papers that can be approved one after another, and a crowd of others that were posted long ago."""
    lines = [[_line(n, k) for k in range(4)] for n in range(2 * STEPS + 8)]
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


def _bare() -> FastAPI:
    app, shown = FastAPI(), iter(range(1, 1000))
    app.get("/")(lambda: HTMLResponse(_BARE.format(n=next(shown))))
    app.post("/next")(lambda: RedirectResponse("/", 303))
    return app


def _approved(store: Store) -> list[object]:
    with store.read() as tx:
        return [row for row in tx.audit.list(limit=500) if row.action == "approve"]


def _dearest(house: House) -> str:
    """The document that comes first in the queue."""
    with house.store.read() as tx:
        return tx.documents.ids(Wanted(states=TABS[Tab.REVIEW][1]), limit=1, by_risk=True)[0]


def weights(page: Page) -> list[tuple[str, int]]:
    """(address, bytes as sent) of all that a page has loaded but pictures."""
    return [(name, int(size)) for name, size in page.evaluate(_WEIGHT)]


def _weigh(house: House, first: str) -> None:
    with serving(house.app) as address, running_chromium() as browser:
        page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
        page.goto(address)
        page.get_by_label("User name").fill("approver")
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        page.goto(f"{address}/documents/{first}?tab=review")
        page.wait_for_load_state("networkidle")
        parts = weights(page)
    total = sum(size for _, size in parts)
    print(f"first load of the review screen: {total / 1024:.1f} KB as sent (gzip), without pictures of pages")
    for name, size in sorted(parts, key=lambda one: -one[1]):
        print(f"  {size / 1024:6.1f}  {name}")
