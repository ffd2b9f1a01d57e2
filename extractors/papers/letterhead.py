"""Names by place: letterheads and address windows."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.fields.composed import composed_title, says_nothing_of_a_firm
from extractors.fields.lexicon import kinds, labels, normalise
from extractors.fields.parties import (
    is_desk,
    legal_form,
    looks_like_address,
    looks_like_company,
    same_party,
    telling_words,
    traded_as,
    without_title,
)
from extractors.papers.loose import in_mail_head
from extractors.papers.names import CLOSINGS, NUMBERED_LABEL, TO_FIRMS, TO_WHOM, addressed, without_address
from extractors.papers.paper import Paper, once
from extractors.tables import Atom, Row


@dataclass(slots=True)
class Candidate:
    """A name that may be a party."""

    name: str
    weight: float
    atoms: tuple[Atom, ...]
    page: int
    why: str
    address: tuple[str, ...] = ()


WEB = re.compile(r"(?i)\bwww\.|https?:|@")
"""Where to find somebody, which names nobody."""
_CLAUSE = 5
"""Words of a name beyond which it may be a clause."""
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
        """Whether an address follows the first line; short lines of words are one too, of a place nobody lists."""
        below = [atom for atom, _ in self.lines[1:5]]
        return any(looks_like_address(atom.text) for atom in below) or (len(below) > 1 and _is_window(self.lines))


@once
def paper_print(paper: Paper) -> tuple[float, bool]:
    """Size and weight of most words of the first page."""
    words = [word for row in paper.rows[0] for atom in row.atoms for word in atom.words] if paper.rows else []
    return (
        Counter((word.size or word.y1 - word.y0, word.bold) for word in words).most_common(1)[0][0]
        if words
        else (0.0, False)
    )


def size_of(atom: Atom) -> float:
    """Font size, or the height of the box."""
    word = atom.words[0]
    return word.size or word.y1 - word.y0


def _is_window(lines: Sequence[tuple[Atom, Row]]) -> bool:
    """A firm by its name over nothing but short lines of words that no label, title or department is."""
    (first, _), *others = lines
    texts = [atom.text for atom, _ in others]
    plain = len(texts) < _LINES and all(atom.kind == "text" and len(atom.words) < _CLAUSE for atom, _ in others)
    known = any(
        ":" in text or labels().exact(text) or says_nothing_of_a_firm(text) or legal_form(text) for text in texts
    )
    return plain and not known and looks_like_company(first.text) >= _FIRM and not says_nothing_of_a_firm(first.text)


_FIRM = 0.7
"""How much a line looks like a company that has a word of one."""
_LINES = 6
"""Lines of an address, at most."""
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
    """Flush with known labels above or below, with a value beside it as they have; the paper's title is none."""
    if not any(other.x0 > atom.x1 and other.kind != "mark" and not _is_title(other.text) for other in row.atoms):
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
    lines, introduced = _named_lines(block.lines)
    lines = [(_with_form(atom, row), row) for atom, row in _joined(paper, lines)]
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
        greets = _greets(paper, row) and normalise(atom.text).split()[0] not in TO_FIRMS
        if (greets or code) and not (legal_form(text) or (greets and _is_partnership(text))):
            return None
        if in_mail_head(paper, row) or (greeted and len(text.split()) < 2 and not legal_form(text)):
            continue
        if WEB.search(text):
            continue
        heads = row is paper.rows[0][0] and atom is row.atoms[0] and looks_like_company(text) >= _NAMED
        greeted |= introduced
        placed = block.addressed or heads or greeted
        if not placed and not legal_form(text) and _beside_label(row, atom):
            return None
        text = without_title(text)
        if len(text) > _LONG_NAME:
            return None  # what stands below it is its address
        if not legal_form(text) and (NUMBERED_LABEL.fullmatch(text) or _leads_on(row, atom)):
            return None
        if _is_title(text) or is_desk(text) or says_nothing_of_a_firm(text) or not any(c.isalpha() for c in text):
            continue
        if legal_form(text) == text.strip() or not (
            legal_form(text) or placed or not _in_label_column(paper, row, atom)
        ):
            return None  # the rest of a name that was broken; a label that we do not know
        hits = labels().exact(text)
        if set(normalise(text).split()) & set(CLOSINGS):
            return None
        if hits or (atom.text.rstrip().endswith(":") and not greeted) or (labels().prefix(text) and ":" in text):
            return None
        shape = max(looks_like_company(text), _NAMED * _is_partnership(text))
        if shape < 0.3 and not (len(block.lines) > 1 and block.addressed):
            return None
        if (looks_like_address(text) and shape < 0.6) or _is_phrase(text) or _is_street(text, block):
            return None
        rest = tuple(a.text for a, _ in block.lines[1:4] if looks_like_address(a.text))
        why = "addressed" if greeted else "letterhead"
        return Candidate(without_address(text), 0.5 * shape, (atom,), row.page, why, rest)
    return None


