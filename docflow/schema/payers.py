"""By what a payer is recognised beyond what the ledger knows: aliases, where they come from, and what decisions say."""

import datetime as dt
from typing import Literal, NamedTuple

from docflow.schema.base import Frozen

PayerKind = Literal["account", "tax_id", "customer_number", "name", "domain"]
"""What is printed (or, `domain`, where the mail comes from): the bank account or IBAN, the tax number, the customer
number, the name, the mail domain (the whole address where the domain belongs to a mail service)."""

AliasKind = PayerKind | Literal["number", "pays_for"]
"""What is learned: by what payers are recognised, how they write our numbers (`rules.number_forms`), and for whom else
they pay (`rules.payer.payees`)."""

AliasScope = Literal["customer", "agent", "tenant"]
"""Whose it is: the customer's own; that of somebody who pays for this customer among others (a payment agent, a
factor); or that of somebody who pays for anyone: such a thing identifies nobody."""

AliasSource = Literal["ledger", "import", "clerk", "advice"]
"""`clerk`: a person chose this payer or entered the alias; `advice`: it stood on a paper that a person approved."""


class Clue(NamedTuple):
    """One thing on a paper, or about its mail, that may tell who pays."""

    kind: PayerKind
    key: str
    """What it is recognised by; never empty."""
    text: str
    """As printed."""


class WayToWrite(NamedTuple):
    """How a customer writes our numbers."""

    key: str
    """The customer's ref and the form."""
    text: str
    """ "1234/A = 90001234": the number by which it was learned."""
    kind: Literal["number"] = "number"


class PaysFor(NamedTuple):
    """That a customer pays for another one."""

    key: str
    """Both refs: "C-1001:C-1002"."""
    text: str
    """The other one's name and ref."""
    kind: Literal["pays_for"] = "pays_for"


Learned = Clue | WayToWrite | PaysFor
"""What may be kept as an alias."""


class Alias(Frozen):
    """One more thing by which a payer is recognised; never overwritten: it is undone, and another one is learned."""

    id: str
    version: int = 1
    kind: AliasKind
    key: str
    text: str
    """As printed or entered."""
    customer: str | None
    """None with the scope `tenant`."""
    scope: AliasScope = "customer"
    source: AliasSource
    confirmed: bool = False
    """Whether a person said so expressly; otherwise decisions about papers must bear it out."""
    document_id: str | None = None
    """Where it was seen first."""
    actor: str
    created_at: dt.datetime
    used: int = 0
    """Payments whose payer it gave away."""
    used_at: dt.datetime | None = None
    undone_by: str | None = None
    undone_at: dt.datetime | None = None
    agreed: int = 0
    """Papers with it that a person approved for this customer."""
    against: int = 0
    """Papers with it that a person approved for another customer."""

    @property
    def state(self) -> Literal["firm", "weak", "outvoted", "undone"]:
        """`firm` identifies for certain; `weak` makes likely; the others do nothing any more."""
        if self.undone_at is not None:
            return "undone"
        if self.source in ("ledger", "import"):
            return "firm"
        if not self.confirmed and self.agreed <= self.against:
            return "outvoted"
        return "firm" if not self.against and (self.confirmed or self.agreed >= _ENOUGH) else "weak"


_ENOUGH = 2
"""Papers that must agree before an alias which nobody confirmed identifies for certain: one may have been a slip."""
