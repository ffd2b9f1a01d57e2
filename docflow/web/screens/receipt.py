"""One receipt: what the bank told, the advice whose money it is or might be, the open items that it may pay."""

from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import RedirectResponse, Response

from docflow.decisions import Taken
from docflow.decisions.candidates import postings_of, sides_of_receipt, taken_back_by
from docflow.errors import DocflowError
from docflow.schema.receipts import OPEN_RECEIPTS
from docflow.web import csrf, handling, words
from docflow.web.deciding import version_of_form
from docflow.web.deps import Deps, Wired
from docflow.web.handling import ReceiptDecision
from docflow.web.principals import Posting, Reading
from docflow.web.problems import acceptable, problem_of
from docflow.web.screens import typed
from docflow.web.screens.choosing import to_choose
from docflow.web.screens.common import sentence_of, show
from docflow.web.screens.outcome import ledger_view
from docflow.web.screens.receipts import TONES

router = APIRouter()
Form = Annotated[dict[str, str], Depends(csrf.read_form)]


@router.get("/receipts/{receipt_id}")
def page(request: Request, deps: Wired, _me: Reading, receipt_id: str) -> Response:
    """What it waits for, and what can be decided about it."""
    return _show(request, deps, receipt_id)


@router.post("/receipts/{receipt_id}")
def decide(request: Request, deps: Wired, me: Posting, receipt_id: str, form: Form) -> Response:
    """Whichever button was pressed. On a refusal the page says why, and nothing typed is lost."""
    try:
        body = _body(form)
        with deps.store.begin() as tx:
            handling.decide(tx, deps, me.name, receipt_id, version_of_form(form), body)
            hints = [*tx.tasks.asked, *tx.postings.added]
    except DocflowError as error:
        return _show(request, deps, receipt_id, form=form, problem=error)
    for hint in hints:
        deps.hint(hint)
    return RedirectResponse(f"/receipts/{receipt_id}", 303)


def _body(form: Mapping[str, str]) -> ReceiptDecision:
    action, _, other = form.get("action", "").partition(":")
    rest = form.get("rest", "")
    return acceptable(ReceiptDecision, {
        "action": action, "document": other, "other": other, "customer": form.get("customer", "").strip() or None,
        "lines": _taken(form) if action == "apply" else [], "on_account": rest == "on_account",
        "refund": rest == "refund", "reason": form.get("reason", "").strip()[:500],
        "content_hash": form.get("content_hash", ""),
    })  # fmt: skip


def _taken(form: Mapping[str, str]) -> list[Taken]:
    return [Taken(open_item=ref, amount=amount) for ref, amount in typed.of_items(form).items()]


def _show(
    request: Request, deps: Deps, receipt_id: str, *, form: Mapping[str, str] | None = None,
    problem: DocflowError | None = None,
) -> Response:  # fmt: skip
    with deps.store.read() as tx:
        receipt = tx.receipts.get(receipt_id)
        others = sides_of_receipt(tx, receipt, deps.policy)
        customers = to_choose(tx, receipt.customer, (form or {}).get("customer"))
        owed = tx.open_items.by_customer(receipt.customer) if receipt.customer else []
        items = [one for one in owed if one.currency == receipt.currency]
        rows = postings_of(tx, receipt)
        settled = tx.open_items.named(line.open_item for row in rows for line in row.posting.lines if line.open_item)
        postings = [ledger_view(row, settled) for row in rows]
        statement = tx.documents.get(receipt.document_id)
        originals = taken_back_by(tx, receipt)
    return show(
        request, "receipt.html", receipt=receipt, status=problem_of(problem).status if problem else 200,
        others=others, originals=originals, customers=customers, items=items, postings=postings, statement=statement,
        is_open=receipt.status in OPEN_RECEIPTS and receipt.amount > 0,
        status_words=words.receipt_label(receipt.status),
        tone=TONES[receipt.status], names={one.ref: one.name for one in customers}, typed=form or {},
        problem=sentence_of(problem), take=typed.TAKE, reference=handling.reference(receipt),
    )  # fmt: skip
