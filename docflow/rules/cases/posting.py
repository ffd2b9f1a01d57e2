"""What the end of a case does to the ledger, as a canonical posting.

| outcome              | what a payment left on an account     | what stands open on an item            |
| credited             | no line: a credit note is asked for   | no line                                |
| written_off          | write-off against the account         | write-off against the item             |
| matched_to_promotion | promotions against the account        | promotions against the item            |
| recovered            | charge-back: a new debit item         | no line: it stays due                  |
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from docflow.errors import Refused
from docflow.rules.cases.resolution import left_of
from docflow.rules.policy import Policy
from docflow.rules.posting_lines import posting_id
from docflow.schema.disputes import Claim, DisputeCase, Outcome, Part
from docflow.schema.documents import Document
from docflow.schema.money import ZERO, in_units, plain
from docflow.schema.postings import Posting, PostingCustomer, PostingEvidence, PostingLine, PostingPayment
from docflow.schema.receivables import OpenItem


class _Share(NamedTuple):
    """How much of one claim ends how."""

    claim: Claim
    outcome: Outcome
    amount: Decimal


def make_posting(
    case: DisputeCase,
    parts: Sequence[Part],
    items: Mapping[str, OpenItem],
    policy: Policy,
    *,
    tenant: str,
    paper: Document | None,
    approved_by: str,
    today: dt.date,
) -> Posting | None:
    """The balanced entry of a resolution; None where nothing is to be booked. Raises Refused for what cannot be.

    items: the case's open items, with what remains of them. paper: the document that shows what is disputed.
    """
    lines = list(_lines(case, parts, items, policy))
    if not lines:
        return None
    if paper is None or case.customer is None or case.currency is None:
        raise Refused("Nothing shows what is disputed; attach the customer's document before anything is booked.")
    return Posting(
        posting_id=posting_id(tenant, case.id, case.resolutions + 1),
        kind="adjustment",
        company=policy.company,
        currency=case.currency,
        document_date=today,
        posting_date=today,
        customer=PostingCustomer(ref=case.customer),
        payment=PostingPayment(reference=case.reference or case.id, amount=ZERO),
        lines=tuple(PostingLine(n=n, **line) for n, line in enumerate(lines, 1)),
        evidence=PostingEvidence(
            document_id=paper.id, sha256=paper.sha256, approved_by=approved_by, dispute_id=case.id
        ),
    )


def _lines(
    case: DisputeCase, parts: Sequence[Part], items: Mapping[str, OpenItem], policy: Policy
) -> Iterator[dict[str, Any]]:
    left = {ref: item.remaining for ref, item in items.items()}
    for share in _shares(case, parts):
        taken = list(_taken(share, left, case))
        amount = in_units(share.amount, case.currency)
        if taken:
            yield {**_against(share.outcome, policy), "debit": amount, "reason": case.internal_reason or case.reason}
        for line in taken:
            credit, item = in_units(line.pop("credit"), case.currency), line.get("open_item")
            close = {"close": not left[item]} if item else {}
            yield {**line, "credit": credit, **close}


def _against(outcome: Outcome, policy: Policy) -> dict[str, Any]:
    """Who bears it."""
    match outcome:
        case Outcome.WRITTEN_OFF:
            return {"role": "write_off", "account": policy.accounts.write_off}
        case Outcome.MATCHED_TO_PROMOTION:
            return {"role": "promotion", "account": policy.disputes.promotions}
        case _:
            return {"role": "receivable"}


def _taken(share: _Share, left: dict[str, Decimal], case: DisputeCase) -> Iterator[dict[str, Any]]:
    """Where the share's money is taken from: the account on which it lies, or the items on which it stands open."""
    claim, amount = share.claim, share.amount
    if share.outcome is Outcome.CREDITED or (share.outcome is Outcome.RECOVERED and claim.account is None):
        return
    if claim.account is not None:
        yield {"role": "deduction", "account": claim.account, "credit": amount, "reason": case.reason}
        return
    for ref in claim.open_items:
        if part := min(amount, left.get(ref, ZERO)):
            left[ref] -= part
            amount -= part
            yield {"role": "receivable", "credit": part, "open_item": ref}
    if amount:
        raise Refused(
            f"{plain(amount)} {case.currency} of it stand open on no invoice and cannot be {_said(share.outcome)}; "
            "name the invoice, or settle it otherwise."
        )


def _said(outcome: Outcome) -> str:
    return outcome.value.replace("_", " ")


def _shares(case: DisputeCase, parts: Sequence[Part]) -> Iterator[_Share]:
    """The parts laid over what is left of the claims, in order."""
    left = left_of(case)
    for part in parts:
        amount = part.amount
        for claim in case.claims:
            if share := min(amount, left[claim.id]):
                left[claim.id] -= share
                amount -= share
                yield _Share(claim, part.outcome, share)
