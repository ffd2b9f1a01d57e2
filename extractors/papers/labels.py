"""Label and value pairs outside the tables: "Payment date: 14 Oct 2026", value to the right, or value below."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from docflow.schema.place import Word
from extractors.fields.composed import composed_label, directed_label
from extractors.fields.lexicon import Hit, labels, methods, normalise, parties, small_words
from extractors.fields.parties import legal_form
from extractors.fields.references import looks_like_document_number
from extractors.papers.loose import constants, guessed, in_mail_head, prose
from extractors.papers.pairs import Label, Pair, part_of, printed_words
from extractors.papers.paper import Paper, once
from extractors.tables import Atom, Row
from extractors.tables.ruled import Posts

_SHORT = 6
"""Letters of a label that may as well open a name ("Firma", "Van")."""
_LETTERS = 3
"""Capitals that the number of a document may begin with."""
_HALF = 0.7
"""What a label says that is only the half of another."""
_ASKED = 0.5
"""Weight from which a label asks for the method."""
_MOST_JOINTS = 2
_PARTIES = frozenset(("payer", "payee"))
_PARTING = frozenset("—–|·•")
_POST_BOX = re.compile(r"(?i)p\.?\s?o\.?\s?box\b")
"""An address that begins like the label of an order."""
_IN_SERIES = re.compile(r"[A-Z]\d? \d{1,4}[/-]\d{2,}")
"""A number behind the letter of its series."""
_SHORT_WORD = 5
"""A full stop behind so few letters may end an abbreviation."""


@once
def pairs_of(paper: Paper) -> list[Pair]:
    """All candidate pairs of the document, nearest value first for each label."""
    rows = [row for row in paper.outside() if not in_mail_head(paper, row)]
    return [*constants(paper), *prose(_subject(paper)), *pairs_in(paper, rows)]


def pairs_in(paper: Paper, printed: Sequence[Row]) -> list[Pair]:
    """The candidate pairs of these rows alone."""
    rows = [_joined(row) for row in printed]
    found: list[Pair] = list(prose(rows))
    by_page: dict[int, list[Row]] = {}
    for row in rows:
        by_page.setdefault(row.page, []).append(row)
    for page, page_rows in by_page.items():
        posts = paper.posts(page)
        every = [list(_row_labels(row)) for row in page_rows]
        every = [_without_answers(every[n], every[n - 1] if n else ()) for n in range(len(every))]
        for n, row_labels in enumerate(every):
            for label in row_labels:
                found.extend(_values(label, row_labels, page_rows, every, n, posts))
            found.extend(_above(row_labels, page_rows, n))
    return [*found, *(half for pair in found for half in _halves(pair))]


def _subject(paper: Paper) -> list[Row]:
    """The subject of a mail, which may title the payment: "Zahlungsavis 4500772"."""
    return [
        replace(row, atoms=[part_of(atom, 1, len(atom.words)) for atom in row.atoms[:1] if len(atom.words) > 1])
        for row in (paper.rows[0][:3] if paper.rows else ())
        if in_mail_head(paper, row) and row.text.startswith("Subject:")
    ]


def _halves(pair: Pair) -> Iterator[Pair]:
    """ "Document / Date" over "2006950460 / 19.01.2026", "Fattura n. / data": a number and its date under one label.

    A first half that names nothing is the number of the payment.
    """
    at = next((n for n, word in enumerate(pair.value.words) if word.text == "/"), 0)
    if not (at and _ends_dated(pair.label.text)):
        return
    first, _, second = pair.label.text.partition("/")
    named = tuple(hit for hit in labels().exact(first.strip(" :")) if hit.target.endswith(("_number", "_reference")))
    unnamed = Hit("payment_reference", 0.7, "", 0, 1, pair.label.text)
    yield _as(named if any(hit.weight > _HALF for hit in named) else (unnamed,), pair, part_of(pair.value, 0, at))
    rest = part_of(pair.value, at + 1, len(pair.value.words)) if at + 1 < len(pair.value.words) else None
    day = rest or next((atom for atom in pair.row.atoms if atom.x0 > pair.value.x0 and atom.kind == "date"), None)
    if day is not None:
        yield _as(_dated(second), pair, day)


def _ends_dated(text: str) -> bool:
    """Two words for two values: "Document / Date"."""
    first, _, second = text.partition("/")
    return bool(first.strip()) and bool(_dated(second))


def _above(row_labels: Sequence[Label], rows: Sequence[Row], n: int) -> Iterator[Pair]:
    """A row of nothing but labels under a row of as many values, as in a form that is typed into."""
    row, above = rows[n], rows[n - 1] if n else None
    below = rows[n + 1] if n + 1 < len(rows) else None
    if above is None or len(row.atoms) < 2 or len(above.atoms) != len(row.atoms) or not _all_labels(row, row_labels):
        return
    if row.y0 - above.y1 > row.em or (below is not None and below.y0 - row.y1 < row.em and _over(row, below)):
        return
    if _over(row, above) and not any(labels().exact(atom.text) for atom in above.atoms):
        yield from (Pair(label, above.atoms[label.at], above, "above") for label in row_labels)


def _all_labels(row: Row, row_labels: Sequence[Label]) -> bool:
    """Words without a number, most of them known as labels."""
    known = sum(bool(label.hits) and label.rest is None for label in row_labels)
    worded = all(atom.kind == "text" and not any(map(str.isdigit, atom.text)) for atom in row.atoms)
    return worded and known > 1 and 2 * known > len(row.atoms)


def _over(row: Row, other: Row) -> bool:
    """Whether both rows have as many things, one over the other."""
    pairs = list(zip(row.atoms, other.atoms, strict=False))
    return len(row.atoms) == len(other.atoms) and all(
        min(abs(a.x0 - b.x0), abs(a.x1 - b.x1), abs(a.x0 + a.x1 - b.x0 - b.x1) / 2) < 1.5 * row.em for a, b in pairs
    )


def _dated(text: str) -> tuple[Hit, ...]:
    """Which dates the second half may mean; little is known of whose date it is."""
    hits = labels().exact(text.strip(" :"))
    return tuple(hit._replace(weight=min(hit.weight, _HALF)) for hit in hits if hit.target.endswith("_date"))


def _as(hits: tuple[Hit, ...], pair: Pair, value: Atom) -> Pair:
    return Pair(pair.label._replace(hits=hits), value, pair.row, pair.relation)


def _joined(row: Row) -> Row:
    """Words of a label set wide apart, put together: "Payment   document"."""
    atoms = list(row.atoms)
    at = 0
    while at + 1 < len(atoms):
        a, b = atoms[at], atoms[at + 1]
        near = a.kind == b.kind == "text" and 0 <= b.x0 - a.x1 < 1.2 * row.em and not a.text.endswith(":")
        if near and labels().exact(f"{a.text} {b.text}") and not labels().exact(b.text):
            atoms[at : at + 2] = [
                a._replace(text=f"{a.text} {b.text}", x1=b.x1, right=b.right, words=(*a.words, *b.words))
            ]
        else:
            at += 1
    return replace(row, atoms=atoms) if len(atoms) < len(row.atoms) else row


def _row_labels(row: Row) -> Iterator[Label]:
    for at, atom in enumerate(row.atoms):
        if atom.kind not in ("text", "code"):
            continue
        if at and _is_number_of(row.atoms[at - 1], atom):
            continue
        for part in parts_of(atom):
            label = _label(part, row, at)
            if label:
                yield label


def _is_number_of(label: Atom, atom: Atom) -> bool:
    """Beside the label of a number its letters are no label: "Rechnungs-Nr." "RE 260311-0092"."""
    letters = atom.words[0].text
    lettered = len(atom.words) > 1 and letters.isalpha() and letters.isupper() and len(letters) <= _LETTERS
    numbered = any(hit.target.endswith("_number") and hit.weight >= _HALF for hit in labels().exact(label.text))
    return lettered and numbered and looks_like_document_number(atom.text)


def _without_answers(row_labels: Sequence[Label], above: Sequence[Label]) -> list[Label]:
    """Without words for a method that answer a label beside or above them: "Payment method | Cheque"."""
    asking = {label.at + 1 for label in row_labels if _asks_method(label)}
    over = [label.x0 for label in above if _asks_method(label)]
    return [label for label in row_labels if not (label.rest is None and methods().exact(label.text)
            and (label.at in asking or any(abs(x0 - label.x0) < label.row.em for x0 in over)))]  # fmt: skip


def _asks_method(label: Label) -> bool:
    return label.rest is None and any(hit.target == "payment_method" and hit.weight >= _ASKED for hit in label.hits)


def parts_of(atom: Atom) -> list[Atom]:
    """A phrase cut before each further "label:" in it, and behind marks that part one label from another."""
    words = atom.words
    colons = [n for n, word in enumerate(words) if word.text.endswith(":")]
    told = bool(colons) and colons[-1] > 0 and (len(colons) > 1 or _starts_before(words, colons[0]))
    parted = _parted_at(words)
    if not told and not parted:
        return [atom]
    starts = (_label_start(words, end) for end in colons) if told else ()
    edges = [*sorted({0, *parted, *(start for start in starts if start is not None)}), len(words)]
    ends = [b - (b - 1 > a and words[b - 1].text in _PARTING) for a, b in itertools.pairwise(edges)]
    return [part_of(atom, a, b) for a, b in zip(edges, ends, strict=False)]


def _parted_at(words: Sequence[Word]) -> list[int]:
    """Where a label begins behind a lone mark or a full stop: "F2026-934 — order 2281", "Thank you. Due"."""
    behind = [n + 1 for n, word in enumerate(words[:-1]) if word.text in _PARTING or _stops(word.text)]
    return [n for n in behind if labels().prefix(" ".join(word.text for word in words[n:]))]


def _stops(text: str) -> bool:
    return text.endswith(".") and len(text) > _SHORT_WORD and text[:-1].isalpha()


def _starts_before(words: Sequence[Word], end: int) -> bool:
    return bool(_label_start(words, end))


def _label_start(words: Sequence[Word], end: int) -> int | None:
    """Where the longest label begins that ends with this word."""
    for start in range(max(0, end - 5), end + 1):
        if labels().exact(" ".join(word.text for word in words[start : end + 1])):
            return start
    return None


def _label(atom: Atom, row: Row, at: int) -> Label | None:
    """The atom as a label, if it is one alone, or is one followed by a colon or a value."""
    if len(atom.words) > 12 and not any(word.text.endswith(":") for word in atom.words[:7]):
        return None
    if len(atom.text) == 1 and (at or atom.text.islower()):
        return None  # dust between two columns: "A" for "to" opens its line
    if _is_number(atom) or _POST_BOX.match(atom.text) or (len(atom.words) == 1 and "@" in atom.text):
        return None
    if atom.text.endswith(",") and ":" not in atom.text and not any(map(str.isdigit, atom.text)):
        return None  # "Beste leverancier," greets
    if len(atom.words) <= 5 and _ends_dated(atom.text):
        return Label((), atom.text, row, at, atom.x0, atom.x1, True, None)
    if twice := _in_two_languages(atom):
        return Label(twice, atom.text, row, at, atom.x0, atom.x1, True, None)
    hits = _directed(atom) or labels().prefix(atom.text) or guessed(atom) or _inner(atom)
    if not hits:
        return _sheet_label(atom, row, at)
    known = printed_words(atom.words, hits[0].end)
    count = _joint_end(atom, _parenthesis_end(atom, known))
    hits = _explained(atom, known, count) or hits
    head, rest, colon = _cut(atom, count)
    if not colon and rest is not None and not (_valuelike(rest) or _names_party(hits, head, rest)):
        if made_up := guessed(atom):
            hits = made_up
            count = printed_words(atom.words, hits[0].end)
            head, rest, colon = _cut(atom, count)
        else:
            head, rest, colon, hits = _to_colon(atom, count, hits)
            if not colon:
                return None
    if rest is not None and not rest.text.strip(": "):
        rest = None
    return Label(hits, head, row, at, atom.x0, atom.words[max(0, count - 1)].x1, colon, rest)


def _in_two_languages(atom: Atom) -> tuple[Hit, ...]:
    """ "Deposit date / Date de dépôt": one label said twice; the half that is known."""
    halves = atom.text.rstrip(" :").split(" / ")
    if len(halves) != 2 or len(atom.words) > 11 or any(c.isdigit() for c in atom.text) or _ends_dated(atom.text):
        return ()
    known = [hits for half in halves if (hits := labels().exact(half) or composed_label(half))]
    return max(known, key=lambda hits: hits[0].weight, default=())


def _directed(atom: Atom) -> tuple[Hit, ...]:
    """ "Zahlungsavis an:", "Remittance advice for: Lek B.V.": up to the colon, whom a payment goes to or comes from; or
    words cut short: "Zahl.-Dat.:"."""
    end = next((n + 1 for n, word in enumerate(atom.words[:_SHORT]) if word.text.endswith(":")), 0)
    text = " ".join(word.text for word in atom.words[:end])
    return (directed_label(text) or labels().abbreviated(text)) if end and not labels().exact(text) else ()


def _is_number(atom: Atom) -> bool:
    """ "PO-7944", "A-1180", "A 2026/4983": a number that begins like a label is a value."""
    text = atom.text
    if _IN_SERIES.fullmatch(text):
        return True
    return len(atom.words) == 1 and ":" not in text and text[-1].isdigit() and sum(c.isdigit() for c in text) > 2


def _inner(atom: Atom) -> tuple[Hit, ...]:
    """ "Our payment ref.": a known label after one unknown word, up to its end or its colon."""
    end = next((n + 1 for n, word in enumerate(atom.words[:6]) if word.text.endswith(":")), len(atom.words))
    head = " ".join(word.text for word in atom.words[:end])
    words = normalise(head).split()
    if not 2 <= len(words) <= 6:
        return ()
    for skipped in (1, 2):
        if len(words) - skipped < 1 + (skipped > 1) or any(c.isdigit() for c in words[skipped - 1]):
            break
        if len("".join(words[skipped:])) < 4:
            break
        hits = labels().exact(" ".join(words[skipped:]))
        if hits:
            return tuple(hit._replace(weight=hit.weight * 0.8, end=len(words)) for hit in hits)
    return ()


def _parenthesis_end(atom: Atom, count: int) -> int:
    """ "From (buyer)": what stands in brackets behind a label belongs to it."""
    rest = [word.text for word in atom.words[count:]]
    if rest and rest[0].startswith("(") and 2 * sum(map(str.isdigit, rest[0])) < len(rest[0].strip("():")):  # "(E2E)"
        end = next((n for n, text in enumerate(rest) if text.rstrip(":").endswith(")")), None)
        return count if end is None else count + end + 1
    return count


def _explained(atom: Atom, start: int, end: int) -> tuple[Hit, ...]:
    """ "Receptor (quien paga)": the party that the brackets behind a label say is meant."""
    inside = " ".join(word.text for word in atom.words[start:end]).strip("():")
    hits = labels().exact(inside) if end > start else ()
    return tuple(hit._replace(end=end) for hit in hits) if any(hit.target in _PARTIES for hit in hits) else ()


def _joint_end(atom: Atom, count: int) -> int:
    """ "Date limite de paiement le", "Issued on": what joins a label to its value ends the label."""
    rest = [normalise(word.text) for word in atom.words[count:]]
    return len(atom.words) if rest and len(rest) <= _MOST_JOINTS and small_words()["joint"].issuperset(rest) else count


def _cut(atom: Atom, count: int) -> tuple[str, Atom | None, bool]:
    """Label, what follows it in the same phrase, and whether a colon parts them."""
    head = " ".join(word.text for word in atom.words[:count])
    rest = None if count >= len(atom.words) else part_of(atom, count, len(atom.words))
    return head, rest, head.rstrip().endswith((":", "...")) or (rest is not None and rest.text.startswith(":"))


def _to_colon(atom: Atom, count: int, hits: tuple[Hit, ...]) -> tuple[str, Atom | None, bool, tuple[Hit, ...]]:
    """ "Payment date (value date): 1.2." - unknown words between the label and its colon."""
    for n in range(count, min(count + 3, len(atom.words))):
        if atom.words[n].text.endswith(":"):
            head = " ".join(word.text for word in atom.words[: n + 1])
            rest = part_of(atom, n + 1, len(atom.words)) if n + 1 < len(atom.words) else None
            return head, rest, True, tuple(hit._replace(weight=hit.weight * 0.8) for hit in hits)
    return "", None, False, ()


def _sheet_label(atom: Atom, row: Row, at: int) -> Label | None:
    """ "Our unusual words: value" is a label of unknown meaning: it keeps its value from others."""
    if atom.text.endswith(":") and len(atom.words) <= 5:
        return Label((), atom.text, row, at, atom.x0, atom.x1, True, None)
    return None


def _valuelike(rest: Atom) -> bool:
    first = rest.words[0].text
    prefixed = first.isupper() and len(first) <= 4 and len(rest.words) > 1 and rest.words[1].text[0].isdigit()
    return any(c.isdigit() for c in first) or rest.text.startswith("(") or prefixed  # "NL 2026/318"


def _names_party(hits: Sequence[Hit], head: str, rest: Atom) -> bool:
    """ "Empfänger Feinmechanik Dorn KG": a clear label set close to a firm's name; short words open many names."""
    clear = any(hit.target in ("payer", "payee") and hit.weight >= 0.9 for hit in hits)
    return clear and len(head) > _SHORT and len(rest.words) > 2 and bool(legal_form(rest.text))


