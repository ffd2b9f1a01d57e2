"""Amounts with a label in their row or above them: what the totals block of an invoice or a claim is made of."""

import itertools
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractors.fields.currency import parse_currency
from extractors.fields.lexicon import Hit, columns, labels, normalise, small_words
from extractors.papers.paper import Paper
from extractors.tables import Atom, Row
from extractors.tables.ruled import Posts

_GOODS = frozenset(("quantity", "unit_price", "description", "item_number", "line_number"))
_PERCENT = re.compile(r"[-+]?\d+(?:[.,]\d+)?\s?%|\(\s*\)|[=+*]")
_BRACKETS = re.compile(r"\([^)]*\)")
_MOST_WORDS, _TAX_WORDS = 9, 4
_STRIP = 2
"""Labels side by side, at least, under which amounts stand in the same order."""
_BLOCK = frozenset(("net_total", "tax_total", "invoice_total", "amount_due"))
_RATE = re.compile(r"(\d{1,2}(?:[.,]\d{1,2})?)\s?%")
_LEAST, _MOST, _ROUNDED = Decimal(1), Decimal(30), Decimal("0.011")


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
    for n, candidate in enumerate((text, _PERCENT.sub(" ", text), _BRACKETS.sub(" ", _PERCENT.sub(" ", text)))):
        kept = [
            word
            for word in candidate.split()
            if n == 0 or not (len(word) <= 6 and parse_currency(word.strip("()[],.:")))
        ]
        if hits := labels().exact(" ".join(kept)):
            return hits
    words = _BRACKETS.sub(" ", _PERCENT.sub(" ", text)).split()
    if len(words) > _MOST_WORDS:
        return ()
    hits = labels().prefix(" ".join(words)) or _taken_off(words)
    return tuple(hit._replace(weight=hit.weight * (0.5 + 0.4 * min(1.0, hit.end / len(words)))) for hit in hits)


def _taken_off(words: Sequence[str]) -> tuple[Hit, ...]:
    """ "Volume allowance", "Autumn rebate": a few words, the last of which says that it is taken off the sum."""
    last = normalise(words[-1]) if 1 < len(words) <= _TAX_WORDS else ""
    return (Hit("discount_total", 1.0, "", 0, len(words), last),) if last in small_words()["rebate"] else ()


def _of_label(paper: Paper, rows: Sequence[Row], n: int, at: int, wanted: frozenset[str]) -> Iterator[Labelled]:
    row = rows[n]
    hits = [hit for hit in _label_hits(row, at) if hit.target in wanted]
    if not hits:
        return
    right = [(atom, 1.0 if n == 0 else 0.55) for n, atom in enumerate(reversed(_right(row, at)))]
    if not right:
        right = _beside(rows, n, at) or _below(rows, n, row.atoms[at], paper.posts(row.page))
    for atom, share in right:
        reading = paper.amount(atom)
        if reading is None:
            continue
        bare = 0.7 if atom.kind == "integer" else 1.0
        for hit in hits:
            doubt = reading.doubtful or reading.ambiguous
            yield Labelled(
                hit.target,
                reading.value,
                hit.weight * share * bare,
                (atom,),
                row.page,
                row.atoms[at].text,
                row.y0,
                doubt,
            )


def taxed_amounts(paper: Paper) -> Iterator[Labelled]:
    """Rows that hold a rate, an amount and the tax on it: "19 % | 198.00 | 37.62". The arithmetic is the label."""
    for row in [row for rows in paper.rows for row in rows if row.has_money]:
        found = [(atom, r) for atom in row.atoms if atom.kind in ("money", "integer") and (r := paper.amount(atom))]
        rates = {rate for atom in row.atoms for rate in _rates(atom.text)} | {reading.value for _, reading in found}
        for (base, left), (tax, right) in itertools.permutations(found, 2):
            if tax.kind != "money" or base.kind != "money" or not right.value or right.decimals != 2:
                continue
            if any(abs(left.value * rate / 100 - right.value) <= _ROUNDED for rate in rates if _LEAST <= rate <= _MOST):
                yield Labelled("tax_total", right.value, 0.85, (tax,), row.page, row.text, row.y0)
                yield Labelled("net_total", left.value, 0.5, (base,), row.page, row.text, row.y0)


def _rates(text: str) -> list[Decimal]:
    return [Decimal(number.replace(",", ".")) for number in _RATE.findall(text)]


def _label_hits(row: Row, at: int) -> tuple[Hit, ...]:
    """The phrase alone, or together with the one before it ("plus" | "VAT")."""
    atom = row.atoms[at]
    hits = meanings(atom.text) or _taxing(atom.text)
    if not hits and atom.confidence < 1.0:
        hits = labels().exact(atom.text, fuzzy=True)
    if not hits and at and row.atoms[at - 1].kind in ("text", "code", "percent"):
        hits = labels().exact(f"{row.atoms[at - 1].text} {atom.text}")
    return hits


