"""Under which number an invoice was issued."""

import re
from collections.abc import Iterator, Sequence

from extractors.fields.lexicon import kinds, labels, normalise
from extractors.fields.references import clean, folded, is_grouped, looks_like_document_number
from extractors.invoice._amounts import heads_goods
from extractors.invoice._bare import bare_pairs
from extractors.invoice._kind import kinds_in, signals_of, text_of
from extractors.papers.draft import Draft
from extractors.papers.header import Choice, choices, read_reference
from extractors.papers.pairs import Pair, part_of
from extractors.papers.paper import Paper
from extractors.tables import Atom, Row

_TITLES = frozenset(("invoice", "credit_note"))
_NUMBERS = frozenset(("no", "", "nr"))
_OTHERS = (
    "purchase_order", "customer_number", "vendor_number", "payment_reference", "bank_account", "corrected_invoice",
)  # fmt: skip
_CLOSE = 0.12
_TOLD = 0.6
"""How surely a label must call a number the invoice's, or another's."""
_CLEARLY, _SURE, _APART = 0.7, 0.85, 12.0
_SERIES, _IN_SERIES = re.compile(r"[A-Z]{1,4}\d?"), re.compile(r"\d|[A-Z]{1,3}/\d")
_HOURS = re.compile(r"\d{1,3}[.,]\d")
"""A quantity with one decimal, "3.5 hours"."""
_UNDER = 3
"""Rows below the title among which its number stands."""
_TITLE = 0.9
_LONG = 8
"""Words of a title."""
_FLUSH = 3.0
_DIGITS = 3
_LETTER_AND_DIGITS = re.compile(r"[A-Z]\d{4,}")


def number_of(draft: Draft, pairs: Sequence[Pair]) -> str | None:
    """The invoice's number: labelled, or behind the title."""
    near = [pair for pair in pairs if not _far_from_title(pair) and not heads_goods(pair.label.row)]
    labelled = [c for c in choices(draft.paper, near, "invoice_number", _read_number) if c.weight >= 0.25]
    found = sorted([*labelled, *_titled(draft.paper)], key=lambda c: (-c.weight, c.page, c.y))
    found = _without_corrected(draft.paper, found)
    others = {
        folded(c.value): c.weight for field in _OTHERS for c in choices(draft.paper, pairs, field, read_reference)
    }
    free = [c for c in found if others.get(folded(c.value), 0.0) < max(_TOLD, c.weight)]
    both = [c for c in found if c.weight >= _SURE and others.get(folded(c.value), 0.0) <= c.weight]
    if both and not (free and free[0].weight >= _TOLD) and not _speaks_of_credit(draft.paper):
        free = both  # "Réf. facture": on a credit note the corrected invoice, else the invoice itself
    if not free:
        draft.ask("No invoice number was found.")
        return None
    best = free[0]
    if len({folded(c.value) for c in free}) == 1 and best.weight < _CLEARLY and _only_numbered(draft.paper, best):
        best.weight = _CLEARLY
    rivals = {c.value for c in free if folded(c.value) != folded(best.value) and c.weight > best.weight - _CLOSE}
    if rivals:
        draft.ask("Several numbers may be the invoice number: " + ", ".join(sorted({best.value, *rivals})) + ".")
    if best.weight < _TOLD:
        draft.ask(f'It is not said clearly that "{best.value}" is the invoice number.')
    return draft.keep("invoice_number", best, 0.98 if not rivals else 0.6)


def _without_corrected(paper: Paper, found: Sequence[Choice]) -> list[Choice]:
    """On a credit note with a number behind that word, one behind "invoice" is the corrected invoice's."""
    called = [{hit.target for hit in kinds_in(choice.label)} for choice in found]
    credited = any("credit_note" in kinds for kinds in called)
    signals = signals_of(paper, "") if credited else None
    if signals is None or signals.title("credit_note") < signals.title("invoice"):
        return list(found)
    return [c for c, kinds in zip(found, called, strict=True) if "credit_note" in kinds or "invoice" not in kinds]


def _speaks_of_credit(paper: Paper) -> bool:
    """Whether the paper names a credit note anywhere, be it in the label of its total."""
    return any(hit.target == "credit_note" for hit in kinds_in(text_of(paper)))


def clear_number(paper: Paper) -> str | None:
    """The only number that a paper clearly calls that of an invoice."""
    pairs = [pair for pair in bare_pairs(paper) if not _far_from_title(pair)]
    found = [*choices(paper, pairs, "invoice_number", _read_number), *_titled(paper)]
    clear = {c.value for c in found if c.weight >= _SURE}
    return clear.pop() if len(clear) == 1 else None


def _far_from_title(pair: Pair) -> bool:
    """ "INVOICE" at the left and an address at the far right of the same line are no label and value."""
    words = normalise(pair.label.text).split()
    title = "no" not in words and any(hit.target in _TITLES for hit in kinds_in(pair.label.text))
    return title and pair.relation == "right" and pair.value.x0 - pair.label.x1 > _APART * pair.label.row.em


