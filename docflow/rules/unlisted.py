"""What the books explain of a payment that lists nothing: numbers in the bank's text, one amount, or a sum of several.

A sum alone is never certain: how many others there are is part of the reason.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from docflow.rules import keys
from docflow.rules.amounts import Money, Verdict, earned, judge
from docflow.rules.combinations import Amount, Sets, sets_that_sum
from docflow.rules.doubts import (
    discount_taken,
    discounted_late,
    explained_otherwise,
    instead,
    paid_before,
    rather,
    rather_due,
    twice,
)
from docflow.rules.free_text import Find, hits_in, says_on_account
from docflow.rules.matching import combined
from docflow.rules.numbers import FIRM, Hit, Items, are_instalments, unless_anothers
from docflow.rules.tolerance import Tolerance
from docflow.schema.money import ZERO, to_minor
from docflow.schema.receivables import AmountSignal, LineMatch, OpenItem, PayerMatch
from docflow.schema.records import Remittance


class Payment(NamedTuple):
    """What is known of the money."""

    amount: Decimal
    currency: str
    paid_on: dt.date
    tolerance: Tolerance
    settled: Sequence[OpenItem] = ()
    """What may be paid once more."""
    others: Items = Items(())
    """What the text names of somebody else's."""


class Part(NamedTuple):
    """One open item with what the payment would pay for it."""

    item: OpenItem
    hit: Hit
    paid: Decimal


def unlisted(
    record: Remittance,
    texts: Iterable[str],
    items: Sequence[OpenItem],
    payer: PayerMatch,
    tolerance: Tolerance,
    today: dt.date,
) -> tuple[LineMatch, ...]:
    """Matches whose indexes go on after the printed lines (there are none); one without item says why there are none.

    items: those of the payer, settled ones that might be paid once more, and what the text names of somebody else's,
    which is nothing that this payer pays; where nobody knows the payer, those that the text names. `texts`: what the
    payer wrote to the bank, and structured references.
    """
    if record.amount is None or record.currency is None or record.amount <= ZERO:
        return ()
    payable = [item for item in items if item.currency == record.currency and payer.pays(item)]
    settled = tuple(item for item in payable if not item.remaining)
    others = Items(item for item in items if not payer.pays(item))
    payment = Payment(record.amount, record.currency, record.payment_date or today, tolerance, settled, others)
    mine = Items(item for item in payable if item.remaining)
    found = _explained(payment, list(texts), mine, payer.customer is not None)
    return tuple(match.model_copy(update={"line": n}) for n, match in enumerate(found, len(record.lines)))


def _explained(payment: Payment, texts: Sequence[str], mine: Items, payer_known: bool) -> Sequence[LineMatch]:
    """By numbers; by numbers that are weak, where that explains it to the cent; by its own words; by sums."""

    def printed(number: str) -> Hit | None:
        hit = unless_anothers(mine.by_number(number), number, payment.others)
        return hit or (payment.others.by_number(number) if payment.others.have(number) else None)

    def any_like(number: str) -> Hit | None:
        return printed(number) or mine.by_order(number) or mine.nearly(number)

    firm = _named(payment, _mine(texts, printed, mine), mine)
    if not firm and (paid := _settled_named(payment, texts)):
        return [_nothing(f"{paid.number} is settled already, or promised to another payment; check it", "none")]
    if payer_known and not _to_the_cent(firm):
        weak = _named(payment, _mine(texts, any_like, mine), mine)
        if _to_the_cent(weak):
            return weak
    if firm or not payer_known:
        return firm
    if not mine.of_amount(payment.amount) and any(map(says_on_account, texts)):
        return [_parked(payment.amount)]
    return _by_sum(payment, mine)


def _mine(texts: Sequence[str], find: Find, mine: Items) -> list[Hit]:
    """What the texts name of the payer's; what they name of somebody else's is read as a whole, and dropped."""
    return [hit for text in texts for hit in hits_in(text, find) if hit.items[0].ref in mine.all]


def _to_the_cent(found: Sequence[LineMatch]) -> bool:
    return bool(found) and all(match.amount_signal in ("exact", "discount") for match in found)


def _settled_named(payment: Payment, texts: Sequence[str]) -> OpenItem | None:
    """Something settled that the text names: it may be paid once more."""
    settled = Items(payment.settled)
    hits = (hit for text in texts for hit in hits_in(text, settled.by_number))
    return next((hit.items[0] for hit in hits if hit.signal in FIRM), None)


# --- numbers that the text names -------------------------------------------------------------------------------------


