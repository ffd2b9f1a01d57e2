"""What the machine proposed is kept before anybody looks, and judged by what is booked in the end."""

from docflow.decisions import people, rule_table
from docflow.rules.outcomes import carrier_of, outcome_of, sampled
from docflow.rules.policy import Policy
from docflow.schema.documents import Document
from docflow.schema.outcomes import Carrier, CheckState, Proposed
from docflow.schema.payments import Payment
from docflow.schema.receivables import Application
from docflow.store import Tx


def proposed(tx: Tx, document: Document, application: Application, receipt_id: str = "") -> None:
    """The machine's first word about a payment; what it says later changes nothing.

    receipt_id: of money without an advice, of which `document` is the statement.
    """
    tx.proposals.add(receipt_id or document.id, document.id, _carrier(document, receipt_id), application, receipt_id)


def booked(
    tx: Tx, document: Document, application: Application, payment: Payment, policy: Policy, actor: str, key: str
) -> None:
    """A payment was booked: by the machine as it proposed it, or by a person. `key` chooses the sample: the posting's.

    Once posted untouched it stays so in the figures: what people make of it later says whether it was right. What only
    sets items off is no payment.
    """
    if not application.amount:
        return
    subject = payment.receipt_id or document.id
    proposed(tx, document, application, payment.receipt_id or "")
    row = tx.proposals.get(subject)
    if row.closed:
        return
    alone = actor == people.MACHINE
    if alone and not row.untouched:
        tx.proposals.replace(subject, application)
        row = tx.proposals.get(subject)
    outcome = outcome_of(row.application, payment, untouched=row.untouched or alone)
    tx.proposals.booked(subject, outcome, payment.customer, _check(row, alone, key, policy))
    if outcome.untouched and not outcome.envelope:
        rule_table.ask_where_wrong(tx, policy.one_wrong_in)


def taken_back(tx: Tx, subject: str) -> None:
    """A person took back what was booked of an advice or receipt."""
    row = tx.proposals.find(subject)
    if row is not None and row.booked and not row.closed:
        tx.proposals.taken_back(subject)


def returned(tx: Tx, subject: str) -> None:
    """The bank took the money back; whether it had been applied rightly is not touched by that."""
    if tx.proposals.find(subject) is not None:
        tx.proposals.close(subject)


def _check(row: Proposed, alone: bool, key: str, policy: Policy) -> CheckState:
    """Whether a person is to look; what a person has found stays."""
    if alone and row.check_state is CheckState.NONE and sampled(key, policy.sample_percent):
        return CheckState.DUE
    return row.check_state


def _carrier(document: Document, receipt_id: str) -> Carrier:
    if receipt_id or document.extraction is None:
        return "bank"
    return carrier_of(document.extraction.fields)
