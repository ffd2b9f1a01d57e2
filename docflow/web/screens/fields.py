"""The fields of a record as the screen shows them: value, status in words, certainty, and the place on the page."""

import datetime as dt
import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from types import UnionType
from typing import Literal, NamedTuple, Union, get_args, get_origin

from docflow.schema.base import Frozen
from docflow.schema.place import Box
from docflow.schema.reasons import Reason
from docflow.schema.records import Evidence, Extraction, Kind, Party, Remittance, RemittanceLine
from docflow.web import words
from docflow.web.language import _, _later, spoken
from docflow.web.said import again

Status = Literal["ok", "check", "bad", "missing", "person", "confirmed", "derived"]
Entry = Literal["amount", "date", "text"]

_ESSENTIAL: dict[Kind, tuple[str, ...]] = {
    Kind.REMITTANCE: ("payer.name", "payment_reference", "payment_date", "currency", "amount"),
    Kind.INVOICE: (
        "seller.name",
        "invoice_number",
        "invoice_date",
        "currency",
        "net_amount",
        "tax_amount",
        "total_amount",
    ),
    Kind.DISPUTE: ("customer.name", "claim_number", "date", "currency", "amount", "reason"),
    Kind.BANK_STATEMENT: ("account", "statement_id", "currency", "opening_balance", "closing_balance"),
    Kind.OTHER: ("subtype",),
}
_TOLD_ONLY = frozenset({"address", "email", "payment_method"})
"""Of an advice: what is kept as printed, and neither finds its payer nor is booked."""
_STATUS_WORDS: dict[Status, str] = {
    "ok": _later("read and plausible"),
    "check": _later("please check"),
    "bad": _later("does not add up"),
    "missing": _later("missing"),
    "person": _later("typed by a person"),
    "confirmed": _later("confirmed by a person"),
    "derived": _later("worked out"),
}


class Shape(NamedTuple):
    """How a value is typed in."""

    entry: Entry
    choices: tuple[str, ...]
    """Values of a closed list; empty for free entry."""


class FieldView(NamedTuple):
    """One control of the form."""

    path: str
    label: str
    value: str
    """As shown in the input."""
    entry: Entry
    choices: tuple[tuple[str, str], ...]
    """(value, label) of a closed list; empty for free entry."""
    status: Status
    sentence: str
    """Why it has that status."""
    confidence: float | None
    page: int | None
    box: Box | None
    more: bool = False
    """Shown only on demand: nothing was found and nothing depends on it."""
    problem: str = ""
    """What was wrong with what was just typed."""
    was: str | None = None
    """The stored value, where `value` is what somebody typed and has not saved."""
    rank: int | None = None
    """Its turn among all that needs attention, from 1."""

    @property
    def name(self) -> str:
        """The input's name in the form."""
        return f"field.{self.path}"

    @property
    def status_words(self) -> str:
        return _(_STATUS_WORDS[self.status])

    @property
    def attention(self) -> bool:
        """Whether a person must look here."""
        return self.status in ("check", "bad") or bool(self.problem) or (self.status == "missing" and not self.more)

    @property
    def answered(self) -> "FieldView":
        """Once the document is decided, a doubt is none any more; what it was is still told."""
        return self._replace(status="ok") if self.status == "check" else self

    @property
    def telling(self) -> bool:
        """Whether its sentence is worth a reader's time."""
        return self.status in ("check", "bad", "person", "confirmed") or bool(self.problem)

    @property
    def box_text(self) -> str:
        """The place for the page view: "x0 y0 x1 y1"."""
        return " ".join(f"{edge:.1f}" for edge in self.box) if self.box else ""


def header_fields(extraction: Extraction, min_confidence: float) -> list[FieldView]:
    """The fields above the lines: the essential ones first and always, then whatever else was found, then the rest."""
    essential = _ESSENTIAL[extraction.kind]
    views = [
        field_view(extraction, path, shape, value, min_confidence, essential=path in essential)
        for path, shape, value in _leaves(extraction.record, "")
    ]
    order = {path: place for place, path in enumerate(essential)}
    views.sort(key=lambda view: (view.more, order.get(view.path, len(order))))
    kind = kind_field(extraction)
    return [*views, kind._replace(more=True)] if extraction.kind == Kind.REMITTANCE else [kind, *views]


def kind_field(extraction: Extraction) -> FieldView:
    """What the document is; another kind has other fields."""
    choices = tuple((kind.value, words.kind_label(kind)) for kind in Kind)
    sure = extraction.kind not in (Kind.OTHER,)
    said = _("Choose another kind if this is something else.")
    view = FieldView(
        "kind", _("What it is"), words.kind_label(extraction.kind), "text", choices, "ok", said, None, None, None
    )
    return view if sure else view._replace(status="check", sentence=_("Not recognised. Choose what it is."))


def line_field(extraction: Extraction, line: int, name: str, min_confidence: float) -> FieldView:
    """One cell of the line grid; beyond the lines, of the row in which a new one is typed."""
    lines = extraction.record.lines if isinstance(extraction.record, Remittance) else ()
    value = getattr(lines[line], name) if line < len(lines) else None
    path = f"lines.{line if line < len(lines) else '+'}.{name}"
    essential = line < len(lines) and name != "deduction_reason"
    return field_view(extraction, path, shape_of(RemittanceLine, name), value, min_confidence, essential=essential)


