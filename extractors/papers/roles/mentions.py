"""Every thing on the paper that may name a party, once, with what it looks like."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from docflow.schema.place import Word
from extractors.fields.composed import says_nothing_of_a_firm
from extractors.fields.lexicon import labels, normalise
from extractors.fields.parties import is_desk, legal_form, looks_like_address
from extractors.papers.blocks import Print, print_of, same_print, size_of, usual_print
from extractors.papers.loose import in_mail_head
from extractors.papers.pairs import Pair, part_of
from extractors.papers.paper import Paper
from extractors.papers.roles.shape import INSIDE, is_title, may_name, name_of, shape_of
from extractors.papers.roles.spoken import behind_title, end_of_form, is_small, is_spoken, runs_of, said_before
from extractors.tables import Atom, Row

_LAST = 12
"""Rows at the end of a paper among which somebody signs."""
_SET_OFF = frozenset("-–—·•|*/")
_CELLS = frozenset(("sheet", "csv"))
"""Readers of what was filled into cells."""
_BLANK = 3
"""Ems between a name and its legal form."""
_CLAUSE = 5
"""Words of the end of a name in a line of its own."""
_BROKEN = frozenset(("in two lines", "in two loud lines"))
_JOINTS = frozenset(("&", "+", "e", "y", "et", "und", "and", "en", "de", "di", "of", "der", "für", "do", "da", "van"))
"""Words that no name ends with: it goes on in the next line."""


@dataclass(slots=True, eq=False)
class Mention:
    """A name as printed in one place, and the signs of what it is."""

    name: str
    atoms: tuple[Atom, ...]
    row: Row
    signs: set[str] = field(default_factory=set)
    address: tuple[str, ...] = ()

    @property
    def first(self) -> Word:
        """Its first printed word."""
        return self.atoms[0].words[0]

    @property
    def top(self) -> float:
        """Upper edge."""
        return self.atoms[0].y0


class Mentions:
    """All mentions of a paper, to be found again by their words."""

    def __init__(self, paper: Paper, pairs: Sequence[Pair]) -> None:
        """Everything outside the tables, and what labels stand before."""
        self.found: list[Mention] = []
        self._at: dict[int, list[Mention]] = {}
        mail = paper.pages.reader == "mail"
        cells = paper.pages.reader in _CELLS  # a cell holds the whole of its name
        usual = usual_print(paper) if paper.rows else (0.0, False)
        for row, below in _rows(paper):
            for at, atom in enumerate(row.atoms):
                for atoms, sign in _parts(row, at, atom, None if cells else below, usual):
                    if not (mail and sign == "maybe in two lines"):  # who signs stands over the firm
                        self._add(atoms, row, sign)
        self._tell_ends()
        for pair in pairs:
            if pair.weight("payer") + pair.weight("payee") > 0:
                self._add((pair.value,), pair.row, "")

    def at(self, atom: Atom) -> list[Mention]:
        """Those that begin with this thing's first word."""
        return self._at.get(id(atom.words[0]), [])

    def ending(self, atom: Atom) -> list[Mention]:
        """Those in two lines of which this thing begins the second."""
        return [one for one in self.found if len(one.atoms) > 1 and one.atoms[-1].words[0] is atom.words[0]]

    def within(self, atom: Atom) -> list[Mention]:
        """Those that begin in this thing."""
        return [mention for word in atom.words for mention in self._at.get(id(word), [])]

    def _tell_ends(self) -> None:
        """What ends a broken name is none by itself."""
        for mention in [one for one in self.found if not _BROKEN.isdisjoint(one.signs)]:
            for end in self.at(mention.atoms[-1]):
                end.signs.add("end of a broken name")

    def named(self, name: str, atoms: tuple[Atom, ...], rows: Sequence[Row]) -> Mention:
        """The mention of this name at this place; made where there is none."""
        known = [one for one in self.within(atoms[0]) if one.name == name]
        if known:
            return known[0]
        row = next((row for row in rows if row.y0 <= atoms[0].y0 <= row.y1), rows[0])
        mention = Mention(name, atoms, row, set(shape_of(name)))
        self.found.append(mention)
        self._at.setdefault(id(mention.first), []).append(mention)
        return mention

    def _add(self, atoms: tuple[Atom, ...], row: Row, sign: str) -> None:
        text = " ".join(atom.text for atom in atoms)
        name, greeted = name_of(text)
        if not may_name(name, text) or (greeted and " " not in name and not legal_form(name)):
            return  # "Gentili Signori,"
        if labels().exact(text) and not legal_form(name):
            return  # "Payment reference:"
        known_as = text.rstrip().endswith(":")
        begins = name.split()[0]
        part = next((part_of(atoms[0], n, len(atoms[0].words)) for n, word in enumerate(atoms[0].words)
                     if word.text.endswith(begins) or word.text.startswith(begins)), atoms[0])  # fmt: skip
        mention = Mention(name, (part, *atoms[1:]), row)
        known = next((one for one in self.at(part) if one.name == name), None)
        if known is None:
            self.found.append(mention)
            self._at.setdefault(id(mention.first), []).append(mention)
            mention.signs.update(shape_of(name))
        else:
            mention = known
        mention.signs.update(filter(None, (sign, "addressed" if greeted else "", "is a label" if known_as else "")))


