"""Values whose label is not a label: in a sentence, in a title, in a column that repeats it, or made of known parts."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from extractors.fields.composed import composed_label, composed_title, names_payment
from extractors.fields.lexicon import Hit, kinds, labels, methods, normalise, small_words, stems
from extractors.fields.parties import find_ibans
from extractors.fields.references import looks_like_document_number
from extractors.fields.understood import understood_label
from extractors.papers.pairs import Label, Pair, part_of
from extractors.papers.paper import Paper, once
from extractors.papers.quoted import HEAD_LINES, head_length
from extractors.papers.written import texts_in, written_in
from extractors.tables import Atom, Row

PAY_STEMS = (
    *("pay", "pmt", "paid", "remit", "transfer", "wire", "eft", "ach", "bacs", "zahl", "uberweis", "paie", "regl"),
    *("virement", "pago", "pagam", "transf", "bonif", "betal", "betaal", "overboek", "deposit", "disburs", "settle"),
    *("cheque", "check", "scheck", "assegno", "chq", "chk", "ck"),
    *("uberwies", "angewies", "bezahl", "gezahl", "vergut", "overgemaakt"),
)
"""How words about paying begin in the languages of the lexicon."""
_UNDER = frozenset(("unter", "under", "sous", "bajo", "sotto", "onder", "sob"))
_NEAR = 5
"""Words between the word of paying and the word of its number."""
_NUMBER_WORDS = frozenset(
    (
        *("no", "ref", "reference", "referenz", "referencia", "referenza", "riferimento", "rif", "kenmerk", "id"),
        *("referentie", "cle", "run", "lauf"),
    )
)
_PROSE_FIELDS = frozenset(("payment_reference", "cheque_number", "advice_number", "purchase_order"))
_COLUMN_FIELDS = frozenset(
    (
        "payer",
        "payee",
        "payment_reference",
        "payment_date",
        "currency",
        "payment_method",
        "cheque_number",
        "advice_number",
        "total_amount",
    )
)


_WIDE = 6
"""Words of a label that is understood from its words."""
_SURE = 0.9
"""Weight of a phrase that is the title of an advice."""
_NUMBERED, _REPEATED = "payment_reference", 0.6
"""A column of one number in every line: "Referencia" says enough of it."""
_BLANK = 2.0
"""Ems between what goes on in one line."""
_LETTERS = 8
"""Capitals that the number of a payment may begin with: "BRACK 1410"."""
_DAY = re.compile(r"\d{1,2}/\d{1,2}")
"""A day without its year: "Transferencia 10/11"."""
_BILLED = stems()["invoice"] | stems()["order"]
"""Words whose number it is where they stand nearer."""


def in_mail_head(paper: Paper, row: Row) -> bool:
    """From, Subject, Date and To, which the mail reader puts on top: they speak of the mail, not of the payment."""
    return row.page == 0 and paper.pages.reader == "mail" and id(row) in _mail_head(paper)


@once
def _mail_head(paper: Paper) -> frozenset[int]:
    rows = paper.rows[0] if paper.rows else []
    return frozenset(map(id, rows[: head_length([row.text for row in rows[:HEAD_LINES]])]))


@lru_cache(maxsize=4096)
def names_paying(label: str) -> bool:
    """Whether a word of paying is in it."""
    return any(word.startswith(PAY_STEMS) for word in normalise(label).split())


def guessed(atom: Atom) -> tuple[Hit, ...]:
    """ "Direct deposit ref.", "Zahlungslauf-Nr.": what a label means that no list knows, up to its colon or number."""
    colon = next((n + 1 for n, word in enumerate(atom.words[: _WIDE + 1]) if word.text.endswith(":")), None)
    numbered = (n for n, word in enumerate(atom.words[:_WIDE]) if n and any(c.isdigit() for c in word.text))
    text = " ".join(word.text for word in atom.words[: colon or next(numbered, len(atom.words))])
    words = normalise(text).split()
    if 2 <= len(words) <= _WIDE and {words[-1], words[0]} & _NUMBER_WORDS:
        rest = words[:-1] if words[-1] in _NUMBER_WORDS else words[1:]
        told = any(word.startswith(PAY_STEMS) or word in small_words()["bank_statement"] for word in rest)
        if told or methods().exact(" ".join(rest)):
            return (Hit("payment_reference", 0.8, "", 0, len(words), " ".join(words)),)
    return composed_label(text) or (understood_label(text) if colon else ())


def constants(paper: Paper) -> Iterator[Pair]:
    """Columns of a table whose header is a label of the payment and whose cells all say the same."""
    for table in paper.tables:
        lines = table.lines
        for n, column in enumerate(table.columns):
            hits = tuple(
                hit
                for hit in labels().exact(column.header) or composed_label(column.header)
                if hit.target in _COLUMN_FIELDS and hit.weight >= (_REPEATED if hit.target == _NUMBERED else 0.7)
            )
            if len(lines) < 2:  # what one line pays is not the whole payment by that
                hits = tuple(hit for hit in hits if hit.target != "total_amount")
            if not hits or n == table.number or not table.header:
                continue
            texts = {line.text(n) for line in lines}
            if len(texts) == 1 and texts != {""}:
                atom, row = lines[0].cells[n][0], lines[0].row
                label = Label(hits, column.header, row, -1, column.x0, column.x1, True, None)
                yield Pair(label, atom, row, "column")


def prose(rows: Sequence[Row]) -> Iterator[Pair]:
    """ "... paid into your account, reference AV/1028/NH": a label inside a sentence, its number right behind it.
    A title with a number behind it counts as well: "Avis de virement n° 2026-0922"."""
    for n, row in enumerate(rows):
        for at, atom in enumerate(row.atoms):
            if atom.kind == "text" and len(atom.words) > 1 and _has_digit(atom):
                yield from _in_sentence(atom, row, at)
                yield from _numbered(atom, row, at)
                yield from _titled(atom, row, at)
                yield from _named(atom, row, at)
                yield from _bracketed(atom, row, at)
                yield from _under(atom, rows[n : n + 2], at)
                yield from _on_statement(atom, rows[max(0, n - 1) : n + 2], row, at)
            last = atom.kind == "text" and at == len(row.atoms) - 1 and (at > 0 or len(atom.words) > 1)
            if atom.kind == "text" and _names_the_paper(atom.text):
                yield from _by_title(atom, row, at, rows[n + 1 : n + 3])
            if last and n + 1 < len(rows) and rows[n + 1].page == row.page and _has_digit(rows[n + 1].atoms[0]):
                yield from _over_the_edge(atom, row, rows[n + 1], at)


def _has_digit(atom: Atom) -> bool:
    """Where there is none, there is no number to be found in a sentence."""
    return any(map(str.isdigit, atom.text))


def _in_sentence(atom: Atom, row: Row, at: int) -> Iterator[Pair]:
    offsets = _offsets(atom)
    for hit in labels().scan(atom.text):
        if hit.target not in _PROSE_FIELDS or hit.weight < 0.5 or not hit.start:
            continue
        value = _value_at(atom, _past_joints(atom, offsets.get(hit.end)), hit)
        if value is not None:
            yield Pair(Label((hit,), hit.phrase, row, at, atom.x0, atom.x1, True, value), value, row, "prose")


def _past_joints(atom: Atom, at: int | None) -> int | None:
    """Behind what joins a label to its number in a sentence: "our transfer number is T6931928"."""
    while at is not None and at < len(atom.words) - 1 and normalise(atom.words[at].text) in small_words()["joint"]:
        at += 1
    return at


def _numbered(atom: Atom, row: Row, at: int) -> Iterator[Pair]:
    """ "... hemos ordenado transferencia a su favor número 350616": a word of paying and a number a few words on."""
    words = [normalise(word.text) for word in atom.words]
    for n, word in enumerate(words[:-1]):
        start = max(0, n - _NEAR)
        ended = [
            m + 1 for m in range(start, n) if atom.words[m].text.endswith(".") and atom.words[m + 1].text.istitle()
        ]
        before = words[max([start, *ended]) : n]
        paying = any(other.startswith(PAY_STEMS) for other in before if other)
        if word not in _NUMBER_WORDS or not paying or any(other in _BILLED for other in before):
            continue
        value = _number_at(atom, n + 1)
        if value is not None:
            hit = Hit("payment_reference", 0.8, "", n, n + 1, word)
            yield Pair(Label((hit,), word, row, at, atom.x0, atom.x1, True, value), value, row, "prose")


def _over_the_edge(atom: Atom, row: Row, after: Row, at: int) -> Iterator[Pair]:
    """A sentence whose label ends one line, or goes on in the next, and whose number stands behind it there."""
    if abs(row.atoms[0].x0 - after.atoms[0].x0) > _BLANK * row.em:
        return  # no line of the same paragraph
    goes_on = at > 0 and atom.x0 - row.atoms[at - 1].x1 < _BLANK * row.em
    if at > 0 and not goes_on:
        return  # a label beside a wide gap is another column
    words = len(normalise(atom.text).split())
    offsets = _offsets(after.atoms[0])
    for hit in labels().scan(f"{atom.text} {after.atoms[0].text}"):
        if (
            hit.target in _PROSE_FIELDS
            and hit.weight >= 0.5
            and hit.start < words <= hit.end
            and (hit.start or goes_on)
        ):
            value = _value_at(after.atoms[0], _past_joints(after.atoms[0], offsets.get(hit.end - words)), hit)
            if value is not None:
                yield Pair(Label((hit,), hit.phrase, row, -1, atom.x0, atom.x1, True, value), value, after, "prose")


def _titled(atom: Atom, row: Row, at: int) -> Iterator[Pair]:
    offsets = _offsets(atom)
    for hit in kinds().scan(atom.text):
        after = offsets.get(hit.end)
        if hit.target != "remittance" or after is None:
            continue
        while after < len(atom.words) - 1 and normalise(atom.words[after].text) in ("no", "", "ref"):
            after += 1
        value = _number_at(atom, after)
        if value is not None:
            hits = (Hit("advice_number", 0.8, hit.language, hit.start, hit.end, hit.phrase),)
            yield Pair(Label(hits, hit.phrase, row, at, atom.x0, atom.x1, True, value), value, row, "prose")


def _names_the_paper(text: str) -> bool:
    return composed_title(text) or any(
        hit.target == "remittance" and hit.weight >= _SURE for hit in kinds().exact(text)
    )


def _by_title(atom: Atom, row: Row, at: int, below: Sequence[Row]) -> Iterator[Pair]:
    """The number that stands alone under a title and flush with it: "#BPMT-10447" under "Bill Payment"."""
    for other in below:
        for value in other.atoms if other.page == row.page and other.y0 - row.y1 < row.em else ():
            middle = abs(value.x0 + value.x1 - atom.x0 - atom.x1) / 2
            flush = min(abs(value.x0 - atom.x0), abs(value.x1 - atom.x1), middle) < _BLANK
            number = _number_at(value, 0) if flush and len(value.words) == 1 else None
            if number is not None and (value.text[0] == "#" or (value.kind == "code" and len(number.text) > _NEAR)):
                hit = Hit("payment_reference", 0.75, "", 0, 1, normalise(atom.text))
                yield Pair(Label((hit,), atom.text, row, at, atom.x0, atom.x1, True, None), number, other, "prose")


def _named(atom: Atom, row: Row, at: int) -> Iterator[Pair]:
    """ "Payment #PMT-514267", "Payment note PN-2026-0447, issued": the name of a payment and its number open a line."""
    for end in range(1, min(_NEAR, len(atom.words))):
        label = " ".join(word.text for word in atom.words[:end])
        value = _number_at(atom, end) if names_payment(label) else None
        if value is not None and len(value.text) > _NEAR - 1 and _set_off(atom, end + len(value.words)):
            hit = Hit("payment_reference", 0.75, "", 0, end, label)
            yield Pair(Label((hit,), label, row, at, atom.x0, atom.x1, True, value), value, row, "prose")
            yield from _second_number(atom, row, at, end + len(value.words))
            return


def _second_number(atom: Atom, row: Row, at: int, start: int) -> Iterator[Pair]:
    """ "Zahllauf 2026-44, Beleg 1500088204": another number in the title may as well be meant."""
    for n in range(start, len(atom.words) - 1):
        label = atom.words[n].text
        value = _number_at(atom, n + 1) if label.isalpha() and label[0].isupper() else None
        if value is not None and len(value.text) > _NEAR - 1:
            hit = Hit("payment_reference", 0.75, "", n, n + 1, normalise(label))
            yield Pair(Label((hit,), label, row, at, atom.x0, atom.x1, True, value), value, row, "inline")


def _set_off(atom: Atom, end: int) -> bool:
    """Whether nothing, or another clause, follows."""
    return end >= len(atom.words) or atom.words[end - 1].text[-1] in ",.;)"


def _bracketed(atom: Atom, row: Row, at: int) -> Iterator[Pair]:
    """ "Today's transfer (ZA195184) is for": a number in brackets right behind a word of paying."""
    words = [normalise(word.text) for word in atom.words]
    for n in range(1, len(words)):
        text = atom.words[n].text
        paying = any(word.startswith(PAY_STEMS) for word in words[max(0, n - 2) : n] if word)
        if not (paying and text[0] == "(" and text.rstrip(".,;:")[-1] == ")") or words[n - 1] in _BILLED:
            continue
        value = _number_at(atom, n)
        if value is not None and any(map(str.isalpha, value.text)):
            hit = Hit("payment_reference", 0.8, "", n - 1, n, words[n - 1])
            yield Pair(Label((hit,), words[n - 1], row, at, atom.x0, atom.x1, True, value), value, row, "prose")


def _under(atom: Atom, rows: Sequence[Row], at: int) -> Iterator[Pair]:
    """ "... haben wir Ihnen heute unter ÜB-26-4976 überwiesen": under what number a sentence pays."""
    words, row = [normalise(word.text) for word in atom.words], rows[0]
    told = [word for near in rows for word in normalise(near.text).split()]
    if len(words) < _NEAR or not any(word.startswith(PAY_STEMS) for word in told):
        return
    for n, word in enumerate(words[:-1]):
        value = _number_at(atom, n + 1) if word in _UNDER else None
        if value is not None and any(map(str.isalpha, value.text)):
            hit = Hit("payment_reference", 0.7, "", n, n + 1, word)
            yield Pair(Label((hit,), word, row, at, atom.x0, atom.x1, True, value), value, row, "prose")


def _on_statement(atom: Atom, near: Sequence[Row], row: Row, at: int) -> Iterator[Pair]:
    """ "Please look for MMI 5520981 BODYTECH on your statement": what a sentence says that the bank tells of it."""
    words = {word for other in near if other.page == row.page for word in normalise(other.text).split()}
    if words.isdisjoint(small_words()["bank_statement"]) or find_ibans(atom.text):
        return
    for start, text, count in texts_in(atom.words):
        value = part_of(atom, start, start + count)._replace(text=text)
        hit = Hit("payment_reference", 0.8, "", 0, 1, "")
        yield Pair(Label((hit,), "", row, at, atom.x0, atom.x1, True, value), value, row, "prose")


def _value_at(atom: Atom, at: int | None, hit: Hit) -> Atom | None:
    """What a label in a sentence names: the text of a payment may be several words, other numbers are one."""
    if at is not None and hit.target == "payment_reference":
        text, count = written_in(atom.words[at:], atom.text != atom.text.upper())
        if " " in text:
            return part_of(atom, at, at + count)._replace(text=text)
    return _number_at(atom, at)


def _offsets(atom: Atom) -> dict[int, int]:
    """Index of a normalised word -> index of the printed word it begins."""
    found, count = {}, 0
    for n, word in enumerate(atom.words):
        found[count] = n
        count += len(normalise(word.text).split())
    return found


def _number_at(atom: Atom, at: int | None) -> Atom | None:
    """The printed word here, if it is a number of a document."""
    if at is None or at >= len(atom.words):
        return None
    word, end = atom.words[at], at + 1
    text = word.text.strip(".,;:()#")
    lettered = text.isalpha() and text.isupper() and len(text) <= _LETTERS and word.text[-1] != ":"
    if lettered and end < len(atom.words):
        text, end = f"{text} {atom.words[end].text.strip('.,;:()#')}", end + 1
    if len(text) < 3 or not looks_like_document_number(text) or _DAY.fullmatch(text):
        return None
    return part_of(atom, at, end)._replace(text=text)
