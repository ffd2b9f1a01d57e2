"""Postings as files for other programs. One file in this folder is one format: a new one is its own registration."""

import pkgutil
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import import_module
from typing import NamedTuple, Protocol

from docflow.schema.postings import Posting


class Write(Protocol):
    """What a format's module offers as `write`."""

    def __call__(self, postings: Iterable[Posting]) -> Iterator[bytes]:
        """The file, piece by piece."""
        ...


class Format(NamedTuple):
    """How postings are written."""

    media_type: str
    suffix: str
    write: Write


@cache
def formats() -> Mapping[str, Format]:
    """Name of the format ("csv") -> how it is written."""
    found: dict[str, Format] = {}
    for module in pkgutil.iter_modules(__path__):
        if not module.name.startswith("_"):
            loaded = import_module(f"{__name__}.{module.name}")
            found[module.name] = Format(loaded.MEDIA_TYPE, loaded.SUFFIX, loaded.write)
    return found
