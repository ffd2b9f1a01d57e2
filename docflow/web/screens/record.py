"""All that the document page shows, gathered from the document, its open items, postings and decisions."""

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple

from docflow.decisions.candidates import Other
from docflow.schema.documents import Decision, Document, PostingRow
from docflow.schema.receivables import Application, Certainty, Customer, OpenItem
from docflow.schema.records import Equation, Extraction, Kind, Remittance
from docflow.schema.states import DocumentState
from docflow.web import words
from docflow.web.language import _
from docflow.web.screens.attention import amounts_at_stake, ranks
from docflow.web.screens.clash import Clash, News
from docflow.web.screens.entries import Entries, entries_of
from docflow.web.screens.fields import FieldView, Status, header_fields
from docflow.web.screens.lines import (
    Balance,
    FurtherView,
    LineView,
    Rest,
    balance,
    blank_line,
    further_views,
    line_views,
)
from docflow.web.screens.outcome import DecisionView, LedgerView, Mode, decision_view, ledger_view, mode_of, state_tone

_SETTLED = frozenset(
    {DocumentState.APPROVED, DocumentState.AWAITING_RECEIPT, DocumentState.DELIVERED, DocumentState.POSTED}
)
BESIDE = ("reason", "other", "owner", "until", "text", "parts", "others")
"""Inputs beside the record, which the buttons of the page take."""
_MOST_EQUATIONS = 12
"""Equations shown; beyond, those that hold are counted only."""


class Surroundings(NamedTuple):
    """What the store knows around a document."""

    customers: list[Customer]
    open_items: list[OpenItem]
    """Those of the customer, and those that the application speaks of."""
    postings: list[PostingRow]
    decisions: list[Decision]
    twins: list[Document]
    """Documents with the same bytes or the same payment."""
    family: list[Document]
    """The paper that this one was split from, and those that were split from it."""
    money: list[Other] = []
    """The receipts that are an advice's money, and those that might be."""
    lacking: Mapping[tuple[str, str], str] = MappingProxyType({})
    """(posting, ledger) -> why the paper is not beside it."""
    mistrust: tuple[str, ...] = ()
    """What speaks against the mail that brought it, whatever stands on it."""


class CustomerView(NamedTuple):
    """Who pays, and why we think so."""

    shown: str
    status: Status
    words: str
    sentence: str
    problem: str = ""
    rank: int | None = None


@dataclass(frozen=True)
class RecordView:
    """What the templates of the document page print."""

    title: str
    facts: list[str]
    amount: str
    currency: str
    state_words: str
    state_tone: str
    is_remittance: bool
    has_customer: bool
    """Whether it belongs to a customer, who can be chosen."""
    why: list[str]
    holds: frozenset[str]
    """Of these, what speaks against the mail that brought it: no field answers that."""
    all_fields: list[FieldView]
    lines: list[LineView]
    further: list[FurtherView]
    """What is settled beyond the printed lines."""
    blank: LineView
    """The row in which one more line can be typed."""
    entries: Entries | None
    proof: list[Equation]
    proof_folded: str
    balance: Balance | None
    customer: CustomerView
    customers: list[Customer]
    open_items: list[OpenItem]
    postings: list[LedgerView]
    decisions: list[DecisionView]
    twins: list[Document]
    family: list[Document]
    money: list[Other]
    size: str
    actions: frozenset[str]
    mode: Mode
    extraction: Extraction | None = None
    amounts: list[Decimal] = field(default_factory=list)
    """What the payment is worth, and each of its lines."""
    base: str = ""
    """The form's hidden field: every input as first shown, so that two people's changes can be told apart."""
    problems: list[str] = field(default_factory=list)
    more_open: bool = False
    typed: Mapping[str, str] = field(default_factory=lambda: dict.fromkeys(BESIDE, ""))
    """What was typed beside the record (reasons, pages to split at, whose it is to be), where it was not taken."""
    duplicate_of: str | None = None
    on_account: bool = False
    clash: Clash | None = None
    """What others have changed while its reader typed."""
    typed_at: dt.datetime | None = None
    """When its reader typed what is in the inputs and not saved; None where nothing is."""
    unsaved: tuple[News, ...] = ()
    """What its reader typed before the document was closed."""

    @property
    def fields(self) -> list[FieldView]:
        return [one for one in self.all_fields if not one.more]

    @property
    def more_fields(self) -> list[FieldView]:
        return [one for one in self.all_fields if one.more]

    @property
    def fields_to_check(self) -> str:
        count = sum(one.attention for one in self.fields) if "save" in self.actions else 0
        return _("%(number)s to check", number=count) if count else ""

    @property
    def decidable(self) -> bool:
        """Whether anything can be decided now, taking back apart."""
        return bool(self.actions - {"undo", "redo", "reverse", "keep_booked", "take", "release", "comment"})

    @property
    def clean(self) -> str:
        return _("Nothing speaks against approving it.") if "approve" in self.actions else ""

    @property
    def cells(self) -> list[FieldView]:
        """Every field with a name in the form."""
        return [*self.all_fields, *(cell for line in (*self.lines, self.blank) for cell in line.cells)]

    @property
    def shown(self) -> dict[str, str]:
        """Input name -> value as shown: what a change is measured against."""
        values = {cell.name: cell.value for cell in self.cells}
        values |= {f"match.{line.place}": line.match.number for line in self.lines}
        values |= {f"short.{line.place}": "" for line in self.lines if line.match.short is not None}
        return values | ({"customer": self.customer.shown} if self.has_customer else {})


