"""What a company decides about disputes: how long each state may take, what must be there, who may settle how much.

[policy.disputes]
promotions = "Liabilities:Promotions"
escalate_to = "boss"
[[policy.disputes.sla]]
state = "under_review"
reason = "damage"
days = 3
[[policy.disputes.approvals]]
outcome = "written_off"
above = "250"
"""

import datetime as dt
from decimal import Decimal

from pydantic import Field

from docflow.schema.base import Frozen
from docflow.schema.disputes import Backup, DisputeState, DisputeType, Outcome
from docflow.schema.money import Amount
from docflow.schema.reasons import Reason

_S = DisputeState
_R = Reason


class Sla(Frozen):
    """How many days a case may stay in a state; with a reason only for cases of that reason."""

    state: DisputeState
    reason: Reason | None = None
    days: int = Field(ge=1)


class ApprovalLimit(Frozen):
    """Above it a second person must approve; with a type or outcome only for such cases or parts of them."""

    above: Amount = Field(ge=0)
    """In company currency."""
    type: DisputeType | None = None
    outcome: Outcome | None = None


_SLA = (
    Sla(state=_S.NEW, days=2),
    Sla(state=_S.REOPENED, days=2),
    Sla(state=_S.DOCUMENTS_PENDING, days=14),
    Sla(state=_S.UNDER_REVIEW, days=10),
    Sla(state=_S.VALIDATED, days=5),
    Sla(state=_S.PENDING_APPROVAL, days=2),
    Sla(state=_S.RESOLVED, days=14),
)
_BACKUPS: dict[Reason, tuple[Backup, ...]] = {
    _R.PRICING: (Backup.PURCHASE_ORDER,),
    _R.EXTENSION: (Backup.PURCHASE_ORDER,),
    _R.DAMAGE: (Backup.POD,),
    _R.QUANTITY: (Backup.POD, Backup.BOL),
    _R.WRONG_PRODUCT: (Backup.PURCHASE_ORDER, Backup.POD),
    _R.TERMS: (Backup.CONTRACT,),
    _R.DISCOUNT: (Backup.CONTRACT,),
    _R.CANCELLED: (Backup.PURCHASE_ORDER,),
    _R.FREIGHT: (Backup.BOL,),
    _R.DELIVERY_CHARGE: (Backup.BOL,),
    _R.MISSING_DOCUMENTS: (Backup.POD,),
    _R.LATE_DELIVERY: (Backup.POD,),
    _R.NOT_RECEIVED: (Backup.POD,),
    _R.PROMOTION: (Backup.CONTRACT,),
    _R.MISSING_PO: (Backup.PURCHASE_ORDER,),
}


class DisputePolicy(Frozen):
    """The rules of one company about its disputes."""

    sla: tuple[Sla, ...] = _SLA
    backups: dict[Reason, tuple[Backup, ...]] = _BACKUPS
    """Which documents a claim of this reason takes."""
    approvals: tuple[ApprovalLimit, ...] = (ApprovalLimit(outcome=Outcome.WRITTEN_OFF, above=Decimal(500)),)
    """Beside the limit above which every payment takes a second person, which holds for cases too."""
    promotions: str = "Liabilities:Promotions"
    """The account on which money for promotions is put aside."""
    escalate_to: str = ""
    """The user who gets what has no owner and is overdue."""

    def allowed(self, state: DisputeState, reason: Reason | None) -> dt.timedelta | None:
        """How long a case may stay in the state; what is said about its reason goes before what is said in general."""
        fitting = [one for one in self.sla if one.state is state and one.reason in (None, reason)]
        chosen = min(fitting, key=lambda one: (one.reason is None, one.days), default=None)
        return dt.timedelta(days=chosen.days) if chosen else None

    def required(self, reason: Reason | None) -> tuple[Backup, ...]:
        """What must be there before a case of this reason can be judged."""
        return self.backups.get(reason, ()) if reason else ()

    def limit(self, type_: DisputeType, outcome: Outcome) -> Decimal | None:
        """The lowest limit that fits; None where none does."""
        fitting = [one.above for one in self.approvals if one.type in (None, type_) and one.outcome in (None, outcome)]
        return min(fitting, default=None)
