"""Payer memory: what a correction could teach, what it would have changed, remembering it and forgetting it again.

`read` reads a document's pages once more (in the sandbox) with a memory; nothing of what was decided is touched by it.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from docflow.decisions import people, unwanted
from docflow.decisions.dividing import MADE
from docflow.decisions.versions import seen
from docflow.errors import BadInput, Refused
from docflow.rules import history, lessons
from docflow.rules import memory as rules_of
from docflow.rules.one_record import one_record
from docflow.rules.sender import writer
from docflow.schema.documents import Document, Wanted
from docflow.schema.memory import (
    Change,
    Effect,
    MarkedColumns,
    Memory,
    MemoryPreview,
    MemoryRule,
    Remembered,
    Scope,
    ScopeKind,
)
from docflow.schema.place import Pages
from docflow.schema.records import Extraction, Kind
from docflow.schema.states import DocumentState
from docflow.store import Tx

Read = Callable[[Document, Memory], Sequence[Extraction]]
"""The records on a document's pages as the machine reads them with this memory; empty where it cannot."""

MOST = 25
"""So many of the payer's past documents are read again for a preview, the newest first ..."""
MOST_PAGES = 60
"""... and so many pages: somebody waits for it."""
_SEARCHED = 200
_KINDS = frozenset({Kind.REMITTANCE, Kind.DISPUTE})
_NOT_READ = frozenset(
    {
        DocumentState.SPLIT,
        DocumentState.MERGED,
        DocumentState.DUPLICATE,
        DocumentState.QUARANTINED,
        DocumentState.READING,
    }
)


class Offer(NamedTuple):
    """What could be remembered after a correction, and for whom."""

    rules: tuple[MemoryRule, ...]
    scopes: tuple[Scope, ...]


def offer(tx: Tx, document_id: str, pages: Pages, read: Read) -> Offer:
    """The rules that would have read this paper as the clerk left it; empty where nobody corrected anything."""
    document = tx.documents.get(document_id)
    decided = _decided(tx, document)
    scopes = scopes_of(tx, document)
    if decided is None or not scopes or decided.kind not in _KINDS:
        return Offer((), ())
    known = _memory_of(tx, document)
    before = one_of(document, read(document, known))
    if before is None:
        return Offer((), ())

    def again(rules: Sequence[MemoryRule]) -> Extraction | None:
        return one_of(document, read(document, rules_of.with_rules(known, rules)))

    return Offer(lessons.taught(before, decided, pages, again, _marked(tx, document)), scopes)


def preview(tx: Tx, document_id: str, rules: Sequence[MemoryRule], kind: ScopeKind, read: Read) -> MemoryPreview:
    """What the rules would have changed in the past documents of the scope. Raises BadInput for a rule that cannot be.

    Nothing is written: a read transaction is enough.
    """
    _check(rules, kind)
    scope = _scope(tx, tx.documents.get(document_id), kind)
    aside = any(rule.kind == rules_of.SET_ASIDE.kind for rule in rules)
    past = [one for one in _past(tx, scope) if aside or _is_read_with_memory(one)]
    some = list(_newest(tx, past))
    effects = (unwanted.effect(tx, one) if aside else _effect(tx, one, rules, read) for one in some)
    return MemoryPreview(
        documents=len(some),
        effects=tuple(effect for effect in effects if effect is not None),
        cut=len(past) > len(some),
    )


def remember(
    tx: Tx, document_id: str, version: int, rules: Sequence[MemoryRule], kind: ScopeKind, actor: str
) -> tuple[Remembered, ...]:
    """Keeps the rules for the scope; what is known already is not kept twice.

    Raises Refused where something else is remembered about the same thing, Stale, NotAllowed, BadInput.
    """
    people.check_may_decide(tx, actor)
    document = seen(tx, document_id, version)
    _check(rules, kind)
    scope = _scope(tx, document, kind)
    tx.lock(f"memory:{scope.key}")
    standing = {rules_of.subject(one.rule): one for one in tx.memory.of_keys([scope.key]) if one.scope.kind == kind}
    kept = []
    for rule in rules:
        there = standing.get(rules_of.subject(rule))
        if there is not None and there.rule.value == rule.value:
            kept.append(there)
            continue
        kept.append(_keep(tx, document, scope, rule, actor))
    return tuple(kept)


def forget(tx: Tx, memory_id: str, version: int, actor: str) -> Remembered:
    """Undoes a rule: from now on papers are read as before. Raises Stale, NotFound, NotAllowed."""
    people.check_may_decide(tx, actor)
    gone = tx.memory.forget(memory_id, version, actor)
    told = {"rule": rules_of.sentence(gone.rule), "scope": gone.scope.label, "used": gone.used}
    tx.audit.append(actor, "forget", gone.document_id, {"memory": gone.id, **told})
    return gone


def recall(tx: Tx, found: Sequence[Extraction], sender: str) -> Memory:
    """What is remembered for whoever sent these records (of one paper): the rules that hold for all of them."""
    if not found or not tx.memory.any():
        return Memory()
    directory = tx.customers.directory()
    memories = [_known(tx, rules_of.identity(one, sender, directory)) for one in found]
    reading = [rule for rule in memories[0].rules if rule.kind != rules_of.SET_ASIDE.kind]
    common = [rule for rule in reading if all(rule in memory.rules for memory in memories[1:])]
    return Memory(rules=tuple(common))


def recalled(tx: Tx, document_id: str, ids: Sequence[str]) -> None:
    """Notes that rules changed how a document was read."""
    if ids:
        tx.memory.used(ids)
        told = [rules_of.sentence(tx.memory.get(memory_id).rule) for memory_id in ids]
        tx.audit.append(people.MACHINE, "recalled", document_id, {"memory": list(ids), "rules": told})