def _values(
    label: Label, siblings: Sequence[Label], rows: Sequence[Row], every: Sequence[Sequence[Label]], n: int, posts: Posts
) -> Iterator[Pair]:
    """Candidate values of one label: behind it, to its right, below it."""
    if label.rest is not None:
        yield Pair(label, _trimmed(label.rest), label.row, "inline")
        return
    right = _right_of(label, siblings)
    if right is not None:
        yield Pair(label, right, label.row, "right")
    elif (beside := _beside(label, rows, every, n)) is not None:
        yield Pair(label, *beside, "right")
    for atom, row in _below(label, rows, every, n, posts):
        yield Pair(label, _named(label, atom, row) or atom, row, "below")


def _named(label: Label, atom: Atom, row: Row) -> Atom | None:
    """The name of the party that a section is headed by: "Receptor" over "Nombre | Muebles Tubulares S.A."."""
    party = any(hit.target in _PARTIES for hit in label.hits)
    if not party or not any(hit.target == "name" for hit in parties().exact(atom.text.rstrip(": "))):
        return None
    return next((other for other in row.atoms if other.x0 > atom.x1 and other.kind != "mark"), None)


def _trimmed(atom: Atom) -> Atom:
    """Without a colon before it."""
    words = atom.words
    while len(words) > 1 and words[0].text in (":", "-", "."):
        words = words[1:]
    if words[0].text.startswith(":") and len(words[0].text) > 1:
        words = (words[0]._replace(text=words[0].text[1:]), *words[1:])
    text = " ".join(word.text for word in words)
    return atom._replace(text=text, x0=words[0].x0, left=words[0].x0, words=tuple(words))


