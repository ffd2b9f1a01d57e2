"""Why it is claimed: a checked box decides, then what is labelled as the reason, then the sentence that tells it."""

from collections.abc import Iterator, Sequence

from docflow.schema.reasons import Reason
from extractors.dispute._arithmetic import proven_claims
from extractors.dispute._boxes import checked_options, offered_rows
from extractors.dispute._complaint import wants_undone, will_not_pay
from extractors.dispute._given import Given, kept
from extractors.dispute._reading import COUNTED, FOLLOWS_FROM, reading_of
from extractors.dispute._sentences import Told, asks_for, before_closing, parts_of, text_of
from extractors.dispute._shortage import covers, shortage_of
from extractors.dispute._told_amounts import amounts_in
from extractors.dispute._told_numbers import invoices_in, settled_in
from extractors.fields.dates import find_dates
from extractors.fields.lexicon import columns, kinds, labels, normalise, reasons, small_words
from extractors.fields.parties import looks_like_address
from extractors.fields.reasons import ReasonReading
from extractors.invoice._amounts import meanings
from extractors.invoice._goods import goods_of
from extractors.papers.draft import Draft
from extractors.papers.loose import in_mail_head
from extractors.papers.names import SALUTING
from extractors.papers.pairs import Pair
from extractors.papers.paper import Paper
from extractors.papers.quoted import is_reply
from extractors.tables import Atom, Row

_AMOUNTS = frozenset(("unit_price", "line_amount", "tax_rate", "tax_amount", "gross_amount", "discount_amount"))
_HEAD_ROWS = 12
"""Rows in which a title stands."""
_TITLED = 0.5
"""How surely a title tells a reason."""
_ASKING, _WANTING, _SAID = 0.5, 0.93, 0.97
"""What a reason counts in a sentence that asks for something, for a credit, and in one that only tells."""
_SUBJECT = 0.9
"""What it counts in the subject of a mail."""
_NAMED = 0.6
"""How surely a label is that of the reason."""
_TAXED = frozenset(("net_total", "tax_total"))
_SHORTEST = 3
_WRITTEN_AT = 3
"""Words of a place before a date: "Bad Homburg, den"."""
_HEADS, _HEADED = 3, 0.7
"""Heads of columns in a row that is their head, and how surely they are."""
_GREETING = 5
"""Words of a line that greets."""
_TAX_DIGITS = 7
"""Digits of a number for tax, at least."""
_TAX = 0.8
"""How surely a label is that of a tax."""


def reason_of(draft: Draft, pairs: Sequence[Pair], told: Sequence[list[Told]], subject: str) -> Reason:
    """The reason, with its evidence; one that is not clear, and two that compete, are asked about."""
    paper = draft.paper
    if checked := list(_checked(paper)):
        return kept(draft, checked[0], checked)
    for given in (*_labelled(paper, pairs), *_titles(paper)):
        return kept(draft, given, [given])
    offered = {id(row) for row in offered_rows(paper)}
    if offered or any(pair.weight("reason") >= _NAMED and _offers(pair) for pair in pairs):
        draft.ask("Reasons may be checked on the form, and no mark was seen.")
    told = [sentence for sentence in told if id(sentence[0].row) not in offered]
    said = sorted(
        [*_counted(paper), *_figured(paper, told), *_copied(told), *_said(paper, told, subject)],
        key=lambda given: -given.confidence,
    )
    said = _without_consequences(said)
    if not any(given.competes for given in said):
        beside = sorted([*_in_subject(paper, subject), *_headed(paper)], key=lambda given: -given.confidence)
        known = [given for given in beside if given.competes]
        said = [*known, *said, *(given for given in beside if given not in known)]
    return kept(draft, said[0], said) if said else Reason.OTHER


def _without_consequences(said: Sequence[Given]) -> list[Given]:
    """Without reasons that only follow from another one: no proof of delivery is there because nothing came."""
    told = {given.reading.reason for given in said if given.competes}
    return [given for given in said if not told & FOLLOWS_FROM.get(given.reading.reason, frozenset())]


