"""For whom customers pay beside themselves, learned when a person lets one pay what another one owes.

Kept, counted, confirmed and undone like everything that is learned of payers (`decisions.aliases`): what was decided
twice lets the machine take it for granted, what was decided once does nothing yet.
"""

from docflow.decisions import people
from docflow.rules.payer.payees import pays_for
from docflow.schema.receivables import Application, Customer
from docflow.store import Tx


def learn(tx: Tx, subject: str, application: Application, actor: str, document_id: str) -> None:
    """What the approval of a payment teaches of for whom its payer pays. `subject`: the document or receipt with which
    it is taken back."""
    payer = application.payer.customer
    if actor == people.MACHINE or payer is None:
        return
    for other in _others(tx, application, payer):
        one = pays_for(payer, other)
        tx.aliases.vote(subject, [one], payer)
        if tx.aliases.of([(one.kind, one.key)]):
            continue  # known; or a person has undone it, and it is not learned again
        tx.aliases.add(one, payer, scope="customer", source="advice", actor=actor, document_id=document_id)
        told = {"kind": one.kind, "text": one.text, "customer": payer}
        tx.audit.append(actor, "learn_alias", document_id, told)


def _others(tx: Tx, application: Application, payer: str) -> list[Customer]:
    """Those whose items it pays, without its family as the ledger knows it."""
    items = tx.open_items.several({line.open_item for line in application.lines if line.open_item})
    owners = {item.payer for item in items.values()} - {payer}
    strangers = owners - set(tx.customers.directory().relatives(payer)) if owners else owners
    return [found for ref in sorted(strangers) if (found := tx.customers.get(ref))]
