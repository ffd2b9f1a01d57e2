"""Which of our companies is paid: each books its own."""

from collections.abc import Iterable, Iterator

from docflow.rules import keys
from docflow.rules.policy import Policy
from docflow.schema.receivables import Application, OpenItem

_UNNAMED = Policy().company
"""Whoever has one company only need not name it."""


def own_first(items: Iterable[OpenItem], policy: Policy) -> list[OpenItem]:
    """Without what another of our companies is owed under a number that the one which books has open as well."""
    told = list(items)
    own = {(item.payer, keys.normalised(item.number)) for item in told if item.company == policy.company}
    if not own:
        return told
    return [
        item
        for item in told
        if item.company in ("", policy.company) or (item.payer, keys.normalised(item.number)) not in own
    ]


def paid_elsewhere(application: Application, items: Iterable[OpenItem], policy: Policy) -> Iterator[str]:
    """What speaks against booking it here, as a sentence: it pays what is owed to another of our companies."""
    paid = {line.open_item for line in application.lines if line.open_item}
    owed_to = sorted({item.company for item in items if item.company and item.ref in paid})
    if len(owed_to) > 1:
        yield f"It pays what is owed to {' and '.join(owed_to)}; each company books its own, so divide it."
    elif owed_to and policy.company not in (_UNNAMED, *owed_to):
        yield f"It pays what is owed to {owed_to[0]}, but {policy.company} would book it; see to whom it was paid."
