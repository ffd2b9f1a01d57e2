"""Payments told in words: "we paid 508.62 EUR for your invoice 4711 of 2 October over 150.50 less 2 % discount (3.01)".

The text is read as a stream: each document number opens a line; dates and amounts up to the next number are its own.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache
from itertools import combinations, zip_longest
from typing import NamedTuple

import numpy as np

from extractors.fields.amounts import parse_amount
from extractors.fields.lexicon import (
    any_speaks_of,
    columns,
    document_types,
    labels,
    normalise,
    small_words,
    stems,
    totals,
)
from extractors.fields.references import document_type_of, looks_like_document_number
from extractors.papers.labels import pairs_of
from extractors.papers.loose import in_mail_head
from extractors.papers.pairs import part_of
from extractors.papers.paper import Paper, once
from extractors.remittance._paid import Cell, PaidLine, TableReading, to_units
from extractors.remittance._totals import echoed
from extractors.remittance.proof import Solution
from extractors.tables import Atom, Row, Table

_REDUCING = {"discount_amount": "discount", "deduction_amount": "deduction", "withholding_amount": "deduction"}
_WRAPPING = ".,;:()[]"
_ELIDED = re.compile(r"(?i)^(?:l|d|dell|all|sull|nell)['’]")
"""An article that lost its vowel: "l'escompte"."""
_SENTENCE = 5
"""Words beyond which a line is running text."""
_MOST_AMOUNTS = 8
"""Amounts of a mail among which an equation is sought."""
_LINK = 5
"""Letters from which a word ("and", "über") no longer joins the documents of a list."""
_REACH = 3
"""Words between "invoice" and its number."""
_ABBREVIATED = 0.9
"""How surely capitals mean an invoice."""
_LABELLED = 0.7
_CAPITALS = 4
"""Letters before a number that may be part of it."""
_TELLING, _FEW = 6, 2
"""Digits that tell a bare number from a year or a postcode; digits that tell nothing."""
_NUMBER_WORDS = stems()["number"] | {"no", "ref"}
_BRACKETED = re.compile(r"\(([^()]+)\)")
_DIGIT = re.compile(r"\d")


@dataclass
class _Item:
    """One document number and what is said about it."""

    number: str
    kind_word: str
    cell: Cell
    date: Atom | None = None
    amounts: dict[str, Atom] = field(default_factory=dict)
    page: int = 0
    told: tuple[Atom, ...] = ()
    """The words on the deduction's own printed row, which say what it is for."""
    rivals: int = 0
    """Other numbers of documents in the same printed line."""
    rest: tuple[Atom, ...] = ()
    """Further amounts said of it, whose meaning no word tells."""
    remark: str = ""
    """What stands behind the last of them in brackets."""


def prose_reading(paper: Paper, stated: Sequence[int], scale: int) -> TableReading | None:
    """Lines told in running text, or None where no document is named."""
    items = _items(paper)
    if not items:
        return None
    if len(items) == 1 and (found := balanced(paper)):
        items[0].amounts, items[0].told = found.amounts, found.told
    if len(items) == 1 and len(set(stated)) == 1 and not _leads_to(paper, items[0], stated[0], scale):
        items[0].amounts = {}
    lines = [_line(paper, item, scale) for item in items]
    lines = _paid_in_part(paper, items, lines, scale)
    if len(lines) == 1 and not items[0].amounts and len(set(stated)) == 1:
        lines[0].gross = lines[0].paid = stated[0]
    elif len(lines) == 1 and not items[0].amounts and (only := _only_amount(paper)) is not None:
        _pay_with(lines[0], only, items[0].page, to_units(abs(only[1]), scale))
    elif any(not item.amounts for item in items):
        for line, item in zip(lines, items, strict=True):
            line.unknown = not item.amounts
    return reading_of(lines, scale)