def _rows(paper: Paper) -> Iterator[tuple[Row, Row | None]]:
    """Rows that may name a party, each with the next one: the first page, and the end of the last."""
    ends = {id(row) for row in paper.rows[-1][-_LAST:]} if paper.rows else set()
    outside = {id(row) for row in paper.outside()}
    kept = [
        row
        for rows in {id(rows): rows for rows in (paper.rows[:1] + paper.rows[-1:])}.values()
        for row in rows
        if (row.page == 0 and id(row) in outside) or (id(row) in ends and len(row.atoms) == 1)
    ]
    for n, row in enumerate(kept):
        if not in_mail_head(paper, row):
            after = kept[n + 1] if n + 1 < len(kept) and kept[n + 1].page == row.page else None
            yield row, after


def _parts(row: Row, at: int, atom: Atom, below: Row | None, usual: Print) -> Iterator[tuple[tuple[Atom, ...], str]]:
    """What in a printed thing may be a name: all of it, with what goes on beside or below, or a part of it."""
    if atom.kind not in ("text", "code", "integer") or atom.kind == "integer":
        return
    whole: tuple[Atom, ...] = (atom,)
    after = row.atoms[at + 1] if at + 1 < len(row.atoms) else None
    if after is not None and after.x0 - atom.x1 < _BLANK * size_of(atom) and legal_form(after.text) == after.text:
        whole = (atom, after)
    yield whole, ""
    words = atom.words
    marks = [n for n, word in enumerate(words) if word.text in _SET_OFF or word.text.endswith(":")]
    last = atom
    for start, end in zip([0, *(n + 1 for n in marks)], [*marks, len(words)], strict=True):
        if end <= start:
            continue
        last = part_of(atom, start, end)
        if marks:
            yield (last,), "set off" if start else ""
        if begins := behind_title(last.words):
            yield (part_of(last, begins, len(last.words)),), "behind a title"
            yield (last,), "a name inside it"
    if marks and is_title(" ".join(word.text for word in words[: marks[0]])):
        yield whole, "a name inside it"  # "Payment Advice - Orion Stores Ltd"
    for under in below.atoms if below is not None else ():
        if words[-1].text.endswith(":"):
            break  # "Datos del cliente:" is a label, and what stands below it its value
        for begun in {id(part): part for part in (atom, last) if part.words[-1] is words[-1]}.values():
            if _goes_on(begun, under, atom.x0):
                yield (begun, under), "in two lines"
            elif _may_go_on(begun, under, atom.x0):
                yield (begun, under), "in two loud lines" if _is_loud(begun, usual) else "maybe in two lines"
    formed = (part_of(atom, 0, end),) if (end := end_of_form(words)) else whole
    if end:
        yield formed, "up to its form"
    for start, end in runs_of(words):
        if is_spoken(words, start, end):
            yield (part_of(atom, start, end),), said_before(words, start)
            yield whole, "a name inside it"
            if start > 1 and any(is_small(word.text) for word in words[:start]):
                yield formed, "a name inside it"  # "Les informamos que Larrañaga Hermanos SA"


def _goes_on(first: Atom, second: Atom, left: float) -> bool:
    """Whether a name that was broken goes on right below: "Benítez e" over "Hijos, C.B.", or "Pty" over "Ltd"."""
    if not _flush(first, second, left) or first.kind != "text" or len(first.words) < 2 or legal_form(first.text):
        return False
    if legal_form(second.text) == second.text.strip():
        return True
    joined = first.text.split()[-1].lower() in _JOINTS or first.words[-1].text in INSIDE
    return first.text.isupper() == second.text.isupper() and (joined or second.words[0].text in INSIDE)


def _may_go_on(first: Atom, second: Atom, left: float) -> bool:
    """Lines of one print of which neither ends or is something by itself."""
    if (
        first.kind != second.kind
        or not _flush(first, second, left)
        or legal_form(first.text)
        or len(second.words) > _CLAUSE
    ):
        return False
    one = same_print(first, second)
    told = any(":" in text or any(map(str.isdigit, text)) or looks_like_address(text) or labels().exact(text)
               or says_nothing_of_a_firm(text) for text in (first.text, second.text))  # fmt: skip
    again = not set(normalise(first.text).split()).isdisjoint(normalise(second.text).split())
    return one and not (told or again or is_desk(first.text))


def _is_loud(atom: Atom, usual: Print) -> bool:
    """Set larger or bolder than the page usually is, as a letterhead sets its name and not its address."""
    return any(own > other for own, other in zip(print_of(atom), usual, strict=True))


def _flush(first: Atom, second: Atom, left: float) -> bool:
    """Right below; `left`: where the line begins that the first is the end of."""
    middle = abs(first.x0 + first.x1 - second.x0 - second.x1) / 2
    aligned = min(abs(first.x0 - second.x0), abs(left - second.x0), abs(first.x1 - second.x1), middle) < 3
    return aligned and -2 <= second.y0 - first.y1 < 0.75 * size_of(first)
