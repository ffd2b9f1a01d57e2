"""Labels and headers that no list knows, understood from their words: one of paying and one for date is a payment date.

What is made up so counts for less than a known phrase, and never where one is known.
"""

import re
from functools import cache, lru_cache

from extractors.fields.lexicon import Hit, columns, normalise, reasons, small_words, stems

_LONGEST = 5
"""Words of a label that can be understood so."""
_JOINING = frozenset(["no", "for", "fur", "wegen", "zu", "pour", "por", "per", "voor", "para", "a"])
_TOWARDS = frozenset(("an", "to", "aan", "para", "a", "ao", "al", "au"))
_FOR = frozenset(("for", "fur", "voor", "pour", "para", "per"))
_FROM = frozenset(("von", "from", "van", "dal", "da"))
_TITLE = 8
_CODE = 3
"""Letters or digits of the codes that a ledger sets around the number of an order, at most."""
"""Words of a title that can."""
_PARTS = re.compile(r"\s+[/|·–-]\s+|[;,]\s+")
_OF_PAYMENT = frozenset(("pay", "notice", "number", "theirs", "run"))
"""Kinds of words that the name of a payment is made of."""
_PARTED = ("invoice", "pay", "order")
"""Kinds whose words open German and Dutch compounds: "Rechnungsbrutto", "Betaalbedrag"."""


@lru_cache(maxsize=8192)
def composed_header(text: str) -> tuple[Hit, ...]:
    """What the header of a column may mean, by its words."""
    kinds = _kinds(text) or _head_noun(text)
    return tuple(_hit(role, weight, text) for role, weight in _roles(kinds)[:1]) if kinds else ()


def _head_noun(text: str) -> frozenset[str]:
    """ "Desconto comercial", "Trade discount": a discount of any sort, its noun first or last."""
    words = normalise(text).split()
    known = [_kinds_of(word) for word in words]
    noun = words[1:] and {"discount"} in (known[0], known[-1])
    return (
        frozenset(("discount",))
        if noun and len(words) <= _LONGEST and not any(len(k) > 1 for k in known)
        else frozenset()
    )


def _roles(kinds: frozenset[str]) -> list[tuple[str, float]]:
    """Column roles, the one that says most first."""
    rules: tuple[tuple[bool, str, float], ...] = (
        ({"pay", "before"} <= kinds, "balance", 0.85),
        ({"pay", "date"} <= kinds, "due_date", 0.3),
        ({"invoice", "date"} <= kinds, "document_date", 0.75),
        ("withholding" in kinds, "withholding_amount", 0.75),
        ("deduction" in kinds and bool(kinds & {"number", "told"}), "reason", 0.7),
        ({"discount", "deduction"} <= kinds, "deduction_amount", 0.6),
        ("discount" in kinds, "discount_amount", 0.86),
        ("deduction" in kinds, "deduction_amount", 0.7),
        ({"order", "number"} <= kinds, "purchase_order", 0.75),
        ({"invoice", "theirs"} <= kinds and "date" not in kinds, "document_number", 0.8),
        ({"invoice", "number"} <= kinds, "document_number", 0.75),
        (kinds == {"theirs", "number"}, "document_number", 0.8),  # "Ext. ref."
        ({"pay", "amount"} <= kinds, "paid_amount", 0.75),
        ("gross" in kinds, "gross_amount", 0.7),
        ({"invoice", "amount"} <= kinds, "gross_amount", 0.7),
        (kinds == {"pay"}, "paid_amount", 0.6),
    )
    return [(role, weight) for fits, role, weight in rules if fits]


@lru_cache(maxsize=8192)
def composed_label(text: str) -> tuple[Hit, ...]:
    """What a label beside a value may mean, by its words."""
    kinds = _kinds(text)
    if "order" in kinds and kinds & {"theirs", "number"} and not kinds & {"pay", "date", "amount", "invoice"}:
        return (_hit("purchase_order", 0.75, text),)
    if kinds & {"discount", "deduction", "withholding", "gross", "before", "invoice"}:
        return ()
    if {"pay", "party"} <= kinds:
        return (_hit("payer", 0.75, text),)
    if {"pay", "number"} <= kinds and not kinds & {"order", "date", "amount"}:
        return (_hit("payment_reference", 0.8, text),)
    if "pay" in kinds and "order" not in kinds:
        opened = "on" in kinds and "on" in _kinds_of(normalise(text).split()[-1])
        for fits, field in (
            ("date" in kinds, "payment_date"),
            ("amount" in kinds, "total_amount"),
            (opened, "payment_date"),
        ):
            if fits:
                return (_hit(field, 0.75, text),)
    if {"run", "number"} <= kinds:
        return (_hit("payment_reference", 0.45, text),)
    if {"run", "date"} <= kinds:
        return (_hit("payment_date", 0.5, text),)
    return (_hit("advice_number", 0.6, text),) if composed_title(text) else ()


@lru_cache(maxsize=8192)
def directed_label(text: str) -> tuple[Hit, ...]:
    """ "Zahlungsavis an", "Payment details from": a notice of a payment, and whom it goes to or comes from."""
    *named, last = normalise(text).split() or [""]
    kinds = _kinds(" ".join(named)) if last in _TOWARDS | _FOR | _FROM else frozenset()
    needed = {"notice"} if last in _FOR else {"pay", "notice"}
    return (_hit("payer" if last in _FROM else "payee", 0.8, text),) if kinds & needed else ()


