"""Mails and protected files: each is opened or refused, and holds as many attachments as the description beside it."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from docflow.errors import Quarantine
from docflow.evaluation.demands import Asked, Finding, Seen
from docflow.mail.message import parse
from docflow.mail.opening import taken_apart
from docflow.schema.records import Other
from docflow.schema.states import QuarantineCode

_CODES = frozenset(code.value for code in QuarantineCode)


def asked(folder: Path) -> Iterator[Asked]:
    """Every file in folders of these names, at or below the folder."""
    for name, (patterns, check) in _FOLDERS.items():
        for root in sorted({path for path in (folder, *folder.rglob(name)) if path.name == name and path.is_dir()}):
            for path in sorted(path for pattern in patterns for path in root.rglob(pattern)):
                yield Asked(name, path, check)


def _opened(seen: Seen) -> Iterator[Finding]:
    """Nobody says what is in it; what could not be read must say why."""
    codes = [one.record.summary for one in seen.run.found if isinstance(one.record, Other) and one.record.summary]
    refused = [code for code in codes if code in _CODES]
    if seen.run.readable:
        yield Finding("opened or refused")
    elif refused:
        yield Finding("opened or refused", note=f"refused: {refused[0]}")
    else:
        yield Finding("opened or refused", "It could not be read, and nothing says why.")


def _counted(seen: Seen) -> Iterator[Finding]:
    """The description lists a damaged text among the attachments; here it may be one or the words of the mail."""
    yield from _opened(seen)
    described = seen.path.with_suffix(".json")
    if not described.exists():
        return
    truth = json.loads(described.read_text(encoding="utf-8"))
    listed = len(truth["attachments"])
    damaged = sum(_is_damaged(truth["parts"][n]) for n in truth["attachments"])
    try:
        found = len(parse(seen.data).attachments)
    except Quarantine as problem:
        yield Finding("attachments", str(problem))
        return
    if listed - damaged <= found <= listed:
        yield Finding("attachments")
    elif found > listed:
        yield Finding(
            "attachments", note="more: there an inner part runs over the boundary around it (RFC 2046, 5.1.2)"
        )
    else:
        yield Finding("attachments", f"expected {listed}, found {found}.")


def _is_damaged(part: dict[str, Any]) -> bool:
    return bool(part["is_encoding_problem"]) and "Text" in part["body"]


def _unwrapped(seen: Seen) -> Iterator[Finding]:
    yield from _opened(seen)
    whole = taken_apart(seen.data, seen.path.name)[1]
    refused = [paper.refused for paper in whole if paper.refused is not None]
    yield Finding("unwrapped", str(refused[0]) if refused else "", note="" if whole else "no file in it")


_FOLDERS: dict[str, tuple[tuple[str, ...], Callable[[Seen], Iterator[Finding]]]] = {
    "email": (("*.eml",), _counted),
    "email-reply": (("*.eml", "*.txt", "*.html"), _opened),
    "tnef": (("*.tnef",), _unwrapped),
    "msg-outlook": (("*.msg",), _opened),
    "pdf-encryption": (("*.pdf",), _opened),
}
