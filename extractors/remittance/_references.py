"""The number under which a payment is known: the likeliest of all numbers of the paper, a person asked wherever another
may be meant."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from extractors.contract import Hints
from extractors.fields.lexicon import normalise
from extractors.papers.draft import Draft
from extractors.papers.facts.numbers import is_unexplained, numbers_on
from extractors.papers.facts.questions import PAYMENT_NUMBER
from extractors.papers.facts.ranking import Ranking, ranked
from extractors.papers.facts.things import Thing
from extractors.papers.header import choices, read_reference
from extractors.papers.pairs import Pair
from extractors.remittance._paid import PaidLine
from extractors.remittance._scanned import looks_misread
from extractors.remittance._totals import own_atoms

_BARE = 0.4
"""Weight up to which a word only joins a value to what stands before it."""
_CLEAR = 0.65
"""Weight from which a label says what a number is."""
_NAMED = 0.45
"""The same, for a label that may mean it among others."""
_PAYMENTS = frozenset(("payment_reference", "cheque_number"))
_REPORT = re.compile(r"[A-Z]{3,6}\d{2,3}")
"""What programs call a report of theirs."""
_SURE = 0.9
"""Probability from which nobody is asked whether another number is meant."""


def references_of(
    draft: Draft, pairs: Sequence[Pair], lines: Sequence[PaidLine], hints: Hints
) -> dict[str, str | None]:
    """The reference of the payment and the number of the advice."""
    paper, free = draft.paper, free_pairs(pairs, lines, "payment_reference")
    advice = choices(paper, free, "advice_number", read_reference)
    number = draft.keep("advice_number", advice[0], 0.97) if advice and advice[0].weight >= _CLEAR else None
    paid = {told for line in lines for told in (line.number, line.purchase_order) if told}
    found = ranked(numbers_on(paper, free, PAYMENT_NUMBER, own_atoms(lines), paid, hints), PAYMENT_NUMBER)
    _doubt(draft, found)
    reference = draft.keep("payment_reference", found.best.choice, 0.985) if found.best is not None else None
    return {"payment_reference": reference, "advice_number": number}


def free_pairs(pairs: Sequence[Pair], lines: Sequence[PaidLine], field: str) -> list[Pair]:
    """Without values that belong elsewhere: below a label, to a clear label beside them or to a list that repeats a
    line (the second stub of a cheque); behind a bare word ("vom") in the row of a paid document, to that document;
    behind words that only begin a label ("Referencia de la transferencia SEPA:"), to the whole label."""
    numbers = {line.number for line in lines if line.number}
    lengths = set(map(len, numbers))
    named = cache(lambda text: any(not numbers.isdisjoint(_pieces(text, length)) for length in lengths))
    beside = [p for p in pairs if p.relation in ("right", "inline")]
    owned = {id(p.value) for p in beside if any(hit.weight >= 0.9 for hit in p.label.hits)}
    return [
        p
        for p in pairs
        if not (p.relation == "prose" and any(_opens(p, longer) for longer in beside))
        if p.relation == "column" or p.weight(field) >= _BARE or not named(p.row.text)
        if p.relation != "below" or not (id(p.value) in owned or any(a.text in numbers for a in p.row.atoms))
    ]


def _pieces(text: str, length: int) -> Iterator[str]:
    """All pieces of so many characters."""
    return (text[at : at + length] for at in range(len(text) - length + 1))


def _opens(said: Pair, longer: Pair) -> bool:
    """Whether a label in running text is the beginning of another one of its row."""
    begun, whole = normalise(said.label.text), normalise(longer.label.text)
    return said.row is longer.row and whole.startswith(f"{begun} ")


def _doubt(draft: Draft, found: Ranking) -> None:
    """Why another number may be meant, or this one be another."""
    best, others = found.best, [f'"{value}"' for value in found.others]
    if best is None:
        draft.ask("No payment reference was found.")
        return
    if draft.paper.page(best.choice.page).method == "ocr" and looks_misread(best.value):
        draft.ask(f'The payment reference "{best.value}" may have been misread.')
    if "sign of who wrote" in best.signs:
        draft.ask(f'"{best.value}" was taken as the payment reference; it looks like the sign of who wrote.')
    if not best.called(_PAYMENTS, _CLEAR):
        others = others or [f'"{one.value}"' for one in found.things if one is not best and is_unexplained(one)][:1]
    rivals = [one for one in found.things if one.value in found.others and one.called(_PAYMENTS, _CLEAR)]
    if others and (rivals or best.choice.weight < _SURE or not best.called(_PAYMENTS, _CLEAR)):
        draft.ask(f'"{best.value}" was taken as the payment reference; {" or ".join(others)} may be meant as well.')
    elif why := _unsure(best):
        draft.ask(f'"{best.value}" was taken as the payment reference, but {why}.')


def _unsure(best: Thing) -> str:
    """Why the only number that may be the payment's may be none."""
    if "no digits" in best.signs:
        return "it is no number"
    if "in a title" in best.signs and _REPORT.fullmatch(best.value):
        return "no label says that it is"  # "Relação de títulos pagos - FINR190": the code of a report
    if best.choice.weight >= _SURE and best.called(PAYMENT_NUMBER.fields, _NAMED):
        return ""
    return f'"{best.choice.label}" may mean another number' if best.choice.label else "no label says that it is"
