"""Seller and buyer: sections of the page, labelled blocks, letterhead and address window; whose tax id is whose.

The seller writes the invoice as the payer writes an advice. Goods and totals hold no names.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docflow.schema.records import Party
from extractors.contract import Hints
from extractors.fields.lexicon import kinds, labels, normalise, parties
from extractors.fields.parties import (
    Place,
    find_ibans,
    find_tax_ids,
    legal_form,
    looks_like_address,
    looks_like_company,
    same_party,
)
from extractors.invoice._goods import goods_of
from extractors.invoice._roles import parties_as
from extractors.papers.draft import Draft, support_of
from extractors.papers.names import clean_name
from extractors.papers.pairs import Pair
from extractors.papers.paper import Paper
from extractors.papers.parties import Candidate
from extractors.tables import Atom, Row

_VAT_SHAPE = re.compile(r"\b[A-Z]{2} ?(?:\d{3} ?){2}\d{2,6}[A-Z0-9]{0,3}\b")
_FOOT = 8
"""Rows at the end of a page among which the seller's own line stands."""
_SECTION = 14
"""Rows below its heading among which a section names its party."""
_FIRM = 4
"""Rows below its heading among which the firm of a section stands."""
_NEAR = 9.0
"""Ems below a name within which a tax id is still that party's."""
_CLOSE = 0.05
_UNSURE = 0.7
"""How sure a name must be that nobody is asked about."""
_SURELY = 0.9


def parties_of_invoice(draft: Draft, pairs: Sequence[Pair], hints: Hints) -> dict[str, Party]:
    """Seller and buyer, each with a name, and the numbers that are printed for them."""
    around = _around(draft.paper)
    sellers, buyers = parties_as(around, pairs, hints, {"seller": "payer", "buyer": "payee"})
    sellers, windows = _apart(_named(sellers))
    sellers = _ranked([*_sections(around, "seller"), *sellers, *_repeated(around)])
    buyers = _ranked([*_sections(around, "buyer"), *_named(buyers), *windows])
    firmly = [c.name for c in buyers if c.why in ("section", "label") and c.weight > 0.6]
    ranked = [c for c in sellers if not _is_one_of(c, firmly)] or sellers
    seller = _party(draft, "seller", ranked, "It is not clear who the seller is")
    others = [c for c in buyers if not _is_one_of(c, [seller.name or ""])]
    others = others or [c for c in ranked[1:] if c.address and not _is_one_of(c, [seller.name or ""])]
    buyer = _party(draft, "buyer", others, "It is not clear who buys" if others else "")
    if not others:
        named = any(pair.weight("buyer") >= _SURELY and pair.value.kind == "text" for pair in pairs)
        draft.ask("A buyer is named, but the name was not understood." if named else "The buyer's name was not found.")
    _doubt_twins(draft, ranked, others)
    return _with_numbers(draft, seller, buyer, ranked[:1], others[:1])


def _around(paper: Paper) -> Paper:
    """The paper without its positions and the totals below them."""
    goods = goods_of(paper)
    if not goods.regions:
        return paper
    kept: list[list[Row]] = []
    for page, rows in enumerate(paper.rows):
        foot = {id(row) for row in rows[-_FOOT:]}
        top, bottom = goods.regions.get(page, (float("inf"), float("inf")))
        kept.append([row for row in rows if row.y1 <= top or (row.y0 >= bottom and id(row) in foot)])
    return paper.reread(kept, [table for table in paper.tables if not _in_goods(paper, table.header)])


def _in_goods(paper: Paper, header: Sequence[Row]) -> bool:
    return any(goods_of(paper).covers(row) for row in header)


