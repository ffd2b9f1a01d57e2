"""Names by place: letterheads and address windows, and what a name looks like without what surrounds it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.fields.composed import composed_title
from extractors.fields.lexicon import kinds, labels, normalise, parties
from extractors.fields.parties import (
    is_desk,
    legal_form,
    looks_like_address,
    looks_like_company,
    same_party,
    telling_words,
    traded_as,
    without_office,
    without_title,
)
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
        *(
            "gentili",
            "gentilissimi",
            "signore",
            "signori",
            "egregio",
            "messieurs",
            "mesdames",
            "muy",
            "sres",
            "senores",
        ),
        *("heer", "heren", "mevrouw", "senhores", "senhoras"),
        *("for", "attn"),
    )
)
_ADDRESSING_MARKS = frozenset(("m/s", "m/s.", "spett.le", "spett.le:", "exmo(s).", "sr(s).", "exmos.", "srs.", "z.hd."))
"""Words before a name that address it; whoever is addressed is the payee."""
_GREETINGS = frozenset(
    ("hallo", "guten", "good", "beste", "bonjour", "ciao", "hola", "ola", "buongiorno", "bom", "boa", "liebe", "lieber")
)
"""Words that greet only where the line ends like a salutation: "Beste Bakkers B.V." is a firm."""
_TO_FIRMS = frozenset(("spett", "spettabile", "messrs", "firma", "fa"))
"""Salutations that only firms are given."""
_GREETED_ON = frozenset(("sir", "sirs", "or", "madam", "tag", "morgen", "morning", "afternoon", "day", "dia", "tarde"))
"""Words that go on with a salutation."""


_TO = frozenset(("an", "to", "aan", "para", "ao", "à", "a"))
TOWARDS = _TO | {
    "für",
    "pour",
    "voor",
    "per",
    "por",
    "van",
    "von",
    "from",
    "de",
    "da",
    "do",
    "by",
    "door",
    "durch",
    "par",
    "dal",
}
"""Lower-case prepositions before a name; those that name whom a payment goes to."""

TO_WHOM = re.compile(
    r"(?i)(?:au\s+(?:profit|bénéfice)\s+d|en\s+faveur\s+d|a\s+favore?\s+d|favore?\s+d|zugunsten|zu\s+gunsten|ten\s+gunste|in\s+favou?r\s+of)"
)
"""Words before a name that is paid; they are no part of it, and it is not who pays."""

_NUMBERED_LABEL = re.compile(r"[^\W\d]+\.?:? \d{3,}")
"""A word and a number: "Mandant 40118" is no name."""
_NUMBERED = re.compile(r"\d{4,12}\s(?:[-–]\s)?(?=[A-ZÀ-Þ])")
"""The number under which the firm is kept, before its name."""

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


_CENTRED = 6.0
"""Points around the middle of the page."""


@dataclass(slots=True)
class Block:
    """Lines set flush under each other: a letterhead, an address window."""

    lines: list[tuple[Atom, Row]]

    @property
    def top(self) -> float:
        """Upper edge."""
        return self.lines[0][1].y0

    @property
    def bottom(self) -> float:
        """Lower edge."""
        return self.lines[-1][1].y1

    @property
    def left(self) -> float:
        """Left edge of the first line."""
        return self.lines[0][0].x0

    def centred(self, middle: float) -> bool:
        """Whether its lines stand around the middle of the page, begin where they may."""
        lefts = [atom.x0 for atom, _ in self.lines]
        around = all(abs((atom.x0 + atom.x1) / 2 - middle) < _CENTRED for atom, _ in self.lines)
        return around and len(lefts) > 1 and max(lefts) - min(lefts) > 2

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
    salutation = text.rstrip().endswith((",", "!"))
    label, colon, rest = text.partition(": ")
    if colon and any(hit.target == "name" for hit in parties().exact(label)):
        text = rest  # "Denominazione: Brambilla S.r.l."
    desk, comma, rest = text.partition(", ")
    if comma and is_desk(desk):
        text = rest  # "Bursar, Thornbury Hall School"
    text = text.partition("<")[0].strip(' :;,|·-–—*\t"').strip()
    text = traded_as(text) or text
    if numbered := _NUMBERED.match(text):
        text = text[numbered.end() :]
    words = _without_number(text.split())
    count = len(words)
    while len(words) > 1 and _addresses(words[0], greeting=salutation, on=len(words) < count):
        words = words[1:]
    found = len(words) < count and normalise(text.split()[0]) != "for"
    if len(words) > 1 and words[0] in TOWARDS:
        words, found = words[1:], found or words[0] in _TO
    name = " ".join(words)
    name = name[:-1] if name.endswith("..") else name  # the end of a sentence behind "B.V."
    name = without_office(name)
    return name.rstrip("!") if found else name, found


def _without_number(words: list[str]) -> list[str]:
    """The name before the tax number that stands on its line: "Sertão Verde S.A. CNPJ 07.118.204/0001-55"."""
    for n in range(1, len(words) - 1):
        hits = labels().prefix(" ".join(words[n:]))
        if any(hit.target == "payer_tax_id" for hit in hits) and any(map(str.isdigit, words[-1])):
            return words[:n]
    return words


def _addresses(word: str, *, greeting: bool, on: bool) -> bool:
    """`greeting`: the line ends like a salutation; `on`: it began like one."""
    known = normalise(word)
    if known in ADDRESSING or word.lower() in _ADDRESSING_MARKS:
        return True
    return (greeting and known in _GREETINGS) or (on and known in _GREETED_ON)


_PREMISES = re.compile(
    r"(?i)\b(?:house|offices?|building|estate|docks?|quay|hall|towers?|floor \d+|unit \d+\w?|haus|hof)$"
)


def _is_place(part: str) -> bool:
    """A street, a town, or the name of a building between the firm's and the street's."""
    return looks_like_address(part) or (_PREMISES.search(part) is not None and not legal_form(part))


def without_address(name: str) -> str:
    """The name before the address that stands on the same line: "Cobalt Ltd, 12 Forge Street, Sheffield S3 8GQ"."""
    parts = name.split(", ")
    at = next((n for n, part in enumerate(parts) if n and _is_place(part)), len(parts))
    if 1 < at < len(parts):
        at -= parts[at - 1][:1].isdigit()  # "3 place du Marché, 37000 Tours"
    formed = next((n for n, part in enumerate(parts[:at]) if legal_form(part)), at - 1)
    if looks_like_address(parts[0]):
        return name
    if at == len(parts):
        return _up_to_form(parts) or _without_town(parts) or name
    more = parts[formed + 1 : formed + 2] if formed + 1 < at else []
    return ", ".join(parts[: formed + 1] + [part for part in more if legal_form(part)])


def _up_to_form(parts: Sequence[str]) -> str | None:
    """The firm before a street and a town that are not known as such: the first part that ends with its legal form,
    with numbers behind it: "Polski Beton Sp. z o.o., ul. Fabryczna 5, 40-001 Katowice"."""
    ended = next((n for n, part in enumerate(parts[:-1]) if part.endswith(legal_form(part) or " ")), None)
    numbered = ended is not None and any(map(str.isdigit, "".join(parts[ended + 1 :])))
    return ", ".join(parts[: ended + 1]) if ended is not None and numbered else None


def _without_town(parts: Sequence[str]) -> str | None:
    """The firm before its town: "Jagannath Conveyor Works Pvt Ltd, Rourkela"."""
    *firm, town = parts
    name = ", ".join(firm)
    ended = (form := legal_form(name)) is not None and name.endswith(form)
    return name if ended and not legal_form(town) and town[:1].isupper() and town.isalpha() else None


_REMARK = re.compile(r"\s\((?=[^)]*(?:\d|\w\s\w))[^)]*\)$")


def without_remark(name: str) -> str:
    """The firm without what is said of it in brackets: "Redhawk Motor Lines Inc. (SCAC RDHK)"."""
    found = _REMARK.search(name)
    return name[: found.start()] if found and legal_form(name[: found.start()]) else name


_NAMED = 0.5
"""How much a line must look like a company to head the page beside a label: "MIDLAND UNIVERSITY    CHECK NO 551"."""
_LONG_NAME = 70
"""Letters beyond which a line is no name."""
_ALIKE = 0.8
"""How alike the names of one firm are."""
_REACH = 2.0
"""Times the page's largest print: no block goes on further below."""


