"""The one door for disputes: nothing else opens, changes or ends a case.

Every function takes an open transaction and works inside it; a change names the version that its author saw, is written
with its line in the history, and noted in the audit chain. Pure rules are in docflow.rules.cases.
"""

from docflow.decisions.cases.changing import hints_of
from docflow.decisions.cases.joining import Take, merge, split
from docflow.decisions.cases.lateness import escalate, figures_of, late
from docflow.decisions.cases.opening import NewCase, create, from_deduction, from_document, from_short_pay
from docflow.decisions.cases.papers import attach, attach_by_itself, detach, file_as_proof, proof_of_known
from docflow.decisions.cases.reopening import (
    paid_after_all,
    refused_by_ledger,
    reopen,
    reopen_for,
    unfile,
    void,
)
from docflow.decisions.cases.resolving import approve, booked, close, propose, refuse
from docflow.decisions.cases.waiting import may_belong
from docflow.decisions.cases.working import (
    Amendment,
    amend,
    assign,
    await_customer,
    go_on,
    hold,
    judge,
    message,
    move_to,
)

__all__ = [
    "Amendment",
    "NewCase",
    "Take",
    "amend",
    "approve",
    "assign",
    "attach",
    "attach_by_itself",
    "await_customer",
    "booked",
    "close",
    "create",
    "detach",
    "escalate",
    "figures_of",
    "file_as_proof",
    "from_deduction",
    "from_document",
    "from_short_pay",
    "go_on",
    "hints_of",
    "hold",
    "judge",
    "late",
    "may_belong",
    "merge",
    "message",
    "move_to",
    "paid_after_all",
    "proof_of_known",
    "propose",
    "refuse",
    "refused_by_ledger",
    "reopen",
    "reopen_for",
    "split",
    "unfile",
    "void",
]
