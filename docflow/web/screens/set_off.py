"""Set-off: a customer's money on account, or a credit, against what they owe, where no paper of theirs says so."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Annotated, NamedTuple
from urllib.parse import quote

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import RedirectResponse, Response

from docflow.decisions import Offset
from docflow.errors import DocflowError, InvalidValues, NotFound
from docflow.rules.set_offs import proposed
from docflow.schema.money import ZERO, in_units
from docflow.schema.receivables import OpenItem
from docflow.web import csrf, words
from docflow.web.deps import Deps, Wired
from docflow.web.language import _
from docflow.web.principals import Posting
from docflow.web.problems import acceptable, problem_of
from docflow.web.repeats import pressed_before, remember_pressed
from docflow.web.screens import typed
from docflow.web.screens.common import sentence_of, show
from docflow.web.setting_off import NewSetOff, set_off

router = APIRouter()
Form = Annotated[dict[str, str], Depends(csrf.read_form)]


class Sum(NamedTuple):
    """What the typed amounts come to in one currency."""

    currency: str
    given: str
    taken: str
    apart: str
    """By how much they differ; empty where they do not."""
    problem: str = ""


class Group(NamedTuple):
    """The open items of one currency, both sides of them, and what each would give or take."""

    currency: str
    items: Sequence[OpenItem]
    amounts: Mapping[str, str]
    sum: Sum


@router.get("/set-off")
def page(request: Request, deps: Wired, _me: Posting, customer: str) -> Response:
    """What is open on both sides, with a proposal: as it falls due, as far as the smaller side goes."""
    return _show(request, deps, customer, {})


@router.post("/set-off")
def press(request: Request, deps: Wired, me: Posting, form: Form) -> Response:
    """Sets off what was typed. On a refusal the page says why, and nothing typed is lost."""
    customer = form.get("customer", "")
    try:
        with deps.store.begin() as tx:
            document_id = pressed_before(tx, me, "set-off", form)
            if document_id is None:
                document_id = set_off(tx, deps, me.name, _body(form)).id
                remember_pressed(tx, me, "set-off", form, document_id)
            hints = [*tx.tasks.asked, *tx.postings.added]
    except DocflowError as error:
        return _show(request, deps, customer, form, error)
    for hint in hints:
        deps.hint(hint)
    return RedirectResponse(f"/documents/{quote(document_id, safe='')}", 303)


@router.post("/set-off/sum")
def reckon(
    request: Request, _me: Posting, form: Form, currency: Annotated[str, Query(pattern="^[A-Z]{3}$")]
) -> Response:
    """What is given and taken by what is typed, while it is."""
    return show(request, "set_off_sum.html", sum=_sum(form, currency))


def _sum(form: Mapping[str, str], currency: str) -> Sum:
    try:
        amounts = typed.of_items(form).values()
    except InvalidValues as error:
        return Sum(currency, "", "", "", next(iter(error.problems.values())))
    taken, given = (sum((abs(one) for one in amounts if (one < 0) is credit), ZERO) for credit in (False, True))
    apart = _shown(abs(taken - given), currency) if taken != given else ""
    return Sum(currency, _shown(given, currency), _shown(taken, currency), apart)


def _body(form: Mapping[str, str]) -> NewSetOff:
    lines = [Offset(open_item=ref, amount=amount) for ref, amount in typed.of_items(form).items()]
    said = {"customer": form.get("customer", ""), "reason": form.get("reason", "").strip()[:500]}
    return acceptable(NewSetOff, {**said, "lines": lines})


def _show(
    request: Request, deps: Deps, ref: str, form: Mapping[str, str], problem: DocflowError | None = None
) -> Response:
    with deps.store.read() as tx:
        customer = tx.customers.get(ref)
        if customer is None:
            raise NotFound(_("There is no customer %(ref)s.", ref=ref))
        groups = both_sides(tx.open_items.by_payer(ref))
    return show(
        request, "set_off.html", status=problem_of(problem).status if problem else 200, customer=customer,
        groups=[_group(currency, items, form) for currency, items in groups.items()],
        problem=sentence_of(problem), take=typed.TAKE, typed=form,
    )  # fmt: skip


def _group(currency: str, items: Sequence[OpenItem], form: Mapping[str, str]) -> Group:
    amounts = _amounts(items, form)
    return Group(
        currency, items, amounts, _sum({f"{typed.TAKE}{ref}": text for ref, text in amounts.items()}, currency)
    )


def both_sides(items: Sequence[OpenItem]) -> dict[str, list[OpenItem]]:
    """Currency -> what is open, where there is something to give and something to take."""
    found: dict[str, list[OpenItem]] = defaultdict(list)
    for item in items:
        found[item.currency].append(item)
    return {currency: mine for currency, mine in sorted(found.items()) if len({one.remaining > 0 for one in mine}) == 2}


def _amounts(items: Sequence[OpenItem], form: Mapping[str, str]) -> dict[str, str]:
    """As typed; before anything was, as proposed."""
    if form:
        return {item.ref: form.get(f"{typed.TAKE}{item.ref}", "") for item in items}
    return {ref: _shown(amount, items[0].currency) for ref, amount in proposed(items).items()}


def _shown(amount: Decimal, currency: str) -> str:
    return words.money(in_units(amount, currency), currency)
