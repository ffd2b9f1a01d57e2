"""Who pays and who is paid: by label, by letterhead and address window, by signature and sender.

The supplier who receives the advice is the payee; the payer writes it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile
from statistics import median

from extractors.contract import Hints
from extractors.fields.lexicon import labels, methods, normalise
from extractors.fields.lexicon import parties as party_words
from extractors.fields.methods import payment_method
from extractors.fields.parties import find_ibans, legal_form, looks_like_address, looks_like_company, same_party
from extractors.papers.cheque import written_to
from extractors.papers.letterhead import Candidate, blocks_of, goes_on, name_in, put_together, size_of
from extractors.papers.loose import in_mail_head
from extractors.papers.names import ADDRESSING, CLOSINGS, TO_WHOM, clean_name, without_address, without_remark
from extractors.papers.pairs import Pair
from extractors.papers.paper import Paper
from extractors.papers.placing import Known, domains_of, place_blocks
from extractors.papers.signature import signed_by
from extractors.papers.told import headlined, on_behalf, payees_told
from extractors.tables import Atom, Row

_FAR = 12
"""Ems between a label and what stands level with it at the other side of the page."""
_BESIDE = 4
"""Ems between a party's number and its name."""
_PARTS = 2
"""Name, street and town: a line of fewer parts is no line of a sender."""
_LONGEST_NAME = 8
"""Words of a firm's name."""
_CLEAR = 0.6
"""Weight from which a name needs no other sign of who pays."""
_HOUSE_NUMBER = re.compile(r"\b\d{1,5}\s?[a-zA-Z]?$")
_NEXT_SENTENCE = re.compile(r"\b[a-zß-ÿ]{4,}[.!?]\s")
_LONG_NUMBER = re.compile(r"\d{5}")
"""No name has one."""
_SET_OFF = re.compile(r"\s[-–·•|*]\s")
"""What stands between a name and its address in one line."""
_OWNER = re.compile(r"(?:di|de|by|of|von|van|Inh\.|Inhaber|Prop\.|t/a) [A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+){0,3}")
"""Whose firm it is, behind its mark: "Carrozzeria Modenese di Bini Paolo"."""
_ON_BEHALF = frozenset(
    ("For", "for", "Für", "für", "Pour", "Por", "Per", "Voor", "Namens", "i.A.", "i.V.", "ppa.", "p.p.")
)
_SUBJECTS = frozenset(("subject", "betreff", "objet", "asunto", "oggetto", "onderwerp", "assunto"))

__all__ = ["Candidate", "clean_name", "parties_of", "size_of"]


def parties_of(paper: Paper, pairs: Sequence[Pair], hints: Hints) -> tuple[list[Candidate], list[Candidate]]:
    """Candidates for payer and payee, best first."""
    pairs = _without_chance(pairs)
    blocks = blocks_of(paper)
    headed = {id(block.lines[0][0]): found.name for block in blocks if (found := name_in(paper, block)) is not None}
    payers = list(_labelled(paper, pairs, "payer", headed))
    payees = [*_labelled(paper, pairs, "payee", headed), *written_to(paper)]
    body = median([size_of(a) for rows in paper.rows[:1] for row in rows for a in row.atoms] or [10.0])
    named = tuple(payers)
    taken = [c.name for c in payers + payees]
    paid = [c.name for c in payees if c.weight > _CLEAR]
    senders = [c for c in _sender_lines(paper) if not any(same_party(c.name, name) > 0.85 for name in paid)]
    beside = [pair for pair in pairs if pair.relation != "below"]
    valued = frozenset(id(pair.value) for pair in beside if pair.label.colon or _may_hold_a_name(pair))
    known = Known(taken, paid, senders, valued, domains_of(paper, hints))
    place_blocks(paper, blocks, body, payers, payees, known)
    if any(not found and _unnamed(pairs, field) for found, field in ((named, "payer"), (payees, "payee"))):
        for candidate in payers:
            candidate.weight -= 0.25  # The parties are labelled, but their names were not understood.
    payers += [*senders, *_signatures(paper), *_closing(paper), *_mail_sender(paper), *on_behalf(paper)]
    if not any(candidate.weight >= _CLEAR for candidate in payers):
        payers += signed_by(paper, hints.sender)
    if not any(candidate.why == "on behalf" for candidate in payers):
        payers += headlined(paper)
    _complete(payers, payees)
    if payers and all(c.weight < 0.3 for c in payees):
        payees.extend(payees_told(paper, payers))
    for candidate in (*payers, *payees):
        _in_full(paper, candidate)
    _support(paper, payers, payees, hints)
    return _ranked(payers), _ranked(payees)


