"""A bank statement while it is being made: its values with their places, its equations, and what a person must see."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from docflow.schema.money import ZERO, in_units, plain
from docflow.schema.place import Box, Method
from docflow.schema.records import (
    BankEntry,
    BankStatement,
    Equation,
    Evidence,
    Extraction,
    Kind,
    Party,
    RemittanceLine,
    StatementKind,
)
from extractors.messages.elements import Cell

PRINTED = 0.999
"""A field of a syntax that says what it is."""
TOLD = 0.95
"""A value found in free text by its label or shape."""
_REVIEWED = 0.6
BALANCE = "opening_balance + sum(entries.amount) = closing_balance"


@dataclass
class Noted:
    """Values by dotted name ("counterparty.name") with their cells: of the head, or of one entry."""

    method: Method
    values: dict[str, Any] = field(default_factory=dict)
    evidence: dict[str, Evidence] = field(default_factory=dict)

    def put(self, name: str, value: object, *cells: Cell | None, sure: float = PRINTED) -> None:
        """A value and where it stands; none, and one whose name has a value already, changes nothing."""
        if value in (None, "", ()) or name in self.values:
            return
        self.values[name] = value
        there = [cell for cell in cells if cell is not None]
        self.evidence[name] = evidence_of(_shown(value), there, sure, self.method)

    def get(self, name: str) -> Any:
        """The value, None where there is none."""
        return self.values.get(name)

    def record(self) -> dict[str, Any]:
        """The values as fields of a record."""
        own = {name: value for name, value in self.values.items() if "." not in name}
        party = {name.partition(".")[2]: v for name, v in self.values.items() if name.startswith("counterparty.")}
        return own | ({"counterparty": Party(**party)} if party else {})


def evidence_of(value: str, cells: Sequence[Cell], sure: float, method: Method) -> Evidence:
    """Where a value stands: the box around its words, on the page of the first."""
    if not cells:
        return Evidence.made(value=value, confidence=sure, method=method)
    first = cells[0]
    words = [cell.word for cell in cells if cell.page == first.page]
    box: Box = (
        min(w.x0 for w in words), min(w.y0 for w in words), max(w.x1 for w in words), max(w.y1 for w in words)
    )  # fmt: skip
    text = " ".join(cell.text for cell in cells)
    return Evidence.made(
        value=value, confidence=sure, page=first.page, box=box, text=text, method=method, ref=first.word.ref
    )


def _shown(value: object) -> str:
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, (tuple, list)):
        return ", ".join(map(_shown, value))
    if isinstance(value, RemittanceLine):
        return value.document_number or ""
    return str(value)


@dataclass
class Draft:
    """One statement."""

    report: StatementKind
    method: Method
    head: Noted = field(init=False)
    entries: list[Noted] = field(default_factory=list)
    proof: list[Equation] = field(default_factory=list)
    review: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.head = Noted(self.method)

    def entry(self) -> Noted:
        """A new entry at the end."""
        self.entries.append(Noted(self.method))
        return self.entries[-1]

    @property
    def currency(self) -> str | None:
        """Of the account."""
        found: str | None = self.head.get("currency")
        return found

    def ask(self, sentence: str) -> None:
        """A reason why a person must look."""
        if sentence not in self.review:
            self.review.append(sentence)

    def sums(self, equation: str, terms: Iterable[Decimal], total: Decimal | None, fault: str) -> None:
        """An equation of amounts; `fault` says what to tell where it does not hold, with {found} and {told}."""
        if total is None:
            return
        found = in_units(sum(terms, ZERO), self.currency)
        told = in_units(total, self.currency)
        self._equation(equation, plain(found), plain(told), found == told, fault)

    def counts(self, equation: str, found: int, told: int | None, fault: str) -> None:
        """An equation of numbers."""
        if told is not None:
            self._equation(equation, str(found), str(told), found == told, fault)

    def _equation(self, equation: str, found: str, told: str, holds: bool, fault: str) -> None:
        detail = f"{found} = {told}" if holds else f"{found}, not {told}"
        self.proof.append(Equation(equation=equation, holds=holds, detail=detail))
        if not holds:
            self.ask(fault.format(found=found, told=told))

    def balance(self) -> None:
        """Opening balance and booked entries lead to the closing balance."""
        opening, closing = self.head.get("opening_balance"), self.head.get("closing_balance")
        if opening is not None and closing is not None:
            fault = (
                "The entries lead to {found}, but the closing balance is {told}; an entry may be missing or misread."
            )
            self.sums(BALANCE, [opening, *(one.values["amount"] for one in self.booked())], closing, fault)

    def whole(self) -> None:
        """A statement has both balances."""
        if self.head.get("opening_balance") is None or self.head.get("closing_balance") is None:
            self.ask("A balance is missing, so that nobody can tell whether the statement is whole.")

    def booked(self) -> list[Noted]:
        """The entries that count in the balance."""
        return [
            one
            for one in self.entries
            if one.values.get("status", "booked") == "booked"
            and one.values["currency"] == (self.currency or one.values["currency"])
        ]

    def made(self, notes: Iterable[str] = ()) -> Extraction:
        """The record."""
        if not self.head.get("account"):
            self.ask("The account is not named; say whose statement it is.")
        entries = tuple(BankEntry.model_validate(one.record()) for one in self.entries)
        record = BankStatement.model_validate({**self.head.record(), "report": self.report, "entries": entries})
        fields = dict(self.head.evidence)
        for n, one in enumerate(self.entries):
            fields.update({f"entries.{n}.{name}": evidence for name, evidence in one.evidence.items()})
        review = tuple(dict.fromkeys([*notes, *self.review]))
        sure = min((evidence.confidence for evidence in fields.values()), default=0.5)
        return Extraction(
            kind=Kind.BANK_STATEMENT, confidence=round(sure * (_REVIEWED if review else 1.0), 4), review=review,
            record=record, fields=fields, proof=tuple(self.proof),
        )  # fmt: skip


def notes_of(pages: Any, numbers: Iterable[int]) -> list[str]:
    """What the reader noted about the whole file and about these pages."""
    wanted = set(numbers)
    return [*pages.notes, *(note for page in pages.pages if page.number in wanted for note in page.notes)]
