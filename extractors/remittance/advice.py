"""Remittance advices, in any layout: Pages -> Remittance with proof, or with the reasons why a person must look."""

from collections.abc import Iterator, Sequence

from docflow.schema.records import Extraction
from extractors.contract import Hints
from extractors.fields.composed import composed_title
from extractors.fields.lexicon import kinds, normalise, sentences, stems
from extractors.papers.labels import pairs_of
from extractors.papers.listing import is_listed
from extractors.papers.loose import PAY_STEMS, in_mail_head
from extractors.papers.pairs import Pair
from extractors.papers.paper import Paper
from extractors.papers.quoted import is_reply
from extractors.papers.settling import settles
from extractors.remittance import _details
from extractors.remittance._blocks import block_reading
from extractors.remittance._build import build
from extractors.remittance._by_payment import by_payment, sums_agree
from extractors.remittance._closing import close
from extractors.remittance._further import further_lines
from extractors.remittance._listed import listed_reading
from extractors.remittance._mending import read_mended
from extractors.remittance._paid import TableReading, scale_of
from extractors.remittance._prose import balanced, prose_reading
from extractors.remittance._remarked import take_remarks
from extractors.remittance._several import parts_of
from extractors.remittance._taken_off import settle_sides
from extractors.remittance._text_columns import calls_documents
from extractors.remittance._told import PAID
from extractors.remittance._totals import echoed, stated_totals
from extractors.tables import Row, Table

MOST = 0.97
_WRITTEN = frozenset(("mail", "text", "html"))
_BALANCED = 0.6
"""What it is worth that the amounts told of one document lead from what was billed to what is paid."""
_PAID_LESS = 0.75
"""The same where a sentence says that it was paid: a complaint about the rest does not make it a claim alone."""
_SETTLED = MOST
"""The same of several documents whose paid amounts make up a sum that is printed."""
_NUMBERED = 0.35
"""What it is worth that a number of the payment stands beside another sign of it and amounts that add up."""
_PHRASE = 3
"""Words of a phrase that says alone that something was paid: "payment was made"."""
_PAYING = ("paid_amount", "discount_amount", "deduction_amount", "withholding_amount")


def claim(paper: Paper, hints: Hints) -> float:
    """By title, by a table of paid documents, by labels of a payment."""
    if not paper.printed:
        return 0.0
    front = paper.front
    score = _title_score(front, hints) + _table_score(front) + _label_score(front) + _told_score(front)
    score += _NUMBERED if settles(front) else 0.0
    return min(MOST, max(0.0, score))


_LINE = 90
"""Letters of a line that may be a title."""
_SAID = 0.5
"""Share of a sentence that a title must make up, unless the sentence opens with it."""


def _title_score(paper: Paper, hints: Hints) -> float:
    """What the first lines and the subject say that this is."""
    answer = is_reply(hints.subject)
    rows = [row for rows in paper.rows[:1] for row in rows[:25] if not (answer and in_mail_head(paper, row))]
    best: dict[str, float] = {}
    for text, listed in [("" if answer else hints.subject, False), *_lines(paper, rows)]:
        for hit in kinds().scan(text):
            near_whole = (hit.end - hit.start) / max(1, len(text.split()))
            if near_whole < (_SAID if text.endswith(".") and hit.start else 0.6 if hit.target != "remittance" else 0.0):
                continue  # a line that names an invoice among other words is no title, and no sentence is one
            if listed and hit.target != "remittance":
                continue  # "Invoice INV-208862", "Adjustment (Proof of delivery missing) -33.60"
            best[hit.target] = max(best.get(hit.target, 0.0), hit.weight * (0.6 + 0.4 * min(1.0, near_whole)))
    lines = [row.text for row in rows if len(row.text) < _LINE]
    if "remittance" not in best and any(len(line) < 60 and composed_title(line) for line in lines):
        best["remittance"] = 0.6
    remittance = best.pop("remittance", 0.0)
    return 0.6 * remittance if remittance else -0.35 * max(best.values(), default=0.0)


