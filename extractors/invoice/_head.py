"""Number, dates and order of an invoice."""

import datetime as dt
import itertools
import re
from collections.abc import Iterator, Sequence

from extractors.fields.lexicon import Hit, kinds, labels, normalise, small_words
from extractors.fields.references import clean, folded, is_grouped, looks_like_document_number
from extractors.invoice._amounts import heads_goods
from extractors.invoice._bare import bare_pairs
from extractors.invoice._goods import goods_of
from extractors.invoice._kind import kinds_in
from extractors.papers.draft import Draft
from extractors.papers.header import Choice, choices, read_date, read_reference
from extractors.papers.loose import PAY_STEMS
from extractors.papers.pairs import Pair, part_of
from extractors.papers.paper import Paper, once
from extractors.tables import Atom, Row

_TITLES = frozenset(("invoice", "credit_note"))
_NUMBERS = frozenset(("no", "", "nr"))
_OTHERS = (
    "purchase_order", "customer_number", "vendor_number", "payment_reference", "bank_account", "corrected_invoice",
)  # fmt: skip
_CLOSE = 0.12
_NET = frozenset(("net", "netto", "neto", "nett"))
_CLEARLY, _SURE, _APART = 0.7, 0.85, 12.0
_SENTENCE = 18
"""Words before a date among which paying is spoken of."""
_SHORT_LINE = 70
"""Letters beyond which a line is a sentence."""
_SERIES, _IN_SERIES = re.compile(r"[A-Z]{1,4}\d?"), re.compile(r"\d|[A-Z]{1,3}/\d")
_ORDER = re.compile(r"(?i:p\.?o\.?)[ -]?\d")
_ORDERED, _YOURS, _DIGITS = 0.65, 0.27, 4
"""How surely a label is that of an order; what "Your reference" is worth, and the digits of an order behind it."""
_TOWN = re.compile(r"[A-ZÀ-Þ][\w.' -]{1,30},(?: (?:den|le|el|lì|li|il|a|em|de|the))?")
_HOURS = re.compile(r"\d{1,3}[.,]\d")
"""A quantity with one decimal, "3.5 hours"."""
_LETTER_AND_DIGITS = re.compile(r"[A-Z]\d{4,}")
_OTHER_DATES = (
    "liefer", "leistung", "bestell", "auftrag", "vertrag", "order", "deliver", "ship", "service", "contract", "supply",
    "period", "livraison", "commande", "expedition", "entrega", "pedido", "envio", "servicio", "consegna", "ordine",
    "lever", "bestel", "fornecimento", "prestation", "prestazione", "print", "druck",
)  # fmt: skip
"""How words before "date" begin that make it another date."""


def number_of(draft: Draft, pairs: Sequence[Pair]) -> str | None:
    """The invoice's number: labelled, or behind the title."""
    near = [pair for pair in pairs if not _far_from_title(pair) and not heads_goods(pair.label.row)]
    labelled = [c for c in choices(draft.paper, near, "invoice_number", _read_number) if c.weight >= 0.25]
    found = sorted([*labelled, *_titled(draft.paper)], key=lambda c: (-c.weight, c.page, c.y))
    others = {
        folded(c.value): c.weight for field in _OTHERS for c in choices(draft.paper, pairs, field, read_reference)
    }
    free = [c for c in found if others.get(folded(c.value), 0.0) < max(0.6, c.weight)]
    if not free:
        draft.ask("No invoice number was found.")
        return None
    best = free[0]
    if len({folded(c.value) for c in free}) == 1 and best.weight < _CLEARLY and _only_numbered(draft.paper, best):
        best.weight = _CLEARLY
    rivals = {c.value for c in free if folded(c.value) != folded(best.value) and c.weight > best.weight - _CLOSE}
    if rivals:
        draft.ask("Several numbers may be the invoice number: " + ", ".join(sorted({best.value, *rivals})) + ".")
    if best.weight < 0.6:
        draft.ask(f'It is not said clearly that "{best.value}" is the invoice number.')
    return draft.keep("invoice_number", best, 0.98 if not rivals else 0.6)


