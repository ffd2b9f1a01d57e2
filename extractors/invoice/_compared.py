"""An electronic invoice and the page it came with, value by value: agreement is proof, a difference is for a person.

Values are compared as the evaluation compares them: amounts as numbers, numbers without blanks and case, names by
their words.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import NamedTuple

from docflow.schema.records import Evidence, Extraction, Invoice
from extractors.fields.parties import find_ibans, same_party
from extractors.messages.draft import PROVEN
from extractors.papers.paper import Paper

_SAME_PARTY = 0.85


class Compared(NamedTuple):
    """What came of it."""

    agreed: dict[str, Evidence]
    """Values that stand on the page too, with their places there."""
    differences: list[str]
    """As sentences."""


class _Field(NamedTuple):
    path: str
    name: str
    key: Callable[[object], object]
    shown: bool
    """Every page must show it."""
    strict: bool = False
    """Another value on the page counts even where the page shows this one, too."""


def _number(value: object) -> object:
    return Decimal(str(value))


def _size(value: object) -> object:
    return abs(Decimal(str(value)))


def _key(value: object) -> str:
    return re.sub(r"\s+", "", str(value)).upper()


def _same(value: object) -> object:
    return str(value)


_FIELDS = (
    _Field("invoice_number", "number", _key, shown=True),
    _Field("invoice_date", "date", _same, shown=True),
    _Field("currency", "currency", _same, shown=False, strict=True),
    _Field("total_amount", "total", _number, shown=True),
    _Field("net_amount", "net amount", _number, shown=False),
    _Field("tax_amount", "tax", _number, shown=False),
    _Field("amount_due", "amount due", _number, shown=False, strict=True),
    _Field("due_date", "due date", _same, shown=False),
    _Field("purchase_order", "purchase order", _key, shown=False),
)
_SIGNED = frozenset(("total_amount", "net_amount", "tax_amount", "amount_due"))


def compared(message: Extraction, printed: Extraction, paper: Paper, *, signs_differ: bool) -> Compared:
    """`paper`: all that is printed. `signs_differ`: the page may print a credit's sign otherwise (self-billing).

    What every invoice shows must be read alike on the page. Of the rest it is enough that the page shows it at all:
    which of several net amounts is meant is told by the XML, and the total holds it.
    """
    agreed: dict[str, Evidence] = {}
    told: list[str] = []
    taken: set[object] = set()
    """What the page shows as another value of the invoice: an issue date is no due date."""
    for field in _FIELDS:
        key = _size if signs_differ and field.path in _SIGNED else field.key
        inside, outside = (getattr(one.record, field.path) for one in (message, printed))
        if inside is not None and outside is None and field.shown:
            told.append(_missing(message, field))
        elif inside is None or outside is None:
            continue
        elif key(inside) == key(outside):
            taken.add(inside)
            agreed |= (
                {field.path: _seen(message, place, field.path)} if (place := printed.fields.get(field.path)) else {}
            )
        elif field.shown or field.strict or inside in taken or not _shows(paper, inside):
            told.append(_difference(message, printed, field.path, field.name))
    text = paper.pages.text
    told += [*_parties(message, printed, text), *_accounts(message, text)]
    return Compared(agreed, told)


def _shows(paper: Paper, value: object) -> bool:
    """Whether an amount, a date or a number stands anywhere on the pages."""
    atoms = [atom for page in paper.rows for row in page for atom in row.atoms]
    if isinstance(value, Decimal):
        readings = (paper.amount(atom) for atom in atoms)
        return any(reading is not None and abs(reading.value) == abs(value) for reading in readings)
    if isinstance(value, dt.date):
        days = (paper.day(atom) for atom in atoms if atom.kind == "date")
        return any(day is not None and day.value == value for day in days)
    return _key(value) in _key(paper.pages.text)


def _seen(message: Extraction, place: Evidence, path: str) -> Evidence:
    return place.model_copy(update={"value": message.fields[path].value, "confidence": PROVEN, "candidates": ()})


def _difference(message: Extraction, printed: Extraction, path: str, name: str) -> str:
    inside, outside = message.fields.get(path), printed.fields.get(path)
    return f"The {name} is {_told(inside)} in the attached XML, but {_told(outside)} on the page."


def _told(evidence: Evidence | None) -> str:
    if evidence is None:
        return "another"
    ref = "/".join((evidence.ref or "").split("/")[-2:])
    place = ref or (f"page {evidence.page}" if evidence.page else "")
    text = f'"{evidence.text}"' if evidence.text and evidence.text != evidence.value else ""
    where = ", ".join(filter(None, (text, place)))
    return f"{evidence.value} ({where})" if where else evidence.value


def _missing(message: Extraction, field: _Field) -> str:
    return f"The {field.name} of the attached XML, {_told(message.fields.get(field.path))}, was not found on the page."


def _parties(message: Extraction, printed: Extraction, text: str) -> Iterator[str]:
    """A name whose words the page shows agrees: who is who is told by the XML."""
    shown = set(_words(text))
    for path in ("seller", "buyer"):
        inside, outside = (getattr(one.record, path).name for one in (message, printed))
        alike = outside and same_party(inside or "", outside) >= _SAME_PARTY
        if inside and not alike and not shown.issuperset(_words(inside)):
            yield _difference(message, printed, f"{path}.name", f"{path}'s name")


def _words(text: str) -> list[str]:
    return [word for part in text.casefold().split() if (word := part.strip(".,;:()"))]


def _accounts(message: Extraction, text: str) -> Iterator[str]:
    """Who swaps the account in one of both wants to be paid: any printed account must be the XML's."""
    assert isinstance(message.record, Invoice)
    inside = message.record.seller.iban
    printed = sorted({value for _, _, value in find_ibans(text)})
    if inside and printed and _key(inside) not in map(_key, printed):
        yield f"The account to be paid is {inside} in the attached XML, but the page shows {', '.join(printed)}."
