"""Xero's published OpenAPI as JSON Schemas, from the classes that Xero generates from it (xero-python, MIT).

Each class carries its properties with their types; its setters carry what is required, the enumerations and the
lengths. Dates go either by ISO 8601 or as /Date(milliseconds)/, so that they are texts here.
"""

import inspect
import re
from enum import Enum
from functools import cache
from typing import Any

from xero_python.accounting import models

Json = dict[str, Any]
_PLAIN: dict[str, Json] = {
    "str": {"type": "string"},
    "float": {"type": "number"},
    "int": {"type": "integer"},
    "bool": {"type": "boolean"},
}


@cache
def schema(name: str) -> Json:
    """The schema of a component, and of all that it names."""
    definitions: dict[str, Json] = {}
    _define(name, definitions)
    return {"$ref": f"#/$defs/{name}", "$defs": definitions}


def _define(name: str, definitions: dict[str, Json]) -> None:
    model = getattr(models, name)
    found: Json = {"type": "object", "properties": {}, "additionalProperties": False, "required": []}
    definitions[name] = found
    for attribute, kind in model.openapi_types.items():
        rules = inspect.getsource(getattr(model, attribute).fset)
        key = model.attribute_map[attribute]
        found["properties"][key] = _type(kind, definitions) | _limits(rules)
        if re.search(r"must not be `None`", rules):
            found["required"].append(key)


def _type(kind: str, definitions: dict[str, Json]) -> Json:
    if inner := re.fullmatch(r"list\[(.+)\]", kind):
        return {"type": "array", "items": _type(inner[1], definitions)}
    if kind.startswith("date"):
        return {"type": "string"}
    if kind in _PLAIN:
        return dict(_PLAIN[kind])
    model = getattr(models, kind)
    if issubclass(model, Enum):
        return {"type": "string", "enum": [str(one.value) for one in model]}
    if kind not in definitions:
        _define(kind, definitions)
    return {"$ref": f"#/$defs/{kind}"}


def _limits(rules: str) -> Json:
    found: Json = {}
    if allowed := re.search(r"allowed_values = \[(.*?)\]", rules, re.DOTALL):
        found["enum"] = [one for one in re.findall(r'"([^"]+)"', allowed[1]) if one != "None"]
    if longest := re.search(r"len\(\w+\) > (\d+)", rules):
        found["maxLength"] = int(longest[1])
    return found
