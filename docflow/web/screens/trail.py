"""The audit trail: of one document, and of the whole house; who did what, when, from which value to which, and whether
the chain is whole."""

import json
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from fastapi import APIRouter, Request
from fastapi.responses import Response

from docflow.files.anchors import Anchors
from docflow.schema.trail import AuditRow
from docflow.store import Tx
from docflow.web import words
from docflow.web.deps import Wired
from docflow.web.language import _
from docflow.web.principals import Reading
from docflow.web.screens.common import show

router = APIRouter()
_PAGE = 100
_PAIRS = (("before", "changes"), ("from", "to"))
"""Names under which a body keeps what was and what is."""
_LONGEST = 300


class Change(NamedTuple):
    """One value that somebody changed."""

    name: str
    before: str
    after: str


class Line(NamedTuple):
    """One entry."""

    row: AuditRow
    changes: list[Change]
    details: list[tuple[str, str]]
    address: str


@router.get("/documents/{document_id}/history")
def of_document(request: Request, deps: Wired, _me: Reading, document_id: str, check: bool = False) -> Response:
    """Everything that happened to a document, its mail and its postings."""
    with deps.store.read() as tx:
        document = tx.documents.get(document_id)
        subjects = [document_id, *([document.mail_id] if document.mail_id else [])]
        subjects += [row.posting_id for row in tx.postings.of_document(document_id)]
        rows = sorted({row.seq: row for subject in subjects for row in tx.audit.of(subject)}.values(), key=_seq)
        checked = _check(tx, deps.anchors) if check else None
    return show(request, "history.html", document=document, lines=[_line(row) for row in rows], checked=checked)


@router.get("/audit")
def of_house(
    request: Request, deps: Wired, _me: Reading, subject: str = "", before: int | None = None, check: bool = False
) -> Response:
    """The newest first, or those about one thing."""
    wanted = subject.strip()
    with deps.store.read() as tx:
        rows = [*reversed(tx.audit.of(wanted))][:_PAGE] if wanted else tx.audit.list(_PAGE, before)
        checked = _check(tx, deps.anchors) if check else None
    more = rows[-1].seq if len(rows) == _PAGE and not wanted and rows[-1].seq > 1 else None
    lines = [_line(row) for row in rows]
    return show(request, "audit.html", lines=lines, subject=wanted, more=more, checked=checked)


def _seq(row: AuditRow) -> int:
    return row.seq


def _check(tx: Tx, anchors: Anchors) -> tuple[list[str], int]:
    """What is wrong with the chain, also beside the heads that were noted outside, and how many entries it has."""
    return tx.audit.verify(anchors.all(tx.tenant)), tx.audit.head()[0]


def _line(row: AuditRow) -> Line:
    body = dict(row.body)
    changes = [one for before, after in _PAIRS for one in _changes(body, before, after)]
    details = [(words.term(key), _text(value)) for key, value in body.items() if key != "content_hash"]
    return Line(row, changes, details, _address(row.subject))


def _changes(body: dict[str, object], before: str, after: str) -> Iterable[Change]:
    """Takes what was and what is out of the body."""
    if before not in body or after not in body:
        return []
    was, now = body.pop(before), body.pop(after)
    if not isinstance(now, Mapping):
        return [Change(_("value"), _text(was), _text(now))]
    old = was if isinstance(was, Mapping) else {}
    return [Change(words.field_label(str(path)), _text(old.get(path)), _text(value)) for path, value in now.items()]


def _text(value: object) -> str:
    if value is None or value == "":
        return "–"
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _address(subject: str) -> str:
    """Where the thing can be seen, where its name tells what it is."""
    rooms = {"doc_": "/documents/", "disp_": "/disputes/", "mail_": "/mails/", "rcpt_": "/receipts/"}
    return next((f"{room}{subject}" for prefix, room in rooms.items() if subject.startswith(prefix)), "")
