"""Where a name stands: letterhead, address window, line of the sender, foot; and what stands with it."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from statistics import median

from extractors.contract import Hints
from extractors.fields.lexicon import labels, normalise
from extractors.fields.parties import (
    find_emails,
    find_tax_ids,
    legal_form,
    looks_like_address,
    looks_like_company,
    same_party,
)
from extractors.papers.blocks import Block, blocks_of, details_under, size_of
from extractors.papers.paper import Paper, once
from extractors.papers.roles.mentions import Mention, Mentions
from extractors.papers.roles.shape import heads_state, is_title
from extractors.tables import Atom, Row

_CONTACT = re.compile(
    r"(?i:\b(?:tel|phone|telephone|telefon|tél|telefono|teléfono|telefone|telefoon|fax|e-?mail|www\.|https?:)|@)"
    r"|^(?:\(|\+|0)[\d ()./-]{7,}$|^\d{3}[-. ]\d{3}[-. ]\d{4}$"
    r"|\b(?:VAT|USt|TVA|IVA|BTW|N\.?I\.?F|NIPC|C\.?I\.?F|P\.?\s?IVA|EIN|GSTIN|PAN|IBAN|BIC|SWIFT|ABA|SIREN|SIRET)\b",
    re.MULTILINE,
)
_WEB = re.compile(r"(?i)\b(?:www\.|https?://)([a-z0-9-]{3,40})\.")
_PAYS_OUT = re.compile(
    r"accounts?\s+payable|treasury|disbursements?|purchase\s+ledger|kreditoren|comptabilite\s+fournisseurs"
    r"|comptable\s+(?:public|assignataire)|paying\s+agent|agente\s+de\s+pagos?|zahlstelle|shared\s+(?:business\s+)?services?"
    r"|cuentas\s+(?:a|por)\s+pagar|contabilita\s+fornitori|crediteuren|contas\s+a\s+pagar|tesoreria|tresorerie|tesouraria"
)
_WITH = "with who pays out"
_TAKES_IN = re.compile(
    r"accounts?\s+receivable|credit\s+control|sales\s+ledger|debitoren|comptabilite\s+clients|cuentas\s+(?:a|por)\s+cobrar"
    r"|contabilita\s+clienti|debiteuren|contas\s+a\s+receber|\battn\b|\bfao\b|\bz\s?hd\b|\bt\s?a\s?v\b|attention"
)
_RIGHT_HAND_WINDOW = frozenset(("fra", "ita", "spa", "por"))
"""Languages whose letters show the addressee at the right (NF Z 11-001, UNI 8454 and habit); the others at the left
(DIN 5008, BS 1808, NEN 1026, US habit)."""
_APART = 100.0
"""Points between the left edges of blocks that stand at different sides of the page."""
_WINDOW = 85.0
"""Points from the top at which the windows of envelopes begin, at the earliest."""
_LARGE = 1.15
_LOW = 0.25
"""Share of a page's height below which no single advice begins."""
_VALUES = frozenset(("money", "date", "integer", "code", "currency"))
_FOOT = 0.88
"""Share of a page's height at which its foot begins."""
_BANK = re.compile(r"bank\b|\b(?:banque|banco|banca|caixa|caisse|cassa|credit|sparkasse)\b")
_PARTS = 2
"""Name, street and town: a line of fewer parts is no line of a sender."""
_DOTS = "·•|"
"""What parts a name from its address where a comma might be part of either."""
_FIRM = 0.6
_ALIKE = 0.85
"""From which on two names are one firm's."""


def is_bank(name: str) -> bool:
    """Whether the name is a bank's: it moves the money of somebody else."""
    return _BANK.search(normalise(name)) is not None


@once
def domains_of(paper: Paper, sender: str) -> frozenset[str]:
    """ "nordwind" of ap@nordwind.example and www.nordwind.example."""
    found = {sender.rpartition("@")[2].rpartition(".")[0]} if "@" in sender else set()
    for row in paper.outside():
        if "@" in row.text:
            found |= {value.rpartition("@")[2].rpartition(".")[0] for _, _, value in find_emails(row.text)}
        found |= {match.group(1).lower() for match in _WEB.finditer(row.text)}
    return frozenset(each.rpartition(".")[2].replace("-", "") for each in found if len(each) > 3)