def _in_full(paper: Paper, candidate: Candidate) -> None:
    """A mark ("Klinikum") is the beginning of the firm's name where it stands in full on the page."""
    mark = candidate.name.casefold()
    if legal_form(candidate.name):
        return
    for atom in (atom for row in paper.rows[candidate.page] for atom in row.atoms if atom.kind == "text"):
        named = _SET_OFF.split(atom.text)[0]
        form, _, rest = named.partition(" ")
        if rest.casefold() == mark and legal_form(form) == form:
            candidate.name, candidate.atoms = named, (atom,)  # "SAS SOGEDIS OUEST - Centrale de paiement"
            return
        begun = atom.text.casefold().startswith((f"{mark} ", f"{mark}, "))
        if begun and _OWNER.fullmatch(atom.text[len(mark) :].strip()):
            candidate.name, candidate.atoms = atom.text.strip(), (atom,)
            return
        if begun and legal_form(atom.text) and not _is_sentence(atom.text):
            name = without_address(clean_name(_SET_OFF.split(atom.text)[0]))
            if name.casefold().startswith(mark) and legal_form(name) and len(name.split()) <= _LONGEST_NAME:
                candidate.name, candidate.atoms = name, (atom._replace(text=name),)
                return


def _may_hold_a_name(pair: Pair) -> bool:
    return not pair.fields or bool(pair.fields & {"payer", "payee", "seller", "buyer", "contact", "bank_account"})


def _labelled(paper: Paper, pairs: Sequence[Pair], field: str, headed: Mapping[int, str]) -> Iterator[Candidate]:
    """The name beside or below a party label; the better looking of the two where both stand there. `headed`: the name
    of the block that a text opens, which may go on in its next line."""
    by_label: dict[tuple[int, int], list[Candidate]] = {}
    for pair in pairs:
        weight = pair.weight(field)
        pair = _behind_number(pair) if weight > 0.3 else pair
        if weight <= 0.3 or pair.value.kind not in ("text", "code"):
            continue
        if field == "payer" and normalise(pair.label.text) in ADDRESSING:
            continue  # "Firma" above an address
        value = _first_of_block(paper, pair)
        name = without_address(clean_name(value.text))
        if not legal_form(name) and headed.get(id(value), "").startswith(f"{name} "):
            name = headed[id(value)]
        elif not legal_form(name):
            name, value = _with_form_below(paper, pair, name, value)
        else:
            value = _with_start_above(paper, pair.row, value)
            name = without_address(clean_name(value.text))
        shape = looks_like_company(name)
        if not _may_name(name, value.text, shape) or (not pair.label.colon and shape < 0.5 and weight < 0.7):
            continue
        if not legal_form(name) and _in_forwarded_head(paper, pair.row):
            continue
        candidate = Candidate(without_remark(name), weight * (0.75 + 0.25 * shape), (value,), pair.row.page, "label")
        by_label.setdefault(_place(pair), []).append(candidate)
    for found in by_label.values():
        yield max(found, key=lambda c: c.weight)


def _behind_number(pair: Pair) -> Pair:
    """ "Vendor: 0048213  LAKEVIEW CREAMERY": the name behind the number under which it is kept."""
    value = pair.value
    if pair.relation not in ("right", "inline") or not _is_kept_number(value):
        return pair
    after = next((atom for atom in pair.row.atoms if atom.x0 >= value.x1), None)
    named = after is not None and after.kind == "text" and after.x0 - value.x1 < _BESIDE * pair.row.em
    if after is None or not named or ":" in after.text or labels().exact(after.text):
        return pair
    return replace(pair, value=after)


def _is_kept_number(value: Atom) -> bool:
    return len(value.words) == 1 and any(map(str.isdigit, value.text)) and value.kind in ("integer", "code", "text")


