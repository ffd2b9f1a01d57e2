"""One assignment gives the roles of payer and payee to the names of a paper.

What a sign is worth for either role stands in one table (weights.tsv), fitted to papers with known truth: the odds of a
name are the product of what its signs are worth. Nobody is both parties, so both roles are given at once; how sure each
is follows from all other ways to give them.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from math import exp
from typing import Literal, NamedTuple

from extractors.contract import Hints
from extractors.papers.candidate import Candidate
from extractors.papers.pairs import Pair
from extractors.papers.paper import Paper
from extractors.papers.roles.claims import claim
from extractors.papers.roles.firms import Firm, firms_of, nobody_among, tell_of_others
from extractors.papers.roles.mentions import Mentions
from extractors.papers.roles.naming import readings_of_firm
from extractors.papers.roles.place import domains_of, stand
from extractors.papers.signs.table import SURE, table
from extractors.papers.signs.table import worth as signs_worth

Role = Literal["payer", "payee"]
ROLES: tuple[Role, Role] = ("payer", "payee")
_WORTH_NAMING = 0.05
"""Probability below which nobody needs to be told of a name."""
_LABEL = frozenset(("clear label", "fair label", "weak label"))


class Worth(NamedTuple):
    """What a sign is worth for each role, in log-odds."""

    payer: float
    payee: float


@cache
def weights() -> dict[str, Worth]:
    """The table: sign -> worth."""
    return {sign: Worth(*worths) for sign, worths in table(__package__, "weights.tsv").items()}


def sure_of(role: Role) -> float:
    """The probability from which nobody needs to be asked who has this role, as measured when the table was fitted."""
    return table(__package__, "weights.tsv")[SURE][ROLES.index(role)]


class Cast(NamedTuple):
    """Candidates for each role, best first, their weight the probability."""

    payers: list[Candidate]
    payees: list[Candidate]


class Odds(NamedTuple):
    """How surely each firm has a role, and that nobody has."""

    firms: list[float]
    nobody: float


def cast(paper: Paper, pairs: Sequence[Pair], hints: Hints) -> Cast:
    """Gives the roles. No payee where it is likelier that none is named."""
    firms = firms_on(paper, pairs, hints)
    payer, payee = given([firm.signs for firm in firms], nobody_among(paper, firms), of_one_print(firms), weights())
    payees = _ranked(firms, payee.firms, "payee") if max(payee.firms, default=0.0) > payee.nobody else []
    return Cast(_ranked(firms, payer.firms, "payer"), payees)


def given(
    signs: Sequence[frozenset[str]],
    nobody: frozenset[str],
    same: Sequence[Sequence[int]],
    weights: Mapping[str, Sequence[float]],
) -> tuple[Odds, Odds]:
    """Both roles at once: of all ways to give them to firms that share no print (`same`: with which each does), the
    share in which a firm has it."""
    payer, payee = ([exp(signs_worth(weights, of, role)) for of in signs] for role in range(len(ROLES)))
    no_payer, no_payee = (exp(signs_worth(weights, nobody, role)) for role in range(len(ROLES)))
    payers, payees = sum(payer) + no_payer, sum(payee) + no_payee
    pays = [odds * (payees - sum(payee[m] for m in same[n])) for n, odds in enumerate(payer)]
    paid = [odds * (payers - sum(payer[m] for m in same[n])) for n, odds in enumerate(payee)]
    whole = sum(pays) + no_payer * payees
    return (
        Odds([each / whole for each in pays], no_payer * payees / whole),
        Odds([each / whole for each in paid], no_payee * payers / whole),
    )


def of_one_print(firms: Sequence[Firm]) -> list[list[int]]:
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
    tell_of_others(firms)
    return firms


def worth(signs: Iterable[str], role: Role) -> float:
    """Log-odds of a name with these signs."""
    return signs_worth(weights(), signs, ROLES.index(role))


def _ranked(firms: Sequence[Firm], sure: Sequence[float], role: Role) -> list[Candidate]:
    """By how sure it is that this firm has the role and that this is its name."""
    likely = [(firm, p) for firm, p in zip(firms, sure, strict=True) if p >= _WORTH_NAMING]
    found = [
        _candidate(firm, name, role, p * share)
        for firm, p in sorted(likely, key=lambda one: -one[1])
        for name, share in readings_of_firm(firm.mentions).items()
        if p * share >= _WORTH_NAMING
    ]
    return sorted(found, key=lambda one: -one.weight)


def _candidate(firm: Firm, name: str, role: Role, probability: float) -> Candidate:
    """The firm by this name, where most speaks for the role."""
    best = max((m for m in firm.mentions if m.name == name), key=lambda m: worth(m.signs, role))
    place = next((m.address for m in firm.mentions if m.address), ())
    return Candidate(best.name, round(probability, 4), best.atoms, best.row.page, _why(firm.signs, role), place)


def _why(signs: frozenset[str], role: Role) -> str:
    """The sign that says most for the role; a label before all."""
    if any(sign.startswith(level) and f"the {role}" in sign for sign in signs for level in _LABEL):
        return "label"
    known = [sign for sign in signs if sign in weights()]
    return max(known, key=lambda sign: (worth((sign,), role), sign), default="")
