"""Which open items a line of an advice means: the one a person chose, else by number, order, weaker signs or amount.

A tie is no match; instalments are paid as they fall due. The order of lines and of items changes nothing.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from docflow.rules import keys
from docflow.rules.amounts import earned, money_of
from docflow.rules.free_text import named_in
from docflow.rules.number_forms import read_by
from docflow.rules.numbers import FIRM, Hit, Items, are_instalments, unless_anothers
from docflow.rules.tolerance import Tolerance
from docflow.schema.money import ZERO, plain
from docflow.schema.payers import Alias
from docflow.schema.receivables import OpenItem
from docflow.schema.records import Remittance, RemittanceLine

ON_ACCOUNT = "on_account"
"""A person's choice for a line: credit the customer without naming an open item."""
UNAPPLIED = ""
"""A person's choice for a line: it settles nothing."""


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
    granted: Collection[int]
    payer_known: bool
    forms: Sequence[Alias]
    """How the payer writes our numbers, as decisions taught it."""
    named: Mapping[str, int]
    """Every number that a line prints, normalised, and how many lines print it."""


def find(n: int, line: RemittanceLine, context: Context) -> Found:
    """The open item of one line: the one a person chose, else by number, order, similar number, or amount alone."""
    if n in context.choices:
        return _chosen(context.choices[n], context)
    number = line.document_number or ""
    hit = context.mine.by_number(number, recognised=n in context.recognised)
    hit = unless_anothers(hit, number, context.others)
    hit = hit or _as_learned(number, context) or context.mine.by_order(line.purchase_order or line.document_number)
    if hit is None and (several := _several(number, line, context)):
        return several
    hit = hit or context.mine.nearly(number)
    return _one_of(hit, line, context) if hit else _by_amount(number, line, context)


def _as_learned(number: str, context: Context) -> Hit | None:
    """What the number means the way this payer writes ours; a proposal until decisions have borne that out."""
    told = [(alias, hit) for alias, ours in read_by(context.forms, number) if (hit := context.mine.by_number(ours))]
    items = {item.ref: item for _, hit in told if hit.signal in FIRM for item in hit.items}
    if not items:
        return None
    firm = all(alias.state == "firm" for alias, _ in told)
    learned = " and ".join(alias.text for alias, _ in told)
    because = f"{number} is {next(iter(items.values())).number} as this payer writes numbers ({learned})"
    return Hit(tuple(items.values()), "normalised" if firm else "fuzzy", because, unproven=not firm)


def _chosen(ref: str, context: Context) -> Found:
    if ref in (ON_ACCOUNT, UNAPPLIED):
        return Found((), None, "a person keeps it apart from any open item")
    item = context.mine.all.get(ref) or context.others.all.get(ref)
    if item is None:
        return Found((), None, f"there is no open item {ref}; choose another")
    if context.remittance.currency not in (None, item.currency):
        return Found((), None, f"the chosen {item.number} is in {item.currency}; choose another")
    told = f"a person chose {item.number}"
    if ref not in context.mine.all:
        told = f"a person chose {item.number}, which {item.payer} owes"
    return Found((item,), Hit((item,), "exact", told), "")


def _one_of(hit: Hit, line: RemittanceLine, context: Context) -> Found:
    """The one item that fits currency, sign, amount and date, or all of them together; else a tie, and no match."""
    currency = context.remittance.currency
    if len(hit.items) == 1 and hit.items[0].remaining and currency in (None, hit.items[0].currency):
        return Found(hit.items, hit, hit.because)
    same_money = [item for item in hit.items if currency in (None, item.currency)]
    if not same_money:
        return Found((), hit, f"{hit.items[0].number} is in {hit.items[0].currency}, not in {currency}; check both")
    still_open = [item for item in same_money if item.remaining]
    if not still_open:
        because = f"{same_money[0].number} is settled already, or promised to another payment; check it"
        return Found((), hit, because)
    left = _narrowed(still_open, line, context.tolerance)
    if len(left) > 1 and (together := _together(still_open, line, context)):
        return Found(tuple(together), hit, hit.because)
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


def _together(items: Sequence[OpenItem], line: RemittanceLine, context: Context) -> Sequence[OpenItem]:
    """Those that the line pays to the cent: all of them, or of instalments those that fall due first."""
    if _together_exact(items, line, context):
        return items
    in_turn = sorted(items, key=lambda item: (item.due, item.ref)) if are_instalments(items) else []
    first = (in_turn[:count] for count in range(2, len(in_turn)))
    return next((some for some in first if _together_exact(some, line, context)), ())


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


def in_turn(found: list[Found], context: Context) -> list[Found]:
    """Instalments of one document that fit alike are paid in the order they fall due, each by a line of its own."""
    if not any(f.tied for f in found):
        return found
    taken = {item.ref for f in found if not f.tied for item in f.items}
    for n in in_order(range(len(found)), context):
        f = found[n]
        if f.tied and f.hit and are_instalments(f.items):
            item = _next_due(n, f.items, taken, context)
            found[n] = Found((item,), f.hit, f"{f.hit.because}, and its next instalment is due on {item.due}")
            taken.add(item.ref)
        elif f.tied:
            found[n] = f._replace(items=())
    return found


def _next_due(n: int, items: Sequence[OpenItem], taken: Collection[str], context: Context) -> OpenItem:
    """Of several lines each first takes what is due to just its amount: the last instalment bears the cents."""
    money = money_of(context.remittance.lines[n])
    several = context.named[keys.normalised(context.remittance.lines[n].document_number or "")] > 1

    def rank(item: OpenItem) -> tuple[bool, dt.date, str]:
        other = several and money is not None and money.settles != item.remaining
        return other, item.due, item.ref

    return min((item for item in items if item.ref not in taken), key=rank, default=items[-1])


def in_order(lines: Iterable[int], context: Context) -> list[int]:
    """By what they say, not by where they stand: the same lines in another order get the same."""
    printed = context.remittance.lines
    alike: dict[Decimal, list[int]] = defaultdict(list)
    for n in lines:
        alike[-abs(printed[n].paid_amount or ZERO)].append(n)
    for some in alike.values():
        if len(some) > 1:
            some.sort(key=lambda n: printed[n].model_dump_json())
    return [n for amount in sorted(alike) for n in alike[amount]]
