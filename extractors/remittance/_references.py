"""The number under which a payment is known: every number of the paper that may be it, the likeliest taken, a person
asked wherever another may be meant."""

import re
from collections.abc import Collection, Sequence

from extractors.fields.lexicon import labels, normalise, stems
from extractors.fields.methods import payment_method
from extractors.fields.parties import find_ibans, find_tax_ids, legal_form, looks_like_address
from extractors.fields.references import looks_like_document_number
from extractors.papers.cheque import loose_cheque_numbers
from extractors.papers.draft import Draft
from extractors.papers.header import Choice, choices, read_reference
from extractors.papers.loose import in_mail_head, names_paying
from extractors.papers.pairs import Pair
from extractors.papers.paper import Paper
from extractors.remittance._paid import PaidLine
from extractors.remittance._scanned import looks_misread
from extractors.tables import Atom

_CLEAR = 0.9
_BARE = 0.4
"""Weight up to which a word only joins a value to what stands before it."""
_UTR = 10
_WEAK = 0.42
"""Weight up to which a label names some number sooner than that of the payment."""
_CERTAIN = 0.7
"""Weight from which a label says that a number is the payment's, whatever others there are."""
_NEAR = 0.12
"""Weight between two numbers of which either may be meant."""
_TELLING, _DIGITS = 5, 3
"""Letters and digits of a number that may be a payment's."""
_FEW = 3
"""Words of a reference that has no number."""
_CAPITALS = 5
"""Letters that a number may begin with."""
_SIGN = re.compile(r"[A-Za-z]{1,4}[-/ ][A-Za-z]{1,4}(?:[-/ ]\d{1,3})?")
"""FI-KR/18: "our ref." of a letter."""
_OF_OTHERS = (
    "vendor_number",
    "customer_number",
    "purchase_order",
    "bank_account",
    "payer_iban",
    "payer_tax_id",
    "contact",
)
"""What else a number may be; each has one meaning."""


def references_of(draft: Draft, pairs: Sequence[Pair], lines: Sequence[PaidLine]) -> dict[str, str | None]:
    """The reference of the payment and the number of the advice."""
    pairs = free_pairs(pairs, lines, "payment_reference")
    advice = choices(draft.paper, pairs, "advice_number", read_reference)
    labelled = _labelled(draft.paper, pairs)
    told = {choice.value for choice in (*labelled, *advice)} | {line.number for line in lines}
    unexplained = _unexplained(draft.paper, pairs, told)
    number = draft.keep("advice_number", advice[0], 0.97) if advice and advice[0].weight >= _CERTAIN else None
    ranked = labelled or loose_cheque_numbers(draft.paper, pairs) or _instead(draft, pairs, advice, unexplained)
    if not ranked:
        draft.ask("No payment reference was found.")
        return {"payment_reference": None, "advice_number": number}
    ranked = _told_twice(draft.paper, pairs, ranked)
    _doubt(draft, ranked, [*unexplained, *(choice.value for choice in advice)], labelled=bool(labelled))
    return {"payment_reference": draft.keep("payment_reference", ranked[0], 0.985), "advice_number": number}


def free_pairs(pairs: Sequence[Pair], lines: Sequence[PaidLine], field: str) -> list[Pair]:
    """Without values that belong elsewhere: below a label, to a clear label beside them or to a list that repeats a
    line (the second stub of a cheque); behind a bare word ("vom") in the row of a paid document, to that document."""
    numbers = {line.number for line in lines}
    beside = [p for p in pairs if p.relation in ("right", "inline") and not p.weight(field)]
    owned = {id(p.value) for p in beside if any(hit.weight >= 0.9 for hit in p.label.hits)}
    return [
        p
        for p in pairs
        if p.weight(field) >= _BARE or not any(number and number in p.row.text for number in numbers)
        if p.relation != "below" or not (id(p.value) in owned or any(a.text in numbers for a in p.row.atoms))
    ]


