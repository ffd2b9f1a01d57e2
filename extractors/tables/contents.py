"""What the cells of a column say of it, whatever its header: numbers of documents, of orders, of a ledger's entries."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.fields.composed import split_order
from extractors.fields.references import document_type_of
from extractors.tables.model import Atom, Column

_THOUSANDS = re.compile(r"\d{1,3}[.,]\d{3}")
"""An amount without cents; or a number that is printed in groups."""
_BRACKETED = re.compile(r"\(\d{1,3}\)")
"""A code of what stands beside it, "Factura electrónica (33)", where all cells are such."""
_EVEN = 6
"""Digits from which amounts of as many digits each are sooner numbers."""
_ENTRY = 10
"""Digits of the number of a ledger's entry."""
_ORDER = re.compile(r"(?:(?:PO|P\.O\.|EKB|BST|OC|OdA|CDE|BC|BdC)[-/ .#]?\d.*|45\d{8})")
"""How numbers of orders begin; SAP counts its own from 4500000000."""
_LETTERS = re.compile(r"([A-Z]{2,4})[-/ ]?\d")
_SAID = 3
"""Words of a cell that names a kind of document, at most."""


def with_contents(column: Column, atoms: Sequence[Atom]) -> Column:
    """The column with what its atoms say."""
    texts = [atom.text for atom in atoms]
    return replace(
        column,
        kind="code" if all(map(_BRACKETED.fullmatch, texts)) else column.kind,
        numbered=sum(map(_one_number, atoms)) / len(atoms),
        counting=_counts(texts),
        serial=_serial(texts),
        thousands=column.kind == "money" and (all(map(_THOUSANDS.fullmatch, texts)) or _even(atoms)),
        ordering=all(map(_ORDER.fullmatch, texts)),
        lettered=column.kind in ("code", "text") and all(map(_says_invoice, texts)),
        typed=_typed(texts) if column.kind in ("text", "currency") else 0.0,
        constant=len(texts) > 1 and len(set(texts)) == 1,
    )


def _even(atoms: Sequence[Atom]) -> bool:
    """Amounts by their look, of as many digits each, without groups, signs or currency: "76119.42", "76119.44"."""
    texts = {atom.text for atom in atoms if atom.kind == "money"}
    plain = all(sum(map(str.isdigit, text)) == len(text) - 1 and text[0].isdigit() for text in texts)
    return plain and len(texts) > 1 and len(set(map(len, texts))) == 1 and len(min(texts)) > _EVEN


def _counts(texts: Sequence[str]) -> bool:
    """1, 2, 3 ... or 10, 20, 30 ..., each once; of a single line only "1" is known to count."""
    digits = [text.rstrip(".)") for text in texts]
    if not all(text.isdecimal() and len(text) < 7 for text in digits):
        return False
    found, last = sorted(map(int, digits)), len(digits)
    return found == list(range(1, last + 1)) or (last > 1 and found == list(range(10, 10 * last + 1, 10)))


def _serial(texts: Sequence[str]) -> bool:
    """Ten digits that begin alike, more than once: how ledgers number their own entries."""
    long = all(text.isdecimal() and len(text) == _ENTRY for text in texts)
    return long and len(set(texts)) > 1 and len({text[:2] for text in texts}) == 1


def _one_number(atom: Atom) -> bool:
    if atom.kind not in ("text", "code", "integer"):
        return False
    if atom.kind == "code":
        return True
    named, _ = split_order(atom.text)
    return sum(sum(c.isdigit() for c in word) > 1 for word in named.split()) == 1


def _says_invoice(text: str) -> bool:
    """Letters before the number that name a kind of document: "RE-4711", "FV 88"."""
    found = _LETTERS.match(text)
    return found is not None and document_type_of(found[1]) in ("invoice", "credit_memo")


def _typed(texts: Sequence[str]) -> float:
    """Share that names kinds of documents, where none is a number or its beginning; what single letters stand for
    nobody knows."""
    if any(text[-1] in "-/" or any(map(str.isdigit, text)) for text in texts):
        return 0.0
    kinds = {text for text in set(texts) if len(text) > 1 and text.count(" ") < _SAID and document_type_of(text)}
    return sum(text in kinds for text in texts) / len(texts)
