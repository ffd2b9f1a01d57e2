"""A note below all that an invoice prints: a few short lines by themselves, dated or asking, that tell a reason."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from docflow.schema.reasons import Reason
from extractors.fields.amounts import find_amounts
from extractors.fields.dates import find_dates
from extractors.fields.lexicon import any_speaks_of, normalise, small_words
from extractors.fields.reasons import classify_reason
from extractors.invoice._amounts import meanings
from extractors.invoice._goods import goods_of
from extractors.papers.paper import Paper, once
from extractors.tables import Atom, Row

_APART = 1.2
"""Heights of its letters by which a note stands off what is above it."""
_CLOSE = 0.9
"""Heights within which its lines follow one another."""
_FLUSH = 2.5
"""Points by which lines of one remark begin apart."""
_WORDS = 5
"""Of a remark, at least."""
_LABEL = re.compile(r"\w\s?:(?:\s|$)")
"""A label with its colon: facts of the invoice, and no remark."""
_STEP = 0.75
"""Heights by which a part of a line lies below the part before it."""
_MOST_ROWS, _FEW, _MOST_WORDS = 4, 4, 7
_ASKING = ("credit", "deduct", "cancel", "refuse")
_SURE = 0.5
_TOTALS = frozenset(("net_total", "tax_total", "invoice_total", "amount_due"))


def note_below(paper: Paper) -> tuple[Row, ...] | None:
    """The last such block, where a page has one."""
    found = [block for page in range(len(paper.rows)) for block in _blocks(paper, page) if _disputes(block)]
    return found[-1] if found else None


def disputes(text: str, dated: bool) -> bool:
    """Whether a note of a few words disputes: it asks for money or cancels, or tells a reason, and one of these or its
    day beside; that of the terms of payment is none."""
    asks = any(any_speaks_of(kind, normalise(text).split()) for kind in _ASKING)
    reading = classify_reason(text)
    told = reading is not None and reading.confidence >= _SURE and reading.reason not in (Reason.TERMS, Reason.OTHER)
    return (asks or told) and (dated or (asks and told))


def _disputes(block: tuple[Row, ...]) -> bool:
    """Terms and thanks are sentences and have no day; a note is a phrase, and its lines are short."""
    texts = [row.text for row in block]
    dated = any(find_dates(row.text) for row in block[1:])
    phrase = not texts[0].rstrip().endswith((".", ":")) and not any(atom.kind == "money" for atom in block[0].atoms)
    return phrase and dated and disputes(" ".join(texts), dated)


def _blocks(paper: Paper, page: int) -> Iterator[tuple[Row, ...]]:
    """Groups of short lines on the page, below its positions or else its sums, set apart from what is above."""
    bottom = goods_of(paper).regions.get(page, (0.0, 0.0))[1] or _last_sum(paper, page)
    block: list[Row] = []
    last: Row | None = None
    for row in _levelled([row for row in paper.rows[page] if row.y0 >= bottom]):
        if block and _follows(block[-1], row):
            block.append(row)
        else:
            if 1 < len(block) <= _MOST_ROWS:
                yield tuple(block)
            apart = last is not None and row.y0 - last.y1 > _APART * row.em
            block = [row] if apart and _is_short(row) else []
        last = row
    if 1 < len(block) <= _MOST_ROWS:
        yield tuple(block)


def _last_sum(paper: Paper, page: int) -> float:
    """Where the last line of net, tax and total stands: no note stands above it."""
    return max((row.y0 for row in paper.rows[page] if row.has_money and _is_total(row)), default=0.0)


def _is_total(row: Row) -> bool:
    return any(hit.target in _TOTALS for atom in row.atoms for hit in meanings(atom.text))


def _levelled(rows: Sequence[Row]) -> Iterator[Row]:
    """Lines that rise or fall a little were read as several, each beside and hardly below the one before."""
    open_row: Row | None = None
    for row in rows:
        if open_row is not None and _beside(open_row, row):
            atoms = sorted((*open_row.atoms, *row.atoms), key=lambda atom: atom.x0)
            open_row = replace(open_row, atoms=atoms, y1=max(open_row.y1, row.y1))
        else:
            if open_row is not None:
                yield open_row
            open_row = row
    if open_row is not None:
        yield open_row


def _beside(above: Row, row: Row) -> bool:
    apart = row.atoms[-1].x1 <= above.atoms[0].x0 or row.atoms[0].x0 >= above.atoms[-1].x1
    return apart and row.y0 - above.y0 < _STEP * row.em


def _follows(above: Row, row: Row) -> bool:
    close = row.y0 - above.y1 <= _CLOSE * above.em
    over = row.atoms[0].x0 < above.atoms[-1].x1 and row.atoms[-1].x1 > above.atoms[0].x0
    return close and over and _is_short(row)


def _is_short(row: Row) -> bool:
    return len(row.atoms) <= _FEW and len(row.text.split()) <= _MOST_WORDS


def atoms_of(block: tuple[Row, ...]) -> tuple[Atom, ...]:
    """All of the note, line by line."""
    return tuple(atom for row in block for atom in row.atoms)


@once
def remark_beside(paper: Paper) -> tuple[Atom, ...]:
    """What a customer wrote below or beside the totals: lines set flush under each other that tell a reason, and are
    dated or ask for an amount. Terms of sale tell reasons too, and do neither."""
    for page, (_, bottom) in goods_of(paper).regions.items():
        below = [row for row in paper.rows[page] if row.y0 > bottom]
        for n, row in enumerate(below):
            for at in range(len(row.atoms)):
                block = list(_flush_block(below[n:], at))
                if _remarks(" ".join(atom.text for atom in block)):
                    return tuple(block)
    return ()


def _flush_block(rows: Sequence[Row], at: int) -> Iterator[Atom]:
    """The phrase at this place with what follows close behind it, and the lines right below that begin there."""
    first, last = rows[0].atoms[at], rows[0]
    yield from _run(rows[0], at)
    for row in rows[1:]:
        under = next((n for n, atom in enumerate(row.atoms) if abs(atom.x0 - first.x0) < _FLUSH), None)
        if row.y0 - last.y1 > _CLOSE * row.em:
            return
        if under is not None:
            yield from _run(row, under)
            last = row


def _run(row: Row, at: int) -> Iterator[Atom]:
    yield row.atoms[at]
    for before, atom in pairwise(row.atoms[at:]):
        if atom.x0 - before.x1 > row.em:
            return
        yield atom


def _remarks(text: str) -> bool:
    """Terms of payment name a percentage and a day; a dated remark says "our" or "your"."""
    reading = classify_reason(text)
    words = normalise(text).split()
    if reading is None or reading.confidence < _SURE or reading.reason in (Reason.TERMS, Reason.OTHER):
        return False
    if len(words) < _WORDS or _LABEL.search(text) or (reading.reason is Reason.DISCOUNT and "%" in text):
        return False
    asks = any(any_speaks_of(kind, words) for kind in _ASKING)
    spoken = not (small_words()["ours"] | small_words()["theirs"]).isdisjoint(words)
    return (spoken and bool(find_dates(text))) or (asks and bool(find_amounts(text)))
