"""Which open item each line of an advice means, and how its money relates to it: signals, not one score.

What is done with a line is not decided here but by the rule table. A tie is no match, and no item is ever given more
than is left of it. The order of lines and of items changes nothing.
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal

from docflow.rules import keys
from docflow.rules.amounts import Money, Verdict, earned, judge, money_of
from docflow.rules.doubts import (
    discount_taken,
    explained_otherwise,
    instead,
    just_another,
    paid_before,
    rather,
    rather_due,
    twice,
)
from docflow.rules.finding import ON_ACCOUNT, Context, Found, find, in_order, in_turn
from docflow.rules.numbers import FIRM, Hit, Items, nearly_same
from docflow.rules.tolerance import Tolerance
from docflow.schema.money import ZERO
from docflow.schema.payers import Alias
from docflow.schema.receivables import LineMatch, OpenItem, PayerMatch
from docflow.schema.records import Remittance, RemittanceLine

_PAYERS_OWN = ("adjustment", "debit_memo")
"""What a payer may take off under a number of its own, which no open item of ours has."""


def signals(
    remittance: Remittance,
    payer: PayerMatch,
    open_items: Iterable[OpenItem],
    tolerance: Tolerance,
    today: dt.date,
    *,
    recognised: Collection[int] = frozenset(),
    choices: Mapping[int, str] | None = None,
    granted: Collection[int] = frozenset(),
    forms: Sequence[Alias] = (),
) -> tuple[LineMatch, ...]:
    """What each line means and how its money fits, in the order of the lines; further items of a line come last.

    open_items: those of the payer, and others that the numbers might mean; `remaining` less what is promised already.
    recognised: indexes of lines whose number was read by OCR. choices: what a person chose for a line, by its index:
    the ref of an open item, ON_ACCOUNT or UNAPPLIED. granted: lines whose discount a person has confirmed. forms: how
    the payer writes our numbers.
    """
    mine: list[OpenItem] = []
    others: list[OpenItem] = []
    for item in open_items:
        (mine if payer.pays(item) else others).append(item)
    context = Context(
        remittance,
        Items(mine),
        Items(others),
        tolerance,
        remittance.payment_date or today,
        recognised,
        choices or {},
        granted,
        payer.customer is not None,
        forms,
        Counter(keys.normalised(line.document_number or "") for line in remittance.lines),
    )
    return _settle(in_turn([find(n, line, context) for n, line in enumerate(remittance.lines)], context), context)


def printed(record: Remittance, match: LineMatch) -> RemittanceLine | None:
    """The printed line that a match comes from; None for what the books alone explain."""
    n = match.line if match.part_of is None else match.part_of
    return record.lines[n] if n < len(record.lines) else None


def _settle(found: list[Found], context: Context) -> tuple[LineMatch, ...]:
    """Judges the lines of one item after one another, so that they share what is left of it."""
    groups: dict[str, list[int]] = defaultdict(list)
    for n, f in enumerate(found):
        for item in f.items:
            groups[item.ref].append(n)
    shared = {ref: in_order(lines, context) for ref, lines in groups.items() if len(lines) > 1}
    groups |= shared
    left = {item.ref: item.remaining for f in found for item in f.items}
    matches: dict[int, list[LineMatch]] = {}
    for n in in_order(range(len(found)), context) if shared else range(len(found)):
        later = any(groups[item.ref][-1] != n for item in found[n].items) if shared else False
        matches[n] = _matches(n, found[n], left, context, last=not later)
        for match in matches[n]:
            if match.open_item:
                left[match.open_item] -= match.applied + match.write_off
    firsts = [_together(matches[n][0], matches, groups, left) for n in range(len(found))]
    further = [match for n in range(len(found)) for match in matches[n][1:]]
    return (*firsts, *(match.model_copy(update={"line": n}) for n, match in enumerate(further, len(found))))


def _matches(n: int, found: Found, left: Mapping[str, Decimal], context: Context, *, last: bool) -> list[LineMatch]:
    """The match of a line; of a line that settles several items one each, of which each gets what is open."""
    line = context.remittance.lines[n]
    money = money_of(line)
    if money is None:
        return [LineMatch(line=n, reasons=("it does not say what is paid; type the amount",))]
    if not found.items or found.hit is None:
        return [_without_item(n, line, money, found, context)]
    if len(found.items) > 1:
        return _each_in_full(n, money, found, left, context)
    return [_one(n, money, found.items[0], found.hit, left, context, last)]


def _one(
    n: int, money: Money, item: OpenItem, hit: Hit, left: Mapping[str, Decimal], context: Context, last: bool
) -> LineMatch:
    rest = left[item.ref]
    if not rest and money.paid * item.remaining >= 0:
        because = f"{item.number} is settled by an earlier line of this advice; remove one of them"
        return LineMatch(line=n, number_signal=hit.signal, candidate=item.ref, reasons=(hit.because, because))
    tolerance = context.tolerance.but(grants_unearned=True) if n in context.granted else context.tolerance
    verdict = judge(money, item, rest, tolerance, context.paid_on, last=last)
    verdict = _doubted(verdict, n, item, rest, hit, context)
    if n not in context.choices and (why := _otherwise(n, money, verdict, item, rest, hit, context)):
        verdict = verdict._replace(signal="several", because=why)
    return combined(n, item, hit, verdict)


def _otherwise(
    n: int, money: Money, verdict: Verdict, item: OpenItem, rest: Decimal, hit: Hit, context: Context
) -> str:
    """What else the line may mean; empty where nothing else explains it."""
    if len(hit.items) > 1:
        if before := paid_before(item, money.settles, hit.items, context.paid_on):
            return twice(before)
        if just := just_another(item, money.settles, hit.items):
            return rather(item, just)
        alone = context.named[keys.normalised(context.remittance.lines[n].document_number or "")] == 1
        if alone and (other := rather_due(item, hit.items, context.paid_on, context.tolerance)):
            return rather(item, other)
    if verdict.signal not in ("partial", "overpaid"):
        return ""
    granted = ZERO if money.discount else earned(item, context.tolerance, context.paid_on)
    other = explained_otherwise(item, money.settles, rest, context.mine, context.named)
    return instead(other) if other else discount_taken(granted)


def _doubted(verdict: Verdict, n: int, item: OpenItem, rest: Decimal, hit: Hit, context: Context) -> Verdict:
    """An amount proves nothing where its currency is not told, nor where it does not tell the item from its like."""
    if hit.signal == "none":
        return verdict._replace(signal="several", because=hit.because)
    if hit.unproven:
        return verdict._replace(signal="several", because=f"{hit.because}; confirm it")
    if context.remittance.currency is None and verdict.state == "applied":
        return verdict._replace(signal="none", because="the currency is missing, so that its amount proves nothing")
    if hit.signal == "fuzzy" and verdict.state == "applied" and rest != item.remaining:
        return verdict._replace(signal="several", because=f"another line of this advice names {item.number} already")
    if verdict.state == "applied" and n not in context.choices and (twins := _twins(item, hit, context)):
        names = ", ".join(twin.number for twin in twins)
        return verdict._replace(signal="several", because=f"{names} would be paid exactly as well; choose one")
    return verdict


def _twins(item: OpenItem, hit: Hit, context: Context) -> list[OpenItem]:
    """Other open items that the line may mean as well: just as much is open of them, and no other line names them.

    Where the number is firm it may still be a slip of the pen: an older bill, one slip away, would have been due first.
    """
    of_amount = context.mine.of_amount(item.remaining)
    if len(of_amount) == 1:
        return []
    alike = (twin for twin in of_amount if twin.number != item.number)
    unnamed = (twin for twin in alike if keys.normalised(twin.number) not in context.named)
    slip = (twin for twin in unnamed if twin.due < item.due and nearly_same(twin.number, item.number))
    return list(unnamed if hit.signal == "fuzzy" else slip)


def _each_in_full(n: int, money: Money, found: Found, left: Mapping[str, Decimal], context: Context) -> list[LineMatch]:
    assert found.hit is not None
    if any(left[item.ref] != item.remaining for item in found.items):
        because = "an item that it names is settled by another line of this advice; say what each gets"
        return [LineMatch(line=n, number_signal=found.hit.signal, reasons=(found.hit.because, because))]
    in_full = money.paid == sum((item.remaining for item in found.items), ZERO)
    matches = []
    for item in found.items:
        granted = ZERO if in_full else earned(item, context.tolerance, context.paid_on)
        part = Money(item.remaining - granted, granted)
        verdict = judge(part, item, item.remaining, context.tolerance, context.paid_on, last=True)
        matches.append(combined(n, item, found.hit, verdict))
    return [matches[0], *(match.model_copy(update={"part_of": n}) for match in matches[1:])]


def _without_item(n: int, line: RemittanceLine, money: Money, found: Found, context: Context) -> LineMatch:
    """A line without open item: put on account, a claim of its own, or unmatched."""
    if context.choices.get(n) == ON_ACCOUNT:
        return LineMatch(
            line=n, state="on_account", certain=True, applied=money.paid, paid=money.paid, reasons=(found.because,)
        )
    if not money.paid and not money.settles:
        return LineMatch(line=n, certain=True, reasons=("it pays nothing",))
    if line.document_type in _PAYERS_OWN and money.paid < 0 and n not in context.choices:
        because = "it takes money off without naming an open item; check the claim and its reason"
        return LineMatch(
            line=n,
            amount_signal="deduction",
            state="suggested",
            paid=money.paid,
            deduction=-money.paid,
            deduction_reason=money.reason,
            reasons=(because,),
        )
    signal = found.hit.signal if found.hit else "none"
    return LineMatch(
        line=n, number_signal=signal, amount_signal="several" if found.tied else "none", reasons=(found.because,)
    )


def combined(n: int, item: OpenItem, hit: Hit, verdict: Verdict) -> LineMatch:
    """Number and amount beside one another; what follows from them is for the rule table to say."""
    if verdict.state == "unmatched":
        return LineMatch(line=n, number_signal=hit.signal, candidate=item.ref, reasons=(hit.because, verdict.because))
    told = {
        "line": n,
        "part_of": None,
        "open_item": item.ref,
        "candidate": item.ref,
        "number_signal": hit.signal,
        "amount_signal": verdict.signal,
        "state": verdict.state,
        "certain": False,
        "rule": None,
        "applied": verdict.money.settles,
        "paid": verdict.money.paid,
        "discount": verdict.money.discount,
        "deduction": verdict.money.deduction,
        "deduction_reason": verdict.money.reason if verdict.money.deduction else None,
        "write_off": verdict.write_off,
        "close": verdict.close,
        "reasons": (hit.because,) if hit.because == verdict.because else (hit.because, verdict.because),
    }
    return LineMatch.holding(told)


def _together(
    match: LineMatch,
    matches: Mapping[int, Sequence[LineMatch]],
    groups: Mapping[str, list[int]],
    left: Mapping[str, Decimal],
) -> LineMatch:
    """Part payments of one item within one advice are exact where together they settle it."""
    if match.state != "partial" or match.number_signal not in FIRM or left[match.open_item or ""]:
        return match
    group = [matches[n][0] for n in groups[match.open_item or ""]]
    if not all(m.state == "partial" or m.amount_signal in ("exact", "discount", "tolerance") for m in group):
        return match
    because = "together with the other lines of this advice it settles the open item exactly"
    changes = {"amount_signal": "exact", "state": "applied", "reasons": (*match.reasons[:1], because)}
    return match.model_copy(update=changes)