def _paid_in_part(paper: Paper, items: Sequence[_Item], lines: list[PaidLine], scale: int) -> list[PaidLine]:
    """ "Invoice 4502: 1,464.00, of which 1,344.00 is paid (2 tyres short)": a second, smaller amount said of a document
    is what is paid where only so the lines come to a printed sum."""
    if not any(item.rest for item in items) or echoed(paper, [reading_of(lines, scale)]):
        return lines
    tried = []
    for item, line in zip(items, lines, strict=True):
        value = paper.amount(item.rest[0]) if item.rest and "gross" in item.amounts else None
        units = to_units(value.value, scale) if value is not None else line.paid
        if 0 < units < line.gross and not (line.discount or line.deduction):
            line = replace(line, paid=units, deduction=line.gross - units, holds=True, reason_text=item.remark)
            line.cells = {**line.cells, "paid_amount": Cell(item.page, (item.rest[0],))}
        tried.append(line)
    return tried if echoed(paper, [reading_of(tried, scale)]) else lines


def _leads_to(paper: Paper, item: _Item, stated: int, scale: int) -> bool:
    """Whether what is said of the only document comes to the payment that a label states; a sum printed elsewhere
    ("share capital 500.000.000") does not. Less may be paid than is billed on the same line."""
    line = _line(paper, item, scale)
    return line.paid == stated or any(atom.y0 < item.cell.atoms[0].y1 for atom in item.amounts.values())


def _only_amount(paper: Paper) -> tuple[Atom, Decimal] | None:
    """The only amount of the text, where no document has one behind its number: "just sent you £745.20 for 30771"."""
    rows = [row for rows in paper.rows for row in rows if not in_mail_head(paper, row)]
    found = [(atom, reading.value) for row in rows for atom in _amounts(paper, row) if (reading := paper.amount(atom))]
    return found[0] if len(found) == 1 else None


def _pay_with(line: PaidLine, only: tuple[Atom, Decimal], page: int, units: int) -> None:
    line.gross = line.paid = units
    line.cells["gross_amount"] = line.cells["paid_amount"] = Cell(page, (only[0],))


class Balance(NamedTuple):
    """What one document is paid with."""

    amounts: dict[str, Atom]
    told: tuple[Atom, ...] = ()
    """The words behind the deduction."""


def balanced(paper: Paper) -> Balance | None:
    """What one document is paid with, in whatever order it is told: "we paid 1,250.42; the 25.52 discount is off the
    1,275.94". Its equation says which amount is which; None where none or several hold, or no word tells of less."""
    rows = [row for rows in paper.rows for row in rows if not in_mail_head(paper, row)]
    atoms = {
        abs(reading.value): (atom, row)
        for row in rows
        for atom in _amounts(paper, row)
        if (reading := paper.amount(_unbracketed(atom))) is not None and reading.value
    }
    roles = {
        role for row in rows for word in normalise(row.text).split() if (role := _role(word)) in _REDUCING.values()
    }
    if not roles and any(any_speaks_of("deduct", normalise(row.text).split()) for row in rows):
        roles = {"deduction"}
    if len(atoms) > _MOST_AMOUNTS or not roles:
        return None
    lesser = [(g, off) for g in atoms for off in _reductions(atoms, g)]
    if len(lesser) != 1 or len(lesser[0][1]) < len(roles):
        return None
    gross, off = lesser[0]
    amounts = {"gross": atoms[gross][0], "paid": atoms[gross - sum(off)][0]}
    if len(off) == 1:
        role = next(iter(roles), "") if len(roles) == 1 else ""
        told = _behind(*atoms[off[0]]) if role == "deduction" else ()
        return Balance(amounts | {role: atoms[off[0]][0]}, told) if role else None
    first, second = sorted((atoms[value] for value in off), key=lambda one: -_said_discount(*one))
    if _said_discount(*first) == _said_discount(*second):
        return None
    return Balance(amounts | {"discount": first[0], "deduction": second[0]}, _behind(*second))


def _reductions(atoms: Collection[Decimal], gross: Decimal) -> Iterator[tuple[Decimal, ...]]:
    """One or two amounts that lead from this one to another."""
    small = [value for value in atoms if value * 2 < gross]
    yield from ((less,) for less in small if gross - less in atoms and gross - less not in (less,))
    yield from (pair for pair in combinations(small, 2) if gross - sum(pair) in atoms)


