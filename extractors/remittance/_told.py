"""The day of a payment that a sentence tells: "We paid 1,250.42 on 20 April for your invoice", "released today"."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import chain, pairwise

from extractors.fields.dates import find_dates
from extractors.fields.lexicon import normalise, sentences, small_words
from extractors.papers.header import Choice
from extractors.papers.loose import PAY_STEMS, in_mail_head
from extractors.papers.paper import Paper, once
from extractors.papers.quoted import FIELD
from extractors.tables import Atom, Row

PAID = frozenset(
    (
        *(
            "paid",
            "remitted",
            "transferred",
            "settled",
            "uberwiesen",
            "angewiesen",
            "bezahlt",
            "beglichen",
            "ausgleich",
        ),
        *("vire", "virement", "regle", "reglement", "bonifico", "bonificato", "pagado", "transferido", "transferencia"),
        *("abonado", "betaald", "betaalden", "overgemaakt", "voldaan", "transferimos", "pagamos", "efetuado"),
        *(
            "uberweisen",
            "anweisen",
            "liquidado",
            "liquidacao",
            "gezahlt",
            "paye",
            "verse",
            "pagato",
            "versato",
            "abonada",
            "pagou",
            "betaalde",
        ),
    )
)
"""Words that say in a letter that something was paid."""
_CREDITED = frozenset(
    (
        *(
            "credited",
            "gutschrift",
            "gutgeschrieben",
            "credite",
            "accreditato",
            "accredito",
            "abonara",
            "bijgeschreven",
        ),
        *("creditado", "ordenado", "disposto", "valuta"),
        *("ontvangt", "recevrez", "recibira", "recibiran", "ricevera", "riceverete", "recebera", "receberao"),
    )
)
"""Words that say that money reaches an account; of a document they may say something else."""
_SETTLED = PAID | _CREDITED
_PAYMENTS = (
    *("uberweisung", "zahlung", "zahllauf", "payment", "transfer", "remittance", "virement", "reglement", "paiement"),
    *("transferencia", "pago", "bonifico", "pagamento", "mandato", "betaling", "overboeking", "betaalrun"),
)
"""Parts of the words that name a payment."""
_VALUE = frozenset(("valuta", "wertstellung", "valeur", "ausfuhrung", "execution", "esecuzione", "uitvoering"))
"""Words for the day on which money counts."""
_JOINING = small_words()["joint"] | {"no"}
_NAMED = 5
"""Words from the name of a payment to its day."""
_TOLD = 0.8
_BESIDE = 2
"""Words between "today" and the payment that it speaks of."""
_SENTENCE = 5
"""Words from which a line is one of running text."""
_LEADING = 2.2
"""Ems from one line of a paragraph to the next."""
_YEAR = re.compile(r"\d{4}")
_STOP = re.compile(r"(?<=[^\W\d_]{3}[.!?:])\s+(?=[A-ZÀ-Þ])")
"""Between two sentences; "9. Oktober" is no end of one."""


def day_told(paper: Paper, numbers: Collection[str], *, today: bool) -> Choice | None:
    """The first day behind a word of paying and before the number of a paid document. `today`: a mail's own day is
    taken for the word; without it, where a day is known already, any sentence about a payment may tell another."""
    for sentence, rows in _sentences(paper):
        if not (_pays(sentence) or _todays_payment(sentence) or (not today and _speaks_of_payment(sentence))):
            continue
        text = _before(sentence, numbers)
        found = find_dates(text, paper.order)
        if found:
            reading, printed = found[0].reading, text[found[0].start : found[0].end]
            near = [(row, atom) for row in rows for atom in row.atoms if printed in atom.text]
            row, atom = near[0] if near else (rows[0], rows[0].atoms[0])
            return Choice(reading.value.isoformat(), _TOLD, (atom,), row.page, ambiguous=reading.ambiguous)
        if today and small_words()["today"] & frozenset(normalise(sentence).split()):
            return next(chain(_mailed(paper, rows[0]), _dated_letter(paper)), None)
    return None


@once
def _sentences(paper: Paper) -> list[tuple[str, list[Row]]]:
    """The sentences outside the tables, with the lines of the paragraph that they stand in."""
    return [
        (sentence, rows)
        for rows in _paragraphs(paper)
        for sentence in _STOP.split(" ".join(row.text for row in rows))
        if len(sentence.split()) >= _SENTENCE
    ]


def _paragraphs(paper: Paper) -> Iterator[list[Row]]:
    """Lines that follow each other closely from the same left edge, the ones before the last long ones."""
    found: list[Row] = []
    for row in (_spoken(row) for row in paper.outside() if not in_mail_head(paper, row)):
        last = found[-1] if found else None
        near = last is not None and last.page == row.page and 0 <= row.y0 - last.y0 < _LEADING * row.em
        if last is not None and not (near and abs(row.atoms[0].x0 - last.atoms[0].x0) < row.em and _is_long(last)):
            yield found
            found = []
        found.append(row)
    if found:
        yield found


def _spoken(row: Row) -> Row:
    """The longest part of a row without a wide gap: what stands level in another column is no part of its sentence."""
    parts: list[list[Atom]] = [[row.atoms[0]]]
    for left, atom in pairwise(row.atoms):
        if atom.x0 - left.x1 > _LEADING * row.em:
            parts.append([])
        parts[-1].append(atom)
    return (
        row if len(parts) == 1 else replace(row, atoms=max(parts, key=lambda atoms: sum(len(a.words) for a in atoms)))
    )


def _is_long(row: Row) -> bool:
    return len(row.text.split()) >= _SENTENCE


def _dated_letter(paper: Paper) -> Iterator[Choice]:
    """The only day that heads a letter: "Asti, 9 ottobre 2026"."""
    heads = [
        (row, row.atoms[-1], found.reading)
        for row in paper.outside()
        if row.page == 0 and row.y0 < paper.page(0).height / 2
        for text in {row.text, row.atoms[-1].text}
        for found in find_dates(text, paper.order)
        if _YEAR.search(text[found.start : found.end])
        and found.end >= len(text) - 1
        and len(text[: found.start].split()) <= _BESIDE
    ]
    if len({reading.value for _, _, reading in heads}) == 1:
        row, atom, reading = heads[0]
        yield Choice(reading.value.isoformat(), _TOLD, (atom,), row.page, ambiguous=reading.ambiguous)


def days_of_payments(paper: Paper) -> Iterator[Choice]:
    """Days that the name of a payment leads to: "Sammelüberweisung vom 28.05.", "mandato n. 4471 del 19/06/2026"; those
    too that begin the next line of the sentence."""
    for row, atom, before in _running(paper):
        for found in find_dates(atom.text, paper.order) if atom.kind in ("text", "date") else ():
            if _named_before(normalise(f"{before} {atom.text[: found.start]}").split()):
                reading = found.reading
                yield Choice(reading.value.isoformat(), _TOLD, (atom,), row.page, ambiguous=reading.ambiguous)


def _running(paper: Paper) -> Iterator[tuple[Row, Atom, str]]:
    """What is printed outside the tables of the first page, with the text that runs into it from the line above."""
    above: Row | None = None
    for row in paper.outside():
        if row.page or in_mail_head(paper, row):
            continue
        near = above is not None and row.y0 - above.y1 < row.em and abs(row.atoms[0].x0 - above.atoms[0].x0) < row.em
        for n, atom in enumerate(row.atoms):
            if n:
                before = row.atoms[n - 1].text if atom.x0 - row.atoms[n - 1].x1 < row.em else ""
            else:
                before = above.text if above is not None and near and len(above.text.split()) >= _SENTENCE else ""
            yield row, atom, before
        above = row


def _named_before(words: Sequence[str]) -> bool:
    """Whether words end with the name of a payment, its number and what joins a day to it."""
    named = words[-_NAMED:][::-1]
    told = next((word for word in named if not (word in _JOINING or any(map(str.isdigit, word)))), "")
    joined = bool(named) and named[0] in _JOINING
    return told in _VALUE or (joined and any(stem in told for stem in _PAYMENTS))


def _before(text: str, numbers: Collection[str]) -> str:
    """The text up to the first of these numbers."""
    return text[: min((at for number in numbers if number and (at := text.find(number)) > 0), default=len(text))]


def _pays(text: str) -> bool:
    """Whether the sentence says that something was paid."""
    words = normalise(text).split()
    return not _SETTLED.isdisjoint(words) or any(hit.target == "remittance" for hit in sentences().scan_words(words))


def _speaks_of_payment(text: str) -> bool:
    """ "A payment was sent to your account and should be available on": paying, and an account or money."""
    told = normalise(text)
    return any(part in told for part in _PAYMENTS)


def _todays_payment(text: str) -> bool:
    """ "Today's transfer", "bonifico odierno"."""
    words = normalise(text).split()
    days = [n for n, word in enumerate(words) if word in small_words()["today"]]
    paying = [n for n, word in enumerate(words) if word.startswith(PAY_STEMS)]
    return any(abs(n - m) <= _BESIDE for n in days for m in paying)


def _mailed(paper: Paper, told: Row) -> Iterator[Choice]:
    """The day of the mail that this line stands in: of one that was passed on, the nearest above it."""
    rows = [row for rows in paper.rows for row in rows if (row.page, row.y0) < (told.page, told.y0)]
    heads = [row for row in reversed(rows) if FIELD.match(row.text) and not in_mail_head(paper, row)]
    for row in [*heads, *_head(paper)]:
        for found in find_dates(row.text.partition(":")[2], paper.order):
            yield Choice(found.reading.value.isoformat(), _TOLD, tuple(row.atoms), row.page)


def _head(paper: Paper) -> Iterator[Row]:
    return (row for row in paper.rows[0][:3] if in_mail_head(paper, row) and row.text.startswith("Date:"))