def clear_number(paper: Paper) -> str | None:
    """The only number that a paper clearly calls that of an invoice."""
    pairs = [pair for pair in bare_pairs(paper) if not _far_from_title(pair)]
    found = [*choices(paper, pairs, "invoice_number", _read_number), *_titled(paper)]
    clear = {c.value for c in found if c.weight >= _SURE}
    return clear.pop() if len(clear) == 1 else None


def _far_from_title(pair: Pair) -> bool:
    """ "INVOICE" at the left and an address at the far right of the same line are no label and value."""
    words = normalise(pair.label.text).split()
    title = "no" not in words and any(hit.target in _TITLES for hit in kinds_in(pair.label.text))
    return title and pair.relation == "right" and pair.value.x0 - pair.label.x1 > _APART * pair.label.row.em


def _only_numbered(paper: Paper, choice: Choice) -> bool:
    """ "Number: A-2796" in the head of a paper that calls itself an invoice."""
    if normalise(choice.label) != "no" or choice.page:
        return False
    titled = any(
        hit.target in _TITLES and hit.weight >= 0.9 and len(atom.words) <= 3
        for row in paper.rows[0][:25]
        for atom in row.atoms
        for hit in kinds_in(atom.text)
    )
    return titled and choice.y < 0.5 * paper.page(0).height


def _read_number(paper: Paper, atom: Atom) -> tuple[str, bool] | None:
    """As read_reference; behind its label "R8765432" is a number and no amount in rand, nor is "570.342"."""
    if _LETTER_AND_DIGITS.fullmatch(atom.text) or is_grouped(atom.text):
        return atom.text, False
    if _HOURS.fullmatch(atom.text):
        return None
    return read_reference(paper, atom)


def _titled(paper: Paper) -> Iterator[Choice]:
    """ "Rechnung Nr. 4711 vom 1.2.2026", "INVOICE 20714": a number behind the title."""
    for rows in paper.rows[:1]:
        for row in rows[:40]:
            for at, atom in enumerate(row.atoms):
                choice = _behind_title(row, at, atom)
                if choice is not None:
                    yield choice


def _behind_title(row: Row, at: int, atom: Atom) -> Choice | None:
    before = normalise(atom.text).split()  # "2. Teilrechnung Nr. 4711"
    hits = [hit for hit in kinds_in(atom.text) if hit.target in _TITLES and hit.weight >= 0.6]
    hits = [hit for hit in hits if all(map(str.isdigit, before[: hit.start]))]
    if not hits:
        return None
    words = [*atom.words]
    seen, n = 0, 0
    while n < len(words) and seen < hits[0].end:
        seen += len(normalise(words[n].text).split())
        n += 1
    while n < len(words) and (normalise(words[n].text) in _NUMBERS or _titles(words[n].text)):
        n += 1
    if n < len(words):
        end = n + 1
        if n + 1 < len(words) and _SERIES.fullmatch(words[n].text) and _IN_SERIES.match(words[n + 1].text):
            end = n + 2  # "FT 2026/239", "NC A/118"
        value = part_of(atom, n, end)
        text = clean(value.text)
    else:
        after = [other for other in row.atoms[at + 1 : at + 4] if _may_be_number(other)]
        if not after:
            return None
        value = after[0]
        text = clean(value.text)
    if not looks_like_document_number(text) or sum(c.isdigit() for c in text) < 2:
        return None
    return Choice(text, 0.88, (value,), row.page, atom.text, y=row.y0)


def _titles(word: str) -> bool:
    """The title once more, in another language: "Rechnung / Invoice 4711"."""
    return any(hit.target in _TITLES for hit in kinds().exact(word))


def _may_be_number(atom: Atom) -> bool:
    """A number, with or without a word for number before it."""
    return atom.kind in ("code", "integer") or (
        atom.kind == "text" and normalise(atom.text).startswith("no ") and looks_like_document_number(clean(atom.text))
    )