def _said_discount(atom: Atom, row: Row) -> bool:
    """Whether the words right before the amount, or the one behind it, name a discount."""
    before = [word for other in row.atoms if other.x1 <= atom.x0 for word in normalise(other.text).split()][-2:]
    after = [word for other in row.atoms if other.x0 >= atom.x1 for word in normalise(other.text).split()][:2]
    return any(_role(word) == "discount" for word in (*before, *after))


def _behind(atom: Atom, row: Row) -> tuple[Atom, ...]:
    """The words behind an amount up to the next comma: "31.25 | for broken goods, so"."""
    after = next((other for other in row.atoms if other.x0 >= atom.x1 and other.kind == "text"), None)
    if after is None:
        return ()
    end = next((n + 1 for n, word in enumerate(after.words) if word.text.endswith((",", ".", ";"))), len(after.words))
    part = part_of(after, 0, end)
    return (part._replace(text=part.text.rstrip(",.;")),)


def _amounts(paper: Paper, row: Row) -> Iterator[Atom]:
    """Amounts of a line, those inside a phrase too."""
    for atom in row.atoms:
        if atom.kind == "money":
            yield atom
        elif atom.kind == "text" and len(atom.words) > 1:
            for n, word in enumerate(atom.words):
                text = word.text.strip(_WRAPPING)
                if _is_amount(paper, text):
                    yield part_of(atom, n, n + 1)._replace(text=text, kind="money")


def _is_amount(paper: Paper, text: str) -> bool:
    """A word with cents."""
    return text[-3:-2] in (".", ",") and parse_amount(text, paper.convention) is not None


def _unbracketed(atom: Atom) -> Atom:
    """In a sentence brackets set an amount off, and are no minus: "invoice 4711 (1,087.42)"."""
    text = atom.text.strip(_WRAPPING)
    return atom._replace(text=text) if atom.text.startswith("(") and atom.text.rstrip(_WRAPPING) != atom.text else atom


def reading_of(lines: list[PaidLine], scale: int) -> TableReading:
    """Lines read from words, without a table."""
    none = np.zeros(len(lines), np.int64)
    never = np.zeros(len(lines), bool)
    solution = Solution({}, none, none, none, none, none, never, never, None, 0.0)
    return TableReading(Table([], []), lines, solution, [], [], scale, prose=True)


def _line(paper: Paper, item: _Item, scale: int) -> PaidLine:
    line = PaidLine(item.number, {"document_number": item.cell})
    line.kind = document_type_of(item.kind_word) or "invoice"
    if item.rivals:
        line.doubts.append("rivals")
    if item.date is not None and (day := paper.day(item.date)):
        line.date, line.cells["document_date"] = day.value.isoformat(), Cell(item.page, (item.date,))
        if day.ambiguous:
            line.doubts.append("date")
    values = {role: reading.value for role, atom in item.amounts.items() if (reading := paper.amount(atom))}
    units = {role: to_units(value, scale) for role, value in values.items()}
    line.discount, line.deduction = abs(units.get("discount", 0)), abs(units.get("deduction", 0))
    line.gross = units.get("gross", 0)
    line.paid = units.get("paid", line.gross - line.discount - line.deduction)
    if line.kind == "credit_memo" and line.gross > 0:
        line.gross, line.paid = -line.gross, -line.paid
    line.holds = line.gross - line.discount - line.deduction == line.paid if "paid" in units else None
    names = {
        "gross": "gross_amount",
        "discount": "discount_amount",
        "deduction": "deduction_amount",
        "paid": "paid_amount",
    }
    for role, atom in item.amounts.items():
        if role in names:
            line.cells[names[role]] = Cell(item.page, (atom,))
    if line.deduction and item.told:
        line.reason_text = " ".join(atom.text for atom in item.told)
        line.cells["deduction_text"] = Cell(item.page, item.told)
    if set(item.amounts) == {"gross"}:
        line.cells["paid_amount"] = line.cells["gross_amount"]
    return line


