"""The OpenAPI document, told by the routes themselves: who may call each, what it gives, and how it refuses.

What a route does not say of itself follows from what it takes: a right may be missing, an id unknown, a version old;
and from what stands where: docflow.web.linked.
Examples are kept in examples.json: replies of a real house, recorded and held against the schemas by a test.
"""

import json
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from fastapi.routing import APIRoute

from docflow.web import csrf
from docflow.web.linked import link
from docflow.web.problems import PROBLEM_JSON, REFUSALS, Problem

EXAMPLES = Path(__file__).with_name("examples.json")
KEY = "key"
_COMPONENTS = "#/components"
Operation = dict[str, Any]


def describe(app: FastAPI, routes: Sequence[APIRoute]) -> None:
    """Lets the application tell these routes, and no others, in its OpenAPI document."""

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = document(app, routes)
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]


def document(app: FastAPI, routes: Sequence[APIRoute]) -> dict[str, Any]:
    """The whole document."""
    found = get_openapi(title=app.title, version=app.version, summary=app.summary, routes=app.routes)
    for route in routes:
        for method in route.methods or ():
            _complete(found["paths"][route.path][method.lower()], route, method)
    schemas = found["components"]["schemas"]
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    problem = Problem.model_json_schema(ref_template=f"{_COMPONENTS}/schemas/{{model}}")
    schemas |= problem.pop("$defs") | {"Problem": problem}
    found["components"] |= {"responses": _refusals(), "securitySchemes": {KEY: _KEY}}
    link(found)
    return found


_KEY = {
    "type": "http",
    "scheme": "bearer",
    "description": "An API key: `Authorization: Bearer dfk_...`. The scopes of an operation are rights.",
}


def right_of(route: APIRoute) -> str | None:
    """The right that a route takes; None for what anybody may ask."""
    rights = (getattr(one.call, "right", None) for one in route.dependant.dependencies)
    return next((right for right in rights if right), None)


def _complete(operation: Operation, route: APIRoute, method: str) -> None:
    right = right_of(route)
    operation["security"] = [{KEY: [right]}] if right else []
    told = {status: one for status, one in operation["responses"].items() if status.startswith("2") or status == "304"}
    told |= {str(one): {"$ref": f"{_COMPONENTS}/responses/{one}"} for one in _ways_to_refuse(route, method)}
    operation["responses"] = told
    _exemplify(operation, _examples().get(operation["operationId"], {}))


def _ways_to_refuse(route: APIRoute, method: str) -> Iterator[int]:
    dependant = route.dependant
    if right_of(route):
        yield from (401, 403, 429)
    if dependant.path_params or dependant.query_params or route.body_field:
        yield 404
    if route.body_field:
        yield 400
    if method in csrf.UNSAFE:
        yield from (409, 413)
    if any(one.alias == "If-Match" for one in dependant.header_params):
        yield from (412, 428)
    if dependant.path_params or dependant.query_params or method in csrf.UNSAFE:
        yield 422
    yield 503


def _refusals() -> dict[str, Any]:
    """Each way to refuse, once."""
    return {str(status): _refusal(status, slug, title) for status, slug, title in REFUSALS}


def _refusal(status: int, slug: str, title: str) -> dict[str, Any]:
    example = {"type": f"urn:docflow:problem:{slug}", "title": title, "status": status, "detail": f"{title}."}
    content = {"schema": {"$ref": f"{_COMPONENTS}/schemas/Problem"}, "example": example}
    return {"description": f"{title} (RFC 9457).", "content": {PROBLEM_JSON: content}}


@cache
def _examples() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(EXAMPLES.read_text()) if EXAMPLES.exists() else {}
    return found


def _exemplify(operation: Operation, example: dict[str, Any]) -> None:
    if "request" in example:
        _put(operation["requestBody"]["content"], example["request"])
    if "response" in example:
        success = next(one for status, one in operation["responses"].items() if status.startswith("2"))
        _put(success["content"], example["response"])


def _put(content: dict[str, Any], example: object) -> None:
    for media_type, one in content.items():
        if media_type.partition("+")[2] == "json" or media_type == "application/json":
            one["example"] = example