def scopes_of(tx: Tx, document: Document) -> tuple[Scope, ...]:
    """For whom a rule learned from this document may be kept."""
    if document.extraction is None:
        return ()
    directory = tx.customers.directory()
    return rules_of.scopes(rules_of.identity(document.extraction, writer(document.sender, document.hints), directory))


def _keep(tx: Tx, document: Document, scope: Scope, rule: MemoryRule, actor: str) -> Remembered:
    customer = scope.key.removeprefix("customer:").partition(" > ")[0] if scope.key.startswith("customer:") else None
    kept = tx.memory.add(scope, rule, customer=customer, document_id=document.id, actor=actor)
    told = {"memory": kept.id, "rule": rules_of.sentence(rule), "scope": scope.label}
    tx.audit.append(actor, "remember", document.id, told)
    return kept


def _check(rules: Sequence[MemoryRule], kind: ScopeKind) -> None:
    if kind != "sender" and any(rule.kind == rules_of.SET_ASIDE.kind for rule in rules):
        raise BadInput("That papers are no remittances is remembered of a sender; choose the sender.")
    if not rules:
        raise BadInput("Say what is to be remembered.")
    if problems := [problem for rule in rules if (problem := rules_of.problem(rule))]:
        raise BadInput(" ".join(problems))
    if len({rules_of.subject(rule) for rule in rules}) < len(rules):
        raise BadInput("Two of these rules say something else about the same thing; choose one.")


def _scope(tx: Tx, document: Document, kind: ScopeKind) -> Scope:
    for scope in scopes_of(tx, document):
        if scope.kind == kind:
            return scope
    missing = {"payer": "payer", "sender": "sender's address", "companies": "payer or our company"}[kind]
    raise Refused(f"Nothing can be remembered this way: the {missing} of {document.label} is not known.")


def _memory_of(tx: Tx, document: Document) -> Memory:
    return (
        recall(tx, [document.extraction], writer(document.sender, document.hints)) if document.extraction else Memory()
    )


def _known(tx: Tx, found: rules_of.Identity) -> Memory:
    return rules_of.memory_for(found, tx.memory.of_keys(found.keys()))


def _is_read_with_memory(document: Document) -> bool:
    return document.pages_sha256 is not None and document.kind in _KINDS


def _past(tx: Tx, scope: Scope) -> Iterator[Document]:
    """The documents of the scope that were read and stand by themselves, the newest first."""
    directory = tx.customers.directory()
    wanted = {scope.key, scope.name_key} - {""}
    for document in _searched(tx, scope):
        if document.extraction:
            keys = rules_of.identity(document.extraction, writer(document.sender, document.hints), directory).keys()
            if document.state not in _NOT_READ and wanted & keys:
                yield document


def _newest(tx: Tx, past: Sequence[Document]) -> Iterator[Document]:
    """As many as somebody would wait for; at least one."""
    pages = 0
    for document in past[:MOST]:
        pages += max(1, len(tx.documents.pictures(document.id)))
        if pages > MOST_PAGES and document is not past[0]:
            return
        yield document


def _searched(tx: Tx, scope: Scope) -> list[Document]:
    """Those that may be of the scope, cheaply: the customer's, and those whose words are the payer's or sender's."""
    words = scope.key.removeprefix("sender:") if scope.kind == "sender" else scope.label.partition(" paying ")[0]
    found = tx.documents.list(Wanted(query=words), newest=True, limit=_SEARCHED, full=True)
    if scope.key.startswith("customer:"):
        ref = scope.key.removeprefix("customer:").partition(" > ")[0]
        found += tx.documents.list(Wanted(customer=ref), newest=True, limit=_SEARCHED, full=True)
    return sorted({one.id: one for one in found}.values(), key=lambda one: one.id, reverse=True)


def _effect(tx: Tx, document: Document, rules: Sequence[MemoryRule], read: Read) -> Effect | None:
    """What would be read otherwise, beside what a clerk decided; None where nothing would."""
    known = _memory_of(tx, document)
    before = one_of(document, read(document, known))
    after = one_of(document, read(document, rules_of.with_rules(known, rules)))
    if before is None or after is None or not (changed := lessons.changes(before, after)):
        return None
    decided = _decided(tx, document)
    values = lessons.values_of(decided) if decided else None
    told = tuple(_beside(change, values) for change in changed)
    return Effect(
        document_id=document.id,
        name=document.label,
        changes=told,
        better=sum(change.decided == change.after for change in told),
        worse=sum(change.decided == change.before for change in told),
    )


def _beside(change: Change, decided: dict[str, str] | None) -> Change:
    return change if decided is None else change.model_copy(update={"decided": decided.get(change.path, "")})


def _decided(tx: Tx, document: Document) -> Extraction | None:
    """The document's record, if a person has corrected or approved it."""
    actions = {one.action for one in tx.decisions.of(document.id) if one.actor != people.MACHINE}
    return document.extraction if actions & (history.RETYPED | {"approve"}) else None


def _marked(tx: Tx, document: Document) -> MarkedColumns | None:
    """The columns that somebody marked on it last."""
    marked = [one.body.get("columns") for one in tx.decisions.of(document.id) if one.action == "mark_columns"]
    return MarkedColumns.of(marked[-1]) if marked and isinstance(marked[-1], str) else None


def one_of(document: Document, found: Sequence[Extraction]) -> Extraction | None:
    """The record of the document, of all that are on its paper."""
    if MADE in document.hints:
        return one_record(found) if found else None
    at = max(0, document.ordinal - 1)
    return found[at] if at < len(found) else None
