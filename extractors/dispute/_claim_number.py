"""Under which number the customer claims; many letters have none."""

from collections.abc import Iterator, Sequence

from extractors.dispute._disputed import invoices_named, settled_numbers
from extractors.dispute._numbers import in_goods, numbers_told, other_numbers, own_number, tax_numbers
from extractors.dispute._prose import Number, Told, claims_in
from extractors.dispute._titled import titled_numbers
from extractors.fields.lexicon import labels, normalise
from extractors.fields.references import (
    folded,
)
from extractors.invoice._goods import goods_of
from extractors.papers.draft import Draft
from extractors.papers.header import Choice, choices, read_reference
from extractors.papers.pairs import Pair
from extractors.papers.paper import Paper

_NAMED, _OPEN = 0.85, 0.45
"""How surely a label names the invoice; how much it may as well be that of the dispute."""


def claim_number_of(draft: Draft, pairs: Sequence[Pair], told: Sequence[list[Told]]) -> str | None:
    """The customer's own number of the dispute; many letters have none."""
    own = own_number(pairs)
    pairs, tabled = _apart(draft.paper, pairs)
    found = [c for c in choices(draft.paper, pairs, "claim_number", read_reference) if c.weight >= 0.45]
    found += [_choice(number, 0.8) for sentence in told for number in claims_in(sentence)]
    found += _numbered(draft.paper, pairs)
    if not found:
        found = [c for c in choices(draft.paper, tabled, "claim_number", read_reference) if c.weight >= 0.45]
    billed = {folded(number.value) for number in invoices_named(draft.paper, pairs, told)} - own
    known = other_numbers(draft.paper, pairs)
    free = [c for c in found if folded(c.value) not in billed | known]
    titled = [c for c in titled_numbers(draft.paper) if folded(c.value) not in tax_numbers(draft.paper, pairs)]
    free += [c for c in titled if folded(c.value) not in billed] or titled
    if not free:
        return _untold_number(draft, told, billed | known | settled_numbers(told)) if billed else None
    best = max(free, key=lambda choice: choice.weight)
    rivals = {c.value for c in free if c.weight > best.weight - 0.12}
    if len(rivals) > 1:
        draft.ask("Several numbers may be the number of the claim: " + ", ".join(sorted(rivals)) + ".")
    return draft.keep("claim_number", best, 0.97)


def _apart(paper: Paper, pairs: Sequence[Pair]) -> tuple[list[Pair], list[Pair]]:
    """Labels outside tables, and those over the only line of one: a strip of facts."""
    outside = [pair for pair in pairs if not in_goods(paper, pair)]
    goods = goods_of(paper)
    single = [t for t in paper.tables if len(t.lines) == 1 and not any(map(goods.covers, t.header))]
    return outside, [pair for pair in pairs if any(table.covers(pair.label.row) for table in single)]


def _untold_number(draft: Draft, told: Sequence[list[Told]], others: set[str]) -> str | None:
    """The only number of running text that is nothing else's may be the dispute's: "Please quote PEN-26-343"."""
    rest = {
        key: number
        for key, number in numbers_told(draft.paper, told)
        if not any(other.endswith(key) for other in others)  # "A/4410" of the invoice "FT A/4410"
    }
    own = [number for number in rest.values() if any(map(str.isalpha, number.value))]
    if len(own) != 1:
        return None
    draft.ask(f'It is not said that "{own[0].value}" is the number of the dispute.')
    return draft.keep("claim_number", _choice(own[0], 0.5), 0.6)


def _numbered(paper: Paper, pairs: Sequence[Pair]) -> Iterator[Choice]:
    """ "Report no.", "Protokoll-Nr.": a label for a number whose other words name no field."""
    for pair in pairs:
        label = pair.label
        atom = label.row.atoms[label.at] if 0 <= label.at < len(label.row.atoms) else None
        whole = atom.text.partition(":")[0] if atom is not None and label.text in atom.text else label.text
        words = normalise(whole).split()
        known = max((hit.weight for hit in (*label.hits, *labels().exact(whole))), default=0.0)
        if "no" not in (words[:1] + words[-1:]) or not 1 <= len(words) <= 4 or known >= _OPEN:
            continue
        value = read_reference(paper, pair.value)
        if value is not None and (pair.relation != "below" or _boxed(paper, pair)):
            yield Choice(value[0], 0.5, (pair.value,), pair.row.page, label.text, y=pair.row.y0)


def _boxed(paper: Paper, pair: Pair) -> bool:
    """A small label right over its value in one box of a form."""
    label, value = pair.label, pair.value
    above, below = (label.x0, label.x1, label.row.middle), (value.x0, value.x1, pair.row.middle)
    near = pair.row.y0 - label.row.y1 < pair.row.em and abs(value.x0 - label.x0) < 3
    return near and paper.posts(pair.row.page).one_column(above, below)


def _choice(number: Number, weight: float) -> Choice:
    return Choice(number.value, weight, number.atoms, number.page)
