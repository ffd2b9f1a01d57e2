"""The client agrees with the OpenAPI document, and a consumer that is killed at any moment books everything once."""

import importlib.util
import random
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from docflow.client import ApiError, Client, Event
from docflow.client.client import OPERATIONS
from docflow.client.models import Acknowledged, Problem
from tests.ledgers.postings import full_payment
from tests.servers.stores import Clock, clock, sqlite_template
from tests.web.conftest import House, hashed, house

__all__ = ["Clock", "clock", "hashed", "house", "sqlite_template"]

EXAMPLE = Path(__file__).parents[2] / "docs/examples/consumer.py"


def consumer() -> Any:
    """The example of the documentation, as a module."""
    spec = importlib.util.spec_from_file_location("consumer", EXAMPLE)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def client_of(house: House) -> Client:
    program = house.program("read", "write", "post")
    return Client("http://testserver", program.headers["Authorization"].removeprefix("Bearer "), program)


def fed(house: House, count: int) -> list[str]:
    """So many postings in the feed; their ids."""
    document = house.arrive()
    with house.store.begin() as tx:
        (first,) = [row.posting_id for row in tx.postings.of_document(document.id) if row.ledger == "pull"]
        ids = [f"dfp_{n:04}" for n in range(count - 1)]
        for one in ids:
            tx.postings.add("pull", full_payment(one, "inv:INV-20418", "1.00"), document.id)
    return [first, *ids]


def test_every_operation_is_in_the_document(house: House) -> None:
    paths = house.anonymous().get("/v1/openapi.json").json()["paths"]
    for method, path in OPERATIONS.values():
        assert method in paths[path], path


def test_what_comes_fits_the_document_and_the_models(house: House) -> None:
    fed(house, 2)
    document = house.anonymous().get("/v1/openapi.json").json()
    reply = house.program("post").get("/v1/feed")
    assert reply.headers["content-type"] == "application/cloudevents-batch+json"
    (content,) = document["paths"]["/v1/feed"]["get"]["responses"]["200"]["content"].values()
    schema = content["schema"]
    Draft202012Validator({**schema, "components": document["components"]}).validate(reply.json())
    first, second = client_of(house).feed("erp")
    assert (first.type, first.source) == ("docflow.posting.receipt", "urn:docflow:main")
    assert set(Event.model_fields) <= set(document["components"]["schemas"]["CloudEvent"]["properties"])
    told = client_of(house).acknowledge(second.id, "erp", "J-1")
    assert told == Acknowledged(posting_id=second.id, consumer="erp", first=True)
    assert client_of(house).acknowledge(second.id, "erp", "J-1").first is False


def test_the_feed_goes_on_behind_the_last_one(house: House) -> None:
    ids = fed(house, 130)
    assert [event.id for event in client_of(house).feed("erp")] == ids, "in order, over two pages"


def test_a_problem_is_told_in_docflows_words(house: House) -> None:
    client = client_of(house)
    with pytest.raises(ApiError, match=r"no posting dfp_x") as refused:
        client.acknowledge("dfp_x", "erp")
    assert not refused.value.temporary
    assert refused.value.problem.type == "urn:docflow:problem:not-found"
    with pytest.raises(ApiError) as unknown:
        Client("http://testserver", "dfk_no", house.anonymous()).evidence("dfp_x")
    assert unknown.value.problem.status == 401
    assert ApiError(Problem(title="HTTP 503", status=503)).temporary


def test_papers_go_in_and_files_come_out(house: House) -> None:
    client = client_of(house)
    assert client.upload("advice.pdf", b"%PDF-1.4").href.startswith("/v1/documents/")
    assert client.export("csv").startswith(b"posting_id,")


@pytest.mark.parametrize("seed", range(2))
def test_a_consumer_killed_at_random_books_everything_once(house: House, tmp_path: Path, seed: int) -> None:
    chance, example = random.Random(seed), consumer()
    ids = fed(house, 25)

    class Killed(BaseException):
        """As a kill would, it runs no handler of the consumer."""

    class Mortal(Client):
        def acknowledge(self, *given: Any, **more: Any) -> Acknowledged:
            self._perhaps_die()
            told = super().acknowledge(*given, **more)
            self._perhaps_die()
            return told

        def _perhaps_die(self) -> None:
            if chance.random() < 0.2:
                raise Killed

    deaths = 0
    while True:
        program = house.program("post")
        key = program.headers["Authorization"].removeprefix("Bearer ")
        try:
            example.run(Mortal("http://testserver", key, program), sqlite3.connect(tmp_path / "books"), wait=0)
            break
        except Killed:
            deaths += 1
    assert deaths
    rows = sqlite3.connect(tmp_path / "books").execute("SELECT id, count(*) FROM entries GROUP BY id").fetchall()
    assert {one for one, _ in rows} == set(ids)
    with house.store.read() as tx:
        assert all(tx.postings.get(one, "pull").external_ref == f"ENTRY-{one}" for one in ids)
        done = [row.subject for row in tx.audit.list(500) if row.action == "acknowledged"]
    assert sorted(done) == sorted(ids), "acknowledged once each"


def test_the_example_is_as_short_as_it_says() -> None:
    code = [line for line in EXAMPLE.read_text().splitlines() if line.strip() and '"""' not in line]
    assert len(code) <= 30
