"""Which reading of what is printed is a firm's name: "Die Gerber KG" or "Gerber KG", "We, Kerr Ltd" or "Kerr Ltd".

The names of one firm compete as firms do for a role: each bears what its mentions look like and what it says more than
the others, and what a sign is worth is fitted (names.tsv).
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from extractors.fields.composed import says_nothing_of_a_firm
from extractors.fields.lexicon import labels, normalise
from extractors.fields.parties import legal_form, looks_like_company
from extractors.papers.names import TO, TOWARDS
from extractors.papers.roles.mentions import Mention
from extractors.papers.roles.shape import ARTICLES, INSIDE, LOOKS, OWNER, is_formed, is_person
from extractors.papers.roles.spoken import is_small
from extractors.papers.signs.table import shares, table, worth

NAME = "name"
"""What the table calls its only role."""
_MARKS = " ,;:·|-–—/"
_TOLD = LOOKS | frozenset((
    "a name inside it", "more behind its form", "up to its form", "behind an article", "behind a title",
    "before a town", "behind a code", "before a small word", "a small word at its end",
    "with a small word", "with what stands behind it", "set off", "wrapped", "addressed", "headline",
    "inside a sentence", "opens a sentence", "inside a sentence of paying", "opens a sentence of paying",
    "behind a word for from", "behind a word for to", "line of the sender", "owns a domain", "sends the mail",
    "joined: both said alone", "clear label of the payer",
    "clear label of the payee", "fair label of the payer", "fair label of the payee", "another label", "unknown label",
))  # fmt: skip
"""Signs of a mention that say where its name begins and ends; where on the page it stands says nothing of that."""
_FIRM = 0.6
_GERMAN = frozenset(("der", "die", "das"))
"""Articles that sentences put before firms: "Die Gerber KG hat überwiesen"; others rather belong to names."""


def names_of(mentions: Sequence[Mention]) -> dict[str, frozenset[str]]:
    """Each name that a firm is given, and the signs that it is the right one."""
    told: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        told[mention.name].append(mention)
    if len(told) == 1:
        return {name: frozenset() for name in told}
    return {name: frozenset(_signs(name, own, list(told))) for name, own in told.items()}


def readings_of_firm(mentions: Sequence[Mention]) -> dict[str, float]:
    """How surely each name is the firm's, best first."""
    names = names_of(mentions)
    if len(names) < 2:
        return dict.fromkeys(names, 1.0)
    weights = table(__package__, "names.tsv")
    sure = dict(zip(names, shares([worth(weights, signs, 0) for signs in names.values()]), strict=True))
    told: dict[str, float] = {}
    for name in sorted(sure, key=lambda one: -sure[one]):  # "SUNBELT LP" and "Sunbelt LP" are one name
        same = next((known for known in told if normalise(known) == normalise(name)), name)
        told[same] = told.get(same, 0.0) + sure[name]
    return dict(sorted(told.items(), key=lambda one: -one[1]))


def _signs(name: str, mentions: Sequence[Mention], names: Sequence[str]) -> Iterator[str]:
    """What its mentions look like, whether it is all that is printed there, how often it is, what it says more."""
    for mention in mentions:
        yield from mention.signs & _TOLD
    place = "alone" if any(map(_is_whole, mentions)) else "in more print"
    yield f"stands {place}"
    if len({(m.row.page, m.row.y0) for m in mentions}) > 1:
        yield "stands in two places"
    if is_formed(name):
        yield "says what kind of firm"
    for other in names:
        if len(other) < len(name) and (more := _more(name, other)) is not None:
            yield more
            yield f"{more}, {place}"


def _is_whole(mention: Mention) -> bool:
    """Whether the name is all that is printed in its place."""
    first = next((atom for atom in mention.row.atoms if mention.first in atom.words), mention.atoms[0])
    return mention.lines > 1 or first.text.strip(_MARKS) == mention.name


def _more(name: str, other: str) -> str | None:
    """What a longer name says before or behind a shorter one."""
    if name.endswith(other) and name[-len(other) - 1] in _MARKS:
        return f"{_kind(name[: -len(other)])} before"
    if name.startswith(other) and name[len(other)] in _MARKS:
        return f"{_kind(name[len(other) :])} behind"
    return "written longer" if normalise(name) != normalise(other) else None


def _kind(text: str) -> str:
    """What a part of a name looks like."""
    part = text.strip(_MARKS)
    words = part.split()
    kinds = (
        ("nothing", not words), ("a word for to", part.istitle() and part.lower() in TO),
        ("a German article", part.lower() in _GERMAN), ("an article", part.lower() in ARTICLES),
        ("a small word", part in INSIDE | TOWARDS), ("a label", bool(labels().exact(part))),
        ("an owner", OWNER.fullmatch(part) is not None), ("a form", legal_form(part) == part),
        ("a part set off", text[:1] == " " and text.strip()[:1] in "-–—/|"),
        ("a formed name", legal_form(part) is not None), ("words in brackets", part.startswith("(")),
        ("a sentence", sum(map(is_small, words)) > 1), ("words of labels", says_nothing_of_a_firm(part)),
        ("a person", is_person(part)), ("a firm's words", looks_like_company(part) >= _FIRM),
        ("a number", any(map(str.isdigit, part))), ("a clause", text.rstrip().endswith((",", ";", ":"))),
        ("one word", len(words) == 1),
    )  # fmt: skip
    return next((kind for kind, fits in kinds if fits), "words")
