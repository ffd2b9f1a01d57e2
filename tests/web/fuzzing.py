"""Schemathesis against every operation of the API: anything that the OpenAPI document allows, and much that it does
not, sent to a real application over a seeded database. No reply may be a 5xx, and each must be as it is described.
"""

import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import schemathesis
from hypothesis import HealthCheck, Phase, Verbosity, given, seed, settings
from hypothesis import strategies as st
from schemathesis import APIOperation, Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import Failure, FailureGroup
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.servers.stores import Clock, make_store
from tests.web.conftest import House, cheap_hash, furnished
from tests.web.tour import TOUR, Call, Furniture

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]


Link = dict[str, Any]
FOLLOWED: Counter[str] = Counter()
"""Operations that were come to by a link."""


def operations(house: House) -> Iterator[APIOperation]:
    """Every operation that the document tells."""
    schema = schemathesis.openapi.from_asgi("/v1/openapi.json", house.app)
    for one in schema.get_all_operations():
        assert isinstance(one, Ok), one
        yield one.ok()


def attacks(house: House, examples: int, first: int = 0) -> Iterator[tuple[str, Callable[[], None]]]:
    """For every operation its name, and what sends it so many requests; everything that they are about is there."""
    furniture = Furniture(house)
    calls = {row: make(furniture) for row, make in TOUR.items()}
    for operation in operations(house):
        row = f"{operation.method.upper()} {operation.path}"
        yield row, partial(attack, house, operation, calls[row], examples, first)


def _so_many(examples: int) -> settings:
    return settings(
        max_examples=examples, deadline=None, database=None, phases=[Phase.generate], verbosity=Verbosity.quiet,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip


def attack(house: House, operation: APIOperation, call: Call, examples: int, first: int) -> None:
    """Requests as described and otherwise, about things that are there and others. Raises for what is found."""
    key = house.client.headers["Authorization"]

    @seed(first)
    @_so_many(examples)
    @given(st.data())
    def run(data: st.DataObject) -> None:
        mode = data.draw(st.sampled_from(list(GenerationMode)))
        case: Case = data.draw(operation.as_strategy(generation_mode=mode))
        if call.path and data.draw(st.booleans()):
            case.path_parameters = {name: call.path[name] for name in case.path_parameters or {}}
        if data.draw(st.booleans()):
            case.headers = {**(case.headers or {}), "If-Match": f'"{call.version}"'}
        response = case.call(headers={"Authorization": key})
        case.validate_response(response, checks=CHECKS)

    run()


def walks(house: House, examples: int, first: int = 0) -> Iterator[tuple[str, Callable[[], None]]]:
    """The stateful phase: along every link of the document its name, and what goes it so many times in the house as the
    steps before have left it: asks for the reply, takes from it what the link names, and sends that on."""
    furniture = Furniture(house)
    calls = {row: make(furniture) for row, make in TOUR.items()}
    there = {one.definition.raw["operationId"]: one for one in operations(house)}
    for source in there.values():
        row = f"{source.method.upper()} {source.path}"
        for reply in source.definition.raw["responses"].values():
            for name, link in reply.get("links", {}).items():
                target = there[link["operationId"]]
                yield f"{row} -> {name}", partial(go, house, calls[row], source, target, link, examples, first)


def go(
    house: House, call: Call, source: APIOperation, target: APIOperation, link: Link, examples: int, first: int
) -> None:
    """Raises for what is found."""
    key = house.client.headers["Authorization"]

    @seed(first)
    @_so_many(examples)
    @given(target.as_strategy(generation_mode=GenerationMode.POSITIVE))
    def run(case: Case) -> None:
        told = house.client.request(source.method, call.address(source.path), **call.options).json()
        for place, expression in link["parameters"].items():
            value = _at(told, expression.removeprefix("$response.body#"))
            if value is None:
                return
            room, _, name = place.partition(".")
            if room == "path":
                case.path_parameters = {**(case.path_parameters or {}), name: value}
            else:
                case.headers = {**(case.headers or {}), name: str(value)}
        response = case.call(headers={"Authorization": key})
        case.validate_response(response, checks=CHECKS)
        FOLLOWED[f"{target.method.upper()} {target.path}"] += 1

    run()


def _at(told: Any, pointer: str) -> Any:
    """What stands there in a reply (RFC 6901); None where nothing does."""
    for part in pointer.split("/")[1:]:
        if isinstance(told, list):
            told = told[int(part)] if int(part) < len(told) else None
        else:
            told = (told or {}).get(part)
    return told


def _fails(row: str, run: Callable[[], None]) -> bool:
    """Runs it; whether anything was wrong, which is printed."""
    try:
        run()
    except (FailureGroup, Failure) as found:
        print(row, *getattr(found, "exceptions", (found,)), sep="\n", flush=True)
        return True
    return False


def main(arguments: list[str]) -> None:
    """`python -m tests.bench fuzz 200 7`: 200 examples an operation, seed 7."""
    examples, first = (int(one) for one in (*arguments, "100", "0")[:2])
    with tempfile.TemporaryDirectory() as folder:
        template = Path(folder) / "template.db"
        make_store(f"sqlite:///{template}")
        wrong = 0
        # A house each: the papers of the second furniture would be doubles of those of the first.
        for of, times in ((attacks, examples), (walks, max(examples // 10, 1))):
            (rooms := Path(folder) / of.__name__).mkdir()
            for row, run in of(furnished(rooms, template, Clock(), cheap_hash()), times, first):
                wrong += _fails(row, run)
        links = f"{FOLLOWED.total()} links followed to {len(FOLLOWED)} operations"
        print(f"{len(TOUR)} operations, {examples} examples each; {links}: {wrong} at fault")
    sys.exit(bool(wrong))
