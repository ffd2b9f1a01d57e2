"""Every thing on the paper that may name a party, once, with what it looks like."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from docflow.schema.place import Word
from extractors.fields.lexicon import labels, normalise
from extractors.fields.parties import legal_form
from extractors.papers.blocks import size_of, usual_print
from extractors.papers.loose import in_mail_head, names_paying
from extractors.papers.pairs import Pair, part_of
from extractors.papers.paper import Paper
from extractors.papers.roles.broken import ABOVE, BELOW, JOINED, Lines, below, joins_of, together, traits, wrapped
from extractors.papers.roles.shape import ARTICLES, is_title, may_name, readings_of, shape_of
from extractors.papers.roles.spoken import (
    before_label,
    behind_label,
    behind_title,
    end_of_form,
    is_paid_to,
    is_small,
    is_spoken,
    runs_of,
    said_before,
    set_off_by,
)
from extractors.tables import Atom, Row

_LAST = 12
"""Rows at the end of a paper among which somebody signs."""
_TWO_LABELS = re.compile(r"\s?[/|]\s?|\s\(")
_YEAR = re.compile(r"\((?:19|20)\d\d\)")
_SET_OFF = frozenset("-–—·•|*/")
_BLANK = 3
"""Ems between a name and its legal form."""
_COUNTED = frozenset(("date", "money", "integer"))
"""What no name goes on with."""
_FEW, _SENTENCE, _FLUSH = 3, 8, 3.0
"""Words behind a name that tell little, words of a full line, and points between the edges of lines of one text."""
_IN_SENTENCE = ("inside a sentence", "behind a word for", "paid to")
"""What is said of a name that a sentence ends with: "overgemaakt aan Terpstra:" is no label."""
_NEAR = 4
"""Rows below a line in which a name may go on: others stand level beside it."""


@dataclass(slots=True, eq=False)
class Mention:
    """A name as printed in one place, and the signs of what it is."""

    name: str
    atoms: tuple[Atom, ...]
    row: Row
    signs: set[str] = field(default_factory=set)
    address: tuple[str, ...] = ()

    @property
    def printed(self) -> frozenset[int]:
        """Which printed words it is made of, without what surrounds it."""
        own = {bare(text) for text in self.name.split()}
        return frozenset(id(word) for atom in self.atoms for word in atom.words if bare(word.text) in own)

    @property
    def lines(self) -> int:
        """Over how many lines it stands."""
        return 1 + sum(after.y0 > atom.y1 - 2 for atom, after in zip(self.atoms, self.atoms[1:], strict=False))

    @property
    def first(self) -> Word:
        """Its first printed word."""
        return self.atoms[0].words[0]

    @property
    def top(self) -> float:
        """Upper edge."""
        return self.atoms[0].y0


def is_label(text: str) -> bool:
    """A label that the lists know, or two of them: "TO (SUPPLIER)", "Bénéficiaire / Beneficiary"."""
    parts = [part.strip(" )") for part in _TWO_LABELS.split(text)]
    return bool(labels().exact(text)) or (len(parts) > 1 and all(map(labels().exact, parts)))


def bare(text: str) -> str:
    """A word without punctuation around it."""
    return text.strip(".,;:()")


class Mentions:
    """All mentions of a paper, to be found again by their words."""

    def __init__(self, paper: Paper, pairs: Sequence[Pair], domains: frozenset[str] = frozenset()) -> None:
        """Everything outside the tables, and what labels stand before. `domains`: of the mail addresses printed."""
        self.found: list[Mention] = []
        self._at: dict[int, list[Mention]] = {}
        broken: list[tuple[tuple[Atom, ...], Sequence[Row]]] = []
        for row, after in _rows(paper):
            for at, atom in enumerate(row.atoms):
                for atoms, sign in _parts(row, at, atom, after):
                    self._add(atoms, row, sign)
                for begun in _begun(atom) if not _goes_on(row, at) else ():
                    broken.extend(
                        (lines, after) for lines in joins_of(begun, atom.x0, after) if self._add(lines, row, "")
                    )
            broken.extend((lines, ()) for lines in wrapped(row, after) if self._add(lines, row, "wrapped"))
        for pair in pairs:
            if pair.weight("payer") + pair.weight("payee") > 0:
                self._add((pair.value,), pair.row, "")
        if broken:
            self._tell_breaks(broken, Lines(paper.rows[0], printed_on(paper), domains, usual_print(paper)))

    def at(self, atom: Atom) -> list[Mention]:
        """Those that begin with this thing's first word."""
        return self._at.get(id(atom.words[0]), [])

    def ending(self, atom: Atom) -> list[Mention]:
        """Those over several lines of which this thing begins a further one."""
        first = atom.words[0]
        return [one for one in self.found if any(line.words[0] is first for line in one.atoms[1:])]

    def within(self, atom: Atom) -> list[Mention]:
        """Those that begin in this thing."""
        return [mention for word in atom.words for mention in self._at.get(id(word), [])]

    def _tell_breaks(self, broken: Sequence[tuple[tuple[Atom, ...], Sequence[Row]]], page: Lines) -> None:
        """What a break looks like, on the joined name and on what stands above and below it."""
        for lines, after in broken:
            told = set(traits(lines, below(lines, after), page))
            for one in self.at(lines[0]):
                if one.atoms[-1].words[0] is lines[-1].words[0]:
                    one.signs.update(f"{JOINED}: {trait}" for trait in told)
                elif one.atoms[-1].words[-1] is lines[-2].words[-1]:
                    one.signs.update(f"{ABOVE}: {trait}" for trait in told)
            for one in self.at(lines[-1]):
                one.signs.update(f"{BELOW}: {trait}" for trait in told)

    def named(self, name: str, atoms: tuple[Atom, ...], rows: Sequence[Row]) -> Mention:
        """The mention of this name at this place; made where there is none."""
        known = [one for one in self.within(atoms[0]) if one.name == name]
        if known:
            return known[0]
        row = next((row for row in rows if row.y0 <= atoms[0].y0 <= row.y1), rows[0])
        mention = Mention(name, (_from(atoms[0], name), *atoms[1:]), row, set(shape_of(name)))
        self.found.append(mention)
        self._at.setdefault(id(mention.first), []).append(mention)
        return mention

    def _add(self, atoms: tuple[Atom, ...], row: Row, sign: str) -> bool:
        """Whether the text of these things may be a name; each reading of it is one."""
        text = " ".join(atom.text for atom in atoms)
        kept = [self._keep(name, greeted, text, atoms, row, (sign, more)) for name, greeted, more in readings_of(text)]
        return any(kept)

    def _keep(
        self, name: str, greeted: bool, text: str, atoms: tuple[Atom, ...], row: Row, signs: tuple[str, ...]
    ) -> bool:
        if (is_label(text) and not legal_form(name)) or (len(atoms) > 1 and is_label(atoms[0].text)):
            return False  # "Payment reference:", "TO (SUPPLIER)" over a name
        if not may_name(name, text) or (greeted and " " not in name and not legal_form(name)):
            return False  # "Gentili Signori,"
        part = _from(atoms[0], name)
        mention = next((one for one in self.at(part) if one.name == name), None)
        if mention is None:
            mention = Mention(name, (part, *atoms[1:]), row, set(shape_of(name)))
            self.found.append(mention)
            for begin in {id(mention.first), id(atoms[0].words[0])}:
                self._at.setdefault(begin, []).append(mention)
        if bare(name.split()[-1]) != bare(text.split()[-1]):
            signs = tuple(sign for sign in signs if sign != "a name inside it")  # what goes beyond it was taken off
        known_as = text.rstrip().endswith(":") and not any(sign.startswith(_IN_SENTENCE) for sign in signs)
        mention.signs.update(filter(None, (*signs, "addressed" if greeted else "", "is a label" if known_as else "")))
        return True