def _checked(paper: Paper) -> Iterator[Given]:
    for option in checked_options(paper):
        reading = reading_of(option.text)
        if reading is not None:
            yield Given(reading, option.atoms, option.page, 0.97)


def _labelled(paper: Paper, pairs: Sequence[Pair]) -> Iterator[Given]:
    for pair in sorted(pairs, key=lambda pair: -pair.weight("reason")):
        if pair.relation == "right" and _heads_columns(paper, pair.label.row):
            continue  # the head of the next column
        if _offers(pair):
            continue
        behind = [atom for atom in pair.row.atoms if atom.x0 > pair.value.x1]
        coded = bool(behind) and behind[0].kind == "text"  # "310 -" "Allowance not applied" is no amount
        if pair.weight("reason") < _NAMED or not (coded or pair.value.kind in ("text", "code", "integer")):
            continue
        text = " ".join([pair.value.text, *(atom.text for atom in behind if atom.kind == "text")])
        reading = reading_of(text.partition(". ")[0]) or reading_of(text)
        if reading is not None:
            yield Given(reading, (pair.value,), pair.row.page, 0.97)


def _heads_columns(paper: Paper, row: Row) -> bool:
    return goods_of(paper).covers(row) or any(table.covers(row) for table in paper.tables)


def _offers(pair: Pair) -> bool:
    """ "Shortage   Price difference   Merchandise returned": what may be checked, and none is seen to be. The label's
    own word ("Mangel", "Defect") is none of them."""
    label = pair.row.atoms[pair.label.at] if pair.row is pair.label.row else None
    readings = (reading_of(atom.text) for atom in pair.row.atoms if atom.kind == "text" and atom is not label)
    return len({reading.reason for reading in readings if reading is not None and reading.evidence}) > 1


def _titles(paper: Paper) -> Iterator[Given]:
    """ "Quality claim": the title of the paper tells it in known words."""
    for row in paper.rows[0][:_HEAD_ROWS] if paper.rows else ():
        atom = row.atoms[0]
        if atom.kind != "text" or not any(hit.target == "dispute" for hit in kinds().scan(atom.text)):
            continue
        reading = reading_of(atom.text)
        if reading is not None and reading.evidence and reading.confidence >= _TITLED:
            yield Given(reading, (atom,), row.page, 0.95)


def _counted(paper: Paper) -> Iterator[Given]:
    """Fewer came than were billed: the figures of the positions tell it."""
    for row in shortage_of(paper)[-1:]:
        yield Given(ReasonReading(Reason.QUANTITY, COUNTED, row.text), tuple(row.atoms), row.page, 0.97)


def _figured(paper: Paper, told: Sequence[list[Told]]) -> Iterator[Given]:
    """What is claimed is the difference of two prices, or the price of what is missing, so many times."""
    made = proven_claims(paper)
    for money in (money for sentence in told for money in amounts_in(paper, sentence)):
        if reason := made.get(money.value):
            yield Given(ReasonReading(reason, COUNTED, money.row.text), (money.atom,), money.row.page, 0.97)
            return


def _copied(told: Sequence[list[Told]]) -> Iterator[Given]:
    """ "Invoice 30211 is for the same call-out as invoice 30118, which we paid": one of the two is only told of."""
    for sentence in told:
        words = {word for one in sentence for word in normalise(one.text).split()}
        named = {number.value for number in invoices_in(sentence)}
        if len(named) > 1 and settled_in(sentence) & named and words & small_words()["copied"]:
            yield Given(
                ReasonReading(Reason.DUPLICATE, COUNTED, text_of(sentence)),
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
        if not (goods_of(paper).covers(one[0].row) or covers(short, one[0].row) or _is_head(one[0].row))
    ]
    free = [one for one in free if one]
    told = [one for one in free if len(one) >= _SHORTEST and not (_is_place(text_of(one)) or _greets(one[0].row.text))]
    found = [given for sentence in told for given in in_sentence(sentence)]
    if found:
        yield from found
    elif free:
        reading = reading_of(" ".join([subject, *(text_of(sentence) for sentence in free)]))
        if reading is not None and reading.reason is not Reason.OTHER:
            yield Given(reading, _first_row(free[0]), free[0][0].row.page, 0.7)