def stand(paper: Paper, mentions: Mentions, hints: Hints) -> None:
    """Adds the signs of where each mention stands."""
    if not paper.rows or not paper.rows[0]:
        return
    for mention, sign in (*_page(paper, mentions, hints), *_sender_lines(paper, mentions), *_blocks(paper, mentions)):
        mention.signs.add(sign)
    for mention in mentions.found:
        mention.signs.update(_under_sender_line(mention, mentions))
        if "opens the page" in mention.signs and any(_is_level(mention, other) for other in mentions.found):
            mention.signs.discard("opens the page")


def _is_level(mention: Mention, other: Mention) -> bool:
    """Another address beside it: that one begins the page as well."""
    return other.row is mention.row and "over an address" in other.signs and other.first.x0 - mention.first.x0 > _APART


def _page(paper: Paper, mentions: Mentions, hints: Hints) -> Iterator[tuple[Mention, str]]:
    """By the page alone."""
    rows = paper.rows[0]
    page = paper.pages.pages[0]
    body = median([size_of(atom) for row in rows for atom in row.atoms] or [10.0])
    largest = max((size_of(m.atoms[0]) for m in mentions.found), default=0.0)
    start = rows[0].y0 if rows[0].y0 > page.height * _LOW else 0.0
    domains = domains_of(paper, hints.sender)
    usual_bold = sum(a.words[0].bold for r in rows for a in r.atoms) * 2 > sum(len(r.atoms) for r in rows)
    mail = page.method == "mail"
    for m in mentions.found:
        size = size_of(m.atoms[0])
        half = m.row.page == 0 and m.top <= page.height * 0.5 + start
        share = (m.top - start) / page.height
        for fits, sign in (
            (m.first is rows[0].atoms[0].words[0], "opens the page"),
            (size > _LARGE * body, "large print"),
            (size > _LARGE * body and size == largest, "largest print"),
            (m.first.bold and not usual_bold, "bold"),
            (any(_owns(domain, m.name) for domain in domains), "owns a domain"),
            (is_bank(m.name), "a bank"),
            (_pays_out(m.name), "pays out"),
            (_PAYS_OUT.search(_before(m)) is not None, "behind who pays out"),
            (not mail and half and share < 0.12, "at the top"),
            (not mail and half and 0.12 <= share < 0.3, "in the head"),
            (not mail and not half, "low on the page"),
            (mail, "in a mail"),
            (not mail and m.row.page == 0 and share > _FOOT, "at the foot"),
            (m.row.page > 0, "on a later page"),
            (len(m.row.atoms) > 1, "not alone in its row"),
            (any(other.kind == "money" for other in m.row.atoms), "beside an amount"),
            (any(is_title(other.text) for other in m.row.atoms), "beside a title"),
            *_beside(m),
        ):
            if fits:
                yield m, sign


def _pays_out(name: str) -> bool:
    """Whether it names the desk or the office that pays out what another owes; it is not beside itself."""
    return _PAYS_OUT.search(normalise(name)) is not None


def _before(mention: Mention) -> str:
    """The words before a name behind a colon in its row: "Comptable public assignataire : SGC d'Ambert"."""
    before = " ".join(w.text for atom in mention.row.atoms for w in atom.words if w.x1 <= mention.first.x0)
    return normalise(before) if before.endswith(":") else ""


def _beside(mention: Mention) -> Iterator[tuple[bool, str]]:
    """What stands in its row on either hand: labels stand before values, streets behind their number."""
    last, first = mention.atoms[-1], mention.atoms[0]
    before = [atom for atom in mention.row.atoms if atom.x1 <= first.x0]
    after = [atom for atom in mention.row.atoms if atom.x0 >= last.x1]
    yield bool(after) and after[0].kind in _VALUES, "before a value"
    yield bool(before) and before[-1].kind == "integer" and first.x0 - before[-1].x1 < size_of(first), "behind a number"


