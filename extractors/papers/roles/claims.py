"""What claims a name: labels beside and above it, sentences, the head and the end of a mail."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractors.contract import Hints
from extractors.fields.lexicon import normalise
from extractors.fields.lexicon import parties as party_words
from extractors.fields.parties import legal_form, looks_like_address, looks_like_company
from extractors.papers.cheque import written_to
from extractors.papers.loose import in_mail_head
from extractors.papers.names import ADDRESSING, CLOSINGS, addresses_below, clean_name
from extractors.papers.pairs import Pair
from extractors.papers.paper import Paper
from extractors.papers.quoted import HEAD_LINES
from extractors.papers.roles.mentions import Mention, Mentions
from extractors.papers.roles.shape import is_sentence
from extractors.papers.roles.spoken import is_paid_to
from extractors.papers.signature import signed_by
from extractors.papers.told import headlined, on_behalf, receiver_told
from extractors.tables import Row

_CLEAR, _FAIR, _LEAST = 0.8, 0.55, 0.3
_BESIDE, _FAR = 4, 12
"""Ems between a party's number and its name; between a label and what stands level with it by chance."""
_FLUSH = 3
"""Points between the left edges of lines that stand below each other."""
_SIGNED = 5
"""Rows below a closing among which a signature stands."""
_ON_BEHALF = frozenset(
    ("For", "for", "Für", "für", "Pour", "Por", "Per", "Pela", "Pelo", "Voor", "Namens", "i.A.", "i.V.", "ppa.")
)
_FORM_LINES = 3
"""Labels of a form, one below the other."""
_SPOKEN = 5
"""Words of a line that goes on in the next one; "Make checks payable to" is for whoever reads it."""
_SUBJECTS = frozenset(("subject", "betreff", "objet", "asunto", "oggetto", "onderwerp", "assunto"))
_OF_PEOPLE = frozenset(("contact",))
_ABOUT_PARTIES = frozenset(("payer", "payee", "seller", "buyer"))


def claim(paper: Paper, pairs: Sequence[Pair], mentions: Mentions, hints: Hints) -> None:
    """Adds the signs of what claims each mention."""
    for pair in without_chance(pairs):
        _labelled(paper, pair, mentions)
    for mention, sign in (
        *_written_to(paper, mentions),
        *_told(paper, mentions),
        *_mailed(paper, mentions, hints),
        *_signed(paper, mentions),
    ):
        mention.signs.add(sign)


def without_chance(pairs: Sequence[Pair]) -> list[Pair]:
    """Without what stands far to the right of a party's label that heads a block: it is level by chance."""
    heads = {
        _place(pair) for pair in pairs
        if pair.relation == "below" and not pair.label.colon and abs(pair.value.x0 - pair.label.x0) < 3
        and pair.value.kind == "text" and looks_like_company(pair.value.text) >= 0.4
    }  # fmt: skip
    forms = {_place(pair) for pair in pairs if pair.relation == "right" and _in_form(pair, pairs)}
    heads -= forms
    return [
        pair for pair in pairs
        if (pair.relation != "right" or _place(pair) not in heads
        or pair.value.x0 - pair.label.x1 <= _FAR * pair.row.em or not (pair.weight("payer") or pair.weight("payee")))
        and not (pair.relation == "below" and _place(pair) in forms)
    ]  # fmt: skip


def _in_form(pair: Pair, pairs: Sequence[Pair]) -> bool:
    """Whether other labels stand over and below it with their values over and below its own: two columns of a form."""
    like = {
        _place(other) for other in pairs
        if other.relation == "right" and abs(other.label.x0 - pair.label.x0) < 3
        and abs(other.value.x0 - pair.value.x0) < 3
    }  # fmt: skip
    return len(like) >= _FORM_LINES


def _place(pair: Pair) -> tuple[int, int]:
    """Which printed label it is, whatever its meanings were renamed to."""
    return id(pair.label.row), pair.label.at


def _labelled(paper: Paper, pair: Pair, mentions: Mentions) -> None:
    value = pair.value
    for role in ("payer", "payee"):
        weight = pair.weight(role)
        if weight < _LEAST or (role == "payer" and normalise(pair.label.text) in ADDRESSING):
            continue
        level = "clear" if weight >= _CLEAR else "fair" if weight >= _FAIR else "weak"
        found = _over(paper, pair, mentions) or [
            *mentions.at(value),
            *mentions.ending(value),
            *_behind_number(pair, mentions),
        ]
        passed_on = found and _in_forwarded_head(paper, pair.row)
        for mention in found:
            mention.signs.add(f"{level} label of the {role}")
            mention.signs.add(f"{role} {_relation(pair)}")
            if passed_on:
                mention.signs.add("in the head of a mail passed on")
    if pair.fields & _ABOUT_PARTIES or not (pair.label.colon or pair.label.hits):
        return
    if pair.fields & _OF_PEOPLE:
        for mention in mentions.at(value):
            mention.signs.add("label of a contact")
    if pair.relation in ("right", "inline"):
        for mention in mentions.at(value):
            mention.signs.add("another label" if pair.label.hits else "unknown label")


def _in_forwarded_head(paper: Paper, row: Row) -> bool:
    """From, To and Subject of a mail that was passed on name the people who wrote, not who is paid."""
    rows = paper.rows[row.page]
    at = next((n for n, other in enumerate(rows) if other.y0 >= row.y0 - 0.1), 0)
    near = [other for other in rows[max(0, at - 4) : at + 5] if not in_mail_head(paper, other)]
    subject = any(normalise(other.text.partition(":")[0]) in _SUBJECTS for other in near if ":" in other.text)
    return subject and any("@" in other.text for other in near)


