"""Which open item each line of an advice means, and how its money relates to it: signals, not one score.

What is done with a line is not decided here but by the rule table. A tie is no match, and no item is ever given more
than is left of it. The order of lines and of items changes nothing.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from docflow.rules import keys
from docflow.rules.amounts import Money, Verdict, earned, judge, money_of
from docflow.rules.free_text import named_in
from docflow.rules.numbers import FIRM, Hit, Items, nearly_same
from docflow.rules.tolerance import Tolerance
from docflow.schema.money import ZERO, plain
from docflow.schema.receivables import LineMatch, OpenItem, PayerMatch
from docflow.schema.records import Remittance, RemittanceLine

ON_ACCOUNT = "on_account"
"""A person's choice for a line: credit the customer without naming an open item."""
UNAPPLIED = ""
"""A person's choice for a line: it settles nothing."""
_PAYERS_OWN = ("adjustment", "debit_memo")
"""What a payer may take off under a number of its own, which no open item of ours has."""


class Found(NamedTuple):
    """The open items a line means, or why there are none; several where it settles all of them together."""

    items: tuple[OpenItem, ...]
    hit: Hit | None
    because: str
    tied: bool = False
    """Whether several would have fitted alike."""


class Context(NamedTuple):
    """What the lines of one advice are matched against."""

    remittance: Remittance
    mine: Items
    """Of the payer; of everybody, for suggestions, where the payer is unknown."""
    others: Items
    tolerance: Tolerance
    paid_on: dt.date
    recognised: Collection[int]
    choices: Mapping[int, str]
    payer_known: bool
    named: frozenset[str]
    """Normalised, every number that a line prints."""


def signals(
    remittance: Remittance,
    payer: PayerMatch,
    open_items: Iterable[OpenItem],
    tolerance: Tolerance,
    today: dt.date,
    *,
    recognised: Collection[int] = frozenset(),
    choices: Mapping[int, str] | None = None,
) -> tuple[LineMatch, ...]:
    """What each line means and how its money fits, in the order of the lines; further items of a line come last.

    open_items: those of the payer, and others that the numbers might mean; `remaining` less what is promised already.
    recognised: indexes of lines whose number was read by OCR. choices: what a person chose for a line, by its index:
    the ref of an open item, ON_ACCOUNT or UNAPPLIED.
    """
    items = list(open_items)
    mine = [item for item in items if payer.pays(item)]
    others = [item for item in items if not payer.pays(item)]
    context = Context(
        remittance,
        Items(mine),
        Items(others),
        tolerance,
        remittance.payment_date or today,
        recognised,
        choices or {},
        payer.customer is not None,
        frozenset(keys.normalised(line.document_number or "") for line in remittance.lines),
    )
    return _settle(_instalments([_find(n, line, context) for n, line in enumerate(remittance.lines)], context), context)


def printed(record: Remittance, match: LineMatch) -> RemittanceLine | None:
    """The printed line that a match comes from; None for what the books alone explain."""
    n = match.line if match.part_of is None else match.part_of
    return record.lines[n] if n < len(record.lines) else None


# --- which open item -------------------------------------------------------------------------------------------------


def _find(n: int, line: RemittanceLine, context: Context) -> Found:
    """The open item of one line: the one a person chose, else by number, order, similar number, or amount alone."""
    if n in context.choices:
        return _chosen(context.choices[n], context)
    number = line.document_number or ""
    hit = context.mine.by_number(number, recognised=n in context.recognised)
    hit = hit or context.mine.by_order(line.purchase_order or line.document_number)
    if hit is None and (several := _several(number, line, context)):
        return several
    hit = hit or context.mine.nearly(number)
    return _one_of(hit, line, context) if hit else _by_amount(number, line, context)


def _chosen(ref: str, context: Context) -> Found:
    if ref in (ON_ACCOUNT, UNAPPLIED):
        return Found((), None, "a person keeps it apart from any open item")
    item = context.mine.all.get(ref)
    if item is None:
        return Found((), None, f"the chosen open item {ref} is not one of the payer's; choose another")
    if context.remittance.currency not in (None, item.currency):
        return Found((), None, f"the chosen {item.number} is in {item.currency}; choose another")
    return Found((item,), Hit((item,), "exact", f"a person chose {item.number}"), "")


