"""What became of a document: its postings, what people decided, and why it can or cannot be changed now."""

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from docflow.decisions import is_asked_back
from docflow.schema.documents import Decision, Document, PostingRow
from docflow.schema.postings import PostingLine
from docflow.schema.receivables import OpenItem
from docflow.schema.states import DocumentState, PostingState
from docflow.web import words
from docflow.web.language import _, _later
from docflow.web.said import again

_TONES = {
    DocumentState.POSTED: "ok",
    DocumentState.APPROVED: "ok",
    DocumentState.DELIVERED: "ok",
    DocumentState.NEEDS_REVIEW: "check",
    DocumentState.IN_REVIEW: "check",
    DocumentState.SECOND_APPROVAL: "check",
    DocumentState.REJECTED_BY_LEDGER: "bad",
    DocumentState.QUARANTINED: "bad",
}


_ABOUT = {
    "assign": ("to", _later("to %(whom)s")),
    "ask_payer": ("to", _later("to %(whom)s")),
    "answered": ("from", _later("from %(whom)s")),
    "auto_answered": ("from", _later("from %(whom)s")),
    "park": ("until", _later("until %(whom)s")),
}
"""Decisions that name somebody or a day: under what, and how it is said."""


class DecisionView(NamedTuple):
    """One line of the short history."""

    actor: str
    words: str
    at: dt.datetime
    link: str = ""
    """The page of what it speaks of: the answer that came by mail."""


class LedgerLine(NamedTuple):
    """One side of the entry."""

    role: str
    reason: str
    account: str
    debit: str
    credit: str


class LedgerView(NamedTuple):
    """One posting on its way to one ledger."""

    posting_id: str
    ledger: str
    words: str
    tone: str
    external_ref: str | None
    error: str
    date: dt.date
    lines: list[LedgerLine]
    lacking: str
    """Why its paper is not beside it in the ledger; empty where it is, or is on its way."""


class Mode(NamedTuple):
    """Whether the page can be edited; `read_only` is the sentence that says why not."""

    read_only: str = ""
    tone: str = "info"
    undo: str = ""
    """What an undo takes back."""


def state_tone(state: DocumentState) -> str:
    """How a document's state is marked."""
    return _TONES.get(state, "info")


def posting_tone(state: PostingState) -> str:
    """How a posting's state is marked."""
    if state == PostingState.VERIFIED:
        return "ok"
    if state in (PostingState.FAILED, PostingState.NEEDS_CLERK):
        return "bad"
    return "missing" if state == PostingState.CANCELLED else "wait"


def mode_of(
    document: Document, actions: frozenset[str], postings: list[PostingRow], decisions: Sequence[Decision]
) -> Mode:
    """Whether it can be edited, and if not, why."""
    if actions & {"save", "approve"}:
        seconded = document.state is DocumentState.SECOND_APPROVAL
        return Mode(undo=_("approval") if seconded else _("last change"))
    state = words.state_label(document.state)
    undo = _("approval") if document.state == DocumentState.APPROVED else f"“{state}”"
    if is_asked_back(document, decisions):
        return Mode(again(document.reason), "check", undo)
    return Mode(f"{_why_not(document, actions, postings)}.", state_tone(document.state), undo)


def _why_not(document: Document, actions: frozenset[str], postings: list[PostingRow]) -> str:
    refs = ", ".join(f"{row.ledger} {row.external_ref}" for row in postings if row.external_ref)
    if document.state == DocumentState.POSTED:
        posted = _("Posted as %(refs)s", refs=refs) if refs else _("Posted")
        return _("%(posted)s: read-only. It can be taken back by a reversal", posted=posted)
    if document.state in (DocumentState.APPROVED, DocumentState.DELIVERED):
        if "undo" in actions:
            return _("Approved and on its way to the ledger; it can be undone until the ledger takes it")
        return _("Approved and handed to the ledger; it cannot be taken back here")
    if document.state in (DocumentState.RECEIVED, DocumentState.READING):
        return _("It is being read; what was read is shown here as soon as it is there")
    said = _("This document is: %(state)s", state=words.state_label(document.state))
    return f"{said}: {again(document.reason).rstrip('.')}" if document.reason else said


def decision_view(one: Decision) -> DecisionView:
    """Who did what, with the reason they gave, the remark they made or the letter that they wrote."""
    said = str(one.body.get("reason") or one.body.get("text") or one.body.get("subject") or "")
    name, how = _ABOUT.get(one.action, ("", ""))
    whom = f" {_(how, whom=one.body[name])}" if one.body.get(name) else ""
    mail = one.body.get("mail")
    told = words.term(one.action) + whom + (f" (“{said}”)" if said else "")
    return DecisionView(one.actor, told, one.at, f"/mails/{mail}" if isinstance(mail, str) else "")


def ledger_view(row: PostingRow, items: dict[str, OpenItem], lacking: str = "") -> LedgerView:
    """The entry as booked or to be booked; open items by their numbers."""
    posting = row.posting
    lines = [
        LedgerLine(
            words.term(line.role),
            words.term(line.reason) if line.reason else "",
            _account(line, items),
            words.money(line.debit, posting.currency),
            words.money(line.credit, posting.currency),
        )
        for line in posting.lines
    ]
    return LedgerView(
        row.posting_id,
        row.ledger,
        words.state_label(row.state),
        posting_tone(row.state),
        row.external_ref,
        row.error,
        posting.posting_date,
        lines,
        again(lacking),
    )


def _account(line: PostingLine, items: dict[str, OpenItem]) -> str:
    item = items.get(line.open_item or "")
    return item.number if item else (line.open_item or line.account or _("on account"))
