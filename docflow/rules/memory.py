"""Whose papers a remembered rule is about, and which rules hold for a paper. Two payers never share a key by accident.

A paper is known by its customer (however it was identified), by the payer's printed name, and by the sender's address.
A name that reduces to nothing has no key; one that several customers have is nobody's.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from docflow.rules import corrections, payer
from docflow.rules.keys import name_keys
from docflow.rules.proof import total_holds
from docflow.schema.memory import ROLES, MarkedColumns, Memory, MemoryRule, Remembered, Scope, ScopeKind
from docflow.schema.receivables import Certainty
from docflow.schema.records import Dispute, Extraction, Party, Remittance

_SPECIFIC: dict[ScopeKind, int] = {"companies": 2, "payer": 1, "sender": 0}
"""The narrower scope decides where two say something else."""


SET_ASIDE = MemoryRule(kind="set_aside", value="not_remittance")
"""What a sender sends is no remittance, unless a customer or an open item is recognised on it."""
_UNFIT = (
    "What is remembered of this payer's papers does not fit this one, so it was read without it; "
    "look whether it is to be forgotten."
)


class Identity(NamedTuple):
    """Whose paper it is, as far as it is known."""

    customer: str | None
    label: str
    """The payer's name, for people."""
    payer_key: str
    """The firmest key of the payer; empty where there is none."""
    names: frozenset[str]
    """Keys of the printed name; empty where it may be another customer's."""
    sender: str
    payee: str
    payee_keys: frozenset[str]

    def keys(self) -> frozenset[str]:
        """Everything that rules about this paper may be filed under."""
        payers = {self.payer_key, *self.names} - {""}
        pairs = {_pair(one, payee) for one in payers for payee in self.payee_keys}
        return frozenset(payers | pairs | ({self.sender} - {""}))


def words_key(words: str) -> str:
    """Header words without case, accents and punctuation; empty where nothing is left."""
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", words).casefold())
    kept = "".join(c if c.isalnum() or c == "%" else " " for c in text if not unicodedata.combining(c))
    return " ".join(kept.split())


def identity(extraction: Extraction, sender: str, directory: payer.Directory) -> Identity:
    """Whose paper this is: a person's choice of the customer first, then what the paper says for certain."""
    party, payee = _parties(extraction)
    chosen = corrections.customer_chosen(extraction)
    match = payer.identify(Remittance(payer=party), directory, sender)
    customer = chosen or (match.customer if match.certainty is Certainty.CERTAIN else None)
    names = _name_keys(party, customer, directory)
    known = directory.get(customer) if customer else None
    firmest = f"customer:{customer}" if customer else max(names, key=len, default="")
    return Identity(
        customer,
        known.name if known else party.name or "",
        firmest,
        names,
        _sender_key(sender),
        payee or "",
        frozenset(name_keys(payee or "")),
    )


def scopes(found: Identity) -> tuple[Scope, ...]:
    """The scopes that a rule learned from this paper may have, the usual one first."""
    named = max(found.names, key=len, default="") if found.customer else ""
    offered = []
    if found.payer_key:
        offered.append(Scope(kind="payer", key=found.payer_key, name_key=named, label=found.label))
    if found.sender:
        address = found.sender.removeprefix("sender:")
        offered.append(Scope(kind="sender", key=found.sender, label=f"mail from {address}"))
    payee = max(found.payee_keys, key=len, default="")
    if found.payer_key and payee:
        both = f"{found.label} paying {found.payee}"
        name_key = _pair(named, payee) if named else ""
        offered.append(Scope(kind="companies", key=_pair(found.payer_key, payee), name_key=name_key, label=both))
    return tuple(offered)


def memory_for(found: Identity, kept: Iterable[Remembered]) -> Memory:
    """What holds for this paper of the rules filed under its keys: of two about the same thing, the narrower one.

    A rule of one customer never reaches a paper of another, whatever the names say.
    """
    best: dict[tuple[str, str], Remembered] = {}
    for one in kept:
        foreign = one.customer is not None and found.customer is not None and one.customer != found.customer
        about = subject(one.rule)
        if foreign and one.scope.kind != "sender":
            continue
        if about not in best or _SPECIFIC[one.scope.kind] > _SPECIFIC[best[about].scope.kind]:
            best[about] = one
    return Memory(rules=tuple(one.rule for one in best.values()))


def subject(rule: MemoryRule) -> tuple[str, str]:
    """What a rule is about: two rules of one scope with the same subject contradict each other."""
    return rule.kind, words_key(rule.words)