def _is_head(row: Row) -> bool:
    """Heads of columns, though no table was found below them: "Item   Qty   Price   Net"."""
    named = [atom for atom in row.atoms if any(hit.weight >= _HEADED for hit in columns().prefix(atom.text))]
    return len(row.atoms) >= _HEADS and len(named) >= _HEADS and 2 * len(named) >= len(row.atoms)


def _greets(text: str) -> bool:
    """ "Boa tarde, Juliana", "Dag Koen": nothing is late."""
    first = normalise(text).split()[:1]
    return len(text.split()) <= _GREETING and bool(first) and first[0] in SALUTING


def _is_place(text: str) -> bool:
    """An address, or where and when a letter was written: "Ommen, 9 oktober 2026"."""
    dates = find_dates(text)
    rest = text[: dates[0].start] + text[dates[0].end :] if dates else text
    return looks_like_address(text) or (bool(dates) and len(normalise(rest).split()) <= _WRITTEN_AT)


def _without_tax_lines(sentence: list[Told]) -> list[Told]:
    """ "19 % VAT  26.60", "Net 140.00 VAT 26.60", "VAT No 4327814556": sums, the tax of the claim and who pays it are
    not why it is claimed."""
    return [told for told in sentence if not (_is_tax_line(told.row) or _names_tax_payer(told.row))]


def _names_tax_payer(row: Row) -> bool:
    """A number for tax with its label, as in the lines of an address."""
    texts = [atom.text for atom in row.atoms]
    named = (n for n, text in enumerate(texts) if any(hit.target == "payer_tax_id" for hit in labels().scan(text)))
    return any(sum(map(str.isdigit, " ".join(texts[n : n + 2]))) >= _TAX_DIGITS for n in named)


def _is_tax_line(row: Row) -> bool:
    """Whether a label of the row is that of the tax, or of the sum that it is added to."""
    texts = [atom.text for atom in row.atoms if atom.kind in ("text", "code")]
    hits = (hit for text in (*texts, " ".join(texts)) for hit in meanings(text))
    found = {hit.target for hit in hits if hit.weight >= _TAX}
    return bool(found & _TAXED) and (row.has_money or len(found) > 1)  # "Net   Rate   Tax   TOTAL" over the sums


def in_sentence(sentence: list[Told]) -> Iterator[Given]:
    """The reason of a sentence, or of the part of it behind a colon; what a part asks for is not why."""
    read = ((reading, part) for part in parts_of(sentence) if (reading := reading_of(text_of(part))) is not None)
    best = max(read, key=lambda one: (one[0].reason is not Reason.OTHER, one[0].confidence), default=None)
    if best is not None and best[0].reason is not Reason.OTHER:
        reading, part = best
        sure = _ASKING if _asks(part) else _WANTING if asks_for("credit", part) else _SAID
        yield Given(reading, _first_row(part), part[0].row.page, sure)


def _asks(part: list[Told]) -> bool:
    return wants_undone(part) or will_not_pay(part) or asks_for("evidence", part)


def _first_row(sentence: list[Told]) -> tuple[Atom, ...]:
    return tuple(told.atom for told in sentence if told.row is sentence[0].row)


def _in_subject(paper: Paper, subject: str) -> Iterator[Given]:
    """What the subject of a mail says in known words; that of an answer is another's."""
    reading = None if is_reply(subject) else reading_of(subject)
    row = next((row for row in paper.rows[0] if row.text.startswith("Subject:")), None) if paper.rows else None
    if reading is not None and reading.evidence and row is not None and in_mail_head(paper, row):
        yield Given(reading, tuple(row.atoms), row.page, _SUBJECT)


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
    reading = reading_of(" ".join(atom.text for atom, _ in atoms))
    if reading is not None:
        shown = next(
            (pair for pair in atoms if any(h.phrase == reading.evidence for h in reasons().scan(pair[0].text))),
            atoms[0],
        )
        yield Given(reading, (shown[0],), shown[1].page, 0.7)
