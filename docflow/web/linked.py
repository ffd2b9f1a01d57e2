"""Links of the OpenAPI document: what a reply names can be asked for next (OpenAPI 3.1, Link Object).

They follow from the addresses: what a reply of /v1/things lists, or is, has an id that stands in /v1/things/{id} and in
everything below it; and its version is what If-Match asks for.
"""

import re
from collections.abc import Iterator
from typing import Any

Operation = dict[str, Any]
Schemas = dict[str, dict[str, Any]]
_BELOW = re.compile(r"(?P<things>/v1/[^{}]+)/\{(?P<name>\w+)\}(/[^{}]+)?")
_IF_MATCH = "If-Match"


def link(document: dict[str, Any]) -> None:
    """Adds the links to the replies of every collection."""
    schemas: Schemas = document["components"]["schemas"]
    for path, operations in document["paths"].items():
        below = [found for other in document["paths"] if (found := _BELOW.fullmatch(other)) and found["things"] == path]
        targets = [(one["name"], target) for one in below for target in document["paths"][one.string].values()]
        for operation in operations.values():
            for reply in _replies(operation):
                links = dict(_links(reply, targets, schemas))
                if links:
                    reply["links"] = links


def _replies(operation: Operation) -> Iterator[dict[str, Any]]:
    """Those that succeed and are told in JSON."""
    for status, reply in operation["responses"].items():
        if status.startswith("2") and "application/json" in reply.get("content", {}):
            yield reply


def _links(
    reply: dict[str, Any], targets: list[tuple[str, Operation]], schemas: Schemas
) -> Iterator[tuple[str, dict[str, Any]]]:
    shown, place = _told(reply["content"]["application/json"]["schema"], schemas)
    for name, target in targets:
        key = next((one for one in (name, "id") if one in shown), None)
        if key is None:
            continue
        parameters = {f"path.{name}": f"$response.body#{place}/{key}"}
        if "version" in shown and any(one.get("name") == _IF_MATCH for one in target.get("parameters", [])):
            parameters[f"header.{_IF_MATCH}"] = f"$response.body#{place}/version"
        yield target["operationId"], {"operationId": target["operationId"], "parameters": parameters}


def _told(schema: dict[str, Any], schemas: Schemas) -> tuple[dict[str, Any], str]:
    """What a reply, or the first of its items, says; and where it stands in the body."""
    shown = _properties(schema, schemas)
    items = shown.get("items", {})
    return (_properties(items["items"], schemas), "/items/0") if items.get("type") == "array" else (shown, "")


def _properties(schema: dict[str, Any], schemas: Schemas) -> dict[str, Any]:
    named = schemas.get(schema.get("$ref", "").rpartition("/")[2], schema)
    found: dict[str, Any] = named.get("properties", {})
    return found
