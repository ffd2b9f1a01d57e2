"""The head of the record: currency, amount, date, references, method and parties, each with its doubts."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from docflow.schema.money import in_units, plain
from docflow.schema.records import Equation, Evidence, Party
from extractors.contract import Hints
from extractors.fields.dates import find_dates
from extractors.fields.lexicon import labels, normalise, stems
from extractors.fields.methods import payment_method
from extractors.fields.parties import looks_like_company, may_be_misread, with_form_mended, without_title
from extractors.fields.references import looks_like_document_number
from extractors.papers.cheque import loose_cheque_numbers
from extractors.papers.draft import Draft, support_of
from extractors.papers.header import Choice, choices, read_date, read_method, read_reference
from extractors.papers.letterhead import Candidate
from extractors.papers.loose import PAY_STEMS, in_mail_head
from extractors.papers.pairs import Pair
from extractors.papers.paper import Paper
from extractors.papers.parties import parties_of
from extractors.papers.placing import is_bank
from extractors.remittance._identity import with_numbers
from extractors.remittance._paid import PaidLine, TableReading
from extractors.remittance._scanned import looks_misread
from extractors.remittance._told import day_told, days_of_payments
from extractors.remittance._totals import chosen_total, echo_of, own_atoms, row_choices, total_choices
from extractors.tables import Atom

_FIRM = 0.6
_CLEAR = 0.9
_BARE = 0.4
"""Weight up to which a word only joins a value to what stands before it."""
_UTR = 10
_MORE = 0.1
"""What a sentence is worth above a label that leaves it open; where they differ, a person is asked."""
_OPEN = 0.65
"""Weight below which a label does not say whose date it is."""
_WEAK = 0.42
"""Weight up to which a label names some number sooner than that of the payment."""
_CAPITALS = 5
"""Letters that a number may begin with."""
_SIGN = re.compile(r"[A-Za-z]{1,4}[-/ ][A-Za-z]{1,4}(?:[-/ ]\d{1,3})?")
"""FI-KR/18: "our ref." of a letter."""


def total_of(
    draft: Draft,
    pairs: Sequence[Pair],
    readings: Sequence[TableReading],
    lines: Sequence[PaidLine],
    scale: int,
    currency: str | None,
) -> Decimal | None:
    paid = Decimal(sum(line.paid for line in lines)).scaleb(-scale) if lines else None
    own = own_atoms(lines)
    labelled = [c for c in total_choices(draft.paper, pairs) if not any(id(atom) in own for atom in c.atoms)]
    choice, agrees = chosen_total(labelled, row_choices(readings), paid)
    if not agrees and paid is not None:
        echo = echo_of(draft.paper, paid, own)
        choice, agrees = (echo, True) if echo is not None else (choice, agrees)
    if choice is None and (told := _paid_told(draft.paper, readings, lines)) is not None:
        choice, agrees = told, True
    if choice is None or choice.amount is None:
        draft.ask("No total is printed; the amount is the sum of the lines." if lines else "No total was found.")
        if paid is None:
            return None
        draft.fields["amount"] = Evidence(value=plain(in_units(paid, currency)), confidence=0.8)
        return in_units(paid, currency)
    amount = in_units(choice.amount, currency)
    choice.value = plain(amount)
    draft.keep("amount", choice, 0.999 if agrees else 0.7, proven=agrees and len(lines) > 1)
    if paid is not None:
        shown = " + ".join(plain(Decimal(line.paid).scaleb(-scale)) for line in lines[:12]) + (
            " + ..." if len(lines) > 12 else ""
        )
        draft.proof.append(
            Equation(equation="sum(lines.paid_amount) = amount", holds=agrees, detail=f"{shown} = {plain(amount)}")
        )
        if not agrees:
            # In the very words of docflow.rules.proof, so that it is said once.
            draft.ask(
                f"The lines add up to {plain(in_units(paid, currency))}, but the total is {plain(amount)}; "
                "correct the total or a line."
            )
    _contradictions(draft, labelled, choice)
    return amount


def _paid_told(paper: Paper, readings: Sequence[TableReading], lines: Sequence[PaidLine]) -> Choice | None:
    """The payment of one document that sentences tell: what is billed less what is taken off leads to it."""
    cell = lines[0].cells.get("paid_amount") if len(lines) == 1 and lines[0].holds else None
    if cell is None or not all(reading.prose for reading in readings):
        return None
    reading = paper.amount(cell.atoms[0])
    return Choice("", 0.8, cell.atoms, cell.page, amount=reading.value) if reading is not None else None


def _contradictions(draft: Draft, labelled: Sequence[Choice], chosen: Choice) -> None:
    """A total that clearly calls itself the payment and says something else."""
    for other in labelled:
        if other.weight >= 0.85 and other.amount != chosen.amount and "gross" not in other.label.lower():
            draft.ask(f'"{other.label.strip(": ")}" says {other.value}, but {chosen.value} was taken as the amount.')


def date_of(draft: Draft, pairs: Sequence[Pair], lines: Sequence[PaidLine]) -> date | None:
    labelled = choices(draft.paper, _free(pairs, lines, "payment_date"), "payment_date", read_date)
    found = sorted([*labelled, *days_of_payments(draft.paper)], key=lambda choice: -choice.weight)
    unsure = not found or found[0].weight < _OPEN
    numbers = {line.number for line in lines}
    if unsure and (told := day_told(draft.paper, numbers, today=not found)) is not None:
        told.weight = found[0].weight + _MORE if found else told.weight
        found = [told, *found]  # "on 4 November you receive" says more than a bare "Date:"
    if not found:
        own = own_atoms(lines)
        return _loose_date(draft, own, [date.fromisoformat(line.date) for line in lines if line.date])
    best = found[0]
    rivals = {c.value for c in found if c.weight > best.weight - 0.12}
    if len(rivals) > 1:
        draft.ask("Several dates may be the payment date: " + ", ".join(sorted(rivals)) + ".")
    if best.ambiguous:
        draft.ask(f'Day and month of the payment date "{best.atoms[0].text}" may be the other way round.')
    return date.fromisoformat(draft.keep("payment_date", best, 0.99))


def _loose_date(draft: Draft, own: set[int], billed: Sequence[date]) -> date | None:
    """The only date outside the tables, where none is labelled: a letter's date, not before what it pays."""
    found: dict[date, tuple[Atom, int, bool]] = {}
    others: set[date] = set()
    for row in draft.paper.outside():
        for atom in () if in_mail_head(draft.paper, row) or any(id(atom) in own for atom in row.atoms) else row.atoms:
            if atom.kind == "date" and (reading := draft.paper.day(atom)):
                found.setdefault(reading.value, (atom, row.page, reading.ambiguous))
            elif row.page == 0:
                others.update(match.reading.value for match in find_dates(atom.text, draft.paper.order))
    if len(found) != 1 or others - found.keys():
        draft.ask("No payment date was found." if not found else "It is not clear which date is the payment date.")
        return None
    value, (atom, page, ambiguous) = next(iter(found.items()))
    draft.fields["payment_date"] = draft.paper.evidence(value.isoformat(), (atom,), page, 0.95 * atom.confidence)
    plausible = bool(billed) and max(billed) <= value <= max(billed) + timedelta(days=120)
    if ambiguous or not plausible:
        draft.ask("The payment date has no label.")
    return value


