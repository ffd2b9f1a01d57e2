"""The rule table: shown, reordered, changed row by row, tried on past lines, and saved with a reason.

The draft travels in the form, so that nothing is in force before it is saved and every step works without scripts.
"""

from collections.abc import Sequence
from typing import Annotated, Literal, NamedTuple, get_args

from fastapi import APIRouter, Depends, Request
from fastapi.responses import RedirectResponse, Response
from pydantic import ValidationError

from docflow.decisions import rule_table
from docflow.errors import BadInput
from docflow.rules import row_records
from docflow.rules.shipped_rules import SHIPPED
from docflow.rules.trying import in_words, tried
from docflow.schema.matching import Action, RowRecord, Rule, RuleTable, SignalCount
from docflow.schema.receivables import AmountSignal, Certainty, NumberSignal
from docflow.web import csrf
from docflow.web.deps import Deps, Wired
from docflow.web.language import _, _later
from docflow.web.principals import Administering, Reading
from docflow.web.screens.common import show

router = APIRouter()
Form = Annotated[dict[str, list[str]], Depends(csrf.read_lists)]
Column = Literal["payer", "number", "amount"]
CHOICES: dict[Column, tuple[str, ...]] = {
    "payer": tuple(Certainty),
    "number": get_args(NumberSignal),
    "amount": get_args(AmountSignal),
}
WORDS = {
    "discount": _later("less an earned discount"),
    "unearned": _later("less a discount not earned"),
    "deduction": _later("less a deduction with a reason"),
    "unexplained": _later("less a deduction without one"),
    "tolerance": _later("within tolerance"),
    "partial": _later("a part"),
    "overpaid": _later("too much"),
    "combination": _later("the only set of items that sums to it"),
    "several": _later("one of several ways"),
    "normalised": _later("written otherwise"),
    "fuzzy": _later("similar, or an order"),
}
"""Signals as a clerk says them; others speak for themselves."""


class Draft(NamedTuple):
    """Rows as they are being changed."""

    rows: tuple[Rule, ...]
    edited: int | None = None
    """Index of the row that is open."""
    said: str = ""
    """What trying it gave."""
    problem: str = ""
    past: Sequence[SignalCount] = ()
    """Past lines with how they ended, where they are shown."""


@router.get("/rules")
def table(request: Request, deps: Wired, _me: Reading, saved: bool = False) -> Response:
    """The table in force, with its history."""
    with deps.store.read() as tx:
        kept, past = rule_table.current(tx), rule_table.past(tx)
    return _page(request, deps, Draft(kept.table.rows, past=past), kept.version, saved=saved)


@router.post("/rules")
def change(request: Request, deps: Wired, me: Administering, form: Form) -> Response:
    """One step: move, open, close, add, remove, try, start over from what is shipped, or save."""
    action, _dot, at = _one(form, "action").partition(".")
    version = _number(_one(form, "version"))
    draft = Draft(_rows(form))
    if "edited" in form and action != "cancel":
        draft = _edited(draft, _number(_one(form, "edited")), form)
    if draft.problem:
        return _page(request, deps, draft, version)
    if action == "save" and not _one(form, "why").strip():
        return _page(request, deps, draft._replace(problem=_("Say why the rules are changed.")), version)
    if action == "save":
        with deps.store.begin() as tx:
            rule_table.save(tx, RuleTable(rows=draft.rows), version, me.name, _one(form, "why"))
        return RedirectResponse("/rules?saved=true", 303)
    if action == "try":
        with deps.store.read() as tx:
            kept, past = rule_table.current(tx), rule_table.past(tx)
        draft = draft._replace(said=in_words(tried(RuleTable(rows=draft.rows), kept.table, past)), past=past)
    return _page(request, deps, _stepped(draft, action, _number(at or "0")), version, moved=f"{action}.{at}")


def _rows(form: dict[str, list[str]]) -> tuple[Rule, ...]:
    try:
        return tuple(Rule.model_validate_json(text) for text in form.get("row", []))
    except ValidationError as error:
        raise BadInput(_("The form does not say what it shows; load the page again.")) from error


def _stepped(draft: Draft, action: str, at: int) -> Draft:
    rows = list(draft.rows)
    if action == "add":
        return Draft((*rows, Rule()), len(rows))
    if action == "shipped":
        return Draft(SHIPPED.rows)
    if not 0 <= at < len(rows):
        return draft
    if action == "edit":
        return Draft(draft.rows, at)
    if action in ("up", "down"):
        to = min(max(at + (1 if action == "down" else -1), 0), len(rows) - 1)
        rows.insert(to, rows.pop(at))
    if action == "remove":
        del rows[at]
    return draft._replace(rows=tuple(rows))


def _edited(draft: Draft, at: int, form: dict[str, list[str]]) -> Draft:
    """The draft with what was ticked for the open row. A row that nothing may pass by says so and stays open."""
    rows = list(draft.rows)
    if not 0 <= at < len(rows):
        return draft
    ticked: dict[str, object] = {name: [c for c in CHOICES[name] if c in form.get(name, [])] for name in CHOICES}
    try:
        rows[at] = Rule.model_validate(ticked | {"action": _one(form, "do"), "review": "review" in form})
    except ValidationError as error:
        told = error.errors(include_url=False)[0]["msg"].removeprefix("Value error, ")
        return draft._replace(edited=at, problem=f"{told[:1].upper()}{told[1:]}.")
    return draft._replace(rows=tuple(rows))


def _page(
    request: Request, deps: Deps, draft: Draft, version: int, moved: str = "", *, saved: bool = False
) -> Response:
    with deps.store.read() as tx:
        kept, history = rule_table.current(tx), tx.rule_tables.all()
    return show(
        request,
        "rules.html",
        draft=draft,
        rows=[(row, row.model_dump_json(), record) for row, record in zip(draft.rows, _records(draft), strict=True)],
        changed=draft.rows != kept.table.rows,
        version=version,
        saved=saved,
        history=history,
        choices=CHOICES,
        actions=get_args(Action),
        words={signal: _(said) for signal, said in WORDS.items()},
        focus=_focus(moved, len(draft.rows)),
    )


def _records(draft: Draft) -> list[tuple[RowRecord, int]]:
    """How the lines ended of which each row speaks; where it could pass, at most one in how many of them is wrong."""
    _nobody, *found = row_records.records(RuleTable(rows=draft.rows), draft.past)
    worth = (row_records.could_pass(row, one) for row, one in zip(draft.rows, found, strict=True))
    return [(one, row_records.proven(one) if told else 0) for one, told in zip(found, worth, strict=True)]


def _focus(moved: str, count: int) -> str:
    """The button that a keyboard goes on with: that of the row that was just moved, where it is now."""
    action, _, at = moved.partition(".")
    if action not in ("up", "down"):
        return ""
    to = min(max(int(at) + (1 if action == "down" else -1), 0), count - 1)
    return f"{action}.{to}"


def _one(form: dict[str, list[str]], name: str) -> str:
    return form.get(name, [""])[-1]


def _number(text: str) -> int:
    if not text.isdigit():
        raise BadInput(_("The form does not say what it shows; load the page again."))
    return int(text)
