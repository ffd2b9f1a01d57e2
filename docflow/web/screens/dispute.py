"""One dispute: what is claimed, what proves it, how long it may still take, and everything that can be done with it."""

import datetime as dt
from typing import Annotated, Any, NamedTuple

from fastapi import APIRouter, Depends, Request
from fastapi.responses import RedirectResponse, Response
from pydantic import TypeAdapter, ValidationError

from docflow.decisions import cases
from docflow.errors import BadInput, DocflowError
from docflow.rules.cases.clock import is_late, time_in_state
from docflow.rules.policy import Policy
from docflow.schema.disputes import CHANGEABLE, OPEN, Backup, DisputeCase, DisputeState, Outcome, Validity
from docflow.schema.documents import Document
from docflow.schema.reasons import Reason
from docflow.schema.states import Role
from docflow.store import Tx
from docflow.web import csrf, disputing
from docflow.web.deciding import version_of_form
from docflow.web.deps import Deps, Wired
from docflow.web.disputing import Change, ChangeBody
from docflow.web.language import _, _later
from docflow.web.principals import Principal, Reading, Writing
from docflow.web.problems import problem_of
from docflow.web.screens import typed
from docflow.web.screens.choosing import chosen, to_choose
from docflow.web.screens.common import show
from docflow.web.screens.disputes import numbers_in, tone_of

router = APIRouter()
Form = Annotated[dict[str, str], Depends(csrf.read_form)]
_CHANGES: TypeAdapter[Change] = TypeAdapter(ChangeBody)
_S = DisputeState
_NEXT = {
    _S.NEW: _later("Look at what the customer says: put it under review, or wait for documents that prove it."),
    _S.REOPENED: _later("What settled it was taken back: put it under review again."),
    _S.DOCUMENTS_PENDING: _later("Documents are missing. Attach them as they come in, or put it under review without."),
    _S.UNDER_REVIEW: _later("Judge it: is the customer right, in part, or not at all?"),
    _S.VALIDATED: _later("It is judged. Say how what is in dispute is to end."),
    _S.PENDING_APPROVAL: _later("A second person has to approve how it is to end, or to refuse it."),
    _S.ON_HOLD: _later("It is put off and its clock stands still. Let it go on when there is news."),
    _S.RESOLVED: _later("Nothing is in dispute any more. Close it when the credit note is there."),
    _S.CLOSED: _later("It is closed. Reopen it if what settled it turns out wrong."),
    _S.VOIDED: _later("It is void: there never was a dispute, or it went into another case."),
}
"""What to do with a case in this state."""
_TAKE = "take."
_PART = "part."


class Time(NamedTuple):
    """The service clock of the state."""

    days: float
    allowed: float | None
    stands: bool
    late: bool


@router.get("/disputes/{dispute_id}")
def page(request: Request, deps: Wired, me: Reading, dispute_id: str) -> Response:
    """The case as it is."""
    return _show(request, deps, me, dispute_id)


@router.post("/disputes/{dispute_id}")
def decide(request: Request, deps: Wired, me: Writing, dispute_id: str, form: Form) -> Response:
    """Whichever button was pressed. On a refusal the page says why, and what was typed is kept."""
    me.check(disputing.SCOPES.get(form.get("action", ""), "write"))
    try:
        with deps.store.begin() as tx:
            _carry_out(tx, deps.policy, me.name, dispute_id, form)
            hints = cases.hints_of(tx, [tx.disputes.get(dispute_id)])
    except DocflowError as error:
        return _show(request, deps, me, dispute_id, form, error)
    for hint in hints:
        deps.hint(hint)
    return RedirectResponse(f"/disputes/{dispute_id}", 303)


def _carry_out(tx: Tx, policy: Policy, actor: str, dispute_id: str, form: dict[str, str]) -> None:
    version = version_of_form(form)
    action, _dot, what = form.get("action", "").partition(":")
    reason = form.get("reason", "").strip()
    match action:
        case "message":
            told = {"text": form.get("text", ""), "direction": form.get("direction", "note")}
            cases.message(tx, dispute_id, version, actor, **told)  # type: ignore[arg-type]
        case "attach":
            paper, backup = form.get("document", "").strip(), Backup(form.get("backup", "other"))
            cases.attach(tx, dispute_id, version, actor, policy, document_id=paper, backup=backup, reason=reason)
        case "detach":
            cases.detach(tx, dispute_id, version, actor, document_id=what)
        case _:
            disputing.change(tx, policy, actor, dispute_id, version, _change(tx, action, what, form))


def _change(tx: Tx, action: str, what: str, form: dict[str, str]) -> Change:
    """The decision of a form in the API's words. Raises BadInput."""
    text = {name: form[name].strip() for name in ("reason", "reference") if form.get(name, "").strip()}
    values: dict[str, Any] = {"action": action, **text}
    match action:
        case "assign":
            values |= {"owner": form.get("owner", "").strip() or None, "deadline": _end_of(form.get("deadline", ""))}
        case "move":
            values |= {"to": what}
        case "judge":
            values |= {"reason": form.get("reason", ""), "validity": form.get("validity", "")}
        case "propose":
            values |= {"parts": _amounts(form, _PART, "outcome")}
        case "approve":
            values |= {"content_hash": form.get("content_hash", "")}
        case "amend":
            values |= _amended(tx, form)
        case "merge":
            values |= {"other": form.get("other", "").strip(), "other_version": _version(tx, form.get("other", ""))}
        case "split":
            values |= {"takes": _amounts(form, _TAKE, "claim")}
        case "hold" | "refuse" | "reopen" | "void":
            values |= {"reason": form.get("reason", "")}
    try:
        return _CHANGES.validate_python(values)
    except ValidationError as error:
        raise BadInput(_("This cannot be done so: %(why)s", why=error.errors()[0]["msg"])) from error


