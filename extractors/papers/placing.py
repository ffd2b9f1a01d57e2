"""Who writes and who is written to, by where names stand on the page and what stands with them.

No single sign decides: each block with a name gets points for being the sender's (contact details, size, place, the
line above the address) and points against it for being the addressee's (salutation, address window, side of the page).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from extractors.contract import Hints
from extractors.fields.lexicon import labels, normalise, stems
from extractors.fields.parties import find_emails, find_tax_ids, legal_form, looks_like_company, same_party
from extractors.papers.letterhead import Block, Candidate, details_under, name_in, size_of
from extractors.papers.paper import Paper
from extractors.tables import Atom

_CONTACT = re.compile(
    r"(?i:\b(?:tel|phone|telephone|telefon|tél|telefono|teléfono|telefone|telefoon|fax|e-?mail|www\.|https?:)|@)"
    r"|^(?:\(|\+|0)[\d ()./-]{7,}$|^\d{3}[-. ]\d{3}[-. ]\d{4}$"
    r"|\b(?:VAT|USt|TVA|IVA|BTW|N\.?I\.?F|NIPC|C\.?I\.?F|P\.?\s?IVA|EIN|GSTIN|PAN|IBAN|BIC|SWIFT|ABA|SIREN|SIRET)\b",
    re.MULTILINE,
)
_WEB = re.compile(r"(?i)\b(?:www\.|https?://)([a-z0-9-]{3,40})\.")
_PAYS_OUT = re.compile(
    r"accounts?\s+payable|treasury|disbursements?|purchase\s+ledger|kreditoren|comptabilite\s+fournisseurs"
    r"|cuentas\s+(?:a|por)\s+pagar|contabilita\s+fornitori|crediteuren|contas\s+a\s+pagar|tesoreria|tresorerie|tesouraria"
)
_TAKES_IN = re.compile(
    r"accounts?\s+receivable|credit\s+control|sales\s+ledger|debitoren|comptabilite\s+clients|cuentas\s+(?:a|por)\s+cobrar"
    r"|contabilita\s+clienti|debiteuren|contas\s+a\s+receber|\battn\b|\bfao\b|\bz\s?hd\b|\bt\s?a\s?v\b|attention"
)
_RIGHT_HAND_WINDOW = frozenset(("fra", "ita", "spa", "por"))
"""Languages whose letters show the addressee at the right (NF Z 11-001, UNI 8454 and habit); the others at the left
(DIN 5008, BS 1808, NEN 1026, US habit)."""
_APART = 100.0
"""Points between the left edges of blocks that stand at different sides of the page."""
_LOW = 0.25
"""Share of a page's height below which no single advice begins."""
_WINDOW = 85.0
"""Points from the top at which the windows of envelopes begin, at the earliest."""
_BANK = re.compile(r"bank\b|\b(?:banque|banco|banca|caixa|caisse|cassa|credit|sparkasse)\b")
_ADDRESSEE = -1.0
"""Points below which a name is not the sender's, whoever is."""
_FIRM = 0.6
"""How much a name looks like a firm's that has a word or a form of one."""
_NOTHING: frozenset[str] = frozenset(("account", "accounts", "office", "page", "information", "services"))
"""Further words of titles."""
_CLEAR = 1.0
"""Points between sender and next name from which place alone decides."""


class Known(NamedTuple):
    """What is known of the parties before blocks are placed."""

    taken: Sequence[str]
    """Names that stand beside labels."""
    payees: Sequence[str]
    """Those of them that are paid."""
    senders: Sequence[Candidate]
    """Who signs the paper in the line above the address or at the foot."""
    valued: frozenset[int]
    """Atoms that are values of labels, by id."""
    domains: frozenset[str]
    """Second-level names of mail and web addresses on the paper and of its mail's sender."""


@dataclass(slots=True)
class Head:
    """A block in the upper half that names a party, and the points for its being the sender's."""

    block: Block
    candidate: Candidate
    points: float = 0.0

    @property
    def name(self) -> str:
        """The name as printed."""
        return self.candidate.name

    @property
    def top(self) -> float:
        """Upper edge of the name: a title may stand over it."""
        return self.shown.y0

    @property
    def shown(self) -> Atom:
        """Where the name stands first: its mark ("Ridgeline", large) or itself."""
        first, _ = self.block.lines[0]
        return first if self.name.casefold().startswith(first.text.casefold()) else self.candidate.atoms[0]


