"""Who claims, under which number, of which day: the head of a dispute."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from docflow.schema.records import Party
from extractors.contract import Hints
from extractors.dispute._prose import Number, Told, before_closing, claims_in, invoices_in, settled_in
from extractors.dispute._shortage import covers, shortage_of
from extractors.dispute._titled import titled_numbers
from extractors.fields.dates import find_dates
from extractors.fields.lexicon import labels, normalise, small_words, stems
from extractors.fields.parties import legal_form, same_party
from extractors.fields.references import (
    clean,
    document_type_of,
    folded,
    is_grouped,
    looks_like_document_number,
    split_numbers,
)
from extractors.invoice._goods import goods_of
from extractors.invoice._roles import parties_as
from extractors.papers.draft import Draft, support_of
from extractors.papers.header import Choice, choices, read_date, read_reference
from extractors.papers.loose import in_mail_head
from extractors.papers.names import clean_name, without_address
from extractors.papers.pairs import Pair
from extractors.papers.paper import Paper
from extractors.papers.parties import Candidate
from extractors.papers.quoted import is_field
from extractors.papers.signature import SIGNATURE, first_part, signed_by
from extractors.tables import Column

_OTHER_NUMBERS = frozenset(("purchase_order", "customer_number", "vendor_number", "delivery_note"))
_SIDES = {"customer": "payer", "payer": "payer", "seller": "payee", "payee": "payee"}
"""Label field -> side: who disputes writes, as the payer writes an advice; the supplier is addressed."""
_SURELY = 0.93
_FIRM = 0.6
_IN_SERIES = re.compile(r"[A-Z]{1,4}\d? \d[\d/]{3,}")
"""A number with its series."""
_OF_OTHERS = re.compile(r"[/,;]?\s*\b(?:DN|D/N|LS|BL|B/L|DDT|PO|P/O|GRN|SO|GT|RMA)\b[.:#]?\s*\S+")
"""A delivery or an order beside the invoice: "INV 88120 / DN 55117"."""
_INVOICED, _LABELLED = ("disputed_invoice", "corrected_invoice"), 0.65
"""Fields of which a label names the invoice, and how surely it must."""
_COUNT = 2
"""Digits of what is rather a count in a column headed "Invoiced" than a number."""
_NAMED, _OPEN = 0.85, 0.45
"""How surely a label names the invoice; how much it may as well be that of the dispute."""
_BARE = 0.8
"""What a label is worth that only joins a date to what stands before."""
_HEAD_OF_MAIL = 3
"""Lines that make the head of a mail within another."""
_WEEKDAY = 12
"""Letters of a weekday before a date: "mercoledì, "."""
_SENTENCE, _DIGITS = 5, 4
"""Words of a sentence, and digits of a number in it that may be an invoice's."""


def customer_of(draft: Draft, pairs: Sequence[Pair], hints: Hints) -> Party:
    """The one who claims: by label, letterhead, signature or sender; never the one who is called the supplier."""
    mine, theirs = parties_as(draft.paper, pairs, hints, _SIDES)
    sellers = [other.name for other in theirs if other.why in ("label", "addressed")]
    mine = [c for c in mine if not (draft.paper.pages.reader == "mail" and _lone_word(c))]
    signed = [] if any(c.weight >= _FIRM for c in mine) else list(_signed(draft.paper))
    below = list(signed_by(draft.paper, hints.sender))
    named = [c.name for c in below]
    mine = [c for c in mine if c.why == "label" or not any(same_party(c.name, name) > _SURELY for name in named)]
    every = sorted([*mine, *signed, *below], key=lambda c: -c.weight)
    ranked = [c for c in every if not any(same_party(c.name, name) > _SURELY for name in sellers)]
    if ranked and legal_form(ranked[0].name):
        ranked = [c for c in ranked if c is ranked[0] or same_party(c.name, ranked[0].name) <= _SURELY]
    if not ranked:
        draft.ask("It is not clear which customer disputes.")
        return Party()
    whole = _with_form(ranked[0], [*ranked[1:], *_signed(draft.paper)])
    return _kept(draft, [whole, *(c for c in ranked[1:] if c.name != whole.name)])


def _with_form(best: Candidate, others: Sequence[Candidate]) -> Candidate:
    """By its name with the legal form where that is printed elsewhere: "Freshmart" on top, "Freshmart, LLC" below."""
    begun = normalise(best.name) + " "
    whole = [c for c in others if legal_form(c.name) and normalise(c.name).startswith(begun)]
    return replace(whole[0], weight=best.weight) if whole and not legal_form(best.name) else best


