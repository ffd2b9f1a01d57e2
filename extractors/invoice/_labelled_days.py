"""Days with labels on an invoice, and how the best of several is kept."""

import datetime as dt
import itertools
from collections.abc import Sequence

from extractors.fields.lexicon import normalise
from extractors.papers.draft import Draft
from extractors.papers.header import Choice, choices, read_date
from extractors.papers.pairs import Pair
from extractors.papers.paper import Paper
from extractors.tables import Atom

_CLOSE = 0.12
_OTHER_DATES = (
    "liefer", "leistung", "bestell", "auftrag", "vertrag", "order", "deliver", "ship", "service", "contract", "supply",
    "period", "livraison", "commande", "expedition", "entrega", "pedido", "envio", "servicio", "consegna", "ordine",
    "lever", "bestel", "fornecimento", "prestation", "prestazione", "print", "druck",
)  # fmt: skip
"""How words before "date" begin that make it another date."""


def _read_date(paper: Paper, atom: Atom) -> tuple[str, bool] | None:
    """As read_date; "August 3 , 2014" is a date as well."""
    return read_date(paper, atom) or read_date(paper, atom._replace(text=atom.text.replace(" ,", ",")))


def days_labelled(paper: Paper, pairs: Sequence[Pair], field: str, least: float) -> list[Choice]:
    """Labelled dates, without those of an order, a delivery or a period."""
    own = [pair for pair in pairs if not names_other_date(_whole_label(pair))]
    return [c for c in choices(paper, own, field, _read_date) if c.weight >= least]


def names_other_date(words: Sequence[str]) -> bool:
    """Whether words before a date make it one of an order, a delivery or a period."""
    return any(word.startswith(_OTHER_DATES) for word in words)


def _whole_label(pair: Pair) -> list[str]:
    """The words of the label with those before it in its phrase: "Order" "Date:"."""
    label = pair.label
    phrase = label.row.atoms[label.at].text if 0 <= label.at < len(label.row.atoms) else ""
    before = itertools.takewhile(_joins, reversed(phrase.partition(label.text)[0].split()))
    return normalise(" ".join([*reversed(list(before)), label.text])).split()


def _joins(word: str) -> bool:
    """A word of the label, and no number or mark behind which another one begins."""
    return any(map(str.isalpha, word)) and not any(map(str.isdigit, word))


def kept_day(draft: Draft, path: str, found: Sequence[Choice], name: str) -> dt.date:
    best = found[0]
    rivals = {c.value for c in found if c.value != best.value and c.weight > best.weight - _CLOSE}
    if rivals:
        draft.ask(f"Several dates may be the {name}: " + ", ".join(sorted({best.value, *rivals})) + ".")
    if best.ambiguous:
        draft.ask(f'Day and month of the {name} "{best.atoms[0].text}" may be the other way round.')
    return dt.date.fromisoformat(draft.keep(path, best, 0.98 if not rivals else 0.6))
