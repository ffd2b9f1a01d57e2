"""One receipt: what the bank told, the advice whose money it is or might be, the open items that it may pay."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Literal, NamedTuple

from fastapi import APIRouter, Depends, Request
from fastapi.responses import RedirectResponse, Response

from docflow.decisions import Taken
from docflow.decisions.candidates import postings_of, sides_of_receipt, taken_back_by
from docflow.errors import DocflowError, InvalidValues
from docflow.schema.money import ZERO, in_units
from docflow.schema.reasons import Reason
from docflow.schema.receipts import OPEN_RECEIPTS, Receipt
from docflow.schema.receivables import LineMatch, OpenItem
from docflow.store import Tx
from docflow.web import csrf, handling, words
from docflow.web.deciding import version_of_form
from docflow.web.deps import Deps, Wired
from docflow.web.handling import ReceiptDecision
from docflow.web.language import _
from docflow.web.principals import Posting, Reading
from docflow.web.problems import acceptable, problem_of
from docflow.web.screens import typed
from docflow.web.screens.choosing import to_choose
from docflow.web.screens.common import sentence_of, show
from docflow.web.screens.outcome import ledger_view
from docflow.web.screens.receipts import TONES

router = APIRouter()
REST = "rest."
"""Name of the choice of what becomes of the rest of an open item, before its ref."""
Rest = tuple[Literal["discount", "write_off", "deduction"], Reason | None]
Form = Annotated[dict[str, str], Depends(csrf.read_form)]


@router.get("/receipts/{receipt_id}")
def page(request: Request, deps: Wired, _me: Reading, receipt_id: str) -> Response:
    """What it waits for, and what can be decided about it."""
    return _show(request, deps, receipt_id)


@router.post("/receipts/{receipt_id}")
def decide(request: Request, deps: Wired, me: Posting, receipt_id: str, form: Form) -> Response:
    """Whichever button was pressed. On a refusal the page says why, and nothing typed is lost."""
    try:
        with deps.store.begin() as tx:
            body = _body(tx, form)
            handling.decide(tx, deps, me.name, receipt_id, version_of_form(form), body)
            hints = [*tx.tasks.asked, *tx.postings.added]
    except DocflowError as error:
        return _show(request, deps, receipt_id, form=form, problem=error)
    for hint in hints:
        deps.hint(hint)
    return RedirectResponse(f"/receipts/{receipt_id}", 303)


def _body(tx: Tx, form: Mapping[str, str]) -> ReceiptDecision:
    action, _, other = form.get("action", "").partition(":")
    rest = form.get("rest", "")
    return acceptable(ReceiptDecision, {
        "action": action, "document": other, "other": other, "customer": form.get("customer", "").strip() or None,
        "lines": _taken(tx, form) if action == "apply" else [], "on_account": rest == "on_account",
        "refund": rest == "refund", "reason": form.get("reason", "").strip()[:500],
        "content_hash": form.get("content_hash", ""),
    })  # fmt: skip


def _taken(tx: Tx, form: Mapping[str, str]) -> list[Taken]:
    """What each item gets, and what becomes of the rest of it."""
    amounts = typed.of_items(form)
    items = tx.open_items.several(amounts)
    return [_with_rest(ref, amount, items.get(ref), form.get(f"{REST}{ref}", "")) for ref, amount in amounts.items()]


def _with_rest(ref: str, amount: Decimal, item: OpenItem | None, said: str) -> Taken:
    rest = item.remaining - amount if item else ZERO
    if not said.strip() or not rest:
        return Taken(open_item=ref, amount=amount)
    meant = next((one for label, one in _rests().items() if label.casefold() == said.strip().casefold()), None)
    if meant is None:
        raise InvalidValues(
            {ref: _("“%(text)s” is nothing that may become of a rest; choose from the list.", text=said)}
        )
    kind, reason = meant
    return acceptable(Taken, {"open_item": ref, "amount": amount, kind: rest, "deduction_reason": reason})


def _rests() -> dict[str, Rest]:
    """What may become of the rest of an item, by what it is called: given up, or deducted for a reason."""
    given: dict[str, Rest] = {_("discount granted"): ("discount", None), _("written off"): ("write_off", None)}
    return given | {words.term(reason.value): ("deduction", reason) for reason in Reason}


class Choice(NamedTuple):
    """An open item that the money may pay, with what it would take of it."""

    item: OpenItem
    takes: str
    """As typed; before anything was, as proposed."""
    rest: str
    """What becomes of what is left of it, as the form says it."""


def _choices(tx: Tx, receipt: Receipt, form: Mapping[str, str]) -> list[Choice]:
    """The items of the customer and of those for whom it may pay too."""
    if receipt.customer is None:
        return []
    payers = (receipt.customer, *tx.customers.directory().family(receipt.customer))
    owed = [item for ref in payers for item in tx.open_items.by_payer(ref) if item.currency == receipt.currency]
    lines = receipt.application.lines if receipt.application else ()
    proposed = {line.open_item: line for line in lines}
    return [_choice(item, proposed.get(item.ref), form) for item in owed]


def _choice(item: OpenItem, proposed: LineMatch | None, form: Mapping[str, str]) -> Choice:
    if form or proposed is None:
        return Choice(item, form.get(f"{typed.TAKE}{item.ref}", ""), form.get(f"{REST}{item.ref}", ""))
    takes = words.money(in_units(proposed.paid, item.currency), item.currency)
    return Choice(item, takes, next((label for label, rest in _rests().items() if _is(proposed, rest)), ""))


def _is(line: LineMatch, rest: Rest) -> bool:
    kind, reason = rest
    return bool(getattr(line, kind)) and line.deduction_reason == reason


def _show(
    request: Request, deps: Deps, receipt_id: str, *, form: Mapping[str, str] | None = None,
    problem: DocflowError | None = None,
) -> Response:  # fmt: skip
    with deps.store.read() as tx:
        receipt = tx.receipts.get(receipt_id)
        others = sides_of_receipt(tx, receipt, deps.policy)
        customers = to_choose(tx, receipt.customer, (form or {}).get("customer"))
        choices = _choices(tx, receipt, form or {})
        rows = postings_of(tx, receipt)
        settled = tx.open_items.named(line.open_item for row in rows for line in row.posting.lines if line.open_item)
        postings = [ledger_view(row, settled) for row in rows]
        statement = tx.documents.get(receipt.document_id)
        originals = taken_back_by(tx, receipt)
    return show(
        request, "receipt.html", receipt=receipt, status=problem_of(problem).status if problem else 200,
        others=others, originals=originals, customers=customers, choices=choices, rests=_rests(),
        postings=postings, statement=statement,
        is_open=receipt.status in OPEN_RECEIPTS and receipt.amount > 0,
        status_words=words.receipt_label(receipt.status),
        tone=TONES[receipt.status], names={one.ref: one.name for one in customers}, typed=form or {},
        problem=sentence_of(problem), take=typed.TAKE, rest=REST,
        reference=handling.reference(receipt),
    )  # fmt: skip