def _lone_word(candidate: Candidate) -> bool:
    """A single word without a legal form: in a mail it greets."""
    return len(candidate.name.split()) == 1 and not legal_form(candidate.name) and candidate.why != "label"


def _signed(paper: Paper) -> Iterator[Candidate]:
    """A firm with its legal form among the last lines: a signature whose greeting is not known."""
    for row in (paper.rows[-1] if paper.rows else [])[-SIGNATURE:]:
        atom, text = row.atoms[0], first_part(row)
        if text and atom.kind == "text" and len(text.split()) <= 8 and legal_form(text):
            yield Candidate(without_address(clean_name(text)), 0.66, (atom,), row.page, "signature")


def _kept(draft: Draft, ranked: Sequence[Candidate]) -> Party:
    best = ranked[0]
    if best.weight < 0.5 or (len(ranked) > 1 and ranked[1].weight > best.weight - 0.05):
        draft.ask("It is not clear who disputes: " + ", ".join(f'"{c.name}"' for c in ranked[:3]) + ".")
    name = draft.keep_name("customer", best, support_of(ranked), min(0.99, 0.5 + best.weight / 2))
    return Party(name=name, address=", ".join(best.address) or None)


def claim_number_of(draft: Draft, pairs: Sequence[Pair], told: Sequence[list[Told]]) -> str | None:
    """The customer's own number of the dispute; many letters have none."""
    pairs = [pair for pair in pairs if not in_goods(draft.paper, pair)]
    found = [c for c in choices(draft.paper, pairs, "claim_number", read_reference) if c.weight >= 0.45]
    found += [_choice(number, 0.8) for sentence in told for number in claims_in(sentence)]
    found += _numbered(draft.paper, pairs)
    own = _own_number(pairs)
    billed = {folded(number.value) for number in _invoices(draft.paper, pairs, told)} - own
    known = _other_numbers(draft.paper, pairs)
    free = [c for c in found if folded(c.value) not in billed | known]
    free += [c for c in titled_numbers(draft.paper) if folded(c.value) not in _tax_numbers(draft.paper, pairs)]
    if not free:
        return _untold_number(draft, told, billed | known | _settled(told)) if billed else None
    best = max(free, key=lambda choice: choice.weight)
    rivals = {c.value for c in free if c.weight > best.weight - 0.12}
    if len(rivals) > 1:
        draft.ask("Several numbers may be the number of the claim: " + ", ".join(sorted(rivals)) + ".")
    return draft.keep("claim_number", best, 0.97)


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


def numbers_told(paper: Paper, told: Sequence[list[Told]]) -> Iterator[tuple[str, Number]]:
    """Numbers of documents in the running text, by their key; not those right behind a word for an order."""
    for sentence in (one for one in before_closing(paper, told) if len(one) >= _SENTENCE):
        for n, word in enumerate(sentence):
            text = word.text.strip(".,;:()[]\"'!?#")
            ordered = bool(set(normalise(sentence[n - 1].text).split()) & stems()["order"]) if n else False
            if not ordered and sum(c.isdigit() for c in text) >= _DIGITS and looks_like_document_number(text):
                yield folded(text), Number(text, (word.atom,), word.row.page)


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


def _own_number(pairs: Sequence[Pair]) -> set[str]:
    """A number that is only called that of the document ("Beleg-Nr.", "Document no."), where another label names the
    invoice: it is the dispute's own."""
    named = [p for p in pairs if p.weight("disputed_invoice") >= _NAMED and p.weight("claim_number") < _OPEN]
    if not named:
        return set()
    return {
        folded(clean(pair.value.text))
        for pair in pairs
        if pair.weight("claim_number") >= _OPEN
        and pair.weight("disputed_invoice") < _NAMED
        and pair.relation != "prose"
    }


def _other_numbers(paper: Paper, pairs: Sequence[Pair]) -> set[str]:
    """Numbers that are surely an order, a customer or a delivery, or one for tax, which is labelled as nothing else."""
    found = (choice for field in _OTHER_NUMBERS for choice in choices(paper, pairs, field, read_reference))
    return {folded(one.value) for one in found if one.weight >= 0.9} | _tax_numbers(paper, pairs)


def _tax_numbers(paper: Paper, pairs: Sequence[Pair]) -> set[str]:
    return {folded(choice.value) for choice in choices(paper, pairs, "payer_tax_id", read_reference)}


def _choice(number: Number, weight: float) -> Choice:
    return Choice(number.value, weight, number.atoms, number.page)


