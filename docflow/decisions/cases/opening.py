"""How a case comes to be: by a customer's document, by a deduction that a payment took, or by a clerk."""

from collections.abc import Sequence
from decimal import Decimal

from pydantic import Field

from docflow.decisions import people
from docflow.decisions.cases.changing import locked, move, unjudged, write
from docflow.decisions.cases.waiting import look_again
from docflow.errors import BadInput
from docflow.rules.cases.clock import timed
from docflow.rules.cases.filing import Sign
from docflow.rules.keys import folded
from docflow.rules.policy import Policy
from docflow.schema.base import Frozen
from docflow.schema.disputes import (
    CHANGEABLE,
    OPEN,
    Claim,
    Clock,
    DisputeCase,
    DisputeState,
    DisputeType,
    Section,
)
from docflow.schema.documents import Document
from docflow.schema.money import ZERO, Amount, Currency, fits, plain
from docflow.schema.reasons import Reason
from docflow.schema.receivables import LineMatch, OpenItem
from docflow.schema.records import Dispute, RemittanceLine
from docflow.store import Tx

_LONGEST_CODE = 40
_OWN_NUMBERS = frozenset({"debit_memo", "adjustment"})
"""Types of lines whose number is the customer's own: that of the claim."""


class NewCase(Frozen):
    """What a clerk says about a dispute that no document opens by itself."""

    type: DisputeType = DisputeType.PRE_PAYMENT
    customer: str
    """Ref of the customer."""
    currency: Currency
    amount: Amount = Field(gt=0)
    """What is in dispute."""
    claimed: Amount | None = Field(default=None, gt=0)
    """What the customer asks for, where that is another amount."""
    invoices: tuple[str, ...] = Field(default=(), max_length=500)
    section: Section = Section.TOTAL
    reference: str | None = Field(default=None, max_length=80)
    """The customer's claim number."""
    reason: Reason | None = None
    reason_code: str | None = Field(default=None, max_length=40)
    reason_text: str | None = Field(default=None, max_length=2000)
    document_id: str | None = None
    """The paper that shows it; one paper may open several cases."""


def from_document(
    tx: Tx, document: Document, dispute: Dispute, customer: str | None, actor: str, policy: Policy
) -> DisputeCase:
    """The case that a customer's document opens; the one that stands, where it did before."""
    claim = Claim(
        id=tx.new_id("clm"),
        document_id=document.id,
        amount=_amount(dispute.amount, dispute.currency),
        invoices=dispute.invoices,
        open_items=items_named(tx, customer, dispute.invoices, dispute.currency),
    )
    type_ = DisputeType.OVERPAYMENT if dispute.reason is Reason.PRIOR_OVERPAYMENT else DisputeType.PRE_PAYMENT
    case = _new(
        tx,
        [claim],
        policy,
        type=type_,
        customer=customer,
        currency=dispute.currency,
        reference=dispute.claim_number,
        reason=dispute.reason,
        reason_text=dispute.description,
    )
    return _opened(tx, case, actor, "opened", policy, {"document_id": document.id})


def from_deduction(
    tx: Tx,
    document: Document,
    match: LineMatch,
    line: RemittanceLine,
    *,
    customer: str | None,
    currency: str,
    posting_id: str,
    actor: str,
    policy: Policy,
) -> DisputeCase:
    """The case of a deduction that a payment took. Where the same item is in dispute already, it joins that case:
    the customer has taken what they had disputed."""
    claim = Claim(
        id=tx.new_id("clm"),
        source="deduction",
        document_id=document.id,
        line=match.line,
        # Several receipts of one statement have lines of the same index.
        part=tx.disputes.next_part(document.id, match.line),
        amount=match.deduction,
        invoices=_invoices(tx, match, line),
        open_items=(match.open_item,) if match.open_item else (),
        account=policy.accounts.for_deduction(match.deduction_reason),
        posting_id=posting_id,
    )
    told: dict[str, object] = {"document_id": document.id, "line": match.line, "amount": plain(claim.amount)}
    if (there := _disputed_before(tx, match, customer, currency)) is not None:
        joined = _joined(there, claim)
        after = unjudged(joined, tx.now(), policy) if joined.current != there.current else joined
        return write(tx, there, after, actor, "deducted", told)
    unearned = match.deduction_reason is Reason.DISCOUNT
    case = _new(
        tx,
        [claim],
        policy,
        type=DisputeType.UNEARNED_DISCOUNT if unearned else DisputeType.DEDUCTION,
        customer=customer,
        currency=currency,
        reference=line.document_number if line.document_type in _OWN_NUMBERS else None,
        reason=match.deduction_reason,
        reason_code=_code(document, match, line),
        reason_text=line.deduction_text,
    )
    return _opened(tx, case, actor, "opened", policy, told)


def from_short_pay(
    tx: Tx, document: Document, match: LineMatch, item: OpenItem, *, posting_id: str, actor: str, policy: Policy
) -> DisputeCase | None:
    """The case of what a payment left open of an item without a word: somebody has to ask. None where the item is
    disputed already. It ends by itself when the rest is paid."""
    if any(case.state in OPEN for case in tx.disputes.named(Sign.ITEM, [item.ref])):
        return None
    claim = Claim(
        id=tx.new_id("clm"),
        source="deduction",
        document_id=document.id,
        line=match.line,
        part=tx.disputes.next_part(document.id, match.line),
        amount=item.expected,
        invoices=(item.number,),
        open_items=(item.ref,),
        posting_id=posting_id,
    )
    case = _new(tx, [claim], policy, type=DisputeType.DEDUCTION, customer=item.customer, currency=item.currency)
    told: dict[str, object] = {"document_id": document.id, "line": match.line, "amount": plain(claim.amount)}
    return _opened(tx, case, actor, "opened", policy, told)


