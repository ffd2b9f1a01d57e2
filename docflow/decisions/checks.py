"""The sample: a payment posted untouched may be wrong without anybody knowing, so a part of them is looked at.

What is found corrects the figures and, through a reversal, the posting.
"""

import datetime as dt

from docflow.decisions import cash, people
from docflow.decisions.reversal import REVERSED_FROM, reverse
from docflow.decisions.undoing import undo
from docflow.errors import BadInput
from docflow.rules.figures import CashReport
from docflow.rules.policy import Policy
from docflow.schema.outcomes import CheckState, Grouping, Proposed
from docflow.store import Tx

_GROUPINGS: tuple[Grouping, ...] = ("week", "carrier", "payer")


def check_right(tx: Tx, subject: str, version: int, actor: str) -> Proposed:
    """A person has looked at a sampled payment and found it right. Raises NotFound, Stale, NotAllowed."""
    people.check_may_decide(tx, actor)
    found = tx.proposals.checked(subject, version, CheckState.RIGHT, actor, "")
    tx.audit.append(actor, "check", subject, {"right": True})
    return found


def check_wrong(tx: Tx, subject: str, version: int, actor: str, reason: str, policy: Policy) -> Proposed:
    """A person has found it wrong: it counts as wrong, and is taken back so that it can be applied rightly.

    Where a ledger has it, by a reversal, which above the policy's limit takes two people. Raises BadInput without a
    reason, Refused, NotFound, Stale, NotAllowed.
    """
    people.check_may_decide(tx, actor)
    if not reason.strip():
        raise BadInput("Say what is wrong with it.")
    found = tx.proposals.checked(subject, version, CheckState.WRONG, actor, reason)
    tx.audit.append(actor, "check", subject, {"right": False, "reason": reason})
    tx.proposals.taken_back(subject)
    _take_back(tx, found, actor, f"Checked: {reason}", policy)
    return tx.proposals.get(subject)


def report(tx: Tx, since: dt.date) -> CashReport:
    """The five figures of what was proposed since a day (the whole of its week)."""
    return CashReport(
        since=since,
        whole=tx.proposals.figures(since),
        groups={grouping: tx.proposals.figures_by(grouping, since) for grouping in _GROUPINGS},
        sample=tx.proposals.sample(since),
    )


def _take_back(tx: Tx, found: Proposed, actor: str, reason: str, policy: Policy) -> None:
    if found.receipt_id:
        receipt = tx.receipts.get(found.receipt_id)
        cash.unapply(tx, receipt.id, receipt.version, actor, policy, reason)
        return
    document = tx.documents.get(found.document_id)
    take_back = reverse if document.state in REVERSED_FROM else undo
    take_back(tx, document.id, document.version, actor, policy, reason)