def _right_of(label: Label, siblings: Sequence[Label]) -> Atom | None:
    """The next atom in the row, unless that is a label itself."""
    for at in range(label.at + 1, len(label.row.atoms)):
        atom = label.row.atoms[at]
        if atom.kind == "mark" or not atom.text.strip(": ") or _is_sort_of_number(label.row.atoms[at : at + 2]):
            continue
        last = at + 1 == len(label.row.atoms) and label.colon and not atom.text.endswith(":")
        last = last and not any(other.at == at and _holds_number(other) for other in siblings)
        if any(other.at == at for other in siblings) and not last:
            return None
        return atom
    return None


def _is_sort_of_number(atoms: Sequence[Atom]) -> bool:
    """ "Payment No.  T  0088214": a letter beside a number, which says of what sort it is."""
    letter, *rest = atoms
    number = rest[0] if rest else None
    return len(letter.text) == 1 and letter.text.isupper() and number is not None and number.kind in ("integer", "code")


def _holds_number(label: Label) -> bool:
    """ "N. EXP26-6353": a label with its number, no value of another label."""
    return label.rest is not None and label.rest.kind in ("code", "integer") and bool(label.hits)


def _beside(label: Label, rows: Sequence[Row], every: Sequence[Sequence[Label]], n: int) -> tuple[Atom, Row] | None:
    """To the right, on a line that lies a little higher or lower: a label set at the middle of a block."""
    if label.at + 1 < len(label.row.atoms):
        return None
    for m in (n - 1, n + 1):
        if not 0 <= m < len(rows):
            continue
        overlap = min(rows[m].y1, label.row.y1) - max(rows[m].y0, label.row.y0)
        first = next((k for k, atom in enumerate(rows[m].atoms) if atom.x0 > label.x1), None)
        if first is not None and overlap > 0.15 * label.row.em and not any(other.at == first for other in every[m]):
            return rows[m].atoms[first], rows[m]
    return None