def _named(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Without what is the label of a name or an address: "Name", "Ragione sociale", "Adresse de l'installation"."""
    return [c for c in candidates if not _is_label(c.name)]


def _is_label(name: str) -> bool:
    """Whether it stands for a party, a name or an address instead of being one."""
    sides = any(hit.target in ("seller", "buyer", "payer", "payee") for hit in labels().exact(name))
    return sides or any(hit.target in ("name", "address") for hit in parties().exact(name))


def _apart(sellers: Sequence[Candidate]) -> tuple[list[Candidate], list[Candidate]]:
    """The small line of the sender above an address window: it names the seller, and the window below it the buyer."""
    lines = [c for c in sellers if c.why == "line of the sender"]
    windows = [
        c for c in sellers if c.why not in ("label", "line of the sender") and any(_is_below(c, line) for line in lines)
    ]
    for line in lines if windows else ():
        line.weight = max(line.weight, 0.85)
    for window in windows:
        window.weight, window.why = min(window.weight, 0.8), "address window"
    return [c for c in sellers if c not in windows], windows


def _is_below(window: Candidate, line: Candidate) -> bool:
    above, below = line.atoms[0], window.atoms[0]
    size = max(below.y1 - below.y0, 1.0)
    near = 0 <= below.y0 - above.y1 < 8 * size and abs(below.x0 - above.x0) < size
    return line.page == window.page and near and not _is_one_of(window, [line.name])


def _ranked(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Best first, each name once."""
    kept: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda c: -c.weight):
        if not _is_one_of(candidate, [c.name for c in kept]):
            kept.append(candidate)
    return kept


def _repeated(paper: Paper) -> Iterator[Candidate]:
    """A letterhead without a legal form that opens another line of the page too: above the address, at the foot."""
    rows = paper.rows[0] if paper.rows else []
    for row in rows[:3]:
        for atom in row.atoms:
            name = clean_name(atom.text)
            known = labels().exact(name) or kinds().scan(name) or looks_like_address(name)
            if atom.kind != "text" or known or len(name) < 4 or looks_like_company(name) < 0.3:
                continue
            again = [r for r in rows if r is not row and r.text.startswith(name) and looks_like_address(r.text)]
            if again and not any(legal_form(r.text) and r.text.startswith(f"{name}, ") for r in again):
                yield Candidate(name, 0.75, (atom,), row.page, "repeated")


def _sections(paper: Paper, field: str) -> Iterator[Candidate]:
    """ "Seller" as a heading, and below it, before the next heading, "Name: ..."."""
    for rows in paper.rows[:1]:
        for n, row in enumerate(rows):
            for atom in row.atoms:
                if not _heads(atom, field):
                    continue
                found = _name_below(rows[n + 1 : n + 1 + _SECTION], row, atom)
                if found is not None:
                    name, below = found
                    yield Candidate(clean_name(name.text), 0.93, (name,), below.page, "section")


def _heads(atom: Atom, field: str) -> bool:
    """ "Seller", "Buyer / recipient": the words say so alone."""
    return atom.kind == "text" and any(
        hit.target == field and hit.weight >= 0.6
        for part in (atom.text, *atom.text.split("/"))
        for hit in labels().exact(part)
    )


def _name_below(rows: Sequence[Row], head: Row, heading: Atom) -> tuple[Atom, Row] | None:
    """The value of the first "Name:" in the column of this heading, before another heading; else the first firm that
    stands near below it, under numbers of its own."""
    beside = [atom.x0 for atom in head.atoms if atom.x0 > heading.x1]
    right = min(beside, default=float("inf"))
    firm: tuple[Atom, Row] | None = None
    for n, row in enumerate(rows):
        own = [atom for atom in row.atoms if heading.x0 - row.em <= atom.x0 < right - 1]
        if len(own) == 1 and any(_heads(own[0], field) for field in ("seller", "buyer")):
            break
        if firm is None and own and 0 < n < _FIRM and len(own) == 1 and legal_form(own[0].text):
            firm = (own[0], row)
        for label, value in itertools.pairwise(own):
            named = any(hit.target == "name" for hit in parties().exact(label.text.rstrip(":")))
            if named and value.kind in ("text", "code"):
                return value, row
    return firm


def _is_one_of(candidate: Candidate, names: Sequence[str]) -> bool:
    return any(name and same_party(candidate.name, name) >= 0.85 for name in names)


