"""Names by place: letterheads and address windows, and what a name looks like without what surrounds it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from extractors.fields.lexicon import kinds, labels, normalise
from extractors.fields.parties import legal_form, looks_like_address, looks_like_company, same_party
from extractors.papers.loose import in_mail_head
from extractors.papers.paper import Paper
from extractors.tables import Atom, Row

ADDRESSING = frozenset(
    (
        *(
            "dear",
            "sehr",
            "geehrte",
            "geehrter",
            "estimado",
            "estimada",
            "estimados",
            "estimadas",
            "proveedores",
            "cher",
        ),
        *("chere", "madame", "monsieur", "gentile", "egregi", "spett", "spettabile", "geachte", "hoi", "hi", "hello"),
        *("exmo", "exmos", "exma", "exmas", "caro", "prezado", "prezados", "messrs", "firma", "herren", "damen", "und"),
        *("for", "attn"),
    )
)
_ADDRESSING_MARKS = frozenset(("m/s", "m/s.", "spett.le", "spett.le:", "exmo(s).", "sr(s).", "exmos.", "srs.", "z.hd."))
"""Words before a name that address it; whoever is addressed is the payee."""


_TO = frozenset(("an", "to", "aan", "para", "ao", "à", "a"))
TOWARDS = _TO | {"für", "pour", "voor", "per", "por", "van", "von", "from", "de", "da", "do", "by"}
"""Lower-case prepositions before a name; those that name whom a payment goes to."""

_BANK = re.compile(r"bank\b|\b(?:banque|banco|banca|caixa|caisse|cassa|credit|sparkasse)\b")

CLOSINGS = (
    "regards",
    "thanks",
    "danke",
    "merci",
    "gracias",
    "grazie",
    "bedankt",
    "obrigado",
    "obrigada",
    "cheers",
    "grussen",
    "gruss",
    "sincerely",
    "faithfully",
    "salutations",
    "atentamente",
    "saludos",
    "saluti",
    "groet",
    "groeten",
    "cumprimentos",
    "atenciosamente",
    "cordialement",
)


@dataclass(slots=True)
class Candidate:
    """A name that may be a party."""

    name: str
    weight: float
    atoms: tuple[Atom, ...]
    page: int
    why: str
    address: tuple[str, ...] = ()


class Known(NamedTuple):
    """What is known of the parties before blocks are placed."""

    taken: Sequence[str]
    """Names that stand beside labels."""
    senders: Sequence[Candidate]
    """Who signs the paper in the line above the address or at the foot."""
    valued: frozenset[int]
    """Atoms that are values of labels, by id."""


@dataclass(slots=True)
class Block:
    """Lines set flush under each other: a letterhead, an address window."""

    lines: list[tuple[Atom, Row]]

    @property
    def top(self) -> float:
        """Upper edge."""
        return self.lines[0][1].y0

    @property
    def size(self) -> float:
        """Font size of the first line."""
        return size_of(self.lines[0][0])

    @property
    def addressed(self) -> bool:
        """Whether an address follows the first line."""
        return any(looks_like_address(atom.text) for atom, _ in self.lines[1:5])


def size_of(atom: Atom) -> float:
    """Font size, or the height of the box."""
    word = atom.words[0]
    return word.size or word.y1 - word.y0


def clean_name(text: str) -> str:
    """Without punctuation, an address in angle brackets, a salutation or a "for" around it."""
    return addressed(text)[0]


def addressed(text: str) -> tuple[str, bool]:
    """The name in a text, and whether a salutation or a preposition ("an", "to") addresses it."""
    text = text.partition("<")[0].strip(' :;,|·-–—*\t"').strip()
    words = text.split()
    count = len(words)
    while len(words) > 1 and (normalise(words[0]) in ADDRESSING or words[0].lower() in _ADDRESSING_MARKS):
        words = words[1:]
    found = len(words) < count and normalise(text.split()[0]) != "for"
    if len(words) > 1 and words[0] in TOWARDS:
        words, found = words[1:], found or words[0] in _TO
    return " ".join(words), found


def blocks_of(paper: Paper) -> list[Block]:
    """Blocks of text of the first page, outside tables, from the top."""
    rows = [row for row in paper.outside() if row.page == 0]
    blocks: list[Block] = []
    for row in rows:
        for atom in row.atoms:
            if atom.kind not in ("text", "code", "integer"):
                continue
            home = next((b for b in reversed(blocks) if _continues(b, atom, row)), None)
            if home is not None:
                home.lines.append((atom, row))
            else:
                blocks.append(Block([(atom, row)]))
    return blocks


def _beside_label(row: Row, atom: Atom) -> bool:
    """A row of small print with a known label in it holds labels or values, no letterhead."""
    others = [other for other in row.atoms if other is not atom and other.kind == "text" and not _is_title(other.text)]
    return any(labels().exact(other.text) or (other.x0 > atom.x1 and legal_form(other.text)) for other in others)


def _continues(block: Block, atom: Atom, row: Row) -> bool:
    last, last_row = block.lines[-1]
    gap = row.y0 - last_row.y1
    if size_of(atom) > 1.2 * size_of(last):
        return False  # the small sender line above an address window
    if last_row is row or gap > 0.75 * max(size_of(last), size_of(atom)):
        return False
    middle = abs(last.x0 + last.x1 - atom.x0 - atom.x1) / 2
    return min(abs(atom.x0 - last.x0), abs(atom.x1 - last.x1), middle) < 2.5


def _is_title(text: str) -> bool:
    return bool(kinds().exact(text)) or (
        any(hit.weight >= 0.9 and hit.start == 0 for hit in kinds().scan(text)) and len(text.split()) <= 6
    )


def place_blocks(
    paper: Paper,
    blocks: Sequence[Block],
    body: float,
    payers: list[Candidate],
    payees: list[Candidate],
    known: Known,
) -> None:
    """Letterheads and address windows by place, size and what else is known."""
    if not blocks:
        return
    page = paper.pages.pages[0]
    named = ((block, _name_in(paper, block)) for block in blocks if block.top <= page.height * 0.5)
    heads = [(block, name) for block, name in named if name is not None]
    windows = [(b, c) for b, c in heads if c.why == "addressed" or _in_window(b, c, body, known)]
    payees_names = [c.name for c in payees if c.weight > 0.6] + [c.name for _, c in windows]
    letter = _letterhead([head for head in heads if head not in windows], body, payees_names, known)
    if letter is not None:
        block, candidate = letter
        candidate.weight = _letterhead_weight(candidate.name, block, body, page.method == "mail")
        payers.append(candidate)
    rest = [(b, c) for b, c in heads if letter is None or not (b is letter[0] or _same(c.name, [letter[1].name]))]
    for block, candidate in rest:
        if candidate.why == "addressed" or (block.addressed and not _same(candidate.name, known.taken)):
            candidate.weight = 0.6
            candidate.why = "addressed" if candidate.why == "addressed" else "address window"
            payees.append(candidate)
    if letter is not None and not payees:
        payees.extend(_alone(rest, known))


def _same(name: str, names: Sequence[str]) -> bool:
    return any(same_party(name, other) > 0.85 for other in names)


def _in_window(block: Block, candidate: Candidate, body: float, known: Known) -> bool:
    """An address under the small line of a sender, or one of ordinary size where the foot names another firm."""
    if not block.addressed or not known.senders or _same(candidate.name, [c.name for c in known.senders]):
        return False
    first = block.lines[0][0]
    for sender in known.senders:
        line = sender.atoms[0]
        below = 0 <= first.y0 - line.y1 < 3 * block.size and abs(first.x0 - line.x0) < 2 * block.size
        if below and size_of(line) < 0.9 * block.size:
            return True
    return block.size < 1.3 * body


def _alone(heads: Sequence[tuple[Block, Candidate]], known: Known) -> Iterator[Candidate]:
    """The only other firm in the head, on a line of its own and no label's value: who is paid; a bank is none."""
    free = [
        candidate
        for _, candidate in heads
        if legal_form(candidate.name)
        and id(candidate.atoms[0]) not in known.valued
        and not _same(candidate.name, [*known.taken, *(c.name for c in known.senders)])
        and not _BANK.search(normalise(candidate.name))
    ]
    if len({normalise(candidate.name) for candidate in free}) == 1:
        free[0].weight, free[0].why = 0.6, "alone"
        yield free[0]


