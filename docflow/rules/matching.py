"""Which open item each line of an advice settles: signals, not one score (DOMAIN: matching).

A line is certain only where its number and its amount agree with exactly one open item of the payer. A tie is no
match, and no item is ever given more than is left of it.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from docflow.rules.amounts import Money, Verdict, judge, money_of
from docflow.rules.numbers import Hit, Items
from docflow.rules.tolerance import Tolerance
from docflow.schema.money import ZERO
from docflow.schema.receivables import LineMatch, OpenItem, PayerMatch
from docflow.schema.records import Remittance, RemittanceLine

ON_ACCOUNT = "on_account"
"""A person's choice for a line: credit the customer without naming an open item."""
UNAPPLIED = ""
"""A person's choice for a line: it settles nothing."""
_PAYERS_OWN = ("adjustment", "debit_memo")
"""What a payer may take off under a number of its own, which no open item of ours has."""


class Found(NamedTuple):
    """The open item a line means, or why there is none."""

    item: OpenItem | None
    hit: Hit | None
    because: str


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


def match_lines(
    remittance: Remittance,
    payer: PayerMatch,
    open_items: Iterable[OpenItem],
    tolerance: Tolerance,
    today: dt.date,
    *,
    recognised: Collection[int] = frozenset(),
    choices: Mapping[int, str] | None = None,
) -> tuple[LineMatch, ...]:
    """One LineMatch per line of the advice, in its order.

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
    )
    found = [_find(n, line, context) for n, line in enumerate(remittance.lines)]
    return _settle(found, context)


def _find(n: int, line: RemittanceLine, context: Context) -> Found:
    """The open item of one line: the one a person chose, else by number, else by purchase order."""
    if n in context.choices:
        return _chosen(context.choices[n], context)
    number = line.document_number or ""
    hit = context.mine.by_number(number, recognised=n in context.recognised)
    if hit is None and (order := context.mine.by_order(line.purchase_order or line.document_number)):
        return _one_of(order, line, context)
    if hit is None:
        return Found(None, None, _unknown_number(number, line, context))
    return _one_of(hit, line, context)


def _chosen(ref: str, context: Context) -> Found:
    if ref in (ON_ACCOUNT, UNAPPLIED):
        return Found(None, None, "a person keeps it apart from any open item")
    item = context.mine.all.get(ref)
    if item is None:
        return Found(None, None, f"the chosen open item {ref} is not one of the payer's; choose another")
    if context.remittance.currency not in (None, item.currency):
        return Found(None, None, f"the chosen {item.number} is in {item.currency}; choose another")
    return Found(item, Hit((item,), "exact", True, f"a person chose {item.number}"), "")


def _one_of(hit: Hit, line: RemittanceLine, context: Context) -> Found:
    """The one item that fits currency, sign, amount and date; several that fit alike are a tie, and no match."""
    currency = context.remittance.currency
    same_money = [item for item in hit.items if currency in (None, item.currency)]
    if not same_money:
        return Found(None, None, f"{hit.items[0].number} is in {hit.items[0].currency}, not in {currency}; check both")
    still_open = [item for item in same_money if item.remaining]
    if not still_open:
        return Found(None, None, f"{same_money[0].number} is settled already, or promised to another payment; check it")
    left = _narrowed(still_open, line)
    if len(left) > 1:
        refs = ", ".join(f"{item.number} of {item.issued} ({item.ref})" for item in left)
        return Found(None, None, f"it may mean any of {refs}; choose one")
    return Found(left[0], hit, hit.because)


def _narrowed(items: list[OpenItem], line: RemittanceLine) -> list[OpenItem]:
    """Fewer candidates by sign, then amount, then date; a test that nothing passes is not applied."""
    money = money_of(line)
    paid = money.paid if money else ZERO
    settles = money.settles if money else None
    tests: tuple[Callable[[OpenItem], bool], ...] = (
        lambda item: item.remaining * paid > 0,
        lambda item: settles in (item.remaining, item.remaining - item.discount),
        lambda item: item.issued == line.document_date,
    )
    for test in tests:
        if len(items) > 1:
            items = [item for item in items if test(item)] or items
    return items


def _unknown_number(number: str, line: RemittanceLine, context: Context) -> str:
    if not number:
        return "it names no document; choose the open item or put it on account"
    elsewhere = context.others.by_number(number, recognised=False)
    if elsewhere and elsewhere.firm:
        owners = " and ".join(sorted({item.customer for item in elsewhere.items}))
        return f"{number} belongs to customer {owners}, not to the payer; check who pays"
    if line.document_type == "adjustment":
        return f"{number} stands free of any invoice; choose what it belongs to"
    return f"no open item has the number {number}; choose one or put it on account"


def _settle(found: list[Found], context: Context) -> tuple[LineMatch, ...]:
    """Judges the lines in their order, so that lines of one item share what is left of it."""
    lines = context.remittance.lines
    groups: dict[str, list[int]] = defaultdict(list)
    for n, f in enumerate(found):
        if f.item:
            groups[f.item.ref].append(n)
    left = {f.item.ref: f.item.remaining for f in found if f.item}
    matches: list[LineMatch] = []
    for n, (line, f) in enumerate(zip(lines, found, strict=True)):
        last = f.item is None or groups[f.item.ref][-1] == n
        match = _match(n, line, f, left, context, last)
        if match.open_item:
            left[match.open_item] -= match.applied + match.write_off
        matches.append(match)
    return tuple(_together(match, matches, groups, left, found) for match in matches)


def _match(
    n: int, line: RemittanceLine, found: Found, left: Mapping[str, Decimal], context: Context, last: bool
) -> LineMatch:
    money = money_of(line)
    if money is None:
        return LineMatch(line=n, reasons=("it does not say what is paid; type the amount",))
    if found.item is None or found.hit is None:
        return _without_item(n, line, money, found, context)
    rest = left[found.item.ref]
    if not rest and money.paid * found.item.remaining >= 0:
        because = f"{found.item.number} is settled by an earlier line of this advice; remove one of them"
        return LineMatch(line=n, number_signal=found.hit.signal, reasons=(found.because, because))
    verdict = judge(money, found.item, rest, context.tolerance, context.paid_on, last=last)
    return _combined(n, found.item, found.hit, verdict, context)


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
    return LineMatch(line=n, reasons=(found.because,))


def _combined(n: int, item: OpenItem, hit: Hit, verdict: Verdict, context: Context) -> LineMatch:
    """Number and amount together: either alone is a suggestion."""
    if verdict.state == "unmatched":
        return LineMatch(line=n, number_signal=hit.signal, reasons=(hit.because, verdict.because))
    firm = hit.firm and context.payer_known and context.remittance.currency is not None
    proven = not hit.needs_amount or verdict.signal in ("exact", "discount", "deduction")
    certain = verdict.certain and firm and proven
    doubt = () if certain or not verdict.certain else ("the number is not certain; confirm the open item",)
    return LineMatch(
        line=n,
        open_item=item.ref,
        number_signal=hit.signal,
        amount_signal=verdict.signal,
        state=verdict.state if firm else "suggested",
        certain=certain,
        applied=verdict.money.settles,
        paid=verdict.money.paid,
        discount=verdict.money.discount,
        deduction=verdict.money.deduction,
        deduction_reason=verdict.money.reason if verdict.money.deduction else None,
        write_off=verdict.write_off,
        close=verdict.close,
        reasons=(hit.because, verdict.because, *doubt),
    )


def _together(
    match: LineMatch,
    matches: list[LineMatch],
    groups: Mapping[str, list[int]],
    left: Mapping[str, Decimal],
    found: list[Found],
) -> LineMatch:
    """Part payments of one item within one advice are certain where together they settle it exactly."""
    if match.open_item is None or match.state != "partial" or left[match.open_item]:
        return match
    group = [matches[n] for n in groups[match.open_item]]
    exact = all(m.state == "partial" or m.certain for m in group)
    hit = found[match.line].hit
    if not exact or hit is None or not hit.firm:
        return match
    because = "together with the other lines of this advice it settles the open item exactly"
    return match.model_copy(update={"certain": True, "state": "applied", "reasons": (*match.reasons[:1], because)})