def blocks_of(paper: Paper) -> list[Block]:
    """Blocks of text of the first page, outside tables, from the top."""
    rows = [row for row in paper.outside() if row.page == 0]
    blocks: list[Block] = []
    near: list[Block] = []
    reach = _REACH * max((size_of(atom) for row in rows for atom in row.atoms), default=0.0)
    for row in rows:
        near = [block for block in near if row.y0 - block.lines[-1][1].y1 < reach]
        for atom in row.atoms:
            if atom.kind not in ("text", "code", "integer"):
                continue
            home = next((b for b in reversed(near) if _continues(b, atom, row)), None)
            if home is not None:
                home.lines.append((atom, row))
            else:
                blocks.append(Block([(atom, row)]))
                near.append(blocks[-1])
    return blocks


def _beside_label(row: Row, atom: Atom) -> bool:
    """A row of small print with a known label in it holds labels or values, no letterhead."""
    others = [other for other in row.atoms if other is not atom and other.kind == "text" and not _is_title(other.text)]
    return any(labels().exact(other.text) or (other.x0 > atom.x1 and legal_form(other.text)) for other in others)


def _continues(block: Block, atom: Atom, row: Row) -> bool:
    last, last_row = block.lines[-1]
    middle = abs(last.x0 + last.x1 - atom.x0 - atom.x1) / 2
    if last_row is row or min(abs(atom.x0 - last.x0), abs(atom.x1 - last.x1), middle) >= 2.5:
        return False
    if size_of(atom) > 1.2 * size_of(last):
        return False  # the small sender line above an address window
    if row.y0 - last_row.y1 > 0.75 * max(size_of(last), size_of(atom)) or _names_another(block, atom):
        return False
    return not (atom.text.endswith((",", "!")) and addressed(atom.text)[1])  # "Hello Cobalt Ltd," under a letterhead