def _from(atom: Atom, name: str) -> Atom:
    """The printed thing from where the name begins."""
    begins = name.split()[0]
    starts = (n for n, word in enumerate(atom.words) if word.text.endswith(begins) or word.text.startswith(begins))
    return part_of(atom, next(starts, 0), len(atom.words))


def printed_on(paper: Paper) -> str:
    """Each row of the first page by itself, normalised, between blanks."""
    return "\n".join(f" {normalise(row.text)} " for row in paper.rows[0])


def _rows(paper: Paper) -> Iterator[tuple[Row, Sequence[Row]]]:
    """Rows that may name a party, each with the next ones: the first page, and the end of the last."""
    ends = {id(row) for row in paper.rows[-1][-_LAST:]} if paper.rows else set()
    outside = {id(row) for row in paper.outside()}
    kept = [
        row
        for rows in {id(rows): rows for rows in (paper.rows[:1] + paper.rows[-1:])}.values()
        for row in rows
        if (row.page == 0 and (id(row) in outside or legal_form(row.atoms[0].text)))
        or (id(row) in ends and len(row.atoms) == 1)
    ]
    for n, row in enumerate(kept):
        if not in_mail_head(paper, row):
            yield row, [after for after in kept[n + 1 : n + 1 + _NEAR] if after.page == row.page]


def _goes_on(row: Row, at: int) -> bool:
    """Whether a line goes on right behind the thing, as sentences do: "Am 21.10.2024 wurden ..."."""
    atom = row.atoms[at]
    after = row.atoms[at + 1] if at + 1 < len(row.atoms) else None
    return after is not None and after.kind in _COUNTED and after.x0 - atom.x1 < size_of(atom)


def _begun(atom: Atom) -> Iterator[Atom]:
    """All of a printed thing, and what stands behind its last mark: what may go on in the next line."""
    yield atom
    mark = max((n for n, word in enumerate(atom.words) if _is_mark(word)), default=-1)
    if 0 <= mark < len(atom.words) - 1:
        yield part_of(atom, mark + 1, len(atom.words))


