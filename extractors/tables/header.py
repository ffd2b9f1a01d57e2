"""Column headers: phrases of the lexicon over one to four printed lines, laid over the columns below them."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from extractors.fields.composed import composed_header
from extractors.fields.currency import parse_currency
from extractors.fields.lexicon import Hit, normalise
from extractors.fields.lexicon import columns as phrases
from extractors.tables.model import Atom, Column, Row

AMOUNT_ROLES = frozenset(
    (
        "gross_amount",
        "discount_amount",
        "deduction_amount",
        "withholding_amount",
        "paid_amount",
        "balance",
        "tax_amount",
    )
)
NAMING_ROLES = frozenset(("document_number", "our_number", "purchase_order"))
_DEPTH = 4
_RATE = re.compile(r"\(?\b\d{1,2}(?:[.,]\d{1,2})?\s?%\)?")
_BRACKETS = re.compile(r"\s*\([^()]*\)")


def may_be_header(row: Row) -> bool:
    """No amounts, no dates, no long numbers, at least one word: what a line of headers looks like."""
    if any(a.kind in ("money", "date") or (a.kind in ("integer", "code") and _long_number(a)) for a in row.atoms):
        return False
    if any(a.kind == "text" and _holds_value(a.text) for a in row.atoms):
        return False
    return any(a.kind in ("text", "code", "percent") for a in row.atoms)


def _holds_value(text: str) -> bool:
    """ "Payment reference: 2264882": a label with its value."""
    _, colon, value = text.partition(": ")
    return bool(colon) and sum(c.isdigit() for c in value) > 2


def _long_number(atom: Atom) -> bool:
    return sum(c.isdigit() for c in atom.text) > 2


def single_score(row: Row) -> float:
    """What a row is worth as (part of) a header, by its own phrases."""
    return sum(
        max((hit.weight for hit in meanings), default=0.0)
        for atom in row.atoms
        for meanings in _meanings(atom.text, atom.confidence < 1.0)
    )


def _meanings(text: str, recognised: bool) -> list[tuple[Hit, ...]]:
    """Hits of the phrases in a text, grouped by where they stand; empty unless they cover most of its words."""
    whole = phrases().exact(text, fuzzy=recognised)
    if whole:
        return [whole]
    if made := composed_header(text) or phrases().abbreviated(text):
        return [made]
    hits = phrases().scan(text)
    words = len(normalise(text).split())
    if not hits or sum(end - start for start, end in {(h.start, h.end) for h in hits}) * 3 < words * 2:
        return []
    groups: dict[int, list[Hit]] = {}
    for hit in hits:
        groups.setdefault(hit.start, []).append(hit)
    return [tuple(group) for group in groups.values()]


def labelled(columns: Sequence[Column], band: Sequence[Row]) -> list[Column]:
    """The columns with the headers that this band of rows gives them."""
    cells = _cells(band, columns)
    placed = _placed(cells, columns)
    return [_with(column, placed.get(n, [])) for n, column in enumerate(columns)]


def speaks_header(row: Row) -> bool:
    """Whether all of a row's atoms are known header words."""
    return all(len(atom.words) <= 3 and _meanings(atom.text, atom.confidence < 1.0) for atom in row.atoms)


def score(columns: Sequence[Column]) -> float:
    """How much sense the headers make: known phrases count, what is said twice once; unknown words cost a little."""
    said: dict[str, float] = {}
    unknown = 0
    for column in columns:
        worth, role = max(
            ((hit.weight + 0.25 * (hit.end - hit.start - 1), hit.target) for hit in column.hits), default=(0.0, "")
        )
        said[role] = max(worth, said.get(role, 0.0))
        unknown += bool(column.header) and not column.hits
    return sum(said.values()) - 0.3 * unknown


def _with(column: Column, atoms: list[Atom]) -> Column:
    ordered = sorted(atoms, key=lambda atom: (round(atom.y0), atom.x0))
    text = " ".join(atom.text for atom in ordered)
    recognised = any(atom.confidence < 1.0 for atom in ordered)
    hits = meanings_of(text, recognised)
    if not hits and len(ordered) > 1:
        whole = "".join(atom.text for atom in ordered)  # a narrow cell broke the word
        if hits := phrases().exact(whole):
            text = whole
    return replace(
        column,
        header=text,
        hits=hits,
        header_atoms=tuple(ordered),
    )


def meanings_of(text: str, recognised: bool) -> tuple[Hit, ...]:
    """What a header may mean; a phrase inside a longer header counts for less. What stands in brackets only explains
    it: "IVA split payment (art. 17-ter)"."""
    if not text:
        return ()
    named = _BRACKETS.sub(" ", text).strip()
    if named and named != text and (hits := _hits_of(named, recognised)):
        return hits
    return _hits_of(text, recognised)


def _hits_of(text: str, recognised: bool) -> tuple[Hit, ...]:
    joined = text.replace("- ", "")
    for candidate in dict.fromkeys((_bare(text), text, _bare(joined), joined)):
        if hits := phrases().exact(candidate, fuzzy=recognised):
            return hits
    if hits := phrases().abbreviated(_bare(text)):
        return hits
    words = max(1, len(normalise(text).split()))
    best: dict[str, Hit] = {}
    covered: dict[str, int] = {}
    for hit in phrases().scan(text):
        covered[hit.target] = covered.get(hit.target, 0) + hit.end - hit.start
        if hit.target not in best or best[hit.target].weight < hit.weight:
            best[hit.target] = hit
    found = tuple(hit._replace(weight=hit.weight * _share(covered[target] / words)) for target, hit in best.items())
    made = composed_header(_bare(text))
    return (*made, *(hit for hit in found if hit.target != made[0].target)) if made else found


