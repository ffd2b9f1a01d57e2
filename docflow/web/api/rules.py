"""/v1/rules: what is done with a line by its signals; versioned, and tried on past lines before it is saved."""

import datetime as dt

from fastapi import APIRouter, Response
from pydantic import Field

from docflow.decisions import rule_table
from docflow.rules import row_records
from docflow.rules.trying import in_words
from docflow.schema.base import Frozen
from docflow.schema.matching import KeptRules, RowRecord, Rule, RuleTable, TryOut
from docflow.web.api import paging
from docflow.web.api.paging import Items
from docflow.web.deps import Wired
from docflow.web.principals import Administering, Reading
from docflow.web.repeats import IfMatch, version_of

router = APIRouter(prefix="/v1/rules", tags=["rules"])


class RowsBody(Frozen):
    """The rows in their order: the first that speaks of a line decides."""

    rows: tuple[Rule, ...] = Field(
        max_length=100,
        examples=[
            [{"payer": ["certain"], "number": ["exact"], "amount": ["exact"], "action": "apply", "review": False}]
        ],
    )


class ChangeBody(RowsBody):
    """Rows with the reason for the change."""

    why: str = Field(max_length=500)


class RulesShown(Frozen):
    """A version of the rule table: who changed it, when and why."""

    version: int
    """From 1; 0 for the table that docflow ships with."""
    actor: str
    why: str
    saved_at: dt.datetime | None
    rows: tuple[Rule, ...]


class RecordShown(RowRecord):
    """How past lines ended of which one row speaks, and what that proves."""

    at_most_one_in: int
    """At most one in so many ends otherwise; 0 where the lines prove nothing."""


class Tried(TryOut):
    """What rows would have done to past lines, with the sentence."""

    sentence: str


@router.get("", response_model=RulesShown, summary="The rule table in force")
def show(deps: Wired, _me: Reading, response: Response) -> dict[str, object]:
    """The ETag is the version for If-Match; version 0 is the table that docflow ships with."""
    with deps.store.read() as tx:
        kept = rule_table.current(tx)
    paging.etag(response, kept.version)
    return kept_json(kept)


@router.put("", response_model=RulesShown, summary="Change the rules")
def change(
    deps: Wired, me: Administering, body: ChangeBody, response: Response, if_match: IfMatch = None
) -> dict[str, object]:
    """From now on lines are decided by these rows; what was decided stays. Every version is kept."""
    version = version_of(if_match)
    with deps.store.begin() as tx:
        kept = rule_table.save(tx, RuleTable(rows=body.rows), version, me.name, body.why)
    paging.etag(response, kept.version)
    return kept_json(kept)


@router.post("/preview", response_model=Tried, summary="Try rows on past lines")
def preview(deps: Wired, _me: Reading, body: RowsBody) -> dict[str, object]:
    """How many more lines they would have applied, and how many of these against what a clerk decided."""
    with deps.store.read() as tx:
        found = rule_table.try_out(tx, RuleTable(rows=body.rows))
    return {**found.model_dump(mode="json"), "sentence": in_words(found)}


@router.get("/records", response_model=Items[RecordShown], summary="How past lines ended, row by row")
def records(deps: Wired, _me: Reading) -> dict[str, object]:
    """One for each row in force, and row 0 for what no row speaks of; `at_most_one_in` is what the lines prove."""
    with deps.store.read() as tx:
        found = rule_table.records(tx)
    return {"items": [one.model_dump(mode="json") | {"at_most_one_in": row_records.proven(one)} for one in found]}


@router.get("/versions", response_model=Items[RulesShown], summary="Every version")
def versions(deps: Wired, _me: Reading) -> dict[str, object]:
    """The newest first: who changed what, when and why."""
    with deps.store.read() as tx:
        return {"items": [kept_json(one) for one in tx.rule_tables.all()]}


def kept_json(kept: KeptRules) -> dict[str, object]:
    """A version with its rows."""
    body = kept.model_dump(mode="json", exclude={"table"})
    return {**body, "rows": kept.table.model_dump(mode="json")["rows"]}
