"""What a receipt or an advice waits for, and what might be its other side: for a person who looks."""

import datetime as dt
from typing import NamedTuple

from docflow.decisions import pairing
from docflow.rules.pairing import Candidate, Pairs
from docflow.rules.policy import Policy
from docflow.rules.posting_lines import posting_id, reversal_id
from docflow.schema.documents import Document, PostingRow
from docflow.schema.receipts import OPEN_RECEIPTS, RECEIPT_MOVES, Pairing, Receipt, ReceiptState
from docflow.schema.states import ANNOUNCING
from docflow.store import Tx

_MONTHS_BEFORE = dt.timedelta(days=100)
"""Direct debits come back until the eighth week, cheques later."""


class Other(NamedTuple):
    """The other side: paired already, or a candidate."""

    receipt: Receipt
    document: Document
    because: str
    pairing: Pairing | None = None


def sides_of_receipt(tx: Tx, receipt: Receipt, policy: Policy) -> list[Other]:
    """The advices whose money it is, then those whose money it might be."""
    paired = [_paired(tx, one) for one in tx.pairings.of_receipt(receipt.id)]
    if receipt.status not in OPEN_RECEIPTS or pairing.used(tx, receipt) >= receipt.amount:
        return paired
    maybe = _maybe(pairing.look(tx, policy, receipt=receipt))
    mine = [one for one in maybe if one.receipt == receipt.id]
    return [*paired, *(Other(receipt, tx.documents.get(one.advice), one.because) for one in mine)]


def sides_of_document(tx: Tx, document: Document, policy: Policy) -> list[Other]:
    """The money of an advice, then what might be its money."""
    pairings = tx.pairings.of_document(document.id)
    paired = [_paired(tx, one) for one in pairings]
    if document.state not in ANNOUNCING or (pairings and pairing.money_for(tx, document) is not None):
        return paired
    maybe = _maybe(pairing.look(tx, policy, document=document))
    mine = [one for one in maybe if one.advice == document.id]
    return [*paired, *(Other(tx.receipts.get(one.receipt), document, one.because) for one in mine)]


def taken_back_by(tx: Tx, receipt: Receipt) -> list[Receipt]:
    """What money that went back may have taken back, where that is not known: of its amount, in the months before."""
    day = receipt.entry.booking_date
    if receipt.amount >= 0 or receipt.takes_back or day is None:
        return []
    found = tx.receipts.of_amount(-receipt.amount, receipt.currency, day - _MONTHS_BEFORE, day)
    return [one for one in found if ReceiptState.RETURNED in RECEIPT_MOVES[one.status]]


def _maybe(found: Pairs) -> list[Candidate]:
    """What might be, and what is certain but was not looked for yet."""
    return [*(Candidate(one.receipt, one.advice, one.because) for one in found.shares), *found.candidates]


def postings_of(tx: Tx, receipt: Receipt) -> list[PostingRow]:
    """What was booked of the receipt, with an advice or without, and taken back."""
    advices = [one.document_id for one in tx.pairings.of_receipt(receipt.id)]
    told = [one for advice in advices for one in tx.payments.of_document(advice)]
    payments = [*tx.payments.of_receipt(receipt.id), *told]
    keys = [posting_id(tx.tenant, one.document_id, one.revision) for one in payments]
    return [row for key in keys for name in (key, reversal_id(key)) for row in tx.postings.of(name)]


def _paired(tx: Tx, one: Pairing) -> Other:
    return Other(tx.receipts.get(one.receipt_id), tx.documents.get(one.document_id), one.because, one)
