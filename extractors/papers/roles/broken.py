"""Names broken over lines: which lines may be one name, and what speaks for it and against it.

Whether they are one is decided with the roles: the joined name, what stands above and what stands below are three names
that compete, and each bears what the break looks like.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from docflow.schema.place import Word
from extractors.fields.composed import says_nothing_of_a_firm
from extractors.fields.lexicon import labels, normalise
from extractors.fields.parties import is_desk, legal_form, looks_like_address, looks_like_company, telling_words
from extractors.papers.blocks import Print, print_of, same_print, size_of
from extractors.papers.names import CLOSINGS, addresses_below, is_place
from extractors.papers.pairs import part_of
from extractors.papers.roles.shape import INSIDE, heads_state, is_person, is_title, names_activity
from extractors.papers.roles.spoken import is_small, runs_of
from extractors.tables import Atom, Row

JOINED, ABOVE, BELOW = "joined", "goes on", "begun above"
"""The three names of a break: all of it, its first lines, its last line."""
_LINES = 3
"""Lines of a name."""
_CLAUSE, _WORDS = 6, 8
"""Words of the end of a name in a line of its own, and of its beginning."""
_FIRM = 0.6
_DOTS = "·•|"
_REACH = 6
"""Rows around a break that show how wide its column is."""
_JOINTS = frozenset(("&", "+", "e", "y", "et", "und", "and", "en", "de", "di", "of", "der", "für", "do", "da", "van"))
"""Words that no name ends with: it goes on in the next line."""
_BLANK = 1.5
"""Sizes of a font: no blank of a sentence is wider."""
_WRAPPED = 8
"""Words of the next line that a name may go on with in a sentence."""


class Lines(NamedTuple):
    """What is printed on a page, for the question whether a name is broken."""

    rows: Sequence[Row]
    printed: str
    """Each row by itself, normalised."""
    domains: frozenset[str]
    usual: Print


_OTHER_PRINT = 0.7
"""Of the size of a line: print below it that is so small is not its own."""
_COURTESIES = frozenset(("mr", "mrs", "ms", "herr", "frau", "mme", "mlle", "sig", "sra", "srta", "dhr", "mevr"))
"""How a person is called whom the line below a firm names."""


def joins_of(begun: Atom, left: float, after: Sequence[Row]) -> Iterator[tuple[Atom, ...]]:
    """The thing with one or two lines right below it; `left`: where the line begins that it is the end of."""
    lines = [begun]
    for _ in range(_LINES - 1):
        under = next(map(_up_to_mark, _below(lines[-1], after, left)), None)
        if under is None or under.text == begun.text or not _may_go_on(lines[-1], under):
            return
        lines.append(under)
        yield tuple(lines)


def _up_to_mark(line: Atom) -> Atom:
    """ "Handels-KG · Postfach 30 11": a word and its form before the mark that parts a name from its address."""
    at = next((n for n, word in enumerate(line.words) if word.text in _DOTS), 0)
    begun = part_of(line, 0, at) if at else line
    return begun if _end_shape(begun, begun.text) in ("a form alone", "one word and a form") else line


def below(lines: Sequence[Atom], after: Sequence[Row]) -> str:
    """What stands right below the last of these lines."""
    return next((atom.text for atom in _below(lines[-1], after, lines[0].x0)), "")


def _below(line: Atom, after: Sequence[Row], left: float) -> Iterator[Atom]:
    """Things right below it; a mark that opens a line with what follows it: "& Fils SAS"."""
    for row in after:
        for n, atom in enumerate(row.atoms):
            if _is_below(line, atom, left):
                beside = row.atoms[n + 1] if n + 1 < len(row.atoms) else None
                if beside is not None and looks_like_address(f"{atom.text} {beside.text}"):
                    continue  # "Kanaalweg" "3": a street whose number is set apart
                yield together(atom, beside) if atom.text in ("&", "+") and beside else atom


def together(first: Atom, second: Atom) -> Atom:
    """Two things of a row as one text."""
    return first._replace(
        kind="text",
        text=f"{first.text} {second.text}",
        x1=second.x1,
        right=second.right,
        words=(*first.words, *second.words),
    )


def _is_below(first: Atom, second: Atom, left: float) -> bool:
    middle = abs(first.x0 + first.x1 - second.x0 - second.x1) / 2
    aligned = min(abs(first.x0 - second.x0), abs(left - second.x0), abs(first.x1 - second.x1), middle) < 3
    return aligned and -2 <= second.y0 - first.y1 < 0.75 * size_of(first)


def _may_go_on(first: Atom, second: Atom) -> bool:
    """Whether neither line is something else by itself: a label, an address, a title, a desk, a greeting."""
    if first.kind != "text" or second.kind != "text" or len(second.words) > _CLAUSE or len(first.words) > _WORDS:
        return False
    if ":" in second.text or second.text[-1] in ",!" or first.text[-1] in ":!":
        return False
    if second.words[0].text.rstrip(".").casefold() in _COURTESIES:
        return False  # "Mme Delmas" below the firm
    if ", " in second.text and not legal_form(f"{first.text} {second.text}"):
        return False  # "Allentown, Pennsylvania" below the firm
    if _is_whole(first.text) and not _goes_on_with(second.text):
        return False  # "Logistikzentrum Zeltweg" below "Murtal Handelsgesellschaft m.b.H."
    if _is_whole(second.text) and size_of(second) < _OTHER_PRINT * size_of(first):
        return False  # "Linnenverhuur Jansma B.V." in an address below the letterhead
    closes = not set(normalise(first.text).split()).isdisjoint(CLOSINGS)
    desk = is_desk(second.text) and not first.text.endswith(",")  # "Stadt Bergheim," over "Finanzverwaltung"
    return not (closes or desk or any(map(_is_told, (first, second))) or is_desk(first.text))


def _is_whole(text: str) -> bool:
    """A firm of several words that ends with its legal form: no more of its name follows but another form."""
    form = legal_form(text) or ""
    named = len(text.split()) > len(form.split()) + 1
    return bool(form) and named and text.rstrip(".").endswith(form.rstrip("."))


def _goes_on_with(text: str) -> bool:
    """A joint, or a legal form by itself: "& Co. KG"."""
    return text.split()[0].casefold() in _JOINTS or legal_form(text) == text.strip("()") or text[0] in "&+("


def _is_told(line: Atom) -> bool:
    """Whether a line is known for something that is no name."""
    text = line.text
    if legal_form(text):
        return False
    words = says_nothing_of_a_firm(text) and looks_like_company(text) < _FIRM
    numbered = any(map(str.isdigit, text))
    if addresses_below(text):
        return True
    return numbered or words or heads_state(text) or is_place(text) or bool(labels().exact(text)) or is_title(text)


def wrapped(row: Row, after: Sequence[Row]) -> Iterator[tuple[Atom, ...]]:
    """Names that a sentence goes on with in its next line: "... à Ets Guérin" over "& Fils SAS."."""
    last, under = row.atoms[-1], after[0] if after else None
    if (
        under is None
        or last.kind != "text"
        or not any(is_small(word.text) for atom in row.atoms for word in atom.words)
    ):
        return
    if abs(under.atoms[0].x0 - row.atoms[0].x0) > 3 or under.y0 - row.y1 > size_of(last):
        return
    if any(right.x0 - left.x1 > _BLANK * size_of(last) for left, right in pairwise(row.atoms)) or is_place(under.text):
        return  # no sentence, but things level with each other, or "Dr. med. Karin Wiesner" over her street
    rest = [(atom, n) for atom in under.atoms for n in range(len(atom.words))][:_WRAPPED]
    words = (*last.words, *(atom.words[n] for atom, n in rest))
    for start, end in runs_of(words):
        if start < len(last.words) < end:
            more = rest[: end - len(last.words)]
            parts = [
                part_of(atom, 0, 1 + max(n for of, n in more if of is atom))
                for atom in under.atoms
                if any(of is atom for of, _ in more)
            ]
            yield part_of(last, start, len(last.words)), *parts


def traits(lines: Sequence[Atom], following: str, page: Lines) -> Iterator[str]:
    """What a break looks like. `following`: the line below."""
    *begun, last = lines
    first, upper = lines[0], begun[-1]
    above, below = " ".join(atom.text for atom in begun), last.text
    said = (normalise(above), normalise(below))
    whole = " ".join(said)
    yield "in lines"
    yield f"{_end_shape(upper, above)} over {_end_shape(last, below)}"
    for fits, trait in (
        (len(lines) > 2, "in three lines"),
        (not same_print(upper, last), "other print"),
        (any(mine > other for mine, other in zip(print_of(first), page.usual, strict=True)), "loud"),
        (upper.words[-1].text.lower() in _JOINTS or upper.text[-1] in "-&+,", "after a joint"),
        (last.words[0].text in INSIDE or last.words[0].text in "&+", "before a joint"),
        (legal_form(f"{above} {below}") not in (None, legal_form(above), legal_form(below)), "inside a form"),
        (says_nothing_of_a_firm(above), "words of labels above"),
        (says_nothing_of_a_firm(below), "words of labels below"),
        (names_activity(above), "an activity above"),
        (names_activity(below), "an activity below"),
        (len(begun) == 1 and len(first.words) == 1, "one word above"),
        (above.isupper() != below.isupper(), "other case"),
        (not set(telling_words(above)).isdisjoint(telling_words(below)), "a word said twice"),
        (any(map(str.isdigit, last.words[0].text)), "a number below"),
        (looks_like_address(following), "over an address"),
        (looks_like_address(following) and not same_print(upper, last), "other print over an address"),
        (_is_full(upper, last.words[0], page.rows), "in a full line"),
        (f" {whole} " in page.printed, "said in one line"),
        (page.printed.count(f" {said[1]} ") > 1, "its end said alone"),
        (page.printed.count(f" {said[0]} ") > 1, "its beginning said alone"),
        (all(page.printed.count(f" {part} ") > 1 for part in said), "both said alone"),
        (_owned(whole, said[0], page.domains), "one domain"),
    ):
        if fits:
            yield trait


def _end_shape(line: Atom, text: str) -> str:
    """What a line looks like by itself."""
    form = legal_form(text)
    own = len(line.words) - len((form or "").split())
    if is_person(text):
        return "a person"
    if form is not None:
        return ("a form alone", "one word and a form", "a formed name")[max(0, min(own, 2))]
    if looks_like_company(text) >= _FIRM:
        return "one word of a firm" if own == 1 else "words of a firm"
    return "one word" if own == 1 else "words"


def _is_full(line: Atom, following: Word, rows: Sequence[Row]) -> bool:
    """Whether the next word would not have found room in the column: no line of it is so long."""
    at = next((n for n, row in enumerate(rows) if row.y0 <= line.y0 <= row.y1), 0)
    column = [a for row in rows[max(0, at - _REACH) : at + _REACH] for a in row.atoms if abs(a.x0 - line.x0) < 3]
    room = max((a.x1 for a in column), default=line.x1)
    return line.x1 + following.x1 - following.x0 + size_of(line) / 4 > room + 1


def _owned(whole: str, begun: str, domains: frozenset[str]) -> bool:
    """Whether a domain is made of words on both sides of the break."""
    letters, half = "".join(whole.split()), len("".join(begun.split()))
    return any(letters.startswith(domain) and len(domain) > half for domain in domains)