def _without_chance(pairs: Sequence[Pair]) -> list[Pair]:
    """Without what stands far to the right of a party's label that heads a block: it is level by chance."""
    heads = {
        _place(pair) for pair in pairs
        if pair.relation == "below" and not pair.label.colon and abs(pair.value.x0 - pair.label.x0) < 3
        and pair.value.kind == "text" and looks_like_company(pair.value.text) >= 0.4
    }  # fmt: skip
    return [
        pair for pair in pairs
        if pair.relation != "right" or _place(pair) not in heads
        or pair.value.x0 - pair.label.x1 <= _FAR * pair.row.em or not (pair.weight("payer") or pair.weight("payee"))
    ]  # fmt: skip


def _place(pair: Pair) -> tuple[int, int]:
    """Which printed label it is, whatever its meanings were renamed to."""
    return id(pair.label.row), pair.label.at


def _with_form_below(paper: Paper, pair: Pair, name: str, value: Atom) -> tuple[str, Atom]:
    """A name whose legal form was wrapped into the next line of its cell, which its label may open."""
    edges = (value.x0, pair.label.x0) if pair.relation == "inline" else (value.x0,)
    for row in paper.rows[pair.row.page]:
        if not 0 <= row.y0 - value.y1 < row.em:
            continue
        for atom in row.atoms:
            if any(abs(atom.x0 - x) < 3 for x in edges) and legal_form(atom.text) == atom.text.strip():
                words = (*value.words, *atom.words)
                return f"{name} {atom.text}", value._replace(text=f"{value.text} {atom.text}", y1=atom.y1, words=words)
    return name, value


def _with_start_above(paper: Paper, row: Row, value: Atom) -> Atom:
    """A name whose beginning stands in the line above the one that its label stands beside."""
    for other in paper.rows[row.page]:
        for atom in other.atoms if other.y0 < row.y0 else ():
            if goes_on(atom, value):
                return put_together(atom, value)
    return value


def _may_name(name: str, printed: str, shape: float) -> bool:
    """No label, address, method, lone code, account, mail address or sentence is the name of a party."""
    letters, digits = sum(c.isalpha() for c in name), sum(c.isdigit() for c in name)
    if TO_WHOM.match(name):
        return False
    if len(name) < 2 or not letters or "@" in printed:
        return False
    if legal_form(name):
        return not _is_sentence(name)
    if (labels().exact(name) or looks_like_address(name)) and shape < 0.6:
        return False
    code = _LONG_NUMBER.search(name) or (digits and (len(name.split()) == 1 or digits >= letters))
    return not (code or _HOUSE_NUMBER.search(name) or _is_method(name) or _is_sentence(name))


def _is_method(name: str) -> bool:
    """ "Bank transfer"; one word of many ("Quinta do Vale") makes no method."""
    hits = {(hit.start, hit.end) for hit in methods().scan(name) if hit.weight >= 0.5}
    return 2 * sum(end - start for start, end in hits) >= len(normalise(name).split()) > 0


def _is_sentence(name: str) -> bool:
    """More than a few words, most of them without a capital; or the end of one sentence and the next one."""
    if _NEXT_SENTENCE.search(name) and not legal_form(name):
        return True
    words = [word for word in name.split() if word[0].isalpha()]
    return len(words) > 5 and sum(word[0].islower() for word in words) * 2 >= len(words)


def _in_forwarded_head(paper: Paper, row: Row) -> bool:
    """From, To and Subject of a mail that was passed on name the people who wrote, not who is paid."""
    rows = paper.rows[row.page]
    at = next((n for n, other in enumerate(rows) if other.y0 >= row.y0 - 0.1), 0)
    near = [other for other in rows[max(0, at - 4) : at + 5] if not in_mail_head(paper, other)]
    subject = any(normalise(other.text.partition(":")[0]) in _SUBJECTS for other in near if ":" in other.text)
    return subject and any("@" in other.text for other in near)


def _first_of_block(paper: Paper, pair: Pair) -> Atom:
    """The name above an address line that happens to stand beside the label; a line with a label of its own is none."""
    if pair.relation != "right" or legal_form(pair.value.text):
        return pair.value
    rows = paper.rows[pair.row.page]
    below = next((n for n, row in enumerate(rows) if row.y0 >= pair.row.y0 - 0.1), len(rows))
    for row in reversed(rows[:below][-2:]):
        for at, atom in enumerate(row.atoms):
            if (
                at == 0
                and abs(atom.x0 - pair.value.x0) < 3
                and pair.row.y0 - row.y1 < 0.75 * row.em
                and atom.kind == "text"
                and not looks_like_address(atom.text)
            ):
                return atom
    return pair.value