def _items(paper: Paper) -> list[_Item]:
    found: list[_Item] = []
    mode, listed = "gross", 0
    for row, atom, kind, words in _events(paper):
        listed = listed + 1 if kind == "number" else listed if kind in ("role", "money") else 0
        if kind == "number":
            found.append(_Item(atom.text, words, Cell(row.page, (atom,)), page=row.page, rivals=_rivals(row, atom)))
            mode = "gross"
        elif not found:
            continue
        elif kind == "end":
            break
        elif kind == "date" and found[-1].date is None:
            found[-1].date = atom
        elif kind == "role":
            mode = words
        elif kind == "money" and listed > 1:
            listed = 0  # one amount behind a list of numbers is their sum, not the last one's
            mode = "other"
        elif kind == "money":
            if mode == "deduction" and mode not in found[-1].amounts:
                found[-1].told = _told(row, atom)
            if mode in found[-1].amounts or mode == "other":
                found[-1].rest = (*found[-1].rest, atom)
                found[-1].remark = _bracket_behind(row, atom)
            found[-1].amounts.setdefault(mode, atom)
            listed = 0
            mode = "paid" if mode in ("discount", "deduction") and "paid" not in found[-1].amounts else "other"
    return _distinct(found)


def _bracket_behind(row: Row, amount: Atom) -> str:
    behind = " ".join(atom.text for atom in row.atoms if atom.x0 >= amount.x1)
    found = _BRACKETED.search(behind)
    return found[1] if found else ""


def _told(row: Row, amount: Atom) -> tuple[Atom, ...]:
    """A few words before the amount on a row that names no document: a remark of the payer, not a sentence."""
    before = tuple(atom for atom in row.atoms if atom.x0 < amount.x0)
    words = sum(len(atom.words) for atom in before)
    return before if words <= 8 and all(atom.kind == "text" for atom in before) else ()


def _rivals(row: Row, atom: Atom) -> int:
    others = [a for a in row.atoms if a.kind in ("code", "integer") and a.text != atom.text and len(a.text) > 3]
    return sum(looks_like_document_number(other.text) for other in others)


def _distinct(items: Sequence[_Item]) -> list[_Item]:
    """A number named twice is one document; the mention with an amount counts."""
    best: dict[str, _Item] = {}
    for item in items:
        known = best.get(item.number)
        if known is None or (item.amounts and not known.amounts):
            best[item.number] = item
    return list(best.values())


@once
def _events(paper: Paper) -> tuple[tuple[Row, Atom, str, str], ...]:
    """Numbers, dates, amounts and words that say what the next amount is, in reading order."""
    return tuple(_told_in(paper))


def _told_in(paper: Paper) -> Iterator[tuple[Row, Atom, str, str]]:
    since, word_before, listing = _REACH + 1, "", False
    days = _days_of_payment(paper)
    series: set[str] = set()
    openings: set[str] = set()
    """Words that lines of a list begin with: "n. 881 del 03/09/2026"."""
    for rows in paper.rows:
        for row, after in zip_longest(rows, rows[1:]):
            if in_mail_head(paper, row):
                continue
            if totals().prefix(row.text) and not listing:
                since = _REACH + 1
            for atom in row.atoms:
                if id(atom) in days:
                    continue
                if atom.kind in ("money", "date"):
                    yield row, _unbracketed(atom) if len(row.text.split()) > _SENTENCE else atom, atom.kind, ""
                    continue
                for n, word in enumerate(atom.words):
                    text = word.text.strip(".,;:()#*-–•")
                    if (len(atom.words) > 1 or atom.kind == "code") and _is_amount(paper, text):
                        yield row, part_of(atom, n, n + 1)._replace(text=text, kind="money"), "money", ""
                        continue
                    start = n - _has_prefix(atom, n, series)
                    text = " ".join((*(part.text for part in atom.words[start:n]), text))
                    opening = (normalise(row.text).split() or [""])[0] if atom is row.atoms[0] and n <= 1 else ""
                    near = since <= _REACH or listing or _shape(text) in series or opening in openings
                    bare = n == 0 or normalise(atom.words[n - 1].text) not in _NUMBER_WORDS
                    if near and len(text) > (2 if bare else 0) and looks_like_document_number(text):
                        yield row, part_of(atom, start, n + 1)._replace(text=text), "number", word_before
                        since, listing = _REACH + 1, True
                        series |= {_shape(text)} - {""}
                        openings |= {opening} - {""} if opening.isalpha() else set()
                        continue
                    if normalise(text) in small_words()["ours"]:
                        since = _REACH + 1
                    elif kind := _invoice_word(text):
                        since, word_before = 0, kind
                    elif _abbreviates(text):
                        since, word_before = _REACH, text  # its number stands right behind it, if at all
                    elif role := _role(text):
                        yield row, atom, "role", role
                    else:
                        since += 1
                    listing = listing and ((text.isalpha() and len(text) < _LINK) or not text)
            if after is not None and (broken := _broken_date(paper, row.atoms[-1], after.atoms[0])) is not None:
                yield row, broken, "date", ""


