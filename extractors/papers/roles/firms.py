"""Who is named on a paper: mentions of one firm together, with all that speaks of it, and what speaks for nobody."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from extractors.fields.lexicon import normalise
from extractors.fields.parties import legal_form, same_party
from extractors.papers.paper import Paper
from extractors.papers.roles.crossed import CALLED, PLACES, crossed
from extractors.papers.roles.mentions import Mention
from extractors.papers.roles.shape import LOOKS, is_formed
from extractors.papers.signs.table import NOBODY

_ALIKE = 0.85
_SIGNS = frozenset(("signs", "at the foot", "foot of the sender"))
_ADDRESS = "over an address"
_BEHALF = "on behalf"
_MAILED = "the mail goes to"
_OF_MARKS = LOOKS | {"firm below it"}
"""Signs of the mark of a firm that say nothing of the firm: what it looks like, and that its full name stands below."""
_TORN = "joined: both said alone"
_WIDE = frozenset(("a name inside it", "more behind its form"))
"""Signs of a text that is more than the name in it."""
_COUNTED = ("none", "one", "several")


@dataclass(eq=False)
class Firm:
    """What several mentions name, with all their signs."""

    mentions: list[Mention]
    beside: set[str] = field(default_factory=set)
    """What the other firms of the paper say of it."""

    @cached_property
    def signs(self) -> frozenset[str]:
        """Of all its mentions, and that there are several."""
        rows = {(m.row.page, m.row.y0) for m in self.mentions}
        more = (("said twice", len(rows) > 1), ("named with its form", any(legal_form(m.name) for m in self.mentions)))
        alone = [m.signs for m in self.mentions if _WIDE.isdisjoint(m.signs)]
        formed = any(is_formed(m.name) for m in self.mentions)
        told = [
            m.signs - (_WIDE if alone else set()) - (_OF_MARKS if formed and not is_formed(m.name) else set())
            for m in self.mentions
        ]
        return frozenset().union(
            *told,
            *map(crossed, told),
            self.beside,
            crossed(set().union(*told) & PLACES | self.beside),
            (sign for sign, fits in more if fits),
        )

    @cached_property
    def printed(self) -> frozenset[int]:
        """The printed words that name it."""
        named = [m for m in self.mentions if _WIDE.isdisjoint(m.signs)] or self.mentions
        return frozenset().union(*(m.printed for m in named))


def tell_of_others(firms: Sequence[Firm]) -> None:
    """What the others are says who one is: where somebody signs over his address, whoever stands on top is written to;
    who writes on behalf of a firm is not that firm; where a label says who pays, another address is the payee's."""
    told = {
        "another signs over its address": [
            f for f in firms if any(m.signs & _SIGNS and _ADDRESS in m.signs for m in f.mentions)
        ],
        "the mail goes to another": [
            f for f in firms if any(_MAILED in m.signs and is_formed(m.name) for m in f.mentions)
        ],
        "another is paid for": [f for f in firms if any(_BEHALF in m.signs for m in f.mentions)],
    } | {
        f"another has a {called}": [f for f in firms if any(called in m.signs for m in f.mentions)] for called in CALLED
    }
    for sign, others in told.items():
        for firm in firms if others else ():
            if any(other is not firm and other.printed.isdisjoint(firm.printed) for other in others):
                firm.beside.add(sign)


def nobody_among(paper: Paper, firms: Sequence[Firm]) -> frozenset[str]:
    """The signs of what is not printed: what kind of paper it is, and who else might be meant."""
    return frozenset((NOBODY, *_of_nobody(paper, [mention for firm in firms for mention in firm.mentions])))


def _of_nobody(paper: Paper, mentions: Sequence[Mention]) -> Iterator[str]:
    yield f"{NOBODY}: read by {paper.pages.reader}"
    over = {id(mention.row) for mention in mentions if _ADDRESS in mention.signs}
    yield f"{NOBODY}: {_COUNTED[min(len(over), 2)]} over an address"
    formed = {normalise(mention.name) for mention in mentions if "legal form" in mention.signs}
    yield f"{NOBODY}: {_COUNTED[min(len(formed), 2)]} with a legal form"
    for called in sorted(CALLED):
        if any(called in mention.signs for mention in mentions):
            yield f"{NOBODY}: one has a {called}"


def firms_of(mentions: Sequence[Mention]) -> list[Firm]:
    """Mentions of one firm together."""
    firms: list[Firm] = []
    for mention in mentions:
        home = next((firm for firm in firms if any(_is_one(m, mention) for m in firm.mentions)), None)
        if home is None:
            firms.append(Firm([mention]))
        else:
            home.mentions.append(mention)
    return firms


def _is_one(one: Mention, other: Mention) -> bool:
    """Whether two names are one firm's, or one is the end of a text that holds more than it or goes on before it."""
    if _TORN in one.signs | other.signs:
        return one.name == other.name  # two firms, one below the other, are none
    wide = not _WIDE.isdisjoint(one.signs | other.signs)
    beside = (one.row.page, one.row.y0) == (other.row.page, other.row.y0)
    if not wide and max(one.lines, other.lines) > 1 and not one.printed.isdisjoint(other.printed):
        return one.name == other.name  # of a broken name and its parts one is right
    held = (wide or beside) and (one.name.endswith(f" {other.name}") or other.name.endswith(f" {one.name}"))
    held = held or (beside and bool({"before a town"} & (one.signs | other.signs)) and _goes_on(one.name, other.name))
    alike = same_party(one.name, other.name) > _ALIKE
    return held or alike or _is_mark(one.name, other.name) or _is_mark(other.name, one.name)


def _goes_on(one: str, other: str) -> bool:
    """Whether one name is the beginning of the other."""
    shorter, longer = sorted((one, other), key=len)
    return longer.startswith((f"{shorter}, ", f"{shorter} ("))


def _is_mark(mark: str, full: str) -> bool:
    """ "Ridgeline" is the beginning of "Ridgeline Outdoor Brands, Inc."."""
    if legal_form(mark) or not is_formed(full):
        return False
    words, whole = normalise(mark).split(), normalise(full).split()
    return whole[1:] == words or whole[: len(words)] == words or (len(words) > 1 and set(words) <= set(whole))
