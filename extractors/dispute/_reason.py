"""Why it is claimed: a checked box decides, then what is labelled as the reason, then the sentence that tells it."""

import re
from collections.abc import Iterator, Sequence

from docflow.schema.reasons import Reason
from extractors.dispute._arithmetic import proven_claims
from extractors.dispute._boxes import checked_options, offered_rows
from extractors.dispute._complaint import wants_undone, will_not_pay
from extractors.dispute._given import Given, kept
from extractors.dispute._sentences import Told, asks_for, before_closing, text_of
from extractors.dispute._shortage import covers, shortage_of
from extractors.dispute._told_amounts import amounts_in
from extractors.dispute._told_numbers import invoices_in, settled_in
from extractors.fields.dates import find_dates
from extractors.fields.lexicon import columns, kinds, labels, normalise, reasons, small_words
from extractors.fields.parties import looks_like_address
from extractors.fields.reasons import ReasonReading, classify_reason, reason_of_code
from extractors.invoice._amounts import meanings
from extractors.invoice._goods import goods_of
from extractors.papers.draft import Draft
from extractors.papers.pairs import Pair
from extractors.papers.paper import Paper
from extractors.tables import Atom, Row

_AMOUNTS = frozenset(("unit_price", "line_amount", "tax_rate", "tax_amount", "gross_amount", "discount_amount"))
_HEAD_ROWS = 12
"""Rows in which a title stands."""
_TITLED = 0.5
"""How surely a title tells a reason."""
_OUT_OF = re.compile(r"(?<![\d.,/])(\d{1,5})(?: [^\W\d]{1,12})?(?: [^\W\d]{1,4}){1,3} (\d{1,5})(?![\d.,/%]*\d)")
"""A number, perhaps what is counted, one to three small words, a number."""
_COUNTED = 0.95
"""Confidence of a shortage that is told in words and in numbers."""
_ASKING, _WANTING = 0.5, 0.93
"""What a reason counts in a sentence that asks for something, and for a credit."""
_NAMED = 0.6
"""How surely a label is that of the reason."""
_SHORTEST = 3
_WRITTEN_AT = 3
"""Words of a place before a date: "Bad Homburg, den"."""
_WITH_TAX = re.compile(
    r"(?i)(?:\+|\b(?:zuzüglich|zzgl|plus|including|incl|inkl|inklusive|excluding|excl|exkl|exklusive|net of|gross of"
    r"|hors|avec|más|mas|oltre|più|mais|acrescido de|exclusief|inclusief|compris[ea]?|incluido|compresa|incluindo|ex"
    r"|sans))"
    r"\.?\s+(?:(?:the|la|der|die|de|d[’']|\d{1,2}(?:[.,]\d)?\s?%)\s*)*"
    r"(?:USt|MwSt|VAT|TVA|T\.V\.A|IVA|BTW|GST|sales tax|tax|Umsatzsteuer|Mehrwertsteuer|taxes?)\b\.?"
)
"""What an amount is stated with: "plus VAT" tells no reason."""
_TAX_DIGITS = 7
"""Digits of a number for tax, at least."""
_TAX = 0.8
"""How surely a label is that of a tax."""
_FOLLOWS_FROM = {Reason.MISSING_DOCUMENTS: frozenset((Reason.NOT_RECEIVED,))}
_CLAUSE = re.compile(r"[,;] ")


def reason_of(draft: Draft, pairs: Sequence[Pair], told: Sequence[list[Told]], subject: str) -> Reason:
    """The reason, with its evidence; one that is not clear, and two that compete, are asked about."""
    paper = draft.paper
    if checked := list(_checked(paper)):
        return kept(draft, checked[0], checked)
    for given in (*_labelled(paper, pairs), *_titles(paper)):
        return kept(draft, given, [given])
    offered = {id(row) for row in offered_rows(paper)}
    if offered or any(pair.weight("reason") >= _NAMED and _offers(pair.row) for pair in pairs):
        draft.ask("Reasons may be checked on the form, and no mark was seen.")
    told = [sentence for sentence in told if id(sentence[0].row) not in offered]
    said = sorted(
        [*_counted(paper), *_figured(paper, told), *_copied(told), *_said(paper, told, subject)],
        key=lambda given: -given.confidence,
    )
    said = _without_consequences(said)
    best = said[0] if said else next(_headed(paper), None)
    return kept(draft, best, said) if best is not None else Reason.OTHER


def _without_consequences(said: Sequence[Given]) -> list[Given]:
    """Without reasons that only follow from another one: no proof of delivery is there because nothing came."""
    told = {given.reading.reason for given in said if given.competes}
    return [given for given in said if not told & _FOLLOWS_FROM.get(given.reading.reason, frozenset())]


