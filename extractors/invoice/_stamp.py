"""A stamp or note across an invoice that says it is disputed: "DISPUTED", "Price wrong, do not pay"."""

from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

from docflow.schema.reasons import Reason
from extractors.fields.dates import find_dates
from extractors.fields.lexicon import (
    any_speaks_of,
    kinds,
    labels,
    months,
    normalise,
    reasons,
    small_words,
    speaks_of,
    totals,
)
from extractors.invoice._goods import goods_of
from extractors.invoice._kind import signals_of
from extractors.invoice._noted import atoms_of, disputes, note_below, remark_beside
from extractors.papers.aslant import Note, notes_aslant
from extractors.papers.blocks import size_of
from extractors.papers.paper import Paper, once
from extractors.papers.remarks import remarks_of
from extractors.tables import Atom, Row

_STOPS = (
    "do not pay", "don t pay", "not approved", "payment refused", "nicht bezahlen", "nicht zahlen", "zahlung gesperrt",
    "ne pas payer", "ne pas regler", "bloque", "no pagar", "non pagare", "niet betalen", "nao pagar", "in dispute",
    "in reclamation", "en litige", "beanstandet", "reklamiert", "strittig", "in contestazione", "contestata",
    "contestee", "en disputa", "reclamada", "betwist", "contestada", "disputed", "rejected", "zuruckgewiesen",
)  # fmt: skip
"""What a clerk writes or stamps on an invoice that will not be paid."""
_WRITTEN = frozenset(("mail", "text", "html"))
"""Readers of what nobody can stamp."""
_MOST_WORDS = 6
_HEAD, _LARGE = 6, 1.6
_FEW, _MOST_BELOW = 3, 3
"""Things in a line of a note, and lines below its first."""
_DENYING = frozenset(("no", "non", "not", "nicht", "niet", "nao", "pas"))
_SET_OFF = 1.3
"""How much larger than the rest the words of a stamp below the totals are."""
_PLAIN = frozenset(("damage", "duplicate", "cancelled", "not_received", "wrong_product", "late_delivery", "quality"))
"""Reasons for which a single word is enough."""


@dataclass(slots=True)
class Stamp:
    """The words of the note, in the order in which they are read."""

    text: str
    atoms: tuple[Atom, ...]
    page: int
    remarked: bool = False
    """It was set on the page as a comment: nobody bills so."""


@once
def stamp_of(paper: Paper) -> Stamp | None:
    """The note, if there is one: a short phrase of its own, not a sentence of the small print."""
    if paper.pages.reader in _WRITTEN:
        return None
    if written := _remarked(paper) or _written_across(paper):
        return written
    if block := note_below(paper):
        return Stamp(" ".join(row.text for row in block), atoms_of(block), block[0].page)
    signals = signals_of(paper, "")
    if signals.title("credit_note") > signals.title("invoice"):
        return None  # "Please do not pay" is what a credit note says itself
    for rows in paper.rows:
        body = median([size_of(atom) for row in rows for atom in row.atoms] or [10.0])
        for band in _bands(rows):
            atoms = sorted((atom for row in band for atom in row.atoms), key=lambda atom: atom.x0)
            text = " ".join(atom.text for atom in atoms)
            if _says_stop(text, atoms, body):
                atoms += [atom for row in _under_note(rows, band) for atom in row.atoms]
                return Stamp(" ".join(atom.text for atom in atoms), tuple(atoms), band[0].page)
        if (large := _set_large(rows, body)) is not None:
            return large
    return None


def _remarked(paper: Paper) -> Stamp | None:
    """Comments set on the page, where one of them disputes: all of them tell what is meant."""
    notes = remarks_of(paper)
    first = next((note for note in notes if _objects(note.text)), None)
    if first is None:
        return None
    own = [note for note in notes if note.page == first.page]
    atoms = tuple(atom for note in own for atom in note.atoms)
    return Stamp(" ".join(note.text for note in own), atoms, first.page, remarked=True)


def _written_across(paper: Paper) -> Stamp | None:
    """What is stamped or written aslant, where a part of it disputes, with the remark beside it: "REFUSED" says less
    than what stands below it."""
    notes = notes_aslant(paper)
    said = [note for note in notes if _objects(note.text)]
    remark = remark_beside(paper)
    if not said and not remark:
        return None
    page = said[0].page if said else _page_of(paper, remark)
    own = sorted((note for note in said if note.page == page), key=lambda note: note.atoms[0].y0)
    atoms = (*(atom for note in own for atom in note.atoms), *remark)
    return Stamp(" ".join(atom.text for atom in atoms), atoms, page)


def _page_of(paper: Paper, atoms: tuple[Atom, ...]) -> int:
    return next(row.page for rows in paper.rows for row in rows if atoms[0] in row.atoms)


def _objects(text: str) -> bool:
    words = normalise(text).split()
    refused = len(words) <= _FEW and any_speaks_of("refuse", words)
    return refused or refuses(text) or bool(reasons().scan(text)) or disputes(text, bool(find_dates(text)))