def _amounts(form: dict[str, str], prefix: str, key: str) -> list[dict[str, str]]:
    """What was typed beside each outcome or claim; an empty input is no part of it."""
    given = {name.removeprefix(prefix): text for name, text in form.items() if name.startswith(prefix) and text.strip()}
    return [{key: name, "amount": typed.amount(text)} for name, text in given.items()]


def _amended(tx: Tx, form: dict[str, str]) -> dict[str, Any]:
    """Only what differs from what the page showed."""
    names = ("section", "type", "reference", "reason", "reason_text", "internal_reason", "root_cause")
    now = {name: form[name].strip() for name in names if form.get(name, "") != form.get(f"was.{name}", "")}
    values: dict[str, Any] = {"reason": None, "reference": None} | {name: text or None for name, text in now.items()}
    if (text := form.get("amount", "").strip()) != form.get("was.amount", ""):
        values["amount"] = typed.amount(text)
    if (text := form.get("invoices", "").strip()) != form.get("was.invoices", ""):
        values["invoices"] = numbers_in(text)
    if (text := form.get("customer", "").strip()) != form.get("was.customer", ""):
        values["customer"] = chosen(tx, text)
    return values


def _version(tx: Tx, dispute_id: str) -> int:
    return tx.disputes.get(dispute_id.strip()).version


def _end_of(text: str) -> dt.datetime | None:
    """The end of the day that was typed, UTC."""
    if not text.strip():
        return None
    return dt.datetime.combine(dt.date.fromisoformat(typed.date(text)), dt.time(23, 59), dt.UTC)


def _show(
    request: Request, deps: Deps, me: Principal, dispute_id: str, form: dict[str, str] | None = None,
    problem: DocflowError | None = None,
) -> Response:  # fmt: skip
    now = deps.now()
    with deps.store.read() as tx:
        case = tx.disputes.get(dispute_id)
        customers = to_choose(tx, case.customer) if me.may("write") else []
        values = {
            "history": [*reversed(tx.disputes.history(dispute_id))],
            "papers": {one: tx.documents.get(one) for one in case.papers},
            "customer": tx.customers.named([case.customer]).get(case.customer, "") if case.customer else "",
            "siblings": _siblings(tx, case),
            "waiting": _loose_papers(tx, case),
            "people": [user.name for user in tx.users.all() if user.role is not Role.VIEWER and not user.disabled],
        }
    return show(
        request, "dispute.html", status=problem_of(problem).status if problem else 200, case=case, customers=customers,
        problem=str(problem) if problem else "", typed=form or {}, time=_time(case, deps.policy, now),
        tone=tone_of(case, now), next_step=_(_NEXT[case.state]), may=_allowed(case, me), take=_TAKE, part=_PART,
        reasons=[*Reason], backups=[*Backup], outcomes=[*Outcome],
        validities=[one for one in Validity if one is not Validity.UNKNOWN], **values,
    )  # fmt: skip


def _siblings(tx: Tx, case: DisputeCase) -> list[DisputeCase]:
    """Open cases of the same customer, which may be taken into this one."""
    found = tx.disputes.list(states=CHANGEABLE, customer=case.customer) if case.customer else []
    return [one for one in found if one.id != case.id and one.currency == case.currency]


def _loose_papers(tx: Tx, case: DisputeCase) -> list[Document]:
    """Papers that came with the mails of the case and are not attached."""
    mails = {tx.documents.get(one).mail_id for one in case.papers}
    found = [paper for mail in mails if mail for paper in tx.documents.of_mail(mail)]
    return [paper for paper in found if paper.id not in case.papers]


def _time(case: DisputeCase, policy: Policy, now: dt.datetime) -> Time:
    allowed = policy.disputes.allowed(case.state, case.internal_reason or case.reason)
    ran = time_in_state(case.clock, now)
    day = dt.timedelta(days=1)
    return Time(ran / day, allowed / day if allowed else None, case.clock.paused_at is not None, is_late(case, now))


def _allowed(case: DisputeCase, me: Principal) -> frozenset[str]:
    """The actions whose forms are shown; the decision itself checks again."""
    state, held = case.state, case.state is _S.ON_HOLD
    found: set[str] = set()
    if state in OPEN | {_S.RESOLVED}:
        found |= {"assign", "message"}
    if state in OPEN:
        found |= {"attach", "void"}
    if state in CHANGEABLE:
        found |= {"amend", "merge", "split"} | ({"go_on"} if held else {"move", "hold", "await_customer"})
    if case.awaits_customer:
        found = (found | {"go_on"}) - {"await_customer"}
    found |= {"judge"} if state in (_S.UNDER_REVIEW, _S.VALIDATED) else set()
    found |= {"propose"} if state is _S.VALIDATED else set()
    found |= {"approve", "refuse"} if state is _S.PENDING_APPROVAL else set()
    found |= {"close"} if state is _S.RESOLVED else set()
    found |= {"reopen"} if state in (_S.RESOLVED, _S.CLOSED) else set()
    return frozenset(one for one in found if me.may(disputing.SCOPES.get(one, "write")))
