"""Tables in pages: header bands first, then the rows below them, over pages; without a header, by repetition."""

from collections.abc import Sequence
from dataclasses import replace

from docflow.schema.memory import MarkedColumns
from docflow.schema.place import Pages
from extractors.fields.dates import stated_form
from extractors.fields.lexicon import Hit
from extractors.tables import panels
from extractors.tables.columns import assign, columns_of
from extractors.tables.currencies import part_currencies
from extractors.tables.header import (
    AMOUNT_ROLES,
    NAMING_ROLES,
    labelled,
    may_be_header,
    score,
    single_score,
    speaks_header,
)
from extractors.tables.kinds import before_footer, belongs, classified, is_told, label_of
from extractors.tables.known import NOTHING, Known, is_remembered
from extractors.tables.marked import marked_table, standing
from extractors.tables.model import Column, Row, Table
from extractors.tables.naming import handed_on, holds_numbers, roles_of
from extractors.tables.rows import rows_of
from extractors.tables.ruled import Bands, gather
from extractors.tables.stacked import Unstacked
from extractors.tables.widened import widen

_ANCHOR = 1.0
"""Weight of known header phrases that makes a row worth trying as a header."""
_ACCEPT = 1.2


def find_tables(pages: Pages, rows: Sequence[Sequence[Row]] | None = None, known: Known = NOTHING) -> list[Table]:
    """All tables with amounts, in reading order; a table that goes on over pages is one.

    `known`: what is remembered of this payer's headers, and tables that a person has marked, which stand for their
    pages.
    """
    every = rows if rows is not None else rows_of(pages)
    if known.marked:
        return _marked(pages, every, known)
    if known.table is not None:
        columns = MarkedColumns.of(known.table.value)
        standing_here = (standing(here, columns, page.number) for page, here in zip(pages.pages, every, strict=True))
        marked = tuple(table for table in standing_here if table is not None)
        return find_tables(pages, every, known._replace(table=None, marked=marked))
    tables: list[Table] = []
    for n, page in enumerate(every):
        unstacked = Unstacked(page)
        _page_tables(unstacked.rows, tables, known, Bands.of_page(pages.pages[n].rulings))
        for table in tables:
            unstacked.put_back(table)
    for table in tables:
        gather(table, pages)
    return tables if tables else _headerless(every, known)


def _marked(pages: Pages, rows: Sequence[Sequence[Row]], known: Known) -> list[Table]:
    """The marked tables, and what is found by itself on the other pages."""
    marked = {one.page: one for one in known.marked}
    here = [(marked[page.number], rows[n]) for n, page in enumerate(pages.pages) if page.number in marked]
    found = [table for one, of_page in here if (table := marked_table(of_page, one)) is not None]
    others = [[] if page.number in marked else rows[n] for n, page in enumerate(pages.pages)]
    more = find_tables(pages, others, known._replace(marked=())) if any(others) else []
    return sorted((*found, *more), key=lambda table: min(table.regions, default=0))


def _page_tables(rows: Sequence[Row], tables: list[Table], known: Known, ruled: Bands) -> None:
    """Find the page's header bands; rows before the first one may continue the table of the page before."""
    bands = _bands(rows, known, ruled)
    first = bands[0][0] if bands else len(rows)
    if tables and first:
        _continue(tables[-1], rows[:first])
    for (start, stop), end in zip(bands, [*(band[0] for band in bands[1:]), len(rows)], strict=False):
        band, body = rows[start:stop], rows[stop:end]
        last = tables[-1] if tables else None
        if last is not None and _repeats(last, band):
            widen(last, band, body)
            if _continue(last, body, band[0].y0):
                continue
        table = _table(rows, start, stop, body, known)
        if table is None:
            continue
        if last is not None and _same_columns(last, table):
            _append(last, table)
        else:
            tables.append(table)


def _bands(rows: Sequence[Row], known: Known, ruled: Bands) -> list[tuple[int, int]]:
    """Start and stop of runs of header-like rows that hold enough known phrases."""
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(rows):
        if not may_be_header(rows[at]) or not _several_words(rows[at]) or _worth(rows[at], known) < _ANCHOR:
            at += 1
            continue
        stop = at + 1
        while stop < len(rows) and may_be_header(rows[stop]) and _near(rows[stop - 1], rows[stop]):
            stop += 1
        while stop > at + 1 and ruled.shares_with_amounts(rows, stop - 1):
            stop -= 1
        found.append((at, stop))
        at = stop
    return found


def _worth(row: Row, known: Known) -> float:
    return single_score(row) + known.score(row)


def _several_words(row: Row) -> bool:
    """More than one thing is printed in it; the bullet before a remark is none."""
    return sum(atom.kind != "mark" for atom in row.atoms) > 1


def _near(above: Row, below: Row) -> bool:
    return below.y0 - above.y1 < 0.9 * max(above.em, below.em)