def _share(covered: float) -> float:
    """What a phrase is worth that is only a part of its header."""
    return 0.95 if covered >= 1.0 else 0.45 + 0.4 * covered


@lru_cache(maxsize=1024)
def _bare(text: str) -> str:
    """A header without the currency or the rate beside it: "Paid (USD)" -> "Paid", "Escompte 2%" -> "Escompte"."""
    words = _RATE.sub(" ", text).split()
    kept = [word for word in words if not (len(word) <= 6 and parse_currency(word.strip("()[],.:")))]
    return " ".join(kept) if kept else text


def _cells(band: Sequence[Row], columns: Sequence[Column]) -> list[list[Atom]]:
    """Atoms of the band that stand over each other are one header."""
    groups: list[list[Atom]] = []
    for row in band:
        parts = [part for atom in row.atoms for part in _split(atom, columns)]
        spanning = [part for part in parts if sum(_over(part, group) for group in groups) > 1]
        for part in parts:
            home = next((g for g in groups if _over(part, g)), None) if part not in spanning else None
            if home is not None:
                home.append(part)
            elif part not in spanning:
                groups.append([part])
    return sorted(groups, key=lambda group: min(atom.x0 for atom in group))


def _over(part: Atom, group: Sequence[Atom]) -> bool:
    x0, x1 = min(a.x0 for a in group), max(a.x1 for a in group)
    shared = min(part.x1, x1) - max(part.x0, x0)
    return shared > 0.25 * min(part.x1 - part.x0, x1 - x0)


def _split(atom: Atom, columns: Sequence[Column]) -> list[Atom]:
    """Headers that nearly touch are read as one phrase: cut it where the lexicon and the columns agree."""
    over = [column for column in columns if min(atom.x1, column.x1) - max(atom.x0, column.x0) > 0]
    if len(atom.words) < 2 or len(over) < 2 or phrases().exact(atom.text):
        return [atom]
    cuts = _lexical_cuts(atom) or _column_cuts(atom, over)
    edges = [0, *cuts, len(atom.words)]
    return [_part(atom, a, b) for a, b in itertools.pairwise(edges) if b > a]


def _lexical_cuts(atom: Atom) -> list[int]:
    """Word indices where the next known phrase begins."""
    offsets, count = {}, 0
    for n, word in enumerate(atom.words):
        offsets[count] = n
        count += len(normalise(word.text).split())
    starts = sorted({hit.start for hit in phrases().scan(atom.text)})
    covered = {k for hit in phrases().scan(atom.text) for k in range(hit.start, hit.end)}
    if len(covered) < count:
        return []
    return [offsets[start] for start in starts if start in offsets and offsets[start] > 0]


def _column_cuts(atom: Atom, over: Sequence[Column]) -> list[int]:
    """Cut at the widest blanks between the columns' middles."""
    homes = [min(range(len(over)), key=lambda n: _distance(w.x0, w.x1, over[n])) for w in atom.words]
    return [n for n in range(1, len(homes)) if homes[n] != homes[n - 1]]


def _distance(x0: float, x1: float, column: Column) -> float:
    return min(abs(x0 - column.x0), abs(x1 - column.x1), abs((x0 + x1) / 2 - (column.x0 + column.x1) / 2))


def _part(atom: Atom, start: int, end: int) -> Atom:
    words = atom.words[start:end]
    text = " ".join(word.text for word in words)
    return Atom("text", text, words[0].x0, atom.y0, words[-1].x1, atom.y1, words[0].x0, words[-1].x1, words)


def _placed(cells: Sequence[list[Atom]], columns: Sequence[Column]) -> dict[int, list[Atom]]:
    """Headers -> columns, in order, each column at most one; the cheapest total distance wins. Where there are as many
    of both, and each header stands between its column's neighbours, there is nothing to weigh: headers set left over
    numbers set right."""
    extents = [(min(a.x0 for a in cell), max(a.x1 for a in cell)) for cell in cells]
    if len(cells) == len(columns) and all(_between(extents[n], columns, n) for n in range(len(columns))):
        return dict(enumerate(cells))
    nothing: tuple[int, ...] = ()
    table = [(0.0, nothing)] + [(float("inf"), nothing)] * len(columns)
    for x0, x1 in extents:
        after = [(spent + 40.0, (*path, -1)) for spent, path in table]
        for n, column in enumerate(columns):
            price = _header_cost(x0, x1, column)
            reach = min(table[: n + 1], key=lambda state: state[0])
            if reach[0] + price < after[n + 1][0]:
                after[n + 1] = (reach[0] + price, (*reach[1], n))
        table = after
    _, path = min(table, key=lambda state: state[0])
    return {n: cells[i] for i, n in enumerate(path) if n >= 0}


def _between(extent: tuple[float, float], columns: Sequence[Column], n: int) -> bool:
    """Whether a header stands right of the column before this one and left of the one after it."""
    left = columns[n - 1].x1 if n else float("-inf")
    right = columns[n + 1].x0 if n + 1 < len(columns) else float("inf")
    return extent[0] >= left and extent[1] <= right


def _header_cost(x0: float, x1: float, column: Column) -> float:
    """Points that the header is off: none where it overlaps well and an edge agrees."""
    gap = max(x0 - column.x1, column.x0 - x1)
    edge = min(abs(x0 - column.x0), abs(x1 - column.x1), abs((x0 + x1 - column.x0 - column.x1) / 2))
    return edge * 0.5 if gap < 0 else 10.0 + gap + edge * 0.5