def _is_partnership(name: str) -> bool:
    """ "Willamette Label & Litho": no two persons' first names ("Sue & Tom") have so many words."""
    words = name.split()
    return len(words) > _TWO + 1 and "&" in words[1:-1]


_HEADED = 3
"""Lines of a block among which its name is."""
_HOUSE = re.compile(r"[^\W\d]{3,} \d{1,4}\s?[a-zA-Z]?$")
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


def _named_lines(lines: Sequence[tuple[Atom, Row]]) -> tuple[list[tuple[Atom, Row]], bool]:
    """A block without what stands over its name, "To," or the number under which a supplier is kept; and whether that
    was there: it is written to."""
    for at, (atom, _) in enumerate(lines[:-1]):
        if not (_introduces(atom.text) or _numbers_supplier(atom.text)):
            return list(lines[at : at + _HEADED]), at > 0
    return list(lines[:_HEADED]), False


def _introduces(text: str) -> bool:
    """ "To,", "An:", "M/s": nothing but a word that addresses whom the next line names."""
    return len(text.split()) == 1 and text[-1] in ",:/" and addressed(f"{text.strip(',:/').lower()} X")[1]


def _numbers_supplier(text: str) -> bool:
    """ "VENDOR NO: 004471", its number behind it or in another column."""
    label, colon, value = text.partition(":")
    named = (
        {hit.target for hit in labels().exact(label)}
        if colon and (not value or any(map(str.isdigit, value)))
        else set()
    )
    return not named.isdisjoint(("vendor_number", "customer_number"))


def _joined(paper: Paper, lines: list[tuple[Atom, Row]]) -> list[tuple[Atom, Row]]:
    """With a name that was broken put together: by its words, or by the print that only its lines have."""
    if len(lines) < _TWO:
        return lines
    (first, row), (second, _) = lines[:_TWO]
    if goes_on(first, second) or _one_print(paper, [atom for atom, _ in lines]):
        return [(put_together(first, second), row), *lines[2:]]
    return lines


def _with_form(atom: Atom, row: Row) -> Atom:
    """The name with the legal form that stands alone beside it, after a wider blank: "Froid Savoie   SARL"."""
    after = next((other for other in row.atoms if other.x0 >= atom.x1), None)
    if after is None or legal_form(atom.text) or legal_form(after.text) != after.text.strip():
        return atom
    near = atom.kind == after.kind == "text" and after.x0 - atom.x1 < _BLANK * size_of(atom)
    return put_together(atom, after) if near else atom


def _one_print(paper: Paper, lines: Sequence[Atom]) -> bool:
    """Whether the first two lines, and no third, stand in a print that is none of the page's usual one."""
    first, second = lines[:2]
    set_in = [(size_of(atom), atom.words[0].bold) for atom in lines]
    usual = paper_print(paper)
    alone = set_in[0] == set_in[1] != usual and set_in[0] not in set_in[2:]
    loud = set_in[0][0] > usual[0] or set_in[0][1] > usual[1]
    return alone and loud and not legal_form(first.text) and _may_end_a_name(first.text, second.text)


def _may_end_a_name(first: str, second: str) -> bool:
    plain = not (looks_like_address(second) or is_desk(second) or _is_title(second) or _is_title(first))
    alike = second.casefold().startswith(first.casefold())
    return plain and not alike and not any(map(str.isdigit, first + second)) and ":" not in first + second


def _fuller(lines: list[tuple[Atom, Row]]) -> list[tuple[Atom, Row]]:
    """The firm's whole name under its mark: "Ridgeline" over "Ridgeline Outdoor Brands, Inc.", or "Jansma techniek"
    over "Techniek Jansma B.V."."""
    mark = lines[0][0].text.casefold()
    if legal_form(lines[0][0].text):
        return []
    words = set(normalise(mark).split())
    return [
        (atom, row)
        for atom, row in lines[1:]
        if legal_form(atom.text)
        and (atom.text.casefold().startswith(mark) or (len(words) > 1 and words <= set(normalise(atom.text).split())))
    ]


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