def _one_of(hit: Hit, line: RemittanceLine, context: Context) -> Found:
    """The one item that fits currency, sign, amount and date, or all of them together; else a tie, and no match."""
    currency = context.remittance.currency
    same_money = [item for item in hit.items if currency in (None, item.currency)]
    if not same_money:
        return Found((), hit, f"{hit.items[0].number} is in {hit.items[0].currency}, not in {currency}; check both")
    still_open = [item for item in same_money if item.remaining]
    if not still_open:
        because = f"{same_money[0].number} is settled already, or promised to another payment; check it"
        return Found((), hit, because)
    left = _narrowed(still_open, line, context.tolerance)
    if len(left) > 1 and _together_exact(still_open, line, context):
        return Found(tuple(still_open), hit, hit.because)
    if len(left) == 1:
        return Found((left[0],), hit, hit.because)
    refs = ", ".join(f"{item.number} of {item.issued} ({item.ref})" for item in left)
    return Found(tuple(left), hit, f"it may mean any of {refs}; choose one", tied=True)


def _narrowed(items: list[OpenItem], line: RemittanceLine, tolerance: Tolerance) -> list[OpenItem]:
    """Fewer candidates by sign, then amount, then date; a test that nothing passes is not applied.

    Instalments that differ by less than may be ignored fit alike: which of them is meant is told by when they are due.
    """
    if len(items) == 1:
        return items
    money = money_of(line)
    paid = money.paid if money else ZERO
    settles = money.settles if money else ZERO
    slack = tolerance if are_instalments(items) else Tolerance()
    tests: tuple[Callable[[OpenItem], bool], ...] = (
        lambda item: item.remaining * paid > 0,
        lambda item: any(slack.covers(settles - one, one) for one in (item.remaining, item.remaining - item.discount)),
        lambda item: item.issued == line.document_date,
    )
    for test in tests:
        if len(items) > 1:
            items = [item for item in items if test(item)] or items
    return items


def _several(number: str, line: RemittanceLine, context: Context) -> Found | None:
    """A line that names several documents, or a range of them, settles all where they are its amount together."""
    hits = [hit for hit in named_in(number, context.mine.by_number) if hit.signal in FIRM]
    items = list({item.ref: item for hit in hits for item in hit.items if item.remaining}.values())
    if not hits:
        return None
    names = ", ".join(item.number for item in items)
    if len(items) < 2:
        return _one_of(hits[0]._replace(signal="fuzzy", because=f"{number} holds {names}"), line, context)
    hit = Hit(tuple(items), "normalised", f"{number} names {names}")
    if _together_exact(items, line, context):
        return Found(tuple(items), hit, hit.because)
    total = plain(sum((item.remaining for item in items), ZERO))
    return Found((), hit, f"it names {names}, of which {total} is open; say what each gets")


def _together_exact(items: Sequence[OpenItem], line: RemittanceLine, context: Context) -> bool:
    """Whether the line pays all of them, each in full or each less the discount that its terms grant."""
    money = money_of(line)
    if money is None or money.deduction or any(context.remittance.currency not in (None, i.currency) for i in items):
        return False
    granted = sum((earned(item, context.tolerance, context.paid_on) for item in items), ZERO)
    full = sum((item.remaining for item in items), ZERO)
    if money.discount:
        return money.discount == granted and money.settles == full
    return money.paid in (full, full - granted)


def _by_amount(number: str, line: RemittanceLine, context: Context) -> Found:
    """Without a number that helps: the only open item of that amount may be proposed."""
    because = _unknown_number(number, line, context)
    money = money_of(line)
    if not context.payer_known or money is None or money.settles <= ZERO or line.document_type != "invoice":
        return Found((), None, because)
    alike = [item for item in context.mine.of_amount(money.settles) if context.remittance.currency == item.currency]
    if len(alike) != 1:
        return Found((), None, because, bool(alike))
    told = f"{because.partition(';')[0]}, but {alike[0].number} is the only open item of that amount; confirm it"
    return Found(tuple(alike), Hit(tuple(alike), "none", told), because)