def _unnamed(pairs: Sequence[Pair], field: str) -> bool:
    """Whether a clear label of this party stands there whose name was not understood."""
    for pair in pairs:
        clear = any(hit.target == field and hit.weight >= 0.9 for hit in pair.label.hits)
        told = payment_method(pair.value.text) or pair.value.kind not in ("text", "code") or find_ibans(pair.value.text)
        if clear and pair.row.page == 0 and not told:
            return True
    return False


def _sender_lines(paper: Paper) -> Iterator[Candidate]:
    """The small line above an address window or at the foot: name, street and town of the sender in one line."""
    if not paper.rows:
        return
    half = paper.pages.pages[0].height / 2
    upper = [row for row in paper.rows[0][:30] if row.y0 < half]
    foot = [row for row in paper.rows[0][-6:] if row.y0 >= 1.2 * half]
    for row in [*upper, *foot]:
        for text, atom in _lines_of(row) if ":" not in row.text else ():
            name = _name_of_line(text)
            if name is not None and (legal_form(name) or not _is_place(paper, row, atom, name)):
                line = atom._replace(text=name, words=atom.words[: len(name.split())])
                yield Candidate(clean_name(name), 0.7 if row.y0 < half else 0.62, (line,), row.page, "sender line")
                break


def _is_place(paper: Paper, row: Row, atom: Atom, name: str) -> bool:
    """Whether it goes on an address, here or where the same words stand under a name."""
    return _continues_block(paper, row, atom) or any(
        _continues_block(paper, other, same)
        for other in paper.rows[row.page]
        for same in other.atoms
        if other is not row and same.text.startswith(name)
    )


def _continues_block(paper: Paper, row: Row, atom: Atom) -> bool:
    """ "Kestrel House, Dock Road, Bristol" right under the name that it is the address of."""
    for other in paper.rows[row.page]:
        for above in other.atoms if other.y0 < row.y0 else ():
            middle = abs(above.x0 + above.x1 - atom.x0 - atom.x1) / 2
            near = 0 <= atom.y0 - above.y1 + 2 < max(row.em, other.em)
            if near and above.kind == "text" and min(abs(above.x0 - atom.x0), abs(above.x1 - atom.x1), middle) < 3:
                return True
    return False


def _lines_of(row: Row) -> Iterator[tuple[str, Atom]]:
    """Each thing printed in the row; and the whole row, where bars that were left out may part its things."""
    yield from ((atom.text, atom) for atom in row.atoms)
    first, *others = row.atoms
    bars = all(right.x0 - left.x1 < 3 * row.em for left, right in zip(row.atoms, others, strict=False))
    told = list(takewhile(lambda atom: atom.kind in ("text", "integer"), row.atoms))
    if len(told) > _PARTS and bars and first.kind == "text":
        yield " | ".join(atom.text for atom in told), first


def _name_of_line(text: str) -> str | None:
    """The name that opens "name · street · town"."""
    for mark in ("·", "•", "|", " * ", " - ", " – ", ","):
        if text.count(mark) < 2:
            continue
        parts = [part.strip() for part in text.split(mark)]
        if legal_form(parts[1]) == parts[1]:
            parts[:2] = [f"{parts[0]}, {parts[1]}"]  # "Ridgeline Brands, Inc., 4410 Summit Ave, Boise"
        places = sum(looks_like_address(part) for part in parts[1:])
        least = 0.3 if places > 1 or mark in "·•|" else 0.5
        street = looks_like_address(parts[0]) and not legal_form(parts[0])
        if places and not street and looks_like_company(parts[0]) >= least:
            return parts[0]
    return None


def _mail_sender(paper: Paper) -> Iterator[Candidate]:
    """The name in the mail's From line; a company's weighs more than a person's or a department's."""
    for row in paper.rows[0][:1] if paper.rows else ():
        if in_mail_head(paper, row) and row.text.startswith("From:"):
            name = clean_name(row.text[5:])
            shape = looks_like_company(name)
            atom = row.atoms[0]
            department = any(hit.target == "name" for hit in party_words().exact(name))
            signed = not department and _signs_alone(paper, name)
            weight = 0.66 if legal_form(name) or signed else 0.25 * shape
            yield Candidate(name, weight, (atom._replace(text=name),), row.page, "mail sender")


