"""A name that may be a party: what the rooms of payers, sellers and customers hand each other."""

from dataclasses import dataclass

from extractors.tables import Atom


@dataclass(slots=True)
class Candidate:
    """A name that may be a party."""

    name: str
    weight: float
    atoms: tuple[Atom, ...]
    page: int
    why: str
    address: tuple[str, ...] = ()