def _labelled(paper: Paper, pairs: Sequence[Pair]) -> list[Choice]:
    """Numbers that a label calls the payment's or a cheque's, best first."""
    payment = [c for c in choices(paper, pairs, "payment_reference", read_reference) if not _is_taxpayer(c)]
    cheque = choices(paper, pairs, "cheque_number", read_reference)
    others = {
        pair.value.text
        for pair in pairs
        for hit in pair.label.hits
        if hit.target in _OF_OTHERS and hit.weight >= _CLEAR
    }
    for choice in (*payment, *cheque):
        choice.value = _with_letters(choice)
        if _SIGN.fullmatch(choice.value):
            choice.weight *= 0.4  # who wrote the letter, not what was paid
        if choice.weight < _CERTAIN and choice.value in others:
            choice.weight *= 0.5  # "Vendor no. 4711" elsewhere says what it is
    for choice in cheque:
        choice.weight *= 0.98
    return sorted([*payment, *cheque], key=lambda choice: -choice.weight)


def _instead(draft: Draft, pairs: Sequence[Pair], advice: list[Choice], unexplained: Sequence[str]) -> list[Choice]:
    """What is taken where no label names the payment: the advice's number, a number that its label calls no more than
    that, one that nothing else accounts for, or words."""
    if advice:
        if len({choice.value for choice in advice}) > 1 or unexplained:
            draft.ask(
                f'The advice number "{advice[0].value}" was taken as the payment reference; another may be meant.'
            )
        return advice
    for found, why in (
        (_plain_numbers(draft.paper, pairs), "its label only says that it is a number"),
        (_unlabelled(draft.paper, unexplained), "no label says that it is"),
        (_worded(draft.paper, pairs), "it is no number"),
    ):
        if found:
            draft.ask(f'"{found[0].value}" was taken as the payment reference, but {why}.')
            return found[:1]
    return []


def _doubt(draft: Draft, ranked: Sequence[Choice], others: Sequence[str], *, labelled: bool) -> None:
    """Why another number may be meant, or this one be another."""
    best = ranked[0]
    if draft.paper.page(best.page).method == "ocr" and looks_misread(best.value):
        draft.ask(f'The payment reference "{best.value}" may have been misread.')
    if _SIGN.fullmatch(best.value):
        draft.ask(f'"{best.value}" was taken as the payment reference; it looks like the sign of who wrote.')
    if labelled and best.weight < _WEAK and not names_paying(best.label):
        draft.ask(f'"{best.value}" was taken as the payment reference, but "{best.label}" may mean another number.')
    elif best.weight < _CERTAIN and set(others) - {best.value}:
        other = next(number for number in others if number != best.value)
        draft.ask(f'"{best.value}" was taken as the payment reference; "{other}" may be meant as well.')
    rivals = {choice.value for choice in ranked if choice.weight > best.weight - _NEAR}
    if len(rivals) > 1:
        draft.ask("Several numbers may be the payment reference: " + ", ".join(sorted(rivals)) + ".")


def _is_taxpayer(choice: Choice) -> bool:
    """A British Unique Taxpayer Reference has ten digits (HMRC); an Indian bank's UTR begins with its four letters."""
    return normalise(choice.label) == "utr" and choice.value.isdigit() and len(choice.value) == _UTR


def _with_letters(choice: Choice) -> str:
    """ "AVIS 2026-114" behind "Verwendungszweck:": capitals before the number, where the label has small letters, are
    part of it, though they are a label elsewhere."""
    head, _, number = choice.atoms[0].text.strip(" :.,;").rpartition(" ")
    part = number == choice.value and head.isalpha() and head.isupper() and choice.label != choice.label.upper()
    return f"{head} {number}" if part and 1 < len(head) <= _CAPITALS and not _numbers(head) else choice.value


def _numbers(word: str) -> bool:
    """ "NO", "REF": a word for number."""
    return normalise(word) in stems()["number"] | {"no"}


