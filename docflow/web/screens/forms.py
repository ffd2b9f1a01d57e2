"""The form of the document page -> changes: what this person changed, in the record's own notation, or why not."""

import json
import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from docflow.errors import BadInput, InvalidValues
from docflow.rules.corrections import AUTOMATIC, CUSTOMER, NOWHERE, OPEN_ITEM, Near, correct
from docflow.rules.finding import ON_ACCOUNT
from docflow.rules.keys import folded
from docflow.rules.reckoning import remainder, shortened
from docflow.schema.money import plain
from docflow.schema.place import Box
from docflow.schema.receivables import Customer, OpenItem
from docflow.schema.records import Remittance
from docflow.web.language import _, _later
from docflow.web.screens import typed
from docflow.web.screens.fields import FieldView
from docflow.web.screens.record import RecordView, customer_label

_PROPOSED = 3
REMAINDER = "="
"""Before a sum to be reckoned; alone, for what the other amounts leave."""
_SENT = re.compile(r"field\.(\S+) (\d{1,6})" + r" (-?\d{1,6}(?:\.\d*)?)" * 4)
_CHOICES: dict[str, str | None] = {
    _later("on account"): ON_ACCOUNT,
    _later("unapplied"): None,
    "": None,
    "auto": AUTOMATIC,
}
"""What may be typed instead of an open item's number."""


class Changes(NamedTuple):
    """What a person changed."""

    values: dict[str, str | None]
    """Path -> value in plain notation; None empties the field."""
    problems: dict[str, str]
    """Input name -> what is wrong with what was typed."""
    inputs: dict[str, str]
    """Input name -> text, of the inputs that this person changed."""
    base: dict[str, str]
    """Input name -> what the page showed."""
    near: Near = NOWHERE
    """Path -> where on the paper it was taken from."""


def changes_of(form: Mapping[str, str], shown: Callable[[], RecordView]) -> Changes:
    """Compares each input with what the page showed when it was made (`base`), so that only real changes count; what
    was looked at and left as it is (`seen`) is confirmed. `shown` makes the page's view, where anything was changed."""
    base = _base(form) or shown().shown
    mine = {name: text for name, text in form.items() if name in base and form.get(f"choose.{name}") != "theirs"}
    inputs = {name: text for name, text in mine.items() if text.strip() != base[name]}
    seen = {name: base[name] for name in form.get("seen", "").split() if base.get(name) and name not in inputs}
    if not inputs and not seen:
        return Changes({}, {}, {}, base)
    view = shown()
    values: dict[str, str | None] = {}
    problems: dict[str, str] = {}
    entries = {cell.name: cell for cell in view.cells}
    asked = {name: text for name, text in inputs.items() if text.strip().startswith(REMAINDER)}
    for name, text in (seen | {name: text for name, text in inputs.items() if name not in asked}).items():
        try:
            values |= _change(name, text.strip(), entries.get(name), view)
        except BadInput as error:
            problems[name] = str(error)
    for name, text in asked.items():
        try:
            values[_path(name)] = _reckoned(_path(name), text.strip().removeprefix(REMAINDER), values, view)
        except BadInput as error:
            problems[name] = str(error)
    return Changes(values, problems, inputs, base, _near(form))


def _near(form: Mapping[str, str]) -> Near:
    """Where the words stand that were sent from the page: "field.amount 1 72.0 500.1 130.2 512.0;field..."."""
    return dict(map(_place, _SENT.findall(form.get("near", ""))))


def _place(sent: tuple[str, ...]) -> tuple[str, tuple[int, Box]]:
    name, page, *box = sent
    x0, y0, x1, y1 = map(float, box)
    return name, (int(page), (x0, y0, x1, y1))


def input_name(path: str) -> str:
    """The input in which the value at this path is typed."""
    if path.endswith(f".{OPEN_ITEM}"):
        return f"match.{path.split('.')[1]}"
    return path if path == CUSTOMER else f"field.{path}"


def _base(form: Mapping[str, str]) -> dict[str, str] | None:
    try:
        base = json.loads(form.get("base", ""))
    except (json.JSONDecodeError, RecursionError):
        return None
    return {str(k): str(v) for k, v in base.items()} if isinstance(base, dict) else None


