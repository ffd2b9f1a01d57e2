"""Every setting with its value and where it comes from; secrets stay secret."""

import json
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel, SecretStr
from pydantic_settings import EnvSettingsSource, TomlConfigSettingsSource

from docflow.rules.policy import Policy
from docflow.schema.house import Origin, Setting
from docflow.settings import Settings

_SECRET = re.compile(r"password|secret|token|key$|credential", re.IGNORECASE)
"""Names of settings whose values nobody is shown; a ledger's own settings are of no declared type."""
_SIGNED = re.compile(r"(?<=://)[^/@\s]+@")
"""User and password within an address."""


def shown_settings(settings: Settings, policy: Policy, file: Settings) -> list[Setting]:
    """Of nested settings each leaf; the company's rules as they are in force, those left alone among them. What `file`,
    the settings without the store's, does not name was connected on a screen."""
    given = _given()
    plain = {name: getattr(settings, name) for name in type(settings).model_fields if name != "policy"}
    told = [
        *_leaves(plain, ""),
        *_leaves({name: getattr(policy, name) for name in type(policy).model_fields}, "policy."),
    ]
    screen = {f"mailboxes.{name}." for name in settings.mailboxes.keys() - file.mailboxes.keys()}
    screen |= {f"ledgers.{name}." for name in settings.ledgers.keys() - file.ledgers.keys()}
    return [
        _setting(name, value, "screen" if name.startswith(tuple(screen)) else _origin(name, given, file))
        for name, value in told
    ]


def _given() -> list[tuple[Origin, Mapping[str, Any]]]:
    """What the environment and the file say, the stronger one first."""
    file = Path(os.environ.get("DOCFLOW_CONFIG", "docflow.toml"))
    return [("environment", EnvSettingsSource(Settings)()), ("file", TomlConfigSettingsSource(Settings, file)())]


def _leaves(values: Mapping[str, Any], prefix: str) -> Iterator[tuple[str, Any]]:
    for name, value in values.items():
        inner = _inside(value)
        if inner:
            yield from _leaves(inner, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", value


def _inside(value: object) -> Mapping[str, Any]:
    if isinstance(value, BaseModel):
        named = {name: getattr(value, name) for name in type(value).model_fields}
        return named | (value.model_extra or {})
    return value if isinstance(value, Mapping) and all(isinstance(key, str) for key in value) else {}


def _origin(name: str, given: list[tuple[Origin, Mapping[str, Any]]], settings: Settings) -> Origin:
    path = name.split(".")
    for origin, values in given:
        if _names(values, path):
            return origin
    return "command" if path[0] in settings.model_fields_set and not _names_any(given, path[0]) else "default"


def _names(values: Mapping[str, Any], path: list[str]) -> bool:
    """Whether the path, or something above it that is no table, is said there."""
    found: Any = values
    for part in path:
        if not isinstance(found, Mapping):
            return True
        if part not in found:
            return False
        found = found[part]
    return True


def _names_any(given: list[tuple[Origin, Mapping[str, Any]]], name: str) -> bool:
    return any(name in values for _, values in given)


def _setting(name: str, value: object, origin: Origin) -> Setting:
    if isinstance(value, SecretStr) or _SECRET.search(name):
        there = bool(value.get_secret_value() if isinstance(value, SecretStr) else value)
        return Setting(name=name, value="yes" if there else "", origin=origin, secret=True)
    return Setting(name=name, value=_SIGNED.sub("…@", _text(value)), origin=origin)


def _text(value: object) -> str:
    if isinstance(value, (list, tuple)):
        return ", ".join(_text(one) for one in value)
    if isinstance(value, BaseModel):
        return value.model_dump_json()
    if isinstance(value, Mapping):
        return json.dumps({str(key): str(one) for key, one in value.items()}) if value else ""
    return "" if value is None else str(value)
