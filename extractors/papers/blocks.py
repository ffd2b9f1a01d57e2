"""Blocks of a page's head: lines set flush under each other, as letterheads and address windows are."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.fields.composed import says_nothing_of_a_firm
from extractors.fields.lexicon import labels
from extractors.fields.parties import legal_form, looks_like_address, looks_like_company, same_party
from extractors.papers.names import addressed
from extractors.papers.paper import Paper, once
from extractors.tables import Atom, Row

_CLAUSE = 5
"""Words of a name beyond which it may be a clause."""
_CENTRED = 6.0
"""Points around the middle of the page."""
_FIRM = 0.7
"""How much a line looks like a company that has a word of one."""
_LINES = 6
"""Lines of an address, at most."""
_ALIKE = 0.8
"""How alike the names of one firm are."""
_REACH = 2.0
"""Times the page's largest print: no block goes on further below."""
_HAIR = 0.05
"""Of a font's size: two that differ by less are one."""
_GAP = 8
"""Ems between things of one block."""


def size_of(atom: Atom) -> float:
    """Font size, or the height of the box."""
    word = atom.words[0]
    return word.size or word.y1 - word.y0


Print = tuple[float, bool]
"""Size and weight."""


def print_of(atom: Atom) -> Print:
    """In which print a thing is set."""
    return size_of(atom), atom.words[0].bold


def same_print(one: Atom, other: Atom) -> bool:
    """Whether two things are set alike; browsers print a font in sizes that differ by a hair."""
    (size, bold), (size_of_other, bold_too) = print_of(one), print_of(other)
    return bold == bold_too and abs(size - size_of_other) < _HAIR * size


@once
def usual_print(paper: Paper) -> Print:
    """In which print most words of the first page are set."""
    words = Counter(print_of(atom) for row in paper.rows[0] for atom in row.atoms for _ in atom.words)
    return words.most_common(1)[0][0] if words else (0.0, False)


@dataclass(slots=True, eq=False)
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

    def addressed(self, start: int = 0) -> bool:
        """Whether an address follows this line; short lines of words are one too, of a place nobody lists."""
        below = [atom for atom, _ in self.lines[start + 1 : start + 5]]
        listed = any(looks_like_address(atom.text) for atom in below)
        return listed or (len(below) > 1 and _is_window(self.lines[start:]))


def _is_window(lines: Sequence[tuple[Atom, Row]]) -> bool:
    """A firm by its name over nothing but short lines of words that no label, title or department is."""
    (first, _), *others = lines
    texts = [atom.text for atom, _ in others]
    plain = len(texts) < _LINES and all(atom.kind == "text" and len(atom.words) < _CLAUSE for atom, _ in others)
    known = any(
        ":" in text or labels().exact(text) or says_nothing_of_a_firm(text) or legal_form(text) for text in texts
    )
    return plain and not known and looks_like_company(first.text) >= _FIRM and not says_nothing_of_a_firm(first.text)


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
    if not legal_form(atom.text) or not block.addressed() or looks_like_address(atom.text):
        return False
    firms = [line.text for line, _ in block.lines if legal_form(line.text)]
    return bool(firms) and all(same_party(firm, atom.text) <= _ALIKE for firm in firms)


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