def _named(payment: Payment, hits: Sequence[Hit], mine: Items) -> Sequence[LineMatch]:
    hit_of = {item.ref: hit for hit in reversed(hits) for item in hit.items}
    items = list(Items(item for hit in hits for item in hit.items).all.values())
    if len(items) <= 1:
        return [_judged(Part(item, hit_of[item.ref], payment.amount), payment, mine, items) for item in items]
    because = f"{len(items)} open items are named, and only these sum to what is paid"
    each_one = all(len(hit.items) == 1 for hit in hits)
    if each_one and (whole := _whole(items, payment)):
        return [_judged(Part(item, hit_of[item.ref], paid), payment, mine, items, because) for item, paid in whole]
    if each_one and (nearly := _within_tolerance(items, payment)):
        return [_judged(Part(item, hit_of[item.ref], paid), payment, mine, items) for item, paid in nearly]
    ways = _ways(items, payment)
    sets = _in_due_order(_sets(ways, payment), ways)
    if len(sets.found) == 1:
        parts = [Part(item, hit_of[item.ref], paid) for item, paid in (ways[n] for n in sets.found[0])]
        signal: AmountSignal | None = None if _all_meant(parts, hits) else "combination"
        if which := _which_instalment(parts, items, payment):
            signal, because = "several", which
        return [_judged(part, payment, mine, items, because, signal) for part in parts]
    if sets.found:
        return [_nothing(f"{_count(sets)} of the {len(items)} open items that it names sum to it; choose", "several")]
    return _in_turn(payment, items, hit_of, mine)


def _whole(items: Sequence[OpenItem], payment: Payment) -> list[tuple[OpenItem, Decimal]]:
    """All of them in full, or all less the discount that their terms grant, or granted, if that is what was paid."""
    full = [(item, item.remaining) for item in items]
    net = [(item, item.remaining - earned(item, payment.tolerance, payment.paid_on)) for item in items]
    late = [(item, item.remaining - item.discount) for item in items]
    fits = (way for way in (full, net, late) if sum((paid for _, paid in way), ZERO) == payment.amount)
    return next(fits, [])


def _within_tolerance(items: Sequence[OpenItem], payment: Payment) -> list[tuple[OpenItem, Decimal]]:
    """All of them in full but for what may be ignored, which is taken off the largest; none where what is missing may
    begin with a discount that one of them still grants."""
    missing = sum((item.remaining for item in items), ZERO) - payment.amount
    granted = (earned(item, payment.tolerance, payment.paid_on) for item in items)
    if any(0 < one <= missing for one in granted):
        return []
    largest = max(items, key=lambda item: (item.remaining, item.ref))
    if not payment.tolerance.covers(missing, largest.remaining):
        return []
    return [(item, item.remaining - (missing if item is largest else ZERO)) for item in items]


def _in_due_order(sets: Sets, ways: Sequence[tuple[OpenItem, Decimal]]) -> Sets:
    """Sets that differ only in which of some equal instalments they take are one: what is due first is paid first."""

    def paid(one: Sequence[int]) -> tuple[tuple[str, Decimal], ...]:
        return tuple(sorted((item.number, amount) for item, amount in (ways[n] for n in one)))

    if sets.more or len(sets.found) < 2 or len({paid(one) for one in sets.found}) > 1:
        return sets
    first = min(sets.found, key=lambda one: sorted(ways[n][0].due for n in one))
    return sets._replace(found=(first,))


def _all_meant(parts: Sequence[Part], hits: Sequence[Hit]) -> bool:
    """Whether of every number that is named just what it means is paid: all of it, or instalments of it."""
    paid = {part.item.ref for part in parts}
    meant = [{item.ref for item in hit.items} for hit in hits]
    met = all(paid & refs for refs in meant)
    return met and all(refs <= paid or are_instalments(hit.items) for refs, hit in zip(meant, hits, strict=True))


def _which_instalment(parts: Sequence[Part], items: Sequence[OpenItem], payment: Payment) -> str:
    """That another instalment may be meant, as a sentence; else empty. Several are paid as they fall due."""
    times = Counter(part.item.number for part in parts)
    for part in parts:
        same = [one for one in items if one.number == part.item.number]
        other = rather_due(part.item, same, payment.paid_on, payment.tolerance)
        if times[part.item.number] == 1 and other:
            return rather(part.item, other)
    return ""


def _in_turn(payment: Payment, items: Sequence[OpenItem], hit_of: dict[str, Hit], mine: Items) -> Sequence[LineMatch]:
    """Named, but not to the cent: in the order they fall due, as far as the money goes."""
    left = payment.amount
    because = f"it names {len(items)} open items that do not sum to what is paid; say what each gets"
    matches = []
    for item in sorted(items, key=lambda item: (item.remaining > 0, item.due, item.ref)):
        paid = min(item.remaining, left)
        left -= paid
        if paid:
            matches.append(_judged(Part(item, hit_of[item.ref], paid), payment, mine, items, because, "several"))
    return matches


# --- amounts alone ---------------------------------------------------------------------------------------------------