def with_rules(memory: Memory, rules: Iterable[MemoryRule]) -> Memory:
    """The memory with these rules in place of those about the same thing."""
    new = {subject(rule): rule for rule in rules}
    return Memory(rules=(*(rule for rule in memory.rules if subject(rule) not in new), *new.values()))


def chosen(found: Sequence[Extraction], again: Sequence[Extraction]) -> tuple[list[Extraction], tuple[str, ...]]:
    """Of a reading without and one with the memory the one that counts, and the ids of the rules that changed it.

    A memory that breaks the arithmetic of a paper does not fit it any more: then the paper is read as if there were
    none, and a person is told.
    """
    plainly = [one.model_copy(update={"memory": ()}) for one in again]
    if plainly == list(found):
        return list(found), ()
    if len(again) != len(found) or any(_unfit(old, new) for old, new in zip(found, again, strict=True)):
        return [one.model_copy(update={"review": (*one.review, _UNFIT)}) for one in found], ()
    return list(again), tuple(sorted({name for one in again for name in one.memory}))


def _unfit(without: Extraction, following: Extraction) -> bool:
    """Whether following the memory loses what was proven (the lines, their total, an equation), or leaves more
    to be asked than there was without it."""
    old, new = without.record, following.record
    if isinstance(old, Remittance) and isinstance(new, Remittance):
        if (old.lines and not new.lines) or (total_holds(old) and not total_holds(new)):
            return True
    elif isinstance(old, Remittance | Dispute) and type(old) is not type(new):
        return True
    return _broken(following) > _broken(without) or len(following.review) > len(without.review)


def _broken(found: Extraction) -> int:
    return sum(not check.holds for check in found.proof)


def sentence(rule: MemoryRule) -> str:
    """The rule in words: "The column “Beleg” is the document number (ours)."."""
    match rule.kind:
        case "column":
            return f"The column “{rule.words}” is {ROLES.get(rule.value, rule.value.replace('_', ' '))}."
        case "number_column":
            return f"Of the columns with numbers, number {rule.value} from the left names our documents."
        case "table":
            roles = ", ".join(ROLES[role] for role in MarkedColumns.of(rule.value).roles if role)
            return f"Its columns stand where they were marked: {roles}."
        case "prefix":
            return f"“{rule.value}” before a document number is not part of it."
        case "date_order":
            order = "the month before the day" if rule.value == "mdy" else "the day before the month"
            return f"Dates are written with {order}."
        case "set_aside":
            return "It is no remittance, unless a customer or an open item is recognised on it."
        case "decimal_mark":
            return f"Amounts are written with a decimal {'comma' if rule.value == ',' else 'point'}."


def problem(rule: MemoryRule) -> str | None:
    """Why the rule cannot be kept, as a sentence; None where it can."""
    values = {"date_order": ("dmy", "mdy"), "decimal_mark": (",", "."), "number_column": ("1", "2", "3", "4", "5")}
    if rule.kind == "column":
        if not words_key(rule.words):
            return "A header without letters and figures cannot be told from another one."
        return None if rule.value in ROLES else f"There is no column called {rule.value}."
    if rule.kind == "set_aside":
        return None if rule == SET_ASIDE else f"{rule.value} is not possible here."
    if rule.kind == "table":
        return None if _tells_lines(rule.value) else "Of marked columns one is a document's number and one an amount."
    if rule.kind == "prefix":
        return None if 0 < len(rule.value.strip()) <= 20 else "A prefix has 1 to 20 characters."
    return None if rule.value in values[rule.kind] else f"{rule.value} is not possible here."


def _tells_lines(written: str) -> bool:
    try:
        return MarkedColumns.of(written).tells_lines
    except ValueError:
        return False


def _parties(extraction: Extraction) -> tuple[Party, str | None]:
    """The payer and the name of our company, as printed."""
    record = extraction.record
    if isinstance(record, Remittance):
        return record.payer, record.payee.name
    return (record.customer, None) if isinstance(record, Dispute) else (Party(), None)


def _name_keys(party: Party, customer: str | None, directory: payer.Directory) -> frozenset[str]:
    """Keys of the printed name, unless it belongs to another customer than this one, or to several."""
    plain = name_keys(party.name or "")
    owners = directory.holders("name", plain)
    if len(owners) > 1 or (customer is not None and owners - {customer}):
        return frozenset()
    return frozenset(f"name:{key}" for key in plain)


def _sender_key(sender: str) -> str:
    address = sender.strip().casefold()
    local, at, domain = address.rpartition("@")
    return f"sender:{address}" if local and at and domain else ""


def _pair(payer_key: str, payee_key: str) -> str:
    return f"{payer_key} > {payee_key}"
