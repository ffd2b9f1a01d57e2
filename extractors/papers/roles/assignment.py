"""One assignment gives the roles of payer and payee to the names of a paper.

What a sign is worth for either role stands in one table (weights.tsv), fitted to papers with known truth: the odds of a
name are the product of what its signs are worth. Nobody is both parties, so both roles are given at once; how sure each
is follows from all other ways to give them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from math import exp
from typing import Literal, NamedTuple

from extractors.contract import Hints
from extractors.fields.lexicon import normalise
from extractors.fields.parties import legal_form, same_party
from extractors.papers.candidate import Candidate
from extractors.papers.pairs import Pair
from extractors.papers.paper import Paper
from extractors.papers.roles.claims import claim
from extractors.papers.roles.crossed import PLACES, crossed
from extractors.papers.roles.mentions import Mention, Mentions
from extractors.papers.roles.place import domains_of, stand
from extractors.papers.roles.shape import LOOKS, is_formed
from extractors.papers.signs.table import NOBODY, table
from extractors.papers.signs.table import worth as signs_worth

Role = Literal["payer", "payee"]
ROLES: tuple[Role, Role] = ("payer", "payee")
_ALIKE = 0.85
_WORTH_NAMING = 0.05
"""Probability below which nobody needs to be told of a name."""
_SIGNS = frozenset(("signs", "at the foot", "foot of the sender"))
_ADDRESS = "over an address"
_BEHALF = "on behalf"
_OF_MARKS = LOOKS | {"firm below it"}
"""Signs of the mark of a firm that say nothing of the firm: what it looks like, and that its full name stands below."""
_WIDE = frozenset(("a name inside it", "more behind its form"))
"""Signs of a text that is more than the name in it."""
_LABEL = frozenset(("clear label", "fair label", "weak label"))


class Worth(NamedTuple):
    """What a sign is worth for each role, in log-odds."""

    payer: float
    payee: float


@cache
def weights() -> dict[str, Worth]:
    """The table: sign -> worth."""
    return {sign: Worth(*worths) for sign, worths in table(__package__, "weights.tsv").items()}


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


class Cast(NamedTuple):
    """Candidates for each role, best first, their weight the probability; and how surely nobody is named."""

    payers: list[Candidate]
    payees: list[Candidate]
    no_payer: float
    no_payee: float


def cast(paper: Paper, pairs: Sequence[Pair], hints: Hints) -> Cast:
    """Gives the roles."""
    firms = firms_on(paper, pairs, hints)
    payer, payee = ([exp(worth(firm.signs, role)) for firm in firms] for role in ROLES)
    no_payer, no_payee = (exp(worth((NOBODY,), role)) for role in ROLES)
    payers, payees = sum(payer) + no_payer, sum(payee) + no_payee
    same = _of_one_print(firms)
    beside = [payees - sum(payee[m] for m in same[n]) for n in range(len(firms))]
    before = [payers - sum(payer[m] for m in same[n]) for n in range(len(firms))]
    pays = [a * rest for a, rest in zip(payer, beside, strict=True)]
    paid = [b * rest for b, rest in zip(payee, before, strict=True)]
    whole = sum(pays) + no_payer * payees
    payers_sure, payees_sure = ([each / whole for each in odds] for odds in (pays, paid))
    return Cast(
        _ranked(firms, payers_sure, "payer"),
        _ranked(firms, payees_sure, "payee"),
        no_payer * payees / whole,
        no_payee * payers / whole,
    )


def _of_one_print(firms: Sequence[Firm]) -> list[list[int]]:
    """With which firms each shares printed words, itself among them: a name and a part of it are no two parties."""
    printed = [firm.printed for firm in firms]
    return [
        [m for m, other in enumerate(printed) if m == n or not own.isdisjoint(other)] for n, own in enumerate(printed)
    ]


def firms_on(paper: Paper, pairs: Sequence[Pair], hints: Hints) -> list[Firm]:
    """All that may be a party, with its signs."""
    mentions = Mentions(paper, pairs, domains_of(paper, hints.sender))
    claim(paper, pairs, mentions, hints)
    stand(paper, mentions, hints)
    firms = firms_of(mentions.found)
    _tell_of_others(firms)
    return firms


def _tell_of_others(firms: Sequence[Firm]) -> None:
    """Where somebody signs over his address, whoever stands on top is written to; and who writes on behalf of a firm
    is not that firm."""
    signing = [firm for firm in firms if any(m.signs & _SIGNS and _ADDRESS in m.signs for m in firm.mentions)]
    behalf = [firm for firm in firms if any(_BEHALF in m.signs for m in firm.mentions)]
    for sign, told in (("another signs over its address", signing), ("another is paid for", behalf)):
        for firm in firms if told else ():
            if any(other is not firm and other.printed.isdisjoint(firm.printed) for other in told):
                firm.beside.add(sign)


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
    wide = not _WIDE.isdisjoint(one.signs | other.signs)
    beside = (one.row.page, one.row.y0) == (other.row.page, other.row.y0)
    if not wide and max(one.lines, other.lines) > 1 and not one.printed.isdisjoint(other.printed):
        return one.name == other.name  # of a broken name and its parts one is right
    held = (wide or beside) and (one.name.endswith(f" {other.name}") or other.name.endswith(f" {one.name}"))
    alike = same_party(one.name, other.name) > _ALIKE
    return held or alike or _is_mark(one.name, other.name) or _is_mark(other.name, one.name)


def _is_mark(mark: str, full: str) -> bool:
    """ "Ridgeline" is the beginning of "Ridgeline Outdoor Brands, Inc."."""
    if legal_form(mark) or not is_formed(full):
        return False
    words, whole = normalise(mark).split(), normalise(full).split()
    return whole[1:] == words or whole[: len(words)] == words or (len(words) > 1 and set(words) <= set(whole))


def worth(signs: Iterable[str], role: Role) -> float:
    """Log-odds of a name with these signs."""
    return signs_worth(weights(), signs, ROLES.index(role))


def _ranked(firms: Sequence[Firm], sure: Sequence[float], role: Role) -> list[Candidate]:
    found = sorted(zip(sure, range(len(firms)), strict=True), key=lambda pair: (-pair[0], pair[1]))
    return [_candidate(firms[n], role, p) for p, n in found if p >= _WORTH_NAMING]


def _candidate(firm: Firm, role: Role, probability: float) -> Candidate:
    """The firm by the name that says most: with its legal form, and where most speaks for the role."""
    best = max(
        firm.mentions,
        key=lambda m: (is_formed(m.name), _WIDE.isdisjoint(m.signs), worth(m.signs, role), len(m.name)),
    )
    place = next((m.address for m in firm.mentions if m.address), ())
    return Candidate(best.name, round(probability, 4), best.atoms, best.row.page, _why(firm.signs, role), place)


def _why(signs: frozenset[str], role: Role) -> str:
    """The sign that says most for the role; a label before all."""
    if any(sign.startswith(level) and f"the {role}" in sign for sign in signs for level in _LABEL):
        return "label"
    known = [sign for sign in signs if sign in weights()]
    return max(known, key=lambda sign: (worth((sign,), role), sign), default="")