def _lines(paper: Paper, rows: Sequence[Row]) -> Iterator[tuple[str, bool]]:
    """The lines and what stands apart in them; and whether it names what is listed there, or an amount beside it."""
    for row in rows:
        parts = [atom.text for atom in row.atoms if len(row.atoms) > 1 and len(atom.words) > 1]
        for text in [*([row.text] if len(row.text) < _LINE else ()), *parts]:
            yield text, row.has_money or is_listed(paper, text)


def _table_score(paper: Paper) -> float:
    best = 0.0
    for table in paper.tables:
        roles = {hit.target for column in table.columns for hit in column.hits if hit.weight >= 0.5}
        goods = {"quantity", "unit_price", "item_number"} & roles
        if "document_number" in roles or (table.number is not None and calls_documents(table)):
            paying = roles & set(_PAYING)
            stub = {"paid_amount", "gross_amount"} <= roles and len(
                paying
            ) > 1  # invoice, off it, paid: nobody bills so
            stub = stub or _pays_off(table)
            best = max(best, (0.6 if stub else 0.35 if paying else 0.2) - 0.2 * len(goods))
    return best


def _pays_off(table: Table) -> bool:
    """What is due and what is paid of it in two columns: nobody bills so."""
    paid = [c for c in table.columns if c.weight("paid_amount") >= 0.9 and c.weight("line_amount") < 0.5]
    return bool(paid) and any(c.weight("gross_amount") >= 0.6 and c not in paid for c in table.columns)


def _label_score(paper: Paper) -> float:
    """Labels that only a payment has; a cheque says to whom it is payable."""
    pairs = pairs_of(paper)
    fields = {hit.target for pair in pairs for hit in pair.label.hits if hit.weight >= 0.7}
    cheque = any("order of" in normalise(pair.label.text) for pair in pairs)
    return (
        0.1 * len(fields & {"payment_reference", "payment_date", "cheque_number", "payment_method"})
        + 0.15 * ("cheque_number" in fields)
        + 0.4 * cheque
    )


def _told_score(paper: Paper) -> float:
    """A letter that says that documents were paid, or a block for each of them whose sum is printed."""
    if _settles(paper):
        return _SETTLED if not PAID.isdisjoint(_words(paper)) else 0.45
    written = not paper.tables and _tells_payment(paper)
    if written and prose_reading(paper, (), 2) and balanced(paper):
        done = _says_paid(paper)
        return _PAID_LESS if done else _BALANCED if paper.pages.reader in _WRITTEN else 0.35
    if _columns_add_up(paper):
        return 0.45
    if not _says_paid(paper):
        named = any(table.number is not None for table in paper.tables) or listed_reading(paper, 2) is not None
        return 0.35 if named and _numbers_payment(paper) else 0.0
    named = any(t.number is not None for t in paper.tables) or prose_reading(paper, (), 2) is not None
    return 0.35 if named else 0.1


def _settles(paper: Paper) -> bool:
    """Whether blocks, a list or sentences tell of several documents what is paid of each, and their sum is printed."""
    if not paper.tables and (blocks := block_reading(paper, 2)) is not None and len(blocks.lines) > 1:
        return True
    if not _tells_payment(paper):
        return False
    headed = any(table.header for table in paper.tables)
    if not headed and (listed := listed_reading(paper, 2)) is not None and len(listed.lines) > 1:
        return True
    return not paper.tables and _adds_up(paper)


def _adds_up(paper: Paper) -> bool:
    """Whether sentences tell of several documents with their amounts, and their sum is printed."""
    told = prose_reading(paper, (), 2)
    return told is not None and len(told.lines) > 1 and echoed(paper, [told])


def _columns_add_up(paper: Paper) -> bool:
    """Whether words of paying stand over columns of numbers and amounts without headers, and their sum is printed."""
    bare = bool(paper.tables) and all(table.number is not None and not table.header for table in paper.tables)
    if not (bare and paper.pages.reader in _WRITTEN and _tells_payment(paper)):
        return False
    found = _readings(paper, pairs_of(paper), Hints())
    return sum(len(reading.lines) for reading in found) > 1 and echoed(paper, found)


