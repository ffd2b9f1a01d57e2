"""From a button or an API call to `docflow.decisions`, the one door; nothing is decided here."""

import datetime as dt
from collections.abc import Mapping
from typing import Literal, NamedTuple

from pydantic import Field

from docflow import decisions
from docflow.decisions import people
from docflow.errors import BadInput
from docflow.rules.corrections import KIND, NOWHERE, Near
from docflow.schema.base import Frozen
from docflow.schema.documents import Decision, Document, PostingRow
from docflow.schema.records import Kind
from docflow.schema.states import PostingState
from docflow.store import Tx
from docflow.web import laying
from docflow.web.deps import Deps
from docflow.web.language import _
from docflow.web.laying import pages_of
from docflow.web.principals import Principal
from docflow.web.problems import acceptable
from docflow.web.repeats import pressed_before, remember_pressed

Action = Literal[
    "approve",
    "reject",
    "assign",
    "park",
    "unpark",
    "await_payer",
    "not_remittance",
    "duplicate_of",
    "file_dispute",
    "keep_receipts",
    "call_back",
    "comment",
    "split",
    "merge",
    "undo",
    "redo",
    "reverse",
    "keep_booked",
]
SCOPES: dict[str, str] = dict.fromkeys(("approve", "undo", "redo", "reverse", "keep_booked"), "post")
"""What an action takes where it is more than "write"."""
_STILL_OURS = frozenset({PostingState.QUEUED, PostingState.NEEDS_CLERK, PostingState.FAILED, PostingState.CANCELLED})
"""States of a posting in which an undo may still withdraw it."""


class DecisionBody(Frozen):
    """What somebody decides about a document."""

    action: Action
    reason: str = Field(default="", max_length=500)
    """Kept in the audit trail; reject and reverse need it."""
    content_hash: str = ""
    """approve: of what was seen (`content_hash` of the document)."""
    on_account: bool = False
    """approve: what no line takes is credited to the customer's account."""
    refund: bool = False
    """approve: what no line takes is to be paid back."""
    other: str = ""
    """duplicate_of: id of the document that it doubles."""
    others: tuple[str, ...] = Field(default=(), max_length=20)
    """merge: ids of the documents that belong to it, in the order of their pages."""
    parts: tuple[tuple[int, ...], ...] = Field(default=(), max_length=20, examples=[[[1, 2], [3]]])
    """split: the pages that make each document."""
    until: dt.date | None = None
    """park: the day on which it comes back by itself."""
    remember: bool = False
    """not_remittance: from now on of all that this sender sends and on which no customer is recognised."""
    text: str = Field(default="", max_length=5000)
    """comment: the remark."""
    owner: str = Field(default="", max_length=120)
    """assign: who is to decide; empty: whoever comes first."""
    called_number: str = Field(default="", max_length=60)
    """call_back: the number that was called, known before and not out of the mail."""
    spoke_with: str = Field(default="", max_length=120)
    """call_back: who answered."""
    confirmed: bool = False
    """call_back: whether they said that the mail is true."""


class Decided(NamedTuple):
    """The document after a decision, and what the queue is to be told."""

    document: Document
    hints: list[str]


def allowed(document: Document, postings: list[PostingRow], decided: list[Decision], me: Principal) -> frozenset[str]:
    """The actions worth offering this person now; whether one is really taken is decided behind the door."""
    found = {"save" if name == "correct" else name for name in decisions.possible(document, decided)}
    if any(row.state not in _STILL_OURS for row in postings):
        found.discard("undo")
    if people.has_had_their_say(decided, document.content_hash, me.name):
        found.discard("approve")
    return frozenset(action for action in found if me.may(SCOPES.get(action, "write")))


def correct(
    tx: Tx, deps: Deps, me: Principal, document: Document, changes: Mapping[str, str | None], near: Near = NOWHERE
) -> Document:
    """What a person typed, by path, and where they took it from. Raises InvalidValues, Stale, Refused."""
    pages = pages_of(deps, document)
    corrected = decisions.correct(tx, document.id, document.version, changes, me.name, deps.policy, pages, near)
    tx.drafts.drop(document.id, me.name)
    return corrected


def preview(
    tx: Tx, deps: Deps, document: Document, changes: Mapping[str, str | None], near: Near = NOWHERE
) -> Document:
    """The document as a correction would leave it; nothing is written. Raises InvalidValues."""
    return decisions.preview(tx, document.id, changes, deps.policy, pages_of(deps, document), near)


def refresh(deps: Deps, document_id: str) -> None:
    """Assesses it again after open items or customers have moved under it; where they have not, nothing is locked."""
    with deps.store.read() as tx:
        if not decisions.is_outdated(tx, document_id, deps.policy):
            return
    with deps.store.begin() as tx:
        decisions.refresh(tx, document_id, deps.policy)


def decide(tx: Tx, deps: Deps, me: Principal, document_id: str, version: int, body: DecisionBody) -> Decided:
    """One decision. Raises NotAllowed, Stale, Refused, BadInput."""
    document = _decide(tx, deps, me.name, document_id, version, body)
    tx.drafts.drop(document_id, me.name)
    return Decided(document, [*tx.tasks.asked, *tx.postings.added])