def _read_date(paper: Paper, atom: Atom) -> tuple[str, bool] | None:
    """As read_date; "August 3 , 2014" is a date as well."""
    return read_date(paper, atom) or read_date(paper, atom._replace(text=atom.text.replace(" ,", ",")))


def _dates(paper: Paper, pairs: Sequence[Pair], field: str, least: float) -> list[Choice]:
    """Labelled dates, without those of an order, a delivery or a period."""
    own = [pair for pair in pairs if not names_other_date(_whole_label(pair))]
    return [c for c in choices(paper, own, field, _read_date) if c.weight >= least]


def names_other_date(words: Sequence[str]) -> bool:
    """Whether words before a date make it one of an order, a delivery or a period."""
    return any(word.startswith(_OTHER_DATES) for word in words)


def _whole_label(pair: Pair) -> list[str]:
    """The words of the label with those before it in its phrase: "Order" "Date:"."""
    label = pair.label
    phrase = label.row.atoms[label.at].text if 0 <= label.at < len(label.row.atoms) else ""
    before = itertools.takewhile(_joins, reversed(phrase.partition(label.text)[0].split()))
    return normalise(" ".join([*reversed(list(before)), label.text])).split()


def _joins(word: str) -> bool:
    """A word of the label, and no number or mark behind which another one begins."""
    return any(map(str.isalpha, word)) and not any(map(str.isdigit, word))


def date_of(draft: Draft, pairs: Sequence[Pair]) -> dt.date | None:
    """The day of issue."""
    found = _dates(draft.paper, pairs, "invoice_date", 0.15)
    found += [*_dated_titles(draft.paper), *_behind_number(draft)]
    found.sort(key=lambda c: -c.weight)
    if not found:
        due = {c.value for c in deadlines(draft.paper)}
        loose = {c.value: c for c in _loose_dates(draft.paper, pairs) if c.value not in due}
        for known in (_placed, _ends_high_row):
            told = {value: c for value, c in loose.items() if known(draft.paper, c)} if len(loose) > 1 else {}
            loose = told or loose
        if len(loose) != 1:
            draft.ask("No invoice date was found." if not loose else "It is not clear which date is the invoice date.")
            return None
        found = list(loose.values())
        if not (_placed(draft.paper, found[0]) or _alone_high(draft.paper, found[0])):
            draft.ask("The invoice date has no label.")
    return _kept_date(draft, "invoice_date", found, "invoice date")


def _dated_titles(paper: Paper) -> Iterator[Choice]:
    """ "Rechnung 4711 vom 1.2.2026", "Invoice 4711 | 1 Feb 2026": a date behind the title, in its row."""
    for row in [row for rows in paper.rows[:1] for row in rows[:40]]:
        for at, atom in enumerate(row.atoms[:-1]):
            hits = [
                hit for hit in kinds_in(atom.text) if hit.target in _TITLES and hit.weight >= 0.9 and hit.start == 0
            ] or [hit for hit in labels().prefix(atom.text) if hit.target == "invoice_number" and hit.weight >= 0.9]
            after = next((other for other in row.atoms[at + 1 : at + 4] if other.kind == "date"), None)
            before = row.atoms[row.atoms.index(after) - 1] if after is not None else atom
            if before is not atom and any(hit.weight > 0.5 for hit in labels().exact(before.text)):
                continue
            reading = paper.day(after) if after is not None else None
            numbered = _behind_title(row, at, atom) is not None or _opens_with_number(atom, hits)
            words = normalise(atom.text).split()
            alone = bool(hits) and (hits[0].end == len(words) or words[-1] == "no")
            if hits and after is not None and reading is not None and (numbered or (alone and after is row.atoms[-1])):
                yield Choice(
                    reading.value.isoformat(), 0.9 if numbered else 0.8, (after,), row.page, ambiguous=reading.ambiguous
                )