def _unknown_number(number: str, line: RemittanceLine, context: Context) -> str:
    if not number:
        return "it names no document; choose the open item or put it on account"
    elsewhere = context.others.by_number(number)
    if elsewhere and elsewhere.signal in FIRM:
        owners = " and ".join(sorted({item.customer for item in elsewhere.items}))
        return f"{number} belongs to customer {owners}, not to the payer; check who pays"
    if line.document_type == "adjustment":
        return f"{number} stands free of any invoice; choose what it belongs to"
    return f"no open item has the number {number}; choose one or put it on account"


def _instalments(found: list[Found], context: Context) -> list[Found]:
    """Instalments of one document that fit alike are paid in the order they fall due, each by a line of its own."""
    if not any(f.tied for f in found):
        return found
    taken = {item.ref for f in found if not f.tied for item in f.items}
    for n in _in_order(range(len(found)), context):
        f = found[n]
        if f.tied and f.hit and are_instalments(f.items):
            item = next((item for item in f.items if item.ref not in taken), f.items[-1])
            found[n] = Found((item,), f.hit, f"{f.hit.because}, and its next instalment is due on {item.due}")
            taken.add(item.ref)
        elif f.tied:
            found[n] = f._replace(items=())
    return found


def are_instalments(items: Sequence[OpenItem]) -> bool:
    """One document, due in parts: the same number, day and customer, on different days due."""
    same = {(item.customer, item.company, item.number, item.issued) for item in items}
    return len(items) > 1 and len(same) == 1 and len({item.due for item in items}) == len(items)


# --- how the money fits ----------------------------------------------------------------------------------------------


def _settle(found: list[Found], context: Context) -> tuple[LineMatch, ...]:
    """Judges the lines of one item after one another, so that they share what is left of it."""
    groups: dict[str, list[int]] = defaultdict(list)
    for n, f in enumerate(found):
        for item in f.items:
            groups[item.ref].append(n)
    shared = {ref: _in_order(lines, context) for ref, lines in groups.items() if len(lines) > 1}
    groups |= shared
    left = {item.ref: item.remaining for f in found for item in f.items}
    matches: dict[int, list[LineMatch]] = {}
    for n in _in_order(range(len(found)), context) if shared else range(len(found)):
        last = all(groups[item.ref][-1] == n for item in found[n].items)
        matches[n] = _matches(n, found[n], left, context, last)
        for match in matches[n]:
            if match.open_item:
                left[match.open_item] -= match.applied + match.write_off
    firsts = [_together(matches[n][0], matches, groups, left) for n in range(len(found))]
    further = [match for n in range(len(found)) for match in matches[n][1:]]
    return (*firsts, *(match.model_copy(update={"line": n}) for n, match in enumerate(further, len(found))))


def _in_order(lines: Iterable[int], context: Context) -> list[int]:
    """By what they say, not by where they stand: the same lines in another order get the same."""
    printed = context.remittance.lines
    return sorted(lines, key=lambda n: (-abs(printed[n].paid_amount or ZERO), printed[n].model_dump_json()))


def _matches(n: int, found: Found, left: Mapping[str, Decimal], context: Context, last: bool) -> list[LineMatch]:
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
    verdict = judge(money, item, rest, context.tolerance, context.paid_on, last=last)
    return combined(n, item, hit, _doubted(verdict, n, item, rest, hit, context))


def _doubted(verdict: Verdict, n: int, item: OpenItem, rest: Decimal, hit: Hit, context: Context) -> Verdict:
    """An amount proves nothing where its currency is not told, nor where it does not tell the item from its like."""
    if hit.signal == "none":
        return verdict._replace(because=hit.because)
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
    alike = (twin for twin in context.mine.of_amount(item.remaining) if twin.number != item.number)
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
    return LineMatch.made(
        line=n,
        open_item=item.ref,
        candidate=item.ref,
        number_signal=hit.signal,
        amount_signal=verdict.signal,
        state=verdict.state,
        applied=verdict.money.settles,
        paid=verdict.money.paid,
        discount=verdict.money.discount,
        deduction=verdict.money.deduction,
        deduction_reason=verdict.money.reason if verdict.money.deduction else None,
        write_off=verdict.write_off,
        close=verdict.close,
        reasons=tuple(dict.fromkeys((hit.because, verdict.because))),
    )


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