def _checked(paper: Paper) -> Iterator[Given]:
    for option in checked_options(paper):
        reading = _reading(option.text)
        if reading is not None:
            yield Given(reading, option.atoms, option.page, 0.97)


def _labelled(paper: Paper, pairs: Sequence[Pair]) -> Iterator[Given]:
    for pair in sorted(pairs, key=lambda pair: -pair.weight("reason")):
        if pair.relation == "right" and _heads_columns(paper, pair.label.row):
            continue  # the head of the next column
        if _offers(pair.row):
            continue
        behind = [atom for atom in pair.row.atoms if atom.x0 > pair.value.x1]
        coded = bool(behind) and behind[0].kind == "text"  # "310 -" "Allowance not applied" is no amount
        if pair.weight("reason") < _NAMED or not (coded or pair.value.kind in ("text", "code", "integer")):
            continue
        text = " ".join([pair.value.text, *(atom.text for atom in behind if atom.kind == "text")])
        reading = _reading(text.partition(". ")[0]) or _reading(text)
        if reading is not None:
            yield Given(reading, (pair.value,), pair.row.page, 0.97)


def _heads_columns(paper: Paper, row: Row) -> bool:
    return goods_of(paper).covers(row) or any(table.covers(row) for table in paper.tables)


def _offers(row: Row) -> bool:
    """ "Shortage   Price difference   Merchandise returned": what may be checked, and none is seen to be."""
    readings = (_reading(atom.text) for atom in row.atoms if atom.kind == "text")
    return len({reading.reason for reading in readings if reading is not None and reading.evidence}) > 1


def _titles(paper: Paper) -> Iterator[Given]:
    """ "Quality claim": the title of the paper tells it in known words."""
    for row in paper.rows[0][:_HEAD_ROWS] if paper.rows else ():
        atom = row.atoms[0]
        if atom.kind != "text" or not any(hit.target == "dispute" for hit in kinds().scan(atom.text)):
            continue
        reading = _reading(atom.text)
        if reading is not None and reading.evidence and reading.confidence >= _TITLED:
            yield Given(reading, (atom,), row.page, 0.95)


def _counted(paper: Paper) -> Iterator[Given]:
    """Fewer came than were billed: the figures of the positions tell it."""
    for row in shortage_of(paper)[-1:]:
        yield Given(ReasonReading(Reason.QUANTITY, _COUNTED, row.text), tuple(row.atoms), row.page, 0.97)


def _figured(paper: Paper, told: Sequence[list[Told]]) -> Iterator[Given]:
    """What is claimed is the difference of two prices, or the price of what is missing, so many times."""
    made = proven_claims(paper)
    for money in (money for sentence in told for money in amounts_in(paper, sentence)):
        if reason := made.get(money.value):
            yield Given(ReasonReading(reason, _COUNTED, money.row.text), (money.atom,), money.row.page, 0.97)
            return


def _copied(told: Sequence[list[Told]]) -> Iterator[Given]:
    """ "Invoice 30211 is for the same call-out as invoice 30118, which we paid": one of the two is only told of."""
    for sentence in told:
        words = {word for one in sentence for word in normalise(one.text).split()}
        named = {number.value for number in invoices_in(sentence)}
        if len(named) > 1 and settled_in(sentence) & named and words & small_words()["copied"]:
            yield Given(
                ReasonReading(Reason.DUPLICATE, _COUNTED, text_of(sentence)),
                _first_row(sentence),
                sentence[0].row.page,
                0.97,
            )


def _said(paper: Paper, told: Sequence[list[Told]], subject: str) -> Iterator[Given]:
    """What each sentence outside the positions says, and all of them together where none says it."""
    short = shortage_of(paper)
    free = [
        _without_tax_lines(one)
        for one in before_closing(paper, told)
        if not goods_of(paper).covers(one[0].row) and not covers(short, one[0].row)
    ]
    free = [one for one in free if one]
    told = [one for one in free if len(one) >= _SHORTEST and not _is_place(text_of(one))]
    found = [given for sentence in told for given in _in_sentence(sentence)]
    if found:
        yield from found
    elif free:
        reading = _reading(" ".join([subject, *(text_of(sentence) for sentence in free)]))
        if reading is not None and reading.reason is not Reason.OTHER:
            yield Given(reading, _first_row(free[0]), free[0][0].row.page, 0.7)


def _is_place(text: str) -> bool:
    """An address, or where and when a letter was written: "Ommen, 9 oktober 2026"."""
    dates = find_dates(text)
    rest = text[: dates[0].start] + text[dates[0].end :] if dates else text
    return looks_like_address(text) or (bool(dates) and len(normalise(rest).split()) <= _WRITTEN_AT)