def _told_twice(paper: Paper, pairs: Sequence[Pair], ranked: Sequence[Choice]) -> list[Choice]:
    """Where one of several numbers stands at two labels and the others at one, it is meant: a stub repeats it."""
    near = {choice.value for choice in ranked if choice.weight > ranked[0].weight - 0.12}
    labels_of: dict[str, set[tuple[int, float, int]]] = {value: set() for value in near}
    for pair in pairs if len(near) > 1 else ():
        named = max(pair.weight("payment_reference"), pair.weight("cheque_number")) >= 0.5
        read = read_reference(paper, pair.value) if named else None
        if read is not None and read[0] in labels_of:
            labels_of[read[0]].add((pair.label.row.page, pair.label.row.y0, pair.label.at))
    twice = [value for value, places in labels_of.items() if len(places) > 1]
    return [choice for choice in ranked if choice.value == twice[0]] if len(twice) == 1 else list(ranked)


def _unexplained(paper: Paper, pairs: Sequence[Pair], known: Collection[str]) -> list[str]:
    """Numbers of the first page, outside its tables, that no known label, line or address accounts for."""
    beside = {id(pair.label) for pair in pairs if pair.relation != "below"}
    told = [p for p in pairs if p.label.hits and (p.relation != "below" or id(p.label) not in beside)]
    labelled = {id(atom) for pair in told for atom in (pair.label.row.atoms[pair.label.at], pair.value)}
    explained = {pair.value.text.strip(" :#") for pair in told} | set(known)
    rows = (row for row in paper.outside() if row.page == 0 and not in_mail_head(paper, row))
    found = [
        text
        for atom in (atom for row in rows for atom in row.atoms if atom.kind in ("code", "integer", "text"))
        if id(atom) not in labelled and not looks_like_address(atom.text)
        if not (find_tax_ids(atom.text) or find_ibans(atom.text))
        if (text := atom.text.rpartition(":")[2].strip(" #")) not in explained and _is_telling(text)
    ]
    return list(dict.fromkeys(found))


def _unlabelled(paper: Paper, numbers: Sequence[str]) -> list[Choice]:
    """Numbers that nothing else accounts for, as the payment's: behind a word of paying first, then the highest one."""
    found = []
    for row in paper.outside():
        for atom in row.atoms if row.page == 0 else ():
            text = atom.text.rpartition(":")[2].strip(" #")
            if text in numbers:
                before = " ".join(other.text for other in row.atoms if other.x0 <= atom.x0)
                found.append(Choice(text, 0.3 + 0.1 * names_paying(before), (atom,), row.page, before, y=row.y0))
    return sorted(found, key=lambda choice: (-choice.weight, choice.y))


def _is_telling(text: str) -> bool:
    telling = len(text) >= _TELLING and sum(map(str.isdigit, text)) >= _DIGITS and text.count(" ") <= 1
    return telling and looks_like_document_number(text)


def _worded(paper: Paper, pairs: Sequence[Pair]) -> list[Choice]:
    """A reference in words behind a label that asks for one: "Reference: Coolabah Oct"."""
    return choices(paper, [pair for pair in pairs if pair.relation != "above"], "payment_reference", _read_words)


def _read_words(paper: Paper, atom: Atom) -> tuple[str, bool] | None:
    words = [word.text for word in atom.words]
    named = atom.kind == "text" and len(words) <= _FEW and words[0][:1].isupper() and not labels().exact(atom.text)
    plain = named and not (legal_form(atom.text) or payment_method(atom.text) or ":" in atom.text)
    return (atom.text, False) if plain and all(word.isalnum() for word in words) else None


def _plain_numbers(paper: Paper, pairs: Sequence[Pair]) -> list[Choice]:
    """Numbers in the upper third of the first page whose label is no more than "No."."""
    limit = paper.page(0).height / 3 if paper.rows else 0.0
    plain = [p for p in pairs if normalise(p.label.text) == "no" and p.row.page == 0 and p.row.y0 < limit]
    return choices(paper, plain, "invoice_number", read_reference)