def domains_of(paper: Paper, hints: Hints) -> frozenset[str]:
    """ "nordwind" of ap@nordwind.example and www.nordwind.example."""
    found = {hints.sender.rpartition("@")[2].rpartition(".")[0]} if "@" in hints.sender else set()
    for row in paper.outside():
        if "@" in row.text:
            found |= {value.rpartition("@")[2].rpartition(".")[0] for _, _, value in find_emails(row.text)}
        found |= {match.group(1).lower() for match in _WEB.finditer(row.text)}
    return frozenset(each.rpartition(".")[2].replace("-", "") for each in found if len(each) > 3)


def is_bank(name: str) -> bool:
    """Whether the name is a bank's: it moves the money of somebody else."""
    return _BANK.search(normalise(name)) is not None


def place_blocks(
    paper: Paper, blocks: Sequence[Block], body: float, payers: list[Candidate], payees: list[Candidate], known: Known
) -> None:
    """Adds the sender to the payers and those written to, to the payees."""
    page = paper.pages.pages[0] if blocks else None
    if page is None:
        return
    heads = list(_heads(paper, blocks, page.height))
    for head in heads:
        head.points = _points(head, heads, body, known, paper)
    free = [head for head in heads if id(head.candidate.atoms[0]) not in known.valued]
    letter = _letter(paper, [head for head in free if not _same(head.name, known.payees)])
    if letter is not None:
        rivals = [head for head in heads if head.block.addressed and not _same(head.name, [letter.name, *known.taken])]
        letter.candidate.weight = _weight(letter, rivals, body, page.method == "mail")
        if is_bank(letter.name) and len(known.taken) > len(known.payees):
            letter.candidate.weight = min(letter.candidate.weight, 0.5)  # it moves the money of the payer who is named
        only_payees = bool(known.payees) and len(known.taken) == len(known.payees)
        if only_payees and letter.points >= 1 and looks_like_company(letter.name) >= 0.6 and page.method != "mail":
            letter.candidate.weight = max(letter.candidate.weight, 0.65)  # who is paid is said; this is the other one
        payers.append(letter.candidate)
    rest = [head for head in heads if letter is None or not _same(head.name, [letter.name])]
    for head in rest:
        if head.candidate.why == "addressed" or (head.block.addressed and not _same(head.name, known.taken)):
            head.candidate.weight = 0.65 if legal_form(head.name) else 0.6
            head.candidate.why = "addressed" if head.candidate.why == "addressed" else "address window"
            payees.append(head.candidate)
    if letter is not None and not payees:
        payees.extend(_alone([head.candidate for head in rest], known))
    alone = not (payees or known.taken) and page.method != "mail"
    if letter is not None and alone and not _shows_sender(letter, body, known):
        letter.candidate.weight = min(letter.candidate.weight, 0.5)  # the only name: it may as well be paid


def _heads(paper: Paper, blocks: Sequence[Block], height: float) -> Iterator[Head]:
    first = paper.rows[0][0].y0 if paper.rows[0] else 0.0
    lowest = height * 0.5 + (first if first > height * _LOW else 0.0)  # one of several advices on a page
    for block in blocks:
        candidate = name_in(paper, block) if block.top <= lowest else None
        if candidate is not None and not _PAYS_OUT.search(normalise(candidate.name)):
            yield Head(block, candidate)


def _same(name: str, names: Sequence[str]) -> bool:
    return any(same_party(name, other) > 0.85 for other in names)


def _points(head: Head, heads: Sequence[Head], body: float, known: Known, paper: Paper) -> float:
    """For the sender above zero, for the addressee below."""
    block, text = head.block, normalise(" ".join(atom.text for atom, _ in head.block.lines))
    points = 3.0 * _same(head.name, [sender.name for sender in known.senders])
    points += 1.5 * (size_of(head.shown) > 1.15 * body)
    details = details_under(paper, block)
    points += 1.5 * bool(_CONTACT.search(details) or find_tax_ids(details))
    points += 1.0 * any(_owns(domain, head.name) for domain in known.domains)
    points += 2.0 * bool(_PAYS_OUT.search(text)) - 2.0 * bool(_TAKES_IN.search(text))
    points -= 4.0 * (head.candidate.why == "addressed") + 1.5 * is_bank(head.name)
    if _under_sender_line(block, head.name, known):
        return min(points, 0.0) - 3.0  # whatever its size and place
    return points + _place_points(head, [other for other in heads if other is not head], paper)