def _behind_number(draft: Draft) -> Iterator[Choice]:
    """ "N° FA2656184 du 22/01/2026": the date right behind the invoice's number and what joins them."""
    number = draft.fields["invoice_number"].value if "invoice_number" in draft.fields else None
    for row in (row for rows in draft.paper.rows[:1] for row in rows):
        for before, after in itertools.pairwise(row.atoms):
            words = [word.text.strip(".,;:()") for word in before.words]
            joined = len(words) > 1 and words[-2] == number and normalise(words[-1]) in small_words()["joint"]
            reading = draft.paper.day(after) if joined and after.kind == "date" else None
            if reading is not None:
                yield Choice(reading.value.isoformat(), 0.9, (after,), row.page, ambiguous=reading.ambiguous)


def _opens_with_number(atom: Atom, hits: Sequence[Hit]) -> bool:
    """ "Rechnungsnr. F363017 vom": a label, its number, and what joins a date to it."""
    words = [word.text for word in atom.words]
    joined = normalise(words[-1]) in small_words()["joint"] and normalise(words[-1]) not in small_words()["until"]
    label = [word for word in normalise(" ".join(words[:-2])).split() if word != "no"]
    known = [word for word in hits[0].phrase.split() if word != "no"] if hits else None
    return joined and label == known and looks_like_document_number(words[-2].strip(".,;:"))


def _loose_dates(paper: Paper, pairs: Sequence[Pair]) -> Iterator[Choice]:
    """Dates of the first page that no other label claims."""
    taken = {id(pair.value) for pair in pairs if pair.label.hits}
    for row in [row for rows in paper.rows[:1] for row in rows]:
        for atom in row.atoms:
            reading = paper.day(atom) if atom.kind == "date" and id(atom) not in taken else None
            if reading is not None:
                yield Choice(reading.value.isoformat(), 0.4, (atom,), row.page, ambiguous=reading.ambiguous)


def _placed(paper: Paper, choice: Choice) -> bool:
    """ "Lübeck, 16.10.2026", "Lyon, le 3 mars 2026": a town before the date of a letter is its label."""
    row = next((row for row in paper.rows[choice.page] if choice.atoms[0] in row.atoms), None)
    if row is None or not _ends_high_row(paper, choice):
        return False
    before = [atom.text for atom in row.atoms if atom.x1 <= choice.atoms[0].x0]
    town = before[-1] if before else ""
    return bool(_TOWN.fullmatch(town))


def _alone_high(paper: Paper, choice: Choice) -> bool:
    """A date on a line of its own in the head, as letters have it."""
    row = next((row for row in paper.rows[choice.page] if choice.atoms[0] in row.atoms), None)
    return row is not None and len(row.atoms) == 1 and _ends_high_row(paper, choice)


def _ends_high_row(paper: Paper, choice: Choice) -> bool:
    """Whether the date closes a line of the upper half, as a letter's own date does."""
    rows = paper.rows[choice.page]
    date = choice.atoms[0]
    row = next((row for row in rows if row.atoms[-1] is date), None)
    return row is not None and row.y1 < 0.5 * paper.page(choice.page).height and len(row.text) <= _SHORT_LINE


def due_of(draft: Draft, pairs: Sequence[Pair]) -> dt.date | None:
    """The day by which to pay, where it is printed."""
    net = list(_net_dates(draft.paper))
    beside = {round(choice.atoms[0].y0) for choice in net}
    labelled = [c for c in _dates(draft.paper, pairs, "due_date", 0.5) if round(c.atoms[0].y0) not in beside]
    found = labelled or net or deadlines(draft.paper) or _payable(draft, pairs)
    return _kept_date(draft, "due_date", found, "due date") if found else None


def _payable(draft: Draft, pairs: Sequence[Pair]) -> list[Choice]:
    """ "Fecha de pago": a day of payment after the invoice's own is that by which to pay."""
    own = draft.fields["invoice_date"].value if "invoice_date" in draft.fields else None
    return [c for c in _dates(draft.paper, pairs, "payment_date", _CLEARLY) if own is not None and c.value > str(own)]