def _signs_alone(paper: Paper, name: str) -> bool:
    """Whether a line of the mail begins with the name, and none right below it names the firm of that person."""
    rows = paper.rows[0][3:]
    at = next((n for n, row in enumerate(rows) if name and row.text.startswith(name)), None)
    return at is not None and not any(
        legal_form(row.text) and not _is_sentence(row.text) for row in rows[at + 1 : at + 4]
    )


def _signatures(paper: Paper) -> Iterator[Candidate]:
    """A company's name in the lines after "Kind regards"."""
    rows = paper.rows[-1] if paper.rows else []
    for n, row in enumerate(rows):
        if not set(normalise(row.text).split()) & set(CLOSINGS):
            continue
        for after in rows[n + 1 : n + 5]:
            for atom in after.atoms if after.y0 - row.y1 < 9 * row.em else ():
                if (
                    atom.kind == "text"
                    and ":" not in atom.text
                    and (legal_form(atom.text) or looks_like_company(atom.text) >= 0.7)
                ):
                    yield Candidate(clean_name(atom.text), 0.66, (atom,), after.page, "signature")


def _closing(paper: Paper) -> Iterator[Candidate]:
    """The firm that signs: "For Nordwind Ltd" low on the page, or name and address that end a mail."""
    rows = paper.rows[-1][-12:] if paper.rows else []
    mail = paper.pages.reader in ("mail", "text", "html")
    for n, row in enumerate(rows):
        for atom in row.atoms if ":" not in row.text else ():
            first, _, name = atom.text.partition(" ")
            if first in _ON_BEHALF and legal_form(name) and len(name.split()) < 8:
                yield Candidate(clean_name(name), 0.64, (atom._replace(text=name),), row.page, "signature")
            elif (
                mail
                and legal_form(atom.text)
                and not _is_sentence(atom.text)
                and any(looks_like_address(below.text) for below in rows[n + 1 : n + 3])
            ):
                yield Candidate(clean_name(atom.text), 0.64, (atom,), row.page, "signature")


def _complete(payers: Sequence[Candidate], payees: Sequence[Candidate]) -> None:
    """A weak label ("Customer") beside a clear one of the other party ("Supplier"): what it names pays."""
    clear = [c.name for c in payees if c.why == "label" and c.weight >= 0.75]
    for candidate in payers if clear else ():
        other = all(same_party(candidate.name, name) < 0.85 for name in clear)
        if candidate.why == "label" and 0.4 <= candidate.weight < 0.7 and other and legal_form(candidate.name):
            candidate.weight = 0.7


def _support(paper: Paper, payers: list[Candidate], payees: list[Candidate], hints: Hints) -> None:
    """A name known as one party is not the other; more evidence for the same name adds up."""
    for candidate in list(payers):
        twice = [other for other in payees if other.why == "label" and other.name == candidate.name]
        if candidate.why == "label" and any(other.weight >= candidate.weight for other in twice):
            payers.remove(candidate)  # "Supplier" may mean either; a clearer label says that it is paid
    sender = normalise(hints.sender.rpartition("@")[2].rpartition(".")[0])
    for candidate in payers:
        if sender and len(sender) > 3 and sender.replace(" ", "") in normalise(candidate.name).replace(" ", ""):
            candidate.weight += 0.1
        for other in payees:
            if (
                other.why == "label"
                and other.weight > 0.6
                and same_party(candidate.name, other.name) > 0.85
                and candidate.why != "label"
            ):
                candidate.weight -= 0.6


def _ranked(candidates: list[Candidate]) -> list[Candidate]:
    """Best first, the same name once with its evidence added up."""
    merged: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda c: -c.weight):
        same = next((m for m in merged if same_party(m.name, candidate.name) > 0.9), None)
        if same is None:
            merged.append(candidate)
        else:
            same.weight = min(1.0, same.weight + 0.15 * max(candidate.weight, 0.0))
    return sorted((c for c in merged if c.weight > 0.2), key=lambda c: -c.weight)
