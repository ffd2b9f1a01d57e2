"""Which column names the supplier's documents: by header, by whose number it says it is, by content."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.fields.lexicon import labels, normalise
from extractors.tables.known import REMEMBERED
from extractors.tables.model import Column

# The payer writes the advice: "your" documents are the supplier's, "our" documents the payer's own.
_YOURS = frozenset(
    [
        "your",
        "yr",
        "supplier",
        "vendor",
        "external",
        "ext",
        "ihr",
        "ihre",
        "lieferant",
        "lieferanten",
        "extern",
        "externe",
        "votre",
        "vos",
        "fournisseur",
        "su",
        "sus",
        "proveedor",
        "v",
        "vs",
        "vostro",
        "vostra",
        "fornitore",
        "uw",
        "leverancier",
        "leveranciers",
        "vosso",
        "vossa",
        "seu",
        "sua",
        "fornecedor",
        "invoice",
    ]
)
OURS = frozenset(
    [
        "our",
        "internal",
        "unser",
        "unsere",
        "interne",
        "intern",
        "notre",
        "interne",
        "nuestro",
        "nuestra",
        "interno",
        "interna",
        "nostro",
        "nostra",
        "ns",
        "ons",
        "onze",
        "intern",
        "nosso",
        "nossa",
    ]
)
_OTHER_NUMBERS = frozenset(("line_number", "quantity", "item_number", "tax_rate", "due_date", "unit_price"))
_SURELY = 0.9
"""How much a header speaks of invoices that means nothing else."""
_NAMED = 0.5
"""How much a header speaks of numbers that may mean them."""
_NAMING = {"document_number": 1.0, "our_number": 0.6, "purchase_order": 0.45}


def by_content(columns: Sequence[Column]) -> int | None:
    """The column of texts that each hold one number: "Bill #INV-104259"."""
    fits = [
        n
        for n, c in enumerate(columns)
        if c.numbered >= 0.9 and not c.counting and not any(h.target in _OTHER_NUMBERS for h in c.hits)
    ]
    return fits[0] if fits else None


def naming_column(columns: Sequence[Column]) -> int | None:
    """The column that names the documents: by its header, else the first one with numbers that are no amounts.
    One that only counts the lines comes last."""
    best, where = 0.0, None
    others = any(not c.counting and c.kind in ("code", "integer") and naming_weight(c) >= 0.5 for c in columns)
    for n, column in enumerate(columns):
        if column.kind in ("money", "date", "percent") or (column.counting and others):
            continue
        worth = naming_weight(column)
        if worth > best:
            best, where = worth, n
    return where if where is not None else by_content(columns)


def handed_on(columns: Sequence[Column]) -> list[Column]:
    """ "No. Invoice" read as one header over running numbers belongs to the numbers beside them."""
    found = _kinds_apart(_grouped_numbers(columns))
    for n, (column, after) in enumerate(pairwise(columns)):
        named = column.weight("document_number") >= 0.5
        if column.counting and named and not after.header and after.kind in ("code", "integer", "text"):
            header = {"header": column.header, "hits": column.hits, "header_atoms": column.header_atoms}
            found[n] = replace(column, header="", hits=(), header_atoms=())
            found[n + 1] = replace(after, **header)  # type: ignore[arg-type]
    return found


def _grouped_numbers(columns: Sequence[Column]) -> list[Column]:
    """ "185.870" under "Ihre Rechnung" is a number printed in groups where no other column names the documents and the
    amounts beside it have cents."""
    named = [c for c in columns if c.thousands and c.weight("document_number") >= _SURELY]
    cents = sum(c.kind == "money" and not c.thousands for c in columns)
    if len(named) != 1 or not cents or naming_column(columns) is not None:
        return list(columns)
    return [replace(c, kind="code", numbered=1.0) if c is named[0] else c for c in columns]


def _kinds_apart(columns: Sequence[Column]) -> list[Column]:
    """ "Document" over nothing but words ("Invoice", "Credit note") says what is numbered under "Number" beside it."""
    found = list(columns)
    for n, column in enumerate(columns):
        said = next((hit for hit in column.hits if hit.target == "document_number" and hit.weight >= _NAMED), None)
        others = [m for m, other in enumerate(columns) if m != n and _numbers(other)]
        if said is not None and column.kind == "text" and not column.numbered and len(others) == 1:
            number = columns[others[0]]
            found[n] = replace(column, hits=(said._replace(target="document_type"),))
            found[others[0]] = replace(number, hits=(said, *number.hits))
    return found


def _numbers(column: Column) -> bool:
    """A column of numbers whose header says no more than that, or that they are documents'."""
    plain = any(hit.target in ("line_number", "document_number") and hit.weight >= _NAMED for hit in column.hits)
    return plain and column.numbered >= _SURELY and not column.counting


def naming_weight(column: Column) -> float:
    """How surely a column names the supplier's documents: "your invoice" says more than "document"."""
    best = max((hit.weight * _NAMING.get(hit.target, 0.0) for hit in column.hits), default=0.0)
    if any(hit.language == REMEMBERED and hit.target == "document_number" for hit in column.hits):
        return 2.0
    if best < 0.5:
        return best
    invoice = max((hit.weight for hit in labels().exact(column.header) if hit.target == "invoice_number"), default=0.0)
    words = set(normalise(column.header).split())
    own = bool(words & OURS) or (column.serial and invoice < _SURELY and not words & _YOURS)
    told = 0.3 if invoice >= _SURELY else 0.15  # "document no." may as well be the payer's
    return best + told * invoice + 0.4 * bool(words & _YOURS) - 0.5 * own


def naming_rivals(columns: Sequence[Column], number: int) -> list[int]:
    """Other columns whose headers claim about as surely to name the documents. Beside "your reference" a bare "document
    no." is the payer's own."""
    worth, surely = naming_weight(columns[number]), columns[number].weight("document_number")
    addressed = surely >= 0.7 and bool(_words(columns[number]) & (_YOURS - {"invoice"}))
    return [
        n
        for n, column in enumerate(columns)
        if n != number and column.kind in ("code", "integer", "text") and 0.5 <= naming_weight(column) > worth - 0.25
        if not column.counting and (surely < 0.7 or column.weight("document_number") > 0.3)
        if not (addressed and not _words(column) & _YOURS)
    ]


def unnamed_rivals(columns: Sequence[Column], number: int) -> list[int]:
    """Columns of numbers that no known header explains, beside one whose header only says "document no."."""
    chosen = columns[number]
    invoice = any(hit.target == "invoice_number" and hit.weight >= _SURELY for hit in labels().exact(chosen.header))
    remembered = any(hit.language == REMEMBERED for hit in chosen.hits)
    if invoice or remembered or _words(chosen) & _YOURS:
        return []
    return [
        n
        for n, column in enumerate(columns)
        if n != number and column.kind in ("code", "integer", "text") and column.numbered >= _SURELY
        if not column.counting and column.filled * 5 >= chosen.filled * 4
        if max((hit.weight for hit in column.hits), default=0.0) < _NAMED
    ]


def _words(column: Column) -> set[str]:
    return set(normalise(column.header).split())
