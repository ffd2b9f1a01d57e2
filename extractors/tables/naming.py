"""Which column of numbers names what: the supplier's documents, the payer's own, their orders; and which one tells
the documents' dates, which their kinds.

One assignment over all columns at once: a header speaks for a column, and so do its cells and its neighbours. What
comes near the best assignment with other documents is a rival, and a person is asked.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise, product
from typing import NamedTuple

from extractors.fields.lexicon import labels, normalise, small_words
from extractors.tables.known import REMEMBERED
from extractors.tables.model import Column

# The payer writes the advice: "your" documents are the supplier's, "our" documents the payer's own.
_EXTERNAL = frozenset(("external", "ext", "extern", "externe", "leveranciers", "yr", "v", "invoice"))
_INTERNAL = frozenset(("internal", "intern", "interne", "interno", "interna"))
_OTHER_NUMBERS = frozenset(("quantity", "item_number", "tax_rate", "due_date", "unit_price"))
_SURELY = 0.9
"""How much a header speaks of invoices that means nothing else."""
_NAMED = 0.5
"""How much a header speaks of numbers that may mean them."""
_NAMING = {"document_number": 1.0, "our_number": 0.6, "purchase_order": 0.45}
"""What a number is worth as the document's where nothing else names it."""
_AMOUNTS = "_amount"
_PLAIN = 0.8
"""What a "document no." is worth as the payer's own."""
_NEAR = 0.25
"""An assignment this much worse than the best one leaves it open."""
_KIND_SAID = 0.4
"""How surely a header says that it tells kinds; and the share of its cells that do."""
_FIRST = 0.001
"""Of columns alike the first is taken."""
_BESIDE = 0.1
"""What it is worth that the date stands beside the number."""


class Roles(NamedTuple):
    """Which column is which; None where there is none."""

    number: int | None = None
    own: int | None = None
    order: int | None = None
    date: int | None = None
    kind: int | None = None


Claim = tuple[int | None, float]
"""A column and what it is worth in a role."""


def roles_of(columns: Sequence[Column], number: int | None = None) -> Roles:
    """The best assignment; `number`: the column of the documents where it is known."""
    return _best(columns, number)[0]


def naming_rivals(columns: Sequence[Column], number: int) -> list[int]:
    """Other columns that name the documents in an assignment about as good as the best one. Beside "your reference" a
    bare "document no." is the payer's own."""
    if _remembered(columns[number]):
        return []
    others = [n for n, column in enumerate(columns) if n != number and _may_name(column) and not column.counting]
    if not others:
        return []
    least = _best(columns, number)[1] - _NEAR
    return [n for n in others if _best(columns, n)[1] > least]


def _best(columns: Sequence[Column], number: int | None) -> tuple[Roles, float]:
    """The best assignment and its worth; each column has one role."""
    naming = [n for n, column in enumerate(columns) if _may_name(column)] if number is None else [number]
    named: list[Claim] = [(n, naming_weight(columns[n]) - _FIRST * n) for n in naming]
    others = [_claims(columns, worth) for worth in (_own_worth, _order_worth, _date_worth, _kind_worth)]
    best, most = Roles(number), float("-inf")
    for claims in product(named or [(None, 0.0)], *others):
        taken = [n for n, _ in claims if n is not None]
        found = Roles(*(n for n, _ in claims))
        worth = sum(value for _, value in claims) + _BESIDE * _dated_beside(found)
        if worth > most and len(set(taken)) == len(taken):
            best, most = found, worth
    return best, most


def _claims(columns: Sequence[Column], worth_of: Callable[[Column], float]) -> list[Claim]:
    """No column, and each that may have this role."""
    return [(None, 0.0), *((n, worth) for n, column in enumerate(columns) if (worth := worth_of(column)) > 0)]


def _dated_beside(roles: Roles) -> bool:
    return roles.date is not None and roles.number is not None and abs(roles.date - roles.number) == 1


def _may_name(column: Column) -> bool:
    """Whether its cells may be numbers of documents, by their look or by its header."""
    if column.thousands:
        return column.weight("document_number") >= _SURELY
    if column.kind in ("money", "date", "percent"):
        return False
    return any(hit.target in _NAMING for hit in column.hits) or holds_numbers(column)


def holds_numbers(column: Column) -> bool:
    """Whether each cell is one number that is no amount and counts nothing: "Bill #INV-104259"."""
    counted = column.counting or any(hit.target in _OTHER_NUMBERS for hit in column.hits)
    return column.numbered >= _NAMED and not counted and not _pays(column)


def _pays(column: Column) -> bool:
    return any(hit.target.endswith(_AMOUNTS) and hit.weight >= _NAMED for hit in column.hits)