def date_of(draft: Draft, pairs: Sequence[Pair]) -> dt.date | None:
    """By label, else the mail's own date, else the only or the latest date of a letter's head or stamp."""
    every = [_unless_bare(c) for c in choices(draft.paper, pairs, "claim_date", read_date) if c.weight >= 0.5]
    every.sort(key=lambda c: -c.weight)
    listed = {id(atom) for pair in pairs if in_goods(draft.paper, pair) for atom in (pair.value,)}
    found = [c for c in every if id(c.atoms[0]) not in listed] or every
    mail = _mail_date(draft.paper)
    if mail is not None and (not found or found[0].weight < 0.9):
        if mail.ambiguous:
            draft.ask(f'Day and month of "{mail.atoms[0].text}" may be the other way round.')
        return dt.date.fromisoformat(draft.keep("date", mail, 0.97))
    if not found:
        loose = _loose_date(draft.paper)
        if loose is None:
            draft.ask("No date of the dispute was found.")
            return None
        found = [loose]
    best = found[0]
    rivals = {c.value for c in found if c.weight > best.weight - 0.1}
    if len(rivals) > 1:
        draft.ask("Several dates may be the date of the dispute: " + ", ".join(sorted(rivals)) + ".")
    if best.ambiguous:
        draft.ask(f'Day and month of "{best.atoms[0].text}" may be the other way round.')
    return dt.date.fromisoformat(draft.keep("date", best, 0.95))


def _unless_bare(choice: Choice) -> Choice:
    """A word that only joins a date ("dated", "del") may say it of the invoice before it."""
    bare = normalise(choice.label) in small_words()["joint"]
    return replace(choice, weight=_BARE * choice.weight) if bare else choice


def in_goods(paper: Paper, pair: Pair) -> bool:
    """Whether the label is the head of a column of a table or of positions."""
    return goods_of(paper).covers(pair.label.row) or any(table.covers(pair.label.row) for table in paper.tables)


def _mail_date(paper: Paper) -> Choice | None:
    """When it was written: the day in the head of a mail that was passed on, else that of the mail itself."""
    passed_on = _passed_on(paper)
    if passed_on is not None:
        return passed_on
    for row in paper.rows[0][:3] if paper.rows else ():
        if in_mail_head(paper, row) and row.text.startswith("Date:"):
            found = find_dates(row.text[5:], paper.order)
            if found:
                atoms = tuple(row.atoms)
                return Choice(found[0].reading.value.isoformat(), 0.9, atoms, row.page)
    return None


def _passed_on(paper: Paper) -> Choice | None:
    """The day in the head of another mail in this one: "Sent: 21/10/2026 12:38" among its lines."""
    if paper.pages.reader != "mail":
        return None
    rows = [row for rows in paper.rows for row in rows if not in_mail_head(paper, row)]
    for at, row in enumerate(rows):
        beside = [other for other in rows[max(0, at - _HEAD_OF_MAIL) : at + _HEAD_OF_MAIL + 1] if is_field(other.text)]
        found = find_dates(row.text.partition(":")[2], paper.order) if len(beside) >= _HEAD_OF_MAIL else []
        if found and is_field(row.text) and found[0].start <= _WEEKDAY:
            reading = found[0].reading
            return Choice(reading.value.isoformat(), 0.9, tuple(row.atoms), row.page, ambiguous=reading.ambiguous)
    return None


def _loose_date(paper: Paper) -> Choice | None:
    """A letter's date stands free in its head: "Concarneau, le 15 octobre 2026"."""
    for row in paper.rows[0] if paper.rows else ():
        if goods_of(paper).covers(row) or in_mail_head(paper, row):
            continue
        for at, atom in enumerate(row.atoms):
            label = at and labels().exact(row.atoms[at - 1].text)
            reading = paper.day(atom) if atom.kind == "date" and not label else None
            if reading is not None:
                return Choice(reading.value.isoformat(), 0.6, (atom,), row.page, ambiguous=reading.ambiguous)
    return None


