"""What an advice prints and nothing that was read explains, so that a person is asked: another day near the payment's;
under a header that nobody knows a column of words where money is taken off without any, or one of codes where no header
surely names the documents.

Of papers by hands that nobody had seen these were signs that held: those with one passed wrongly as often as rightly
(docs/decisions/0078).
"""

from collections.abc import Iterator, Sequence
from datetime import date

from docflow.schema.reasons import Reason
from docflow.schema.records import Remittance, RemittanceLine
from extractors.fields.composed import composed_header
from extractors.fields.lexicon import columns, labels
from extractors.papers.draft import Draft
from extractors.papers.loose import in_mail_head
from extractors.papers.quoted import is_field
from extractors.remittance._paid import TableReading

_SHOWN = 3
_CODES = frozenset(("code", "integer"))
_YEAR = 366
_SURELY = 0.9
"""What a header is worth that calls its column the documents' and nothing else."""


def ask_of_unexplained(draft: Draft, record: Remittance, readings: Sequence[TableReading]) -> None:
    """A question for each sort of thing that nothing explains."""
    if days := list(dict.fromkeys(_other_days(draft, record)))[:_SHOWN]:
        draft.ask(f"No value of the record explains {', '.join(days)}; it may be the day of the payment.")
    wordless = any(map(_lacks_words, record.lines))
    heads = [
        f'"{reading.table.columns[n].header}"'
        for reading in readings
        for n in _unused(reading)
        if (wordless and _tells_of_less(reading, n)) or _may_name_documents(reading, n)
    ]
    if heads:
        draft.ask(f"What the column {', '.join(heads[:_SHOWN])} says is not known.")


def _other_days(draft: Draft, record: Remittance) -> Iterator[str]:
    """Days outside the tables that are neither the payment's nor a line's."""
    known = {record.payment_date, *(line.document_date for line in record.lines)}
    for row in draft.paper.outside():
        for atom in row.atoms if not (in_mail_head(draft.paper, row) or is_field(row.text)) else ():
            reading = draft.paper.day(atom) if atom.kind == "date" else None
            if reading is not None and reading.value not in known and _is_near(reading.value, record.payment_date):
                yield f'"{atom.text}"'


def _is_near(day: date, paid: date | None) -> bool:
    """Within a year of the payment: a sort code "11-29-54" is no day of it."""
    return paid is None or abs((day - paid).days) < _YEAR


def _may_name_documents(reading: TableReading, n: int) -> bool:
    """Whether a column holds codes, and no header surely says that another one names the documents."""
    number, columns = reading.table.number, reading.table.columns
    sure = number is not None and columns[number].weight("document_number") >= _SURELY
    return columns[n].kind in _CODES and not sure


def _tells_of_less(reading: TableReading, n: int) -> bool:
    """Whether a column has words for what is taken off that it has for nothing else: no shop's or building site's."""
    rows = reading.table.lines
    if reading.table.columns[n].kind != "text" or len(rows) != len(reading.lines):
        return False
    less = [line.paid < 0 or bool(line.deduction) for line in reading.lines]
    words = {off: {row.text(n) for row, one in zip(rows, less, strict=True) if one is off} for off in (True, False)}
    return bool(words[True] - words[False] - {""})


def _lacks_words(line: RemittanceLine) -> bool:
    """Whether money is taken off, and no words that were read say why."""
    off = line.deduction_amount or (line.paid_amount or 0) < 0
    return bool(off) and line.deduction_reason in (None, Reason.OTHER)


def _unused(reading: TableReading) -> Iterator[int]:
    """Columns under a header that neither a list nor a rule knows, of which no value was taken."""
    taken = {id(atom) for line in reading.lines for cell in line.cells.values() for atom in cell.atoms}
    rows = reading.table.lines
    for n, column in enumerate(reading.table.columns):
        if not column.header or column.hits or column.constant or _is_known(column.header):
            continue
        if not any(id(atom) in taken for row in rows for atom in row.cells.get(n, ())):
            yield n


def _is_known(header: str) -> bool:
    return bool(columns().scan(header) or labels().scan(header) or composed_header(header))
