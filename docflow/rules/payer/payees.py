"""For whom a customer pays beside itself and its family, as people's decisions taught it."""

from collections.abc import Iterable

from docflow.schema.payers import Alias, PaysFor
from docflow.schema.receivables import Customer


def pays_for(payer: str, other: Customer) -> PaysFor:
    """That a customer pays for another one, as something that is learned of it, counted and undone like all that is."""
    return PaysFor(f"{payer}:{other.ref}", f"{other.name} ({other.ref})")


def paid_for(payer: str, learned: Iterable[Alias]) -> tuple[str, ...]:
    """Refs of those for whom it pays for certain; what was decided once may have been an exception."""
    return tuple(one.key.removeprefix(f"{payer}:") for one in learned if one.state == "firm")
