"""What is known of the signs of parties before any paper is read, and their fit."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from extractors.papers.roles.assignment import ROLES, Worth
from extractors.papers.roles.naming import NAME
from extractors.papers.signs import fit as signs_fit
from extractors.papers.signs.fit import Sample
from extractors.papers.signs.table import NOBODY, Worths

PRIOR = {
    "on behalf": Worth(4, -2), "in the subject": Worth(2, -1), "behind a title": Worth(1, 1), "headline": Worth(3, -1),
    "cheque": Worth(-5, 8), "fair label of the payer": Worth(2, -1), "fair label of the payee": Worth(-1, 2),
    "weak label of the payer": Worth(1, -0.5), "weak label of the payee": Worth(-0.5, 1),
    "clear label of the payer": Worth(3, -1), "clear label of the payee": Worth(-1, 3), "addressed": Worth(-3, 2),
    "line of the sender": Worth(3, -2), "foot of the sender": Worth(2.5, -2), "under the sender's line": Worth(-3, 1),
    "signs by its domain": Worth(3, -2), "signed for": Worth(2.5, -2), "owns a domain": Worth(1.5, -1),
    "over contact details": Worth(1.5, -1.5), "with who pays out": Worth(2, -1), "with who takes in": Worth(-2, 2),
    "a bank": Worth(-2, -1), "pays out": Worth(-3, -3), "an address": Worth(-3, -3), "is a label": Worth(-3, -3),
    "words of labels": Worth(-1.5, -1.5), "small letter": Worth(-2, -2), "a name inside it": Worth(-3, -3),
    "more behind its form": Worth(-2, -2), "joined: a word said twice": Worth(-3, -3),
    "joined: both said alone": Worth(-3, -3),
    "behind who pays out": Worth(-3, -3), "one general word": Worth(-3, -3),
    "another is paid for": Worth(-4, 0), "opens a sentence of paying": Worth(2, -1), "told as paid": Worth(-1, 1.5),
    "joined: an activity below": Worth(-1.5, -1.5), "joined: an activity above": Worth(-1, -1),
    "goes on: an activity below": Worth(0.5, 0.5), "begun above: an activity above": Worth(0.5, 0.5),
    "before a town": Worth(0, 0), "behind a code": Worth(0, 0),
    "before a small word": Worth(-1.5, -1.5), "a small word at its end": Worth(0, 0),
    "paid to": Worth(-3, 4), "the mail goes to": Worth(-3, 2), "a person, the mail goes to": Worth(-2, -3),
    "the mail goes to another": Worth(0, -3),
    "highest, at the window's side": Worth(-3.5, 3.5), "a person, in the head of a mail passed on": Worth(-4, -7),
}  # fmt: skip
"""In log-odds: who signs, in whose name is paid, whose domain it is."""


HELD = frozenset(("highest, at the window's side",))
"""Signs that are not fitted: how letters of a country are folded is a habit that few makers of papers follow."""
NAME_PRIOR = {
    "before a town": (1.5,), "behind a code": (2.5,), "before a small word": (-1.0,), "a small word at its end": (0.5,),
    "says what kind of firm": (2.0,), "a name inside it": (-3.0,), "more behind its form": (-2.0,),
    "is a label": (-3.0,), "stands alone": (1.0,), "stands in two places": (1.0,), "words of labels before": (-2.0,),
    "a clause before": (-2.0,), "a form behind": (2.0,), "a formed name behind": (-1.0,), "addressed": (-1.0,),
    "a label before": (-3.0,), "a sentence before": (-3.0,), "a part set off behind": (-2.5,),
    "a word for to before": (-1.5,), "an article before, in more print": (-1.0,),
    "words in brackets behind": (-2.5,), "an address": (-3.0,), "joined: both said alone": (-3.0,),
    "a German article before, in more print": (-2.0,), "a small word before": (1.0,),
}  # fmt: skip
"""The same of the names of one firm."""
TABLE, NAMES = (Path(__file__).with_name(name) for name in ("weights.tsv", "names.tsv"))
"""Where the tables are kept."""
_SMALL = 0.1
"""What is worth less is left out."""


def fit(samples: Sequence[Sample], told: Mapping[str, Worths] | None = None) -> dict[str, Worth]:
    """The table of roles, without what is worth next to nothing. `told`: the table to be learned on from. Raises
    ValueError where no sample tells a role."""
    fitted = signs_fit.fit(samples, ROLES, PRIOR, HELD, told)
    return {sign: Worth(*worths) for sign, worths in _telling(fitted).items()}


def fit_names(samples: Sequence[Sample], told: Mapping[str, Worths] | None = None) -> dict[str, Worths]:
    """The same of names: which of a firm's is right."""
    return _telling(signs_fit.fit(samples, (NAME,), NAME_PRIOR, told=told))


def _telling(fitted: dict[str, Worths]) -> dict[str, Worths]:
    return {sign: worths for sign, worths in fitted.items() if sign == NOBODY or max(map(abs, worths)) >= _SMALL}