def _free(pairs: Sequence[Pair], lines: Sequence[PaidLine], field: str) -> list[Pair]:
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


def references_of(draft: Draft, pairs: Sequence[Pair], lines: Sequence[PaidLine]) -> dict[str, str | None]:
    pairs = _free(pairs, lines, "payment_reference")
    payment = choices(draft.paper, pairs, "payment_reference", read_reference)
    cheque = choices(draft.paper, pairs, "cheque_number", read_reference)
    advice = choices(draft.paper, pairs, "advice_number", read_reference)
    payment = [choice for choice in payment if not _is_taxpayer(choice)]
    for choice in (*payment, *cheque):
        choice.value = _with_letters(choice)
    for choice in cheque:
        choice.weight *= 0.98
    for choice in payment:
        if _SIGN.fullmatch(choice.value):
            choice.weight *= 0.4  # who wrote the letter, not what was paid
    ranked = sorted([*payment, *cheque], key=lambda c: -c.weight) or loose_cheque_numbers(draft.paper, pairs)
    number = draft.keep("advice_number", advice[0], 0.97) if advice and advice[0].weight >= 0.7 else None
    if not ranked and advice:
        ranked = advice
        if len({choice.value for choice in advice}) > 1 or _unknown_numbers(draft.paper, pairs):
            draft.ask(
                f'The advice number "{advice[0].value}" was taken as the payment reference; another may be meant.'
            )
    if not ranked and (numbers := _plain_numbers(draft.paper, pairs)):
        draft.ask(
            f'"{numbers[0].value}" was taken as the payment reference, but its label only says that it is a number.'
        )
        ranked = numbers[:1]
    if not ranked:
        draft.ask("No payment reference was found.")
        return {"payment_reference": None, "advice_number": number}
    ranked = _told_twice(draft.paper, pairs, ranked)
    best = ranked[0]
    if draft.paper.page(best.page).method == "ocr" and looks_misread(best.value):
        draft.ask(f'The payment reference "{best.value}" may have been misread.')
    if _SIGN.fullmatch(best.value):
        draft.ask(f'"{best.value}" was taken as the payment reference; it looks like the sign of who wrote.')
    paying = any(word.startswith(PAY_STEMS) for word in normalise(best.label).split())
    if best.weight < _WEAK and not paying and best in (*payment, *cheque):
        draft.ask(f'"{best.value}" was taken as the payment reference, but "{best.label}" may mean another number.')
    rivals = {c.value for c in ranked if c.weight > best.weight - 0.12}
    if len(rivals) > 1:
        draft.ask("Several numbers may be the payment reference: " + ", ".join(sorted(rivals)) + ".")
    return {"payment_reference": draft.keep("payment_reference", best, 0.985), "advice_number": number}


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


