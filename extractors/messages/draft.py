"""The record of a message while it is being made: evidence with its place, equations, and reasons to look."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal

from docflow.schema.money import in_units, plain
from docflow.schema.place import Method, Pages
from docflow.schema.records import Equation, Evidence, Extraction, Kind, Record
from extractors.fields.currency import parse_currency
from extractors.messages.elements import Cell
from extractors.messages.values import amount_of

PRINTED = 0.995
PROVEN = 0.9995
"""Of an amount that an equation covers."""
ASSUMED = 0.97
"""What the standard says where the message is silent."""
REVIEWED = 0.6
"""What a record is worth that a person must look at."""


@dataclass
class Draft:
    """The record while it is being made."""

    method: Method = "edi"
    currency: str | None = None
    comma: bool = False
    """Whether amounts may be written with a decimal comma."""
    fields: dict[str, Evidence] = field(default_factory=dict)
    proof: list[Equation] = field(default_factory=list)
    review: list[str] = field(default_factory=list)

    def ask(self, sentence: str) -> None:
        """A reason why a person must look."""
        if sentence not in self.review:
            self.review.append(sentence)

    def heed(self, pages: Pages) -> None:
        """What the reading of the pages left in doubt."""
        for note in (*pages.notes, *(note for page in pages.pages for note in page.notes)):
            self.ask(note)

    def keep(self, path: str, value: str, cell: Cell | None, confidence: float = PRINTED) -> None:
        """Note where a value stands; a derived one stands nowhere."""
        if cell is None:
            self.fields[path] = Evidence(value=value, confidence=confidence, method=self.method)
            return
        word = cell.word
        self.fields[path] = Evidence(
            value=value, confidence=confidence, page=cell.page, box=(word.x0, word.y0, word.x1, word.y1),
            text=word.text, method=self.method, ref=word.ref,
        )  # fmt: skip

    def text(self, path: str, cell: Cell | None) -> str | None:
        """A text as a value."""
        if cell is None:
            return None
        self.keep(path, cell.text, cell)
        return cell.text

    def take_currency(self, cell: Cell | None, confidence: float = PRINTED) -> str | None:
        """The currency of all amounts, as a value; what is no code of three letters is told."""
        code = cell.text.upper() if cell else ""
        if cell is None:
            self.ask("The currency is not printed.")
        elif not re.fullmatch("[A-Z]{3}", code):
            self.ask(f'{cell.word.ref} is broken: "{cell.text}" is no currency.')
        else:
            if parse_currency(code) is None:
                self.ask(f'"{code}" ({cell.word.ref}) is no currency that is in use.')
            self.keep("currency", code, cell, confidence)
            self.currency = code
        return self.currency

    def day(self, path: str, cell: Cell | None, read: Callable[[str], dt.date | None]) -> dt.date | None:
        """A date as a value; what is none is told."""
        value = read(cell.text) if cell else None
        if cell and value is None:
            self.ask(f'{cell.word.ref} is broken: "{cell.text}" is no date.')
        elif value:
            self.keep(path, value.isoformat(), cell)
        return value

    def money(self, cell: Cell | None) -> Decimal | None:
        """An amount that is only computed with; what is none is told."""
        value = amount_of(cell.text, comma=self.comma) if cell else None
        if cell and value is None:
            self.ask(f'{cell.word.ref} is broken: "{cell.text}" is no amount.')
        return value

    def amount(self, path: str, cell: Cell | None, sign: int = 1) -> Decimal | None:
        """An amount as a value, with the currency's digits."""
        value = self.money(cell)
        if value is None:
            return None
        value = in_units(sign * value, self.currency)
        self.keep(path, plain(value), cell)
        return value

    def prove(self, equation: str, left: Decimal, right: Decimal, fault: str, detail: str = "") -> bool:
        """Note a check; where it fails the sentence `fault` is a reason to look. `detail`: the figures."""
        shown = detail or f"{plain(in_units(left, self.currency))} = {plain(in_units(right, self.currency))}"
        self.proof.append(Equation(equation=equation, holds=left == right, detail=shown))
        if left != right:
            self.ask(fault)
        return left == right

    def count(self, equation: str, there: int, told: int, fault: str) -> None:
        """The same for things that are counted."""
        self.prove(equation, Decimal(there), Decimal(told), fault, f"{there} = {told}")

    def note(self, equation: str) -> None:
        """Something that holds and that a person should know."""
        self.proof.append(Equation(equation=equation, holds=True))

    def extraction(self, kind: Kind, record: Record) -> Extraction:
        """The finished record with all that was noted."""
        return Extraction(
            kind=kind, confidence=self.confidence, review=tuple(self.review), record=record, fields=self.fields,
            proof=tuple(self.proof),
        )  # fmt: skip

    @property
    def confidence(self) -> float:
        """Of the whole record: its weakest value, and less where a person must look."""
        sure = min((evidence.confidence for evidence in self.fields.values()), default=0.5)
        return round(sure * (REVIEWED if self.review else 1.0), 4)
