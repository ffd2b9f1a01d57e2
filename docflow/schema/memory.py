"""What is remembered of how somebody's papers are written, so that a clerk corrects a thing once (payer memory)."""

import datetime as dt
import math
from itertools import pairwise
from typing import Literal, Self

from pydantic import Field, model_validator

from docflow.schema.base import Frozen

RuleKind = Literal["column", "number_column", "table", "prefix", "date_order", "decimal_mark", "set_aside"]
"""`column`: a header's words -> the column's role. `number_column`: which of the columns of numbers names our
documents, where no header tells them apart. `table`: where all columns stand and what they are, as somebody has marked
them, for tables that no header explains. `prefix`: what stands before our document numbers and is none of them.
`date_order`: "dmy" or "mdy". `decimal_mark`: "," or ".". `set_aside`: that a sender's papers are no remittances; it
is about what becomes of them, not about how they are read."""

ScopeKind = Literal["payer", "sender", "companies"]
"""Whose papers it is about: one payer's; what comes from one mail address; what one payer sends to one of our own
companies."""

ROLES: dict[str, str] = {
    "document_number": "the document number (ours)",
    "our_number": "the payer's own number",
    "purchase_order": "the purchase order",
    "document_date": "the document date",
    "gross_amount": "the gross amount",
    "discount_amount": "the discount",
    "deduction_amount": "the deduction",
    "withholding_amount": "the tax withheld",
    "paid_amount": "the amount paid",
    "balance": "what stays open (not paid)",
    "reason": "the reason of a deduction",
    "description": "a description",
}
"""The roles of columns that can be remembered, in words."""


_NAMING = frozenset(("document_number", "our_number", "purchase_order"))
_AMOUNTS = frozenset(("gross_amount", "paid_amount"))
_NO_ROLE = "-"
"""Of a column that is none of ROLES, where columns are written down."""


class MemoryRule(Frozen):
    """One thing to know about papers; without an id it is only proposed."""

    id: str = ""
    kind: RuleKind
    words: str = ""
    """column: the header as printed; compared without case, accents and punctuation."""
    value: str
    """column: the role; number_column: "2" for the second from the left; table: as MarkedColumns.written tells it;
    else the prefix, order or mark itself."""


class MarkedColumns(Frozen):
    """Where the columns of a table stand and what they are; in points from the left of the page."""

    edges: tuple[float, ...] = Field(min_length=2, max_length=40)
    """From the left edge of the first column to the right edge of the last."""
    roles: tuple[str, ...]
    """Of each column one of ROLES; empty: it is none of them."""

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if len(self.roles) != len(self.edges) - 1 or any(role and role not in ROLES for role in self.roles):
            raise ValueError("each column has a role that is known, or none")
        if not all(math.isfinite(edge) for edge in self.edges):
            raise ValueError("edges are places on the page")
        return self

    @property
    def tells_lines(self) -> bool:
        """Whether a row can be told to be a line by what stands in them: a number of a document, and an amount."""
        return bool(_NAMING & {*self.roles}) and bool(_AMOUNTS & {*self.roles})

    @classmethod
    def of(cls, written: str) -> "MarkedColumns":
        """Reads what `written` wrote. Raises ValueError."""
        parts = written.split()
        roles = tuple("" if role == _NO_ROLE else role for role in parts[1::2])
        return MarkedColumns(edges=tuple(map(float, parts[::2])), roles=roles)

    @property
    def written(self) -> str:
        """Edges with the roles between them: "50.0 document_number 140.5 - 300.0 paid_amount 410.0"."""
        pairs = zip(self.roles, self.edges[1:], strict=True)
        return " ".join((f"{self.edges[0]:.1f}", *(f"{role or _NO_ROLE} {edge:.1f}" for role, edge in pairs)))

    @property
    def columns(self) -> tuple[tuple[float, float, str], ...]:
        """Left and right edge and role of each column."""
        return tuple((*span, role) for span, role in zip(pairwise(self.edges), self.roles, strict=True))


class MarkedTable(MarkedColumns):
    """A table as a person has marked it on one page; in points from the top left."""

    page: int = Field(ge=1)
    """From 1."""
    top: float
    bottom: float

    @model_validator(mode="after")
    def _stands(self) -> Self:
        if not (math.isfinite(self.top) and math.isfinite(self.bottom)):
            raise ValueError("edges are places on the page")
        return self


class Memory(Frozen):
    """All that is to be known about one paper; at most one rule a kind and header."""

    rules: tuple[MemoryRule, ...] = ()
    marked: tuple[MarkedTable, ...] = ()
    """Tables that somebody has marked on this very paper."""

    def of(self, kind: RuleKind) -> tuple[MemoryRule, ...]:
        """The rules of this kind."""
        return tuple(rule for rule in self.rules if rule.kind == kind)


class Scope(Frozen):
    """Whose papers a rule is about."""

    kind: ScopeKind
    key: str
    """What papers are recognised by: "customer:C-1001", "name:mueller gmbh", "sender:ap@mueller.example"."""
    name_key: str = ""
    """The same by the printed name, for papers whose customer is not known before they are matched."""
    label: str
    """For people."""


class Remembered(Frozen):
    """A rule as it is kept: for whom, from which document, by whom, how often it helped, and whether it was undone."""

    id: str
    version: int
    scope: Scope
    rule: MemoryRule
    customer: str | None = None
    """Ref of the customer on whose page it is listed."""
    document_id: str
    """The corrected paper that it was learned from."""
    actor: str
    created_at: dt.datetime
    used: int = 0
    """Papers whose reading it changed."""
    used_at: dt.datetime | None = None
    forgotten_by: str | None = None
    forgotten_at: dt.datetime | None = None


class Change(Frozen):
    """One value that would be read otherwise."""

    path: str
    before: str
    after: str
    decided: str | None = None
    """What a clerk decided it is; None where nobody has looked at it."""


class Effect(Frozen):
    """What a rule would have done to one document of the past."""

    document_id: str
    name: str
    changes: tuple[Change, ...]
    better: int = 0
    """Changes after which it says what a clerk decided."""
    worse: int = 0
    """Changes that contradict what a clerk decided."""


class MemoryPreview(Frozen):
    """What a rule would have changed, before anybody saves it."""

    documents: int
    """Past documents that were read again."""
    effects: tuple[Effect, ...] = ()
    """Of those that would have been read otherwise."""
    cut: bool = False
    """Whether there are more documents than were read again."""

    @property
    def changed(self) -> int:
        """Documents that would have been read otherwise."""
        return len(self.effects)

    @property
    def better(self) -> int:
        """Of these, documents that would then say what a clerk decided, and contradict it nowhere."""
        return sum(bool(effect.better) and not effect.worse for effect in self.effects)

    @property
    def worse(self) -> int:
        """Of these, documents that would contradict what a clerk decided."""
        return sum(bool(effect.worse) for effect in self.effects)
