"""Whether money is paid with a paper: what an advice has and a complaint has not, whatever else both speak of.

Deductions, shortages and complaints stand on advices as well as on claims. The number, the day and the way of a
payment beside amounts that lead to a sum stand together on advices alone.
"""

from collections.abc import Iterator
from decimal import Decimal

from extractors.fields.composed import composed_title
from extractors.fields.lexicon import kinds, labels, normalise, sentences, stems
from extractors.fields.methods import payment_method
from extractors.papers.labels import pairs_of
from extractors.papers.pairs import Pair
from extractors.papers.paper import Paper, once
from extractors.tables import Atom

_NUMBERS = ("payment_reference", "cheque_number", "advice_number")
_CLEAR, _SURE, _FAIR = 0.9, 0.7, 0.45
"""Weight of a header and of a label that says that a number, and of one that says that a day is the payment's."""
_LINE = 60
"""Letters of a line that may be a title."""
_FLUSH = 2.0
"""Points between the right edges of amounts of one column."""
_FEW = 12
"""Amounts of a letter of which one may be the sum of all others."""


@once
def settles(paper: Paper) -> bool:
    """Whether the number of a payment and another sign of one stand beside amounts whose sum is printed. Day and way of
    a payment stand on invoices as well, and a complaint tells them of an earlier one."""
    signs = set(_signs(paper))
    return "number" in signs and len(signs) > 1 and _sums_up(paper)


def _signs(paper: Paper) -> Iterator[str]:
    for pair in pairs_of(paper):
        if any(pair.weight(field) >= _SURE for field in _NUMBERS) and any(map(str.isdigit, pair.value.text)):
            yield "number"
        if paper.day(pair.value) is not None and _names_payment_day(pair):
            yield "day"
    heads = (row for table in paper.tables for row in table.header)
    if any(_numbers_payment(atom.text) for row in heads for atom in row.atoms):
        yield "number"
    lines = [row.text for row in (paper.rows[0] if paper.rows else ())]
    if any(payment_method(line) for line in lines):
        yield "way"
    if any(hit.target == "remittance" for line in lines for hit in sentences().scan(line)):
        yield "told"
    if any(len(line) < _LINE and _is_title(line) for line in lines):
        yield "title"


def _numbers_payment(header: str) -> bool:
    """ "Scheck-Nr." over its number, in a row of labels that looks like a table."""
    return any(hit.target in _NUMBERS and hit.weight >= _CLEAR for hit in labels().exact(header))


def _names_payment_day(pair: Pair) -> bool:
    paying = not stems()["pay"].isdisjoint(normalise(pair.label.text).split())
    return pair.weight("payment_date") >= _FAIR or (paying and pair.weight("due_date") < _FAIR)


def _is_title(line: str) -> bool:
    return composed_title(line) or any(hit.target == "remittance" for hit in kinds().scan(line))


def _sums_up(paper: Paper) -> bool:
    """Whether the amounts of a column lead to its last one, or to one that is printed elsewhere."""
    amounts = [reading.value for atom in _money(paper) if (reading := paper.amount(atom)) is not None]
    if len(amounts) <= _FEW and any(2 * value == sum(amounts) for value in amounts if len(amounts) > 2):
        return True
    for rows in paper.rows:
        columns = list(_columns([atom for row in rows for atom in row.atoms if atom.kind == "money"]))
        every = [[reading.value for atom in column if (reading := paper.amount(atom))] for column in columns]
        for n, values in enumerate(every):
            elsewhere = {value for m, others in enumerate(every) if m != n for value in others}
            if _leads(values, elsewhere):
                return True
    return False


def _leads(values: list[Decimal], elsewhere: set[Decimal]) -> bool:
    adds_up = len(values) > 2 and sum(values[:-1]) == values[-1]
    return adds_up or (len(values) > 1 and sum(values) in elsewhere)


def _money(paper: Paper) -> Iterator[Atom]:
    return (atom for rows in paper.rows for row in rows for atom in row.atoms if atom.kind == "money")


def _columns(atoms: list[Atom]) -> Iterator[list[Atom]]:
    """Amounts flush right with each other, from the top."""
    left = list(atoms)
    while left:
        column = [atom for atom in left if abs(atom.x1 - left[0].x1) < _FLUSH]
        left = [atom for atom in left if abs(atom.x1 - column[0].x1) >= _FLUSH]
        yield column