def _owns(domain: str, name: str) -> bool:
    """Whether a domain is made from the name: its first words run together, or its first long word."""
    words = normalise(name).split()
    return len(domain) > 3 and bool(words) and ("".join(words).startswith(domain) or domain.startswith(words[0][:12]))


def _sender_lines(paper: Paper, mentions: Mentions) -> Iterator[tuple[Mention, str]]:
    """The small line above an address window or at the foot: name, street and town of the sender in one line."""
    half = paper.pages.pages[0].height / 2
    upper = [row for row in paper.rows[0][:30] if row.y0 < half]
    foot = [row for row in paper.rows[0][-6:] if row.y0 >= 1.2 * half]
    for row in [*upper, *foot]:
        for text, atom in _lines_of(row) if ":" not in row.text else ():
            name = _name_of_line(text)
            if name is not None and _begins_block(paper, row, atom, name):
                sign = "line of the sender" if row.y0 < half else "foot of the sender"
                yield from ((mention, sign) for mention in mentions.at(atom) if mention.name.startswith(name[:6]))
                break


def _begins_block(paper: Paper, row: Row, atom: Atom, name: str) -> bool:
    """Not "Kestrel House, Dock Road, Bristol" under a name that it is the address of, here or where it is said again;
    and no firm under another one that writes to it."""
    if legal_form(name):
        over = [above.text for above in _right_over(paper, row, atom) if legal_form(above.text)]
        return all(same_party(firm, name) > _ALIKE for firm in over)
    opening = atom.text[:12]
    said = (
        (other, same) for other in paper.rows[row.page] for same in other.atoms
        if same is atom or same.text.startswith(opening)
    )  # fmt: skip
    return not any(True for other, same in said for _ in _right_over(paper, other, same))


def _right_over(paper: Paper, row: Row, atom: Atom) -> Iterator[Atom]:
    """The words in the line above, flush with this thing or over its middle."""
    for over in paper.rows[row.page]:
        for above in over.atoms if over.y0 < row.y0 else ():
            middle = abs(above.x0 + above.x1 - atom.x0 - atom.x1) / 2
            near = 0 <= atom.y0 - above.y1 + 2 < max(row.em, over.em)
            flush = min(abs(above.x0 - atom.x0), abs(above.x1 - atom.x1), middle) < 3
            if near and above.kind == "text" and flush:
                yield above


def _lines_of(row: Row) -> Iterator[tuple[str, Atom]]:
    """Each thing printed in the row; and the whole row, where bars that were left out may part its things."""
    yield from ((atom.text, atom) for atom in row.atoms)
    first, *others = row.atoms
    bars = all(right.x0 - left.x1 < 3 * row.em for left, right in zip(row.atoms, others, strict=False))
    told = list(takewhile(lambda atom: atom.kind in ("text", "integer"), row.atoms))
    if len(told) > _PARTS and bars and first.kind == "text":
        yield " | ".join(atom.text for atom in told), first


_PARTING = ("·", "•", "|", " * ", " - ", " – ", ",")


def _name_of_line(text: str) -> str | None:
    """The name that opens "name · street · town"."""
    for mark in (mark for mark in _PARTING if mark in text):
        parts = [part.strip() for part in text.split(mark)]
        if 1 < len(parts) <= _PARTS and mark in _DOTS:
            parts = [parts[0], *(part.strip() for part in parts[1].split(","))]  # "Name · Postbus 90, 5900 AB Venlo"
        if len(parts) <= _PARTS:
            continue
        if legal_form(parts[1]) == parts[1]:
            parts[:2] = [f"{parts[0]}, {parts[1]}"]  # "Ridgeline Brands, Inc., 4410 Summit Ave, Boise"
        places = sum(looks_like_address(part) for part in parts[1:])
        least = 0.3 if places > 1 or mark in _DOTS else 0.5
        street = looks_like_address(parts[0]) and not legal_form(parts[0])
        if places and not street and looks_like_company(parts[0]) >= least:
            return parts[0]
    return None


