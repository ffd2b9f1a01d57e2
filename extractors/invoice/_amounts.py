"""Amounts with a label in their row or above them: what the totals block of an invoice or a claim is made of."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractors.fields.currency import parse_currency
from extractors.fields.lexicon import Hit, columns, labels
from extractors.remittance._paper import Paper
from extractors.tables import Atom, Row

_GOODS = frozenset(("quantity", "unit_price", "description", "item_number", "line_number"))
_PERCENT = re.compile(r"[-+]?\d+(?:[.,]\d+)?\s?%|\(\s*\)|[=+*]")
_BRACKETS = re.compile(r"\([^)]*\)")
_MOST_WORDS = 9


@dataclass(slots=True)
class Labelled:
    """An amount that a label claims for a field."""

    field: str
    value: Decimal
    weight: float
    atoms: tuple[Atom, ...]
    page: int
    label: str
    y: float
    doubtful: bool = False


def labelled_amounts(paper: Paper, wanted: frozenset[str]) -> list[Labelled]:
    """All labelled amounts of these fields, in reading order; an amount may be claimed for several fields."""
    found: list[Labelled] = []
    for rows in paper.rows:
        for n, row in enumerate(rows):
            for at, atom in enumerate(row.atoms):
                if atom.kind in ("text", "code"):
                    found.extend(_of_label(paper, rows, n, at, wanted))
    return found


def meanings(text: str) -> tuple[Hit, ...]:
    """What a label means once rates, currencies and brackets are off: "VAT (19 %) EUR" is "VAT"."""
    for candidate in (text, _PERCENT.sub(" ", text), _BRACKETS.sub(" ", _PERCENT.sub(" ", text))):
        kept = [
            word
            for word in candidate.split()
            if candidate is text or not (len(word) <= 6 and parse_currency(word.strip("()[],.:")))
        ]
        if hits := labels().exact(" ".join(kept)):
            return hits
    words = _BRACKETS.sub(" ", _PERCENT.sub(" ", text)).split()
    if len(words) > _MOST_WORDS:
        return ()
    hits = labels().prefix(" ".join(words))
    return tuple(hit._replace(weight=hit.weight * (0.5 + 0.4 * min(1.0, hit.end / len(words)))) for hit in hits)


def _of_label(paper: Paper, rows: Sequence[Row], n: int, at: int, wanted: frozenset[str]) -> Iterator[Labelled]:
    row = rows[n]
    hits = [hit for hit in _label_hits(row, at) if hit.target in wanted]
    if not hits:
        return
    right = _right(row, at)
    share = 1.0
    if not right:
        right = _below(rows, n, row.atoms[at])
        share = 0.5 if _heads_goods(row) else 0.9
    for place, atom in enumerate(reversed(right)):
        reading = paper.amount(atom)
        if reading is None:
            continue
        bare = 0.7 if atom.kind == "integer" else 1.0
        for hit in hits:
            weight = hit.weight * share * bare * (1.0 if place == 0 else 0.55)
            doubt = reading.doubtful or reading.ambiguous
            yield Labelled(hit.target, reading.value, weight, (atom,), row.page, row.atoms[at].text, row.y0, doubt)


def _label_hits(row: Row, at: int) -> tuple[Hit, ...]:
    """The phrase alone, or together with the one before it ("plus" | "VAT")."""
    atom = row.atoms[at]
    hits = meanings(atom.text)
    if not hits and at and row.atoms[at - 1].kind in ("text", "code", "percent"):
        hits = labels().exact(f"{row.atoms[at - 1].text} {atom.text}")
    return hits


def _right(row: Row, at: int) -> list[Atom]:
    """The amounts behind the label, up to the next text."""
    found: list[Atom] = []
    for atom in row.atoms[at + 1 :]:
        if atom.kind in ("money", "integer"):
            found.append(atom)
        elif atom.kind in ("text", "code", "date") and not parse_currency(atom.text):
            if found or labels().exact(atom.text):
                break
    money = [atom for atom in found if atom.kind == "money"]
    return money or found[-1:]


def _below(rows: Sequence[Row], n: int, label: Atom) -> list[Atom]:
    """The amount right under the label."""
    for row in rows[n + 1 : n + 4]:
        if row.y0 - rows[n].y1 > 2.5 * row.em:
            break
        for atom in row.atoms:
            if atom.kind == "money" and atom.x0 < label.x1 + row.em and atom.x1 > label.x0 - row.em:
                return [atom]
    return []


def _heads_goods(row: Row) -> bool:
    """Whether the row is the head of a table of positions."""
    return sum(any(hit.target in _GOODS for hit in columns().exact(atom.text)) for atom in row.atoms) >= 2
