"""Payer memory for the screen and for programs: what both show, and the ways into `docflow.decisions.memory`."""

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from pydantic import Field

from docflow.decisions import aliases, memory
from docflow.rules.memory import sentence
from docflow.schema.base import Frozen
from docflow.schema.documents import Document
from docflow.schema.memory import Effect, MemoryPreview, MemoryRule, Remembered, RuleKind, Scope, ScopeKind
from docflow.schema.payers import Alias, Clue
from docflow.schema.place import Pages
from docflow.store import Tx
from docflow.web.deps import Deps
from docflow.web.language import _, ngettext
from docflow.web.principals import Principal


class RulesBody(Frozen):
    """What is to be remembered, and of whose papers."""

    rules: tuple[MemoryRule, ...] = Field(
        min_length=1, max_length=20, examples=[[{"kind": "column", "words": "Vorgang", "value": "document_number"}]]
    )
    scope: ScopeKind = "payer"


class RuleShown(Frozen):
    """A rule with its sentence."""

    kind: RuleKind
    words: str
    value: str
    sentence: str


class ScopeShown(Frozen):
    """Whose papers it is about."""

    kind: ScopeKind
    label: str


class RememberedShown(Frozen):
    """A kept rule: for whom, from which document, by whom, and how often it helped."""

    id: str
    version: int
    scope: ScopeShown
    rule: RuleShown
    customer: str | None
    document_id: str
    actor: str
    created_at: dt.datetime
    used: int
    """Papers whose reading it changed."""
    used_at: dt.datetime | None
    forgotten_by: str | None
    forgotten_at: dt.datetime | None


class Learnable(Frozen):
    """What a paper has to do with memory."""

    rules: tuple[RuleShown, ...]
    """They would have read it as the clerk left it."""
    scopes: tuple[ScopeShown, ...]
    followed: tuple[str, ...]
    """Sentences of the rules that its reading followed."""
    learned: tuple[RememberedShown, ...]


class PreviewShown(Frozen):
    """What it would have changed, document by document, in figures and as a sentence."""

    documents: int
    """Past documents that were looked at."""
    effects: tuple[Effect, ...]
    cut: bool
    """Whether there are more than were looked at."""
    changed: int
    better: int
    """Of these, documents that would then say what a clerk decided."""
    worse: int
    """Of these, documents that would contradict what a clerk decided."""
    sentence: str


class Lessons(NamedTuple):
    """What a document has to do with memory."""

    document: Document
    rules: tuple[MemoryRule, ...]
    """Offered to be remembered: they would have read it as the clerk left it."""
    scopes: tuple[Scope, ...]
    followed: list[Remembered]
    """What its reading followed."""
    learned: list[Remembered]
    """What was learned from it and stands."""
    clues: tuple[Clue, ...] = ()
    """What on it could be remembered of its payer, once a customer is known."""
    aliases: Sequence[Alias] = ()
    """What was learned of its payer from it."""


def lessons_of(deps: Deps, document_id: str) -> Lessons:
    """Reads the paper again to find out what would have helped. Raises NotFound."""
    with deps.store.read() as tx:
        document = tx.documents.get(document_id)
        followed = [tx.memory.get(one) for one in document.extraction.memory] if document.extraction else []
        learned = tx.memory.list(document_id=document_id)
        payer = (aliases.offer(tx, document_id, deps.policy.own_domains), tx.aliases.list(document_id=document_id))
        if document.extraction is None or document.pages_sha256 is None:
            return Lessons(document, (), (), followed, learned, *payer)
        pages = Pages.model_validate_json(deps.files.get(document.pages_sha256))
        found = memory.offer(tx, document_id, pages, deps.read)
    return Lessons(document, found.rules, found.scopes, followed, learned, *payer)


def preview(deps: Deps, document_id: str, body: RulesBody) -> MemoryPreview:
    """What it would have changed in past documents. Raises BadInput, Refused, NotFound."""
    with deps.store.read() as tx:
        return memory.preview(tx, document_id, _plain(body.rules), body.scope, deps.read)


def remember(tx: Tx, me: Principal, document_id: str, version: int, body: RulesBody) -> tuple[Remembered, ...]:
    """Raises Refused, Stale, NotAllowed, BadInput."""
    return memory.remember(tx, document_id, version, _plain(body.rules), body.scope, me.name)


def in_words(shown: MemoryPreview) -> str:
    """The preview in a sentence."""
    if not shown.documents:
        return _("There is no past document of theirs to compare with.")
    of = ngettext("%(num)s past document", "%(num)s past documents", shown.documents)
    of = _("%(documents)s (the newest)", documents=of) if shown.cut else of
    if not shown.changed:
        return _("It would have changed none of %(documents)s.", documents=of)
    return _(
        "It would have changed %(changed)s of %(documents)s: %(better)s would then say what a clerk decided, %(worse)s "
        "would contradict it.",
        changed=shown.changed, documents=of, better=shown.better, worse=shown.worse,
    )  # fmt: skip


def rule_json(rule: MemoryRule) -> dict[str, object]:
    """A rule with its sentence."""
    return {"kind": rule.kind, "words": rule.words, "value": rule.value, "sentence": sentence(rule)}


def remembered_json(one: Remembered) -> dict[str, object]:
    """A kept rule with its sentence."""
    body = one.model_dump(mode="json", exclude={"rule", "scope"})
    return {**body, "scope": one.scope.model_dump(mode="json", include={"kind", "label"}), "rule": rule_json(one.rule)}


def preview_json(shown: MemoryPreview) -> dict[str, object]:
    """A preview with its figures."""
    figures = {"changed": shown.changed, "better": shown.better, "worse": shown.worse}
    return {**shown.model_dump(mode="json"), **figures, "sentence": in_words(shown)}


def _plain(rules: Sequence[MemoryRule]) -> list[MemoryRule]:
    """Without ids: those are ours to give."""
    return [rule.model_copy(update={"id": ""}) for rule in rules]