def _under_sender_line(mention: Mention, mentions: Mentions) -> Iterator[str]:
    """An address right under the small line that names the sender: the window of an envelope."""
    for line in mentions.found:
        if "line of the sender" in line.signs and line is not mention and line.name != mention.name:
            size = size_of(mention.atoms[0])
            below = 0 <= mention.top - line.atoms[0].y1 < 4 * size and abs(mention.first.x0 - line.first.x0) < 3 * size
            yield "under the sender's line" if below else "beside a sender's line"


def _blocks(paper: Paper, mentions: Mentions) -> Iterator[tuple[Mention, str]]:
    """By the lines that stand with it, and by the other blocks of the page."""
    heads: list[tuple[Mention, Block]] = []
    for block in blocks_of(paper):
        texts = [atom.text for atom, _ in block.lines]
        words = normalise(" ".join(texts))
        details = details_under(paper, block)
        beside = [sign for sign, fits in (
            ("over contact details", bool(_CONTACT.search(details) or find_tax_ids(details))),
            (_WITH, bool(_PAYS_OUT.search(words))), ("with who takes in", bool(_TAKES_IN.search(words)))
        ) if fits]  # fmt: skip
        for n, (atom, _) in enumerate(block.lines):
            for mention in mentions.at(atom):
                end = n + mention.lines - 1
                address = block.addressed(end)
                if n == 0:
                    yield mention, "heads a block"
                elif n < 3:
                    yield mention, f"line {n + 1} of a block"
                else:
                    yield mention, "deep in a block"
                if n and not (
                    is_title(texts[n - 1])
                    or labels().exact(texts[n - 1])
                    or ":" in texts[n - 1]
                    or heads_state(texts[n - 1])
                ):
                    yield mention, "firm above it" if legal_form(texts[n - 1]) else "words above it"
                if end + 1 < len(texts) and legal_form(texts[end + 1]):
                    yield mention, "firm below it"
                if end + 1 < len(texts) and looks_like_address(texts[end + 1]):
                    yield mention, "right over an address"
                if n < 3:
                    told = (*(("over an address",) if address else ()), *beside)
                    yield from ((mention, sign) for sign in told if not (sign == _WITH and _pays_out(mention.name)))
                if address and block.top <= paper.pages.pages[0].height * 0.5:
                    mention.address = tuple(t for t in texts[end + 1 : end + 4] if looks_like_address(t))
                    heads.append((mention, block))
    for mention, block in heads:
        yield from ((mention, sign) for sign in _among(paper, mention, block, heads))
    if heads:
        top = min(mention.top for mention, _ in heads)
        for mention in mentions.found:
            if mention.top < top - 6 and mention.row.page == 0:
                yield mention, "over all addresses"


def _among(paper: Paper, mention: Mention, block: Block, heads: Sequence[tuple[Mention, Block]]) -> Iterator[str]:
    """What stands highest is the sender's; of two at different sides the one in the window is the addressee's. Where
    the highest stands in the window, neither says much."""
    others = {id(other): other for _, other in heads if other is not block}.values()
    if not others:
        yield "the only address"
        return
    middle = paper.pages.pages[0].width / 2
    apart = [
        o for o in others if abs(o.left - block.left) > _APART and not (block.centred(middle) or o.centred(middle))
    ]
    if all(mention.top < other.top - 6 for other in others):
        yield "highest address"
    elif any(other.bottom < mention.top for other in others if other not in apart):
        yield "under another address"
    if not apart:
        return
    beside = any(other.top < block.bottom and block.top < other.bottom for other in apart)
    right = block.left > min(other.left for other in apart)
    framed = right == (paper.language in _RIGHT_HAND_WINDOW)
    if framed and all(mention.top < other.top - 6 for other in others):
        yield "highest, at the window's side"
    window = mention.top if framed else max(other.top for other in apart)
    if window >= _WINDOW:
        yield f"{'in' if framed else 'off'} the window's side{', level' if beside else ''}"
    else:
        yield f"too high for a window{', right' if right else ', left'}"
