"""Approving the documents of a list at once: first a summary, then exactly what it showed."""

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from fastapi import APIRouter, Request
from fastapi.responses import Response

from docflow.decisions.assessment import mistrust
from docflow.errors import DocflowError
from docflow.rules.policy import Policy
from docflow.schema.documents import Document
from docflow.store import Tx
from docflow.web import deciding, words
from docflow.web.deciding import DecisionBody
from docflow.web.deps import Deps, Wired
from docflow.web.language import _
from docflow.web.principals import Posting, Principal
from docflow.web.said import again
from docflow.web.screens.asked import Asked
from docflow.web.screens.common import show
from docflow.web.screens.queue import AskedFor, Form, Row, age_of, documents_of, row_of

router = APIRouter()
_MOST = 200
"""Documents of one summary; more than anybody looks through."""

Held = list[tuple[Document, str]]


class Summary(NamedTuple):
    """What an approval of the list would do."""

    ready: list[Document]
    held: Held
    """What a person must open, and why."""
    sums: list[tuple[str, str]]
    """Currency and total of what is ready."""
    seconds: int
    """How many of them would then wait for a second person."""
    seal: str
    """Of exactly these contents: what was not seen is not approved."""
    rows: list[Row]


@router.get("/queue/approve")
def summary(request: Request, deps: Wired, me: Posting, ask: AskedFor) -> Response:
    """What would be approved, and what must be opened."""
    return _show(request, ask, _summary(deps, me, ask))


@router.post("/queue/approve")
def approve(request: Request, deps: Wired, me: Posting, ask: AskedFor, form: Form) -> Response:
    """Approves what the summary showed, each document by itself; if anything has changed, shows the new summary."""
    now = _summary(deps, me, ask)
    if form.get("seen") != now.seal:
        return _show(request, ask, now, said=_("The list has changed since you looked; this is how it is now."))
    refused = [(one, why) for one in now.ready if (why := _approved(deps, me, one))]
    return _show(request, ask, now, done=len(now.ready) - len(refused), refused=refused)


def _show(
    request: Request,
    ask: Asked,
    found: Summary,
    *,
    said: str = "",
    done: int | None = None,
    refused: Held | None = None,
) -> Response:
    return show(request, "bulk.html", ask=ask, summary=found, said=said, done=done, refused=refused or [])


def _summary(deps: Deps, me: Principal, ask: Asked) -> Summary:
    with deps.store.read() as tx:
        listed = documents_of(tx, deps, me, ask, limit=_MOST)
        documents = [tx.documents.get(one.id) for one in listed]
        doubts = [_doubt(tx, me, one, deps.policy) for one in documents]
    ready = [one for one, doubt in zip(documents, doubts, strict=True) if not doubt]
    held = [(one, doubt) for one, doubt in zip(documents, doubts, strict=True) if doubt]
    rows = [row_of(one, age_of(one, deps.now())) for one in ready]
    return Summary(ready, held, _sums(ready), _seconds(ready, deps.policy), _seal(ready), rows)


def _doubt(tx: Tx, me: Principal, document: Document, policy: Policy) -> str:
    """Why the document must be opened; empty where its whole money is accounted for and its mail deserves trust."""
    application = document.application
    if "approve" not in deciding.allowed(document, tx.postings.of_document(document.id), [], me):
        return _("it is no payment to approve: %(state)s", state=words.state_label(document.state))
    if application is None or application.payer.customer is None:
        return _("the payer is not known")
    if application.unapplied:
        left = f"{words.money(application.unapplied, application.currency)} {application.currency}"
        return _("%(amount)s is not applied", amount=left)
    if unmatched := sum(line.state == "unmatched" for line in application.lines):
        return _("%(number)s of its lines settle nothing", number=unmatched)
    distrust = mistrust(tx, document, policy)
    return again(distrust[0]) if distrust else ""


def _approved(deps: Deps, me: Principal, document: Document) -> str:
    """Why it was not approved; empty where it was."""
    body = DecisionBody(action="approve", content_hash=document.content_hash, reason="Approved with others.")
    try:
        with deps.store.begin() as tx:
            decided = deciding.decide(tx, deps, me, document.id, document.version, body)
    except DocflowError as error:
        return str(error)
    for hint in decided.hints:
        deps.hint(hint)
    return ""


def _sums(documents: Sequence[Document]) -> list[tuple[str, str]]:
    totals: dict[str, Decimal] = defaultdict(Decimal)
    for one in documents:
        totals[one.currency or ""] += one.amount or Decimal()
    return [(currency, words.money(total, currency)) for currency, total in sorted(totals.items())]


def _seconds(documents: Sequence[Document], policy: Policy) -> int:
    limit = policy.second_approval_above
    return sum(policy.above(limit, one.amount or Decimal(), one.currency or "") for one in documents)


def _seal(documents: Sequence[Document]) -> str:
    return hashlib.sha256(
        "\n".join(f"{one.id} {one.version} {one.content_hash}" for one in documents).encode()
    ).hexdigest()
