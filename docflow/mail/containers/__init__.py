"""What holds papers: mails of several formats and archives. One file a format; a new file is its own registration.

A *container* is a module with

    KIND: Kind                                     what it is to the papers in it
    def claims(data: bytes) -> bool                by magic bytes alone: it is also asked outside the sandbox
    def opened(data: bytes, allowance: Allowance, passwords: Sequence[str]) -> Message
                                                   raises docflow.errors.Quarantine; only inside the sandbox

It gives back a Message: an archive is a mail without sender and words. Names are cleaned for display and are no paths;
nothing is written to disk. Modules whose names start with an underscore are helpers.
"""

import importlib
import pkgutil
from functools import cache
from typing import cast

from docflow.mail.containers._allowance import Allowance
from docflow.mail.containers._contract import Container, Kind

__all__ = ["Allowance", "Container", "Kind", "container_of"]


def container_of(data: bytes) -> Container | None:
    """The format in which these bytes hold papers; None where they are a paper themselves."""
    return next((container for container in _containers() if container.claims(data)), None)


@cache
def _containers() -> tuple[Container, ...]:
    names = (module.name for module in pkgutil.iter_modules(__path__) if not module.name.startswith("_"))
    return tuple(cast(Container, importlib.import_module(f"{__name__}.{name}")) for name in names)
