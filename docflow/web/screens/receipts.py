"""Receipts: what the bank says came in, by status."""

from collections.abc import Collection, Mapping
from typing import Literal, NamedTuple

from fastapi import APIRouter, Request
from fastapi.responses import Response

from docflow.schema.receipts import OPEN_RECEIPTS, Receipt, ReceiptState
from docflow.web import words
from docflow.web.deps import Wired
from docflow.web.language import _
from docflow.web.principals import Reading
from docflow.web.screens.common import show

router = APIRouter()
_PAGE = 100
TONES = {
    ReceiptState.AWAITING_ADVICE: "wait",
    ReceiptState.UNIDENTIFIED: "check",
    ReceiptState.UNAPPLIED: "check",
    ReceiptState.APPLIED: "ok",
    ReceiptState.ON_ACCOUNT: "info",
    ReceiptState.RETURNED: "bad",
    ReceiptState.STOPPED: "bad",
    ReceiptState.REVERSED: "missing",
    ReceiptState.SPLIT: "info",
}


class Row(NamedTuple):
    """One line of the list."""

    receipt: Receipt
    customer: str
    tone: str
    status: str


@router.get("/receipts")
def receipts(
    request: Request,
    deps: Wired,
    _me: Reading,
    status: ReceiptState | Literal["undecided", "all"] = "undecided",
    after: str | None = None,
) -> Response:
    """Oldest first; without a status those that wait for somebody."""
    with deps.store.read() as tx:
        found = tx.receipts.list(statuses=_wanted(status), limit=_PAGE, after=after)
        counts, totals = tx.receipts.counts(), tx.receipts.totals()
        names = tx.customers.named(one.customer for one in found if one.customer)
    rows = [receipt_row(one, names) for one in found]
    more = found[-1].id if len(found) == _PAGE else None
    return show(
        request, "receipts.html", rows=rows, tabs=_tabs(counts), chosen=status, more=more, totals=totals,
        any=bool(counts),
    )  # fmt: skip


def _wanted(status: str) -> Collection[ReceiptState] | None:
    if status == "undecided":
        return OPEN_RECEIPTS
    return None if status == "all" else [ReceiptState(status)]


def _tabs(counts: Mapping[str, int]) -> list[tuple[str, str, int]]:
    """Value, label and count of each list."""
    undecided = sum(counts.get(one.value, 0) for one in OPEN_RECEIPTS)
    single = [(one.value, words.receipt_label(one), counts[one.value]) for one in ReceiptState if counts.get(one.value)]
    return [("undecided", _("Not applied"), undecided), *single, ("all", _("All"), sum(counts.values()))]


def receipt_row(receipt: Receipt, names: dict[str, str]) -> Row:
    """A receipt as lists show it."""
    customer = names.get(receipt.customer, receipt.customer) if receipt.customer else ""
    return Row(receipt, customer, TONES[receipt.status], words.receipt_label(receipt.status))