def _under_note(rows: list[Row], band: list[Row]) -> list[Row]:
    """What goes on below the first line of a note, by itself and close under it."""
    found: list[Row] = []
    left, right = min(row.atoms[0].x0 for row in band), max(row.atoms[-1].x1 for row in band)
    for row in (row for row in rows if row.y0 > band[-1].y0):
        last = found[-1] if found else band[-1]
        over = row.atoms[0].x0 < right and row.atoms[-1].x1 > left
        if not over or len(row.atoms) > _FEW or len(found) == _MOST_BELOW or row.y0 - last.y1 > last.em:
            break
        found.append(row)
    return found


def strange_notes(paper: Paper) -> list[Note]:
    """What is stamped, written aslant or large, or set on it as a comment, and is not known to be harmless."""
    notes = [*remarks_of(paper), *notes_aslant(paper), *_set_off(paper)]
    return [note for note in notes if any(_is_strange(word) for word in normalise(note.text).split())]


def _set_off(paper: Paper) -> Iterator[Note]:
    """Words on a line of their own below the positions, set larger than the rest: a stamp that lies level."""
    goods = goods_of(paper)
    for page, (_, bottom) in goods.regions.items():
        body = median([size_of(atom) for row in paper.rows[page] for atom in row.atoms] or [10.0])
        for row in (row for row in paper.rows[page] if row.y0 > bottom and len(row.atoms) == 1):
            atom = row.atoms[0]
            known = totals().prefix(atom.text) or labels().prefix(atom.text)
            if atom.kind == "text" and size_of(atom) > _SET_OFF * body and not known and _may_be_stamped(atom.text):
                yield Note((atom,), page)


def _may_be_stamped(text: str) -> bool:
    """Capitals, or words that object: the headings of an invoice's own parts are neither."""
    words = normalise(text).split()
    objects = any(any_speaks_of(kind, words) for kind in ("refuse", "hold", "cancel", "claim", "copied"))
    return text.isupper() or objects or any(hit.target != Reason.TERMS for hit in reasons().scan(text))


def _is_strange(word: str) -> bool:
    return len(word) > 2 and word.isalpha() and word not in small_words()["stamp"] and word not in months()


def _set_large(rows: list[Row], body: float) -> Stamp | None:
    """Words in capitals, much larger than the rest and not in the head, that tell a reason: "DAMAGED GOODS". Aslant
    they lie on several rows, and either order may be the one in which they are read."""
    big = [
        (atom, row)
        for row in rows[_HEAD:]
        for atom in row.atoms
        if size_of(atom) > _LARGE * body and atom.text.isupper() and atom.kind in ("text", "code")
    ]
    if not big or len(big) > _MOST_WORDS:
        return None
    for order in (lambda item: item[0].x0, lambda item: (item[0].y0, item[0].x0)):
        atoms = [atom for atom, _ in sorted(big, key=order)]
        text = " ".join(atom.text for atom in atoms)
        if _tells_reason(text):
            dates = [atom for row in rows for atom in row.atoms if atom.kind == "date" and _under(atom, atoms)]
            return Stamp(text, (*atoms, *dates), big[0][1].page)
    return None


def _tells_reason(text: str) -> bool:
    """A phrase of several words, or a word that is nothing but a reason; "PRICE" alone may be an offer."""
    return any(
        hit.end - hit.start > 1 or (hit.target in _PLAIN and hit.weight >= 0.9)
        for hit in reasons().scan(text)
        if hit.end - hit.start >= len(normalise(text).split()) - 1
    )


def _under(date: Atom, atoms: list[Atom]) -> bool:
    """Whether a date is written right under or beside the stamp."""
    top, bottom = min(a.y0 for a in atoms), max(a.y1 for a in atoms)
    left, right = min(a.x0 for a in atoms), max(a.x1 for a in atoms)
    reach = 2.5 * size_of(atoms[0])
    return top - reach <= date.y0 <= bottom + reach and left - reach <= date.x0 <= right + reach


def _bands(rows: list[Row]) -> list[list[Row]]:
    """Rows that overlap: what was written aslant was read as several rows, and is one from left to right."""
    bands: list[list[Row]] = []
    for row in rows:
        last = bands[-1][-1] if bands else None
        if last is not None and row.y0 - last.y0 < 0.45 * max(row.em, last.em):
            bands[-1].append(row)
        else:
            bands.append([row])
    return bands


def refuses(text: str) -> bool:
    """Whether a note says that the invoice as a whole is not paid or not accepted."""
    padded = f" {normalise(text)} "
    return any(f" {phrase} " in padded for phrase in _STOPS) or _is_denied(padded.split())


def _is_denied(words: list[str]) -> bool:
    """ "NO CONFORME", "nicht akzeptiert": a short note that denies what a clerk stamps on what he pays."""
    denied = [n for n, word in enumerate(words) if word in _DENYING]
    return len(words) <= _MOST_WORDS and any(speaks_of("accept", word) for n in denied for word in words[n + 1 : n + 3])


def _says_stop(text: str, atoms: list[Atom], body: float) -> bool:
    """A known phrase of refusal in a short note; a stamp's word alone, set large or in capitals."""
    words = normalise(text).split()
    if refuses(text) and len(words) <= 3 * _MOST_WORDS and (len(words) <= _MOST_WORDS or reasons().scan(text)):
        return True
    for atom in atoms:
        hits = [hit for hit in kinds().exact(atom.text) if hit.target == "dispute" and hit.weight >= 0.9]
        if hits and (atom.text.isupper() or size_of(atom) > 1.3 * body):
            return True
    return False