def _unknown_numbers(paper: Paper, pairs: Sequence[Pair]) -> bool:
    """Whether the first page holds "something unknown: number" outside its tables."""
    known = {
        id(atom) for pair in pairs if pair.label.hits for atom in (pair.label.row.atoms[pair.label.at], pair.value)
    }
    for row in paper.outside():
        for atom in row.atoms if row.page == 0 else ():
            _, colon, value = atom.text.partition(":")
            if colon and id(atom) not in known and looks_like_document_number(value.strip()):
                return True
    return False


def _plain_numbers(paper: Paper, pairs: Sequence[Pair]) -> list[Choice]:
    """Numbers in the upper third of the first page whose label is no more than "No."."""
    limit = paper.page(0).height / 3 if paper.rows else 0.0
    plain = [p for p in pairs if normalise(p.label.text) == "no" and p.row.page == 0 and p.row.y0 < limit]
    return choices(paper, plain, "invoice_number", read_reference)


def method_of(draft: Draft, pairs: Sequence[Pair]) -> str | None:
    found = choices(draft.paper, pairs, "payment_method", read_method)
    if found:
        return draft.keep("payment_method", found[0], 0.97)
    cheques = [pair for pair in pairs if pair.weight("cheque_number") >= _CLEAR]
    if any(payment_method(pair.label.text) in (None, "cheque") for pair in cheques):
        return "cheque"
    told = [row.text for row in draft.paper.outside() if row.page == 0]
    paying = [text for text in told if any(word.startswith(PAY_STEMS) for word in normalise(text).split())]
    return payment_method(" ".join(paying)[:4000]) or payment_method(" ".join(told)[:4000])


def parties_of_record(draft: Draft, pairs: Sequence[Pair], hints: Hints) -> dict[str, Party]:
    payers, payees = parties_of(draft.paper, pairs, hints)
    if not payers:
        draft.ask("The payer's name was not found.")
    elif payers[0].weight < 0.6 or (len(payers) > 1 and payers[1].weight > payers[0].weight - 0.1):
        draft.ask("It is not clear who pays: " + ", ".join(f'"{c.name}"' for c in payers[:3]) + ".")
    if not payees and any(page.method == "ocr" for page in draft.paper.pages.pages[:1]):
        draft.ask("The payee's name was not found; recognition may have missed it.")
    if payers and payers[0].atoms[-1].x1 > draft.paper.page(payers[0].page).width - 3:
        draft.ask(f'The payer\'s name "{payers[0].name}" is cut off by the edge of the page.')
    if payers and payers[0].why != "label" and is_bank(payers[0].name):
        draft.ask(f'"{payers[0].name}" is a bank by its name and may have moved the money of somebody else.')
    if payers and _opens_with_label(payers[0].name):
        draft.ask(f'The payer\'s name "{payers[0].name}" may begin with a label.')
    payer = with_numbers(draft, _party(draft, "payer", payers), payers, payees)
    if payers and _is_recognised(draft, payers[0]) and may_be_misread(payers[0].name):
        draft.ask(f'The payer\'s name "{payers[0].name}" may have been misread.')
    return {"payer": payer, "payee": _party(draft, "payee", payees)}


def _opens_with_label(name: str) -> bool:
    """ "Zahlungspflichtiger Huber e.K.": a label set close to the name. Short words ("Van", "De") open many names."""
    opening = any(hit.target in ("payer", "payee") and hit.weight >= 0.9 for hit in labels().prefix(name))
    opening = opening and looks_like_company(name.split()[0]) < _FIRM  # "Azienda Ospedaliera San Carlo"
    return opening and len(name.split()[0]) > 6


def _is_recognised(draft: Draft, candidate: Candidate) -> bool:
    return draft.paper.page(candidate.page).method == "ocr"


def _party(draft: Draft, path: str, ranked: Sequence[Candidate]) -> Party:
    if not ranked:
        return Party()
    best = ranked[0]
    if _is_recognised(draft, best):
        best.name = with_form_mended(best.name)
    best.name = without_title(best.name)
    sure = 0.985 if best.weight >= 0.6 else 0.5 + best.weight / 2
    name = draft.keep_name(path, best, support_of(ranked), sure)
    return Party(name=name, address=", ".join(best.address) or None)
