"""How payers write our numbers, learned when a person approves that a number which names nothing means an item.

Kept, counted, confirmed and undone like everything that is learned of payers (`decisions.aliases`): what was decided
twice and never otherwise reads numbers for certain, what was decided once proposes. A decision that such a number meant
something else than the form says votes against it.
"""

from collections.abc import Iterator

from docflow.decisions import people
from docflow.rules.matching import printed
from docflow.rules.number_forms import learned_from, read_by
from docflow.rules.numbers import Items
from docflow.schema.documents import Document
from docflow.schema.payers import Alias, WayToWrite
from docflow.schema.receivables import Application, OpenItem
from docflow.schema.records import Remittance
from docflow.store import Tx

_NOBODY = ""
"""For whom a form is that a decision has contradicted."""


def learn(tx: Tx, document: Document, application: Application, actor: str) -> None:
    """What the approval of a payment teaches about how its payer writes our numbers."""
    customer = application.payer.customer
    if actor == people.MACHINE or customer is None:
        return
    pairs = [(number, item) for number, item in _named(tx, document, application) if not _spelt(number, item)]
    known = tx.aliases.list(customer=customer, kind="number") if pairs else []
    for number, item in pairs:
        tx.aliases.vote(document.id, _contradicted(known, number, item), _NOBODY)
        if one := learned_from(customer, number, item.number):
            tx.aliases.vote(document.id, [one], customer)
            _add(tx, one, customer, actor, document.id)


def _add(tx: Tx, one: WayToWrite, customer: str, actor: str, document_id: str) -> None:
    """A new form; one that a person has undone is not learned again."""
    if tx.aliases.of([(one.kind, one.key)]):
        return
    tx.aliases.add(one, customer, scope="customer", source="advice", actor=actor, document_id=document_id)
    told = {"kind": one.kind, "text": one.text, "customer": customer}
    tx.audit.append(actor, "learn_alias", document_id, told)


def _named(tx: Tx, document: Document, application: Application) -> Iterator[tuple[str, OpenItem]]:
    """Each printed number with the item that was approved for it."""
    record = document.extraction.record if document.extraction else None
    if not isinstance(record, Remittance):
        return
    whole = [match for match in application.lines if match.part_of is None]
    items = tx.open_items.several({match.open_item for match in whole if match.open_item})
    for match in whole:
        line, item = printed(record, match), items.get(match.open_item or "")
        if line is not None and line.document_number and item is not None:
            yield line.document_number, item


def _spelt(number: str, item: OpenItem) -> bool:
    """Whether the rules of spelling say so already, or it is an order or a slip: nobody writes that twice."""
    alone = Items([item])
    return alone.by_any(number) is not None


def _contradicted(known: list[Alias], number: str, item: OpenItem) -> list[WayToWrite]:
    """The forms that would have made something else of the number."""
    others = [alias for alias, ours in read_by(known, number) if Items([item]).by_number(ours) is None]
    return [WayToWrite(alias.key, alias.text) for alias in others]
