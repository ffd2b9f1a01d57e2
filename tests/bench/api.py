"""What a request costs: an upload until its 202 and a feed page of 500 postings, beside a bare FastAPI + SQLAlchemy
endpoint that does one insert or one select, in the same run (`python -m tests.bench api`).

The bare endpoint takes the same form with the same file, and what it inserts outlives a power cut, as with us: once a
row with the file's bytes, so that it keeps what it was given, and once the file's name and size only.
Both are asked without a server or a client in between, so that nothing which both need hides the difference; as in a
server, one loop and its threads serve all requests. CPU time of the process, the two in turn. Times drift with the
machine; ratios hold.
"""

import asyncio
import json
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

from fastapi import FastAPI, UploadFile
from sqlalchemy import JSON, Column, Integer, LargeBinary, MetaData, String, Table, create_engine, insert, select

from docflow import decisions
from docflow.cli.logs import set_up_logging
from docflow.files import LocalFiles
from docflow.store import PULL, Store, Vault
from docflow.web import keys
from docflow.web.app import create_app
from docflow.web.deps import Deps
from tests.bench.cost import Measured
from tests.decisions.house import POLICY, TODAY, arrive, open_up, read
from tests.rules.worlds import item, line

POSTINGS = 500
ROUNDS = 7
UPLOADS = 30
PAPER = b"%PDF-1.4 " + b"x" * 60_000
BAR = 2.0
Ask = Callable[[int], None]
"""So many requests, one after the other."""
_numbers = count()


def main() -> None:
    """Prints the ratios."""
    with tempfile.TemporaryDirectory() as folder, Path(os.devnull).open("w") as nowhere:
        set_up_logging(nowhere)
        ours, theirs, row_only = _docflow(Path(folder)), _bare(Path(folder), "/files"), _bare(Path(folder), "/rows")
        print(_beside("upload of 60 KB, to its 202", ours.upload, theirs.upload, UPLOADS))
        print(_beside("the same, beside its row only", ours.upload, row_only.upload, UPLOADS))
        print(_beside(f"feed page of {POSTINGS} postings", ours.page, theirs.page, 1))


def _beside(name: str, ours: Ask, theirs: Ask, times: int) -> Measured:
    for ask in (ours, theirs):
        ask(times)
    pairs = [(_spent(ours, times), _spent(theirs, times)) for _ in range(ROUNDS)]
    mine, floor = (statistics.median(one) for one in zip(*pairs, strict=True))
    ratio = statistics.median(a / b for a, b in pairs)
    return Measured(name, f"{1000 * mine / times:.2f} ms", f"{1000 * floor / times:.2f} ms", ratio, BAR)


def _spent(ask: Ask, times: int) -> float:
    before = time.process_time()
    ask(times)
    return time.process_time() - before


class Asked:
    """An application, asked as a server asks it."""

    def __init__(self, app: FastAPI, upload: str, page: str, key: str = "") -> None:
        self._app, self._upload, self._page = app, upload, page
        self._key = [(b"authorization", f"Bearer {key}".encode())] if key else []
        self._loop = asyncio.new_event_loop()

    def upload(self, times: int) -> None:
        """Files that nobody has sent before."""

        async def all_of_them() -> None:
            for _ in range(times):
                body = _form(PAPER + str(next(_numbers)).encode())
                kind = (b"content-type", b"multipart/form-data; boundary=edge")
                await self._ask("POST", self._upload, body, kind, 202)

        self._loop.run_until_complete(all_of_them())

    def page(self, times: int) -> None:
        async def all_of_them() -> None:
            for _ in range(times):
                await self._ask("GET", self._page, b"", (b"accept", b"*/*"), 200)

        self._loop.run_until_complete(all_of_them())

    async def _ask(self, method: str, address: str, body: bytes, header: tuple[bytes, bytes], status: int) -> None:
        path, _, query = address.partition("?")
        headers = [(b"host", b"x"), (b"content-length", str(len(body)).encode()), header, *self._key]
        scope = {
            "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method, "scheme": "http",
            "path": path, "raw_path": path.encode(), "query_string": query.encode(), "headers": headers,
            "client": ("x", 1), "server": ("x", 1),
        }  # fmt: skip
        told: list[dict[str, Any]] = []
        pieces = iter([{"type": "http.request", "body": body, "more_body": False}])

        async def receive() -> dict[str, Any]:
            return next(pieces, {"type": "http.disconnect"})

        async def send(message: dict[str, Any]) -> None:
            told.append(message)

        await self._app(scope, receive, send)  # type: ignore[arg-type]
        assert told[0]["status"] == status, told