def _table(rows: Sequence[Row], start: int, stop: int, body: Sequence[Row], known: Known) -> Table | None:
    """The table under the best choice of header rows around start..stop, if it makes sense as one."""
    data = _data_rows(body)
    if not data:
        return None
    part_currencies(body)
    columns = columns_of(data)
    best: tuple[float, int, int, list[Column]] | None = None
    highest = _wrapped_top(rows, start)
    for top in _tops(rows, start, stop):
        for bottom in range(max(top + 1, stop - 2), stop + 1):
            if bottom - top > 4:
                continue
            tried = known.applied(handed_on(labelled(columns, rows[top:bottom])))
            left = sum(map(_left, rows[bottom:stop]))
            worth = score(tried) - 0.05 * (bottom - top) - left - 0.6 * max(0, top - highest)
            if best is None or worth > best[0]:
                best = (worth, top, bottom, tried)
    if best is None or not (is_remembered(best[3]) or (best[0] >= _ACCEPT and _sensible(best[3]))):
        return None
    _, top, bottom, columns = best
    table = _named(columns, tuple(rows[top:bottom]), known)
    _fill(table, [*rows[bottom:stop], *body], rows[top].y0)
    if not table.lines:
        return None
    return panels.unfolded(table) if panels.repeats(table.columns) else table


def _left(row: Row) -> float:
    """What it costs to leave a row of the band out of the header; what opens the list ("Store 014 Reading") is none."""
    return 0.8 if len(row.atoms) > 1 or single_score(row) > 0 else 0.2


def _named(columns: Sequence[Column], header: tuple[Row, ...], known: Known) -> Table:
    """The table, still empty, with the column that names the documents; numbers printed in groups are no amounts
    there."""
    remembered = known.number(columns)
    number = roles_of(columns).number if remembered is None else remembered
    grouped = number is not None and columns[number].kind == "money"
    told = [
        replace(c, kind="code", numbered=1.0) if grouped and n == number else _dated(c) for n, c in enumerate(columns)
    ]
    return Table(told, [], header, number=number)


def _dated(column: Column) -> Column:
    """Digits under a header that says how it writes dates ("DAT. JJMMTT") are dates."""
    if column.kind not in ("integer", "code") or not stated_form(column.header):
        return column
    return replace(column, kind="date", hits=column.hits or (Hit("document_date", 0.8, "", 0, 1, column.header),))


def _wrapped_top(rows: Sequence[Row], start: int) -> int:
    """The first of the close rows above that hold nothing but header words: they belong to a wrapped header."""
    at = start
    while (
        at > 0
        and start - at < 3
        and _near(rows[at - 1], rows[at])
        and may_be_header(rows[at - 1])
        and speaks_header(rows[at - 1])
    ):
        at -= 1
    return at


def _tops(rows: Sequence[Row], start: int, stop: int) -> list[int]:
    """Where the header may begin: at the anchor, within the band, or up to three close rows above it."""
    tops = list(range(start, min(stop, start + 3)))
    at = start
    while at > 0 and start - at < 3 and may_be_header(rows[at - 1]) and _near(rows[at - 1], rows[at]):
        at -= 1
        tops.append(at)
    return tops


def _sensible(columns: Sequence[Column]) -> bool:
    """A column that names documents and one that holds amounts."""
    amounts = any(
        c.kind == "money" or (c.kind == "integer" and any(h.target in AMOUNT_ROLES for h in c.hits)) for c in columns
    )
    if not amounts:
        return False
    named = any(hit.target in NAMING_ROLES for column in columns for hit in column.hits)
    return named or (any(map(holds_numbers, columns)) and score(columns) > 2.0)


def _data_rows(body: Sequence[Row]) -> list[Row]:
    """Rows with an amount and something else, sums aside."""
    valued = [row for row in body if len(row.atoms) > 1 and (row.has_money or _counts_whole(row))]
    rows = [row for row in valued if _names_itself(row) or not (label_of(row) or is_told(row))]
    if rows:
        return _regular(rows)
    return [row for row in body if sum(a.kind in ("integer", "code") for a in row.atoms) > 1 and not label_of(row)]


def _counts_whole(row: Row) -> bool:
    """A line whose amounts have no cents, as a sheet shows them: "988", "38", "950" behind a number and a date."""
    return _names_itself(row) and sum(atom.kind == "integer" for atom in row.atoms) > 1


def _names_itself(row: Row) -> bool:
    """A number and a date: a line, even where its description says "Transport" or "Total care"."""
    kinds = {atom.kind for atom in row.atoms}
    return "date" in kinds and bool(kinds & {"code", "integer"})


def _regular(rows: list[Row]) -> list[Row]:
    """Without the stray rows far below that look like none above: a footer with numbers in it."""
    known: set[tuple[str, ...]] = set()
    for n, row in enumerate(rows):
        shape = tuple(sorted({atom.kind for atom in row.atoms}))
        if n and row.y0 - rows[n - 1].y1 > 6 * row.em and (shape not in known or not _aligned(row, rows[:n])):
            return rows[:n]
        known.add(shape)
    return rows