def _only_numbered(paper: Paper, choice: Choice) -> bool:
    """ "Number: A-2796" in the head of a paper that calls itself an invoice."""
    if normalise(choice.label) != "no" or choice.page:
        return False
    titled = any(
        hit.target in _TITLES and hit.weight >= 0.9 and len(atom.words) <= 3
        for row in paper.rows[0][:25]
        for atom in row.atoms
        for hit in kinds_in(atom.text)
    )
    return titled and choice.y < 0.5 * paper.page(0).height


def _read_number(paper: Paper, atom: Atom) -> tuple[str, bool] | None:
    """As read_reference; behind its label "R8765432" is a number and no amount in rand, nor is "570.342"."""
    if _LETTER_AND_DIGITS.fullmatch(atom.text) or is_grouped(atom.text):
        return atom.text, False
    if _HOURS.fullmatch(atom.text):
        return None
    return read_reference(paper, atom)


def _titled(paper: Paper) -> Iterator[Choice]:
    """ "Rechnung Nr. 4711 vom 1.2.2026", "INVOICE 20714": a number behind the title."""
    for rows in paper.rows[:1]:
        for n, row in enumerate(rows[:40]):
            for at, atom in enumerate(row.atoms):
                choice = behind_title(row, at, atom) or _under_title(atom, rows[n + 1 : n + 1 + _UNDER])
                if choice is not None:
                    yield choice


def _under_title(title: Atom, below: Sequence[Row]) -> Choice | None:
    """ "FACTURA ELECTRÓNICA DE VENTA" over "FECA-8841", "NF" over "Nº 1904": the number in the lines below a title,
    flush with it, before anything else that stands there."""
    words = normalise(title.text).split()
    hits = [hit for hit in kinds_in(title.text) if hit.target in _TITLES and hit.weight >= _TITLE and not hit.start]
    if title.kind != "text" or not hits or any(map(str.isdigit, title.text)) or len(words) > _LONG:
        return None
    for row in below:
        for atom in (atom for atom in row.atoms if _flush(title, atom)):
            if choice := _as_number(atom, row, title.text):
                return choice
            if atom.kind != "text" or labels().exact(atom.text):
                return None  # a label with its value stands between them
    return None


def _flush(title: Atom, atom: Atom) -> bool:
    """Whether both begin, end or are centred at one place."""
    middle = abs(title.x0 + title.x1 - atom.x0 - atom.x1) / 2
    return min(abs(title.x0 - atom.x0), abs(title.x1 - atom.x1), middle) < _FLUSH


def _as_number(atom: Atom, row: Row, label: str) -> Choice | None:
    """The thing as a number by itself: a code, or a word for number and what follows it."""
    said = atom.words[0].text if len(atom.words) > 1 else ""
    numbered = bool(said) and (normalise(said) in _NUMBERS or _SERIES.fullmatch(said) is not None)
    value = part_of(atom, 1, len(atom.words)) if numbered and normalise(said) in _NUMBERS else atom
    text = clean(value.text)
    whole = len(value.words) == 1 or (numbered and value is atom and _IN_SERIES.match(value.words[1].text))
    if atom.kind in ("date", "money") or not whole or not looks_like_document_number(text):
        return None
    digits = sum(map(str.isdigit, text))
    return Choice(text, 0.8, (value,), row.page, label, y=row.y0) if digits >= _DIGITS else None


def behind_title(row: Row, at: int, atom: Atom) -> Choice | None:
    before = normalise(atom.text).split()  # "2. Teilrechnung Nr. 4711"
    hits = [hit for hit in kinds_in(atom.text) if hit.target in _TITLES and hit.weight >= 0.6]
    hits = [hit for hit in hits if all(map(str.isdigit, before[: hit.start]))]
    if not hits:
        return None
    words = [*atom.words]
    seen, n = 0, 0
    while n < len(words) and seen < hits[0].end:
        seen += len(normalise(words[n].text).split())
        n += 1
    while n < len(words) and (normalise(words[n].text) in _NUMBERS or _titles(words[n].text) or _aside(words[n].text)):
        n += 1
    if n < len(words):
        end = n + 1
        if n + 1 < len(words) and _SERIES.fullmatch(words[n].text) and _IN_SERIES.match(words[n + 1].text):
            end = n + 2  # "FT 2026/239", "NC A/118"
        value = part_of(atom, n, end)
        text = clean(value.text)
    else:
        after = [other for other in row.atoms[at + 1 : at + 4] if _may_be_number(other)]
        if not after:
            return None
        value = after[0]
        text = clean(value.text)
    if not looks_like_document_number(text) or sum(c.isdigit() for c in text) < 2:
        return None
    return Choice(text, 0.88, (value,), row.page, atom.text, y=row.y0)


def _titles(word: str) -> bool:
    """The title once more, in another language: "Rechnung / Invoice 4711"."""
    return any(hit.target in _TITLES for hit in kinds().exact(word))


def _aside(word: str) -> bool:
    """ "GUTSCHRIFT (Rechnungskorrektur) GU-26-00718": a word in brackets."""
    return word.startswith("(") and word.endswith(")") and word[1:-1].isalpha()


def _may_be_number(atom: Atom) -> bool:
    """A number, with or without a word for number before it."""
    return atom.kind in ("code", "integer") or (
        atom.kind == "text" and normalise(atom.text).startswith("no ") and looks_like_document_number(clean(atom.text))
    )