def _place_points(head: Head, others: Sequence[Head], paper: Paper) -> float:
    """What stands highest is the sender's; of two at different sides the one in the window is the addressee's. Where
    the highest stands in the window, neither says much."""
    block = head.block
    addressed = [other for other in others if other.block.addressed]
    middle = paper.pages.pages[0].width / 2
    apart = [
        other
        for other in addressed
        if abs(other.block.left - block.left) > _APART and not (block.centred(middle) or other.block.centred(middle))
    ]
    near = [other for other in addressed if other not in apart]
    points = 1.0 if all(head.top < other.top - 6 for other in addressed) else 0.0
    if not block.addressed:
        return points
    points -= 1.5 * any(other.block.bottom < head.top for other in near)
    if not apart:
        return points
    points = min(points, 0.5) - 0.5 * any(other.block.bottom < head.top for other in apart)
    right = block.left > min(other.block.left for other in apart)
    beside = any(other.block.top < block.bottom and block.top < other.block.bottom for other in apart)
    framed = right == (paper.language in _RIGHT_HAND_WINDOW)
    window = head.top if framed else max(other.top for other in apart)
    if window < _WINDOW and (beside or not framed or points > 0):
        return points  # too high for the window of an envelope
    side = 0.4 if beside else 0.8
    return points + (-side if framed else side)


def _under_sender_line(block: Block, name: str, known: Known) -> bool:
    """An address right under the small line that names the sender: the window of an envelope."""
    if _same(name, [sender.name for sender in known.senders]):
        return False
    first = block.lines[0][0]
    for sender in known.senders:
        line = sender.atoms[0]
        below = 0 <= first.y0 - line.y1 < 4 * block.size and abs(first.x0 - line.x0) < 3 * block.size
        if below and size_of(line) < 0.95 * block.size:
            return True
    return block.addressed and bool(known.senders)


def _owns(domain: str, name: str) -> bool:
    """Whether a domain is made from the name: its first words run together, or its first long word."""
    words = normalise(name).split()
    return len(domain) > 3 and bool(words) and ("".join(words).startswith(domain) or domain.startswith(words[0][:12]))


def _letter(paper: Paper, free: Sequence[Head]) -> Head | None:
    """The sender: most points, then highest. A name that says nothing of a firm counts where it opens the page and
    nothing speaks for those below it."""
    shaped = [head for head in free if looks_like_company(head.name) >= _FIRM or head.block.addressed] or list(free)
    best = max(shaped, key=lambda head: (head.points, -head.top, -head.block.left), default=None)
    opening = next((head for head in free if _opens(paper, head)), None)
    if opening is not None and (best is None or best.points <= 1.0):
        return opening
    return best if best is not None and best.points > _ADDRESSEE else None


def _opens(paper: Paper, head: Head) -> bool:
    """Whether it is the first thing on the page, of capitalised words that no label or title is made of."""
    first = next((atom for row in paper.rows[0] for atom in row.atoms), None)
    words = normalise(head.name).split()
    plain = looks_like_company(head.name) < _FIRM and 1 < len(words) < 7
    named = plain and not any(word in spoken for word in words for spoken in (*stems().values(), _NOTHING))
    return named and head.candidate.atoms[0] is first


def _shows_sender(letter: Head, body: float, known: Known) -> bool:
    """More than its place says that this is who writes."""
    contact = _CONTACT.search("\n".join(atom.text for atom, _ in letter.block.lines[1:]))
    large = letter.block.size > 1.15 * body
    return large or bool(contact or known.senders) or any(_owns(domain, letter.name) for domain in known.domains)


def _weight(letter: Head, rivals: Sequence[Head], body: float, mail: bool) -> float:
    """A legal form or an address makes a letterhead; size and signs of a sender help; a mail has none but by legal
    form. Where another address could as well be the sender's, it is not clear who pays."""
    if mail and not legal_form(letter.name):
        return 0.35
    big = letter.block.size > 1.15 * body
    firm = bool(legal_form(letter.name)) or letter.block.addressed or letter.points >= 3
    weight = 0.35 + (0.37 if firm else 0.2 if big and looks_like_company(letter.name) >= 0.6 else 0.0)
    weight += 0.08 if big else 0.0
    close = any(_is_close(letter.points, rival.points) for rival in rivals)
    return min(weight, 0.5) if close else weight


def _is_close(points: float, rivals: float) -> bool:
    """Whether place does not tell them apart; one point does where all of it speaks for the sender, and not half of it
    against the other."""
    return points - rivals < _CLEAR or (points - rivals == _CLEAR and points < _CLEAR)


def _alone(candidates: Sequence[Candidate], known: Known) -> Iterator[Candidate]:
    """The only other firm in the head, on a line of its own and no label's value: who is paid; a bank is none."""
    free = [
        candidate
        for candidate in candidates
        if legal_form(candidate.name)
        and id(candidate.atoms[0]) not in known.valued
        and not labels().exact(candidate.name)
        and not _same(candidate.name, [*known.taken, *(c.name for c in known.senders)])
        and not is_bank(candidate.name)
    ]
    if len({normalise(candidate.name) for candidate in free}) == 1:
        free[0].weight, free[0].why = 0.6, "alone"
        yield free[0]