def _names_another(block: Block, atom: Atom) -> bool:
    """Another firm right under the address of the first one."""
    if not legal_form(atom.text) or not block.addressed or looks_like_address(atom.text):
        return False
    firms = [line.text for line, _ in block.lines if legal_form(line.text)]
    return bool(firms) and all(same_party(firm, atom.text) <= _ALIKE for firm in firms)


def _in_label_column(paper: Paper, row: Row, atom: Atom) -> bool:
    """Flush with known labels above or below, with a value beside it as they have."""
    if not any(other.x0 > atom.x1 and other.kind != "mark" for other in row.atoms):
        return False
    rows = paper.rows[row.page]
    at = next((n for n, other in enumerate(rows) if other.y0 >= row.y0 - 0.1), 0)
    near = [other for other in rows[max(0, at - 4) : at + 5] if other is not row]
    flush = [a for other in near for a in other.atoms[:-1] if abs(a.x0 - atom.x0) < 2]
    return sum(bool(labels().exact(a.text.rstrip(":"))) for a in flush) > 1


def _is_title(text: str) -> bool:
    """The words alone, however wide apart their letters are set ("Rechnun g")."""
    named = kinds().exact(text) or kinds().exact("".join(text.split())) or composed_title(text)
    return bool(named) or (
        any(hit.weight >= 0.9 and hit.start == 0 for hit in kinds().scan(text)) and len(text.split()) <= 6
    )


def name_in(paper: Paper, block: Block) -> Candidate | None:
    """The party that a block names: its first line that may be a name."""
    lines = _joined(block.lines[:3])
    if owner := [line for line in lines if traded_as(line[0].text)]:
        lines = owner
    elif fuller := _fuller(lines):
        lines = fuller
    elif (
        len(lines) > 1
        and not legal_form(lines[0][0].text)
        and legal_form(lines[1][0].text)
        and size_of(lines[0][0]) < 1.1 * size_of(lines[1][0])
    ):
        lines = lines[1:]  # what stands above the firm, no larger than it, is a label that we do not know
    for atom, row in lines:
        text, greeted = addressed(atom.text)
        code = atom.kind == "code" and len(atom.words) == 1  # a number over an address is the value of another label
        greets = _greets(paper, row) and normalise(atom.text).split()[0] not in _TO_FIRMS
        if (greets or code) and not legal_form(text):
            return None
        if in_mail_head(paper, row) or (greeted and len(text.split()) < 2 and not legal_form(text)):
            continue
        heads = row is paper.rows[0][0] and atom is row.atoms[0] and looks_like_company(text) >= _NAMED
        if not block.addressed and not legal_form(text) and not heads and _beside_label(row, atom):
            return None
        text = without_title(text)
        if len(text) > _LONG_NAME:
            return None  # what stands below it is its address
        if not legal_form(text) and (_NUMBERED_LABEL.fullmatch(text) or _leads_on(row, atom)):
            return None
        if _is_title(text) or is_desk(text) or not any(c.isalpha() for c in text):
            continue
        if legal_form(text) == text.strip() or not (
            legal_form(text) or heads or block.addressed or not _in_label_column(paper, row, atom)
        ):
            return None  # the rest of a name that was broken; a label that we do not know
        hits = labels().exact(text)
        if set(normalise(text).split()) & set(CLOSINGS):
            return None
        if hits or text.endswith(":") or (labels().prefix(text) and ":" in text):
            return None
        shape = looks_like_company(text)
        if shape < 0.3 and not (len(block.lines) > 1 and block.addressed):
            return None
        if (looks_like_address(text) and shape < 0.6) or _is_phrase(text) or _is_street(text, block):
            return None
        rest = tuple(a.text for a, _ in block.lines[1:4] if looks_like_address(a.text))
        why = "addressed" if greeted else "letterhead"
        return Candidate(without_address(text), 0.5 * shape, (atom,), row.page, why, rest)
    return None