def _change(name: str, text: str, cell: FieldView | None, view: RecordView) -> dict[str, str | None]:
    kind, _dot, rest = name.partition(".")
    if kind == "match":
        return {f"lines.{rest}.{OPEN_ITEM}": _open_item(text, view.open_items)}
    if kind == "short":
        return _shortened(int(rest), text, view)
    if name == CUSTOMER:
        return {CUSTOMER: _customer(text, view.customers)}
    return {rest: _value(text, cell)}


def _value(text: str, cell: FieldView | None) -> str | None:
    if not text or cell is None:
        return text or None
    if cell.choices:
        return _choice(text, cell.choices)
    read = {"amount": typed.amount, "date": typed.date}.get(cell.entry, str)
    return read(text)


def _path(name: str) -> str:
    return name.removeprefix("field.")


def _shortened(n: int, reason: str, view: RecordView) -> dict[str, str | None]:
    """What is missing of an open item becomes a deduction with a reason, which is a dispute once it is booked."""
    line = view.lines[n] if n < len(view.lines) else None
    record = view.extraction.record if view.extraction else None
    if not reason or line is None or line.match.short is None or not isinstance(record, Remittance):
        return {}
    amounts = shortened(record.lines[n], line.match.short)
    reasons = next(cell.choices for cell in line.cells if cell.path.endswith(".deduction_reason"))
    chosen = _choice(reason, reasons)
    at = f"lines.{n}"
    return {**{f"{at}.{name}": plain(value) for name, value in amounts.items()}, f"{at}.deduction_reason": chosen}


def _reckoned(path: str, sum_typed: str, values: Mapping[str, str | None], view: RecordView) -> str | None:
    """What "=" asks for, with everything else that is typed: the remainder, or a sum. Raises BadInput."""
    if sum_typed.strip():
        return typed.reckoned(sum_typed)
    assert view.extraction is not None
    try:
        record = correct(view.extraction, values).record if values else view.extraction.record
    except InvalidValues as error:
        raise BadInput(_("Mend the other values first; then what remains can be told.")) from error
    rest = remainder(record, path) if isinstance(record, Remittance) else None
    if rest is None:
        raise BadInput(_("The other amounts do not tell what remains; type it."))
    return plain(rest)


def _choices() -> dict[str, str | None]:
    """The same in English and in the reader's language."""
    return _CHOICES | {_(said).casefold(): meant for said, meant in _CHOICES.items()}


def _choice(text: str, choices: tuple[tuple[str, str], ...]) -> str:
    """A value of a closed list, typed as the value or as people say it."""
    found = [value for value, label in choices if text.casefold() in (value, label.casefold())]
    if not found:
        known = ", ".join(label for _value, label in choices)
        raise BadInput(_("“%(text)s” is not one of: %(known)s.", text=text, known=known))
    return found[0]


def _open_item(text: str, items: list[OpenItem]) -> str | None:
    """The ref behind a number; a number that two items share needs the ref itself."""
    if (said := _choices()).keys() & {text.casefold()}:
        return said[text.casefold()]
    by_ref = [item for item in items if item.ref == text]
    found = (
        by_ref
        or [item for item in items if item.number == text]
        or [i for i in items if folded(i.number) == folded(text)]
    )
    if len(found) == 1:
        return found[0].ref
    if not found:
        raise BadInput(
            _(
                "“%(text)s” is not an open item of this customer; type a number from the list, “on account” or "
                "“unapplied”.",
                text=text,
            )
        )
    known = ", ".join(item.ref for item in found)
    raise BadInput(_("Several open items have the number %(text)s: type one of %(known)s.", text=text, known=known))


def _customer(text: str, customers: list[Customer]) -> str | None:
    if not text:
        return AUTOMATIC
    named = [one for one in customers if text in (one.ref, customer_label(one.ref, one.name))]
    found = named or [one for one in customers if one.name.lower() == text.lower()]
    if len(found) == 1:
        return found[0].ref
    near = [customer_label(one.ref, one.name) for one in found or customers if text.lower() in one.name.lower()]
    if not near:
        raise BadInput(_("“%(text)s” is not a customer: choose one from the list.", text=text))
    raise BadInput(
        _("“%(text)s” is not a customer. Do you mean: %(near)s?", text=text, near=", ".join(near[:_PROPOSED]))
    )