@lru_cache(maxsize=8192)
def names_payment(text: str) -> bool:
    """Whether these words before a number say that it is a payment's: "Payment", "Supplier payment notice"."""
    words = [word for word in normalise(text).split() if word not in small_words()["joint"] and word != "no"]
    kinds = [_kinds_of(word) for word in words]
    said = frozenset().union(*kinds)
    return 0 < len(words) <= _LONGEST and all(kinds) and "pay" in said and said <= _OF_PAYMENT


@lru_cache(maxsize=8192)
def composed_title(text: str) -> bool:
    """Whether a line of few words calls the paper a notice of a payment: "Mitteilung über Zahlung"."""
    kinds, known = _kinds(text), all(map(_kinds_of, normalise(text).split()))
    named = {"pay", "notice"} <= kinds or (known and {"pay"} < kinds <= {"pay", "invoice", "theirs"})  # "Bill payment"
    return named and not kinds & {"order", "before"}


@lru_cache(maxsize=8192)
def says_nothing_of_a_firm(text: str) -> bool:
    """Whether a line is made of words of labels and titles alone: "Sent date", "ADVICE", "Payment details"."""
    words = [word for word in normalise(text).split() if word not in small_words()["joint"]]
    return 0 < len(words) <= _LONGEST and all(map(_kinds_of, words))


@lru_cache(maxsize=8192)
def composed_claim(text: str) -> bool:
    """Whether a line of few words calls the paper a claim: one that claims, beside one for a paper, a trading partner
    or a reason, and none that is unknown: "Freight claim", "Supplier deduction notice"."""
    words = normalise(text).split()
    told = {n for hit in reasons().scan(text) for n in range(hit.start, hit.end)}
    own = [word for n, word in enumerate(words) if n not in told and not any(map(str.isdigit, word))]
    claiming = [word in small_words()["claim"] for word in own]
    claims = not small_words()["claim"].isdisjoint(words)
    beside = [word in small_words()["paper"] or "theirs" in _kinds_of(word) for word in own]
    joined = [word in _JOINING or word in small_words()["joint"] or "invoice" in _kinds_of(word) for word in own]
    known = all(map(any, zip(claiming, beside, joined, strict=True)))
    return 1 < len(words) <= _TITLE and known and claims and (any(beside) or bool(told))


@lru_cache(maxsize=8192)
def names_order(text: str) -> bool:
    """Whether these words stand before the number of an order: "PO", "Best.", "Enc."."""
    known = any(hit.target == "purchase_order" and hit.weight >= 0.7 for hit in columns().exact(text))
    return known or "order" in _kinds(text)


def told_order(text: str) -> str | None:
    """ "PO 4500340237 clamps": the only number, where the words before it say that it is an order's."""
    words = text.split()
    numbers = [n for n, word in enumerate(words) if any(map(str.isdigit, word))]
    return words[numbers[0]] if len(numbers) == 1 and names_order(" ".join(words[: numbers[0]])) else None


def order_number(text: str) -> str:
    """The number in a cell of orders, without the short codes that a ledger sets around it: "00 554180 OP"."""
    words = text.split()
    long = [word for word in words if sum(map(str.isdigit, word)) > _CODE]
    coded = len(words) > 2 and all(len(word) <= _CODE for word in words if word not in long)
    return long[0] if coded and len(long) == 1 else text


def split_order(text: str) -> tuple[str, str | None]:
    """ "Invoice 4711 / PO 4500": the part that names the document, and the order's number."""
    if len(text.split()) < 3:
        return text, None
    parts = _PARTS.split(text)
    for n, part in enumerate(parts[1:], 1):
        words = part.split()
        if len(words) > 1 and any(c.isdigit() for c in words[-1]) and names_order(" ".join(words[:-1])):
            return text[: text.index(part)].rstrip(" /|·–-;,") if n == 1 else " ".join(parts[:n]), words[-1]
    return text, None


def _hit(target: str, weight: float, text: str) -> Hit:
    phrase = normalise(text)
    return Hit(target, weight, "", 0, phrase.count(" ") + 1, phrase)


def _kinds(text: str) -> frozenset[str]:
    """The kinds of all words; empty where most words are unknown or there are too many."""
    words = normalise(text).split()
    if not 1 <= len(words) <= _LONGEST:
        return frozenset()
    known = [_kinds_of(word) for word in words]
    if sum(map(bool, known)) * 2 <= len(words):
        return frozenset()
    return frozenset().union(*known)


@cache
def _known() -> dict[str, frozenset[str]]:
    """Word -> its kinds."""
    words = frozenset().union(*stems().values())
    return {word: frozenset(kind for kind, known in stems().items() if word in known) for word in words}


@lru_cache(maxsize=8192)
def _kinds_of(word: str) -> frozenset[str]:
    found = _known().get(word)
    if found is not None or len(word) < 8 or not word.isalpha():
        return found or frozenset()
    for kind in _PARTED:
        for opening in stems().get(kind, ()):
            rest = word.removeprefix(opening)
            if len(opening) > 3 and rest != word and (ends := _kinds_of(rest)):
                return ends | {kind}
    return frozenset()
