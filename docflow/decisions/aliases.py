"""By what payers are recognised: learned from approvals, entered, confirmed and undone by people.

An approval by a person says for whom everything on the paper that may identify a payer was meant. What was said twice,
and never otherwise, identifies for certain; what was said both ways, less or not at all. Taking the approval back takes
back what it said. The machine's own approvals teach nothing, and what a person has undone is never learned again.
"""

from collections.abc import Sequence

from docflow.decisions import people
from docflow.decisions.versions import seen
from docflow.errors import BadInput, Refused
from docflow.rules.domains import bare, knows
from docflow.rules.number_forms import learned_from
from docflow.rules.payer.own import clue, clues
from docflow.rules.payer.payees import pays_for
from docflow.rules.sender import writer
from docflow.schema.documents import Document
from docflow.schema.payers import (
    Alias,
    AliasKind,
    AliasScope,
    AliasSource,
    Clue,
    Learned,
    PayerKind,
    PaysFor,
    WayToWrite,
)
from docflow.schema.receipts import Receipt
from docflow.schema.receivables import PayerMatch
from docflow.schema.records import Party, Remittance
from docflow.store import Tx

_OF_KIND: dict[PayerKind, str] = {
    "account": "bank account",
    "tax_id": "tax number",
    "customer_number": "customer number",
    "name": "name",
    "domain": "mail domain",
}


def learn(tx: Tx, document: Document, payer: PayerMatch, own_domains: Sequence[str], actor: str) -> None:
    """What the approval of a payment teaches about who its payer is."""
    customer = payer.customer
    if customer is None:
        return
    kind, _, key = payer.key.partition(":")
    if key:
        tx.aliases.used(_checked_kind(kind), key, customer)
    if actor == people.MACHINE:
        return
    source: AliasSource = "clerk" if payer.sign == "person" else "advice"
    _teach(tx, document.id, clues_of(document, own_domains), customer, source, actor, document.id)


def learn_from_receipt(tx: Tx, receipt: Receipt, customer: str | None, actor: str) -> None:
    """What a person says about who sent money teaches by what the bank tells of the sender."""
    if customer is None or actor == people.MACHINE:
        return
    entry = receipt.entry
    told = clues(entry.counterparty)
    shown = told or clues(Party(name=entry.on_behalf_of))
    _teach(tx, receipt.id, shown, customer, "clerk", actor, receipt.document_id)


def unlearn(tx: Tx, subject: str) -> None:
    """The decision about this document or receipt is taken back, and with it what it said about the payer."""
    tx.aliases.take_back_votes(subject)


def _teach(
    tx: Tx, subject: str, shown: Sequence[Clue], customer: str, source: AliasSource, actor: str, document_id: str
) -> None:
    tx.aliases.vote(subject, shown, customer)
    for one in _new(tx, shown, customer):
        added = tx.aliases.add(
            one, customer, scope="customer", source=source, actor=actor, document_id=document_id
        )  # fmt: skip
        if added:
            _note(tx, actor, "learn_alias", added)


def offer(tx: Tx, document_id: str, own_domains: Sequence[str]) -> tuple[Clue, ...]:
    """What on the paper could be remembered for its customer: nobody has it yet."""
    document = tx.documents.get(document_id)
    return _new(tx, clues_of(document, own_domains), document.customer) if document.customer else ()


def remember(
    tx: Tx,
    document_id: str,
    version: int,
    chosen: Sequence[tuple[AliasKind, str]],
    scope: AliasScope,
    own_domains: Sequence[str],
    actor: str,
) -> tuple[Alias, ...]:
    """A person says expressly that these things on the paper identify its customer.

    Raises Refused where the customer is not known, BadInput for what is not on the paper, Stale, NotAllowed.
    """
    people.check_may_decide(tx, actor)
    document = seen(tx, document_id, version)
    if document.customer is None:
        raise Refused("The customer is not known; choose it first.")
    shown: dict[tuple[AliasKind, str], Clue] = {(one.kind, one.key): one for one in clues_of(document, own_domains)}
    if missing := [key for kind, key in chosen if (kind, key) not in shown]:
        raise BadInput(f"{missing[0]} does not stand on {document.label}; choose of what it shows.")
    if not chosen:
        raise BadInput("Say what is to be remembered.")
    return tuple(_entered(tx, shown[one], document.customer, scope, actor, document.id) for one in chosen)


def enter(tx: Tx, kind: AliasKind, text: str, customer: str | None, scope: AliasScope, actor: str) -> Alias:
    """A person enters an alias. Raises BadInput where the text identifies nobody or the customer does not exist."""
    people.check_may_decide(tx, actor)
    found = _meant(tx, kind, " ".join(text.split()), customer)
    if not found.key:
        raise BadInput(f"“{text}” identifies nobody: nothing of it is left that is somebody's own.")
    if (customer is None) != (scope == "tenant"):
        raise BadInput("Name the customer, unless it belongs to somebody who pays for anyone (scope tenant).")
    if customer is not None and tx.customers.get(customer) is None:
        raise BadInput(f"There is no customer {customer}.")
    return _entered(tx, found, customer, scope, actor, None)


