"""Finds the ledgers: every module in this folder without a leading underscore that has `connect`."""

import pkgutil
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Protocol, TypeVar

from pydantic import BaseModel, ValidationError

import docflow.ledgers
from docflow.errors import Misconfigured
from docflow.ledgers.contract import Ledger

Settings = TypeVar("Settings", bound=BaseModel)


class Connect(Protocol):
    """What a ledger module offers: settings checked by its own model, then a Ledger."""

    def __call__(self, name: str, settings: Mapping[str, object]) -> Ledger:
        """Open the ledger; nothing is sent or written yet."""
        ...


class MakesKey(Protocol):
    """What a ledger module may offer as `new_key`: its key for who signs in once, so that nobody has to fetch one."""

    def __call__(self, name: str, settings: Mapping[str, object], user: str, password: str) -> str:
        """Make the key; neither user nor password is kept. Raises LedgerError, Misconfigured."""
        ...


@cache
def kinds() -> Mapping[str, Connect]:
    """Kind of ledger ("tryton") -> how to open one."""
    found: dict[str, Connect] = {}
    for module in pkgutil.iter_modules(docflow.ledgers.__path__):
        if module.name.startswith("_") or module.name in {"contract", "registry", "signed"}:
            continue
        found[module.name] = import_module(f"docflow.ledgers.{module.name}").connect
    return found


def key_maker(kind: str) -> MakesKey | None:
    """How a ledger of this kind makes its key; None where it has to be brought."""
    return getattr(import_module(f"docflow.ledgers.{kind}"), "new_key", None) if kind in kinds() else None


def open_ledger(name: str, settings: Mapping[str, object]) -> Ledger:
    """Open the ledger configured under `name`; its `kind` is a setting and defaults to the name.

    Raises Misconfigured for an unknown kind or a wrong setting."""
    rest = dict(settings)
    kind = str(rest.pop("kind", name))
    if kind not in kinds():
        raise Misconfigured(f"Ledger {name}: there is no kind {kind!r}; known are {', '.join(sorted(kinds()))}.")
    return kinds()[kind](name, rest)


def checked(model: type[Settings], name: str, settings: Mapping[str, object]) -> Settings:
    """The settings of one ledger, or Misconfigured with the first wrong one named."""
    try:
        return model.model_validate(dict(settings))
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"])) or "settings"
        raise Misconfigured(f"Ledger {name}: {place}: {first['msg']}.") from error
