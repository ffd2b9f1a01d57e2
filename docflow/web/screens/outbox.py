"""What is on its way to the ledgers, what is stuck and why."""

from collections.abc import Mapping
from typing import Annotated, Literal, NamedTuple
from urllib.parse import quote

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from docflow.decisions import connectors, delivery, enclosures
from docflow.errors import NotFound
from docflow.schema.documents import Document, PostingRow
from docflow.schema.records import Kind
from docflow.schema.states import PostingState
from docflow.web import words
from docflow.web.deps import Deps, Wired
from docflow.web.language import _
from docflow.web.principals import Posting, Principal, Reading
from docflow.web.screens.common import show
from docflow.web.screens.outcome import posting_tone

router = APIRouter()
_PAGE = 100


class Row(NamedTuple):
    """One line of the outbox."""

    posting: PostingRow
    payer: str
    """Whose account is credited, by name where the customer is on file."""
    address: str
    """Where its paper or, of money without one, its receipt is shown."""
    tone: str
    again: bool
    """Whether it may be sent again at once."""
    unsure: bool
    """Whether a person has to look into the ledger first."""


@router.get("/outbox")
def outbox(
    request: Request,
    deps: Wired,
    _me: Reading,
    state: PostingState | None = None,
    ledger: str | None = None,
    after: str | None = None,
) -> Response:
    """Newest first, one row per ledger."""
    last, _at, last_ledger = (after or "").partition("@")
    with deps.store.read() as tx:
        states = [state] if state else None
        found = tx.postings.list(
            states=states, limit=_PAGE, ledger=ledger, after=(last, last_ledger) if after else None
        )
        counts = tx.postings.counts()
        names = tx.customers.named(row.posting.customer.ref for row in found)
        documents = {one: tx.documents.get(one) for one in {row.document_id for row in found}}
    rows = [_row(row, documents[row.document_id], names) for row in found]
    tabs = [(one.value, words.state_label(one), number) for one, number in counts.items() if number]
    more = f"{found[-1].posting_id}@{found[-1].ledger}" if len(found) == _PAGE else None
    return show(
        request, "outbox.html", rows=rows, tabs=tabs, state=state, more=more, total=sum(counts.values()),
        ledger=ledger,
    )  # fmt: skip


def _row(row: PostingRow, document: Document, names: Mapping[str, str]) -> Row:
    payer = names.get(row.posting.customer.ref, row.posting.customer.ref)
    return Row(
        row, payer, _shown_at(row, document), posting_tone(row.state),
        again=row.state is PostingState.FAILED, unsure=row.state is PostingState.NEEDS_CLERK,
    )  # fmt: skip


def _shown_at(row: PostingRow, document: Document) -> str:
    """A bank statement holds many payments: each of them is shown as its receipt."""
    money = row.posting.evidence.receipts
    if document.kind is Kind.BANK_STATEMENT and money:
        return f"/receipts/{money[0]}"
    return f"/documents/{document.id}"


@router.post("/outbox/{posting_id}/{ledger}")
def settle(
    deps: Wired,
    me: Posting,
    posting_id: str,
    ledger: str,
    action: Annotated[Literal["again", "absent", "there", "paper"], Form()],
    external_ref: Annotated[str, Form(max_length=200)] = "",
) -> Response:
    """again: send a failed one now. absent, there: somebody has looked into the ledger and says so. paper: bring its
    paper once more."""
    if action == "paper":
        return _bring_paper(deps, me, posting_id, ledger)
    with deps.store.begin() as tx:
        if action == "again":
            tx.postings.move(tx.postings.get(posting_id, ledger), PostingState.QUEUED)
            tx.audit.append(me.name, "sent again", posting_id, {"ledger": ledger})
        else:
            delivery.vouched(
                tx, posting_id, ledger, me.name, there=action == "there", external_ref=external_ref.strip()
            )
    deps.hint(posting_id)
    return RedirectResponse("/outbox", 303)


def _bring_paper(deps: Deps, me: Principal, posting_id: str, ledger: str) -> Response:
    with deps.store.begin() as tx:
        row = tx.postings.get(posting_id, ledger)
        task = enclosures.again(tx, row, me.name)
    deps.hint(task)
    return RedirectResponse(f"/documents/{quote(row.document_id, safe='')}", 303)


@router.post("/ledgers/{name}/resume")
def resume(deps: Wired, me: Posting, name: str) -> Response:
    """Lets a paused ledger go on; it pauses again by itself if it still refuses us."""
    with deps.store.begin() as tx:
        if not connectors.resume(tx, name, me.name):
            raise NotFound(_("No ledger %(name)s is paused.", name=name))
        waiting = [row.posting_id for row in tx.postings.due() if row.ledger == name]
    for posting_id in dict.fromkeys(waiting):
        deps.hint(posting_id)
    return RedirectResponse("/outbox", 303)
