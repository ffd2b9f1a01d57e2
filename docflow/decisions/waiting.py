"""What has waited too long for its other side, and what was found but not gone on with."""

import datetime as dt

from docflow.decisions import people
from docflow.decisions.setting_aside import come_back
from docflow.rules.policy import Policy
from docflow.schema.documents import Wanted
from docflow.schema.receipts import ReceiptState
from docflow.schema.states import DocumentState, Step
from docflow.store import Tx

_AT_ONCE = 500


def look_after_waiting(tx: Tx, policy: Policy) -> int:
    """Money that has waited long enough for its advice is looked at again (then without one); an advice that has waited
    too long for its money goes to a person; what was parked until a day comes back. To be called from time to time; how
    many were seen to."""
    now = tx.now()
    waited = tx.receipts.list(
        statuses=[ReceiptState.AWAITING_ADVICE], before=now - dt.timedelta(days=policy.advice_days), limit=_AT_ONCE
    )
    looked_at = {one.id for one in waited} | set(tx.pairings.not_gone_on_with())
    for receipt_id in sorted(looked_at):
        tx.tasks.add(Step.APPLY, receipt_id)
    late = _give_up_waiting(tx, now - dt.timedelta(days=policy.receipt_days), policy.receipt_days)
    return len(looked_at) + late + come_back(tx)


def _give_up_waiting(tx: Tx, since: dt.datetime, days: int) -> int:
    waiting = tx.documents.list(Wanted(states=frozenset({DocumentState.AWAITING_RECEIPT})), limit=_AT_ONCE)
    late = [one for one in waiting if one.updated_at <= since]
    for document in late:
        why = f"No money has come for it in {days} days; ask the payer, or look for the receipt."
        tx.audit.append(people.MACHINE, "no_receipt", document.id, {"days": days})
        tx.documents.move(document.id, document.version, DocumentState.NEEDS_REVIEW, reason=why)
    return len(late)