def _below(
    label: Label, rows: Sequence[Row], every: Sequence[Sequence[Label]], n: int, posts: Posts
) -> Iterator[tuple[Atom, Row]]:
    """The nearest atom under the label, if it is near, aligned or in the column drawn below it, and no label."""
    above = (label.x0, label.x1, label.row.middle)
    for m in range(n + 1, min(n + 6, len(rows))):
        row = rows[m]
        if row.y0 - label.row.y1 > 1.9 * label.row.em:
            return
        told = [(at, atom) for at, atom in enumerate(row.atoms) if atom.kind != "mark"]
        framed = [one for one in told if posts.one_column(above, (one[1].x0, one[1].x1, row.middle))]
        for at, atom in [*(one for one in framed or told if _aligned(label, one[1], row.em)), *framed][:1]:
            if not any(other.at == at and other.hits for other in every[m]):
                yield atom, row
            return


def _aligned(label: Label, atom: Atom, em: float) -> bool:
    """Whether it stands under the label: an edge or the middle of one under that of the other."""
    middle = abs((atom.x0 + atom.x1) - (label.x0 + label.x1)) / 2
    near = min(abs(atom.x0 - label.x0), abs(atom.x1 - label.x1), middle) < 1.5 * em
    return near and atom.x1 >= label.x0 - 2 and atom.x0 <= label.x1 + 2