def _by_sum(payment: Payment, mine: Items) -> Sequence[LineMatch]:
    ways = _ways(list(mine.all.values()), payment)
    sets = _sets(ways, payment)
    singles = [one for one in sets.found if len(one) == 1]
    tried = _tried(sets, len(mine.all))
    if not sets.found:
        return [_nothing(f"no open item, and no set of {tried}, is what was paid; choose what it pays", "none")]
    chosen = singles[0] if len(singles) == 1 else sets.found[0]
    others = Sets(tuple(one for one in sets.found if one != chosen), sets.more, sets.largest)
    if len(sets.found) > 1 and len(singles) != 1:
        return [_nothing(f"{_count(sets)} of {tried} sum to what was paid; choose what it pays", "several")]
    parts = [ways[n] for n in chosen]
    if len(parts) == 1:
        also = f", though {_count(others)} of {tried} sum to it as well" if others.found else ""
        because = f"{parts[0][0].number} is the only open item of this amount{also}; confirm it"
        signal: AmountSignal | None = "several" if others.found or sets.largest else None
    else:
        signal = "combination"
        because = f"these are the only set of {tried} that sums to it; a sum alone proves nothing, so confirm it"
    hit = Hit((), "none", "no number is told")
    return [_judged(Part(item, hit, paid), payment, mine, (), because, signal) for item, paid in parts]


def _ways(items: Sequence[OpenItem], payment: Payment) -> list[tuple[OpenItem, Decimal]]:
    """Each item in full, and less the discount that its terms still grant."""
    ways = [(item, item.remaining) for item in items]
    for item in items:
        if granted := earned(item, payment.tolerance, payment.paid_on):
            ways.append((item, item.remaining - granted))
    return ways


def _sets(ways: Sequence[tuple[OpenItem, Decimal]], payment: Payment) -> Sets:
    owners = {ref: n for n, ref in enumerate(sorted({item.ref for item, _ in ways}))}
    amounts = [Amount(owners[item.ref], to_minor(paid, payment.currency)) for item, paid in ways]
    return sets_that_sum(amounts, to_minor(payment.amount, payment.currency))


def _count(sets: Sets) -> str:
    if sets.more:
        return f"more than {len(sets.found)} sets"
    if len(sets.found) == 1:
        return "1 set"
    return f"{'at least ' if sets.largest else ''}{len(sets.found)} sets"


def _tried(sets: Sets, items: int) -> str:
    return f"up to {sets.largest} of the {items} open items" if sets.largest else f"any of the {items} open items"


# --- matches ---------------------------------------------------------------------------------------------------------


def _judged(
    part: Part,
    payment: Payment,
    mine: Items,
    named: Sequence[OpenItem],
    because: str = "",
    signal: AmountSignal | None = None,
) -> LineMatch:
    """A weak number proves nothing where another item, which is not named, has that amount as well."""
    item = part.item
    verdict = judge(Money(part.paid), item, item.remaining, payment.tolerance, payment.paid_on, last=True)
    twins = [twin for twin in mine.of_amount(item.remaining) if twin not in named]
    if part.hit.signal == "fuzzy" and verdict.state == "applied" and twins:
        signal, because = "several", f"{twins[0].number} would be paid exactly as well; choose one"
    elif why := _otherwise(part, verdict, payment, mine, named):
        signal, because = "several", why
    verdict = verdict._replace(signal=signal or verdict.signal, because=because or verdict.because)
    return combined(0, item, part.hit, verdict)


def _otherwise(part: Part, verdict: Verdict, payment: Payment, mine: Items, named: Sequence[OpenItem]) -> str:
    """What else the money may be; empty where nothing else explains it."""
    item = part.item
    told = part.hit.signal != "none"
    like_it = [one for one in payment.settled if one.number == item.number] if told else payment.settled
    if before := paid_before(item, part.paid, like_it, payment.paid_on, named=told):
        return twice(before)
    if verdict.signal == "discount" and part.hit.signal not in FIRM:
        late = discounted_late(item, part.paid, mine.of_amount(item.remaining))
        return rather(item, late) if late else ""
    if verdict.signal == "overpaid":
        return f"{verdict.because}; the bank's text may have had no room for all that is paid"
    if verdict.signal == "unearned":
        return verdict.because
    if verdict.signal != "partial":
        return ""
    other = explained_otherwise(item, part.paid, item.remaining, mine, {keys.normalised(one.number) for one in named})
    if other or (sets := _sets(_ways(list(mine.all.values()), payment), payment)).found:
        return instead(other) if other else f"{_count(sets)} of open items sum to it as well; choose what it pays"
    return discount_taken(earned(item, payment.tolerance, payment.paid_on))


def _parked(amount: Decimal) -> LineMatch:
    because = "the payer says that it is on account"
    return LineMatch(line=0, state="on_account", certain=True, applied=amount, paid=amount, reasons=(because,))


def _nothing(because: str, signal: AmountSignal) -> LineMatch:
    return LineMatch(line=0, amount_signal=signal, reasons=(because,))