def naming_weight(column: Column) -> float:
    """How surely a column names the supplier's documents: "your invoice" says more than "document", and numbers that
    begin with letters of invoices more than what is the same in each line."""
    return _header_worth(column) + (
        0.15 * column.lettered
        - 0.5 * (1.0 - column.numbered) * (not column.hits or column.weight("description") > 0)
        - 1.0 * column.counting
        - 0.3 * column.thousands
        - 0.5 * column.constant
        - 0.3 * column.ordering
        - 1.5 * bool(column.typed)
    )


def _header_worth(column: Column) -> float:
    if _remembered(column):
        return 2.0
    best = max((hit.weight * _NAMING.get(hit.target, 0.0) for hit in column.hits), default=0.0)
    own = _ours(column) or (column.serial and _invoice(column) < _SURELY and not _theirs(column))
    if best >= _NAMED:
        told = 0.3 if _invoice(column) >= _SURELY else 0.15  # "document no." may as well be the payer's
        best += told * _invoice(column) + 0.4 * _theirs(column)
    return best - 0.5 * own


def _own_worth(column: Column) -> float:
    """As the payer's own number: by its header, or one that does not say whose documents it numbers."""
    if column.kind not in ("code", "integer", "text") or column.typed > 0 or column.counting:
        return 0.0
    plain = 0.0 if _invoice(column) >= _SURELY or _theirs(column) else _PLAIN * column.weight("document_number")
    return max(column.weight("our_number"), plain) + 0.4 * column.serial - 0.6 * column.ordering


def _order_worth(column: Column) -> float:
    """As the number of an order."""
    if column.kind not in ("code", "integer", "text") or _remembered(column):
        return 0.0
    said = column.weight("purchase_order")
    other = max((hit.weight for hit in column.hits if hit.target not in _NAMING), default=0.0)
    made_so = 0.5 - 0.5 * other if column.ordering and not _pays(column) else 0.0
    only = said if column.hits and column.numbered >= _SURELY and other == 0.0 else 0.0
    return max(said if said >= _NAMED else only, made_so + 0.5 * said * column.ordering)


def _date_worth(column: Column) -> float:
    """As the documents' date; "25. September" over "2026" and 20260515 look like none."""
    said = column.weight("document_date")
    if column.kind == "date":
        due = column.weight("due_date") > said or _says_when_paid(column)
        worth = 0.0 if due else said or 0.3
        return worth - 0.3 * worth * column.constant
    if column.kind not in ("text", "code", "integer") or column.weight("document_number") >= _NAMED:
        return 0.0
    return 0.2 * said if said >= 0.8 else 0.0


def _kind_worth(column: Column) -> float:
    """As the kinds of the documents: by its header, or by words that name kinds under one that speaks of documents or
    is unknown."""
    if column.kind in ("money", "date", "percent"):
        return 0.0
    said = column.weight("document_type")
    if said >= max(_KIND_SAID, column.weight("reason")):
        return said
    named = max(column.weight("document_number"), 0.6 * (not column.hits))
    return named if column.typed >= _KIND_SAID or (column.typed and named >= _NAMED) else 0.0


def _says_when_paid(column: Column) -> bool:
    return any(hit.target == "payment_date" and hit.weight >= 0.7 for hit in labels().exact(column.header))


def handed_on(columns: Sequence[Column]) -> list[Column]:
    """ "No. Invoice" read as one header over running numbers belongs to the numbers beside them."""
    found = list(columns)
    for n, (column, after) in enumerate(pairwise(columns)):
        named = column.weight("document_number") >= _NAMED
        if column.counting and named and not after.header and after.kind in ("code", "integer", "text"):
            header = {"header": column.header, "hits": column.hits, "header_atoms": column.header_atoms}
            found[n] = replace(column, header="", hits=(), header_atoms=())
            found[n + 1] = replace(after, **header)  # type: ignore[arg-type]
    return found


def _remembered(column: Column) -> bool:
    return any(hit.language == REMEMBERED and hit.target == "document_number" for hit in column.hits)


def _invoice(column: Column) -> float:
    """How surely its header speaks of invoices, which are the supplier's."""
    return max((hit.weight for hit in labels().exact(column.header) if hit.target == "invoice_number"), default=0.0)


def _theirs(column: Column) -> bool:
    return not _words(column).isdisjoint(small_words()["theirs"] | _EXTERNAL)


def of_supplier(column: Column) -> bool:
    """Whether its header can mean nothing but the supplier's documents."""
    return _remembered(column) or (not _ours(column) and (_theirs(column) or _invoice(column) >= _SURELY))


def _ours(column: Column) -> bool:
    return not _words(column).isdisjoint(small_words()["ours"] | _INTERNAL)


def _words(column: Column) -> set[str]:
    return set(normalise(column.header).split())