def field_view(
    extraction: Extraction, path: str, shape: Shape, value: object, min_confidence: float, *, essential: bool
) -> FieldView:
    """How one value of the record is shown."""
    evidence = extraction.fields.get(path)
    status, sentence = _status(extraction, path, value, evidence, min_confidence)
    choices = _labelled(shape.choices, spoken().tag) if shape.choices else ()
    return FieldView(
        path=path,
        label=words.field_label(path, extraction.kind),
        value=dict(choices).get(str(value)) or shown(value, getattr(extraction.record, "currency", None)),
        entry=shape.entry,
        choices=choices,
        status=status,
        sentence=sentence,
        confidence=evidence.confidence if evidence else None,
        page=evidence.page if evidence else None,
        box=evidence.box if evidence else None,
        more=not essential and (value is None or (_is_told_only(extraction, path) and status in ("ok", "derived"))),
    )


def shown(value: object, currency: str | None) -> str:
    """A value of the record as a person reads and edits it."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return words.money(value, currency)
    return words.typed_day(value) if isinstance(value, dt.date) else str(value)


def _status(
    extraction: Extraction, path: str, value: object, evidence: Evidence | None, min_confidence: float
) -> tuple[Status, str]:
    failing = next((one for one in extraction.proof if not one.holds and _blames(one.equation, path, extraction)), None)
    if value is None:
        return "missing", _("Not found on the document. Type it, or click it on the page.")
    if failing:
        figures = again(words.sum_words(failing)) or words.equation_words(failing.equation)
        return "bad", _("Does not add up: %(what)s.", what=figures)
    if evidence is None:
        return "derived", _("Not printed; worked out from the rest.")
    if evidence.confirmed:
        return "confirmed", _("Confirmed by a person; read as “%(text)s”.", text=evidence.text or evidence.value)
    if evidence.method == "person":
        if evidence.box:
            return "person", _("Typed by a person; stands on page %(page)s.", page=evidence.page)
        return "person", _("Typed by a person; not on the document.")
    printed = _("Read as “%(text)s”", text=evidence.text) if evidence.text else _("Read")
    said = " ".join(part for part in (printed, _place(evidence)) if part)
    if asked := next((one for one in extraction.review if _is_about(one, evidence)), None):
        return "check", again(asked)
    if evidence.confidence < min_confidence:
        sure = words.percent(evidence.confidence)
        if _is_told_only(extraction, path):
            return "ok", _("%(said)s, only %(percent)s sure; nothing is decided by it.", said=said, percent=sure)
        return "check", _("%(said)s, but only %(percent)s sure.", said=said, percent=sure)
    return "ok", f"{said}."


def _is_told_only(extraction: Extraction, path: str) -> bool:
    return extraction.kind is Kind.REMITTANCE and path.rpartition(".")[2] in _TOLD_ONLY


def _is_about(question: str, evidence: Evidence) -> bool:
    """Whether a question of the reader quotes what was read: however sure it is otherwise, that is to be looked at."""
    return bool(evidence.text) and f'"{evidence.text}"' in question


def _place(evidence: Evidence) -> str:
    if evidence.ref:
        return _("in %(place)s", place=evidence.ref)
    return _("on page %(page)s", page=evidence.page) if evidence.page else ""


def _blames(equation: str, path: str, extraction: Extraction) -> bool:
    """Whether a failing equation points at this field: it names it, and no other that it names is less sure."""
    line = re.match(r"(lines\.\d+): ", equation)
    names = re.findall(r"[a-z_]+(?:\.\w+)*", equation[line.end() :] if line else equation)
    named = [f"{line[1]}.{name}" for name in names] if line else names
    if path not in named:
        return False
    sure = {name: found.confidence for name in named if (found := extraction.fields.get(name))}
    return path not in sure or sure[path] <= min(sure.values())


def _leaves(record: Frozen, prefix: str) -> Iterator[tuple[str, Shape, object]]:
    """(path, shape, value) of every single value, parties taken apart, lists left out."""
    for name in type(record).model_fields:
        value = getattr(record, name)
        if isinstance(value, Party):
            yield from _leaves(value, f"{prefix}{name}.")
        elif not isinstance(value, tuple):
            yield f"{prefix}{name}", shape_of(type(record), name), value


@cache
def shape_of(record: type[Frozen], name: str) -> Shape:
    """How a field of this record type is typed in."""
    types = _plain_types(record.model_fields[name].annotation)
    entry: Entry = "amount" if Decimal in types else "date" if dt.date in types else "text"
    closed = [one for one in types if get_origin(one) is Literal or one is Reason]
    values = [value for one in closed for value in (Reason if one is Reason else get_args(one))]
    return Shape(entry, tuple(str(value) for value in values))


@cache
def _labelled(values: tuple[str, ...], _language: str) -> tuple[tuple[str, str], ...]:
    """(value, what people call it) in the language of this request."""
    return tuple((value, words.term(value)) for value in values)


def _plain_types(kind: object) -> set[object]:
    """The types of an annotation, None and Annotated taken off."""
    parts = get_args(kind)
    if not parts or get_origin(kind) is Literal:
        return {kind}
    inner = parts if get_origin(kind) in (Union, UnionType) else parts[:1]
    return set().union(*(_plain_types(part) for part in inner))
