"""Brings receipts and advices together: looks for each other's side among what waits, and keeps what is certain."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal

from docflow.decisions import people
from docflow.errors import Refused
from docflow.rules.announced import claim_of, mistakable, money_of, reference_of
from docflow.rules.pairing import Claim, Money, Pairs, Share, fit, pair, shares_of
from docflow.rules.policy import Policy
from docflow.schema.documents import Document
from docflow.schema.money import ZERO, plain
from docflow.schema.receipts import OPEN_RECEIPTS, Inflow, Pairing, Receipt, Received
from docflow.schema.states import BOOKED, Step
from docflow.store import Tx

_LOCK = "receipts"


def lock(tx: Tx) -> None:
    """One at a time looks for the other side: of two that come at one moment the second finds the first.

    To be taken before any lock of a customer."""
    tx.lock(_LOCK)


def look_for_money(tx: Tx, document: Document, policy: Policy) -> Received | None:
    """The money of an advice, paired now if it can be; None where it has not (all) come.

    Other advices that are paid by the same receipt go on as a task."""
    for receipt_id in _keep(tx, look(tx, policy, document=document), document.id):
        tx.tasks.add(Step.APPLY, receipt_id)
    return money_for(tx, document)


def look_for_advices(tx: Tx, receipt: Receipt, policy: Policy) -> list[Document]:
    """The advices whose money it is, paired now if they can be."""
    _keep(tx, look(tx, policy, receipt=receipt), receipt.id)
    return [tx.documents.get(one.document_id) for one in tx.pairings.of_receipt(receipt.id)]


def look(tx: Tx, policy: Policy, *, document: Document | None = None, receipt: Receipt | None = None) -> Pairs:
    """What belongs together around an advice or a receipt, and what might."""
    neighbours = _Neighbours(tx, policy)
    if document is not None:
        neighbours.around_document(document)
    if receipt is not None:
        neighbours.around_receipt(receipt)
    moneys, claims = neighbours.moneys, neighbours.claims
    apart = tx.pairings.apart(list(moneys), list(claims))

    def may_be_another(claim: Claim) -> bool:
        owed = tx.open_items.owing(claim.customer, claim.currency, [claim.amount]) if claim.customer else ()
        return mistakable(claim, owed)

    return pair(list(moneys.values()), list(claims.values()), policy.pairing, apart, may_be_another)


def money_for(tx: Tx, document: Document) -> Received | None:
    """The money that is paired with the advice; None where that is not all of it."""
    pairings = tx.pairings.of_document(document.id)
    if not pairings or claim_of(document, pairings) is not None:
        return None
    return received(tx, pairings)


def received(tx: Tx, pairings: Iterable[Pairing]) -> Received:
    """The money of some pairings as the bank booked it."""
    found = [(one, tx.receipts.get(one.receipt_id)) for one in pairings]
    entries = [receipt.entry for _, receipt in found]
    return Received(
        inflows=tuple(
            Inflow(receipt_id=receipt.id, account=receipt.account, value=one.value, amount=one.amount,
                   currency=receipt.currency)
            for one, receipt in found
        ),
        charges=sum((one.charges for one, _ in found), ZERO),
        difference=sum((one.difference for one, _ in found), ZERO),
        booked_on=max((entry.booking_date for entry in entries if entry.booking_date), default=None),
        reference=next((name for entry in entries if (name := reference_of(entry))), ""),
    )  # fmt: skip


def told_already(tx: Tx, document: Document) -> list[str]:
    """Why no money is to be waited for: what came under this reference was applied without the advice."""
    claim = claim_of(document, tx.pairings.of_document(document.id))
    if claim is None:
        return []
    found = tx.receipts.applied_named(claim.references, claim.amount, claim.currency)
    return [
        f"Its money came ({one.id}) and was applied by what the bank told; compare them, and mark this as a duplicate "
        "or take that back first."
        for one in found
        if any(payment.reversed_at is None for payment in tx.payments.of_receipt(one.id))
    ][:1]


def pair_by_hand(tx: Tx, receipt: Receipt, document: Document, actor: str, policy: Policy) -> None:
    """A person says that the receipt is (part of) the advice's money. Raises Refused where the amounts cannot be."""
    money = money_of(receipt, used(tx, receipt))
    claim = claim_of(document, tx.pairings.of_document(document.id))
    if claim is None:
        raise Refused(f"{document.label} does not say how much was paid, or has its money already.")
    if receipt.status not in OPEN_RECEIPTS or money.amount <= ZERO:
        raise Refused(f"Receipt {receipt.id} is {receipt.status}; nothing of it is left to pay an advice.")
    _write(tx, _by_hand(money, claim, policy), receipt, claim, actor)