def _says_paid(paper: Paper) -> bool:
    phrases = (hit for row in paper.outside() if row.page == 0 for hit in sentences().scan(row.text))
    return not PAID.isdisjoint(_words(paper)) or any(
        hit.target == "remittance" and hit.end - hit.start >= _PHRASE for hit in phrases
    )


def _words(paper: Paper) -> set[str]:
    """The words outside the tables of the first page."""
    return {word for row in paper.outside() if row.page == 0 for word in normalise(row.text).split()}


def _numbers_payment(paper: Paper) -> bool:
    """Whether a clear label gives the number of a payment."""
    return any(
        hit.target in ("payment_reference", "cheque_number") and hit.weight >= 0.75
        for pair in pairs_of(paper)
        for hit in pair.label.hits
    )


def _tells_payment(paper: Paper) -> bool:
    """Whether words of paying, and none of reminding, stand outside the tables."""
    text = " ".join(row.text for row in paper.outside() if row.page == 0)
    words = normalise(text).split()
    reminded = any(hit.target in ("dunning", "statement", "invoice") for hit in sentences().scan_words(words))
    return not reminded and any(word in stems()["pay"] or word.startswith(PAY_STEMS) for word in words)


def extract(paper: Paper, hints: Hints) -> list[Extraction]:
    """One extraction per advice in the file."""
    parts = parts_of(paper, pairs_of(paper))
    papers = [paper] if len(parts) < 2 else [paper.between(start, stop) for start, stop in parts]
    return [found for part in papers for found in _payments(part, hints)]


def _payments(paper: Paper, hints: Hints) -> list[Extraction]:
    """One extraction per payment of an advice; most tell of one."""
    payments = by_payment(paper)
    found = [_one(payment, hints) for payment in payments]
    return sums_agree(paper, found) if len(payments) > 1 else found


def _one(paper: Paper, hints: Hints) -> Extraction:
    pairs = pairs_of(paper)
    readings = _readings(paper, pairs, hints)
    return build(paper, pairs, readings, hints)


def _readings(paper: Paper, pairs: list[Pair], hints: Hints) -> list[TableReading]:
    scale = scale_of(paper)
    stated = stated_totals(paper, pairs, scale)

    def read(table: Table) -> TableReading | None:
        reading = read_mended(paper, table, pairs, scale, hints.open_items)
        if reading is not None:
            close(paper, reading)
            _details.fold(paper, reading, stated)
        return reading

    found = [reading for table in _paying_tables(paper.tables) if (reading := read(table)) is not None]
    found += further_lines(paper, found, stated, read)
    settle_sides(found, stated)
    take_remarks(paper, found)
    if any(reading.table.header for reading in found):
        return found
    told = prose_reading(paper, stated, scale)
    listed = block_reading(paper, scale) or listed_reading(paper, scale)
    if listed is not None and not (told is not None and _says_more(paper, told, listed)):
        return found if _says_the_same(found, listed) else [listed]
    if told is not None and (not found or _better(paper, told, found)):
        return [told]
    return found


def _says_the_same(found: list[TableReading], listed: TableReading) -> bool:
    """A table of the same documents and amounts knows its columns as well."""
    told = [[(line.number, line.paid) for line in reading.lines] for reading in found]
    return len(told) == 1 and told[0] == [(line.number, line.paid) for line in listed.lines]


def _says_more(paper: Paper, told: TableReading, listed: TableReading) -> bool:
    """Sentences beat a list of fewer documents where their sum is printed as well: a list of one line is found in
    many a text."""
    return (
        len(told.lines) > len(listed.lines) and not any(line.unknown for line in told.lines) and echoed(paper, [told])
    )


def _better(paper: Paper, told: TableReading, found: list[TableReading]) -> bool:
    """Words beat a table without a header where their sum is printed beside them and the table's is not."""
    return not any(line.unknown for line in told.lines) and echoed(paper, [told]) and not echoed(paper, found)


def _paying_tables(tables: list[Table]) -> list[Table]:
    """Tables that name documents; where one names invoices, tables of other things are left out."""
    named = [t for t in tables if t.number is not None and t.columns[t.number].weight("document_number") >= 0.4]
    return named or [t for t in tables if t.number is not None]