def _aligned(row: Row, above: Sequence[Row]) -> bool:
    """Whether an amount of the row stands under an amount above it."""
    edges = [(atom.left, atom.right) for other in above for atom in other.atoms if atom.kind == "money"]
    return any(
        atom.kind == "money" and any(abs(atom.left - left) < 3 or abs(atom.right - right) < 3 for left, right in edges)
        for atom in row.atoms
    )


def _fill(table: Table, rows: Sequence[Row], top: float | None = None) -> bool:
    """Classify the rows and add them up to the last one that belongs to the table; False if none does."""
    sorted_rows = before_footer([classified(table, row) for row in rows])
    last = max((n for n, row in enumerate(sorted_rows) if row.kind in ("line", "total", "carried")), default=-1)
    if last < 0:
        return False
    while last + 1 < len(sorted_rows) and belongs(table, sorted_rows[last], sorted_rows[last + 1]):
        last += 1
    kept = sorted_rows[: last + 1]
    table.rows.extend(kept)
    page = rows[0].page
    table.regions[page] = (rows[0].y0 if top is None else top, max(row.row.y1 for row in kept))
    return True


def _continue(table: Table, rows: Sequence[Row], top: float | None = None) -> bool:
    """Rows of a further page under the columns known from before."""
    return any(row.has_money and _fits(table, row) for row in rows) and _fill(table, rows, top)


def _fits(table: Table, row: Row) -> bool:
    cells = assign(row, table.columns)
    money = [atom for atom in row.atoms if atom.kind == "money"]
    placed = [a for n, atoms in cells.items() if table.columns[n].kind == "money" for a in atoms if a.kind == "money"]
    return len(placed) == len(money)


def _repeats(table: Table, band: Sequence[Row]) -> bool:
    """The same header in the same place."""
    known = {(word.text, round(word.x0 / 4)) for row in table.header for atom in row.atoms for word in atom.words}
    here = {(word.text, round(word.x0 / 4)) for row in band for atom in row.atoms for word in atom.words}
    return len(known & here) * 5 >= len(known) * 4


def _same_columns(a: Table, b: Table) -> bool:
    """The same headers, wherever they stand."""
    return [c.header for c in a.columns] == [c.header for c in b.columns] and a.number == b.number


def _append(table: Table, more: Table) -> None:
    table.rows.extend(more.rows)
    table.regions.update(more.regions)


def _headerless(pages: Sequence[Sequence[Row]], known: Known) -> list[Table]:
    """Rows that repeat a pattern of a document number and amounts, with no header above them."""
    data = [row for rows in pages for row in rows if _lists(row)]
    if not data:
        return []
    table = _named(columns_of(data), (), known)
    for rows in pages:
        start = next((n for n, row in enumerate(rows) if row in data), None)
        if start is not None:
            _fill(table, rows[start:])
    return [table] if table.lines else []


def tables_without_heads(rows: Sequence[Row]) -> list[Table]:
    """Rows that look like lines and follow each other, under heads that say nothing known or under none."""
    found: list[Table] = []
    at = 0
    while at < len(rows):
        stop = at
        while stop < len(rows) and _lists(rows[stop]) and _follows(rows, at, stop):
            stop += 1
        if stop > at:
            heads = _heads_of(rows, at)
            columns = columns_of(rows[at:stop])
            table = _named(labelled(columns, heads) if heads else columns, tuple(heads), NOTHING)
            if table.number is not None and _fill(table, rows[at : stop + _SUMS], heads[0].y0 if heads else None):
                found.append(table)
        at = max(stop, at + 1)
    return found


def _lists(row: Row) -> bool:
    return _looks_like_line(row) and not is_told(row)


_SUMS = 3
"""Rows below a list that may sum it up."""


def _follows(rows: Sequence[Row], at: int, n: int) -> bool:
    """Whether a row stands close below the one before it."""
    return n == at or (rows[n].page == rows[n - 1].page and rows[n].y0 - rows[n - 1].y1 < 1.5 * rows[n].em)


def _heads_of(rows: Sequence[Row], at: int) -> list[Row]:
    """The row right above, if it may be one of heads."""
    above = rows[at - 1] if at else None
    heads = above is not None and above.page == rows[at].page and _near(above, rows[at]) and len(above.atoms) > 1
    return [above] if above is not None and heads and may_be_header(above) else []


def _looks_like_line(row: Row) -> bool:
    """A number that is no amount, then an amount, no sum, not much prose."""
    kinds = [atom.kind for atom in row.atoms]
    if "money" not in kinds or label_of(row) or not ({"code", "integer"} & set(kinds) or _numbered_text(row)):
        return False
    return sum(len(atom.words) for atom in row.atoms if atom.kind == "text") <= 8


def _numbered_text(row: Row) -> bool:
    return any(a.kind == "text" and len(a.words) <= 4 and any(c.isdigit() for c in a.text) for a in row.atoms)