def _is_mark(word: Word) -> bool:
    return word.text in _SET_OFF or word.text.endswith(":")


def _rest(row: Row, atom: Atom, end: int, below: Sequence[Row]) -> str:
    """What a sentence goes on with behind a name: the rest of its line, and the next line where this one is full."""
    said = " ".join(word.text for word in atom.words[end:])
    wraps = atom is row.atoms[-1] and len(atom.words) - end < _FEW and len(row.text.split()) >= _SENTENCE and below
    flush = wraps and abs(below[0].atoms[0].x0 - row.atoms[0].x0) < _FLUSH and below[0].y0 - row.y1 < row.em
    return f"{said} {below[0].atoms[0].text}" if flush else said


def _around_year(row: Row, at: int) -> tuple[Atom, ...]:
    """A name, the year in brackets that parts it from older ones, and its form: "Lakeside Auto Glass (1994) Ltd."."""
    parts = row.atoms[at : at + 3]
    near = len(parts) > 2 and all(b.x0 - a.x1 < size_of(a) for a, b in pairwise(parts))
    told = near and _YEAR.fullmatch(parts[1].text) and legal_form(parts[2].text) == parts[2].text
    return tuple(parts) if told else ()


def _ends_small(row: Row, words: Sequence[Word], start: int, end: int) -> bool:
    """Whether all that a line says beside a name is one word written small at its end, as adjectives of some languages
    are: "Hôpital du Jura vaudois"."""
    return len(row.atoms) == 1 and start == 0 and end == len(words) - 1 and words[end].text.isalpha()


def _parts(row: Row, at: int, atom: Atom, below: Sequence[Row]) -> Iterator[tuple[tuple[Atom, ...], str]]:
    """What in a printed thing may be a name: all of it, with its form beside it, or a part of it."""
    if atom.kind not in ("text", "code"):
        return
    whole: tuple[Atom, ...] = (atom,)
    after = row.atoms[at + 1] if at + 1 < len(row.atoms) else None
    if after is not None and after.x0 - atom.x1 < _BLANK * size_of(atom) and legal_form(after.text) == after.text:
        whole = (atom, after)
    if named_with_year := _around_year(row, at):
        whole = named_with_year
    yield whole, ""
    before = row.atoms[at - 1] if at else None
    if (
        before is not None
        and before.kind == "mark"
        and before.text[0].isupper()
        and atom.x0 - before.x1 < size_of(atom)
    ):
        yield (together(before, atom),), ""  # "Dr", "D." are lone signs to whoever looks for debit
    words = atom.words
    marks = [n for n, word in enumerate(words) if _is_mark(word)]
    for start, end in zip([0, *(n + 1 for n in marks)], [*marks, len(words)], strict=True):
        if end <= start:
            continue
        last = part_of(atom, start, end)
        if marks:
            yield (last,), "set off" if start else ""
            yield (last,), set_off_by(last.words)
        if begins := behind_title(last.words):
            named = part_of(last, begins, len(last.words))
            yield (part_of(named, 0, end_of_form(named.words) or len(named.words)),), "behind a title"
            yield (last,), "a name inside it"
    if marks and is_title(" ".join(word.text for word in words[: marks[0]])):
        yield whole, "a name inside it"  # "Payment Advice - Orion Stores Ltd"
    for ends, role in before_label(words):
        yield (part_of(atom, 0, ends),), f"clear label of the {role}"
        yield whole, "a name inside it"  # "PAPETERIE DU LAC, bénéficiaire du règlement"
    for begins, role in behind_label(words):
        yield (part_of(atom, begins, len(words)),), f"clear label of the {role}"
        yield whole, "a name inside it"  # "SUPPLIER NAME Zephra Office Supplies"
    formed = (part_of(atom, 0, end),) if (end := end_of_form(words)) else whole
    if end:
        yield formed, "up to its form"
    for start, end in runs_of(words):
        if is_spoken(words, start, end):
            small = _ends_small(row, words, start, end)
            yield (part_of(atom, start, end),), "before a small word" if small else said_before(words, start)
            if is_paid_to(words, start, end):
                yield (part_of(atom, start, end),), "paid to"
            if names_paying(_rest(row, atom, end, below)):
                yield (
                    (part_of(atom, start, end),),
                    "inside a sentence of paying" if start else "opens a sentence of paying",
                )
            if end - start > 2 and words[start].text.lower() in ARTICLES:
                yield (part_of(atom, start + 1, end),), "behind an article"
            if begins := behind_title(words[start:end]):
                yield (part_of(atom, start + begins, end),), "behind a title"
                yield (part_of(atom, start, end),), "a name inside it"  # "Zahlung der Belmonte & Co. über"
            yield whole, "a small word at its end" if small else "a name inside it"
            if start > 1 and any(is_small(word.text) for word in words[:start]):
                yield formed, "a name inside it"  # "Les informamos que Larrañaga Hermanos SA"