def _days_of_payment(paper: Paper) -> frozenset[int]:
    """Dates that a clear label calls those of the payment: they are no document's."""
    pairs = (pair for pair in pairs_of(paper) if pair.relation != "below" and pair.value.kind == "date")
    return frozenset(id(pair.value) for pair in pairs if pair.weight("payment_date") >= _LABELLED)


def _broken_date(paper: Paper, last: Atom, first: Atom) -> Atom | None:
    """ "21 September" at the end of a line of running text and "2026" at the beginning of the next."""
    if last.kind != "text" or len(last.words) <= _SENTENCE:
        return None
    for count in (2, 1):
        words = (*last.words[-count:], *first.words[: 3 - count])
        whole = last._replace(kind="date", text=" ".join(word.text for word in words), words=words)
        if len(words) == 3 and paper.day(whole) is not None:
            return whole
    return None


def _has_prefix(atom: Atom, n: int, series: Collection[str]) -> bool:
    """ "Invoice VR 534131", "fatura FT 2026/388": where the kind is said already, capitals before the number are part
    of it; so they are before a number made as one that was told."""
    before = atom.words[n - 1].text if n else ""
    if not (before.isalpha() and before.isupper() and len(before) <= _CAPITALS) or normalise(before) in _NUMBER_WORDS:
        return False
    said = n > 1 and bool(_invoice_word(atom.words[n - 2].text.strip(_WRAPPING)))
    return said or _shape(f"{before} {atom.words[n].text.strip(_WRAPPING)}") in series


def _shape(number: str) -> str:
    """How a number is made, where that tells it from any other: its letters and marks, and how many digits stand
    between them."""
    told = len(number) >= _TELLING or not number.isdigit()
    return _DIGIT.sub("9", number) if told and sum(map(str.isdigit, number)) > _FEW else ""


@lru_cache(maxsize=2048)
def _invoice_word(text: str) -> str:
    """The word itself where it names a kind of document that is paid."""
    if len(text) < 2 or any(c.isdigit() for c in text):
        return ""
    named = any(
        hit.target in ("invoice", "credit_memo", "debit_memo") and hit.weight >= 0.5
        for hit in document_types().exact(text)
    )
    labelled = any(hit.target == "invoice_number" and hit.weight >= 0.7 for hit in labels().exact(text))
    return text if (named and len(text) > 3) or labelled else ""


@lru_cache(maxsize=2048)
def _abbreviates(text: str) -> bool:
    """ "NF 118820", "FT 2026/388": capitals that mean a document that is paid."""
    short = 1 < len(text) < _CAPITALS and text.isupper()
    return short and any(hit.target == "invoice" and hit.weight >= _ABBREVIATED for hit in document_types().exact(text))


@lru_cache(maxsize=2048)
def _role(text: str) -> str:
    text = _ELIDED.sub("", text)
    if len(normalise(text)) < 4:
        return ""
    for hit in columns().exact(text):
        if hit.weight >= 0.9 and hit.target in _REDUCING:
            return _REDUCING[hit.target]
        if hit.weight >= 0.9 and hit.target == "paid_amount":
            return "paid"
    return ""