def _letterhead_weight(name: str, block: Block, body: float, mail: bool) -> float:
    """A legal form or an address makes a letterhead; size helps; a mail has none but by legal form."""
    if mail and not legal_form(name):
        return 0.35
    big = block.size > 1.15 * body
    firm = bool(legal_form(name)) or block.addressed
    return 0.35 + (0.37 if firm else 0.2 if big and looks_like_company(name) >= 0.6 else 0.0) + (0.08 if big else 0.0)


def _name_in(paper: Paper, block: Block) -> Candidate | None:
    """The party that a block names: its first line that may be a name."""
    lines = block.lines[:3]
    if (
        len(lines) > 1
        and not legal_form(lines[0][0].text)
        and legal_form(lines[1][0].text)
        and size_of(lines[0][0]) < 1.1 * size_of(lines[1][0])
    ):
        lines = lines[1:]  # what stands above the firm, no larger than it, is a label that we do not know
    for atom, row in lines:
        text, greeted = addressed(atom.text)
        if in_mail_head(paper, row) or (greeted and len(text.split()) < 2 and not legal_form(text)):
            continue
        if not block.addressed and not legal_form(text) and _beside_label(row, atom):
            return None
        if _is_title(text) or not any(c.isalpha() for c in text) or len(text) > 70:
            continue
        hits = labels().exact(text)
        if set(normalise(text).split()) & set(CLOSINGS):
            return None
        if hits or text.endswith(":") or (labels().prefix(text) and ":" in text):
            return None
        shape = looks_like_company(text)
        if shape < 0.3 and not (len(block.lines) > 1 and block.addressed):
            return None
        if (looks_like_address(text) and shape < 0.6) or _is_phrase(text):
            return None
        rest = tuple(a.text for a, _ in block.lines[1:4] if looks_like_address(a.text))
        return Candidate(text, 0.5 * shape, (atom,), row.page, "addressed" if greeted else "letterhead", rest)
    return None


def _is_phrase(text: str) -> bool:
    """A sentence that names a company is no name."""
    return ("(" in text and any(c.isdigit() for c in text)) or len(text.split()) > 8


def _letterhead(
    heads: Sequence[tuple[Block, Candidate]], body: float, payees: Sequence[str], known: Known
) -> tuple[Block, Candidate] | None:
    """The topmost name that is no payee's; one that signs the paper or is clearly larger beats it."""
    free = [(b, c) for b, c in heads if not _same(c.name, payees)]
    if not free:
        return None
    shaped = [(b, c) for b, c in free if looks_like_company(c.name) >= 0.6 or b.addressed] or free
    signed = [(b, c) for b, c in free if _same(c.name, [s.name for s in known.senders])]
    big = [(b, c) for b, c in shaped if b.size > 1.15 * body]
    best = min(signed or big or shaped, key=_place)
    first = min(free, key=_place)
    if not signed and first[0].size > 1.1 * best[0].size and first[0].top <= best[0].top and not best[0].addressed:
        return first  # a large name without a legal form, and a small one beside or below it
    return best


def _place(head: tuple[Block, Candidate]) -> tuple[float, float]:
    return head[0].top, head[0].lines[0][0].x0