def _meant(tx: Tx, kind: AliasKind, text: str, customer: str | None) -> Learned:
    match kind:
        case "number":
            return written_as(text, customer)
        case "pays_for":
            return _payee(tx, text, customer)
        case _:
            return clue(kind, text)


def _payee(tx: Tx, text: str, customer: str | None) -> PaysFor:
    """The one for whom the customer pays too. Raises BadInput."""
    other = tx.customers.get(text)
    if customer is None or other is None or other.ref == customer:
        raise BadInput(f"Name a customer, and another one for whom it pays by its number; “{text}” is none.")
    return pays_for(customer, other)


def written_as(text: str, customer: str | None) -> WayToWrite:
    """The form that "1234/A = 90001234" says. Raises BadInput where that is no way to write one, or of no customer."""
    written, _, ours = text.partition("=")
    found = learned_from(customer, written.strip(), ours.strip()) if customer else None
    if found is None:
        raise BadInput(f"Name a customer, and write “{text}” as “1234/A = 90001234”: at least three digits in common.")
    return found


def confirm(tx: Tx, alias_id: str, version: int, scope: AliasScope, actor: str) -> Alias:
    """A person says that a learned alias is right, and whose it is. Raises Stale, NotFound, NotAllowed, BadInput."""
    people.check_may_decide(tx, actor)
    if scope == "tenant":
        raise BadInput("What belongs to somebody who pays for anyone has no customer: undo this one and enter it so.")
    confirmed = tx.aliases.confirm(alias_id, version, scope)
    _note(tx, actor, "confirm_alias", confirmed)
    return confirmed


def undo(tx: Tx, alias_id: str, version: int, actor: str) -> Alias:
    """From now on it identifies nobody, and is not learned again. Raises Stale, NotFound, NotAllowed."""
    people.check_may_decide(tx, actor)
    gone = tx.aliases.undo(alias_id, version, actor)
    _note(tx, actor, "undo_alias", gone)
    return gone


def restore(tx: Tx, alias_id: str, version: int, actor: str) -> Alias:
    """Takes an undo back: everything is as before. Raises Stale, NotFound, Refused, NotAllowed."""
    people.check_may_decide(tx, actor)
    back = tx.aliases.restore(alias_id, version)
    _note(tx, actor, "restore_alias", back)
    return back


def disown(tx: Tx, kind: AliasKind, text: str, customer: str, actor: str) -> Alias:
    """What the ledger's own record says of the customer does not identify it (a factor's account, say).

    Raises BadInput where the ledger does not say so, NotAllowed.
    """
    people.check_may_decide(tx, actor)
    if kind in ("number", "pays_for"):
        raise BadInput("That is not of the ledger's record; undo what was learned of it.")
    found = clue(_checked_kind(kind), text)
    if customer not in tx.customers.directory().holders(found.kind, [found.key]):
        raise BadInput(f"The ledger does not give the {_OF_KIND[found.kind]} {text} to {customer}.")
    there = [one for one in tx.aliases.of([(kind, found.key)]) if one.customer == customer and not one.undone_at]
    ours = next((one for one in there if one.source == "ledger"), None) or tx.aliases.add(
        found, customer, scope="customer", source="ledger", actor="ledger"
    )
    if ours is None:
        raise Refused(f"{text} was also learned for {customer}; undo that first.")
    return undo(tx, ours.id, ours.version, actor)


def clues_of(document: Document, own_domains: Sequence[str]) -> tuple[Clue, ...]:
    """What the document says about who pays; our own domain, from where a colleague forwards, says nothing."""
    record = document.extraction.record if document.extraction else None
    if not isinstance(record, Remittance):
        return ()
    found = clues(record.payer, writer(document.sender, document.hints, (), own_domains))
    own = {bare(domain) for domain in own_domains}
    return tuple(one for one in found if not (one.kind == "domain" and knows(own, one.key.rpartition("@")[2])))


def _new(tx: Tx, shown: Sequence[Clue], customer: str) -> tuple[Clue, ...]:
    """Those that are not yet known of this customer, and were not taken from it by a person."""
    directory = tx.customers.directory()
    known = {(one.kind, one.key) for one in tx.aliases.of([(c.kind, c.key) for c in shown]) if one.customer == customer}
    return tuple(
        one
        for one in shown
        if (one.kind, one.key) not in known and customer not in directory.holders(one.kind, [one.key])
    )


def _entered(
    tx: Tx, found: Learned, customer: str | None, scope: AliasScope, actor: str, document_id: str | None
) -> Alias:
    """A new alias, or the one that stands, confirmed."""
    added = tx.aliases.add(
        found, customer, scope=scope, source="clerk", actor=actor, document_id=document_id, confirmed=True
    )
    if added is None:
        of_key = tx.aliases.of([(found.kind, found.key)])
        there = next(one for one in of_key if one.customer == customer and one.undone_at is None)
        added = tx.aliases.confirm(there.id, there.version, scope)
    _note(tx, actor, "enter_alias", added)
    return added


def _note(tx: Tx, actor: str, action: str, alias: Alias) -> None:
    told = {"kind": alias.kind, "text": alias.text, "customer": alias.customer, "scope": alias.scope}
    tx.audit.append(actor, action, alias.document_id or alias.id, {"alias": alias.id, **told})


def _checked_kind(kind: str) -> PayerKind:
    return next(one for one in _OF_KIND if one == kind)