def _taxing(text: str) -> tuple[Hit, ...]:
    """ "Occupancy tax 12%": a tax of its own name."""
    words = _BRACKETS.sub(" ", _PERCENT.sub(" ", text)).split()
    known = labels().exact(words[-1]) if 1 < len(words) <= _TAX_WORDS else ()
    return tuple(hit._replace(weight=hit.weight * 0.8) for hit in known if hit.target == "tax_total")


def _right(row: Row, at: int) -> list[Atom]:
    """The amounts behind the label, up to the next text."""
    found: list[Atom] = []
    for atom in row.atoms[at + 1 :]:
        if atom.kind in ("money", "integer"):
            found.append(atom)
        elif (
            atom.kind in ("text", "code", "date")
            and not parse_currency(atom.text)
            and (found or labels().exact(atom.text))
        ):
            break
    money = [atom for atom in found if atom.kind == "money"]
    return money or found[-1:]


def _beside(rows: Sequence[Row], n: int, at: int) -> list[tuple[Atom, float]]:
    """An amount to the right that was set, or recognised, a little higher or lower than its label."""
    row = rows[n]
    if at + 1 < len(row.atoms):
        return []
    for other in rows[max(0, n - 1) : n + 2]:
        overlap = min(other.y1, row.y1) - max(other.y0, row.y0)
        money = [atom for atom in other.atoms if atom.kind == "money" and atom.x0 > row.atoms[at].x1]
        if other is not row and money and len(money) == len(other.atoms) and overlap > 0.35 * min(row.em, other.em):
            return [(money[0], 0.95)]
    return []


def _below(rows: Sequence[Row], n: int, label: Atom, posts: Posts) -> list[tuple[Atom, float]]:
    """Amounts right under the label, or in the column drawn below it, each with its share of the label's weight. Under
    a head of positions only the nearest counts, and little; of the rows of a block of totals the last one is the sum
    of the others."""
    goods = heads_goods(rows[n])
    if not goods and len(found := _amounts_in_order(rows, n, label)) == 1:
        return [(found[0], 0.95)]
    found = _amounts_below(rows, n, lambda row, atom: _overlaps(label, row, atom))
    if not found and not goods:
        found = _amounts_below(rows, n, lambda row, atom: _in_column(rows[n], label, row, atom, posts))
    if goods or not _heads_totals(rows[n]):
        return [(atom, 0.5 if goods else 0.9) for atom in found[:1]]
    return [(atom, 0.9 if atom is found[-1] else 0.6) for atom in found]


def _amounts_in_order(rows: Sequence[Row], n: int, label: Atom) -> list[Atom]:
    """The amounts below, one for each label of the row and nothing else: the first belongs to the first, wherever they
    are set in their boxes."""
    heads = [atom for atom in rows[n].atoms if atom.kind != "mark"]
    if label not in heads or len(heads) < _STRIP or any(atom.kind not in ("text", "code") for atom in heads):
        return []
    at = heads.index(label)
    found: list[Atom] = []
    for row in rows[n + 1 : n + 3]:
        values = [atom for atom in row.atoms if atom.kind not in ("mark", "currency")]
        if len(values) != len(heads) or any(atom.kind != "money" for atom in values):
            break
        found.append(values[at])
    return found


def _amounts_below(rows: Sequence[Row], n: int, under: Callable[[Row, Atom], bool]) -> list[Atom]:
    """The first amount of each row that stands under a label of row n, down to where the block ends."""
    found: list[Atom] = []
    last = rows[n]
    for row in rows[n + 1 : n + 8]:
        if row.y0 - last.y1 > 2.5 * row.em or (found and not row.has_money):
            break
        found += [atom for atom in row.atoms if atom.kind == "money" and under(row, atom)][:1]
        last = row
    return found


def _overlaps(label: Atom, row: Row, atom: Atom) -> bool:
    return atom.x0 < label.x1 + row.em and atom.x1 > label.x0 - row.em


def _in_column(above: Row, label: Atom, row: Row, atom: Atom, posts: Posts) -> bool:
    return posts.one_column((label.x0, label.x1, above.middle), (atom.x0, atom.x1, row.middle))


def _heads_totals(row: Row) -> bool:
    """Whether several labels of totals stand side by side."""
    return sum(any(hit.target in _BLOCK for hit in meanings(atom.text)) for atom in row.atoms) >= 2


def heads_goods(row: Row) -> bool:
    """Whether the row is the head of a table of positions."""
    return sum(any(hit.target in _GOODS for hit in columns().exact(atom.text)) for atom in row.atoms) >= 2