def _without_tax_lines(sentence: list[Told]) -> list[Told]:
    """ "19 % VAT  26.60", "VAT No 4327814556": the tax of the claim and who pays it are not why it is claimed."""
    return [told for told in sentence if not (_is_tax_line(told.row) or _names_tax_payer(told.row))]


def _names_tax_payer(row: Row) -> bool:
    """A number for tax with its label, as in the lines of an address."""
    texts = [atom.text for atom in row.atoms]
    named = (n for n, text in enumerate(texts) if any(hit.target == "payer_tax_id" for hit in labels().scan(text)))
    return any(sum(map(str.isdigit, " ".join(texts[n : n + 2]))) >= _TAX_DIGITS for n in named)


def _is_tax_line(row: Row) -> bool:
    label = " ".join(atom.text for atom in row.atoms if atom.kind in ("text", "code"))
    return row.has_money and any(hit.target == "tax_total" and hit.weight >= _TAX for hit in meanings(label))


def _in_sentence(sentence: list[Told]) -> Iterator[Given]:
    """The reason of a sentence, or of the part of it behind a colon."""
    whole = text_of(sentence)
    best = max(
        (reading for text in {whole, *whole.split(": ")} if (reading := _reading(text)) is not None),
        key=lambda reading: (reading.reason is not Reason.OTHER, reading.confidence),
        default=None,
    )
    if best is not None and best.reason is not Reason.OTHER:
        asking = wants_undone(sentence) or will_not_pay(sentence) or asks_for("evidence", sentence)
        sure = (
            _ASKING if asking else _WANTING if asks_for("credit", sentence) else 0.97
        )  # what shall be done is not why
        yield Given(best, _first_row(sentence), sentence[0].row.page, sure)


def _first_row(sentence: list[Told]) -> tuple[Atom, ...]:
    return tuple(told.atom for told in sentence if told.row is sentence[0].row)


def _headed(paper: Paper) -> Iterator[Given]:
    """What stands over and beside the positions ("Short", "Fehlmenge"), but for prices and amounts."""
    atoms = [
        (atom, row)
        for rows in paper.rows
        for row in rows
        if goods_of(paper).covers(row)
        for atom in row.atoms
        if atom.kind == "text" and not any(hit.target in _AMOUNTS for hit in columns().exact(atom.text))
    ]
    reading = _reading(" ".join(atom.text for atom, _ in atoms))
    if reading is not None:
        shown = next(
            (pair for pair in atoms if any(h.phrase == reading.evidence for h in reasons().scan(pair[0].text))),
            atoms[0],
        )
        yield Given(reading, (shown[0],), shown[1].page, 0.7)


def _without_pallets(text: str, reading: ReasonReading | None) -> ReasonReading | None:
    """ "Two pallets were damaged" counts pallets, and the damage is the reason."""
    counted = {word for hit in reasons().scan(text) if hit.target == "pallet" for word in hit.phrase.split()}
    if reading is None or not counted:
        return reading
    other = classify_reason(" ".join(word for word in text.split() if normalise(word) not in counted))
    if other is None or (reading.reason is not Reason.PALLET and other.reason is not reading.reason):
        return reading
    return other if reading.reason is Reason.PALLET else max(reading, other, key=lambda one: one.confidence)


def _counts_short(text: str) -> bool:
    """ "46 of 50", "46 des 50", "46 van de 50": fewer than there should be."""
    return any(int(few) < int(many) for few, many in _OUT_OF.findall(text))


def _cause(text: str, reading: ReasonReading | None) -> ReasonReading | None:
    """ "There is no proof of delivery, and nothing has arrived": of a reason and what it follows from, the latter."""
    causes = _FOLLOWS_FROM.get(reading.reason, frozenset()) if reading is not None else frozenset()
    parts = (classify_reason(part) for part in _CLAUSE.split(text)) if causes else ()
    return next((part for part in parts if part and part.reason in causes), reading)


def _reading(text: str) -> ReasonReading | None:
    """By words; a bare code is X12's."""
    text = _WITH_TAX.sub(" ", text)
    reading = _cause(text, _without_pallets(text, classify_reason(text)))
    if reading is not None and reading.reason is Reason.QUANTITY and _counts_short(text):
        reading = reading._replace(confidence=max(reading.confidence, _COUNTED))
    if reading is None and text.strip().isdigit() and len(text.strip()) <= 2:
        reason = reason_of_code(text)
        return ReasonReading(reason, 0.95, text) if reason is not Reason.OTHER else None
    return reading