def record_view(document: Document, around: Surroundings, actions: frozenset[str], min_confidence: float) -> RecordView:
    """Everything the page shows of a document."""
    extraction, application = document.extraction, document.application
    items = {item.ref: item for item in around.open_items}
    proof = _proof(extraction)
    editable = "save" in actions
    why = _why(document) if actions & {"save", "approve", "unpark"} else []
    view = RecordView(
        title=document.payer or document.subject or document.name,
        facts=_facts(document),
        amount=words.money(document.amount, document.currency),
        currency=document.currency or "",
        state_words=words.state_label(document.state),
        state_tone=state_tone(document.state),
        is_remittance=document.kind == Kind.REMITTANCE,
        has_customer=document.kind in (Kind.REMITTANCE, Kind.DISPUTE),
        why=why,
        holds=frozenset(around.mistrust).intersection(why),
        all_fields=header_fields(extraction, min_confidence) if extraction else [],
        lines=line_views(extraction, application, items, min_confidence, decided=not editable) if extraction else [],
        further=further_views(application, _printed(extraction), items, decided=not editable),
        blank=blank_line(extraction),
        entries=entries_of(extraction),
        proof=proof,
        proof_folded=_folded(extraction, proof),
        balance=balance(application, _rest(document, around.decisions)) if document.kind == Kind.REMITTANCE else None,
        customer=_customer(document, application, around.customers),
        customers=around.customers,
        open_items=around.open_items,
        postings=[
            ledger_view(row, items, around.lacking.get((row.posting_id, row.ledger), "")) for row in around.postings
        ],
        decisions=[decision_view(one) for one in around.decisions],
        twins=around.twins,
        family=around.family,
        money=around.money,
        size=_size(document.size),
        actions=actions,
        mode=mode_of(document, actions, around.postings, around.decisions),
        duplicate_of=document.duplicate_of,
        extraction=extraction,
        amounts=amounts_at_stake(extraction, application),
    )
    view = view if editable else _answered(view)
    return _ranked(replace(view, base=json.dumps(view.shown, separators=(",", ":"))))


def _rest(document: Document, decisions: Sequence[Decision]) -> Rest:
    """What no line takes is left open by nobody who approves: it is paid back, or stays on the customer's account."""
    if document.state not in _SETTLED:
        return "open"
    approvals = [one for one in decisions if one.action == "approve"]
    return "refund" if approvals and approvals[-1].body.get("refund") else "on_account"


def _answered(view: RecordView) -> RecordView:
    """What was asked has been answered by what became of the document: nothing waits for a look any more."""
    lines = [line._replace(cells=tuple(cell.answered for cell in line.cells)) for line in view.lines]
    return replace(view, all_fields=[one.answered for one in view.all_fields], lines=lines)