@once
def deadlines(paper: Paper) -> list[Choice]:
    """Days until which a sentence asks to pay: "Please transfer the amount without deduction by 30 March"."""
    found: list[Choice] = []
    said: list[str] = []
    for row in (row for rows in paper.rows for row in rows):
        for atom in row.atoms:
            reading = paper.day(atom) if atom.kind == "date" else None
            if reading is not None and _asks_to_pay(said):
                value = reading.value.isoformat()
                found.append(Choice(value, 0.8, (atom,), row.page, ambiguous=reading.ambiguous))
            said = [*said, *normalise(atom.text).split()][-_SENTENCE:]
    return found


def _asks_to_pay(said: Sequence[str]) -> bool:
    """Words that speak of paying and end with one that sets a limit."""
    until, joints = small_words()["until"], small_words()["joint"]
    end = len(said)
    while end and said[end - 1] in joints and end > len(said) - 2:
        end -= 1
    limited = bool(end) and said[end - 1] in until
    return limited and any(word.startswith(PAY_STEMS) for word in said[: end - 1])


def _net_dates(paper: Paper) -> Iterator[Choice]:
    """The day of the net payment in a sentence of terms: "2 % discount if paid by 1 May, net by 21 May"."""
    for row in (row for rows in paper.rows for row in rows):
        for at, atom in enumerate(row.atoms):
            if atom.kind != "date":
                continue
            before = normalise(row.atoms[at - 1].text).split() if at else []
            after = normalise(row.atoms[at + 1].text).split() if at + 1 < len(row.atoms) else []
            limited = bool(before) and before[-1] in small_words()["until"]
            earlier = row.atoms[at - 2] if at > 1 and len(before) > 1 else None
            if earlier is not None and earlier.kind == "date" and not earlier.text.endswith(","):
                before = before[1:]  # what closes the date before: "by 25 Nov. net or by 9 Nov. less 2 %"
            before = before[-3:]
            closed = after[:1] if (limited or len(after) < 3) and not atom.text.endswith(",") else []
            reading = paper.day(atom) if _NET & {*before, *closed} else None
            if reading is not None:
                yield Choice(reading.value.isoformat(), 0.8, (atom,), row.page, ambiguous=reading.ambiguous)


def _kept_date(draft: Draft, path: str, found: Sequence[Choice], name: str) -> dt.date:
    best = found[0]
    rivals = {c.value for c in found if c.value != best.value and c.weight > best.weight - _CLOSE}
    if rivals:
        draft.ask(f"Several dates may be the {name}: " + ", ".join(sorted({best.value, *rivals})) + ".")
    if best.ambiguous:
        draft.ask(f'Day and month of the {name} "{best.atoms[0].text}" may be the other way round.')
    return dt.date.fromisoformat(draft.keep(path, best, 0.98 if not rivals else 0.6))


def order_of(draft: Draft, pairs: Sequence[Pair], number: str | None) -> str | None:
    """The buyer's order, where it is printed."""
    every = choices(draft.paper, pairs, "purchase_order", read_reference)
    clear = [c for c in every if c.weight >= _ORDERED or _ORDER.match(c.value)]
    yours = [c for c in every if _YOURS <= c.weight < _ORDERED and sum(map(str.isdigit, c.value)) >= _DIGITS]
    found = [*clear, *_named_orders(draft.paper), *yours]
    free = [c for c in found if number is None or folded(c.value) != folded(number)]
    return draft.keep("purchase_order", free[0], 0.95 if free[0] not in yours else 0.9) if free else None


def _named_orders(paper: Paper) -> Iterator[Choice]:
    """A number in the head that calls itself an order, wherever its label stands: "PO-3333"."""
    goods = goods_of(paper)
    for row in (row for rows in paper.rows[:1] for row in rows if not goods.covers(row)):
        for atom in row.atoms:
            if atom.kind == "code" and _ORDER.match(atom.text) and looks_like_document_number(atom.text):
                yield Choice(atom.text, 0.6, (atom,), row.page, y=row.y0)
