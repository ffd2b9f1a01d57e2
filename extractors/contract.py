"""What a Reader and an Extractor promise. A new file that keeps one of these promises is its own registration.

A *reader* is a module in extractors/readers/ with

    NAME: str                                            "pdf"
    def claims(data: bytes, name: str) -> bool           by magic bytes; the name only breaks ties (csv against txt)
    def read(data: bytes, options: ReadOptions) -> Pages raises docflow.errors.Quarantine

An *extractor* is a module in extractors/{remittance,invoice,dispute,statement,other}/ with

    MOST: float                                                  optional: the surest claim there is, 1.0 if not said
    def claim(paper: Paper, hints: Hints) -> float               0..1: how sure that this is its kind of document
    def extract(paper: Paper, hints: Hints) -> list[Extraction]  never raises on odd input: flags what it cannot read

An extractor of one syntax may say READERS = ("mt940",): it is asked about what these readers read and about nothing
else, and only extractors that name a reader are asked about what it read.

The registry makes one Paper a document: it works out rows, tables, labels ... when first asked, and keeps them for all.
Modules whose names start with an underscore are helpers and are not registered; nor is one without these functions.
Bytes in, records out: no network, no database, no queue, no clock, no settings.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from pydantic import Field

from docflow.schema.base import Frozen
from docflow.schema.formats import StatementFormat
from docflow.schema.memory import Memory
from docflow.schema.place import Pages
from docflow.schema.receivables import KnownItem
from docflow.schema.records import Extraction

if TYPE_CHECKING:
    from extractors.papers.paper import Paper


LEAST_CLAIM = 0.3
"""A document that nobody claims more surely is `other`; an extractor may answer 0 as soon as it cannot reach this."""


class ReadOptions(Frozen):
    """Bounds and wishes of one reading."""

    passwords: tuple[str, ...] = Field(default=(), repr=False)
    """Tried one after another on a protected file."""
    only: tuple[int, ...] = ()
    """Read these pages only (from 1); empty means all."""
    max_pages: int = 500
    """Pages beyond are not read, and a note says so."""
    ocr_pages: int = 40
    """At most so many pages of one document are recognised."""
    ocr_languages: tuple[str, ...] = ()
    """Wished, the first one first; empty means all that the lexicon has. Those whose data is missing are left out."""


class Hints(Frozen):
    """What is known about a document from outside its pages."""

    name: str = ""
    """File name, for display and as a weak sign only."""
    sender: str = ""
    subject: str = ""
    auto_generated: bool = False
    """The mail's headers say that a machine answered (Auto-Submitted and the like)."""
    auto_replied: bool = False
    """They say that it is an answer which nobody wrote (RFC 3834), or a report on delivery."""
    bulk: bool = False
    """The mail's headers say that it went to a list."""
    memory: Memory | None = None
    """What clerks have taught about this payer's papers."""
    open_items: tuple[KnownItem, ...] = ()
    """What is still to be paid, where it is known: a proof of what was read."""
    formats: tuple[StatementFormat, ...] = ()
    """How banks write their CSV statements, as people confirmed it."""


class Reader(Protocol):
    """A module that turns the bytes of one carrier into Pages."""

    NAME: str
    claims: Callable[[bytes, str], bool]
    read: Callable[[bytes, ReadOptions], Pages]


class Extractor(Protocol):
    """A module that finds records of one kind on a Paper."""

    claim: Callable[["Paper", Hints], float]
    extract: Callable[["Paper", Hints], list[Extraction]]