def _ranked(view: RecordView) -> RecordView:
    """With the turn of everything that needs attention."""
    customer = view.customer.status if view.has_customer else None
    order = ranks(view.fields, view.lines, customer, view.amounts)

    def turn(line: LineView) -> LineView:
        cells = tuple(cell._replace(rank=order.get(cell.name)) for cell in line.cells)
        return line._replace(cells=cells, match=line.match._replace(rank=order.get(f"match.{line.place}")))

    return replace(
        view,
        all_fields=[one._replace(rank=order.get(one.name)) for one in view.all_fields],
        lines=[turn(line) for line in view.lines],
        customer=view.customer._replace(rank=order.get("customer")),
    )


def _printed(extraction: Extraction | None) -> int:
    return len(extraction.record.lines) if extraction and isinstance(extraction.record, Remittance) else 0


def with_typed(view: RecordView, typed: dict[str, str], problems: dict[str, str]) -> RecordView:
    """The same view, with what a person just typed kept in the inputs and what is wrong with it said beside it."""

    def kept(cell: FieldView) -> FieldView:
        text = typed.get(cell.name)
        was = cell.value if text is not None else None
        return cell._replace(value=cell.value if text is None else text, was=was, problem=problems.get(cell.name, ""))

    def kept_line(line: LineView) -> LineView:
        number = typed.get(f"match.{line.place}", line.match.number)
        problem = problems.get(f"match.{line.place}")
        match = line.match._replace(number=number, short_for=typed.get(f"short.{line.place}", ""))
        if problem:
            match = match._replace(status="bad", reasons=(problem, *match.reasons))
        return line._replace(cells=tuple(kept(cell) for cell in line.cells), match=match)

    customer = view.customer._replace(
        shown=typed.get("customer", view.customer.shown), problem=problems.get("customer", "")
    )
    fields = [kept(one) for one in view.all_fields]
    typed_in = replace(
        view,
        all_fields=fields,
        lines=[kept_line(line) for line in view.lines],
        blank=kept_line(view.blank),
        customer=customer,
        more_open=any(one.problem for one in fields if one.more),
        typed={name: typed.get(name, "") for name in BESIDE},
        on_account=typed.get("on_account") == "yes",
    )
    return _ranked(typed_in)


def _facts(document: Document) -> list[str]:
    method = getattr(document.extraction.record, "payment_method", None) if document.extraction else None
    reference = " ".join(part for part in (words.term(method) if method else "", document.reference) if part)
    return [fact for fact in (words.kind_label(document.kind), reference, words.day(document.paid_on)) if fact]


def _why(document: Document) -> list[str]:
    """Every reason once: where it stands, and what matching found, which keeps what the books do not answer of what
    reading found; where nothing is matched, that."""
    sentences = [document.reason]
    if document.application:
        sentences += document.application.review
    elif document.extraction:
        sentences += document.extraction.review
    return list(dict.fromkeys(one for one in sentences if one))


def _proof(extraction: Extraction | None) -> list[Equation]:
    """Failing equations first."""
    found = sorted(extraction.proof, key=lambda one: one.holds) if extraction else []
    failing = sum(not one.holds for one in found)
    return found[: max(failing, _MOST_EQUATIONS)]


def _folded(extraction: Extraction | None, shown: list[Equation]) -> str:
    rest = len(extraction.proof) - len(shown) if extraction else 0
    return _("and %(number)s more that hold", number=rest) if rest else ""


def _customer(document: Document, application: Application | None, customers: list[Customer]) -> CustomerView:
    ref = document.customer or (application.payer.customer if application else None)
    name = next((one.name for one in customers if one.ref == ref), "")
    if ref is None:
        return CustomerView("", "missing", _("unknown"), _("Not recognised. Choose who it is."))
    certain = application is None or application.payer.certainty == Certainty.CERTAIN
    reasons = " ".join(application.payer.reasons) if application else ""
    status: Status = "ok" if certain else "check"
    return CustomerView(customer_label(ref, name), status, _("certain") if certain else _("please check"), reasons)


def customer_label(ref: str, name: str) -> str:
    """How a customer stands in the input and in its list."""
    return f"{name} ({ref})" if name else ref


def _size(size: int) -> str:
    return f"{size / 1024 / 1024:.1f} MB" if size >= 1024 * 1024 else f"{max(size // 1024, 1)} KB"
