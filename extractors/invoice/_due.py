"""By when an invoice is to be paid."""

import datetime as dt
from collections.abc import Iterator, Sequence

from extractors.fields.lexicon import normalise, small_words
from extractors.invoice._labelled_days import days_labelled, kept_day
from extractors.papers.draft import Draft
from extractors.papers.header import Choice
from extractors.papers.loose import PAY_STEMS
from extractors.papers.pairs import Pair
from extractors.papers.paper import Paper, once

_NET = frozenset(("net", "netto", "neto", "nett"))
_CLEARLY = 0.7
_SENTENCE = 18
"""Words before a date among which paying is spoken of."""


def due_of(draft: Draft, pairs: Sequence[Pair]) -> dt.date | None:
    """The day by which to pay, where it is printed."""
    net = list(_net_dates(draft.paper))
    beside = {round(choice.atoms[0].y0) for choice in net}
    labelled = [c for c in days_labelled(draft.paper, pairs, "due_date", 0.5) if round(c.atoms[0].y0) not in beside]
    found = _later(draft.paper, labelled) or net or _last(deadlines(draft.paper)) or _payable(draft, pairs)
    return kept_day(draft, "due_date", found, "due date") if found else None


def _later(paper: Paper, found: list[Choice]) -> list[Choice]:
    """ "Payable by 1 May less 2 %, by 21 May without deduction": the last day of the line that its label opens."""
    same = [c for c in deadlines(paper) if found and _line(c) == _line(found[0]) and c.value > found[0].value]
    return [max(same, key=lambda choice: choice.value)] if same else found


def _line(choice: Choice) -> tuple[int, int]:
    return choice.page, round(choice.atoms[0].y0)


def _last(found: list[Choice]) -> list[Choice]:
    """Of days that one line names, the last one: until those before it a discount is given."""
    lines = set(map(_line, found))
    return [max(found, key=lambda choice: choice.value)] if len(lines) == 1 else found


def _payable(draft: Draft, pairs: Sequence[Pair]) -> list[Choice]:
    """ "Fecha de pago": a day of payment after the invoice's own is that by which to pay."""
    own = draft.fields["invoice_date"].value if "invoice_date" in draft.fields else None
    return [
        c for c in days_labelled(draft.paper, pairs, "payment_date", _CLEARLY) if own is not None and c.value > str(own)
    ]


@once
def deadlines(paper: Paper) -> list[Choice]:
    """Days until which a sentence asks to pay: "Please transfer the amount without deduction by 30 March"."""
    found: list[Choice] = []
    said: list[str] = []
    for row in (row for rows in paper.rows for row in rows):
        for atom in row.atoms:
            reading = paper.day(atom) if atom.kind == "date" else None
            if reading is not None and _asks_to_pay(said):
                value = reading.value.isoformat()
                found.append(Choice(value, 0.8, (atom,), row.page, ambiguous=reading.ambiguous))
            said = [*said, *normalise(atom.text).split()][-_SENTENCE:]
    return found


def _asks_to_pay(said: Sequence[str]) -> bool:
    """Words that speak of paying and end with one that sets a limit."""
    until, joints = small_words()["until"], small_words()["joint"]
    end = len(said)
    while end and said[end - 1] in joints and end > len(said) - 2:
        end -= 1
    limited = bool(end) and said[end - 1] in until
    return limited and any(word.startswith(PAY_STEMS) for word in said[: end - 1])


def _net_dates(paper: Paper) -> Iterator[Choice]:
    """The day of the net payment in a sentence of terms: "2 % discount if paid by 1 May, net by 21 May"."""
    for row in (row for rows in paper.rows for row in rows):
        for at, atom in enumerate(row.atoms):
            if atom.kind != "date":
                continue
            before = normalise(row.atoms[at - 1].text).split() if at else []
            after = normalise(row.atoms[at + 1].text).split() if at + 1 < len(row.atoms) else []
            limited = bool(before) and before[-1] in small_words()["until"]
            earlier = row.atoms[at - 2] if at > 1 and len(before) > 1 else None
            if earlier is not None and earlier.kind == "date" and not earlier.text.endswith(","):
                before = before[1:]  # what closes the date before: "by 25 Nov. net or by 9 Nov. less 2 %"
            before = before[-3:]
            closed = after[:1] if (limited or len(after) < 3) and not atom.text.endswith(",") else []
            reading = paper.day(atom) if _NET & {*before, *closed} else None
            if reading is not None:
                yield Choice(reading.value.isoformat(), 0.8, (atom,), row.page, ambiguous=reading.ambiguous)