def _decide(tx: Tx, deps: Deps, actor: str, document_id: str, version: int, body: DecisionBody) -> Document:
    seen = (tx, document_id, version, actor)
    match body.action:
        case "approve":
            return decisions.approve(
                *seen,
                body.content_hash,
                deps.policy,
                on_account=body.on_account,
                refund=body.refund,
                reason=body.reason,
            )
        case "reject":
            return decisions.reject(*seen, body.reason)
        case "assign":
            return decisions.assign(*seen, body.owner)
        case "park":
            return decisions.park(*seen, body.reason, body.until)
        case "unpark":
            return decisions.unpark(*seen)
        case "await_payer":
            return decisions.await_payer(*seen, body.reason)
        case "file_dispute":
            return decisions.file_dispute(*seen, deps.policy)
        case "keep_receipts":
            return decisions.keep_receipts(*seen, deps.policy)
        case "not_remittance":
            return decisions.not_remittance(*seen, body.reason, remember=body.remember)
        case "duplicate_of":
            return decisions.duplicate_of(*seen, body.other)
        case "call_back":
            return decisions.call_back(
                *seen,
                number=body.called_number,
                spoke_with=body.spoke_with,
                confirmed=body.confirmed,
                reason=body.reason,
            )
        case "comment":
            return decisions.comment(*seen, body.text)
        case "split":
            return laying.split(tx, deps, actor, document_id, version, body.parts)
        case "merge":
            return laying.merge(tx, deps, actor, document_id, version, body.others)
        case "undo":
            return decisions.undo(*seen, deps.policy, body.reason)
        case "redo":
            return decisions.redo(*seen, deps.policy, pages_of(deps, tx.documents.get(document_id)))
        case "reverse":
            return decisions.reverse(*seen, deps.policy, body.reason)
        case "keep_booked":
            return decisions.keep_booked(*seen, body.reason)


def from_form(
    deps: Deps,
    me: Principal,
    document: Document,
    form: Mapping[str, str],
    changes: Mapping[str, str | None],
    near: Near = NOWHERE,
) -> Decided:
    """A pressed button: what was typed is saved first, in the same transaction as the decision.

    Nobody approves what they have not seen: an approval goes through at once only if the correction led to what the
    page showed while it was typed, or left nothing to look at. Otherwise it is kept and the page shows what it led to.
    """
    action, version = form.get("action", "save"), version_of_form(form)
    if action.startswith("remove."):
        action, changes = "save", {**changes, f"lines.{action.removeprefix('remove.')}": None}
    with deps.store.begin() as tx:
        if pressed := pressed_before(tx, me, document.id, form):
            return Decided(tx.documents.get(pressed), [])
        shown = document
        if changes:
            document = correct(tx, deps, me, document.model_copy(update={"version": version}), changes, near)
            version = document.version
        if action == "dispute":
            invoice = document.model_copy(update={"version": version})
            action, document = "save", correct(tx, deps, me, invoice, {KIND: Kind.DISPUTE.value})
        if action == "save" or (action == "approve" and changes and not _has_seen(form, shown, document)):
            remember_pressed(tx, me, document.id, form, document.id)
            return Decided(document, [])
        body = acceptable(
            DecisionBody,
            {
                "action": action,
                "reason": form.get("reason", "").strip() or form.get("on_account_reason", "").strip(),
                "content_hash": document.content_hash if changes else form.get("content_hash", ""),
                "on_account": form.get("on_account") == "yes",
                "refund": form.get("refund") == "yes",
                "other": form.get("other", "").strip(),
                "owner": form.get("owner", "").strip(),
                "called_number": form.get("called_number", "").strip(),
                "spoke_with": form.get("spoke_with", "").strip(),
                "confirmed": form.get("confirmed") == "yes",
                "until": _day(form.get("until", "")),
                "remember": form.get("remember") == "yes",
                "text": form.get("text", "").strip(),
                "parts": laying.parts_of(form.get("parts", "")),
                "others": form.get("others", "").replace(",", " ").split()[:20],
            },
        )
        me.check(SCOPES.get(action, "write"))
        decided = decide(tx, deps, me, document.id, version, body)
        remember_pressed(tx, me, document.id, form, decided.document.id)
        return decided


def _has_seen(form: Mapping[str, str], shown: Document, corrected: Document) -> bool:
    """Whether the page showed what the correction leads to: the last preview did, or it moves the same money, or there
    is nothing left to look at."""
    before, after = shown.application, corrected.application
    if form.get("previewed") == corrected.content_hash or not _still_doubtful(corrected):
        return True
    as_shown = shown.content_hash == form.get("content_hash")
    return as_shown and before is not None and after is not None and decisions.materially_equal(before, after)


def _still_doubtful(document: Document) -> bool:
    application = document.application
    return application is None or bool(application.unapplied) or any(not line.certain for line in application.lines)


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text) if text else None
    except ValueError as error:
        raise BadInput(_("“%(text)s” is not a day; write it like 2026-05-31.", text=text)) from error


def version_of_form(form: Mapping[str, str]) -> int:
    """The version that the form shows. Raises BadInput."""
    text = form.get("version", "")
    if not text.isdigit():
        raise BadInput(_("The form does not say which version of the document it shows; load the page again."))
    return int(text)