def _relation(pair: Pair) -> str:
    if pair.relation == "right" and pair.value.x0 - pair.label.x1 > _FAR * pair.row.em:
        return "far right of its label"
    return {"below": "below its label", "above": "above its label"}.get(pair.relation, "beside its label")


def _behind_number(pair: Pair, mentions: Mentions) -> list[Mention]:
    """ "Vendor: 0048213  LAKEVIEW CREAMERY": the name behind the number under which it is kept."""
    value = pair.value
    if pair.relation not in ("right", "inline", "below") or not any(map(str.isdigit, value.words[0].text)):
        return []
    after = next((atom for atom in pair.row.atoms if atom.x0 >= value.x1), None)
    near = after is not None and after.x0 - value.x1 < _BESIDE * pair.row.em
    if after is None or not near:
        return mentions.within(value)[:1]
    named = len(after.words) > 1 or after.text.isupper()
    return mentions.at(after) if named else []  # "Mandant 4471 Gedruckt 20.10.2025"


def _over(paper: Paper, pair: Pair, mentions: Mentions) -> list[Mention]:
    """The name above an address line that happens to stand beside the label."""
    if pair.relation != "right" or legal_form(pair.value.text):
        return []
    rows = paper.rows[pair.row.page]
    below = next((n for n, row in enumerate(rows) if row.y0 >= pair.row.y0 - 0.1), len(rows))
    for row in reversed(rows[:below][-2:]):
        for at, atom in enumerate(row.atoms):
            flush = at == 0 and abs(atom.x0 - pair.value.x0) < 3 and pair.row.y0 - row.y1 < 0.75 * row.em
            if flush and not looks_like_address(atom.text) and mentions.at(atom):
                return mentions.at(atom)
    return []


def _written_to(paper: Paper, mentions: Mentions) -> Iterator[tuple[Mention, str]]:
    """The name below a line of nothing but "To,", "An die" or "Alla ditta", or that ends with "payment to"."""
    for row, under in pairwise(paper.rows[0] if paper.rows else ()):
        heads = [atom for atom in row.atoms if atom.kind == "text" and addresses_below(atom.text)]
        for atom in under.atoms if heads else ():
            if any(abs(atom.x0 - head.x0) < _FLUSH for head in heads):
                yield from ((mention, "clear label of the payee") for mention in mentions.at(atom))
        last, first = row.atoms[-1].words, under.atoms[0]
        if len(last) >= _SPOKEN and abs(first.x0 - row.atoms[0].x0) < _FLUSH and is_paid_to(last, len(last), len(last)):
            yield from ((mention, "paid to") for mention in mentions.within(first))


def _told(paper: Paper, mentions: Mentions) -> Iterator[tuple[Mention, str]]:
    """What sentences say. Who writes on behalf of somebody is no payer, whatever its headline says."""
    behalf = list(on_behalf(paper))
    said = {"on behalf": behalf, "headline": [] if behalf else headlined(paper), "cheque": written_to(paper),
            "told as paid": receiver_told(paper)}  # fmt: skip
    for sign, found in said.items():
        for candidate in found:
            yield mentions.named(candidate.name, candidate.atoms, paper.rows[candidate.page]), sign


def _mailed(paper: Paper, mentions: Mentions, hints: Hints) -> Iterator[tuple[Mention, str]]:
    """Who sent the mail and who signs it."""
    for row in paper.rows[0][:1] if paper.rows else ():
        if in_mail_head(paper, row) and row.text.startswith("From:"):
            name = clean_name(row.text[5:])
            department = any(hit.target == "name" for hit in party_words().exact(name))
            if name and not department and "@" not in name:
                yield mentions.named(name, (row.atoms[0]._replace(text=name),), paper.rows[0]), "sends the mail"
    for row in paper.rows[0][:HEAD_LINES] if paper.rows else ():
        if in_mail_head(paper, row) and row.text.startswith("To:") and (name := clean_name(row.text[3:])):
            yield mentions.named(name, (row.atoms[0]._replace(text=name),), paper.rows[0]), "the mail goes to"
        subject, _, name = row.text.rpartition(" - ")
        if in_mail_head(paper, row) and subject.startswith("Subject:") and legal_form(name):
            yield mentions.named(name, (row.atoms[-1]._replace(text=name),), paper.rows[0]), "in the subject"
    for candidate in signed_by(paper, hints.sender):
        ours = "signs by its domain" if candidate.weight > 0.7 else "signs over its street"
        named = mentions.named(candidate.name, candidate.atoms, paper.rows[candidate.page])
        yield from (
            (mention, ours) for mention in {id(m): m for m in (named, *mentions.at(candidate.atoms[0]))}.values()
        )


def _signed(paper: Paper, mentions: Mentions) -> Iterator[tuple[Mention, str]]:
    """Names in the lines after "Kind regards", or behind "For" at the end."""
    rows = paper.rows[-1] if paper.rows else []
    mail = paper.pages.reader in ("mail", "text", "html")
    for n, row in enumerate(rows):
        if not set(normalise(row.text).split()).isdisjoint(CLOSINGS):
            for line, after in enumerate(rows[n + 1 : n + _SIGNED]):
                for atom in after.atoms if after.y0 - row.y1 < 9 * row.em else ():
                    for mention in mentions.at(atom):
                        yield mention, "signs"
                        yield mention, "signs below" if line else "signs first"
    for n, row in enumerate(rows[-12:]):
        for atom in row.atoms:
            if atom.words[0].text in _ON_BEHALF:
                yield from ((mention, "signed for") for mention in mentions.within(atom) if legal_form(mention.name))
            below = rows[-12:][n + 1 : n + 3]
            if mail and any(looks_like_address(under.text) for under in below) and not is_sentence(atom.text):
                yield from ((mention, "ends the mail over its address") for mention in mentions.at(atom))