def used(tx: Tx, receipt: Receipt) -> Decimal:
    """How much of the receipt is spoken for: by advices, or all of it where it was booked without."""
    booked = any(one.reversed_at is None for one in tx.payments.of_receipt(receipt.id))
    return receipt.amount if booked else tx.pairings.used(receipt.id)


def _by_hand(money: Money, claim: Claim, policy: Policy) -> Share:
    """The whole of the smaller: a receipt may be a part of the advice's money, or more than it."""
    found = fit([money], [claim], policy.pairing, supposing=True)
    if found is not None:
        return next(shares_of([money], [claim], found))
    if money.currency != claim.currency:
        raise Refused(
            f"{plain(money.amount)} {money.currency} came and {plain(claim.amount)} {claim.currency} was paid; "
            "the bank states no conversion that explains it."
        )
    amount = min(money.amount, claim.amount)
    return Share(money.id, claim.id, amount, amount, ZERO, ZERO, "a person says so")


def _keep(tx: Tx, found: Pairs, wanted: str) -> set[str]:
    """Of all that was found what concerns this receipt or advice, sums as a whole; the receipts that were paired."""
    beside = {side for share in found.shares for side in share[:2] if wanted in share[:2]}
    kept = [share for share in found.shares if beside & {share.receipt, share.advice}]
    return {share.receipt for share in kept if _pair(tx, share)}


def _pair(tx: Tx, share: Share) -> bool:
    """Whether they are paired now. What is booked already takes no charges: these would be in no ledger."""
    document = tx.documents.get(share.advice)
    claim = claim_of(document)
    assert claim is not None
    if document.state in BOOKED and (share.charges or share.difference):
        return False
    _write(tx, share, tx.receipts.get(share.receipt), claim, people.MACHINE)
    return True


def _write(tx: Tx, share: Share, receipt: Receipt, claim: Claim, actor: str) -> None:
    tx.pairings.add(share, receipt.currency, claim.currency, actor)
    if receipt.customer is None and claim.customer is not None:
        tx.receipts.change(receipt, receipt.reason, customer=claim.customer)
    told = {"receipt": receipt.id, "amount": plain(share.amount), "because": share.because}
    tx.audit.append(actor, "pair", share.advice, told)


class _Neighbours:
    """Everything that might belong to one side, and everything that might belong to that: so that a tie is seen."""

    def __init__(self, tx: Tx, policy: Policy) -> None:
        self._tx, self._limits = tx, policy.pairing
        self._fresh_after = tx.now() - dt.timedelta(days=policy.advice_days)
        self.moneys: dict[str, Money] = {}
        self.claims: dict[str, Claim] = {}

    def around_document(self, document: Document) -> None:
        for money in self._moneys(self._claim(document)):
            self._claims(money)

    def around_receipt(self, receipt: Receipt) -> None:
        for claim in self._claims(self._money(receipt)):
            self._moneys(claim)

    def _money(self, receipt: Receipt) -> Money | None:
        if receipt.id not in self.moneys and receipt.decided_by is None:
            money = money_of(receipt, used(self._tx, receipt), fresh=receipt.created_at > self._fresh_after)
            if money.amount > ZERO:
                self.moneys[receipt.id] = money
        return self.moneys.get(receipt.id)

    def _claim(self, document: Document) -> Claim | None:
        if document.id not in self.claims:
            claim = claim_of(document, self._tx.pairings.of_document(document.id))
            if claim is not None:
                self.claims[document.id] = claim
        return self.claims.get(document.id)

    def _moneys(self, claim: Claim | None) -> list[Money]:
        if claim is None:
            return []
        rows = self._tx.receipts.open_named(claim.references)
        if claim.day is not None:
            first = claim.day - dt.timedelta(days=self._limits.days_before)
            last = claim.day + dt.timedelta(days=self._limits.days_after)
            rows += self._tx.receipts.open_near(
                first, last, customer=claim.customer, amount=claim.amount, currency=claim.currency
            )
        return [money for row in rows if (money := self._money(row)) is not None]

    def _claims(self, money: Money | None) -> list[Claim]:
        if money is None:
            return []
        rows = self._tx.documents.announcing(money.references)
        if money.day is not None:
            first = money.day - dt.timedelta(days=self._limits.days_after)
            last = money.day + dt.timedelta(days=self._limits.days_before)
            rows += self._tx.documents.announced_near(
                first, last, customer=money.customer, amount=money.amount + money.charges, currency=money.currency
            )
        return [claim for row in rows if (claim := self._claim(row)) is not None]