def _form(data: bytes) -> bytes:
    head = b'--edge\r\nContent-Disposition: form-data; name="files"; filename="a.pdf"\r\n\r\n'
    return head + data + b"\r\n--edge--\r\n"


def _docflow(folder: Path) -> Asked:
    url = f"sqlite:///{folder / 'docflow.db'}"
    store = Store(url, vault=Vault(["a key for a bench"]))
    store.upgrade()
    _post(store)
    key = keys.new_key()
    with store.begin() as tx:
        tx.api_keys.add(key.prefix, key.hash, ["write", "post"], "bench")
    files = folder / "files"
    # A house that has worked for a day has all the folders of its file store; making one is synced too.
    for number in range(256):
        (files / f"{number:02x}").mkdir(parents=True)
    app = create_app(Deps(store, LocalFiles(files), POLICY, "a secret key for a bench"))
    return Asked(app, "/v1/documents", f"/v1/feed?limit={POSTINGS}", key.token)


def _post(store: Store) -> None:
    """Payments of five invoices each, approved and waiting in the feed."""
    policy = POLICY.model_copy(update={"ledgers": (PULL,), "post_on": "advice"})
    numbers = [f"INV-{n}" for n in range(1, 6)]
    open_up(store, *(item(number) for number in numbers))
    with store.begin() as tx:
        paid = arrive(tx, read(*(line(number) for number in numbers)))
        done = decisions.settle_automatically(tx, paid, policy, TODAY)
        (first,) = tx.postings.of_document(done.id)
        for n in range(1, POSTINGS):
            tx.postings.add(PULL, first.posting.model_copy(update={"posting_id": f"dfp_{n:026}"}), done.id)


def _bare(folder: Path, upload: str) -> Asked:
    """What one writes who only wants to keep a file, or its row, and to hand rows out; `upload`: which of the two."""
    metadata = MetaData()
    ids = (Column("id", Integer, primary_key=True), Column("id", Integer, primary_key=True))
    rows = Table("rows", metadata, ids[0], Column("name", String), Column("size", Integer))
    kept = Table("files", metadata, ids[1], Column("name", String), Column("data", LargeBinary))
    events = Table("events", metadata, Column("id", String, primary_key=True), Column("data", JSON))
    engine = create_engine(f"sqlite:///{folder / upload[1:]}.db")
    metadata.create_all(engine)
    with engine.begin() as connection:
        connection.execute(insert(events), _waiting(folder))
    app = FastAPI()

    @app.post("/rows", status_code=202)
    def note(files: list[UploadFile]) -> dict[str, object]:
        data = files[0].file.read()
        with engine.begin() as connection:
            done = connection.execute(insert(rows).values(name=files[0].filename, size=len(data)))
        return {"id": done.inserted_primary_key[0]}  # type: ignore[index]

    @app.post("/files", status_code=202)
    def keep(files: list[UploadFile]) -> dict[str, object]:
        data = files[0].file.read()
        with engine.begin() as connection:
            done = connection.execute(insert(kept).values(name=files[0].filename, data=data))
        return {"id": done.inserted_primary_key[0]}  # type: ignore[index]

    @app.get("/events")
    def page() -> list[dict[str, Any]]:
        with engine.connect() as connection:
            return [dict(row._mapping) for row in connection.execute(select(events).limit(POSTINGS))]

    return Asked(app, upload, "/events")


def _waiting(folder: Path) -> list[dict[str, Any]]:
    """The events of our own feed, for the bare one."""
    with Store(f"sqlite:///{folder / 'docflow.db'}").begin() as tx:
        waiting = [{"id": one.posting_id, "data": json.loads(one.posting)} for one in tx.postings.told(limit=POSTINGS)]
    assert len(waiting) == POSTINGS
    return waiting