def create(tx: Tx, new: NewCase, actor: str, policy: Policy) -> DisputeCase:
    """A clerk opens a case. Raises NotAllowed, BadInput, NotFound for an unknown document."""
    people.check_may_decide(tx, actor)
    if tx.customers.get(new.customer) is None:
        raise BadInput(f"There is no customer {new.customer}.")
    if not all(fits(told, new.currency) for told in (new.amount, new.claimed) if told):
        raise BadInput(f"An amount is finer than {new.currency} can be; correct it.")
    paper = tx.documents.get(new.document_id).id if new.document_id else None
    claim = Claim(
        id=tx.new_id("clm"),
        source="clerk",
        document_id=paper,
        part=tx.disputes.next_part(paper, -1) if paper else 0,
        amount=new.amount,
        invoices=new.invoices,
        open_items=items_named(tx, new.customer, new.invoices, new.currency),
    )
    told = new.model_dump(exclude={"amount", "claimed", "invoices", "document_id"})
    case = _new(tx, [claim], policy, **told).model_copy(update={"claimed": new.claimed or new.amount})
    return _opened(tx, case, actor, "created", policy, {"document_id": paper, "amount": plain(new.amount)})


def items_named(tx: Tx, customer: str | None, numbers: Sequence[str], currency: str | None) -> tuple[str, ...]:
    """Refs of the customer's open items that bear these numbers."""
    keys = {key for number in numbers if (key := folded(number))}
    found = tx.open_items.by_folded(keys) if keys and customer else []
    return tuple(item.ref for item in found if customer in (item.customer, item.payer) and item.currency == currency)


def triage(tx: Tx, case: DisputeCase, policy: Policy) -> DisputeCase:
    """A new case waits for the documents that its reason takes, as long as one of them has not come in."""
    if case.state is DisputeState.NEW and case.missing:
        told = {"missing": [backup.value for backup in case.missing]}
        return move(tx, case, DisputeState.DOCUMENTS_PENDING, people.MACHINE, "documents_required", policy, told)
    return case


def _new(tx: Tx, claims: Sequence[Claim], policy: Policy, **values: object) -> DisputeCase:
    now = tx.now()
    total = sum((claim.amount for claim in claims), ZERO)
    sums = {"claimed": total, "original": total, "claims": tuple(claims)}
    stamps = {"id": tx.new_id("disp"), "clock": Clock(since=now), "opened_at": now, "updated_at": now}
    case = DisputeCase.model_validate({**values, **sums, **stamps})
    return timed(case.model_copy(update={"required": policy.disputes.required(case.reason)}), policy.disputes)


def _opened(tx: Tx, case: DisputeCase, actor: str, action: str, policy: Policy, body: dict[str, object]) -> DisputeCase:
    kept = tx.disputes.open(case, actor, action, body)
    if kept.id != case.id:
        return kept
    tx.audit.append(actor, action, case.id, {**body, "current": plain(case.current)})
    if any(claim.source != "deduction" for claim in case.claims):
        look_again(tx, case)
    return triage(tx, kept, policy)


def _code(document: Document, match: LineMatch, line: RemittanceLine) -> str | None:
    """The customer's own code, where the reason was told by one: a single word that is not the text itself."""
    n = match.line if match.part_of is None else match.part_of
    told = document.extraction.fields.get(f"lines.{n}.deduction_reason") if document.extraction else None
    code = (told.text or "").strip() if told and told.method != "person" else ""
    return code if 0 < len(code) <= _LONGEST_CODE and len(code.split()) == 1 and code != line.deduction_text else None


def _amount(amount: Decimal | None, currency: str | None) -> Decimal:
    """As the paper says, where that is an amount; otherwise a clerk types it."""
    known = amount is not None and currency is not None and amount > ZERO and fits(amount, currency)
    return amount if known and amount is not None else ZERO


def _disputed_before(tx: Tx, match: LineMatch, customer: str | None, currency: str) -> DisputeCase | None:
    """The one case in which this item is disputed and still open."""
    if match.open_item is None:
        return None
    cases = [
        case
        for case in (locked(tx, known.id) for known in tx.disputes.named(Sign.ITEM, [match.open_item]))
        if (case.customer, case.currency) == (customer, currency)
        and case.state in CHANGEABLE
        and any(match.open_item in claim.open_items and claim.account is None for claim in case.claims)
    ]
    return cases[0] if len(cases) == 1 else None


def _invoices(tx: Tx, match: LineMatch, line: RemittanceLine) -> tuple[str, ...]:
    """The invoice as printed, else the number of the item."""
    item = tx.open_items.get(match.open_item) if match.open_item and not line.document_number else None
    number = line.document_number or (item.number if item else None)
    return (number,) if number else ()


def _joined(case: DisputeCase, deduction: Claim) -> DisputeCase:
    """What was disputed on the item has been taken: that much of the open claims becomes the deduction."""
    to_take, claims = deduction.amount, []
    for claim in case.claims:
        mine = claim.account is None and set(claim.open_items) & set(deduction.open_items)
        taken = min(to_take, claim.amount) if mine else ZERO
        to_take -= taken
        if claim.amount > taken or not mine:
            claims.append(claim.model_copy(update={"amount": claim.amount - taken}))
    every = (*claims, deduction)
    total = sum((claim.amount for claim in every), ZERO)
    type_ = DisputeType.DEDUCTION if case.type is DisputeType.PRE_PAYMENT else case.type
    return case.model_copy(update={"claims": every, "original": total, "type": type_})