def _party(draft: Draft, path: str, ranked: Sequence[Candidate], question: str) -> Party:
    if not ranked:
        if question:
            draft.ask(f"{question}: no name was found.")
        return Party()
    best = ranked[0]
    name, _, rest = best.name.partition(" - ")
    if rest and looks_like_address(rest):
        best.name = name
    if question and best.weight <= _UNSURE:
        draft.ask(question + ": " + ", ".join(f'"{c.name}"' for c in ranked[:3]) + ".")
    name = draft.keep_name(path, best, support_of(ranked), min(0.99, 0.5 + best.weight / 2))
    return Party(name=name, address=", ".join(best.address) or None)


def _doubt_twins(draft: Draft, sellers: Sequence[Candidate], buyers: Sequence[Candidate]) -> None:
    """Two names that may as well be the seller, or the buyer."""
    for question, ranked in (("It is not clear who the seller is", sellers), ("It is not clear who buys", buyers)):
        if len(ranked) > 1 and ranked[1].weight > ranked[0].weight - _CLOSE:
            draft.ask(question + ": " + ", ".join(f'"{c.name}"' for c in ranked[:2]) + ".")


@dataclass(slots=True)
class _Number:
    """A tax id or account with its place."""

    name: str
    value: str
    row: Row
    x0: float
    label: str
    proven: bool = True
    """Its check digits are right."""


def _with_numbers(
    draft: Draft, seller: Party, buyer: Party, sellers: Sequence[Candidate], buyers: Sequence[Candidate]
) -> dict[str, Party]:
    """Each party's first tax id and account; what nobody can be told to own is the seller's."""
    found: dict[str, dict[str, str]] = {"seller": {}, "buyer": {}}
    every = list(_numbers(draft.paper))
    for number in sorted(every, key=lambda n: (n.name == "tax_id" and not n.value[:2].isalpha(), not n.proven)):
        owner = _owner(number, sellers, buyers)
        if number.name == "iban" and owner == "buyer":
            continue
        if number.name not in found[owner]:
            found[owner][number.name] = number.value
            path = f"{owner}.{number.name}"
            draft.fields[path] = draft.paper.evidence(
                number.value, number.row.atoms, number.row.page, 0.9 if number.proven else 0.7
            )
    return {"seller": seller.model_copy(update=found["seller"]), "buyer": buyer.model_copy(update=found["buyer"])}


def _numbers(paper: Paper) -> Iterator[_Number]:
    for row in (row for rows in paper.rows for row in rows):
        for name, places in (("tax_id", find_tax_ids(row.text)), ("iban", find_ibans(row.text))):
            for place in places:
                yield _Number(name, place[2], row, _x_of(row, place), row.text[: place[0]])
        for match in _VAT_SHAPE.finditer(row.text):
            label = row.text[: match.start()]
            named = any(hit.target == "payer_tax_id" for hit in labels().scan(label[-40:]))
            if named and not find_tax_ids(match.group()):
                value = match.group().replace(" ", "")
                yield _Number("tax_id", value, row, _x_of(row, (match.start(), 0, "")), label, proven=False)


def _x_of(row: Row, place: Place) -> float:
    """Where on the line the number begins."""
    seen = 0
    for atom in row.atoms:
        seen += len(atom.text) + 1
        if place[0] < seen:
            return atom.x0
    return row.atoms[0].x0


def _owner(number: _Number, sellers: Sequence[Candidate], buyers: Sequence[Candidate]) -> str:
    """The buyer owns what is called his, or what stands under his name and nearer to it than to the seller's."""
    label = normalise(number.label.rpartition("|")[2])
    if number.name == "tax_id" and any(hit.target == "yours" for hit in parties().scan(label)[-3:]):
        return "buyer"
    below = {"seller": _distance(number, sellers), "buyer": _distance(number, buyers)}
    return "buyer" if below["buyer"] < min(below["seller"], _NEAR) else "seller"


def _distance(number: _Number, candidates: Sequence[Candidate]) -> float:
    """Ems from the name down to the number in its column; infinite where it is not there."""
    for candidate in candidates:
        name = candidate.atoms[0]
        down = (number.row.y0 - name.y0) / number.row.em
        inside = name.x0 - 12 * number.row.em <= number.x0 <= name.x1 + 6 * number.row.em
        if candidate.page == number.row.page and down >= 0 and inside:
            return down + abs(number.x0 - name.x0) / (12 * number.row.em)
    return float("inf")
