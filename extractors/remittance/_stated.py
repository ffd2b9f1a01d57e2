"""What a message states of a payment: its documents and adjustments, amounts and signs as printed."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from docflow.schema.reasons import Reason
from docflow.schema.records import DocumentType
from extractors.fields.references import folded
from extractors.messages.elements import Cell
from extractors.messages.reason_words import completed, contradiction


@dataclass(slots=True)
class Adjustment:
    """What is taken off (or added to) a document or the whole payment."""

    amount: Decimal
    """As printed; negative where it reduces the payment."""
    cell: Cell | None
    place: str
    """For the beginning of a sentence."""
    reason: Reason | None = None
    reason_cell: Cell | None = None
    text: str = ""
    """As printed: code, what it refers to, notes."""
    number: Cell | None = None
    """A document number of its own."""
    sign_open: bool = False
    """Whether it may as well add to the payment."""
    inside: bool | None = None
    """Whether the message's standard says that it is inside the net amount; None where only the sums can tell."""

    @property
    def why(self) -> Reason | None:
        """By its code; where that says nothing ("mutually defined"), by its words if they are clear."""
        return completed(self.reason, self.text) if self.reason is Reason.OTHER else self.reason

    @property
    def doubt(self) -> str | None:
        """The question to ask where its code says one reason and its words another."""
        return contradiction(self.reason, self.text)


@dataclass(slots=True)
class Item:
    """A document that is said to be paid, amounts as printed."""

    place: str
    """For the beginning of a sentence."""
    net: Decimal | None
    gross: Decimal | None = None
    discount: Decimal | None = None
    cells: dict[str, Cell | None] = field(default_factory=dict)
    """Where values stand, by the names of the line's fields."""
    type: DocumentType | None = None
    """None where only its sign tells."""
    date: dt.date | None = None
    adjustments: list[Adjustment] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)

    @property
    def is_bare(self) -> bool:
        """Whether it has no amount at all."""
        return self.net is None and self.gross is None

    def words(self, name: str) -> str | None:
        """The printed value of a field."""
        cell = self.cells.get(name)
        return cell.text if cell else None

    def doubt_numbers(self, invoices: Sequence[Cell]) -> None:
        """Asks which number is ours where references name another invoice than the document is called."""
        own = self.words("document_number") or ""
        for other in dict.fromkeys(cell.text for cell in invoices if folded(cell.text) != folded(own)):
            self.doubts.append(f'{self.place} names two invoices, "{own}" and "{other}".')
