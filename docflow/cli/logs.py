"""What is logged: one JSON object a line on stderr, with the ids of request, document and tenant, and no secrets."""

import re
import sys
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

import structlog

_NAMED = re.compile(r"pass(word|phrase)|secret|token|authori[sz]ation|cookie|api_?key", re.IGNORECASE)
_WRITTEN = re.compile(r"dfk_[0-9a-f]+_[0-9a-f]+|whsec_[A-Za-z0-9+/=]+|(?<=://)[^/\s:@]+:[^/\s@]+(?=@)|Bearer \S+")
HIDDEN = "[hidden]"


def without_secrets(_logger: object, _method: str, told: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Hides what is named like a secret, and what looks like one of ours inside a sentence."""
    for name, value in told.items():
        if _NAMED.search(name):
            told[name] = HIDDEN
        elif isinstance(value, str):
            told[name] = _WRITTEN.sub(HIDDEN, value)
    return told


def set_up_logging(to: TextIO | None = None) -> None:
    """For the whole process; on stderr unless told otherwise."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            without_secrets,
            structlog.processors.JSONRenderer(),
        ],
        logger_factory=structlog.WriteLoggerFactory(file=to or sys.stderr),
    )


@contextmanager
def logged_to(file: Path) -> Iterator[None]:
    """Into this file until the block ends."""
    with file.open("a", buffering=1, encoding="utf-8") as log:
        set_up_logging(log)
        try:
            yield
        finally:
            set_up_logging()