def invoices_of(
    draft: Draft, pairs: Sequence[Pair], told: Sequence[list[Told]], claim_number: str | None
) -> tuple[str, ...]:
    """The numbers of the disputed invoices, as printed, each once."""
    kept: dict[str, Number] = {}
    for number in _invoices(draft.paper, pairs, told):
        if claim_number is None or folded(number.value) != folded(claim_number):
            kept.setdefault(folded(number.value), number)
    settled = _settled(told)
    if not settled.issuperset(kept):
        kept = {key: number for key, number in kept.items() if key not in settled}
    parts = {key for key, number in kept.items() if _is_part(number.value, [other.value for other in kept.values()])}
    kept = {key: number for key, number in kept.items() if key not in parts}
    if not kept and (only := _only_number(draft.paper, pairs, told, claim_number)):
        kept[folded(only.value)] = only
        draft.ask(f'It is not said that "{only.value}" is the disputed invoice.')
    if not kept:
        draft.ask("It is not said which invoice is disputed.")
    for n, number in enumerate(kept.values()):
        sure = 0.95 * min((atom.confidence for atom in number.atoms), default=1.0)
        draft.fields[f"invoices.{n}"] = draft.paper.evidence(number.value, number.atoms, number.page, sure)
    return tuple(number.value for number in kept.values())


def _settled(told: Sequence[list[Told]]) -> set[str]:
    """Invoices that are only told of, by their keys."""
    return {folded(value) for sentence in told for value in settled_in(sentence)}


def _only_number(
    paper: Paper, pairs: Sequence[Pair], told: Sequence[list[Told]], claim_number: str | None
) -> Number | None:
    """The only number of a document in the running text, whatever it is called there."""
    others = _other_numbers(paper, pairs) | {folded(claim_number or "")}
    free = [number for key, number in dict(numbers_told(paper, told)).items() if key not in others]
    return free[0] if len(free) == 1 else None


def _is_part(number: str, numbers: Sequence[str]) -> bool:
    """ "26/803" beside "FC 26/803"."""
    return any(other.endswith(f" {number}") for other in numbers)


def _invoices(paper: Paper, pairs: Sequence[Pair], told: Sequence[list[Told]]) -> Iterator[Number]:
    """Labelled, in a column of a table, in sentences and in the subject."""
    others = _other_numbers(paper, pairs) | _own_number(pairs)
    short = shortage_of(paper)
    outside = [pair for pair in pairs if not goods_of(paper).covers(pair.row) and not covers(short, pair.row)]
    every = [
        *_labelled(outside),
        *_in_columns(paper),
        *(number for sentence in told for number in invoices_in(sentence)),
    ]
    for row in paper.rows[0][:3] if paper.rows else ():
        if in_mail_head(paper, row):
            words = [Told(word.text, atom._replace(text=word.text), row) for atom in row.atoms for word in atom.words]
            every.extend(invoices_in(words))
    yield from (number for number in every if folded(number.value) not in others)


def _labelled(pairs: Sequence[Pair]) -> Iterator[Number]:
    done: set[int] = set()
    for pair in pairs:
        named = max(map(pair.weight, _INVOICED)) >= _LABELLED
        if not named or id(pair.label) in done or pair.value.kind == "date":
            continue
        if pair.value.kind == "money" and not is_grouped(pair.value.text):
            continue
        text = clean(_OF_OTHERS.sub(" ", pair.value.text))
        whole = [text] if looks_like_document_number(text) or is_grouped(text) else []
        numbers = whole if _is_in_series(text) else split_numbers(text) or whole
        for number in numbers:
            if pair.relation == "below" and len(number) <= _COUNT:
                continue  # a count in a column headed "Invoiced"
            if len(pair.value.text.split()) <= 2 * len(numbers) + 1:
                done.add(id(pair.label))
                yield Number(number, (pair.value,), pair.row.page)


def _is_in_series(text: str) -> bool:
    """ "FA 2026/40118", "TX 40118": letters that are part of the number; those of "INV 88120" only say what it is."""
    return _IN_SERIES.fullmatch(text) is not None and ("/" in text or document_type_of(text.split()[0]) is None)


def _names_documents(column: Column) -> float:
    """How surely the head of a column is that of invoices: "Invoice no.", "Disputed invoice"."""
    disputed = (hit.weight for hit in labels().exact(column.header) if hit.target in _INVOICED)
    return max(column.weight("document_number"), max(disputed, default=0.0))


def _in_columns(paper: Paper) -> Iterator[Number]:
    """A table that names invoices."""
    for table in paper.tables:
        n = table.number
        known = _names_documents(table.columns[n]) if n is not None else 0.0
        if n is None or known < 0.8 or table.columns[n].weight("item_number") > known:
            continue
        for line in table.lines:
            counted = covers(shortage_of(paper), line.row)
            text = line.text(n)
            numbers = [text] if _is_in_series(text) or is_grouped(text) else split_numbers(text)
            for number in numbers[: 0 if counted else 1]:
                if number.isdigit() and len(number) <= _COUNT:
                    continue  # so many were invoiced
                yield Number(number, tuple(line.cells[n]), line.row.page)
