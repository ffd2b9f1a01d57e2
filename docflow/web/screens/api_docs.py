"""The API as a page for those who write programs: the OpenAPI document, told in order."""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from fastapi import APIRouter, Request
from fastapi.responses import Response

from docflow.web.language import speak
from docflow.web.pages import render
from docflow.web.principals import find

router = APIRouter()
Node = dict[str, Any]
"""A part of the OpenAPI document."""


class Field(NamedTuple):
    """A parameter, or a member of an object."""

    name: str
    type: str
    schema: str
    """Name of the schema that tells more; empty where the type says all."""
    needed: bool
    told: str
    where: str = ""
    """path, query or header."""


class Told(NamedTuple):
    """A body: what it is, and an example of it."""

    status: str
    told: str
    type: str
    schema: str
    example: str


class Operation(NamedTuple):
    """What a method does at an address."""

    id: str
    method: str
    path: str
    summary: str
    told: str
    right: str
    parameters: list[Field]
    bodies: list[Told]
    replies: list[Told]
    refusals: list[tuple[str, str]]
    """Status, and what it says."""


@router.get("/v1/docs")
def api_docs(request: Request) -> Response:
    """Open to anybody, as the document itself is; who is signed in keeps the way back to the screens."""
    if me := find(request):
        request.state.principal = me
        speak(me.language)
    document = request.app.openapi()
    rooms: dict[str, list[Operation]] = {}
    for one in operations_of(document):
        rooms.setdefault(one.id.partition("_")[0], []).append(one)
    schemas = {name: list(_members(schema)) or _type(schema)[0] for name, schema in _schemas(document)}
    address = str(request.base_url).rstrip("/")
    return render(request, "api_docs.html", rooms=rooms.items(), schemas=schemas, address=address)


def operations_of(document: Node) -> Iterator[Operation]:
    """In the order of the document."""
    refusals = document["components"]["responses"]
    for path, methods in document["paths"].items():
        for method, one in methods.items():
            replies = {status: told for status, told in one["responses"].items() if "$ref" not in told}
            yield Operation(
                one["operationId"],
                method.upper(),
                path,
                one["summary"].rstrip("."),
                one.get("description", ""),
                next((right for each in one["security"] for right in each["key"]), ""),
                [_parameter(each) for each in one.get("parameters", ())],
                list(_told("", one.get("requestBody", {}))),
                [told for status, reply in replies.items() for told in _told(status, reply)],
                [(status, refusals[status]["description"]) for status in one["responses"] if status not in replies],
            )


def _schemas(document: Node) -> list[tuple[str, Node]]:
    return sorted(document["components"]["schemas"].items())


def _parameter(one: Node) -> Field:
    kind, schema = _type(one["schema"])
    return Field(one["name"], kind, schema, one["required"], one.get("description", ""), one["in"])


def _members(schema: Node) -> Iterator[Field]:
    needed = schema.get("required", ())
    for name, one in schema.get("properties", {}).items():
        yield Field(name, *_type(one), name in needed, one.get("description", ""))


def _told(status: str, body: Node) -> Iterator[Told]:
    """One for each media type; a reply without a body has its words only."""
    told = body.get("description", "")
    for media, one in body.get("content", {}).items():
        example = json.dumps(one["example"], indent=2, ensure_ascii=False) if "example" in one else ""
        kind, schema = _type(one.get("schema", {}))
        yield Told(status, told, media if media != "application/json" else kind, schema, example)
    if status and not body.get("content"):
        yield Told(status, told, "", "", "")


def _type(schema: Node) -> tuple[str, str]:
    """How a programmer calls it, and the schema that it is made of, if any."""
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return name, name
    if choices := schema.get("anyOf") or schema.get("oneOf"):
        some = [_type(one) for one in choices]
        return " | ".join(dict.fromkeys(kind for kind, _ in some)), next((name for _, name in some if name), "")
    if schema.get("type") == "array":
        kind, name = _type(schema.get("items", {}))
        return f"[{kind}]", name
    if "enum" in schema or "const" in schema:
        return " | ".join(f'"{one}"' for one in schema.get("enum", [schema.get("const")])), ""
    kind = schema.get("format") or schema.get("type") or "any"
    return str(kind), ""
