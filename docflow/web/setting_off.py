"""From a form or an API call to a set-off: the voucher's bytes are kept first, then everything is one transaction."""

from pydantic import Field

from docflow import decisions
from docflow.decisions import Offset
from docflow.rules.set_offs import voucher
from docflow.schema.base import Frozen
from docflow.schema.documents import Document, NewDocument
from docflow.store import Tx
from docflow.web.deps import Deps


class NewSetOff(Frozen):
    """Open items of one customer that settle one another: money on account, or a credit, and what it pays."""

    customer: str
    """Ref of the customer."""
    lines: tuple[Offset, ...] = Field(min_length=2, max_length=500)
    """What each item gives (negative, as what is left of it) or takes; together zero."""
    reason: str = Field(min_length=1, max_length=500)
    """Printed on the voucher and kept in the audit trail."""


def set_off(tx: Tx, deps: Deps, actor: str, new: NewSetOff) -> Document:
    """The document of the voucher, approved or waiting for a second person."""
    what = decisions.chosen(tx, new.customer, new.lines, new.reason)
    data = voucher(what, actor, tx.now()).encode()
    name = f"set-off {what.customer.ref}.txt"
    paper = NewDocument(name=name, sha256=deps.files.put(data), size=len(data), media_type="text/plain")
    return decisions.set_off(tx, what, paper, actor, deps.policy)
