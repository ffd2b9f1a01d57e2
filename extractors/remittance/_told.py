"""The day of a payment that a sentence tells: "We paid 1,250.42 on 20 April for your invoice", "released today"."""

from collections.abc import Collection, Iterator

from extractors.fields.dates import find_dates
from extractors.fields.lexicon import normalise, sentences, small_words
from extractors.papers.header import Choice
from extractors.papers.loose import PAY_STEMS, in_mail_head
from extractors.papers.paper import Paper
from extractors.tables import Row

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
        *("liquidado", "liquidacao", "gezahlt", "paye", "verse", "pagato", "versato", "abonada", "pagou", "betaalde"),
    )
)
"""Words that say in a letter that something was paid."""
_TOLD = 0.8
_BESIDE = 2
"""Words between "today" and the payment that it speaks of."""
_SENTENCE = 5
"""Words from which a line is one of running text."""


def day_told(paper: Paper, numbers: Collection[str]) -> Choice | None:
    """The first day behind a word of paying and before the number of a paid document; a mail's own day for "today"."""
    for row in paper.outside():
        text = _before(row.text, numbers)
        told = _pays(row.text) or _todays_payment(row.text)
        if in_mail_head(paper, row) or len(row.text.split()) < _SENTENCE or not told:
            continue
        found = find_dates(text, paper.order)
        if found:
            reading = found[0].reading
            atoms = tuple(atom for atom in row.atoms if text[found[0].start : found[0].end] in atom.text) or (
                row.atoms[0],
            )
            return Choice(reading.value.isoformat(), _TOLD, atoms[:1], row.page, ambiguous=reading.ambiguous)
        if small_words()["today"] & frozenset(normalise(text).split()):
            return next(_mailed(paper), None)
    return None


def _before(text: str, numbers: Collection[str]) -> str:
    """The text up to the first of these numbers."""
    return text[: min((at for number in numbers if number and (at := text.find(number)) > 0), default=len(text))]


def _pays(text: str) -> bool:
    """Whether the sentence says that something was paid."""
    words = normalise(text).split()
    return not PAID.isdisjoint(words) or any(hit.target == "remittance" for hit in sentences().scan_words(words))


def _todays_payment(text: str) -> bool:
    """ "Today's transfer", "bonifico odierno"."""
    words = normalise(text).split()
    days = [n for n, word in enumerate(words) if word in small_words()["today"]]
    paying = [n for n, word in enumerate(words) if word.startswith(PAY_STEMS)]
    return any(abs(n - m) <= _BESIDE for n in days for m in paying)


def _mailed(paper: Paper) -> Iterator[Choice]:
    """The day of the mail."""
    for row in _head(paper):
        for found in find_dates(row.text[5:], paper.order):
            yield Choice(found.reading.value.isoformat(), _TOLD, tuple(row.atoms), row.page)


def _head(paper: Paper) -> Iterator[Row]:
    return (row for row in paper.rows[0][:3] if in_mail_head(paper, row) and row.text.startswith("Date:"))
