"""Signs that say more together than each by itself: what a name looks like, and where it stands or who claims it.

A person's name below "Kind regards" is no payer; the same name behind "Payer:" is one.
"""

from collections.abc import Iterator, Set
from itertools import combinations

_LOOKS = frozenset(("a person", "one word", "legal form", "word of a firm", "capitals", "no shape", "a bank"))
CALLED = frozenset(("clear label of the payer", "clear label of the payee"))
"""What says of the others who they are not."""
PLACES = frozenset((
    *(f"another has a {called}" for called in CALLED),
    "opens the page", "heads a block", "over an address", "right over an address", "words above it", "the only address",
    "low on the page", "at the foot", "signs", "signs below", "another signs over its address", "at the top",
    "over all addresses",
))  # fmt: skip
_CLAIMS = PLACES | frozenset((
    "sends the mail",
    "the mail goes to", "label of a contact", "another label", "clear label of the payer", "clear label of the payee",
    "fair label of the payer", "fair label of the payee", "over contact details", "in the head", "in a mail", "bold",
    "large print", "opens a sentence", "beside an amount", "addressed", "owns a domain", "said twice", "before a value",
    "not alone in its row", "in the head of a mail passed on",
))  # fmt: skip
_SPOKEN = frozenset(
    (
        "opens a sentence",
        "behind a word for to",
        "behind a word for from",
        "beside an amount",
        "opens a sentence of paying",
    )
)


def crossed(signs: Set[str]) -> Iterator[str]:
    """The pairs among signs of one place."""
    looks, claims = sorted(signs & _LOOKS), sorted(signs & _CLAIMS)
    yield from (f"{look}, {claim}" for look in looks for claim in claims)
    for family in (PLACES, _SPOKEN):
        yield from (f"{one}, {other}" for one, other in combinations(sorted(signs & family), 2))