_HOUSE = re.compile(r"[^\W\d]{3,} \d{1,4}\s?[a-zA-Z]?$")
_CLAUSE = 5
"""Words of a name beyond which it may be a clause."""
_BLANK = 3
"""Ems between a word and what it goes on with."""
_GAP = 8
"""Ems between things of one block."""
_TWO = 2
_JOINTS = frozenset(("&", "+", "e", "y", "et", "und", "and", "en", "de", "di", "of", "der", "für", "do", "da", "van"))
"""Words that no name ends with: it goes on in the next line."""


def goes_on(first: Atom, second: Atom) -> bool:
    """Whether a name that was broken goes on in the line right below it: "Benítez e" over "Hijos, C.B.", or "Riverina
    Grain Handlers Pty" over "Ltd"."""
    close = 0 <= second.y0 - first.y1 + 2 < size_of(first) and abs(first.x0 - second.x0) < 3
    if not close or first.kind != "text" or len(first.words) < _TWO:
        return False
    formed = not legal_form(first.text) and legal_form(second.text) == second.text.strip()
    return formed or first.text.split()[-1] in _JOINTS


def put_together(first: Atom, second: Atom) -> Atom:
    """A name broken over two lines, as one."""
    words, x1 = (*first.words, *second.words), max(first.x1, second.x1)
    return first._replace(text=f"{first.text} {second.text}", x1=x1, y1=second.y1, words=words)


def _leads_on(row: Row, atom: Atom) -> bool:
    """One word that goes on with a number or a date: "PAGE 1", "Op 12 november betalen wij"."""
    after = next((other for other in row.atoms if other.x0 >= atom.x1), None)
    near = after is not None and after.x0 - atom.x1 < _BLANK * row.em
    return len(atom.words) == 1 and near and after is not None and after.kind in ("integer", "date", "money")


def _joined(lines: list[tuple[Atom, Row]]) -> list[tuple[Atom, Row]]:
    if len(lines) > 1 and goes_on(lines[0][0], lines[1][0]):
        return [(put_together(lines[0][0], lines[1][0]), lines[0][1]), *lines[2:]]
    return lines


def _fuller(lines: list[tuple[Atom, Row]]) -> list[tuple[Atom, Row]]:
    """The firm's whole name under its mark: "Ridgeline" over "Ridgeline Outdoor Brands, Inc."."""
    mark = lines[0][0].text.casefold()
    if legal_form(lines[0][0].text):
        return []
    return [(atom, row) for atom, row in lines[1:] if legal_form(atom.text) and atom.text.casefold().startswith(mark)]


def _is_street(text: str, block: Block) -> bool:
    """ "Legmeerdijk 313" over a postcode and its town: a house number ends no firm's name."""
    second = block.lines[1][0].text if len(block.lines) > 1 else ""
    return bool(_HOUSE.search(text)) and legal_form(text) is None and looks_like_address(second)


def _greets(paper: Paper, row: Row) -> bool:
    """The line that opens a mail: "Gentili Signori,", "Bonjour,", "Hello team!"."""
    return paper.pages.reader == "mail" and row.text.endswith((",", "!", ":")) and not in_mail_head(paper, row)


def _is_phrase(text: str) -> bool:
    """A sentence that names a company is no name, nor is the end of one ("au profit de Cobalt SAS.", "betalen wij de
    volgende facturen aan Lek B.V.")."""
    words = text.split()
    if len(words) > _CLAUSE and sum(word.isalpha() and word.islower() for word in words) * 2 > len(words):
        return True
    return bool(TO_WHOM.match(text)) or ("(" in text and any(c.isdigit() for c in text)) or len(telling_words(text)) > 8


def _beside(row: Row, first: Atom) -> Iterator[Atom]:
    """This thing and those that follow it in its row with no gap between, as a label and its value stand."""
    edge = first.x0
    for atom in row.atoms:
        if atom.x0 >= first.x0 and atom.x0 - edge < _GAP * row.em:
            edge = atom.x1
            yield atom


def details_under(paper: Paper, block: Block) -> str:
    """The rows that stand close under a block's first line and flush with it: telephone, tax number, bank account.
    Nobody prints another's."""
    first, bottom = block.lines[0][0], block.lines[0][1].y1
    found: list[str] = []
    for row in paper.outside():
        flush = [a for a in row.atoms if min(abs(a.x0 - first.x0), abs(a.x1 - first.x1)) < 3.0]
        if row.page:
            break
        if (row.y0 + row.y1) / 2 < bottom or not flush:
            continue  # boxes of lines set close overlap
        if row.y0 - bottom > 1.5 * row.em or len(found) > 8:
            break
        found.append(" ".join(a.text for a in _beside(row, flush[0])))
        bottom = row.y1
    return "\n".join(found)
