"""How payers name what they pay: our numbers as printed, rewritten, cut, mistyped; theirs; or nothing at all."""

import random
import re
from collections.abc import Callable, Sequence

from samples.world.intent import Part, Payment
from samples.world.traders import NumberStyle
from samples.world.truth import Habit

_LETTERS = re.compile(r"^[A-Z]+-?")
_TEXT = 140
"""Characters that a SEPA payment carries."""


def name_items(dice: random.Random, payment: Payment) -> None:
    """Each item by our number, in the payer's usual manner."""
    for part in payment.told:
        part.number = written(dice, part.item.number, payment.trader.style)


def written(dice: random.Random, number: str, style: NumberStyle) -> str:
    """The number in one manner."""
    bare = _LETTERS.sub("", number).lstrip("0")
    match style:
        case "printed":
            return number
        case "bare":
            return bare
        case "word":
            return f"{dice.choice(('Rg.', 'INV', 'Nr', 'RNR ', 'Inv. '))}{bare}"
        case "zeros":
            return bare.rjust(10, "0")


def typo(dice: random.Random, payment: Payment) -> bool:
    """One digit wrong, or two swapped."""
    part = _one(dice, payment)
    if part is None or part.number is None:
        return False
    digits = [at for at, c in enumerate(part.number) if c.isdigit()]
    at = dice.choice(digits[-5:-1])
    text = part.number
    if dice.random() < 0.5 and text[at + 1] != text[at]:
        part.number = text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    else:
        part.number = text[:at] + str((int(text[at]) + dice.randint(1, 9)) % 10) + text[at + 1 :]
    return True


def cut(dice: random.Random, payment: Payment) -> bool:
    """Only the end of it, or all but the end."""
    part = _one(dice, payment)
    if part is None or part.number is None:
        return False
    part.number = part.number[-dice.choice((4, 5, 5)) :] if dice.random() < 0.7 else part.number[:-1]
    return True


def rewritten(dice: random.Random, payment: Payment) -> bool:
    """This time in another manner than usual."""
    style: NumberStyle = dice.choice(("bare", "word", "zeros"))
    for part in payment.parts:
        part.number = written(dice, part.item.number, style)
    return bool(payment.parts)


def by_order(dice: random.Random, payment: Payment) -> bool:
    """His purchase orders instead of our numbers."""
    parts = [part for part in payment.parts if part.item.purchase_order]
    if not parts or len(parts) < len(payment.parts):
        return False
    for part in parts:
        part.order, part.number = part.item.purchase_order, None
    return True


def by_delivery_note(dice: random.Random, payment: Payment) -> bool:
    """Our delivery notes instead of our numbers."""
    for part in payment.parts:
        part.number = part.note
    return bool(payment.parts)


def nothing(dice: random.Random, payment: Payment) -> bool:
    """One sum for several items, and no word which."""
    payment.names_items = False
    return len(payment.parts) > 1


TELLING: dict[Habit, Callable[[random.Random, Payment], bool]] = {
    "number_typo": typo,
    "number_cut": cut,
    "number_rewritten": rewritten,
    "order_number": by_order,
    "delivery_note": by_delivery_note,
    "set_without_numbers": nothing,
}
"""Twists of the telling; each says whether it happened."""


def bank_text(dice: random.Random, payment: Payment, reference: str, alone: bool) -> str:
    """What stands in the bank's text. `alone`: no advice comes, so that it must do."""
    if payment.habit == "on_account":
        return dice.choice(("Akonto", "payment on account", "deposit", "Abschlag"))
    told = payment.names_items and (alone or payment.trader.writes_numbers)
    if not told:
        return dice.choice((reference, f"AVIS {reference}", f"/INV/{reference}", "")) if not alone else _empty(dice)
    names = [part.number or part.order or "" for part in payment.told]
    return _listed(dice, names)[:_TEXT]


def _listed(dice: random.Random, names: Sequence[str]) -> str:
    joint = dice.choice((" ", ", ", "/", "; ", " + "))
    word = dice.choice(("", "", "Rechnung ", "INV ", "Invoice ", "RG-NR ", "RE "))
    return word + joint.join(names)


def _empty(dice: random.Random) -> str:
    return dice.choice(("", "as per account", "diverse Rechnungen", "Zahlung", "payment", "invoices"))


def _one(dice: random.Random, payment: Payment) -> Part | None:
    return dice.choice(payment.parts) if payment.parts else None
